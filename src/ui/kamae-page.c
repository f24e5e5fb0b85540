/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include "kamae-ui.h"

#include <kamae-i18n.h>

typedef struct
{
  KamaeRegister *reg;
  const KamaePageInfo *info;
  GtkWidget *notice;    /* over the content: part of it could not be read; NULL as long as all is */
  GtkWidget *cover;     /* in place of the content: it could not be read */
  char *failure;        /* why */
  guint failure_id;
  gboolean was_shown;
} KamaePagePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (KamaePage, kamae_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_REGISTER,
  PROP_INFO,
  N_PROPS
};

enum
{
  OPEN_RECORD,
  MESSAGE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What could not be read */

static KamaePagePrivate *
get_private (KamaePage *self)
{
  return kamae_page_get_instance_private (self);
}

static GtkWidget *
create_again_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Read Again"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.read-again");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
create_notice (void)
{
  GtkWidget *notice = gtk_info_bar_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_info_bar_add_child (GTK_INFO_BAR (notice), kamae_wrap_new (label));
  gtk_info_bar_add_action_widget (GTK_INFO_BAR (notice), create_again_button (), 0);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (notice), GTK_MESSAGE_ERROR);
  g_object_set_data (G_OBJECT (notice), "label", label);
  return notice;
}

static GtkWidget *
create_cover (void)
{
  GtkWidget *cover = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (cover), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (cover), _("This Page Could Not Be Read"));
  adw_status_page_set_child (ADW_STATUS_PAGE (cover), create_again_button ());
  gtk_widget_set_vexpand (cover, TRUE);
  return cover;
}

/* One above the other: the notice, and the content or what stands in its place. */
static void
add_above (KamaePage *self,
           GtkWidget *widget)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  if (!GTK_IS_BOX_LAYOUT (layout))
    gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                   gtk_box_layout_new (GTK_ORIENTATION_VERTICAL));
  gtk_widget_insert_after (widget, GTK_WIDGET (self), NULL);
}

static void
arrange (KamaePage *self)
{
  KamaePagePrivate *priv = get_private (self);
  GtkWidget *content = adw_bin_get_child (ADW_BIN (self));

  if (content == NULL || (priv->notice == NULL && priv->cover == NULL))
    return;
  gtk_widget_set_vexpand (content, TRUE);
  gtk_widget_set_visible (content, priv->cover == NULL);
}

static void
cover (KamaePage  *self,
       const char *reason)
{
  KamaePagePrivate *priv = get_private (self);
  g_autofree char *markup = g_markup_escape_text (reason, -1);

  if (priv->cover == NULL)
    {
      priv->cover = create_cover ();
      add_above (self, priv->cover);
    }
  adw_status_page_set_description (ADW_STATUS_PAGE (priv->cover), markup);
  arrange (self);
}

static void
show_notice (KamaePage  *self,
             const char *reason)
{
  KamaePagePrivate *priv = get_private (self);
  g_autofree char *text = g_strdup_printf (
    /* Translators: %s is a sentence that says why */
    _("Something here could not be read: lists may be shorter and numbers smaller than they are, and what is not here may be there nonetheless. %s"),
    reason);

  if (priv->notice == NULL)
    {
      priv->notice = create_notice ();
      add_above (self, priv->notice);
    }
  gtk_label_set_text (g_object_get_data (G_OBJECT (priv->notice), "label"), text);
  arrange (self);
}

static gboolean
tell_failure (gpointer data)
{
  KamaePage *self = data;
  KamaePagePrivate *priv = get_private (self);

  priv->failure_id = 0;
  if (KAMAE_PAGE_GET_CLASS (self)->tells_gaps)
    show_notice (self, priv->failure);
  else
    cover (self, priv->failure);
  return G_SOURCE_REMOVE;
}

/* While the page is made, or on the screen, it is the page that reads. It may be at any time, also
 * while it is being laid out. */
static void
read_failed (KamaePage    *self,
             const GError *error)
{
  KamaePagePrivate *priv = get_private (self);

  if (priv->was_shown && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_free (priv->failure);
  priv->failure = g_strdup (error->message);
  if (priv->failure_id == 0)
    priv->failure_id = g_idle_add (tell_failure, self);
}

static void
kamae_page_map (GtkWidget *widget)
{
  get_private (KAMAE_PAGE (widget))->was_shown = TRUE;

  GTK_WIDGET_CLASS (kamae_page_parent_class)->map (widget);
}

static void
kamae_page_constructed (GObject *object)
{
  KamaePage *self = KAMAE_PAGE (object);

  G_OBJECT_CLASS (kamae_page_parent_class)->constructed (object);

  g_signal_connect_object (get_private (self)->reg, "read-failed", G_CALLBACK (read_failed), self,
                           G_CONNECT_SWAPPED);
}

static void
kamae_page_dispose (GObject *object)
{
  KamaePagePrivate *priv = kamae_page_get_instance_private (KAMAE_PAGE (object));

  g_clear_handle_id (&priv->failure_id, g_source_remove);
  g_clear_pointer (&priv->notice, gtk_widget_unparent);
  g_clear_pointer (&priv->cover, gtk_widget_unparent);
  g_clear_object (&priv->reg);

  G_OBJECT_CLASS (kamae_page_parent_class)->dispose (object);
}

static void
kamae_page_finalize (GObject *object)
{
  g_free (get_private (KAMAE_PAGE (object))->failure);

  G_OBJECT_CLASS (kamae_page_parent_class)->finalize (object);
}

static void
kamae_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KamaePagePrivate *priv = kamae_page_get_instance_private (KAMAE_PAGE (object));

  switch (prop_id)
    {
    case PROP_REGISTER:
      g_value_set_object (value, priv->reg);
      break;

    case PROP_INFO:
      g_value_set_pointer (value, (gpointer) priv->info);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kamae_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KamaePagePrivate *priv = kamae_page_get_instance_private (KAMAE_PAGE (object));

  switch (prop_id)
    {
    case PROP_REGISTER:
      priv->reg = g_value_dup_object (value);
      break;

    case PROP_INFO:
      priv->info = g_value_get_pointer (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kamae_page_class_init (KamaePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = kamae_page_constructed;
  object_class->dispose = kamae_page_dispose;
  object_class->finalize = kamae_page_finalize;
  object_class->get_property = kamae_page_get_property;
  object_class->set_property = kamae_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = kamae_page_map;
  /* What has no role has no name either in newer GTK. */
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * KamaePage:register:
   *
   * The register whose records the page shows.
   */
  properties[PROP_REGISTER] =
    g_param_spec_object ("register", NULL, NULL, KAMAE_TYPE_REGISTER,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * KamaePage:info: (type KamaePageInfo)
   *
   * What was declared of the page.
   */
  properties[PROP_INFO] =
    g_param_spec_pointer ("info", NULL, NULL,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * KamaePage::open-record:
   * @self: a page
   * @record: a record
   *
   * Asks the shell to show a record, whichever page owns it.
   */
  signals[OPEN_RECORD] = g_signal_new ("open-record", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, KAMAE_TYPE_RECORD);

  /**
   * KamaePage::message:
   * @self: a page
   * @text: a sentence
   *
   * Asks the shell to tell the person what was done.
   */
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kamae_page_init (KamaePage *self)
{
  g_signal_connect (self, "notify::child", G_CALLBACK (arrange), NULL);
}

/**
 * kamae_page_new:
 * @reg: a register
 * @info: a declared page
 *
 * Makes the page that is declared: of the type that @info names, or else a list and a form.
 *
 * Returns: (transfer none): a page
 */
KamaePage *
kamae_page_new (KamaeRegister *reg, const KamaePageInfo *info)
{
  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (info->get_type != NULL || info->entity != NULL, NULL);

  return g_object_new (info->get_type != NULL ? info->get_type () : KAMAE_TYPE_RECORD_PAGE,
                       "register", reg,
                       "info", info,
                       NULL);
}

/**
 * kamae_page_get_register:
 * @self: a page
 *
 * Gets the register.
 *
 * Returns: (transfer none): a register
 */
KamaeRegister *
kamae_page_get_register (KamaePage *self)
{
  KamaePagePrivate *priv = kamae_page_get_instance_private (self);

  g_return_val_if_fail (KAMAE_IS_PAGE (self), NULL);

  return priv->reg;
}

/**
 * kamae_page_get_info:
 * @self: a page
 *
 * Gets what was declared of the page.
 *
 * Returns: (transfer none): the declaration
 */
const KamaePageInfo *
kamae_page_get_info (KamaePage *self)
{
  KamaePagePrivate *priv = kamae_page_get_instance_private (self);

  g_return_val_if_fail (KAMAE_IS_PAGE (self), NULL);

  return priv->info;
}

/**
 * kamae_page_show_record:
 * @self: a page
 * @record: a record
 *
 * Selects a record and shows it.
 *
 * Returns: %FALSE if the page has no such record
 */
gboolean
kamae_page_show_record (KamaePage *self, KamaeRecord *record)
{
  KamaePageClass *klass;

  g_return_val_if_fail (KAMAE_IS_PAGE (self), FALSE);
  g_return_val_if_fail (KAMAE_IS_RECORD (record), FALSE);

  klass = KAMAE_PAGE_GET_CLASS (self);
  return klass->show_record != NULL && klass->show_record (self, record);
}

/**
 * kamae_page_add:
 * @self: a page
 *
 * Makes a new record and shows it.
 */
void
kamae_page_add (KamaePage *self)
{
  g_return_if_fail (KAMAE_IS_PAGE (self));

  if (kamae_page_can_add (self))
    KAMAE_PAGE_GET_CLASS (self)->add (self);
}

/**
 * kamae_page_can_add:
 * @self: a page
 *
 * Tells whether records can be added here.
 *
 * Returns: %TRUE if kamae_page_add() does something
 */
gboolean
kamae_page_can_add (KamaePage *self)
{
  KamaePageClass *klass;

  g_return_val_if_fail (KAMAE_IS_PAGE (self), FALSE);

  klass = KAMAE_PAGE_GET_CLASS (self);
  return klass->add != NULL && (klass->can_add == NULL || klass->can_add (self));
}

/**
 * kamae_page_find:
 * @self: a page
 *
 * Puts the cursor into the page's filter, if it has one.
 */
void
kamae_page_find (KamaePage *self)
{
  KamaePageClass *klass;

  g_return_if_fail (KAMAE_IS_PAGE (self));

  klass = KAMAE_PAGE_GET_CLASS (self);
  if (klass->find != NULL)
    klass->find (self);
}

/**
 * kamae_page_get_record:
 * @self: a page
 *
 * Gets the record at hand.
 *
 * Returns: (transfer none) (nullable): a record
 */
KamaeRecord *
kamae_page_get_record (KamaePage *self)
{
  KamaePageClass *klass;

  g_return_val_if_fail (KAMAE_IS_PAGE (self), NULL);

  klass = KAMAE_PAGE_GET_CLASS (self);
  return klass->get_record != NULL ? klass->get_record (self) : NULL;
}

/**
 * kamae_page_go_back:
 * @self: a page
 *
 * On a narrow window, goes back from the record to the list.
 *
 * Returns: %FALSE if there is no way back
 */
gboolean
kamae_page_go_back (KamaePage *self)
{
  KamaePageClass *klass;

  g_return_val_if_fail (KAMAE_IS_PAGE (self), FALSE);

  klass = KAMAE_PAGE_GET_CLASS (self);
  return klass->go_back != NULL && klass->go_back (self);
}

/**
 * kamae_page_open_record:
 * @self: a page
 * @record: a record
 *
 * Asks the shell to show a record, whichever page owns it.
 */
void
kamae_page_open_record (KamaePage *self, KamaeRecord *record)
{
  g_return_if_fail (KAMAE_IS_PAGE (self));
  g_return_if_fail (KAMAE_IS_RECORD (record));

  g_signal_emit (self, signals[OPEN_RECORD], 0, record);
}

/**
 * kamae_page_message:
 * @self: a page
 * @text: a sentence
 *
 * Asks the shell to tell the person what was done.
 */
void
kamae_page_message (KamaePage *self, const char *text)
{
  g_return_if_fail (KAMAE_IS_PAGE (self));
  g_return_if_fail (text != NULL);

  g_signal_emit (self, signals[MESSAGE], 0, text);
}

/**
 * kamae_page_set_error:
 * @self: a page
 * @error: (nullable): why the page could not be read; %NULL if it was
 *
 * Says in place of the page's content that it could not be read, until it is read again: the
 * content would be less than there is. What was typed stays. What a page reads without an error
 * (%KAMAE_KEPT) needs no call: it is told by itself, see #KamaePageClass.tells_gaps.
 *
 * Since: 0.1
 */
void
kamae_page_set_error (KamaePage *self, const GError *error)
{
  g_return_if_fail (KAMAE_IS_PAGE (self));

  if (error != NULL)
    cover (self, error->message);
}
