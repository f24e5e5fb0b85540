/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* 実証記録: what top management did that no other record tells of; and the requirements of the
 * standard and of customers that are built into the processes of the business. */

const KamaeChoice kamae_leadership_letters[] = {
  { "a", KC_ ("leadership", "Policy and objectives that fit the strategy") },
  { "b", KC_ ("leadership", "Requirements built into the processes") },
  { "c", KC_ ("leadership", "Resources are there") },
  { "d", KC_ ("leadership", "The importance is made known") },
  { "e", KC_ ("leadership", "The ISMS achieves what it is for") },
  { "f", KC_ ("leadership", "People are directed and supported") },
  { "g", KC_ ("leadership", "Continual improvement is promoted") },
  { "h", KC_ ("leadership", "Managers are supported in their roles") },
  { NULL }
};

static const KamaeField fields[] = {
  { "number", KAMAE_FIELD_NUMBER, N_("No."), .series = "LE-{fy}-{seq:02}", .flags = KAMAE_COLUMN },
  { "title", KAMAE_FIELD_TEXT, N_("What was done"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN },
  { "letters", KAMAE_FIELD_FLAGS, KC_ ("leadership", "It shows"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .choices = kamae_leadership_letters,
    .help = N_("The points of leadership and commitment (5.1 a to h) that it proves.") },
  { "shown_on", KAMAE_FIELD_DATE, N_("Date"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today" },
  { "person", KAMAE_FIELD_LINK, KC_ ("leadership", "By whom"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DID,
    .target = "person", .inverse = N_("Showed leadership") },
  { "details", KAMAE_FIELD_LONG_TEXT, N_("Details"),
    .help = N_("What was said or decided, to whom, and what came of it.") },
  { "proof", KAMAE_FIELD_LINK, N_("Proved by"), .target = "*", .inverse = N_("Proves leadership") },
  { "file", KAMAE_FIELD_FILE, N_("File") },
  { NULL }
};

const KamaeEntity kamae_leadership_evidence = {
  .name = "leadership_evidence",
  /* Translators: リーダーシップ実証記録 */
  .label = N_("Evidence of leadership"),
  .plural = N_("Evidence of leadership"),
  .help = N_("Much of what shows leadership is found by itself: the policy, meetings, resources, reviews, appointments. Note here what no other record tells. "
             "For example: the president went round the departments and asked about suspicious mail."),
  .clause = "5.1",
  .fields = fields,
  .order = "-shown_on",
};

static const KamaeChoice origins[] = {
  { "standard", KC_ ("requirement", "Standard") },
  { "customer", KC_ ("requirement", "Customer") },
  { "law", KC_ ("requirement", "Law or regulation") },
  { "own", KC_ ("requirement", "Own rule") },
  { NULL }
};

static const KamaeField integration_fields[] = {
  { "process", KAMAE_FIELD_TEXT, N_("Process of the business"),
    .flags = KAMAE_REQUIRED | KAMAE_TITLE | KAMAE_COLUMN,
    .help = N_("For example: acceptance of orders.") },
  { "origin", KAMAE_FIELD_CHOICE, N_("Requirement of"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .choices = origins, .initial = "standard" },
  { "requirement", KAMAE_FIELD_LONG_TEXT, N_("Requirement"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN },
  { "source", KAMAE_FIELD_LINK, N_("Record of the requirement"), .target = "*",
    .inverse = N_("Built into the process"),
    .help = N_("The requirement of an interested party, or the clause or control, if it is in this register.") },
  { "procedure", KAMAE_FIELD_TEXT, N_("Procedure document"), .flags = KAMAE_COLUMN,
    .help = N_("The document of the business in which it is written.") },
  { "step", KAMAE_FIELD_LONG_TEXT, N_("How it is done there") },
  { "department", KAMAE_FIELD_LINK, N_("Department"), .flags = KAMAE_COLUMN,
    .target = "department", .inverse = N_("Requirements built into its processes") },
  { "owner", KAMAE_FIELD_LINK, N_("Person in charge"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_DID, .target = "person",
    .inverse = N_("In charge of the process") },
  { "since_on", KAMAE_FIELD_DATE, N_("Built in since"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today" },
  { "confirmed_on", KAMAE_FIELD_DATE, N_("Last looked at on"), .flags = KAMAE_ACTUAL,
    .not_before = "since_on" },
  { NULL }
};

const KamaeEntity kamae_leadership_integration = {
  .name = "process_integration",
  /* Translators: 業務プロセスへの組込み */
  .label = N_("Requirement in a process"),
  .plural = N_("Requirements in processes"),
  .help = N_("Information security is part of the daily business, not beside it. Say which process carries out which requirement, and in which document that stands. "
             "For example: acceptance of orders; check of the confidentiality clause; sales manual, section 3."),
  .clause = "5.1",
  .fields = integration_fields,
  .order = "process",
};
