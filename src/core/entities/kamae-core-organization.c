/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The organization, where it sits, how it is divided, and its fiscal years. */

#include "config.h"

#include "kamae-core-entities-private.h"

#include <kamae-i18n.h>

static const KamaeChoice year_labels[] = {
  { "fy", N_("By year (FY2026)") },
  { "term", N_("By term (12th term)") },
  { NULL }
};

static const KamaeChoice date_styles[] = {
  { "seireki", N_("Western year, in words") },
  /* Translators: dates counted by the Japanese era (和暦). */
  { "wareki", N_("Japanese era, in words") },
  { "iso", N_("2026-04-01") },
  { "slash", N_("2026/04/01") },
  { NULL }
};

/* Translators: the order of the boxes for seals on paper (承認欄), left to right. */
static const KamaeChoice stamp_layouts[] = {
  { "approved_first", N_("Approved, reviewed, prepared") },
  { "prepared_first", N_("Prepared, reviewed, approved") },
  { NULL }
};

static const KamaeChoice paper_fonts[] = {
  { "mincho", N_("Mincho (with serifs)") },
  { "gothic", N_("Gothic (without serifs)") },
  { NULL }
};

static const KamaeField organization_fields[] = {
  { "official_name", KAMAE_FIELD_TEXT, N_("Official name"),
    KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN,
    N_("As entered in the commercial register. It stands on every printed page.") },
  { "alias", KAMAE_FIELD_TEXT, N_("Name in running text"), 0,
    N_("How documents speak of the organization."),
    .initial = "当組織" },
  { "address", KAMAE_FIELD_TEXT, N_("Address") },
  { "logo", KAMAE_FIELD_FILE, N_("Logo") },
  { "fiscal_start_month", KAMAE_FIELD_INTEGER, N_("First month of the fiscal year"), KAMAE_REQUIRED,
    N_("1 to 12. Quarters and yearly numbers are counted from it."),
    .initial = "4", .group = N_("Fiscal year"), .minimum = 1, .maximum = 12 },
  { "year_label", KAMAE_FIELD_CHOICE, N_("Years are named"), KAMAE_REQUIRED,
    .choices = year_labels, .initial = "fy" },
  { "first_term_year", KAMAE_FIELD_INTEGER, N_("Year of the first term"), 0,
    N_("The year in which the first term began."),
    .when = "year_label=term", .minimum = 1800, .maximum = 2200 },
  { "date_style", KAMAE_FIELD_CHOICE, N_("Dates"), KAMAE_REQUIRED,
    N_("On screen and paper. Dates are always kept in the same way."),
    .choices = date_styles, .initial = "seireki", .group = N_("On paper") },
  { "stamp_layout", KAMAE_FIELD_CHOICE, N_("Approval boxes"), KAMAE_REQUIRED,
    N_("From left to right."),
    .choices = stamp_layouts, .initial = "approved_first" },
  { "paper_font", KAMAE_FIELD_CHOICE, N_("Text font"), KAMAE_REQUIRED,
    .choices = paper_fonts, .initial = "gothic" },
  /* Translators: who may see a document (機密区分), as "Internal use only". */
  { "classification", KAMAE_FIELD_TEXT, N_("Classification"), 0,
    N_("Printed at the top right of every page, for example “Internal use only”.") },
  { NULL }
};

const KamaeEntity kamae_core_organization = {
  .name = "organization",
  .label = N_("Organization"),
  .plural = N_("Organization"),
  .help = N_("Say what the organization is called and how its years and papers look."
             " Everything printed takes its name, dates and boxes from here."
             " For example: Harukaze Systems Co., Ltd., year from April, dates in words."),
  .clause = "4.4",
  .fields = organization_fields,
  .flags = KAMAE_ENTITY_SINGLE,
};

static const KamaeField site_fields[] = {
  { "name", KAMAE_FIELD_TEXT, N_("Name"), KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_KEY | KAMAE_COLUMN },
  { "postal", KAMAE_FIELD_TEXT, N_("Postal code"), KAMAE_COLUMN },
  { "address", KAMAE_FIELD_TEXT, N_("Address"), KAMAE_REQUIRED | KAMAE_COLUMN,
    N_("As it should stand on the certificate, with building and floor.") },
  /* Translators: whether it lies inside the scope of the ISMS (適用範囲). */
  { "in_scope", KAMAE_FIELD_BOOLEAN, N_("In scope"), KAMAE_COLUMN, .initial = "1" },
  { NULL }
};

const KamaeEntity kamae_core_site = {
  .name = "site",
  .label = N_("Site"),
  .plural = N_("Sites"),
  .help = N_("The scope of the ISMS names the places where the work is done."
             " Enter each office with its address, those outside the scope too."
             " For example: head office, fifth floor; Osaka office."),
  .clause = "4.3",
  .fields = site_fields,
  .order = "name",
};

static const KamaeField department_fields[] = {
  { "code", KAMAE_FIELD_TEXT, N_("Code"), KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN,
    N_("Short and lasting; lists are sorted by it.") },
  { "name", KAMAE_FIELD_TEXT, N_("Name"), KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "parent", KAMAE_FIELD_LINK, KC_("department", "Part of"), KAMAE_COLUMN,
    .target = "department", .inverse = N_("Has the departments") },
  { "manager", KAMAE_FIELD_LINK, N_("Manager"), KAMAE_COLUMN,
    .target = "person", .inverse = N_("Manages the department") },
  { "in_scope", KAMAE_FIELD_BOOLEAN, N_("In scope"), KAMAE_COLUMN, .initial = "1" },
  { "valid_from", KAMAE_FIELD_DATE, N_("Exists from"), 0, NULL, .group = N_("Time") },
  { "valid_to", KAMAE_FIELD_DATE, N_("Exists until"), 0,
    N_("A department that was dissolved is kept with its last day; records still refer to it."),
    .not_before = "valid_from" },
  { NULL }
};

const KamaeEntity kamae_core_department = {
  .name = "department",
  .label = N_("Department"),
  .plural = N_("Departments"),
  .help = N_("Responsibilities, risks and audits are assigned to departments."
             " Enter each department with its manager and say whether the ISMS covers it."
             " For example: 30 Sales, managed by the head of sales, in scope."),
  .clause = "5.3",
  .fields = department_fields,
  .order = "code",
};

static const KamaeField fiscal_year_fields[] = {
  { "label", KAMAE_FIELD_TEXT, N_("Name"), KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("Fiscal year"), KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "fiscal_label (this.starts_on, this.label)" },
  { "starts_on", KAMAE_FIELD_DATE, N_("First day"), KAMAE_REQUIRED | KAMAE_COLUMN },
  { "ends_on", KAMAE_FIELD_DATE, N_("Last day"), KAMAE_REQUIRED | KAMAE_COLUMN,
    .not_before = "starts_on" },
  { NULL }
};

static const KamaeState fiscal_year_states[] = {
  { "planning", KC_("fiscal year", "Planning"), KAMAE_TONE_NEUTRAL },
  { "running", KC_("fiscal year", "Running"), KAMAE_TONE_GOOD },
  /* Translators: the books of the fiscal year are closed (締め). */
  { "closed", KC_("fiscal year", "Closed"), KAMAE_TONE_QUIET, KAMAE_STATE_ENDS },
  { NULL }
};

static const KamaeTransition fiscal_year_transitions[] = {
  { "start", "planning", "running", N_("Start the year") },
  { "close", "running", "closed", N_("Close the year") },
  { "reopen", "closed", "running", N_("Reopen the year"),
    KAMAE_TRANSITION_BACK | KAMAE_TRANSITION_NEEDS_REASON },
  { NULL }
};

static const KamaeWorkflow fiscal_year_workflow = { fiscal_year_states, fiscal_year_transitions };

const KamaeEntity kamae_core_fiscal_year = {
  .name = "fiscal_year",
  .label = N_("Fiscal year"),
  .plural = N_("Fiscal years"),
  .help = N_("The ISMS runs in yearly cycles: plans, audits and reviews each belong to one."
             " Enter the running year and start it; add the next one when you begin to plan it."
             " For example: FY2026, 1 April 2026 to 31 March 2027."),
  .clause = "6.2",
  .fields = fiscal_year_fields,
  .workflow = &fiscal_year_workflow,
  .order = "-starts_on",
};
