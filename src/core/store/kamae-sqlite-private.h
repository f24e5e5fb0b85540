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
  GHashTable *idle;    /* SQL → a prepared statement that nobody has on loan */
  GQueue idle_order;   /* the same, the last given back first: the one unused for longest goes */
  gboolean foreign;    /* while SQL from outside the core is prepared */
  gboolean read_only;
  GHashTable *formulas; /* names and text → KamaeFormula */
  char *language;
  const KamaeDatabaseFunctions *functions;
  gpointer owner;
};

KamaeStatement *kamae_statement_new      (KamaeDatabase *database,
                                          char          *sql,
                                          sqlite3_stmt  *handle);
void            kamae_database_give_back (KamaeDatabase *self,
                                          char          *sql,
                                          sqlite3_stmt  *handle);
void            kamae_database_add_functions (KamaeDatabase *self);

G_END_DECLS
