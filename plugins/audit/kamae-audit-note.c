/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-note.h"

#include <kamae-i18n.h>

#define PAUSE 800 /* milliseconds */

struct _KamaeAuditNote
{
  AdwBin       parent_instance;

  const char  *field;
  GtkWidget   *view;
  GtkWidget   *refusal;
  KamaeRecord *record;
  gulong       changed_id;
  guint        pause_id;
  gboolean     is_saving;
  gboolean     is_line;
};

G_DEFINE_FINAL_TYPE (KamaeAuditNote, kamae_audit_note, ADW_TYPE_BIN)

static const char *
get_text (KamaeAuditNote *self)
{
  const char *text = self->record != NULL ? kamae_record_get_text (self->record, self->field)
                                          : NULL;

  return text != NULL ? text : "";
}

/* What the register holds now is what the person has before the eyes. What is typed is kept in the
 * same place as what is typed into the record's form. */
static void
mark_seen (KamaeAuditNote *self)
{
  g_autofree char *key = NULL;

  if (self->record != NULL && kamae_record_can_edit (self->record, self->field))
    key = g_strdup_printf ("%" G_GINT64_FORMAT ".%s", kamae_record_get_id (self->record),
                           self->field);
  kamae_typing_keep (self->view,
                     self->record != NULL ? kamae_record_get_register (self->record) : NULL, key,
                     get_text (self));
}

static void
show_conflict (KamaeAuditNote *self)
{
  kamae_refusal_tell_conflict (KAMAE_REFUSAL (self->refusal), get_text (self), NULL);
}

static gboolean
was_changed_elsewhere (KamaeAuditNote *self)
{
  return g_strcmp0 (kamae_typing_get_seen (self->view), get_text (self)) != 0;
}

/* What was typed and is not saved yet stays, whatever else happens to the record. */
void
kamae_audit_note_load (KamaeAuditNote *self)
{
  if (self->is_saving)
    return;
  if (kamae_typing_is_changed (self->view))
    {
      if (self->record != NULL && was_changed_elsewhere (self))
        show_conflict (self);
      else if (kamae_refusal_is_conflict (KAMAE_REFUSAL (self->refusal)))
        kamae_refusal_clear (KAMAE_REFUSAL (self->refusal));
      return;
    }
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view),
                              self->record != NULL
                              && kamae_record_can_edit (self->record, self->field));
  kamae_typing_load (self->view, get_text (self));
  mark_seen (self);
  kamae_refusal_clear (KAMAE_REFUSAL (self->refusal));
}

static gboolean
store (KamaeAuditNote  *self,
       const char      *text,
       GError         **error)
{
  g_autoptr (KamaeOperation) operation =
    /* Translators: name of an operation; %s is a record. */
    kamae_register_begin (kamae_record_get_register (self->record), N_("Change %s"), self->record,
                          error);

  return operation != NULL
         && kamae_operation_expect (operation, self->record, self->field,
                                    kamae_typing_get_seen (self->view), error)
         && kamae_operation_set (operation, self->record, self->field, *text != '\0' ? text : NULL,
                                 error)
         && kamae_operation_commit (operation, error);
}

/* Said beside the text: a dialog would take the focus away, and leaving a text saves it. */
static void
refuse (KamaeAuditNote *self,
        const GError   *error)
{
  kamae_typing_refuse (self->view, error);
  kamae_refusal_tell_error (KAMAE_REFUSAL (self->refusal), error, get_text (self));
}

/* The text under the cursor stays as it is, even where the register keeps it without blanks at its
 * end. What was refused because the person had not seen what another program wrote stays refused
 * until the person has chosen. */
static gboolean
commit_cb (GtkWidget *view,
           gpointer   data)
{
  KamaeAuditNote *self = data;
  g_autofree char *typed = kamae_typing_dup_text (view);
  g_autofree char *text = g_strdup (typed);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRecord) record = NULL;
  gboolean is_saved;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->record == NULL || kamae_record_is_deleted (self->record))
    return TRUE;

  if (self->is_line)
    g_strdelimit (text, "\n", ' ');
  record = g_object_ref (self->record);
  self->is_saving = TRUE;
  is_saved = store (self, g_strchomp (text), &error);
  self->is_saving = FALSE;
  /* It was deleted: another one stands here by now. */
  if (self->record != record)
    return FALSE;
  if (!is_saved)
    {
      refuse (self, error);
      return FALSE;
    }
  kamae_typing_load (view, typed);
  mark_seen (self);
  kamae_refusal_clear (KAMAE_REFUSAL (self->refusal));
  return TRUE;
}

static void
save_mine_cb (KamaeAuditNote *self)
{
  mark_seen (self);
  kamae_audit_note_save (self);
}

static void
discard_mine_cb (KamaeAuditNote *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  kamae_typing_load (self->view, get_text (self));
  kamae_audit_note_load (self);
  kamae_audit_note_focus (self);
}

void
kamae_audit_note_save (KamaeAuditNote *self)
{
  kamae_typing_commit (self->view);
}

static gboolean
pause_cb (gpointer data)
{
  KamaeAuditNote *self = data;

  if (kamae_typing_is_composing (self->view))
    return G_SOURCE_CONTINUE;
  self->pause_id = 0;
  kamae_audit_note_save (self);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (KamaeAuditNote *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  /* A refusal is told once, not at each pause. */
  if (kamae_typing_is_changed (self->view)
      && !kamae_refusal_is_told (KAMAE_REFUSAL (self->refusal)))
    self->pause_id = g_timeout_add (PAUSE, pause_cb, self);
}

/* Of a single line, Enter leads on. */
static gboolean
key_pressed_cb (KamaeAuditNote *self,
                guint           keyval)
{
  if (!self->is_line || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter))
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                 GTK_DIR_TAB_FORWARD);
}

static void
kamae_audit_note_dispose (GObject *object)
{
  KamaeAuditNote *self = KAMAE_AUDIT_NOTE (object);

  kamae_audit_note_set_record (self, NULL);

  G_OBJECT_CLASS (kamae_audit_note_parent_class)->dispose (object);
}

static void
kamae_audit_note_class_init (KamaeAuditNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kamae_audit_note_dispose;
}

static void
kamae_audit_note_init (KamaeAuditNote *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_add_css_class (self->view, "kamae-long-text");
  kamae_typing_watch (self->view, KAMAE_TYPING_NONE, commit_cb, self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                            G_CALLBACK (typed_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->refusal = kamae_refusal_new ();
  g_signal_connect_swapped (self->refusal, "save-mine", G_CALLBACK (save_mine_cb), self);
  g_signal_connect_swapped (self->refusal, "discard-mine", G_CALLBACK (discard_mine_cb), self);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), self->refusal);
  adw_bin_set_child (ADW_BIN (self), kamae_wrap_new (box));
}

GtkWidget *
kamae_audit_note_new (const KamaeEntity *entity,
                      const char        *field)
{
  KamaeAuditNote *self = g_object_new (KAMAE_TYPE_AUDIT_NOTE, NULL);
  const KamaeField *declared = kamae_entity_find_field (entity, field);

  self->field = field;
  self->is_line = declared->kind == KAMAE_FIELD_TEXT;
  kamae_widget_set_name (self->view, kamae_translate (NULL, GETTEXT_PACKAGE, declared->label));
  return GTK_WIDGET (self);
}

void
kamae_audit_note_set_record (KamaeAuditNote *self,
                             KamaeRecord    *record)
{
  if (self->record == record)
    return;
  kamae_audit_note_save (self);
  /* What could not be saved is kept for the record that it was typed for. */
  kamae_typing_keep (self->view, NULL, NULL, NULL);
  if (self->record != NULL)
    g_clear_signal_handler (&self->changed_id, self->record);
  g_set_object (&self->record, record);
  /* Also when saving was what found out that the record is gone. */
  self->is_saving = FALSE;
  kamae_typing_load (self->view, "");
  kamae_audit_note_load (self);
  if (record != NULL && kamae_typing_restore (self->view) && was_changed_elsewhere (self))
    show_conflict (self);
  if (record != NULL)
    self->changed_id = g_signal_connect_swapped (record, "changed",
                                                 G_CALLBACK (kamae_audit_note_load), self);
}

void
kamae_audit_note_focus (KamaeAuditNote *self)
{
  gtk_widget_grab_focus (self->view);
}

gboolean
kamae_audit_note_is_focused (KamaeAuditNote *self)
{
  return gtk_widget_has_focus (self->view);
}
