/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <string.h>

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-ui-private.h"

/* The only user of GtkColumnView: what GTK 4.8 lacks (scrolling to a row, asking how it is
   sorted) is made up here. */

typedef struct
{
  KamaeRecordView *view;
  const KamaeField *field;
  GtkColumnViewColumn *column;
} Column;

struct _KamaeRecordView
{
  AdwBin parent_instance;

  KamaeRegister *reg;
  const KamaeEntity *entity;
  KamaeQuery *query;
  KamaeRecordList *list;
  GtkSingleSelection *selection;
  GtkColumnView *table;
  GPtrArray *columns;
  Column *probed;
};

G_DEFINE_FINAL_TYPE (KamaeRecordView, kamae_record_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* The state is no field, but sorted and shown as one. */
static const char *
get_column_name (Column *column)
{
  return column->field != NULL ? column->field->name : "state";
}

static Column *
find_column (KamaeRecordView *self, const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = g_ptr_array_index (self->columns, i);

      if (g_str_equal (get_column_name (column), name))
        return column;
    }

  return NULL;
}

/* Cells */

static gboolean
is_whole (const KamaeField *field)
{
  if (field == NULL)
    return TRUE;

  switch ((int) field->kind)
    {
    case KAMAE_FIELD_NUMBER:
    case KAMAE_FIELD_DATE:
    case KAMAE_FIELD_DATE_TIME:
    case KAMAE_FIELD_TIME:
    case KAMAE_FIELD_INTEGER:
    case KAMAE_FIELD_DECIMAL:
    case KAMAE_FIELD_BOOLEAN:
    case KAMAE_FIELD_CHOICE:
      return TRUE;

    default:
      return FALSE;
    }
}

/* What a line holds at least. */
static int
get_width_chars (const KamaeField *field)
{
  if (field->flags & KAMAE_TITLE)
    return 20;

  return kamae_field_is_link (field) ? 10 : 8;
}

/* Names and texts are broken where there is little room: a title as often as it takes, others
 * into two lines. What is short and looked for, as a day, a state or a number, is never cut. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  GtkWidget *label = _kamae_value_label_new (TRUE);
  GtkLabel *word = GTK_LABEL (gtk_widget_get_last_child (label));

  if (is_whole (column->field))
    gtk_label_set_ellipsize (word, PANGO_ELLIPSIZE_NONE);
  else
    {
      gtk_label_set_single_line_mode (word, FALSE);
      gtk_label_set_wrap (word, TRUE);
      gtk_label_set_wrap_mode (word, PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (word, get_width_chars (column->field));
      if (column->field->flags & KAMAE_TITLE)
        gtk_label_set_ellipsize (word, PANGO_ELLIPSIZE_NONE);
      else
        {
          gtk_label_set_lines (word, 2);
          gtk_label_set_max_width_chars (word, 24);
        }
      label = kamae_wrap_new (label);
    }
  gtk_list_item_set_child (item, label);
}

static void
update_cell (GtkListItem *item, Column *column)
{
  KamaeRecord *record = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  if (KAMAE_IS_WRAP (label))
    label = adw_bin_get_child (ADW_BIN (label));
  if (!kamae_record_is_deleted (record))
    _kamae_value_label_set_cell (label, record, column->field);
}

static void
record_changed_cb (GtkListItem *item)
{
  update_cell (item, g_object_get_data (G_OBJECT (item), "column"));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  g_object_set_data (G_OBJECT (item), "column", column);
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed",
                            G_CALLBACK (record_changed_cb), item);
  update_cell (item, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_changed_cb, item);
}

/* Sorting */

/* Called by the column view's sorter, the primary column first: that one is remembered. */
static int
probe_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  Column *column = data;

  if (column->view->probed == NULL)
    column->view->probed = column;

  return -1;
}

static void
apply_query (KamaeRecordView *self)
{
  g_autoptr(KamaeQuery) query = kamae_query_copy (self->query);
  gboolean descending;
  g_autofree char *field = kamae_record_view_dup_sort (self, &descending);

  if (field != NULL)
    kamae_query_order (query, field, descending);

  kamae_record_list_set_query (self->list, query);
}

/* Actions */

static char *
dup_row_text (KamaeRecordView *self, KamaeRecord *record)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = g_ptr_array_index (self->columns, i);
      g_autofree char *value = NULL;
      KamaeTone tone;
      gboolean marked;

      if (!gtk_column_view_column_get_visible (column->column))
        continue;

      value = _kamae_record_dup_value (record, column->field, &tone, &marked);
      if (text->len > 0)
        g_string_append_c (text, '\t');
      g_string_append (text, value != NULL ? g_strdelimit (value, "\t\n", ' ') : "");
    }

  return g_string_free (text, FALSE);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KamaeRecordView *self = KAMAE_RECORD_VIEW (widget);
  KamaeRecord *record = kamae_record_view_get_selected (self);

  if (record != NULL)
    {
      g_autofree char *text = dup_row_text (self, record);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
    }
}

static void
activate_cb (KamaeRecordView *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
selected_cb (KamaeRecordView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* Building */

static gboolean
is_shown_at_first (const KamaeField *field)
{
  return field == NULL
         || (field->flags & (KAMAE_COLUMN | KAMAE_TITLE)) != 0
         || field->kind == KAMAE_FIELD_NUMBER;
}

static void
add_column (KamaeRecordView *self, const KamaeField *field)
{
  Column *column = g_new0 (Column, 1);
  g_autoptr(GtkSorter) sorter = NULL;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const char *title = field != NULL ? _kamae_field_label (self->reg, self->entity, field)
                                    : C_("workflow", "State");

  column->view = self;
  column->field = field;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);

  column->column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column->column, TRUE);
  gtk_column_view_column_set_visible (column->column, is_shown_at_first (field));
  if (field == NULL || field->kind != KAMAE_FIELD_LINKS)
    {
      sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, column, NULL));
      gtk_column_view_column_set_sorter (column->column, sorter);
    }

  gtk_column_view_append_column (self->table, column->column);
  g_ptr_array_add (self->columns, column);
}

static gboolean
can_be_column (const KamaeField *field)
{
  return (field->flags & (KAMAE_HIDDEN | KAMAE_OWNER)) == 0;
}

static gboolean
is_due (const KamaeField *field)
{
  return (field->flags & KAMAE_DUE) != 0;
}

/* What says of which record a row is: its title, where it is hidden the first text or link. */
static const KamaeField *
get_lead (const KamaeEntity *entity)
{
  const KamaeField *lead = NULL;

  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    {
      if (!can_be_column (field) || !is_shown_at_first (field))
        continue;
      if (field->flags & KAMAE_TITLE)
        return field;
      if (lead == NULL
          && (field->kind == KAMAE_FIELD_TEXT || field->kind == KAMAE_FIELD_LINK))
        lead = field;
    }

  return lead;
}

/* What must be seen wherever there is little room: how far it is, and what is late. */
static void
add_state_and_due (KamaeRecordView *self)
{
  if (self->entity->workflow != NULL)
    add_column (self, NULL);
  for (const KamaeField *field = self->entity->fields; field->name != NULL; field++)
    if (can_be_column (field) && is_due (field))
      add_column (self, field);
}

/* Number and title, then state and days that are due, then the rest. The title takes the room that
 * is left. */
static void
add_columns (KamaeRecordView *self)
{
  const KamaeField *lead = get_lead (self->entity);
  Column *expanded;

  for (const KamaeField *field = self->entity->fields; field->name != NULL; field++)
    {
      if (can_be_column (field) && !is_due (field))
        add_column (self, field);
      if (field == lead)
        add_state_and_due (self);
    }

  if (lead == NULL)
    add_state_and_due (self);
  expanded = lead != NULL ? find_column (self, lead->name)
                          : g_ptr_array_index (self->columns, self->columns->len - 1);
  gtk_column_view_column_set_expand (expanded->column, TRUE);
}

static void
sort_as_declared (KamaeRecordView *self)
{
  const char *order = self->entity->order;
  gboolean descending = order != NULL && *order == '-';
  Column *column;

  if (order == NULL)
    return;

  column = find_column (self, descending ? order + 1 : order);
  if (column != NULL && gtk_column_view_column_get_sorter (column->column) != NULL)
    gtk_column_view_sort_by_column (self->table, column->column,
                                    descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
kamae_record_view_dispose (GObject *object)
{
  KamaeRecordView *self = KAMAE_RECORD_VIEW (object);

  /* A table that goes away drops its sort order, which would be a new query. */
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_func (gtk_column_view_get_sorter (self->table),
                                          apply_query,
                                          self);
  self->table = NULL;
  /* The cells hold columns: they go first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->query);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_record_view_parent_class)->dispose (object);
}

static void
kamae_record_view_finalize (GObject *object)
{
  g_clear_pointer (&KAMAE_RECORD_VIEW (object)->columns, g_ptr_array_unref);

  G_OBJECT_CLASS (kamae_record_view_parent_class)->finalize (object);
}

static void
kamae_record_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, kamae_record_view_get_selected (KAMAE_RECORD_VIEW (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GtkWidget *
find_rows (KamaeRecordView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  while (!GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* A list in which nobody was yet does not take the focus by itself: the row at hand does. */
static gboolean
kamae_record_view_grab_focus (GtkWidget *widget)
{
  KamaeRecordView *self = KAMAE_RECORD_VIEW (widget);
  GtkWidget *row = gtk_widget_get_first_child (find_rows (self));

  while (row != NULL && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    row = gtk_widget_get_next_sibling (row);

  return gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (self->table));
}

static void
kamae_record_view_class_init (KamaeRecordViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kamae_record_view_dispose;
  object_class->finalize = kamae_record_view_finalize;
  object_class->get_property = kamae_record_view_get_property;

  widget_class->grab_focus = kamae_record_view_grab_focus;
  widget_class->focus = _kamae_bin_focus;
  gtk_widget_class_install_action (widget_class, "record.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "record.copy", NULL);

  /**
   * KamaeRecordView:selected:
   *
   * The record at hand.
   */
  properties[PROP_SELECTED] =
    g_param_spec_object ("selected", NULL, NULL, KAMAE_TYPE_RECORD,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KamaeRecordView::activated:
   * @self: a view
   *
   * The person wants to work on the record at hand.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kamae_record_view_init (KamaeRecordView *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->table = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_reorderable (self->table, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "kamae-records");
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (activate_cb), self);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->table));
  gtk_widget_add_css_class (scroll, "kamae-more");
  gtk_widget_set_vexpand (scroll, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroll);
}

/**
 * kamae_record_view_new:
 * @reg: a register
 * @query: which records, without an order
 *
 * Makes a table of records. The person sorts it by its heads.
 *
 * Returns: (transfer none): a widget
 */
KamaeRecordView *
kamae_record_view_new (KamaeRegister *reg, KamaeQuery *query)
{
  KamaeRecordView *self;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (KAMAE_IS_QUERY (query), NULL);

  self = g_object_new (KAMAE_TYPE_RECORD_VIEW, NULL);
  self->reg = g_object_ref (reg);
  self->entity = kamae_query_get_entity (query);
  self->query = kamae_query_copy (query);
  kamae_widget_set_name (GTK_WIDGET (self->table),
                         _kamae_translate (reg, self->entity, self->entity->plural));
  add_columns (self);
  sort_as_declared (self);

  /* As yet the order is the usual one: there is no need to ask for it. */
  self->list = kamae_record_list_new (reg, self->query);
  /* A record that leaves the list stays at hand: nothing else is put in its place. */
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION,
                                  "autoselect", FALSE,
                                  "model", self->list,
                                  NULL);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed",
                           G_CALLBACK (apply_query), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * kamae_record_view_get_list:
 * @self: a view
 *
 * Gets the records that are shown.
 *
 * Returns: (transfer none): a list
 */
KamaeRecordList *
kamae_record_view_get_list (KamaeRecordView *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD_VIEW (self), NULL);

  return self->list;
}

/**
 * kamae_record_view_set_query:
 * @self: a view
 * @query: which records of the same entity, without an order
 *
 * Shows other records. The record at hand stays at hand if it is among them.
 */
void
kamae_record_view_set_query (KamaeRecordView *self, KamaeQuery *query)
{
  g_autoptr(KamaeRecord) selected = NULL;

  g_return_if_fail (KAMAE_IS_RECORD_VIEW (self));
  g_return_if_fail (KAMAE_IS_QUERY (query));
  g_return_if_fail (kamae_query_get_entity (query) == self->entity);

  g_set_object (&selected, kamae_record_view_get_selected (self));
  g_clear_object (&self->query);
  self->query = kamae_query_copy (query);
  apply_query (self);
  if (selected != NULL)
    kamae_record_view_select (self, selected);
}

/**
 * kamae_record_view_get_selected:
 * @self: a view
 *
 * Gets the record at hand.
 *
 * Returns: (transfer none) (nullable): a record
 */
KamaeRecord *
kamae_record_view_get_selected (KamaeRecordView *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD_VIEW (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static void
scroll_to (KamaeRecordView *self, guint position)
{
  gtk_widget_activate_action (find_rows (self), "list.scroll-to-item", "u", position);
}

/**
 * kamae_record_view_select:
 * @self: a view
 * @record: a record
 *
 * Takes a record at hand and scrolls to it.
 *
 * Returns: %FALSE if it is not among those shown
 */
gboolean
kamae_record_view_select (KamaeRecordView *self, KamaeRecord *record)
{
  guint position;

  g_return_val_if_fail (KAMAE_IS_RECORD_VIEW (self), FALSE);
  g_return_val_if_fail (KAMAE_IS_RECORD (record), FALSE);

  if (!kamae_record_list_find (self->list, kamae_record_get_id (record), &position))
    return FALSE;

  gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);

  return TRUE;
}

/**
 * kamae_record_view_get_column_shown:
 * @self: a view
 * @field: name of a field, or "state"
 *
 * Tells whether a column is shown.
 *
 * Returns: %FALSE also if there is no such column
 */
gboolean
kamae_record_view_get_column_shown (KamaeRecordView *self, const char *field)
{
  Column *column;

  g_return_val_if_fail (KAMAE_IS_RECORD_VIEW (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  column = find_column (self, field);
  return column != NULL && gtk_column_view_column_get_visible (column->column);
}

/**
 * kamae_record_view_set_column_shown:
 * @self: a view
 * @field: name of a field, or "state"
 * @shown: whether to show it
 *
 * Shows or hides a column.
 */
void
kamae_record_view_set_column_shown (KamaeRecordView *self, const char *field, gboolean shown)
{
  Column *column;

  g_return_if_fail (KAMAE_IS_RECORD_VIEW (self));
  g_return_if_fail (field != NULL);

  column = find_column (self, field);
  if (column != NULL)
    gtk_column_view_column_set_visible (column->column, shown);
}

/**
 * kamae_record_view_dup_sort:
 * @self: a view
 * @descending: (out): whether the greatest comes first
 *
 * Tells by which column the person has sorted.
 *
 * Returns: (transfer full) (nullable): name of a field, or "state"; %NULL if unsorted
 */
char *
kamae_record_view_dup_sort (KamaeRecordView *self, gboolean *descending)
{
  GtkOrdering ordering;

  g_return_val_if_fail (KAMAE_IS_RECORD_VIEW (self), NULL);
  g_return_val_if_fail (descending != NULL, NULL);

  /* GTK tells the column and direction from 4.10 on. Until then any two objects are compared,
     once. */
  self->probed = NULL;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->table), self, self->table);
  *descending = ordering == GTK_ORDERING_LARGER;

  return self->probed != NULL ? g_strdup (get_column_name (self->probed)) : NULL;
}
