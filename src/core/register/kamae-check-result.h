/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-rule.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_CHECK_RESULT (kamae_check_result_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeCheckResult, kamae_check_result, KAMAE, CHECK_RESULT, GObject)

/* An offence against a rule: which rule, which record, what to do. */

KAMAE_AVAILABLE_IN_ALL
const char     *kamae_check_result_get_rule   (KamaeCheckResult *self);
KAMAE_AVAILABLE_IN_ALL
KamaeRuleLevel  kamae_check_result_get_level  (KamaeCheckResult *self);
KAMAE_AVAILABLE_IN_ALL
const char     *kamae_check_result_get_clause (KamaeCheckResult *self);
KAMAE_AVAILABLE_IN_ALL
const char     *kamae_check_result_get_text   (KamaeCheckResult *self);
KAMAE_AVAILABLE_IN_ALL
const char     *kamae_check_result_get_detail (KamaeCheckResult *self);
KAMAE_AVAILABLE_IN_ALL
const char     *kamae_check_result_get_field  (KamaeCheckResult *self);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord    *kamae_check_result_get_record (KamaeCheckResult *self);
KAMAE_AVAILABLE_IN_ALL
gboolean        kamae_check_result_get_asks_signer (KamaeCheckResult *self);
KAMAE_AVAILABLE_IN_ALL
const char     *kamae_check_result_get_remedy (KamaeCheckResult *self);

G_END_DECLS
