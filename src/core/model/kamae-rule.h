/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../kamae-types.h"

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
 * @state: the state from which on it holds; it guards the steps into that state. %NULL: always, and
 * no guard
 * @clause: of the standard
 * @text: what is wrong and what to do, one sentence, marked for translation
 * @sql: constant query that yields the key of each offending record and, if there is a second
 * column, a detail in words. A rule without an entity yields one row with any key when it is
 * broken. Parameters: `:as_of`, the date of the check; `:me`, the person at work, for guards that
 * ask who signs
 * @field: (nullable): the field that mends it
 * @needs: (nullable): an entity of another plugin that the query names. Where @entity or @needs is
 * not declared, as because its plugin is switched off, the rule is not asked
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
};

G_END_DECLS
