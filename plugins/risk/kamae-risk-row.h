/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* Not rated: a value of its own, not a low one. */
#define KAMAE_RISK_UNRATED (-1)

#define KAMAE_TYPE_RISK_ROW (kamae_risk_row_get_type ())

G_DECLARE_FINAL_TYPE (KamaeRiskRow, kamae_risk_row, KAMAE, RISK_ROW, GObject)

/* A risk on the sheet, with its evaluation at the stage that the sheet shows, if there is one.
 * Signal: changed. */
struct _KamaeRiskRow
{
  GObject   parent_instance;

  gint64    risk_id;
  gint64    owner_id;
  /* 0 as long as nothing is rated. */
  gint64    evaluation_id;
  char     *number;
  char     *title;
  char     *owner;
  /* NULL as long as not all is rated. */
  char     *value;
  char     *band;
  KamaeTone tone;
  /* What the level calls for. */
  char     *action;
  char     *basis;
  /* A value for each scale of the sheet. */
  GArray   *ratings;
  /* Whether it was still to be evaluated when the person last asked for those. */
  gboolean  was_open;
};

KamaeRiskRow *kamae_risk_row_new        (KamaeCursor  *cursor,
                                         GPtrArray    *scales);
gboolean      kamae_risk_row_take       (KamaeRiskRow *self,
                                         KamaeRiskRow *other);
int           kamae_risk_row_get_rating (KamaeRiskRow *self,
                                         guint         scale);
gboolean      kamae_risk_row_is_open    (KamaeRiskRow *self);

G_END_DECLS
