/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-ui-private.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_PARTS (kamae_parts_get_type ())

G_DECLARE_FINAL_TYPE (KamaeParts, kamae_parts, KAMAE, PARTS, AdwBin)

/* The parts of a record of one kind, as lines in its form. Signals: open-record (KamaeRecord),
   message (string). */

GtkWidget         *kamae_parts_new        (KamaeRegister     *reg,
                                           const KamaeEntity *entity) G_GNUC_WARN_UNUSED_RESULT;
const KamaeEntity *kamae_parts_get_entity (KamaeParts        *self);
void               kamae_parts_set_owner  (KamaeParts        *self,
                                           KamaeRecord       *owner);

G_END_DECLS
