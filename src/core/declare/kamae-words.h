/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

/**
 * KAMAE_SQL_WORDS:
 * @msgid: a string to translate, marked with `KC_ ()`; without apostrophes
 *
 * SQL for words in the language of who reads the result.
 *
 * ```c
 * "SELECT " KAMAE_SQL_WORDS (KC_ ("total of a table", "Total")) ", count (*) FROM risk"
 * ```
 *
 * Since: 0.1
 */
#define KAMAE_SQL_WORDS(msgid) "words ('" msgid "')"

/**
 * KAMAE_SQL_COMMA:
 *
 * SQL for what stands between the items of a list, in the language of who reads the result.
 *
 * Since: 0.1
 */
#define KAMAE_SQL_COMMA KAMAE_SQL_WORDS (KC_ ("between the items of a list", ", "))

/**
 * KAMAE_SQL_COLON:
 *
 * SQL for what stands between a name and what is said of it.
 *
 * Since: 0.1
 */
#define KAMAE_SQL_COLON KAMAE_SQL_WORDS (KC_ ("between a name and what is said of it", ": "))

G_END_DECLS
