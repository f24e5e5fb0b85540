/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KamaeTurns KamaeTurns;

/* Lives its days one after the other: calls kamae_turns_wait() before each. */
typedef gboolean (*KamaeTurnsFunc) (gpointer      owner,
                                    gconstpointer data,
                                    GError      **error);

KamaeTurns *kamae_turns_new  (gpointer        owner);
void        kamae_turns_free (KamaeTurns     *self);
void        kamae_turns_add  (KamaeTurns     *self,
                              guint           rank,
                              KamaeTurnsFunc  func,
                              gconstpointer   data);
guint       kamae_turns_get_rank (KamaeTurns *self);
gboolean    kamae_turns_wait (KamaeTurns     *self,
                              const char     *day,
                              GError        **error);
gboolean    kamae_turns_run  (KamaeTurns     *self,
                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeTurns, kamae_turns_free)

G_END_DECLS
