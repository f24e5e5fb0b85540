/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-model.h"

G_BEGIN_DECLS

/* What the core itself knows, declared exactly as a plugin would declare it. */

KAMAE_AVAILABLE_IN_ALL
KamaeModel *kamae_model_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
