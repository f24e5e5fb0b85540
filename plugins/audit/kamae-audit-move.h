/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <kamae.h>

G_BEGIN_DECLS

/* Whether an audit, or one of its slots with a time of its own, is still only planned. */
gboolean kamae_audit_can_move (KamaeRecord  *record);
/* Its day as an ISO date. */
char    *kamae_audit_dup_day  (KamaeRecord  *record);
/* An audit takes its slots along; a slot that leaves the days of its audit stretches it. */
gboolean kamae_audit_move     (KamaeRecord  *record,
                               int           months,
                               int           days,
                               GError      **error);

G_END_DECLS
