/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-comparison.h"
#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* LDR-R01 情報セキュリティ基本方針: as a document of the register with its boxes and what 5.2 asks of
 * it, and as it hangs on the wall; LDR-R08 新旧対照表. */

/* The text in the language of the paper, if there is one. */
static const char *
get_words (KamaeReportContext *context,
           KamaeRecord        *policy,
           const char         *field,
           const char         *english)
{
  gboolean is_english = g_str_equal (kamae_report_context_get_language (context), "en")
                        && kamae_record_is_set (policy, english);
  const char *words = kamae_record_get_text (policy, is_english ? english : field);

  return words != NULL ? words : "";
}

static gboolean
is_numbered (const char *line)
{
  const char *end = line;

  while (g_unichar_isdigit (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return end > line && (*end == '.' || g_str_has_prefix (end, "．") || g_str_has_prefix (end, "、"));
}

/* Longer ones are items of a list, not what stands over a paragraph. */
#define LONGEST_HEADING 60

/* A numbered line over others is the heading of what follows; numbered lines by themselves are
 * items. */
static gboolean
is_heading (char **lines,
            guint  line)
{
  return is_numbered (lines[line]) && g_utf8_strlen (lines[line], -1) <= LONGEST_HEADING
         && lines[line + 1] != NULL && *lines[line + 1] != '\0' && !is_numbered (lines[line + 1]);
}

static void
add_text (KamaeDocument *document,
          const char    *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (is_heading (lines, i))
        kamae_document_add_heading (document, 3, lines[i]);
      else if (*lines[i] != '\0')
        kamae_document_add_paragraph (document, lines[i]);
    }
}

/* Since when: the first version, and this one. */
#define DAYS \
  "SELECT (SELECT min (signed_on) FROM signature JOIN policy ON policy.id = signature.source_id " \
  "WHERE signature.box = 'approved'), " \
  "(SELECT max (signed_on) FROM signature WHERE source_id = :id AND box = 'approved')"

#define APPROVER \
  "SELECT person_name, title FROM (SELECT row.value ->> 'name' AS person_name, " \
  "row.value ->> 'title' AS title FROM json_each (:content, '$.approver') AS row) " \
  "WHERE person_name IS NOT NULL LIMIT 1"

static void
add_day (KamaeReportContext *context,
         GString            *lines,
         const char         *msgid,
         const char         *iso_date)
{
  g_autofree char *date = kamae_report_context_dup_date (context, iso_date);

  g_string_append_printf (lines, kamae_report_context_text (context, msgid), date);
  g_string_append_c (lines, '\n');
}

/* 制定、改訂. */
static gboolean
add_days (KamaeReportContext  *context,
          GString             *lines,
          GError             **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, DAYS, error);
  const char *founded, *revised;

  if (cursor == NULL || !kamae_cursor_next (cursor, error))
    return FALSE;
  founded = kamae_cursor_get_text (cursor, 0);
  revised = kamae_cursor_get_text (cursor, 1);
  if (founded == NULL || revised == NULL)
    return TRUE;
  /* Translators: on the wall: 制定　%s */
  add_day (context, lines, KC_ ("policy", "Established on %s"), founded);
  if (strcmp (revised, founded) > 0)
    /* Translators: on the wall: 改訂　%s */
    add_day (context, lines, KC_ ("policy", "Revised on %s"), revised);
  return TRUE;
}

/* Company, title and name, as under a letter. */
static gboolean
add_sender (KamaeReportContext  *context,
            KamaeDocument       *document,
            GError             **error)
{
  KamaeRecord *organization =
    kamae_register_get_organization (kamae_report_context_get_register (context));
  g_autofree char *company =
    kamae_report_context_dup_value (context, organization, "official_name");
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, APPROVER, error);
  g_autoptr(GString) lines = g_string_new ("\n");
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL || !add_days (context, lines, error))
    return FALSE;
  g_string_append (lines, company);
  if (kamae_cursor_next (cursor, &failure))
    {
      const char *title = kamae_cursor_get_text (cursor, 1);

      g_string_append_printf (lines, "\n%s%s%s", title != NULL ? title : "",
                              title != NULL ? "　" : "", kamae_cursor_get_text (cursor, 0));
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  kamae_document_add_lines (document, KAMAE_ALIGN_RIGHT, lines->str);
  return TRUE;
}

static void
add_policy (KamaeReportContext *context,
            KamaeDocument      *document)
{
  KamaeRecord *policy = kamae_report_context_get_record (context);
  const char *purpose = get_words (context, policy, "purpose", "purpose_en");

  kamae_document_set_title (document, kamae_report_context_text (context,
                              /* Translators: 情報セキュリティ基本方針 */
                              N_("Information security policy")));
  if (*purpose != '\0')
    {
      kamae_document_add_heading (document, 3, kamae_report_context_text (context,
                                    KC_ ("policy", "Purpose")));
      add_text (document, purpose);
    }
  add_text (document, get_words (context, policy, "body", "body_en"));
}

static const char *const answers[] = {
  "strategy", "check_a", "check_b", "check_c", "check_d", NULL
};

static const KamaeColumn answer_columns[] = {
  { KC_ ("policy", "What is asked"), 35, 0 },
  { KC_ ("policy", "How it is met"), 65, 0 },
  { NULL }
};

KamaeDocument *
kamae_leadership_build_policy (KamaeReportContext  *context,
                               GError             **error)
{
  KamaeRecord *policy = kamae_report_context_get_record (context);
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);
  KamaeTable *table;

  kamae_report_context_identify (context, document, "effective_on", "reason", NULL);
  add_policy (context, document);
  if (!add_sender (context, document, error))
    return NULL;
  kamae_report_context_add_heading (context, document, N_("What a policy must do"));
  table = kamae_report_context_add_table (context, document, answer_columns, NULL, NULL);
  for (guint i = 0; answers[i] != NULL; i++)
    {
      const KamaeField *field = kamae_entity_find_field (&kamae_leadership_policy, answers[i]);
      g_autofree char *answer = kamae_report_context_dup_answer (context, policy, answers[i]);

      kamae_table_add_row (table, kamae_report_context_text (context, field->label), answer);
    }
  return g_steal_pointer (&document);
}

KamaeDocument *
kamae_leadership_build_public (KamaeReportContext  *context,
                               GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);

  kamae_document_make_letter (document);
  add_policy (context, document);
  return add_sender (context, document, error) ? g_steal_pointer (&document) : NULL;
}

/* The comparison */

static const KamaeColumn comparison_columns[] = {
  { KC_ ("policy", "Part"), 12, KAMAE_COLUMN_MERGE },
  { KC_ ("policy", "Before"), 44, 0 },
  { KC_ ("policy", "Now"), 44, 0 },
  { NULL }
};

typedef struct
{
  KamaeTable *table;
  const char *part;
} Difference;

/* A row is no longer than a piece of a page. */
#define MOST_LINES 20

static char *
dup_piece (char  **lines,
           guint   n,
           guint   from)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = from; i < MIN (from + MOST_LINES, n); i++)
    g_string_append_printf (text, "%s%s", i > from ? "\n" : "", lines[i]);
  return g_strdup (text->len > 0 ? text->str : "–");
}

static void
add_difference (const char *before,
                const char *after,
                gpointer    data)
{
  Difference *difference = data;
  g_auto(GStrv) old = g_strsplit (before, "\n", -1);
  g_auto(GStrv) new = g_strsplit (after, "\n", -1);
  guint n_old = g_strv_length (old), n_new = g_strv_length (new);

  for (guint i = 0; i < MAX (n_old, n_new); i += MOST_LINES)
    {
      g_autofree char *was = dup_piece (old, n_old, i);
      g_autofree char *is = dup_piece (new, n_new, i);

      kamae_table_add_row (difference->table, difference->part, was, is);
    }
}

/* The newest version that was approved before this one. */
#define BEFORE \
  "SELECT old.id FROM policy AS old, policy AS this WHERE this.id = :id AND old.id <> this.id " \
  "AND old.approved_on IS NOT NULL AND old.approved_on <= coalesce (this.approved_on, :as_of) " \
  "AND (this.approved_on IS NULL OR old.version < this.version COLLATE counted) " \
  "ORDER BY old.approved_on DESC, old.version COLLATE counted DESC LIMIT 1"

static KamaeRecord *
ref_before (KamaeReportContext  *context,
            GError             **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, BEFORE, error);

  if (cursor == NULL || !kamae_cursor_next (cursor, error))
    return NULL;
  return kamae_register_ref_record (kamae_report_context_get_register (context),
                                    kamae_cursor_get_integer (cursor, 0), error);
}

static void
compare (KamaeReportContext *context,
         KamaeTable         *table,
         KamaeRecord        *old,
         const char         *field,
         const char         *english)
{
  const KamaeField *declared = kamae_entity_find_field (&kamae_leadership_policy, field);
  Difference difference = { table, kamae_report_context_text (context, declared->label) };

  kamae_leadership_compare (get_words (context, old, field, english),
                            get_words (context, kamae_report_context_get_record (context), field,
                                       english), add_difference, &difference);
}

KamaeDocument *
kamae_leadership_build_comparison (KamaeReportContext  *context,
                                   GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);
  g_autoptr(GError) failure = NULL;
  g_autoptr(KamaeRecord) old = ref_before (context, &failure);
  KamaeTable *table;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  kamae_report_context_identify (context, document, "reason", NULL);
  if (old == NULL)
    {
      kamae_document_add_paragraph (document, kamae_report_context_text (context,
        N_("This is the first version: there is nothing to compare it with.")));
      return g_steal_pointer (&document);
    }
  kamae_document_add_identification (document,
                                     kamae_report_context_text (context,
                                       KC_ ("policy", "Compared with version")),
                                     kamae_record_get_text (old, "version"));
  table = kamae_report_context_add_table (context, document, comparison_columns, NULL, NULL);
  kamae_table_set_empty_text (table, kamae_report_context_text (context,
                                       N_("The words are the same.")));
  compare (context, table, old, "purpose", "purpose_en");
  compare (context, table, old, "body", "body_en");
  return g_steal_pointer (&document);
}
