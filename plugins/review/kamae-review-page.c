/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-pages.h"

#include <kamae-i18n.h>

/* The list of reviews and the review at hand, with the way into the room. */

typedef struct
{
  KamaeRecordPage parent_instance;
} KamaeReviewPage;

typedef KamaeRecordPageClass KamaeReviewPageClass;

G_DEFINE_FINAL_TYPE (KamaeReviewPage, kamae_review_page, KAMAE_TYPE_RECORD_PAGE)

static void
open_room (KamaePage *page)
{
  KamaeRecord *review = kamae_page_get_record (page);

  if (review != NULL)
    gtk_window_present (GTK_WINDOW (kamae_review_room_new (page, review)));
}

static void
room_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  open_room (KAMAE_PAGE (widget));
}

static void
kamae_review_page_constructed (GObject *object)
{
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *button = gtk_button_new ();

  G_OBJECT_CLASS (kamae_review_page_parent_class)->constructed (object);

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "x-office-presentation-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Show in the Room"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_tooltip_text (button, _("One input after the other, in large type (F5)"));
  kamae_widget_set_name (button, _("Show in the Room"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.room");
  kamae_record_page_add_action (KAMAE_RECORD_PAGE (object), button);
}

static void
kamae_review_page_class_init (KamaeReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = kamae_review_page_constructed;

  gtk_widget_class_install_action (widget_class, "review.room", NULL, room_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "review.room", NULL);
}

static void
kamae_review_page_init (KamaeReviewPage *self)
{
}
