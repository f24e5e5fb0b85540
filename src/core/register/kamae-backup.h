/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-register.h"

G_BEGIN_DECLS

/* Copies that are made and checked beside the work, in a thread of their own. */

KAMAE_AVAILABLE_IN_ALL
void     kamae_register_backup_async       (KamaeRegister       *self,
                                            GFile               *target,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
KAMAE_AVAILABLE_IN_ALL
gboolean kamae_register_backup_finish      (KamaeRegister       *self,
                                            GAsyncResult        *result,
                                            GError             **error);
KAMAE_AVAILABLE_IN_ALL
void     kamae_register_keep_backup_async  (KamaeRegister       *self,
                                            GFile               *folder,
                                            GAsyncReadyCallback  callback,
                                            gpointer             data);
KAMAE_AVAILABLE_IN_ALL
gboolean kamae_register_keep_backup_finish (KamaeRegister       *self,
                                            GAsyncResult        *result,
                                            GError             **error);

G_END_DECLS
