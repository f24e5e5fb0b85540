/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-review-pages.h"

#include <kamae-i18n.h>

/* The review as it is held: for the projector and the laptop of whoever writes the minutes. One
 * input after the other in large type, with the time that each takes. */

/* The opening, the inputs, the conclusion, the decisions. */
#define N_SLIDES (KAMAE_REVIEW_N_INPUTS + 3)
#define CONCLUSION (KAMAE_REVIEW_N_INPUTS + 1)
#define DECISIONS (KAMAE_REVIEW_N_INPUTS + 2)

/* A narrower window shows what is said under the figures, not beside them. */
#define WIDE 1000

#define SMALLEST 100
#define LARGEST 200
#define STEP 20

typedef struct
{
  AdwWindow         parent_instance;

  KamaePage        *page;   /* weak */
  KamaeRecord      *review;
  KamaeRecordList  *inputs;
  KamaeReviewSlide *slide;
  guint             position;
  int               size;
  gint64            shown_at;
  gint64            elapsed[N_SLIDES];
  guint             tick_id;

  GtkWidget        *title;
  GtkWidget        *clock;
  GtkWidget        *tools;  /* for which a narrow window has keys only */
  GtkWidget        *strip;
  GtkWidget        *scroll;
  gboolean          wide;
} KamaeReviewRoom;

typedef AdwWindowClass KamaeReviewRoomClass;

GType kamae_review_room_get_type (void);
G_DEFINE_FINAL_TYPE (KamaeReviewRoom, kamae_review_room, ADW_TYPE_WINDOW)

/* Time */

static char *
dup_minutes (gint64 microseconds)
{
  gint64 seconds = microseconds / G_USEC_PER_SEC;

  return g_strdup_printf ("%02d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

static void
update_clock (KamaeReviewRoom *self)
{
  gint64 here = self->elapsed[self->position] + g_get_monotonic_time () - self->shown_at;
  gint64 total = here - self->elapsed[self->position];
  g_autofree char *here_text = dup_minutes (here);
  g_autofree char *total_text = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < N_SLIDES; i++)
    total += self->elapsed[i];
  total_text = dup_minutes (total);
  /* Translators: the time since this item of a meeting was taken up, and since its beginning */
  text = g_strdup_printf (_("%1$s, in all %2$s"), here_text, total_text);
  gtk_label_set_text (GTK_LABEL (self->clock), text);
}

static gboolean
tick_cb (gpointer data)
{
  update_clock (data);
  return G_SOURCE_CONTINUE;
}

/* Slides */

static KamaeReviewSlide *
create_slide (KamaeReviewRoom *self)
{
  g_autoptr(KamaeRecord) input = NULL;

  if (self->position == 0)
    return kamae_review_slide_new_opening (self->page, self->review);
  if (self->position == CONCLUSION)
    return kamae_review_slide_new_conclusion (self->page, self->review);
  if (self->position == DECISIONS)
    return kamae_review_slide_new_decisions (self->page, self->review);
  input = g_list_model_get_item (G_LIST_MODEL (self->inputs), self->position - 1);
  return kamae_review_slide_new_input (self->page, self->review, input);
}

static void
update_columns (KamaeReviewRoom *self)
{
  if (self->slide->columns == NULL)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->slide->columns),
                                  self->wide ? GTK_ORIENTATION_HORIZONTAL
                                             : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (GTK_BOX (self->slide->columns), self->wide);
}

static void
layout_cb (GdkSurface      *surface,
           int              width,
           int              height,
           KamaeReviewRoom *self)
{
  gboolean wide = width >= WIDE;

  if (wide == self->wide)
    return;
  self->wide = wide;
  gtk_widget_set_visible (self->tools, wide);
  update_columns (self);
}

static const char *
get_step_label (guint position)
{
  static const char *const others[] = {
    /* Translators: a step of a meeting, on a small button: 開会 */
    N_("Opening"),
    /* Translators: a step of a meeting, on a small button: 総括 */
    N_("Conclusion"),
    KC_ ("review", "Decisions"),
  };

  if (position > 0 && position < CONCLUSION)
    return kamae_review_inputs[position - 1].code;
  return kamae_translate (NULL, GETTEXT_PACKAGE,
                          others[position == 0 ? 0 : position - CONCLUSION + 1]);
}

/* MRV-V01: an input is done with once it has a status and a report. */
static gboolean
is_done (KamaeReviewRoom *self,
         guint            position)
{
  g_autoptr(KamaeRecord) input = NULL;

  if (position == 0 || position == DECISIONS)
    return FALSE;
  if (position == CONCLUSION)
    return kamae_record_is_set (self->review, "conclusion");
  input = g_list_model_get_item (G_LIST_MODEL (self->inputs), position - 1);
  return kamae_record_is_set (input, "status") && kamae_record_is_set (input, "report");
}

static char *
dup_step_name (KamaeReviewRoom *self,
               guint            position)
{
  g_autoptr(KamaeRecord) input = NULL;

  if (position == 0 || position >= CONCLUSION)
    return g_strdup (get_step_label (position));
  input = g_list_model_get_item (G_LIST_MODEL (self->inputs), position - 1);
  return g_strdup (kamae_record_get_title (input));
}

static void
update_step (KamaeReviewRoom *self,
             GtkWidget       *button,
             guint            position)
{
  gboolean done = is_done (self, position);
  const char *label = get_step_label (position);
  g_autofree char *name = dup_step_name (self, position);
  g_autofree char *text = g_strdup_printf (done ? "%s ✓" : "%s", label);
  /* Translators: %s is an input of the review that has been reported and considered */
  g_autofree char *done_name = g_strdup_printf (_("%s, done"), name);

  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_widget_set_tooltip_text (button, name);
  kamae_widget_set_name (button, done ? done_name : name);
  if (position == self->position)
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

static void
update_steps (KamaeReviewRoom *self)
{
  guint position = 0;

  if (kamae_record_is_deleted (self->review))
    return;
  for (GtkWidget *button = gtk_widget_get_first_child (self->strip); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    update_step (self, button, position++);
}

static void
show_slide (KamaeReviewRoom *self,
            guint            position)
{
  GtkScrolledWindow *scroll = GTK_SCROLLED_WINDOW (self->scroll);
  gint64 now = g_get_monotonic_time ();

  if (self->slide != NULL)
    {
      kamae_review_slide_commit (self->slide);
      self->elapsed[self->position] += now - self->shown_at;
    }
  gtk_scrolled_window_set_child (scroll, NULL);
  g_clear_pointer (&self->slide, kamae_review_slide_free);

  self->position = position;
  self->shown_at = now;
  self->slide = create_slide (self);
  update_columns (self);
  gtk_scrolled_window_set_child (scroll, self->slide->widget);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroll), 0);
  update_steps (self);
  update_clock (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "room.previous", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "room.next", position < N_SLIDES - 1);
}

/* Actions */

static void
go_cb (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  KamaeReviewRoom *self = (KamaeReviewRoom *) widget;

  if (g_str_equal (action, "room.next"))
    show_slide (self, MIN (self->position + 1, N_SLIDES - 1));
  else if (g_str_equal (action, "room.previous"))
    show_slide (self, self->position > 0 ? self->position - 1 : 0);
  else
    show_slide (self, CLAMP (g_variant_get_int32 (parameter), 0, N_SLIDES - 1));
}

static void
decide_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  KamaeReviewRoom *self = (KamaeReviewRoom *) widget;

  kamae_review_slide_commit (self->slide);
  /* The opening and the conclusion decide nothing by themselves. */
  if (self->slide->decisions == NULL)
    show_slide (self, DECISIONS);
  kamae_review_slide_add_decision (self->slide);
}

static void
full_screen_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

/* Esc leaves the full screen first. */
static void
leave_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static char *
dup_size_class (int size)
{
  return g_strdup_printf ("kamae-room-%d", size);
}

static void
set_size (KamaeReviewRoom *self,
          int              size)
{
  g_autofree char *old_class = dup_size_class (self->size);
  g_autofree char *new_class = dup_size_class (size);

  if (size < SMALLEST || size > LARGEST)
    return;
  gtk_widget_remove_css_class (self->scroll, old_class);
  gtk_widget_add_css_class (self->scroll, new_class);
  self->size = size;
}

static void
size_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  KamaeReviewRoom *self = (KamaeReviewRoom *) widget;

  set_size (self, self->size + (g_str_equal (action, "room.larger") ? STEP : -STEP));
}

/* The records behind a figure are shown in the window of the register. */
static void
page_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  KamaeReviewRoom *self = (KamaeReviewRoom *) widget;

  gtk_widget_activate_action_variant (GTK_WIDGET (self->page), action, parameter);
  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page))));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  KamaeReviewRoom *self = (KamaeReviewRoom *) widget;

  kamae_review_slide_commit (self->slide);
  gtk_widget_activate_action_variant (GTK_WIDGET (self->page), action, parameter);
}

/* The register is closed with its window: what is being typed here is saved before. */
static gboolean
leave_with_register_cb (KamaeReviewRoom *self)
{
  kamae_review_slide_commit (self->slide);
  gtk_window_destroy (GTK_WINDOW (self));
  return FALSE;
}

static void
show_field_cb (KamaeReviewRoom *self,
               const char      *field)
{
  KamaeRecord *review = self->review;

  kamae_page_open_record (self->page, review);
  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page))));
}

static void
message_cb (KamaeReviewRoom *self,
            const char      *text)
{
  kamae_page_message (self->page, text);
}

static void
open_record_cb (KamaeReviewRoom *self,
                KamaeRecord     *record)
{
  kamae_page_open_record (self->page, record);
  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page))));
}

/* Building */

static GtkWidget *
create_button (const char *icon,
               const char *name,
               const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  kamae_widget_set_name (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
create_state (KamaeReviewRoom *self)
{
  GtkWidget *state = kamae_state_button_new ();

  kamae_state_button_set_record (KAMAE_STATE_BUTTON (state), self->review);
  g_signal_connect_swapped (state, "show-field", G_CALLBACK (show_field_cb), self);
  g_signal_connect_swapped (state, "open-record", G_CALLBACK (open_record_cb), self);
  g_signal_connect_swapped (state, "message", G_CALLBACK (message_cb), self);
  return state;
}

static GtkWidget *
create_header (KamaeReviewRoom *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->clock = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->clock, "numeric");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             create_button ("go-previous-symbolic", _("Previous item (Page Up)"),
                                            "room.previous"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             create_button ("go-next-symbolic", _("Next item (Page Down)"),
                                            "room.next"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->clock);
  self->title = adw_window_title_new (kamae_record_get_title (self->review), "");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->tools),
                  create_button ("zoom-out-symbolic", _("Smaller"), "room.smaller"));
  gtk_box_append (GTK_BOX (self->tools),
                  create_button ("zoom-in-symbolic", _("Larger"), "room.larger"));
  gtk_box_append (GTK_BOX (self->tools),
                  create_button ("view-fullscreen-symbolic", _("Full screen (F11)"),
                                 "room.full-screen"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->tools);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), create_state (self));
  return header;
}

static GtkWidget *
create_strip (KamaeReviewRoom *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->strip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  kamae_widget_set_name (self->strip, _("Agenda"));
  gtk_widget_add_css_class (self->strip, "toolbar");
  for (guint i = 0; i < N_SLIDES; i++)
    {
      GtkWidget *button = gtk_button_new_with_label ("");

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "room.go");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", i);
      gtk_box_append (GTK_BOX (self->strip), button);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->strip);
  return scroll;
}

static void
kamae_review_room_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kamae_review_room_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (layout_cb), widget, 0);
}

static gboolean
kamae_review_room_close_request (GtkWindow *window)
{
  kamae_review_slide_commit (((KamaeReviewRoom *) window)->slide);
  return GTK_WINDOW_CLASS (kamae_review_room_parent_class)->close_request (window);
}

static void
kamae_review_room_dispose (GObject *object)
{
  KamaeReviewRoom *self = (KamaeReviewRoom *) object;

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_clear_pointer (&self->slide, kamae_review_slide_free);
  g_clear_object (&self->inputs);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (kamae_review_room_parent_class)->dispose (object);
}

/* Sizes in per cent of the text elsewhere. */
static void
add_sizes (void)
{
  g_autoptr(GtkCssProvider) style = gtk_css_provider_new ();
  g_autoptr(GString) css = g_string_new (NULL);

  for (int size = SMALLEST; size <= LARGEST; size += STEP)
    g_string_append_printf (css, ".kamae-room-%d { font-size: %d%%; }", size, size);
  gtk_css_provider_load_from_data (style, css->str, -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
add_keys (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Down, 0, "room.next", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Page_Up, 0, "room.previous", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, GDK_CONTROL_MASK, "room.decide",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "room.decide",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F11, 0, "room.full-screen", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "room.leave", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_plus, GDK_CONTROL_MASK, "room.larger", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_minus, GDK_CONTROL_MASK, "room.smaller",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

static void
kamae_review_room_class_init (KamaeReviewRoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kamae_review_room_dispose;
  widget_class->realize = kamae_review_room_realize;
  GTK_WINDOW_CLASS (klass)->close_request = kamae_review_room_close_request;

  gtk_widget_class_install_action (widget_class, "room.next", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "room.previous", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "room.go", "i", go_cb);
  gtk_widget_class_install_action (widget_class, "room.decide", NULL, decide_cb);
  gtk_widget_class_install_action (widget_class, "room.full-screen", NULL, full_screen_cb);
  gtk_widget_class_install_action (widget_class, "room.leave", NULL, leave_cb);
  gtk_widget_class_install_action (widget_class, "room.larger", NULL, size_cb);
  gtk_widget_class_install_action (widget_class, "room.smaller", NULL, size_cb);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  add_keys (widget_class);
  add_sizes ();
}

static void
kamae_review_room_init (KamaeReviewRoom *self)
{
}

static void
build (KamaeReviewRoom *self,
       GtkRoot         *root)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->scroll = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scroll, TRUE);
  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_box_append (GTK_BOX (box), create_strip (self));
  gtk_box_append (GTK_BOX (box), self->scroll);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), kamae_record_get_title (self->review));
  /* As large as the window of the register, where that is larger than a projector's picture. */
  gtk_window_set_default_size (GTK_WINDOW (self),
                               MAX (gtk_widget_get_width (GTK_WIDGET (root)), 1280),
                               MAX (gtk_widget_get_height (GTK_WIDGET (root)), 800));
  set_size (self, SMALLEST + 2 * STEP);
}

GtkWidget *
kamae_review_room_new (KamaePage   *page,
                       KamaeRecord *review)
{
  KamaeReviewRoom *self = g_object_new (kamae_review_room_get_type (), NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  self->page = page;
  self->review = g_object_ref (review);
  self->inputs = kamae_register_list_parts (kamae_page_get_register (page), review, "review_input");
  self->wide = TRUE;
  build (self, root);
  show_slide (self, 0);
  self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
  g_signal_connect_object (kamae_page_get_register (page), "changed", G_CALLBACK (update_steps),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (root, "close-request", G_CALLBACK (leave_with_register_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (root, "destroy", G_CALLBACK (gtk_window_destroy), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
