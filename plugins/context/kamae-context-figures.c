/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-private.h"

#include <kamae-i18n.h>

/* The computed values CTX-C01 … SCP-C03. */

/* The content of the newest approval of a kind of record up to the date, and of the one before it.
 * With `:since`, the one before is the newest approval up to that date. */
#define TWO_CONTENTS(entity, order) \
  "WITH frozen AS (SELECT snapshot.content AS content, snapshot.made_at AS made_at, " \
  entity "." order " AS place " \
  "FROM snapshot JOIN " entity " ON " entity ".id = snapshot.source_id WHERE snapshot.state = " \
  "'approved'), " \
  "now AS (SELECT content, made_at, place FROM frozen WHERE date (made_at) <= :as_of " \
  "ORDER BY made_at DESC, place DESC LIMIT 1), " \
  "old AS (SELECT content FROM frozen WHERE (made_at, place) < (SELECT made_at, place FROM now) " \
  "AND (:since IS NULL OR date (made_at) <= :since) ORDER BY made_at DESC, place DESC LIMIT 1) "

#define ROWS(content, part) "json_each ((SELECT content FROM " content "), '$." part "')"

/* New, changed and closed rows of one part, a row each, with its text in the column that says
 * which. Nothing is new where there is nothing to compare with. */
#define DIFFERENCES(part, key, text) \
  "SELECT " text ("n") " AS new, NULL AS changed, NULL AS closed " \
  "FROM " ROWS ("now", part) " AS n " \
  "WHERE EXISTS (SELECT 1 FROM old) AND NOT EXISTS (SELECT 1 FROM " ROWS ("old", part) " AS o " \
  "WHERE " key ("o") " = " key ("n") ") " \
  "UNION ALL SELECT NULL, " text ("n") ", NULL FROM " ROWS ("now", part) " AS n " \
  "JOIN " ROWS ("old", part) " AS o ON " key ("o") " = " key ("n") " WHERE o.value <> n.value " \
  "UNION ALL SELECT NULL, NULL, " text ("o") " FROM " ROWS ("old", part) " AS o " \
  "WHERE EXISTS (SELECT 1 FROM now) AND NOT EXISTS (SELECT 1 FROM " ROWS ("now", part) " AS n " \
  "WHERE " key ("n") " = " key ("o") ") "

#define BY_ID(row) row ".value ->> 'id'"
#define BY_NAME(row) row ".value ->> 'name'"
#define BY_NUMBER_AND_TITLE(row) row ".value ->> 'number' || ' ' || (" row ".value ->> 'title')"
#define BY_NUMBER_AND_TEXT(row) row ".value ->> 'number' || ' ' || (" row ".value ->> 'text')"

/* A new version of the scope has copies of the parts: they are the same if they say the same. */
#define BY_KIND_AND_NAME(row) row ".value ->> 'kind' || ' ' || coalesce (" row ".value ->> " \
  "'name', '')"
#define BY_ITEM(row) row ".value ->> 'item'"
#define BY_COUNTERPART(row) row ".value ->> 'activity' || ' ↔ ' || (" row ".value ->> " \
  "'counterpart')"
#define BY_TITLE(row) row ".value ->> 'title'"

#define LATEST_REVIEW \
  "(SELECT id FROM context_review WHERE approved_on IS NULL OR approved_on <= :as_of " \
  "ORDER BY approved_on IS NOT NULL, approved_on DESC, number COLLATE counted DESC LIMIT 1)"

/* The statement in force on the date. */
#define STATEMENT_AT \
  "(SELECT id FROM scope_statement WHERE state <> 'draft' AND effective_on <= :as_of " \
  "ORDER BY effective_on DESC LIMIT 1)"

const KamaeFigure kamae_context_figures[] = {
  { "CTX-C01", KAMAE_FIGURE_NUMBER, N_("Factors considered in the latest review"), "4.1",
    /* Translators: after a number: 12 of 15 factors */
    .unit = N_("/ 15"), .page = "context",
    .sql = "SELECT sum (considered) FROM factor_check WHERE review_id = " LATEST_REVIEW },
  { "CTX-C02", KAMAE_FIGURE_NUMBER, N_("Requirements addressed through the ISMS"), "4.2",
    .unit = N_("%"), .input = "c", .page = "interested-parties",
    .sql = "SELECT round (100.0 * sum (addressed IS 'yes') / count (*), 1) FROM requirement HAVING count (*) > 0" },
  { "CTX-C03", KAMAE_FIGURE_TABLE, N_("Next review of the context"), "4.1",
    .columns = N_("Due on|Because of"), .page = "context",
    .start = N_("Next review of the context"),
    .sql = "SELECT due_on, cause FROM ("
           "SELECT add_months (max (approved_on), setting ('context.review_months')) AS due_on, "
           "number AS cause FROM context_review WHERE approved_on <= :as_of "
           "UNION ALL SELECT date (occurred_on, '+' || setting ('context.trigger_within_days') || ' days'), "
           "change_trigger.number || ' ' || description FROM change_trigger "
           "LEFT JOIN context_review ON context_review.id = change_trigger.review_id "
           "WHERE needs_review = 1 AND approved_on IS NULL AND occurred_on <= :as_of) "
           "WHERE due_on IS NOT NULL ORDER BY due_on LIMIT 1" },
  { "CTX-C04", KAMAE_FIGURE_TABLE, N_("Changes in the issues since the previous review"), "4.1",
    .columns = N_("New|Changed|Closed"), .input = "b", .page = "issues",
    .sql = TWO_CONTENTS ("context_review", "number")
           DIFFERENCES ("issues", BY_ID, BY_NUMBER_AND_TITLE) },
  { "CTX-C04-c", KAMAE_FIGURE_TABLE,
    N_("Changes in the parties and requirements since the previous review"), "4.2",
    .columns = N_("New|Changed|Closed"), .input = "c", .page = "interested-parties",
    .sql = TWO_CONTENTS ("context_review", "number") DIFFERENCES ("parties", BY_ID, BY_NAME)
           "UNION ALL " DIFFERENCES ("requirements", BY_ID, BY_NUMBER_AND_TEXT) },

  { "SCP-C01", KAMAE_FIGURE_NUMBER, N_("People in the scope"), "4.3",
    /* Translators: after a number of people, 名 */
    .unit = N_("people"), .page = "people",
    .sql = "SELECT count (*) FROM person "
           "JOIN department ON department.id = " KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") " "
           "WHERE " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of") " AND department.in_scope = 1 "
           "AND EXISTS (SELECT 1 FROM scope_item WHERE scope_item.statement_id = " STATEMENT_AT " "
           "AND scope_item.kind = 'people' AND (scope_item.employments IS NULL "
           "OR contains_code (scope_item.employments, person.employment))) "
           "HAVING " STATEMENT_AT " IS NOT NULL" },
  { "SCP-C02", KAMAE_FIGURE_TABLE, N_("Sites and businesses in the scope"), "4.3",
    .columns = N_("Sites|Businesses"), .page = "scope-statements",
    .sql = "SELECT sum (kind = 'site'), sum (kind = 'business') FROM scope_item "
           "WHERE statement_id = " STATEMENT_AT " AND name IS NOT NULL HAVING count (*) > 0" },
  { "SCP-C03", KAMAE_FIGURE_TABLE, N_("Changes in the scope since the previous version"), "4.3",
    .columns = N_("New|Changed|Removed"), .page = "scope-statements",
    .sql = TWO_CONTENTS ("scope_statement", "effective_on")
           DIFFERENCES ("items", BY_KIND_AND_NAME, BY_NAME)
           "UNION ALL " DIFFERENCES ("exclusions", BY_ITEM, BY_ITEM)
           "UNION ALL " DIFFERENCES ("interfaces", BY_COUNTERPART, BY_COUNTERPART)
           "UNION ALL " DIFFERENCES ("attachments", BY_TITLE, BY_TITLE) },
  { NULL }
};
