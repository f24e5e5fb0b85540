/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "kamae-plugin-info-private.h"

#include "../base/kamae-language.h"
#include "../declare/kamae-declaration.h"

enum
{
  PROP_0,
  PROP_ENABLED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KamaePluginInfo, kamae_plugin_info, G_TYPE_OBJECT)

static void
kamae_plugin_info_finalize (GObject *object)
{
  KamaePluginInfo *self = KAMAE_PLUGIN_INFO (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->description);
  g_free (self->version);
  g_free (self->directory);
  g_free (self->error);

  G_OBJECT_CLASS (kamae_plugin_info_parent_class)->finalize (object);
}

static void
kamae_plugin_info_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  KamaePluginInfo *self = KAMAE_PLUGIN_INFO (object);

  switch (prop_id)
    {
    case PROP_ENABLED:
      g_value_set_boolean (value, self->enabled);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kamae_plugin_info_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  KamaePluginInfo *self = KAMAE_PLUGIN_INFO (object);
  gboolean enabled = g_value_get_boolean (value);

  switch (prop_id)
    {
    case PROP_ENABLED:
      if (self->enabled == enabled)
        return;
      self->enabled = enabled;
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kamae_plugin_info_class_init (KamaePluginInfoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = kamae_plugin_info_finalize;
  object_class->get_property = kamae_plugin_info_get_property;
  object_class->set_property = kamae_plugin_info_set_property;

  /**
   * KamaePluginInfo:enabled:
   *
   * Whether the plugin is to be used. A change works from the next start on.
   */
  properties[PROP_ENABLED] =
    g_param_spec_boolean ("enabled", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kamae_plugin_info_init (KamaePluginInfo *self)
{
  self->enabled = TRUE;
}

/**
 * kamae_plugin_info_get_id:
 * @self: a plugin
 *
 * Returns: its module name
 */
const char *
kamae_plugin_info_get_id (KamaePluginInfo *self)
{
  g_return_val_if_fail (KAMAE_IS_PLUGIN_INFO (self), NULL);

  return self->id;
}

/* The manifest's words are in the language of the locale, if libpeas knows it; the interface's
 * may be another. */
static const char *
translate (KamaePluginInfo *self,
           const char      *text)
{
  const char *domain = self->declaration != NULL ? self->declaration->domain : NULL;

  return kamae_translate (NULL, domain, text);
}

/**
 * kamae_plugin_info_get_name:
 * @self: a plugin
 *
 * Returns: its name for people
 */
const char *
kamae_plugin_info_get_name (KamaePluginInfo *self)
{
  g_return_val_if_fail (KAMAE_IS_PLUGIN_INFO (self), NULL);

  return translate (self, self->name);
}

/**
 * kamae_plugin_info_get_description:
 * @self: a plugin
 *
 * Returns: (nullable): what it does
 */
const char *
kamae_plugin_info_get_description (KamaePluginInfo *self)
{
  g_return_val_if_fail (KAMAE_IS_PLUGIN_INFO (self), NULL);

  return translate (self, self->description);
}

/**
 * kamae_plugin_info_get_version:
 * @self: a plugin
 *
 * Returns: (nullable): its version
 */
const char *
kamae_plugin_info_get_version (KamaePluginInfo *self)
{
  g_return_val_if_fail (KAMAE_IS_PLUGIN_INFO (self), NULL);

  return self->version;
}

/**
 * kamae_plugin_info_get_directory:
 * @self: a plugin
 *
 * Returns: (nullable): where it was found
 */
const char *
kamae_plugin_info_get_directory (KamaePluginInfo *self)
{
  g_return_val_if_fail (KAMAE_IS_PLUGIN_INFO (self), NULL);

  return self->directory;
}

/**
 * kamae_plugin_info_is_loaded:
 * @self: a plugin
 *
 * Returns: whether it is in use
 */
gboolean
kamae_plugin_info_is_loaded (KamaePluginInfo *self)
{
  g_return_val_if_fail (KAMAE_IS_PLUGIN_INFO (self), FALSE);

  return self->declaration != NULL && self->error == NULL;
}

/**
 * kamae_plugin_info_get_error:
 * @self: a plugin
 *
 * Returns: (nullable): why it cannot be used, a sentence for the user
 */
const char *
kamae_plugin_info_get_error (KamaePluginInfo *self)
{
  g_return_val_if_fail (KAMAE_IS_PLUGIN_INFO (self), NULL);

  return self->error;
}

/**
 * kamae_plugin_info_get_declaration:
 * @self: a plugin
 *
 * Returns: (nullable): what it declares; %NULL before it is loaded
 */
const KamaeDeclaration *
kamae_plugin_info_get_declaration (KamaePluginInfo *self)
{
  g_return_val_if_fail (KAMAE_IS_PLUGIN_INFO (self), NULL);

  return self->declaration;
}
