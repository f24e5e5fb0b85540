/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-drafts-private.h"

/* So many milliseconds of typing can be lost when the program is killed. */
#define PAUSE 200

#define GROUP "draft"

typedef struct
{
  char *folder;
  GHashTable *drafts;  /* place → KamaeDraft: the key, and who types */
} Drafts;

static GPtrArray *all;
static guint write_id;

static void
draft_free (gpointer data)
{
  KamaeDraft *draft = data;

  g_free (draft->text);
  g_free (draft->seen);
  g_free (draft->place);
  g_free (draft->message);
  g_free (draft);
}

/* Another program that runs is still typing this. */
static gboolean
is_of_another (gint64 pid)
{
  g_autofree char *theirs_link = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/exe", pid);
  g_autofree char *theirs = g_file_read_link (theirs_link, NULL);
  g_autofree char *mine = g_file_read_link ("/proc/self/exe", NULL);

  return pid > 0 && pid != getpid () && kill ((pid_t) pid, 0) == 0
         && g_strcmp0 (theirs, mine) == 0;
}

static void
read_draft (Drafts *self, const char *key)
{
  g_autofree char *path = g_build_filename (self->folder, key, NULL);
  g_autoptr(GKeyFile) file = g_key_file_new ();
  KamaeDraft *draft;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL)
      || is_of_another (g_key_file_get_int64 (file, GROUP, "pid", NULL)))
    return;

  draft = g_new0 (KamaeDraft, 1);
  draft->text = g_key_file_get_string (file, GROUP, "text", NULL);
  draft->seen = g_key_file_get_string (file, GROUP, "seen", NULL);
  draft->place = g_key_file_get_string (file, GROUP, "place", NULL);
  draft->at = g_key_file_get_int64 (file, GROUP, "at", NULL);
  draft->written = TRUE;
  if (draft->text != NULL)
    g_hash_table_replace (self->drafts, g_strdup (key), draft);
  else
    draft_free (draft);
}

/* file: of a register; NULL for the program. */
static char *
dup_folder (GFile *file)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = path != NULL
    ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1) : g_strdup ("program");

  return g_build_filename (g_get_user_state_dir (), "kamae", "drafts", name, NULL);
}

static Drafts *
drafts_new (KamaeRegister *reg)
{
  Drafts *self = g_new0 (Drafts, 1);
  g_autoptr(GDir) dir = NULL;
  const char *key;

  self->folder = dup_folder (reg != NULL ? kamae_register_get_file (reg) : NULL);
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, draft_free);
  dir = g_dir_open (self->folder, 0, NULL);
  while (dir != NULL && (key = g_dir_read_name (dir)) != NULL)
    read_draft (self, key);

  if (all == NULL)
    all = g_ptr_array_new ();
  g_ptr_array_add (all, self);

  return self;
}

static void
write_draft (Drafts *self, const char *key, KamaeDraft *draft)
{
  g_autofree char *path = g_build_filename (self->folder, key, NULL);
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;

  g_key_file_set_string (file, GROUP, "text", draft->text);
  if (draft->seen != NULL)
    g_key_file_set_string (file, GROUP, "seen", draft->seen);
  if (draft->place != NULL)
    g_key_file_set_string (file, GROUP, "place", draft->place);
  g_key_file_set_int64 (file, GROUP, "at", draft->at);
  g_key_file_set_int64 (file, GROUP, "pid", getpid ());
  content = g_key_file_to_data (file, NULL, NULL);

  g_mkdir_with_parents (self->folder, 0700);
  draft->due = FALSE;
  draft->written = g_file_set_contents_full (path, content, -1, G_FILE_SET_CONTENTS_CONSISTENT,
                                             0600, &error);
  if (!draft->written)
    g_info ("No draft could be kept: %s", error->message);
}

static void
write_due (Drafts *self)
{
  GHashTableIter iter;
  gpointer key, draft;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, &key, &draft))
    if (((KamaeDraft *) draft)->due)
      write_draft (self, key, draft);
}

static void
drafts_free (gpointer data)
{
  Drafts *self = data;

  write_due (self);
  g_ptr_array_remove (all, self);
  g_hash_table_unref (self->drafts);
  g_free (self->folder);
  g_free (self);
}

static Drafts *
get_drafts (KamaeRegister *reg)
{
  static Drafts *of_program;
  Drafts *self = of_program;

  if (reg != NULL)
    self = g_object_get_data (G_OBJECT (reg), "kamae-drafts");
  if (self == NULL)
    {
      self = drafts_new (reg);
      if (reg != NULL)
        g_object_set_data_full (G_OBJECT (reg), "kamae-drafts", self, drafts_free);
      else
        of_program = self;
    }

  return self;
}

void
_kamae_drafts_flush (void)
{
  g_clear_handle_id (&write_id, g_source_remove);
  for (guint i = 0; all != NULL && i < all->len; i++)
    write_due (g_ptr_array_index (all, i));
}

static gboolean
write_cb (gpointer data)
{
  write_id = 0;
  _kamae_drafts_flush ();

  return G_SOURCE_REMOVE;
}

/* What is typed belongs to who typed it: it would be saved, or signed, by whoever works. What was
 * typed before anybody was chosen is anybody's. */
static char *
dup_author (KamaeRegister *reg)
{
  KamaeRecord *person = reg != NULL ? kamae_register_get_person (reg) : NULL;

  return person != NULL ? g_strdup_printf (".%" G_GINT64_FORMAT, kamae_record_get_id (person))
                        : g_strdup ("");
}

/* The place of the draft that is there for who works; else the one where one would be kept. */
static char *
dup_place_of (KamaeRegister *reg, const char *key)
{
  g_autofree char *author = dup_author (reg);
  g_autofree char *own = g_strconcat (key, author, NULL);
  GHashTable *drafts = get_drafts (reg)->drafts;

  return g_hash_table_contains (drafts, own) || !g_hash_table_contains (drafts, key)
         ? g_steal_pointer (&own) : g_strdup (key);
}

/* The key of the draft at the place: "7.title", "7.title.42", "7.prepare.comment.42", if it is of
 * who works, or of nobody. */
static char *
dup_key_at (KamaeRegister *reg, const char *place)
{
  g_autofree char *author = dup_author (reg);
  const char *last = strrchr (place, '.');

  if (*author != '\0' && g_str_has_suffix (place, author))
    return g_strndup (place, strlen (place) - strlen (author));
  return last != NULL && g_ascii_isdigit (last[1]) ? NULL : g_strdup (place);
}

const KamaeDraft *
_kamae_drafts_find (KamaeRegister *reg, const char *key)
{
  g_autofree char *place = dup_place_of (reg, key);

  return g_hash_table_lookup (get_drafts (reg)->drafts, place);
}

static KamaeRecord *
ref_record (KamaeRegister *reg, const char *key, GError **error)
{
  gint64 id = reg != NULL ? g_ascii_strtoll (key, NULL, 10) : 0;
  g_autoptr(KamaeRecord) record = id != 0 ? kamae_register_ref_record (reg, id, error) : NULL;

  return record != NULL && !kamae_record_is_deleted (record) ? g_steal_pointer (&record) : NULL;
}

/* Asked while the record is there: what is left of one that was deleted has no name. */
static char *
dup_words (KamaeRegister *reg, const char *key)
{
  g_autoptr(KamaeRecord) record = ref_record (reg, key, KAMAE_KEPT);
  const char *name = strchr (key, '.');
  const KamaeEntity *entity = record != NULL ? kamae_record_get_entity (record) : NULL;
  const KamaeField *field = entity != NULL && name != NULL
    ? kamae_entity_find_field (entity, name + 1) : NULL;
  g_autofree char *label = record != NULL ? kamae_record_dup_label (record) : NULL;

  if (field == NULL)
    return g_steal_pointer (&label);

  /* Translators: where a text was typed: a record, then the field. */
  return g_strdup_printf (C_("place", "%1$s: %2$s"), label,
                          _kamae_field_label (reg, entity, field));
}

void
_kamae_drafts_keep (KamaeRegister *reg, const char *key, const char *text, const char *seen)
{
  Drafts *self = get_drafts (reg);
  g_autofree char *place = dup_place_of (reg, key);
  KamaeDraft *old = g_hash_table_lookup (self->drafts, place);
  KamaeDraft *draft;

  if (old != NULL && g_str_equal (old->text, text))
    return;

  draft = g_new0 (KamaeDraft, 1);
  draft->text = g_strdup (text);
  draft->seen = g_strdup (seen);
  draft->place = old != NULL ? g_strdup (old->place) : dup_words (reg, key);
  draft->at = g_get_real_time () / G_USEC_PER_SEC;
  draft->written = old != NULL && old->written;
  draft->due = TRUE;
  g_hash_table_replace (self->drafts, g_steal_pointer (&place), draft);
  if (write_id == 0)
    write_id = g_timeout_add (PAUSE, write_cb, NULL);
}

void
_kamae_drafts_explain (KamaeRegister *reg, const char *key, const char *message)
{
  g_autofree char *place = dup_place_of (reg, key);
  KamaeDraft *draft = g_hash_table_lookup (get_drafts (reg)->drafts, place);

  if (draft != NULL)
    {
      g_free (draft->message);
      draft->message = g_strdup (message);
    }
}

void
_kamae_drafts_drop (KamaeRegister *reg, const char *key)
{
  Drafts *self = get_drafts (reg);
  g_autofree char *place = dup_place_of (reg, key);
  KamaeDraft *draft = g_hash_table_lookup (self->drafts, place);

  if (draft == NULL)
    return;
  if (draft->written)
    {
      g_autofree char *path = g_build_filename (self->folder, place, NULL);

      g_unlink (path);
    }
  g_hash_table_remove (self->drafts, place);
}

/**
 * kamae_typing_hand_kept:
 * @reg: a register
 * @file: a copy of it that was just made
 *
 * Hands what is typed and not saved over to a copy: it stands again in its fields when the copy is
 * opened, and no more in those of @reg.
 *
 * Returns: whether all of it could be kept
 */
gboolean
kamae_typing_hand_kept (KamaeRegister *reg, GFile *file)
{
  Drafts *self;
  g_autoptr(GList) keys = NULL;
  g_autofree char *folder = NULL;
  gboolean kept = TRUE;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  _kamae_drafts_flush ();
  self = get_drafts (reg);
  folder = dup_folder (file);
  g_mkdir_with_parents (folder, 0700);
  keys = g_hash_table_get_keys (self->drafts);
  for (GList *l = keys; l != NULL; l = l->next)
    {
      g_autofree char *from = g_build_filename (self->folder, l->data, NULL);
      g_autofree char *to = g_build_filename (folder, l->data, NULL);

      if (g_rename (from, to) == 0)
        g_hash_table_remove (self->drafts, l->data);
      else
        kept = FALSE;
    }

  return kept;
}

/**
 * kamae_typing_find_kept:
 * @reg: a register
 *
 * Finds text that the person left unsaved in an earlier session.
 *
 * Returns: the key of a record in one of whose fields the text stands again; 0 if there is none
 */
gint64
kamae_typing_find_kept (KamaeRegister *reg)
{
  GHashTableIter iter;
  gpointer place;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), 0);

  g_hash_table_iter_init (&iter, get_drafts (reg)->drafts);
  while (g_hash_table_iter_next (&iter, &place, NULL))
    {
      g_autofree char *key = dup_key_at (reg, place);
      g_autoptr(KamaeRecord) record = key != NULL ? ref_record (reg, key, KAMAE_KEPT) : NULL;

      if (record != NULL)
        return kamae_record_get_id (record);
    }

  return 0;
}

GPtrArray *
_kamae_drafts_list_lost (KamaeRegister *reg)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer place, draft;

  g_hash_table_iter_init (&iter, get_drafts (reg)->drafts);
  while (g_hash_table_iter_next (&iter, &place, &draft))
    {
      g_autofree char *key = dup_key_at (reg, place);
      g_autoptr(GError) error = NULL;
      g_autoptr(KamaeRecord) record = NULL;

      if (key == NULL || ((KamaeDraft *) draft)->place == NULL)
        continue;
      record = ref_record (reg, key, &error);
      if (record == NULL
          && (error == NULL || g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_NOT_FOUND)))
        g_ptr_array_add (keys, g_steal_pointer (&key));
    }

  return keys;
}
