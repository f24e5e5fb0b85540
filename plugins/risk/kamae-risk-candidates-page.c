/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-risk-pages.h"
#include "kamae-risk-private.h"
#include "kamae-risk-scales.h"

#include <kamae-i18n.h>

/* Candidate risks for the assets: A accepts the one at hand, R rejects it, the next one comes. */

/* In place of an asset: all, and the business as a whole. */
#define ALL (-1)
#define WHOLE 0

typedef struct
{
  GObject parent_instance;

  gint64  candidate_id;
  /* 0 for the business as a whole. */
  gint64  asset_id;
  /* 0 as long as it is not rejected. */
  gint64  rejection_id;
  char   *title;
  char   *asset;
  char   *text;
  char   *controls;
} Proposal;

typedef GObjectClass ProposalClass;

static GType kamae_risk_proposal_get_type (void);
G_DEFINE_FINAL_TYPE (Proposal, kamae_risk_proposal, G_TYPE_OBJECT)

typedef struct
{
  KamaePage           parent_instance;

  GArray             *assets;
  GListStore         *proposals;
  GtkSingleSelection *selection;
  gboolean            is_updating;

  GtkWidget          *stack;
  GtkWidget          *failed;
  GtkWidget          *chooser;
  GtkWidget          *rejected;
  GtkWidget          *count;
  GtkWidget          *list;
} KamaeRiskCandidatesPage;

typedef KamaePageClass KamaeRiskCandidatesPageClass;

G_DEFINE_FINAL_TYPE (KamaeRiskCandidatesPage, kamae_risk_candidates_page, KAMAE_TYPE_PAGE)

static void
kamae_risk_proposal_finalize (GObject *object)
{
  Proposal *self = (Proposal *) object;

  g_free (self->title);
  g_free (self->asset);
  g_free (self->text);
  g_free (self->controls);

  G_OBJECT_CLASS (kamae_risk_proposal_parent_class)->finalize (object);
}

static void
kamae_risk_proposal_class_init (ProposalClass *klass)
{
  klass->finalize = kamae_risk_proposal_finalize;
}

static void
kamae_risk_proposal_init (Proposal *self)
{
}

/* Reading */

#define TEXT \
  "(SELECT " KAMAE_RISK_WORDS ("threat", "source") " FROM threat " \
  "WHERE threat.id = candidate.threat_id) " \
  "|| ' → ' || " KAMAE_RISK_WORDS ("candidate", "event") " || ' → ' || " \
  KAMAE_RISK_WORDS ("candidate", "consequence") " || aside (" \
  KAMAE_RISK_WORDS ("candidate", "cause") ")"

#define CONTROLS \
  "(SELECT group_concat (number, ', ') FROM (SELECT control.number AS number FROM link " \
  "JOIN control ON control.id = link.to_id WHERE link.kind = 'risk_candidate.controls' " \
  "AND link.from_id = candidate.id ORDER BY control.position))"

#define COLUMNS(rejection) \
  "candidate.id AS candidate, coalesce (asset.id, 0) AS asset_id, " rejection " AS rejection, " \
  KAMAE_RISK_WORDS ("candidate", "name") " AS title, " \
  "asset.number || ' ' || asset.name AS asset_label, " TEXT " AS text, " CONTROLS " AS controls, " \
  "asset.number AS asset_number, candidate.code AS code "

#define PROPOSALS \
  "SELECT " COLUMNS ("0") "FROM asset JOIN risk_candidate AS candidate ON candidate.in_use = 1 " \
  "AND " KAMAE_RISK_CANDIDATE_FITS ("candidate", "asset") " WHERE asset.state <> 'disposed' " \
  "AND (:asset = -1 OR asset.id = :asset) " \
  "AND " KAMAE_RISK_CANDIDATE_OPEN ("candidate", "asset.id") \
  " UNION ALL SELECT " COLUMNS ("0") "FROM risk_candidate AS candidate " \
  "LEFT JOIN asset ON asset.id = 0 WHERE candidate.in_use = 1 AND :asset <= 0 " \
  "AND coalesce (candidate.categories, '') = '' " \
  "AND " KAMAE_RISK_CANDIDATE_OPEN ("candidate", "asset.id") \
  " ORDER BY asset_number COLLATE counted, code COLLATE counted"

#define REJECTIONS \
  "SELECT " COLUMNS ("rejected.id") "FROM risk_rejection AS rejected " \
  "JOIN risk_candidate AS candidate ON candidate.id = rejected.candidate_id " \
  "LEFT JOIN asset ON asset.id = rejected.asset_id " \
  "WHERE :asset = -1 OR coalesce (rejected.asset_id, 0) = :asset ORDER BY asset_number COLLATE counted, code COLLATE counted"

static Proposal *
read_proposal (KamaeCursor *cursor)
{
  Proposal *self = g_object_new (kamae_risk_proposal_get_type (), NULL);

  self->candidate_id = kamae_cursor_get_integer (cursor, 0);
  self->asset_id = kamae_cursor_get_integer (cursor, 1);
  self->rejection_id = kamae_cursor_get_integer (cursor, 2);
  self->title = g_strdup (kamae_cursor_get_text (cursor, 3));
  self->asset = g_strdup (kamae_cursor_is_null (cursor, 4) ? _("The business as a whole")
                                                           : kamae_cursor_get_text (cursor, 4));
  self->text = g_strdup (kamae_cursor_get_text (cursor, 5));
  self->controls = g_strdup (kamae_cursor_get_text (cursor, 6));
  return self;
}

static gint64
get_asset (KamaeRiskCandidatesPage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->chooser));

  return selected < self->assets->len ? g_array_index (self->assets, gint64, selected) : ALL;
}

static gboolean
shows_rejected (KamaeRiskCandidatesPage *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->rejected));
}

static GPtrArray *
read_proposals (KamaeRiskCandidatesPage *self,
                GError                 **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_page_get_register (KAMAE_PAGE (self)),
                          shows_rejected (self) ? REJECTIONS : PROPOSALS, NULL, error);
  GPtrArray *proposals = g_ptr_array_new_with_free_func (g_object_unref);

  if (cursor == NULL)
    return proposals;
  kamae_cursor_bind_integer (cursor, ":asset", get_asset (self));
  while (kamae_cursor_next (cursor, error))
    g_ptr_array_add (proposals, read_proposal (cursor));
  return proposals;
}

static gboolean
is_same (KamaeRiskCandidatesPage *self,
         guint                    position,
         Proposal                *proposal)
{
  g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->proposals), position);
  Proposal *shown = (Proposal *) item;

  return shown->candidate_id == proposal->candidate_id && shown->asset_id == proposal->asset_id
         && shown->rejection_id == proposal->rejection_id;
}

/* Only what differs is exchanged, so that the place in the list stays. */
static void
exchange (KamaeRiskCandidatesPage *self,
          GPtrArray               *proposals)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->proposals));
  guint head = 0, tail = 0;

  while (head < n_old && head < proposals->len && is_same (self, head, proposals->pdata[head]))
    head++;
  while (tail < n_old - head && tail < proposals->len - head
         && is_same (self, n_old - tail - 1, proposals->pdata[proposals->len - tail - 1]))
    tail++;
  g_list_store_splice (self->proposals, head, n_old - head - tail, proposals->pdata + head,
                       proposals->len - head - tail);
}

static void
update (KamaeRiskCandidatesPage *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) proposals = read_proposals (self, &error);
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autofree char *count = NULL;

  exchange (self, proposals);
  if (proposals->len > 0)
    gtk_single_selection_set_selected (self->selection,
                                       position == GTK_INVALID_LIST_POSITION
                                         ? 0
                                         : MIN (position, proposals->len - 1));
  count = shows_rejected (self)
            /* Translators: how many candidate risks are rejected */
            ? g_strdup_printf (ngettext ("%u rejected", "%u rejected", proposals->len),
                               proposals->len)
            /* Translators: how many candidate risks wait for a decision */
            : g_strdup_printf (ngettext ("%u to decide", "%u to decide", proposals->len),
                               proposals->len);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  if (error != NULL)
    {
      g_autofree char *reason = g_markup_escape_text (error->message, -1);

      gtk_label_set_text (GTK_LABEL (self->count), "");
      adw_status_page_set_description (ADW_STATUS_PAGE (self->failed), reason);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    error != NULL ? "failed"
                                    : proposals->len > 0 ? "list" : "empty");
}

#define ASSETS \
  "SELECT asset.id, asset.number || ' ' || asset.name FROM asset WHERE asset.state <> 'disposed' " \
  "ORDER BY asset.number COLLATE counted"

static void
fill_chooser (KamaeRiskCandidatesPage *self)
{
  static const gint64 others[] = { ALL, WHOLE };
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_page_get_register (KAMAE_PAGE (self)), ASSETS, NULL, KAMAE_KEPT);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  gint64 asset = self->assets->len > 0 ? get_asset (self) : ALL;
  guint selected = 0;

  self->is_updating = TRUE;
  g_array_set_size (self->assets, 0);
  g_array_append_vals (self->assets, others, G_N_ELEMENTS (others));
  gtk_string_list_append (names, _("All assets"));
  gtk_string_list_append (names, _("The business as a whole"));
  while (cursor != NULL && kamae_cursor_next (cursor, KAMAE_KEPT))
    {
      gint64 id = kamae_cursor_get_integer (cursor, 0);

      g_array_append_val (self->assets, id);
      gtk_string_list_append (names, kamae_cursor_get_text (cursor, 1));
    }
  for (guint i = 0; i < self->assets->len; i++)
    if (g_array_index (self->assets, gint64, i) == asset)
      selected = i;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->chooser), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), selected);
  self->is_updating = FALSE;
}

static void
changed_cb (KamaeRiskCandidatesPage *self,
            KamaeChangeSet          *changes)
{
  static const char *const entities[] = { "risk", "risk_rejection", "risk_candidate" };

  if (kamae_change_set_touches (changes, "asset"))
    {
      fill_chooser (self);
      update (self);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (kamae_change_set_touches (changes, entities[i]))
      {
        update (self);
        return;
      }
}

static void
chosen_cb (KamaeRiskCandidatesPage *self)
{
  if (!self->is_updating)
    update (self);
}

/* Deciding */

static void
tell (KamaeRiskCandidatesPage *self,
      gboolean                 done,
      const char              *format,
      Proposal                *proposal,
      const GError            *error)
{
  g_autofree char *message = NULL;

  if (done)
    message = g_strdup_printf (format, proposal->title);
  else
    message = g_strdup (error != NULL ? error->message : "");
  kamae_page_message (KAMAE_PAGE (self), message);
}

static void
decide (KamaeRiskCandidatesPage *self,
        Proposal                *proposal,
        gboolean                 accept)
{
  KamaeRegister *reg = kamae_page_get_register (KAMAE_PAGE (self));
  g_autoptr(GObject) kept = g_object_ref (G_OBJECT (proposal));
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) candidate =
    kamae_register_ref_record (reg, proposal->candidate_id, &error);
  g_autoptr(KamaeRecord) asset = NULL;
  g_autoptr(KamaeRecord) made = NULL;

  /* Without its asset, the risk would be one of the business as a whole. */
  if (error == NULL && proposal->asset_id != 0)
    asset = kamae_register_ref_record (reg, proposal->asset_id, &error);
  if (error != NULL)
    {
      tell (self, FALSE, NULL, proposal, error);
      return;
    }
  made = accept ? kamae_risk_accept (reg, candidate, asset, &error)
                : kamae_risk_reject (reg, candidate, asset, NULL, &error);
  if (accept)
    /* Translators: %s is a candidate risk */
    tell (self, made != NULL, _("Accepted: %s"), proposal, error);
  else
    /* Translators: %s is a candidate risk */
    tell (self, made != NULL, _("Rejected: %s"), proposal, error);
}

static void
propose_again (KamaeRiskCandidatesPage *self,
               Proposal                *proposal)
{
  KamaeRegister *reg = kamae_page_get_register (KAMAE_PAGE (self));
  g_autoptr(GObject) kept = g_object_ref (G_OBJECT (proposal));
  g_autoptr(GError) error = NULL;
  g_autoptr(KamaeRecord) rejection = kamae_register_ref_record (reg, proposal->rejection_id,
                                                                KAMAE_KEPT);
  gboolean done = rejection != NULL && kamae_risk_propose_again (reg, rejection, &error);

  /* Translators: %s is a candidate risk */
  tell (self, done, _("Proposed again: %s"), proposal, error);
}

static void
act (KamaeRiskCandidatesPage *self,
     Proposal                *proposal,
     gboolean                 accept)
{
  if (proposal->rejection_id == 0)
    decide (self, proposal, accept);
  else if (accept)
    propose_again (self, proposal);
}

static gboolean
key_pressed_cb (KamaeRiskCandidatesPage *self,
                guint                    keyval,
                guint                    keycode,
                GdkModifierType          state)
{
  Proposal *proposal = gtk_single_selection_get_selected_item (self->selection);
  gboolean accept = keyval == GDK_KEY_a || keyval == GDK_KEY_A;
  gboolean reject = keyval == GDK_KEY_r || keyval == GDK_KEY_R;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || proposal == NULL || !(accept || reject))
    return FALSE;
  act (self, proposal, accept);
  gtk_widget_grab_focus (self->list);
  return TRUE;
}

/* Rows */

static void
button_clicked_cb (GtkWidget *button)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (button), "item");
  KamaeRiskCandidatesPage *self = g_object_get_data (G_OBJECT (button), "page");
  Proposal *proposal = gtk_list_item_get_item (item);

  if (proposal == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (item));
  act (self, proposal, g_object_get_data (G_OBJECT (button), "reject") == NULL);
}

static GtkWidget *
create_text (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_button (KamaeRiskCandidatesPage *self,
               GtkListItem             *item,
               const char              *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "item", item);
  g_object_set_data (G_OBJECT (button), "page", self);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", G_CALLBACK (button_clicked_cb), NULL);
  return button;
}

enum { TITLE_ROW, ASSET_ROW, TEXT_ROW, CONTROLS_ROW, N_TEXT_ROWS };

/* A grid, and every text by itself in it: to share its width, a box asks its children how wide they
 * are at a height. A box of wrapped texts searches the width for that, with some texts for ever. */
static void
setup_cb (KamaeRiskCandidatesPage *self,
          GtkListItem             *item)
{
  static const char *const css_classes[N_TEXT_ROWS] = { "heading", "kamae-help", NULL,
                                                        "kamae-help" };
  GtkWidget *row = gtk_grid_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *reject = create_button (self, item, _("Reject (R)"));

  for (guint i = 0; i < N_TEXT_ROWS; i++)
    gtk_grid_attach (GTK_GRID (row), create_text (css_classes[i]), 0, i, 1, 1);
  g_object_set_data (G_OBJECT (reject), "reject", reject);
  gtk_box_append (GTK_BOX (buttons), create_button (self, item, ""));
  gtk_box_append (GTK_BOX (buttons), reject);
  gtk_grid_attach (GTK_GRID (row), buttons, 1, 0, 1, N_TEXT_ROWS);
  gtk_grid_set_column_spacing (GTK_GRID (row), 12);
  gtk_grid_set_row_spacing (GTK_GRID (row), 3);
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_margin_start (row, 12);
  gtk_widget_set_margin_end (row, 12);
  gtk_list_item_set_child (item, kamae_wrap_new (row));
}

static GtkGrid *
get_row (GtkListItem *item)
{
  return GTK_GRID (adw_bin_get_child (ADW_BIN (gtk_list_item_get_child (item))));
}

static void
set_row_text (GtkListItem *item,
              guint        text_row,
              const char  *text)
{
  GtkWidget *label = gtk_grid_get_child_at (get_row (item), 0, text_row);

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
name_button (GtkWidget  *button,
             const char *label,
             Proposal   *proposal)
{
  g_autofree char *name = g_strdup_printf ("%s: %s, %s", label, proposal->title, proposal->asset);

  gtk_button_set_label (GTK_BUTTON (button), label);
  kamae_widget_set_name (button, name);
}

static void
bind_cb (KamaeRiskCandidatesPage *self,
         GtkListItem             *item)
{
  Proposal *proposal = gtk_list_item_get_item (item);
  GtkWidget *buttons = gtk_grid_get_child_at (get_row (item), 1, 0);
  GtkWidget *accept = gtk_widget_get_first_child (buttons);
  GtkWidget *reject = gtk_widget_get_last_child (buttons);
  g_autofree char *controls = NULL;

  if (proposal->controls != NULL)
    /* Translators: %s are numbers of controls of Annex A */
    controls = g_strdup_printf (_("Suggested controls: %s"), proposal->controls);
  set_row_text (item, TITLE_ROW, proposal->title);
  set_row_text (item, ASSET_ROW, proposal->asset);
  set_row_text (item, TEXT_ROW, proposal->text);
  set_row_text (item, CONTROLS_ROW, controls);
  name_button (accept, proposal->rejection_id != 0 ? _("Propose Again (A)") : _("Accept (A)"),
               proposal);
  name_button (reject, _("Reject (R)"), proposal);
  gtk_widget_set_visible (reject, proposal->rejection_id == 0);
}

/* Building */

static GtkWidget *
create_list (KamaeRiskCandidatesPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->proposals)));
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "kamae-records");
  kamae_widget_set_name (self->list, _("Candidate risks"));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
create_bar (KamaeRiskCandidatesPage *self)
{
  GtkWidget *bar = gtk_flow_box_new ();
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *parts[] = { gtk_drop_down_new (NULL, NULL), second };
  g_autoptr(GtkExpression) text =
    gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->chooser = parts[0];
  gtk_drop_down_set_expression (GTK_DROP_DOWN (self->chooser), text);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->chooser), TRUE);
  kamae_widget_set_name (self->chooser, _("Information asset"));
  g_signal_connect_swapped (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self);
  self->rejected = gtk_toggle_button_new_with_label (_("Rejected"));
  g_signal_connect_swapped (self->rejected, "toggled", G_CALLBACK (update), self);
  self->count = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (second), self->rejected);
  gtk_box_append (GTK_BOX (second), self->count);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (bar), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (bar), 2);
  gtk_widget_add_css_class (bar, "kamae-toolbar");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (bar), parts[i]);
      gtk_widget_set_focusable (gtk_widget_get_parent (parts[i]), FALSE);
    }
  return bar;
}

static GtkWidget *
create_failed (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("The candidates could not be read"));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing to Decide"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Every candidate risk here is decided. Enter the information assets, and what usually goes wrong with them is proposed."));
  return page;
}

static void
kamae_risk_candidates_page_constructed (GObject *object)
{
  KamaeRiskCandidatesPage *self = (KamaeRiskCandidatesPage *) object;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  G_OBJECT_CLASS (kamae_risk_candidates_page_parent_class)->constructed (object);

  self->assets = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->proposals = g_list_store_new (kamae_risk_proposal_get_type ());
  self->stack = gtk_stack_new ();
  gtk_box_append (GTK_BOX (box), kamae_wrap_new (create_bar (self)));
  gtk_stack_add_named (GTK_STACK (self->stack), create_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (), "empty");
  self->failed = create_failed ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->failed, "failed");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  fill_chooser (self);
  update (self);
  g_signal_connect_object (kamae_page_get_register (KAMAE_PAGE (self)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
kamae_risk_candidates_page_dispose (GObject *object)
{
  KamaeRiskCandidatesPage *self = (KamaeRiskCandidatesPage *) object;

  self->is_updating = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->proposals);
  g_clear_pointer (&self->assets, g_array_unref);

  G_OBJECT_CLASS (kamae_risk_candidates_page_parent_class)->dispose (object);
}

static void
kamae_risk_candidates_page_find (KamaePage *page)
{
  gtk_widget_grab_focus (((KamaeRiskCandidatesPage *) page)->chooser);
}

static void
kamae_risk_candidates_page_class_init (KamaeRiskCandidatesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = kamae_risk_candidates_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = kamae_risk_candidates_page_dispose;
  klass->find = kamae_risk_candidates_page_find;
}

static void
kamae_risk_candidates_page_init (KamaeRiskCandidatesPage *self)
{
}
