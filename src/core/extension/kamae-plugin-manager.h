/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-model.h"
#include "kamae-plugin-info.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_PLUGIN_MANAGER (kamae_plugin_manager_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaePluginManager, kamae_plugin_manager, KAMAE, PLUGIN_MANAGER, GObject)

/* A GListModel of KamaePluginInfo. Search paths: $KAMAE_PLUGIN_PATH, the user's data folder, the
 * library folder. */

KAMAE_AVAILABLE_IN_ALL
KamaePluginManager *kamae_plugin_manager_get_default (void);
KAMAE_AVAILABLE_IN_ALL
void                kamae_plugin_manager_load        (KamaePluginManager *self,
                                                      const char *const  *disabled);
KAMAE_AVAILABLE_IN_ALL
KamaeModel         *kamae_plugin_manager_get_model   (KamaePluginManager *self);

G_END_DECLS
