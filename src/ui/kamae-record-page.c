/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <string.h>

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-filter-private.h"
#include "kamae-many-private.h"
#include "kamae-ui-private.h"

/* Least widths of both sides; a window that has less shows one at a time. */
#define LIST_WIDTH 360
#define PANE_WIDTH 360

typedef struct
{
  KamaeRegister *reg;
  const KamaeEntity *entity;
  GPtrArray *filters;
  KamaeRecordList *all;
  guint position;

  GtkWidget *stack;
  KamaeSplit *split;
  GtkWidget *toolbar;
  GtkWidget *empty_buttons;
  GtkWidget *search;
  GtkWidget *filter_button;
  GtkWidget *attention;
  GtkWidget *chips;
  GtkWidget *list_stack;
  GtkWidget *failed;
  GtkWidget *count;
  GActionGroup *columns;
  KamaeRecordView *view;
  KamaeRecordPane *pane;
  GtkWidget *many;
} KamaeRecordPagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (KamaeRecordPage, kamae_record_page, KAMAE_TYPE_PAGE)

enum
{
  PROP_0,
  PROP_COLUMNS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static KamaeRecordPagePrivate *
get_private (KamaeRecordPage *self)
{
  return kamae_record_page_get_instance_private (self);
}

static gboolean
is_single (KamaeRecordPagePrivate *priv)
{
  return (priv->entity->flags & KAMAE_ENTITY_SINGLE) != 0;
}

static const char *
get_search_text (KamaeRecordPagePrivate *priv)
{
  return gtk_editable_get_text (GTK_EDITABLE (priv->search));
}

static gboolean
is_attention_only (KamaeRecordPagePrivate *priv)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (priv->attention));
}

static gboolean
is_filtered (KamaeRecordPagePrivate *priv)
{
  return priv->filters->len > 0 || is_attention_only (priv) || *get_search_text (priv) != '\0';
}

/* How many */

static guint
get_n_shown (KamaeRecordPagePrivate *priv)
{
  return g_list_model_get_n_items (G_LIST_MODEL (kamae_record_view_get_list (priv->view)));
}

/* All records are only counted where fewer are shown. */
static guint
get_n_all (KamaeRecordPagePrivate *priv)
{
  if (!is_filtered (priv))
    {
      g_clear_object (&priv->all);
      return get_n_shown (priv);
    }

  if (priv->all == NULL)
    priv->all = kamae_register_list (priv->reg, priv->entity->name);

  return g_list_model_get_n_items (G_LIST_MODEL (priv->all));
}

static char *
format_count (guint shown, guint all, gboolean filtered)
{
  if (filtered)
    /* Translators: the first number is how many records are shown, the second how many there
       are. */
    return g_strdup_printf (_("%1$u of %2$u"), shown, all);

  /* Translators: how many records there are. */
  return g_strdup_printf (ngettext ("%u record", "%u records", all), all);
}

static void
update_count (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  guint shown = get_n_shown (priv);
  guint all = get_n_all (priv);
  g_autofree char *text = format_count (shown, all, is_filtered (priv));

  const GError *error = kamae_record_list_get_error (kamae_record_view_get_list (priv->view));
  g_autofree char *reason = NULL;

  gtk_label_set_text (GTK_LABEL (priv->count), error == NULL ? text : "");
  reason = g_markup_escape_text (error != NULL ? error->message : "", -1);
  adw_status_page_set_description (ADW_STATUS_PAGE (priv->failed), reason);
  gtk_stack_set_visible_child_name (GTK_STACK (priv->stack),
                                    all > 0 || error != NULL ? "records" : "empty");
  gtk_stack_set_visible_child_name (GTK_STACK (priv->list_stack),
                                    error != NULL ? "failed" : shown > 0 ? "table" : "nothing");
}

/* Filters */

static void update_chips (KamaeRecordPage *self);

static void
apply_filters (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  g_autoptr(KamaeQuery) query = kamae_query_new (priv->entity);

  for (guint i = 0; i < priv->filters->len; i++)
    kamae_filter_apply (g_ptr_array_index (priv->filters, i), priv->reg, query);
  if (is_attention_only (priv))
    kamae_query_where_among (query, kamae_page_get_info (KAMAE_PAGE (self))->attention);
  if (*get_search_text (priv) != '\0')
    kamae_query_search (query, get_search_text (priv));

  kamae_record_view_set_query (priv->view, query);
  update_count (self);
}

/* What the badge of the page counts, and those records alone. */
static void
update_attention (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  const KamaePageInfo *info = kamae_page_get_info (KAMAE_PAGE (self));
  g_autoptr(GError) error = NULL;
  gint64 n_records;
  gint64 n = kamae_register_count_attention (priv->reg, info, &n_records, &error);
  g_autofree char *text =
      kamae_model_dup_attention_text (kamae_register_get_model (priv->reg), info, n);

  gtk_button_set_label (GTK_BUTTON (priv->attention), error != NULL ? "!" : text);
  gtk_widget_set_tooltip_text (priv->attention, error != NULL
                                                    ? error->message
                                                    : _("Show only what wants attention"));
  if (n_records == 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (priv->attention), FALSE);
  gtk_widget_set_sensitive (priv->attention, n_records > 0);
  gtk_widget_set_visible (priv->attention, n > 0 || error != NULL);
  update_chips (self);
}

static void
register_changed_cb (KamaeRecordPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_attention (self);
}

static void
remove_filter_cb (KamaeRecordPage *self, GtkWidget *chip)
{
  KamaeRecordPagePrivate *priv = get_private (self);

  g_ptr_array_remove (priv->filters, g_object_get_data (G_OBJECT (chip), "filter"));
  update_chips (self);
  apply_filters (self);
  gtk_widget_grab_focus (priv->search);
}

static GtkWidget *
create_chip (KamaeRecordPage *self, KamaeFilter *filter)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  g_autofree char *text = kamae_filter_dup_label (filter, priv->reg, priv->entity);
  /* Translators: %s is a condition by which a list is filtered. */
  g_autofree char *name = g_strdup_printf (_("Remove the filter %s"), text);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "kamae-filter");
  gtk_widget_set_tooltip_text (chip, name);
  kamae_widget_set_name (chip, name);
  g_object_set_data (G_OBJECT (chip), "filter", filter);
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (remove_filter_cb), self);

  return chip;
}

static void
update_chips (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);

  _kamae_widget_remove_children (priv->chips);
  for (guint i = 0; i < priv->filters->len; i++)
    gtk_box_append (GTK_BOX (priv->chips),
                    create_chip (self, g_ptr_array_index (priv->filters, i)));
  gtk_widget_set_visible (gtk_widget_get_ancestor (priv->chips, GTK_TYPE_SCROLLED_WINDOW),
                          priv->filters->len > 0 || gtk_widget_get_visible (priv->attention));
}

static void
clear_filters (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);

  if (!is_filtered (priv))
    return;

  g_ptr_array_set_size (priv->filters, 0);
  gtk_editable_set_text (GTK_EDITABLE (priv->search), "");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (priv->attention), FALSE);
  update_chips (self);
  apply_filters (self);
}

static void
filter_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *field, *value;

  g_variant_get (parameter, "(&s&s)", &field, &value);
  kamae_record_page_filter (KAMAE_RECORD_PAGE (widget), field, value);
}

static void
clear_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clear_filters (KAMAE_RECORD_PAGE (widget));
}

/* List and record */

static void
show_selected_cb (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  KamaeRecordList *list = kamae_record_view_get_list (priv->view);
  KamaeRecord *record = kamae_record_view_get_selected (priv->view);

  KamaeRecord *shown = kamae_record_pane_get_record (priv->pane);

  if (record == NULL || kamae_record_is_deleted (record))
    return;

  /* What cannot be saved stays in view. */
  if (record != shown && shown != NULL && !kamae_typing_commit (GTK_WIDGET (priv->pane)))
    {
      kamae_record_view_select (priv->view, shown);
      return;
    }

  kamae_record_list_find (list, kamae_record_get_id (record), &priv->position);
  kamae_record_pane_set_record (priv->pane, record);
  gtk_widget_set_visible (GTK_WIDGET (priv->pane), TRUE);
}

/* Several records at hand take the place of the one. */
static void
n_selected_cb (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  KamaeRecord *shown = kamae_record_pane_get_record (priv->pane);
  guint n = kamae_record_view_get_n_selected (priv->view);
  g_autofree char *title = NULL;

  /* What cannot be saved stays in view. */
  if (n > 1 && shown != NULL && !kamae_typing_commit (GTK_WIDGET (priv->pane)))
    {
      kamae_record_view_select (priv->view, shown);
      return;
    }

  /* Translators: how many records of a list the person has selected. */
  title = g_strdup_printf (ngettext ("%u record at hand", "%u records at hand", n), n);
  adw_status_page_set_title (ADW_STATUS_PAGE (priv->many), title);
  gtk_widget_set_visible (priv->many, n > 1);
  gtk_widget_set_visible (GTK_WIDGET (priv->pane), n <= 1 && shown != NULL);
}

/* After the record at hand was deleted, the one in its place is taken at hand. */
static void
items_changed_cb (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  KamaeRecord *record = kamae_record_pane_get_record (priv->pane);
  guint n = get_n_shown (priv);

  update_count (self);
  if (record != NULL && !kamae_record_is_deleted (record))
    return;

  gtk_widget_set_visible (GTK_WIDGET (priv->pane), n > 0);
  if (n > 0)
    {
      g_autoptr(KamaeRecord) next = NULL;

      next = g_list_model_get_item (G_LIST_MODEL (kamae_record_view_get_list (priv->view)),
                                    MIN (priv->position, n - 1));
      kamae_record_view_select (priv->view, next);
    }
}

static void
activated_cb (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  GtkWidget *focus;

  kamae_split_show_end (priv->split);
  kamae_record_pane_focus_field (priv->pane, NULL);
  /* The next key must not replace the whole title. */
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (GTK_IS_TEXT (focus))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}

/* On a narrow window a click leads to the record. */
static void
clicked_cb (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);

  if (kamae_split_get_folded (priv->split))
    kamae_split_show_end (priv->split);
}

static void
open_record_cb (KamaePage *page, KamaeRecord *record)
{
  kamae_page_open_record (page, record);
}

static void
message_cb (KamaePage *page, const char *text)
{
  kamae_page_message (page, text);
}

static KamaeRecord *
create_record (KamaeRecordPage *self, GError **error)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  g_autoptr(KamaeOperation) operation = NULL;
  g_autoptr(KamaeRecord) record = NULL;

  /* Translators: name of an operation; %s is a record. */
  operation = kamae_register_begin (priv->reg, N_("Add %s"), NULL, error);
  if (operation == NULL)
    return NULL;

  record = kamae_operation_createv (operation, priv->entity->name, NULL, NULL, error);
  if (record == NULL)
    return NULL;

  kamae_operation_set_subject (operation, record);
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&record) : NULL;
}

/* Several at once */

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KamaeRecordPagePrivate *priv = get_private (KAMAE_RECORD_PAGE (widget));
  g_autoptr(GPtrArray) records = kamae_record_view_list_selected (priv->view);
  guint n = records->len;
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;

  if (n == 0 || kamae_register_is_read_only (priv->reg))
    return;

  /* Translators: what was done. */
  message = g_strdup_printf (ngettext ("%u record was deleted", "%u records were deleted", n), n);
  if (kamae_many_delete (priv->reg, records, &error))
    kamae_page_message (KAMAE_PAGE (widget), message);
  else
    kamae_show_error (_kamae_widget_get_window (widget), _("Nothing was deleted"), error);
}

static void
change_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KamaeRecordPagePrivate *priv = get_private (KAMAE_RECORD_PAGE (widget));
  g_autoptr(GPtrArray) records = kamae_record_view_list_selected (priv->view);

  if (records->len > 0 && !kamae_register_is_read_only (priv->reg))
    kamae_change_many (_kamae_widget_get_window (widget), records);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (get_private (KAMAE_RECORD_PAGE (widget))->view),
                              action + strlen ("page."), NULL);
}

static void
pasted_cb (gpointer data, GPtrArray *records)
{
  KamaePage *page = data;
  g_autofree char *message = NULL;

  /* Translators: what was done. */
  message = g_strdup_printf (ngettext ("%u record was added", "%u records were added",
                                       records->len), records->len);
  if (records->len > 0)
    kamae_page_show_record (page, records->pdata[records->len - 1]);
  kamae_page_message (page, message);
}

static void
read_clipboard_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(KamaePage) page = data;
  KamaeRecordPagePrivate *priv = get_private (KAMAE_RECORD_PAGE (page));
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *columns = kamae_record_view_dup_columns (priv->view);
  g_auto(GStrv) shown = g_strsplit (columns, " ", -1);

  if (text == NULL || *text == '\0')
    kamae_page_message (page, _("Copy rows in a spreadsheet first; here they become records."));
  else
    kamae_paste_rows (_kamae_widget_get_window (GTK_WIDGET (page)), priv->reg, priv->entity, text,
                      (const char *const *) shown, pasted_cb, page);
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KamaePage *page = KAMAE_PAGE (widget);

  if (!kamae_page_can_add (page))
    kamae_page_message (page, _("Nothing can be added here."));
  else if (kamae_typing_commit (widget))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, read_clipboard_cb,
                                   g_object_ref (page));
}

/* The page's virtual functions */

static gboolean
kamae_record_page_show_record (KamaePage *page, KamaeRecord *record)
{
  KamaeRecordPage *self = KAMAE_RECORD_PAGE (page);
  KamaeRecordPagePrivate *priv = get_private (self);

  if (kamae_record_get_entity (record) != priv->entity)
    return FALSE;

  if (is_single (priv))
    return TRUE;

  if (!kamae_record_view_select (priv->view, record))
    {
      clear_filters (self);
      if (!kamae_record_view_select (priv->view, record))
        return FALSE;
    }

  kamae_split_show_end (priv->split);
  return TRUE;
}

static void
kamae_record_page_add (KamaePage *page)
{
  KamaeRecordPage *self = KAMAE_RECORD_PAGE (page);
  KamaeRecordPagePrivate *priv = get_private (self);
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) record = NULL;

  if (!kamae_typing_commit (GTK_WIDGET (self)))
    return;

  record = create_record (self, &error);
  if (record == NULL)
    {
      kamae_show_error (_kamae_widget_get_window (GTK_WIDGET (self)),
                        _("The record was not added"), error);
      return;
    }

  kamae_record_page_show_record (page, record);
  kamae_record_pane_focus_field (priv->pane, NULL);
}

/* A part is added in the form of what it is a part of. */
static gboolean
kamae_record_page_can_add (KamaePage *page)
{
  KamaeRecordPagePrivate *priv = get_private (KAMAE_RECORD_PAGE (page));

  return !kamae_register_is_read_only (priv->reg)
         && (priv->entity->flags & (KAMAE_ENTITY_SINGLE | KAMAE_ENTITY_CATALOGUE)) == 0
         && kamae_entity_get_owner (priv->entity) == NULL;
}

static void
kamae_record_page_find (KamaePage *page)
{
  KamaeRecordPagePrivate *priv = get_private (KAMAE_RECORD_PAGE (page));

  if (!is_single (priv))
    {
      kamae_split_show_start (priv->split);
      gtk_widget_grab_focus (priv->search);
    }
}

static KamaeRecord *
kamae_record_page_get_record (KamaePage *page)
{
  return kamae_record_pane_get_record (get_private (KAMAE_RECORD_PAGE (page))->pane);
}

static gboolean
kamae_record_page_go_back (KamaePage *page)
{
  KamaeRecordPagePrivate *priv = get_private (KAMAE_RECORD_PAGE (page));

  return !is_single (priv) && kamae_split_go_back (priv->split);
}

/* Building */

static GtkWidget *
create_menu_button (const char *label, const char *name, GMenuModel *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, name);
  kamae_widget_set_name (button, name);

  return button;
}

static void
column_cb (GSimpleAction *action, GVariant *state, KamaeRecordPage *self)
{
  const char *field = g_object_get_data (G_OBJECT (action), "field");

  g_simple_action_set_state (action, state);
  kamae_record_view_set_column_shown (get_private (self)->view, field,
                                      g_variant_get_boolean (state));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMNS]);
}

static const char *
get_action_field (GActionGroup *actions, const char *name)
{
  return g_object_get_data (G_OBJECT (g_action_map_lookup_action (G_ACTION_MAP (actions), name)),
                            "field");
}

static void
add_column_item (KamaeRecordPage *self, GMenu *menu, GActionMap *actions, const char *field,
                 const char *label)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  gboolean shown = kamae_record_view_get_column_shown (priv->view, field);
  g_autofree char *name = g_strdelimit (g_strdup (field), "_", '-');
  g_autofree char *full_name = g_strdup_printf ("column.%s", name);
  g_autoptr(GSimpleAction) action = NULL;

  action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (shown));
  g_object_set_data (G_OBJECT (action), "field", (gpointer) field);
  g_signal_connect (action, "change-state", G_CALLBACK (column_cb), self);
  g_action_map_add_action (actions, G_ACTION (action));
  g_menu_append (menu, label, full_name);
}

static GtkWidget *
create_columns_button (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();

  if (priv->entity->workflow != NULL)
    add_column_item (self, menu, G_ACTION_MAP (actions), "state", C_("workflow", "State"));
  for (const KamaeField *field = priv->entity->fields; field->name != NULL; field++)
    if ((field->flags & (KAMAE_HIDDEN | KAMAE_OWNER)) == 0)
      add_column_item (self, menu, G_ACTION_MAP (actions), field->name,
                       _kamae_field_label (priv->reg, priv->entity, field));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "column", G_ACTION_GROUP (actions));
  priv->columns = g_object_ref (G_ACTION_GROUP (actions));

  return create_menu_button (_("Columns"), _("Choose the columns"), G_MENU_MODEL (menu));
}

/* Made anew with the person who is working: one filter is "me". */
static void
update_filter_menu (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  g_autoptr(GMenuModel) filters = kamae_filter_create_menu (priv->reg, priv->entity);

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (priv->filter_button), filters);
  gtk_widget_set_visible (priv->filter_button, g_menu_model_get_n_items (filters) > 0);
}

static GtkWidget *
create_toolbar (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  priv->search = gtk_search_entry_new ();
  g_object_set (priv->search, "placeholder-text", _("Filter…"), NULL);
  gtk_widget_set_hexpand (priv->search, TRUE);
  kamae_widget_set_name (priv->search, _("Filter"));
  g_signal_connect_swapped (priv->search, "search-changed", G_CALLBACK (apply_filters), self);

  priv->filter_button = create_menu_button (_("Filter"), _("Add a filter"), NULL);
  update_filter_menu (self);
  g_signal_connect_object (priv->reg, "notify::person", G_CALLBACK (update_filter_menu), self,
                           G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (bar), priv->search);
  gtk_box_append (GTK_BOX (bar), priv->filter_button);
  gtk_box_append (GTK_BOX (bar), create_columns_button (self));
  gtk_widget_add_css_class (bar, "kamae-toolbar");
  priv->toolbar = bar;

  return bar;
}

static GtkWidget *
create_chips (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  priv->attention = gtk_toggle_button_new ();
  gtk_widget_add_css_class (priv->attention, "kamae-filter");
  gtk_widget_set_visible (priv->attention, FALSE);
  g_signal_connect_swapped (priv->attention, "toggled", G_CALLBACK (apply_filters), self);
  priv->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (row), priv->attention);
  gtk_box_append (GTK_BOX (row), priv->chips);
  gtk_widget_add_css_class (row, "kamae-chips");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), row);
  gtk_widget_set_visible (scroll, FALSE);

  return scroll;
}

static GtkWidget *
create_nothing_found (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Show All"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing Found"));
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.show-all");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);

  return page;
}

static GtkWidget *
create_failed (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("The records could not be read"));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
create_table (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (priv->view, "notify::selected", G_CALLBACK (show_selected_cb), self);
  g_signal_connect_swapped (priv->view, "notify::n-selected", G_CALLBACK (n_selected_cb), self);
  g_signal_connect_swapped (priv->view, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (kamae_record_view_get_list (priv->view), "items-changed",
                           G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (priv->view), GTK_EVENT_CONTROLLER (click));

  priv->list_stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (priv->list_stack), GTK_WIDGET (priv->view), "table");
  gtk_stack_add_named (GTK_STACK (priv->list_stack), create_nothing_found (), "nothing");
  priv->failed = create_failed ();
  gtk_stack_add_named (GTK_STACK (priv->list_stack), priv->failed, "failed");

  return priv->list_stack;
}

static GtkWidget *
create_list (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr(KamaeQuery) query = kamae_query_new (priv->entity);

  priv->view = kamae_record_view_new (priv->reg, query);
  priv->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->count), 0);
  gtk_widget_add_css_class (priv->count, "kamae-count");

  gtk_box_append (GTK_BOX (box), create_toolbar (self));
  gtk_box_append (GTK_BOX (box), create_chips (self));
  gtk_box_append (GTK_BOX (box), create_table (self));
  gtk_box_append (GTK_BOX (box), priv->count);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_size_request (box, LIST_WIDTH, -1);

  return box;
}

static void
add_cb (KamaePage *page)
{
  kamae_page_add (page);
}

static GtkWidget *
create_empty (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  const KamaePageInfo *info = kamae_page_get_info (KAMAE_PAGE (self));
  const char *help = _kamae_translate (priv->reg, priv->entity, priv->entity->help);
  g_autofree char *escaped = help != NULL ? g_markup_escape_text (help, -1) : NULL;
  GtkWidget *page = adw_status_page_new ();

  priv->empty_buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_halign (priv->empty_buttons, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), priv->empty_buttons);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), info->icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page),
                             _kamae_translate (priv->reg, priv->entity, priv->entity->plural));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), escaped);

  if (kamae_record_page_can_add (KAMAE_PAGE (self)))
    {
      const char *label = _kamae_translate (priv->reg, priv->entity, priv->entity->label);
      /* Translators: %s is a kind of record. */
      g_autofree char *text = g_strdup_printf (_("Add %s"), label);
      GtkWidget *button = gtk_button_new_with_label (text);

      gtk_widget_add_css_class (button, "suggested-action");
      gtk_widget_add_css_class (button, "pill");
      kamae_widget_set_name (button, text);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_cb), self);
      gtk_box_append (GTK_BOX (priv->empty_buttons), button);
    }

  return page;
}

static GtkWidget *
create_action (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
create_many (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (GTK_BOX (buttons), create_action (_("Change All…"), "page.change"));
  gtk_box_append (GTK_BOX (buttons), create_action (_("Copy with Headings"),
                                                    "page.record.copy-with-headings"));
  gtk_box_append (GTK_BOX (buttons), create_action (_("Delete All"), "page.delete"));
  gtk_widget_set_visible (gtk_widget_get_first_child (buttons),
                          !kamae_register_is_read_only (priv->reg));
  gtk_widget_set_visible (gtk_widget_get_last_child (buttons),
                          !kamae_register_is_read_only (priv->reg));
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_set_visible (page, FALSE);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_widget_set_size_request (page, PANE_WIDTH, -1);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), buttons);
  return page;
}

static void
create_pane (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);

  priv->pane = KAMAE_RECORD_PANE (kamae_record_pane_new (priv->reg, priv->entity));
  gtk_widget_set_hexpand (GTK_WIDGET (priv->pane), TRUE);
  g_signal_connect_swapped (priv->pane, "open-record", G_CALLBACK (open_record_cb), self);
  g_signal_connect_swapped (priv->pane, "message", G_CALLBACK (message_cb), self);
}

static void
create_single (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  g_autoptr(KamaeRecordList) list = kamae_register_list (priv->reg, priv->entity->name);
  g_autoptr(KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), 0);

  if (record != NULL)
    kamae_record_pane_set_record (priv->pane, record);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (priv->pane));
}

static void
create_list_and_record (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv = get_private (self);
  GtkWidget *list = create_list (self);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (GTK_WIDGET (priv->pane), PANE_WIDTH, -1);
  priv->many = create_many (self);
  gtk_box_append (GTK_BOX (end), GTK_WIDGET (priv->pane));
  gtk_box_append (GTK_BOX (end), priv->many);
  priv->split = kamae_split_new (list, end);
  kamae_split_set_back_label (priv->split,
                              _kamae_translate (priv->reg, priv->entity, priv->entity->plural));

  priv->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (priv->stack), GTK_WIDGET (priv->split), "records");
  gtk_stack_add_named (GTK_STACK (priv->stack), create_empty (self), "empty");
  adw_bin_set_child (ADW_BIN (self), priv->stack);
  g_signal_connect (self, "map", G_CALLBACK (update_attention), NULL);
  g_signal_connect_object (priv->reg, "changed", G_CALLBACK (register_changed_cb), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self);
}

static void
kamae_record_page_constructed (GObject *object)
{
  KamaeRecordPage *self = KAMAE_RECORD_PAGE (object);
  KamaeRecordPagePrivate *priv = get_private (self);
  const KamaePageInfo *info = kamae_page_get_info (KAMAE_PAGE (self));

  G_OBJECT_CLASS (kamae_record_page_parent_class)->constructed (object);

  priv->reg = g_object_ref (kamae_page_get_register (KAMAE_PAGE (self)));
  priv->entity = kamae_model_find_entity (kamae_register_get_model (priv->reg), info->entity);
  g_return_if_fail (priv->entity != NULL);

  create_pane (self);
  if (is_single (priv))
    create_single (self);
  else
    create_list_and_record (self);
}

static void
kamae_record_page_dispose (GObject *object)
{
  KamaeRecordPagePrivate *priv = get_private (KAMAE_RECORD_PAGE (object));

  g_clear_object (&priv->all);
  g_clear_object (&priv->columns);
  g_clear_object (&priv->reg);

  G_OBJECT_CLASS (kamae_record_page_parent_class)->dispose (object);
}

static void
kamae_record_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COLUMNS:
      g_value_take_string (value, kamae_record_page_dup_columns (KAMAE_RECORD_PAGE (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kamae_record_page_finalize (GObject *object)
{
  KamaeRecordPagePrivate *priv = get_private (KAMAE_RECORD_PAGE (object));

  g_clear_pointer (&priv->filters, g_ptr_array_unref);

  G_OBJECT_CLASS (kamae_record_page_parent_class)->finalize (object);
}

static void
kamae_record_page_class_init (KamaeRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  KamaePageClass *page_class = KAMAE_PAGE_CLASS (klass);

  object_class->constructed = kamae_record_page_constructed;
  object_class->dispose = kamae_record_page_dispose;
  object_class->finalize = kamae_record_page_finalize;
  object_class->get_property = kamae_record_page_get_property;

  page_class->tells_gaps = TRUE;
  page_class->show_record = kamae_record_page_show_record;
  page_class->add = kamae_record_page_add;
  page_class->can_add = kamae_record_page_can_add;
  page_class->find = kamae_record_page_find;
  page_class->get_record = kamae_record_page_get_record;
  page_class->go_back = kamae_record_page_go_back;

  /**
   * KamaeRecordPage:columns:
   *
   * The columns that are shown: see kamae_record_page_dup_columns().
   */
  properties[PROP_COLUMNS] =
    g_param_spec_string ("columns", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "page.filter", "(ss)", filter_cb);
  gtk_widget_class_install_action (widget_class, "page.show-all", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.change", NULL, change_cb);
  gtk_widget_class_install_action (widget_class, "page.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "page.record.copy-with-headings", NULL, copy_cb);
}

static void
kamae_record_page_init (KamaeRecordPage *self)
{
  get_private (self)->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) kamae_filter_free);
}

/**
 * kamae_record_page_filter:
 * @self: a page with a list
 * @field: a field, "state" or "overdue"
 * @value: (nullable): canonical text; empty or %NULL for records in which the field is not set
 *
 * Shows only the records of which this is true, as if the person had chosen the filter.
 */
void
kamae_record_page_filter (KamaeRecordPage *self, const char *field, const char *value)
{
  KamaeRecordPagePrivate *priv;

  g_return_if_fail (KAMAE_IS_RECORD_PAGE (self));
  g_return_if_fail (field != NULL);

  priv = get_private (self);
  g_return_if_fail (!is_single (priv));

  kamae_filters_add (priv->filters, field, value);
  update_chips (self);
  apply_filters (self);
}

/**
 * kamae_record_page_add_action:
 * @self: a page
 * @widget: a button
 *
 * Adds a button under the head of the record at hand, for what can be done with this kind of record
 * only. kamae_page_get_record() tells which record it is.
 */
void
kamae_record_page_add_action (KamaeRecordPage *self, GtkWidget *widget)
{
  g_return_if_fail (KAMAE_IS_RECORD_PAGE (self));

  kamae_record_pane_add_action (get_private (self)->pane, widget);
}

/**
 * kamae_record_page_add_list_action:
 * @self: a page with a list
 * @icon: (nullable): icon of the button beside the filters; %NULL for what is only offered while
 *   there is no record
 * @label: what the button does
 * @action: an action of the page, as "page.measure"; it is greyed out while this is not enabled
 *
 * Adds a button for what can be done with the list as a whole: beside the filters, and on the page
 * that stands in place of an empty list.
 */
void
kamae_record_page_add_list_action (KamaeRecordPage *self, const char *icon, const char *label,
                                   const char *action)
{
  KamaeRecordPagePrivate *priv;

  g_return_if_fail (KAMAE_IS_RECORD_PAGE (self));
  g_return_if_fail (label != NULL && action != NULL);

  priv = get_private (self);
  g_return_if_fail (!is_single (priv));

  gtk_box_append (GTK_BOX (priv->empty_buttons), create_action (label, action));
  if (icon != NULL)
    {
      GtkWidget *button = gtk_button_new_from_icon_name (icon);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_widget_set_tooltip_text (button, label);
      kamae_widget_set_name (button, label);
      gtk_box_append (GTK_BOX (priv->toolbar), button);
    }
}

/**
 * kamae_record_page_dup_columns:
 * @self: a page
 *
 * Gets the columns that the person sees, so that the program can remember them.
 *
 * Returns: (transfer full): names of fields, and "state", separated by one space; empty for a page
 * without a list
 */
char *
kamae_record_page_dup_columns (KamaeRecordPage *self)
{
  KamaeRecordPagePrivate *priv;

  g_return_val_if_fail (KAMAE_IS_RECORD_PAGE (self), NULL);

  priv = get_private (self);
  return priv->view != NULL ? kamae_record_view_dup_columns (priv->view) : g_strdup ("");
}

/**
 * kamae_record_page_set_columns:
 * @self: a page
 * @columns: what kamae_record_page_dup_columns() yielded; names that are not known any more do
 * nothing
 *
 * Shows these columns and hides the others.
 */
void
kamae_record_page_set_columns (KamaeRecordPage *self, const char *columns)
{
  KamaeRecordPagePrivate *priv;
  g_auto(GStrv) names = NULL;
  g_auto(GStrv) fields = NULL;

  g_return_if_fail (KAMAE_IS_RECORD_PAGE (self));
  g_return_if_fail (columns != NULL);

  priv = get_private (self);
  fields = g_strsplit (columns, " ", -1);
  names = priv->columns != NULL ? g_action_group_list_actions (priv->columns) : NULL;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const char *field = get_action_field (priv->columns, names[i]);
      gboolean shown = g_strv_contains ((const char *const *) fields, field);

      g_action_group_change_action_state (priv->columns, names[i], g_variant_new_boolean (shown));
    }
}
