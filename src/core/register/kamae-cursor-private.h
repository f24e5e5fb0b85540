/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../sqlite/kamae-statement-private.h"
#include "kamae-cursor.h"

G_BEGIN_DECLS

/* Takes the statement over. */
KamaeCursor *kamae_cursor_new (KamaeRegister  *reg,
                               KamaeStatement *statement,
                               const char     *language);

G_END_DECLS
