/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_SEARCH (kamae_search_get_type ())

G_DECLARE_FINAL_TYPE (KamaeSearch, kamae_search, KAMAE, SEARCH, AdwWindow)

/* Search over everything: records, pages, commands. By keyboard alone: type, arrows, Enter, Esc. */

/* @recent is what stands there before anything is typed: "(sx)", a page or else a record, the
 * newest first, which is where the person is; %NULL for nothing. */
GtkWidget *kamae_search_new      (GtkWindow     *parent,
                                  KamaeRegister *reg,
                                  GPtrArray     *recent) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_search_set_text (KamaeSearch *self,
                                  const char  *text);

G_END_DECLS
