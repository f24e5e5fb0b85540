/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-competence-pages.h"
#include "kamae-competence-private.h"
#include "kamae-competence-roll.h"

#include <kamae-i18n.h>

/* Entering the attendance of a session for many people: everybody present at once, then the
 * exceptions; or a list of names pasted from a spreadsheet. */

typedef struct
{
  KamaePage        parent_instance;

  GtkWidget       *stack;
  GtkWidget       *chooser;
  GtkWidget       *count;
  GtkWidget       *buttons;
  GtkWidget       *update;
  GtkWidget       *list;
  GPtrArray       *sessions;
  KamaeRecord     *session;
  gint64           toggled_id;
  gboolean         is_updating;
} KamaeCompetenceAttendancePage;

typedef KamaePageClass KamaeCompetenceAttendancePageClass;

G_DEFINE_FINAL_TYPE (KamaeCompetenceAttendancePage, kamae_competence_attendance_page,
                     KAMAE_TYPE_PAGE)

static const struct
{
  const char *code;
  const char *label;
} results[] = {
  { "present", KC_("attendance", "Present") },
  { "absent", KC_("attendance", "Absent") },
  { "substituted", KC_("attendance", "Made up for it") },
  { "outstanding", KC_("attendance", "Outstanding") },
};

static KamaeRegister *
get_register (KamaeCompetenceAttendancePage *self)
{
  return kamae_page_get_register (KAMAE_PAGE (self));
}

static GtkWindow *
get_window (KamaeCompetenceAttendancePage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
show_error (KamaeCompetenceAttendancePage *self,
            const GError                  *error)
{
  kamae_show_error (get_window (self), _("The attendance was not entered"), error);
}

/* The list */

static void
toggled_cb (GtkWidget                     *toggle,
            KamaeCompetenceAttendancePage *self)
{
  KamaeRecord *row = g_object_get_data (G_OBJECT (toggle), "record");
  const char *result = g_object_get_data (G_OBJECT (toggle), "result");
  g_autoptr (KamaeOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (self->is_updating || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)))
    return;

  operation = kamae_register_begin (get_register (self), N_("Enter the attendance of %s"), row,
                                    &error);
  self->toggled_id = kamae_record_get_id (row);
  if (operation == NULL || !kamae_competence_roll_set (operation, row, result, &error)
      || !kamae_operation_commit (operation, &error))
    show_error (self, error);
  self->toggled_id = 0;
}

static GtkWidget *
create_toggle (KamaeCompetenceAttendancePage *self,
               KamaeRecord                   *row,
               const char                    *person,
               guint                          position,
               GtkWidget                     *group)
{
  const char *label = kamae_translate (NULL, GETTEXT_PACKAGE, results[position].label);
  /* Translators: read aloud: a person, and what became of the person: Hanako Sato: present */
  g_autofree char *name = g_strdup_printf (_("%1$s: %2$s"), person, label);
  GtkWidget *toggle = gtk_toggle_button_new_with_label (label);
  GtkWidget *word = gtk_button_get_child (GTK_BUTTON (toggle));

  gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (word), 4);
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), GTK_TOGGLE_BUTTON (group));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle),
                                g_strcmp0 (kamae_record_get_text (row, "result"),
                                           results[position].code) == 0);
  gtk_widget_set_sensitive (toggle, kamae_record_can_edit (row, "result"));
  kamae_widget_set_name (toggle, name);
  g_object_set_data_full (G_OBJECT (toggle), "record", g_object_ref (row), g_object_unref);
  g_object_set_data (G_OBJECT (toggle), "result", (gpointer) results[position].code);
  g_signal_connect (toggle, "toggled", G_CALLBACK (toggled_cb), self);
  return toggle;
}

static void
append_label (GtkWidget  *box,
              const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (GTK_BOX (box), label);
}

/* Who it is, and the results beside it; below it where there is little room. */
static GtkWidget *
create_flow (GtkWidget *who,
             GtkWidget *choices)
{
  GtkWidget *flow = gtk_flow_box_new ();
  GtkWidget *parts[] = { who, choices };

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (flow), parts[i]);
      gtk_widget_set_focusable (gtk_widget_get_parent (parts[i]), FALSE);
    }
  return flow;
}

static GtkWidget *
create_row (KamaeCompetenceAttendancePage *self,
            KamaeRecord                   *row)
{
  GtkWidget *line = gtk_list_box_row_new ();
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (KamaeRecord) person = kamae_record_ref_link (row, "person");
  g_autofree char *department = kamae_record_dup_display (row, "department", NULL);
  GtkWidget *group = NULL;

  append_label (who, kamae_record_get_title (person), NULL);
  append_label (who, department, "caption");
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      GtkWidget *toggle = create_toggle (self, row, kamae_record_get_title (person), i, group);

      group = group != NULL ? group : toggle;
      gtk_box_append (GTK_BOX (box), toggle);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), kamae_wrap_new (create_flow (who, box)));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  gtk_widget_add_css_class (line, "kamae-control-row");
  return line;
}

static void
update_count (KamaeCompetenceAttendancePage *self)
{
  g_autofree char *text = self->session != NULL
    /* Translators: %s is a number of people of a number of people, as 38/40 */
    ? g_strdup_printf (_("Attended: %s"), kamae_record_get_text (self->session, "attended"))
    : NULL;

  gboolean can_enter = self->session != NULL && !kamae_record_is_locked (self->session)
                       && !kamae_register_is_read_only (get_register (self));

  gtk_label_set_text (GTK_LABEL (self->count), text != NULL ? text : "");
  gtk_widget_set_sensitive (self->buttons, can_enter);
  gtk_widget_set_sensitive (self->update, can_enter);
}

static void
fill_list (KamaeCompetenceAttendancePage *self)
{
  g_autoptr (KamaeRecordList) rows = NULL;
  GtkWidget *child;

  self->is_updating = TRUE;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  if (self->session != NULL)
    rows = kamae_register_list_parts (get_register (self), self->session, "attendance");
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (KamaeRecord) row = g_list_model_get_item (G_LIST_MODEL (rows), i);

      gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, row));
    }
  self->is_updating = FALSE;
  update_count (self);
}

/* The sessions that can still be worked on, the newest first. */
static void
fill_chooser (KamaeCompetenceAttendancePage *self)
{
  g_autoptr (KamaeRecordList) all = kamae_register_list (get_register (self), "training_session");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  KamaeRecord *chosen;
  guint selected = 0;

  g_ptr_array_set_size (self->sessions, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (all)); i++)
    {
      g_autoptr (KamaeRecord) session = g_list_model_get_item (G_LIST_MODEL (all), i);
      g_autofree char *label = kamae_record_dup_label (session);

      if (kamae_record_is_locked (session))
        continue;
      if (session == self->session)
        selected = self->sessions->len;
      gtk_string_list_append (names, label);
      g_ptr_array_add (self->sessions, g_steal_pointer (&session));
    }

  self->is_updating = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->chooser), G_LIST_MODEL (names));
  if (self->sessions->len > 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), selected);
  self->is_updating = FALSE;
  chosen = self->sessions->len > 0 ? self->sessions->pdata[selected] : NULL;
  g_set_object (&self->session, chosen);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    self->sessions->len > 0 ? "list" : "empty");
}

static void
chosen_cb (KamaeCompetenceAttendancePage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->chooser));
  KamaeRecord *chosen;

  if (self->is_updating || selected >= self->sessions->len)
    return;
  chosen = self->sessions->pdata[selected];
  if (g_set_object (&self->session, chosen))
    fill_list (self);
}

/* One's own toggle leaves the list as it is, so that the cursor stays. */
static void
changed_cb (KamaeCompetenceAttendancePage *self,
            KamaeChangeSet                *changes)
{
  GArray *ids;

  if (kamae_change_set_touches (changes, "training_session")
      || kamae_change_set_touches (changes, "course"))
    fill_chooser (self);
  else if (!kamae_change_set_touches (changes, "attendance"))
    return;

  ids = kamae_change_set_get_ids (changes, "attendance");
  if (self->toggled_id != 0 && ids != NULL && ids->len == 1
      && g_array_index (ids, gint64, 0) == self->toggled_id)
    update_count (self);
  else
    fill_list (self);
}

/* Buttons */

static void
fill_cb (KamaeCompetenceAttendancePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KamaeOperation) operation = NULL;

  /* Translators: name of an operation; %s is a training session */
  operation = kamae_register_begin (get_register (self), N_("Update the target group of %s"),
                                    self->session, &error);
  if (operation == NULL || !kamae_competence_fill_session (operation, self->session, &error)
      || !kamae_operation_commit (operation, &error))
    show_error (self, error);
}

static void
tell_marked (KamaeCompetenceAttendancePage *self,
             int                            n)
{
  g_autofree char *text =
    /* Translators: %d is how many people were present at a training */
    g_strdup_printf (ngettext ("%d person marked as present", "%d people marked as present",
                               (gulong) n), n);

  kamae_page_message (KAMAE_PAGE (self), text);
}

static void
mark_all_cb (KamaeCompetenceAttendancePage *self)
{
  g_autoptr (GError) error = NULL;
  int n = kamae_competence_roll_mark_all (get_register (self), self->session, &error);

  if (n < 0)
    show_error (self, error);
  else
    tell_marked (self, n);
}

/* Pasting */

typedef struct
{
  KamaeCompetenceAttendancePage *page;
  GtkWidget                     *window;
  GtkWidget                     *view;
  GtkWidget                     *message;
} Paste;

static void
report_unknown (Paste     *paste,
                GPtrArray *unknown)
{
  g_autofree char *text =
    /* Translators: %u is a number of lines of a pasted list */
    g_strdup_printf (ngettext ("%u line names nobody in the list, or more than one person. It is left above.",
                               "%u lines name nobody in the list, or more than one person. They are left above.",
                               unknown->len), unknown->len);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < unknown->len; i++)
    g_string_append_printf (lines, "%s\n", (const char *) unknown->pdata[i]);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (paste->view)), lines->str, -1);
  gtk_label_set_text (GTK_LABEL (paste->message), text);
}

/* What was found goes; what was not stays in the window, to be corrected. */
static void
apply_cb (GtkWidget *button,
          Paste     *paste)
{
  g_autofree char *text = kamae_typing_dup_text (paste->view);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  int n;

  n = kamae_competence_roll_paste (get_register (paste->page), paste->page->session, text, unknown,
                                   &error);
  if (n < 0)
    {
      kamae_show_error (GTK_WINDOW (paste->window), _("The attendance was not entered"), error);
      return;
    }

  tell_marked (paste->page, n);
  kamae_typing_load (paste->view, "");
  if (unknown->len > 0)
    report_unknown (paste, unknown);
  else
    gtk_window_destroy (GTK_WINDOW (paste->window));
}

static GtkWidget *
create_paste_content (Paste *paste)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *hint = gtk_label_new (_("One person on each line: name, staff number or e-mail address."));
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autofree char *session = kamae_record_dup_key (paste->page->session);
  g_autofree char *key = g_strdup_printf ("%s.+paste", session);

  paste->view = view;
  paste->message = gtk_label_new ("");
  kamae_typing_watch (view, KAMAE_TYPING_STAYS, NULL, NULL);
  kamae_typing_keep (view, get_register (paste->page), key, NULL);
  if (kamae_typing_restore (view))
    gtk_label_set_text (GTK_LABEL (paste->message), _("Pasted before and not entered yet."));
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_wrap (GTK_LABEL (paste->message), TRUE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  kamae_widget_set_name (view, _("Names or staff numbers"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), paste->message);
  return box;
}

static void
paste_cb (KamaeCompetenceAttendancePage *self)
{
  Paste *paste = g_new0 (Paste, 1);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *apply = gtk_button_new_with_label (_("Mark as Present"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  paste->page = self;
  paste->window = adw_window_new ();
  gtk_widget_add_css_class (apply, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), apply);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), create_paste_content (paste));
  adw_window_set_content (ADW_WINDOW (paste->window), box);
  gtk_window_set_title (GTK_WINDOW (paste->window), _("Paste a List"));
  gtk_window_set_default_size (GTK_WINDOW (paste->window), 420, 480);
  gtk_window_set_modal (GTK_WINDOW (paste->window), TRUE);
  kamae_put_over (GTK_WINDOW (paste->window), get_window (self));
  g_signal_connect_data (apply, "clicked", G_CALLBACK (apply_cb), paste,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_present (GTK_WINDOW (paste->window));
}

/* Building */

static GtkWidget *
append_button (KamaeCompetenceAttendancePage *self,
               GtkWidget                     *box,
               const char                    *label,
               GCallback                      callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
create_head (KamaeCompetenceAttendancePage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->chooser = gtk_drop_down_new (NULL, NULL);
  kamae_widget_set_name (self->chooser, _("Training session"));
  g_signal_connect_swapped (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  append_button (self, self->buttons, _("Mark All as Present"), G_CALLBACK (mark_all_cb));
  append_button (self, self->buttons, _("Paste a List…"), G_CALLBACK (paste_cb));
  self->count = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_box_append (GTK_BOX (group), self->count);
  self->update = append_button (self, group, _("Update the Target Group"), G_CALLBACK (fill_cb));
  gtk_widget_add_css_class (self->update, "flat");
  gtk_box_append (GTK_BOX (head), self->chooser);
  gtk_box_append (GTK_BOX (head), self->buttons);
  gtk_box_append (GTK_BOX (head), group);
  return head;
}

static GtkWidget *
create_content (KamaeCompetenceAttendancePage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->list = gtk_list_box_new ();
  kamae_widget_set_name (self->list, _("Attendance"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), kamae_wrap_new (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Training Session to Enter"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Add a training session first: its target group is entered by itself."));
  return page;
}

static void
kamae_competence_attendance_page_constructed (GObject *object)
{
  KamaeCompetenceAttendancePage *self = (KamaeCompetenceAttendancePage *) object;

  G_OBJECT_CLASS (kamae_competence_attendance_page_parent_class)->constructed (object);

  self->sessions = g_ptr_array_new_with_free_func (g_object_unref);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_content (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  fill_chooser (self);
  fill_list (self);
  g_signal_connect_object (get_register (self), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
kamae_competence_attendance_page_dispose (GObject *object)
{
  KamaeCompetenceAttendancePage *self = (KamaeCompetenceAttendancePage *) object;

  self->is_updating = TRUE;
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (kamae_competence_attendance_page_parent_class)->dispose (object);
}

static void
kamae_competence_attendance_page_find (KamaePage *page)
{
  gtk_widget_grab_focus (((KamaeCompetenceAttendancePage *) page)->chooser);
}

static KamaeRecord *
kamae_competence_attendance_page_get_record (KamaePage *page)
{
  return ((KamaeCompetenceAttendancePage *) page)->session;
}

static void
kamae_competence_attendance_page_class_init (KamaeCompetenceAttendancePageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_competence_attendance_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kamae_competence_attendance_page_dispose;
  klass->find = kamae_competence_attendance_page_find;
  klass->get_record = kamae_competence_attendance_page_get_record;
}

static void
kamae_competence_attendance_page_init (KamaeCompetenceAttendancePage *self)
{
}
