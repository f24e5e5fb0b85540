/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-board.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_START_PAGE (kamae_start_page_get_type ())

G_DECLARE_FINAL_TYPE (KamaeStartPage, kamae_start_page, KAMAE, START_PAGE, KamaeBoard)

/* What is due, what is missing, what changed. Everything on it is computed, and opens what it
 * counts. */

GtkWidget *kamae_start_page_new (KamaeRegister *reg) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
