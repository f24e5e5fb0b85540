/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../register/kamae-figure-result.h"
#include "../register/kamae-register.h"

G_BEGIN_DECLS

/* The register as it was. */

KAMAE_AVAILABLE_IN_ALL
KamaeRegister *
kamae_register_ref_past (KamaeRegister *self,
                         KamaeRecord *record,
                         KamaeStateFlags flag,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRegister *
kamae_register_ref_lock (KamaeRegister *self,
                         KamaeRecord *record,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRecord *
kamae_register_ref_decided (KamaeRegister *self,
                            KamaeRecord *record,
                            gboolean *is_taken) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeRegister *
kamae_register_ref_followed (KamaeRegister *self,
                             KamaeRecord *record,
                             KamaeStateFlags flag,
                             KamaeRecord *decided,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
gboolean
kamae_register_check_day (KamaeRegister *self, const char *day, GError **error);
KAMAE_AVAILABLE_IN_ALL
KamaeRegister *
kamae_register_ref_day (KamaeRegister *self,
                        const char *day,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
KAMAE_AVAILABLE_IN_ALL
KamaeFigureResult *
kamae_register_compute (KamaeRegister *self,
                        const KamaeFigure *figure,
                        const char *as_of,
                        const char *since,
                        const char *language,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
