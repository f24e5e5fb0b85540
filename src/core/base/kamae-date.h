/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-types.h"

G_BEGIN_DECLS

/* Dates are kept as "2026-04-01", times as "13:30" or with their date as "2026-04-01T13:30"; people
 * read and write them in other forms. */

KAMAE_AVAILABLE_IN_ALL
char *kamae_format_date     (const char *iso_date,
                             const char *style,
                             const char *language) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *kamae_format_fiscal_year (const char *first_day,
                                const char *style,
                                const char *language) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *kamae_parse_date      (const char *text,
                             const char *today) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *kamae_parse_time      (const char *text) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *kamae_parse_date_time (const char *text,
                             const char *today) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *kamae_date_add_days   (const char *iso_date,
                             int         days) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
char *kamae_date_add_months (const char *iso_date,
                             int         months) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
int   kamae_date_count_months (const char *from,
                               const char *to);
KAMAE_AVAILABLE_IN_ALL
const char *kamae_month_name (int         month,
                              const char *language);

G_END_DECLS
