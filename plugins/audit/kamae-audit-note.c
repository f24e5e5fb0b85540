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
  KamaeRecord *record;
  char        *seen;
  gulong       changed_id;
  guint        pause_id;
  gboolean     is_saving;
  gboolean     is_line;
};

G_DEFINE_FINAL_TYPE (KamaeAuditNote, kamae_audit_note, ADW_TYPE_BIN)

/* What was typed and is not saved yet stays, whatever else happens to the record. */
void
kamae_audit_note_load (KamaeAuditNote *self)
{
  const char *text = self->record != NULL ? kamae_record_get_text (self->record, self->field)
                                          : NULL;

  if (self->is_saving || kamae_typing_is_changed (self->view))
    return;
  g_free (self->seen);
  self->seen = g_strdup (text != NULL ? text : "");
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view),
                              self->record != NULL
                              && kamae_record_can_edit (self->record, self->field));
  kamae_typing_load (self->view, self->seen);
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
         && kamae_operation_expect (operation, self->record, self->field, self->seen, error)
         && kamae_operation_set (operation, self->record, self->field, *text != '\0' ? text : NULL,
                                 error)
         && kamae_operation_commit (operation, error);
}

/* The text under the cursor stays as it is, even where the register keeps it without blanks at its
 * end. */
static gboolean
commit_cb (GtkWidget *view,
           gpointer   data)
{
  KamaeAuditNote *self = data;
  g_autofree char *typed = kamae_typing_dup_text (view);
  g_autofree char *text = g_strdup (typed);
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeRecord) record = NULL;
  const char *now;
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
  if (is_saved)
    kamae_typing_load (view, typed);
  else
    g_signal_emit_by_name (self, "failed", error);
  /* It was deleted: another one stands here by now. */
  if (self->record != record)
    return FALSE;
  /* The person was told what another program wrote, and has seen it now. */
  now = kamae_record_get_text (self->record, self->field);
  g_free (self->seen);
  self->seen = g_strdup (now != NULL ? now : "");
  return is_saved;
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
  if (kamae_typing_is_changed (self->view))
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
kamae_audit_note_finalize (GObject *object)
{
  g_free (KAMAE_AUDIT_NOTE (object)->seen);

  G_OBJECT_CLASS (kamae_audit_note_parent_class)->finalize (object);
}

static void
kamae_audit_note_class_init (KamaeAuditNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kamae_audit_note_dispose;
  G_OBJECT_CLASS (klass)->finalize = kamae_audit_note_finalize;
  g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
kamae_audit_note_init (KamaeAuditNote *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

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
  adw_bin_set_child (ADW_BIN (self), scrolled);
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

/* In the same place as what is typed into the record's form. */
static void
keep_typed (KamaeAuditNote *self)
{
  g_autofree char *record = NULL;
  g_autofree char *key = NULL;

  if (self->record == NULL || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    return;
  record = kamae_record_dup_key (self->record);
  key = g_strdup_printf ("%s.%s", record, self->field);
  kamae_typing_keep (self->view, kamae_record_get_register (self->record), key, self->seen);
  if (kamae_typing_restore (self->view))
    {
      g_free (self->seen);
      self->seen = g_strdup (kamae_typing_get_seen (self->view));
    }
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
  kamae_typing_load (self->view, "");
  kamae_audit_note_load (self);
  keep_typed (self);
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
