/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-ui.h"

G_BEGIN_DECLS

/* Small things that several widgets of this library need. */

GtkWidget  *_kamae_icon_button_new    (const char        *icon_name,
                                       const char        *name);
GtkWindow  *_kamae_widget_get_window  (GtkWidget         *widget);
/* Whether a record lacks something in a state as long as the field is empty. */
gboolean    _kamae_field_is_required  (const KamaeEntity *entity,
                                       const KamaeField  *field,
                                       const char        *state);
gboolean    _kamae_bin_focus          (GtkWidget         *widget,
                                       GtkDirectionType   direction);
void        _kamae_menu_button_set_child (GtkWidget      *button,
                                          GtkWidget      *child);
const char *_kamae_translate          (KamaeRegister     *reg,
                                       gconstpointer      declared,
                                       const char        *msgid);
const char *_kamae_field_label        (KamaeRegister     *reg,
                                       const KamaeEntity *entity,
                                       const KamaeField  *field);
const char *_kamae_state_label        (KamaeRegister     *reg,
                                       const KamaeEntity *entity,
                                       const KamaeState  *state);
gboolean    _kamae_record_is_overdue  (KamaeRecord       *record,
                                       const KamaeField  *field,
                                       int               *days);
char       *_kamae_format_overdue     (int                days);
char       *_kamae_record_dup_value   (KamaeRecord       *record,
                                       const KamaeField  *field,
                                       KamaeTone         *tone,
                                       gboolean          *marked);
char       *_kamae_value_dup_text     (KamaeRegister     *reg,
                                       const KamaeEntity *entity,
                                       const KamaeField  *field,
                                       const char        *value);
GtkWidget  *_kamae_value_label_new    (gboolean           single_line);
void        _kamae_value_label_set    (GtkWidget         *label,
                                       KamaeRecord       *record,
                                       const KamaeField  *field);
void        _kamae_value_label_set_cell (GtkWidget         *label,
                                          KamaeRecord       *record,
                                          const KamaeField  *field);
/* Saves what is typed anywhere in the widget's window. */
GtkWidget  *_kamae_kept_label_new       (GtkWidget        *text,
                                         KamaeRegister    *reg,
                                         const char       *key);
gboolean    _kamae_widget_commit_window (GtkWidget        *widget);
void        _kamae_name_menus         (void);
/* Where the date is typed. */
GtkWidget  *_kamae_date_entry_get_entry (KamaeDateEntry   *self);
void        _kamae_widget_remove_children (GtkWidget     *widget);

G_END_DECLS
