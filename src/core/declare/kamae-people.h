/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

/**
 * KAMAE_SQL_DEPARTMENT_AT:
 * @person: a string literal: the name by which the query knows a row of `person`
 * @date: a string literal: an SQL expression that yields an ISO date
 *
 * SQL for the key of the department a person belonged to at a date.
 *
 * A person's own `department` is the one of joining. Each `transfer` gives the department from its
 * date on, so the newest transfer up to the date decides.
 *
 * ```c
 * "SELECT person.id FROM person WHERE " KAMAE_SQL_DEPARTMENT_AT ("person", ":as_of") " = :id"
 * ```
 */
#define KAMAE_SQL_DEPARTMENT_AT(person, date)                                                      \
  "coalesce ((SELECT move.department_id FROM transfer AS move"                                     \
  " WHERE move.person_id = " person ".id AND move.moved_on <= " date                               \
  " ORDER BY move.moved_on DESC LIMIT 1), " person ".department_id)"

/**
 * KAMAE_SQL_EMPLOYED_AT:
 * @person: a string literal: the name by which the query knows a row of `person`
 * @date: a string literal: an SQL expression that yields an ISO date
 *
 * SQL for whether a person had joined and had not left at a date. An unknown date of joining counts
 * as long ago; the last day still counts.
 */
#define KAMAE_SQL_EMPLOYED_AT(person, date)                                                        \
  "(coalesce (" person ".joined_on, '') <= " date                                                  \
  " AND coalesce (" person ".left_on, '9999-12-31') >= " date ")"

G_END_DECLS
