/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-footer.h"
#include "kamae-person-chooser.h"
#include "kamae-settings.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

struct _KamaeFooter
{
  AdwBin parent_instance;

  KamaeRegister *reg;
  GtkLabel      *file;
  GtkLabel      *state;
  GtkMenuButton *person;
  GtkLabel      *person_name;
  char          *problem;   /* with the backup */
};

G_DEFINE_FINAL_TYPE (KamaeFooter, kamae_footer, ADW_TYPE_BIN)

static char *
dup_state (KamaeFooter *self)
{
  g_autoptr (GDateTime) backup = kamae_settings_dup_backup (kamae_register_get_file (self->reg));
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *age = NULL;

  if (kamae_register_is_read_only (self->reg))
    return g_strdup (_("Read-only"));
  if (self->problem != NULL)
    return g_strdup (_("Saved · ▲ No backup"));
  if (backup == NULL)
    return g_strdup (_("Saved"));
  age = kamae_dup_age_text (backup, now);
  /* Translators: %s is how long ago, as in "2 hours ago" */
  return g_strdup_printf (_("Saved · Copy %s"), age);
}

static void
person_chosen (KamaeFooter *self,
               KamaeRecord *person)
{
  /* What is typed is of the person who typed it. */
  if (kamae_typing_commit (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)))))
    kamae_register_set_person (self->reg, person);
  gtk_menu_button_popdown (self->person);
}

static void
kamae_footer_dispose (GObject *object)
{
  KamaeFooter *self = KAMAE_FOOTER (object);

  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_data (self->reg, self);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (kamae_footer_parent_class)->dispose (object);
}

static void
kamae_footer_class_init (KamaeFooterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kamae_footer_dispose;
}

static GtkLabel *
append_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
kamae_footer_init (KamaeFooter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->file = append_label (box);
  gtk_label_set_ellipsize (self->file, PANGO_ELLIPSIZE_MIDDLE);
  self->state = append_label (box);
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), "dim-label");

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("avatar-default-symbolic"));
  self->person_name = append_label (content);
  self->person = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->person, content);
  gtk_menu_button_set_direction (self->person, GTK_ARROW_UP);
  gtk_menu_button_set_has_frame (self->person, FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->person));

  gtk_widget_add_css_class (box, "footer");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
kamae_footer_new (KamaeRegister *reg)
{
  KamaeFooter *self;
  GtkWidget *popover, *chooser;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);

  self = g_object_new (KAMAE_TYPE_FOOTER, NULL);
  self->reg = g_object_ref (reg);

  chooser = kamae_person_chooser_new (reg);
  gtk_widget_set_size_request (chooser, 300, 340);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (person_chosen), self, G_CONNECT_SWAPPED);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), chooser);
  gtk_menu_button_set_popover (self->person, popover);

  g_signal_connect_object (reg, "notify::person", G_CALLBACK (kamae_footer_update), self,
                           G_CONNECT_SWAPPED);
  kamae_footer_update (self);
  return GTK_WIDGET (self);
}

void
kamae_footer_update (KamaeFooter *self)
{
  KamaeRecord *person;
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *state = NULL;
  g_autofree char *roles = NULL;
  g_autofree char *name = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (KAMAE_IS_FOOTER (self));

  file = kamae_dup_file_name (kamae_register_get_file (self->reg));
  path = g_file_get_parse_name (kamae_register_get_file (self->reg));
  state = dup_state (self);
  gtk_label_set_text (self->file, file);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file), path);
  gtk_label_set_text (self->state, state);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), self->problem != NULL ? self->problem
                               : kamae_register_get_read_only_reason (self->reg));

  person = kamae_register_get_person (self->reg);
  roles = person != NULL ? kamae_person_chooser_dup_roles (person) : NULL;
  if (person == NULL)
    name = g_strdup (_("Who is working?"));
  else if (roles == NULL || *roles == '\0')
    name = g_strdup (kamae_record_get_title (person));
  else
    /* Translators: a person and the roles or the title of that person */
    name = g_strdup_printf (_("%1$s (%2$s)"), kamae_record_get_title (person), roles);
  /* Translators: %s is the person who works now */
  spoken = g_strdup_printf (_("Working: %s. Change"), name);
  gtk_label_set_text (self->person_name, name);
  kamae_widget_set_name (GTK_WIDGET (self->person), spoken);
}

/* Why there is no backup of what was saved; NULL if there is one. */
void
kamae_footer_set_problem (KamaeFooter *self,
                          const char  *problem)
{
  g_return_if_fail (KAMAE_IS_FOOTER (self));

  g_free (self->problem);
  self->problem = g_strdup (problem);
  kamae_footer_update (self);
}
