/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-ui-private.h"

G_BEGIN_DECLS

/* Files kept inside the register. */

void _kamae_attachment_open      (GtkWidget   *widget,
                                  KamaeRecord *evidence);
void _kamae_attachment_save_copy (GtkWidget   *widget,
                                  KamaeRecord *evidence);

G_END_DECLS
