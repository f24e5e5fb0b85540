/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-language.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A compiled message catalogue (GNU .mo file), read as a whole: header, two tables of (length,
 * offset). */
typedef struct
{
  GMappedFile *file;
  GHashTable *messages; /* msgid → translation, both in the mapped file */
} Catalogue;

static GHashTable *catalogues; /* "domain/language" → Catalogue, or NULL inside for none */
static GHashTable *locale_dirs; /* domain → directory */
static char *current_language;
static GMutex catalogues_lock; /* the sample organization is made in a thread */

static void
catalogue_free (Catalogue *catalogue)
{
  g_hash_table_unref (catalogue->messages);
  g_clear_pointer (&catalogue->file, g_mapped_file_unref);
  g_free (catalogue);
}

static guint32
read_word (const char *data,
           gsize       offset)
{
  guint32 word;

  memcpy (&word, data + offset, sizeof word);
  return word;
}

static const char *
read_string (const char *data,
             gsize       length,
             gsize       table,
             guint32     index)
{
  guint32 size = read_word (data, table + 8 * index);
  guint32 offset = read_word (data, table + 8 * index + 4);

  if ((gsize) offset + size >= length || data[offset + size] != '\0')
    return NULL;
  return data + offset;
}

static void
catalogue_read (Catalogue  *self,
                const char *path)
{
  const char *data;
  gsize length;
  guint32 n, originals, translations;

  self->file = g_mapped_file_new (path, FALSE, NULL);
  if (self->file == NULL)
    return;
  data = g_mapped_file_get_contents (self->file);
  length = g_mapped_file_get_length (self->file);
  if (length < 28 || read_word (data, 0) != 0x950412de)
    return;
  n = read_word (data, 8);
  originals = read_word (data, 12);
  translations = read_word (data, 16);
  if ((gsize) originals + 8 * (gsize) n > length || (gsize) translations + 8 * (gsize) n > length)
    return;
  for (guint32 i = 0; i < n; i++)
    {
      const char *msgid = read_string (data, length, originals, i);
      const char *text = read_string (data, length, translations, i);

      if (msgid != NULL && text != NULL && *text != '\0')
        g_hash_table_insert (self->messages, (gpointer) msgid, (gpointer) text);
    }
}

static const char *
get_locale_dir (const char *domain)
{
  const char *dir = NULL;

  if (g_getenv ("KAMAE_LOCALE_PATH") != NULL)
    return g_getenv ("KAMAE_LOCALE_PATH");
  if (locale_dirs != NULL)
    dir = g_hash_table_lookup (locale_dirs, domain);
  return dir != NULL ? dir : KAMAE_LOCALE_DIR;
}

static Catalogue *
get_catalogue (const char *domain,
               const char *language)
{
  g_autofree char *key = g_strconcat (domain, "/", language, NULL);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&catalogues_lock);
  Catalogue *self;

  if (catalogues == NULL)
    catalogues = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) catalogue_free);
  self = g_hash_table_lookup (catalogues, key);
  if (self == NULL)
    {
      g_autofree char *name = g_strconcat (domain, ".mo", NULL);
      g_autofree char *path = g_build_filename (get_locale_dir (domain), language,
                                                "LC_MESSAGES", name, NULL);

      self = g_new0 (Catalogue, 1);
      self->messages = g_hash_table_new (g_str_hash, g_str_equal);
      catalogue_read (self, path);
      g_hash_table_insert (catalogues, g_steal_pointer (&key), self);
    }
  return self;
}

static const char *
language_of_system (void)
{
  const char *const *names = g_get_language_names ();

  return names[0] != NULL && g_str_has_prefix (names[0], "ja") ? "ja" : "en";
}

/**
 * kamae_language_init:
 * @preference: (nullable): "ja", "en", or "system" or %NULL for that of the environment
 *
 * Chooses the language of the interface. Call it before any text is shown.
 *
 * GTK's own texts follow where the C library knows a locale for it; ours follow always.
 */
void
kamae_language_init (const char *preference)
{
  if (g_strcmp0 (preference, "ja") == 0 || g_strcmp0 (preference, "en") == 0)
    g_setenv ("LANGUAGE", preference, TRUE);
  setlocale (LC_ALL, "");
  /* Numbers in files and SQL have a point, whatever the country. */
  setlocale (LC_NUMERIC, "C");
  if (preference == NULL || g_str_equal (preference, "system"))
    preference = language_of_system ();
  kamae_language_set_current (preference);
}

/**
 * kamae_language_get_current:
 *
 * Returns: the language of the interface
 */
const char *
kamae_language_get_current (void)
{
  return current_language != NULL ? current_language : "en";
}

/**
 * kamae_language_set_current:
 * @language: "ja" or "en"
 *
 * Sets the language of the interface, without touching the process's locale.
 */
void
kamae_language_set_current (const char *language)
{
  g_return_if_fail (language != NULL);

  g_free (current_language);
  current_language = g_strdup (language);
}

/**
 * kamae_language_add_domain:
 * @domain: a gettext domain
 * @locale_dir: where its catalogues are
 *
 * Makes the catalogues of a plugin from outside the tree known.
 */
void
kamae_language_add_domain (const char *domain,
                           const char *locale_dir)
{
  g_return_if_fail (domain != NULL && locale_dir != NULL);

  if (locale_dirs == NULL)
    locale_dirs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (locale_dirs, g_strdup (domain), g_strdup (locale_dir));
}

static const char *
without_context (const char *msgid)
{
  const char *separator = strchr (msgid, '\004');

  return separator != NULL ? separator + 1 : msgid;
}

/**
 * kamae_translate:
 * @language: (nullable): "ja", "en", or %NULL for the language of the interface
 * @domain: (nullable): a gettext domain; %NULL for the program's own
 * @msgid: the English text, with its context if it has one
 *
 * Returns: the text in @language, or in English if there is no translation
 */
const char *
kamae_translate (const char *language,
                 const char *domain,
                 const char *msgid)
{
  const char *text;

  if (msgid == NULL || *msgid == '\0')
    return msgid;
  if (language == NULL)
    language = kamae_language_get_current ();
  if (g_str_equal (language, "en"))
    return without_context (msgid);
  text = g_hash_table_lookup (get_catalogue (domain != NULL ? domain : GETTEXT_PACKAGE,
                                             language)->messages,
                              msgid);
  return text != NULL ? text : without_context (msgid);
}

/**
 * kamae_translate_plural:
 * @language: (nullable): "ja", "en", or %NULL for the language of the interface
 * @domain: (nullable): a gettext domain; %NULL for the program's own
 * @msgid: the English singular
 * @msgid_plural: the English plural
 * @n: the number
 *
 * Knows languages without a plural, as Japanese, and those with the English rule.
 *
 * Returns: the form for @n in @language
 */
const char *
kamae_translate_plural (const char *language,
                        const char *domain,
                        const char *msgid,
                        const char *msgid_plural,
                        gulong      n)
{
  const char *text = NULL;

  if (language == NULL)
    language = kamae_language_get_current ();
  if (!g_str_equal (language, "en"))
    text = g_hash_table_lookup (get_catalogue (domain != NULL ? domain : GETTEXT_PACKAGE,
                                               language)->messages,
                                msgid);
  if (text == NULL)
    return n == 1 ? msgid : msgid_plural;
  if (n != 1 && !g_str_equal (language, "ja"))
    return text + strlen (text) + 1;
  return text;
}
