/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-chart.h"
#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* Where each box stands. */

#define INDENT 12.0
#define DEEPEST 4
#define MOST_NAMES 3

#define HOLDERS \
  KAMAE_LEADERSHIP_HOLDERS (KC_ ("appointment", "acting"), KC_ ("appointment", "provisional"))

#define ROLES \
  "SELECT role.id, role.name, role.reports_to_id, " HOLDERS " AS holders, " \
  "role.required FROM role ORDER BY role.position, role.name"

typedef struct
{
  KamaeLeadershipBox box;
  gint64             above;
  gboolean           is_required;
  gboolean           is_shown;
  gboolean           is_placed;
} Role;

typedef struct
{
  KamaeLeadershipChart *chart;
  GArray               *roles;
  guint                 column;      /* the present one */
  guint                 n_in_column;
  guint                 n_columns;   /* side by side */
  double                width;       /* of a column */
} Placing;

static void
box_clear (gpointer data)
{
  KamaeLeadershipBox *box = data;

  g_free (box->name);
  g_free (box->holders);
}

static void
role_clear (gpointer data)
{
  box_clear (&((Role *) data)->box);
}

static void
chart_clear (gpointer data)
{
  g_array_unref (((KamaeLeadershipChart *) data)->boxes);
}

void
kamae_leadership_chart_unref (KamaeLeadershipChart *self)
{
  g_rc_box_release_full (self, chart_clear);
}

/* The first names, and how many more there are. */
static char *
dup_holders (const char *names,
             const char *language)
{
  g_auto(GStrv) all = g_strsplit (names != NULL ? names : "", "\n", -1);
  const char *comma = kamae_translate (language, GETTEXT_PACKAGE,
                                       KC_ ("between the items of a list", ", "));
  guint n = g_strv_length (all);
  g_autofree char *more = NULL;

  if (n <= MOST_NAMES)
    return g_strjoinv (comma, all);
  more = g_strdup_printf (kamae_translate (language, GETTEXT_PACKAGE,
                                           /* Translators: under the first names: ほか%u名 */
                                           KC_ ("chart", "and %u more")), n - MOST_NAMES + 1);
  g_free (g_steal_pointer (&all[MOST_NAMES - 1]));
  all[MOST_NAMES - 1] = g_steal_pointer (&more);
  for (guint i = MOST_NAMES; i < n; i++)
    g_clear_pointer (&all[i], g_free);
  return g_strjoinv (comma, all);
}

static GArray *
read_roles (KamaeRegister  *reg,
            const char     *language,
            GError        **error)
{
  g_autoptr(KamaeCursor) cursor = kamae_register_query (reg, ROLES, language, error);
  g_autoptr(GArray) roles = g_array_new (FALSE, TRUE, sizeof (Role));
  g_autoptr(GError) failure = NULL;

  if (cursor == NULL)
    return NULL;
  g_array_set_clear_func (roles, role_clear);
  while (kamae_cursor_next (cursor, &failure))
    {
      Role role = { { kamae_cursor_get_integer (cursor, 0) } };

      role.box.name = g_strdup (kamae_cursor_get_text (cursor, 1));
      role.above = kamae_cursor_get_integer (cursor, 2);
      role.box.holders = dup_holders (kamae_cursor_get_text (cursor, 3), language);
      role.is_required = kamae_cursor_get_integer (cursor, 4) != 0;
      role.box.is_vacant = role.is_required && *role.box.holders == '\0';
      g_array_append_val (roles, role);
    }
  if (failure == NULL)
    return g_steal_pointer (&roles);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static Role *
find_role (GArray *roles,
           gint64  id)
{
  for (guint i = 0; i < roles->len; i++)
    if (g_array_index (roles, Role, i).box.id == id)
      return &g_array_index (roles, Role, i);
  return NULL;
}

/* Roles that are held, or must be, and those above them. */
static void
choose_roles (GArray *roles)
{
  for (guint i = 0; i < roles->len; i++)
    {
      Role *role = &g_array_index (roles, Role, i);

      if (!role->is_required && *role->box.holders == '\0')
        continue;
      for (; role != NULL && !role->is_shown; role = find_role (roles, role->above))
        role->is_shown = TRUE;
    }
}

static guint
add_box (KamaeLeadershipChart     *self,
         const KamaeLeadershipBox *box)
{
  KamaeLeadershipBox copy = *box;

  copy.name = g_strdup (box->name);
  copy.holders = g_strdup (box->holders);
  g_array_append_val (self->boxes, copy);
  return self->boxes->len - 1;
}

/* Over the columns of the first row. */
static double
get_top_height (const KamaeLeadershipChart *self)
{
  return self->measures.height + 2 * self->measures.gap;
}

static guint
place (Placing            *self,
       KamaeLeadershipBox *box,
       guint               depth,
       guint               up)
{
  const KamaeLeadershipMeasures *measures = &self->chart->measures;
  double indent = INDENT * MIN (depth, DEEPEST);

  box->column = self->column;
  box->row = self->column / self->n_columns;
  box->area.x = (measures->width - self->n_columns * (self->width + measures->gap)
                 + measures->gap) / 2
                + (self->column % self->n_columns) * (self->width + measures->gap) + indent;
  box->area.y = (box->row == 0 ? get_top_height (self->chart) : measures->gap)
                + self->n_in_column * (measures->height + measures->gap);
  box->area.width = self->width - indent;
  box->area.height = measures->height;
  box->up = up;
  self->n_in_column++;
  self->chart->n_rows = MAX (self->chart->n_rows, box->row + 1);
  return add_box (self->chart, box);
}

static void
begin_column (Placing *self)
{
  self->column++;
  self->n_in_column = 0;
}

/* What stands below goes on in another column: what it stands below is repeated there, under the
 * top at the head of a column, else without a line. */
static guint
repeat (Placing *self,
        guint    up)
{
  KamaeLeadershipBox again = g_array_index (self->chart->boxes, KamaeLeadershipBox, up);

  again.is_continued = TRUE;
  return place (self, &again, 0, self->n_in_column == 0 ? 0 : self->chart->boxes->len);
}

/* A place in a column in which a line leads to it. */
static guint
make_room (Placing *self,
           guint    up)
{
  for (;;)
    {
      if (self->n_in_column >= self->chart->measures.most)
        begin_column (self);
      else if (g_array_index (self->chart->boxes, KamaeLeadershipBox, up).column != self->column)
        up = repeat (self, up);
      else
        return up;
    }
}

static void
place_below (Placing *self,
             gint64   above,
             guint    up,
             guint    depth)
{
  for (guint i = 0; i < self->roles->len; i++)
    {
      Role *role = &g_array_index (self->roles, Role, i);

      if (!role->is_shown || role->is_placed || role->above != above)
        continue;
      up = make_room (self, up);
      role->is_placed = TRUE;
      place_below (self, role->box.id, place (self, &role->box, depth, up), depth + 1);
    }
}

static gboolean
stands_at_top (Placing    *self,
               const Role *role)
{
  const Role *above = role->is_shown ? find_role (self->roles, role->above) : NULL;

  return role->is_shown && (above == NULL || !above->is_shown);
}

/* The one role under which all others stand; the organization, if there is no such one. */
static gint64
add_top (Placing       *self,
         KamaeRegister *reg)
{
  KamaeRecord *organization = kamae_register_get_organization (reg);
  const KamaeLeadershipMeasures *measures = &self->chart->measures;
  KamaeLeadershipBox top = { 0 };
  Role *only = NULL;
  guint n = 0;

  for (guint i = 0; i < self->roles->len; i++)
    if (stands_at_top (self, &g_array_index (self->roles, Role, i)))
      {
        only = &g_array_index (self->roles, Role, i);
        n++;
      }
  if (n == 1)
    {
      top = only->box;
      only->is_placed = TRUE;
    }
  else
    {
      top.name = (char *) kamae_record_get_text (organization, "official_name");
      top.holders = (char *) "";
    }
  top.area.width = MIN (measures->width, 1.4 * self->width);
  top.area.height = measures->height;
  top.area.x = (measures->width - top.area.width) / 2;
  add_box (self->chart, &top);
  return n == 1 ? top.id : 0;
}

static void
place_all (Placing       *self,
           KamaeRegister *reg)
{
  const KamaeLeadershipMeasures *measures = &self->chart->measures;
  gint64 top;

  self->width = MIN ((measures->width + measures->gap) / self->n_columns - measures->gap,
                     1.4 * measures->column);
  self->column = self->n_in_column = 0;
  g_array_set_size (self->chart->boxes, 0);
  for (guint i = 0; i < self->roles->len; i++)
    g_array_index (self->roles, Role, i).is_placed = FALSE;
  top = add_top (self, reg);
  for (guint i = 0; i < self->roles->len; i++)
    {
      Role *role = &g_array_index (self->roles, Role, i);

      if (!role->is_shown || role->is_placed
          || !(role->above == top || (top == 0 && stands_at_top (self, role))))
        continue;
      if (self->chart->boxes->len > 1)
        begin_column (self);
      role->is_placed = TRUE;
      place_below (self, role->box.id, place (self, &role->box, 0, 0), 1);
    }
}

KamaeLeadershipChart *
kamae_leadership_chart_new (KamaeRegister                  *reg,
                            const char                     *language,
                            const KamaeLeadershipMeasures  *measures,
                            GError                        **error)
{
  g_autoptr(GArray) roles = read_roles (reg, language, error);
  Placing placing = { NULL, roles };
  KamaeLeadershipChart *self;

  if (roles == NULL)
    return NULL;

  self = g_rc_box_new0 (KamaeLeadershipChart);
  self->boxes = g_array_new (FALSE, TRUE, sizeof (KamaeLeadershipBox));
  g_array_set_clear_func (self->boxes, box_clear);
  self->measures = *measures;
  self->n_rows = 1;
  placing.chart = self;
  placing.n_columns = MAX (1, (guint) ((measures->width + measures->gap)
                                       / (measures->column + measures->gap)));
  choose_roles (roles);
  place_all (&placing, reg);
  /* The columns that are there share the width. */
  if (placing.column + 1 < placing.n_columns)
    {
      placing.n_columns = placing.column + 1;
      place_all (&placing, reg);
    }
  return self;
}

/* Down to the lowest box. */
double
kamae_leadership_chart_get_height (const KamaeLeadershipChart *self,
                                   guint                       row)
{
  double height = 0;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const KamaeLeadershipBox *box = &g_array_index (self->boxes, KamaeLeadershipBox, i);

      if (box->row == row)
        height = MAX (height, box->area.y + box->area.height);
    }
  return height + 1;
}
