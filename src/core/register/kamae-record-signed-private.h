/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-record-private.h"

G_BEGIN_DECLS

/* Signatures of records that are not locked. */

typedef struct
{
  gint64 id;      /* of the approval */
  gboolean binds; /* else a change takes it back */
} KamaeSignature;

GArray  *kamae_record_list_signatures (KamaeRecord      *self,
                                       const KamaeField *field,
                                       GError          **error);
GArray  *kamae_record_list_signatures_before (KamaeRecord           *self,
                                              const KamaeTransition *step,
                                              const KamaeField      *field,
                                              GError               **error);
/* Those that a change of the record takes back at what it counts into. */
GArray  *kamae_record_list_preparing  (KamaeRecord      *self,
                                       GError          **error);
/* Whether a signature leaves the field to go on. */
gboolean kamae_record_goes_on (const KamaeEntity *entity,
                               const KamaeField  *field);
/* What a link of the record with the key leads into, if that takes nothing in any more. */
KamaeRecord *kamae_record_ref_closed  (KamaeRecord      *self,
                                       const KamaeField *field,
                                       gint64            target);

/* What the record counts into by the field, if that takes nothing in any more. */
KamaeRecord *kamae_record_ref_taken   (KamaeRecord      *self,
                                       const KamaeField *field);

G_END_DECLS
