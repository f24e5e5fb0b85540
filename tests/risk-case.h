/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-test.h"

/* What the tests of the plugin "risk" build on: criteria in force, an asset, a run, a risk with its
 * evaluation. The person at work, 0001, owns everything. */

char *risk_case_dup_id (KamaeRecord *record);
void risk_case_delete (KamaeTest   *test,
                       KamaeRecord *record);
gint64 risk_case_count (KamaeTest  *test,
                        const char *sql);
KamaeFigureResult *risk_case_compute (KamaeTest  *test,
                                      const char *id,
                                      const char *as_of);
void risk_case_give_role (KamaeTest  *test,
                          const char *code);
/* The part in which the SQL condition holds. */
KamaeRecord *risk_case_ref_part (KamaeTest   *test,
                                 KamaeRecord *criteria,
                                 const char  *entity,
                                 const char  *field,
                                 const char  *value);
/* Criteria that lack nothing but the steps. */
KamaeRecord *risk_case_add_criteria (KamaeTest  *test,
                                     const char *method);
/* The criteria of preset A or B in force, and what an asset refers to. */
void risk_case_prepare (KamaeTest  *test,
                        const char *method);
KamaeRecord *risk_case_add_asset (KamaeTest  *test,
                                  const char *name,
                                  const char *ratings);
KamaeRecord *risk_case_start_run (KamaeTest *test);
KamaeRecord *risk_case_add_risk (KamaeTest   *test,
                                 KamaeRecord *asset);
KamaeRecord *risk_case_add_evaluation (KamaeTest   *test,
                                       KamaeRecord *risk,
                                       const char  *stage);
void risk_case_rate (KamaeTest   *test,
                     KamaeRecord *evaluation,
                     const char  *scale,
                     const char  *value);
/* Above the limit: the owner decides to keep it. */
void risk_case_decide (KamaeTest   *test,
                       KamaeRecord *risk);

typedef struct
{
  const char *path;
  void (*function) (KamaeTest     *test,
                    gconstpointer  data);
} RiskCaseTest;

int risk_case_run (int                  argc,
                   char                *argv[],
                   const RiskCaseTest  *tests,
                   gsize                n_tests);
