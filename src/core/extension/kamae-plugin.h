/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-declaration.h"

G_BEGIN_DECLS

/**
 * KAMAE_PLUGIN_DEFINE:
 * @declaration: a #KamaeDeclaration of static storage
 *
 * Makes a module a plugin. A module has it once.
 */
#define KAMAE_PLUGIN_DEFINE(declaration)                                 \
  __attribute__ ((visibility ("default")))                               \
  void peas_register_types (gpointer module);                            \
                                                                         \
  void                                                                   \
  peas_register_types (gpointer module)                                  \
  {                                                                      \
    kamae_plugin_register (module, &(declaration));                      \
  }

KAMAE_AVAILABLE_IN_ALL
void kamae_plugin_register (gpointer                module,
                            const KamaeDeclaration *declaration);

G_END_DECLS
