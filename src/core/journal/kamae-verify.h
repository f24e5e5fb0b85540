/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../register/kamae-register.h"

G_BEGIN_DECLS

KAMAE_AVAILABLE_IN_ALL
GPtrArray *
kamae_register_verify (KamaeRegister *self,
                       const char *anchor,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
