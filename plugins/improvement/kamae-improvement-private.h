/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of this plugin share. One file a subject:
 *
 *   nonconformities  the form in four phases: nonconformity, nonconformity_why
 *   actions          what removes the cause, and whether it did: corrective_action
 *   steps            what steps of a nonconformity do beside
 *   improvements     the register of improvements
 *   rules            NCR-V01 … NCR-V07
 *   figures          NCR-C01 … NCR-C05 and the review's inputs
 *   reports          NCR-R01 … NCR-R03
 *   sample           the plugin's part of the sample organization */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

extern const KamaeEntity kamae_improvement_nonconformity;
extern const KamaeEntity kamae_improvement_why;
extern const KamaeEntity kamae_improvement_action;
extern const KamaeEntity kamae_improvement_improvement;

extern const KamaeRule   kamae_improvement_rules[];
extern const KamaeFigure kamae_improvement_figures[];
extern const KamaeReport kamae_improvement_reports[];

/* SQL condition: `earlier` suggests that a nonconformity, a row of `row`, is a recurrence: the same
 * department and clause, the same control where both name one, opened earlier within the months
 * set. */
#define KAMAE_IMPROVEMENT_SUGGESTS(earlier, row)                                                   \
  earlier ".id <> " row ".id"                                                                      \
  " AND " earlier ".department_id = " row ".department_id"                                         \
  " AND " earlier ".clause_id = " row ".clause_id"                                                 \
  " AND coalesce (" earlier ".control_id = " row ".control_id, 1)"                                 \
  " AND " earlier ".state <> 'not_accepted'"                                                       \
  " AND (" earlier ".opened_on, " earlier ".number COLLATE counted)"                               \
  " < (" row ".opened_on, " row ".number)"                                                         \
  " AND " earlier ".opened_on >= add_months (" row ".opened_on, "                                  \
  "-setting ('improvement.recurrence_months'))"

#define KAMAE_IMPROVEMENT_RECURS(row)                                                              \
  "EXISTS (SELECT 1 FROM nonconformity AS earlier WHERE "                                          \
  KAMAE_IMPROVEMENT_SUGGESTS ("earlier", row) ")"

/* SQL for the place of an answer among those to the same why, as text that sorts. */
#define KAMAE_IMPROVEMENT_PLACE(why) \
  "substr ('0000' || coalesce (" why ".position, 0), -4) || " \
  "substr ('00000000000000000000' || " why ".id, -20)"

extern const KamaeChoice kamae_improvement_phases[];
extern const KamaeChoice kamae_improvement_needs[];

/* What steps of a nonconformity do: who signed is noted at its actions, and no longer after a step
 * back. */
gboolean kamae_improvement_plan_signed     (KamaeOperation *operation,
                                            KamaeRecord    *record,
                                            GError        **error);
gboolean kamae_improvement_plan_approved   (KamaeOperation *operation,
                                            KamaeRecord    *record,
                                            GError        **error);
gboolean kamae_improvement_report_approved (KamaeOperation *operation,
                                            KamaeRecord    *record,
                                            GError        **error);
gboolean kamae_improvement_plan_returned   (KamaeOperation *operation,
                                            KamaeRecord    *record,
                                            GError        **error);
gboolean kamae_improvement_report_returned (KamaeOperation *operation,
                                            KamaeRecord    *record,
                                            GError        **error);
/* Another action for each that had no effect and is not followed by one; what is planned again with
 * it is signed anew. */
gboolean kamae_improvement_add_next        (KamaeOperation *operation,
                                            KamaeRecord    *record,
                                            GError        **error);

gboolean kamae_improvement_fill_sample (KamaeSample *sample,
                                        GError     **error);

G_END_DECLS
