/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-sizes.h"

G_BEGIN_DECLS

/**
 * KAMAE_PLUGIN_DEFINE:
 * @declaration: a #KamaeDeclaration of static storage
 *
 * Makes a module a plugin. A module has it once.
 */
#define KAMAE_PLUGIN_DEFINE(declaration)                                 \
  G_BEGIN_DECLS                                                          \
                                                                         \
  __attribute__ ((visibility ("default")))                               \
  void peas_register_types (gpointer module);                            \
                                                                         \
  void                                                                   \
  peas_register_types (gpointer module)                                  \
  {                                                                      \
    static const KamaeSizes kamae_plugin_sizes = KAMAE_SIZES;            \
                                                                         \
    kamae_plugin_register (module, &(declaration), &kamae_plugin_sizes); \
  }                                                                      \
                                                                         \
  G_END_DECLS

KAMAE_AVAILABLE_IN_ALL
void kamae_plugin_register (gpointer                module,
                            const KamaeDeclaration *declaration,
                            const KamaeSizes       *sizes);

G_END_DECLS
