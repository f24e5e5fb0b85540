/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_PLUGIN_INFO (kamae_plugin_info_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaePluginInfo, kamae_plugin_info, KAMAE, PLUGIN_INFO, GObject)

/* One plugin found on the machine. Property: "enabled". */

KAMAE_AVAILABLE_IN_ALL
const char *kamae_plugin_info_get_id          (KamaePluginInfo *self);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_plugin_info_get_name        (KamaePluginInfo *self);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_plugin_info_get_description (KamaePluginInfo *self);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_plugin_info_get_version     (KamaePluginInfo *self);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_plugin_info_get_directory   (KamaePluginInfo *self);
KAMAE_AVAILABLE_IN_ALL
gboolean    kamae_plugin_info_is_loaded       (KamaePluginInfo *self);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_plugin_info_get_error       (KamaePluginInfo *self);
KAMAE_AVAILABLE_IN_ALL
const KamaeDeclaration *kamae_plugin_info_get_declaration (KamaePluginInfo *self);

G_END_DECLS
