/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../base/kamae-value-private.h"
#include "../declare/kamae-model-private.h"
#include "kamae-record.h"

G_BEGIN_DECLS

struct _KamaeRecord
{
  GObject parent_instance;

  KamaeRegister *reg;      /* weak */
  KamaeModel *model;       /* keeps the info */
  KamaeEntityInfo *info;
  gint64 id;
  KamaeValue *values;      /* as info->columns */
  gboolean deleted;
  gboolean is_unread;      /* the row could not be read: there are no values until it can */
};

KamaeRecord      *kamae_record_new          (KamaeRegister   *reg,
                                             KamaeEntityInfo *info,
                                             gint64           id);
/* Takes the values over; tells whether any of them is different. */
gboolean          kamae_record_take_values  (KamaeRecord     *self,
                                             KamaeValue      *values);
void              kamae_record_forget_values (KamaeRecord    *self);
void              kamae_record_set_deleted  (KamaeRecord     *self);
char             *kamae_record_dup_label_in (KamaeRecord     *self,
                                             const char      *language);
void              kamae_record_emit_changed (KamaeRecord     *self);
gboolean          kamae_condition_asks      (const char      *when,
                                             const char      *field,
                                             const char      *value);
gboolean          kamae_condition_holds     (const char      *when,
                                             KamaeRecord     *record);
const KamaeValue *kamae_record_get_value    (KamaeRecord     *self,
                                             const char      *field);
/* Whether a step of the entity's life cycle dates the field. */
gboolean          kamae_entity_is_dated     (const KamaeEntity *entity,
                                             const KamaeField  *field);
gboolean          kamae_record_has_day      (KamaeRecord      *self,
                                             const KamaeField *field);
gboolean          kamae_record_is_stamped   (KamaeRecord      *self,
                                             const KamaeField *field);
/* Whether the record is in a state from which on the field is not changed by hand. */
gboolean          kamae_record_is_held      (KamaeRecord      *self,
                                             const KamaeField *field);
gboolean          kamae_record_is_missing   (KamaeRecord      *self,
                                             const KamaeField *field,
                                             const char       *state);

G_END_DECLS
