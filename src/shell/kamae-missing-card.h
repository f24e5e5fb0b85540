/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

/* What the check found, or why it could not be made; of the clauses that @numbers name, or of all
 * where that is NULL. */

void kamae_missing_card_add (GtkWidget         *parent,
                             GPtrArray         *findings,
                             const GError      *error,
                             const char *const *numbers);

G_END_DECLS
