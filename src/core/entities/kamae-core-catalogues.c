/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* The clauses of the standard and the controls of Annex A: numbers and short titles only. Their
 * rows come from data/catalogues. Titles are data: a company may correct them; the number is the
 * key. */

#include "config.h"

#include "kamae-core-entities-private.h"

#include <kamae-i18n.h>

#define TITLE_SQL "either (this.title_ja, this.title_en)"

static const KamaeField clause_fields[] = {
  { "number", KAMAE_FIELD_TEXT, N_("Number"),
    KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN | KAMAE_READ_ONLY },
  { "title", KAMAE_FIELD_DERIVED, N_("Title"), KAMAE_TITLE | KAMAE_COLUMN, .sql = TITLE_SQL },
  { "title_ja", KAMAE_FIELD_TEXT, N_("Title in Japanese"), KAMAE_REQUIRED },
  { "title_en", KAMAE_FIELD_TEXT, N_("Title in English"), KAMAE_REQUIRED },
  { "parent", KAMAE_FIELD_LINK, KC_("clause", "Part of"), KAMAE_READ_ONLY,
    .target = "clause", .inverse = N_("Has the clauses") },
  { "position", KAMAE_FIELD_INTEGER, N_("Position"), KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { NULL }
};

const KamaeEntity kamae_core_clause = {
  .name = "clause",
  .label = N_("Clause"),
  .plural = N_("Clauses"),
  .help = N_("The clauses of the standard, 4 to 10, with their titles."
             " Correct a title here if your copy of the standard words it differently."),
  .clause = "4.4",
  .fields = clause_fields,
  .flags = KAMAE_ENTITY_CATALOGUE,
  .order = "position",
};

static const KamaeChoice sources[] = {
  { "annex_a", N_("Annex A") },
  { "custom", N_("Our own") },
  { NULL }
};

/* Translators: the four themes of the controls in Annex A (組織的・人的・物理的・技術的管理策). */
static const KamaeChoice themes[] = {
  { "organizational", N_("Organizational") },
  { "people", KC_("theme of controls", "People") },
  { "physical", N_("Physical") },
  { "technological", N_("Technological") },
  { NULL }
};

static const KamaeField control_fields[] = {
  { "number", KAMAE_FIELD_TEXT, N_("Number"), KAMAE_REQUIRED | KAMAE_KEY | KAMAE_COLUMN,
    N_("As “A.5.1” in Annex A; choose your own way for your own controls.") },
  { "title", KAMAE_FIELD_DERIVED, N_("Title"), KAMAE_TITLE | KAMAE_COLUMN, .sql = TITLE_SQL },
  { "title_ja", KAMAE_FIELD_TEXT, N_("Title in Japanese"), KAMAE_REQUIRED },
  { "title_en", KAMAE_FIELD_TEXT, N_("Title in English"), KAMAE_REQUIRED },
  { "theme", KAMAE_FIELD_CHOICE, N_("Theme"), KAMAE_REQUIRED | KAMAE_COLUMN, .choices = themes },
  { "source", KAMAE_FIELD_CHOICE, N_("Source"), KAMAE_REQUIRED | KAMAE_COLUMN | KAMAE_READ_ONLY,
    .choices = sources, .initial = "custom" },
  { "own_text", KAMAE_FIELD_LONG_TEXT, N_("Own wording"), 0,
    N_("Put in what your copy of the standard allows you to use, or your own words.") },
  { "verified", KAMAE_FIELD_BOOLEAN, N_("Title checked against the standard"), 0, .initial = "0" },
  { "position", KAMAE_FIELD_INTEGER, N_("Position"), KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { NULL }
};

const KamaeEntity kamae_core_control = {
  .name = "control",
  .label = N_("Control"),
  .plural = N_("Controls"),
  .help = N_("The 93 controls of Annex A, against which the organization compares the controls it needs."
             " Add controls of your own where Annex A has none that fits."
             " For example: X.1 Approval of pull requests by two developers."),
  .clause = "6.1.3",
  .fields = control_fields,
  .order = "position",
  .kept = "source=annex_a",
};
