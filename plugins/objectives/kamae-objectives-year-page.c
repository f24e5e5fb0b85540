/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-objectives-pages.h"
#include "kamae-objectives-private.h"

#include <kamae-i18n.h>

/* The twelve months of an annual plan: a line for each activity, a mark for each of its items. */

typedef KamaeYearPage KamaeObjectivesYearPage;
typedef KamaeYearPageClass KamaeObjectivesYearPageClass;

G_DEFINE_FINAL_TYPE (KamaeObjectivesYearPage, kamae_objectives_year_page, KAMAE_TYPE_YEAR_PAGE)

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

static char *
dup_day (KamaeRecord *item)
{
  return g_strdup (kamae_record_get_text (item, "due_on"));
}

static gboolean
move (KamaeRecord  *item,
      int           months,
      int           days,
      GError      **error)
{
  g_autofree char *same_day = kamae_date_add_months (kamae_record_get_text (item, "due_on"),
                                                     months);
  g_autofree char *day = kamae_date_add_days (same_day, days);
  /* Translators: name of an operation; %s is a record. */
  g_autoptr(KamaeOperation) operation =
    kamae_register_begin (kamae_record_get_register (item), N_("Move %s"), item, error);

  return operation != NULL && kamae_operation_set (operation, item, "due_on", day, error)
         && kamae_operation_commit (operation, error);
}

/* The grid */

static const char *
get_sign (KamaeRecord *item)
{
  const char *state = kamae_record_get_state (item);

  if (g_strcmp0 (state, "done") == 0)
    return "●";
  return g_strcmp0 (state, "skipped") == 0 ? "×" : "○";
}

static void
add_mark (KamaeYearGrid *grid,
          KamaeRecord   *item)
{
  const char *field = kamae_record_is_set (item, "done_on") ? "done_on" : "due_on";
  gboolean is_there = kamae_year_grid_has_day (grid, kamae_record_get_text (item, field));
  g_autofree char *day = kamae_record_dup_display (item, field, NULL);
  g_autofree char *state = kamae_record_dup_display (item, "state", NULL);
  /* Translators: an item of the annual plan, read aloud: name, day, state */
  g_autofree char *name = g_strdup_printf (_("%1$s, %2$s, %3$s"), kamae_record_get_title (item),
                                           day, state);

  /* What was done in another year stands where it was planned. */
  kamae_year_grid_add_mark (grid, item,
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
fill (KamaeYearPage *page,
      KamaeYearGrid *grid,
      KamaeRecord   *plan)
{
  KamaeRegister *reg = kamae_page_get_register (KAMAE_PAGE (page));
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, ITEMS, NULL, KAMAE_KEPT);
  g_autofree char *matter = NULL;

  if (cursor == NULL)
    return;
  kamae_cursor_bind_integer (cursor, ":plan", kamae_record_get_id (plan));
  while (kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      g_autoptr(KamaeRecord) item =
        kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 0), KAMAE_KEPT);

      if (item == NULL)
        continue;
      if (g_strcmp0 (matter, kamae_cursor_get_text (cursor, 2)) != 0)
        {
          g_free (matter);
          matter = g_strdup (kamae_cursor_get_text (cursor, 2));
          kamae_year_grid_add_line (grid, kamae_cursor_get_text (cursor, 1), FALSE);
        }
      add_mark (grid, item);
    }
}

static void
kamae_objectives_year_page_class_init (KamaeObjectivesYearPageClass *klass)
{
  static const char *const entities[] = {
    "plan_item", "annual_plan", "fiscal_year", "person", "clause", NULL
  };

  klass->plan = "annual_plan";
  klass->item = "plan_item";
  klass->link = "plan";
  klass->touched_by = entities;
  klass->heading = N_("Activity");
  klass->open_label = N_("Open the Plan");
  klass->legend =
    N_("○ planned, ● done, × skipped; the figure is the day. What is planned can be dragged to another month, or moved with Ctrl or Alt and an arrow key, by a day with Shift as well.");
  klass->nothing =
    N_("Nothing is planned in this year yet. Open the plan, and fill it from the yearly calendar.");
  klass->no_plan = N_("No Annual Plan Yet");
  klass->first_plan =
    N_("Add the annual plan of the fiscal year first; its items then stand here in their months.");
  klass->is_fixed = N_("Only what is planned can be moved");
  klass->is_outside = N_("That would be outside the year of the plan");
  klass->not_moved = N_("The item was not moved");
  klass->fill = fill;
  klass->can_move = can_move;
  klass->dup_day = dup_day;
  klass->move = move;
}

static void
kamae_objectives_year_page_init (KamaeObjectivesYearPage *self)
{
}
