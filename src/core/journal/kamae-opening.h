/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../register/kamae-register.h"

G_BEGIN_DECLS

/**
 * KamaeOpenFlags:
 * @KAMAE_OPEN_NORMAL: for reading and writing
 * @KAMAE_OPEN_READ_ONLY: for reading
 * @KAMAE_OPEN_MOMENT: for reading, until it is closed, what it holds at this moment; whoever writes
 *   beside it waits meanwhile
 */
typedef enum
{
  KAMAE_OPEN_NORMAL = 0,
  KAMAE_OPEN_READ_ONLY = 1 << 0,
  KAMAE_OPEN_MOMENT = KAMAE_OPEN_READ_ONLY | 1 << 1,
} KamaeOpenFlags;

KAMAE_AVAILABLE_IN_ALL
KamaeRegister *
kamae_register_create (KamaeModel *model, GFile *file, const char *organization, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRegister *
kamae_register_open (KamaeModel *model, GFile *file, KamaeOpenFlags flags, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
