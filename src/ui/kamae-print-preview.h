/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_PRINT_PREVIEW (kamae_print_preview_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaePrintPreview, kamae_print_preview, KAMAE, PRINT_PREVIEW, AdwWindow)

/* The pages of a report on the screen, as they will be printed. */

KAMAE_AVAILABLE_IN_ALL
GtkWidget *kamae_print_preview_new (KamaeRegister     *reg,
                                    const KamaeReport *report,
                                    KamaeRecord       *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
