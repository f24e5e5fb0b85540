/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-coverage.h"
#include "kamae-audit-print.h"
#include "kamae-audit-private.h"

#include <kamae-i18n.h>

#include <string.h>

struct _KamaeAuditCoverage
{
  char       *start;
  char       *end;
  GPtrArray  *columns;     /* of titles */
  GHashTable *column_of;   /* key as text → place + 1 */
  GPtrArray  *rows;        /* of KamaeAuditCoverageRow */
  GHashTable *row_of;
};

/* The three queries of a matrix: columns with key and title, rows with key, number and title, and
 * what is audited with the keys of row, column and audit and whether it was carried out. */
typedef struct
{
  const char *columns;
  const char *rows;
  const char *cells;
} Queries;

#define CARRIED_OUT \
  "audit.state IN ('in_progress', 'findings_agreed', 'reported', 'following_up', 'closed')"

/* Clauses that have none under them; a slot with one above covers them. */
static const Queries clauses = {
  .columns =
    "SELECT department.id, department.name FROM department "
    "WHERE (department.in_scope = 1 AND coalesce (department.valid_from, '') <= :end "
    "AND coalesce (department.valid_to, '9999') >= :start) OR EXISTS (SELECT 1 FROM audit "
    "JOIN audit_assignment ON audit_assignment.audit_id = audit.id "
    "WHERE audit.programme_id = :programme AND audit_assignment.department_id = department.id) "
    "ORDER BY department.code COLLATE counted",
  .rows =
    "SELECT clause.id, clause.number, " KAMAE_AUDIT_TITLE ("clause") " FROM clause "
    "WHERE NOT EXISTS (SELECT 1 FROM clause AS child WHERE child.parent_id = clause.id) "
    "ORDER BY clause.position",
  .cells =
    "SELECT DISTINCT clause.id, slot.department_id, audit.id, " CARRIED_OUT " FROM audit "
    "JOIN audit_assignment AS slot ON slot.audit_id = audit.id "
    "JOIN link ON link.kind = 'audit_assignment.clauses' AND link.from_id = slot.id "
    "JOIN clause AS named ON named.id = link.to_id "
    "JOIN clause ON clause.number = named.number OR clause.number LIKE named.number || '.%' "
    "WHERE audit.programme_id = :programme AND " KAMAE_AUDIT_TAKES_PLACE " "
    "ORDER BY audit.starts_on",
};

static const Queries controls = {
  .columns =
    "WITH RECURSIVE year (day) AS (SELECT fiscal_start (:start) UNION ALL "
    "SELECT add_months (day, 12) FROM year WHERE add_months (day, 12) <= :end) "
    "SELECT day, fiscal_label (day, (SELECT label FROM fiscal_year WHERE starts_on = day)) "
    "FROM year",
  /* The organization's own ones after those of Annex A. */
  .rows =
    "SELECT control.id, control.number, " KAMAE_AUDIT_TITLE ("control") " FROM control "
    "WHERE " KAMAE_AUDIT_IS_DUE ("control", ":end") " "
    "ORDER BY control.position IS NULL, control.position, control.number COLLATE counted",
  .cells =
    "SELECT DISTINCT link.to_id, fiscal_start (audit.starts_on), audit.id, " CARRIED_OUT " "
    KAMAE_AUDIT_CONTROLS_IN (":start", ":end") " ORDER BY audit.starts_on",
};

#define CYCLE \
  "SELECT starts_on, ends_on FROM " KAMAE_AUDIT_CYCLES " WHERE programme_id = :programme"

#define YEAR \
  "SELECT fiscal_year.starts_on, fiscal_year.ends_on FROM audit_programme " \
  "JOIN fiscal_year ON fiscal_year.id = audit_programme.fiscal_year_id " \
  "WHERE audit_programme.id = :programme"

static void
free_row (gpointer data)
{
  KamaeAuditCoverageRow *row = data;

  g_free (row->number);
  g_free (row->title);
  g_free (row->cells);
  g_free (row);
}

static KamaeCursor *
query (KamaeAuditCoverage  *self,
       KamaeRecord         *programme,
       const char          *sql,
       const char          *language,
       GError             **error)
{
  KamaeCursor *cursor = kamae_register_query (kamae_record_get_register (programme), sql, language,
                                              error);

  if (cursor == NULL)
    return NULL;
  if (strstr (sql, ":programme") != NULL)
    kamae_cursor_bind_integer (cursor, ":programme", kamae_record_get_id (programme));
  if (strstr (sql, ":start") != NULL)
    kamae_cursor_bind_text (cursor, ":start", self->start);
  if (strstr (sql, ":end") != NULL)
    kamae_cursor_bind_text (cursor, ":end", self->end);
  return cursor;
}

static gboolean
finish (GError **error,
        GError  *failure)
{
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static guint
find (GHashTable  *table,
      KamaeCursor *cursor,
      guint        column)
{
  const char *key = kamae_cursor_get_text (cursor, column);

  return key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (table, key)) : 0;
}

static gboolean
load_cycle (KamaeAuditCoverage  *self,
            KamaeRecord         *programme,
            const char          *sql,
            GError             **error)
{
  g_autoptr(KamaeCursor) cursor = query (self, programme, sql, NULL, error);
  GError *failure = NULL;

  if (cursor == NULL)
    return FALSE;
  if (kamae_cursor_next (cursor, &failure))
    {
      self->start = g_strdup (kamae_cursor_get_text (cursor, 0));
      self->end = g_strdup (kamae_cursor_get_text (cursor, 1));
    }
  return finish (error, failure);
}

static gboolean
load_columns (KamaeAuditCoverage  *self,
              KamaeRecord         *programme,
              const char          *sql,
              const char          *language,
              GError             **error)
{
  g_autoptr(KamaeCursor) cursor = query (self, programme, sql, language, error);
  GError *failure = NULL;

  if (cursor == NULL)
    return FALSE;
  while (kamae_cursor_next (cursor, &failure))
    {
      g_ptr_array_add (self->columns, g_strdup (kamae_cursor_get_text (cursor, 1)));
      g_hash_table_insert (self->column_of, g_strdup (kamae_cursor_get_text (cursor, 0)),
                           GUINT_TO_POINTER (self->columns->len));
    }
  return finish (error, failure);
}

static gboolean
load_rows (KamaeAuditCoverage  *self,
           KamaeRecord         *programme,
           const char          *sql,
           const char          *language,
           GError             **error)
{
  g_autoptr(KamaeCursor) cursor = query (self, programme, sql, language, error);
  GError *failure = NULL;

  if (cursor == NULL)
    return FALSE;
  while (kamae_cursor_next (cursor, &failure))
    {
      KamaeAuditCoverageRow *row = g_new0 (KamaeAuditCoverageRow, 1);

      row->number = g_strdup (kamae_cursor_get_text (cursor, 1));
      row->title = g_strdup (kamae_cursor_get_text (cursor, 2));
      row->cells = g_new0 (KamaeAuditCoverageCell, self->columns->len);
      g_ptr_array_add (self->rows, row);
      g_hash_table_insert (self->row_of, g_strdup (kamae_cursor_get_text (cursor, 0)),
                           GUINT_TO_POINTER (self->rows->len));
    }
  return finish (error, failure);
}

static void
add_audit (KamaeAuditCoverageRow *row,
           guint                  column,
           gint64                 audit,
           gboolean               is_done)
{
  KamaeAuditCoverageCell *cell = &row->cells[column];

  if (cell->audits == NULL)
    cell->audits = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (cell->audits, audit);
  if (is_done)
    cell->n_done++;
  else
    cell->n_planned++;
  row->cover = MAX (row->cover, is_done ? KAMAE_AUDIT_DONE : KAMAE_AUDIT_PLANNED);
}

static gboolean
load_cells (KamaeAuditCoverage  *self,
            KamaeRecord         *programme,
            const char          *sql,
            GError             **error)
{
  g_autoptr(KamaeCursor) cursor = query (self, programme, sql, NULL, error);
  GError *failure = NULL;

  if (cursor == NULL)
    return FALSE;
  while (kamae_cursor_next (cursor, &failure))
    {
      guint row = find (self->row_of, cursor, 0);
      guint column = find (self->column_of, cursor, 1);

      if (row > 0 && column > 0)
        add_audit (self->rows->pdata[row - 1], column - 1, kamae_cursor_get_integer (cursor, 2),
                   kamae_cursor_get_integer (cursor, 3) != 0);
    }
  return finish (error, failure);
}

static KamaeAuditCoverage *
load (KamaeRecord    *programme,
      const char     *cycle,
      const Queries  *queries,
      const char     *language,
      GError        **error)
{
  g_autoptr(KamaeAuditCoverage) self = g_new0 (KamaeAuditCoverage, 1);

  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->column_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->row_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return load_cycle (self, programme, cycle, error)
         && load_columns (self, programme, queries->columns, language, error)
         && load_rows (self, programme, queries->rows, language, error)
         && load_cells (self, programme, queries->cells, error) ? g_steal_pointer (&self) : NULL;
}

KamaeAuditCoverage *
kamae_audit_coverage_new_clauses (KamaeRecord  *programme,
                                  const char   *language,
                                  GError      **error)
{
  return load (programme, YEAR, &clauses, language, error);
}

KamaeAuditCoverage *
kamae_audit_coverage_new_controls (KamaeRecord  *programme,
                                   const char   *language,
                                   GError      **error)
{
  return load (programme, CYCLE, &controls, language, error);
}

void
kamae_audit_coverage_free (KamaeAuditCoverage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint column = 0; column < self->columns->len; column++)
      {
        KamaeAuditCoverageRow *row = self->rows->pdata[i];

        g_clear_pointer (&row->cells[column].audits, g_array_unref);
      }
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->column_of);
  g_hash_table_unref (self->row_of);
  g_free (self->start);
  g_free (self->end);
  g_free (self);
}

const char *
kamae_audit_coverage_get_end (const KamaeAuditCoverage *self)
{
  return self->end;
}

guint
kamae_audit_coverage_get_n_columns (const KamaeAuditCoverage *self)
{
  return self->columns->len;
}

const char *
kamae_audit_coverage_get_column (const KamaeAuditCoverage *self,
                                 guint                     column)
{
  return self->columns->pdata[column];
}

KamaeAuditCover
kamae_audit_coverage_get_column_cover (const KamaeAuditCoverage *self,
                                       guint                     column)
{
  KamaeAuditCover cover = KAMAE_AUDIT_MISSING;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const KamaeAuditCoverageCell *cell =
        &((const KamaeAuditCoverageRow *) self->rows->pdata[i])->cells[column];

      if (cell->audits != NULL)
        cover = MAX (cover, cell->n_done > 0 ? KAMAE_AUDIT_DONE : KAMAE_AUDIT_PLANNED);
    }
  return cover;
}

guint
kamae_audit_coverage_get_n_rows (const KamaeAuditCoverage *self)
{
  return self->rows->len;
}

const KamaeAuditCoverageRow *
kamae_audit_coverage_get_row (const KamaeAuditCoverage *self,
                              guint                     row)
{
  return self->rows->pdata[row];
}

guint
kamae_audit_coverage_count_missing (const KamaeAuditCoverage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += ((const KamaeAuditCoverageRow *) self->rows->pdata[i])->cover == KAMAE_AUDIT_MISSING;
  return n;
}

char *
kamae_audit_coverage_cell_dup_text (const KamaeAuditCoverageCell *cell)
{
  if (cell->n_done > 0 && cell->n_planned > 0)
    return g_strdup_printf ("● %u ○ %u", cell->n_done, cell->n_planned);
  if (cell->n_done > 0)
    return g_strdup_printf ("● %u", cell->n_done);
  return cell->n_planned > 0 ? g_strdup_printf ("○ %u", cell->n_planned) : g_strdup ("");
}

const char *
kamae_audit_cover_get_label (KamaeAuditCover cover)
{
  static const char *const labels[] = {
    [KAMAE_AUDIT_MISSING] = KC_ ("coverage", "! Missing"),
    [KAMAE_AUDIT_PLANNED] = KC_ ("coverage", "○ Planned"),
    [KAMAE_AUDIT_DONE] = KC_ ("coverage", "● Audited"),
  };

  return labels[cover];
}
