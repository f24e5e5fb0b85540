/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-sizes.h"

G_BEGIN_DECLS

/* What a plugin declares, in structs of our size: its own, or copies of those that an earlier Kamae
 * had. They stay as long as the program. */
const KamaeDeclaration *kamae_declaration_adopt (const KamaeDeclaration *theirs,
                                                 const KamaeSizes       *sizes,
                                                 GError                **error);
/* The copy of a struct that a plugin hands over; itself if it needed none. */
gconstpointer           kamae_get_adopted       (gconstpointer           theirs);

G_END_DECLS
