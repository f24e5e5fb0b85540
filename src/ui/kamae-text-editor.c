/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-editor-private.h"

/* One line of text; also numbers and times, which are typed as text. */

struct _KamaeTextEditor
{
  KamaeEditor parent_instance;

  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (KamaeTextEditor, kamae_text_editor, KAMAE_TYPE_EDITOR)

/* "１，２００" is a number too. */
static char *
dup_number (const char *text, KamaeFieldKind kind)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_auto(GStrv) parts = g_strsplit (normal, ",", -1);
  g_autofree char *plain = g_strstrip (g_strjoinv ("", parts));
  char *end = NULL;

  if (kind == KAMAE_FIELD_INTEGER)
    g_ascii_strtoll (plain, &end, 10);
  else
    g_ascii_strtod (plain, &end);

  return end != plain && *end == '\0' ? g_steal_pointer (&plain) : NULL;
}

static char *
dup_date_time (const char *text, KamaeRegister *reg)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *today = kamae_register_dup_today (reg);
  g_autofree char *date = NULL;
  char *time = strpbrk (normal, " T");
  int hour, minute;

  if (time == NULL || sscanf (time + 1, "%d:%d", &hour, &minute) != 2
      || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return NULL;

  *time = '\0';
  date = kamae_parse_date (normal, today);
  return date != NULL ? g_strdup_printf ("%sT%02d:%02d", date, hour, minute) : NULL;
}

static char *
dup_canonical (KamaeTextEditor *self, const char *text, const char **message)
{
  KamaeFieldKind kind = kamae_editor_get_field (KAMAE_EDITOR (self))->kind;

  switch ((int) kind)
    {
    case KAMAE_FIELD_INTEGER:
    case KAMAE_FIELD_DECIMAL:
      *message = _("This is not a number. Write it as 12 or 3.5.");
      return dup_number (text, kind);

    case KAMAE_FIELD_DATE_TIME:
      *message = _("This is not a date and time. Write it as 2026/4/1 13:30.");
      return dup_date_time (text, kamae_editor_get_register (KAMAE_EDITOR (self)));

    default:
      return g_strdup (text);
    }
}

static gboolean
kamae_text_editor_commit (KamaeEditor *editor)
{
  KamaeTextEditor *self = KAMAE_TEXT_EDITOR (editor);
  g_autofree char *text = kamae_typing_dup_text (self->entry);
  g_autofree char *value = NULL;
  const char *message = NULL;

  g_strstrip (text);
  if (*text == '\0')
    return kamae_editor_store (editor, NULL);

  value = dup_canonical (self, text, &message);
  if (value != NULL)
    return kamae_editor_store (editor, value);

  kamae_editor_refuse (editor, message);
  return FALSE;
}

static void
kamae_text_editor_load (KamaeEditor *editor)
{
  KamaeTextEditor *self = KAMAE_TEXT_EDITOR (editor);
  g_autofree char *value = kamae_editor_dup_value (editor);

  kamae_typing_load (self->entry, value != NULL ? value : "");
}

static void
activate_cb (KamaeEditor *editor)
{
  if (!kamae_typing_is_composing (KAMAE_TEXT_EDITOR (editor)->entry)
      && kamae_editor_commit (editor))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (editor))),
                            GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
kamae_text_editor_create (KamaeEditor *editor)
{
  KamaeTextEditor *self = KAMAE_TEXT_EDITOR (editor);

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 36);
  kamae_widget_set_name (self->entry, kamae_editor_get_label (editor));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  kamae_editor_watch_typing (editor, self->entry);

  return self->entry;
}

static void
kamae_text_editor_class_init (KamaeTextEditorClass *klass)
{
  KamaeEditorClass *editor_class = KAMAE_EDITOR_CLASS (klass);

  editor_class->create = kamae_text_editor_create;
  editor_class->load = kamae_text_editor_load;
  editor_class->commit = kamae_text_editor_commit;
}

static void
kamae_text_editor_init (KamaeTextEditor *self)
{
}
