/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-journal-private.h"

G_BEGIN_DECLS

struct _KamaeOperation
{
  GObject parent_instance;

  KamaeRegister *reg;
  KamaeRecord *subject;
  KamaeSession *session;
  GPtrArray *touched;   /* KamaeRecord: objects that show what is not committed yet */
  char *name;
  char *reason;
  const char *kind;     /* NULL for "do" */
  gint64 undoes;
  gboolean is_final;
  gboolean ended;
};

/* What follows from a change: see KamaeEntity.changed. */
gboolean kamae_operation_tell   (KamaeOperation *self,
                                 KamaeRecord    *record,
                                 const char     *field,
                                 GError        **error);
void     kamae_operation_touch  (KamaeOperation *self,
                                 KamaeRecord    *record);

G_END_DECLS
