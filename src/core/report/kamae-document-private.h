/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-document.h"

G_BEGIN_DECLS

/* The IPAex fonts first: they embed as TrueType. CFF-flavoured fonts as Noto's show blank in a
 * widespread reader of PDF. */
#define KAMAE_FONT_GOTHIC "IPAexGothic,IPAGothic,Noto Sans CJK JP,sans-serif"
#define KAMAE_FONT_MINCHO "IPAexMincho,IPAMincho,Noto Serif CJK JP,serif"

/* Where Latin letters come first, with quotation marks that are not as wide as a Japanese letter;
 * Japanese names stand in a Japanese font all the same. */
#define KAMAE_FONT_SANS "Liberation Sans,DejaVu Sans," KAMAE_FONT_GOTHIC
#define KAMAE_FONT_SERIF "Liberation Serif,DejaVu Serif," KAMAE_FONT_MINCHO

typedef struct
{
  char *label;
  char *value;
} KamaeIdentification;

typedef struct
{
  char *title;   /* over this box and those after it that have the same */
  char *label;
  char *name;
  char *date;
  char *means;
} KamaeApprovalBox;

typedef enum
{
  KAMAE_BLOCK_HEADING,
  KAMAE_BLOCK_PARAGRAPH,
  KAMAE_BLOCK_NOTE,
  KAMAE_BLOCK_TABLE,
  KAMAE_BLOCK_DRAWING,
  KAMAE_BLOCK_BOXES,
  KAMAE_BLOCK_PAGE_BREAK,
  KAMAE_BLOCK_END_MARK,
} KamaeBlockKind;

typedef struct
{
  KamaeBlockKind  kind;
  guint           level;    /* of a heading */
  char           *text;
  KamaeAlign      align;
  KamaeTable     *table;
  GArray         *boxes;    /* of KamaeApprovalBox */
  double          height;   /* of a drawing */
  KamaeDrawFunc   draw;
  gpointer        data;
  GDestroyNotify  destroy;
} KamaeBlock;

struct _KamaeDocument
{
  GObject parent_instance;

  KamaePaper  paper;
  char       *language;
  char       *title;
  char       *number;
  char       *classification;
  char       *organization;
  char       *printed;
  char       *date;
  char       *watermark;
  char       *copy;              /* the mark of what is none of an original */
  char       *foot;              /* of a copy, below what else stands there */
  gboolean    is_letter;         /* the title in the middle, no heads */
  char       *subject;
  char       *keywords;
  char       *heading_family;
  char       *text_family;
  const char *empty_text;        /* of a table without rows; in the catalogue */

  GArray     *identifications;   /* of KamaeIdentification */
  GArray     *approval_boxes;    /* of KamaeApprovalBox; those of the first page's head */
  GArray     *boxes;             /* where the next box goes: those of the head, or of a block */
  char       *boxes_title;       /* over the next box */
  GBytes     *logo;              /* PNG */
  GPtrArray  *blocks;            /* of KamaeBlock */
};

GArray  *kamae_boxes_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void     kamae_document_set_logo    (KamaeDocument *self,
                                     GBytes        *logo);
void     kamae_document_set_copy    (KamaeDocument *self,
                                     const char    *mark,
                                     const char    *foot);
char    *kamae_document_dup_marks   (KamaeDocument *self) G_GNUC_WARN_UNUSED_RESULT;
char    *kamae_text_dup             (const char    *text) G_GNUC_WARN_UNUSED_RESULT;
void     kamae_block_free           (gpointer       data);
gboolean kamae_document_is_japanese (KamaeDocument *self);

G_END_DECLS
