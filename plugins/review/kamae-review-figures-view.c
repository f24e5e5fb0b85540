/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-pages.h"

#include <kamae-i18n.h>

/* The frozen figures of an input on the screen: numbers beside those of the last review, tables,
 * small pictures, and for each figure a button to the records behind it. */

/* A longer table is not read on a screen in a meeting: the rest is behind the button. */
#define MOST_ROWS 8
#define LONGEST_NAME 11
#define SENTENCE_WIDTH 22

typedef struct
{
  AdwBin       parent_instance;
  KamaeRecord *record;
  gulong       changed_id;
  char        *shown;
} KamaeReviewFiguresView;

typedef AdwBinClass KamaeReviewFiguresViewClass;

G_DEFINE_FINAL_TYPE (KamaeReviewFiguresView, kamae_review_figures_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_RECORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

GtkWidget *
kamae_review_label_new (const char *text,
                        const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The way to the records */

static void
open_cb (GtkWidget *button)
{
  gtk_widget_activate_action (button, "win.page", "s",
                              g_object_get_data (G_OBJECT (button), "page"));
}

static const KamaePageInfo *
find_page (KamaeReviewFiguresView *self,
           const char             *name)
{
  KamaeModel *model = kamae_register_get_model (kamae_record_get_register (self->record));
  GPtrArray *pages = kamae_model_get_pages (model);

  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *info = pages->pdata[i];

      if (g_strcmp0 (info->name, name) == 0)
        return info;
    }
  return NULL;
}

/* NULL if nobody declares the page, as when its plugin is switched off. */
static GtkWidget *
create_open_button (KamaeReviewFiguresView *self,
                    JsonObject             *figure)
{
  KamaeModel *model = kamae_register_get_model (kamae_record_get_register (self->record));
  const KamaePageInfo *info = find_page (self, kamae_review_get_member (figure, "page"));
  JsonObject *texts = kamae_review_frozen_get_texts (figure, kamae_language_get_current ());
  g_autofree char *name = NULL;
  GtkWidget *button;

  if (info == NULL)
    return NULL;
  /* Translators: on a button; first a page, then a figure whose records are on that page */
  name = g_strdup_printf (_("Open %1$s: %2$s"),
                          kamae_model_translate (model, info, info->label, NULL),
                          kamae_review_get_member (texts, "title"));
  button = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  kamae_widget_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "page", g_strdup (info->name), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), NULL);
  return button;
}

/* Tables */

static char *
dup_cell (KamaeReviewFiguresView *self,
          JsonObject             *texts,
          guint                   row,
          guint                   column)
{
  return kamae_review_frozen_dup_shown (kamae_record_get_register (self->record),
                                        kamae_review_frozen_get_cell (texts, "rows", row, column),
                                        NULL);
}

static void
attach_cell (GtkWidget  *grid,
             const char *text,
             gboolean    is_number,
             int         column,
             int         row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  /* Numbers, dates and names are read at a glance; only sentences are broken. */
  if (g_utf8_strlen (text, -1) > LONGEST_NAME)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (label), SENTENCE_WIDTH);
      gtk_label_set_max_width_chars (GTK_LABEL (label), SENTENCE_WIDTH);
    }
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  if (row == 0)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static GtkWidget *
create_grid (const char *name)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 15);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  kamae_widget_set_name (grid, name);
  return grid;
}

/* A table as wide as it needs; what does not fit is scrolled to. */
static GtkWidget *
create_scroll (GtkWidget *child)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), child);
  return scroll;
}

static GtkWidget *
create_table (KamaeReviewFiguresView *self,
              JsonObject             *texts)
{
  GtkWidget *grid = create_grid (kamae_review_get_member (texts, "title"));
  guint n_columns = kamae_review_frozen_get_n_columns (texts);
  guint n_rows = MIN (kamae_review_frozen_get_n_rows (texts, "rows"), MOST_ROWS);

  for (guint j = 0; j < n_columns; j++)
    {
      gboolean is_number = kamae_review_frozen_is_number (
        kamae_review_frozen_get_cell (texts, "rows", 0, j));

      attach_cell (grid, kamae_review_frozen_get_column (texts, j), is_number, j, 0);
      for (guint i = 0; i < n_rows; i++)
        {
          g_autofree char *cell = dup_cell (self, texts, i, j);

          attach_cell (grid, cell, is_number, j, i + 1);
        }
    }
  return create_scroll (grid);
}

static GtkWidget *
create_series (KamaeReviewFiguresView *self,
               JsonObject             *texts)
{
  GtkWidget *grid = create_grid (kamae_review_get_member (texts, "title"));
  guint n_rows = MIN (kamae_review_frozen_get_n_rows (texts, "rows"), MOST_ROWS);

  attach_cell (grid, _("This time"), TRUE, 1, 0);
  attach_cell (grid, _("Last time"), TRUE, 2, 0);
  for (guint i = 0; i < n_rows; i++)
    {
      const char *label = kamae_review_frozen_get_cell (texts, "rows", i, 0);
      g_autofree char *shown = dup_cell (self, texts, i, 0);
      g_autofree char *now = kamae_review_frozen_dup_number (
        texts, kamae_review_frozen_get_cell (texts, "rows", i, 1));
      g_autofree char *before = kamae_review_frozen_dup_number (
        texts, kamae_review_frozen_find_before (texts, label, 1));

      attach_cell (grid, shown, FALSE, 0, i + 1);
      attach_cell (grid, now, TRUE, 1, i + 1);
      attach_cell (grid, before, TRUE, 2, i + 1);
    }
  return create_scroll (grid);
}

/* Figures */

static void
add_more (GtkWidget  *box,
          JsonObject *texts)
{
  guint n_rows = kamae_review_frozen_get_n_rows (texts, "rows");
  g_autofree char *text = NULL;

  if (n_rows == 0)
    gtk_box_append (GTK_BOX (box),
                    kamae_review_label_new (C_ ("paper", "No entries"), "dim-label"));
  if (n_rows <= MOST_ROWS)
    return;
  /* Translators: under the first lines of a long table */
  text = g_strdup_printf (ngettext ("%u more", "%u more", n_rows - MOST_ROWS), n_rows - MOST_ROWS);
  gtk_box_append (GTK_BOX (box), kamae_review_label_new (text, "dim-label"));
}

static void
add_heading (KamaeReviewFiguresView *self,
             GtkWidget              *box,
             JsonObject             *figure,
             const char             *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = kamae_review_label_new (text, "kamae-group");
  GtkWidget *button = create_open_button (self, figure);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), kamae_wrap_new (label));
  if (button != NULL)
    gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (box), row);
}

/* "5 persons (last time 3 persons, +2 persons)": a number is a line of its own. */
static void
add_number (KamaeReviewFiguresView *self,
            GtkWidget              *box,
            JsonObject             *figure,
            JsonObject             *texts)
{
  const char *now = kamae_review_frozen_get_cell (texts, "rows", 0, 0);
  const char *before = kamae_review_frozen_get_cell (texts, "before", 0, 0);
  g_autofree char *now_text = kamae_review_frozen_dup_number (texts, now);
  g_autofree char *before_text = kamae_review_frozen_dup_number (texts, before);
  g_autofree char *change = kamae_review_frozen_dup_change (texts, now, before, NULL);
  g_autofree char *text = NULL;

  if (before != NULL)
    /* Translators: a figure: its name, its value; that of the last review, and the difference */
    text = g_strdup_printf (_("%1$s: %2$s (last time %3$s, %4$s)"),
                            kamae_review_get_member (texts, "title"), now_text, before_text,
                            change);
  else
    /* Translators: a figure: its name and its value */
    text = g_strdup_printf (_("%1$s: %2$s"), kamae_review_get_member (texts, "title"), now_text);
  add_heading (self, box, figure, text);
}

static void
add_figure (KamaeReviewFiguresView *self,
            GtkWidget              *box,
            JsonObject             *figure)
{
  const char *language = kamae_language_get_current ();
  JsonObject *texts = kamae_review_frozen_get_texts (figure, language);
  const char *kind = kamae_review_get_member (figure, "kind");
  g_autoptr(KamaeChart) chart = kamae_review_frozen_create_chart (
    kamae_record_get_register (self->record), figure, language);

  if (g_str_equal (kind, "number"))
    {
      add_number (self, box, figure, texts);
      return;
    }
  add_heading (self, box, figure, kamae_review_get_member (texts, "title"));
  if (chart != NULL)
    {
      GtkWidget *view = kamae_chart_view_new (chart);

      kamae_chart_view_set_label (KAMAE_CHART_VIEW (view),
                                  kamae_review_get_member (texts, "title"));
      gtk_box_append (GTK_BOX (box), view);
    }
  if (kamae_review_frozen_get_n_rows (texts, "rows") > 0)
    gtk_box_append (GTK_BOX (box), g_str_equal (kind, "series") ? create_series (self, texts)
                                                                : create_table (self, texts));
  add_more (box, texts);
}

static void
fill (KamaeReviewFiguresView *self)
{
  const char *text = kamae_record_get_text (self->record, "figures");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr(JsonNode) root = NULL;
  JsonArray *figures = kamae_review_frozen_parse (text, &root);

  for (guint i = 0; figures != NULL && i < json_array_get_length (figures); i++)
    add_figure (self, box, json_array_get_object_element (figures, i));
  if (text == NULL)
    gtk_box_append (GTK_BOX (box),
                    kamae_review_label_new (_("Figures are computed when the preparation starts."),
                                            "dim-label"));
  else if (figures == NULL || json_array_get_length (figures) == 0)
    gtk_box_append (GTK_BOX (box), kamae_review_label_new (_("No figure is available."),
                                                           "dim-label"));
  gtk_widget_add_css_class (box, "kamae-derived");
  adw_bin_set_child (ADW_BIN (self), box);
}

/* Reports and discussions are typed in the same record: the figures stay as they are. */
static void
update (KamaeReviewFiguresView *self)
{
  const char *text;

  if (kamae_record_is_deleted (self->record))
    return;
  text = kamae_record_get_text (self->record, "figures");
  if (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL
      && g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (text);
  fill (self);
}

static void
set_record (KamaeReviewFiguresView *self,
            KamaeRecord            *record)
{
  if (record == self->record)
    return;
  if (self->record != NULL)
    g_clear_signal_handler (&self->changed_id, self->record);
  g_clear_pointer (&self->shown, g_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_set_object (&self->record, record);
  if (record == NULL)
    return;
  self->changed_id = g_signal_connect_swapped (record, "changed", G_CALLBACK (update), self);
  update (self);
}

static void
kamae_review_figures_view_set_property (GObject      *object,
                                        guint         prop_id,
                                        const GValue *value,
                                        GParamSpec   *pspec)
{
  if (prop_id == PROP_RECORD)
    set_record ((KamaeReviewFiguresView *) object, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
kamae_review_figures_view_dispose (GObject *object)
{
  set_record ((KamaeReviewFiguresView *) object, NULL);

  G_OBJECT_CLASS (kamae_review_figures_view_parent_class)->dispose (object);
}

static void
kamae_review_figures_view_class_init (KamaeReviewFiguresViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = kamae_review_figures_view_set_property;
  object_class->dispose = kamae_review_figures_view_dispose;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, KAMAE_TYPE_RECORD,
                                                 G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kamae_review_figures_view_init (KamaeReviewFiguresView *self)
{
}
