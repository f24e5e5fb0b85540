/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-ui-private.h"

G_BEGIN_DECLS

/* Asks who approves, on which day, by which means, and for a comment. */

typedef struct
{
  KamaeRecord *person;
  char *on; /* of a paper; NULL for today */
  char *means;
  char *comment;
} KamaeApprovalAnswer;

void                 kamae_approval_answer_free (KamaeApprovalAnswer *self);
void                 kamae_ask_approval_async   (GtkWindow           *parent,
                                                 KamaeRegister       *reg,
                                                 KamaeRecord         *person,
                                                 const char          *key,
                                                 const char          *heading,
                                                 const char          *body,
                                                 const char          *action,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             data);
KamaeApprovalAnswer *kamae_ask_approval_finish  (GAsyncResult        *result,
                                                 GError             **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeApprovalAnswer, kamae_approval_answer_free)

G_END_DECLS
