/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-register.h"

G_BEGIN_DECLS

KAMAE_AVAILABLE_IN_ALL
GPtrArray *kamae_register_check_sql (KamaeRegister *self,
                                     const char    *plugin) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
