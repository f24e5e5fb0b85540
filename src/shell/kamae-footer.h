/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_FOOTER (kamae_footer_get_type ())

G_DECLARE_FINAL_TYPE (KamaeFooter, kamae_footer, KAMAE, FOOTER, AdwBin)

/* The state of the file, and who is working. */

GtkWidget *kamae_footer_new    (KamaeRegister *reg) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_footer_set_problem (KamaeFooter *self,
                                     const char  *problem);
void       kamae_footer_update (KamaeFooter   *self);

G_END_DECLS
