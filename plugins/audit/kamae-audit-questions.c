/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"

#include <kamae-i18n.h>

/* チェック項目: questions in the organization's own words, from which checklists are made. */

static const KamaeField fields[] = {
  { "code", KAMAE_FIELD_TEXT, N_("Code"), .flags = KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("What to check"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "CASE language () WHEN 'ja' THEN coalesce (this.question_ja, this.question_en) "
           "ELSE coalesce (this.question_en, this.question_ja) END" },
  { "clause", KAMAE_FIELD_LINK, N_("Clause"), .flags = KAMAE_COLUMN, .target = "clause",
    .inverse = N_("Questions") },
  { "control", KAMAE_FIELD_LINK, N_("Control"), .flags = KAMAE_COLUMN, .target = "control",
    .inverse = N_("Questions") },
  { "question_ja", KAMAE_FIELD_LONG_TEXT, N_("Question in Japanese") },
  { "question_en", KAMAE_FIELD_LONG_TEXT, N_("Question in English") },
  { "evidence_ja", KAMAE_FIELD_LONG_TEXT, N_("Expected evidence in Japanese") },
  { "evidence_en", KAMAE_FIELD_LONG_TEXT, N_("Expected evidence in English") },
  { NULL }
};

const KamaeEntity kamae_audit_question = {
  .name = "audit_question",
  .label = N_("Question"),
  .plural = N_("Questions"),
  .help = N_("Ask in your own words what the clause or the control means for your work, and which record would show it. "
             "For example: “Are accounts of leavers disabled on their last day?”, the list of leavers and the user lists."),
  .clause = "9.2.2",
  .fields = fields,
  .order = "code",
};
