/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* What the core itself knows, declared exactly as a plugin would declare it. */

extern const KamaeDeclaration kamae_core_declaration;

G_END_DECLS
