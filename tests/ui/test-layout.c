/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Every page, window and dialog tells truly how much room it needs, at every size. */

#include "kamae-application.h"
#include "kamae-new-window.h"
#include "kamae-window.h"
#include "program.h"
#include "ui-test.h"

static KamaeApplication *application;

/* -- Helpers ----------------------------------------------------------------------------------- */

static int
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static char *
dup_path (GtkWidget *widget)
{
  GString *path = g_string_new (G_OBJECT_TYPE_NAME (widget));

  while ((widget = gtk_widget_get_parent (widget)) != NULL)
    g_string_append_printf (path, " in %s", G_OBJECT_TYPE_NAME (widget));
  return g_string_free (path, FALSE);
}

/* The least size that a widget tells must be enough for it at no size of the other direction: GTK
 * gives it what it needs at its real width, asks then how wide it is at that height, and warns,
 * from 4.18 on, if it is told a greater least height. */
static gboolean
is_true (GtkWidget      *widget,
         GtkOrientation  orientation,
         GtkOrientation  other)
{
  static const int sizes[] = { 0, 480, 900, 1600 };
  int least = measure (widget, orientation, -1);
  int least_other = measure (widget, other, -1);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int size = MAX (sizes[i], least_other);
      int needed = measure (widget, orientation, size);

      if (needed < least)
        {
          g_autofree char *path = dup_path (widget);

          g_test_message ("%s: %s is %d for %d, and never less than %d", path,
                          orientation == GTK_ORIENTATION_VERTICAL ? "height" : "width", needed,
                          size, least);
          return FALSE;
        }
    }
  return TRUE;
}

/* Who is asked how wide it is at a height: what stands beside something else, and what has a window
 * or something that is scrolled to itself. A clamp of libadwaita is not: it takes its height at its
 * greatest width for the least one, of which fonts of several heights make some pixels. */
static gboolean
is_asked (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (ADW_IS_CLAMP (widget) || gtk_widget_get_ancestor (widget, ADW_TYPE_STATUS_PAGE) != NULL)
    return FALSE;
  if (GTK_IS_BOX (parent))
    return gtk_orientable_get_orientation (GTK_ORIENTABLE (parent)) == GTK_ORIENTATION_HORIZONTAL;
  return GTK_IS_VIEWPORT (parent) || GTK_IS_WINDOW (parent) || GTK_IS_LIST_VIEW (parent)
         || GTK_IS_STACK (parent) || KAMAE_IS_WRAP (widget);
}

/* GTK 4.18 measures the row of a list box at the height of its header. */
static gboolean
has_bare_headers (GtkWidget *widget)
{
  GtkListBoxRow *row =
    GTK_IS_LIST_BOX (widget) ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (widget), 0) : NULL;
  g_autofree char *path = NULL;

  if (row == NULL || gtk_list_box_row_get_header (row) == NULL
      || KAMAE_IS_WRAP (gtk_widget_get_parent (widget)))
    return FALSE;
  path = dup_path (widget);
  g_test_message ("%s: headers, and no wrap around them", path);
  return TRUE;
}

/* Of two widgets one of which is in the other only the inner one is told. */
static guint
count_untrue (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_untrue (child);
  if (n == 0 && has_bare_headers (widget))
    return 1;
  if (n > 0 || !is_asked (widget)
      || gtk_widget_get_request_mode (widget) == GTK_SIZE_REQUEST_CONSTANT_SIZE)
    return n;
  return !is_true (widget, GTK_ORIENTATION_VERTICAL, GTK_ORIENTATION_HORIZONTAL)
         || !is_true (widget, GTK_ORIENTATION_HORIZONTAL, GTK_ORIENTATION_VERTICAL);
}

static guint
check (GtkWindow  *window,
       const char *name)
{
  guint n;

  ui_test_wait (100);
  n = count_untrue (GTK_WIDGET (window));
  if (n > 0)
    g_test_message ("%s: %u", name, n);
  return n;
}

/* -- Texts ------------------------------------------------------------------------------------- */

/* Without spaces, and of lines of different heights, as Japanese texts with figures have them: a
 * wider one can be higher. */
#define LONG_TEXT "参照できる人を職務で限っており、追加の制限は業務に支障がある。リスク値" \
                  "<span size='larger'>6</span>は受容基準（<span size='larger'>9</span>以下）を満たす。"

/* Gives each text that wraps a long one. */
static void
fill_texts (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)))
    gtk_label_set_markup (GTK_LABEL (widget), LONG_TEXT);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fill_texts (child);
}

static gboolean
is_scrolled (GtkWidget *widget)
{
  GtkPolicyType policy;

  if (!GTK_IS_SCROLLED_WINDOW (gtk_widget_get_parent (widget)))
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (gtk_widget_get_parent (widget)), &policy,
                                  NULL);
  return policy != GTK_POLICY_NEVER;
}

/* Whether a text stands within what it is a part of, up to a card or what is scrolled. */
static gboolean
is_within (GtkWidget *label)
{
  for (GtkWidget *parent = gtk_widget_get_parent (label); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    {
      graphene_rect_t bounds;

      if (is_scrolled (parent))
        return TRUE;
      g_assert_true (gtk_widget_compute_bounds (label, parent, &bounds));
      if (bounds.origin.x < 0
          || bounds.origin.x + bounds.size.width > gtk_widget_get_width (parent))
        {
          g_autofree char *path = dup_path (label);

          g_test_message ("%s: %g wide at %g, in a %s of %d", path, bounds.size.width,
                          bounds.origin.x, G_OBJECT_TYPE_NAME (parent),
                          gtk_widget_get_width (parent));
          return FALSE;
        }
      if (gtk_widget_has_css_class (parent, "card"))
        return TRUE;
    }
  return TRUE;
}

static guint
count_cut (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cut (child);
  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)) && !is_within (widget))
    n++;
  return n;
}

/* -- Lists ------------------------------------------------------------------------------------- */

/* Whether a person must see all of a column wherever there is little room: the title, how far a
 * record is, and when it is due. */
static gboolean
is_important (KamaeModel        *model,
              const KamaeEntity *entity,
              const char        *title)
{
  if (g_str_equal (title, kamae_translate ("ja", GETTEXT_PACKAGE, KC_("workflow", "State"))))
    return TRUE;
  for (const KamaeField *field = entity->fields; field->name != NULL; field++)
    if ((field->flags & (KAMAE_TITLE | KAMAE_DUE)) != 0
        && g_str_equal (title, kamae_model_translate (model, entity, field->label, "ja")))
      return TRUE;
  return FALSE;
}

static gboolean
is_ellipsized (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_ellipsized (child))
      return TRUE;
  return FALSE;
}

/* The cells that are cut, with letters left out or by the edge of the list. */
static guint
count_cut_cells (GtkWidget  *rows,
                 guint       position,
                 const char *title)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = gtk_widget_get_first_child (row);
      graphene_rect_t bounds;

      for (guint i = 0; i < position; i++)
        cell = gtk_widget_get_next_sibling (cell);
      g_assert_nonnull (cell);
      g_assert_true (gtk_widget_compute_bounds (cell, rows, &bounds));
      if (is_ellipsized (cell)
          || bounds.origin.x + bounds.size.width > gtk_widget_get_width (rows))
        n++;
    }
  if (n > 0)
    g_test_message ("%s: %u", title, n);
  return n;
}

/* Of the page that is to be seen. */
static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *list = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (KAMAE_IS_RECORD_VIEW (widget))
    return ui_test_find (widget, "GtkColumnView");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && list == NULL;
       child = gtk_widget_get_next_sibling (child))
    list = find_list (child);
  return list;
}

static guint
check_list (KamaeModel        *model,
            const KamaeEntity *entity,
            GtkWidget         *list)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (list));
  GtkWidget *rows = gtk_widget_get_last_child (list);
  guint n = 0, position = 0;

  while (!GTK_IS_LIST_VIEW (rows))
    rows = gtk_widget_get_prev_sibling (rows);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *title = gtk_column_view_column_get_title (column);

      if (!gtk_column_view_column_get_visible (column))
        continue;
      if (is_important (model, entity, title))
        n += count_cut_cells (rows, position, title);
      position++;
    }
  return n;
}

/* -- Tests ------------------------------------------------------------------------------------- */

typedef struct
{
  KamaeTest    base;
  KamaeWindow *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  kamae_test_set_up (&fixture->base, g_object_ref (kamae_application_get_model ()));
  kamae_test_open_sample (&fixture->base, "ja", "2026-11-23");
  fixture->base.person = kamae_register_find (fixture->base.reg, "person", "H-0012", NULL);
  fixture->window =
    KAMAE_WINDOW (kamae_application_show_register (application, fixture->base.reg));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  ui_test_wait (20);
  kamae_test_tear_down (&fixture->base);
}

static void
show_page (Fixture             *fixture,
           const KamaePageInfo *page)
{
  g_autoptr (KamaeRecordList) list = NULL;
  g_autoptr (KamaeRecord) record = NULL;

  g_assert_true (kamae_window_show_page (fixture->window, page->name));
  if (page->entity == NULL)
    return;
  list = kamae_register_list (fixture->base.reg, page->entity);
  record = g_list_model_get_item (G_LIST_MODEL (list), 0);
  if (record != NULL)
    kamae_window_show_record (fixture->window, record);
}

/* With the first record where it is of records. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  int width = GPOINTER_TO_INT (data);
  GPtrArray *pages = kamae_model_get_pages (fixture->base.model);
  guint n = 0;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 640);
  n += check (GTK_WINDOW (fixture->window), "start");
  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);

      show_page (fixture, page);
      n += check (GTK_WINDOW (fixture->window), page->name);
    }
  g_assert_cmpuint (n, ==, 0);
}

/* In a window of the usual size. */
static void
test_lists (Fixture       *fixture,
            gconstpointer  data)
{
  GPtrArray *pages = kamae_model_get_pages (fixture->base.model);
  guint n = 0, n_lists = 0;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);
      GtkWidget *list;
      guint n_cut;

      if (page->entity == NULL)
        continue;
      show_page (fixture, page);
      ui_test_wait (100);
      list = find_list (GTK_WIDGET (fixture->window));
      if (list == NULL)
        continue;
      n_cut = check_list (fixture->base.model,
                          kamae_model_find_entity (fixture->base.model, page->entity), list);
      if (n_cut > 0)
        g_test_message ("%s: %u", page->name, n_cut);
      n += n_cut;
      n_lists++;
    }
  g_assert_cmpuint (n_lists, >, 50);
  g_assert_cmpuint (n, ==, 0);
}

static GtkWindow *
find_transient (GtkWindow *parent)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) == parent)
        return window;
    }
  return NULL;
}

static void
test_windows (Fixture       *fixture,
              gconstpointer  data)
{
  const char *const actions[] = {
    "win.check('')", "win.history", "win.preferences", "win.plugins", "win.shortcuts", "win.help",
    "win.about", "win.verify", "win.search",
  };
  GtkWindow *start = kamae_application_show_start (application);
  GtkWidget *new_window = kamae_new_window_new (start);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      GtkWindow *sheet;

      g_assert_true (g_action_parse_detailed_name (actions[i], &name, &target, NULL));
      gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), name, target);
      ui_test_wait (50);
      sheet = find_transient (GTK_WINDOW (fixture->window));
      g_assert_nonnull (sheet);
      n += check (sheet, name);
      /* These are laid out by libadwaita, around words of the program's own. */
      if (!ADW_IS_PREFERENCES_WINDOW (sheet) && !ADW_IS_ABOUT_WINDOW (sheet))
        {
          fill_texts (GTK_WIDGET (sheet));
          ui_test_wait (50);
          n += count_cut (GTK_WIDGET (sheet));
        }
      gtk_window_destroy (sheet);
    }
  n += check (start, "start window");
  gtk_window_present (GTK_WINDOW (new_window));
  n += check (GTK_WINDOW (new_window), "new window");
  gtk_window_destroy (GTK_WINDOW (new_window));
  gtk_window_destroy (start);
  g_assert_cmpuint (n, ==, 0);
}

/* What stands beside something else is given its width first: no height asks for another. */
static void
test_wrap (void)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GtkWidget) wrap = g_object_ref_sink (kamae_wrap_new (grid));
  int narrowest, least;

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new ("情報セキュリティ目的を 確立し、 計画し、 達成する。 It is planned how to achieve them.");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_grid_attach (GTK_GRID (grid), label, i, 0, 1, 1);
    }
  narrowest = measure (wrap, GTK_ORIENTATION_HORIZONTAL, -1);
  least = measure (wrap, GTK_ORIENTATION_VERTICAL, -1);
  g_assert_cmpint (measure (wrap, GTK_ORIENTATION_VERTICAL, narrowest), >, least);
  for (int height = least; height < 20 * least; height += least / 2)
    g_assert_cmpint (measure (wrap, GTK_ORIENTATION_HORIZONTAL, height), ==, narrowest);
}

/* Where there is a place beside the list, and where there is none. */
static guint
check_texts (GtkWindow  *window,
             const char *name)
{
  static const int widths[] = { 760, 1250 };
  guint n = 0;

  ui_test_wait (50);
  fill_texts (GTK_WIDGET (window));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (window, widths[i], 800);
      ui_test_wait (50);
      n += count_cut (GTK_WIDGET (window));
    }
  if (n > 0)
    g_test_message ("%s: %u", name, n);
  return n;
}

static void
test_texts (Fixture       *fixture,
            gconstpointer  data)
{
  GPtrArray *pages = kamae_model_get_pages (fixture->base.model);
  guint n = check_texts (GTK_WINDOW (fixture->window), "start");

  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);

      show_page (fixture, page);
      n += check_texts (GTK_WINDOW (fixture->window), page->name);
    }
  g_assert_cmpuint (n, ==, 0);
}

int
main (int   argc,
      char *argv[])
{

  application = program_begin (&argc, &argv, "ja", G_APPLICATION_NON_UNIQUE);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  g_test_add_func ("/layout/wrap", test_wrap);
  g_test_add ("/layout/pages/wide", Fixture, GINT_TO_POINTER (1280), set_up, test_pages, tear_down);
  g_test_add ("/layout/pages/narrow", Fixture, GINT_TO_POINTER (380), set_up, test_pages,
              tear_down);
  g_test_add ("/layout/windows", Fixture, NULL, set_up, test_windows, tear_down);

  g_test_add ("/layout/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/layout/texts", Fixture, NULL, set_up, test_texts, tear_down);

  return program_end (&application);
}
