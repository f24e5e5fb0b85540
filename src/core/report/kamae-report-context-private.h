/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-report-context.h"

G_BEGIN_DECLS

struct _KamaeReportContext
{
  GObject parent_instance;

  const KamaeReport *report;
  KamaeRegister     *reg;
  KamaeRecord       *record;
  char              *language;
  char              *as_of;
  char              *content;   /* read when first asked for */
  gboolean           is_approved; /* as far as it is locked */
  gboolean           is_past;   /* the register is as it was when the record was locked */
  char              *decided_on; /* what is told is what became since then of what was fixed */
};

KamaeReportContext *kamae_report_context_new (const KamaeReport *report,
                                              KamaeRegister     *reg,
                                              KamaeRecord       *record,
                                              const char        *language,
                                              const char        *as_of,
                                              gboolean           is_past) G_GNUC_WARN_UNUSED_RESULT;
/* What the record was fixed with, in the register of then. */
void                kamae_report_context_set_decided (KamaeReportContext *self,
                                                      KamaeRecord        *decided);
const char         *kamae_report_context_get_choice (KamaeReportContext *self,
                                                     const char         *field);

G_END_DECLS
