/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* Two runs beside one another: what is new, went up or down, was closed, stayed. Values of
 * different criteria are not compared (RCV-V05). */

typedef struct
{
  /* As "up"; an order by what matters most. */
  char   *code;
  gint64  risk;
  char   *number;
  char   *title;
  char   *before;
  char   *after;
  char   *reason;
} KamaeRiskDifference;

/* KamaeRiskDifference */
GPtrArray  *kamae_risk_compare           (KamaeRegister  *reg,
                                          gint64          before,
                                          gint64          run,
                                          const char     *language,
                                          GError        **error);
const char *kamae_risk_difference_label  (const char     *code,
                                          const char     *language);
char       *kamae_risk_count_differences (GPtrArray      *differences,
                                          const char     *language);

G_END_DECLS
