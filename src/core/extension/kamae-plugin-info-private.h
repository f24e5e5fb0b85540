/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-plugin-info.h"

G_BEGIN_DECLS

struct _KamaePluginInfo
{
  GObject parent_instance;

  char *id;
  char *name;
  char *description;
  char *version;
  char *directory;
  char *error;
  gboolean enabled;
  const KamaeDeclaration *declaration;
};

G_END_DECLS
