/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kamae-risk-map.h"

G_BEGIN_DECLS

/* A place of the map: what the criteria say of it. */
typedef struct
{
  /* Whether the two scales alone decide the level. */
  gboolean  is_decided;
  gboolean  is_acceptable;
  KamaeTone tone;
  char     *mark;
  char     *band;
} KamaeRiskPlace;

struct _KamaeRiskMap
{
  GObject         parent_instance;

  char           *language;
  /* Two of the KamaeRiskScale in it. */
  GPtrArray      *axes;
  KamaeRiskScale *across;
  KamaeRiskScale *up;
  KamaeRiskPlace *places;
  GPtrArray      *points;
  guint           n_left_out;
};

G_END_DECLS
