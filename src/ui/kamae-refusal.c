/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-name.h"
#include "kamae-refusal.h"

struct _KamaeRefusal
{
  AdwBin parent_instance;

  GtkWidget *label;
  GtkWidget *answers;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (KamaeRefusal, kamae_refusal, ADW_TYPE_BIN)

enum
{
  SAVE_MINE,
  DISCARD_MINE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (KamaeRefusal *self, const char *message, gboolean with_answers, gboolean with_save)
{
  gtk_label_set_text (GTK_LABEL (self->label), message);
  gtk_widget_set_visible (self->answers, with_answers);
  gtk_widget_set_visible (self->save, with_save);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
save_cb (KamaeRefusal *self)
{
  g_signal_emit (self, signals[SAVE_MINE], 0);
}

static void
discard_cb (KamaeRefusal *self)
{
  g_signal_emit (self, signals[DISCARD_MINE], 0);
}

static GtkWidget *
add_answer (KamaeRefusal *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  kamae_widget_set_name (button, label);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->answers), button);

  return button;
}

static void
kamae_refusal_class_init (KamaeRefusalClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[SAVE_MINE] = g_signal_new ("save-mine", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  signals[DISCARD_MINE] = g_signal_new ("discard-mine", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static void
kamae_refusal_init (KamaeRefusal *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->label, "kamae-error");
  self->answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* Translators: on a button: what was typed replaces what the file holds. */
  self->save = add_answer (self, _("Save Mine"), G_CALLBACK (save_cb));
  /* Translators: on a button: what was typed is dropped. */
  add_answer (self, _("Discard Mine"), G_CALLBACK (discard_cb));
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->answers);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * kamae_refusal_new:
 *
 * Makes the place under a text where it is said why that could not be saved.
 *
 * Returns: (transfer floating): a widget, not to be seen yet
 */
GtkWidget *
kamae_refusal_new (void)
{
  return g_object_new (KAMAE_TYPE_REFUSAL, NULL);
}

/**
 * kamae_refusal_tell:
 * @self: a refusal
 * @message: why the text is no good
 *
 * Says what is wrong with a text, which the person mends.
 */
void
kamae_refusal_tell (KamaeRefusal *self, const char *message)
{
  g_return_if_fail (KAMAE_IS_REFUSAL (self));
  g_return_if_fail (message != NULL);

  tell (self, message, FALSE, FALSE);
}

/**
 * kamae_refusal_tell_kept:
 * @self: a refusal
 * @message: what the text is
 *
 * Says that a text is not saved yet, with a button that drops it.
 */
void
kamae_refusal_tell_kept (KamaeRefusal *self, const char *message)
{
  g_return_if_fail (KAMAE_IS_REFUSAL (self));
  g_return_if_fail (message != NULL);

  tell (self, message, TRUE, FALSE);
}

/**
 * kamae_refusal_tell_conflict:
 * @self: a refusal
 * @theirs: (nullable): what the file holds, as people read it
 * @mine: (nullable): what the person chose; %NULL for what stands in the text
 *
 * Says that another value was written meanwhile. What is here and what is in the file are both
 * worth keeping: nothing is written over until the person has chosen.
 */
void
kamae_refusal_tell_conflict (KamaeRefusal *self, const char *theirs, const char *mine)
{
  const char *shown = theirs != NULL && *theirs != '\0' ? theirs : "—";
  g_autofree char *message = NULL;

  g_return_if_fail (KAMAE_IS_REFUSAL (self));

  if (mine != NULL)
    /* Translators: what the file holds, then what the person chose. */
    message = g_strdup_printf (_("Meanwhile this became “%1$s”. You chose “%2$s”, which is not saved."),
                               shown, mine);
  else
    /* Translators: %s is what the file holds. */
    message = g_strdup_printf (_("Meanwhile this became “%s”. What you typed is not saved."), shown);
  tell (self, message, TRUE, TRUE);
}

/**
 * kamae_refusal_tell_error:
 * @self: a refusal
 * @error: why a text could not be saved
 * @theirs: (nullable): what the file holds, as people read it
 *
 * Says what became of saving a text, with the way out that there is.
 */
void
kamae_refusal_tell_error (KamaeRefusal *self, const GError *error, const char *theirs)
{
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_CONFLICT))
    kamae_refusal_tell_conflict (self, theirs, NULL);
  else if (g_error_matches (error, KAMAE_ERROR, KAMAE_ERROR_LOCKED))
    kamae_refusal_tell_kept (self, error->message);
  else
    kamae_refusal_tell (self, error->message);
}

/**
 * kamae_refusal_clear:
 * @self: a refusal
 *
 * Nothing is refused any more.
 */
void
kamae_refusal_clear (KamaeRefusal *self)
{
  g_return_if_fail (KAMAE_IS_REFUSAL (self));

  gtk_label_set_text (GTK_LABEL (self->label), "");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * kamae_refusal_is_told:
 * @self: a refusal
 *
 * Tells whether something is refused.
 *
 * Returns: whether it is to be seen
 */
gboolean
kamae_refusal_is_told (KamaeRefusal *self)
{
  g_return_val_if_fail (KAMAE_IS_REFUSAL (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/**
 * kamae_refusal_is_conflict:
 * @self: a refusal
 *
 * Tells whether the person must choose between two values.
 *
 * Returns: whether kamae_refusal_tell_conflict() was the last to be told
 */
gboolean
kamae_refusal_is_conflict (KamaeRefusal *self)
{
  return kamae_refusal_is_told (self) && gtk_widget_get_visible (self->save);
}
