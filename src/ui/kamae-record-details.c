/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include <kamae.h>
#include <kamae-i18n.h>

#include "kamae-attachment-private.h"

#define MAX_HISTORY 100

typedef enum
{
  SECTION_LINKS,
  SECTION_EVIDENCE,
  SECTION_COMMENTS,
  SECTION_TASKS,
  SECTION_HISTORY,
  N_SECTIONS
} SectionId;

typedef struct
{
  GtkWidget *tab;
  GtkWidget *box;
  GtkWidget *rows;
  GtkWidget *empty;
  GtkWidget *entry;
  GtkWidget *kept;
} Section;

struct _KamaeRecordDetails
{
  AdwBin parent_instance;

  KamaeRegister *reg;
  KamaeRecord *record;
  gulong changed_id;
  guint refresh_id;

  GtkWidget *tabs;
  GtkWidget *boxes;
  Section sections[N_SECTIONS];
  GtkWidget *error;
};

G_DEFINE_FINAL_TYPE (KamaeRecordDetails, kamae_record_details, ADW_TYPE_BIN)

enum
{
  OPEN_RECORD,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_title (SectionId id)
{
  switch (id)
    {
    case SECTION_LINKS:
      /* Translators: what a record is related to (関連). */
      return _("Links");

    case SECTION_EVIDENCE:
      return _("Evidence");

    case SECTION_COMMENTS:
      return _("Comments");

    case SECTION_TASKS:
      return _("Tasks");

    case SECTION_HISTORY:
    case N_SECTIONS:
    default:
      return _("History");
    }
}

static const char *
get_empty_text (SectionId id)
{
  switch (id)
    {
    case SECTION_LINKS:
      return _("Nothing is linked yet. A link can be read from both records.");

    case SECTION_EVIDENCE:
      return _("No evidence yet. A file is kept inside the register, with its checksum.");

    case SECTION_COMMENTS:
      return _("No comments yet.");

    case SECTION_TASKS:
      return _("No tasks yet.");

    case SECTION_HISTORY:
    case N_SECTIONS:
    default:
      return _("No changes yet.");
    }
}

/* Doing */

typedef gboolean (*Deed) (KamaeRecordDetails *self, KamaeOperation *operation, gpointer data,
                          GError **error);

static gboolean
run (KamaeRecordDetails *self, const char *name, Deed deed, gpointer data, GError **error)
{
  g_autoptr(KamaeOperation) operation = kamae_register_begin (self->reg, name, self->record, error);

  return operation != NULL
         && deed (self, operation, data, error)
         && kamae_operation_commit (operation, error);
}

/* One operation; what went wrong is said above the tabs. */
static gboolean
perform (KamaeRecordDetails *self, const char *name, Deed deed, gpointer data)
{
  g_autoptr(GError) error = NULL;
  gboolean done = run (self, name, deed, data, &error);

  gtk_label_set_text (GTK_LABEL (self->error), done ? "" : error->message);
  gtk_widget_set_visible (self->error, !done);

  return done;
}

static void
tell (KamaeRecordDetails *self, const char *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static gboolean
can_edit (KamaeRecordDetails *self)
{
  return !kamae_register_is_read_only (self->reg);
}

/* Rows */

static GtkWidget *
create_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* Without it GTK 4.8 takes the label for narrower than it lets it be. */
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
open_cb (KamaeRecordDetails *self, GtkWidget *button)
{
  g_signal_emit (self, signals[OPEN_RECORD], 0, g_object_get_data (G_OBJECT (button), "record"));
}

static GtkWidget *
create_record_button (KamaeRecordDetails *self, KamaeRecord *record, const char *above)
{
  g_autofree char *label = kamae_record_dup_label (record);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (above != NULL)
    gtk_box_append (GTK_BOX (box), create_text (above, "kamae-help"));
  gtk_box_append (GTK_BOX (box), create_text (label, NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "kamae-record-link");
  kamae_widget_set_name (button, label);
  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_cb), self);

  return button;
}

static GtkWidget *
add_row (Section *section)
{
  /* A grid: a box of boxes with wrapped texts may search for its width without end. */
  GtkWidget *row = gtk_grid_new ();
  GtkWidget *wrap = kamae_wrap_new (row);

  gtk_grid_set_column_spacing (GTK_GRID (row), 3);
  gtk_widget_add_css_class (wrap, "kamae-detail");
  gtk_box_append (GTK_BOX (section->rows), wrap);

  return row;
}

static void
append (GtkWidget *row, GtkWidget *widget)
{
  gtk_grid_attach_next_to (GTK_GRID (row), widget, NULL, GTK_POS_RIGHT, 1, 1);
}

static void
add_row_button (KamaeRecordDetails *self,
                GtkWidget *row,
                const char *icon_name,
                const char *name,
                GCallback callback,
                KamaeRecord *record)
{
  GtkWidget *button = _kamae_icon_button_new (icon_name, name);

  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_swapped (button, "clicked", callback, self);
  append (row, button);
}

static KamaeRecordList *
list_of_record (KamaeRecordDetails *self, const char *entity)
{
  g_autofree char *key = kamae_record_dup_key (self->record);
  g_autoptr(KamaeQuery) query = NULL;

  query = kamae_query_new (kamae_model_find_entity (kamae_register_get_model (self->reg), entity));
  kamae_query_where (query, "source", KAMAE_MATCH_IS, key);
  return kamae_record_list_new (self->reg, query);
}

/* Links */

static gboolean
add_link (KamaeRecordDetails *self, KamaeOperation *operation, gpointer target, GError **error)
{
  return kamae_operation_add_link (operation, self->record, NULL, target, error);
}

static gboolean
remove_link (KamaeRecordDetails *self, KamaeOperation *operation, gpointer data, GError **error)
{
  KamaeLink *link = data;
  KamaeRecord *other = kamae_link_get_record (link);
  gboolean outgoing = kamae_link_is_outgoing (link);

  return kamae_operation_remove_link (operation, outgoing ? self->record : other, NULL,
                                      outgoing ? other : self->record, error);
}

static void
link_picked_cb (KamaeRecordDetails *self, KamaeRecord *target)
{
  /* Translators: name of an operation; %s is a record. */
  perform (self, N_("Link %s"), add_link, target);
}

static void
unlink_cb (KamaeRecordDetails *self, GtkWidget *button)
{
  g_autoptr(KamaeLink) link = g_object_ref (g_object_get_data (G_OBJECT (button), "link"));

  /* Translators: name of an operation; %s is a record. */
  if (perform (self, N_("Remove a link of %s"), remove_link, link))
    tell (self, _("The link was removed"));
}

/* Evidence and tasks of the record have sections of their own. */
static gboolean
is_elsewhere (KamaeLink *link)
{
  const char *entity = kamae_record_get_entity (kamae_link_get_record (link))->name;

  return !kamae_link_is_outgoing (link)
         && (g_str_equal (entity, "evidence") || g_str_equal (entity, "task"));
}

static void
add_link_row (KamaeRecordDetails *self, Section *section, KamaeLink *link)
{
  KamaeRecord *other = kamae_link_get_record (link);
  GtkWidget *row = add_row (section);

  append (row, create_record_button (self, other, kamae_link_get_label (link)));
  if (kamae_link_is_free (link) && can_edit (self))
    {
      g_autofree char *label = kamae_record_dup_label (other);
      /* Translators: %s is a record that is taken out of a list. */
      g_autofree char *name = g_strdup_printf (_("Remove %s"), label);
      GtkWidget *button = _kamae_icon_button_new ("window-close-symbolic", name);

      g_object_set_data_full (G_OBJECT (button), "link", g_object_ref (link), g_object_unref);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (unlink_cb), self);
      append (row, button);
    }
}

static guint
fill_links (KamaeRecordDetails *self, Section *section)
{
  g_autoptr(GPtrArray) links = kamae_register_links_of (self->reg, self->record);
  guint n = 0;

  for (guint i = 0; i < links->len; i++)
    if (!is_elsewhere (g_ptr_array_index (links, i)))
      {
        add_link_row (self, section, g_ptr_array_index (links, i));
        n++;
      }

  return n;
}

/* Evidence */

static gboolean
attach (KamaeRecordDetails *self, KamaeOperation *operation, gpointer file, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(KamaeRecord) evidence = kamae_operation_attach (operation, self->record, file, name,
                                                            error);

  return evidence != NULL;
}

static gboolean
delete_record (KamaeRecordDetails *self, KamaeOperation *operation, gpointer record, GError **error)
{
  return kamae_operation_delete (operation, record, error);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(KamaeRecordDetails) self = data;
  g_autoptr(GFile) file = kamae_open_file_finish (result, NULL);

  /* Translators: name of an operation; %s is a record. */
  if (file != NULL && perform (self, N_("Attach evidence to %s"), attach, file))
    tell (self, _("The file is kept in the register now"));
}

static void
attach_cb (KamaeRecordDetails *self)
{
  kamae_open_file_async (_kamae_widget_get_window (GTK_WIDGET (self)), _("Attach a File"),
                         NULL, NULL, NULL, attached_cb, g_object_ref (self));
}

static void
open_file_cb (KamaeRecordDetails *self, GtkWidget *button)
{
  _kamae_attachment_open (button, g_object_get_data (G_OBJECT (button), "record"));
}

static void
save_file_cb (KamaeRecordDetails *self, GtkWidget *button)
{
  _kamae_attachment_save_copy (button, g_object_get_data (G_OBJECT (button), "record"));
}

static void
delete_evidence_cb (KamaeRecordDetails *self, GtkWidget *button)
{
  g_autoptr(KamaeRecord) evidence = g_object_ref (g_object_get_data (G_OBJECT (button), "record"));

  /* Translators: name of an operation; %s is a record. */
  if (perform (self, N_("Remove evidence of %s"), delete_record, evidence))
    tell (self, _("The evidence was removed"));
}

static char *
dup_evidence_facts (KamaeRecord *evidence)
{
  g_autofree char *dated = kamae_record_dup_display (evidence, "dated_on",
                                                     kamae_language_get_current ());
  g_autofree char *size = g_format_size (kamae_record_get_integer (evidence, "size"));
  const char *hash = kamae_record_get_text (evidence, "sha256");
  GString *facts = g_string_new (dated);

  if (hash != NULL && *hash != '\0')
    g_string_append_printf (facts, "%s%s · SHA-256 %.16s…", facts->len > 0 ? " · " : "", size,
                            hash);

  return g_string_free (facts, FALSE);
}

static void
add_evidence_row (KamaeRecordDetails *self, Section *section, KamaeRecord *evidence)
{
  GtkWidget *row = add_row (section);
  g_autofree char *facts = dup_evidence_facts (evidence);
  const char *hash = kamae_record_get_text (evidence, "sha256");
  GtkWidget *title = create_record_button (self, evidence, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *facts_label = create_text (facts, "kamae-help");

  gtk_widget_add_css_class (facts_label, "kamae-indented");
  gtk_widget_set_tooltip_text (facts_label, hash);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), facts_label);
  append (row, box);
  if (hash != NULL && *hash != '\0')
    {
      add_row_button (self, row, "document-open-symbolic", _("Open the File"),
                      G_CALLBACK (open_file_cb), evidence);
      add_row_button (self, row, "document-save-symbolic", _("Save a Copy"),
                      G_CALLBACK (save_file_cb), evidence);
    }
  if (can_edit (self))
    add_row_button (self, row, "user-trash-symbolic", _("Remove the Evidence"),
                    G_CALLBACK (delete_evidence_cb), evidence);
}

static guint
fill_evidence (KamaeRecordDetails *self, Section *section)
{
  g_autoptr(KamaeRecordList) list = list_of_record (self, "evidence");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(KamaeRecord) evidence = g_list_model_get_item (G_LIST_MODEL (list), i);

      add_evidence_row (self, section, evidence);
    }

  return n;
}

/* Comments */

static gboolean
create_comment (KamaeRecordDetails *self, KamaeOperation *operation, gpointer text, GError **error)
{
  g_autofree char *source = kamae_record_dup_key (self->record);
  const char *const fields[] = { "source", "text", NULL };
  const char *const values[] = { source, text, NULL };
  g_autoptr(KamaeRecord) comment = kamae_operation_createv (operation, "comment", fields, values,
                                                            error);

  return comment != NULL;
}

static guint
fill_comments (KamaeRecordDetails *self, Section *section)
{
  g_autoptr(KamaeRecordList) list = list_of_record (self, "comment");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(KamaeRecord) comment = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *author = kamae_record_dup_display (comment, "author", NULL);
      g_autofree char *time = kamae_record_dup_display (comment, "written_at", NULL);
      g_autofree char *head = g_strdup_printf ("%s  %s", time, author);
      GtkWidget *row = add_row (section);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_add_css_class (box, "kamae-indented");
      gtk_box_append (GTK_BOX (box), create_text (head, "kamae-help"));
      gtk_box_append (GTK_BOX (box), create_text (kamae_record_get_text (comment, "text"), NULL));
      append (row, box);
    }

  return n;
}

/* Tasks */

static gboolean
create_task (KamaeRecordDetails *self, KamaeOperation *operation, gpointer subject, GError **error)
{
  g_autofree char *source = kamae_record_dup_key (self->record);
  g_autoptr(KamaeRecord) task = kamae_operation_create (operation, "task", error,
                                                        "source", source, "subject", subject, NULL);

  return task != NULL;
}

static guint
fill_tasks (KamaeRecordDetails *self, Section *section)
{
  g_autoptr(KamaeRecordList) list = list_of_record (self, "task");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(KamaeRecord) task = g_list_model_get_item (G_LIST_MODEL (list), i);
      const KamaeField *due = kamae_entity_find_field (kamae_record_get_entity (task), "due_on");
      GtkWidget *row = add_row (section);
      GtkWidget *state = _kamae_value_label_new (TRUE);
      GtkWidget *date = _kamae_value_label_new (TRUE);

      _kamae_value_label_set (state, task, NULL);
      _kamae_value_label_set (date, task, due);
      append (row, create_record_button (self, task, NULL));
      append (row, date);
      append (row, state);
    }

  return n;
}

/* History */

static GtkWidget *
create_history_entry (KamaeHistoryEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *date = kamae_history_entry_dup_when (entry);
  const char *person = kamae_history_entry_get_person (entry);
  const char *reason = kamae_history_entry_get_reason (entry);
  g_autofree char *head = g_strdup_printf ("%s  %s", date, person != NULL ? person : "");

  gtk_widget_add_css_class (box, "kamae-indented");
  gtk_box_append (GTK_BOX (box), create_text (head, "kamae-help"));
  gtk_box_append (GTK_BOX (box), create_text (kamae_history_entry_get_name (entry), NULL));
  for (guint i = 0; i < kamae_history_entry_get_n_changes (entry); i++)
    {
      g_autofree char *change = kamae_history_entry_dup_change_text (entry, i);

      gtk_box_append (GTK_BOX (box), create_text (change, "kamae-change"));
    }
  if (reason != NULL && *reason != '\0')
    {
      /* Translators: %s is why a person made a change. */
      g_autofree char *text = g_strdup_printf (_("Reason: %s"), reason);

      gtk_box_append (GTK_BOX (box), create_text (text, "kamae-change"));
    }

  return box;
}

static guint
fill_history (KamaeRecordDetails *self, Section *section)
{
  g_autoptr(GPtrArray) entries = kamae_register_history (self->reg, self->record, MAX_HISTORY,
                                                         KAMAE_KEPT);
  guint n = entries != NULL ? entries->len : 0;

  for (guint i = 0; i < n; i++)
    append (add_row (section), create_history_entry (g_ptr_array_index (entries, i)));

  return n;
}

/* All together */

static guint (*const fill[N_SECTIONS]) (KamaeRecordDetails *self, Section *section) = {
  [SECTION_LINKS] = fill_links,
  [SECTION_EVIDENCE] = fill_evidence,
  [SECTION_COMMENTS] = fill_comments,
  [SECTION_TASKS] = fill_tasks,
  [SECTION_HISTORY] = fill_history,
};

static void
refresh_section (KamaeRecordDetails *self, SectionId id)
{
  Section *section = &self->sections[id];
  g_autofree char *title = NULL;
  guint n_failures = kamae_register_count_failures (self->reg);
  gboolean is_whole;
  guint n;

  _kamae_widget_remove_children (section->rows);
  n = fill[id] (self, section);
  is_whole = kamae_register_count_failures (self->reg) == n_failures;
  title = is_whole
            /* Translators: a heading and how many there are. */
            ? g_strdup_printf (_("%s %u"), get_title (id), n)
            /* Translators: %s is a heading; how many there are is not known. */
            : g_strdup_printf (_("%s (cannot be read)"), get_title (id));
  gtk_label_set_text (GTK_LABEL (section->empty),
                      is_whole ? get_empty_text (id) : _("Not all of this could be read."));
  gtk_button_set_label (GTK_BUTTON (section->tab), title);
  kamae_widget_set_name (section->tab, title);
  gtk_widget_set_visible (section->empty, n == 0 || !is_whole);
  gtk_widget_set_visible (section->rows, n > 0);
}

static gboolean
refresh_cb (gpointer data)
{
  KamaeRecordDetails *self = data;

  self->refresh_id = 0;
  if (!kamae_record_is_deleted (self->record))
    for (SectionId id = 0; id < N_SECTIONS; id++)
      refresh_section (self, id);

  return G_SOURCE_REMOVE;
}

/* The fields come first: a person who walks through a list does not wait for histories. */
static void
queue_refresh (KamaeRecordDetails *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_LOW, refresh_cb, self, NULL);
}

/* Typing a comment or a task */

static const char *
get_entry_operation (gboolean is_comment)
{
  if (is_comment)
    /* Translators: name of an operation; %s is a record. */
    return N_("Comment on %s");

  /* Translators: name of an operation; %s is a record. */
  return N_("Add a task to %s");
}

/* Only the person sends it: whatever else happens, it stays a draft. */
static void
send_cb (KamaeRecordDetails *self, GtkWidget *entry)
{
  g_autofree char *typed = kamae_typing_dup_text (entry);
  g_autofree char *text = kamae_text_clean (typed, FALSE);
  SectionId id = entry == self->sections[SECTION_COMMENTS].entry ? SECTION_COMMENTS : SECTION_TASKS;
  gboolean is_comment = id == SECTION_COMMENTS;

  if (kamae_record_is_deleted (self->record))
    return;
  if (*text != '\0'
      && !perform (self, get_entry_operation (is_comment),
                   is_comment ? create_comment : create_task, text))
    return;

  kamae_typing_load (entry, "");
  gtk_widget_set_visible (self->sections[id].kept, FALSE);
}

/* What is typed belongs to the record that is shown. */
static void
keep_entries (KamaeRecordDetails *self)
{
  g_autofree char *record = kamae_record_dup_key (self->record);

  for (SectionId id = 0; id < N_SECTIONS; id++)
    {
      GtkWidget *entry = self->sections[id].entry;
      g_autofree char *key = NULL;
      gboolean is_kept;

      if (entry == NULL)
        continue;

      key = g_strconcat (record, id == SECTION_COMMENTS ? ".+comment" : ".+task", NULL);
      kamae_typing_keep (entry, NULL, NULL, NULL);
      kamae_typing_load (entry, "");
      kamae_typing_keep (entry, self->reg, key, NULL);
      is_kept = kamae_typing_restore (entry);
      gtk_widget_set_visible (self->sections[id].kept, is_kept);
      if (is_kept)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->sections[id].tab), TRUE);
    }
}

/* It is offered again to who typed it. */
static void
person_cb (KamaeRecordDetails *self)
{
  if (self->record != NULL)
    keep_entries (self);
}

static GtkWidget *
create_entry (KamaeRecordDetails *self, Section *section, const char *hint)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  section->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (section->entry), hint);
  kamae_widget_set_name (section->entry, hint);
  g_signal_connect_swapped (section->entry, "activate", G_CALLBACK (send_cb), self);
  kamae_typing_watch (section->entry, KAMAE_TYPING_STAYS, NULL, NULL);
  section->kept = create_text (_("Typed before and not used yet."), "kamae-help");
  gtk_widget_set_visible (section->kept, FALSE);
  gtk_box_append (GTK_BOX (box), section->entry);
  gtk_box_append (GTK_BOX (box), section->kept);

  return box;
}

static GtkWidget *
create_link_button (KamaeRecordDetails *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *picker = kamae_record_picker_new (self->reg, "*");

  kamae_record_picker_set_only_picks (KAMAE_RECORD_PICKER (picker));
  g_signal_connect_swapped (picker, "picked", G_CALLBACK (link_picked_cb), self);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Link a Record"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), picker);
  kamae_widget_set_name (button, _("Link a Record"));

  return button;
}

static GtkWidget *
create_attach_button (KamaeRecordDetails *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Attach a File"));

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (attach_cb), self);

  return button;
}

static GtkWidget *
create_action (KamaeRecordDetails *self, SectionId id)
{
  switch (id)
    {
    case SECTION_LINKS:
      return create_link_button (self);

    case SECTION_EVIDENCE:
      return create_attach_button (self);

    case SECTION_COMMENTS:
      return create_entry (self, &self->sections[id], _("Write a comment and press Enter"));

    case SECTION_TASKS:
      return create_entry (self, &self->sections[id],
                           _("Write what is to be done and press Enter"));

    case SECTION_HISTORY:
    case N_SECTIONS:
    default:
      return NULL;
    }
}

/* Not a GtkStack: with pages of different heights it asks for the width of their longest lines. */
static void
create_tab (KamaeRecordDetails *self, SectionId id)
{
  Section *section = &self->sections[id];

  section->tab = gtk_toggle_button_new_with_label (get_title (id));
  if (id > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (section->tab),
                                 GTK_TOGGLE_BUTTON (self->sections[0].tab));
  g_object_bind_property (section->tab, "active", section->box, "visible",
                          G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self->tabs), section->tab);
}

static void
create_section (KamaeRecordDetails *self, SectionId id)
{
  Section *section = &self->sections[id];
  GtkWidget *action = can_edit (self) ? create_action (self, id) : NULL;

  section->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  section->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  section->empty = create_text (get_empty_text (id), "kamae-help");
  gtk_widget_add_css_class (section->rows, "card");
  gtk_widget_add_css_class (section->rows, "kamae-details");
  gtk_box_append (GTK_BOX (section->box), section->empty);
  gtk_box_append (GTK_BOX (section->box), section->rows);
  if (action != NULL)
    {
      gtk_widget_set_halign (action, section->entry != NULL ? GTK_ALIGN_FILL : GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (section->box), action);
    }
  gtk_box_append (GTK_BOX (self->boxes), section->box);
  create_tab (self, id);
}

static void
create_sections (KamaeRecordDetails *self, KamaeRegister *reg)
{
  self->reg = g_object_ref (reg);
  self->changed_id = g_signal_connect_swapped (reg, "changed", G_CALLBACK (queue_refresh), self);
  for (SectionId id = 0; id < N_SECTIONS; id++)
    create_section (self, id);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->sections[0].tab), TRUE);
}

static void
kamae_record_details_dispose (GObject *object)
{
  KamaeRecordDetails *self = KAMAE_RECORD_DETAILS (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->reg != NULL)
    g_clear_signal_handler (&self->changed_id, self->reg);
  g_clear_object (&self->record);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_record_details_parent_class)->dispose (object);
}

static void
kamae_record_details_class_init (KamaeRecordDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kamae_record_details_dispose;

  /**
   * KamaeRecordDetails::open-record:
   * @self: the details of a record
   * @record: another record
   *
   * Asks for a record to be shown.
   */
  signals[OPEN_RECORD] = g_signal_new ("open-record", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KAMAE_TYPE_RECORD);

  /**
   * KamaeRecordDetails::message:
   * @self: the details of a record
   * @text: a sentence
   *
   * Tells what was done.
   */
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kamae_record_details_init (KamaeRecordDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->tabs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_halign (self->tabs, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->tabs, "linked");
  gtk_widget_add_css_class (self->tabs, "kamae-tabs");
  self->boxes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->tabs);
  self->error = create_text (NULL, "kamae-error");
  gtk_widget_set_visible (self->error, FALSE);

  gtk_box_append (GTK_BOX (box), scroll);
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_box_append (GTK_BOX (box), self->boxes);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * kamae_record_details_new:
 *
 * Makes a widget for what belongs to a record beside its fields.
 *
 * Returns: (transfer none): a widget
 */
GtkWidget *
kamae_record_details_new (void)
{
  return g_object_new (KAMAE_TYPE_RECORD_DETAILS, NULL);
}

/**
 * kamae_record_details_set_record:
 * @self: the details of a record
 * @record: a record
 *
 * Shows what belongs to a record.
 */
void
kamae_record_details_set_record (KamaeRecordDetails *self, KamaeRecord *record)
{
  g_return_if_fail (KAMAE_IS_RECORD_DETAILS (self));
  g_return_if_fail (KAMAE_IS_RECORD (record));

  if (self->reg == NULL)
    {
      create_sections (self, kamae_record_get_register (record));
      g_signal_connect_object (self->reg, "notify::person", G_CALLBACK (person_cb), self,
                               G_CONNECT_SWAPPED);
    }

  kamae_typing_commit (GTK_WIDGET (self));
  g_set_object (&self->record, record);
  keep_entries (self);
  gtk_widget_set_visible (self->error, FALSE);
  queue_refresh (self);
}
