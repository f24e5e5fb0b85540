/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"
#include "kamae-risk-sheet.h"

#include <kamae-i18n.h>

struct _KamaeRiskSheet
{
  GObject        parent_instance;

  KamaeRegister *reg;
  KamaeRecord   *run;
  char          *stage;
  GPtrArray     *scales;
  GListStore    *rows;
};

G_DEFINE_FINAL_TYPE (KamaeRiskSheet, kamae_risk_sheet, G_TYPE_OBJECT)

/* The columns are those that kamae_risk_row_new() reads. After treatment, only what is treated is
 * rated. The plus keeps the planner from looking up by the run, which has as many evaluations as
 * there are risks. */
#define ROWS(which) \
  "SELECT risk.id, risk.number, risk.title, risk.owner_id, person.name, e.id, " \
  "CASE WHEN e.value IS NOT NULL THEN printf ('%g', e.value) END, " \
  "trim (coalesce (band.mark, '') || ' ' || coalesce (" \
  KAMAE_RISK_WORDS ("band", "label") ", '')), band.tone, " \
  KAMAE_RISK_WORDS ("band", "action") ", " \
  "e.basis, (SELECT group_concat (scale || '=' || value, ' ') FROM rating " \
  "WHERE rating.evaluation_id = e.id AND rating.value IS NOT NULL) " \
  "FROM risk LEFT JOIN evaluation AS e ON e.id = (SELECT latest.id FROM evaluation AS latest " \
  "WHERE latest.risk_id = risk.id AND +latest.run_id = :run AND latest.stage = :stage " \
  "ORDER BY latest.evaluated_on DESC, latest.state = 'open' DESC, latest.id DESC LIMIT 1) " \
  "LEFT JOIN criteria_band AS band ON band.id = e.band_id " \
  "LEFT JOIN person ON person.id = risk.owner_id " \
  "JOIN risk_run ON risk_run.id = :run WHERE " which "risk.state <> 'closed' " \
  "AND " KAMAE_RISK_IN_RUN ("risk", "risk_run") " AND (:stage IN ('current', 'inherent') " \
  "OR e.id IS NOT NULL OR EXISTS (SELECT 1 FROM treatment WHERE treatment.risk_id = risk.id " \
  "AND treatment.state <> 'withdrawn' AND treatment.option <> 'retain')) ORDER BY risk.number COLLATE counted"

static void
kamae_risk_sheet_finalize (GObject *object)
{
  KamaeRiskSheet *self = KAMAE_RISK_SHEET (object);

  g_clear_object (&self->run);
  g_clear_object (&self->rows);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->scales, g_ptr_array_unref);
  g_free (self->stage);

  G_OBJECT_CLASS (kamae_risk_sheet_parent_class)->finalize (object);
}

static void
kamae_risk_sheet_class_init (KamaeRiskSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_risk_sheet_finalize;
}

static void
kamae_risk_sheet_init (KamaeRiskSheet *self)
{
  self->rows = g_list_store_new (KAMAE_TYPE_RISK_ROW);
  self->scales = g_ptr_array_new ();
}

KamaeRiskSheet *
kamae_risk_sheet_new (KamaeRegister *reg)
{
  KamaeRiskSheet *self = g_object_new (KAMAE_TYPE_RISK_SHEET, NULL);

  self->reg = g_object_ref (reg);
  return self;
}

/* Those of all risks, or of one. */
static GPtrArray *
read_rows (KamaeRiskSheet  *self,
           KamaeRiskRow    *only,
           GError         **error)
{
  const char *sql = only != NULL ? ROWS ("risk.id = :risk AND ") : ROWS ("");
  g_autoptr(KamaeCursor) cursor = kamae_register_query (self->reg, sql, NULL, error);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) local_error = NULL;

  if (cursor == NULL)
    return NULL;

  kamae_cursor_bind_integer (cursor, ":run", kamae_record_get_id (self->run));
  kamae_cursor_bind_text (cursor, ":stage", self->stage);
  if (only != NULL)
    kamae_cursor_bind_integer (cursor, ":risk", only->risk_id);
  while (kamae_cursor_next (cursor, &local_error))
    g_ptr_array_add (rows, kamae_risk_row_new (cursor, self->scales));

  if (local_error == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Puts the rows that are shown already in the place of their like: the cursor stands on them. */
static void
keep_old_rows (KamaeRiskSheet *self,
               GPtrArray      *rows)
{
  g_autoptr(GHashTable) old = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                     g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n; i++)
    {
      KamaeRiskRow *row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      g_hash_table_insert (old, &row->risk_id, row);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      KamaeRiskRow *row = rows->pdata[i];
      KamaeRiskRow *kept = g_hash_table_lookup (old, &row->risk_id);

      if (kept == NULL)
        {
          row->was_open = kamae_risk_row_is_open (row);
          continue;
        }
      kamae_risk_row_take (kept, row);
      g_object_unref (row);
      rows->pdata[i] = g_object_ref (kept);
    }
}

static gboolean
has_same_rows (KamaeRiskSheet *self,
               GPtrArray      *rows)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) != rows->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr(GObject) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (row != rows->pdata[i])
        return FALSE;
    }
  return TRUE;
}

/* Reads the rows again; those that are the same stay the same objects. */
gboolean
kamae_risk_sheet_update (KamaeRiskSheet  *self,
                         GError         **error)
{
  g_autoptr(GPtrArray) rows = NULL;

  if (self->run == NULL)
    return TRUE;
  rows = read_rows (self, NULL, error);
  if (rows == NULL)
    return FALSE;

  keep_old_rows (self, rows);
  if (!has_same_rows (self, rows))
    g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                         rows->pdata, rows->len);
  return TRUE;
}

/* Reads one row again, after a change that concerns nothing else. */
gboolean
kamae_risk_sheet_update_row (KamaeRiskSheet  *self,
                             KamaeRiskRow    *row,
                             GError         **error)
{
  g_autoptr(GPtrArray) rows = read_rows (self, row, error);

  if (rows == NULL)
    return FALSE;
  if (rows->len == 1)
    kamae_risk_row_take (row, rows->pdata[0]);
  return TRUE;
}

/* Shows another run or stage. */
gboolean
kamae_risk_sheet_load (KamaeRiskSheet  *self,
                       KamaeRecord     *run,
                       const char      *stage,
                       GError         **error)
{
  GPtrArray *scales;

  scales = kamae_risk_load_scales (self->reg, kamae_record_get_link (run, "criteria"), NULL, error);
  if (scales == NULL)
    return FALSE;

  g_ptr_array_unref (self->scales);
  self->scales = scales;
  g_set_object (&self->run, run);
  g_free (self->stage);
  self->stage = g_strdup (stage);
  g_list_store_remove_all (self->rows);
  return kamae_risk_sheet_update (self, error);
}

KamaeRecord *
kamae_risk_sheet_get_run (KamaeRiskSheet *self)
{
  return self->run;
}

const char *
kamae_risk_sheet_get_stage (KamaeRiskSheet *self)
{
  return self->stage;
}

GPtrArray *
kamae_risk_sheet_get_scales (KamaeRiskSheet *self)
{
  return self->scales;
}

GListModel *
kamae_risk_sheet_get_rows (KamaeRiskSheet *self)
{
  return G_LIST_MODEL (self->rows);
}

/* Changing */

static KamaeOperation *
begin (KamaeRiskSheet  *self,
       KamaeRiskRow    *row,
       const char      *name,
       GError         **error)
{
  g_autoptr(KamaeRecord) risk = kamae_register_ref_record (self->reg, row->risk_id, error);

  return risk != NULL ? kamae_register_begin (self->reg, name, risk, error) : NULL;
}

static KamaeRecord *
ref_evaluation (KamaeRiskSheet  *self,
                KamaeRiskRow    *row,
                KamaeOperation  *operation,
                GError         **error)
{
  g_autofree char *risk = g_strdup_printf ("%" G_GINT64_FORMAT, row->risk_id);
  g_autofree char *run = kamae_record_dup_key (self->run);

  if (row->evaluation_id != 0)
    return kamae_register_ref_record (self->reg, row->evaluation_id, error);
  /* RSK-V02: without an owner there is no evaluation. */
  if (row->owner_id == 0)
    {
      g_set_error_literal (error, KAMAE_ERROR, KAMAE_ERROR_INVALID,
                           _("The risk has no owner yet. Choose the owner first."));
      return NULL;
    }
  return kamae_operation_create (operation, "evaluation", error, "risk", risk, "run", run, "stage",
                                 self->stage, NULL);
}

static KamaeRecord *
ref_rating (KamaeRiskSheet  *self,
            KamaeRecord     *evaluation,
            const char      *scale,
            GError         **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (self->reg, "SELECT id FROM rating WHERE evaluation_id = :evaluation "
                          "AND scale = :scale", NULL, error);

  if (cursor == NULL)
    return NULL;
  kamae_cursor_bind_integer (cursor, ":evaluation", kamae_record_get_id (evaluation));
  kamae_cursor_bind_text (cursor, ":scale", scale);
  if (kamae_cursor_next (cursor, error))
    return kamae_register_ref_record (self->reg, kamae_cursor_get_integer (cursor, 0), error);
  return NULL;
}

/* The first rating of a risk begins its evaluation: one operation. */
gboolean
kamae_risk_sheet_rate (KamaeRiskSheet  *self,
                       KamaeRiskRow    *row,
                       guint            scale,
                       int              value,
                       GError         **error)
{
  KamaeRiskScale *rated = g_ptr_array_index (self->scales, scale);
  g_autofree char *text = value == KAMAE_RISK_UNRATED ? NULL : g_strdup_printf ("%d", value);
  /* Translators: name of an operation; %s is a risk. */
  g_autoptr(KamaeOperation) operation = begin (self, row, N_("Rate %s"), error);
  g_autoptr(KamaeRecord) evaluation = NULL;
  g_autoptr(KamaeRecord) rating = NULL;

  if (operation == NULL)
    return FALSE;
  evaluation = ref_evaluation (self, row, operation, error);
  if (evaluation == NULL)
    return FALSE;
  rating = ref_rating (self, evaluation, rated->code, error);
  return rating != NULL && kamae_operation_set (operation, rating, "value", text, error)
         && kamae_operation_commit (operation, error);
}

gboolean
kamae_risk_sheet_set_basis (KamaeRiskSheet  *self,
                            KamaeRiskRow    *row,
                            const char      *seen,
                            const char      *basis,
                            GError         **error)
{
  /* Translators: name of an operation; %s is a risk. */
  g_autoptr(KamaeOperation) operation = begin (self, row, N_("Rate %s"), error);
  g_autoptr(KamaeRecord) evaluation = NULL;

  if (operation == NULL)
    return FALSE;
  evaluation = ref_evaluation (self, row, operation, error);
  return evaluation != NULL
         && kamae_operation_expect (operation, evaluation, "basis", seen, error)
         && kamae_operation_set (operation, evaluation, "basis", *basis != '\0' ? basis : NULL,
                                 error)
         && kamae_operation_commit (operation, error);
}

gboolean
kamae_risk_sheet_set_owner (KamaeRiskSheet  *self,
                            KamaeRiskRow    *row,
                            KamaeRecord     *owner,
                            GError         **error)
{
  /* Translators: name of an operation; %s is a risk. */
  g_autoptr(KamaeOperation) operation = begin (self, row, N_("Set the owner of %s"), error);
  g_autoptr(KamaeRecord) risk = kamae_register_ref_record (self->reg, row->risk_id, error);

  return operation != NULL && risk != NULL
         && kamae_operation_set_link (operation, risk, "owner", owner, error)
         && kamae_operation_commit (operation, error);
}
