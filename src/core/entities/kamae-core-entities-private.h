/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* The parts of the core's declaration, one file a subject. */

extern const KamaeEntity kamae_core_organization;
extern const KamaeEntity kamae_core_site;
extern const KamaeEntity kamae_core_department;
extern const KamaeEntity kamae_core_fiscal_year;
extern const KamaeEntity kamae_core_person;
extern const KamaeEntity kamae_core_transfer;
extern const KamaeEntity kamae_core_role;
extern const KamaeEntity kamae_core_role_assignment;
extern const KamaeEntity kamae_core_clause;
extern const KamaeEntity kamae_core_control;
extern const KamaeEntity kamae_core_task;
extern const KamaeEntity kamae_core_comment;
extern const KamaeEntity kamae_core_meeting_series;
extern const KamaeEntity kamae_core_meeting;
extern const KamaeEntity kamae_core_communication_record;

extern const KamaeRule     kamae_core_rules[];
extern const KamaeFigure   kamae_core_figures[];
extern const KamaeSubject kamae_core_subjects[];
extern const KamaePageInfo kamae_core_pages[];

gboolean       kamae_core_seed          (KamaeOperation     *operation,
                                         GError            **error);
gboolean       kamae_core_sample        (KamaeSample        *sample,
                                         GError            **error);
KamaeDocument *kamae_core_build_minutes (KamaeReportContext *context,
                                         GError            **error);

G_END_DECLS
