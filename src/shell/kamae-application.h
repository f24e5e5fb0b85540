/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_APPLICATION (kamae_application_get_type ())

G_DECLARE_FINAL_TYPE (KamaeApplication, kamae_application, KAMAE, APPLICATION, AdwApplication)

KamaeApplication *kamae_application_new           (void) G_GNUC_WARN_UNUSED_RESULT;
KamaeModel       *kamae_application_get_model     (void);
void              kamae_application_leave_out_plugins (void);
void              kamae_application_open_register (KamaeApplication *self,
                                                   GtkWindow        *parent,
                                                   GFile            *file);
GtkWindow        *kamae_application_show_register (KamaeApplication *self,
                                                   KamaeRegister    *reg);
GtkWindow        *kamae_application_show_start    (KamaeApplication *self);

G_END_DECLS
