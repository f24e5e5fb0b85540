/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../register/kamae-register.h"

G_BEGIN_DECLS

KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_undo_name (KamaeRegister *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char          *kamae_register_dup_undo_author (KamaeRegister *self,
                                               gboolean       redo) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *
kamae_register_dup_redo_name (KamaeRegister *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_undo                (KamaeRegister     *self,
                                                   GError           **error);
KAMAE_AVAILABLE_IN_ALL
gboolean       kamae_register_redo                (KamaeRegister     *self,
                                                   GError           **error);

G_END_DECLS
