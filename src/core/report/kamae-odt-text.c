/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

/* Text of a record as text of an OpenDocument file. */
#include <string.h>

#include "kamae-odt-private.h"

/* XML has no way to write a control character, and joins blanks. */
void
kamae_odt_add_text (GString    *xml,
                    const char *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\n')
        g_string_append (xml, "<text:line-break/>");
      else if (character == '\t')
        g_string_append (xml, "<text:tab/>");
      else if (character == ' ')
        g_string_append (xml, p == text || p[-1] == ' ' ? "<text:s/>" : " ");
      else if (character == '<')
        g_string_append (xml, "&lt;");
      else if (character == '>')
        g_string_append (xml, "&gt;");
      else if (character == '&')
        g_string_append (xml, "&amp;");
      else if (character == '"')
        g_string_append (xml, "&quot;");
      else if (character >= ' ' && (character & 0xfffe) != 0xfffe)
        g_string_append_unichar (xml, character);
    }
}

/* Each line is a paragraph. */
void
kamae_odt_add_paragraphs (GString    *xml,
                          const char *style,
                          const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL && *text != '\0' ? text : " ", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append_printf (xml, "<text:p text:style-name=\"%s\">", style);
      kamae_odt_add_text (xml, g_strchomp (lines[i]));
      g_string_append (xml, "</text:p>");
    }
}
