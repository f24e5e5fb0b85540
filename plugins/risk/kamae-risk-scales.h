/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* The scales of a version of the criteria with their levels, in the language of the reader. */

typedef struct
{
  int   value;
  char *label;
  char *description;
  char *example;
} KamaeRiskLevel;

typedef struct
{
  char      *code;
  char      *label;
  /* A fact is known, not rated. */
  gboolean   is_fact;
  /* KamaeRiskLevel, the highest first. */
  GPtrArray *levels;
} KamaeRiskScale;

/* In SQL: the text in the reader's language, or else the other. */
#define KAMAE_RISK_WORDS(row, field) \
  "either (" row "." field "_ja, " row "." field "_en)"

KamaeRiskScale       *kamae_risk_scale_new    (const char      *code,
                                               const char      *label,
                                               gboolean         is_fact);
KamaeRiskLevel       *kamae_risk_scale_add_level (KamaeRiskScale *scale,
                                                  int             value);
GPtrArray            *kamae_risk_load_scales  (KamaeRegister   *reg,
                                               gint64           criteria,
                                               const char      *language,
                                               GError         **error);
const KamaeRiskLevel *kamae_risk_scale_find   (KamaeRiskScale  *scale,
                                               int              value);
KamaeTone             kamae_risk_parse_tone   (const char      *tone);

G_END_DECLS
