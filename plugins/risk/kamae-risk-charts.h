/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* RSK-C05: how many risks of each level a department has. */
KamaeChart *kamae_risk_chart_departments (KamaeRegister  *reg,
                                          KamaeRecord    *run,
                                          const char     *language,
                                          GError        **error);
/* RSK-C06 month by month: the share of the actions that were to be done, and that were done. NULL
 * without an error if there is no action. */
KamaeChart *kamae_risk_chart_progress    (KamaeRegister  *reg,
                                          KamaeRecord    *run,
                                          const char     *language,
                                          GError        **error);

G_END_DECLS
