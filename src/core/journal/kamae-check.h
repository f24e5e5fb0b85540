/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../register/kamae-register.h"

G_BEGIN_DECLS

/* The rules, asked. */

KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_register_check (KamaeRegister *self,
                      const char *as_of,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_register_check_record (KamaeRegister *self, KamaeRecord *record) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_register_check_entry (KamaeRegister *self, KamaeRecord *record) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_clock_warning (KamaeRegister *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_record_check_transition (KamaeRecord *self,
                               const KamaeTransition *transition) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
