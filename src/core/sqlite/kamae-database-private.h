/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-statement-private.h"

G_BEGIN_DECLS

/* One connection to one SQLite file, opened with every setting that we rely on and read back. */

#define KAMAE_TYPE_DATABASE (kamae_database_get_type ())
G_DECLARE_FINAL_TYPE (KamaeDatabase, kamae_database, KAMAE, DATABASE, GObject)

/* "Kama": so that file(1) and we can tell whose file it is. */
#define KAMAE_FILE_ID 0x4b616d61
/* The layout of the tables that are no entities. */
#define KAMAE_FORMAT_VERSION 1
/* SQLite takes rows of up to 1,000,000,000 bytes. */
#define KAMAE_MAX_FILE_SIZE ((gsize) 999000000)

typedef enum
{
  KAMAE_DATABASE_CREATE,
  KAMAE_DATABASE_READ_WRITE,
  KAMAE_DATABASE_READ_ONLY,
  KAMAE_DATABASE_MEMORY,
} KamaeDatabaseMode;

/* Serves the SQL functions that depend on the register. */
typedef struct
{
  char       *(*dup_setting)  (gpointer owner, const char *key);
  char *(*dup_label) (gpointer owner,
                      const char *entity,
                      const char *field,
                      const char *code,
                      const char *language);
  char       *(*dup_record_label) (gpointer owner, gint64 id);
  int         (*record_ended) (gpointer owner, gint64 id); /* -1: there is no such record */
  char       *(*dup_today)    (gpointer owner);
  int         (*fiscal_month) (gpointer owner);
  const char *(*words)        (gpointer owner, const char *msgid, const char *language);
  const char *(*figure_title) (gpointer owner, const char *id, const char *language);
  char       *(*dup_date)     (gpointer owner, const char *iso_date, const char *language);
  char       *(*dup_fiscal_year) (gpointer owner, const char *first_day, const char *name,
                                  const char *language);
  /* Something could not be read, and who asked does not look at errors. */
  void        (*failed)       (gpointer owner, const GError *error);
} KamaeDatabaseFunctions;

/* The connection, borrowed for a reading: g_autoptr (KamaeReading) ends it. */
typedef struct _KamaeDatabase KamaeReading;

KamaeDatabase  *kamae_database_open         (const char        *path,
                                             KamaeDatabaseMode  mode,
                                             GError           **error);
void            kamae_database_close        (KamaeDatabase     *self);
void            kamae_database_set_functions (KamaeDatabase    *self,
                                             const KamaeDatabaseFunctions *functions,
                                             gpointer           owner);
void            kamae_database_set_language (KamaeDatabase     *self,
                                             const char        *language);
const char     *kamae_database_get_language (KamaeDatabase     *self);
gboolean        kamae_database_is_read_only (KamaeDatabase     *self);
KamaeStatement *kamae_database_prepare      (KamaeDatabase     *self,
                                             const char        *sql,
                                             GError           **error);
/* For SQL that the core did not write: nothing but reading gets through. */
KamaeStatement *kamae_database_prepare_foreign (KamaeDatabase  *self,
                                             const char        *sql,
                                             GError           **error);
gboolean        kamae_database_execute      (KamaeDatabase     *self,
                                             const char        *script,
                                             GError           **error);
/* After tables were rebuilt: what is prepared knows the columns that they had. */
void            kamae_database_forget_idle  (KamaeDatabase     *self);
/* For statements that the core did not write: they may read all, and change values in these tables,
 * but neither keys nor tables. */
gboolean        kamae_database_execute_on   (KamaeDatabase     *self,
                                             const char        *script,
                                             const char *const *tables,
                                             GError           **error);
/* Not waiting for the disk is for a file in the making only, which may be thrown away. */
gboolean        kamae_database_set_durable  (KamaeDatabase     *self,
                                             gboolean           durable,
                                             GError           **error);
/* All that is read until the reading ends is of one moment, whoever writes beside it, who waits
 * meanwhile. Readings nest; what is read within an operation is of the operation. */
KamaeReading   *kamae_database_begin_reading (KamaeDatabase    *self,
                                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void            kamae_database_end_reading  (KamaeReading      *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KamaeReading, kamae_database_end_reading)
/* Takes back what was begun, if anything is. */
void            kamae_database_roll_back    (KamaeDatabase     *self);
/* The first value of the first row; 0 and NULL if there is none. */
gboolean        kamae_database_get_integer  (KamaeDatabase     *self,
                                             const char        *sql,
                                             gint64            *value,
                                             GError           **error);
/* At which place of a row, and of a changeset's, the column stands; -1 if there is none. */
gboolean        kamae_database_find_column  (KamaeDatabase     *self,
                                             const char        *table,
                                             const char        *column,
                                             int               *place,
                                             GError           **error);
gboolean        kamae_database_dup_text     (KamaeDatabase     *self,
                                             const char        *sql,
                                             char             **value,
                                             GError           **error);
/* What an integrity check found without the lines that say where it looked. */
const char     *kamae_database_skip_heading (const char        *found);
/* SQLite's own check of the file and of its references. */
gboolean        kamae_database_check        (KamaeDatabase     *self,
                                             GError           **error);
gboolean        kamae_database_backup       (KamaeDatabase     *self,
                                             const char        *path,
                                             GError           **error);
gboolean        kamae_database_copy_pages   (KamaeDatabase     *self,
                                             KamaeDatabase     *copy,
                                             GError           **error);
void            kamae_database_fail         (KamaeDatabase     *self,
                                             int                code,
                                             GError           **error);
gboolean        kamae_database_hand_over    (KamaeDatabase     *self,
                                             GError            *failure,
                                             GError           **error);
gboolean        kamae_database_take_failure (KamaeDatabase     *self,
                                             GError           **error);
/* The same for work within work, which leaves what is kept to whoever began: how much was kept so
 * far, and whether nothing was since. */
guint           kamae_database_count_failures (KamaeDatabase   *self);
gboolean        kamae_database_has_read     (KamaeDatabase     *self,
                                             guint              n_failures,
                                             GError           **error);
/* For tests: of all that is asked of SQLite from now on, the nth thing gives @code; 0: none. */
void            kamae_database_set_fault    (guint              n,
                                             int                code);
guint           kamae_database_count_asked  (void);
/* For tests: is called before each thing that is asked; NULL for none. */
void            kamae_database_set_witness  (void             (*witness) (gpointer data),
                                             gpointer           data);

G_END_DECLS
