/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-document.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_REPORT_CONTEXT (kamae_report_context_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeReportContext, kamae_report_context, KAMAE, REPORT_CONTEXT, GObject)

/* What a report is made from: the register, the record, the language of the paper, the date. */

KAMAE_AVAILABLE_IN_ALL
KamaeRegister *kamae_report_context_get_register (KamaeReportContext *self);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord   *kamae_report_context_get_record   (KamaeReportContext *self);
KAMAE_AVAILABLE_IN_ALL
const char    *kamae_report_context_get_language (KamaeReportContext *self);
KAMAE_AVAILABLE_IN_ALL
const char    *kamae_report_context_get_as_of    (KamaeReportContext *self);
KAMAE_AVAILABLE_IN_ALL
KamaeReportContext *kamae_report_context_ref_row (KamaeReportContext *self,
                                                  gint64              id,
                                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeReportContext *kamae_report_context_ref_day (KamaeReportContext *self,
                                                  const char         *day,
                                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const char    *kamae_report_context_text         (KamaeReportContext *self,
                                                  const char         *msgid) G_GNUC_FORMAT (2);
KAMAE_AVAILABLE_IN_ALL
char          *kamae_report_context_dup_date     (KamaeReportContext *self,
                                                  const char         *iso_date) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char          *kamae_report_context_dup_value    (KamaeReportContext *self,
                                                  KamaeRecord        *record,
                                                  const char         *field) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char          *kamae_report_context_dup_answer   (KamaeReportContext *self,
                                                  KamaeRecord        *record,
                                                  const char         *field) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const char    *kamae_report_context_get_blank    (KamaeReportContext *self,
                                                  KamaeRecord        *record,
                                                  const char         *field);
KAMAE_AVAILABLE_IN_ALL
KamaeDocument *kamae_report_context_begin        (KamaeReportContext *self,
                                                  KamaePaper          paper) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const char    *kamae_report_context_get_content  (KamaeReportContext *self,
                                                  GError            **error);
KAMAE_AVAILABLE_IN_ALL
void           kamae_report_context_identify     (KamaeReportContext *self,
                                                  KamaeDocument      *document,
                                                  const char         *first_field,
                                                  ...) G_GNUC_NULL_TERMINATED;
KAMAE_AVAILABLE_IN_ALL
void           kamae_report_context_add_phase    (KamaeReportContext *self,
                                                  KamaeDocument      *document,
                                                  const KamaeChoice  *phase);
KAMAE_AVAILABLE_IN_ALL
void           kamae_report_context_add_heading  (KamaeReportContext *self,
                                                  KamaeDocument      *document,
                                                  const char         *msgid);
KAMAE_AVAILABLE_IN_ALL
KamaeTable    *kamae_report_context_add_table    (KamaeReportContext *self,
                                                  KamaeDocument      *document,
                                                  const KamaeColumn  *columns,
                                                  const char         *sql,
                                                  GError            **error);
KAMAE_AVAILABLE_IN_ALL
KamaeCursor   *kamae_report_context_query        (KamaeReportContext *self,
                                                  const char         *sql,
                                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char          *kamae_report_context_dup_cell     (KamaeReportContext *self,
                                                  KamaeCursor        *cursor,
                                                  guint               column) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_report_context_fill_table   (KamaeReportContext *self,
                                                  KamaeTable         *table,
                                                  KamaeCursor        *cursor,
                                                  GError            **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_report_context_add_rows     (KamaeReportContext *self,
                                                  KamaeTable         *table,
                                                  const char         *sql,
                                                  GError            **error);

G_END_DECLS
