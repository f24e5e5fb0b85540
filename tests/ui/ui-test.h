/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

#include "kamae-test.h"

/* Widgets of a real window, driven in process. */

/* To be called first in main(): GTK without animations, the style of the widgets. */
void       ui_test_init     (int         *argc,
                             char      ***argv);
/* Before anything is logged: what libadwaita itself does wrong is not held against us. */
void       ui_test_watch_log (void);
/* A register whose model also has the entity "sheet": a field of each kind, two states, parts. */
void       ui_test_set_up_sheet (KamaeTest *test);
KamaeModel *ui_test_get_sheet_model (void);
/* Runs the main loop for a while. */
void       ui_test_wait     (guint        milliseconds);
GtkWidget *ui_test_show     (GtkWidget   *child,
                             int          width,
                             int          height);
/* Whether a window can open pop-ups. */
gboolean   ui_test_has_place (gpointer    window);
void       ui_test_close    (GtkWidget   *window);
/* The first widget of a type, by its name, as private types are found too. */
GtkWidget *ui_test_find     (GtkWidget   *root,
                             const char  *type_name);
/* The label that says a text. */
GtkWidget *ui_test_find_text (GtkWidget  *root,
                              const char *text);
/* Whether the Tab key gets the focus into the widget and out of it, there and back. */
gboolean   ui_test_lets_focus_through (GtkWidget *widget);
/* The button whose label, somewhere inside, says a text. */
GtkWidget *ui_test_find_button (GtkWidget  *root,
                                const char *text);
/* What has this tip under the pointer. */
GtkWidget *ui_test_find_tip (GtkWidget  *root,
                             const char *text);
/* Another program writes a value meanwhile; an empty one is NULL. */
void       ui_test_change_elsewhere (KamaeTest   *test,
                                     KamaeRecord *record,
                                     const char  *field,
                                     const char  *value);
