/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-entity.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_QUERY (kamae_query_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeQuery, kamae_query, KAMAE, QUERY, GObject)

/* Which records of one entity, and in which order. Values are canonical text, as
 * kamae_record_dup_canonical(). */

/**
 * KamaeMatch:
 * @KAMAE_MATCH_IS: the field is the value; for flags: holds it; for links: one of them is it
 * @KAMAE_MATCH_IS_NOT: the opposite
 * @KAMAE_MATCH_BEFORE: less than the value
 * @KAMAE_MATCH_FROM: the value or greater
 * @KAMAE_MATCH_UNSET: has no value; the value given is not looked at
 * @KAMAE_MATCH_SET: has a value
 * @KAMAE_MATCH_CONTAINS: the text holds it, whatever the width of its letters
 */
typedef enum
{
  KAMAE_MATCH_IS,
  KAMAE_MATCH_IS_NOT,
  KAMAE_MATCH_BEFORE,
  KAMAE_MATCH_FROM,
  KAMAE_MATCH_UNSET,
  KAMAE_MATCH_SET,
  KAMAE_MATCH_CONTAINS,
} KamaeMatch;

KAMAE_AVAILABLE_IN_ALL
KamaeQuery        *kamae_query_new        (const KamaeEntity *entity) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeQuery        *kamae_query_copy       (KamaeQuery        *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
const KamaeEntity *kamae_query_get_entity (KamaeQuery        *self);
KAMAE_AVAILABLE_IN_ALL
gboolean           kamae_query_where_text (KamaeQuery    *self,
                                           KamaeRegister *reg,
                                           const char    *field,
                                           KamaeMatch     match,
                                           const char    *text,
                                           GError       **error);
KAMAE_AVAILABLE_IN_ALL
void               kamae_query_where      (KamaeQuery        *self,
                                           const char        *field,
                                           KamaeMatch         match,
                                           const char        *value);
KAMAE_AVAILABLE_IN_ALL
void               kamae_query_where_among (KamaeQuery   *self,
                                            const char   *sql);
KAMAE_AVAILABLE_IN_ALL
void               kamae_query_search     (KamaeQuery        *self,
                                           const char        *text);
KAMAE_AVAILABLE_IN_ALL
void               kamae_query_order      (KamaeQuery        *self,
                                           const char        *field,
                                           gboolean           descending);

G_END_DECLS
