/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-soa-row.h"

#include <kamae-i18n.h>

struct _KamaeRiskSoaRow
{
  GtkListBoxRow  parent_instance;

  KamaeRecord   *entry;
  char          *theme;
  guint          n_risks;

  GtkWidget     *title;
  GtkWidget     *details;
  GtkWidget     *applicable;
  GtkWidget     *status;
};

G_DEFINE_FINAL_TYPE (KamaeRiskSoaRow, kamae_risk_soa_row, GTK_TYPE_LIST_BOX_ROW)

/* The choice that the entry has in the field; NULL for none. */
static const KamaeChoice *
get_choice (KamaeRiskSoaRow *self,
            const char      *field)
{
  const KamaeField *declared = kamae_entity_find_field (kamae_record_get_entity (self->entry),
                                                        field);

  return kamae_choices_find (declared->choices, kamae_record_get_text (self->entry, field));
}

static void
update_applicable (KamaeRiskSoaRow *self)
{
  const KamaeChoice *choice = get_choice (self, "applicable");
  g_autofree char *text = kamae_record_dup_display (self->entry, "applicable", NULL);

  if (choice != NULL)
    kamae_tone_label_set (self->applicable, choice->tone, text);
  else
    /* Translators: whether a control applies: 未定 */
    kamae_tone_label_set (self->applicable, KAMAE_TONE_ATTENTION, C_("control", "Not decided"));
}

static void
update_status (KamaeRiskSoaRow *self)
{
  const KamaeChoice *choice = get_choice (self, "status");
  g_autofree char *text = kamae_record_dup_display (self->entry, "status", NULL);
  gboolean is_told = choice != NULL
                     && g_strcmp0 (kamae_record_get_text (self->entry, "applicable"), "yes") == 0;

  kamae_tone_label_set (self->status, is_told ? choice->tone : KAMAE_TONE_NEUTRAL,
                        is_told ? text : NULL);
  gtk_widget_set_visible (self->status, is_told);
}

/* Why it applies or does not, how many risks it is for, and where it is written down. */
static char *
dup_details (KamaeRiskSoaRow *self)
{
  gboolean is_excluded = g_strcmp0 (kamae_record_get_text (self->entry, "applicable"), "no") == 0;
  g_autofree char *why = kamae_record_dup_display (self->entry, is_excluded ? "exclusion_reason"
                                                                            : "reasons", NULL);
  /* Translators: for how many risks a control is */
  g_autofree char *risks = g_strdup_printf (ngettext ("%u risk", "%u risks", self->n_risks),
                                            self->n_risks);
  const char *documents = kamae_record_get_text (self->entry, "document_text");
  GString *text = g_string_new (why);

  if (self->n_risks > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", risks);
  if (documents != NULL && !is_excluded)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", documents);
  for (char *end = strchr (text->str, '\n'); end != NULL; end = strchr (end, '\n'))
    *end = ' ';
  return g_string_free (text, FALSE);
}

void
kamae_risk_soa_row_update (KamaeRiskSoaRow *self,
                           guint            n_risks)
{
  g_autofree char *details = NULL;

  self->n_risks = n_risks;
  details = dup_details (self);
  gtk_label_set_text (GTK_LABEL (self->details), details);
  gtk_widget_set_tooltip_text (self->details, *details != '\0' ? details : NULL);
  gtk_widget_set_visible (self->details, *details != '\0');
  update_applicable (self);
  update_status (self);
}

KamaeRecord *
kamae_risk_soa_row_get_entry (KamaeRiskSoaRow *self)
{
  return self->entry;
}

const char *
kamae_risk_soa_row_get_theme (KamaeRiskSoaRow *self)
{
  return self->theme;
}

guint
kamae_risk_soa_row_get_n_risks (KamaeRiskSoaRow *self)
{
  return self->n_risks;
}

static void
attach_text (KamaeRiskSoaRow *self,
             GtkGrid         *grid)
{
  self->title = gtk_label_new (NULL);
  self->details = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->details), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->details), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->details, "caption");
  gtk_widget_add_css_class (self->details, "dim-label");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_grid_attach (grid, self->title, 0, 0, 1, 1);
  gtk_grid_attach (grid, self->details, 0, 1, 1, 1);
}

static GtkWidget *
create_marks (KamaeRiskSoaRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->applicable = kamae_tone_label_new ();
  self->status = kamae_tone_label_new ();
  gtk_widget_set_size_request (box, 110, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->applicable);
  gtk_box_append (GTK_BOX (box), self->status);
  return box;
}

GtkWidget *
kamae_risk_soa_row_new (KamaeRecord *entry,
                        const char  *theme)
{
  KamaeRiskSoaRow *self = g_object_new (KAMAE_RISK_TYPE_SOA_ROW, NULL);
  /* A grid: a box of boxes with wrapped texts may search for its width without end. */
  GtkWidget *grid = gtk_grid_new ();

  self->entry = g_object_ref (entry);
  self->theme = g_strdup (theme);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  gtk_widget_set_margin_start (grid, 12);
  gtk_widget_set_margin_end (grid, 12);
  gtk_widget_set_margin_top (grid, 6);
  gtk_widget_set_margin_bottom (grid, 6);
  attach_text (self, GTK_GRID (grid));
  gtk_grid_attach (GTK_GRID (grid), create_marks (self), 1, 0, 1, 2);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), kamae_wrap_new (grid));
  gtk_label_set_text (GTK_LABEL (self->title), kamae_record_get_title (entry));
  kamae_risk_soa_row_update (self, 0);
  return GTK_WIDGET (self);
}

static void
kamae_risk_soa_row_finalize (GObject *object)
{
  KamaeRiskSoaRow *self = KAMAE_RISK_SOA_ROW (object);

  g_clear_object (&self->entry);
  g_free (self->theme);

  G_OBJECT_CLASS (kamae_risk_soa_row_parent_class)->finalize (object);
}

static void
kamae_risk_soa_row_class_init (KamaeRiskSoaRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kamae_risk_soa_row_finalize;
}

static void
kamae_risk_soa_row_init (KamaeRiskSoaRow *self)
{
}
