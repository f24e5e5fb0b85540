/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-plugin-info-private.h"

G_BEGIN_DECLS

/* The only door to libpeas. */

/* Finds the plugins in the folders, first come first served; (element-type KamaePluginInfo). */
GPtrArray *kamae_peas_find (const char *const *folders);
/* Loads a plugin that kamae_peas_find() found: sets its declaration or its error. */
void       kamae_peas_load (KamaePluginInfo   *info);

G_END_DECLS
