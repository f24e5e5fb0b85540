/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the program remembers for the person at this machine. Nothing of it belongs to a
 * register. */

GSettings *kamae_settings_get_default    (void);
void       kamae_settings_add_recent     (GFile      *file);
void       kamae_settings_remove_recent  (GFile      *file);
char      *kamae_settings_dup_person     (GFile      *file) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_settings_set_person     (GFile      *file,
                                          const char *key);
GDateTime *kamae_settings_dup_backup     (GFile      *file) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_settings_set_backup_now (GFile      *file);
char      *kamae_settings_dup_columns    (const char *page) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_settings_set_columns    (const char *page,
                                          const char *columns);
gboolean   kamae_settings_is_plugin_disabled  (const char *id);
void       kamae_settings_set_plugin_disabled (const char *id,
                                               gboolean    disabled);

G_END_DECLS
