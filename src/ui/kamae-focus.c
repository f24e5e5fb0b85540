/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include "kamae-editor-private.h"

struct _KamaeFocus
{
  GtkWindow *window;
  GtkWidget *widget;
  gint64 record;
  const char *field;
};

static KamaeEditor *
get_editor (GtkWidget *widget)
{
  if (widget == NULL)
    return NULL;

  return (KamaeEditor *) gtk_widget_get_ancestor (widget, KAMAE_TYPE_EDITOR);
}

static gboolean
shows (KamaeFocus *self, KamaeEditor *editor)
{
  KamaeRecord *record = kamae_editor_get_record (editor);

  return record != NULL && !kamae_record_is_deleted (record)
         && kamae_record_get_id (record) == self->record
         && g_str_equal (kamae_editor_get_field (editor)->name, self->field);
}

/**
 * kamae_focus_remember: (skip)
 * @window: a window
 *
 * Remembers which field of which record has the focus, before something changes the records.
 *
 * Returns: (transfer full): for kamae_focus_restore()
 */
KamaeFocus *
kamae_focus_remember (GtkWindow *window)
{
  KamaeFocus *self;
  KamaeEditor *editor;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  self = g_new0 (KamaeFocus, 1);
  g_set_weak_pointer (&self->window, window);
  g_set_weak_pointer (&self->widget, gtk_window_get_focus (window));
  editor = get_editor (self->widget);
  if (editor != NULL && kamae_editor_get_record (editor) != NULL)
    {
      self->record = kamae_record_get_id (kamae_editor_get_record (editor));
      self->field = kamae_editor_get_field (editor)->name;
    }

  return self;
}

static GtkWidget *
find (KamaeFocus *self, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (KAMAE_IS_EDITOR (widget))
    return shows (self, KAMAE_EDITOR (widget)) ? widget : NULL;
  /* The record is gone: its place is the list. */
  if (KAMAE_IS_RECORD_VIEW (widget) && self->field == NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (self, child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * kamae_focus_restore: (skip)
 * @self: what was remembered
 *
 * Has the same field of the same record have the focus again; if the record is gone, the list.
 */
void
kamae_focus_restore (KamaeFocus *self)
{
  GtkWidget *focus;
  GtkWidget *found;

  g_return_if_fail (self != NULL);

  if (self->window == NULL)
    return;

  focus = gtk_window_get_focus (self->window);
  if (self->field == NULL)
    {
      if (focus == NULL && self->widget != NULL && gtk_widget_get_mapped (self->widget))
        gtk_widget_grab_focus (self->widget);
      return;
    }
  if (focus != NULL && get_editor (focus) != NULL && shows (self, get_editor (focus)))
    return;

  found = find (self, GTK_WIDGET (self->window));
  if (found == NULL)
    {
      self->field = NULL;
      found = find (self, GTK_WIDGET (self->window));
    }
  if (found != NULL)
    gtk_widget_child_focus (found, GTK_DIR_TAB_FORWARD);
}

void
kamae_focus_free (KamaeFocus *self)
{
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->widget);
  g_free (self);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (KAMAE_IS_RECORD_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_BASE (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * kamae_widget_focus_list:
 * @widget: a page or a part of it
 *
 * Puts the focus into the list in it; where there is none, or none that is filled, to whatever
 * comes first.
 *
 * Returns: %FALSE if nothing in it can have the focus
 */
gboolean
kamae_widget_focus_list (GtkWidget *widget)
{
  GtkWidget *list;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  list = find_list (widget);

  return (list != NULL && gtk_widget_grab_focus (list))
         || gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}
