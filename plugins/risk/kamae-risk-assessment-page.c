/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-pages.h"
#include "kamae-risk-panel.h"
#include "kamae-risk-sheet.h"

#include <kamae-i18n.h>
#include <string.h>

/* Rating the risks of the running assessment, as in a spreadsheet: arrows move, digits rate, Enter
 * goes on to what is not rated yet, Delete takes a rating back. A column is a scale of the
 * criteria; after the last stands the basis. The levels of the scale at hand stand beside it. */

#define PAGE_ROWS 20
/* Two digits typed so soon after one another are one number. */
#define TYPING_TIME G_USEC_PER_SEC

typedef enum
{
  COLUMN_NUMBER,
  COLUMN_TITLE,
  COLUMN_OWNER,
  COLUMN_SCALE,
  COLUMN_VALUE,
  COLUMN_BAND,
  COLUMN_BASIS,
} ColumnKind;

typedef struct _KamaeRiskAssessmentPage KamaeRiskAssessmentPage;

typedef struct
{
  KamaeRiskAssessmentPage *page;
  ColumnKind               kind;
  /* Of the scale; that of the basis follows the scales. */
  guint                    index;
} Column;

struct _KamaeRiskAssessmentPage
{
  KamaePage           parent_instance;

  KamaeRiskSheet     *sheet;
  GPtrArray          *runs;
  GPtrArray          *stages;
  GPtrArray          *columns;
  gboolean            is_updating;
  /* The cursor. */
  KamaeRiskRow       *row;
  KamaeRecord        *record;
  guint               column;
  guint               attempts;
  int                 typed;
  gint64              typed_at;
  /* The row of which this page itself is changing a value. */
  KamaeRiskRow       *changing;

  GtkWidget          *stack;
  GtkWidget          *run_chooser;
  GtkWidget          *stage_chooser;
  GtkWidget          *open_only;
  GtkWidget          *mine_only;
  GtkWidget          *search;
  GtkWidget          *count;
  GtkWidget          *panel;
  KamaeSplit         *split;
  GtkColumnView      *table;
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;
};

typedef KamaePageClass KamaeRiskAssessmentPageClass;

G_DEFINE_FINAL_TYPE (KamaeRiskAssessmentPage, kamae_risk_assessment_page, KAMAE_TYPE_PAGE)

static const char *const tone_classes[] = {
  [KAMAE_TONE_NEUTRAL] = "kamae-neutral",
  [KAMAE_TONE_GOOD] = "kamae-good",
  [KAMAE_TONE_ATTENTION] = "kamae-attention",
  [KAMAE_TONE_BAD] = "kamae-bad",
  [KAMAE_TONE_QUIET] = "kamae-quiet",
};

static GtkWindow *
get_window (KamaeRiskAssessmentPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static GPtrArray *
get_scales (KamaeRiskAssessmentPage *self)
{
  return kamae_risk_sheet_get_scales (self->sheet);
}

static guint
get_n_rows (KamaeRiskAssessmentPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

/* The cursor */

static GtkWidget *
find_cell (KamaeRiskRow *row,
           guint         column)
{
  g_autofree char *key = g_strdup_printf ("cell-%u", column);

  return g_object_get_data (G_OBJECT (row), key);
}

/* A row that was far away gets its cells only when it is laid out. */
static gboolean
focus_cursor_cb (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       data)
{
  KamaeRiskAssessmentPage *self = data;
  GtkWidget *cell = self->row != NULL ? find_cell (self->row, self->column) : NULL;

  if (cell == NULL && self->attempts++ < 10)
    return G_SOURCE_CONTINUE;
  if (cell != NULL && gtk_widget_get_mapped (cell))
    gtk_widget_grab_focus (cell);
  return G_SOURCE_REMOVE;
}

static void
focus_cursor (KamaeRiskAssessmentPage *self)
{
  GtkWidget *cell = self->row != NULL ? find_cell (self->row, self->column) : NULL;

  if (cell != NULL)
    {
      gtk_widget_grab_focus (cell);
      return;
    }
  self->attempts = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self->table), focus_cursor_cb, self, NULL);
}

static void
scroll_to (KamaeRiskAssessmentPage *self,
           guint                    position)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static void
set_cursor (KamaeRiskAssessmentPage *self,
            guint                    position,
            guint                    column)
{
  g_autoptr(KamaeRiskRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row == NULL)
    return;
  self->column = MIN (column, get_scales (self)->len);
  self->typed = 0;
  if (row != self->row)
    {
      g_set_object (&self->row, row);
      g_clear_object (&self->record);
      self->record = kamae_register_ref_record (kamae_page_get_register (KAMAE_PAGE (self)),
                                                row->risk_id, KAMAE_KEPT);
      gtk_single_selection_set_selected (self->selection, position);
    }
  kamae_risk_panel_show (KAMAE_RISK_PANEL (self->panel), self->sheet, row, self->column);
}

static void
move_to (KamaeRiskAssessmentPage *self,
         guint                    position,
         guint                    column)
{
  if (get_n_rows (self) == 0)
    return;
  position = MIN (position, get_n_rows (self) - 1);
  set_cursor (self, position, column);
  scroll_to (self, position);
  focus_cursor (self);
}

static guint
get_position (KamaeRiskAssessmentPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position == GTK_INVALID_LIST_POSITION ? 0 : position;
}

/* The first scale from there on that the row is not rated on; the number of scales for none. */
static guint
find_unrated (KamaeRiskAssessmentPage *self,
              KamaeRiskRow            *row,
              guint                    from)
{
  GPtrArray *scales = get_scales (self);

  for (guint i = from; i < scales->len; i++)
    if (!((KamaeRiskScale *) scales->pdata[i])->is_fact
        && kamae_risk_row_get_rating (row, i) == KAMAE_RISK_UNRATED)
      return i;
  return scales->len;
}

static guint
find_first (KamaeRiskAssessmentPage *self,
            KamaeRiskRow            *row)
{
  guint unrated = find_unrated (self, row, 0);

  return kamae_risk_row_is_open (row) ? unrated : 0;
}

static void
go_to_next_row (KamaeRiskAssessmentPage *self)
{
  guint position = get_position (self) + 1;
  g_autoptr(KamaeRiskRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    move_to (self, position, find_first (self, row));
  else
    focus_cursor (self);
}

/* Enter: what is not rated in the row, then its basis, then the next row. */
static void
go_on (KamaeRiskAssessmentPage *self)
{
  guint n_scales = get_scales (self)->len;
  guint next = self->column < n_scales ? find_unrated (self, self->row, self->column + 1)
                                       : n_scales;

  if (next < n_scales)
    move_to (self, get_position (self), next);
  else if (self->column >= n_scales || self->row->basis == NULL)
    {
      if (kamae_split_get_folded (self->split))
        kamae_split_show_end (self->split);
      set_cursor (self, get_position (self), n_scales);
      kamae_risk_panel_edit_basis (KAMAE_RISK_PANEL (self->panel));
    }
  else
    go_to_next_row (self);
}

/* Rating */

static void
finish (KamaeRiskAssessmentPage *self,
        const GError            *error)
{
  if (error == NULL)
    return;
  if (self->row != NULL && self->row->owner_id == 0)
    kamae_risk_panel_focus_owner (KAMAE_RISK_PANEL (self->panel));
  kamae_show_error (get_window (self), _("The risk was not rated"), error);
}

static void
rate (KamaeRiskAssessmentPage *self,
      int                      value)
{
  g_autoptr(GError) error = NULL;

  if (self->row == NULL || self->column >= get_scales (self)->len
      || kamae_risk_row_get_rating (self->row, self->column) == value)
    return;
  self->changing = self->row;
  kamae_risk_sheet_rate (self->sheet, self->row, self->column, value, &error);
  self->changing = NULL;
  finish (self, error);
}

static void
rate_cb (KamaeRiskAssessmentPage *self,
         int                      value)
{
  rate (self, value);
  /* Shown as it is, also if nothing came of it. */
  kamae_risk_panel_show (KAMAE_RISK_PANEL (self->panel), self->sheet, self->row, self->column);
}

static void
basis_cb (KamaeRiskAssessmentPage *self,
          KamaeRiskRow            *row,
          const char              *seen,
          const char              *basis)
{
  g_autoptr(GError) error = NULL;

  self->changing = row;
  if (!kamae_risk_sheet_set_basis (self->sheet, row, seen, basis, &error))
    kamae_risk_panel_refuse (KAMAE_RISK_PANEL (self->panel), row, error);
  self->changing = NULL;
}

static void
owner_cb (KamaeRiskAssessmentPage *self,
          KamaeRecord             *owner)
{
  g_autoptr(GError) error = NULL;

  kamae_risk_sheet_set_owner (self->sheet, self->row, owner, &error);
  finish (self, error);
}

static void
open_cb (KamaeRiskAssessmentPage *self)
{
  if (self->record != NULL)
    kamae_page_open_record (KAMAE_PAGE (self), self->record);
}

/* A digit is a level, or with the one before it a level of two digits. */
static void
type_digit (KamaeRiskAssessmentPage *self,
            int                      digit)
{
  gint64 now = g_get_monotonic_time ();
  KamaeRiskScale *scale;
  int number = digit;

  if (self->column >= get_scales (self)->len)
    return;
  scale = get_scales (self)->pdata[self->column];
  if (self->typed > 0 && now - self->typed_at < TYPING_TIME)
    number = self->typed * 10 + digit;
  if (kamae_risk_scale_find (scale, number) == NULL)
    number = digit;
  self->typed = number;
  self->typed_at = now;
  if (kamae_risk_scale_find (scale, number) != NULL)
    rate (self, number);
  else
    {
      /* Translators: %1$d is a number typed, %2$s a scale */
      g_autofree char *message = g_strdup_printf (_("%1$d is no level of “%2$s”."), number,
                                                  scale->label);

      kamae_page_message (KAMAE_PAGE (self), message);
      gtk_widget_error_bell (GTK_WIDGET (self));
    }
}

static int
get_digit (guint keyval)
{
  gunichar character = gdk_keyval_to_unicode (keyval);

  return g_unichar_isdigit (character) ? g_unichar_digit_value (character) : -1;
}

static gboolean
move_by_key (KamaeRiskAssessmentPage *self,
             guint                    keyval,
             gboolean                 control)
{
  guint position = get_position (self);
  guint last = get_n_rows (self) - 1;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_to (self, control ? 0 : position - MIN (position, 1), self->column);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_to (self, control ? last : position + 1, self->column);
      return TRUE;

    case GDK_KEY_Page_Up:
      move_to (self, position - MIN (position, PAGE_ROWS), self->column);
      return TRUE;

    case GDK_KEY_Page_Down:
      move_to (self, position + PAGE_ROWS, self->column);
      return TRUE;

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_to (self, position, self->column - MIN (self->column, 1));
      return TRUE;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_to (self, position, self->column + 1);
      return TRUE;

    case GDK_KEY_Home:
      move_to (self, control ? 0 : position, 0);
      return TRUE;

    case GDK_KEY_End:
      move_to (self, control ? last : position, get_scales (self)->len);
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (KamaeRiskAssessmentPage *self,
                guint                    keyval,
                guint                    keycode,
                GdkModifierType          state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  int digit = get_digit (keyval);

  if (self->row == NULL || (state & GDK_ALT_MASK) != 0)
    return FALSE;
  if (move_by_key (self, keyval, control))
    return TRUE;
  if (control)
    return FALSE;
  if (digit >= 0)
    {
      type_digit (self, digit);
      return TRUE;
    }
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      go_on (self);
      return TRUE;

    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
    case GDK_KEY_minus:
      rate (self, KAMAE_RISK_UNRATED);
      return TRUE;

    default:
      return FALSE;
    }
}

/* Cells */

static char *
dup_cell_text (Column       *column,
               KamaeRiskRow *row)
{
  int rating = kamae_risk_row_get_rating (row, column->index);

  switch (column->kind)
    {
    case COLUMN_NUMBER:
      return g_strdup (row->number);

    case COLUMN_TITLE:
      return g_strdup (row->title);

    case COLUMN_OWNER:
      return g_strdup (row->owner != NULL ? row->owner : _("◆ None"));

    case COLUMN_SCALE:
      return rating == KAMAE_RISK_UNRATED ? g_strdup ("–") : g_strdup_printf ("%d", rating);

    case COLUMN_VALUE:
      return g_strdup (row->value != NULL ? row->value : "–");

    case COLUMN_BAND:
      return g_strdup (row->value != NULL ? row->band : _("Not rated"));

    case COLUMN_BASIS:
      return g_strdup (row->basis != NULL ? row->basis : "–");

    default:
      g_return_val_if_reached (NULL);
    }
}

/* What assistive technology reads. */
static char *
dup_cell_name (Column       *column,
               KamaeRiskRow *row,
               const char   *text)
{
  KamaeRiskScale *scale;
  const KamaeRiskLevel *level;
  int rating = kamae_risk_row_get_rating (row, column->index);

  if (column->kind == COLUMN_BASIS)
    return g_strdup_printf ("%s, %s: %s", row->number, _("Basis of the rating"), text);
  scale = get_scales (column->page)->pdata[column->index];
  level = kamae_risk_scale_find (scale, rating);
  if (level == NULL)
    return g_strdup_printf ("%s, %s: %s", row->number, scale->label, _("not rated"));
  return g_strdup_printf ("%s, %s: %s %s", row->number, scale->label, text,
                          level->label != NULL ? level->label : "");
}

static void
update_cell (GtkListItem *item,
             Column      *column)
{
  KamaeRiskRow *row = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *text = dup_cell_text (column, row);

  if (column->kind == COLUMN_SCALE || column->kind == COLUMN_BASIS)
    {
      g_autofree char *name = dup_cell_name (column, row, text);

      gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (child))), text);
      kamae_widget_set_name (child, name);
      return;
    }
  gtk_label_set_text (GTK_LABEL (child), text);
  if (column->kind != COLUMN_BAND)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (tone_classes); i++)
    gtk_widget_remove_css_class (child, tone_classes[i]);
  gtk_widget_add_css_class (child, tone_classes[row->value != NULL ? row->tone : KAMAE_TONE_QUIET]);
}

/* By a click, by Tab or by the keys. */
static void
cell_entered_cb (GtkEventController *focus)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (focus), "item");
  Column *column = g_object_get_data (G_OBJECT (focus), "column");

  if (gtk_list_item_get_item (item) != NULL && !column->page->is_updating)
    set_cursor (column->page, gtk_list_item_get_position (item), column->index);
}

static void
cell_clicked_cb (GtkWidget *button,
                 Column    *column)
{
  gtk_widget_grab_focus (button);
  kamae_split_show_end (column->page->split);
  if (column->kind == COLUMN_BASIS)
    kamae_risk_panel_edit_basis (KAMAE_RISK_PANEL (column->page->panel));
}

static GtkWidget *
create_cell (GtkListItem *item,
             Column      *column)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (column->kind == COLUMN_BASIS)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_width_chars (GTK_LABEL (label), 12);
    }
  else
    gtk_label_set_width_chars (GTK_LABEL (label), 3);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kamae-rating");
  g_object_set_data (G_OBJECT (focus), "item", item);
  g_object_set_data (G_OBJECT (focus), "column", column);
  g_signal_connect (focus, "enter", G_CALLBACK (cell_entered_cb), NULL);
  g_signal_connect (button, "clicked", G_CALLBACK (cell_clicked_cb), column);
  gtk_widget_add_controller (button, focus);
  return button;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          Column                   *column)
{
  GtkWidget *label;

  /* The cells take the focus, not the row. */
  gtk_list_item_set_activatable (item, FALSE);
  if (column->kind == COLUMN_SCALE || column->kind == COLUMN_BASIS)
    {
      gtk_list_item_set_child (item, create_cell (item, column));
      return;
    }
  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), column->kind == COLUMN_VALUE ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), column->kind == COLUMN_TITLE    ? 18
                                                : column->kind == COLUMN_NUMBER ? 7
                                                : column->kind == COLUMN_VALUE  ? 3
                                                                                : 6);
  if (column->kind != COLUMN_TITLE)
    gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_list_item_set_child (item, label);
}

static void
row_changed_cb (GtkListItem *item)
{
  update_cell (item, g_object_get_data (G_OBJECT (item), "column"));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         Column                   *column)
{
  GObject *row = gtk_list_item_get_item (item);
  g_autofree char *key = g_strdup_printf ("cell-%u", column->index);

  g_object_set_data (G_OBJECT (item), "column", column);
  if (GTK_IS_BUTTON (gtk_list_item_get_child (item)))
    g_object_set_data (row, key, gtk_list_item_get_child (item));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (row_changed_cb), item);
  update_cell (item, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           Column                   *column)
{
  GObject *row = gtk_list_item_get_item (item);
  g_autofree char *key = g_strdup_printf ("cell-%u", column->index);

  if (g_object_get_data (row, key) == gtk_list_item_get_child (item))
    g_object_set_data (row, key, NULL);
  g_signal_handlers_disconnect_by_func (row, row_changed_cb, item);
}

/* The table */

static void
add_column (KamaeRiskAssessmentPage *self,
            ColumnKind               kind,
            guint                    index,
            const char              *title)
{
  Column *column = g_new0 (Column, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) view_column = gtk_column_view_column_new (title, factory);

  column->page = self;
  column->kind = kind;
  column->index = index;
  g_ptr_array_add (self->columns, column);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, kind == COLUMN_TITLE || kind == COLUMN_BASIS);
  gtk_column_view_append_column (self->table, view_column);
}

static void
remove_columns (KamaeRiskAssessmentPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->table, column);
    }
  g_ptr_array_set_size (self->columns, 0);
}

static void
add_columns (KamaeRiskAssessmentPage *self)
{
  GPtrArray *scales = get_scales (self);

  remove_columns (self);
  add_column (self, COLUMN_NUMBER, G_MAXUINT, _("No."));
  add_column (self, COLUMN_TITLE, G_MAXUINT, _("Risk"));
  for (guint i = 0; i < scales->len; i++)
    add_column (self, COLUMN_SCALE, i, ((KamaeRiskScale *) scales->pdata[i])->label);
  add_column (self, COLUMN_VALUE, G_MAXUINT, _("Risk value"));
  add_column (self, COLUMN_BAND, G_MAXUINT, _("Risk level"));
  add_column (self, COLUMN_OWNER, G_MAXUINT, _("Risk owner"));
  add_column (self, COLUMN_BASIS, scales->len, _("Basis of the rating"));
}

static gboolean
is_shown (gpointer item,
          gpointer data)
{
  KamaeRiskAssessmentPage *self = data;
  KamaeRiskRow *row = item;
  KamaeRecord *person = kamae_register_get_person (kamae_page_get_register (KAMAE_PAGE (self)));
  const char *wanted = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->open_only)) && !row->was_open)
    return FALSE;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->mine_only))
      && (person == NULL || row->owner_id != kamae_record_get_id (person)))
    return FALSE;
  return *wanted == '\0' || kamae_text_contains (row->number, wanted)
         || kamae_text_contains (row->title, wanted) || kamae_text_contains (row->owner, wanted);
}

/* What is rated now stays in sight until one asks again what is open. */
static void
filter_changed_cb (KamaeRiskAssessmentPage *self)
{
  GListModel *rows = kamae_risk_sheet_get_rows (self->sheet);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(KamaeRiskRow) row = g_list_model_get_item (rows, i);

      row->was_open = kamae_risk_row_is_open (row);
    }
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    get_n_rows (self) > 0 ? "sheet" : "nothing");
}

/* Contents */

static void
update_count (KamaeRiskAssessmentPage *self)
{
  GListModel *rows = kamae_risk_sheet_get_rows (self->sheet);
  guint n = g_list_model_get_n_items (rows), n_open = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(KamaeRiskRow) row = g_list_model_get_item (rows, i);

      n_open += kamae_risk_row_is_open (row);
    }
  /* Translators: how many risks are evaluated, of how many */
  text = g_strdup_printf (_("Evaluated: %1$u of %2$u"), n - n_open, n);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static void
load_sheet (KamaeRiskAssessmentPage *self)
{
  guint run = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->run_chooser));
  guint stage = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->stage_chooser));
  g_autoptr(GError) error = NULL;

  if (run >= self->runs->len || stage >= self->stages->len)
    return;
  g_clear_object (&self->row);
  g_clear_object (&self->record);
  self->is_updating = TRUE;
  remove_columns (self);
  kamae_risk_sheet_load (self->sheet, self->runs->pdata[run], self->stages->pdata[stage], &error);
  kamae_page_set_error (KAMAE_PAGE (self), error);
  add_columns (self);
  self->is_updating = FALSE;
  update_count (self);
  filter_changed_cb (self);
  if (get_n_rows (self) > 0)
    {
      g_autoptr(KamaeRiskRow) first = g_list_model_get_item (G_LIST_MODEL (self->selection), 0);

      set_cursor (self, 0, find_first (self, first));
    }
}

static void
chosen_cb (KamaeRiskAssessmentPage *self)
{
  if (!self->is_updating)
    load_sheet (self);
}

/* Of the last one, what its treatment brings is rated after it is locked, too. */
#define RUNS \
  "SELECT id FROM risk_run WHERE state = 'running' OR id = (SELECT id FROM risk_run " \
  "WHERE state = 'locked' ORDER BY ends_on DESC, number COLLATE counted DESC LIMIT 1) " \
  "ORDER BY state = 'running' DESC, starts_on DESC, number COLLATE counted DESC"

static void
fill_runs (KamaeRiskAssessmentPage *self)
{
  KamaeRegister *reg = kamae_page_get_register (KAMAE_PAGE (self));
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, RUNS, NULL, KAMAE_KEPT);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->runs, 0);
  while (cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      KamaeRecord *run = kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0),
                                                    KAMAE_KEPT);
      g_autofree char *label = NULL;

      if (run == NULL)
        continue;
      label = kamae_record_dup_label (run);
      g_ptr_array_add (self->runs, run);
      gtk_string_list_append (names, label);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->run_chooser), G_LIST_MODEL (names));
  gtk_widget_set_visible (gtk_widget_get_parent (self->run_chooser), self->runs->len > 1);
}

/* Those that the criteria use, the present state first. */
static void
fill_stages (KamaeRiskAssessmentPage *self)
{
  static const struct
  {
    const char *code;
    const char *label;
    gboolean    is_later;
  } stages[] = {
    { "current", KC_ ("risk stage", "Current"), FALSE },
    { "residual", KC_ ("risk stage", "Expected after treatment"), TRUE },
    { "verified", KC_ ("risk stage", "Verified after treatment"), TRUE },
    { "inherent", KC_ ("risk stage", "Before controls"), FALSE },
  };
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->run_chooser));
  KamaeRecord *run = selected < self->runs->len ? self->runs->pdata[selected] : NULL;
  g_autoptr(KamaeRecord) criteria = run != NULL ? kamae_record_ref_link (run, "criteria") : NULL;
  const char *used = criteria != NULL ? kamae_record_get_text (criteria, "stages") : NULL;
  g_auto(GStrv) codes = g_strsplit (used != NULL ? used : "", " ", -1);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  gboolean is_locked = run != NULL && kamae_record_is_locked (run);

  g_ptr_array_set_size (self->stages, 0);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if ((stages[i].is_later || !is_locked)
        && (i == 0 || g_strv_contains ((const char *const *) codes, stages[i].code)))
      {
        g_ptr_array_add (self->stages, (gpointer) stages[i].code);
        gtk_string_list_append (names, _(stages[i].label));
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->stage_chooser), G_LIST_MODEL (names));
}

static void
fill (KamaeRiskAssessmentPage *self)
{
  self->is_updating = TRUE;
  fill_runs (self);
  fill_stages (self);
  self->is_updating = FALSE;
  if (self->stages->len > 0 && self->runs->len > 0)
    load_sheet (self);
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
run_chosen_cb (KamaeRiskAssessmentPage *self)
{
  if (self->is_updating)
    return;
  self->is_updating = TRUE;
  fill_stages (self);
  self->is_updating = FALSE;
  load_sheet (self);
}

static void
changed_cb (KamaeRiskAssessmentPage *self,
            KamaeChangeSet          *changes)
{
  g_autoptr(GError) error = NULL;

  if (kamae_change_set_touches (changes, "risk_run")
      || kamae_change_set_touches (changes, "criteria_level"))
    {
      fill (self);
      return;
    }
  if (self->runs->len == 0
      || !(kamae_change_set_touches (changes, "risk")
           || kamae_change_set_touches (changes, "evaluation")
           || kamae_change_set_touches (changes, "rating")
           || kamae_change_set_touches (changes, "person")))
    return;
  if (self->changing != NULL)
    kamae_risk_sheet_update_row (self->sheet, self->changing, &error);
  else
    kamae_risk_sheet_update (self->sheet, &error);
  kamae_page_set_error (KAMAE_PAGE (self), error);
  update_count (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    get_n_rows (self) > 0 ? "sheet" : "nothing");
}

/* Building */

static GtkWidget *
create_chooser (const char *name)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);

  kamae_widget_set_name (chooser, name);
  return chooser;
}

static GtkWidget *
create_toggle (KamaeRiskAssessmentPage *self,
               const char              *label)
{
  GtkWidget *toggle = gtk_toggle_button_new_with_label (label);

  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (filter_changed_cb), self);
  return toggle;
}

static void
create_choosers (KamaeRiskAssessmentPage *self)
{
  self->run_chooser = create_chooser (_("Risk assessment"));
  self->stage_chooser = create_chooser (_("Stage"));
  g_signal_connect_swapped (self->run_chooser, "notify::selected", G_CALLBACK (run_chosen_cb),
                            self);
  g_signal_connect_swapped (self->stage_chooser, "notify::selected", G_CALLBACK (chosen_cb), self);
}

static GtkWidget *
create_toggles (KamaeRiskAssessmentPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->open_only = create_toggle (self, _("To Be Evaluated"));
  self->mine_only = create_toggle (self, _("Mine"));
  gtk_box_append (GTK_BOX (box), self->open_only);
  gtk_box_append (GTK_BOX (box), self->mine_only);
  return box;
}

static GtkWidget *
create_search (KamaeRiskAssessmentPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->search = gtk_search_entry_new ();
  /* So that the line has room in a narrow window. */
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), 8);
  gtk_widget_set_hexpand (self->search, TRUE);
  kamae_widget_set_name (self->search, _("Search the risks"));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (focus_cursor), self);
  self->count = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->count);
  return box;
}

/* One line, or more where there is little room. */
static GtkWidget *
create_bar (KamaeRiskAssessmentPage *self)
{
  GtkWidget *bar = gtk_flow_box_new ();
  GtkWidget *parts[4];

  create_choosers (self);
  parts[0] = self->run_chooser;
  parts[1] = self->stage_chooser;
  parts[2] = create_toggles (self);
  parts[3] = create_search (self);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (bar), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (bar), G_N_ELEMENTS (parts));
  gtk_widget_add_css_class (bar, "kamae-toolbar");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (bar), parts[i]);
      gtk_widget_set_focusable (gtk_widget_get_parent (parts[i]), FALSE);
    }
  return bar;
}

static GtkWidget *
create_table (KamaeRiskAssessmentPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkFilterListModel *shown;

  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  shown = gtk_filter_list_model_new (g_object_ref (kamae_risk_sheet_get_rows (self->sheet)),
                                     g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (shown));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->table = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "kamae-records");
  kamae_widget_set_name (GTK_WIDGET (self->table), _("Risks"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->table));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_size_request (scrolled, 340, -1);
  return scrolled;
}

static GtkWidget *
create_hint (void)
{
  GtkWidget *hint = gtk_label_new (_("Arrow keys move, digits rate, Enter goes on, Delete takes a rating back."));

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "kamae-count");
  return hint;
}

static GtkWidget *
create_status (const char *icon,
               const char *title,
               const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static void
create_panel (KamaeRiskAssessmentPage *self)
{
  self->panel = kamae_risk_panel_new (kamae_page_get_register (KAMAE_PAGE (self)));
  g_signal_connect_swapped (self->panel, "rate", G_CALLBACK (rate_cb), self);
  g_signal_connect_swapped (self->panel, "basis", G_CALLBACK (basis_cb), self);
  g_signal_connect_swapped (self->panel, "owner", G_CALLBACK (owner_cb), self);
  g_signal_connect_swapped (self->panel, "go-on", G_CALLBACK (go_to_next_row), self);
  g_signal_connect_swapped (self->panel, "open", G_CALLBACK (open_cb), self);
}

static GtkWidget *
create_sheet (KamaeRiskAssessmentPage *self)
{
  GtkWidget *start = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  create_panel (self);
  gtk_box_append (GTK_BOX (start), create_table (self));
  gtk_box_append (GTK_BOX (start), create_hint ());
  self->split = kamae_split_new (start, self->panel);
  kamae_split_set_back_label (self->split, _("Risks"));
  gtk_widget_set_vexpand (GTK_WIDGET (self->split), TRUE);
  return GTK_WIDGET (self->split);
}

static void
kamae_risk_assessment_page_constructed (GObject *object)
{
  KamaeRiskAssessmentPage *self = (KamaeRiskAssessmentPage *) object;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (kamae_risk_assessment_page_parent_class)->constructed (object);

  self->runs = g_ptr_array_new_with_free_func (g_object_unref);
  self->stages = g_ptr_array_new ();
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->sheet = kamae_risk_sheet_new (kamae_page_get_register (KAMAE_PAGE (self)));

  gtk_box_append (GTK_BOX (box), kamae_wrap_new (create_bar (self)));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_sheet (self), "sheet");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       create_status ("edit-find-symbolic", _("No Risks Here"),
                                      _("No risk matches what is asked for, or none has been identified yet.")),
                       "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       create_status ("view-list-symbolic", _("No Assessment Is Running"),
                                      _("Start a risk assessment first; its risks are rated here by the criteria in force.")),
                       "empty");
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  fill (self);
  g_signal_connect_object (kamae_page_get_register (KAMAE_PAGE (self)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
kamae_risk_assessment_page_dispose (GObject *object)
{
  KamaeRiskAssessmentPage *self = (KamaeRiskAssessmentPage *) object;

  self->is_updating = TRUE;
  /* The cells hold columns: they go first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->sheet);
  g_clear_object (&self->row);
  g_clear_object (&self->record);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);

  G_OBJECT_CLASS (kamae_risk_assessment_page_parent_class)->dispose (object);
}

static void
kamae_risk_assessment_page_find (KamaePage *page)
{
  gtk_widget_grab_focus (((KamaeRiskAssessmentPage *) page)->search);
}

static KamaeRecord *
kamae_risk_assessment_page_get_record (KamaePage *page)
{
  return ((KamaeRiskAssessmentPage *) page)->record;
}

static gboolean
kamae_risk_assessment_page_go_back (KamaePage *page)
{
  return kamae_split_go_back (((KamaeRiskAssessmentPage *) page)->split);
}

static void
kamae_risk_assessment_page_class_init (KamaeRiskAssessmentPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_risk_assessment_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kamae_risk_assessment_page_dispose;
  klass->find = kamae_risk_assessment_page_find;
  klass->get_record = kamae_risk_assessment_page_get_record;
  klass->go_back = kamae_risk_assessment_page_go_back;
}

static void
kamae_risk_assessment_page_init (KamaeRiskAssessmentPage *self)
{
}
