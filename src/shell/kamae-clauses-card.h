/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

/* The state of the clauses, derived from the records and from @findings of the check. */

void kamae_clauses_card_add      (GtkWidget         *parent,
                                  KamaeRegister     *reg,
                                  GPtrArray         *findings);
/* Of those only that @numbers name. */
void kamae_clauses_card_add_some (GtkWidget         *parent,
                                  KamaeRegister     *reg,
                                  GPtrArray         *findings,
                                  const char *const *numbers);

G_END_DECLS
