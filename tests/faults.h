/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gmodule.h>

/* Stands between the shared libkamae and SQLite, for programs that load plugins as modules: the Nth
 * statement that is prepared, or run, fails as if the disk did. */

/* What the person reads then. */
#define FAULTS_REASON "disk I/O error"

/* n: 0 for none. Counts anew, in the calling thread only. */
void     faults_set_prepare (guint n);
void     faults_set_step    (guint n);
/* Whether the one that was to fail was reached. */
gboolean faults_were_met    (void);
