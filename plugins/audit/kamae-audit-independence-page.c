/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-audit-pages.h"
#include "kamae-audit-private.h"
#include "kamae-audit-table.h"

#include <kamae-i18n.h>

/* Who may audit what: auditor × department today, or auditor × slot of an audit, where auditors are
 * assigned from the table itself. Marks and words say it; each cell tells why. */

typedef struct
{
  KamaePage          parent_instance;

  KamaeRecordChooser *chooser;
  GtkWidget         *stack;
  GtkWidget         *scrolled;
  KamaeAuditTable   *table;
  gint64             focus_auditor;
  gint64             focus_slot;
} KamaeAuditIndependencePage;

typedef KamaePageClass KamaeAuditIndependencePageClass;

G_DEFINE_FINAL_TYPE (KamaeAuditIndependencePage, kamae_audit_independence_page, KAMAE_TYPE_PAGE)

static KamaeRegister *
get_register (KamaeAuditIndependencePage *self)
{
  return kamae_page_get_register (KAMAE_PAGE (self));
}

static const char *
get_label (const KamaeAuditPlace *place)
{
  const KamaeField *field = kamae_entity_find_field (&kamae_audit_assignment, "independence");
  const KamaeChoice *choice = kamae_choices_find (field->choices, place->independence);

  return choice != NULL ? kamae_translate (NULL, GETTEXT_PACKAGE, choice->label) : "";
}

/* Assigning */

static gboolean
change_auditors (KamaeAuditIndependencePage  *self,
                 const KamaeAuditPlace       *place,
                 GError                     **error)
{
  KamaeRegister *reg = get_register (self);
  g_autoptr (KamaeRecord) slot = kamae_register_ref_record (reg, place->slot_id, error);
  g_autoptr (KamaeRecord) person = kamae_register_ref_record (reg, place->auditor_id, error);
  g_autoptr (KamaeOperation) operation = NULL;

  if (slot == NULL || person == NULL)
    return FALSE;
  /* Translators: name of an operation; %s is a record. */
  operation = kamae_register_begin (reg, N_("Change %s"), slot, error);
  return operation != NULL
         && (place->is_assigned
             ? kamae_operation_remove_link (operation, slot, "auditors", person, error)
             : kamae_operation_add_link (operation, slot, "auditors", person, error))
         && kamae_operation_commit (operation, error);
}

static void
assign_cb (GtkWidget                  *button,
           KamaeAuditIndependencePage *self)
{
  const KamaeAuditPlace *place = g_object_get_data (G_OBJECT (button), "place");
  g_autoptr (GError) error = NULL;

  self->focus_auditor = place->auditor_id;
  self->focus_slot = place->slot_id;
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
  if (!change_auditors (self, place, &error))
    kamae_show_error (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                      _("The auditors were not changed"), error);
}

/* What is not possible cannot be assigned, but it can be taken back. */
static gboolean
can_assign (KamaeAuditIndependencePage *self,
            const KamaeAuditPlace      *place)
{
  g_autoptr (KamaeRecord) slot = NULL;

  if (place->slot_id == 0
      || (!place->is_assigned && g_str_equal (place->independence, "not_possible")))
    return FALSE;
  slot = kamae_register_ref_record (get_register (self), place->slot_id, KAMAE_KEPT);
  return slot != NULL && kamae_record_can_edit (slot, "auditors");
}

/* Cells */

static GtkWidget *
create_why (KamaeAuditIndependencePage *self,
            const KamaeAuditPlace      *place)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *why = gtk_label_new (place->why != NULL
                                  ? place->why : _("Nothing speaks against it"));

  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (why), 40);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), why);
  if (can_assign (self, place))
    {
      GtkWidget *button = gtk_button_new_with_label (place->is_assigned ? _("Take Back")
                                                                        : _("Assign"));

      g_object_set_data (G_OBJECT (button), "place", (gpointer) place);
      g_signal_connect (button, "clicked", G_CALLBACK (assign_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static char *
dup_name (const KamaeAuditPlace *place)
{
  g_autofree char *why = place->why != NULL ? g_strdelimit (g_strdup (place->why), "\n", ' ')
                                            : g_strdup ("");

  /* Translators: a cell of the table of independence, read aloud: auditor, department, whether it
     is possible, whether assigned, why */
  return g_strdup_printf (_("%1$s, %2$s: %3$s. %4$s %5$s"), place->auditor, place->department,
                          get_label (place), place->is_assigned ? _("Assigned.") : "", why);
}

static GtkWidget *
create_cell (KamaeAuditIndependencePage *self,
             const KamaeAuditPlace      *place)
{
  g_autofree char *text = g_strdup_printf ("%s %s%s", kamae_audit_place_get_mark (place),
                                           get_label (place), place->is_assigned ? " ✓" : "");
  g_autofree char *name = g_strchomp (dup_name (place));
  GtkWidget *button = gtk_menu_button_new ();

  g_object_set_data (G_OBJECT (button), "place", (gpointer) place);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), text);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), create_why (self, place));
  if (!place->is_assigned)
    gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, place->why);
  kamae_widget_set_name (button, name);
  return button;
}

static GtkWidget *
create_not_qualified (void)
{
  GtkWidget *label = gtk_label_new (_("Not qualified then"));

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (label), 9);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The department; of a slot its time too; and whether nobody is possible. */
static GtkWidget *
create_heading (KamaeAuditIndependencePage *self,
                guint                       column)
{
  const KamaeAuditPlace *place = kamae_audit_table_get_column (self->table, column);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (KamaeRecord) slot = NULL;
  g_autofree char *time = NULL;

  if (place->slot_id != 0)
    slot = kamae_register_ref_record (get_register (self), place->slot_id, KAMAE_KEPT);
  if (slot != NULL)
    time = kamae_record_dup_display (slot, "starts_at", NULL);
  gtk_box_append (GTK_BOX (box), create_label (place->department, "heading"));
  if (time != NULL && *time != '\0')
    gtk_box_append (GTK_BOX (box), create_label (time, "dim-label"));
  if (!kamae_audit_table_has_possible (self->table, column))
    gtk_box_append (GTK_BOX (box), create_label (_("! Nobody"), "error"));
  return box;
}

static GtkWidget *
create_grid (KamaeAuditIndependencePage *self)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n_columns = kamae_audit_table_get_n_columns (self->table);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "kamae-year");
  gtk_grid_attach (GTK_GRID (grid), create_label (_("Auditor"), "heading"), 0, 0, 1, 1);
  for (guint column = 0; column < n_columns; column++)
    gtk_grid_attach (GTK_GRID (grid), create_heading (self, column), 1 + (int) column, 0, 1, 1);
  for (guint row = 0; row < kamae_audit_table_get_n_rows (self->table); row++)
    {
      const KamaeAuditPlace *auditor = kamae_audit_table_get_row (self->table, row);

      gtk_grid_attach (GTK_GRID (grid), create_label (auditor->auditor, NULL), 0, 1 + (int) row, 1,
                       1);
      for (guint column = 0; column < n_columns; column++)
        {
          const KamaeAuditPlace *place = kamae_audit_table_get (self->table, row, column);

          gtk_grid_attach (GTK_GRID (grid), place != NULL ? create_cell (self, place)
                                                          : create_not_qualified (),
                           1 + (int) column, 1 + (int) row, 1, 1);
        }
    }
  return grid;
}

static void
focus_cell (KamaeAuditIndependencePage *self,
            GtkWidget                  *grid)
{
  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const KamaeAuditPlace *place = g_object_get_data (G_OBJECT (child), "place");

      if (place != NULL && place->auditor_id == self->focus_auditor
          && place->slot_id == self->focus_slot)
        gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
    }
  self->focus_auditor = 0;
}

static void
update (KamaeAuditIndependencePage *self)
{
  KamaeRecord *audit = kamae_record_chooser_get_record (self->chooser);
  g_autoptr(GError) error = NULL;
  KamaeAuditTable *table;
  GtkWidget *grid;

  table = kamae_audit_table_new (get_register (self), audit, NULL, NULL, &error);
  kamae_page_set_error (KAMAE_PAGE (self), error);
  if (table == NULL)
    return;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), NULL);
  g_clear_pointer (&self->table, kamae_audit_table_free);
  self->table = table;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    kamae_audit_table_get_n_rows (table) > 0 ? "table"
                                    : audit != NULL ? "no-slots" : "empty");
  grid = create_grid (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), kamae_wrap_new (grid));
  if (self->focus_auditor != 0)
    focus_cell (self, grid);
}

/* What a person did may be in any record; nobody waits for it while the page is not seen. */
static void
changed_cb (KamaeAuditIndependencePage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

/* Building */

static GtkWidget *
create_wrapped (const char *text,
                const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_empty (const char *title,
              const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  return page;
}

/* Auditors are assigned before the audit ends. */
static gboolean
is_offered (KamaeRecord *audit,
            gpointer     data)
{
  return !kamae_record_is_locked (audit);
}

static GtkWidget *
create_stack (KamaeAuditIndependencePage *self)
{
  self->stack = gtk_stack_new ();
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_add_css_class (self->scrolled, "card");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scrolled, "table");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       create_empty (_("No Qualified Auditor Yet"),
                                     _("Record who is qualified as an auditor. In a small company an auditor may come from outside: add a person with the employment “External”.")),
                       "empty");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       create_empty (_("Nothing to Assign"),
                                     _("The audit has no slots yet, or nobody is qualified on their days. Add a line for each department to the audit first.")),
                       "no-slots");
  return self->stack;
}

static void
kamae_audit_independence_page_constructed (GObject *object)
{
  KamaeAuditIndependencePage *self = (KamaeAuditIndependencePage *) object;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  G_OBJECT_CLASS (kamae_audit_independence_page_parent_class)->constructed (object);

  self->chooser =
    KAMAE_RECORD_CHOOSER (kamae_record_chooser_new (get_register (self), "audit", _("Audit"),
                                                  /* Translators: instead of an audit */
                                                  _("Today, all departments"), is_offered, NULL));
  gtk_widget_add_css_class (box, "kamae-pane");
  gtk_widget_set_halign (GTK_WIDGET (self->chooser), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chooser));
  gtk_box_append (GTK_BOX (box), create_stack (self));
  gtk_box_append (GTK_BOX (box),
                  create_wrapped (_("○ possible, △ check whether the person is impartial, × not possible, ✓ assigned. A cell tells why; in an audit it assigns."),
                                  "kamae-help"));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->chooser, "chosen", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_register (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (update), NULL);
}

static void
kamae_audit_independence_page_dispose (GObject *object)
{
  KamaeAuditIndependencePage *self = (KamaeAuditIndependencePage *) object;

  /* The cells point into the table. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->table, kamae_audit_table_free);

  G_OBJECT_CLASS (kamae_audit_independence_page_parent_class)->dispose (object);
}

static void
kamae_audit_independence_page_find (KamaePage *page)
{
  gtk_widget_child_focus (GTK_WIDGET (((KamaeAuditIndependencePage *) page)->chooser),
                          GTK_DIR_TAB_FORWARD);
}

static KamaeRecord *
kamae_audit_independence_page_get_record (KamaePage *page)
{
  return kamae_record_chooser_get_record (((KamaeAuditIndependencePage *) page)->chooser);
}

static void
kamae_audit_independence_page_class_init (KamaeAuditIndependencePageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_audit_independence_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kamae_audit_independence_page_dispose;
  klass->find = kamae_audit_independence_page_find;
  klass->get_record = kamae_audit_independence_page_get_record;
}

static void
kamae_audit_independence_page_init (KamaeAuditIndependencePage *self)
{
}
