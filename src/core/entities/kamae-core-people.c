/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* People, their moves between departments, roles and who holds them. */

#include "config.h"

#include "kamae-core-entities-private.h"

#include <kamae-i18n.h>

static const KamaeChoice employments[] = {
  /* Translators: a member of the board (役員). */
  { "officer", N_("Officer") },
  { "regular", N_("Regular employee") },
  { "contract", N_("Contract employee") },
  { "part", N_("Part-time employee") },
  /* Translators: dispatched by a staffing agency (派遣). */
  { "temp", N_("Temporary agency worker") },
  /* Translators: works under a contract for services (業務委託). */
  { "outsourced", N_("Contractor") },
  { "external", N_("External") },
  { NULL }
};

static const KamaeChoice employment_standings[] = {
  { "coming", KC_("person", "Not joined yet"), KAMAE_TONE_NEUTRAL },
  { "employed", KC_("person", "Employed"), KAMAE_TONE_GOOD },
  { "left", KC_("person", "Left"), KAMAE_TONE_QUIET },
  { NULL }
};

static const KamaeField person_fields[] = {
  { "name", KAMAE_FIELD_TEXT, KC_("person", "Name"), KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  /* Translators: the reading of a Japanese name in kana (フリガナ). */
  { "kana", KAMAE_FIELD_TEXT, N_("Reading"), 0, N_("In katakana; names are found by it.") },
  { "staff_no", KAMAE_FIELD_TEXT, N_("Staff number"), KAMAE_KEY | KAMAE_COLUMN },
  { "present_department", KAMAE_FIELD_DERIVED, N_("Present department"), KAMAE_COLUMN,
    .sql = "(SELECT name FROM department"
           " WHERE id = " KAMAE_SQL_DEPARTMENT_AT ("this", "today ()") ")" },
  { "title", KAMAE_FIELD_TEXT, N_("Job title"), KAMAE_COLUMN },
  { "employment", KAMAE_FIELD_CHOICE, N_("Employment"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = employments, .initial = "regular" },
  { "email", KAMAE_FIELD_TEXT, N_("E-mail") },
  { "department", KAMAE_FIELD_LINK, N_("Department on joining"), KAMAE_REQUIRED,
    N_("Enter later moves as transfers: the department of any day follows from them."),
    .target = "department", .inverse = N_("Joined by"), .group = N_("Affiliation") },
  { "joined_on", KAMAE_FIELD_DATE, N_("Joined on") },
  { "access_on", KAMAE_FIELD_DATE, N_("Access from"), 0,
    N_("The first day on which the person may use the organization's information and systems.") },
  { "left_on", KAMAE_FIELD_DATE, N_("Left on"), 0,
    N_("The last day. People who left are kept: records still refer to them."),
    .not_before = "joined_on" },
  /* Whoever is to join signs, or is asked, some time before. */
  { "year_before", KAMAE_FIELD_DERIVED, N_("A year before joining"), KAMAE_HIDDEN,
    .sql = "add_months (this.joined_on, -12)" },
  { "standing", KAMAE_FIELD_DERIVED, KC_("person", "Standing"), 0,
    .choices = employment_standings,
    .sql = "CASE WHEN this.joined_on > today () THEN 'coming'"
           " WHEN this.left_on < today () THEN 'left' ELSE 'employed' END" },
  /* Those who left stand last. */
  { "position", KAMAE_FIELD_DERIVED, N_("Position"), KAMAE_HIDDEN,
    .sql = "(coalesce (this.left_on, '9999-12-31') < today ()) || coalesce (this.kana, this.name)" },
  { NULL }
};

const KamaeEntity kamae_core_person = {
  .name = "person",
  .label = N_("Person"),
  .plural = N_("People"),
  .help = N_("The ISMS needs to know who works for the organization, in which department, and since when."
             " Enter everybody who handles its information, agency workers and contractors too."
             " For example: Hanako Sato, administration, regular employee."),
  .clause = "7.1",
  .fields = person_fields,
  .order = "position",
};

static const KamaeField transfer_fields[] = {
  { "person", KAMAE_FIELD_LINK, KC_("who", "Person"), KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "person", .inverse = N_("Transfers") },
  { "moved_on", KAMAE_FIELD_DATE, N_("Moved on"), KAMAE_REQUIRED | KAMAE_COLUMN },
  { "department", KAMAE_FIELD_LINK, N_("Department"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "department", .inverse = N_("Transfers to it") },
  { "name", KAMAE_FIELD_DERIVED, N_("Transfer"), KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT name FROM person WHERE id = this.person_id) || ' → ' ||"
           " (SELECT name FROM department WHERE id = this.department_id)" },
  { NULL }
};

const KamaeEntity kamae_core_transfer = {
  .name = "transfer",
  .label = N_("Transfer"),
  .plural = N_("Transfers"),
  .help = N_("A transfer says to which department a person belongs from a day on."
             " Enter one for each move; the department on joining stays as it was."
             " For example: 1 April 2026, to the sales department."),
  .clause = "5.3",
  .fields = transfer_fields,
  .order = "moved_on",
  .unique = "person_id, moved_on",
};

static const KamaeField role_fields[] = {
  { "name", KAMAE_FIELD_TEXT, N_("Name"), KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN,
    N_("As your regulations call it.") },
  { "code", KAMAE_FIELD_TEXT, N_("Code"), KAMAE_REQUIRED | KAMAE_KEY,
    N_("Small letters. Approvals refer to it; it stays when the name changes.") },
  { "holders", KAMAE_FIELD_DERIVED, N_("Held by"), KAMAE_COLUMN,
    .sql = "(SELECT group_concat (person.name, ', ') FROM role_assignment AS held"
           " JOIN person ON person.id = held.person_id WHERE held.role_id = this.id"
           " AND held.starts_on <= today () AND coalesce (held.ends_on, '9999-12-31') >= today ())" },
  { "required", KAMAE_FIELD_BOOLEAN, N_("Must always be held"), KAMAE_COLUMN,
    N_("Then every day without a holder is a finding."), .initial = "0" },
  { "purpose", KAMAE_FIELD_LONG_TEXT, N_("Purpose") },
  { "responsibilities", KAMAE_FIELD_LONG_TEXT, N_("Responsibilities") },
  { "authorities", KAMAE_FIELD_LONG_TEXT, N_("Authorities") },
  { "incompatible", KAMAE_FIELD_LINKS, N_("Not together with"), 0,
    N_("Roles that the same person should not hold at the same time."),
    .target = "role", .inverse = N_("Not together with") },
  { "reports_to", KAMAE_FIELD_LINK, N_("Reports to"), 0,
    N_("The role above it in the organization chart of the ISMS."),
    .target = "role", .inverse = KC_("role", "Leads") },
  /* The usual roles stand first, in the order of the catalogue. */
  { "position", KAMAE_FIELD_INTEGER, N_("Position"), KAMAE_HIDDEN, .initial = "100" },
  { "required_from", KAMAE_FIELD_DATE, N_("Must be held from"), 0,
    N_("The first day on which a missing holder is a finding. Empty: not known, so only days after the first holder count."),
    .when = "required=1" },
  { NULL }
};

/* Nobody is missing on days on which nobody had to be there. */
static gboolean
set_required_from (KamaeOperation *operation,
                   KamaeRecord    *role,
                   GError        **error)
{
  g_autofree char *today = kamae_register_dup_today (kamae_operation_get_register (operation));
  gboolean is_required = kamae_record_get_boolean (role, "required");

  return is_required == kamae_record_is_set (role, "required_from")
         || kamae_operation_set (operation, role, "required_from", is_required ? today : NULL,
                                 error);
}

static gboolean
role_changed (KamaeOperation *operation,
              KamaeRecord    *role,
              const char     *field,
              GError        **error)
{
  return !g_str_equal (field, "required") || set_required_from (operation, role, error);
}

const KamaeEntity kamae_core_role = {
  .name = "role",
  .label = N_("Role"),
  .plural = N_("Roles"),
  .help = N_("Top management assigns who is responsible for what in the ISMS and makes it known."
             " Describe each role with its responsibilities and authorities, then appoint people to it."
             " For example: ISMS manager, keeps the ISMS running and reports to the president."),
  .clause = "5.3",
  .fields = role_fields,
  .order = "position",
  .created = set_required_from,
  .changed = role_changed,
};

static const KamaeChoice standings[] = {
  { "planned", KC_("appointment", "Planned"), KAMAE_TONE_NEUTRAL },
  { "active", KC_("appointment", "In force"), KAMAE_TONE_GOOD },
  { "ended", KC_("appointment", "Ended"), KAMAE_TONE_QUIET },
  { NULL }
};

static const KamaeField role_assignment_fields[] = {
  { "role", KAMAE_FIELD_LINK, N_("Role"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "role", .inverse = N_("Appointments") },
  { "person", KAMAE_FIELD_LINK, KC_("who", "Person"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Appointed to") },
  { "department", KAMAE_FIELD_LINK, N_("For the department"), KAMAE_COLUMN,
    N_("Only for a role that each department has."),
    .target = "department", .inverse = N_("Appointments") },
  { "starts_on", KAMAE_FIELD_DATE, KC_("appointment", "From"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .initial = "@today" },
  { "ends_on", KAMAE_FIELD_DATE, KC_("appointment", "Until"), KAMAE_COLUMN,
    N_("The last day; empty while it goes on."),
    .not_before = "starts_on" },
  { "standing", KAMAE_FIELD_DERIVED, N_("Standing"), KAMAE_COLUMN,
    .choices = standings,
    .sql = "CASE WHEN this.starts_on > today () THEN 'planned'"
           " WHEN this.ends_on < today () THEN 'ended' ELSE 'active' END" },
  { "appointed_by", KAMAE_FIELD_LINK, N_("Appointed by"), KAMAE_REQUIRED,
    .target = "person", .inverse = N_("Appointed") },
  { "letter", KAMAE_FIELD_FILE, N_("Letter of appointment") },
  /* Translators: the person stands in for somebody (代行). */
  { "acting", KAMAE_FIELD_BOOLEAN, N_("Acting"), 0, .initial = "0" },
  { "name", KAMAE_FIELD_DERIVED, N_("Appointment"), KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT name FROM role WHERE id = this.role_id) || ': ' ||"
           " (SELECT name FROM person WHERE id = this.person_id)" },
  { NULL }
};

const KamaeEntity kamae_core_role_assignment = {
  .name = "role_assignment",
  .label = N_("Appointment"),
  .plural = N_("Appointments"),
  .help = N_("An auditor asks who held a role on a certain day and who appointed them."
             " Enter each appointment with its first day, and its last day when somebody else takes over."
             " For example: Hanako Sato, ISMS manager from 1 April, appointed by the president."),
  .clause = "5.3",
  .fields = role_assignment_fields,
  .order = "-starts_on",
};
