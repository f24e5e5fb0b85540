/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* The fiscal years that are not closed and not over, as the first month of the organization wants
 * them, where they are otherwise: id, label, starts_on, ends_on, new_start, new_end.
 *
 * A year that follows another keeps its first day and ends at the turn of the year next to its last
 * day, but not in the past. The first one of a register is moved as a whole; it may be short where
 * it ends in time, as that of a new company. Those after it are years of twelve months, and as many
 * years after it as they were. */
#define KAMAE_CORE_SQL_YEARS_TO_CHANGE                                                             \
  "(WITH year AS (SELECT id, label, starts_on, ends_on, max (starts_on, :as_of) AS day,"           \
  "  row_number () OVER (ORDER BY starts_on, id) AS n FROM fiscal_year"                            \
  "  WHERE state <> 'closed' AND ends_on >= starts_on AND ends_on >= :as_of),"                     \
  " first AS (SELECT day, starts_on, ends_on, date (ends_on, '+1 day') AS after,"                  \
  "  fiscal_start (date (ends_on, '+1 day')) AS turn,"                                             \
  "  EXISTS (SELECT 1 FROM fiscal_year AS other WHERE other.starts_on < year.starts_on"            \
  "   AND other.id NOT IN (SELECT id FROM year)) AS follows FROM year WHERE n = 1),"               \
  " turned AS (SELECT starts_on, after, follows, CASE"                                             \
  "  WHEN NOT follows THEN add_months (fiscal_start (day), 12)"                                    \
  "  WHEN turn > day AND julianday (after) - julianday (turn)"                                     \
  "   <= julianday (add_months (turn, 12)) - julianday (after) THEN turn"                          \
  "  ELSE add_months (turn, 12) END AS next FROM first),"                                          \
  " placed AS (SELECT id, label, year.starts_on, ends_on, next, n = 1 AND (follows"                \
  "   OR (next = after AND year.starts_on > add_months (next, -12))) AS stays,"                    \
  "  CASE WHEN n = 1 THEN 0 ELSE max (n - 1, 1 + CAST (round ((julianday (year.starts_on)"         \
  "   - julianday (after)) / 365.2425) AS INTEGER)) END AS place FROM year JOIN turned),"          \
  " wanted AS (SELECT id, label, starts_on, ends_on,"                                              \
  "  CASE WHEN stays THEN starts_on ELSE add_months (next, 12 * (place - 1)) END AS new_start,"    \
  "  date (add_months (next, 12 * place), '-1 day') AS new_end FROM placed)"                       \
  " SELECT * FROM wanted WHERE starts_on <> new_start OR ends_on <> new_end)"

gboolean kamae_core_change_years (KamaeOperation *operation,
                                  KamaeRecord    *organization,
                                  GError        **error);

G_END_DECLS
