/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../register/kamae-register.h"

G_BEGIN_DECLS

KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_snapshot (KamaeRegister *self, KamaeRecord *record) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_content (KamaeRegister *self,
                            KamaeRecord *record,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
