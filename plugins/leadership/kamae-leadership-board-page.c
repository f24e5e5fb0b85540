/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-pages.h"
#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* Leadership and commitment as eight tiles, each with its newest proof and how old that is; how
 * many people were told of the policy; and the all-hands meetings of the fiscal year by quarter. */

typedef struct
{
  KamaePage  parent_instance;

  GtkWidget *summary;
  GtkWidget *tiles;
  GtkWidget *told;
  GtkWidget *quarters;
} KamaeLeadershipBoardPage;

typedef KamaePageClass KamaeLeadershipBoardPageClass;

G_DEFINE_FINAL_TYPE (KamaeLeadershipBoardPage, kamae_leadership_board_page, KAMAE_TYPE_PAGE)

static KamaeRegister *
get_register (KamaeLeadershipBoardPage *self)
{
  return kamae_page_get_register (KAMAE_PAGE (self));
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* So that several cards find room side by side. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Tiles */

static void
open_cb (GtkWidget                *button,
         KamaeLeadershipBoardPage *self)
{
  kamae_page_open_record (KAMAE_PAGE (self), g_object_get_data (G_OBJECT (button), "record"));
}

/* A new record that shows this point, to be filled in. */
static KamaeRecord *
create_evidence (KamaeRegister  *reg,
                 const char     *letter,
                 GError        **error)
{
  g_autoptr(KamaeOperation) operation = kamae_register_begin (reg, _("Note evidence of leadership"),
                                                              NULL, error);
  g_autoptr(KamaeRecord) evidence = NULL;

  if (operation == NULL)
    return NULL;
  evidence = kamae_operation_create (operation, "leadership_evidence", error, "letters", letter,
                                     NULL);
  if (evidence == NULL
      || !kamae_operation_set_found (operation, evidence, "person",
                                     "SELECT " KAMAE_LEADERSHIP_HOLDER ("top_management", ":as_of"),
                                     error))
    return NULL;
  kamae_operation_set_subject (operation, evidence);
  return kamae_operation_commit (operation, error) ? g_steal_pointer (&evidence) : NULL;
}

static void
note_cb (GtkWidget                *button,
         KamaeLeadershipBoardPage *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) evidence =
    create_evidence (get_register (self), g_object_get_data (G_OBJECT (button), "letter"), &error);

  if (evidence != NULL)
    kamae_page_open_record (KAMAE_PAGE (self), evidence);
  else
    kamae_page_message (KAMAE_PAGE (self), error->message);
}

static char *
dup_age (gint64 days)
{
  if (days < 60)
    /* Translators: how old a proof is */
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), (int) days);
  /* Translators: how old a proof is */
  return g_strdup_printf (ngettext ("%d month ago", "%d months ago", (gulong) (days / 30)),
                          (int) (days / 30));
}

static GtkWidget *
create_state (gboolean is_shown,
              gboolean is_fresh,
              gint64   days)
{
  GtkWidget *label = kamae_tone_label_new ();
  g_autofree char *age = is_shown ? dup_age (days) : g_strdup (_("Nothing yet"));

  kamae_tone_label_set (label, is_fresh ? KAMAE_TONE_GOOD
                                        : is_shown ? KAMAE_TONE_ATTENTION : KAMAE_TONE_BAD, age);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  return label;
}

static GtkWidget *
create_proof (KamaeLeadershipBoardPage *self,
              KamaeRecord              *record,
              const char               *iso_date)
{
  g_autofree char *date = kamae_register_dup_date (get_register (self), iso_date, NULL);
  g_autofree char *label = kamae_record_dup_label (record);
  g_autofree char *text = g_strdup_printf ("%s\n%s", date, label);
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), create_label (text, "kamae-value"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kamae-record-link");
  kamae_widget_set_name (button, text);
  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), self);
  return button;
}

static GtkWidget *
create_note_button (KamaeLeadershipBoardPage *self,
                    const char               *letter,
                    const char               *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  /* Translators: %s is a point of leadership and commitment */
  g_autofree char *name = g_strdup_printf (_("Note evidence: %s"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Note evidence"));
  kamae_widget_set_name (button, name);
  gtk_widget_set_sensitive (button, !kamae_register_is_read_only (get_register (self)));
  g_object_set_data_full (G_OBJECT (button), "letter", g_strdup (letter), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (note_cb), self);
  return button;
}

/* Letter, date, record, days, whether it still counts. */
#define TILES \
  "SELECT letter, shown_on, record_id, CAST (julianday (:as_of) - julianday (shown_on) AS INTEGER), " \
  "coalesce (shown_on, '') >= " KAMAE_LEADERSHIP_STALE " FROM " KAMAE_LEADERSHIP_TILES (":as_of") \
  " ORDER BY letter"

static GtkWidget *
create_tile (KamaeLeadershipBoardPage *self,
             KamaeCursor              *cursor)
{
  const KamaeChoice *point = kamae_leadership_letters;
  const char *letter = kamae_cursor_get_text (cursor, 0);
  g_autoptr(KamaeRecord) record = NULL;
  g_autofree char *title = NULL;
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *heading;

  while (!g_str_equal (point->code, letter))
    point++;
  title = g_strdup_printf ("%s) %s", letter, kamae_translate (NULL, GETTEXT_PACKAGE, point->label));
  heading = create_label (title, "heading");
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (head), kamae_wrap_new (heading));
  gtk_box_append (GTK_BOX (head), create_note_button (self, letter, title));
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), create_state (!kamae_cursor_is_null (cursor, 1),
                                                kamae_cursor_get_integer (cursor, 4) != 0,
                                                kamae_cursor_get_integer (cursor, 3)));
  if (!kamae_cursor_is_null (cursor, 2))
    record = kamae_register_ref_record (get_register (self), kamae_cursor_get_integer (cursor, 2),
                                        KAMAE_KEPT);
  if (record != NULL)
    gtk_box_append (GTK_BOX (card), create_proof (self, record,
                                                  kamae_cursor_get_text (cursor, 1)));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "kamae-chart-card");
  gtk_widget_set_size_request (card, 180, -1);
  return card;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (box), child);
}

static void
append (GtkWidget *flow,
        GtkWidget *card)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  /* The focus goes to the buttons in it. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
}

static gboolean
show_tiles (KamaeLeadershipBoardPage  *self,
            GError                   **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (get_register (self), TILES, NULL, error);
  g_autoptr(GError) failure = NULL;
  g_autofree char *text = NULL;
  int n_fresh = 0;

  if (cursor == NULL)
    return FALSE;
  clear (self->tiles);
  while (kamae_cursor_next (cursor, &failure))
    {
      n_fresh += kamae_cursor_get_integer (cursor, 4) != 0;
      append (self->tiles, create_tile (self, cursor));
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  /* Translators: of the eight points of leadership so many have a recent proof */
  text = g_strdup_printf (_("%1$d of %2$d points are shown by something recent. What the register knows is found by itself; note here what it cannot know."),
                          n_fresh, KAMAE_LEADERSHIP_N_LETTERS);
  gtk_label_set_text (GTK_LABEL (self->summary), text);
  return TRUE;
}

/* The policy */

static char *
dup_told (KamaeCursor *cursor)
{
  int n_told = (int) kamae_cursor_get_integer (cursor, 1);
  int n_people = (int) kamae_cursor_get_integer (cursor, 2);
  const char *share = kamae_cursor_get_text (cursor, 3);

  /* Translators: version of the policy, people told of it, people in the scope, their share */
  return g_strdup_printf (ngettext ("Version %1$s: %2$d of %3$d person in the scope was told of it (%4$s %%).",
                                    "Version %1$s: %2$d of %3$d people in the scope were told of it (%4$s %%).",
                                    (gulong) n_people),
                          kamae_cursor_get_text (cursor, 0), n_told, n_people, share);
}

static gboolean
show_told (KamaeLeadershipBoardPage  *self,
           GError                   **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (get_register (self), KAMAE_LEADERSHIP_COUNT_TOLD, NULL, error);
  g_autoptr(GError) failure = NULL;
  g_autofree char *text = NULL;

  if (cursor == NULL)
    return FALSE;
  text = kamae_cursor_next (cursor, &failure)
           ? dup_told (cursor)
           : g_strdup (_("Not known: no policy is in force, or nothing says who was told of which version. Say so in the training sessions and acknowledgements."));
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  gtk_label_set_text (GTK_LABEL (self->told), text);
  return TRUE;
}

/* Quarters */

#define QUARTERS \
  "SELECT n, starts_on, ends_on, meeting_id, is_missed, ends_on < :as_of FROM " \
  KAMAE_LEADERSHIP_QUARTERS " ORDER BY n"

static GtkWidget *
create_quarter (KamaeLeadershipBoardPage *self,
                KamaeCursor              *cursor)
{
  KamaeRegister *reg = get_register (self);
  g_autofree char *from = kamae_register_dup_date (reg, kamae_cursor_get_text (cursor, 1), NULL);
  g_autofree char *until = kamae_register_dup_date (reg, kamae_cursor_get_text (cursor, 2), NULL);
  g_autofree char *days = g_strdup_printf ("%s – %s", from, until);
  g_autofree char *title = NULL;
  g_autoptr(KamaeRecord) meeting = NULL;
  gboolean is_missed = kamae_cursor_get_integer (cursor, 4) != 0;
  gboolean is_over = kamae_cursor_get_integer (cursor, 5) != 0;
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *state = kamae_tone_label_new ();

  /* Translators: a quarter of the fiscal year, by its number */
  title = g_strdup_printf (_("Quarter %d"), (int) kamae_cursor_get_integer (cursor, 0));
  if (!kamae_cursor_is_null (cursor, 3))
    meeting = kamae_register_ref_record (reg, kamae_cursor_get_integer (cursor, 3), KAMAE_KEPT);
  kamae_tone_label_set (state, meeting != NULL ? KAMAE_TONE_GOOD
                                               : is_missed ? KAMAE_TONE_BAD : KAMAE_TONE_NEUTRAL,
                        meeting != NULL ? C_ ("meeting", "Held")
                                        : is_over ? C_ ("quarter", "Not held")
                                                  : C_ ("quarter", "To come"));
  gtk_widget_set_halign (state, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), create_label (title, "heading"));
  gtk_box_append (GTK_BOX (card), create_label (days, "dim-label"));
  gtk_box_append (GTK_BOX (card), state);
  if (meeting != NULL)
    gtk_box_append (GTK_BOX (card), create_proof (self, meeting,
                                                  kamae_record_get_text (meeting, "held_on")));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "kamae-chart-card");
  gtk_widget_set_size_request (card, 180, -1);
  return card;
}

static gboolean
show_quarters (KamaeLeadershipBoardPage  *self,
               GError                   **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (get_register (self), QUARTERS, NULL, error);
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return FALSE;
  clear (self->quarters);
  while (kamae_cursor_next (cursor, &failure))
    append (self->quarters, create_quarter (self, cursor));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
update (KamaeLeadershipBoardPage *self)
{
  g_autoptr(GError) error = NULL;

  if (show_tiles (self, &error) && show_told (self, &error))
    show_quarters (self, &error);
  kamae_page_set_error (KAMAE_PAGE (self), error);
}

/* Building */

static GtkWidget *
create_flow (void)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 1);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 9);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 9);
  return flow;
}

static GtkWidget *
create_content (KamaeLeadershipBoardPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 15);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->summary = create_label (NULL, "dim-label");
  gtk_label_set_max_width_chars (GTK_LABEL (self->summary), -1);
  self->tiles = create_flow ();
  self->told = create_label (NULL, NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (self->told), -1);
  self->quarters = create_flow ();
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), kamae_wrap_new (self->tiles));
  gtk_box_append (GTK_BOX (box), create_label (_("People told of the policy in force"), "heading"));
  gtk_box_append (GTK_BOX (box), self->told);
  gtk_box_append (GTK_BOX (box), create_label (_("All-hands meetings of the fiscal year"),
                                               "heading"));
  gtk_box_append (GTK_BOX (box), kamae_wrap_new (self->quarters));
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1200);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1200);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
kamae_leadership_board_page_constructed (GObject *object)
{
  KamaeLeadershipBoardPage *self = (KamaeLeadershipBoardPage *) object;

  G_OBJECT_CLASS (kamae_leadership_board_page_parent_class)->constructed (object);

  adw_bin_set_child (ADW_BIN (self), create_content (self));
  update (self);
  /* Proofs are of any plugin. */
  g_signal_connect_object (get_register (self), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

static void
kamae_leadership_board_page_class_init (KamaeLeadershipBoardPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_leadership_board_page_constructed;
}

static void
kamae_leadership_board_page_init (KamaeLeadershipBoardPage *self)
{
}
