/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae-ui.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_SEARCH (kamae_search_get_type ())

G_DECLARE_FINAL_TYPE (KamaeSearch, kamae_search, KAMAE, SEARCH, AdwWindow)

/* Search over everything: records, pages, commands. By keyboard alone: type, arrows, Enter, Esc. */

GtkWidget *kamae_search_new      (GtkWindow     *parent,
                                  KamaeRegister *reg) G_GNUC_WARN_UNUSED_RESULT;
void       kamae_search_set_text (KamaeSearch *self,
                                  const char  *text);
/* What stands there before anything is typed: "(sx)", a page or else a record, the newest first.
 * The first is where the person is. */
void       kamae_search_set_recent (KamaeSearch *self,
                                    GPtrArray   *recent);

G_END_DECLS
