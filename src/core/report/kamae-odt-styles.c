/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

/* The named styles of an OpenDocument text, its page with header and footer, its metadata. */
#include <string.h>

#include "kamae-odt-private.h"

#include "../kamae-i18n.h"

#define NO_DATE "2000-01-01"

typedef struct
{
  const char *name;
  const char *shown;
  KamaeStyle  style;
  const char *properties;   /* of the paragraph */
  double      size;         /* if not that of the style on paper */
} Paragraph;

static const Paragraph paragraphs[] = {
  { "Standard", "Standard", KAMAE_STYLE_TEXT, "fo:margin-bottom=\"4pt\"" },
  { "Title", "Title", KAMAE_STYLE_TITLE, "fo:margin-bottom=\"6pt\"" },
  { "Title_20_center", "Title center", KAMAE_STYLE_TITLE,
    "fo:margin-bottom=\"6pt\" fo:text-align=\"center\"" },
  { "Heading_20_1", "Heading 1", KAMAE_STYLE_HEADING_1,
    "fo:margin-top=\"10pt\" fo:margin-bottom=\"4pt\" fo:keep-with-next=\"always\"" },
  { "Heading_20_2", "Heading 2", KAMAE_STYLE_HEADING_2,
    "fo:margin-top=\"8pt\" fo:margin-bottom=\"3pt\" fo:keep-with-next=\"always\"" },
  { "Heading_20_3", "Heading 3", KAMAE_STYLE_HEADING_3,
    "fo:margin-top=\"6pt\" fo:margin-bottom=\"3pt\" fo:keep-with-next=\"always\"" },
  { "Note", "Note", KAMAE_STYLE_NOTE, "fo:margin-bottom=\"3pt\"" },
  { "Fact", "Fact", KAMAE_STYLE_FACT, "" },
  { "Cell", "Cell", KAMAE_STYLE_CELL, "" },
  { "Cell_20_text", "Cell text", KAMAE_STYLE_TEXT, "" },
  { "Cell_20_center", "Cell center", KAMAE_STYLE_CELL, "fo:text-align=\"center\"" },
  { "Cell_20_right", "Cell right", KAMAE_STYLE_CELL, "fo:text-align=\"end\"" },
  { "Stamp", "Stamp", KAMAE_STYLE_STAMP, "fo:text-align=\"center\"", 7 },
  { "Center", "Center", KAMAE_STYLE_TEXT, "fo:text-align=\"center\"" },
  { "End", "End", KAMAE_STYLE_TEXT, "fo:text-align=\"end\"" },
  { "Page_20_break", "Page break", KAMAE_STYLE_NOTE, "fo:break-before=\"page\"" },
};

static void
add_length (GString    *xml,
            const char *attribute,
            double      points)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (xml, " %s=\"%spt\"", attribute,
                          g_ascii_formatd (text, sizeof text, "%.2f", points));
}

/* The families are a list in order of preference: a word processor takes one name. */
static void
add_font (GString    *xml,
          const char *name,
          const char *families)
{
  g_auto (GStrv) list = g_strsplit (families != NULL ? families : KAMAE_FONT_GOTHIC, ",", -1);
  guint n = g_strv_length (list);
  gboolean is_serif = n > 0 && g_str_equal (list[n - 1], "serif");

  g_string_append_printf (xml, "<style:font-face style:name=\"%s\" svg:font-family=\"", name);
  kamae_odt_add_text (xml, list[0]);
  g_string_append_printf (xml, "\" style:font-family-generic=\"%s\"/>",
                          is_serif ? "roman" : "swiss");
}

static void
add_paragraph_style (GString         *xml,
                     KamaeLayout     *layout,
                     const Paragraph *paragraph)
{
  gboolean is_text = kamae_typesetter_is_text (paragraph->style);
  const char *font = is_text ? "Text" : "Heading";
  double size = paragraph->size > 0 ? paragraph->size
                                    : kamae_typesetter_get_size (paragraph->style);
  gboolean is_japanese = g_str_equal (layout->document->language, "ja");

  /* Without room between Japanese and other letters, as on paper: columns are as wide as that. */
  g_string_append_printf (xml, "<style:style style:name=\"%s\" style:display-name=\"%s\" "
                               "style:family=\"paragraph\"><style:paragraph-properties "
                               "style:text-autospace=\"none\" %s",
                          paragraph->name, paragraph->shown, paragraph->properties);
  add_length (xml, "fo:line-height", kamae_typesetter_get_pitch (layout->typesetter,
                                                                 paragraph->style));
  if (g_str_equal (paragraph->name, "Note"))
    g_string_append (xml, "><style:tab-stops><style:tab-stop style:position=\"90pt\"/>"
                          "</style:tab-stops></style:paragraph-properties>");
  else
    g_string_append (xml, "/>");
  g_string_append_printf (xml, "<style:text-properties style:font-name=\"%s\" "
                               "style:font-name-asian=\"%s\" fo:language=\"en\" "
                               "fo:country=\"US\" style:language-asian=\"%s\" "
                               "style:country-asian=\"JP\"",
                          font, font, is_japanese ? "ja" : "none");
  add_length (xml, "fo:font-size", size);
  add_length (xml, "style:font-size-asian", size);
  g_string_append (xml, "/></style:style>");
}

static void
add_margin_style (GString     *xml,
                  KamaeLayout *layout)
{
  double size = kamae_typesetter_get_size (KAMAE_STYLE_MARGIN);

  g_string_append (xml, "<style:style style:name=\"Margin\" style:family=\"paragraph\">"
                        "<style:paragraph-properties style:text-autospace=\"none\">"
                        "<style:tab-stops><style:tab-stop style:type=\"center\"");
  add_length (xml, "style:position", layout->body_width / 2);
  g_string_append (xml, "/><style:tab-stop style:type=\"right\"");
  add_length (xml, "style:position", layout->body_width);
  g_string_append (xml, "/></style:tab-stops></style:paragraph-properties>"
                        "<style:text-properties style:font-name=\"Heading\" "
                        "style:font-name-asian=\"Heading\"");
  add_length (xml, "fo:font-size", size);
  add_length (xml, "style:font-size-asian", size);
  g_string_append (xml, "/></style:style>");
}

static void
add_page_layout (GString     *xml,
                 KamaeLayout *layout)
{
  double margin = layout->width - layout->left - layout->body_width;

  g_string_append (xml, "<style:page-layout style:name=\"Page\"><style:page-layout-properties");
  add_length (xml, "fo:page-width", layout->width);
  add_length (xml, "fo:page-height", layout->height);
  add_length (xml, "fo:margin-left", layout->left);
  add_length (xml, "fo:margin-right", margin);
  add_length (xml, "fo:margin-top", margin);
  add_length (xml, "fo:margin-bottom", margin);
  g_string_append_printf (xml, " style:print-orientation=\"%s\"/>"
                               "<style:header-style><style:header-footer-properties "
                               "fo:min-height=\"16pt\" fo:margin-bottom=\"6pt\"/>"
                               "</style:header-style><style:footer-style>"
                               "<style:header-footer-properties fo:min-height=\"16pt\" "
                               "fo:margin-top=\"6pt\"/></style:footer-style>"
                               "</style:page-layout>",
                          layout->width > layout->height ? "landscape" : "portrait");
}

static void
add_margins (GString       *xml,
             KamaeDocument *document)
{
  g_autofree char *marks = kamae_document_dup_marks (document);
  g_autofree char *head = g_strdup_printf ("%s  %s\t%s\t%s",
                                           document->number != NULL ? document->number : "",
                                           document->title != NULL ? document->title : "",
                                           marks != NULL ? marks : "",
                                           document->classification != NULL
                                             ? document->classification : "");

  g_string_append (xml, "<style:master-page style:name=\"Standard\" "
                        "style:page-layout-name=\"Page\"><style:header>");
  kamae_odt_add_paragraphs (xml, "Margin", head);
  g_string_append (xml, "</style:header><style:footer><text:p text:style-name=\"Margin\">");
  kamae_odt_add_text (xml, document->organization);
  g_string_append (xml, "<text:tab/><text:page-number text:select-page=\"current\">1"
                        "</text:page-number>/<text:page-count>1</text:page-count><text:tab/>");
  kamae_odt_add_text (xml, document->printed);
  g_string_append (xml, "</text:p>");
  if (document->foot != NULL)
    kamae_odt_add_paragraphs (xml, "Margin", document->foot);
  g_string_append (xml, "</style:footer></style:master-page>");
}

char *
kamae_odt_dup_styles (KamaeLayout *layout)
{
  KamaeDocument *document = layout->document;
  g_autoptr (GString) xml = g_string_new (KAMAE_XML_HEAD "<office:document-styles "
                                          KAMAE_ODT_NAMESPACES "><office:font-face-decls>");

  add_font (xml, "Heading", document->heading_family);
  add_font (xml, "Text", document->text_family);
  g_string_append (xml, "</office:font-face-decls><office:styles>");
  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    add_paragraph_style (xml, layout, &paragraphs[i]);
  add_margin_style (xml, layout);
  g_string_append (xml, "</office:styles><office:automatic-styles>");
  add_page_layout (xml, layout);
  g_string_append (xml, "</office:automatic-styles><office:master-styles>");
  add_margins (xml, document);
  g_string_append (xml, "</office:master-styles></office:document-styles>");
  return g_string_free (g_steal_pointer (&xml), FALSE);
}

char *
kamae_odt_dup_meta (KamaeDocument *document)
{
  g_autoptr (GString) xml = g_string_new (KAMAE_XML_HEAD "<office:document-meta "
                                          KAMAE_ODT_NAMESPACES "><office:meta>"
                                          "<meta:generator>Kamae</meta:generator><dc:title>");

  kamae_odt_add_text (xml, document->title);
  g_string_append (xml, "</dc:title><meta:initial-creator>");
  kamae_odt_add_text (xml, document->organization);
  g_string_append_printf (xml, "</meta:initial-creator><meta:creation-date>%sT00:00:00"
                               "</meta:creation-date><dc:language>%s</dc:language>"
                               "</office:meta></office:document-meta>",
                          document->date != NULL ? document->date : NO_DATE, document->language);
  return g_string_free (g_steal_pointer (&xml), FALSE);
}
