/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include "kamae-ui.h"

static const struct
{
  const char *mark;
  const char *css_class;
} tones[] = {
  [KAMAE_TONE_NEUTRAL] = { "○", "kamae-neutral" },
  [KAMAE_TONE_GOOD] = { "●", "kamae-good" },
  [KAMAE_TONE_ATTENTION] = { "▲", "kamae-attention" },
  [KAMAE_TONE_BAD] = { "◆", "kamae-bad" },
  [KAMAE_TONE_QUIET] = { "–", "kamae-quiet" },
};

/**
 * kamae_tone_get_mark:
 * @tone: a tone
 *
 * Gets the mark that stands before the word, so that nothing is told by colour alone.
 *
 * Returns: (transfer none): a character
 */
const char *
kamae_tone_get_mark (KamaeTone tone)
{
  g_return_val_if_fail (tone < G_N_ELEMENTS (tones), "");

  return tones[tone].mark;
}

/**
 * kamae_tone_label_new:
 *
 * Makes a label for a mark and a word: see kamae_tone_label_set().
 *
 * Returns: (transfer none): a widget
 */
GtkWidget *
kamae_tone_label_new (void)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *mark = gtk_label_new (NULL);
  GtkWidget *word = gtk_label_new (NULL);

  gtk_widget_add_css_class (mark, "kamae-mark");
  gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (word), TRUE);
  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_valign (grid, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (grid), mark, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), word, 1, 0, 1, 1);

  return grid;
}

/**
 * kamae_tone_label_set:
 * @label: made by kamae_tone_label_new()
 * @tone: a tone
 * @text: (nullable): the word; %NULL shows neither mark nor word
 *
 * Sets mark and word.
 */
void
kamae_tone_label_set (GtkWidget *label, KamaeTone tone, const char *text)
{
  GtkWidget *mark, *word;
  gboolean shown = text != NULL && *text != '\0';

  g_return_if_fail (GTK_IS_GRID (label));
  g_return_if_fail (tone < G_N_ELEMENTS (tones));

  mark = gtk_widget_get_first_child (label);
  word = gtk_widget_get_next_sibling (mark);
  gtk_label_set_text (GTK_LABEL (mark), tones[tone].mark);
  gtk_label_set_text (GTK_LABEL (word), shown ? text : "");
  gtk_widget_set_visible (mark, shown);

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    gtk_widget_remove_css_class (label, tones[i].css_class);
  gtk_widget_add_css_class (label, tones[tone].css_class);
}
