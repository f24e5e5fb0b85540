/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-coverage.h"
#include "kamae-audit-pages.h"

#include <kamae-i18n.h>

/* What the audits cover: clause × department, control × year. Marks and figures say it, not colour;
 * each cell is a button that opens the audits behind it. */

typedef struct
{
  KamaePage           parent_instance;

  KamaeRecordChooser  *chooser;
  GtkWidget          *stack;
  GtkWidget          *scrolled;
  GtkWidget          *summary;
  GtkWidget          *controls;
  GtkWidget          *missing_only;
  KamaeAuditCoverage *coverage;
} KamaeAuditCoveragePage;

typedef KamaePageClass KamaeAuditCoveragePageClass;

G_DEFINE_FINAL_TYPE (KamaeAuditCoveragePage, kamae_audit_coverage_page, KAMAE_TYPE_PAGE)

static KamaeRegister *
get_register (KamaeAuditCoveragePage *self)
{
  return kamae_page_get_register (KAMAE_PAGE (self));
}

static const char *
get_cover_label (KamaeAuditCover cover)
{
  return kamae_translate (NULL, GETTEXT_PACKAGE, kamae_audit_cover_get_label (cover));
}

/* Opening the audits behind a cell */

static void
open_cb (GtkWidget              *button,
         KamaeAuditCoveragePage *self)
{
  KamaeRecord *audit = g_object_get_data (G_OBJECT (button), "audit");

  kamae_page_open_record (KAMAE_PAGE (self), audit);
}

static void
make_open (KamaeAuditCoveragePage *self,
           GtkWidget              *button,
           gint64                  id)
{
  KamaeRecord *audit = kamae_register_ref_record (get_register (self), id, KAMAE_KEPT);

  g_object_set_data_full (G_OBJECT (button), "audit", audit, g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), self);
}

static GtkWidget *
create_menu (KamaeAuditCoveragePage       *self,
             const KamaeAuditCoverageCell *cell)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < cell->audits->len; i++)
    {
      gint64 id = g_array_index (cell->audits, gint64, i);
      g_autoptr (KamaeRecord) audit = kamae_register_ref_record (get_register (self), id,
                                                                 KAMAE_KEPT);
      g_autofree char *label = audit != NULL ? kamae_record_dup_label (audit)
                                             : g_strdup (_("(cannot be read)"));
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_add_css_class (button, "flat");
      make_open (self, button, id);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

/* The matrix */

static GtkWidget *
create_cell (KamaeAuditCoveragePage      *self,
             const KamaeAuditCoverageRow *row,
             guint                        column)
{
  const KamaeAuditCoverageCell *cell = &row->cells[column];
  g_autofree char *text = kamae_audit_coverage_cell_dup_text (cell);
  const char *title = kamae_audit_coverage_get_column (self->coverage, column);
  GtkWidget *button;
  g_autofree char *name = NULL;

  /* Translators: a cell of the matrix, read aloud: clause or control, department or year, how many
     audits were carried out, how many are planned */
  name = g_strdup_printf (_("%1$s, %2$s: carried out %3$u, planned %4$u"), row->number, title,
                          cell->n_done, cell->n_planned);
  if (cell->audits->len == 1)
    {
      button = gtk_button_new_with_label (text);
      make_open (self, button, g_array_index (cell->audits, gint64, 0));
    }
  else
    {
      button = gtk_menu_button_new ();
      gtk_menu_button_set_label (GTK_MENU_BUTTON (button), text);
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), create_menu (self, cell));
    }
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  kamae_widget_set_name (button, name);
  return button;
}

static GtkWidget *
create_empty_cell (void)
{
  GtkWidget *label = gtk_label_new ("–");

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
create_cover (KamaeAuditCover cover,
              GtkAlign        align)
{
  GtkWidget *label = gtk_label_new (get_cover_label (cover));

  if (cover == KAMAE_AUDIT_MISSING)
    gtk_widget_add_css_class (label, "error");
  gtk_widget_set_halign (label, align);
  return label;
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (label), 7);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 9);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
create_title (const KamaeAuditCoverageRow *row)
{
  g_autofree char *text = g_strdup_printf ("%s  %s", row->number, row->title);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_size_request (label, -1, 34);
  gtk_widget_set_tooltip_text (label, text);
  return label;
}

/* After what is covered and whether: that is seen without scrolling. */
#define FIRST_COLUMN 2

static void
add_row (KamaeAuditCoveragePage      *self,
         GtkGrid                     *grid,
         const KamaeAuditCoverageRow *row,
         int                          line)
{
  guint n_columns = kamae_audit_coverage_get_n_columns (self->coverage);

  gtk_grid_attach (grid, create_title (row), 0, line, 1, 1);
  gtk_grid_attach (grid, create_cover (row->cover, GTK_ALIGN_START), 1, line, 1, 1);
  for (guint i = 0; i < n_columns; i++)
    gtk_grid_attach (grid, row->cells[i].audits != NULL ? create_cell (self, row, i)
                                                        : create_empty_cell (),
                     FIRST_COLUMN + (int) i, line, 1, 1);
}

static gboolean
is_shown (KamaeAuditCoveragePage      *self,
          const KamaeAuditCoverageRow *row)
{
  return row->cover == KAMAE_AUDIT_MISSING
         || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->missing_only));
}

static void
add_headings (KamaeAuditCoveragePage *self,
              GtkGrid                *grid,
              gboolean                is_of_controls)
{
  guint n_columns = kamae_audit_coverage_get_n_columns (self->coverage);

  gtk_grid_attach (grid, create_heading (is_of_controls ? _("Control") : _("Clause")), 0, 0, 1, 1);
  gtk_grid_attach (grid, create_heading (_("State")), 1, 0, 1, 1);
  for (guint i = 0; i < n_columns; i++)
    {
      KamaeAuditCover cover = kamae_audit_coverage_get_column_cover (self->coverage, i);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_box_append (GTK_BOX (box),
                      create_heading (kamae_audit_coverage_get_column (self->coverage, i)));
      /* Each department is audited every year; not so each year of a cycle on its own. */
      if (!is_of_controls && cover == KAMAE_AUDIT_MISSING)
        gtk_box_append (GTK_BOX (box), create_cover (cover, GTK_ALIGN_CENTER));
      gtk_grid_attach (grid, box, FIRST_COLUMN + (int) i, 0, 1, 1);
    }
}

static GtkWidget *
create_grid (KamaeAuditCoveragePage *self,
             gboolean                is_of_controls)
{
  GtkWidget *grid = gtk_grid_new ();
  int line = 1;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_widget_add_css_class (grid, "kamae-year");
  add_headings (self, GTK_GRID (grid), is_of_controls);
  for (guint i = 0; i < kamae_audit_coverage_get_n_rows (self->coverage); i++)
    {
      const KamaeAuditCoverageRow *row = kamae_audit_coverage_get_row (self->coverage, i);

      if (is_shown (self, row))
        add_row (self, GTK_GRID (grid), row, line++);
    }
  return grid;
}

static void
update_summary (KamaeAuditCoveragePage *self,
                gboolean                is_of_controls)
{
  guint n = kamae_audit_coverage_count_missing (self->coverage);
  guint n_all = kamae_audit_coverage_get_n_rows (self->coverage);
  g_autofree char *end = kamae_register_dup_date (get_register (self),
                                                  kamae_audit_coverage_get_end (self->coverage),
                                                  NULL);
  g_autofree char *text = NULL;

  if (is_of_controls)
    /* Translators: of all controls so many are in no audit; the last day of the cycle */
    text = g_strdup_printf (_("%1$u of %2$u controls are in no audit of the cycle until %3$s."), n,
                            n_all, end);
  else
    /* Translators: of all clauses so many are in no audit; the last day of the year */
    text = g_strdup_printf (_("%1$u of %2$u clauses are in no audit of the year until %3$s."), n,
                            n_all, end);
  gtk_label_set_text (GTK_LABEL (self->summary), text);
}

static void
update (KamaeAuditCoveragePage *self)
{
  KamaeRecord *programme = kamae_record_chooser_get_record (self->chooser);
  gboolean is_of_controls = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->controls));
  g_autoptr(GError) error = NULL;
  KamaeAuditCoverage *coverage;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), programme != NULL ? "matrix" : "none");
  if (programme == NULL)
    return;
  coverage = is_of_controls ? kamae_audit_coverage_new_controls (programme, NULL, &error)
                            : kamae_audit_coverage_new_clauses (programme, NULL, &error);
  kamae_page_set_error (KAMAE_PAGE (self), error);
  if (coverage == NULL)
    return;
  g_clear_pointer (&self->coverage, kamae_audit_coverage_free);
  self->coverage = coverage;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled),
                                 kamae_wrap_new (create_grid (self, is_of_controls)));
  update_summary (self, is_of_controls);
}

static void
changed_cb (KamaeAuditCoveragePage *self,
            KamaeChangeSet         *changes)
{
  static const char *const entities[] = {
    "audit", "audit_assignment", "audit_programme", "control", "department", "fiscal_year",
    "isms_certificate",
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (kamae_change_set_touches (changes, entities[i]))
      {
        update (self);
        return;
      }
}

/* Building */

/* One of the two is always chosen; what the other one says is made when it is. */
static GtkWidget *
create_switch (KamaeAuditCoveragePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *clauses = gtk_toggle_button_new_with_label (_("Clauses"));

  self->controls = gtk_toggle_button_new_with_label (_("Controls"));
  gtk_widget_set_tooltip_text (clauses, _("Clauses by Department"));
  gtk_widget_set_tooltip_text (self->controls, _("Controls by Year"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->controls), GTK_TOGGLE_BUTTON (clauses));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (clauses), TRUE);
  g_signal_connect_swapped (self->controls, "toggled", G_CALLBACK (update), self);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), clauses);
  gtk_box_append (GTK_BOX (box), self->controls);
  return box;
}

static void
append_child (GtkWidget *box,
              GtkWidget *widget)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), widget);
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_flow_box_append (GTK_FLOW_BOX (box), child);
}

/* In a narrow window on several lines. */
static GtkWidget *
create_bar (KamaeAuditCoveragePage *self)
{
  GtkWidget *bar = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (bar), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (bar), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (bar), 9);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (bar), 6);
  self->chooser = KAMAE_RECORD_CHOOSER (kamae_record_chooser_new (get_register (self),
                                                                "audit_programme",
                                                                _("Audit programme"), NULL, NULL,
                                                                NULL));
  self->missing_only = gtk_toggle_button_new_with_label (_("Missing Only"));
  g_signal_connect_swapped (self->missing_only, "toggled", G_CALLBACK (update), self);
  append_child (bar, GTK_WIDGET (self->chooser));
  append_child (bar, create_switch (self));
  append_child (bar, self->missing_only);
  return bar;
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
create_matrix (KamaeAuditCoveragePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *legend =
    create_label (_("● carried out or under way, ○ planned, – in no audit; the figure is the number of audits and opens them."));

  gtk_widget_add_css_class (box, "kamae-pane");
  gtk_widget_add_css_class (legend, "kamae-help");
  self->summary = create_label (NULL);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_add_css_class (self->scrolled, "card");
  gtk_box_append (GTK_BOX (box), kamae_wrap_new (create_bar (self)));
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), self->scrolled);
  gtk_box_append (GTK_BOX (box), legend);
  return box;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-grid-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Audit Programme Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Add the audit programme of the year first; here you then see what its audits leave out."));
  return page;
}

static void
kamae_audit_coverage_page_constructed (GObject *object)
{
  KamaeAuditCoveragePage *self = (KamaeAuditCoveragePage *) object;

  G_OBJECT_CLASS (kamae_audit_coverage_page_parent_class)->constructed (object);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_matrix (self), "matrix");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "none");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  update (self);
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_register (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
kamae_audit_coverage_page_finalize (GObject *object)
{
  g_clear_pointer (&((KamaeAuditCoveragePage *) object)->coverage, kamae_audit_coverage_free);

  G_OBJECT_CLASS (kamae_audit_coverage_page_parent_class)->finalize (object);
}

static void
kamae_audit_coverage_page_find (KamaePage *page)
{
  gtk_widget_grab_focus (((KamaeAuditCoveragePage *) page)->missing_only);
}

static KamaeRecord *
kamae_audit_coverage_page_get_record (KamaePage *page)
{
  return kamae_record_chooser_get_record (((KamaeAuditCoveragePage *) page)->chooser);
}

static void
kamae_audit_coverage_page_class_init (KamaeAuditCoveragePageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_audit_coverage_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = kamae_audit_coverage_page_finalize;
  klass->find = kamae_audit_coverage_page_find;
  klass->get_record = kamae_audit_coverage_page_get_record;
}

static void
kamae_audit_coverage_page_init (KamaeAuditCoveragePage *self)
{
}
