/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-private.h"

#include <kamae-i18n.h>

/* インプット: the ten things that top management considers. Each fills itself from the figures of
 * all plugins that name its letter; so a plugin joins by declaring a figure, and nothing else. */

const KamaeChoice kamae_review_inputs[] = {
  { "a", N_("Status of actions from earlier reviews") },
  { "b", N_("Changes in external and internal issues") },
  { "c", N_("Changes in needs and expectations of interested parties") },
  { "d1", N_("Nonconformities and corrective actions") },
  { "d2", N_("Results of monitoring and measurement") },
  { "d3", N_("Audit results") },
  { "d4", N_("Fulfilment of objectives") },
  { "e", N_("Feedback from interested parties") },
  { "f", N_("Results of risk assessment, status of the risk treatment plan") },
  { "g", N_("Opportunities for continual improvement") },
  { NULL }
};

static const KamaeChoice statuses[] = {
  /* Translators: 審議済, the input was considered */
  { "considered", KC_ ("input", "Considered"), KAMAE_TONE_GOOD },
  { "no_change", KC_ ("input", "No change"), KAMAE_TONE_NEUTRAL },
  { NULL }
};

#define TEXT(path) "((figure.value -> language ()) ->> '$." path "')"

/* A word stands apart from the number, a sign does not. */
#define UNIT \
  "CASE WHEN " TEXT ("unit") " GLOB '[A-Za-z]*' THEN ' ' ELSE '' END || " TEXT ("unit")

#define CELLS(row) \
  "(SELECT group_concat (cell.value, ' / ') FROM json_each (" row ".value) AS cell " \
  "WHERE coalesce (cell.value, '') <> '')"

/* What the frozen figures say, as text: a number with that of the last review, other figures a line
 * a row. */
#define SHOWN \
  "(SELECT group_concat (line, char (10)) FROM (SELECT " \
  TEXT ("title") " || " KAMAE_SQL_COLON " || " \
  "CASE figure.value ->> 'kind' WHEN 'number' THEN " \
  "coalesce (" TEXT ("rows[0][0]") " || " UNIT ", '–') || " \
  "coalesce (aside (" KAMAE_SQL_WORDS (KC_ ("figure", "last review")) " || " \
  KAMAE_SQL_COLON " || " \
  TEXT ("before[0][0]") " || " UNIT "), '') " \
  "ELSE coalesce ((SELECT group_concat (char (10) || '・' || " CELLS ("row") ", '') " \
  "FROM json_each (figure.value -> language () -> 'rows') AS row), " \
  KAMAE_SQL_WORDS (KC_ ("figure", "no entries")) ") END AS line " \
  "FROM json_each (this.figures) AS figure))"

static const KamaeField fields[] = {
  { "review", KAMAE_FIELD_LINK, N_("Management review"), KAMAE_REQUIRED | KAMAE_OWNER,
    .target = "management_review", .inverse = N_("Inputs") },
  { "part", KAMAE_FIELD_CHOICE, N_("Letter"), KAMAE_REQUIRED | KAMAE_READ_ONLY | KAMAE_HIDDEN,
    .choices = kamae_review_inputs },
  { "title", KAMAE_FIELD_DERIVED, N_("Input"), KAMAE_TITLE | KAMAE_COLUMN,
    .sql = "CASE WHEN this.part LIKE 'd%' THEN 'd) ' || substr (this.part, 2) ELSE this.part END "
           "|| ') ' || label ('review_input', 'part', this.part)" },
  { "status", KAMAE_FIELD_CHOICE, N_("Status"), KAMAE_COLUMN, .choices = statuses },
  { "reporter", KAMAE_FIELD_LINK, N_("Reported by"), KAMAE_COLUMN, .target = "person",
    .inverse = N_("Reported to the management review") },
  { "figures", KAMAE_FIELD_LONG_TEXT, N_("Frozen figures"), KAMAE_READ_ONLY | KAMAE_HIDDEN },
  { "shown", KAMAE_FIELD_DERIVED, N_("Figures"), 0,
    N_("From the plugins, as of the cut-off date. Empty: no figure is available, report in words."),
    .sql = SHOWN, .get_view = kamae_review_figures_view_get_type },
  { "report", KAMAE_FIELD_LONG_TEXT, N_("Report"), KAMAE_COLUMN,
    N_("What is reported. For “no change”: what was looked at.") },
  { "materials", KAMAE_FIELD_TEXT, N_("Materials") },
  { "discussion", KAMAE_FIELD_LONG_TEXT, N_("Discussion") },
  { NULL }
};

const KamaeEntity kamae_review_input = {
  .name = "review_input",
  .label = N_("Input of the review"),
  .plural = N_("Inputs"),
  .help = N_("Each input needs a status and a report, also when nothing has changed. "
             "For example: no change; the list of parties was gone through with sales on 10 January."),
  .clause = "9.3.2",
  .fields = fields,
  .order = "part",
  .unique = "review_id, part",
};

gboolean
kamae_review_add_inputs (KamaeOperation  *operation,
                         KamaeRecord     *review,
                         GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (review);

  for (const KamaeChoice *part = kamae_review_inputs; part->code != NULL; part++)
    {
      g_autoptr(KamaeRecord) input = kamae_operation_create (operation, "review_input", error,
                                                             "review", id,
                                                             "part", part->code,
                                                             NULL);

      if (input == NULL)
        return FALSE;
    }
  return TRUE;
}
