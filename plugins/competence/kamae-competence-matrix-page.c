/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-pages.h"
#include "kamae-competence-private.h"

#include <kamae-i18n.h>

/* The role × person matrix. Each cell is a button, so that the keyboard reaches it and assistive
 * technology reads it; it says both levels in figures and draws them as five boxes. */

typedef struct
{
  KamaePage              parent_instance;

  GtkWidget             *stack;
  GtkWidget             *scrolled;
  GtkWidget             *gaps_only;
  KamaeCompetenceMatrix *matrix;
} KamaeCompetenceMatrixPage;

typedef KamaePageClass KamaeCompetenceMatrixPageClass;

G_DEFINE_FINAL_TYPE (KamaeCompetenceMatrixPage, kamae_competence_matrix_page, KAMAE_TYPE_PAGE)

typedef struct
{
  KamaeCompetenceMatrixPage *page;
  gint64                     person_id;
  gint64                     assessment_id;
} Place;

static GtkWindow *
get_window (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

/* Opening the assessment behind a cell */

static void
open_record (KamaeCompetenceMatrixPage *self,
             gint64                     id)
{
  g_autoptr (KamaeRecord) record =
    kamae_register_ref_record (kamae_page_get_register (KAMAE_PAGE (self)), id, KAMAE_KEPT);

  if (record != NULL)
    kamae_page_open_record (KAMAE_PAGE (self), record);
}

static gint64
create_check (KamaeCompetenceMatrixPage  *self,
              gint64                      person_id,
              GError                    **error)
{
  g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT, person_id);
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (KamaeRecord) check = NULL;

  /* Translators: name of an operation; %s is a record. */
  operation = kamae_register_begin (kamae_page_get_register (KAMAE_PAGE (self)), N_("Add %s"), NULL,
                                    error);
  if (operation == NULL)
    return 0;
  check = kamae_operation_create (operation, "competence_check", error, "person", person, NULL);
  if (check == NULL)
    return 0;
  kamae_operation_set_subject (operation, check);
  return kamae_operation_commit (operation, error) ? kamae_record_get_id (check) : 0;
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Place *place = data;
  g_autoptr (GError) error = NULL;
  gint64 check;

  if (kamae_confirm_finish (result, NULL))
    {
      check = create_check (place->page, place->person_id, &error);
      if (check != 0)
        open_record (place->page, check);
      else
        kamae_show_error (get_window (GTK_WIDGET (place->page)),
                          _("The record was not added"), error);
    }
  g_object_unref (place->page);
  g_free (place);
}

/* The matrix may be made anew while the question stands: what is asked for is copied. */
static void
cell_clicked_cb (GtkWidget *button,
                 Place     *place)
{
  g_autoptr (KamaeRecord) person = NULL;
  g_autofree char *heading = NULL;
  Place *asked;

  if (place->assessment_id != 0)
    {
      open_record (place->page, place->assessment_id);
      return;
    }

  person = kamae_register_ref_record (kamae_page_get_register (KAMAE_PAGE (place->page)),
                                      place->person_id, KAMAE_KEPT);
  if (person == NULL)
    return;
  /* Translators: %s is a person */
  heading = g_strdup_printf (_("Check the competence of %s?"), kamae_record_get_title (person));
  asked = g_memdup2 (place, sizeof *place);
  g_object_ref (asked->page);
  kamae_confirm_async (get_window (button), heading,
                       _("Nobody has judged this competence yet. A check of all that the person's roles ask for is begun."),
                       _("Begin the Check"), FALSE, NULL, confirmed_cb, asked);
}

/* Cells */

static void
draw_boxes (GtkDrawingArea *area,
            cairo_t        *cr,
            int             width,
            int             height,
            gpointer        data)
{
  const KamaeCompetenceCell *cell = data;
  GdkRGBA color;
  double step = width / 5.0;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1);
  for (int i = 0; i < 5; i++)
    {
      cairo_rectangle (cr, i * step + 1.5, 1.5, step - 3, height - 6);
      if (i < cell->actual)
        cairo_fill (cr);
      else if (i < cell->required)
        cairo_stroke (cr);
      else
        cairo_new_path (cr);
    }
  /* Up to here the role asks. */
  cairo_rectangle (cr, 1, height - 2, cell->required * step - 2, 2);
  cairo_fill (cr);
}

static char *
dup_name (const KamaeCompetenceRow    *row,
          const KamaeCompetenceColumn *column,
          const KamaeCompetenceCell   *cell)
{
  const char *standing = cell->actual == 0 ? _("not judged yet")
                         : !kamae_competence_cell_is_gap (cell) ? _("level reached")
                         : cell->acts ? _("gap, improvement under way")
                         : _("gap, nothing planned");

  /* Translators: a cell of the matrix, read aloud: person, role, competence, required level, actual
     level, what that means */
  return g_strdup_printf (_("%1$s, %2$s, %3$s: required %4$d, actual %5$d, %6$s"), row->person,
                          row->role, column->name, cell->required, cell->actual, standing);
}

static GtkWidget *
create_cell (KamaeCompetenceMatrixPage *self,
             const KamaeCompetenceRow  *row,
             guint                      position)
{
  const KamaeCompetenceCell *cell = &row->cells[position];
  g_autofree char *text = kamae_competence_cell_dup_text (cell);
  const KamaeCompetenceColumn *column = kamae_competence_matrix_get_column (self->matrix, position);
  g_autofree char *name = dup_name (row, column, cell);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *area = gtk_drawing_area_new ();
  Place *place = g_new0 (Place, 1);

  place->page = self;
  place->person_id = row->person_id;
  place->assessment_id = cell->assessment_id;
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 60);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 12);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_boxes, (gpointer) cell, NULL);
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (box), area);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  kamae_widget_set_name (button, name);
  g_signal_connect_data (button, "clicked", G_CALLBACK (cell_clicked_cb), place,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  return button;
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_person (const KamaeCompetenceRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *department = create_label (row->department, "caption");

  gtk_widget_add_css_class (department, "dim-label");
  gtk_box_append (GTK_BOX (box), create_label (row->person, NULL));
  gtk_box_append (GTK_BOX (box), department);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static gboolean
is_shown (KamaeCompetenceMatrixPage *self,
          const KamaeCompetenceRow  *row)
{
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->gaps_only)))
    return TRUE;
  for (guint i = 0; i < kamae_competence_matrix_get_n_columns (self->matrix); i++)
    if (row->cells[i].actual < row->cells[i].required)
      return TRUE;
  return FALSE;
}

static void
add_headings (KamaeCompetenceMatrixPage *self,
              GtkGrid                   *grid)
{
  gtk_grid_attach (grid, create_heading (C_("who", "Person")), 0, 0, 1, 1);
  for (guint i = 0; i < kamae_competence_matrix_get_n_columns (self->matrix); i++)
    {
      const KamaeCompetenceColumn *column = kamae_competence_matrix_get_column (self->matrix, i);
      g_autofree char *title = g_strdup_printf ("%s\n%s", column->code, column->name);

      gtk_grid_attach (grid, create_heading (title), 1 + (int) i, 0, 1, 1);
    }
}

/* The role stands over the people who hold it. */
static void
add_role (KamaeCompetenceMatrixPage *self,
          GtkGrid                   *grid,
          const char                *role,
          int                        line)
{
  GtkWidget *label = create_label (role, "heading");

  gtk_widget_set_margin_top (label, 12);
  gtk_grid_attach (grid, label, 0, line,
                   1 + (int) kamae_competence_matrix_get_n_columns (self->matrix), 1);
}

static void
add_row (KamaeCompetenceMatrixPage *self,
         GtkGrid                   *grid,
         const KamaeCompetenceRow  *row,
         int                        line)
{
  gtk_grid_attach (grid, create_person (row), 0, line, 1, 1);
  for (guint i = 0; i < kamae_competence_matrix_get_n_columns (self->matrix); i++)
    if (row->cells[i].required > 0)
      gtk_grid_attach (grid, create_cell (self, row, i), 1 + (int) i, line, 1, 1);
}

static GtkWidget *
create_grid (KamaeCompetenceMatrixPage *self)
{
  GtkWidget *grid = gtk_grid_new ();
  gint64 role = 0;
  int line = 1;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_margin_start (grid, 12);
  gtk_widget_set_margin_end (grid, 12);
  gtk_widget_set_margin_bottom (grid, 12);
  add_headings (self, GTK_GRID (grid));
  for (guint i = 0; i < kamae_competence_matrix_get_n_rows (self->matrix); i++)
    {
      const KamaeCompetenceRow *row = kamae_competence_matrix_get_row (self->matrix, i);

      if (!is_shown (self, row))
        continue;
      if (row->role_id != role)
        add_role (self, GTK_GRID (grid), row->role, line++);
      role = row->role_id;
      add_row (self, GTK_GRID (grid), row, line++);
    }
  return grid;
}

static void
update (KamaeCompetenceMatrixPage *self)
{
  KamaeRegister *reg = kamae_page_get_register (KAMAE_PAGE (self));
  g_autofree char *today = kamae_register_dup_today (reg);
  g_autoptr (GError) error = NULL;
  KamaeCompetenceMatrix *matrix;

  matrix = kamae_competence_matrix_new (reg, today, &error);
  kamae_page_set_error (KAMAE_PAGE (self), error);
  if (matrix == NULL)
    return;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), NULL);
  g_clear_pointer (&self->matrix, kamae_competence_matrix_free);
  self->matrix = matrix;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled),
                                 kamae_wrap_new (create_grid (self)));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    kamae_competence_matrix_get_n_rows (matrix) > 0 ? "matrix"
                                                                                    : "empty");
}

static void
changed_cb (KamaeCompetenceMatrixPage *self,
            KamaeChangeSet            *changes)
{
  static const char *const entities[] = {
    "assessment", "competence", "competence_check", "department", "gap_action", "person", "role",
    "role_assignment", "role_requirement", "transfer",
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (kamae_change_set_touches (changes, entities[i]))
      {
        update (self);
        return;
      }
}

static GtkWidget *
create_bar (KamaeCompetenceMatrixPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *legend =
    gtk_label_new (_("Actual / required. ▲ below the required level, * improvement under way, ? not judged yet."));

  self->gaps_only = gtk_toggle_button_new_with_label (_("Gaps Only"));
  g_signal_connect_swapped (self->gaps_only, "toggled", G_CALLBACK (update), self);
  gtk_label_set_wrap (GTK_LABEL (legend), TRUE);
  gtk_label_set_xalign (GTK_LABEL (legend), 0);
  gtk_widget_set_hexpand (legend, TRUE);
  gtk_widget_add_css_class (legend, "dim-label");
  gtk_widget_set_margin_top (bar, 12);
  gtk_widget_set_margin_bottom (bar, 12);
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  gtk_box_append (GTK_BOX (bar), legend);
  gtk_box_append (GTK_BOX (bar), self->gaps_only);
  return bar;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "starred-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Competence Is Asked For Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Enter competences and which roles need them; whoever holds one of the roles appears here."));
  return page;
}

static void
kamae_competence_matrix_page_constructed (GObject *object)
{
  KamaeCompetenceMatrixPage *self = (KamaeCompetenceMatrixPage *) object;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (kamae_competence_matrix_page_parent_class)->constructed (object);

  self->stack = gtk_stack_new ();
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), self->scrolled);
  gtk_stack_add_named (GTK_STACK (self->stack), box, "matrix");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  update (self);
  g_signal_connect_object (kamae_page_get_register (KAMAE_PAGE (self)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
kamae_competence_matrix_page_dispose (GObject *object)
{
  KamaeCompetenceMatrixPage *self = (KamaeCompetenceMatrixPage *) object;

  /* The cells point into the matrix. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->matrix, kamae_competence_matrix_free);

  G_OBJECT_CLASS (kamae_competence_matrix_page_parent_class)->dispose (object);
}

static void
kamae_competence_matrix_page_find (KamaePage *page)
{
  gtk_widget_grab_focus (((KamaeCompetenceMatrixPage *) page)->gaps_only);
}

static void
kamae_competence_matrix_page_class_init (KamaeCompetenceMatrixPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_competence_matrix_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kamae_competence_matrix_page_dispose;
  klass->find = kamae_competence_matrix_page_find;
}

static void
kamae_competence_matrix_page_init (KamaeCompetenceMatrixPage *self)
{
}
