/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-help-window.h"
#include "kamae-widgets.h"

#include <kamae-i18n.h>

typedef struct
{
  const char *title;
  const char *text;
} Section;

static const Section sections[] = {
  { N_("What Kamae is for"),
    N_("Kamae keeps the information security management system (ISMS) of one organization in one file, the register. "
       "It says what is due, what is missing and what changed, and prints the documents that an auditor asks for.") },
  { N_("The window"),
    N_("On the left are the pages, ordered as Plan, Do, Check and Act. A number beside a page says how many of its "
       "records want your attention. A page shows a list and, beside it, the form of the chosen record. "
       "Ctrl+K searches over everything.") },
  { N_("Writing"),
    N_("Choose “Add” and type. There is no button for saving: every change is saved at once and kept in the history, "
       "with person, time and reason. Everything can be undone with Ctrl+Z. "
       "Fields that the present step needs are marked with *.") },
  { N_("Steps and approval"),
    N_("The state of a record stands at the top right of its form. It offers the next steps. "
       "A step that cannot be taken yet says what is still missing. "
       "An approved record is locked; a correction keeps the old value and the reason.") },
  { N_("Who is working"),
    N_("At the bottom right stands the person who works now. The name is kept with every change. "
       "Choose another person there when you hand over the computer.") },
  { N_("Paper"),
    N_("The printer symbol offers the documents of the page that you see. The preview is the page as it will be printed, "
       "in Japanese or English, and can be saved as PDF.") },
  { N_("Where your data are"),
    N_("Everything, files that you attach included, is in the register file that you chose. Nothing is sent anywhere. "
       "A checked copy is kept on this computer each hour while something changes: “Show Backups” in the register menu opens their folder. "
       "“Save a Copy” makes one more; keep it in another place. "
       "“Verify the File” checks that nothing was damaged or changed outside Kamae.") },
};

GtkWidget *
kamae_help_window_new (GtkWindow *parent)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *title = gtk_label_new (kamae_translate (NULL, GETTEXT_PACKAGE, sections[i].title));
      GtkWidget *text = gtk_label_new (kamae_translate (NULL, GETTEXT_PACKAGE, sections[i].text));

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_add_css_class (title, "title-4");
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_widget_add_css_class (text, "help-text");
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), text);
    }

  gtk_widget_add_css_class (box, "sheet");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return kamae_sheet_new (parent, _("Help"), scrolled, 600, 680);
}
