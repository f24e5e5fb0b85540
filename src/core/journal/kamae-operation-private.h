/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-journal-private.h"

G_BEGIN_DECLS

struct _KamaeOperation
{
  GObject parent_instance;

  KamaeRegister *reg;
  KamaeRecord *subject;
  KamaeSession *session;
  GPtrArray *touched;   /* KamaeRecord: objects that show what is not committed yet */
  GHashTable *unseen;   /* what others wrote meanwhile: see kamae_register_read_others() */
  const KamaeTransition *signed_step; /* whose box kamae_operation_sign() filled, */
  gint64 signed_record;               /* of this record, */
  gint64 signature;                   /* by this approval */
  char *name;
  char *reason;
  const char *kind;     /* NULL for "do" */
  gint64 undoes;
  gboolean is_final;
  gboolean is_own;      /* while Kamae itself makes what nobody makes by hand */
  gboolean is_step;     /* while a step does what follows from it */
  gboolean ended;
  guint depth;          /* of functions of plugins that run within one another */
  GHashTable *unsigned_fields; /* "id.field" of what no signature held when it was first changed */
  GHashTable *untold;   /* "id.field" of the days that it emptied because what was told changed */
  GHashTable *keys;     /* KamaeField → (key as it compares → id): see kamae-operation-keys.c */
};

/* The approval on which the step rests: what the operation signs for it, or what stands in its box;
 * 0 if there is none yet. The box of a phase is signed anew at each step. */
gint64   kamae_journal_find_signature (KamaeRegister         *reg,
                                       KamaeRecord           *record,
                                       const KamaeTransition *step);
/* Who has signed for the step, else who would: the person at work; 0 if there is neither. */
gint64   kamae_journal_find_signer    (KamaeRegister         *reg,
                                       KamaeRecord           *record,
                                       const KamaeTransition *step);

/* The key of a new row. */
gint64   kamae_operation_make_key     (void);
/* Sets the error, and returns FALSE. */
gboolean kamae_operation_refuse_field (KamaeRecord      *record,
                                       const char       *field,
                                       GError          **error);
/* Refuses what only Kamae itself makes. */
gboolean kamae_operation_check_hand_made (KamaeOperation  *self,
                                          KamaeEntityInfo *info,
                                          GError         **error);
gboolean kamae_operation_set_links    (KamaeOperation   *self,
                                       KamaeRecord      *record,
                                       const KamaeField *field,
                                       const char       *value,
                                       GError          **error);
/* equal: whether the field links to just those that the value names */
gboolean kamae_operation_compare_links (KamaeOperation  *self,
                                       KamaeRecord      *record,
                                       const KamaeField *field,
                                       const char       *value,
                                       gboolean         *equal,
                                       GError          **error);
/* What follows from a new record: see KamaeEntity.created. */
gboolean kamae_operation_tell_created (KamaeOperation *self,
                                       KamaeRecord    *record,
                                       GError        **error);
/* What follows from a change: see KamaeEntity.changed and KamaeDeclaration.changed; without a
 * field: from having been created. */
gboolean kamae_operation_tell   (KamaeOperation *self,
                                 KamaeRecord    *record,
                                 const char     *field,
                                 GError        **error);
/* A value that goes into the file, as kamae_value_parse() makes it. */
gboolean kamae_operation_parse        (KamaeOperation    *self,
                                       const KamaeEntity *entity,
                                       const KamaeField  *field,
                                       const char        *text,
                                       KamaeValue        *value,
                                       GError           **error);
gboolean kamae_operation_check_value  (KamaeOperation   *self,
                                       KamaeEntityInfo  *info,
                                       gint64            id,
                                       const KamaeField *field,
                                       const KamaeValue *value,
                                       GError          **error);
gboolean kamae_operation_check_taken  (KamaeRecord      *record,
                                       const KamaeField *changed,
                                       const KamaeValue *value,
                                       GError          **error);
/* Refuses what would change what was signed; takes back the signatures of the present state. */
gboolean kamae_operation_check_signed (KamaeOperation   *self,
                                       KamaeRecord      *record,
                                       const KamaeField *field,
                                       GError          **error);
/* Refuses to move the record by its link to what it is a part of. */
gboolean kamae_operation_check_moved (KamaeOperation   *self,
                                      KamaeRecord      *record,
                                      const KamaeField *field,
                                      const KamaeValue *value,
                                      GError          **error);
/* Takes back the signatures that prepare what the record counts into. */
gboolean kamae_operation_check_counted (KamaeOperation   *self,
                                       KamaeRecord      *record,
                                       const KamaeField *field,
                                       GError          **error);
gboolean kamae_operation_check_unsigned (KamaeOperation        *self,
                                         KamaeRecord           *record,
                                         const KamaeTransition *step,
                                         GError               **error);
gboolean kamae_operation_check_step_signed (KamaeOperation        *self,
                                            KamaeRecord           *record,
                                            const KamaeTransition *step,
                                            GError               **error);
/* Empties a field, if one is named, against what holds for people. */
gboolean kamae_operation_clear_field (KamaeOperation *self,
                                      KamaeRecord    *record,
                                      const char     *name,
                                      GError        **error);
/* Empties the days on which others were told what is another now. */
gboolean kamae_operation_void_told  (KamaeOperation   *self,
                                     KamaeRecord      *record,
                                     const char       *field,
                                     GError          **error);
/* Refuses a day of having told before what is told was changed. */
gboolean kamae_operation_check_told (KamaeOperation   *self,
                                     KamaeRecord      *record,
                                     const KamaeField *field,
                                     const KamaeValue *value,
                                     GError          **error);
void     kamae_operation_remember_key (KamaeOperation   *self,
                                       gint64            id,
                                       const KamaeField *field,
                                       const KamaeValue *value);
gboolean kamae_operation_touch  (KamaeOperation *self,
                                 KamaeRecord    *record,
                                 GError        **error);
/* Refuses what would overwrite a value that the person has not seen; without a field: what is
 * decided of the record as a whole. */
gboolean kamae_operation_check_seen (KamaeOperation *self,
                                     KamaeRecord    *record,
                                     const char     *field,
                                     GError        **error);

G_END_DECLS
