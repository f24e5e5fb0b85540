/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faults.h"

#include <dlfcn.h>
#include <sqlite3.h>

static __thread guint prepare_at, step_at;
static __thread guint n_prepared, n_stepped;

static void
set (guint prepare,
     guint step)
{
  prepare_at = prepare;
  step_at = step;
  n_prepared = n_stepped = 0;
}

void
faults_set_prepare (guint n)
{
  set (n, 0);
}

void
faults_set_step (guint n)
{
  set (0, n);
}

gboolean
faults_were_met (void)
{
  return (prepare_at > 0 && n_prepared >= prepare_at) || (step_at > 0 && n_stepped >= step_at);
}

/* A function of the library that a name here stands before. */
#define NEXT(function) \
  static typeof (function) *next; \
  if (next == NULL) \
    next = (typeof (function) *) dlsym (RTLD_NEXT, #function)

G_MODULE_EXPORT int
sqlite3_prepare_v3 (sqlite3       *database,
                    const char    *sql,
                    int            length,
                    unsigned int   flags,
                    sqlite3_stmt **statement,
                    const char   **tail)
{
  NEXT (sqlite3_prepare_v3);

  if (prepare_at > 0 && ++n_prepared == prepare_at)
    return SQLITE_IOERR;
  return next (database, sql, length, flags, statement, tail);
}

G_MODULE_EXPORT int
sqlite3_step (sqlite3_stmt *statement)
{
  NEXT (sqlite3_step);

  if (step_at > 0 && ++n_stepped == step_at)
    return SQLITE_IOERR;
  return next (statement);
}
