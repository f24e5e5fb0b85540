/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of this plugin share. One file a subject:
 *
 *   meetings   the review itself with its life: management_review
 *   inputs     the ten inputs: review_input
 *   collect    computing and freezing their figures
 *   frozen     reading the figures that were frozen
 *   decisions  what was decided, and the tasks that follow: review_decision
 *   rules      MRV-V01 … V08 (V09 is the lock of the core)
 *   figures    MRV-C01 … C05
 *   reports    MRV-R01, R02, R04; minutes: MRV-R03; print: what both need
 *   sample     the plugin's part of the sample organization */
#pragma once

#include <kamae.h>

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define KAMAE_REVIEW_N_INPUTS 10

extern const KamaeChoice kamae_review_inputs[];

extern const KamaeEntity kamae_review_management_review;
extern const KamaeEntity kamae_review_input;
extern const KamaeEntity kamae_review_decision;

extern const KamaeRule   kamae_review_rules[];
extern const KamaeFigure kamae_review_figures[];
extern const KamaeReport kamae_review_reports[];

gboolean       kamae_review_add_inputs        (KamaeOperation  *operation,
                                               KamaeRecord     *review,
                                               GError         **error);
gboolean       kamae_review_collect_figures   (KamaeOperation  *operation,
                                               KamaeRecord     *review,
                                               GError         **error);
gboolean       kamae_review_report_decisions  (KamaeOperation  *operation,
                                               KamaeRecord     *review,
                                               GError         **error);
gboolean       kamae_review_make_tasks        (KamaeOperation  *operation,
                                               KamaeRecord     *review,
                                               GError         **error);
gboolean       kamae_review_fill_sample       (KamaeSample     *sample,
                                               GError         **error);

/* In SQL: the review before `review`, the last that was held before it. */
#define KAMAE_REVIEW_BEFORE(review, column) \
  "(SELECT before." column " FROM management_review AS before WHERE before.id <> " review ".id " \
  "AND before.held_on < coalesce (" review ".held_on, '9999') " \
  "ORDER BY before.held_on DESC LIMIT 1)"

/* In SQL: who is top management on a day. */
#define KAMAE_REVIEW_TOP_MANAGEMENT(date) \
  "(SELECT role_assignment.person_id FROM role_assignment " \
  "JOIN role ON role.id = role_assignment.role_id " \
  "WHERE role.code = 'top_management' AND role_assignment.starts_on <= " date " " \
  "AND coalesce (role_assignment.ends_on, '9999') >= " date ")"

/* Figures as they were frozen. */
JsonArray     *kamae_review_frozen_parse       (const char  *text,
                                                JsonNode   **root);
JsonObject    *kamae_review_frozen_get_texts   (JsonObject  *figure,
                                                const char  *language);
guint          kamae_review_frozen_get_n_rows  (JsonObject  *texts,
                                                const char  *member);
guint          kamae_review_frozen_get_n_columns (JsonObject *texts);
const char    *kamae_review_frozen_get_column  (JsonObject  *texts,
                                                guint        column);
const char    *kamae_review_frozen_get_cell    (JsonObject  *texts,
                                                const char  *member,
                                                guint        row,
                                                guint        column);
const char    *kamae_review_frozen_find_before (JsonObject  *texts,
                                                const char  *label,
                                                guint        column);
char          *kamae_review_frozen_dup_number  (JsonObject  *texts,
                                                const char  *cell);
char          *kamae_review_frozen_dup_change  (JsonObject  *texts,
                                                const char  *now,
                                                const char  *before,
                                                const char  *language);
gboolean       kamae_review_frozen_is_number   (const char  *cell);
gboolean       kamae_review_frozen_has_numbers (JsonObject  *texts,
                                                guint        column);
gboolean       kamae_review_frozen_is_tally    (JsonObject  *texts);
gboolean       kamae_review_frozen_is_count    (JsonObject  *texts);
gboolean       kamae_review_frozen_is_date     (const char  *cell);
char          *kamae_review_frozen_dup_shown   (KamaeRegister *reg,
                                                const char  *cell,
                                                const char  *language);
KamaeChart    *kamae_review_frozen_create_chart (KamaeRegister *reg,
                                                 JsonObject    *figure,
                                                 const char    *language);

/* Printing: the review as its approval froze it, or would freeze it now. */
typedef struct
{
  KamaeReportContext *context;
  KamaeDocument *document;
  JsonParser *parser;
  JsonObject *review;
  JsonObject *content;
  gboolean compares; /* tables of the last review too, and pictures of tables */
} KamaeReviewPrint;

gboolean       kamae_review_print_init        (KamaeReviewPrint   *print,
                                               KamaeReportContext *context,
                                               GError            **error);
void           kamae_review_print_clear       (KamaeReviewPrint   *print);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KamaeReviewPrint, kamae_review_print_clear)

const char    *kamae_review_print_text        (KamaeReviewPrint   *print,
                                               const char         *msgid);
const char    *kamae_review_print_or_blank    (KamaeReviewPrint   *print,
                                               JsonObject         *object,
                                               const char         *field,
                                               const char         *text);
const char    *kamae_review_print_choice      (KamaeReviewPrint   *print,
                                               const char         *entity,
                                               const char         *field,
                                               const char         *code);
char          *kamae_review_print_dup_title   (KamaeReviewPrint   *print);
char          *kamae_review_print_dup_date    (KamaeReviewPrint   *print,
                                               const char         *member);
char          *kamae_review_print_dup_time    (KamaeReviewPrint   *print);
char          *kamae_review_print_dup_people  (KamaeReviewPrint   *print,
                                               const char         *how);
JsonObject    *kamae_review_print_find_input  (KamaeReviewPrint   *print,
                                               const char         *part);
char          *kamae_review_print_dup_input_name (KamaeReviewPrint *print,
                                                  guint             position);
gboolean       kamae_review_print_has_figures (JsonObject         *input);
void           kamae_review_print_add_heading (KamaeReviewPrint   *print,
                                               guint               position);
void           kamae_review_print_add_figures (KamaeReviewPrint   *print,
                                               JsonObject         *input);
const char    *kamae_review_get_member        (JsonObject         *object,
                                               const char         *member);

GType          kamae_review_page_get_type         (void);
GType          kamae_review_figures_view_get_type (void);

KamaeDocument *kamae_review_build_notice      (KamaeReportContext *context,
                                               GError            **error);
KamaeDocument *kamae_review_build_materials   (KamaeReportContext *context,
                                               GError            **error);
KamaeDocument *kamae_review_build_minutes     (KamaeReportContext *context,
                                               GError            **error);
KamaeDocument *kamae_review_build_corrections (KamaeReportContext *context,
                                               GError            **error);
KamaeDocument *kamae_review_build_follow_up   (KamaeReportContext *context,
                                               GError            **error);

G_END_DECLS
