/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_PERSON_CHOOSER (kamae_person_chooser_get_type ())

G_DECLARE_FINAL_TYPE (KamaePersonChooser, kamae_person_chooser, KAMAE, PERSON_CHOOSER, AdwBin)

/* Who is working: a list of the register's people that narrows while typing. Signal: chosen
 * (KamaeRecord). */

GtkWidget *kamae_person_chooser_new          (KamaeRegister *reg) G_GNUC_WARN_UNUSED_RESULT;
char      *kamae_person_chooser_dup_roles    (KamaeRecord   *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
