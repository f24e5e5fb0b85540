/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-ui-private.h"

/* More than fits is found by typing, not by scrolling. */
#define MAX_ROWS 40

struct _KamaeRecordPicker
{
  GtkPopover parent_instance;

  KamaeRegister *reg;
  char *target;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *error;
  gboolean only_picks;
};

G_DEFINE_FINAL_TYPE (KamaeRecordPicker, kamae_record_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_any (KamaeRecordPicker *self)
{
  return g_str_equal (self->target, "*");
}

static GPtrArray *
find_records (KamaeRecordPicker *self, const char *text)
{
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(KamaeQuery) query = NULL;
  g_autoptr(KamaeRecordList) list = NULL;
  guint n;

  if (is_any (self))
    return *text != '\0' ? kamae_register_search (self->reg, text, MAX_ROWS)
                         : g_ptr_array_new_with_free_func (g_object_unref);

  list = kamae_register_list (self->reg, self->target);
  query = kamae_query_copy (kamae_record_list_get_query (list));
  if (*text != '\0')
    kamae_query_search (query, text);
  kamae_record_list_set_query (list, query);

  records = g_ptr_array_new_with_free_func (g_object_unref);
  n = MIN (g_list_model_get_n_items (G_LIST_MODEL (list)), MAX_ROWS);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (list), i));

  return g_steal_pointer (&records);
}

static GtkWidget *
create_row (KamaeRecordPicker *self, KamaeRecord *record)
{
  g_autofree char *text = kamae_record_dup_label (record);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  if (is_any (self))
    {
      const KamaeEntity *entity = kamae_record_get_entity (record);
      GtkWidget *kind = gtk_label_new (_kamae_translate (self->reg, entity, entity->label));

      gtk_label_set_xalign (GTK_LABEL (kind), 0);
      gtk_widget_add_css_class (kind, "kamae-help");
      gtk_box_append (GTK_BOX (box), kind);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  kamae_widget_set_name (row, text);

  return row;
}

static void
fill (KamaeRecordPicker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr(GPtrArray) records = find_records (self, text);

  _kamae_widget_remove_children (self->list);
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         create_row (self, g_ptr_array_index (records, i)));

  gtk_label_set_text (GTK_LABEL (self->empty),
                      is_any (self) && *text == '\0' ? _("Type a part of the number or title")
                                                     : _("Nothing found"));
  gtk_widget_set_visible (self->empty, records->len == 0);
  gtk_widget_set_visible (self->error, FALSE);
}

static void
row_activated_cb (KamaeRecordPicker *self, GtkListBoxRow *row)
{
  g_autoptr(KamaeRecord) record = g_object_ref (g_object_get_data (G_OBJECT (row), "record"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, record);
}

/* Enter takes the first that was found. */
static void
activate_cb (KamaeRecordPicker *self)
{
  GtkListBoxRow *row;

  fill (self);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  if (row != NULL)
    row_activated_cb (self, row);
}

/* The window closes, say: a name that fits one record alone is taken. */
static gboolean
commit_cb (GtkWidget *entry, gpointer data)
{
  KamaeRecordPicker *self = data;
  GtkListBoxRow *first;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || self->only_picks)
    return TRUE;

  fill (self);
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  if (first != NULL && gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 1) == NULL)
    {
      row_activated_cb (self, first);
      return TRUE;
    }

  gtk_widget_set_visible (self->error, TRUE);
  return FALSE;
}

static gboolean
key_pressed_cb (KamaeRecordPicker *self, guint keyval)
{
  if (keyval != GDK_KEY_Down)
    return FALSE;

  return gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static void
kamae_record_picker_show (GtkWidget *widget)
{
  KamaeRecordPicker *self = KAMAE_RECORD_PICKER (widget);

  kamae_typing_load (self->entry, "");
  fill (self);

  GTK_WIDGET_CLASS (kamae_record_picker_parent_class)->show (widget);

  gtk_widget_grab_focus (self->entry);
}

static void
kamae_record_picker_hide (GtkWidget *widget)
{
  kamae_typing_load (KAMAE_RECORD_PICKER (widget)->entry, "");

  GTK_WIDGET_CLASS (kamae_record_picker_parent_class)->hide (widget);
}

static void
kamae_record_picker_dispose (GObject *object)
{
  g_clear_object (&KAMAE_RECORD_PICKER (object)->reg);

  G_OBJECT_CLASS (kamae_record_picker_parent_class)->dispose (object);
}

static void
kamae_record_picker_finalize (GObject *object)
{
  g_clear_pointer (&KAMAE_RECORD_PICKER (object)->target, g_free);

  G_OBJECT_CLASS (kamae_record_picker_parent_class)->finalize (object);
}

static void
kamae_record_picker_class_init (KamaeRecordPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kamae_record_picker_dispose;
  object_class->finalize = kamae_record_picker_finalize;

  GTK_WIDGET_CLASS (klass)->show = kamae_record_picker_show;
  GTK_WIDGET_CLASS (klass)->hide = kamae_record_picker_hide;

  /**
   * KamaeRecordPicker::picked:
   * @self: a picker
   * @record: the record chosen
   *
   * The person has chosen a record.
   */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, KAMAE_TYPE_RECORD);
}

static void
kamae_record_picker_init (KamaeRecordPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->entry = gtk_search_entry_new ();
  kamae_widget_set_name (self->entry, _("Search"));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  kamae_typing_watch (self->entry, KAMAE_TYPING_STAYS, commit_cb, self);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  kamae_widget_set_name (self->list, _("Found"));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  self->empty = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->empty, "kamae-help");
  self->error = gtk_label_new (_("Choose one from the list, or empty the field."));
  gtk_widget_add_css_class (self->error, "kamae-error");
  gtk_widget_set_visible (self->error, FALSE);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->list);

  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_widget_set_size_request (box, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "kamae-picker");
  kamae_widget_set_name (GTK_WIDGET (self), _("Choose a record"));
}

/**
 * kamae_record_picker_new:
 * @reg: a register
 * @target: the name of an entity, or "*" for any record
 *
 * Makes a popover that finds a record while one types.
 *
 * Returns: (transfer none): a popover
 */
GtkWidget *
kamae_record_picker_new (KamaeRegister *reg, const char *target)
{
  KamaeRecordPicker *self;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  self = g_object_new (KAMAE_TYPE_RECORD_PICKER, NULL);
  self->reg = g_object_ref (reg);
  self->target = g_strdup (target);

  return GTK_WIDGET (self);
}

/**
 * kamae_record_picker_set_only_picks:
 * @self: a picker
 *
 * Has what is typed be no more than a search: only the person picks, and not whatever else saves
 * what is typed, because to pick does something rather than fill a field.
 */
void
kamae_record_picker_set_only_picks (KamaeRecordPicker *self)
{
  g_return_if_fail (KAMAE_IS_RECORD_PICKER (self));

  self->only_picks = TRUE;
}
