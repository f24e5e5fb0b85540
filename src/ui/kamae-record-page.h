/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

#include "kamae-page.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_RECORD_PAGE (kamae_record_page_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_DERIVABLE_TYPE (KamaeRecordPage, kamae_record_page, KAMAE, RECORD_PAGE, KamaePage)

struct _KamaeRecordPageClass
{
  KamaePageClass parent_class;

  gpointer _reserved[8];
};

/* The page that an entity gets without being asked: list and form side by side. */

KAMAE_AVAILABLE_IN_ALL
void kamae_record_page_filter (KamaeRecordPage *self,
                               const char      *field,
                               const char      *value);
KAMAE_AVAILABLE_IN_ALL
void kamae_record_page_add_action (KamaeRecordPage *self,
                                   GtkWidget       *widget);
KAMAE_AVAILABLE_IN_ALL
void kamae_record_page_add_list_action (KamaeRecordPage *self,
                                        const char      *icon,
                                        const char      *label,
                                        const char      *action);
KAMAE_AVAILABLE_IN_ALL
char *kamae_record_page_dup_columns (KamaeRecordPage *self) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
void kamae_record_page_set_columns (KamaeRecordPage *self,
                                    const char      *columns);

G_END_DECLS
