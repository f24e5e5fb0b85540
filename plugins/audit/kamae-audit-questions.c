/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-private.h"

#include <kamae-i18n.h>

#include "catalogue-questions.h"

/* チェック項目: questions in the organization's own words, from which checklists are made. A register
 * begins with those of catalogues/questions.csv. */

static const KamaeChoice origins[] = {
  { "built_in", KC_ ("question", "Built in") },
  { "own", KC_ ("question", "Own") },
  { NULL }
};

static const KamaeField fields[] = {
  { "code", KAMAE_FIELD_TEXT, N_("Code"), .flags = KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN },
  { "title", KAMAE_FIELD_DERIVED, N_("What to check"), .flags = KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "either (this.question_ja, this.question_en)" },
  { "clause", KAMAE_FIELD_LINK, N_("Clause"), .flags = KAMAE_COLUMN, .target = "clause",
    .inverse = N_("Questions") },
  { "control", KAMAE_FIELD_LINK, N_("Control"), .flags = KAMAE_COLUMN, .target = "control",
    .inverse = N_("Questions") },
  { "question_ja", KAMAE_FIELD_LONG_TEXT, N_("Question in Japanese") },
  { "question_en", KAMAE_FIELD_LONG_TEXT, N_("Question in English") },
  { "evidence_ja", KAMAE_FIELD_LONG_TEXT, N_("Expected evidence in Japanese") },
  { "evidence_en", KAMAE_FIELD_LONG_TEXT, N_("Expected evidence in English") },
  /* Clauses in their order, then controls. */
  { "place", KAMAE_FIELD_DERIVED, N_("Order"), .flags = KAMAE_HIDDEN,
    .sql = "(this.control_id IS NOT NULL) || substr ('0000' || coalesce ("
           "(SELECT position FROM control WHERE id = this.control_id), "
           "(SELECT position FROM clause WHERE id = this.clause_id), 0), -4) || this.code" },
  { "origin", KAMAE_FIELD_CHOICE, KC_ ("question", "Origin"), .flags = KAMAE_READ_ONLY,
    .choices = origins, .initial = "own" },
  { NULL }
};

/* What is not asked any more is kept: earlier checklists name it. */
static const KamaeState states[] = {
  { "in_use", KC_ ("question", "In use"), KAMAE_TONE_GOOD },
  { "retired", KC_ ("question", "Retired"), KAMAE_TONE_QUIET,
    KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "retire", "in_use", "retired", N_("Retire"), KAMAE_TRANSITION_BACK },
  { "restore", "retired", "in_use", N_("Use again"), KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

const KamaeEntity kamae_audit_question = {
  .name = "audit_question",
  .label = N_("Question"),
  .plural = N_("Questions"),
  .help = N_("Ask in your own words what the clause or the control means for your work, and which record would show it. "
             "For example: “Are accounts of leavers disabled on their last day?”, the list of leavers and the user lists."),
  .clause = "9.2.2",
  .fields = fields,
  .workflow = &workflow,
  .order = "place",
};

/* "8.1" is a clause, "A.8.13" a control. */
gboolean
kamae_audit_seed_questions (KamaeOperation  *operation,
                            GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (catalogue_questions); i++)
    {
      gboolean is_control = catalogue_questions[i].subject[0] == 'A';
      g_autoptr(KamaeRecord) question =
        kamae_operation_create (operation, "audit_question", error,
                                "code", catalogue_questions[i].code,
                                is_control ? "control" : "clause", catalogue_questions[i].subject,
                                "question_ja", catalogue_questions[i].question_ja,
                                "question_en", catalogue_questions[i].question_en,
                                "evidence_ja", catalogue_questions[i].evidence_ja,
                                "evidence_en", catalogue_questions[i].evidence_en,
                                "origin", "built_in", NULL);

      if (question == NULL)
        return FALSE;
    }
  return TRUE;
}
