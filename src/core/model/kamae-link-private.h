/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-link.h"

G_BEGIN_DECLS

KamaeLink *kamae_link_new (gint64       id,
                           const char  *label,
                           KamaeRecord *record,
                           gboolean     outgoing,
                           gboolean     is_free);

G_END_DECLS
