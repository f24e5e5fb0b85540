/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-past.h"

G_BEGIN_DECLS

gint64 kamae_register_find_lock (KamaeRegister *self,
                                 KamaeRecord   *record,
                                 GError       **error);

G_END_DECLS
