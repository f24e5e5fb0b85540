/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* Copies that the program keeps by itself while a register is open: soon after it was opened, then
 * each hour, as far as something has changed. */

#define KAMAE_TYPE_BACKUPS (kamae_backups_get_type ())

G_DECLARE_FINAL_TYPE (KamaeBackups, kamae_backups, KAMAE, BACKUPS, GObject)

KamaeBackups *kamae_backups_new        (KamaeRegister *reg) G_GNUC_WARN_UNUSED_RESULT;
/* Soon, then each hour. */
void          kamae_backups_start      (KamaeBackups  *self);
void          kamae_backups_keep       (KamaeBackups  *self);
GFile        *kamae_backups_get_folder (KamaeBackups  *self);
/* Why the last try failed; NULL if it did not. */
const char   *kamae_backups_get_error  (KamaeBackups  *self);

G_END_DECLS
