/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <kamae.h>

#include "kamae-cli-output.h"

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
            printf ("%s\n", line);
          else
            printf ("%s%*s", line, padding + 2, "");
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

  if (strpbrk (harmless, ",\"\r\n") == NULL)
    {
      fputs (harmless, stdout);
      return;
    }

  putchar ('"');
  for (const char *p = harmless; *p != '\0'; p++)
    {
      if (*p == '"')
        putchar ('"');
      putchar (*p);
    }
  putchar ('"');
}

/* Prints rows of cells, `char **`, as RFC 4180 says; the mark in front tells that it is UTF-8. */
void
kamae_cli_print_csv (GPtrArray *rows)
{
  fputs ("\xef\xbb\xbf", stdout);

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);

      for (guint column = 0; cells[column] != NULL; column++)
        {
          if (column > 0)
            putchar (',');
          print_csv_cell (cells[column]);
        }
      fputs ("\r\n", stdout);
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
  printf ("%s\n", text);
}
