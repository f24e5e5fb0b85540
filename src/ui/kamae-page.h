/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#if !defined (KAMAE_UI_INSIDE) && !defined (KAMAE_UI_COMPILATION)
# error "Only <kamae-ui.h> can be included directly."
#endif

#include <adwaita.h>
#include <kamae.h>

G_BEGIN_DECLS

#define KAMAE_TYPE_PAGE (kamae_page_get_type ())

KAMAE_AVAILABLE_IN_ALL
G_DECLARE_DERIVABLE_TYPE (KamaePage, kamae_page, KAMAE, PAGE, AdwBin)

/**
 * KamaePageClass:
 * @show_record: selects the record and shows it; %FALSE if the page has none such
 * @add: makes a new record, as the button "Add" does
 * @can_add: whether there is anything to add
 * @find: puts the cursor into the page's filter
 * @get_record: (nullable): the record at hand, for printing
 * @go_back: on a narrow window, from the record to the list; %FALSE if there is no way back
 * @tells_gaps: whether each part of the page says itself what it could not read: the rest stays
 * usable. Other pages are covered then, see kamae_page_set_error()
 *
 * A plugin's view in the shell. Construct properties: "register" and "info" (a pointer to
 * #KamaePageInfo).
 * Signals: open-record (KamaeRecord) asks the shell to show a record, whichever page owns it;
 * message (string) asks it for a toast.
 */
struct _KamaePageClass
{
  AdwBinClass parent_class;

  gboolean     (*show_record) (KamaePage   *self,
                               KamaeRecord *record);
  void         (*add)         (KamaePage   *self);
  gboolean     (*can_add)     (KamaePage   *self);
  void         (*find)        (KamaePage   *self);
  KamaeRecord *(*get_record)  (KamaePage   *self);
  gboolean     (*go_back)     (KamaePage   *self);
  gboolean       tells_gaps;

  gpointer _reserved[8];
};

KAMAE_AVAILABLE_IN_ALL
KamaePage           *kamae_page_new           (KamaeRegister       *reg,
                                               const KamaePageInfo *info) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRegister       *kamae_page_get_register  (KamaePage           *self);
KAMAE_AVAILABLE_IN_ALL
const KamaePageInfo *kamae_page_get_info      (KamaePage           *self);
KAMAE_AVAILABLE_IN_ALL
gboolean             kamae_page_show_record   (KamaePage           *self,
                                               KamaeRecord         *record);
KAMAE_AVAILABLE_IN_ALL
void                 kamae_page_add           (KamaePage           *self);
KAMAE_AVAILABLE_IN_ALL
gboolean             kamae_page_can_add       (KamaePage           *self);
KAMAE_AVAILABLE_IN_ALL
void                 kamae_page_find          (KamaePage           *self);
KAMAE_AVAILABLE_IN_ALL
KamaeRecord         *kamae_page_get_record    (KamaePage           *self);
KAMAE_AVAILABLE_IN_ALL
gboolean             kamae_page_go_back       (KamaePage           *self);
KAMAE_AVAILABLE_IN_ALL
void                 kamae_page_open_record   (KamaePage           *self,
                                               KamaeRecord         *record);
KAMAE_AVAILABLE_IN_ALL
void                 kamae_page_message       (KamaePage           *self,
                                               const char          *text);
KAMAE_AVAILABLE_IN_ALL
void                 kamae_page_set_error     (KamaePage           *self,
                                               const GError        *error);

G_END_DECLS
