/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-pages.h"
#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* The twelve months of an annual plan: a line for each activity, a mark for each of its items. */

typedef struct
{
  KamaePage           parent_instance;

  KamaeRecordChooser *chooser;
  GtkWidget          *stack;
  KamaeYearGrid      *grid;
} KamaeObjectivesYearPage;

typedef KamaePageClass KamaeObjectivesYearPageClass;

G_DEFINE_FINAL_TYPE (KamaeObjectivesYearPage, kamae_objectives_year_page, KAMAE_TYPE_PAGE)

static KamaeRegister *
get_register (KamaeObjectivesYearPage *self)
{
  return kamae_page_get_register (KAMAE_PAGE (self));
}

static KamaeRecord *
get_plan (KamaeObjectivesYearPage *self)
{
  return kamae_record_chooser_get_record (self->chooser);
}

/* Moving */

static gboolean
can_move (KamaeRecord *item)
{
  g_autoptr(KamaeRecord) plan = kamae_record_ref_link (item, "plan");
  static const char *const open[] = { "draft", "approved", "running", NULL };

  return g_strcmp0 (kamae_record_get_state (item), "planned") == 0 && plan != NULL
         && g_strv_contains (open, kamae_record_get_state (plan))
         && !kamae_register_is_read_only (kamae_record_get_register (item));
}

static gboolean
move (KamaeObjectivesYearPage  *self,
      KamaeRecord              *item,
      const char               *day,
      GError                  **error)
{
  /* Translators: name of an operation; %s is a record. */
  g_autoptr(KamaeOperation) operation = kamae_register_begin (get_register (self), N_("Move %s"),
                                                              item, error);

  return operation != NULL && kamae_operation_set (operation, item, "due_on", day, error)
         && kamae_operation_commit (operation, error);
}

static void
move_cb (KamaeObjectivesYearPage *self,
         KamaeRecord             *item,
         int                      months,
         int                      days)
{
  g_autofree char *moved = kamae_date_add_months (kamae_record_get_text (item, "due_on"), months);
  g_autofree char *day = kamae_date_add_days (moved, days);
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (!can_move (item))
    {
      kamae_page_message (KAMAE_PAGE (self), _("Only what is planned can be moved"));
      return;
    }
  if (!kamae_year_grid_has_day (self->grid, day))
    {
      kamae_page_message (KAMAE_PAGE (self), _("That would be outside the year of the plan"));
      return;
    }
  if (!move (self, item, day, &error))
    {
      kamae_show_error (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        _("The item was not moved"), error);
      return;
    }
  shown = kamae_record_dup_display (item, "due_on", NULL);
  /* Translators: an item of the annual plan was moved; its name, its new day */
  text = g_strdup_printf (_("%1$s is now on %2$s"), kamae_record_get_title (item), shown);
  kamae_page_message (KAMAE_PAGE (self), text);
}

/* The grid */

static void
open_cb (KamaeObjectivesYearPage *self,
         KamaeRecord             *item)
{
  kamae_page_open_record (KAMAE_PAGE (self), item);
}

static const char *
get_sign (KamaeRecord *item)
{
  const char *state = kamae_record_get_state (item);

  if (g_strcmp0 (state, "done") == 0)
    return "●";
  return g_strcmp0 (state, "skipped") == 0 ? "×" : "○";
}

static void
add_mark (KamaeObjectivesYearPage *self,
          KamaeRecord             *item)
{
  const char *field = kamae_record_is_set (item, "done_on") ? "done_on" : "due_on";
  gboolean is_there = kamae_year_grid_has_day (self->grid, kamae_record_get_text (item, field));
  g_autofree char *day = kamae_record_dup_display (item, field, NULL);
  g_autofree char *state = kamae_record_dup_display (item, "state", NULL);
  /* Translators: an item of the annual plan, read aloud: name, day, state */
  g_autofree char *name = g_strdup_printf (_("%1$s, %2$s, %3$s"), kamae_record_get_title (item),
                                           day, state);

  /* What was done in another year stands where it was planned. */
  kamae_year_grid_add_mark (self->grid, item,
                            kamae_record_get_text (item, is_there ? field : "due_on"),
                            get_sign (item), name, can_move (item));
}

/* Items of the same words, clause and person are in a line; what is moved stays in its own. One
 * that has no words yet stands under its number. */
#define ITEMS \
  "SELECT item.id, coalesce (item.title, item.number) || coalesce (' · ' || person.name, ''), " \
  "coalesce (item.title, item.number) || ' ' || coalesce (item.clause_id, '') || ' ' " \
  "|| coalesce (item.owner_id, '') AS matter " \
  "FROM plan_item AS item LEFT JOIN clause ON clause.id = item.clause_id " \
  "LEFT JOIN person ON person.id = item.owner_id WHERE item.plan_id = :plan " \
  "ORDER BY min (coalesce (item.original_due_on, item.due_on)) " \
  "OVER (PARTITION BY item.title, item.clause_id, item.owner_id), " \
  "clause.number COLLATE counted, matter, item.due_on, item.number COLLATE counted"

static void
add_items (KamaeObjectivesYearPage *self)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (get_register (self), ITEMS, NULL,
                                                        KAMAE_KEPT);
  g_autofree char *matter = NULL;

  if (cursor == NULL)
    return;
  kamae_cursor_bind_integer (cursor, ":plan", kamae_record_get_id (get_plan (self)));
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      g_autoptr(KamaeRecord) item =
        kamae_register_ref_record (get_register (self), kamae_cursor_get_integer (cursor, 0),
                                   KAMAE_KEPT);

      if (item == NULL)
        continue;
      if (g_strcmp0 (matter, kamae_cursor_get_text (cursor, 2)) != 0)
        {
          g_free (matter);
          matter = g_strdup (kamae_cursor_get_text (cursor, 2));
          kamae_year_grid_add_line (self->grid, kamae_cursor_get_text (cursor, 1), FALSE);
        }
      add_mark (self, item);
    }
}

static void
update (KamaeObjectivesYearPage *self)
{
  KamaeRecord *plan = get_plan (self);
  g_autoptr(KamaeRecord) year = plan != NULL ? kamae_record_ref_link (plan, "fiscal_year") : NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), year != NULL ? "year" : "none");
  if (year == NULL)
    return;

  kamae_year_grid_begin (self->grid, kamae_record_get_text (year, "starts_on"));
  add_items (self);
  kamae_year_grid_end (self->grid,
                       _("Nothing is planned in this year yet. Open the plan, and fill it from the yearly calendar."));
}

static void
changed_cb (KamaeObjectivesYearPage *self,
            KamaeChangeSet          *changes)
{
  if (kamae_change_set_touches (changes, "plan_item")
      || kamae_change_set_touches (changes, "annual_plan")
      || kamae_change_set_touches (changes, "fiscal_year")
      || kamae_change_set_touches (changes, "person"))
    update (self);
}

/* Building */

static void
open_plan_cb (KamaeObjectivesYearPage *self)
{
  kamae_page_open_record (KAMAE_PAGE (self), get_plan (self));
}

static GtkWidget *
create_bar (KamaeObjectivesYearPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *open = gtk_button_new_with_label (_("Open the Plan"));

  gtk_widget_add_css_class (bar, "kamae-toolbar");
  self->chooser = KAMAE_RECORD_CHOOSER (kamae_record_chooser_new (get_register (self),
                                                                  "annual_plan", _("Annual plan"),
                                                                  NULL, NULL, NULL));
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (open_plan_cb), self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->chooser), TRUE);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->chooser));
  gtk_box_append (GTK_BOX (bar), open);
  return bar;
}

static GtkWidget *
create_year (KamaeObjectivesYearPage *self)
{
  GtkWidget *page = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *legend =
    gtk_label_new (_("○ planned, ● done, × skipped; the figure is the day. What is planned can be dragged to another month, or moved with Ctrl or Alt and an arrow key, by a day with Shift as well."));

  self->grid = KAMAE_YEAR_GRID (kamae_year_grid_new (_("Activity")));
  g_signal_connect_object (self->grid, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_wrap (GTK_LABEL (legend), TRUE);
  gtk_label_set_xalign (GTK_LABEL (legend), 0);
  gtk_widget_add_css_class (legend, "kamae-help");
  gtk_widget_add_css_class (box, "kamae-pane");
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), legend);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (page), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page), box);
  return page;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Annual Plan Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Add the annual plan of the fiscal year first; its items then stand here in their months."));
  return page;
}

static void
kamae_objectives_year_page_constructed (GObject *object)
{
  KamaeObjectivesYearPage *self = (KamaeObjectivesYearPage *) object;

  G_OBJECT_CLASS (kamae_objectives_year_page_parent_class)->constructed (object);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_year (self), "year");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "none");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  update (self);
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_register (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
kamae_objectives_year_page_can_add (KamaePage *page)
{
  return get_plan ((KamaeObjectivesYearPage *) page) != NULL
         && !kamae_register_is_read_only (kamae_page_get_register (page));
}

/* An item of this plan. */
static void
kamae_objectives_year_page_add (KamaePage *page)
{
  KamaeObjectivesYearPage *self = (KamaeObjectivesYearPage *) page;
  g_autoptr(GError) error = NULL;
  g_autofree char *plan = kamae_record_dup_key (get_plan (self));
  /* Translators: name of an operation; %s is a record. */
  g_autoptr(KamaeOperation) operation = kamae_register_begin (get_register (self), N_("Add %s"),
                                                              NULL, &error);
  g_autoptr(KamaeRecord) item = NULL;

  if (operation != NULL)
    item = kamae_operation_create (operation, "plan_item", &error, "plan", plan, NULL);
  if (item != NULL)
    kamae_operation_set_subject (operation, item);
  if (item != NULL && kamae_operation_commit (operation, &error))
    kamae_page_open_record (page, item);
  else
    kamae_show_error (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                      _("The record was not added"), error);
}

static void
kamae_objectives_year_page_find (KamaePage *page)
{
  gtk_widget_child_focus (GTK_WIDGET (((KamaeObjectivesYearPage *) page)->chooser),
                          GTK_DIR_TAB_FORWARD);
}

/* The plan that is shown. */
static KamaeRecord *
kamae_objectives_year_page_get_record (KamaePage *page)
{
  return get_plan ((KamaeObjectivesYearPage *) page);
}

static void
kamae_objectives_year_page_class_init (KamaeObjectivesYearPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_objectives_year_page_constructed;
  klass->add = kamae_objectives_year_page_add;
  klass->can_add = kamae_objectives_year_page_can_add;
  klass->find = kamae_objectives_year_page_find;
  klass->get_record = kamae_objectives_year_page_get_record;
}

static void
kamae_objectives_year_page_init (KamaeObjectivesYearPage *self)
{
}
