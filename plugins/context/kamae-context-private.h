/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of this plugin share. One file a subject:
 *
 *   factors   the fifteen factors a) to o)
 *   reviews   the committee's reviews: context_review, factor_check, climate_decision
 *   issues    external and internal issues
 *   parties   interested parties, their needs and expectations: interested_party, requirement
 *   triggers  changes that call for a review: change_trigger
 *   scope     the scope statement and its parts: scope_statement, scope_item, boundary, exclusion,
 *             scope_interface, scope_attachment
 *   rules     CTX-V01 … SCP-V06
 *   figures   CTX-C01 … SCP-C03
 *   reports   CTX-R01 … CTX-R03; scope-reports: SCP-R01 … SCP-R03; print: what both need
 *   sample    the plugin's part of the sample organization */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

extern const KamaeChoice kamae_context_sides[];

extern const KamaeEntity kamae_context_factor;
extern const KamaeEntity kamae_context_review;
extern const KamaeEntity kamae_context_factor_check;
extern const KamaeEntity kamae_context_climate_decision;
extern const KamaeEntity kamae_context_issue;
extern const KamaeEntity kamae_context_interested_party;
extern const KamaeEntity kamae_context_requirement;
extern const KamaeEntity kamae_context_change_trigger;
extern const KamaeEntity kamae_context_scope_statement;
extern const KamaeEntity kamae_context_scope_item;
extern const KamaeEntity kamae_context_boundary;
extern const KamaeEntity kamae_context_exclusion;
extern const KamaeEntity kamae_context_scope_interface;
extern const KamaeEntity kamae_context_scope_attachment;

extern const KamaeRule   kamae_context_rules[];
extern const KamaeFigure kamae_context_figures[];
extern const KamaeReport kamae_context_reports[];

gboolean       kamae_context_seed_factors             (KamaeOperation     *operation,
                                                       GError            **error);
gboolean       kamae_context_fill_sample              (KamaeSample        *sample,
                                                       GError            **error);

/* In SQL: a list of lines on one line, as the language of the paper does it. */
#define KAMAE_CONTEXT_LIST(lines) \
  "replace (" lines ", char (10), " KAMAE_SQL_COMMA ")"

KamaeDocument *kamae_context_build_register           (KamaeReportContext *context,
                                                       GError            **error);
KamaeDocument *kamae_context_build_trace_matrix       (KamaeReportContext *context,
                                                       GError            **error);
KamaeDocument *kamae_context_build_change_summary     (KamaeReportContext *context,
                                                       GError            **error);
KamaeDocument *kamae_context_build_scope_statement    (KamaeReportContext *context,
                                                       GError            **error);
KamaeDocument *kamae_context_build_scope_attachments  (KamaeReportContext *context,
                                                       GError            **error);
KamaeDocument *kamae_context_build_scope_interfaces   (KamaeReportContext *context,
                                                       GError            **error);

G_END_DECLS
