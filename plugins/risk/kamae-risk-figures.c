/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-private.h"

#include <kamae-i18n.h>

/* The computed values. */

/* Assets that the register held on the date. */
#define ALIVE_THEN \
  "registered_on <= :as_of AND (disposed_on IS NULL OR disposed_on > :as_of)"

const KamaeFigure kamae_risk_figures[] = {
  { "AST-C01", KAMAE_FIGURE_SERIES, N_("Information assets by classification"), "6.1.2",
    .page = "assets",
    .sql = "SELECT label ('asset', 'classification', classification), count (*) FROM asset "
           "WHERE " ALIVE_THEN " AND classification IS NOT NULL GROUP BY classification "
           "ORDER BY instr ('top_secret secret internal public', classification)" },
  { "AST-C02", KAMAE_FIGURE_SERIES, N_("Information assets by value"), "6.1.2", .page = "assets",
    .sql = "SELECT value, count (*) FROM (SELECT " KAMAE_RISK_ASSET_VALUE ("asset") " AS value "
           "FROM asset WHERE " ALIVE_THEN ") WHERE value IS NOT NULL "
           "GROUP BY value ORDER BY value DESC" },
  { "AST-C03", KAMAE_FIGURE_NUMBER, N_("Information assets whose stock-taking is due"), "6.1.2",
    .page = "assets",
    .sql = "SELECT sum (" KAMAE_RISK_STOCK_DUE ("asset") ") FROM asset WHERE " ALIVE_THEN
           " HAVING count (*) > 0" },
  { NULL }
};
