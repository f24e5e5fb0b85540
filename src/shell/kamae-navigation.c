/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kamae-navigation.h"
#include "kamae-sidebar.h"
#include "kamae-tabs.h"

#include <kamae-i18n.h>

/* How much of a page wants attention, or why that cannot be told. */
typedef struct
{
  gint64  n;
  char   *failure;
} Attention;

struct _KamaeNavigation
{
  GObject parent_instance;

  KamaeRegister      *reg;
  KamaeSidebar       *sidebar;
  KamaeTabs          *tabs;
  GHashTable         *attention;   /* name of a page → Attention */
  GHashTable         *visited;     /* KamaeSubject → the page of it that was shown last */
  const KamaeSubject *shown;       /* whose pages the tabs are */
};

G_DEFINE_FINAL_TYPE (KamaeNavigation, kamae_navigation, G_TYPE_OBJECT)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static KamaeModel *
get_model (KamaeNavigation *self)
{
  return kamae_register_get_model (self->reg);
}

static const char *
translate (KamaeNavigation *self,
           gconstpointer    declared,
           const char      *text)
{
  return kamae_model_translate (get_model (self), declared, text, NULL);
}

static void
attention_free (gpointer data)
{
  Attention *attention = data;

  g_free (attention->failure);
  g_free (attention);
}

/* -- Subjects and their pages ------------------------------------------------------------------ */

const KamaePageInfo *
kamae_navigation_find_page (KamaeNavigation *self,
                            const char      *name)
{
  GPtrArray *pages;

  g_return_val_if_fail (KAMAE_IS_NAVIGATION (self), NULL);

  pages = kamae_model_get_pages (get_model (self));
  for (guint i = 0; i < pages->len; i++)
    if (g_strcmp0 (((const KamaePageInfo *) pages->pdata[i])->name, name) == 0)
      return pages->pdata[i];
  return NULL;
}

/* The subject that the page @name belongs to or tells about. */
const KamaeSubject *
kamae_navigation_find_subject (KamaeNavigation *self,
                               const char      *name)
{
  const KamaePageInfo *page = kamae_navigation_find_page (self, name);
  GPtrArray *subjects;

  g_return_val_if_fail (KAMAE_IS_NAVIGATION (self), NULL);

  if (page != NULL)
    return kamae_model_get_subject (get_model (self), page);
  if (name == NULL || !g_str_has_prefix (name, KAMAE_PAGE_OF_SUBJECT))
    return NULL;
  subjects = kamae_model_get_subjects (get_model (self));
  for (guint i = 0; i < subjects->len; i++)
    if (g_str_equal (((const KamaeSubject *) subjects->pdata[i])->name,
                     name + strlen (KAMAE_PAGE_OF_SUBJECT)))
      return subjects->pdata[i];
  return NULL;
}

/* Where an item of the sidebar leads to: the page of the subject where the person was last, at
 * first its overview, or its only page. */
static char *
dup_page_of_item (KamaeNavigation *self,
                  const char      *item)
{
  g_autofree char *overview = g_strconcat (KAMAE_PAGE_OF_SUBJECT, item, NULL);
  const KamaeSubject *subject = kamae_navigation_find_subject (self, overview);
  const char *visited = g_hash_table_lookup (self->visited, subject);
  g_autoptr (GPtrArray) pages = NULL;

  if (subject == NULL)
    return g_strdup (item);
  pages = kamae_model_list_pages (get_model (self), subject);
  if (pages->len == 1)
    return g_strdup (((const KamaePageInfo *) pages->pdata[0])->name);
  return visited != NULL ? g_strdup (visited) : g_steal_pointer (&overview);
}

/* -- What wants attention ---------------------------------------------------------------------- */

static Attention *
get_attention (KamaeNavigation     *self,
               const KamaePageInfo *page)
{
  return g_hash_table_lookup (self->attention, page->name);
}

static void
count (KamaeNavigation     *self,
       const KamaePageInfo *page)
{
  g_autoptr (GError) error = NULL;
  Attention *attention = g_new0 (Attention, 1);

  attention->n = kamae_register_count_attention (self->reg, page, NULL, &error);
  if (error != NULL)
    attention->failure = g_strdup_printf (
      /* Translators: name of a plugin, as “risk”, and a sentence that says why */
      _("What wants attention here could not be counted (plugin: %s). %s"),
      kamae_model_get_plugin (get_model (self), page), error->message);
  g_hash_table_insert (self->attention, (gpointer) page->name, attention);
}

static void
show_in_tabs (KamaeNavigation     *self,
              const KamaePageInfo *page)
{
  Attention *attention = get_attention (self, page);

  if (attention == NULL)
    return;
  if (attention->failure != NULL)
    kamae_tabs_set_failed (self->tabs, page->name, attention->failure);
  else
    {
      g_autofree char *text =
        kamae_model_dup_attention_text (get_model (self), page, attention->n);

      kamae_tabs_set_count (self->tabs, page->name, text, attention->n);
    }
}

/* A line of a page in what its subject counts. */
static void
append_text (KamaeNavigation     *self,
             GString             *text,
             const KamaePageInfo *page,
             gint64               n)
{
  g_autofree char *counted = kamae_model_dup_attention_text (get_model (self), page, n);

  g_string_append_printf (text, "%s%s – %s", text->len > 0 ? "\n" : "",
                          translate (self, page, page->label), counted);
}

/* What its pages come to. */
static void
show_in_sidebar (KamaeNavigation    *self,
                 const KamaeSubject *subject)
{
  g_autoptr (GPtrArray) pages = kamae_model_list_pages (get_model (self), subject);
  g_autoptr (GString) text = g_string_new (NULL);
  const char *failure = NULL;
  gint64 n = 0;

  for (guint i = 0; i < pages->len; i++)
    {
      Attention *attention = get_attention (self, pages->pdata[i]);

      if (attention == NULL)
        continue;
      n += attention->n;
      if (attention->n > 0)
        append_text (self, text, pages->pdata[i], attention->n);
      failure = attention->failure != NULL ? attention->failure : failure;
    }
  if (failure != NULL)
    kamae_sidebar_set_failed (self->sidebar, subject->name, failure);
  else if (pages->len > 0)
    kamae_sidebar_set_count (self->sidebar, subject->name, text->str, n);
}

void
kamae_navigation_update_counts (KamaeNavigation *self)
{
  GPtrArray *pages, *subjects;

  g_return_if_fail (KAMAE_IS_NAVIGATION (self));

  pages = kamae_model_get_pages (get_model (self));
  subjects = kamae_model_get_subjects (get_model (self));
  for (guint i = 0; i < pages->len; i++)
    if (((const KamaePageInfo *) pages->pdata[i])->attention != NULL)
      count (self, pages->pdata[i]);
  for (guint i = 0; i < subjects->len; i++)
    show_in_sidebar (self, subjects->pdata[i]);
  if (self->shown != NULL)
    {
      g_autoptr (GPtrArray) shown = kamae_model_list_pages (get_model (self), self->shown);

      for (guint i = 0; i < shown->len && shown->len > 1; i++)
        show_in_tabs (self, shown->pdata[i]);
    }
}

/* -- Going somewhere --------------------------------------------------------------------------- */

static void
item_chosen (KamaeNavigation *self,
             const char      *item)
{
  g_autofree char *page = dup_page_of_item (self, item);

  g_signal_emit (self, signals[CHOSEN], 0, page);
}

static void
tab_chosen (KamaeNavigation *self,
            const char      *page)
{
  g_signal_emit (self, signals[CHOSEN], 0, page);
}

/* A subject of one page needs none. */
static void
fill_tabs (KamaeNavigation    *self,
           const KamaeSubject *subject)
{
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *overview = NULL;

  self->shown = subject;
  kamae_tabs_clear (self->tabs);
  gtk_widget_set_visible (GTK_WIDGET (self->tabs), FALSE);
  if (subject == NULL)
    return;
  pages = kamae_model_list_pages (get_model (self), subject);
  if (pages->len < 2)
    return;

  overview = g_strconcat (KAMAE_PAGE_OF_SUBJECT, subject->name, NULL);
  kamae_tabs_add (self->tabs, overview, C_("tab", "Overview"));
  for (guint i = 0; i < pages->len; i++)
    {
      const KamaePageInfo *page = g_ptr_array_index (pages, i);

      kamae_tabs_add (self->tabs, page->name, translate (self, page, page->label));
      show_in_tabs (self, page);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tabs), TRUE);
}

void
kamae_navigation_show (KamaeNavigation *self,
                       const char      *name)
{
  const KamaeSubject *subject;

  g_return_if_fail (KAMAE_IS_NAVIGATION (self));

  subject = kamae_navigation_find_subject (self, name);
  kamae_sidebar_select (self->sidebar, subject != NULL ? subject->name : name);
  if (subject != self->shown)
    fill_tabs (self, subject);
  kamae_tabs_select (self->tabs, name);
  if (subject != NULL)
    g_hash_table_insert (self->visited, (gpointer) subject, g_strdup (name));
}

char *
kamae_navigation_dup_nth (KamaeNavigation *self,
                          guint            index)
{
  const char *item;

  g_return_val_if_fail (KAMAE_IS_NAVIGATION (self), NULL);

  item = kamae_sidebar_get_nth (self->sidebar, index);
  return item != NULL ? dup_page_of_item (self, item) : NULL;
}

const char *
kamae_navigation_get_other (KamaeNavigation *self,
                            int              step)
{
  g_return_val_if_fail (KAMAE_IS_NAVIGATION (self), NULL);

  return kamae_tabs_get_other (self->tabs, step);
}

void
kamae_navigation_grab_focus (KamaeNavigation *self)
{
  g_return_if_fail (KAMAE_IS_NAVIGATION (self));

  kamae_sidebar_grab_focus (self->sidebar);
}

/* -- The object -------------------------------------------------------------------------------- */

static void
kamae_navigation_dispose (GObject *object)
{
  KamaeNavigation *self = KAMAE_NAVIGATION (object);

  g_clear_object (&self->sidebar);
  g_clear_object (&self->tabs);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (kamae_navigation_parent_class)->dispose (object);
}

static void
kamae_navigation_finalize (GObject *object)
{
  KamaeNavigation *self = KAMAE_NAVIGATION (object);

  g_hash_table_unref (self->attention);
  g_hash_table_unref (self->visited);

  G_OBJECT_CLASS (kamae_navigation_parent_class)->finalize (object);
}

static void
kamae_navigation_class_init (KamaeNavigationClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kamae_navigation_dispose;
  G_OBJECT_CLASS (class)->finalize = kamae_navigation_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", KAMAE_TYPE_NAVIGATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kamae_navigation_init (KamaeNavigation *self)
{
  self->attention = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, attention_free);
  self->visited = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->sidebar = g_object_ref_sink (KAMAE_SIDEBAR (kamae_sidebar_new ()));
  self->tabs = g_object_ref_sink (KAMAE_TABS (kamae_tabs_new ()));
  gtk_widget_set_visible (GTK_WIDGET (self->tabs), FALSE);
  g_signal_connect_object (self->sidebar, "chosen", G_CALLBACK (item_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tabs, "chosen", G_CALLBACK (tab_chosen), self, G_CONNECT_SWAPPED);
}

/* Those that have pages. */
static void
add_subjects (KamaeNavigation *self)
{
  GPtrArray *subjects = kamae_model_get_subjects (get_model (self));

  for (guint i = 0; i < subjects->len; i++)
    {
      const KamaeSubject *subject = g_ptr_array_index (subjects, i);
      g_autoptr (GPtrArray) pages = kamae_model_list_pages (get_model (self), subject);

      if (pages->len > 0)
        kamae_sidebar_add (self->sidebar, subject->group, subject->name,
                           translate (self, subject, subject->label), subject->icon);
    }
}

static void
add_missing_plugins (KamaeNavigation *self)
{
  g_autoptr (GPtrArray) plugins = kamae_register_list_missing_plugins (self->reg, KAMAE_KEPT);

  for (guint i = 0; plugins != NULL && i < plugins->len; i++)
    {
      const KamaeMissingPlugin *plugin = plugins->pdata[i];
      g_autofree char *name = g_strconcat (KAMAE_PAGE_OF_PLUGIN, plugin->id, NULL);

      if (plugin->is_off)
        continue;
      kamae_sidebar_add (self->sidebar, KAMAE_PAGE_BASE, name, plugin->name,
                         "dialog-warning-symbolic");
      kamae_sidebar_set_failed (self->sidebar, name, plugin->text);
    }
}

KamaeNavigation *
kamae_navigation_new (KamaeRegister *reg)
{
  KamaeNavigation *self;

  g_return_val_if_fail (KAMAE_IS_REGISTER (reg), NULL);

  self = g_object_new (KAMAE_TYPE_NAVIGATION, NULL);
  self->reg = g_object_ref (reg);
  kamae_sidebar_add (self->sidebar, KAMAE_PAGE_TOP, KAMAE_PAGE_START, _("Home"),
                     "go-home-symbolic");
  add_subjects (self);
  add_missing_plugins (self);
  return self;
}

GtkWidget *
kamae_navigation_get_sidebar (KamaeNavigation *self)
{
  g_return_val_if_fail (KAMAE_IS_NAVIGATION (self), NULL);

  return GTK_WIDGET (self->sidebar);
}

GtkWidget *
kamae_navigation_get_tabs (KamaeNavigation *self)
{
  g_return_val_if_fail (KAMAE_IS_NAVIGATION (self), NULL);

  return GTK_WIDGET (self->tabs);
}
