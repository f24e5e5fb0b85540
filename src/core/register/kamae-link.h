/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_LINK (kamae_link_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeLink, kamae_link, KAMAE, LINK, GObject)

/* One relation of a record, as it reads from there: "→ considered in: 適用範囲 業務". */

KAMAE_AVAILABLE_IN_ALL
const char  *kamae_link_get_label   (KamaeLink *self);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord *kamae_link_get_record  (KamaeLink *self);
KAMAE_AVAILABLE_IN_ALL
gboolean     kamae_link_is_outgoing (KamaeLink *self);
KAMAE_AVAILABLE_IN_ALL
gboolean     kamae_link_is_free     (KamaeLink *self);

G_END_DECLS
