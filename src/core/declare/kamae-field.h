/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

/**
 * KamaeFieldKind:
 * @KAMAE_FIELD_NUMBER: the record's human number, given by its series (text)
 * @KAMAE_FIELD_TEXT: one line of text
 * @KAMAE_FIELD_LONG_TEXT: several lines of text
 * @KAMAE_FIELD_INTEGER: a 64-bit integer
 * @KAMAE_FIELD_DECIMAL: a double
 * @KAMAE_FIELD_DATE: an ISO 8601 date, "2026-04-01"
 * @KAMAE_FIELD_TIME: a time of the day, "13:30"
 * @KAMAE_FIELD_DATE_TIME: an ISO 8601 local time, "2026-04-01T13:30"
 * @KAMAE_FIELD_BOOLEAN: yes or no
 * @KAMAE_FIELD_CHOICE: one code of the field's choices
 * @KAMAE_FIELD_FLAGS: several codes, separated by one space, in the order of the choices
 * @KAMAE_FIELD_LINK: one record of the target entity; the column is `<name>_id`
 * @KAMAE_FIELD_LINKS: several records of the target entity; rows of the table `link`
 * @KAMAE_FIELD_FILE: a file kept in the register: a link to `evidence`
 * @KAMAE_FIELD_DERIVED: computed by SQL, never typed in
 */
typedef enum
{
  KAMAE_FIELD_NUMBER,
  KAMAE_FIELD_TEXT,
  KAMAE_FIELD_LONG_TEXT,
  KAMAE_FIELD_INTEGER,
  KAMAE_FIELD_DECIMAL,
  KAMAE_FIELD_DATE,
  KAMAE_FIELD_TIME,
  KAMAE_FIELD_DATE_TIME,
  KAMAE_FIELD_BOOLEAN,
  KAMAE_FIELD_CHOICE,
  KAMAE_FIELD_FLAGS,
  KAMAE_FIELD_LINK,
  KAMAE_FIELD_LINKS,
  KAMAE_FIELD_FILE,
  KAMAE_FIELD_DERIVED,
} KamaeFieldKind;

/**
 * KamaeFieldFlags:
 * @KAMAE_REQUIRED: must be filled from the first state on
 * @KAMAE_TITLE: names the record for people; one a entity
 * @KAMAE_KEY: unique, and found by kamae_register_find(); a number is one without saying so
 * @KAMAE_COLUMN: shown in lists unless the person chooses otherwise
 * @KAMAE_MAY_BE_NONE: "none" (なし) is an answer of its own
 * @KAMAE_MAY_BE_NA: "not applicable" (該当なし) is an answer of its own
 * @KAMAE_READ_ONLY: set by the program only
 * @KAMAE_UNLOCKED: may be changed while the record is locked
 * @KAMAE_OWNER: the link to the record that this one is a part of
 * @KAMAE_ACTUAL: the date something happened: not in the future (CORE-V01)
 * @KAMAE_DUE: the date something is due: overdue in words when it has passed (CORE-V08)
 * @KAMAE_HIDDEN: not shown in forms and lists
 * @KAMAE_DID: of a link to people: who did, is in charge of or approved what the record is about;
 * such a person does not audit it (the view `work`)
 * @KAMAE_KEPT_UP: goes on being changed after it was signed, as long as the record is not locked
 * and nothing has ended, as why something was postponed. A due date does, too, where the first one
 * is kept
 * @KAMAE_CARRIED_OVER: of a link with @taken_in: what has not ended goes over to another record
 * that takes it in, as what is left undone to the plan of the next year, though either has begun
 */
typedef enum
{
  KAMAE_REQUIRED = 1 << 0,
  KAMAE_TITLE = 1 << 1,
  KAMAE_KEY = 1 << 2,
  KAMAE_COLUMN = 1 << 3,
  KAMAE_MAY_BE_NONE = 1 << 4,
  KAMAE_MAY_BE_NA = 1 << 5,
  KAMAE_READ_ONLY = 1 << 6,
  KAMAE_UNLOCKED = 1 << 7,
  KAMAE_OWNER = 1 << 8,
  KAMAE_ACTUAL = 1 << 9,
  KAMAE_DUE = 1 << 10,
  KAMAE_HIDDEN = 1 << 11,
  KAMAE_DID = 1 << 12,
  KAMAE_KEPT_UP = 1 << 13,
  KAMAE_CARRIED_OVER = 1 << 14,
} KamaeFieldFlags;
KAMAE_FLAGS (KamaeFieldFlags)

/**
 * KamaeAbsence:
 * @KAMAE_ABSENCE_UNKNOWN: nobody has said yet
 * @KAMAE_ABSENCE_NONE: there is none (なし)
 * @KAMAE_ABSENCE_NOT_APPLICABLE: the question does not apply (該当なし)
 *
 * Why a field has no value. The three are different from zero and from each other.
 */
typedef enum
{
  KAMAE_ABSENCE_UNKNOWN,
  KAMAE_ABSENCE_NONE,
  KAMAE_ABSENCE_NOT_APPLICABLE,
} KamaeAbsence;

/**
 * KamaeField:
 * @name: snake case, unique in the entity; %NULL ends an array
 * @kind: what it holds
 * @label: marked for translation
 * @flags: see #KamaeFieldFlags
 * @help: one quiet line under the field, marked for translation
 * @choices: for a choice or flags; for yes or no where other words say "1" and "0" better
 * @target: for a link: the name of an entity, or "*" for any record. Links to records of the same
 * kind, as to a parent or to what came before, never come round: a loop is refused
 * @inverse: for a link: how the relation reads from the target, marked for translation
 * @series: for a number: a pattern, as "I-{fy}-{seq:03}"
 * @required_from: the state from which the field must be filled
 * @when: "field=code|code": the field is asked for, and required if it is, only then
 * @initial: canonical text of the first value; "@today", "@now", "@me" and "@fiscal_year",
 * the one of today, are understood
 * @sql: for a derived field: an expression over the row `this`; its result is text, a number or a
 * date. A derived field may name @choices, and then yields a code
 * @group: heading under which the form shows this field and those after it
 * @minimum: least allowed number
 * @maximum: greatest allowed number; no limit if not greater than @minimum
 * @not_before: for a date or a time of the day: the name of that of the same record with which the
 * time begins that this one ends: one that ends before it begins is told of at once and by the
 * check (CORE-V09). May be a field of what the record links to, as "audit.starts_on", a derived one
 * whose expression yields such a day, and several parted by "|": it lies before none of them. One
 * that is %KAMAE_ACTUAL cannot have been before: it is refused, also what is %KAMAE_DUE before
 * something that happened, and found as the days of steps are (CORE-V17)
 * @taken_in: (nullable): for a link to a record that this one counts into without being a part of
 * it, as a finding into its audit: the states of that record, or of what it is a part of, in which
 * it takes such records, parted by blanks. In others none is added, and none is taken away, goes
 * over to another, is deleted or goes back to what it was. What was there when the other was signed
 * stays there, too; the link is neither moved nor emptied once either has begun, but for what is
 * %KAMAE_CARRIED_OVER, and never emptied if it is %KAMAE_REQUIRED. The same holds for the link of
 * an %KAMAE_OWNER. "*" is for links to any record, as that of evidence: one may be added in all
 * states, and none of those that were there when the record was signed or locked is taken away
 * @filled_for: (nullable): the state, of the record's life cycle or that of what it is a part of or
 * counts into, for which the field is filled in; if %NULL, @required_from or the state to which the
 * step leads that dates it. What was signed before leaves the field open, begun or not; all else
 * was signed as it was, empty or not. What is %KAMAE_KEPT_UP is so up to this state
 * @held_from: (nullable): the state of the record's life cycle from which on the field is not
 * changed by hand, though nobody signed it, as who decided: only after a step back
 * @taken_when: (nullable): the condition, as in @when, under which the record counts; always if
 * %NULL
 * @get_view: (nullable): for a derived field: the type of a widget with the property "record"
 * (a #KamaeRecord) that forms show in place of the text
 *
 * The declaration of one field of an entity.
 */
struct _KamaeField
{
  const char        *name;
  KamaeFieldKind     kind;
  const char        *label;
  KamaeFieldFlags    flags;
  const char        *help;
  const KamaeChoice *choices;
  const char        *target;
  const char        *inverse;
  const char        *series;
  const char        *required_from;
  const char        *when;
  const char        *initial;
  const char        *sql;
  const char        *group;
  double             minimum;
  double             maximum;
  const char        *not_before;
  const char        *filled_for;
  const char        *taken_in;
  const char        *taken_when;
  GType            (*get_view) (void);
  const char        *held_from;
};

KAMAE_AVAILABLE_IN_ALL
gboolean kamae_field_is_text  (const KamaeField *field);
KAMAE_AVAILABLE_IN_ALL
gboolean kamae_field_is_link  (const KamaeField *field);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_field_get_target (const KamaeField *field);
KAMAE_AVAILABLE_IN_ALL
gboolean kamae_field_is_column (const KamaeField *field);
KAMAE_AVAILABLE_IN_ALL
char    *kamae_field_dup_column (const KamaeField *field) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char   **kamae_field_list_codes (const KamaeField *field) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const KamaeField *kamae_fields_next (const KamaeField *field);

G_END_DECLS
