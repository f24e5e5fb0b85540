/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-system-private.h"

#include "../kamae-i18n.h"

/* What the floors above make themselves, and know by name: evidence that holds files, what is
 * written about records (approvals, snapshots, corrections, answered warnings), and settings. The
 * core's declaration lists them. */

static const KamaeChoice evidence_kinds[] = {
  { "record", N_("Record") },
  { "screenshot", N_("Screenshot") },
  { "photo", N_("Photograph") },
  { "contract", N_("Contract") },
  { "mail", N_("E-mail") },
  { "minutes", N_("Minutes") },
  { "other", N_("Other") },
  { NULL }
};

static const KamaeField evidence_fields[] = {
  { "title", KAMAE_FIELD_TEXT, N_("Title"), KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = evidence_kinds, .initial = "record" },
  { "dated_on", KAMAE_FIELD_DATE, N_("Date"), KAMAE_COLUMN,
    N_("The date of the evidence itself."), .initial = "@today" },
  { "source", KAMAE_FIELD_LINK, N_("Belongs to"), KAMAE_COLUMN, .target = "*",
    .inverse = N_("Evidence"), .taken_in = "*" },
  { "location", KAMAE_FIELD_TEXT, N_("Where it is kept"), KAMAE_KEPT_UP,
    N_("A path, an address or a cabinet, if the file is not in this register.") },
  { "note", KAMAE_FIELD_LONG_TEXT, N_("Note") },
  { "file_name", KAMAE_FIELD_TEXT, N_("File name"), KAMAE_READ_ONLY, NULL, .group = N_("File") },
  { "media_type", KAMAE_FIELD_TEXT, N_("Type of file"), KAMAE_READ_ONLY },
  { "size", KAMAE_FIELD_INTEGER, N_("Size in bytes"), KAMAE_READ_ONLY },
  { "sha256", KAMAE_FIELD_TEXT, N_("SHA-256"), KAMAE_READ_ONLY,
    N_("Computed when the file was attached. It shows that the file was not changed since.") },
  { NULL }
};

const KamaeEntity kamae_system_evidence = {
  .name = "evidence",
  .label = N_("Evidence"),
  .plural = N_("Evidence"),
  .help = N_("Records prove that what was planned was done."
             " Attach the file to the record it proves, or say where the paper is kept."
             " For example: the attendance sheet of an all-hands meeting."),
  .clause = "7.5.3",
  .fields = evidence_fields,
  .order = "-dated_on",
};

static const KamaeChoice boxes[] = {
  { "prepared", N_("Prepared") },
  { "reviewed", N_("Reviewed") },
  { "approved", N_("Approved") },
  { NULL }
};

static const KamaeChoice approval_means[] = {
  { "electronic", N_("Electronic") },
  { "seal", N_("Seal on paper") },
  { NULL }
};

static const KamaeField approval_fields[] = {
  { "source", KAMAE_FIELD_LINK, N_("Record"), KAMAE_COLUMN, .target = "*",
    .inverse = N_("Approvals") },
  { "box", KAMAE_FIELD_CHOICE, N_("Box"), KAMAE_COLUMN, .choices = boxes },
  { "person", KAMAE_FIELD_LINK, KC_("who", "Person"), 0, .target = "person",
    .inverse = N_("Signed") },
  { "person_name", KAMAE_FIELD_TEXT, N_("Name on that day"), KAMAE_TITLE | KAMAE_COLUMN },
  { "role_title", KAMAE_FIELD_TEXT, N_("Role on that day"), KAMAE_COLUMN },
  { "signed_on", KAMAE_FIELD_DATE, N_("Date"), KAMAE_COLUMN | KAMAE_ACTUAL },
  { "means", KAMAE_FIELD_CHOICE, N_("Means"), KAMAE_COLUMN, .choices = approval_means,
    .initial = "electronic" },
  { "scan", KAMAE_FIELD_FILE, N_("Scan of the signed paper") },
  { "comment", KAMAE_FIELD_LONG_TEXT, N_("Comment") },
  /* Translators: of a form that is signed more than once, as 処置計画 */
  { "phase", KAMAE_FIELD_TEXT, KC_("approval", "Phase"), KAMAE_READ_ONLY },
  /* The day of the step back after which it does not stand any more. */
  { "voided_on", KAMAE_FIELD_DATE, KC_("approval", "Void since"),
    KAMAE_READ_ONLY | KAMAE_UNLOCKED | KAMAE_COLUMN },
  { NULL }
};

const KamaeEntity kamae_system_approval = {
  .name = "approval",
  .label = N_("Approval"),
  .plural = N_("Approvals"),
  .clause = "7.5.2",
  .fields = approval_fields,
  .flags = KAMAE_ENTITY_INTERNAL | KAMAE_ENTITY_APPEND_ONLY | KAMAE_ENTITY_FINAL,
  .order = "signed_on",
};

static const KamaeField snapshot_fields[] = {
  { "source", KAMAE_FIELD_LINK, N_("Record"), KAMAE_COLUMN, .target = "*",
    .inverse = N_("Snapshots") },
  { "made_at", KAMAE_FIELD_DATE_TIME, N_("Made at"), KAMAE_TITLE | KAMAE_COLUMN },
  { "state", KAMAE_FIELD_TEXT, N_("State"), KAMAE_HIDDEN }, /* a code, of the record's entity */
  { "sha256", KAMAE_FIELD_TEXT, N_("SHA-256") },
  { "content", KAMAE_FIELD_LONG_TEXT, N_("Content"), KAMAE_HIDDEN },
  { NULL }
};

const KamaeEntity kamae_system_snapshot = {
  .name = "snapshot",
  .label = N_("Snapshot"),
  .plural = N_("Snapshots"),
  .clause = "7.5.3",
  .fields = snapshot_fields,
  .flags = KAMAE_ENTITY_INTERNAL | KAMAE_ENTITY_APPEND_ONLY | KAMAE_ENTITY_FINAL,
  .order = "-made_at",
};

static const KamaeField correction_fields[] = {
  { "source", KAMAE_FIELD_LINK, N_("Record"), KAMAE_COLUMN, .target = "*",
    .inverse = N_("Corrections") },
  { "field", KAMAE_FIELD_TEXT, N_("Field"), KAMAE_TITLE | KAMAE_COLUMN },
  { "old_value", KAMAE_FIELD_LONG_TEXT, N_("Before"), KAMAE_COLUMN },
  { "new_value", KAMAE_FIELD_LONG_TEXT, N_("After"), KAMAE_COLUMN },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Reason"), KAMAE_COLUMN },
  { "person", KAMAE_FIELD_LINK, KC_("who", "Person"), KAMAE_COLUMN,
    .target = "person", .inverse = N_("Corrections") },
  { "made_on", KAMAE_FIELD_DATE, N_("Date"), KAMAE_COLUMN },
  { "person_name", KAMAE_FIELD_TEXT, N_("Name on that day") },
  { NULL }
};

const KamaeEntity kamae_system_correction = {
  .name = "correction",
  /* Translators: an entry that corrects an approved, locked record (訂正). */
  .label = N_("Correction"),
  .plural = N_("Corrections"),
  .clause = "7.5.3",
  .fields = correction_fields,
  .flags = KAMAE_ENTITY_INTERNAL | KAMAE_ENTITY_APPEND_ONLY,
  .order = "made_on",
};

static const KamaeField answer_fields[] = {
  { "source", KAMAE_FIELD_LINK, N_("Record"), KAMAE_COLUMN, .target = "*",
    .inverse = N_("Answered warnings") },
  /* Translators: a rule of Kamae by its id, as CTX-V01 */
  { "rule", KAMAE_FIELD_TEXT, KC_("check", "Rule"), KAMAE_READ_ONLY | KAMAE_COLUMN },
  { "warning", KAMAE_FIELD_LONG_TEXT, KC_("check", "Warning"),
    KAMAE_READ_ONLY | KAMAE_TITLE | KAMAE_COLUMN },
  { "detail", KAMAE_FIELD_LONG_TEXT, N_("Details"), KAMAE_READ_ONLY | KAMAE_COLUMN },
  { "reason", KAMAE_FIELD_LONG_TEXT, N_("Reason"), KAMAE_READ_ONLY | KAMAE_COLUMN },
  { "person", KAMAE_FIELD_LINK, KC_("who", "Person"), KAMAE_READ_ONLY | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Answered warnings") },
  { "given_on", KAMAE_FIELD_DATE, N_("Date"), KAMAE_READ_ONLY | KAMAE_COLUMN },
  { NULL }
};

/* Not of those that are never undone: the step that was taken with it is undone with it. */
const KamaeEntity kamae_system_answer = {
  .name = "answer",
  /* Translators: a warning to which somebody gave a reason and took the step. */
  .label = N_("Answered warning"),
  .plural = N_("Answered warnings"),
  .clause = "7.5.3",
  .fields = answer_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .order = "given_on",
};

static const KamaeField setting_fields[] = {
  { "key", KAMAE_FIELD_TEXT, N_("Setting"),
    KAMAE_REQUIRED | KAMAE_KEY | KAMAE_TITLE | KAMAE_COLUMN },
  { "value", KAMAE_FIELD_TEXT, N_("Value"), KAMAE_COLUMN },
  { NULL }
};

const KamaeEntity kamae_system_setting = {
  .name = "setting",
  .label = N_("Setting"),
  .plural = N_("Settings"),
  .fields = setting_fields,
  .flags = KAMAE_ENTITY_INTERNAL,
  .order = "key",
};
