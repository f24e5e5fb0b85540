/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

#include <kamae-i18n.h>

/* The computed values MRV-C01 … C05. */

/* A decision that was not done on the day. */
#define OPEN_ON(date) \
  "task.state <> 'cancelled' AND (task.state <> 'done' OR task.done_on > " date ")"

#define DECIDED_BY(date) \
  "FROM review_decision JOIN management_review ON management_review.id = review_decision.review_id " \
  "JOIN task ON task.id = review_decision.task_id " \
  "LEFT JOIN person ON person.id = task.assignee_id " \
  "WHERE management_review.approved_on <= " date " "

const KamaeFigure kamae_review_figures[] = {
  { "MRV-C01", KAMAE_FIGURE_TABLE, N_("Next management review"), "9.3.1",
    .columns = N_("Due on|Because of"), .page = "management-reviews",
    .start = N_("Next management review"),
    .sql = "SELECT due_on, number FROM ("
           "SELECT planned_on AS due_on, number FROM management_review "
           "WHERE state IN ('planned', 'preparing') "
           "UNION ALL SELECT add_months (max (held_on), setting ('review.months')), number "
           "FROM management_review WHERE state NOT IN ('planned', 'preparing') AND held_on <= :as_of) "
           "WHERE due_on IS NOT NULL ORDER BY due_on LIMIT 1" },
  { "MRV-C02", KAMAE_FIGURE_NUMBER, N_("Inputs completed in the review being prepared"), "9.3.2",
    /* Translators: after a number: 4 of 10 inputs */
    .unit = N_("/ 10"), .page = "management-reviews",
    .sql = "SELECT count (*) FILTER (WHERE status IS NOT NULL AND coalesce (report, '') <> '') "
           "FROM review_input WHERE review_id = (SELECT id FROM management_review "
           "WHERE state IN ('preparing', 'held') ORDER BY planned_on LIMIT 1) HAVING count (*) > 0" },
  { "MRV-C03", KAMAE_FIGURE_TABLE, N_("Decisions of earlier reviews"), "9.3.2",
    .columns = N_("No.|Decision|In charge|Due|State|Result"), .input = "a",
    .page = "management-reviews",
    .sql = "SELECT review_decision.number, review_decision.text, person.name, task.due_on, "
           "CASE WHEN task.done_on > :as_of THEN label ('task', 'state', 'open') "
           "ELSE label ('task', 'state', task.state) END, task.result " DECIDED_BY (":as_of")
           "AND (" OPEN_ON ("coalesce (:since, management_review.approved_on)") ") "
           "ORDER BY review_decision.number COLLATE counted" },
  { "MRV-C04", KAMAE_FIGURE_NUMBER, N_("Decisions overdue"), "9.3.3", .input = "a",
    .page = "management-reviews",
    .sql = "SELECT count (*) " DECIDED_BY (":as_of")
           "AND (" OPEN_ON (":as_of") ") AND task.due_on < :as_of" },
  { "MRV-C05", KAMAE_FIGURE_NUMBER, N_("From the last review to its approval"), "9.3.3",
    .unit = N_("days"), .page = "management-reviews",
    .sql = "SELECT CAST (julianday (approved_on) - julianday (held_on) AS INTEGER) "
           "FROM management_review WHERE approved_on <= :as_of ORDER BY approved_on DESC LIMIT 1" },
  { NULL }
};
