/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-private.h"

#include <kamae-i18n.h>

/* 教育コース and 教育訓練計画. */

static const KamaeChoice kinds[] = {
  /* Translators: 一般研修, for everybody */
  { "general", KC_("course", "General training") },
  /* Translators: 新入社員研修 */
  { "newcomer", KC_("course", "Newcomers' training") },
  { "role", KC_("course", "For a role") },
  { "auditor", KC_("course", "For internal auditors") },
  { "manager", KC_("course", "For managers") },
  { "supplier", KC_("course", "For suppliers") },
  /* Translators: 訓練（標的型メールなど） */
  { "drill", KC_("course", "Drill") },
  /* Translators: 全社ミーティングでの教育 */
  { "briefing", KC_("course", "Briefing in an all-hands meeting") },
  { NULL }
};

static const KamaeChoice audiences[] = {
  { "all", KC_("course", "Everybody in the scope") },
  { "newcomers", KC_("course", "People who joined lately") },
  { "roles", KC_("course", "Holders of roles") },
  { "departments", KC_("course", "Departments") },
  { "people", KC_("course", "People by name") },
  { NULL }
};

/* As in the core: the codes are compared with those of the person. */
static const KamaeChoice employments[] = {
  { "officer", N_("Officer") },
  { "regular", N_("Regular employee") },
  { "contract", N_("Contract employee") },
  { "part", N_("Part-time employee") },
  { "temp", N_("Temporary agency worker") },
  { "outsourced", N_("Contractor") },
  { "external", N_("External") },
  { NULL }
};

static const KamaeChoice tags[] = {
  { "aware-a", KC_("awareness", "a) The policy") },
  { "aware-b", KC_("awareness", "b) Contribution and its benefit") },
  { "aware-c", KC_("awareness", "c) What nonconformity means") },
  { "roles", KC_("awareness", "Responsibilities and authorities") },
  { NULL }
};

static const KamaeField course_fields[] = {
  { "code", KAMAE_FIELD_NUMBER, N_("No."), .series = "C-{seq:02}", .flags = KAMAE_COLUMN },
  { "name", KAMAE_FIELD_TEXT, N_("Course"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "kind", KAMAE_FIELD_CHOICE, N_("Kind"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = kinds, .initial = "general" },
  { "contents", KAMAE_FIELD_LONG_TEXT, N_("Contents"), .required_from = "active" },
  { "tags", KAMAE_FIELD_FLAGS, N_("Makes people aware of"), .flags = KAMAE_COLUMN,
    .choices = tags,
    .help = N_("Clause 7.3 asks for a), b) and c); 5.3 for responsibilities and authorities.") },
  { "competences", KAMAE_FIELD_LINKS, N_("Competences it gives"), .target = "competence",
    .inverse = N_("Taught in") },

  { "audience", KAMAE_FIELD_CHOICE, N_("Target group"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = audiences, .initial = "all", .group = N_("Target group"),
    .help = N_("Who takes part in a session is computed from it on the day of the session.") },
  { "roles", KAMAE_FIELD_LINKS, N_("Roles"), .target = "role", .inverse = N_("Courses"),
    .when = "audience=roles" },
  { "departments", KAMAE_FIELD_LINKS, N_("Departments"), .target = "department",
    .inverse = N_("Courses"), .when = "audience=departments" },
  { "people", KAMAE_FIELD_LINKS, N_("People"), .target = "person", .inverse = N_("Courses"),
    .when = "audience=people" },
  { "employments", KAMAE_FIELD_FLAGS, N_("Kinds of employment"), .choices = employments,
    .help = N_("Empty for all: agency workers and contractors in the scope take part too.") },

  { "frequency_months", KAMAE_FIELD_INTEGER, N_("Held every (months)"), .minimum = 1,
    .maximum = 60, .group = N_("Holding it") },
  { "pass_mark", KAMAE_FIELD_INTEGER, N_("Pass mark"), .flags = KAMAE_COLUMN, .minimum = 0,
    .maximum = 100, .help = N_("Of 100; empty if there is no test.") },
  { "material", KAMAE_FIELD_FILE, N_("Material") },
  { "material_version", KAMAE_FIELD_TEXT, N_("Version of the material") },
  { NULL }
};

static const KamaeState course_states[] = {
  { "draft", KC_("state", "Draft"), KAMAE_TONE_ATTENTION },
  { "active", KC_("course", "Offered"), KAMAE_TONE_GOOD },
  { "withdrawn", KC_("course", "No longer offered"), KAMAE_TONE_QUIET,
    KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition course_transitions[] = {
  { "offer", "draft", "active", N_("Offer") },
  { "withdraw", "active", "withdrawn", N_("No longer offer"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "resume", "withdrawn", "active", N_("Offer again") },
  { NULL }
};

static const KamaeWorkflow course_workflow = { course_states, course_transitions };

const KamaeEntity kamae_competence_course = {
  .name = "course",
  /* Translators: 教育コース */
  .label = N_("Course"),
  .plural = N_("Courses"),
  .help = N_("Everybody must know the policy, what they contribute, and what it means not to follow the rules."
             " Describe each course with its target group. For example: the general training, once a year, for everybody in the scope."),
  .clause = "7.3",
  .fields = course_fields,
  .workflow = &course_workflow,
  .order = "code",
};

/* Plan */

static const KamaeField plan_fields[] = {
  { "fiscal_year", KAMAE_FIELD_LINK, N_("Fiscal year"),
    .flags = KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN, .target = "fiscal_year",
    .inverse = N_("Training plan") },
  { "aims", KAMAE_FIELD_LONG_TEXT, N_("Aims"), .required_from = "approved",
    .help = N_("What the training of this year is to achieve, from last year's evaluations.") },
  { "sessions", KAMAE_FIELD_DERIVED, N_("Held of planned"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT sum (EXISTS (SELECT 1 FROM training_session WHERE plan_row_id = training_plan_row.id"
           " AND training_session.state IN ('held', 'follow_up', 'evaluated', 'closed')))"
           " || '/' || count (*) FROM training_plan_row WHERE plan_id = this.id)" },
  { "title", KAMAE_FIELD_DERIVED, N_("Training plan"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "record_label (this.fiscal_year_id)" },
  { NULL }
};

static const KamaeState plan_states[] = {
  { "draft", KC_("state", "Draft"), KAMAE_TONE_ATTENTION },
  { "approved", KC_("state", "Approved"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "running", KC_("state", "Running"), KAMAE_TONE_GOOD, KAMAE_STATE_LOCKS },
  { "closed", KC_("state", "Closed"), KAMAE_TONE_QUIET, KAMAE_STATE_LOCKS | KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition plan_transitions[] = {
  { "prepare", "draft", "draft", N_("Sign as preparer"), .approval = "prepared",
    .approver = "training_manager" },
  { "approve", "draft", "approved", N_("Approve"), .approval = "approved",
    .approver = "isms_manager" },
  { "start", "approved", "running", N_("Start the year") },
  { "close", "running", "closed", N_("Close the plan") },
  { "reopen", "closed", "running", N_("Reopen"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { "revise", "approved running", "draft", N_("Revise"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow plan_workflow = { plan_states, plan_transitions };

/* The fiscal year in which the plan is begun, unless it has one or another was chosen. */
static gboolean
plan_created (KamaeOperation  *operation,
              KamaeRecord     *plan,
              GError         **error)
{
  return kamae_operation_set_found (operation, plan, "fiscal_year",
                                    "SELECT id FROM fiscal_year WHERE ends_on >= today () AND NOT EXISTS"
                                    " (SELECT 1 FROM training_plan WHERE fiscal_year_id = fiscal_year.id)"
                                    " ORDER BY starts_on LIMIT 1",
                                    error);
}

const KamaeEntity kamae_competence_plan = {
  .name = "training_plan",
  /* Translators: 教育訓練計画, for a fiscal year */
  .label = N_("Training plan"),
  .plural = N_("Training plans"),
  .help = N_("Plan once a year who is trained in what, when and by whom, and how you will see that it worked."
             " For example: general training in June, newcomers in April, auditors in July."),
  .clause = "7.2",
  .fields = plan_fields,
  .workflow = &plan_workflow,
  .order = "-title",
  .created = plan_created,
};

static const KamaeChoice methods[] = {
  { "gathering", KC_("training", "In a room") },
  { "elearning", KC_("training", "E-learning") },
  { "ojt", KC_("training", "On the job") },
  /* Translators: 回覧: a text that is passed round */
  { "circular", KC_("training", "Circular") },
  { "drill", KC_("training", "Drill") },
  { "outside", KC_("training", "Outside course") },
  { NULL }
};

static const KamaeField row_fields[] = {
  { "plan", KAMAE_FIELD_LINK, N_("Training plan"), .flags = KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "training_plan", .inverse = N_("Training planned") },
  { "course", KAMAE_FIELD_LINK, N_("Course"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "course", .inverse = N_("Planned in") },
  { "target", KAMAE_FIELD_TEXT, N_("Target group"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "month", KAMAE_FIELD_INTEGER, N_("Month"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .minimum = 1, .maximum = 12 },
  { "method", KAMAE_FIELD_CHOICE, N_("Method"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = methods, .initial = "gathering" },
  { "trainer", KAMAE_FIELD_TEXT, N_("Trainer"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "evaluation", KAMAE_FIELD_TEXT, N_("How it is evaluated"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  /* The months of a fiscal year need not begin with January. */
  { "position", KAMAE_FIELD_DERIVED, N_("Position"), .flags = KAMAE_HIDDEN,
    .sql = "(SELECT (this.month + 12 - CAST (substr (starts_on, 6, 2) AS INTEGER)) % 12 FROM fiscal_year"
           " JOIN training_plan ON training_plan.fiscal_year_id = fiscal_year.id WHERE training_plan.id = this.plan_id)" },
  { "title", KAMAE_FIELD_DERIVED, N_("Training planned"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT name FROM course WHERE id = this.course_id) || coalesce (' / ' || this.target, '')" },
  { NULL }
};

const KamaeEntity kamae_competence_plan_row = {
  .name = "training_plan_row",
  .label = N_("Training planned"),
  .plural = N_("Training planned"),
  .help = N_("One line for each training: course, target group, month, method, trainer, and how it is evaluated."),
  .clause = "7.2",
  .fields = row_fields,
  .order = "position",
};
