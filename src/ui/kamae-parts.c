/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-editor-private.h"
#include "kamae-parts-private.h"

/* A part with more fields than this is edited in a form that unfolds under its line. */
#define MAX_CELLS 4

struct _KamaeParts
{
  AdwBin parent_instance;

  KamaeRegister *reg;
  const KamaeEntity *entity;
  KamaeRecord *owner;
  KamaeRecordList *list;

  GtkWidget *heading;
  GtkWidget *grid;
  GtkWidget *rows;
  GtkWidget *empty;
  GtkWidget *add;
  GtkWidget *error;
  guint n_shown;
  gboolean editable;
  gint64 added_id;
};

G_DEFINE_FINAL_TYPE (KamaeParts, kamae_parts, ADW_TYPE_BIN)

enum
{
  OPEN_RECORD,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_cell (const KamaeField *field)
{
  return (field->flags & (KAMAE_HIDDEN | KAMAE_OWNER)) == 0 && field->kind != KAMAE_FIELD_NUMBER;
}

/* Whether a part is simple enough to be edited in its line. */
static gboolean
fits_in_line (const KamaeEntity *entity)
{
  guint n = 0;

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    {
      if (!is_cell (field))
        continue;
      if (field->when != NULL || field->kind == KAMAE_FIELD_LINKS
          || field->kind == KAMAE_FIELD_FILE)
        return FALSE;
      n++;
    }

  return n <= MAX_CELLS;
}

static gboolean
is_wide (const KamaeField *field)
{
  return field->kind == KAMAE_FIELD_LONG_TEXT || field->kind == KAMAE_FIELD_TEXT;
}

static void
show_error (KamaeParts *self, const GError *error)
{
  gtk_label_set_text (GTK_LABEL (self->error), error != NULL ? error->message : "");
  gtk_widget_set_visible (self->error, error != NULL);
}

static void
open_record_cb (KamaeParts *self, KamaeRecord *record)
{
  g_signal_emit (self, signals[OPEN_RECORD], 0, record);
}

static void
message_cb (KamaeParts *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static gboolean
can_edit (KamaeParts *self)
{
  return !kamae_register_is_read_only (self->reg) && !kamae_record_is_locked (self->owner);
}

static gboolean
can_add (KamaeParts *self)
{
  return can_edit (self) && (self->entity->flags & KAMAE_ENTITY_FIXED) == 0;
}

/* Lines */

static KamaeRecord *
get_row_record (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "record");
}

static gboolean
delete_part (KamaeParts *self, KamaeRecord *part, GError **error)
{
  /* Translators: name of an operation; %s is a record. */
  g_autoptr(KamaeOperation) operation = kamae_register_begin (self->reg, N_("Delete %s"), part,
                                                              error);

  return operation != NULL
         && kamae_operation_delete (operation, part, error)
         && kamae_operation_commit (operation, error);
}

static void
delete_cb (KamaeParts *self, GtkWidget *button)
{
  g_autoptr(KamaeRecord) part = g_object_ref (g_object_get_data (G_OBJECT (button), "record"));
  g_autofree char *label = kamae_record_dup_label (part);
  /* Translators: %s is a record. */
  g_autofree char *message = g_strdup_printf (_("“%s” was deleted"), label);
  g_autoptr(GError) error = NULL;

  if (delete_part (self, part, &error))
    g_signal_emit (self, signals[MESSAGE], 0, message);
  show_error (self, error);
}

static GtkWidget *
create_delete_button (KamaeParts *self, KamaeRecord *part)
{
  g_autofree char *label = kamae_record_dup_label (part);
  /* Translators: %s is a record. */
  g_autofree char *name = g_strdup_printf (_("Delete %s"), label);
  GtkWidget *button = _kamae_icon_button_new ("user-trash-symbolic", name);

  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (part), g_object_unref);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (delete_cb), self);
  gtk_widget_set_visible (button, can_edit (self) && kamae_record_can_delete (part));

  return button;
}

static void
part_changed_cb (KamaeEditor *editor, KamaeRecord *part)
{
  g_autoptr(GPtrArray) results = NULL;

  kamae_editor_reload (editor);
  if (kamae_record_is_deleted (part))
    return;

  results = kamae_register_check_entry (kamae_record_get_register (part), part);
  kamae_editor_show_warnings (editor, results);
}

/* A grid, as a table: each part is a row under the head. */
static void
attach_cells (KamaeParts *self, KamaeRecord *part, int row)
{
  g_autoptr(GPtrArray) results = kamae_register_check_entry (self->reg, part);
  int column = 0;

  for (const KamaeField *field = self->entity->fields; field->name != NULL; field++)
    {
      KamaeEditor *editor;

      if (!is_cell (field))
        continue;

      editor = kamae_editor_new (self->reg, self->entity, field, TRUE);
      gtk_widget_set_hexpand (GTK_WIDGET (editor), is_wide (field));
      gtk_widget_set_valign (GTK_WIDGET (editor), GTK_ALIGN_CENTER);
      g_signal_connect_swapped (editor, "open-record", G_CALLBACK (open_record_cb), self);
      g_signal_connect_object (part, "changed", G_CALLBACK (part_changed_cb), editor,
                               G_CONNECT_SWAPPED);
      kamae_editor_set_record (editor, part);
      kamae_editor_show_warnings (editor, results);
      gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (editor), column++, row, 1, 1);
    }

  gtk_grid_attach (GTK_GRID (self->grid), create_delete_button (self, part), column, row, 1, 1);
}

static void
expanded_cb (GtkExpander *expander, GParamSpec *pspec, KamaeParts *self)
{
  GtkWidget *box = gtk_expander_get_child (expander);
  GtkWidget *form;

  /* What is folded in is no part of the window any more: nothing would ask for it. */
  if (!gtk_expander_get_expanded (expander) && box != NULL && !kamae_typing_commit (box))
    {
      gtk_expander_set_expanded (expander, TRUE);
      kamae_typing_commit (box);
    }
  if (!gtk_expander_get_expanded (expander) || box != NULL)
    return;

  form = kamae_form_new (self->reg, self->entity);
  kamae_form_set_record (KAMAE_FORM (form), get_row_record (GTK_WIDGET (expander)));
  g_signal_connect_swapped (form, "open-record", G_CALLBACK (open_record_cb), self);
  g_signal_connect_swapped (form, "message", G_CALLBACK (message_cb), self);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, "kamae-part");
  gtk_box_append (GTK_BOX (box), form);
  gtk_expander_set_child (expander, box);
}

static void
update_expander (GtkExpander *expander)
{
  KamaeRecord *part = get_row_record (GTK_WIDGET (expander));
  GtkWidget *box = gtk_expander_get_label_widget (expander);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *facts = gtk_widget_get_next_sibling (title);
  const KamaeEntity *entity = kamae_record_get_entity (part);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *label = NULL;

  if (kamae_record_is_deleted (part))
    return;

  label = kamae_record_dup_label (part);
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    {
      g_autofree char *value = NULL;

      if (!is_cell (field) || (field->flags & KAMAE_COLUMN) == 0 || field->flags & KAMAE_TITLE)
        continue;

      value = kamae_record_dup_display (part, field->name, kamae_language_get_current ());
      value[strcspn (value, "\n")] = '\0';
      if (*value != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
    }

  gtk_label_set_text (GTK_LABEL (title), label);
  gtk_label_set_text (GTK_LABEL (facts), text->str);
  gtk_widget_set_visible (facts, text->len > 0);
  kamae_widget_set_name (GTK_WIDGET (expander), label);
}

static GtkWidget *
create_expander (KamaeParts *self, KamaeRecord *part)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == 1)
        gtk_widget_add_css_class (label, "kamae-help");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_hexpand (expander, TRUE);
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), box);

  g_object_set_data_full (G_OBJECT (expander), "record", g_object_ref (part), g_object_unref);
  g_signal_connect (expander, "notify::expanded", G_CALLBACK (expanded_cb), self);
  g_signal_connect_object (part, "changed", G_CALLBACK (update_expander), expander,
                           G_CONNECT_SWAPPED);
  update_expander (GTK_EXPANDER (expander));

  return expander;
}

static GtkWidget *
create_row (KamaeParts *self, KamaeRecord *part)
{
  /* A grid: a box of boxes with wrapped texts may search for its width without end. */
  GtkWidget *row = gtk_grid_new ();
  GtkWidget *wrap = kamae_wrap_new (row);
  GtkWidget *expander = create_expander (self, part);
  GtkWidget *button = create_delete_button (self, part);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_grid_set_column_spacing (GTK_GRID (row), 6);
  gtk_grid_attach (GTK_GRID (row), expander, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), button, 1, 0, 1, 1);
  gtk_widget_add_css_class (wrap, "kamae-part-row");
  if (kamae_record_get_id (part) == self->added_id)
    gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);

  return wrap;
}

static GtkWidget *
get_row (KamaeParts *self, guint position)
{
  GtkWidget *row;

  /* The first row of the grid is the head. */
  if (fits_in_line (self->entity))
    return gtk_grid_get_child_at (GTK_GRID (self->grid), 0, position + 1);

  row = gtk_widget_get_first_child (self->rows);
  while (position-- > 0 && row != NULL)
    row = gtk_widget_get_next_sibling (row);

  return row;
}

static void
insert_part (KamaeParts *self, KamaeRecord *part, guint position)
{
  if (fits_in_line (self->entity))
    {
      gtk_grid_insert_row (GTK_GRID (self->grid), position + 1);
      attach_cells (self, part, position + 1);
      return;
    }

  gtk_box_insert_child_after (GTK_BOX (self->rows), create_row (self, part),
                              position > 0 ? get_row (self, position - 1) : NULL);
}

static void
remove_part (KamaeParts *self, guint position)
{
  if (fits_in_line (self->entity))
    gtk_grid_remove_row (GTK_GRID (self->grid), position + 1);
  else
    gtk_box_remove (GTK_BOX (self->rows), get_row (self, position));
}

static void
update_count (KamaeParts *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const char *plural = _kamae_translate (self->reg, self->entity, self->entity->plural);
  const GError *error = kamae_record_list_get_error (self->list);
  g_autofree char *text = NULL;

  if (error != NULL)
    text = g_strdup_printf (_("%s (cannot be read)"), plural);
  else
    text = n > 0 ? g_strdup_printf ("%s %u", plural, n) : g_strdup (plural);
  gtk_label_set_text (GTK_LABEL (self->heading), text);
  if (error != NULL)
    show_error (self, error);
  gtk_widget_set_visible (self->empty, n == 0 && error == NULL);
  gtk_widget_set_visible (self->grid, n > 0 && fits_in_line (self->entity));
}

static void
items_changed_cb (KamaeParts *self, guint position, guint removed, guint added)
{
  self->n_shown += added - removed;
  for (guint i = 0; i < removed; i++)
    remove_part (self, position);

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(KamaeRecord) part = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      insert_part (self, part, i);
    }

  update_count (self);
}

/* Adding */

static KamaeRecord *
create_part (KamaeParts *self, GError **error)
{
  const char *owner_field = kamae_entity_get_owner (self->entity)->name;
  g_autofree char *owner = kamae_record_dup_key (self->owner);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) part = NULL;

  /* Translators: name of an operation; %s is a record. */
  operation = kamae_register_begin (self->reg, N_("Add %s"), NULL, error);
  if (operation == NULL)
    return NULL;

  part = kamae_operation_create (operation, self->entity->name, error, owner_field, owner, NULL);
  if (part == NULL)
    return NULL;

  kamae_operation_set_subject (operation, part);
  self->added_id = kamae_record_get_id (part);
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&part) : NULL;
}

static void
add_cb (KamaeParts *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) part = create_part (self, &error);
  guint position;

  show_error (self, error);
  if (part != NULL
      && kamae_record_list_find (self->list, kamae_record_get_id (part), &position))
    gtk_widget_child_focus (get_row (self, position), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
create_grid (KamaeParts *self)
{
  GtkWidget *grid = gtk_grid_new ();
  int column = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_widget_add_css_class (grid, "kamae-part-grid");

  for (const KamaeField *field = self->entity->fields; field->name != NULL; field++)
    {
      GtkWidget *label;

      if (!is_cell (field))
        continue;

      label = gtk_label_new (_kamae_field_label (self->reg, self->entity, field));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      if (is_wide (field))
        gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "kamae-help");
      gtk_grid_attach (GTK_GRID (grid), label, column++, 0, 1, 1);
    }

  return grid;
}

static void
kamae_parts_dispose (GObject *object)
{
  KamaeParts *self = KAMAE_PARTS (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, items_changed_cb, self);
  g_clear_object (&self->list);
  g_clear_object (&self->owner);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_parts_parent_class)->dispose (object);
}

static void
kamae_parts_class_init (KamaePartsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kamae_parts_dispose;

  signals[OPEN_RECORD] = g_signal_new ("open-record", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KAMAE_TYPE_RECORD);
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kamae_parts_init (KamaeParts *self)
{
}

static GtkWidget *
create_add_button (KamaeParts *self)
{
  const char *label = _kamae_translate (self->reg, self->entity, self->entity->label);
  /* Translators: %s is a kind of record. */
  g_autofree char *text = g_strdup_printf (_("Add %s"), label);
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *button = gtk_button_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), text);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  kamae_widget_set_name (button, text);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_cb), self);

  return button;
}

static GtkWidget *
create_note (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

GtkWidget *
kamae_parts_new (KamaeRegister *reg, const KamaeEntity *entity)
{
  KamaeParts *self = g_object_new (KAMAE_TYPE_PARTS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *card;
  const char *help = _kamae_translate (reg, entity, entity->help);

  self->reg = g_object_ref (reg);
  self->entity = entity;
  self->heading = create_note (NULL, "kamae-group");
  self->empty = create_note (help != NULL ? help : _("None yet"), "kamae-part-empty");
  self->error = create_note (NULL, "kamae-error");
  gtk_widget_set_visible (self->error, FALSE);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "kamae-part-rows");
  self->add = create_add_button (self);
  self->grid = create_grid (self);

  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "kamae-parts");
  gtk_box_append (GTK_BOX (card), self->empty);
  gtk_box_append (GTK_BOX (card), kamae_wrap_new (self->grid));
  gtk_box_append (GTK_BOX (card), self->rows);
  gtk_box_append (GTK_BOX (card), self->error);
  gtk_box_append (GTK_BOX (card), self->add);

  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), card);
  adw_bin_set_child (ADW_BIN (self), box);

  return GTK_WIDGET (self);
}

const KamaeEntity *
kamae_parts_get_entity (KamaeParts *self)
{
  return self->entity;
}

/* Also called when the owner changed: it may be locked now. */
void
kamae_parts_set_owner (KamaeParts *self, KamaeRecord *owner)
{
  gboolean editable;

  g_set_object (&self->owner, owner);
  editable = can_edit (self);
  if (self->list != NULL && editable == self->editable
      && g_object_get_data (G_OBJECT (self->list), "owner") == owner)
    return;

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  while (self->n_shown > 0)
    remove_part (self, --self->n_shown);
  show_error (self, NULL);
  self->editable = editable;
  gtk_widget_set_visible (self->add, can_add (self));

  self->list = kamae_register_list_parts (self->reg, owner, self->entity->name);
  g_object_set_data (G_OBJECT (self->list), "owner", owner);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->list, "notify::error", G_CALLBACK (update_count), self);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->list)));
}
