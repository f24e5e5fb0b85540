/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

/**
 * KamaeRuleLevel:
 * @KAMAE_RULE_BLOCK: the step cannot be taken
 * @KAMAE_RULE_WARN: the step can be taken with a reason
 * @KAMAE_RULE_INFORM: worth knowing
 */
typedef enum
{
  KAMAE_RULE_BLOCK,
  KAMAE_RULE_WARN,
  KAMAE_RULE_INFORM,
} KamaeRuleLevel;

/**
 * KamaeRule:
 * @id: of the domain analysis, as "CTX-V01"; %NULL ends an array
 * @level: what an offence means
 * @entity: whose records it is about; %NULL for the register as a whole
 * @state: (nullable): the state from which on it holds, along every path: it guards the step into
 * that state and each later one. %NULL: always, and no guard
 * @clause: of the standard
 * @text: what is wrong and what to do, one sentence, marked for translation
 * @sql: constant query that yields the key of each offending record and, if there is a second
 * column, a detail in words, needed where a record may offend more than once. A rule without an
 * entity yields one row with any key when it is broken. What ends says so in @until, not in a
 * condition on the state. Parameters: `:as_of`, the date of the check; `:me`, the person at work,
 * for guards that ask who signs; `:signer`, before a step who signs it, in a check nobody
 * @field: (nullable): the field that mends it
 * @needs: (nullable): an entity of another plugin that the query names. Where @entity or @needs is
 * not declared, as because its plugin is switched off, the rule is not asked
 * @until: (nullable): the state that ends it: the step into that state is the last one guarded, and
 * a record that has come so far is not asked any more, because what was approved was right on its
 * day. It may be @state itself: then the rule is one of that step alone. %NULL: it never ends
 * @step: (nullable): a step that it guards as well, though that leads to no state in which it
 * holds: one that signs where the record stands
 * @noted: whether it is also told at once, beside @field in forms and by the command line, where
 * somebody enters what breaks it; only for a query that costs little
 * @remedy: (nullable): what @mend does, as the label of a button, marked for translation
 * @mend: (nullable): mends in the operation what the rule finds in @record; what people are offered
 * where the rule is noted
 * @overdue: (nullable): the kind of record of which it says that its %KAMAE_DUE day has passed;
 * CORE-V08 then leaves that kind to it
 */
struct _KamaeRule
{
  const char    *id;
  KamaeRuleLevel level;
  const char    *entity;
  const char    *state;
  const char    *clause;
  const char    *text;
  const char    *sql;
  const char    *field;
  const char    *needs;
  const char    *until;
  const char    *step;
  gboolean       noted;
  const char    *remedy;
  gboolean     (*mend) (KamaeOperation *operation,
                        KamaeRecord    *record,
                        GError        **error);
  const char    *overdue;
};

KAMAE_AVAILABLE_IN_ALL
gboolean kamae_rule_holds (const KamaeRule     *rule,
                           const KamaeWorkflow *workflow,
                           const char          *state,
                           const char          *next);

G_END_DECLS
