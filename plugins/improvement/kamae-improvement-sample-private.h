/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of the sample, apart from the story that uses them. */
#pragma once

#include "kamae-improvement-private.h"

G_BEGIN_DECLS

/**
 * KamaeImprovementText:
 * @ja: in Japanese
 * @en: in English
 */
typedef struct
{
  const char *ja;
  const char *en;
} KamaeImprovementText;

/**
 * KamaeImprovementStage:
 *
 * How far a case of the sample has come.
 */
typedef enum
{
  KAMAE_IMPROVEMENT_OPENED,
  KAMAE_IMPROVEMENT_REJECTED,
  KAMAE_IMPROVEMENT_CORRECTED,
  KAMAE_IMPROVEMENT_ANALYSED,
  KAMAE_IMPROVEMENT_PLANNED,
  KAMAE_IMPROVEMENT_IMPLEMENTING,
  KAMAE_IMPROVEMENT_IMPLEMENTED,
  KAMAE_IMPROVEMENT_VERIFYING,
  KAMAE_IMPROVEMENT_CLOSED,
  KAMAE_IMPROVEMENT_CLOSED_WITHOUT_ACTION,
} KamaeImprovementStage;

/**
 * KamaeImprovementRound:
 * @due_in: days from the plan to the due date
 * @is_effective: what the judgement came to
 *
 * One corrective action of a case.
 */
typedef struct
{
  int                  due_in;
  gboolean             is_effective;
  KamaeImprovementText action;
  KamaeImprovementText criterion;
  KamaeImprovementText done;
  KamaeImprovementText evaluation;
} KamaeImprovementRound;

/**
 * KamaeImprovementCase:
 * @days_ago: when it was issued, counted from today; 0 for @years_ago, @month and @day
 * @corrected_in: days from the issue to the correction
 * @verifier: who checks the implementation and judges the effect
 *
 * The other members are fields of `nonconformity`.
 */
typedef struct
{
  guint                 days_ago;
  int                   years_ago;
  int                   month;
  int                   day;
  KamaeImprovementStage stage;
  int                   corrected_in;
  const char           *source;
  const char           *grade;
  const char           *department;
  const char           *clause;
  const char           *control;
  const char           *issued_by;
  const char           *owner;
  const char           *verifier;
  const char           *similar;
  KamaeImprovementText  title;
  KamaeImprovementText  nature;
  KamaeImprovementText  evidence;
  KamaeImprovementText  correction;
  KamaeImprovementText  consequences;
  KamaeImprovementText  checked;
  KamaeImprovementText  whys[5];
  KamaeImprovementText  cause;
  KamaeImprovementText  need;
  KamaeImprovementRound rounds[2];
} KamaeImprovementCase;

/**
 * KamaeImprovementProposal:
 * @owner: %NULL if it is declined
 * @reason: of the decision; empty while there is none
 * @result: empty while it is not done
 */
typedef struct
{
  guint                days_ago;
  const char          *source;
  const char          *proposed_by;
  const char          *owner;
  KamaeImprovementText title;
  KamaeImprovementText text;
  KamaeImprovementText benefit;
  KamaeImprovementText reason;
  KamaeImprovementText result;
} KamaeImprovementProposal;

/* Both end with a row without a source. */
extern const KamaeImprovementCase     kamae_improvement_cases[];
extern const KamaeImprovementProposal kamae_improvement_proposals[];

G_END_DECLS
