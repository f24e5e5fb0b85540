/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-board.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_SUBJECT_PAGE (kamae_subject_page_get_type ())

G_DECLARE_FINAL_TYPE (KamaeSubjectPage, kamae_subject_page, KAMAE, SUBJECT_PAGE, KamaeBoard)

/* The overview of a subject: what its clauses want, what is there, what is missing, and the next
 * step. */

GtkWidget *kamae_subject_page_new (KamaeRegister      *reg,
                                   const KamaeSubject *subject) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
