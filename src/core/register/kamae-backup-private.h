/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-backup.h"

G_BEGIN_DECLS

/* Names of backups that are not needed any more at a time: those that @names has too many of a day,
 * a week or a month. */
GPtrArray *kamae_backup_thin (GPtrArray *names,
                              GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
