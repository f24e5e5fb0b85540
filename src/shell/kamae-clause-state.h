/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/**
 * KamaeClauseMark:
 * @KAMAE_CLAUSE_UNKNOWN: no part of the program keeps records for it
 * @KAMAE_CLAUSE_EMPTY: there are no records yet
 * @KAMAE_CLAUSE_OPEN: rules are broken, or the last record is older than a year
 * @KAMAE_CLAUSE_CURRENT: records exist, the last is not old, no rule is broken
 */
typedef enum
{
  KAMAE_CLAUSE_UNKNOWN,
  KAMAE_CLAUSE_EMPTY,
  KAMAE_CLAUSE_OPEN,
  KAMAE_CLAUSE_CURRENT,
} KamaeClauseMark;

/* The state of one clause. Derived from records and rules, never typed in. */
typedef struct
{
  char            *number;
  char            *title;
  KamaeClauseMark  mark;
  char            *text;
  guint            n_findings;
} KamaeClauseState;

GPtrArray  *kamae_clause_titles          (KamaeRegister   *reg) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *kamae_clause_states          (KamaeRegister   *reg,
                                          GPtrArray       *findings) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *kamae_clause_states_of       (KamaeRegister   *reg,
                                          GPtrArray       *findings,
                                          const char *const *numbers) G_GNUC_WARN_UNUSED_RESULT;
/* Whether what is declared for a clause, or for one above or below it, has to do with @number. */
gboolean    kamae_clause_concerns        (const char      *declared,
                                          const char      *number);
gboolean    kamae_clause_is_within       (const char      *number,
                                          const char      *chapter);
const char *kamae_clause_mark_get_symbol (KamaeClauseMark  mark);
const char *kamae_clause_mark_get_style  (KamaeClauseMark  mark);

G_END_DECLS
