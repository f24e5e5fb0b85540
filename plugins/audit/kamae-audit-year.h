/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The twelve months of a programme, for the page and the paper. Days are ISO dates; the year is the
 * first day of the fiscal year. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KAMAE_AUDIT_MONTHS 12

/* What stands for the state of an audit in a month. */
const char *kamae_audit_mark_of    (const char *state);
/* The day so many months later, in a shorter month its last, and then so many days. */
char       *kamae_audit_move_day   (const char *day,
                                    int         months,
                                    int         days);

G_END_DECLS
