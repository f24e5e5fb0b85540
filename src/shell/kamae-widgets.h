/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

/* Small makers, so that every row shows text as it is and every control has a name. */

GtkWidget *kamae_row_new         (const char *title,
                                  const char *subtitle) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *kamae_link_row_new    (const char *title,
                                  const char *subtitle) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_row_add_arrow   (GtkWidget  *row);
GtkWidget *kamae_expander_row_new (const char *title,
                                   const char *subtitle) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *kamae_icon_button_new (const char *icon,
                                  const char *label,
                                  const char *action) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *kamae_group_new       (const char *title,
                                  const char *description) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *kamae_sheet_new       (GtkWindow  *parent,
                                  const char *title,
                                  GtkWidget  *content,
                                  int         width,
                                  int         height) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_widget_name_lists (GtkWidget *widget,
                                    const char *name);
void       kamae_widget_after_frame (GtkWidget   *widget,
                                     GSourceFunc  function,
                                     guint       *id);
char      *kamae_dup_due_text    (const char *due,
                                  const char *today) G_GNUC_WARN_UNUSED_RESULT;
char      *kamae_dup_until_text  (const char *day,
                                  const char *today) G_GNUC_WARN_UNUSED_RESULT;
char      *kamae_dup_age_text    (GDateTime  *then,
                                  GDateTime  *now) G_GNUC_WARN_UNUSED_RESULT;
char      *kamae_dup_day         (const char *today,
                                  int         days) G_GNUC_WARN_UNUSED_RESULT;
char      *kamae_dup_file_name   (GFile      *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
