/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-backups.h"
#include "kamae-footer.h"
#include "kamae-navigation.h"
#include "kamae-window.h"

G_BEGIN_DECLS

struct _KamaeWindow
{
  AdwApplicationWindow parent_instance;

  KamaeRegister   *reg;
  char            *page_name;
  /* The pages and records shown last, the newest first: "(sx)", a record without a page. */
  GPtrArray       *recent;
  AdwFlap         *flap;
  /* The width at which the sidebar finds room beside the page again. */
  int              unfold_width;
  AdwHeaderBar    *header;
  KamaeNavigation *navigation;
  GtkStack        *stack;
  AdwToastOverlay *toasts;
  AdwWindowTitle  *title;
  GtkWidget       *add_button;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  GtkMenuButton   *print_button;
  GtkWidget       *banner;
  GtkWidget       *failure_bar;
  GtkLabel        *failure_label;
  GtkWidget       *lost_bar;
  char            *failure;
  gboolean         is_making_page;
  guint            failure_id;
  KamaeFooter     *footer;
  KamaeBackups    *backups;
  AdwToast        *toast;
  gint64           toasted_at;
  char            *toasted_hash;
  guint            refresh_id;
  guint            ask_id;
  guint            due_id;
  guint            focus_id;
  gboolean         closes;   /* whatever is typed: the person said so */
};

void kamae_window_update_lost     (KamaeWindow    *self);

/* kamae-window-actions.c */
/* Asks what is to become of what is typed and cannot be saved, because of @error. */
void kamae_window_ask_unsaved     (KamaeWindow    *self,
                                   const GError   *error);
void kamae_window_install_actions (GtkWidgetClass *class);
void kamae_window_update_actions  (KamaeWindow    *self);
void kamae_window_update_reports  (KamaeWindow    *self);

GMenuModel *kamae_window_menu_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
