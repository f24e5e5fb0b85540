/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "kamae-leadership-private.h"

#include <kamae-i18n.h>

/* 公表: where a version of the policy is published, planned by its approval with a task for each
 * channel; and the checks that the web site still shows it. */

static const KamaeChoice channels[] = {
  { "manual", KC_ ("channel", "Manual") },
  { "training", KC_ ("channel", "Training") },
  { "website", KC_ ("channel", "Web site") },
  /* Translators: 社内掲示: on the wall, in the intranet, by mail */
  { "notice", KC_ ("channel", "Notice to the staff") },
  { NULL }
};

static const KamaeField fields[] = {
  { "policy", KAMAE_FIELD_LINK, N_("Information security policy"), .flags = KAMAE_REQUIRED,
    .target = "policy", .inverse = KC_ ("policy", "Publications") },
  /* All are of the policy; which one is seen in a narrow column, too. */
  { "version", KAMAE_FIELD_DERIVED, N_("Version"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT version FROM policy WHERE id = this.policy_id)" },
  { "channel", KAMAE_FIELD_CHOICE, KC_ ("policy", "Channel"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .choices = channels },
  { "title", KAMAE_FIELD_DERIVED, KC_ ("policy", "Publication"),
    .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "(SELECT version FROM policy WHERE id = this.policy_id) || ' ' "
           "|| label ('policy_publication', 'channel', this.channel)" },
  { "published_on", KAMAE_FIELD_DATE, N_("Published on"), .flags = KAMAE_ACTUAL | KAMAE_COLUMN,
    .not_before = "policy.approved_on" },
  { "audience", KAMAE_FIELD_TEXT, N_("To whom"), .flags = KAMAE_COLUMN,
    .required_from = "published" },
  { "url", KAMAE_FIELD_TEXT, N_("Address"), .when = "channel=website",
    .required_from = "published", .help = N_("The address of the page.") },
  { "picture", KAMAE_FIELD_FILE, N_("Picture"),
    .help = N_("A screenshot or photograph that shows it.") },
  { "proof", KAMAE_FIELD_LINK, N_("Proved by"), .target = "*",
    .inverse = N_("Proves the publication of the policy"),
    .help = N_("The training session, meeting or communication record by which it was made known.") },
  { "details", KAMAE_FIELD_LONG_TEXT, N_("Details") },
  { "task", KAMAE_FIELD_LINK, N_("Task"), .flags = KAMAE_READ_ONLY, .target = "task",
    .inverse = KC_ ("policy", "Publication") },
  { "checked_on", KAMAE_FIELD_DERIVED, N_("Last checked on"), .flags = KAMAE_COLUMN,
    .sql = "(SELECT max (checked_on) FROM publication_check WHERE publication_id = this.id)" },
  { NULL }
};

static const KamaeState states[] = {
  { "planned", KC_ ("publication", "Planned"), KAMAE_TONE_ATTENTION },
  { "cancelled", KC_ ("publication", "Not used"), KAMAE_TONE_QUIET,
    KAMAE_STATE_ENDS | KAMAE_STATE_ASIDE },
  { "published", KC_ ("publication", "Published"), KAMAE_TONE_GOOD },
  { NULL }
};

static const KamaeTransition transitions[] = {
  { "publish", "planned", "published", KC_ ("publication", "Published"), .dates = "published_on" },
  { "cancel", "planned", "cancelled", N_("Channel not used"), KAMAE_TRANSITION_NEEDS_REASON },
  { "reopen", "published cancelled", "planned", N_("Reopen"),
    KAMAE_TRANSITION_NEEDS_REASON | KAMAE_TRANSITION_BACK },
  { NULL }
};

static const KamaeWorkflow workflow = { states, transitions };

/* The task of a channel goes with it. */
static gboolean
follow_task (KamaeOperation  *operation,
             KamaeRecord     *publication,
             GError         **error)
{
  static const char *const steps[][4] = {
    { "published", "open", "doing", "finish" },
    { "cancelled", "open", "doing", "cancel" },
    { "planned", "done", "cancelled", "reopen" },
  };
  g_autoptr(KamaeRecord) task = kamae_record_ref_link (publication, "task");
  const char *state = kamae_record_get_state (publication);

  for (guint i = 0; task != NULL && i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (state, steps[i][0])
        && (g_strcmp0 (kamae_record_get_state (task), steps[i][1]) == 0
            || g_strcmp0 (kamae_record_get_state (task), steps[i][2]) == 0))
      return kamae_operation_transition (operation, task, steps[i][3], error);
  return TRUE;
}

static gboolean
publication_changed (KamaeOperation  *operation,
                     KamaeRecord     *publication,
                     const char      *field,
                     GError         **error)
{
  return !g_str_equal (field, "state") || follow_task (operation, publication, error);
}

const KamaeEntity kamae_leadership_publication = {
  .name = "policy_publication",
  .label = N_("Publication of the policy"),
  .plural = N_("Publications of the policy"),
  .help = N_("The policy must be within reach of those whom it concerns. Each approved version plans its channels here: "
             "manual, training, notice to the staff, web site. For example: web site, https://www.example.com/security, on 20 November."),
  .clause = "5.2",
  .fields = fields,
  .workflow = &workflow,
  .order = "-published_on",
  .changed = publication_changed,
};

static const KamaeChoice agreements[] = {
  /* Translators: what is published agrees with the policy: 一致 */
  { "1", KC_ ("publication", "Agrees"), KAMAE_TONE_GOOD },
  { "0", KC_ ("publication", "Differs"), KAMAE_TONE_BAD },
  { NULL }
};

static const KamaeField check_fields[] = {
  { "publication", KAMAE_FIELD_LINK, N_("Publication of the policy"),
    .flags = KAMAE_REQUIRED | KAMAE_OWNER, .target = "policy_publication",
    .inverse = KC_ ("policy", "Checks") },
  { "title", KAMAE_FIELD_DERIVED, KC_ ("policy", "Check"), .flags = KAMAE_TITLE | KAMAE_HIDDEN,
    .sql = "date_label (this.checked_on)" },
  { "checked_on", KAMAE_FIELD_DATE, N_("Checked on"),
    .flags = KAMAE_REQUIRED | KAMAE_ACTUAL | KAMAE_COLUMN, .initial = "@today",
    .not_before = "publication.published_on" },
  { "checked_by", KAMAE_FIELD_LINK, N_("Checked by"), .flags = KAMAE_REQUIRED | KAMAE_COLUMN,
    .target = "person", .inverse = N_("Checked the publication of the policy"), .initial = "@me" },
  { "agrees", KAMAE_FIELD_BOOLEAN, N_("Compared with the policy"),
    .flags = KAMAE_REQUIRED | KAMAE_COLUMN, .choices = agreements },
  { "picture", KAMAE_FIELD_FILE, N_("Picture") },
  { "note", KAMAE_FIELD_TEXT, N_("Note") },
  { NULL }
};

const KamaeEntity kamae_leadership_check = {
  .name = "publication_check",
  .label = N_("Check of the publication"),
  .plural = N_("Checks of the publication"),
  .help = N_("Look once a year whether what is published still is the policy that holds."),
  .clause = "5.2",
  .fields = check_fields,
  .added_for = "published",
  .order = "-checked_on",
};

static KamaeRecord *
make_task (KamaeOperation  *operation,
           KamaeRecord     *publication,
           const char      *person,
           const char      *due_on,
           GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (publication);
  g_autofree char *subject = NULL;

  /* Translators: a task; %s is the version of the policy and the channel */
  subject = g_strdup_printf (_("Publish the policy: %s"), kamae_record_get_title (publication));
  return kamae_operation_create (operation, "task", error,
                                 "subject", subject,
                                 "source", id,
                                 "assignee", person,
                                 "due_on", due_on,
                                 "clause", "5.2",
                                 NULL);
}

static gboolean
make_publication (KamaeOperation  *operation,
                  KamaeRecord     *policy,
                  const char      *channel,
                  const char      *person,
                  const char      *due_on,
                  GError         **error)
{
  g_autofree char *id = kamae_record_dup_key (policy);
  g_autoptr(KamaeRecord) publication = NULL;
  g_autoptr(KamaeRecord) task = NULL;

  publication = kamae_operation_create (operation, "policy_publication", error,
                                        "policy", id,
                                        "channel", channel,
                                        NULL);
  if (publication == NULL)
    return FALSE;
  task = make_task (operation, publication, person, due_on, error);
  return task != NULL && kamae_operation_set_link (operation, publication, "task", task, error);
}

/* The ISMS manager publishes; who approved does, where there is none. */
#define WHO_AND_WHEN \
  "SELECT coalesce (" KAMAE_LEADERSHIP_HOLDER ("isms_manager", ":as_of") ", :me), " \
  "date (:as_of, '+' || setting ('leadership.publish_days') || ' days')"

gboolean
kamae_leadership_make_publications (KamaeOperation  *operation,
                                    KamaeRecord     *policy,
                                    GError         **error)
{
  g_autoptr(KamaeCursor) cursor =
    kamae_register_query (kamae_operation_get_register (operation), WHO_AND_WHEN, NULL, error);
  g_autofree char *person = NULL;
  g_autofree char *due_on = NULL;

  if (cursor == NULL || !kamae_cursor_next (cursor, error))
    return FALSE;
  person = g_strdup (kamae_cursor_get_text (cursor, 0));
  due_on = g_strdup (kamae_cursor_get_text (cursor, 1));
  for (guint i = 0; channels[i].code != NULL; i++)
    if ((!g_str_equal (channels[i].code, "website")
         || kamae_record_get_boolean (policy, "on_website"))
        && !make_publication (operation, policy, channels[i].code, person, due_on, error))
      return FALSE;
  return TRUE;
}
