/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include "catalogue-candidates.h"
#include "catalogue-threats.h"
#include "catalogue-vulnerabilities.h"

/* The candidate risks that a new register begins with: plugins/risk/catalogues. */

static gboolean
seed_threats (KamaeOperation  *operation,
              GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (catalogue_threats); i++)
    {
      g_autoptr(KamaeRecord) threat =
        kamae_operation_create (operation, "threat", error,
                                "code", catalogue_threats[i].code,
                                "kind", catalogue_threats[i].kind,
                                "name_ja", catalogue_threats[i].name_ja,
                                "name_en", catalogue_threats[i].name_en,
                                "source_ja", catalogue_threats[i].source_ja,
                                "source_en", catalogue_threats[i].source_en,
                                "examples_ja", catalogue_threats[i].examples_ja,
                                "examples_en", catalogue_threats[i].examples_en,
                                NULL);

      if (threat == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
seed_vulnerabilities (KamaeOperation  *operation,
                      GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (catalogue_vulnerabilities); i++)
    {
      g_autoptr(KamaeRecord) vulnerability =
        kamae_operation_create (operation, "vulnerability", error,
                                "code", catalogue_vulnerabilities[i].code,
                                "name_ja", catalogue_vulnerabilities[i].name_ja,
                                "name_en", catalogue_vulnerabilities[i].name_en,
                                "examples_ja", catalogue_vulnerabilities[i].examples_ja,
                                "examples_en", catalogue_vulnerabilities[i].examples_en,
                                NULL);

      if (vulnerability == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_controls (KamaeOperation  *operation,
              KamaeRecord     *candidate,
              const char      *numbers,
              GError         **error)
{
  g_auto(GStrv) controls = g_strsplit (numbers, " ", -1);

  for (guint i = 0; controls[i] != NULL; i++)
    {
      g_autoptr(KamaeRecord) control =
        kamae_register_find (kamae_operation_get_register (operation), "control", controls[i],
                             error);

      if (control == NULL || !kamae_operation_add_link (operation, candidate, "controls", control,
                                                        error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
seed_candidates (KamaeOperation  *operation,
                 GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (catalogue_candidates); i++)
    {
      g_autoptr(KamaeRecord) candidate =
        kamae_operation_create (operation, "risk_candidate", error,
                                "code", catalogue_candidates[i].code,
                                "threat", catalogue_candidates[i].threat,
                                "vulnerability", catalogue_candidates[i].vulnerability,
                                "categories", catalogue_candidates[i].categories,
                                "media", catalogue_candidates[i].media,
                                "personal", catalogue_candidates[i].personal,
                                "affects", catalogue_candidates[i].affects,
                                "name_ja", catalogue_candidates[i].name_ja,
                                "name_en", catalogue_candidates[i].name_en,
                                "event_ja", catalogue_candidates[i].event_ja,
                                "event_en", catalogue_candidates[i].event_en,
                                "cause_ja", catalogue_candidates[i].cause_ja,
                                "cause_en", catalogue_candidates[i].cause_en,
                                "consequence_ja", catalogue_candidates[i].consequence_ja,
                                "consequence_en", catalogue_candidates[i].consequence_en,
                                NULL);

      if (candidate == NULL
          || !add_controls (operation, candidate, catalogue_candidates[i].controls, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kamae_risk_seed (KamaeOperation  *operation,
                 GError         **error)
{
  return seed_threats (operation, error)
         && seed_vulnerabilities (operation, error)
         && seed_candidates (operation, error);
}
