/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-editor-private.h"
#include "kamae-parts-private.h"

typedef struct
{
  GtkWidget *box;
  GPtrArray *editors;
} Group;

struct _KamaeForm
{
  AdwBin parent_instance;

  KamaeRegister *reg;
  const KamaeEntity *entity;
  char **fields;
  KamaeRecord *record;
  gulong changed_id;

  GtkWidget *notice;
  GtkWidget *notice_label;
  GtkWidget *correct;
  GPtrArray *groups;
  GHashTable *editors;
  GPtrArray *parts;
  char *reason;
};

G_DEFINE_FINAL_TYPE (KamaeForm, kamae_form, ADW_TYPE_BIN)

enum
{
  OPEN_RECORD,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->editors);
  g_free (group);
}

static void
open_record_cb (KamaeForm *self, KamaeRecord *record)
{
  g_signal_emit (self, signals[OPEN_RECORD], 0, record);
}

static void
message_cb (KamaeForm *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

/* What the record's life asks for */

/* The state that the first step forward leads to; where there is none, the present state. */
static const char *
get_next_state (KamaeForm *self)
{
  g_autoptr(GPtrArray) transitions = kamae_record_get_transitions (self->record);

  for (guint i = 0; i < transitions->len; i++)
    {
      const KamaeTransition *transition = g_ptr_array_index (transitions, i);

      if ((transition->flags & KAMAE_TRANSITION_BACK) == 0 && transition->to != NULL)
        return transition->to;
    }

  return kamae_record_get_state (self->record);
}

/* What the program says of itself is shown once there is something to say. */
static gboolean
is_shown (KamaeForm *self, const KamaeField *field)
{
  if (!kamae_field_applies (field, self->record))
    return FALSE;

  return field->kind == KAMAE_FIELD_DERIVED || (field->flags & KAMAE_READ_ONLY) == 0
         || kamae_record_is_set (self->record, field->name);
}

static void
update_group (KamaeForm *self, Group *group, const char *next_state)
{
  gboolean any = FALSE;

  for (guint i = 0; i < group->editors->len; i++)
    {
      KamaeEditor *editor = g_ptr_array_index (group->editors, i);
      const KamaeField *field = kamae_editor_get_field (editor);
      gboolean shown = is_shown (self, field);

      gtk_widget_set_visible (GTK_WIDGET (editor), shown);
      kamae_editor_set_required (editor, _kamae_field_is_required (self->entity, field,
                                                                        next_state));
      any = any || shown;
    }

  gtk_widget_set_visible (group->box, any);
}

static void
update_notice (KamaeForm *self)
{
  gboolean read_only = kamae_register_is_read_only (self->reg);
  gboolean locked = kamae_record_is_locked (self->record);
  g_autofree char *text = NULL;

  if (read_only)
    {
      text = g_strdup (kamae_register_get_read_only_reason (self->reg));
    }
  else if (self->reason != NULL)
    {
      /* Translators: %s is the reason that the person gave for correcting a locked record. */
      text = g_strdup_printf (_("Correcting: %s. Each change is kept with this reason."),
                              self->reason);
    }
  else if (locked)
    {
      text = g_strdup (_("This record is approved and cannot be changed. "
                         "A correction is kept beside it with its reason."));
    }
  else if (kamae_record_is_signed (self->record, NULL))
    {
      text = g_strdup (_("What was signed is not changed any more. "
                         "To change it, go a step back, and have it signed anew."));
    }

  gtk_label_set_text (GTK_LABEL (self->notice_label), text != NULL ? text : "");
  gtk_widget_set_visible (self->notice, text != NULL && self->fields == NULL);
  gtk_widget_set_visible (self->correct, locked && !read_only);
  /* Translators: on a button: ends correcting a locked record. */
  gtk_button_set_label (GTK_BUTTON (self->correct), self->reason != NULL ? _("Done")
  /* Translators: on a button: begins to correct a locked record (訂正). */
                                                                         : _("Correct…"));
  kamae_widget_set_name (self->correct, gtk_button_get_label (GTK_BUTTON (self->correct)));
}

/* Corrections stand beside what was approved, never in its place. */

static char *
dup_correction_text (KamaeForm *self, KamaeRecord *correction, const KamaeField *field)
{
  const char *value = kamae_record_get_text (correction, "new_value");
  g_autofree char *text = _kamae_value_dup_text (self->reg, self->entity, field,
                                                 value != NULL ? value : "");
  g_autofree char *date = kamae_record_dup_display (correction, "made_on", NULL);
  g_autofree char *person = kamae_record_dup_display (correction, "person", NULL);

  /* Translators: a correction (訂正): the new value; then why, when and by whom it was made. */
  return g_strdup_printf (_("Corrected to “%1$s”: %2$s (%3$s, %4$s)"), text,
                          kamae_record_get_text (correction, "reason"), date, person);
}

static KamaeRecordList *
list_corrections (KamaeForm *self)
{
  KamaeModel *model = kamae_register_get_model (self->reg);
  g_autofree char *key = kamae_record_dup_key (self->record);
  g_autoptr(KamaeQuery) query = kamae_query_new (kamae_model_find_entity (model, "correction"));

  kamae_query_where (query, "source", KAMAE_MATCH_IS, key);
  return kamae_record_list_new (self->reg, query);
}

/* The last one of a field counts; those before it are in the history. */
static void
update_corrections (KamaeForm *self)
{
  g_autoptr(KamaeRecordList) list = NULL;
  guint n;

  if (!kamae_record_is_locked (self->record))
    return;

  list = list_corrections (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(KamaeRecord) correction = g_list_model_get_item (G_LIST_MODEL (list), i);
      const char *field = kamae_record_get_text (correction, "field");
      KamaeEditor *editor = g_hash_table_lookup (self->editors, field);
      g_autofree char *text = NULL;

      if (editor == NULL)
        continue;
      text = dup_correction_text (self, correction, kamae_editor_get_field (editor));
      kamae_editor_set_note (editor, text);
    }
}

/* What the rules say at once of what was entered. */

static void
update_warnings (KamaeForm *self)
{
  g_autoptr(GPtrArray) results = kamae_register_check_entry (self->reg, self->record);
  GHashTableIter iter;
  gpointer editor;

  g_hash_table_iter_init (&iter, self->editors);
  while (g_hash_table_iter_next (&iter, NULL, &editor))
    kamae_editor_show_warnings (editor, results);
}

static void
update (KamaeForm *self)
{
  const char *next_state = get_next_state (self);
  GHashTableIter iter;
  gpointer editor;

  g_hash_table_iter_init (&iter, self->editors);
  while (g_hash_table_iter_next (&iter, NULL, &editor))
    kamae_editor_set_note (editor, NULL);
  update_corrections (self);
  update_warnings (self);
  update_notice (self);
  for (guint i = 0; i < self->groups->len; i++)
    update_group (self, g_ptr_array_index (self->groups, i), next_state);
}

static void
changed_cb (KamaeForm *self)
{
  GHashTableIter iter;
  gpointer editor;

  if (kamae_record_is_deleted (self->record))
    return;

  g_hash_table_iter_init (&iter, self->editors);
  while (g_hash_table_iter_next (&iter, NULL, &editor))
    kamae_editor_reload (editor);
  for (guint i = 0; i < self->parts->len; i++)
    kamae_parts_set_owner (g_ptr_array_index (self->parts, i), self->record);
  update (self);
}

/* Correcting */

/* A correction changes nothing in the record itself; what is wrong with it may lie elsewhere. */
static void
register_changed_cb (KamaeForm *self, KamaeChangeSet *changes)
{
  if (self->record == NULL || kamae_record_is_deleted (self->record))
    return;

  if (kamae_change_set_touches (changes, "correction"))
    update (self);
  else
    update_warnings (self);
}

static void
set_reason (KamaeForm *self, const char *reason)
{
  GHashTableIter iter;
  gpointer editor;

  g_free (self->reason);
  self->reason = g_strdup (reason);

  g_hash_table_iter_init (&iter, self->editors);
  while (g_hash_table_iter_next (&iter, NULL, &editor))
    kamae_editor_set_correction (editor, reason);
  update_notice (self);
}

static void
reason_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(KamaeForm) self = data;
  g_autofree char *reason = kamae_ask_reason_finish (result, NULL);

  if (reason != NULL && self->record != NULL)
    set_reason (self, reason);
}

static void
correct_cb (KamaeForm *self)
{
  g_autofree char *key = NULL;

  if (self->reason != NULL)
    {
      kamae_form_commit (self);
      _kamae_correction_forget (self->record);
      set_reason (self, NULL);
      return;
    }

  key = _kamae_correction_dup_key (self->record);
  kamae_ask_reason_async (_kamae_widget_get_window (GTK_WIDGET (self)), self->reg, key,
                          _("Why is this record corrected?"),
                          _("The reason is kept in the history, beside the old and the new value."),
                          _("Go On"), NULL, reason_cb, g_object_ref (self));
}

/* Building */

static Group *
add_group (KamaeForm *self, GtkWidget *form, const char *title)
{
  Group *group = g_new0 (Group, 1);

  group->editors = g_ptr_array_new ();
  group->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  if (title != NULL)
    {
      GtkWidget *heading = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "kamae-group");
      gtk_box_append (GTK_BOX (group->box), heading);
    }
  gtk_box_append (GTK_BOX (form), group->box);
  g_ptr_array_add (self->groups, group);

  return group;
}

static GtkWidget *
add_card (Group *group)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "kamae-card");
  gtk_box_append (GTK_BOX (group->box), card);

  return card;
}

/* The number, and a title that nobody types, stand above the form. */
static gboolean
is_in_head (const KamaeField *field)
{
  return field->kind == KAMAE_FIELD_NUMBER
         || (field->kind == KAMAE_FIELD_DERIVED && field->flags & KAMAE_TITLE);
}

static gboolean
is_wanted (KamaeForm *self, const KamaeField *field)
{
  if (is_in_head (field) || field->flags & (KAMAE_HIDDEN | KAMAE_OWNER))
    return FALSE;

  return self->fields == NULL
         || g_strv_contains ((const char *const *) self->fields, field->name);
}

static void
add_editors (KamaeForm *self, GtkWidget *form)
{
  Group *group = NULL;
  GtkWidget *card = NULL;

  for (const KamaeField *field = self->entity->fields; field->name != NULL; field++)
    {
      KamaeEditor *editor;

      if (!is_wanted (self, field))
        continue;

      if (group == NULL || field->group != NULL)
        {
          group = add_group (self, form, _kamae_translate (self->reg, self->entity, field->group));
          card = add_card (group);
        }

      editor = kamae_editor_new (self->reg, self->entity, field, FALSE);
      g_signal_connect_swapped (editor, "open-record", G_CALLBACK (open_record_cb), self);
      g_ptr_array_add (group->editors, editor);
      g_hash_table_insert (self->editors, (gpointer) field->name, editor);
      gtk_box_append (GTK_BOX (card), GTK_WIDGET (editor));
    }
}

static void
add_parts (KamaeForm *self, GtkWidget *form)
{
  GPtrArray *entities = kamae_model_get_parts (kamae_register_get_model (self->reg), self->entity);

  for (guint i = 0; entities != NULL && i < entities->len; i++)
    {
      GtkWidget *parts = kamae_parts_new (self->reg, g_ptr_array_index (entities, i));

      g_signal_connect_swapped (parts, "open-record", G_CALLBACK (open_record_cb), self);
      g_signal_connect_swapped (parts, "message", G_CALLBACK (message_cb), self);
      g_ptr_array_add (self->parts, parts);
      gtk_box_append (GTK_BOX (form), parts);
    }
}

static GtkWidget *
create_notice (KamaeForm *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

  self->notice = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->notice), 6);
  self->notice_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->notice_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->notice_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->notice_label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->notice_label, TRUE);
  self->correct = gtk_button_new ();
  gtk_widget_set_valign (self->correct, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->correct, "clicked", G_CALLBACK (correct_cb), self);

  gtk_widget_add_css_class (self->notice, "kamae-notice");
  gtk_grid_attach (GTK_GRID (self->notice), icon, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->notice), self->notice_label, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (self->notice), self->correct, 2, 0, 1, 1);
  gtk_widget_set_visible (self->notice, FALSE);

  return self->notice;
}

static void
drop_record (KamaeForm *self)
{
  if (self->record != NULL)
    g_clear_signal_handler (&self->changed_id, self->record);
  g_clear_object (&self->record);
}

static void
kamae_form_dispose (GObject *object)
{
  KamaeForm *self = KAMAE_FORM (object);

  drop_record (self);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_form_parent_class)->dispose (object);
}

static void
kamae_form_finalize (GObject *object)
{
  KamaeForm *self = KAMAE_FORM (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->editors, g_hash_table_unref);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->fields, g_strfreev);

  G_OBJECT_CLASS (kamae_form_parent_class)->finalize (object);
}

static void
kamae_form_class_init (KamaeFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kamae_form_dispose;
  object_class->finalize = kamae_form_finalize;

  /**
   * KamaeForm::open-record:
   * @self: a form
   * @record: a record
   *
   * Asks for a record to be shown.
   */
  signals[OPEN_RECORD] = g_signal_new ("open-record", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KAMAE_TYPE_RECORD);

  /**
   * KamaeForm::message:
   * @self: a form
   * @text: a sentence
   *
   * Tells what was done.
   */
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kamae_form_init (KamaeForm *self)
{
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->editors = g_hash_table_new (g_str_hash, g_str_equal);
  self->parts = g_ptr_array_new ();
}

/**
 * kamae_form_new:
 * @reg: a register
 * @entity: a kind of record
 *
 * Makes a form for records of one kind.
 *
 * Returns: (transfer none): a widget
 */
GtkWidget *
kamae_form_new (KamaeRegister *reg, const KamaeEntity *entity)
{
  return kamae_form_new_for_fields (reg, entity, NULL);
}

/**
 * kamae_form_new_for_fields:
 * @reg: a register
 * @entity: a kind of record
 * @fields: (nullable) (array zero-terminated=1): names of fields; %NULL for all, and the parts
 *
 * Makes a form for some fields of records of one kind, as a page needs it that goes through them
 * step by step. Locked records are shown, but corrected in their whole form only.
 *
 * Returns: (transfer none): a widget
 */
GtkWidget *
kamae_form_new_for_fields (KamaeRegister *reg, const KamaeEntity *entity,
                           const char *const *fields)
{
  KamaeForm *self;
  GtkWidget *box;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (entity != NULL, NULL);

  self = g_object_new (KAMAE_TYPE_FORM, NULL);
  self->reg = g_object_ref (reg);
  self->entity = kamae_model_find_entity (kamae_register_get_model (reg), entity->name);
  self->fields = g_strdupv ((char **) fields);
  g_signal_connect_object (reg, "changed", G_CALLBACK (register_changed_cb), self,
                           G_CONNECT_SWAPPED);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), create_notice (self));
  add_editors (self, box);
  if (fields == NULL)
    add_parts (self, box);
  adw_bin_set_child (ADW_BIN (self), box);

  return GTK_WIDGET (self);
}

/**
 * kamae_form_get_record:
 * @self: a form
 *
 * Gets the record that is shown.
 *
 * Returns: (transfer none) (nullable): a record
 */
KamaeRecord *
kamae_form_get_record (KamaeForm *self)
{
  g_return_val_if_fail (KAMAE_IS_FORM (self), NULL);

  return self->record;
}

/**
 * kamae_form_set_record:
 * @self: a form
 * @record: a record of the form's kind
 *
 * Shows another record. What is being typed is saved before.
 */
void
kamae_form_set_record (KamaeForm *self, KamaeRecord *record)
{
  GHashTableIter iter;
  gpointer editor;

  g_return_if_fail (KAMAE_IS_FORM (self));
  g_return_if_fail (KAMAE_IS_RECORD (record));
  g_return_if_fail (kamae_record_get_entity (record) == self->entity);

  if (record == self->record)
    return;

  kamae_form_commit (self);
  drop_record (self);
  self->record = g_object_ref (record);
  self->changed_id = g_signal_connect_swapped (record, "changed", G_CALLBACK (changed_cb), self);

  g_hash_table_iter_init (&iter, self->editors);
  while (g_hash_table_iter_next (&iter, NULL, &editor))
    kamae_editor_set_record (editor, record);
  for (guint i = 0; i < self->parts->len; i++)
    kamae_parts_set_owner (g_ptr_array_index (self->parts, i), record);

  if (self->reason != NULL)
    set_reason (self, NULL);
  update (self);
}

static GtkWidget *
find_first_editor (KamaeForm *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->editors->len; j++)
        if (gtk_widget_get_visible (g_ptr_array_index (group->editors, j)))
          return g_ptr_array_index (group->editors, j);
    }

  return NULL;
}

/**
 * kamae_form_focus_field:
 * @self: a form
 * @field: (nullable): name of a field or of a kind of part; %NULL for the first field
 *
 * Puts the cursor into a field.
 *
 * Returns: %FALSE if the form does not show it
 */
gboolean
kamae_form_focus_field (KamaeForm *self, const char *field)
{
  GtkWidget *editor;

  g_return_val_if_fail (KAMAE_IS_FORM (self), FALSE);

  editor = field != NULL ? g_hash_table_lookup (self->editors, field) : find_first_editor (self);
  for (guint i = 0; field != NULL && editor == NULL && i < self->parts->len; i++)
    {
      KamaeParts *parts = g_ptr_array_index (self->parts, i);

      if (g_str_equal (kamae_parts_get_entity (parts)->name, field))
        return gtk_widget_child_focus (GTK_WIDGET (parts), GTK_DIR_TAB_FORWARD);
    }

  return editor != NULL && gtk_widget_get_visible (editor) && gtk_widget_grab_focus (editor);
}

/**
 * kamae_form_commit:
 * @self: a form
 *
 * Saves what is being typed, in the parts, too. What cannot be saved is kept and gets the focus,
 * with the reason beside it.
 *
 * Returns: whether everything is saved
 */
gboolean
kamae_form_commit (KamaeForm *self)
{
  g_return_val_if_fail (KAMAE_IS_FORM (self), FALSE);

  return kamae_typing_commit (GTK_WIDGET (self));
}
