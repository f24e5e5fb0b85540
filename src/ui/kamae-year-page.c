/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include "kamae-ui.h"

#include <kamae-i18n.h>

/**
 * KamaeYearPage:
 *
 * The plans of the fiscal years, one at a time in its twelve months: a chooser, a
 * [class@YearGrid], what its signs mean, and what the page adds below. The plan that is shown is
 * the record at hand: it is printed, and what is added belongs to it.
 */

typedef struct
{
  KamaeRecordChooser *chooser;
  GtkWidget          *stack;
  KamaeYearGrid      *grid;
} KamaeYearPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KamaeYearPage, kamae_year_page, KAMAE_TYPE_PAGE)

static KamaeYearPagePrivate *
get_private (KamaeYearPage *self)
{
  return kamae_year_page_get_instance_private (self);
}

static KamaeRegister *
get_register (KamaeYearPage *self)
{
  return kamae_page_get_register (KAMAE_PAGE (self));
}

static KamaeRecord *
get_plan (KamaeYearPage *self)
{
  return kamae_record_chooser_get_record (get_private (self)->chooser);
}

/* A text of the page's plugin. */
static const char *
get_text (KamaeYearPage *self,
          const char    *msgid)
{
  return kamae_model_translate (kamae_register_get_model (get_register (self)),
                                kamae_page_get_info (KAMAE_PAGE (self)), msgid, NULL);
}

static void
show_error (KamaeYearPage *self,
            const char    *title,
            const GError  *error)
{
  kamae_show_error (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, error);
}

/* Moving */

static void
announce_move (KamaeYearPage *self,
               KamaeRecord   *record)
{
  g_autofree char *day = KAMAE_YEAR_PAGE_GET_CLASS (self)->dup_day (record);
  g_autofree char *shown = kamae_register_dup_date (get_register (self), day, NULL);
  /* Translators: something was moved in a plan of the year; its name, its new day */
  g_autofree char *text = g_strdup_printf (_("%1$s is now on %2$s"),
                                           kamae_record_get_title (record), shown);

  kamae_page_message (KAMAE_PAGE (self), text);
}

static void
move_cb (KamaeYearPage *self,
         KamaeRecord   *record,
         int            months,
         int            days)
{
  KamaeYearPageClass *class = KAMAE_YEAR_PAGE_GET_CLASS (self);
  KamaeYearGrid *grid = get_private (self)->grid;
  g_autofree char *day = class->dup_day (record);
  g_autofree char *same_day = kamae_date_add_months (day, months);
  g_autofree char *new_day = kamae_date_add_days (same_day, days);
  g_autoptr (GError) error = NULL;

  if (!class->can_move (record))
    kamae_page_message (KAMAE_PAGE (self), get_text (self, class->is_fixed));
  else if (kamae_year_grid_has_day (grid, day) && !kamae_year_grid_has_day (grid, new_day))
    kamae_page_message (KAMAE_PAGE (self), get_text (self, class->is_outside));
  else if (class->move (record, months, days, &error))
    announce_move (self, record);
  else
    show_error (self, get_text (self, class->not_moved), error);
}

/* What is shown */

static void
open_cb (KamaeYearPage *self,
         KamaeRecord   *record)
{
  KamaeYearPageClass *class = KAMAE_YEAR_PAGE_GET_CLASS (self);

  if (class->open != NULL)
    class->open (self, record);
  else
    kamae_page_open_record (KAMAE_PAGE (self), record);
}

static void
open_plan_cb (KamaeYearPage *self)
{
  kamae_page_open_record (KAMAE_PAGE (self), get_plan (self));
}

/* The months of a plan without a year are those of today. */
static char *
dup_first_day (KamaeYearPage *self,
               KamaeRecord   *plan)
{
  g_autoptr (KamaeRecord) year = kamae_record_ref_link (plan, "fiscal_year");
  const char *starts_on = year != NULL ? kamae_record_get_text (year, "starts_on") : NULL;

  return starts_on != NULL ? g_strdup (starts_on)
                           : kamae_register_dup_today (get_register (self));
}

static void
update (KamaeYearPage *self)
{
  KamaeYearPagePrivate *priv = get_private (self);
  KamaeYearPageClass *class = KAMAE_YEAR_PAGE_GET_CLASS (self);
  KamaeRecord *plan = get_plan (self);
  g_autofree char *first_day = plan != NULL ? dup_first_day (self, plan) : NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (priv->stack), plan != NULL ? "year" : "none");
  if (plan == NULL)
    return;
  kamae_year_grid_begin (priv->grid, first_day);
  class->fill (self, priv->grid, plan);
  kamae_year_grid_end (priv->grid, get_text (self, class->nothing));
}

static void
changed_cb (KamaeYearPage  *self,
            KamaeChangeSet *changes)
{
  const char *const *entity = KAMAE_YEAR_PAGE_GET_CLASS (self)->touched_by;

  for (; *entity != NULL; entity++)
    if (kamae_change_set_touches (changes, *entity))
      {
        update (self);
        return;
      }
}

/* Building */

static GtkWidget *
create_bar (KamaeYearPage *self)
{
  KamaeYearPageClass *class = KAMAE_YEAR_PAGE_GET_CLASS (self);
  KamaeYearPagePrivate *priv = get_private (self);
  KamaeModel *model = kamae_register_get_model (get_register (self));
  const KamaeEntity *entity = kamae_model_find_entity (model, class->plan);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *open = gtk_button_new_with_label (get_text (self, class->open_label));
  GtkWidget *chooser =
    kamae_record_chooser_new (get_register (self), class->plan,
                              kamae_model_translate (model, entity, entity->label, NULL), NULL,
                              NULL, NULL);

  gtk_widget_add_css_class (bar, "kamae-toolbar");
  priv->chooser = KAMAE_RECORD_CHOOSER (chooser);
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_plan_cb), self);
  gtk_widget_set_hexpand (chooser, TRUE);
  gtk_box_append (GTK_BOX (bar), chooser);
  gtk_box_append (GTK_BOX (bar), open);
  return bar;
}

static GtkWidget *
create_year (KamaeYearPage *self)
{
  KamaeYearPageClass *class = KAMAE_YEAR_PAGE_GET_CLASS (self);
  GtkWidget *page = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *grid = kamae_year_grid_new (get_text (self, class->heading));
  GtkWidget *legend = gtk_label_new (get_text (self, class->legend));

  get_private (self)->grid = KAMAE_YEAR_GRID (grid);
  g_signal_connect_object (grid, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (grid, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_wrap (GTK_LABEL (legend), TRUE);
  gtk_label_set_xalign (GTK_LABEL (legend), 0);
  gtk_widget_add_css_class (legend, "kamae-help");
  gtk_widget_add_css_class (box, "kamae-pane");
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), legend);
  if (class->create_more != NULL)
    gtk_box_append (GTK_BOX (box), class->create_more (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (page), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page), box);
  return page;
}

static GtkWidget *
create_empty (KamaeYearPage *self)
{
  KamaeYearPageClass *class = KAMAE_YEAR_PAGE_GET_CLASS (self);
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), get_text (self, class->no_plan));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), get_text (self, class->first_plan));
  return page;
}

static void
kamae_year_page_constructed (GObject *object)
{
  KamaeYearPage *self = KAMAE_YEAR_PAGE (object);
  KamaeYearPagePrivate *priv = get_private (self);

  G_OBJECT_CLASS (kamae_year_page_parent_class)->constructed (object);

  priv->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (priv->stack), create_year (self), "year");
  gtk_stack_add_named (GTK_STACK (priv->stack), create_empty (self), "none");
  adw_bin_set_child (ADW_BIN (self), priv->stack);
  update (self);
  g_signal_connect_object (priv->chooser, "chosen", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_register (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The page's virtual functions */

static gboolean
kamae_year_page_can_add (KamaePage *page)
{
  return get_plan (KAMAE_YEAR_PAGE (page)) != NULL
         && !kamae_register_is_read_only (kamae_page_get_register (page));
}

static void
kamae_year_page_add (KamaePage *page)
{
  KamaeYearPage *self = KAMAE_YEAR_PAGE (page);
  KamaeYearPageClass *class = KAMAE_YEAR_PAGE_GET_CLASS (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *plan = kamae_record_dup_key (get_plan (self));
  /* Translators: name of an operation; %s is a record. */
  g_autoptr (KamaeOperation) operation = kamae_register_begin (get_register (self), N_("Add %s"),
                                                               NULL, &error);
  g_autoptr (KamaeRecord) item = NULL;

  if (operation != NULL)
    item = kamae_operation_create (operation, class->item, &error, class->link, plan, NULL);
  if (item != NULL)
    kamae_operation_set_subject (operation, item);
  if (item != NULL && kamae_operation_commit (operation, &error))
    kamae_page_open_record (page, item);
  else
    show_error (self, _("The record was not added"), error);
}

static void
kamae_year_page_find (KamaePage *page)
{
  gtk_widget_child_focus (GTK_WIDGET (get_private (KAMAE_YEAR_PAGE (page))->chooser),
                          GTK_DIR_TAB_FORWARD);
}

static KamaeRecord *
kamae_year_page_get_record (KamaePage *page)
{
  return get_plan (KAMAE_YEAR_PAGE (page));
}

static void
kamae_year_page_class_init (KamaeYearPageClass *class)
{
  KamaePageClass *page_class = KAMAE_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = kamae_year_page_constructed;
  page_class->add = kamae_year_page_add;
  page_class->can_add = kamae_year_page_can_add;
  page_class->find = kamae_year_page_find;
  page_class->get_record = kamae_year_page_get_record;
}

static void
kamae_year_page_init (KamaeYearPage *self)
{
}
