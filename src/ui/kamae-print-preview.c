/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-ui-private.h"

/* At 96 dots an inch, a point is 4/3 pixels. */
#define PIXELS_PER_POINT (96.0 / 72.0)
#define PAGE_GAP 18
#define MIN_ZOOM 0.25
#define MAX_ZOOM 4.0
#define WINDOW_WIDTH 980
#define WINDOW_HEIGHT 860

struct _KamaePrintPreview
{
  AdwWindow parent_instance;

  KamaeRegister *reg;
  const KamaeReport *report;
  KamaeRecord *record;
  const char *language;
  KamaeCopy copy;
  KamaeDocument *document;
  KamaeLayout *layout;
  double zoom;

  GtkWidget *pages;
  GtkWidget *scroll;
  GtkWidget *counter;
  GtkWidget *stack;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (KamaePrintPreview, kamae_print_preview, ADW_TYPE_WINDOW)

static const char *const languages[] = { "ja", "en" };

/* Pages: only those in sight have a widget. */

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  KamaePrintPreview *self = data;
  guint page = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "page"));

  /* Paper is white, also where the screen is dark. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self->layout == NULL || page >= kamae_layout_get_n_pages (self->layout))
    return;

  cairo_scale (cr, width / kamae_layout_get_width (self->layout),
               height / kamae_layout_get_height (self->layout));
  kamae_layout_draw_page (self->layout, cr, page);
}

static void
size_page (KamaePrintPreview *self, GtkWidget *area)
{
  double scale = self->zoom * PIXELS_PER_POINT;

  gtk_widget_set_size_request (area, kamae_layout_get_width (self->layout) * scale,
                               kamae_layout_get_height (self->layout) * scale);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KamaePrintPreview *self)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                                  NULL);

  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (area, "kamae-paper");
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, NULL);
  gtk_list_item_set_child (item, area);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KamaePrintPreview *self)
{
  GtkWidget *area = gtk_list_item_get_child (item);
  guint position = gtk_list_item_get_position (item);
  /* Translators: a page of a printed document. */
  g_autofree char *name = g_strdup_printf (_("Page %u"), position + 1);

  g_object_set_data (G_OBJECT (area), "page", GUINT_TO_POINTER (position));
  kamae_widget_set_name (area, name);
  size_page (self, area);
  gtk_widget_queue_draw (area);
}

static void
update_counter (KamaePrintPreview *self)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll));
  g_autofree char *text = NULL;
  double page_height;
  guint n, page;

  if (self->layout == NULL)
    return;

  n = kamae_layout_get_n_pages (self->layout);
  page_height = kamae_layout_get_height (self->layout) * self->zoom * PIXELS_PER_POINT + PAGE_GAP;
  page = (gtk_adjustment_get_value (adjustment)
          + gtk_adjustment_get_page_size (adjustment) / 2) / page_height;
  /* Translators: the number of the page in sight, and how many there are. */
  text = g_strdup_printf (_("%u/%u"), MIN (page + 1, n), n);
  gtk_label_set_text (GTK_LABEL (self->counter), text);
}

/* A new model has all pages in sight made anew. */
static void
show_pages (KamaePrintPreview *self)
{
  GtkStringList *pages = gtk_string_list_new (NULL);
  GtkNoSelection *model;
  guint n = kamae_layout_get_n_pages (self->layout);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (pages, "");
  model = gtk_no_selection_new (G_LIST_MODEL (pages));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->pages), GTK_SELECTION_MODEL (model));
  g_object_unref (model);
  update_counter (self);
}

static void
set_zoom (KamaePrintPreview *self, double zoom)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll));
  double place = gtk_adjustment_get_value (adjustment) / self->zoom;

  self->zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (self->layout == NULL)
    return;

  show_pages (self);
  gtk_adjustment_set_value (adjustment, place * self->zoom);
}

/* The document */

static gboolean
build (KamaePrintPreview *self, GError **error)
{
  g_clear_object (&self->layout);
  g_clear_object (&self->document);

  self->document = kamae_report_build (self->report, self->reg, self->record, self->language,
                                       NULL, self->copy, error);
  if (self->document == NULL)
    return FALSE;

  self->layout = kamae_layout_new (self->document);
  return TRUE;
}

static void
rebuild (KamaePrintPreview *self)
{
  g_autoptr(GError) error = NULL;
  gboolean built = build (self, &error);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), built ? "pages" : "problem");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.save", built);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.save-text", built);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.print", built);
  if (built)
    {
      gtk_window_set_title (GTK_WINDOW (self), kamae_document_get_title (self->document));
      set_zoom (self, self->zoom);
    }
  else
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->problem), text);
    }
}

/* At first the whole width is seen, but nothing is larger than on paper. */
static void
zoom_to_fit (KamaePrintPreview *self)
{
  double width;

  if (self->layout == NULL)
    return;

  width = kamae_layout_get_width (self->layout) * PIXELS_PER_POINT;
  set_zoom (self, MIN (1.0, (WINDOW_WIDTH - 4 * PAGE_GAP) / width));
}

static void
language_cb (KamaePrintPreview *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  self->language = languages[MIN (gtk_drop_down_get_selected (drop_down),
                                  G_N_ELEMENTS (languages) - 1)];
  rebuild (self);
}

static void
copy_cb (KamaePrintPreview *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  self->copy = gtk_drop_down_get_selected (drop_down);
  rebuild (self);
}

/* Saving and printing */

static void
save_finish_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(KamaePrintPreview) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = kamae_save_file_finish (result, &error);

  if (file == NULL || !kamae_document_write_pdf (self->document, file, &error))
    kamae_show_error (GTK_WINDOW (self), _("The PDF could not be saved"), error);
}

static void
save_text_finish_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(KamaePrintPreview) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = kamae_save_file_finish (result, &error);

  if (file == NULL || !kamae_document_write_odt (self->document, file, &error))
    kamae_show_error (GTK_WINDOW (self), _("The text could not be saved"), error);
}

static char *
dup_file_name (KamaePrintPreview *self, const char *suffix)
{
  const char *number = self->record != NULL ? kamae_record_get_number (self->record) : NULL;
  const char *mark = kamae_copy_get_mark (self->copy, self->language);
  GString *name = g_string_new (kamae_document_get_title (self->document));

  if (number != NULL)
    g_string_append_printf (name, " %s", number);
  /* No copy takes the place of its original. */
  if (mark != NULL)
    g_string_append_printf (name, " %s", mark);
  g_string_append (name, suffix);

  return g_strdelimit (g_string_free (name, FALSE), "/", '-');
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KamaePrintPreview *self = KAMAE_PRINT_PREVIEW (widget);
  gboolean is_text = g_str_equal (action, "preview.save-text");
  g_autofree char *name = dup_file_name (self, is_text ? ".odt" : ".pdf");

  kamae_save_file_async (GTK_WINDOW (self), is_text ? _("Save as Text to Edit") : _("Save PDF"),
                         name, NULL, is_text ? save_text_finish_cb : save_finish_cb,
                         g_object_ref (self));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page,
              KamaePrintPreview *self)
{
  kamae_layout_draw_page (self->layout, gtk_print_context_get_cairo_context (context), page);
}

static GtkPageSetup *
create_page_setup (KamaePrintPreview *self)
{
  double width = kamae_layout_get_width (self->layout);
  double height = kamae_layout_get_height (self->layout);
  gboolean landscape = width > height;
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (MAX (width, height) > 1000 ? "iso_a3" : "iso_a4");

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                   : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);

  return setup;
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KamaePrintPreview *self = KAMAE_PRINT_PREVIEW (widget);
  g_autoptr(GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = create_page_setup (self);
  g_autoptr(GError) error = NULL;

  gtk_print_operation_set_job_name (operation, kamae_document_get_title (self->document));
  gtk_print_operation_set_n_pages (operation, kamae_layout_get_n_pages (self->layout));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (self), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    kamae_show_error (GTK_WINDOW (self), _("The document could not be printed"), error);
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KamaePrintPreview *self = KAMAE_PRINT_PREVIEW (widget);

  if (g_str_equal (action, "preview.zoom-in"))
    set_zoom (self, self->zoom * 1.25);
  else if (g_str_equal (action, "preview.zoom-out"))
    set_zoom (self, self->zoom / 1.25);
  else
    set_zoom (self, 1.0);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Building */

static GtkWidget *
create_action_button (const char *icon_name, const char *name, const char *action)
{
  GtkWidget *button = _kamae_icon_button_new (icon_name, name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
create_language_switch (KamaePrintPreview *self)
{
  const char *const names[] = { "日本語", "English", NULL };
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (names);

  self->language = g_str_equal (kamae_language_get_current (), "ja") ? languages[0] : languages[1];
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), self->language == languages[0] ? 0 : 1);
  gtk_widget_set_tooltip_text (drop_down, _("Language of the paper"));
  kamae_widget_set_name (drop_down, _("Language of the paper"));
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (language_cb), self);

  return drop_down;
}

/* Each preview begins with the original: no mark is left on paper by mistake. */
static GtkWidget *
create_copy_switch (KamaePrintPreview *self)
{
  const char *const names[] = {
    /* Translators: of a print; the paper itself: 原本 */
    [KAMAE_COPY_ORIGINAL] = C_("print", "Original"),
    /* Translators: of a print: 写し */
    [KAMAE_COPY_CONTROLLED] = C_("print", "Copy"),
    /* Translators: of a print, which is not replaced when its original is: 管理外文書 */
    [KAMAE_COPY_UNCONTROLLED] = C_("print", "Uncontrolled copy"),
    NULL
  };
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (names);

  gtk_widget_set_tooltip_text (drop_down, _("Mark on every page"));
  kamae_widget_set_name (drop_down, _("Mark on every page"));
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (copy_cb), self);

  return drop_down;
}

static GtkWidget *
create_header (KamaePrintPreview *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *print = gtk_button_new_with_label (_("Print…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "preview.print");
  gtk_widget_add_css_class (print, "suggested-action");

  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             create_action_button ("zoom-out-symbolic", _("Smaller"),
                                                   "preview.zoom-out"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             create_action_button ("zoom-in-symbolic", _("Larger"),
                                                   "preview.zoom-in"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), print);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           create_action_button ("document-save-symbolic", _("Save PDF…"),
                                                 "preview.save"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header),
                           create_action_button ("document-edit-symbolic",
                                                 _("Save as text to edit (ODT)…"),
                                                 "preview.save-text"));

  return header;
}

/* What is on the paper. In the header it would make the window wider than a telephone. */
static GtkWidget *
create_choices (KamaePrintPreview *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "toolbar");
  self->counter = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->counter, "numeric");
  gtk_widget_set_hexpand (self->counter, TRUE);
  gtk_widget_set_halign (self->counter, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (bar), self->counter);
  gtk_box_append (GTK_BOX (bar), create_copy_switch (self));
  gtk_box_append (GTK_BOX (bar), create_language_switch (self));

  return bar;
}

static GtkWidget *
create_pages (KamaePrintPreview *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment *adjustment;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->pages = gtk_list_view_new (NULL, factory);
  gtk_widget_add_css_class (self->pages, "kamae-pages");
  kamae_widget_set_name (self->pages, _("Pages"));

  self->scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), self->pages);
  gtk_widget_set_vexpand (self->scroll, TRUE);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll));
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (update_counter), self);

  return self->scroll;
}

static void
kamae_print_preview_dispose (GObject *object)
{
  KamaePrintPreview *self = KAMAE_PRINT_PREVIEW (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->document);
  g_clear_object (&self->record);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_print_preview_parent_class)->dispose (object);
}

static void
kamae_print_preview_class_init (KamaePrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kamae_print_preview_dispose;

  gtk_widget_class_install_action (widget_class, "preview.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "preview.save-text", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-normal", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "preview.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "preview.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "preview.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "preview.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "preview.save-text",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "preview.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK,
                                       "preview.zoom-normal", NULL);
}

static void
kamae_print_preview_init (KamaePrintPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->zoom = 1.0;
  self->problem = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->problem), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->problem), _("The document could not be made"));

  self->stack = gtk_stack_new ();
  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_box_append (GTK_BOX (box), create_choices (self));
  gtk_stack_add_named (GTK_STACK (self->stack), create_pages (self), "pages");
  gtk_stack_add_named (GTK_STACK (self->stack), self->problem, "problem");
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), WINDOW_WIDTH, WINDOW_HEIGHT);
}

/**
 * kamae_print_preview_new:
 * @reg: a register
 * @report: a report
 * @record: (nullable): the record that it prints
 *
 * Makes a window that shows a report as it will be printed.
 *
 * Returns: (transfer none): a window
 */
GtkWidget *
kamae_print_preview_new (KamaeRegister *reg, const KamaeReport *report, KamaeRecord *record)
{
  KamaePrintPreview *self;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (report != NULL, NULL);

  self = g_object_new (KAMAE_TYPE_PRINT_PREVIEW, NULL);
  self->reg = g_object_ref (reg);
  self->report = report;
  g_set_object (&self->record, record);
  rebuild (self);
  zoom_to_fit (self);

  return GTK_WIDGET (self);
}
