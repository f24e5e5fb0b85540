/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <gtk/gtk.h>
#include <kamae.h>

G_BEGIN_DECLS

/* Where the person is: a field of a record, whichever widget shows it. */
typedef struct _KamaeFocus KamaeFocus;

KAMAE_AVAILABLE_IN_ALL
KamaeFocus *kamae_focus_remember (GtkWindow  *window) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void        kamae_focus_restore  (KamaeFocus *self);
KAMAE_AVAILABLE_IN_ALL
void        kamae_focus_free     (KamaeFocus *self);

KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_widget_focus_list (GtkWidget *widget);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeFocus, kamae_focus_free)

G_END_DECLS
