/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-workflow.h"
#include "../register/kamae-record-private.h"

G_BEGIN_DECLS

gboolean kamae_workflow_goes_back  (const KamaeWorkflow *workflow,
                                    const char          *from,
                                    const char          *to);
/* Whether what the step signed and dated is gone when a record goes from one state back to another:
 * the step leads beyond that one, or it only signs what is written there or later. */
gboolean kamae_workflow_takes_back (const KamaeWorkflow   *workflow,
                                    const KamaeTransition *step,
                                    const char            *from,
                                    const char            *to);
/* Whether a step of the record takes back what a step before it signed, and that stands: by going
 * back, or by leaving the path. */
gboolean kamae_record_takes_back   (KamaeRecord           *self,
                                    const KamaeTransition *step,
                                    const KamaeTransition *made);
/* The names of the steps that take back the signature, or any without one; NULL if none does. */
char    *kamae_record_dup_steps_back (KamaeRecord *self,
                                      gint64       signature);
/* The names of the steps that lead back from the present state; NULL if none does. */
char    *kamae_record_dup_ways_back (KamaeRecord *self);
/* Beside what is in the way of a step: some of it may be under a signature. */
void     kamae_record_append_steps_back (KamaeRecord *self,
                                         GString     *message);

G_END_DECLS
