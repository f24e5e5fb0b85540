/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-layout-private.h"

G_BEGIN_DECLS

/* A document as OpenDocument text (ISO/IEC 26300): what the pages show, for a word processor. */

/* What goes into the package beside its fixed parts. */
typedef struct
{
  KamaeLayout *layout;     /* so that tables have the columns of the printed page */
  GString     *styles;     /* of the tables */
  GString     *body;
  GPtrArray   *pictures;   /* of GBytes, PNG */
  guint        n_tables;
} KamaeOdt;

/* Text */
void    kamae_odt_add_text       (GString        *xml,
                                  const char     *text);
void    kamae_odt_add_paragraphs (GString        *xml,
                                  const char     *style,
                                  const char     *text);

/* Parts of the package */
void    kamae_odt_add_front      (KamaeOdt       *odt);
void    kamae_odt_add_table      (KamaeOdt         *odt,
                                  KamaeTableLayout *table);
void    kamae_odt_add_boxes      (KamaeOdt       *odt,
                                  GArray         *boxes);
char   *kamae_odt_dup_styles     (KamaeLayout    *layout) G_GNUC_WARN_UNUSED_RESULT;
char   *kamae_odt_dup_meta       (KamaeDocument  *document) G_GNUC_WARN_UNUSED_RESULT;
GBytes *kamae_odt_pack           (KamaeOdt       *odt,
                                  const char     *content,
                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;

#define KAMAE_ODT_NAMESPACES \
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" " \
  "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" " \
  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" " \
  "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" " \
  "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" " \
  "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" " \
  "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" " \
  "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" " \
  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" " \
  "xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.2\""

#define KAMAE_XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

G_END_DECLS
