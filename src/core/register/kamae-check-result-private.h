/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-check-result.h"

G_BEGIN_DECLS

/* rule: an id; text: translated. */
KamaeCheckResult *kamae_check_result_new (const char    *rule,
                                          KamaeRuleLevel level,
                                          const char    *clause,
                                          const char    *text,
                                          const char    *detail,
                                          const char    *field,
                                          KamaeRecord   *record);
/* What an answer is compared with: the detail as the query gave it. */
const char       *kamae_check_result_get_key (KamaeCheckResult *self);
void              kamae_check_result_set_shown (KamaeCheckResult *self,
                                                const char       *shown);
void              kamae_check_result_set_asks_signer (KamaeCheckResult *self,
                                                      gboolean          asks_signer);
/* remedy: translated. */
void              kamae_check_result_set_remedy (KamaeCheckResult *self,
                                                 const char       *remedy);

G_END_DECLS
