/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <kamae.h>

/* A plugin with a figure that cannot be computed, and one that can. */

static const KamaeFigure figures[] = {
  { "FAIL-C01", KAMAE_FIGURE_NUMBER, "A figure of no table", "9.1",
    .sql = "SELECT count (*) FROM nowhere" },
  { "FAIL-C02", KAMAE_FIGURE_NUMBER, "Seven", "9.1", .sql = "SELECT 7" },
  { NULL }
};

static const KamaeDeclaration declaration = {
  .id = "fails",
  .version = 1,
  .domain = "fails",
  .figures = figures,
};

KAMAE_PLUGIN_DEFINE (declaration)
