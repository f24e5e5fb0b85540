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
  "CASE language () WHEN 'ja' THEN '、' ELSE ', ' END) " \
  "FROM json_each ('[\"' || replace (" table "." field ", ' ', '\",\"') || '\"]') AS code)"

/* In SQL: the treatment of a risk that counts, and its controls with own measures. */
#define KAMAE_RISK_TREATMENT_OF(risk) \
  "(SELECT treatment.id FROM treatment WHERE treatment.risk_id = " risk " " \
  "AND treatment.state <> 'withdrawn' ORDER BY treatment.number DESC LIMIT 1)"
#define KAMAE_RISK_CONTROLS_OF(treatment) \
  "trim (coalesce ((SELECT group_concat (number, ' ') FROM (SELECT control.number AS number " \
  "FROM link JOIN control ON control.id = link.to_id WHERE link.kind = 'treatment.controls' " \
  "AND link.from_id = " treatment ".id ORDER BY control.position)), '') || ' ' " \
  "|| coalesce (" treatment ".measures, ''))"

G_END_DECLS
