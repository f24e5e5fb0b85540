/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-model-private.h"

G_BEGIN_DECLS

/* Whether a declaration is whole, and can stand beside those that the model has. The error names
 * the plugin, the place in its declaration as "entities[course].fields[held_on].label", and what is
 * wrong there. */
gboolean kamae_declaration_check  (KamaeModel             *model,
                                   const KamaeDeclaration *declaration,
                                   GError                **error);
/* What a table, and its indexes and triggers, are called in the file, in lower case. */
GStrv    kamae_entity_dup_objects (const KamaeEntity      *entity);

G_END_DECLS
