/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-about.h"

#include <kamae-ui.h>
#include <kamae-i18n.h>

GtkWidget *
kamae_about_new (GtkWindow *parent)
{
  static const char *const developers[] = { "The Kamae developers", NULL };

  const char *comments = _("Runs a company's information security management system after ISO/IEC 27001 "
                           "(JIS Q 27001): the context of the organization, people and meetings, what is "
                           "due, and the documents on paper.");

  GtkWidget *self = g_object_new (ADW_TYPE_ABOUT_WINDOW,
                                  "modal", TRUE,
                                  "application-name", "Kamae",
                                  "application-icon", KAMAE_APPLICATION_ID,
                                  "version", KAMAE_VERSION,
                                  "developer-name", "The Kamae developers",
                                  "developers", developers,
                                  "copyright", "© 2026 The Kamae developers",
                                  "license-type", GTK_LICENSE_GPL_3_0,
                                  "comments", comments,
                                  NULL);

  kamae_put_over (GTK_WINDOW (self), parent);
  return self;
}
