/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-ui-private.h"

G_BEGIN_DECLS

/* What is being typed and is not in the register yet, kept in a folder of the person: it outlives
 * the program. A key names the place, as "7.title"; without a register it is of the program. */

typedef struct
{
  char *text;
  char *seen;     /* what the register held when the typing began */
  char *place;    /* which record and field it is of, in words; NULL if of none */
  char *message;  /* why it could not be saved; NULL for what an earlier session left */
  gint64 at;      /* seconds since 1970 */
  gboolean written;
  gboolean due;
} KamaeDraft;

const KamaeDraft *_kamae_drafts_find  (KamaeRegister *reg,
                                       const char    *key);
void              _kamae_drafts_keep  (KamaeRegister *reg,
                                       const char    *key,
                                       const char    *text,
                                       const char    *seen);
void              _kamae_drafts_explain (KamaeRegister *reg,
                                         const char  *key,
                                         const char  *message);
void              _kamae_drafts_drop  (KamaeRegister *reg,
                                       const char    *key);
/* The keys of texts whose record is not there any more. */
GPtrArray        *_kamae_drafts_list_lost (KamaeRegister *reg) G_GNUC_WARN_UNUSED_RESULT;
/* Writes at once what else would be written in a moment. */
void              _kamae_drafts_flush (void);

G_END_DECLS
