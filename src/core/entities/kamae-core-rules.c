/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The rules of the core over its data.
 *
 * CORE-V02 (locked), V03 (referenced), V04 (role of the approver), V06 (fields of the next state),
 * V07 (numbers), V09 (times that end before they begin), V11 (links that lead back), V12 (keys that
 * read alike), V13 (clock) and V17 (who takes back what was decided) are kept by the store. COM-V05
 * waits for contact points. */

#include "config.h"

#include "kamae-core-entities-private.h"
#include "kamae-core-years-private.h"

#include <kamae-i18n.h>

/* The record that an approval is of, and its phase: the approval itself is called by who signed. */
#define OF_APPROVAL \
  "record_label (signature.source_id) || coalesce (' · ' || label ((SELECT entity FROM record" \
  " WHERE record.id = signature.source_id), 'phase', signature.phase), '')"

/* Before the entry that made the appointment: somebody else than the person held one. */
#define OTHERS_THAN(person, held) \
  "EXISTS (SELECT 1 FROM role_assignment AS earlier WHERE earlier.person_id <> " person \
  " AND " MADE ("earlier") " < " MADE (held) ")"

/* The entry of the journal that made the appointment. */
#define MADE(held) \
  "(SELECT min (seq) FROM journal_record WHERE record_id = " held ".id)"

#define IS_FIRST_TOP(held) \
  "((SELECT code FROM role WHERE role.id = " held ".role_id) = 'top_management'" \
  " AND NOT EXISTS (SELECT 1 FROM role_assignment AS earlier" \
  "  WHERE earlier.role_id = " held ".role_id AND " MADE ("earlier") " < " MADE (held) "))"

/* An appointment that its holder gave, entered or changed, while others held one. To enter that
 * one's own time is over is nobody's gain. */
#define IS_OWN(held) \
  "(" OTHERS_THAN (held ".person_id", held) " AND NOT " IS_FIRST_TOP (held) \
  " AND (" held ".appointed_by_id = " held ".person_id OR (" held ".letter_id IS NULL" \
  "  AND EXISTS (SELECT 1 FROM journal_record AS entry JOIN journal ON journal.seq = entry.seq" \
  "   WHERE entry.record_id = " held ".id AND journal.person_id = " held ".person_id" \
  "   AND (journal.seq = " MADE (held) \
  "    OR coalesce (" held ".ends_on, '9999-12-31') > " KAMAE_SQL_ENTRY_DAY ")))))"

/* By the appointment `power` one holds a role on the first day of `held`, or the day before it, on
 * which a successor is appointed, or when it was entered. */
#define REACHES \
  "((power.starts_on <= held.starts_on" \
  "  AND coalesce (power.ends_on, '9999-12-31') >= date (held.starts_on, '-1 day'))" \
  " OR EXISTS (SELECT 1 FROM journal WHERE journal.seq = " MADE ("held") \
  "  AND power.starts_on <= " KAMAE_SQL_ENTRY_DAY \
  "  AND coalesce (power.ends_on, '9999-12-31') >= " KAMAE_SQL_ENTRY_DAY "))"

/* The appointments by which one may appoint: others gave them, or top management itself, which was
 * given that role by others: several own ones do not support each other. */
#define GIVEN \
  "WITH RECURSIVE own (id) AS MATERIALIZED (SELECT id FROM role_assignment AS held" \
  "  WHERE " IS_OWN ("held") ")," \
  " given (id) AS (SELECT id FROM role_assignment WHERE id NOT IN (SELECT id FROM own)" \
  "  UNION SELECT held.id FROM given JOIN role_assignment AS power ON power.id = given.id" \
  "  JOIN role AS may ON may.id = power.role_id AND may.code = 'top_management'" \
  "  JOIN role_assignment AS held ON held.person_id = power.person_id AND held.id <> power.id" \
  "  WHERE held.id IN (SELECT id FROM own) AND " REACHES ") "

/* Who appoints holds the role by another appointment. */
#define APPOINTS(who, role) \
  "EXISTS (SELECT 1 FROM role_assignment AS power JOIN role AS may ON may.id = power.role_id" \
  " WHERE power.person_id = " who " AND power.id <> held.id AND may.code = " role \
  " AND power.id IN (SELECT id FROM given) AND " REACHES ")"

/* Of those who do not appoint. The first ones are appointed by whoever sets the register up: nobody
 * else is there. */
#define APPOINTED_BY_OTHERS_THAN_TOP(those) \
  GIVEN "SELECT held.id, appointer.name || ': ' || held.starts_on FROM role_assignment AS held" \
  " JOIN person AS appointer ON appointer.id = held.appointed_by_id" \
  " JOIN role ON role.id = held.role_id" \
  " WHERE NOT " APPOINTS ("held.appointed_by_id", "'top_management'") \
  " AND " those \
  " AND " OTHERS_THAN ("held.appointed_by_id", "held") \
  " AND NOT " IS_FIRST_TOP ("held")

const KamaeRule kamae_core_rules[] = {
  { "CORE-V01", KAMAE_RULE_BLOCK, "task", "open", "8.1",
    N_("The task is marked as done on a day that has not come yet; enter the day on which it was done."),
    "SELECT id FROM task WHERE done_on > :as_of", "done_on" },
  { "CORE-V01", KAMAE_RULE_BLOCK, "communication_record", NULL, "7.4",
    N_("This was made known on a day that has not come yet; enter the day on which it was done."),
    "SELECT id FROM communication_record WHERE communicated_on > :as_of", "communicated_on" },
  { "CORE-V01", KAMAE_RULE_BLOCK, "meeting", "held", "7.4",
    N_("A meeting can only have been held today or earlier; correct its date."),
    "SELECT id FROM meeting WHERE held_on > :as_of", "held_on" },
  { "CORE-V01", KAMAE_RULE_BLOCK, "meeting", "planned", "7.4",
    N_("The absent people were told on a day that has not come yet; enter the day on which it was done."),
    "SELECT id FROM meeting WHERE followed_up_on > :as_of", "followed_up_on" },
  { "CORE-V01", KAMAE_RULE_BLOCK, "fiscal_year", "closed", "6.2",
    N_("The fiscal year is not over yet; close it after its last day, or correct the day."),
    "SELECT id, ends_on FROM fiscal_year WHERE ends_on >= :as_of", "ends_on" },
  { "CORE-V01", KAMAE_RULE_BLOCK, "approval", NULL, "7.5.2",
    N_("An approval is dated in the future or before the preparation; correct its date."),
    /* A form goes round more than once: each time its approval follows its preparation. */
    "WITH turn AS (SELECT id, row_number () OVER (PARTITION BY source_id, phase, box"
    "  ORDER BY signed_on, id) AS n FROM signature)"
    " SELECT signature.id, " OF_APPROVAL " || ' · ' || signature.signed_on FROM signature"
    " JOIN turn ON turn.id = signature.id WHERE signature.signed_on > :as_of"
    " OR (signature.box = 'approved' AND EXISTS (SELECT 1 FROM signature AS prepared"
    "  JOIN turn AS its ON its.id = prepared.id AND its.n = turn.n"
    "  WHERE prepared.source_id = signature.source_id AND prepared.phase IS signature.phase"
    "  AND prepared.box = 'prepared' AND prepared.signed_on > signature.signed_on))",
    "signed_on" },
  { "CORE-V04", KAMAE_RULE_BLOCK, "role_assignment", NULL, "5.3",
    N_("Nobody but top management appoints oneself; correct who appointed, or have the person appointed by top management."),
    APPOINTED_BY_OTHERS_THAN_TOP ("held.person_id = held.appointed_by_id"),
    "appointed_by", .noted = TRUE },
  { "CORE-V04", KAMAE_RULE_BLOCK, "role_assignment", NULL, "5.3",
    N_("Who appointed was not top management or the ISMS manager on that day, so could not appoint; correct who appointed or the day, or have the person appointed by top management."),
    APPOINTED_BY_OTHERS_THAN_TOP ("held.person_id <> held.appointed_by_id"
                                  " AND (role.code = 'top_management' OR NOT "
                                  APPOINTS ("held.appointed_by_id", "'isms_manager'") ")"),
    "appointed_by", .noted = TRUE },
  { "CORE-V04", KAMAE_RULE_WARN, "role_assignment", NULL, "5.3",
    N_("The person appointed entered or changed the own appointment; have it entered by whoever appointed, or add the signed letter as “Letter of appointment”."),
    GIVEN "SELECT held.id, held.starts_on || ' → ' || " KAMAE_SQL_ENTRY_DAY
    " FROM role_assignment AS held JOIN journal_record AS entry ON entry.record_id = held.id"
    " JOIN journal ON journal.seq = entry.seq"
    " WHERE journal.person_id = held.person_id"
    " AND (journal.seq = " MADE ("held")
    "  OR coalesce (held.ends_on, '9999-12-31') > " KAMAE_SQL_ENTRY_DAY ")"
    " AND held.letter_id IS NULL AND NOT " APPOINTS ("held.person_id", "'top_management'")
    " AND " OTHERS_THAN ("held.person_id", "held") " GROUP BY held.id",
    "letter", .noted = TRUE },
  { "CORE-V05", KAMAE_RULE_WARN, "approval", NULL, "7.5.2",
    N_("The same person prepared and approved this; let somebody else approve it, or say why nobody else can."),
    "SELECT signature.id, " OF_APPROVAL " || ' · ' || signature.signed_on FROM signature"
    " WHERE signature.box = 'approved'"
    " AND says_nothing (signature.comment)"
    " AND NOT EXISTS (SELECT 1 FROM correction WHERE source_id = signature.id AND field = 'comment')"
    " AND EXISTS (SELECT 1 FROM signature AS prepared WHERE prepared.source_id = signature.source_id"
    "  AND prepared.phase IS signature.phase"
    "  AND prepared.box = 'prepared' AND prepared.person_id = signature.person_id)",
    "comment" },
  { "CORE-V08", KAMAE_RULE_WARN, "task", NULL, "8.1",
    N_("The task is overdue; finish it, or postpone it and say why."),
    "SELECT id, due_on FROM task WHERE due_on < :as_of AND state IN ('open', 'doing')", "due_on",
    .overdue = "task" },
  { "CORE-V08", KAMAE_RULE_WARN, "task", NULL, "8.1",
    N_("The task was postponed without a reason; say why."),
    "SELECT id, original_due_on || ' → ' || due_on FROM task WHERE due_on > original_due_on"
    " AND says_nothing (postponed_because) AND state <> 'cancelled'",
    "postponed_because" },

  { "CORE-V10", KAMAE_RULE_WARN, "fiscal_year", NULL, "6.2",
    N_("Two fiscal years overlap; correct the first or the last day of one."),
    "SELECT year.id, other.label FROM fiscal_year AS year JOIN fiscal_year AS other"
    " ON (other.starts_on, other.id) < (year.starts_on, year.id)"
    " AND other.ends_on >= year.starts_on AND other.starts_on <= year.ends_on",
    "starts_on", .noted = TRUE },
  { "CORE-V10", KAMAE_RULE_WARN, "fiscal_year", NULL, "6.2",
    N_("No fiscal year covers the days before this one; add the year that is missing, or correct the first day."),
    "SELECT year.id, date (max (before.ends_on), '+1 day') || ' – ' || date (year.starts_on, '-1 day')"
    " FROM fiscal_year AS year JOIN fiscal_year AS before"
    " ON (before.starts_on, before.id) < (year.starts_on, year.id)"
    " GROUP BY year.id HAVING date (max (before.ends_on), '+1 day') < year.starts_on",
    "starts_on", .noted = TRUE },
  { "CORE-V10", KAMAE_RULE_WARN, "organization", NULL, "6.2",
    N_("The fiscal years do not follow the first month; change them with it, or correct the month."),
    "SELECT organization.id, group_concat (label || ': ' || starts_on || ' – ' || ends_on || ' → '"
    "  || new_start || ' – ' || new_end, '; ') FROM organization"
    " JOIN (SELECT * FROM " KAMAE_CORE_SQL_YEARS_TO_CHANGE " ORDER BY starts_on)"
    " GROUP BY organization.id",
    "fiscal_start_month", .noted = TRUE, .remedy = N_("Change the Fiscal Years"),
    .mend = kamae_core_change_years },

  { "CORE-V14", KAMAE_RULE_WARN, "transfer", NULL, "5.3",
    N_("The person was not employed on the day of the transfer; correct the day, or when the person joined or left."),
    "SELECT transfer.id, moved_on FROM transfer JOIN person ON person.id = transfer.person_id"
    " WHERE NOT " KAMAE_SQL_EMPLOYED_AT ("person", "moved_on"),
    "moved_on", .noted = TRUE },
  { "CORE-V14", KAMAE_RULE_WARN, "role_assignment", NULL, "5.3",
    N_("The appointment goes beyond the time in which the person is employed; correct its days, or when the person joined or left."),
    /* One without an end reaches until today. */
    "SELECT held.id, name || ': ' || coalesce (joined_on, '') || ' – ' || coalesce (left_on, '')"
    " FROM role_assignment AS held JOIN person ON person.id = held.person_id"
    " WHERE joined_on > held.starts_on OR left_on < held.starts_on"
    " OR left_on < coalesce (held.ends_on, :as_of)",
    "ends_on", .noted = TRUE },
  { "CORE-V14", KAMAE_RULE_WARN, "person", NULL, "5.3",
    N_("The person belongs to a department that does not exist any more; enter the transfer."),
    "SELECT person.id, department.name || ' – ' || department.valid_to FROM person"
    " JOIN department ON department.id = " KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of")
    " WHERE department.valid_to < :as_of AND " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of"),
    "department" },

  { "COM-V01", KAMAE_RULE_WARN, "meeting_series", NULL, "5.1",
    N_("A quarter has passed without an all-hands meeting on the ISMS; hold one in each quarter."),
    /* The quarters of this year that are over,
    and the last one of the year before. A quarter counts from
     * the first meeting on, so that a new register is not blamed for the time before it. */
    "WITH quarter (starts_on, ends_before) AS ("
    " SELECT add_months (fiscal_start (:as_of), column1), add_months (fiscal_start (:as_of), column2)"
    " FROM (VALUES (-3, 0), (0, 3), (3, 6), (6, 9), (9, 12)))"
    " SELECT series.id, quarter.starts_on || ' – ' || date (quarter.ends_before, '-1 day')"
    " FROM meeting_series AS series JOIN quarter ON quarter.ends_before <= :as_of"
    " WHERE series.kind = 'allhands'"
    " AND EXISTS (SELECT 1 FROM meeting WHERE series_id = series.id AND held_on < quarter.ends_before)"
    " AND NOT EXISTS (SELECT 1 FROM meeting WHERE series_id = series.id AND isms_agenda = 1"
    "  AND state NOT IN ('planned', 'notified')"
    "  AND held_on >= quarter.starts_on AND held_on < quarter.ends_before)",
    NULL },
  { "COM-V02", KAMAE_RULE_BLOCK, "meeting", "approved", "7.4",
    N_("The minutes lack their chair, the people present or the decisions; fill them in, or choose “none” for the decisions."),
    "SELECT id FROM meeting WHERE chair_id IS NULL"
    " OR (says_nothing (decisions) AND decisions_absence IS NOT 'none')"
    " OR NOT EXISTS (SELECT 1 FROM link WHERE kind = 'meeting.attendees' AND from_id = meeting.id)",
    "decisions" },
  { "COM-V03", KAMAE_RULE_WARN, "meeting", "minutes_draft", "7.4",
    N_("Fewer people attended than the quorum asks for; check the people present, or have the decisions confirmed."),
    "SELECT meeting.id, present.n || ' / ' || series.quorum FROM meeting"
    " JOIN meeting_series AS series ON series.id = meeting.series_id"
    " JOIN (SELECT id, (SELECT count (*) FROM link WHERE kind = 'meeting.attendees' AND from_id = meeting.id) AS n"
    "  FROM meeting) AS present ON present.id = meeting.id"
    " WHERE present.n < series.quorum",
    "attendees" },
  { "COM-V04", KAMAE_RULE_WARN, "meeting", NULL, "5.1",
    N_("People were absent from the all-hands meeting and have not been told yet what was said; tell them and enter the date."),
    "SELECT meeting.id FROM meeting JOIN meeting_series AS series ON series.id = meeting.series_id"
    " WHERE series.kind = 'allhands' AND meeting.followed_up_on IS NULL"
    " AND meeting.state NOT IN ('planned', 'notified')"
    " AND date (meeting.held_on, '+' || setting ('meeting.follow_up_days') || ' days') < :as_of"
    " AND EXISTS (SELECT 1 FROM link WHERE kind = 'meeting.absent' AND from_id = meeting.id)",
    "followed_up_on" },
  { "COM-V06", KAMAE_RULE_BLOCK, "meeting", "approved", "7.4",
    N_("A task from the meeting has nobody to do it or no due date; enter both."),
    "SELECT source_id, subject FROM task WHERE source_id IN (SELECT id FROM meeting)"
    " AND state <> 'cancelled' AND (assignee_id IS NULL OR due_on IS NULL)",
    NULL },

  { "LDR-V03", KAMAE_RULE_BLOCK, "role", NULL, "5.3",
    N_("Nobody holds a role that must always be held; appoint somebody."),
    /* With the day since when nobody does: after the last one, or from when it had to be held. */
    "SELECT role.id, coalesce ((SELECT date (max (min (coalesce (past.ends_on, '9999-12-31'),"
    "  coalesce (holder.left_on, '9999-12-31'))), '+1 day') || ' –' FROM role_assignment AS past"
    "  JOIN person AS holder ON holder.id = past.person_id"
    "  WHERE past.role_id = role.id AND past.starts_on <= :as_of), role.required_from || ' –')"
    " FROM role WHERE role.required = 1 AND NOT EXISTS ("
    " SELECT 1 FROM role_assignment AS held JOIN person ON person.id = held.person_id"
    " WHERE held.role_id = role.id AND held.starts_on <= :as_of"
    " AND coalesce (held.ends_on, '9999-12-31') >= :as_of"
    " AND " KAMAE_SQL_EMPLOYED_AT ("person", ":as_of") ")",
    NULL },
  { "LDR-V04", KAMAE_RULE_WARN, "role_assignment", NULL, "5.3",
    N_("The person holds two roles that do not go together; appoint somebody else to one of them."),
    "SELECT held.id, other_role.name FROM role_assignment AS held"
    " JOIN link ON link.kind = 'role.incompatible' AND link.from_id = held.role_id"
    " JOIN role_assignment AS other ON other.role_id = link.to_id AND other.person_id = held.person_id"
    " JOIN role AS other_role ON other_role.id = other.role_id"
    " WHERE held.starts_on <= :as_of AND coalesce (held.ends_on, '9999-12-31') >= :as_of"
    " AND other.starts_on <= :as_of AND coalesce (other.ends_on, '9999-12-31') >= :as_of",
    "person" },
  { NULL }
};
