/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of this plugin share. One file a subject:
 *
 *   criteria  the company's risk criteria, a version at a time: risk_criteria, criteria_scale,
 *             criteria_level, criteria_matrix, criteria_cell, criteria_band, criteria_example
 *   presets   the methods A, B and C that a new version can begin with
 *   assets    the register of information assets: asset
 *   candidates  what usually goes wrong: threat, vulnerability, risk_candidate, risk_rejection;
 *             candidates-seed: the rows that come with it, candidates-proposals: accept and reject
 *   runs      an assessment of the risks by one version: risk_run
 *   risks     the register of risks and their life cycle: risk
 *   evaluations  what a risk was rated at: evaluation, rating
 *   treatments   what is decided about a risk: treatment
 *   plans     the plan of a year: treatment_plan, treatment_action
 *   acceptances  who takes a risk as it is: acceptance
 *   opportunities  risks and opportunities of the ISMS, 6.1.1: risk_opportunity
 *   soa       適用宣言書, a version at a time: soa, soa_entry; soa-fill: what the register knows
 *             already; soa-page: decide fast; soa-report: SOA-R01, SOA-R02
 *   rules     RCV-V01 …
 *   figures   AST-C01 …
 *   reports   AST-R01; criteria-report: RSK-R06 */
#pragma once

#include "kamae-risk-candidates.h"
#include "kamae-risk-soa.h"

#include <kamae.h>

G_BEGIN_DECLS

extern const KamaeEntity kamae_risk_criteria;
extern const KamaeEntity kamae_risk_criteria_scale;
extern const KamaeEntity kamae_risk_criteria_level;
extern const KamaeEntity kamae_risk_criteria_matrix;
extern const KamaeEntity kamae_risk_criteria_cell;
extern const KamaeEntity kamae_risk_criteria_band;
extern const KamaeEntity kamae_risk_criteria_example;

extern const KamaeEntity kamae_risk_asset;
extern const KamaeEntity kamae_risk_threat;
extern const KamaeEntity kamae_risk_vulnerability;
extern const KamaeEntity kamae_risk_candidate;
extern const KamaeEntity kamae_risk_rejection;
extern const KamaeEntity kamae_risk_soa;
extern const KamaeEntity kamae_risk_soa_entry;
extern const KamaeEntity kamae_risk_run;
extern const KamaeEntity kamae_risk_risk;
extern const KamaeEntity kamae_risk_evaluation;
extern const KamaeEntity kamae_risk_rating;
extern const KamaeEntity kamae_risk_treatment;
extern const KamaeEntity kamae_risk_plan;
extern const KamaeEntity kamae_risk_action;
extern const KamaeEntity kamae_risk_acceptance;
extern const KamaeEntity kamae_risk_opportunity;

extern const KamaeChoice kamae_risk_options[];

extern const KamaeChoice kamae_risk_categories[];
extern const KamaeChoice kamae_risk_media[];
extern const KamaeChoice kamae_risk_aspects[];

extern const KamaeRule   kamae_risk_rules[];
extern const KamaeFigure kamae_risk_figures[];
extern const KamaeReport kamae_risk_reports[];

KamaeDocument *kamae_risk_build_criteria (KamaeReportContext *context,
                                          GError            **error);

gboolean kamae_risk_seed        (KamaeOperation *operation,
                                 GError        **error);
gboolean kamae_risk_follow      (KamaeOperation *operation,
                                 KamaeRecord    *risk,
                                 const char     *transition,
                                 GError        **error);
gboolean kamae_risk_for_each    (KamaeOperation    *operation,
                                 const KamaeEntity *entity,
                                 const char *const *conditions,
                                 gboolean         (*act) (KamaeOperation  *operation,
                                                          KamaeRecord     *record,
                                                          GError         **error),
                                 GError           **error);
gboolean kamae_risk_fill_sample (KamaeSample    *sample,
                                 GError        **error);
gboolean kamae_risk_fill_preset (KamaeOperation *operation,
                                 KamaeRecord    *criteria,
                                 const char     *method,
                                 GError        **error);

/* In SQL: the formula of a row of risk_criteria, each [name] replaced by the cases of that
 * matrix. */
#define KAMAE_RISK_WITH_MATRICES(formula, criteria) \
  "(WITH RECURSIVE matrix (n, mark, cases) AS (" \
  "SELECT row_number () OVER (), '[' || m.name || ']', '(CASE' || " \
  "(SELECT group_concat (' WHEN ' || m.row_name || ' = ' || cell.row_value || ' AND ' || " \
  "m.column_name || ' = ' || cell.column_value || ' THEN ' || cell.value, '') " \
  "FROM criteria_cell AS cell WHERE cell.criteria_id = m.criteria_id AND cell.matrix = m.name) " \
  "|| ' END)' FROM criteria_matrix AS m WHERE m.criteria_id = " criteria "), " \
  "program (n, text) AS (SELECT 0, " formula " UNION ALL " \
  "SELECT matrix.n, replace (program.text, mark, coalesce (cases, 'NULL')) " \
  "FROM program JOIN matrix ON matrix.n = program.n + 1) " \
  "SELECT text FROM program ORDER BY n DESC LIMIT 1)"

/* In SQL: the key of the band in which a value falls. */
#define KAMAE_RISK_BAND_HOLDS(band, value) \
  "(CASE WHEN " band ".values_listed IS NOT NULL " \
  "THEN contains_code (" band ".values_listed, CAST (" value " AS INTEGER)) " \
  "ELSE " value " BETWEEN " band ".from_value AND " band ".to_value END)"

/* In SQL: what is known of an asset, as the formulas call it. */
#define KAMAE_RISK_ASSET_INPUTS(asset) \
  "json_object ('c', " asset ".c, 'i', " asset ".i, 'a', " asset ".a, " \
  "'personal', coalesce (" asset ".personal_info, 'none') <> 'none', " \
  "'vital', coalesce (" asset ".vital, 0))"

/* In SQL: the value of an asset by the criteria in force; NULL while it is not rated. */
#define KAMAE_RISK_ASSET_VALUE(asset) \
  "(SELECT formula (risk_criteria.asset_formula, " KAMAE_RISK_ASSET_INPUTS (asset) ") " \
  "FROM risk_criteria WHERE risk_criteria.state = 'effective' LIMIT 1)"

/* In SQL: whether nobody has taken stock of the asset for too long. */
#define KAMAE_RISK_STOCK_DUE(asset) \
  "add_months (coalesce (" asset ".checked_on, " asset ".registered_on), " \
  "setting ('risk.stock_months')) < :as_of"

/* In SQL: whether the run is about the risk: of its departments, or of all if it names none. */
#define KAMAE_RISK_IN_RUN(risk, run) \
  "(NOT EXISTS (SELECT 1 FROM link WHERE link.kind = 'risk_run.departments' " \
  "AND link.from_id = " run ".id) OR EXISTS (SELECT 1 FROM link " \
  "WHERE link.kind = 'risk_run.departments' AND link.from_id = " run ".id " \
  "AND link.to_id = " risk ".department_id))"

/* In SQL: RSK-C04 of an evaluation: how it differs from the one before; NULL where there is nothing
 * to compare with. */
#define KAMAE_RISK_CHANGE(evaluation) \
  "CASE WHEN " evaluation ".value IS NULL OR " evaluation ".stage <> 'current' " \
  "OR (SELECT previous_id FROM risk_run WHERE risk_run.id = " evaluation ".run_id) IS NULL " \
  "THEN NULL WHEN " evaluation ".previous_id IS NULL THEN 'new' ELSE " \
  "(SELECT CASE WHEN e.criteria_id <> " evaluation ".criteria_id THEN 'criteria' " \
  "WHEN e.value < " evaluation ".value THEN 'up' WHEN e.value > " evaluation ".value THEN 'down' " \
  "ELSE 'same' END FROM evaluation AS e WHERE e.id = " evaluation ".previous_id) END"

/* In SQL: whether an acceptance needs top management beside the owner, by its evaluation. */
#define KAMAE_RISK_NEEDS_TOP(acceptance) \
  "(SELECT e.value > c.acceptable_value OR coalesce (b.accepted_by = 'owner_top', 0) " \
  "FROM evaluation AS e JOIN risk_criteria AS c ON c.id = e.criteria_id " \
  "LEFT JOIN criteria_band AS b ON b.id = e.band_id WHERE e.id = " acceptance ".evaluation_id)"

/* In SQL: RSK-C06 over rows of treatment_action, whole per cent; NULL if there is none. */
#define KAMAE_RISK_PROGRESS \
  "CAST (round (100.0 * sum (treatment_action.state = 'done') " \
  "/ nullif (sum (treatment_action.state <> 'cancelled'), 0)) AS INTEGER)"

G_END_DECLS
