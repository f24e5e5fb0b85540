/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Meetings with their minutes, and who was told what. */

#include "config.h"

#include "kamae-core-entities-private.h"

#include <kamae-i18n.h>

static const KamaeChoice series_kinds[] = {
  /* Translators: the information security committee (情報セキュリティ委員会). */
  { "committee", N_("Committee") },
  /* Translators: a meeting of the whole company (全社ミーティング). */
  { "allhands", N_("All-hands meeting") },
  /* Translators: the short meeting at the start of the day (朝礼). */
  { "morning", N_("Morning meeting") },
  { "mr", N_("Management review") },
  { "audit", N_("Audit meeting") },
  { "other", N_("Other") },
  { NULL }
};

static const KamaeField meeting_series_fields[] = {
  { "name", KAMAE_FIELD_TEXT, N_("Name"), KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_KEY | KAMAE_COLUMN },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = series_kinds },
  { "period_months", KAMAE_FIELD_INTEGER, N_("Every … months"), KAMAE_COLUMN,
    N_("Leave empty if it has no fixed period."), .minimum = 1, .maximum = 60 },
  { "chair", KAMAE_FIELD_LINK, N_("Chair"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Chairs the meetings") },
  { "members", KAMAE_FIELD_LINKS, N_("Members"), 0, .target = "person",
    .inverse = N_("Member of") },
  /* Translators: how many must be present (定足数). */
  { "quorum", KAMAE_FIELD_INTEGER, N_("Quorum"), 0,
    N_("How many people must attend. Leave empty if there is no such rule."), .minimum = 1,
    .maximum = 100000 },
  { "clause", KAMAE_FIELD_LINK, N_("Clause"), 0, .target = "clause", .inverse = N_("Meetings") },
  { NULL }
};

const KamaeEntity kamae_core_meeting_series = {
  .name = "meeting_series",
  .label = N_("Series of meetings"),
  .plural = N_("Series of meetings"),
  .help = N_("Decisions on the ISMS are taken and made known in meetings that recur."
             " Enter each of them with its chair and how often it is held."
             " For example: information security committee, every three months, chaired by the president."),
  .clause = "7.4",
  .fields = meeting_series_fields,
  .order = "name",
};

static const KamaeField meeting_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), KAMAE_COLUMN, .series = "M-{fy}-{seq:02}" },
  { "title", KAMAE_FIELD_DERIVED, N_("Meeting"), KAMAE_TITLE | KAMAE_COLUMN,
    /* Translators: {series} is the name of a series of meetings, {ordinal} which of them it is. */
    .sql = "(SELECT CASE WHEN this.ordinal IS NULL THEN series.name ELSE replace (replace ("
           KAMAE_SQL_WORDS (KC_ ("meeting", "{series} no. {ordinal}"))
           ", '{ordinal}', this.ordinal), '{series}', series.name) END FROM meeting_series AS series WHERE series.id = this.series_id)" },
  { "series", KAMAE_FIELD_LINK, N_("Series"), KAMAE_REQUIRED,
    .target = "meeting_series", .inverse = N_("Meetings") },
  { "ordinal", KAMAE_FIELD_INTEGER, N_("Which of the series"), 0,
    N_("1 for the first meeting of the series."), .minimum = 1, .maximum = 100000 },
  { "held_on", KAMAE_FIELD_DATE, N_("Date"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .not_before = "follows_on" },
  { "starts_at", KAMAE_FIELD_TIME, N_("Starts at") },
  { "ends_at", KAMAE_FIELD_TIME, N_("Ends at"), .not_before = "starts_at" },
  { "place", KAMAE_FIELD_TEXT, N_("Place") },
  { "chair", KAMAE_FIELD_LINK, N_("Chair"), 0, NULL,
    .target = "person", .inverse = N_("Chaired"), .group = N_("Who") },
  { "recorder", KAMAE_FIELD_LINK, N_("Recorder"), 0, N_("Who writes the minutes."),
    .target = "person", .inverse = N_("Wrote the minutes of"), .required_from = "minutes_draft" },
  { "attendees", KAMAE_FIELD_LINKS, KC_("meeting", "Present"), 0, .target = "person",
    .inverse = N_("Attended") },
  { "absent", KAMAE_FIELD_LINKS, KC_("meeting", "Absent"), 0, .target = "person",
    .inverse = N_("Was absent from") },
  { "invited", KAMAE_FIELD_TEXT, N_("Guests"), 0, N_("People who are not in this register.") },
  { "agenda", KAMAE_FIELD_LONG_TEXT, N_("Agenda"), 0, NULL,
    .required_from = "notified", .group = N_("Content") },
  { "isms_agenda", KAMAE_FIELD_BOOLEAN, N_("The ISMS is on the agenda"), 0, .initial = "1" },
  { "materials", KAMAE_FIELD_LONG_TEXT, N_("Materials") },
  { "minutes", KAMAE_FIELD_LONG_TEXT, N_("Proceedings"), 0, .required_from = "minutes_draft" },
  { "decisions", KAMAE_FIELD_LONG_TEXT, N_("Decisions"), KAMAE_MAY_BE_NONE,
    N_("One a line. Choose “none” if nothing was decided.") },
  { "next_on", KAMAE_FIELD_DATE, N_("Next meeting"), 0, NULL,
    .group = N_("Afterwards"), .not_before = "held_on" },
  { "followed_up_on", KAMAE_FIELD_DATE, N_("Absent people told on"), KAMAE_ACTUAL | KAMAE_UNLOCKED,
    N_("When those who were absent had been told what was said."), .not_before = "held_on" },
  /* Of those held whose place in the series is an earlier one. */
  { "follows_on", KAMAE_FIELD_DERIVED, N_("Meeting before it"), KAMAE_HIDDEN,
    .sql = "(SELECT max (held_on) FROM meeting AS earlier WHERE earlier.series_id = this.series_id"
           " AND earlier.ordinal < this.ordinal AND earlier.state NOT IN ('planned', 'notified'))" },
  { NULL }
};

static const KamaeState meeting_states[] = {
  { "planned", KC_("meeting", "Planned"), KAMAE_TONE_NEUTRAL },
  { "notified", KC_("meeting", "Notice sent"), KAMAE_TONE_NEUTRAL },
  { "held", KC_("meeting", "Held"), KAMAE_TONE_ATTENTION },
  { "minutes_draft", KC_("meeting", "Minutes in draft"), KAMAE_TONE_ATTENTION },
  { "reviewed", KC_("meeting", "Minutes reviewed"), KAMAE_TONE_ATTENTION },
  { "approved", KC_("meeting", "Minutes approved"), KAMAE_TONE_GOOD,
    KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition meeting_transitions[] = {
  { "notify", "planned", "notified", N_("Send the notice") },
  { "hold", "planned notified", "held", N_("Mark as held") },
  { "draft", "held", "minutes_draft", N_("Finish the draft of the minutes"),
    .approval = "prepared" },
  { "review", "minutes_draft", "reviewed", N_("Review the minutes"), .approval = "reviewed" },
  { "approve", "reviewed", "approved", N_("Approve the minutes"), .approval = "approved" },
  { "return", "minutes_draft reviewed", "held", N_("Return for changes"),
    KAMAE_TRANSITION_BACK | KAMAE_TRANSITION_NEEDS_REASON },
  { NULL }
};

static const KamaeChoice meeting_boxes[] = {
  /* Translators: over an approval box: 確認 */
  { "reviewed", KC_("box", "Checked") },
  { NULL }
};

static const KamaeWorkflow meeting_workflow = {
  meeting_states, meeting_transitions, .boxes = meeting_boxes
};

static const KamaeSnapshotPart meeting_snapshot[] = {
  { "actions",
    "SELECT task.number, task.subject, person.name AS assignee, task.due_on, task.state"
    " FROM task LEFT JOIN person ON person.id = task.assignee_id"
    " WHERE task.source_id = :id ORDER BY task.number COLLATE counted" },
  { NULL }
};

const KamaeEntity kamae_core_meeting = {
  .name = "meeting",
  .label = N_("Meeting"),
  .plural = N_("Meetings"),
  .help = N_("Communication about the ISMS is planned: what, when, with whom and how."
             " Record each meeting with who attended, what was decided and who does what by when."
             " For example: the committee of April decides on the review of the context."),
  .clause = "7.4",
  .fields = meeting_fields,
  .workflow = &meeting_workflow,
  .order = "-held_on",
  .snapshot = meeting_snapshot,
};

static const KamaeChoice communication_means[] = {
  { "mail", N_("E-mail") },
  { "portal", N_("Intranet") },
  { "meeting", N_("Meeting") },
  { "training", N_("Training") },
  { "notice", N_("Notice board") },
  { "web", N_("Web site") },
  { "other", N_("Other") },
  { NULL }
};

static const KamaeField communication_record_fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), KAMAE_COLUMN, .series = "COM-{fy}-{seq:02}" },
  { "topic", KAMAE_FIELD_TEXT, N_("What was made known"),
    KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "source", KAMAE_FIELD_LINK, N_("Belongs to"), 0, .target = "*",
    .inverse = N_("Made known by"), .taken_in = "*" },
  { "communicated_on", KAMAE_FIELD_DATE, N_("Date"), KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_ACTUAL,
    .initial = "@today" },
  { "audience", KAMAE_FIELD_TEXT, N_("To whom"), KAMAE_REQUIRED | KAMAE_COLUMN },
  { "means", KAMAE_FIELD_CHOICE, N_("Means"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = communication_means, .initial = "mail" },
  { "communicated_by", KAMAE_FIELD_LINK, N_("By whom"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Made known"), .initial = "@me" },
  { "acknowledgement", KAMAE_FIELD_TEXT, N_("Acknowledgement"), 0,
    N_("How you know that it arrived, for example “42 of 44 have read it”.") },
  { NULL }
};

const KamaeEntity kamae_core_communication_record = {
  .name = "communication_record",
  /* Translators: the record that something was made known to those concerned (周知記録). */
  .label = N_("Communication record"),
  .plural = N_("Communication records"),
  .help = N_("What the ISMS decides has to reach those whom it concerns."
             " Record what was made known to whom, when and by what means."
             " For example: the new policy, to everybody, by e-mail on 1 May."),
  .clause = "7.4",
  .fields = communication_record_fields,
  .order = "-communicated_on",
};
