/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "../declare/kamae-model-private.h"
#include "../sqlite/kamae-database-private.h"
#include "kamae-change-set.h"
#include "kamae-register.h"

G_BEGIN_DECLS

struct _KamaeRegister
{
  GObject parent_instance;

  KamaeModel *model;
  GFile *file;
  char *path;
  KamaeDatabase *database;
  GHashTable *records;       /* &record->id → KamaeRecord, not owned */
  KamaeRecord *person;
  KamaeRecord *organization;
  KamaeOperation *operation; /* the one under way, not owned; nothing is asked of it here */
  GDateTime *now;
  char *read_only_reason;
  dev_t device;              /* of the file that was opened: another may come to its place */
  ino_t inode;
  char *marker;              /* exists and is locked while the file is open for writing */
  int marker_fd;
  gboolean unclean;
  int fiscal_month;          /* 0 until asked for */
  char *date_style;          /* NULL until asked for */
  gint64 head_seq;           /* the newest entry of the journal that we know; 0 for none */
  char *head_hash;
  gint64 clock_seq;          /* the entry of which was told that the clock is behind it */
  GHashTable *settings;      /* key → value as the company set it; NULL until asked for */
  gint64 data_version;       /* SQLite's: another one means that another program wrote */
  gint64 read_seq;           /* the journal is known up to here */
  GHashTable *others;        /* its entries that another program wrote meanwhile; NULL for none */
  GHashTable *pasts;         /* what and when → what kamae_register_ref_past() made of it */
  gint64 past_seq;           /* the last entry of the journal that the past knows */
  KamaeDatabase *replayed;   /* the tables as the journal told them last, see kamae-past.c */
  gint64 replayed_seq;
  GHashTable *days;          /* day → what kamae_register_ref_day() made of it */
  KamaeReading *moment;      /* of which everything is read, see KAMAE_OPEN_MOMENT; else NULL */
  KamaeRegister *present;    /* weak: of which this one is the past */
};

KamaeDatabase *kamae_register_get_database (KamaeRegister     *self);
/* Records by key; those that are not in memory are read in one query. NULL on failure. */
GPtrArray     *kamae_register_load         (KamaeRegister     *self,
                                            KamaeEntityInfo   *info,
                                            const gint64      *ids,
                                            guint              n_ids,
                                            GError           **error);
KamaeRecord   *kamae_register_ref_unread   (KamaeRegister     *self,
                                            KamaeEntityInfo   *info,
                                            gint64             id);
KamaeRecord   *kamae_register_load_one     (KamaeRegister     *self,
                                            KamaeEntityInfo   *info,
                                            gint64             id,
                                            GError           **error);
/* NULL without an error: the plugin that keeps it is turned off, or there is no such record. */
KamaeEntityInfo *kamae_register_find_info  (KamaeRegister     *self,
                                            gint64             id,
                                            GError           **error);
/* Reads the row again into the object; notices that it is gone. */
gboolean       kamae_register_reload       (KamaeRegister     *self,
                                            KamaeRecord       *record,
                                            GError           **error);
void           kamae_register_forget       (KamaeRegister     *self,
                                            KamaeRecord       *record);
void           kamae_register_refresh      (KamaeRegister     *self,
                                            KamaeChangeSet    *changes);
/* The functions of SQL that depend on the register. */
void           kamae_register_serve_functions (KamaeRegister  *self);
void           kamae_register_emit_changed (KamaeRegister     *self,
                                            KamaeChangeSet    *changes);
void           kamae_register_emit_read_failed (KamaeRegister *self,
                                            const GError      *error);
void           kamae_register_forget_failure (KamaeRegister   *self);
void           kamae_register_forget_failures (KamaeRegister  *self);
void           kamae_register_bind_common  (KamaeRegister     *self,
                                            KamaeStatement    *statement,
                                            const char        *as_of);
gboolean       kamae_register_update_search (KamaeRegister    *self,
                                            KamaeChangeSet    *changes,
                                            GError           **error);
/* After the form in which texts compare has changed. */
gboolean       kamae_register_renew_search (KamaeRegister     *self,
                                            GError           **error);
char          *kamae_register_dup_label_of (KamaeRegister     *self,
                                            gint64             id);

G_END_DECLS
