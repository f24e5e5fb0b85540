/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* The font of drawings; that of the tables of the core. */
#define KAMAE_RISK_PAPER_FONT "IPAexGothic,IPAGothic,Noto Sans CJK JP,sans-serif"

KamaeCursor *kamae_risk_print_query   (KamaeReportContext     *context,
                                       const char             *sql,
                                       const char             *parameter,
                                       gint64                  value,
                                       GError                **error);
/* Whether the run that is printed is locked, with its rows in the snapshot: those of runs that were
 * locked by an older version are not there. */
gboolean     kamae_risk_print_is_frozen (KamaeReportContext    *context);
/* A heading, and a table of the query or the word that there is nothing. */
gboolean     kamae_risk_print_block   (KamaeReportContext     *context,
                                       KamaeDocument          *document,
                                       const char             *heading,
                                       const KamaeColumn      *columns,
                                       KamaeCursor            *cursor,
                                       GError                **error);

/* Two boxes to be stamped on paper, in the order that the organization has chosen. */
void         kamae_risk_print_boxes   (KamaeReportContext     *context,
                                       KamaeDocument          *document,
                                       const char             *prepared,
                                       const char             *approved);

/* RSK-R01 … R05 */
KamaeDocument *kamae_risk_build_sheet         (KamaeReportContext *context,
                                               GError            **error);
KamaeDocument *kamae_risk_build_small_sheet   (KamaeReportContext *context,
                                               GError            **error);
KamaeDocument *kamae_risk_build_result        (KamaeReportContext *context,
                                               GError            **error);
KamaeDocument *kamae_risk_build_acceptances   (KamaeReportContext *context,
                                               GError            **error);
KamaeDocument *kamae_risk_build_plan          (KamaeReportContext *context,
                                               GError            **error);
KamaeDocument *kamae_risk_build_opportunities (KamaeReportContext *context,
                                               GError            **error);

/* In SQL: codes of several values as words. */
#define KAMAE_RISK_LABELS(entity, table, field) \
  "(SELECT group_concat (label ('" entity "', '" field "', code.value), " \
  KAMAE_SQL_COMMA ") " \
  "FROM json_each ('[\"' || replace (" table "." field ", ' ', '\",\"') || '\"]') AS code)"

/* In SQL: the treatment of a risk that counts, and its controls with own measures. */
#define KAMAE_RISK_TREATMENT_OF(risk) \
  "(SELECT treatment.id FROM treatment WHERE treatment.risk_id = " risk " " \
  "AND treatment.state <> 'withdrawn' ORDER BY treatment.number COLLATE counted DESC LIMIT 1)"
#define KAMAE_RISK_CONTROLS_OF(treatment) \
  "trim (coalesce ((SELECT group_concat (number, ' ') FROM (SELECT control.number AS number " \
  "FROM link JOIN control ON control.id = link.to_id WHERE link.kind = 'treatment.controls' " \
  "AND link.from_id = " treatment ".id ORDER BY control.position)), '') || ' ' " \
  "|| coalesce (" treatment ".measures, ''))"

/* In SQL: the controls that are in place against a risk, with how they are carried out. */
#define KAMAE_RISK_IN_PLACE(risk) \
  "trim (coalesce ((SELECT group_concat (number, ' ') FROM (SELECT control.number AS number " \
  "FROM link JOIN control ON control.id = link.to_id WHERE link.kind = 'risk.existing_controls' " \
  "AND link.from_id = " risk ".id ORDER BY control.position)), '') || char (10) " \
  "|| coalesce (" risk ".existing_text, ''), char (10))"

/* What RSK-R01 and R02 say of each risk of a run (:id). A locked run has it in its snapshot as
 * "sheet": the words and treatments of its day. The bands are those of approved criteria. */
#define KAMAE_RISK_SHEET \
  "SELECT risk.number AS number, risk.title AS title, " \
  "(SELECT group_concat (asset.number || ' ' || asset.name, char (10)) FROM link " \
  "JOIN asset ON asset.id = link.to_id WHERE link.kind = 'risk.assets' " \
  "AND link.from_id = risk.id) AS assets, " \
  "risk.source AS source, risk.affects AS affects, risk.event AS event, risk.cause AS cause, " \
  "risk.consequence AS consequence, person.name AS owner, e.inputs AS inputs, e.value AS value, " \
  "e.band_id AS band, e.priority AS priority, e.value > c.acceptable_value AS is_above, " \
  "coalesce (treatment.option, CASE WHEN EXISTS (SELECT 1 FROM acceptance " \
  "WHERE acceptance.risk_id = risk.id AND acceptance.state IN ('active', 'renewed')) " \
  "THEN 'retain' END) AS option, " KAMAE_RISK_IN_PLACE ("risk") " AS in_place, " \
  KAMAE_RISK_CONTROLS_OF ("treatment") " AS controls, " \
  "treatment.due_on AS due_on, risk.state AS state, later.value AS later_value, " \
  "later.band_id AS later_band FROM evaluation AS e JOIN risk ON risk.id = e.risk_id " \
  "LEFT JOIN risk_criteria AS c ON c.id = e.criteria_id " \
  "LEFT JOIN person ON person.id = risk.owner_id " \
  "LEFT JOIN treatment ON treatment.id = " KAMAE_RISK_TREATMENT_OF ("risk.id") " " \
  "LEFT JOIN evaluation AS later ON later.id = (SELECT l.id FROM evaluation AS l " \
  "WHERE l.risk_id = risk.id AND +l.run_id = e.run_id AND l.stage IN ('residual', 'verified') " \
  "AND l.value IS NOT NULL ORDER BY l.stage = 'verified' DESC, l.evaluated_on DESC LIMIT 1) " \
  "WHERE e.run_id = :id AND e.stage = 'current' AND (e.value IS NOT NULL OR risk.state <> 'closed')"

/* The same rows from the snapshot. */
#define KAMAE_RISK_FROZEN(name) "row.value ->> '" name "' AS " name
#define KAMAE_RISK_FROZEN_SHEET \
  "SELECT " \
  KAMAE_RISK_FROZEN ("number") ", " KAMAE_RISK_FROZEN ("title") ", " \
  KAMAE_RISK_FROZEN ("assets") ", " KAMAE_RISK_FROZEN ("source") ", " \
  KAMAE_RISK_FROZEN ("affects") ", " KAMAE_RISK_FROZEN ("event") ", " \
  KAMAE_RISK_FROZEN ("cause") ", " KAMAE_RISK_FROZEN ("consequence") ", " \
  KAMAE_RISK_FROZEN ("owner") ", " KAMAE_RISK_FROZEN ("inputs") ", " \
  KAMAE_RISK_FROZEN ("value") ", " KAMAE_RISK_FROZEN ("band") ", " \
  KAMAE_RISK_FROZEN ("priority") ", " KAMAE_RISK_FROZEN ("is_above") ", " \
  KAMAE_RISK_FROZEN ("option") ", " KAMAE_RISK_FROZEN ("in_place") ", " \
  KAMAE_RISK_FROZEN ("controls") ", " \
  KAMAE_RISK_FROZEN ("due_on") ", " KAMAE_RISK_FROZEN ("state") ", " \
  KAMAE_RISK_FROZEN ("later_value") ", " KAMAE_RISK_FROZEN ("later_band") " " \
  "FROM json_each (:content, '$.sheet') AS row"

G_END_DECLS
