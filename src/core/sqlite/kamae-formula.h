/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-types.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_FORMULA (kamae_formula_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (KamaeFormula, kamae_formula, KAMAE, FORMULA, GObject)

/* A calculation that the company writes, over named whole numbers. */

KAMAE_AVAILABLE_IN_ALL
KamaeFormula *kamae_formula_new      (const char        *text,
                                      const char *const *names,
                                      GError           **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean      kamae_formula_evaluate (KamaeFormula      *self,
                                      const gint64      *values,
                                      double            *result,
                                      GError           **error);

G_END_DECLS
