/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-choice.h"

G_BEGIN_DECLS

/**
 * KamaeStateFlags:
 * @KAMAE_STATE_LOCKS: a record in this state cannot be edited or deleted (CORE-V02)
 * @KAMAE_STATE_ENDS: nothing is due any more
 * @KAMAE_STATE_MET: what was due has come, as an audit that has begun, though its life goes on
 * @KAMAE_STATE_ASIDE: off the path, as rejected, cancelled or postponed: only rules that name it
 * hold in it, and of the fields that another state needs only those of states that a record in it
 * has surely been in
 */
typedef enum
{
  KAMAE_STATE_LOCKS = 1 << 0,
  KAMAE_STATE_ENDS = 1 << 1,
  KAMAE_STATE_MET = 1 << 2,
  KAMAE_STATE_ASIDE = 1 << 3,
} KamaeStateFlags;
KAMAE_FLAGS (KamaeStateFlags)

/**
 * KamaeState:
 * @name: what is stored; %NULL ends an array
 * @label: marked for translation
 * @tone: how it is marked
 * @flags: see #KamaeStateFlags
 *
 * A state of a workflow. The order of the array is the order of the life cycle:
 * "from this state on" means this state and those after it, but for states aside.
 */
struct _KamaeState
{
  const char     *name;
  const char     *label;
  KamaeTone       tone;
  KamaeStateFlags flags;
};

/**
 * KamaeTransitionFlags:
 * @KAMAE_TRANSITION_NEEDS_REASON: the person says why
 * @KAMAE_TRANSITION_BACK: a step back or aside: not offered first
 * @KAMAE_TRANSITION_AUTOMATIC: made by the program only
 */
typedef enum
{
  KAMAE_TRANSITION_NEEDS_REASON = 1 << 0,
  KAMAE_TRANSITION_BACK = 1 << 1,
  KAMAE_TRANSITION_AUTOMATIC = 1 << 2,
} KamaeTransitionFlags;
KAMAE_FLAGS (KamaeTransitionFlags)

/**
 * KamaeTransition:
 * @name: unique in the workflow; %NULL ends an array
 * @from: a state, or several separated by one space
 * @to: a state; %NULL to stay in the present one: a step that only signs or does something
 * @label: what the person does, as on a button, marked for translation
 * @flags: see #KamaeTransitionFlags
 * @approval: the box that the step fills: "prepared", "reviewed" or "approved"; %NULL for none
 * @approver: the code of the role that the approver must hold on that day (CORE-V04); %NULL for any
 * person
 * @dates: (nullable): the name of a date field: the day of the step. That of a signed step is the
 * day of the signature, and the field %KAMAE_READ_ONLY. Where nobody signs, the person may enter it
 * before, and the step fills with today what is empty, or its own field when it goes back; once
 * taken, the day may be put right, not emptied. The days of steps follow each other (CORE-V17)
 * @signer: (nullable): the name of a link to a person, filled each time with who signs the step, or
 * who takes one that is not signed; it goes with the date when the step is taken back
 * @supersedes: whether other records of the entity that are in a state after or at @to and not in
 * an ending state are moved to this state by the same operation; the name of the state, or %NULL
 * @phase: (nullable): code of the phase whose box @approval fills, on a form that is signed more
 * than once. Such a box is signed at each step, also when a phase is gone through again
 * @act: (nullable): what the step does beside, in the same operation and before the state is set
 * @tells: (nullable): of a step by which others are told, as a notice: the fields, and the kinds of
 * parts, that it tells, parted by blanks. A change of them empties the day in @dates, and the day
 * that is given anew does not lie before the last change
 *
 * A step of a workflow. The rules that hold in the state @to are its guards, see
 * kamae_rule_holds(), and those that name it. A step to an earlier state voids the signatures of
 * all steps that lead beyond that state, and those that were made in it without leaving it, and
 * clears the dates of those steps. What a step that only signs signed in an earlier state, too,
 * stands.
 */
struct _KamaeTransition
{
  const char          *name;
  const char          *from;
  const char          *to;
  const char          *label;
  KamaeTransitionFlags flags;
  const char          *approval;
  const char          *approver;
  const char          *dates;
  const char          *signer;
  const char          *supersedes;
  const char          *phase;
  gboolean           (*act) (KamaeOperation *operation,
                             KamaeRecord    *record,
                             GError        **error);
  const char          *tells;
};

/**
 * KamaeWorkflow:
 * @states: in the order of the life cycle; the first is that of a new record
 * @transitions: the steps
 * @phases: (nullable): of a form that is signed more than once; ends with a choice without code
 * @boxes: (nullable): what this kind of paper calls its approval boxes, where it is not what all
 * others do: minutes are checked (確認), not reviewed (審査); ends with a choice without code
 */
struct _KamaeWorkflow
{
  const KamaeState      *states;
  const KamaeTransition *transitions;
  const KamaeChoice     *phases;
  const KamaeChoice     *boxes;
};

KAMAE_AVAILABLE_IN_ALL
const KamaeState      *kamae_workflow_find_state      (const KamaeWorkflow *workflow,
                                                       const char          *name);
KAMAE_AVAILABLE_IN_ALL
const KamaeTransition *kamae_workflow_find_transition (const KamaeWorkflow *workflow,
                                                       const char          *name);
KAMAE_AVAILABLE_IN_ALL
gboolean               kamae_workflow_reaches         (const KamaeWorkflow *workflow,
                                                       const char          *state,
                                                       const char          *from_state);
KAMAE_AVAILABLE_IN_ALL
gboolean               kamae_workflow_enters_day      (const KamaeWorkflow *workflow,
                                                       const char          *field);
KAMAE_AVAILABLE_IN_ALL
gboolean               kamae_transition_leaves        (const KamaeTransition *transition,
                                                       const char            *state);
KAMAE_AVAILABLE_IN_ALL
const KamaeState      *kamae_states_next              (const KamaeState    *state);
KAMAE_AVAILABLE_IN_ALL
const KamaeTransition *kamae_transitions_next         (const KamaeTransition *transition);

G_END_DECLS
