/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-report.h"
#include "kamae-copy.h"
#include "kamae-document.h"

G_BEGIN_DECLS

KAMAE_AVAILABLE_IN_ALL
KamaeDocument *kamae_report_build (const KamaeReport *report,
                                   KamaeRegister     *reg,
                                   KamaeRecord       *record,
                                   const char        *language,
                                   const char        *as_of,
                                   KamaeCopy          copy,
                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
