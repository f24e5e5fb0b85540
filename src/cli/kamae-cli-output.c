/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <kamae.h>

#include "kamae-cli-output.h"

static GString *held;

static void
hold (const char *text)
{
  g_string_append (held, text);
}

/* What is printed from now on waits for kamae_cli_release_output(): a pager that waits for its
 * reader must not keep the register from those who write into it. */
void
kamae_cli_hold_output (void)
{
  held = g_string_new (NULL);
  g_set_print_handler (hold);
}

void
kamae_cli_release_output (void)
{
  fwrite (held->str, 1, held->len, stdout);
  g_string_free (g_steal_pointer (&held), TRUE);
  g_set_print_handler (NULL);
}

/* Columns that a text takes on a terminal, where Japanese letters are two wide. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (letter))
        width += g_unichar_iswide (letter) ? 2 : 1;
    }

  return width;
}

static char *
dup_one_line (const char *text)
{
  char *line = g_strdup (text != NULL ? text : "");

  return g_strdelimit (line, "\n\r\t", ' ');
}

/* Prints rows of cells, `char **`, each column as wide as its widest cell. */
void
kamae_cli_print_table (GPtrArray *rows)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, TRUE, sizeof (guint));

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      for (guint column = 0; cells[column] != NULL; column++)
        {
          g_autofree char *line = dup_one_line (cells[column]);
          guint *width;

          if (widths->len <= column)
            g_array_set_size (widths, column + 1);
          width = &g_array_index (widths, guint, column);
          *width = MAX (*width, measure (line));
        }
    }

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      for (guint column = 0; cells[column] != NULL; column++)
        {
          g_autofree char *line = dup_one_line (cells[column]);
          int padding = g_array_index (widths, guint, column) - measure (line);

          if (cells[column + 1] == NULL)
            g_print ("%s\n", line);
          else
            g_print ("%s%*s", line, padding + 2, "");
        }
    }
}

/* A cell that a spreadsheet would take for a formula gets an apostrophe in front; some skip blanks
 * before the sign, and take wide signs. A number is none. */
char *
kamae_cli_dup_harmless (const char *text)
{
  g_autofree char *normal = kamae_text_normalise (text);
  char *end = NULL;

  g_ascii_strtod (normal, &end);
  if ((*normal != '\0' && strchr ("=+-@", *normal) != NULL && *end != '\0') ||
      (*text != '\0' && strchr ("\t\r\n", *text) != NULL))
    return g_strconcat ("'", text, NULL);

  return g_strdup (text);
}

static void
print_csv_cell (const char *text)
{
  g_autofree char *harmless = kamae_cli_dup_harmless (text);
  g_autofree char *quoted = NULL;
  g_auto (GStrv) parts = NULL;

  if (strpbrk (harmless, ",\"\r\n") == NULL)
    {
      g_print ("%s", harmless);
      return;
    }

  parts = g_strsplit (harmless, "\"", -1);
  quoted = g_strjoinv ("\"\"", parts);
  g_print ("\"%s\"", quoted);
}

/* Prints rows of cells, `char **`, as RFC 4180 says; the mark in front tells that it is UTF-8. */
void
kamae_cli_print_csv (GPtrArray *rows)
{
  g_print ("\xef\xbb\xbf");

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      for (guint column = 0; cells[column] != NULL; column++)
        {
          if (column > 0)
            g_print (",");
          print_csv_cell (cells[column]);
        }
      g_print ("\r\n");
    }
}

void
kamae_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
}
