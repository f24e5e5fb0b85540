/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-context-sample-private.h"

#include <math.h>
#include <pango/pangocairo.h>

/* The drawings of the sample's scope statements: boxes with words, lines between them, and the
 * boundary of the scope. All that they show stands in the statement, too. */

#define WIDTH 960
#define HEIGHT 600
#define FOR_EVER G_MAXUINT

/* What a shape looks like. */
typedef enum
{
  BOX,
  ROOM,     /* with its name in the upper left corner */
  BOUNDARY, /* of the scope */
  OUTSIDE,
  NOTE,
} Look;

/* In the statements from @since to @until, the first one being 0. */
typedef struct
{
  const char      *kind;
  guint            since;
  guint            until;
  Look             look;
  int              x, y, width, height;
  KamaeContextText text;
} Shape;

/* An arrow has its head at the end. */
typedef struct
{
  const char *kind;
  guint       since;
  gboolean    is_arrow;
  int         from_x, from_y, to_x, to_y;
} Line;

static const Shape shapes[] = {
  { "org_chart", 0, 1, BOUNDARY, 20, 50, 920, 480, { "適用範囲", "In scope" } },
  { "org_chart", 2, FOR_EVER, BOUNDARY, 20, 50, 760, 480, { "適用範囲", "In scope" } },
  { "org_chart", 0, FOR_EVER, BOX, 310, 70, 180, 50, { "代表取締役社長", "President" } },
  { "org_chart", 0, FOR_EVER, BOX, 40, 220, 130, 60, { "経営管理部", "Administration" } },
  { "org_chart", 0, FOR_EVER, BOX, 190, 220, 130, 60, { "開発本部", "Development" } },
  { "org_chart", 0, FOR_EVER, BOX, 340, 220, 130, 60, { "営業部", "Sales" } },
  { "org_chart", 0, FOR_EVER, BOX, 490, 220, 130, 60, { "情報システム部", "Information systems" } },
  { "org_chart", 0, FOR_EVER, BOX, 640, 220, 130, 60,
    { "カスタマー\nサポート部", "Customer\nsupport" } },
  { "org_chart", 0, FOR_EVER, BOX, 90, 400, 130, 60, { "第一開発部", "Development 1" } },
  { "org_chart", 1, FOR_EVER, BOX, 240, 400, 130, 60, { "第二開発部", "Development 2" } },
  { "org_chart", 0, FOR_EVER, BOX, 390, 400, 130, 60, { "品質保証部", "Quality assurance" } },
  { "org_chart", 2, FOR_EVER, OUTSIDE, 800, 220, 140, 60,
    { "新規事業準備室\n（適用範囲外）", "New business office\n(out of scope)" } },

  { "layout", 0, FOR_EVER, NOTE, 30, 20, 400, 30, { "本社（見本ビル5階）", "Head office (5F)" } },
  { "layout", 0, FOR_EVER, BOUNDARY, 20, 60, 580, 480, { "適用範囲（専有部分）",
                                                         "In scope: our own rooms" } },
  { "layout", 0, FOR_EVER, ROOM, 40, 90, 340, 170, { "執務室（開発本部）", "Office: Development" } },
  { "layout", 0, FOR_EVER, ROOM, 40, 260, 340, 160,
    { "執務室（経営管理部、営業部、情報システム部）", "Office: Administration, Sales, IT" } },
  { "layout", 0, FOR_EVER, ROOM, 380, 90, 110, 110, { "サーバ室", "Server room" } },
  { "layout", 0, FOR_EVER, ROOM, 490, 90, 90, 110, { "書庫", "Archive" } },
  { "layout", 0, FOR_EVER, ROOM, 380, 200, 200, 110, { "大会議室", "Large meeting room" } },
  { "layout", 0, FOR_EVER, ROOM, 380, 310, 100, 110, { "会議室A", "Room A" } },
  { "layout", 0, FOR_EVER, ROOM, 480, 310, 100, 110, { "会議室B", "Room B" } },
  { "layout", 0, FOR_EVER, ROOM, 40, 420, 540, 100,
    { "受付（来訪者の区域）", "Reception, for visitors" } },
  { "layout", 0, FOR_EVER, OUTSIDE, 220, 550, 200, 36, { "ビル共用部（廊下）",
                                                         "Corridor of the building" } },
  { "layout", 0, FOR_EVER, NOTE, 640, 20, 300, 30, { "大阪事業所（中央ビル3階）", "Osaka office (3F)" } },
  { "layout", 0, FOR_EVER, BOUNDARY, 630, 60, 310, 350, { "適用範囲（専有部分）",
                                                          "In scope: our own rooms" } },
  { "layout", 0, FOR_EVER, ROOM, 650, 90, 270, 160,
    { "執務室（カスタマーサポート部）", "Office: Customer support" } },
  { "layout", 0, FOR_EVER, ROOM, 650, 250, 130, 140, { "会議室", "Meeting room" } },
  { "layout", 0, FOR_EVER, ROOM, 780, 250, 140, 140, { "受付", "Reception" } },
  { "layout", 0, FOR_EVER, NOTE, 640, 440, 300, 30, { "● 入退室カードの扉", "● Door with a card reader" } },
  { "layout", 0, FOR_EVER, NOTE, 365, 160, 30, 30, { "●", "●" } },
  { "layout", 0, FOR_EVER, NOTE, 195, 405, 30, 30, { "●", "●" } },
  { "layout", 0, FOR_EVER, NOTE, 305, 505, 30, 30, { "●", "●" } },
  { "layout", 0, FOR_EVER, NOTE, 805, 235, 30, 30, { "●", "●" } },

  { "network", 0, FOR_EVER, BOUNDARY, 20, 190, 440, 380, { "適用範囲（社内）", "In scope: offices" } },
  { "network", 0, FOR_EVER, BOUNDARY, 500, 190, 440, 240,
    { "適用範囲（クラウドの仮想ネットワーク）", "In scope: virtual network" } },
  { "network", 0, FOR_EVER, OUTSIDE, 380, 20, 200, 60, { "インターネット", "The Internet" } },
  { "network", 0, FOR_EVER, OUTSIDE, 40, 20, 180, 60, { "自宅などの端末", "Laptops at home" } },
  { "network", 0, FOR_EVER, OUTSIDE, 740, 20, 180, 60, { "契約企業の利用者", "Users of customers" } },
  { "network", 0, FOR_EVER, BOX, 50, 220, 170, 50, { "VPN装置", "VPN gateway" } },
  { "network", 0, FOR_EVER, BOX, 260, 220, 170, 50, { "ファイアウォール", "Firewall" } },
  { "network", 0, FOR_EVER, BOX, 130, 330, 220, 50, { "社内LAN（部門別の区画）",
                                                      "Office network in segments" } },
  { "network", 0, FOR_EVER, BOX, 40, 430, 120, 50, { "無線LAN", "Wireless network" } },
  { "network", 0, FOR_EVER, BOX, 180, 430, 120, 50, { "ファイルサーバ", "File server" } },
  { "network", 0, FOR_EVER, BOX, 320, 430, 120, 50, { "大阪事業所", "Osaka office" } },
  { "network", 0, FOR_EVER, OUTSIDE, 40, 505, 250, 50,
    { "来客用無線LAN（分離）", "Guests' wireless network, apart" } },
  { "network", 2, FOR_EVER, OUTSIDE, 310, 505, 140, 50,
    { "新規事業準備室\n（分離）", "New business\noffice, apart" } },
  { "network", 0, FOR_EVER, BOX, 620, 220, 200, 50, { "仮想ゲートウェイ", "Virtual gateway" } },
  { "network", 0, FOR_EVER, BOX, 520, 330, 180, 70, { "本番環境\n（アプリ、データベース）",
                                                      "Production\n(service, database)" } },
  { "network", 0, FOR_EVER, BOX, 740, 330, 180, 70, { "開発・検証環境", "Development and tests" } },
  { "network", 0, FOR_EVER, OUTSIDE, 500, 460, 200, 60, { "クラウド事業者の基盤",
                                                          "The provider's platform" } },
  { "network", 1, FOR_EVER, OUTSIDE, 740, 460, 200, 60, { "開発の委託先", "Development contractor" } },

  { "flow", 0, FOR_EVER, BOUNDARY, 180, 50, 600, 500, { "適用範囲", "In scope" } },
  { "flow", 0, FOR_EVER, OUTSIDE, 20, 100, 130, 60, { "契約企業", "Customer" } },
  { "flow", 0, FOR_EVER, OUTSIDE, 810, 100, 130, 60, { "利用者", "User" } },
  { "flow", 0, FOR_EVER, BOX, 200, 100, 150, 60, { "営業部\n申込みの受付", "Sales\norder" } },
  { "flow", 0, FOR_EVER, BOX, 405, 100, 150, 60, { "サポート部\n導入支援", "Support\nset-up" } },
  { "flow", 0, FOR_EVER, BOX, 610, 100, 150, 60, { "情報システム部\n運用及び監視", "IT\noperation" } },
  { "flow", 0, FOR_EVER, BOX, 610, 250, 150, 60, { "情報システム部\nバックアップ", "IT\nbackup" } },
  { "flow", 0, FOR_EVER, BOX, 405, 250, 150, 60, { "サポート部\n問合せ対応", "Support\nquestions" } },
  { "flow", 0, FOR_EVER, BOX, 200, 400, 150, 60, { "開発本部\n設計及び開発", "Development\ndesign, code" } },
  { "flow", 0, FOR_EVER, BOX, 405, 400, 150, 60, { "品質保証部\n試験", "Quality\ntest" } },
  { "flow", 0, FOR_EVER, BOX, 610, 400, 150, 60, { "情報システム部\nリリース", "IT\nrelease" } },
  { "flow", 0, FOR_EVER, OUTSIDE, 810, 250, 130, 60, { "クラウド基盤", "Cloud platform" } },
  { "flow", 1, FOR_EVER, OUTSIDE, 20, 400, 130, 60, { "開発の委託先", "Contractor" } },
};

static const Line lines[] = {
  { "org_chart", 0, FALSE, 400, 120, 400, 170 }, { "org_chart", 0, FALSE, 105, 170, 705, 170 },
  { "org_chart", 0, FALSE, 105, 170, 105, 220 }, { "org_chart", 0, FALSE, 255, 170, 255, 220 },
  { "org_chart", 0, FALSE, 405, 170, 405, 220 }, { "org_chart", 0, FALSE, 555, 170, 555, 220 },
  { "org_chart", 0, FALSE, 705, 170, 705, 220 }, { "org_chart", 2, FALSE, 705, 170, 870, 170 },
  { "org_chart", 2, FALSE, 870, 170, 870, 220 }, { "org_chart", 0, FALSE, 255, 280, 255, 340 },
  { "org_chart", 0, FALSE, 155, 340, 455, 340 }, { "org_chart", 0, FALSE, 155, 340, 155, 400 },
  { "org_chart", 1, FALSE, 305, 340, 305, 400 }, { "org_chart", 0, FALSE, 455, 340, 455, 400 },

  { "network", 0, FALSE, 220, 50, 380, 50 }, { "network", 0, FALSE, 580, 50, 740, 50 },
  { "network", 0, FALSE, 430, 80, 345, 220 }, { "network", 0, FALSE, 530, 80, 720, 220 },
  { "network", 0, FALSE, 260, 245, 220, 245 }, { "network", 0, FALSE, 135, 270, 200, 330 },
  { "network", 0, FALSE, 345, 270, 280, 330 }, { "network", 0, FALSE, 180, 380, 100, 430 },
  { "network", 0, FALSE, 240, 380, 240, 430 }, { "network", 0, FALSE, 300, 380, 380, 430 },
  { "network", 0, FALSE, 680, 270, 610, 330 }, { "network", 0, FALSE, 760, 270, 830, 330 },
  { "network", 0, FALSE, 600, 400, 600, 460 }, { "network", 1, FALSE, 830, 400, 830, 460 },

  { "flow", 0, TRUE, 150, 130, 200, 130 }, { "flow", 0, TRUE, 350, 130, 405, 130 },
  { "flow", 0, TRUE, 555, 130, 610, 130 }, { "flow", 0, TRUE, 760, 130, 810, 130 },
  { "flow", 0, TRUE, 685, 160, 685, 250 }, { "flow", 0, TRUE, 760, 280, 810, 280 },
  { "flow", 0, TRUE, 875, 160, 555, 265 }, { "flow", 0, TRUE, 480, 310, 290, 400 },
  { "flow", 0, TRUE, 350, 430, 405, 430 }, { "flow", 0, TRUE, 555, 430, 610, 430 },
  { "flow", 0, TRUE, 685, 400, 685, 310 }, { "flow", 1, TRUE, 150, 430, 200, 430 },
};

static void
draw_text (cairo_t     *cr,
           const Shape *shape,
           const char  *text)
{
  g_autoptr(PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr(PangoFontDescription) font =
    pango_font_description_from_string ("IPAexGothic, sans 11");
  gboolean is_centred = shape->look == BOX || shape->look == OUTSIDE;
  int width = 0;
  int height = 0;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (shape->width - 12) * PANGO_SCALE);
  if (is_centred)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, shape->x + 6,
                 is_centred ? shape->y + (shape->height - height) / 2 : shape->y + 6);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_shape (cairo_t     *cr,
            const Shape *shape,
            const char  *text)
{
  static const double dashes[] = { 8, 5 };
  gboolean is_dashed = shape->look == BOUNDARY || shape->look == OUTSIDE;

  cairo_set_dash (cr, dashes, is_dashed ? G_N_ELEMENTS (dashes) : 0, 0);
  cairo_set_line_width (cr, shape->look == BOUNDARY ? 3 : 1.5);
  if (shape->look != NOTE)
    {
      cairo_rectangle (cr, shape->x, shape->y, shape->width, shape->height);
      if (shape->look != BOUNDARY)
        {
          cairo_set_source_rgb (cr, shape->look == BOX ? 0.92 : 1, shape->look == BOX ? 0.95 : 1,
                                1);
          cairo_fill_preserve (cr);
        }
      cairo_set_source_rgb (cr, 0.1, 0.2, 0.4);
      cairo_stroke (cr);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  draw_text (cr, shape, text);
}

static void
draw_line (cairo_t    *cr,
           const Line *line)
{
  double angle = atan2 (line->to_y - line->from_y, line->to_x - line->from_x);

  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 1.5);
  cairo_set_source_rgb (cr, 0.1, 0.2, 0.4);
  cairo_move_to (cr, line->from_x, line->from_y);
  cairo_line_to (cr, line->to_x, line->to_y);
  for (int side = -1; line->is_arrow && side <= 1; side += 2)
    {
      cairo_move_to (cr, line->to_x, line->to_y);
      cairo_line_to (cr, line->to_x - 10 * cos (angle + side * 0.45),
                     line->to_y - 10 * sin (angle + side * 0.45));
    }
  cairo_stroke (cr);
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw (cairo_t     *cr,
      KamaeSample *sample,
      const char  *kind,
      guint        version)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_str_equal (lines[i].kind, kind) && lines[i].since <= version)
      draw_line (cr, &lines[i]);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (shapes[i].kind, kind) && shapes[i].since <= version
        && shapes[i].until >= version)
      draw_shape (cr, &shapes[i],
                  kamae_sample_text (sample, shapes[i].text.ja, shapes[i].text.en));
}

/* The drawing of a kind, as it belongs to the statement of the version, the first one being 0. */
GBytes *
kamae_context_sample_draw (KamaeSample *sample,
                           const char  *kind,
                           guint        version)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GByteArray *bytes = g_byte_array_new ();

  draw (cr, sample, kind, version);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}
