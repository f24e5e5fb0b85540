/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "ui-test.h"

/* Whoever cannot see the screen hears names. GTK makes some up from class names, mnemonics and
   icons: those are found here. */

static char *
dup_label (GtkWidget *widget)
{
  /* What a check says that is bound to fail: the value as it is. */
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             "\001");
}

static gboolean
has_given_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static gboolean
has_text_for_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
has_name (GtkWidget *widget)
{
  return has_given_name (widget) || has_text_for_name (widget);
}

/* What a person works with. Parts of a widget that is named are named with it. */
static gboolean
is_interactive (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
    return FALSE;

  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_ENTRY (widget)
         || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_EXPANDER (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_BOX (widget);
}

static gboolean
is_foreign (GtkWidget *widget)
{
  const char *const inside[] = { "GtkCalendar", "GtkPopoverMenu", "GtkWindowControls" };

  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
      if (g_str_equal (G_OBJECT_TYPE_NAME (parent), inside[i]))
        return TRUE;

  /* A drop-down has a search of its own that is never shown. */
  return GTK_IS_SEARCH_ENTRY (widget)
         && gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) != NULL;
}

static void
check_names (GtkWidget *widget, GString *problems)
{
  if (is_interactive (widget) && !is_foreign (widget))
    {
      g_autofree char *label = has_name (widget) ? dup_label (widget) : NULL;

      if (!has_name (widget))
        g_string_append_printf (problems, "\n%s in %s has no name", G_OBJECT_TYPE_NAME (widget),
                                G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      else if (label != NULL && strchr (label, '_') != NULL)
        g_string_append_printf (problems, "\n%s is named %s", G_OBJECT_TYPE_NAME (widget), label);
      else if (has_given_name (widget) && has_text_for_name (widget))
        g_string_append_printf (problems, "\n%s is read by the text in it, not as %s",
                                G_OBJECT_TYPE_NAME (widget), label);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, problems);
}

static void
assert_named (GtkWidget *root)
{
  g_autoptr (GString) problems = g_string_new (NULL);

  check_names (root, problems);
  g_assert_cmpstr (problems->str, ==, "");
}

static void
check_page (KamaeTest *test)
{
  g_autoptr (KamaeRecord) sheet = kamae_test_create (test, "sheet", "title", "One",
                                                     "decision", "Yes", NULL);
  g_autofree char *key = kamae_record_dup_key (sheet);
  g_autoptr (KamaeRecord) task = kamae_test_create (test, "task", "subject", "Do it",
                                                    "source", key, NULL);
  KamaePage *page = kamae_page_new (test->reg, kamae_model_find_page (test->model, "sheet"));
  GtkWidget *window = ui_test_show (GTK_WIDGET (page), 1200, 900);

  gtk_test_accessible_assert_role (GTK_WIDGET (page), GTK_ACCESSIBLE_ROLE_GROUP);
  kamae_record_page_filter (KAMAE_RECORD_PAGE (page), "state", "draft");
  g_signal_emit_by_name (ui_test_find_button (window, "Add Line"), "clicked");
  g_signal_emit_by_name (ui_test_find_button (window, "Add Chapter"), "clicked");
  ui_test_wait (100);
  assert_named (GTK_WIDGET (page));

  /* Locked, it shows other controls. */
  kamae_record_page_filter (KAMAE_RECORD_PAGE (page), "state", "approved");
  kamae_test_step (test, sheet, "approve");
  ui_test_wait (100);
  assert_named (GTK_WIDGET (page));
  ui_test_close (window);
}

static void
test_page (void)
{
  KamaeTest test;

  ui_test_set_up_sheet (&test);
  check_page (&test);
  kamae_test_tear_down (&test);
}

static KamaeDocument *
build_document (KamaeReportContext *context, GError **error)
{
  KamaeDocument *document = kamae_document_new (KAMAE_PAPER_A4_PORTRAIT,
                                                kamae_report_context_get_language (context));

  kamae_document_set_title (document, "Report");
  kamae_document_add_paragraph (document, "Text");
  return document;
}

static void
test_preview (void)
{
  static const KamaeReport report = {
    .id = "TST-R01", .title = "Report", .clause = "7.5", .build = build_document,
  };
  KamaeTest test;
  GtkWidget *window;

  ui_test_set_up_sheet (&test);
  window = kamae_print_preview_new (test.reg, &report, NULL);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_wait (300);
  assert_named (window);
  g_assert_nonnull (ui_test_find_text (window, "1/1"));
  gtk_test_accessible_assert_role (ui_test_find (window, "GtkDrawingArea"),
                                   GTK_ACCESSIBLE_ROLE_IMG);
  ui_test_close (window);
  kamae_test_tear_down (&test);
}

static GtkDropDown *
find_choice (GtkWidget *window, const char *text)
{
  GtkWidget *label = ui_test_find_text (window, text);

  return label != NULL ? GTK_DROP_DOWN (gtk_widget_get_ancestor (label, GTK_TYPE_DROP_DOWN)) : NULL;
}

/* Text has a dot or two of it at the edges of its letters. */
static guint
count_grey (GtkWidget *paper)
{
  int width = gtk_widget_get_width (paper), height = gtk_widget_get_height (paper);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (paper);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;
  guint n = 0;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      n += data[y * cairo_image_surface_get_stride (surface) + 4 * x] == 230;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

/* The choice of the mark has a name, is reached by the Tab key, is seen on the paper at once, and
 * is the original again in the next preview. */
static void
test_preview_copy (void)
{
  static const KamaeReport report = {
    .id = "TST-R01", .title = "Report", .clause = "7.5", .build = build_document,
  };
  KamaeTest test;
  guint marked[3];

  ui_test_set_up_sheet (&test);
  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      GtkWidget *window = kamae_print_preview_new (test.reg, &report, NULL);
      GtkDropDown *choice;

      gtk_window_present (GTK_WINDOW (window));
      ui_test_wait (300);
      g_assert_cmpuint (count_grey (ui_test_find (window, "GtkDrawingArea")), <, 100);
      choice = find_choice (window, "Original");
      gtk_test_accessible_assert_property (GTK_WIDGET (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           "Mark on every page");
      g_assert_true (ui_test_lets_focus_through (GTK_WIDGET (choice)));
      gtk_drop_down_set_selected (choice, i);
      ui_test_wait (300);
      marked[i] = count_grey (ui_test_find (window, "GtkDrawingArea"));
      ui_test_close (window);
    }
  g_assert_cmpuint (marked[KAMAE_COPY_ORIGINAL], <, 100);
  g_assert_cmpuint (marked[KAMAE_COPY_CONTROLLED], >, 1000);
  g_assert_cmpuint (marked[KAMAE_COPY_UNCONTROLLED], >, 1000);
  g_assert_cmpuint (marked[KAMAE_COPY_CONTROLLED], !=, marked[KAMAE_COPY_UNCONTROLLED]);
  kamae_test_tear_down (&test);
}

/* A picture is known by its name and by its values in words. */
static void
test_chart (void)
{
  g_autoptr (KamaeChart) chart = kamae_chart_new (KAMAE_CHART_BARS, "%");
  const char *values = "2026-04 85%\nTarget 90%";
  GtkWidget *view, *window;

  kamae_chart_add_series (chart, NULL);
  kamae_chart_add_category (chart, "2026-04");
  kamae_chart_set_value (chart, 0, 0, 85);
  kamae_chart_set_target (chart, 90, "Target");
  view = kamae_chart_view_new (chart);
  kamae_chart_view_set_label (KAMAE_CHART_VIEW (view), "Trained");
  window = ui_test_show (view, 200, 200);

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Trained");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, values);
  kamae_chart_view_set_chart (KAMAE_CHART_VIEW (view), NULL);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  ui_test_wait (50);
  ui_test_close (window);
}

/* The name that the program gives stands before the text in a button, whatever GTK says of it. */
static void
test_name (void)
{
  const char *const choices[] = { "Yes", "No", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = gtk_label_new ("12"), *button = gtk_button_new ();
  GtkWidget *with_inside[] = { gtk_menu_button_new (), gtk_drop_down_new_from_strings (choices) };
  GtkWidget *window;

  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  text, NULL, -1);
  kamae_widget_set_name (button, "Twelve risks");
  kamae_widget_set_name (box, "Risks");
  gtk_box_append (GTK_BOX (box), button);
  for (guint i = 0; i < G_N_ELEMENTS (with_inside); i++)
    {
      kamae_widget_set_name (with_inside[i], "Within");
      gtk_box_append (GTK_BOX (box), with_inside[i]);
    }
  window = ui_test_show (box, 200, 200);

  gtk_test_accessible_assert_role (box, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Twelve risks");
  g_assert_false (has_text_for_name (button));
  for (guint i = 0; i < G_N_ELEMENTS (with_inside); i++)
    {
      GtkWidget *inside = gtk_widget_get_first_child (with_inside[i]);

      gtk_test_accessible_assert_property (inside, GTK_ACCESSIBLE_PROPERTY_LABEL, "Within");
      g_assert_false (has_text_for_name (inside));
    }
  ui_test_close (window);
}

static void
check_items (GtkWidget *widget, GString *names)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton") && gtk_widget_get_mapped (widget))
    {
      g_autofree char *name = has_given_name (widget) ? dup_label (widget) : NULL;

      g_string_append_printf (names, "%s%s ", name, has_text_for_name (widget) ? "?" : "");
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_items (child, names);
}

static void
assert_items (GtkWidget *button, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  check_items (button, names);
  g_assert_cmpstr (names->str, ==, expected);
}

/* The items of a menu have names of their own, also after they changed. */
static void
test_menu (void)
{
  const GActionEntry entries[] = {
    { "act", NULL, NULL, NULL, NULL },
    { "sort", NULL, "s", "'b'", NULL },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) orders = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *window;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  g_menu_append (menu, "_Print…", "test.act");
  g_menu_append (orders, "By A", "test.sort::a");
  g_menu_append (orders, "By B", "test.sort::b");
  g_menu_append_submenu (menu, "Order", G_MENU_MODEL (orders));
  gtk_widget_insert_action_group (button, "test", G_ACTION_GROUP (group));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  window = ui_test_show (button, 200, 200);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_test_wait (100);
  assert_items (button, "Print… Order ");
  gtk_widget_activate (gtk_widget_get_parent (ui_test_find_text (button, "Order")));
  ui_test_wait (100);
  assert_items (button, "Order By A By B ");
  g_action_group_activate_action (G_ACTION_GROUP (group), "sort", g_variant_new_string ("a"));
  g_menu_append (orders, "By C", "test.sort::c");
  ui_test_wait (100);
  assert_items (button, "Order By A By B By C ");
  ui_test_close (window);
}

int
main (int argc, char **argv)
{
  /* The one backend in which names can be asked for in process. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  ui_test_init (&argc, &argv);

  g_test_add_func ("/accessible/name", test_name);
  g_test_add_func ("/accessible/menu", test_menu);
  g_test_add_func ("/accessible/page", test_page);
  g_test_add_func ("/accessible/preview", test_preview);
  g_test_add_func ("/accessible/preview-copy", test_preview_copy);
  g_test_add_func ("/accessible/chart", test_chart);

  return g_test_run ();
}
