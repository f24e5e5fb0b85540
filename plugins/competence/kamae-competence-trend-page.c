/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-pages.h"
#include "kamae-competence-private.h"

#include <kamae-i18n.h>

/* How many people were trained: month by month, of a department or of all; by department and by
 * employment; each against the target. */

typedef struct
{
  KamaePage             parent_instance;

  GtkWidget            *stack;
  GtkDropDown          *department;
  KamaeChartView       *months;
  KamaeChartView       *departments;
  KamaeChartView       *employments;
  KamaeCompetenceTrend *trend;
} KamaeCompetenceTrendPage;

typedef KamaePageClass KamaeCompetenceTrendPageClass;

G_DEFINE_FINAL_TYPE (KamaeCompetenceTrendPage, kamae_competence_trend_page, KAMAE_TYPE_PAGE)

/* The name of the chosen department; NULL for all. */
static const char *
get_department (KamaeCompetenceTrendPage *self)
{
  GPtrArray *departments = kamae_competence_trend_get_departments (self->trend);
  guint place = gtk_drop_down_get_selected (self->department);

  return place > 0 && place <= departments->len ? departments->pdata[place - 1] : NULL;
}

static void
show_months (KamaeCompetenceTrendPage *self)
{
  g_autoptr (KamaeChart) chart = NULL;

  if (self->trend == NULL)
    return;

  chart = kamae_competence_trend_create_months (self->trend, get_department (self), NULL);
  kamae_chart_view_set_chart (self->months, chart);
}

/* The department that was chosen stays so. */
static void
fill_departments (KamaeCompetenceTrendPage *self,
                  const char               *chosen)
{
  GPtrArray *departments = kamae_competence_trend_get_departments (self->trend);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint place = 0;

  gtk_string_list_append (names, _("All departments"));
  for (guint i = 0; i < departments->len; i++)
    {
      gtk_string_list_append (names, departments->pdata[i]);
      if (g_strcmp0 (departments->pdata[i], chosen) == 0)
        place = i + 1;
    }
  gtk_drop_down_set_model (self->department, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->department, place);
}

static gboolean
show_coverage (KamaeCompetenceTrendPage *self,
               KamaeChartView           *view,
               const char               *figure,
               GError                  **error)
{
  g_autoptr (KamaeChart) chart =
    kamae_competence_create_coverage (kamae_page_get_register (KAMAE_PAGE (self)), figure, error);

  kamae_chart_view_set_chart (view, chart);
  return chart != NULL;
}

static void
update (KamaeCompetenceTrendPage *self)
{
  KamaeRegister *reg = kamae_page_get_register (KAMAE_PAGE (self));
  g_autofree char *chosen = self->trend != NULL ? g_strdup (get_department (self)) : NULL;
  g_autoptr (GError) error = NULL;
  KamaeCompetenceTrend *trend;

  trend = kamae_competence_trend_new (reg, NULL, &error);
  if (trend != NULL && show_coverage (self, self->departments, "CMP-C02", &error))
    show_coverage (self, self->employments, "CMP-C03", &error);
  kamae_page_set_error (KAMAE_PAGE (self), error);
  if (trend == NULL)
    return;

  g_clear_pointer (&self->trend, kamae_competence_trend_free);
  self->trend = trend;
  fill_departments (self, chosen);
  show_months (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    kamae_competence_trend_get_departments (trend)->len > 0
                                    ? "charts" : "empty");
}

static void
changed_cb (KamaeCompetenceTrendPage *self,
            KamaeChangeSet           *changes)
{
  static const char *const entities[] = {
    "attendance", "course", "department", "organization", "person", "setting", "training_session",
    "transfer",
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (kamae_change_set_touches (changes, entities[i]))
      {
        update (self);
        return;
      }
}

static KamaeChartView *
add_card (GtkWidget  *box,
          const char *title,
          GtkWidget  *beside)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *view = kamae_chart_view_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (head), kamae_wrap_new (heading));
  if (beside != NULL)
    gtk_box_append (GTK_BOX (head), beside);

  kamae_chart_view_set_label (KAMAE_CHART_VIEW (view), title);
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), view);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "kamae-chart-card");
  gtk_box_append (GTK_BOX (box), card);
  return KAMAE_CHART_VIEW (view);
}

static GtkWidget *
create_charts (KamaeCompetenceTrendPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *note =
    gtk_label_new (_("Who took part in a general or newcomers' training since the fiscal year began, of all people in the scope. The count begins anew with each fiscal year."));

  self->department = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  kamae_widget_set_name (GTK_WIDGET (self->department), _("Department"));
  g_signal_connect_swapped (self->department, "notify::selected", G_CALLBACK (show_months), self);

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (GTK_BOX (box), note);
  self->months = add_card (box, _("People trained, month by month"),
                           GTK_WIDGET (self->department));
  self->departments = add_card (box, _("People trained this fiscal year, by department"), NULL);
  self->employments = add_card (box, _("People trained this fiscal year, by employment"), NULL);

  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "power-profile-performance-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nobody Is in the Scope Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Enter departments that are in the scope and the people who work there; here you see how many of them were trained."));
  return page;
}

static void
kamae_competence_trend_page_constructed (GObject *object)
{
  KamaeCompetenceTrendPage *self = (KamaeCompetenceTrendPage *) object;

  G_OBJECT_CLASS (kamae_competence_trend_page_parent_class)->constructed (object);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_charts (self), "charts");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  update (self);
  g_signal_connect_object (kamae_page_get_register (KAMAE_PAGE (self)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
kamae_competence_trend_page_dispose (GObject *object)
{
  KamaeCompetenceTrendPage *self = (KamaeCompetenceTrendPage *) object;

  g_clear_pointer (&self->trend, kamae_competence_trend_free);

  G_OBJECT_CLASS (kamae_competence_trend_page_parent_class)->dispose (object);
}

static void
kamae_competence_trend_page_find (KamaePage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (((KamaeCompetenceTrendPage *) page)->department));
}

static void
kamae_competence_trend_page_class_init (KamaeCompetenceTrendPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_competence_trend_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kamae_competence_trend_page_dispose;
  klass->find = kamae_competence_trend_page_find;
}

static void
kamae_competence_trend_page_init (KamaeCompetenceTrendPage *self)
{
}
