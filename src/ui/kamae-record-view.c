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
  GtkMultiSelection *selection;
  KamaeRecord *selected;
  GtkWidget *menu;
  GtkColumnView *table;
  GPtrArray *columns;
  Column *probed;
};

G_DEFINE_FINAL_TYPE (KamaeRecordView, kamae_record_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_N_SELECTED,
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
  g_object_set_data (G_OBJECT (label), "item", item);
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

static char *
dup_headings (KamaeRecordView *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = g_ptr_array_index (self->columns, i);

      if (gtk_column_view_column_get_visible (column->column))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\t" : "",
                                gtk_column_view_column_get_title (column->column));
    }

  return g_string_free (text, FALSE);
}

static void
copy (KamaeRecordView *self, gboolean with_headings)
{
  g_autoptr(GPtrArray) records = kamae_record_view_list_selected (self);
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  g_auto(GStrv) strv = NULL;
  g_autofree char *text = NULL;

  if (records->len == 0)
    return;

  if (with_headings)
    {
      g_autofree char *headings = dup_headings (self);

      g_strv_builder_add (lines, headings);
    }
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *line = dup_row_text (self, g_ptr_array_index (records, i));

      g_strv_builder_add (lines, line);
    }

  strv = g_strv_builder_end (lines);
  text = g_strjoinv ("\n", strv);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  copy (KAMAE_RECORD_VIEW (widget), g_str_equal (action, "record.copy-with-headings"));
}

static GtkWidget *
find_rows (KamaeRecordView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  while (!GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
find_selected_row (KamaeRecordView *self)
{
  GtkWidget *row = gtk_widget_get_first_child (find_rows (self));

  while (row != NULL && (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    row = gtk_widget_get_next_sibling (row);

  return row;
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) clipboard = g_menu_new ();
  g_autoptr(GMenu) change = g_menu_new ();

  g_menu_append (clipboard, C_("clipboard", "Copy"), "record.copy");
  g_menu_append (clipboard, _("Copy with Headings"), "record.copy-with-headings");
  g_menu_append (clipboard, _("Paste Rows…"), "page.paste");
  g_menu_append (change, _("Change All…"), "page.change");
  g_menu_append (change, _("Delete"), "page.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  return G_MENU_MODEL (menu);
}

static void
popup_menu (KamaeRecordView *self, double x, double y)
{
  g_autoptr(GMenuModel) menu = create_menu ();

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The row under the mouse is taken at hand, unless it is one of several that are. */
static void
menu_pressed_cb (KamaeRecordView *self, int n, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = NULL;

  for (; widget != NULL && item == NULL; widget = gtk_widget_get_parent (widget))
    item = g_object_get_data (G_OBJECT (widget), "item");
  if (item == NULL)
    return;
  if (!gtk_list_item_get_selected (item))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection),
                                     gtk_list_item_get_position (item), TRUE);
  popup_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *row = find_selected_row (KAMAE_RECORD_VIEW (widget));
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, widget, &bounds))
    return FALSE;
  popup_menu (KAMAE_RECORD_VIEW (widget), bounds.origin.x + 12,
              bounds.origin.y + bounds.size.height);
  return TRUE;
}

static void
activate_cb (KamaeRecordView *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
selected_cb (KamaeRecordView *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  g_autoptr(GtkBitset) set = gtk_selection_model_get_selection (selection);
  gboolean is_one = gtk_bitset_get_size (set) == 1;
  g_autoptr(KamaeRecord) selected = NULL;

  if (is_one)
    selected = g_list_model_get_item (G_LIST_MODEL (self->list), gtk_bitset_get_minimum (set));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
  if (g_set_object (&self->selected, selected))
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
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  /* The cells hold columns: they go first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selected);
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

    case PROP_N_SELECTED:
      g_value_set_uint (value, kamae_record_view_get_n_selected (KAMAE_RECORD_VIEW (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* A list in which nobody was yet does not take the focus by itself: the row at hand does. */
static gboolean
kamae_record_view_grab_focus (GtkWidget *widget)
{
  KamaeRecordView *self = KAMAE_RECORD_VIEW (widget);
  GtkWidget *row = find_selected_row (self);

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
  gtk_widget_class_install_action (widget_class, "record.copy-with-headings", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "record.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "record.copy-with-headings", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "page.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "page.delete", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);

  /**
   * KamaeRecordView:selected:
   *
   * The record at hand, if it is one.
   */
  properties[PROP_SELECTED] =
    g_param_spec_object ("selected", NULL, NULL, KAMAE_TYPE_RECORD,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * KamaeRecordView:n-selected:
   *
   * How many records the person has taken at hand.
   */
  properties[PROP_N_SELECTED] =
    g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
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
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
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
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (selected_cb), self);
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
 * Returns: (transfer none) (nullable): a record; %NULL also if there are several
 */
KamaeRecord *
kamae_record_view_get_selected (KamaeRecordView *self)
{
  g_return_val_if_fail (KAMAE_IS_RECORD_VIEW (self), NULL);

  return self->selected;
}

/**
 * kamae_record_view_get_n_selected:
 * @self: a view
 *
 * Tells how many records the person has taken at hand.
 *
 * Returns: a number
 */
guint
kamae_record_view_get_n_selected (KamaeRecordView *self)
{
  g_autoptr(GtkBitset) set = NULL;

  g_return_val_if_fail (KAMAE_IS_RECORD_VIEW (self), 0);

  set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  return gtk_bitset_get_size (set);
}

/**
 * kamae_record_view_list_selected:
 * @self: a view
 *
 * Lists the records that the person has taken at hand, as they stand in the table.
 *
 * Returns: (transfer container) (element-type KamaeRecord): records
 */
GPtrArray *
kamae_record_view_list_selected (KamaeRecordView *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GtkBitset) set = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (KAMAE_IS_RECORD_VIEW (self), records);

  set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, set, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (self->list), position));

  return records;
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

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
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
 * kamae_record_view_dup_columns:
 * @self: a view
 *
 * Tells which columns are shown, from the left to the right.
 *
 * Returns: (transfer full): names of fields and "state", separated by one space
 */
char *
kamae_record_view_dup_columns (KamaeRecordView *self)
{
  GString *text;

  g_return_val_if_fail (KAMAE_IS_RECORD_VIEW (self), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = g_ptr_array_index (self->columns, i);

      if (gtk_column_view_column_get_visible (column->column))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", get_column_name (column));
    }

  return g_string_free (text, FALSE);
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
