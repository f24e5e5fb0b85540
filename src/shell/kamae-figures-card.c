/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-figures-card.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

#define N_COLUMNS 2
#define MAX_FIGURES 8   /* more are shown when asked for */

typedef struct
{
  const KamaeFigure *figure;
  char              *title;
  char              *value;
  char              *note;    /* the target, the year before, how far away a date is */
  gboolean           wants_attention;
  guint              place;
} Tile;

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  g_free (tile->title);
  g_free (tile->value);
  g_free (tile->note);
  g_free (tile);
}

/* -- What a tile says -------------------------------------------------------------------------- */

static char *
dup_year_before (const char *today)
{
  g_autofree char *text = g_strconcat (today, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) day = now != NULL ? g_date_time_add_years (now, -1) : NULL;

  return day != NULL ? g_date_time_format (day, "%Y-%m-%d") : NULL;
}

static KamaeFigureResult *
compute (KamaeRegister     *reg,
         const KamaeFigure *figure,
         const char        *as_of,
         char             **failure)
{
  g_autoptr (GError) error = NULL;
  KamaeFigureResult *result = kamae_register_compute (reg, figure, as_of, NULL, NULL, &error);

  if (result == NULL)
    *failure = g_strdup (error->message);
  return result;
}

static void
add_note (GString    *note,
          const char *text)
{
  if (note->len > 0)
    g_string_append (note, " · ");
  g_string_append (note, text);
}

/* Against the target, if there is one. */
static void
compare_with_target (KamaeRegister     *reg,
                     Tile              *tile,
                     KamaeFigureResult *result,
                     GString           *note)
{
  g_autofree char *target = kamae_register_dup_setting (reg, tile->figure->target);
  const char *unit = kamae_figure_result_get_unit (result);
  double number = kamae_figure_result_get_number (result);
  g_autofree char *text = NULL;
  g_autofree char *goal = NULL;

  if (target == NULL || *target == '\0')
    return;

  tile->wants_attention = tile->figure->at_most ? number > g_ascii_strtod (target, NULL)
                                                : number < g_ascii_strtod (target, NULL);
  goal = g_strconcat (target, unit != NULL && g_ascii_isalpha (*unit) ? " " : "", unit, NULL);
  text = g_strdup_printf (tile->wants_attention
                          /* Translators: under a figure; %s is its target, as 100% */
                          ? _("misses the target of %s")
                          /* Translators: under a figure; %s is its target, as 100% */
                          : _("target %s reached"), goal);
  add_note (note, text);
}

static void
compare_with_year_before (KamaeRegister *reg,
                          Tile          *tile,
                          const char    *today,
                          GString       *note)
{
  g_autofree char *day = dup_year_before (today);
  g_autofree char *failure = NULL;
  g_autoptr (KamaeFigureResult) before = compute (reg, tile->figure, day, &failure);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (failure != NULL)
    add_note (note, failure);
  if (before == NULL || !kamae_figure_result_is_known (before))
    return;

  number = kamae_figure_result_dup_text (before);
  /* Translators: under a figure; %s is what it was a year ago */
  text = g_strdup_printf (_("a year ago %s"), number);
  add_note (note, text);
}

static Tile *
create_date_tile (KamaeRegister     *reg,
                  Tile              *tile,
                  KamaeFigureResult *result,
                  const char        *today)
{
  const char *day = kamae_figure_result_get_cell (result, 0, 0);

  tile->value = kamae_register_dup_date (reg, day, NULL);
  tile->wants_attention = g_strcmp0 (day, today) < 0;
  tile->note = tile->wants_attention ? kamae_dup_due_text (day, today)
                                     : kamae_dup_until_text (day, today);
  return tile;
}

static Tile *
create_failed_tile (Tile *tile,
                    char *failure)
{
  tile->value = g_strdup ("?");
  tile->note = failure;
  tile->wants_attention = TRUE;
  return tile;
}

/* NULL if the figure is not known. */
static Tile *
create_tile (KamaeRegister     *reg,
             const KamaeFigure *figure,
             const char        *today,
             guint              place)
{
  char *failure = NULL;
  g_autoptr (KamaeFigureResult) result = compute (reg, figure, today, &failure);
  g_autoptr (GString) note = g_string_new (NULL);
  Tile *tile;

  if (result != NULL && !kamae_figure_result_is_known (result))
    return NULL;

  tile = g_new0 (Tile, 1);
  tile->figure = figure;
  tile->place = place;
  tile->title = g_strdup (kamae_model_translate (kamae_register_get_model (reg), figure,
                                                 figure->start, NULL));
  if (result == NULL)
    return create_failed_tile (tile, failure);
  if (figure->kind == KAMAE_FIGURE_TABLE)
    return create_date_tile (reg, tile, result, today);

  tile->value = kamae_figure_result_dup_text (result);
  if (figure->target != NULL)
    compare_with_target (reg, tile, result, note);
  compare_with_year_before (reg, tile, today, note);
  tile->note = g_strdup (note->str);
  return tile;
}

static int
compare_tiles (gconstpointer a,
               gconstpointer b)
{
  const Tile *first = *(const Tile *const *) a;
  const Tile *second = *(const Tile *const *) b;

  if (first->wants_attention != second->wants_attention)
    return first->wants_attention ? -1 : 1;
  return (int) first->place - (int) second->place;
}

/* What wants attention first, the rest in the order of declaration. */
static GPtrArray *
dup_tiles (KamaeRegister *reg)
{
  GPtrArray *figures = kamae_model_get_figures (kamae_register_get_model (reg));
  g_autofree char *today = kamae_register_dup_today (reg);
  GPtrArray *tiles = g_ptr_array_new_with_free_func (tile_free);

  for (guint i = 0; i < figures->len; i++)
    {
      const KamaeFigure *figure = figures->pdata[i];
      Tile *tile = figure->start != NULL ? create_tile (reg, figure, today, i) : NULL;

      if (tile != NULL)
        g_ptr_array_add (tiles, tile);
    }
  g_ptr_array_sort (tiles, compare_tiles);
  return tiles;
}

/* -- What a tile looks like -------------------------------------------------------------------- */

static GtkWidget *
append_label (GtkWidget  *box,
              const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), kamae_wrap_new (label));
  return label;
}

static void
open_page (GtkWidget  *button,
           const char *page)
{
  gtk_widget_activate_action (button, "win.page", "s", page);
}

static GtkWidget *
create_button (const Tile *tile)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = g_strjoin (", ", tile->title, tile->value, tile->note, NULL);
  GtkWidget *value, *mark;

  append_label (box, tile->title, "caption-heading");
  gtk_box_append (GTK_BOX (box), head);
  value = append_label (head, tile->value, "figure");
  gtk_widget_add_css_class (value, "numeric");
  if (tile->wants_attention)
    {
      mark = gtk_label_new (kamae_tone_get_mark (KAMAE_TONE_ATTENTION));
      gtk_widget_add_css_class (mark, "warning");
      gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (head), mark);
    }
  gtk_widget_add_css_class (append_label (box, tile->note, "caption"), "dim-label");

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "tile");
  kamae_widget_set_name (button, name);
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_page),
                         g_strdup (tile->figure->page), (GClosureNotify) g_free, 0);
  return button;
}

static void
show_all (GtkWidget *button)
{
  GtkWidget *grid = gtk_widget_get_prev_sibling (button);

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, TRUE);
  gtk_widget_grab_focus (gtk_widget_get_last_child (grid));
  gtk_widget_set_visible (button, FALSE);
}

GtkWidget *
kamae_figures_card_new (KamaeRegister *reg)
{
  g_autoptr (GPtrArray) tiles = dup_tiles (reg);
  GtkWidget *card, *grid, *more;

  if (tiles->len == 0)
    return NULL;

  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  grid = gtk_grid_new ();
  append_label (card, _("Key figures"), "heading");
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  gtk_box_append (GTK_BOX (card), kamae_wrap_new (grid));
  for (guint i = 0; i < tiles->len; i++)
    {
      GtkWidget *button = create_button (tiles->pdata[i]);

      gtk_widget_set_visible (button, i < MAX_FIGURES);
      gtk_grid_attach (GTK_GRID (grid), button, i % N_COLUMNS, i / N_COLUMNS, 1, 1);
    }

  more = gtk_button_new_with_label (_("All figures"));
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_halign (more, GTK_ALIGN_START);
  gtk_widget_set_visible (more, tiles->len > MAX_FIGURES);
  g_signal_connect (more, "clicked", G_CALLBACK (show_all), NULL);
  gtk_box_append (GTK_BOX (card), more);
  return card;
}
