/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-private.h"

#include <kamae-i18n.h>

/* CTX-R01 「ISMS組織状況管理表」, CTX-R02 trace matrix, CTX-R03 summary of changes for the management
 * review. What each block shows is one query over the content of the review. */

const KamaeReport kamae_context_reports[] = {
  /* Translators: 「ISMS組織状況管理表」 */
  { "CTX-R01", N_("Table of the organization's context"), "4.1", "context_review", NULL,
    kamae_context_build_register },
  { "CTX-R02", N_("Trace matrix of issues and requirements"), "4.1", NULL, "issues",
    kamae_context_build_trace_matrix },
  { "CTX-R03", N_("Summary of changes for the management review"), "9.3.2", "context_review", NULL,
    kamae_context_build_change_summary },
  { "SCP-R01", N_("Scope statement"), "4.3", "scope_statement", NULL,
    kamae_context_build_scope_statement },
  { "SCP-R02", N_("Scope documents"), "4.3", "scope_statement", NULL,
    kamae_context_build_scope_attachments },
  { "SCP-R03", N_("Table of interfaces and dependencies"), "4.3", "scope_statement", NULL,
    kamae_context_build_scope_interfaces },
  { NULL }
};

#define VALUE(name) "row.value ->> '" name "'"
#define LABEL(entity, field) "label ('" entity "', '" field "', row.value ->> '" field "')"

/* The letters of the factors as in the manual: "E-a I-k". */
#define LETTERS(codes) "replace (replace (" codes ", 'e-', 'E-'), 'i-', 'I-')"

#define ISSUES(side) \
  "SELECT " VALUE ("number") ", " VALUE ("title") ", " LETTERS (VALUE ("factors")) ", " \
  VALUE ("effect") ", " \
  LABEL ("issue", "polarity") ", " LABEL ("issue", "importance") ", " \
  LABEL ("issue", "response") " || coalesce (char (10) || (" VALUE ("reason") "), ''), " \
  VALUE ("owner") ", " VALUE ("identified_on") " AS identified_on, " LABEL ("issue", "state") " " \
  "FROM json_each (:content, '$.issues') AS row WHERE " VALUE ("side") " = '" side "' ORDER BY " \
  VALUE ("number")

#define CLIMATE \
  "SELECT " LABEL ("climate_decision", "relevant") ", " VALUE ("rationale") ", " \
  KAMAE_CONTEXT_LIST (VALUE ("linked")) ", " VALUE ("decided_on") " AS decided_on " \
  "FROM json_each (:content, '$.climate') AS row"

/* As the categories are declared: customers first. */
#define CATEGORY_ORDER \
  "instr ('customer staff management supplier cloud authority certification_body association group " \
  "community other', party.value ->> 'category')"

#define PARTIES \
  "SELECT label ('interested_party', 'side', party.value ->> 'side'), party.value ->> 'name', " \
  "label ('interested_party', 'category', party.value ->> 'category'), " \
  "label ('interested_party', 'climate_question', party.value ->> 'climate_question'), " \
  VALUE ("number") ", " VALUE ("text") ", " \
  LABEL ("requirement", "kind") ", " VALUE ("basis") ", " \
  LABEL ("requirement", "addressed") ", " \
  "coalesce (" KAMAE_CONTEXT_LIST (VALUE ("how")) ", " VALUE ("reason") "), " \
  "CASE WHEN " VALUE ("climate_related") " THEN '○' ELSE '' END " \
  "FROM json_each (:content, '$.parties') AS party " \
  "LEFT JOIN json_each (:content, '$.requirements') AS row " \
  "ON row.value ->> 'party' = party.value ->> 'id' " \
  "ORDER BY party.value ->> 'side', " CATEGORY_ORDER ", party.value ->> 'name', " \
  VALUE ("number")

#define FACTORS \
  "SELECT " LETTERS (VALUE ("code")) ", " \
  "either (" VALUE ("label_ja") ", " VALUE ("label_en") "), " \
  "CASE WHEN " VALUE ("considered") " THEN '✓' ELSE '' END, " VALUE ("issues") ", " \
  VALUE ("note") " " \
  "FROM json_each (:content, '$.factors') AS row ORDER BY " VALUE ("code") " COLLATE counted"

#define TRIGGERS \
  "SELECT " VALUE ("number") ", " VALUE ("occurred_on") " AS occurred_on, " \
  VALUE ("description") ", " \
  LABEL ("change_trigger", "source") " FROM json_each (:content, '$.triggers') AS row ORDER BY " \
  VALUE ("number")

/* What the approval before this one froze. */
#define PREVIOUS \
  "WITH frozen AS (SELECT snapshot.content AS content, snapshot.made_at AS made_at, " \
  "context_review.id AS review, context_review.number AS place " \
  "FROM snapshot JOIN context_review ON context_review.id = snapshot.source_id " \
  "WHERE snapshot.state = 'approved'), " \
  "old AS (SELECT content FROM frozen WHERE review <> :id AND (made_at, place) < " \
  "(SELECT coalesce ((SELECT max (made_at) FROM snapshot WHERE source_id = :id AND state = 'approved'), " \
  "'9999'), number " \
  "FROM context_review WHERE id = :id) ORDER BY made_at DESC, place DESC LIMIT 1) "

#define OLD(part) "json_each ((SELECT content FROM old), '$." part "')"
#define NOW(part) "json_each (:content, '$." part "')"

#define WHICH(row, text) \
  "coalesce (" row ".value ->> 'number' || ' ', '') || (" row ".value ->> '" text "')"

/* Rows that came, went and changed since then: what, which record, and for a change the field and
 * its values. Nothing is new where there is nothing to compare with. */
#define CHANGES(part, entity, text) \
  "SELECT 1 AS step, '" entity "' AS entity, " WHICH ("now", text) " AS which, NULL AS field, " \
  "NULL AS before, " \
  "NULL AS after FROM " NOW (part) " AS now WHERE EXISTS (SELECT 1 FROM old) AND NOT EXISTS " \
  "(SELECT 1 FROM " OLD (part) " AS was WHERE was.value ->> 'id' = now.value ->> 'id') " \
  "UNION ALL SELECT 2, '" entity "', " WHICH ("now", text) ", new.key, " \
  "coalesce (label ('" entity "', new.key, was_field.value), was_field.value), " \
  "coalesce (label ('" entity "', new.key, new.value), new.value) " \
  "FROM " NOW (part) " AS now " \
  "JOIN " OLD (part) " AS was ON was.value ->> 'id' = now.value ->> 'id' " \
  "JOIN json_each (now.value) AS new JOIN json_each (was.value) AS was_field ON was_field.key = new.key " \
  "WHERE new.value IS NOT was_field.value " \
  "UNION ALL SELECT 3, '" entity "', " WHICH ("was", text) ", NULL, NULL, NULL " \
  "FROM " OLD (part) " AS was WHERE NOT EXISTS " \
  "(SELECT 1 FROM " NOW (part) " AS now WHERE now.value ->> 'id' = was.value ->> 'id') "

#define ISSUE_CHANGES CHANGES ("issues", "issue", "title")
#define PARTY_CHANGES \
  CHANGES ("parties", "interested_party", "name") "UNION ALL " \
  CHANGES ("requirements", "requirement", "text")

/* Issues, parties, requirements; of each what is new, changed, closed. */
#define IN_ORDER(changes) \
  PREVIOUS "SELECT * FROM (" changes ") " \
  "ORDER BY instr ('issue interested_party requirement', entity), step, which"

static const KamaeEntity *
find_entity (KamaeReportContext *context,
             const char         *name)
{
  KamaeRegister *reg = kamae_report_context_get_register (context);

  return kamae_model_find_entity (kamae_register_get_model (reg), name);
}

static const char *
text_of_entity (KamaeReportContext *context,
                const char         *name)
{
  return kamae_report_context_text (context, find_entity (context, name)->label);
}

static const char *
text_of_field (KamaeReportContext *context,
               const char         *entity,
               const char         *name)
{
  const KamaeField *field = kamae_entity_find_field (find_entity (context, entity), name);

  if (g_str_equal (name, "state"))
    return kamae_report_context_text (context, N_("State"));
  return field != NULL ? kamae_report_context_text (context, field->label) : name;
}

/* Codes come with their labels from the query. */
static char *
dup_field_value (KamaeReportContext *context,
                 const char         *entity,
                 const char         *name,
                 const char         *value)
{
  const KamaeField *field = kamae_entity_find_field (find_entity (context, entity), name);

  if (value == NULL)
    return g_strdup ("–");
  if (field != NULL && field->kind == KAMAE_FIELD_BOOLEAN)
    return g_strdup (kamae_report_context_text (context, g_str_equal (value, "1")
                                                           ? KC_ ("value", "Yes")
                                                           : KC_ ("value", "No")));
  if (field != NULL && field->kind == KAMAE_FIELD_DATE)
    return kamae_report_context_dup_date (context, value);
  return g_strdelimit (g_strdup (value), "\n", ' ');
}

static const char *
text_of_step (KamaeReportContext *context,
              gint64              step)
{
  static const char *const steps[] = { N_("New"), N_("Changed"), N_("Closed") };

  g_assert (step >= 1 && step <= (gint64) G_N_ELEMENTS (steps));

  return kamae_report_context_text (context, steps[step - 1]);
}

static char *
dup_change (KamaeReportContext *context,
            KamaeCursor        *cursor)
{
  const char *entity = kamae_cursor_get_text (cursor, 1);
  const char *field = kamae_cursor_get_text (cursor, 3);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (field == NULL)
    return g_strdup ("");

  before = dup_field_value (context, entity, field, kamae_cursor_get_text (cursor, 4));
  after = dup_field_value (context, entity, field, kamae_cursor_get_text (cursor, 5));
  /* Translators: a changed field on paper: name: before → after */
  return g_strdup_printf (kamae_report_context_text (context, N_("%s: %s → %s")),
                          text_of_field (context, entity, field), before, after);
}

static const KamaeColumn change_columns[] = {
  { N_("Kind"), 12, KAMAE_COLUMN_MERGE },
  { N_("Change"), 9, KAMAE_COLUMN_MERGE },
  { N_("Record"), 30, KAMAE_COLUMN_MERGE },
  { N_("What changed"), 45, 0 },
  { NULL }
};

static gboolean
add_changes (KamaeReportContext  *context,
             KamaeDocument       *document,
             const char          *sql,
             GError             **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_report_context_query (context, sql, error);
  KamaeTable *table = kamae_report_context_add_table (context, document, change_columns, NULL,
                                                      NULL);
  /* Translators: the only row of a table of changes between two versions: 変更なし */
  const char *unchanged = kamae_report_context_text (context, KC_ ("paper", "No changes"));
  g_autoptr(GError) local_error = NULL;

  if (cursor == NULL)
    return FALSE;

  kamae_table_set_empty_text (table, unchanged);
  while (kamae_cursor_next (cursor, &local_error))
    {
      g_autofree char *change = dup_change (context, cursor);

      kamae_table_add_row (table, text_of_entity (context, kamae_cursor_get_text (cursor, 1)),
                           text_of_step (context, kamae_cursor_get_integer (cursor, 0)),
                           kamae_cursor_get_text (cursor, 2), change);
    }

  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static const KamaeColumn issue_columns[] = {
  { N_("No."), 9, 0 },
  { N_("Issue"), 16, 0 },
  { N_("Factors"), 6, KAMAE_COLUMN_CENTER },
  { N_("Effect on the intended outcome"), 23, 0 },
  { N_("Nature"), 7, KAMAE_COLUMN_CENTER },
  { N_("Importance"), 8, KAMAE_COLUMN_CENTER },
  { N_("Response"), 13, 0 },
  { N_("In charge"), 8, 0 },
  { N_("Identified on"), 11, KAMAE_COLUMN_CENTER },
  { N_("State"), 7, KAMAE_COLUMN_CENTER },
  { NULL }
};

static const KamaeColumn climate_columns[] = {
  { N_("Relevant issue"), 12, KAMAE_COLUMN_CENTER },
  { N_("Reason"), 55, 0 },
  { N_("Issues and requirements"), 18, 0 },
  { N_("Decided on"), 15, KAMAE_COLUMN_CENTER },
  { NULL }
};

static const KamaeColumn party_columns[] = {
  { N_("Side"), 7, KAMAE_COLUMN_MERGE | KAMAE_COLUMN_CENTER },
  { N_("Interested party"), 13, KAMAE_COLUMN_MERGE },
  { N_("Category"), 10, KAMAE_COLUMN_MERGE },
  { N_("Climate asked"), 7, KAMAE_COLUMN_MERGE | KAMAE_COLUMN_CENTER },
  { N_("No."), 6, 0 },
  { N_("Need or expectation"), 22, 0 },
  { N_("Kind"), 10, 0 },
  { N_("Basis"), 14, 0 },
  { N_("Addressed"), 9, KAMAE_COLUMN_CENTER },
  { N_("How, or why not"), 15, 0 },
  { N_("Climate"), 7, KAMAE_COLUMN_CENTER },
  { NULL }
};

static const KamaeColumn factor_columns[] = {
  { N_("Code"), 5, KAMAE_COLUMN_CENTER },
  { N_("Factor"), 28, 0 },
  { N_("Considered"), 9, KAMAE_COLUMN_CENTER },
  { N_("Issues"), 22, 0 },
  { N_("Note"), 38, 0 },
  { NULL }
};

static const KamaeColumn trigger_columns[] = {
  { N_("No."), 12, 0 },
  { N_("Date"), 12, KAMAE_COLUMN_CENTER },
  { N_("What changed"), 60, 0 },
  { N_("Source of the change"), 16, 0 },
  { NULL }
};

static gboolean
add_blocks (KamaeReportContext  *context,
            KamaeDocument       *document,
            GError             **error)
{
  const struct
  {
    const char *heading;
    const KamaeColumn *columns;
    const char *sql;
  } blocks[] = {
    { N_("1. External issues"), issue_columns, ISSUES ("external") },
    { N_("2. Internal issues"), issue_columns, ISSUES ("internal") },
    { N_("3. Decision on climate change"), climate_columns, CLIMATE },
    { N_("4. Interested parties and their requirements"), party_columns, PARTIES },
    { N_("5. Factors considered"), factor_columns, FACTORS },
    { N_("6. Changes that caused the review"), trigger_columns, TRIGGERS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      kamae_report_context_add_heading (context, document, blocks[i].heading);
      if (kamae_report_context_add_table (context, document, blocks[i].columns, blocks[i].sql,
                                          error) == NULL)
        return FALSE;
    }

  return TRUE;
}

KamaeDocument *
kamae_context_build_register (KamaeReportContext  *context,
                              GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);

  kamae_report_context_identify (context, document, "number", "fiscal_year", "kind", "meeting",
                                 "decided_on", "approved_on", "conclusion", NULL);
  if (!add_blocks (context, document, error))
    return NULL;

  kamae_report_context_add_heading (context, document, N_("7. Changes since the previous version"));
  if (!add_changes (context, document,
                    IN_ORDER (ISSUE_CHANGES "UNION ALL " PARTY_CHANGES), error))
    return NULL;

  return g_steal_pointer (&document);
}

static const struct
{
  const char *heading;
  const char *sql;
} summaries[] = {
  /* Translators: input b) of the management review */
  { N_("Input b: changes in external and internal issues"),
    IN_ORDER (ISSUE_CHANGES) },
  /* Translators: input c) of the management review */
  { N_("Input c: changes in the needs and expectations of interested parties"),
    IN_ORDER (PARTY_CHANGES) },
};

KamaeDocument *
kamae_context_build_change_summary (KamaeReportContext  *context,
                                    GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context, KAMAE_PAPER_A4_PORTRAIT);
  KamaeRecord *review = kamae_report_context_get_record (context);
  g_autofree char *summary = kamae_report_context_dup_value (context, review, "summary");

  kamae_report_context_identify (context, document, "number", "decided_on", "conclusion", NULL);
  if (kamae_record_is_set (review, "summary"))
    kamae_document_add_paragraph (document, summary);

  for (guint i = 0; i < G_N_ELEMENTS (summaries); i++)
    {
      kamae_report_context_add_heading (context, document, summaries[i].heading);
      if (!add_changes (context, document, summaries[i].sql, error))
        return NULL;
    }

  kamae_report_context_add_heading (context, document, N_("Changes that caused the review"));
  if (kamae_report_context_add_table (context, document, trigger_columns, TRIGGERS, error) == NULL)
    return NULL;
  kamae_report_context_add_heading (context, document, N_("Decision on climate change"));
  if (kamae_report_context_add_table (context, document, climate_columns, CLIMATE, error) == NULL)
    return NULL;

  kamae_document_add_end_mark (document);
  return g_steal_pointer (&document);
}

/* What belongs to the description of an issue or a requirement, and is no response to it. */
static const char *const no_response[] = {
  "factor", "person", "interested_party", "climate_decision", "scope_statement", "evidence",
  "approval", "comment", "correction", "snapshot", NULL
};

typedef struct
{
  GPtrArray *scope;    /* labels */
  GPtrArray *handlers; /* labels */
  GPtrArray *assets;   /* numbers */
  gboolean   unaffected;
} Trace;

static void
add_label (GPtrArray *labels,
           char      *label)
{
  if (g_ptr_array_find_with_equal_func (labels, label, g_str_equal, NULL))
    g_free (label);
  else
    g_ptr_array_add (labels, label);
}

static void
trace_link (Trace       *trace,
            KamaeRecord *other)
{
  const char *entity = kamae_record_get_entity (other)->name;

  if (g_str_equal (entity, "scope_statement"))
    trace->unaffected |= g_strcmp0 (kamae_record_get_state (other), "superseded") != 0;
  else if (g_str_equal (entity, "scope_item"))
    {
      g_autoptr(KamaeRecord) statement = kamae_record_ref_link (other, "statement");

      if (g_strcmp0 (kamae_record_get_state (statement), "superseded") != 0)
        add_label (trace->scope, kamae_record_dup_label (other));
    }
  else if (g_str_equal (entity, "control"))
    add_label (trace->handlers, g_strdup_printf ("%s %s", kamae_record_get_text (other, "number"),
                                                 kamae_record_get_title (other)));
  else if (g_str_equal (entity, "asset"))
    add_label (trace->assets, g_strdup (kamae_record_get_number (other)));
  else if (!g_strv_contains (no_response, entity))
    add_label (trace->handlers, kamae_record_dup_label (other));
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* By their numbers, with which most labels begin. */
static char *
dup_joined (GPtrArray  *labels,
            const char *separator,
            const char *otherwise)
{
  if (labels->len == 0)
    return g_strdup (otherwise);
  g_ptr_array_sort (labels, compare_labels);
  g_ptr_array_add (labels, NULL);
  return g_strjoinv (separator, (char **) labels->pdata);
}

static void
add_trace (KamaeReportContext *context,
           KamaeTable         *table,
           KamaeRecord        *record,
           const char         *response)
{
  KamaeRegister *reg = kamae_report_context_get_register (context);
  g_autoptr(GPtrArray) links = kamae_register_links_of (reg, record);
  g_autoptr(GPtrArray) scope = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) handlers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) assets = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *scope_text = NULL;
  g_autofree char *handlers_text = NULL;
  g_autofree char *assets_text = NULL;
  Trace trace = { scope, handlers, assets, FALSE };

  for (guint i = 0; i < links->len; i++)
    trace_link (&trace, kamae_link_get_record (links->pdata[i]));

  scope_text = dup_joined (scope, "\n", trace.unaffected
                                          ? kamae_report_context_text (context,
                                                                       N_("Considered, no effect"))
                                          : kamae_report_context_text (context,
                                                                       N_("Not considered yet")));
  handlers_text = dup_joined (handlers, "\n", "");
  assets_text = dup_joined (assets, ", ", "");
  kamae_table_add_row (table, kamae_record_get_number (record), kamae_record_get_title (record),
                       response,
                       scope_text, handlers_text, assets_text);
}

static char *
dup_response (KamaeReportContext *context,
              KamaeRecord        *record,
              const char         *field)
{
  g_autofree char *answer = kamae_report_context_dup_value (context, record, field);
  const char *reason = kamae_record_get_text (record, "reason");

  return g_strjoin (reason != NULL ? "\n" : "", answer, reason != NULL ? reason : "", NULL);
}

static void
add_traces (KamaeReportContext *context,
            KamaeTable         *table,
            const char         *entity,
            const char         *field)
{
  KamaeRegister *reg = kamae_report_context_get_register (context);
  g_autoptr(KamaeRecordList) list = kamae_register_list (reg, entity);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(KamaeRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *response = dup_response (context, record, field);

      if (g_strcmp0 (kamae_record_get_state (record), "closed") != 0)
        add_trace (context, table, record, response);
    }
}

static const KamaeColumn trace_columns[] = {
  { N_("No."), 9, 0 },
  { N_("Issue or requirement"), 24, 0 },
  { N_("Response, or answer of the ISMS"), 18, 0 },
  { N_("Considered in the scope (4.3)"), 19, 0 },
  { N_("Risk, opportunity, objective, control"), 22, 0 },
  { N_("Information assets"), 12, 0 },
  { NULL }
};

KamaeDocument *
kamae_context_build_trace_matrix (KamaeReportContext  *context,
                                  GError             **error)
{
  g_autoptr(KamaeDocument) document = kamae_report_context_begin (context,
                                                                  KAMAE_PAPER_A4_LANDSCAPE);

  kamae_report_context_add_heading (context, document, N_("1. Issues (4.1)"));
  add_traces (context,
              kamae_report_context_add_table (context, document, trace_columns, NULL,
                                              NULL), "issue",
              "response");
  kamae_report_context_add_heading (context, document, N_("2. Requirements of interested parties (4.2)"));
  add_traces (context,
              kamae_report_context_add_table (context, document, trace_columns, NULL, NULL),
              "requirement",
              "addressed");

  return g_steal_pointer (&document);
}
