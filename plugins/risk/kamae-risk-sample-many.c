/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-sample-private.h"

/* Made-up risks for measuring, each rated, in an assessment of their own. */

#define SECRETARIAT "1006"

/* What one operation makes: its changes are kept in memory until it ends. */
#define BATCH 1000

typedef struct
{
  KamaeSample *sample;
  char *run;
  /* Held, so that they are not read again for each risk. */
  KamaeRecord *held[2];
  GListModel *assets;
  GListModel *candidates;
} Mill;

static KamaeOperation *
begin (Mill    *mill,
       GError **error)
{
  return kamae_sample_begin (mill->sample, kamae_sample_get_today (mill->sample), SECRETARIAT,
                             kamae_sample_text (mill->sample, "測定用のリスクを追加",
                                                "Add risks for measuring"), NULL, error);
}

static gboolean
start_run (Mill    *mill,
           GError **error)
{
  g_autoptr(KamaeOperation) operation = begin (mill, error);
  g_autoptr(KamaeRecord) run = NULL;

  if (operation == NULL)
    return FALSE;
  run = kamae_operation_create (operation, "risk_run", error, "kind", "event", "cause",
                                kamae_sample_text (mill->sample, "測定", "Measurement"), NULL);
  if (run == NULL || !kamae_operation_transition (operation, run, "start", error))
    return FALSE;
  mill->run = kamae_record_dup_key (run);
  mill->held[1] = kamae_record_ref_link (run, "criteria");
  mill->held[0] = g_steal_pointer (&run);
  return kamae_operation_commit (operation, error);
}

/* Ratings that repeat only after a while. */
static const char *
get_rating (const char *scale,
            guint       i)
{
  static const char *const values[] = { "1", "2", "3" };

  if (g_str_equal (scale, "threat"))
    return values[i / 3 % 3];
  return values[g_str_equal (scale, "vulnerability") ? i / 7 % 3 : i % 3];
}

static gboolean
rate (Mill            *mill,
      KamaeOperation  *operation,
      KamaeRecord     *risk,
      guint            i,
      GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (risk);
  g_autoptr(KamaeRecord) evaluation =
    kamae_operation_create (operation, "evaluation", error, "risk", id, "run", mill->run, "stage",
                            "current", "basis",
                            kamae_sample_text (mill->sample, "測定用", "For measuring"), NULL);
  g_autoptr(KamaeRecordList) ratings = NULL;

  if (evaluation == NULL)
    return FALSE;
  ratings = kamae_register_list_parts (kamae_sample_get_register (mill->sample), evaluation,
                                       "rating");
  for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (ratings)); j++)
    {
      g_autoptr(KamaeRecord) rating = g_list_model_get_item (G_LIST_MODEL (ratings), j);

      if (!kamae_record_is_set (rating, "value")
          && !kamae_operation_set (operation, rating, "value",
                                   get_rating (kamae_record_get_text (rating, "scale"), i), error))
        return FALSE;
    }
  return kamae_operation_transition (operation, risk, "assess", error);
}

static gboolean
add_risk (Mill            *mill,
          KamaeOperation  *operation,
          guint            i,
          GError         **error)
{
  g_autoptr(KamaeRecord) asset =
    g_list_model_get_item (mill->assets, i % g_list_model_get_n_items (mill->assets));
  g_autoptr(KamaeRecord) candidate =
    g_list_model_get_item (mill->candidates, i % g_list_model_get_n_items (mill->candidates));
  g_autofree char *asset_id = kamae_record_dup_key (asset);
  g_autofree char *owner = kamae_record_dup_canonical (asset, "owner");
  g_autofree char *department = kamae_record_dup_canonical (asset, "department");
  g_autofree char *affects = kamae_record_dup_canonical (candidate, "affects");
  g_autofree char *title = g_strdup_printf ("%s: %s (%u)", kamae_record_get_title (asset),
                                            kamae_record_get_title (candidate), i + 1);
  g_autoptr(KamaeRecord) risk =
    kamae_operation_create (operation, "risk", error, "title", title, "assets", asset_id,
                            "source", kamae_record_get_text (candidate, "source"),
                            "event", kamae_record_get_text (candidate, "event"),
                            "cause", kamae_record_get_text (candidate, "cause"),
                            "consequence", kamae_record_get_text (candidate, "consequence"),
                            "affects", affects, "owner", owner, "department", department, NULL);

  return risk != NULL && rate (mill, operation, risk, i, error);
}

static gboolean
add_batch (Mill   *mill,
           guint   from,
           guint   to,
           GError **error)
{
  g_autoptr(KamaeOperation) operation = begin (mill, error);

  if (operation == NULL)
    return FALSE;
  for (guint i = from; i < to; i++)
    if (!add_risk (mill, operation, i, error))
      return FALSE;
  return kamae_operation_commit (operation, error);
}

gboolean
kamae_risk_fill_many (KamaeSample  *sample,
                      GError      **error)
{
  KamaeRegister *reg = kamae_sample_get_register (sample);
  guint n = kamae_sample_get_count (sample, "risk");
  Mill mill = { .sample = sample };
  gboolean filled;

  if (n == 0)
    return TRUE;

  mill.assets = G_LIST_MODEL (kamae_register_list (reg, "asset"));
  mill.candidates = G_LIST_MODEL (kamae_register_list (reg, "risk_candidate"));
  filled = start_run (&mill, error);
  for (guint done = 0; filled && done < n; done += BATCH)
    {
      filled = add_batch (&mill, done, MIN (done + BATCH, n), error);
      kamae_sample_tell (sample, "risk", MIN (done + BATCH, n));
    }
  g_clear_object (&mill.assets);
  g_clear_object (&mill.candidates);
  g_clear_object (&mill.held[0]);
  g_clear_object (&mill.held[1]);
  g_free (mill.run);
  return filled;
}
