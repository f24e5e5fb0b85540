/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../sqlite/kamae-database-private.h"
#include "kamae-record-private.h"

G_BEGIN_DECLS

/* Signatures of records that are not locked. */

typedef struct
{
  gint64 id;      /* of the approval; 0 where what holds is locked, or has ended */
  gint64 whole;   /* what was signed, or is locked */
  gboolean binds; /* else a change takes it back */
} KamaeSignature;

GArray  *kamae_record_list_signatures (KamaeRecord      *self,
                                       const KamaeField *field,
                                       GError          **error);
GArray  *kamae_record_list_signatures_into (KamaeRecord     *self,
                                            KamaeRecord     *whole,
                                            GError         **error);
GArray  *kamae_record_list_signatures_before (KamaeRecord           *self,
                                              const KamaeTransition *step,
                                              const KamaeField      *field,
                                              GError               **error);
gboolean kamae_workflow_has_flag (const KamaeWorkflow *workflow,
                                  const char          *name,
                                  KamaeStateFlags      flag);
/* The newest entry, up to the one given, with which the record came into the states with the flag,
 * or without one went on into its present state; 0 if there is none. */
gboolean kamae_record_find_turn (KamaeDatabase   *database,
                                 KamaeRecord     *record,
                                 KamaeStateFlags  flag,
                                 gint64           newest,
                                 gint64          *seq,
                                 GError         **error);
/* Those that a change of the record takes back at what it counts into. */
GArray  *kamae_record_list_preparing  (KamaeRecord      *self,
                                       GError          **error);
/* Whether the link to what the record is a part of, or counts into, is not emptied. */
gboolean kamae_record_is_tied         (KamaeRecord      *self,
                                       const KamaeField *field);
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
