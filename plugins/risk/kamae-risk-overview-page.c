/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-charts.h"
#include "kamae-risk-comparison.h"
#include "kamae-risk-map-view.h"
#include "kamae-risk-pages.h"

#include <kamae-i18n.h>

/* The result of a run in pictures: the map of the risks, the levels by department, the progress of
 * the treatment, the comparison with another run. */

/* More rows than anybody reads. */
#define MOST_ROWS 500

typedef struct
{
  KamaePage   parent_instance;

  GPtrArray  *runs;
  GPtrArray  *axes;
  gboolean    is_updating;

  GtkWidget  *outer;
  GtkWidget  *run_chooser;
  GtkWidget  *across;
  GtkWidget  *up;
  GtkWidget  *map;
  GtkWidget  *map_note;
  GtkWidget  *departments;
  GtkWidget  *progress;
  GtkWidget  *before;
  GtkWidget  *unchanged;
  GtkWidget  *counts;
  GtkWidget  *differences;
} KamaeRiskOverviewPage;

typedef KamaePageClass KamaeRiskOverviewPageClass;

G_DEFINE_FINAL_TYPE (KamaeRiskOverviewPage, kamae_risk_overview_page, KAMAE_TYPE_PAGE)

static KamaeRegister *
get_register (KamaeRiskOverviewPage *self)
{
  return kamae_page_get_register (KAMAE_PAGE (self));
}

static KamaeRecord *
get_chosen (KamaeRiskOverviewPage *self,
            GtkWidget             *chooser)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (chooser));

  return selected < self->runs->len ? self->runs->pdata[selected] : NULL;
}

static void
open_risk (KamaeRiskOverviewPage *self,
           gint64                 id)
{
  g_autoptr(KamaeRecord) risk = kamae_register_ref_record (get_register (self), id, KAMAE_KEPT);

  if (risk != NULL)
    kamae_page_open_record (KAMAE_PAGE (self), risk);
}

/* Map */

static const char *
get_axis (KamaeRiskOverviewPage *self,
          GtkWidget             *chooser)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (chooser));

  return self->axes != NULL && selected < self->axes->len
           ? ((KamaeRiskScale *) self->axes->pdata[selected])->code
           : NULL;
}

static void
show_map (KamaeRiskOverviewPage *self)
{
  g_autoptr(GError) error = NULL;
  KamaeRecord *run = get_chosen (self, self->run_chooser);
  g_autoptr(KamaeRiskMap) map = NULL;
  g_autofree char *legend = NULL;
  g_autofree char *note = NULL;
  guint n;

  if (self->is_updating || run == NULL)
    return;
  map = kamae_risk_map_new (get_register (self), run, get_axis (self, self->across),
                            get_axis (self, self->up), NULL, &error);
  kamae_page_set_error (KAMAE_PAGE (self), error);
  kamae_risk_map_view_set_map (KAMAE_RISK_MAP_VIEW (self->map), map);
  if (map == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->map_note),
                          _("The criteria have no two scales to draw a map of."));
      return;
    }
  n = kamae_risk_map_count_left_out (map);
  legend = kamae_risk_map_dup_legend (map);
  if (n > 0)
    /* Translators: %u is how many risks */
    note = g_strdup_printf (ngettext ("%u risk is not rated yet.", "%u risks are not rated yet.",
                                      n), n);
  gtk_label_set_text (GTK_LABEL (self->map_note), legend);
  if (note != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s %s", legend, note);

      gtk_label_set_text (GTK_LABEL (self->map_note), both);
    }
}

static void
transpose_cb (KamaeRiskOverviewPage *self)
{
  guint across = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->across));
  guint up = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->up));

  self->is_updating = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->across), up);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->up), across);
  self->is_updating = FALSE;
  show_map (self);
}

static void
fill_axes (KamaeRiskOverviewPage  *self,
           KamaeRecord            *run,
           GError                **error)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->axes, g_ptr_array_unref);
  self->axes = kamae_risk_map_list_axes (get_register (self), run, NULL, error);
  for (guint i = 0; self->axes != NULL && i < self->axes->len; i++)
    gtk_string_list_append (names, ((KamaeRiskScale *) self->axes->pdata[i])->label);
  self->is_updating = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->across), G_LIST_MODEL (names));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->up), G_LIST_MODEL (names));
  if (self->axes != NULL && self->axes->len > 1)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->across), self->axes->len - 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->up), 0);
  self->is_updating = FALSE;
}

/* Comparison */

static void
difference_clicked_cb (KamaeRiskOverviewPage *self,
                       GtkListBoxRow         *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "risk");

  open_risk (self, *id);
}

static GtkWidget *
create_text (const char *text,
             const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_difference (const KamaeRiskDifference *difference)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *head = g_strdup_printf ("%s  %s", difference->number, difference->title);
  g_autofree char *change =
    g_strdup_printf ("%s:  %s → %s", kamae_risk_difference_label (difference->code, NULL),
                     difference->before != NULL ? difference->before : "–",
                     difference->after != NULL ? difference->after : "–");

  gtk_box_append (GTK_BOX (box), create_text (head, "heading"));
  gtk_box_append (GTK_BOX (box), create_text (change, NULL));
  if (difference->reason != NULL)
    gtk_box_append (GTK_BOX (box), create_text (difference->reason, "kamae-help"));
  gtk_widget_add_css_class (box, "kamae-part-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "risk",
                          g_memdup2 (&difference->risk, sizeof difference->risk), g_free);
  return row;
}

static void
show_comparison (KamaeRiskOverviewPage *self)
{
  KamaeRecord *run = get_chosen (self, self->run_chooser);
  KamaeRecord *before = get_chosen (self, self->before);
  gboolean all = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->unchanged));
  g_autoptr(GPtrArray) differences = NULL;
  g_autofree char *counts = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->differences)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->differences), row);
  gtk_label_set_text (GTK_LABEL (self->counts), "");
  gtk_widget_set_visible (self->differences, FALSE);
  if (self->is_updating || run == NULL || before == NULL)
    return;
  if (run == before)
    {
      gtk_label_set_text (GTK_LABEL (self->counts), _("Choose another assessment to compare with."));
      return;
    }
  differences = kamae_risk_compare (get_register (self), kamae_record_get_id (before),
                                    kamae_record_get_id (run), NULL, &error);
  kamae_page_set_error (KAMAE_PAGE (self), error);
  if (differences == NULL)
    return;
  counts = kamae_risk_count_differences (differences, NULL);
  gtk_label_set_text (GTK_LABEL (self->counts), counts);
  for (guint i = 0; i < MIN (differences->len, MOST_ROWS); i++)
    {
      const KamaeRiskDifference *difference = differences->pdata[i];

      if (all || !g_str_equal (difference->code, "same"))
        gtk_list_box_append (GTK_LIST_BOX (self->differences), create_difference (difference));
    }
  gtk_widget_set_visible (self->differences,
                          gtk_widget_get_first_child (self->differences) != NULL);
}

/* Contents */

static void
show_run (KamaeRiskOverviewPage *self)
{
  KamaeRecord *run = get_chosen (self, self->run_chooser);
  g_autoptr(KamaeChart) departments = NULL;
  g_autoptr(KamaeChart) progress = NULL;
  g_autoptr(GError) error = NULL;
  gint64 before;

  if (self->is_updating || run == NULL)
    return;
  fill_axes (self, run, &error);
  show_map (self);
  if (error == NULL)
    departments = kamae_risk_chart_departments (get_register (self), run, NULL, &error);
  kamae_chart_view_set_chart (KAMAE_CHART_VIEW (self->departments), departments);
  if (error == NULL)
    progress = kamae_risk_chart_progress (get_register (self), run, NULL, &error);
  kamae_chart_view_set_chart (KAMAE_CHART_VIEW (self->progress), progress);
  before = kamae_record_get_link (run, "previous");
  self->is_updating = TRUE;
  for (guint i = 0; i < self->runs->len; i++)
    if (kamae_record_get_id (self->runs->pdata[i]) == before)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->before), i);
  self->is_updating = FALSE;
  show_comparison (self);
  kamae_page_set_error (KAMAE_PAGE (self), error);
}

#define RUNS \
  "SELECT id FROM risk_run WHERE state <> 'planned' ORDER BY starts_on DESC, number COLLATE counted DESC"

static void
fill (KamaeRiskOverviewPage *self)
{
  g_autoptr(KamaeCursor) cursor = NULL;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->run_chooser));

  cursor = kamae_register_query (get_register (self), RUNS, NULL, KAMAE_KEPT);
  g_ptr_array_set_size (self->runs, 0);
  while (cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      KamaeRecord *run =
        kamae_register_ref_record (get_register (self), kamae_cursor_get_integer (cursor, 0),
                                   KAMAE_KEPT);
      g_autofree char *label = run != NULL ? kamae_record_dup_label (run) : NULL;

      if (run == NULL)
        continue;
      g_ptr_array_add (self->runs, run);
      gtk_string_list_append (names, label);
    }
  self->is_updating = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->run_chooser), G_LIST_MODEL (names));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->before), G_LIST_MODEL (names));
  if (selected < self->runs->len)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->run_chooser), selected);
  self->is_updating = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->outer),
                                    self->runs->len > 0 ? "pictures" : "empty");
  show_run (self);
}

static void
changed_cb (KamaeRiskOverviewPage *self,
            KamaeChangeSet        *changes)
{
  static const char *const entities[] = { "evaluation", "rating", "risk", "treatment_action" };

  if (kamae_change_set_touches (changes, "risk_run"))
    {
      fill (self);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (kamae_change_set_touches (changes, entities[i]))
      {
        show_run (self);
        return;
      }
}

/* Building */

static GtkWidget *
create_chooser (KamaeRiskOverviewPage *self,
                const char            *name,
                GCallback              callback)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);

  gtk_widget_set_tooltip_text (chooser, name);
  kamae_widget_set_name (chooser, name);
  g_signal_connect_swapped (chooser, "notify::selected", callback, self);
  return chooser;
}

static GtkWidget *
create_line (GtkWidget *first,
             GtkWidget *second,
             GtkWidget *third)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (line), first);
  gtk_box_append (GTK_BOX (line), second);
  if (third != NULL)
    gtk_box_append (GTK_BOX (line), third);
  return line;
}

static GtkWidget *
create_pane (void)
{
  GtkWidget *pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (pane, "kamae-pane");
  return pane;
}

static GtkWidget *
create_map_pane (KamaeRiskOverviewPage *self)
{
  GtkWidget *pane = create_pane ();
  GtkWidget *transpose = gtk_button_new_with_label (_("Transpose"));

  self->up = create_chooser (self, _("Upwards"), G_CALLBACK (show_map));
  self->across = create_chooser (self, _("Across"), G_CALLBACK (show_map));
  g_signal_connect_swapped (transpose, "clicked", G_CALLBACK (transpose_cb), self);
  self->map = kamae_risk_map_view_new ();
  gtk_widget_set_vexpand (self->map, TRUE);
  g_signal_connect_swapped (self->map, "open", G_CALLBACK (open_risk), self);
  self->map_note = create_text (NULL, "kamae-help");
  gtk_box_append (GTK_BOX (pane), create_line (self->up, self->across, transpose));
  gtk_box_append (GTK_BOX (pane), self->map);
  gtk_box_append (GTK_BOX (pane), self->map_note);
  return pane;
}

static GtkWidget *
create_chart_pane (GtkWidget  *view,
                   const char *help)
{
  GtkWidget *pane = create_pane ();

  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (pane), create_text (help, "kamae-help"));
  gtk_box_append (GTK_BOX (pane), view);
  return pane;
}

static GtkWidget *
create_comparison_pane (KamaeRiskOverviewPage *self)
{
  GtkWidget *pane = create_pane ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->before = create_chooser (self, _("Compared with"), G_CALLBACK (show_comparison));
  self->unchanged = gtk_toggle_button_new_with_label (_("Unchanged, Too"));
  g_signal_connect_swapped (self->unchanged, "toggled", G_CALLBACK (show_comparison), self);
  self->counts = create_text (NULL, "heading");
  self->differences = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->differences), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->differences, "boxed-list");
  kamae_widget_set_name (self->differences, _("Differences"));
  g_signal_connect_swapped (self->differences, "row-activated",
                            G_CALLBACK (difference_clicked_cb), self);
  gtk_box_append (GTK_BOX (pane), create_line (self->before, self->unchanged, NULL));
  gtk_box_append (GTK_BOX (pane), self->counts);
  gtk_box_append (GTK_BOX (pane), self->differences);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), pane);
  return scrolled;
}

static GtkWidget *
create_pictures (KamaeRiskOverviewPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkStack *stack = GTK_STACK (gtk_stack_new ());

  self->departments = kamae_chart_view_new (NULL);
  self->progress = kamae_chart_view_new (NULL);
  gtk_stack_add_titled (stack, create_map_pane (self), "map", _("Map"));
  gtk_stack_add_titled (stack,
                        create_chart_pane (self->departments,
                                           _("How many risks of each level the departments have.")),
                        "departments", _("By Department"));
  gtk_stack_add_titled (stack,
                        create_chart_pane (self->progress,
                                           _("How much of the treatment plan was to be done by the end of each month, and how much was.")),
                        "progress", _("Treatment"));
  gtk_stack_add_titled (stack, create_comparison_pane (self), "comparison", _("Comparison"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), stack);
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), switcher);
  self->run_chooser = create_chooser (self, _("Risk assessment"), G_CALLBACK (show_run));
  gtk_widget_set_halign (self->run_chooser, GTK_ALIGN_START);
  gtk_widget_add_css_class (bar, "kamae-toolbar");
  gtk_box_append (GTK_BOX (bar), self->run_chooser);
  gtk_box_append (GTK_BOX (bar), scrolled);
  gtk_widget_set_vexpand (GTK_WIDGET (stack), TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (stack));
  return box;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-grid-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Assessment Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Once risks are assessed, the map of the risks and the comparison of two assessments stand here."));
  return page;
}

static void
kamae_risk_overview_page_constructed (GObject *object)
{
  KamaeRiskOverviewPage *self = (KamaeRiskOverviewPage *) object;

  G_OBJECT_CLASS (kamae_risk_overview_page_parent_class)->constructed (object);

  self->is_updating = TRUE;
  self->runs = g_ptr_array_new_with_free_func (g_object_unref);
  self->outer = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->outer), create_pictures (self), "pictures");
  gtk_stack_add_named (GTK_STACK (self->outer), create_empty (), "empty");
  adw_bin_set_child (ADW_BIN (self), self->outer);
  fill (self);
  g_signal_connect_object (get_register (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
kamae_risk_overview_page_dispose (GObject *object)
{
  KamaeRiskOverviewPage *self = (KamaeRiskOverviewPage *) object;

  self->is_updating = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_clear_pointer (&self->axes, g_ptr_array_unref);

  G_OBJECT_CLASS (kamae_risk_overview_page_parent_class)->dispose (object);
}

static void
kamae_risk_overview_page_find (KamaePage *page)
{
  gtk_widget_grab_focus (((KamaeRiskOverviewPage *) page)->run_chooser);
}

static void
kamae_risk_overview_page_class_init (KamaeRiskOverviewPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_risk_overview_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kamae_risk_overview_page_dispose;
  klass->find = kamae_risk_overview_page_find;
}

static void
kamae_risk_overview_page_init (KamaeRiskOverviewPage *self)
{
}
