/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <string.h>

#include "kamae-ui.h"

#include "kamae-drafts-private.h"

/* What is watched about one widget. Belongs to the widget. */
typedef struct
{
  GtkWidget *widget;
  GtkWidget *text;        /* the GtkText or GtkTextView inside; NULL for other controls */
  GObject *subject;       /* what says that the text changed */
  GtkEventController *focus;
  KamaeTypingFlags flags;
  KamaeTypingFunc commit;
  gpointer data;

  char *saved;
  char *preedit;          /* what an input method composes, not in the text yet */
  char *left_preedit;     /* the same when the focus began to leave, */
  char *left_text;        /* and the text then */
  gboolean pending;
  gboolean busy;
  gboolean loading;

  GError *refusal;        /* why it could not be saved when that was last tried */

  KamaeRegister *reg;
  char *key;
  char *seen;
} Typing;

/* Those that hold something unsaved, in the order of typing. */
static GList *unsaved;

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("kamae-typing");
}

static Typing *
get_typing (GtkWidget *widget)
{
  return g_object_get_qdata (G_OBJECT (widget), get_quark ());
}

static char *
dup_text (Typing *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (self->text == NULL)
    return g_strdup ("");
  if (GTK_IS_EDITABLE (self->text))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* By the program, not the person: no draft is made of it, nor of what stands there between. */
static void
set_text (Typing *self, const char *text)
{
  self->loading = TRUE;
  if (GTK_IS_EDITABLE (self->text))
    gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), text, -1);
  self->loading = FALSE;
}

static void
insert_text (Typing *self, const char *text)
{
  int position;

  if (!GTK_IS_EDITABLE (self->text))
    {
      gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)),
                                        text, -1);
      return;
    }

  position = gtk_editable_get_position (GTK_EDITABLE (self->text));
  gtk_editable_insert_text (GTK_EDITABLE (self->text), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->text), position);
}

/* What was typed before belongs to an earlier value: undoing must not bring it into this one. */
static void
forget_steps (GtkWidget *text)
{
  if (GTK_IS_EDITABLE (text))
    {
      gtk_editable_set_enable_undo (GTK_EDITABLE (text), FALSE);
      gtk_editable_set_enable_undo (GTK_EDITABLE (text), TRUE);
    }
  else
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));

      gtk_text_buffer_set_enable_undo (buffer, FALSE);
      gtk_text_buffer_set_enable_undo (buffer, TRUE);
    }
}

static gboolean
is_unsaved (Typing *self)
{
  g_autofree char *text = dup_text (self);

  return self->pending || self->preedit != NULL
         || (self->text != NULL && g_strcmp0 (text, self->saved) != 0);
}

/* Another place, as of another window, that holds an unsaved text of the same field. */
static Typing *
find_twin (Typing *self)
{
  for (GList *l = unsaved; l != NULL; l = l->next)
    {
      Typing *twin = l->data;

      if (twin != self && twin->text != NULL && twin->reg == self->reg
          && g_strcmp0 (twin->key, self->key) == 0)
        return twin;
    }

  return NULL;
}

/* What one place saves takes no text away that another one still holds. */
static void
update_draft (Typing *self)
{
  g_autofree char *text = dup_text (self);
  Typing *twin;
  g_autofree char *theirs = NULL;

  if (self->key == NULL || self->loading)
    return;
  if (g_strcmp0 (text, self->saved) != 0)
    {
      _kamae_drafts_keep (self->reg, self->key, text, self->seen);
      return;
    }
  twin = find_twin (self);
  if (twin == NULL)
    {
      _kamae_drafts_drop (self->reg, self->key);
      return;
    }
  theirs = dup_text (twin);
  _kamae_drafts_keep (self->reg, self->key, theirs, twin->seen);
}

static void
update (Typing *self)
{
  GList *link = g_list_find (unsaved, self);
  gboolean has_unsaved = is_unsaved (self);

  if (has_unsaved && link == NULL)
    unsaved = g_list_append (unsaved, self);
  else if (!has_unsaved && link != NULL)
    unsaved = g_list_delete_link (unsaved, link);
}

static void
changed_cb (Typing *self)
{
  update (self);
  update_draft (self);
}

/* Typing that was taken back and can be done again, the last first. The text's own steps do not
 * outlive the values that are loaded when operations are undone and redone meanwhile. */
typedef struct
{
  GtkWidget *text;
  char *key;              /* of the field, which shows another record by and by */
  char *typed;
  char *left;             /* what stood there once it was taken back */
  KamaeRegister *reg;
  char *head;             /* of the journal: what else is written ends redoing */
  guint n_operations;     /* that were undone since, and come first */
} TakenBack;

static GList *taken_back;
static gboolean is_stepping;

static void
taken_back_free (gpointer data)
{
  TakenBack *self = data;

  g_object_unref (self->text);
  g_clear_object (&self->reg);
  g_free (self->key);
  g_free (self->typed);
  g_free (self->left);
  g_free (self->head);
  g_free (self);
}

static void
forget_taken_back (void)
{
  g_list_free_full (g_steal_pointer (&taken_back), taken_back_free);
}

/* Whoever types on does not go back to what was there before. */
static void
typed_cb (Typing *self)
{
  if (!self->loading && !is_stepping)
    forget_taken_back ();
  changed_cb (self);
}

static void
preedit_changed_cb (Typing *self, const char *preedit)
{
  g_free (self->preedit);
  self->preedit = *preedit != '\0' ? g_strdup (preedit) : NULL;
  update (self);
}

static gboolean
commit (Typing *self)
{
  gboolean saved = TRUE;

  if (self->busy || !is_unsaved (self))
    return TRUE;

  g_object_ref (self->widget);
  self->busy = TRUE;
  if (self->commit != NULL)
    saved = self->commit (self->widget, self->data);
  self->busy = FALSE;
  if (saved)
    g_clear_error (&self->refusal);
  update (self);
  g_object_unref (self->widget);

  return saved;
}

/* Our controller on the text runs before its own, which ends the input method's work; … */
static void
begin_leaving_cb (Typing *self)
{
  g_free (self->left_preedit);
  g_free (self->left_text);
  self->left_preedit = g_strdup (self->preedit);
  self->left_text = dup_text (self);
}

/* … that on its parent runs after it. Some input methods put what they compose into the text, some
 * drop it: what the person saw is taken in either case. */
static void
take_composed (Typing *self)
{
  g_autofree char *preedit = g_steal_pointer (&self->left_preedit);
  g_autofree char *before = g_steal_pointer (&self->left_text);
  g_autofree char *now = dup_text (self);

  if (preedit == NULL)
    return;

  g_clear_pointer (&self->preedit, g_free);
  if (g_strcmp0 (now, before) == 0)
    insert_text (self, preedit);
}

static void
leave_cb (GtkWidget *widget)
{
  Typing *self = get_typing (widget);

  if (self->text == NULL)
    return;
  take_composed (self);
  if ((self->flags & KAMAE_TYPING_STAYS) == 0)
    commit (self);
}

static void
grab_focus (Typing *self)
{
  if (self->text == NULL)
    gtk_widget_grab_focus (self->widget);
  else if (GTK_IS_TEXT (self->text))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (self->text));
  else
    gtk_widget_grab_focus (self->text);
}

/* What is said under a field is to be seen, too. */
#define ROOM 60

/* Of a widget that gets the focus GTK does so itself; one that has it may have been scrolled away.
 */
static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *viewport = widget;

  while ((viewport = gtk_widget_get_ancestor (gtk_widget_get_parent (viewport),
                                              GTK_TYPE_VIEWPORT)) != NULL)
    {
      GtkWidget *child = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (widget, child, &bounds))
        gtk_adjustment_clamp_page (adjustment, bounds.origin.y - ROOM,
                                   bounds.origin.y + bounds.size.height + ROOM);
    }
}

/* Where the person is needed. The page, which has fields that are watched, asks for the toast. */
static void
show (Typing *self)
{
  GtkRoot *root = gtk_widget_get_root (self->widget);
  GtkWidget *page = gtk_widget_get_ancestor (self->widget, g_type_from_name ("KamaePage"));

  if (root == NULL)
    return;
  grab_focus (self);
  scroll_to (self->widget);
  if (page != NULL && self->refusal != NULL)
    g_signal_emit_by_name (page, "message", self->refusal->message);
  if (GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root)))
    gtk_window_present (GTK_WINDOW (root));
}

static gboolean
stands_over (GtkWindow *dialog, GtkRoot *root)
{
  GtkWindow *below = gtk_window_get_transient_for (dialog);

  return below != NULL && gtk_window_get_modal (dialog)
         && (GTK_ROOT (below) == root || stands_over (below, root));
}

/* The dialogs that keep the person from a text. */
static GPtrArray *
list_over (Typing *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GPtrArray *dialogs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (stands_over (window, gtk_widget_get_root (self->widget)))
        g_ptr_array_add (dialogs, g_steal_pointer (&window));
    }

  return dialogs;
}

/* Has the input method end its work, by taking the focus away for a moment. */
static void
end_composing (Typing *self)
{
  if (self->preedit == NULL)
    return;

  self->busy = TRUE;
  if (gtk_widget_has_focus (self->text))
    {
      gtk_root_set_focus (gtk_widget_get_root (self->text), NULL);
      grab_focus (self);
    }
  else
    {
      begin_leaving_cb (self);
      take_composed (self);
    }
  self->busy = FALSE;
  update (self);
}

static void
watch_parent (Typing *self)
{
  GtkWidget *parent = self->text != NULL ? gtk_widget_get_parent (self->text) : NULL;
  GtkEventController *focus;

  if (parent == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->text, watch_parent, self);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self->widget, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (parent, focus);
}

static void
watch_text (Typing *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (GTK_IS_TEXT_VIEW (self->text))
    self->subject = G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)));
  else
    self->subject = G_OBJECT (self->text);
  g_object_ref (self->subject);
  g_signal_connect_swapped (self->subject, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect_swapped (self->text, "notify::parent", G_CALLBACK (watch_parent), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (begin_leaving_cb), self);
  self->focus = g_object_ref (focus);
  gtk_widget_add_controller (self->text, focus);
  watch_parent (self);
}

static void
typing_free (gpointer data)
{
  Typing *self = data;

  g_clear_object (&self->subject);
  g_clear_object (&self->focus);
  g_clear_object (&self->reg);
  g_clear_error (&self->refusal);
  g_free (self->saved);
  g_free (self->preedit);
  g_free (self->left_preedit);
  g_free (self->left_text);
  g_free (self->key);
  g_free (self->seen);
  g_free (self);
}

/* Nobody has emptied a text that goes away. The text inside of an entry that had the focus loses it
 * when the entry is gone. */
static void
destroy_cb (GtkWidget *widget, Typing *self)
{
  unsaved = g_list_remove (unsaved, self);
  if (self->text != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->subject, self);
      g_signal_handlers_disconnect_by_data (self->text, self);
      g_signal_handlers_disconnect_by_data (self->focus, self);
    }
  g_clear_object (&self->subject);
  g_clear_object (&self->focus);
  self->text = NULL;
  g_clear_pointer (&self->key, g_free);
}

/**
 * kamae_typing_watch:
 * @widget: an entry or a text view; or another control that holds a choice until it is saved, see
 *   kamae_typing_set_pending()
 * @flags: see #KamaeTypingFlags
 * @commit: (nullable) (scope forever): saves what is typed; %NULL if the text is only kept as a
 *   draft
 * @data: for @commit
 *
 * From now on what a person types into @widget is saved when the focus leaves it and before
 * anything else happens in the window; kamae_typing_load() says what the saved text is.
 */
void
kamae_typing_watch (GtkWidget *widget, KamaeTypingFlags flags, KamaeTypingFunc commit_func,
                    gpointer data)
{
  Typing *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (get_typing (widget) == NULL);

  self = g_new0 (Typing, 1);
  self->widget = widget;
  self->flags = flags;
  self->commit = commit_func;
  self->data = data;
  self->saved = g_strdup ("");
  if (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget))
    self->text = widget;
  while (GTK_IS_EDITABLE (self->text) && !GTK_IS_TEXT (self->text))
    self->text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->text)));
  if (self->text != NULL)
    watch_text (self);
  g_signal_connect (widget, "destroy", G_CALLBACK (destroy_cb), self);
  g_object_set_qdata_full (G_OBJECT (widget), get_quark (), self, typing_free);
}

/**
 * kamae_typing_keep:
 * @widget: a watched widget
 * @reg: (nullable): the register; %NULL for what belongs to none
 * @key: (nullable): the place, as "7.title"; %NULL to keep nothing
 * @seen: (nullable): what the register holds there
 *
 * Has what is typed kept as a draft, which a crash does not take away, until it is saved or taken
 * back. kamae_typing_restore() brings it back.
 */
void
kamae_typing_keep (GtkWidget *widget, KamaeRegister *reg, const char *key, const char *seen)
{
  Typing *self = get_typing (widget);

  g_return_if_fail (self != NULL);
  g_return_if_fail (reg == NULL || KAMAE_IS_REGISTER (reg));

  g_set_object (&self->reg, reg);
  g_free (self->key);
  self->key = g_strdup (key);
  g_free (self->seen);
  self->seen = g_strdup (seen);
}

/**
 * kamae_typing_load:
 * @widget: a watched entry or text view
 * @text: what is saved
 *
 * Shows the saved text. Whatever was typed is gone.
 */
void
kamae_typing_load (GtkWidget *widget, const char *text)
{
  Typing *self = get_typing (widget);
  g_autofree char *typed = NULL;
  char *saved;

  g_return_if_fail (self != NULL && self->text != NULL);
  g_return_if_fail (text != NULL);

  g_clear_error (&self->refusal);
  saved = g_strdup (text);
  g_free (self->saved);
  self->saved = saved;
  typed = dup_text (self);
  /* Moving the cursor for nothing would disturb the person. @text may have been the old one. */
  if (!g_str_equal (typed, self->saved))
    set_text (self, self->saved);
  forget_steps (self->text);
  changed_cb (self);
}

/**
 * kamae_typing_restore:
 * @widget: a watched entry or text view, for which kamae_typing_keep() was called
 *
 * Brings back what was typed and not saved. What the register held then is what
 * kamae_typing_get_seen() tells from now on.
 *
 * Returns: whether there is such a text
 */
gboolean
kamae_typing_restore (GtkWidget *widget)
{
  Typing *self = get_typing (widget);
  const KamaeDraft *draft;

  g_return_val_if_fail (self != NULL && self->text != NULL, FALSE);

  draft = self->key != NULL ? _kamae_drafts_find (self->reg, self->key) : NULL;
  if (draft == NULL)
    return FALSE;

  g_free (self->seen);
  self->seen = g_strdup (draft->seen);
  set_text (self, draft->text);
  return TRUE;
}

/**
 * kamae_typing_get_seen:
 * @widget: a watched widget
 *
 * Gets what the register held when the person began to type, as kamae_typing_keep() was told. Only
 * this may be written over: kamae_operation_expect().
 *
 * Returns: (nullable): a value
 */
const char *
kamae_typing_get_seen (GtkWidget *widget)
{
  g_return_val_if_fail (get_typing (widget) != NULL, NULL);

  return get_typing (widget)->seen;
}

/**
 * kamae_typing_refuse:
 * @widget: a watched widget
 * @error: why it cannot be saved
 *
 * Remembers for the window why the text could not be saved, which stands beside it, too.
 */
void
kamae_typing_refuse (GtkWidget *widget, const GError *error)
{
  Typing *self = get_typing (widget);

  g_return_if_fail (self != NULL);
  g_return_if_fail (error != NULL);

  g_clear_error (&self->refusal);
  self->refusal = g_error_copy (error);
}

/**
 * kamae_typing_forget:
 * @reg: (nullable): the register
 * @key: the place, as it was given to kamae_typing_keep()
 *
 * Ends keeping a text that was used otherwise than by saving it in its place: as the reason for a
 * step that was taken.
 */
void
kamae_typing_forget (KamaeRegister *reg, const char *key)
{
  g_return_if_fail (reg == NULL || KAMAE_IS_REGISTER (reg));
  g_return_if_fail (key != NULL);

  _kamae_drafts_drop (reg, key);
}

/**
 * kamae_typing_dup_text:
 * @widget: a watched widget
 *
 * Gets what stands in it.
 *
 * Returns: (transfer full): the text
 */
char *
kamae_typing_dup_text (GtkWidget *widget)
{
  g_return_val_if_fail (get_typing (widget) != NULL, NULL);

  return dup_text (get_typing (widget));
}

/**
 * kamae_typing_is_changed:
 * @widget: a watched widget
 *
 * Tells whether it holds something that is not saved.
 *
 * Returns: %TRUE until it is saved or taken back
 */
gboolean
kamae_typing_is_changed (GtkWidget *widget)
{
  g_return_val_if_fail (get_typing (widget) != NULL, FALSE);

  return is_unsaved (get_typing (widget));
}

/**
 * kamae_typing_set_pending:
 * @widget: a watched widget
 * @pending: whether it waits for a decision of the person
 *
 * Has kamae_typing_commit() stop at @widget, whatever its text.
 */
void
kamae_typing_set_pending (GtkWidget *widget, gboolean pending)
{
  Typing *self = get_typing (widget);

  g_return_if_fail (self != NULL);

  self->pending = pending;
  update (self);
}

/**
 * kamae_typing_is_composing:
 * @widget: a watched widget
 *
 * Tells whether an input method is at work, to which Enter belongs.
 *
 * Returns: %TRUE while it is
 */
gboolean
kamae_typing_is_composing (GtkWidget *widget)
{
  g_return_val_if_fail (get_typing (widget) != NULL, FALSE);

  return get_typing (widget)->preedit != NULL;
}

/* Also from a dialog to the window that it belongs to. */
static gboolean
is_within (GtkWidget *widget, GtkWidget *within)
{
  while (widget != NULL && widget != within)
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (parent == NULL && GTK_IS_WINDOW (widget))
        parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (widget)));
      widget = parent;
    }

  return widget == within;
}

static Typing *
find_unsaved (GtkWidget *within, GList *tried)
{
  for (GList *l = unsaved; l != NULL; l = l->next)
    {
      Typing *self = l->data;

      if (!self->busy && g_list_find (tried, self) == NULL
          && (within == NULL || is_within (self->widget, within)))
        return self;
    }

  return NULL;
}

/**
 * kamae_typing_has_unsaved:
 *
 * Tells whether anything typed in any window is not saved. What is only kept as a draft until the
 * person sends it does not count.
 *
 * Returns: %TRUE if kamae_typing_commit() has something to do
 */
gboolean
kamae_typing_has_unsaved (void)
{
  for (GList *l = unsaved; l != NULL; l = l->next)
    {
      Typing *self = l->data;

      if (!self->busy && self->commit != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * kamae_typing_get_refusal:
 * @within: (nullable): a widget; %NULL for all
 *
 * Gets why something typed could not be saved.
 *
 * Returns: (nullable): the reason that kamae_typing_refuse() was told last for what is unsaved
 */
const GError *
kamae_typing_get_refusal (GtkWidget *within)
{
  g_autoptr(GList) passed = NULL;
  Typing *self;

  g_return_val_if_fail (within == NULL || GTK_IS_WIDGET (within), NULL);

  while ((self = find_unsaved (within, passed)) != NULL && self->refusal == NULL)
    passed = g_list_prepend (passed, self);

  return self != NULL ? self->refusal : NULL;
}

/**
 * kamae_typing_discard:
 * @within: a widget, as a window with its dialogs
 *
 * Drops what is typed and not saved, and its drafts.
 */
void
kamae_typing_discard (GtkWidget *within)
{
  g_autoptr(GList) dropped = NULL;
  Typing *self;

  g_return_if_fail (GTK_IS_WIDGET (within));

  while ((self = find_unsaved (within, dropped)) != NULL)
    {
      dropped = g_list_prepend (dropped, self);
      self->pending = FALSE;
      g_clear_pointer (&self->preedit, g_free);
      if (self->text != NULL)
        kamae_typing_load (self->widget, self->saved);
      update (self);
    }
}

/**
 * kamae_typing_commit:
 * @within: (nullable): a widget, as a page or a window with its dialogs; %NULL for all
 *
 * Saves what is being typed, at once. If something cannot be saved, it gets the focus; the reason
 * stands beside it, and dialogs that stood over it close.
 *
 * Returns: whether everything is saved
 */
gboolean
kamae_typing_commit (GtkWidget *within)
{
  g_autoptr(GList) tried = NULL;
  Typing *self;
  gboolean saved = TRUE;

  g_return_val_if_fail (within == NULL || GTK_IS_WIDGET (within), FALSE);

  while (saved && (self = find_unsaved (within, tried)) != NULL)
    {
      g_autoptr(GPtrArray) over = list_over (self);

      tried = g_list_prepend (tried, self);
      end_composing (self);
      saved = commit (self);
      if (!saved)
        {
          g_ptr_array_foreach (over, (GFunc) (void (*) (void)) gtk_window_close, NULL);
          show (self);
        }
    }
  _kamae_drafts_flush ();

  return saved;
}

static Typing *
find_focused (GtkWidget *focus)
{
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      Typing *self = get_typing (widget);

      if (self != NULL && self->text == focus)
        return self;
    }

  return NULL;
}

static char *
dup_plain_text (GtkWidget *text)
{
  Typing plain = { .text = text };

  return dup_text (&plain);
}

/* The text's own undo or redo; whether it did something. */
static gboolean
step (GtkWidget *text, const char *action)
{
  g_autofree char *before = dup_plain_text (text);
  g_autofree char *after = NULL;

  is_stepping = TRUE;
  gtk_widget_activate_action (text, action, NULL);
  is_stepping = FALSE;
  after = dup_plain_text (text);

  return !g_str_equal (before, after);
}

static void
update_head (TakenBack *self)
{
  g_free (self->head);
  self->head = self->reg != NULL ? kamae_register_dup_head_hash (self->reg) : NULL;
}

static gboolean
step_back (GtkWidget *text, Typing *typing)
{
  g_autofree char *typed = dup_plain_text (text);
  TakenBack *back;

  if (!step (text, "text.undo"))
    {
      if (typing == NULL)
        return FALSE;
      kamae_typing_load (typing->widget, typing->saved);
    }

  back = g_new0 (TakenBack, 1);
  back->text = g_object_ref (text);
  back->typed = g_steal_pointer (&typed);
  back->left = dup_plain_text (text);
  if (typing != NULL)
    {
      back->key = g_strdup (typing->key);
      g_set_object (&back->reg, typing->reg);
    }
  update_head (back);
  taken_back = g_list_prepend (taken_back, back);
  return TRUE;
}

static void
step_forward (TakenBack *self)
{
  g_autofree char *text = NULL;

  step (self->text, "text.redo");
  text = dup_plain_text (self->text);
  if (g_str_equal (text, self->typed))
    return;

  is_stepping = TRUE;
  if (GTK_IS_EDITABLE (self->text))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->text), self->typed);
      gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
    }
  else
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
      GtkTextIter start, end;

      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, &start, self->typed, -1);
      gtk_text_buffer_end_user_action (buffer);
    }
  is_stepping = FALSE;
}

static TakenBack *
find_taken_back (GtkWidget *within)
{
  for (GList *l = taken_back; l != NULL; l = l->next)
    if (is_within (((TakenBack *) l->data)->text, within))
      return l->data;

  return NULL;
}

static GtkWidget *
get_focused_text (GtkWidget *within)
{
  GtkRoot *root = gtk_widget_get_root (within);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus) ? focus : NULL;
}

/**
 * kamae_typing_undo:
 * @within: a window
 *
 * Takes back what was typed last in the text that has the focus, if that is not saved yet.
 *
 * Returns: whether it was taken back; if not, there is nothing typed that an undo could mean, and
 *   an operation is undone: see kamae_typing_pass_operation()
 */
gboolean
kamae_typing_undo (GtkWidget *within)
{
  GtkWidget *text;
  Typing *self;

  g_return_val_if_fail (GTK_IS_WIDGET (within), FALSE);

  text = get_focused_text (within);
  self = text != NULL ? find_focused (text) : NULL;
  if (self != NULL && is_unsaved (self))
    {
      end_composing (self);
      return step_back (text, self);
    }
  return text != NULL && self == NULL && step_back (text, NULL);
}

/**
 * kamae_typing_pass_operation:
 * @within: a window
 * @redo: whether an operation was done again, and not undone
 *
 * Has kamae_typing_redo() wait until the operations are done again that were undone after the
 * typing was taken back.
 */
void
kamae_typing_pass_operation (GtkWidget *within, gboolean redo)
{
  TakenBack *back;

  g_return_if_fail (GTK_IS_WIDGET (within));

  back = find_taken_back (within);
  if (back == NULL)
    return;
  if (!redo)
    back->n_operations++;
  else if (back->n_operations > 0)
    back->n_operations--;
  update_head (back);
}

/* Whether nothing else happened since. */
static gboolean
fits (TakenBack *self)
{
  Typing *typing = find_focused (self->text);
  g_autofree char *text = dup_plain_text (self->text);
  g_autofree char *head = self->reg != NULL ? kamae_register_dup_head_hash (self->reg) : NULL;

  return g_str_equal (text, self->left) && g_strcmp0 (head, self->head) == 0
         && (typing == NULL || g_strcmp0 (typing->key, self->key) == 0);
}

/**
 * kamae_typing_can_redo:
 * @within: a window
 *
 * Tells whether typing was taken back that could be done again.
 *
 * Returns: whether there is any
 */
gboolean
kamae_typing_can_redo (GtkWidget *within)
{
  g_return_val_if_fail (GTK_IS_WIDGET (within), FALSE);

  return find_taken_back (within) != NULL;
}

/**
 * kamae_typing_redo:
 * @within: a window
 *
 * Does again what kamae_typing_undo() took back.
 *
 * Returns: whether it was done
 */
gboolean
kamae_typing_redo (GtkWidget *within)
{
  TakenBack *back;

  g_return_val_if_fail (GTK_IS_WIDGET (within), FALSE);

  back = find_taken_back (within);
  if (back == NULL || back->n_operations > 0)
    return FALSE;
  if (!fits (back))
    {
      forget_taken_back ();
      return FALSE;
    }

  taken_back = g_list_remove (taken_back, back);
  step_forward (back);
  if (!gtk_widget_has_focus (back->text))
    grab_focus (&(Typing) { .text = back->text });
  taken_back_free (back);
  return TRUE;
}
