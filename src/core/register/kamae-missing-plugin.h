/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-register.h"

G_BEGIN_DECLS

/**
 * KamaeMissingPlugin:
 * @id: its id, as "risk"
 * @name: its name for people, if it is known
 * @is_off: whether somebody switched it off: then nothing is wrong
 * @n_records: how many records of it the register keeps; -1 where it has no tables of it
 * @text: a sentence that says what is not shown and not checked without it, and why
 * @detail: its id, and how many records there are, for people
 *
 * A plugin of which the register holds records, or that was to be used, and that is not in use.
 *
 * Since: 0.1
 */
typedef struct
{
  char *id;
  char *name;
  gboolean is_off;
  gint64 n_records;
  char *text;
  char *detail;
} KamaeMissingPlugin;

#define KAMAE_TYPE_MISSING_PLUGIN (kamae_missing_plugin_get_type ())

KAMAE_AVAILABLE_IN_ALL
GType      kamae_missing_plugin_get_type       (void);

KAMAE_AVAILABLE_IN_ALL
GPtrArray *kamae_register_list_missing_plugins (KamaeRegister *self,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
