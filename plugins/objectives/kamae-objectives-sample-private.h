/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of the sample, apart from the story that uses them. */
#pragma once

#include "kamae-objectives-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *ja;
  const char *en;
} KamaeObjectivesText;

/* What was measured on a day of the fiscal year; the last one has the verdict. */
typedef struct
{
  int                 month;
  int                 day;
  const char         *value;
  const char         *verdict;
  KamaeObjectivesText comment;
} KamaeObjectivesSampleResult;

/* Without a title: the one that is carried over from the year before. */
typedef struct
{
  const char                 *department;
  const char                 *owner;
  const char                 *direction;
  const char                 *target;
  const char                 *baseline;
  KamaeObjectivesText         unit;
  KamaeObjectivesText         title;
  KamaeObjectivesText         indicator; /* or why it cannot be measured, without a target */
  KamaeObjectivesText         policy;
  KamaeObjectivesText         basis;
  KamaeObjectivesText         actions;
  KamaeObjectivesText         resources;
  KamaeObjectivesText         evaluation;
  KamaeObjectivesText         carried; /* why */
  KamaeObjectivesSampleResult results[4];
} KamaeObjectivesSampleObjective;

typedef struct
{
  int                                   years_ago;
  const char                           *policy_version;
  KamaeObjectivesText                   emphasis;
  KamaeObjectivesText                   departments; /* why not each has an objective */
  const KamaeObjectivesSampleObjective *objectives;
  guint                                 n_objectives;
} KamaeObjectivesSampleYear;

extern const KamaeObjectivesSampleYear kamae_objectives_sample_years[3];

/* What a change touches, in the order of the seven; without an action it touches nothing. */
typedef struct
{
  KamaeObjectivesText note;
  KamaeObjectivesText action;
  const char         *owner;
} KamaeObjectivesSampleConsequence;

/* Days are counted from the first one; 0 for what has not happened. */
typedef struct
{
  int                              years_ago;
  int                              month;
  int                              day;
  const char                      *kind;
  const char                      *responsible;
  const char                      *scope;    /* the version of the scope statement that changes */
  KamaeObjectivesText              decision; /* of the management review, from which it comes */
  int                              assessed;
  int                              approved;
  int                              notified;
  int                              completed;
  int                              verified;
  int                              due;
  KamaeObjectivesText              title;
  KamaeObjectivesText              purpose;
  KamaeObjectivesText              reason;
  KamaeObjectivesText              resources;
  KamaeObjectivesSampleConsequence consequences[7];
  KamaeObjectivesText              result;
  KamaeObjectivesText              effectiveness;
} KamaeObjectivesSampleChange;

/* Ends with a change without a kind. */
extern const KamaeObjectivesSampleChange kamae_objectives_sample_changes[];

/* The plan of so many years ago. */
gboolean kamae_objectives_tell_plan (KamaeSample   *sample,
                                     gconstpointer  told,
                                     GError       **error);

G_END_DECLS
