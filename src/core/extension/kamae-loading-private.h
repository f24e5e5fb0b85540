/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-plugin-info.h"

G_BEGIN_DECLS

/* While a plugin is loaded, a file of its name says so, in the user's state folder. One that nobody
 * holds is of a program that did not get through it: the plugin is not loaded again until its
 * module is another. */

typedef struct
{
  char *path;
  int fd; /* -1: another program is loading it just now */
} KamaeLoading;

/* FALSE: the plugin has its error. */
gboolean kamae_loading_begin (KamaeLoading    *self,
                              KamaePluginInfo *info);
void     kamae_loading_end   (KamaeLoading    *self);

G_END_DECLS
