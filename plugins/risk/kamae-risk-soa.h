/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* 適用宣言書: what its files share. */

/* In SQL: which risks the controls are for: those that a treatment brings them against, and those
 * against which they are in place. */
#define KAMAE_RISK_CONTROL_USES \
  "(SELECT link.to_id AS control_id, treatment.risk_id AS risk_id FROM link " \
  "JOIN treatment ON treatment.id = link.from_id WHERE link.kind = 'treatment.controls' " \
  "AND treatment.state <> 'withdrawn' UNION SELECT link.to_id, link.from_id FROM link " \
  "WHERE link.kind = 'risk.existing_controls')"

/* In SQL: the open risks that the control of one entry is for. */
#define KAMAE_RISK_ENTRY_RISKS(entry) \
  "(SELECT treatment.risk_id AS risk_id FROM link JOIN treatment ON treatment.id = link.from_id " \
  "WHERE link.kind = 'treatment.controls' AND link.to_id = " entry ".control_id " \
  "AND treatment.state <> 'withdrawn' UNION SELECT from_id FROM link " \
  "WHERE kind = 'risk.existing_controls' AND to_id = " entry ".control_id) AS uses " \
  "JOIN risk ON risk.id = uses.risk_id WHERE risk.state <> 'closed'"

/* In SQL: the version that held on the day of the question. */
#define KAMAE_RISK_SOA_IN_FORCE \
  "(SELECT id FROM soa WHERE state IN ('in_force', 'superseded') AND effective_on <= :as_of " \
  "ORDER BY effective_on DESC, state LIMIT 1)"

/* In SQL: the group in which a control stands: the theme of Annex A, or that it is our own. */
#define KAMAE_RISK_CONTROL_GROUP(source, theme) \
  "CASE " source " WHEN 'custom' THEN label ('control', 'source', 'custom') " \
  "ELSE label ('control', 'theme', " theme ") END"

/* In SQL: the place of that group among the others. */
#define KAMAE_RISK_CONTROL_PLACE \
  "min (control.source = 'custom'), " \
  "min (instr ('organizational people physical technological', control.theme))"

/* In SQL: the labels of reasons for inclusion. */
#define KAMAE_RISK_REASON_LABELS(reasons) \
  "(SELECT group_concat (label ('soa_entry', 'reasons', code.value), " \
  KAMAE_SQL_COMMA ") FROM " \
  "json_each ('[\"' || replace (nullif (" reasons ", ''), ' ', '\",\"') || '\"]') AS code)"

/* In SQL: what an entry says, in one line; of a row that may not be there. */
#define KAMAE_RISK_ENTRY_SAYS(entry) \
  "CASE WHEN " entry ".id IS NULL THEN '―' ELSE " \
  "coalesce (label ('soa_entry', 'applicable', " entry ".applicable), '?') || " \
  "coalesce (' / ' || CASE WHEN " entry ".applicable = 'yes' " \
  "THEN label ('soa_entry', 'status', " entry ".status) END, '') || " \
  "coalesce (' / ' || CASE " entry ".applicable WHEN 'yes' THEN " \
  KAMAE_RISK_REASON_LABELS (entry ".reasons") " WHEN 'no' " \
  "THEN " entry ".exclusion_reason END, '') END"

/* In SQL: number, title, before and after of each control about which the two versions differ; an
 * expression each for their keys. */
#define KAMAE_RISK_SOA_DIFFERENCES(before, after) \
  "SELECT control.number AS number, " \
  "either (control.title_ja, control.title_en) AS title, " \
  KAMAE_RISK_ENTRY_SAYS ("old") " AS before, " KAMAE_RISK_ENTRY_SAYS ("new") " AS after " \
  "FROM control LEFT JOIN soa_entry AS old ON old.control_id = control.id " \
  "AND old.soa_id = " before " LEFT JOIN soa_entry AS new ON new.control_id = control.id " \
  "AND new.soa_id = " after " " \
  "WHERE (old.id IS NULL) <> (new.id IS NULL) OR old.applicable IS NOT new.applicable " \
  "OR old.status IS NOT new.status OR coalesce (old.reasons, '') <> coalesce (new.reasons, '') " \
  "OR (new.applicable = 'no' AND old.exclusion_reason IS NOT new.exclusion_reason) " \
  "ORDER BY coalesce (new.position, old.position)"

gboolean       kamae_risk_soa_fill         (KamaeOperation      *operation,
                                            KamaeRecord         *soa,
                                            GError             **error);
gboolean       kamae_risk_soa_decide       (KamaeRecord         *soa,
                                            GPtrArray           *entries,
                                            const char          *field,
                                            const char          *value,
                                            const char          *exclusion,
                                            GError             **error);
gboolean       kamae_risk_soa_copy_down    (KamaeRecord         *soa,
                                            GPtrArray           *entries,
                                            GError             **error);

KamaeDocument *kamae_risk_build_soa        (KamaeReportContext  *context,
                                            GError             **error);
KamaeDocument *kamae_risk_build_public_soa (KamaeReportContext  *context,
                                            GError             **error);

GType          kamae_risk_soa_page_get_type (void);

G_END_DECLS
