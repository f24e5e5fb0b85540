/* SPDX-License-Identifier: LGPL-2.1-or-later */
#define G_LOG_DOMAIN "kamae-ui"

#include "config.h"

#include "kamae-ui.h"

typedef struct
{
  KamaeRegister *reg;
  const KamaePageInfo *info;
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

static void
kamae_page_dispose (GObject *object)
{
  KamaePagePrivate *priv = kamae_page_get_instance_private (KAMAE_PAGE (object));

  g_clear_object (&priv->reg);

  G_OBJECT_CLASS (kamae_page_parent_class)->dispose (object);
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

  object_class->dispose = kamae_page_dispose;
  object_class->get_property = kamae_page_get_property;
  object_class->set_property = kamae_page_set_property;
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
}

/**
 * kamae_page_new:
 * @reg: a register
 * @info: a declared page
 *
 * Makes the page that is declared: of the type that @info names, or else a list and a form.
 *
 * Returns: (transfer full): a page
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
