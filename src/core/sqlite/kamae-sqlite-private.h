/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-database-private.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* What the files of this folder know of one another; nothing outside includes this. */

struct _KamaeDatabase
{
  GObject parent_instance;

  sqlite3 *handle;
  /* SQL → a prepared statement that nobody has on loan: the core's own, and those that only read */
  GHashTable *idle[2];
  GQueue idle_order;   /* the same, the last given back first: the one unused for longest goes */
  gboolean foreign;    /* while SQL from outside the core is prepared */
  const char *const *own_tables; /* the only ones that what is executed may change; NULL: all */
  gboolean read_only;
  guint n_readings;    /* begun and not ended */
  gboolean in_reading; /* a transaction is open for them */
  GHashTable *formulas; /* names and text → KamaeFormula */
  char *language;
  const KamaeDatabaseFunctions *functions;
  gpointer owner;
  GError *failure;      /* the first that nobody was told of */
  guint n_failures;
  GError *inner;        /* what failed inside a function that the statement being run calls */
};

/* A result of SQLite in words. */
typedef struct
{
  int code;             /* SQLITE_OK: everything else */
  int system_code;      /* errno; 0 for any */
  int error;            /* KamaeError */
  gboolean has_detail;  /* SQLite's own words help */
  const char *message;
} KamaeFailure;

const KamaeFailure *kamae_failure_find   (int            code,
                                          int            system_code);
/* What the fault set for a test makes of the next thing asked: SQLITE_OK if nothing. */
int             kamae_database_meet_fault (void);
KamaeStatement *kamae_statement_new      (KamaeDatabase *database,
                                          char          *sql,
                                          sqlite3_stmt  *handle,
                                          gboolean       foreign);
void            kamae_database_give_back (KamaeDatabase *self,
                                          char          *sql,
                                          sqlite3_stmt  *handle,
                                          gboolean       foreign);
void            kamae_database_add_functions (KamaeDatabase *self);

G_END_DECLS
