/* SPDX-License-Identifier: LGPL-2.1-or-later */
#pragma once

#include "kamae-ui-private.h"

G_BEGIN_DECLS

#define KAMAE_TYPE_EDITOR (kamae_editor_get_type ())

G_DECLARE_DERIVABLE_TYPE (KamaeEditor, kamae_editor, KAMAE, EDITOR, AdwBin)

/* The place of one field in a form: label, control, error, help. Each kind of field has a subclass.
 * Signal: open-record (KamaeRecord). */

/**
 * KamaeEditorFunc:
 *
 * What an editor does within an operation.
 */
typedef gboolean (*KamaeEditorFunc) (KamaeEditor    *self,
                                     KamaeOperation *operation,
                                     gpointer        data,
                                     GError        **error);

/**
 * KamaeEditorClass:
 * @create: makes the control
 * @load: shows the value of the record
 * @commit: saves what was typed; %FALSE if it cannot be saved. Of editors that watch typing
 * @set_editable: (nullable): a control that shows its value well when it cannot be changed;
 *   others are replaced by plain text then
 */
struct _KamaeEditorClass
{
  AdwBinClass parent_class;

  GtkWidget *(*create)       (KamaeEditor *self);
  void       (*load)         (KamaeEditor *self);
  gboolean   (*commit)       (KamaeEditor *self);
  void       (*set_editable) (KamaeEditor *self,
                              gboolean     editable);
};

KamaeEditor       *kamae_editor_new            (KamaeRegister     *reg,
                                                const KamaeEntity *entity,
                                                const KamaeField  *field,
                                                gboolean           compact)
  G_GNUC_WARN_UNUSED_RESULT;
KamaeRegister     *kamae_editor_get_register   (KamaeEditor       *self);
const KamaeEntity *kamae_editor_get_entity     (KamaeEditor       *self);
const KamaeField  *kamae_editor_get_field      (KamaeEditor       *self);
const char        *kamae_editor_get_label      (KamaeEditor       *self);
gboolean           kamae_editor_is_compact     (KamaeEditor       *self);
KamaeRecord       *kamae_editor_get_record     (KamaeEditor       *self);
void               kamae_editor_set_record     (KamaeEditor       *self,
                                                KamaeRecord       *record);
void               kamae_editor_reload         (KamaeEditor       *self);
void               kamae_editor_set_correction (KamaeEditor       *self,
                                                const char        *reason);
void               kamae_editor_set_note       (KamaeEditor       *self,
                                                const char        *note);
/* Of what kamae_register_check_entry() found, what is about this field, with a button where there
 * is a remedy. */
void               kamae_editor_show_warnings  (KamaeEditor       *self,
                                                GPtrArray         *results);
void               kamae_editor_set_required   (KamaeEditor       *self,
                                                gboolean           required);
char              *kamae_editor_dup_value      (KamaeEditor       *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean           kamae_editor_commit         (KamaeEditor       *self);
void               kamae_editor_watch_typing   (KamaeEditor       *self,
                                                GtkWidget         *text);
gboolean           kamae_editor_store          (KamaeEditor       *self,
                                                const char        *value);
gboolean           kamae_editor_run            (KamaeEditor       *self,
                                                KamaeEditorFunc    func,
                                                gpointer           data);
char              *_kamae_correction_dup_key   (KamaeRecord       *record) G_GNUC_WARN_UNUSED_RESULT;
void               _kamae_correction_forget    (KamaeRecord       *record);
void               kamae_editor_open_record    (KamaeEditor       *self,
                                                KamaeRecord       *record);

#define KAMAE_TYPE_BOOLEAN_EDITOR (kamae_boolean_editor_get_type ())
G_DECLARE_FINAL_TYPE (KamaeBooleanEditor, kamae_boolean_editor, KAMAE, BOOLEAN_EDITOR, KamaeEditor)

#define KAMAE_TYPE_CHOICE_EDITOR (kamae_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (KamaeChoiceEditor, kamae_choice_editor, KAMAE, CHOICE_EDITOR, KamaeEditor)

#define KAMAE_TYPE_DATE_EDITOR (kamae_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (KamaeDateEditor, kamae_date_editor, KAMAE, DATE_EDITOR, KamaeEditor)

#define KAMAE_TYPE_DERIVED_EDITOR (kamae_derived_editor_get_type ())
G_DECLARE_FINAL_TYPE (KamaeDerivedEditor, kamae_derived_editor, KAMAE, DERIVED_EDITOR, KamaeEditor)

#define KAMAE_TYPE_FILE_EDITOR (kamae_file_editor_get_type ())
G_DECLARE_FINAL_TYPE (KamaeFileEditor, kamae_file_editor, KAMAE, FILE_EDITOR, KamaeEditor)

#define KAMAE_TYPE_FLAGS_EDITOR (kamae_flags_editor_get_type ())
G_DECLARE_FINAL_TYPE (KamaeFlagsEditor, kamae_flags_editor, KAMAE, FLAGS_EDITOR, KamaeEditor)

#define KAMAE_TYPE_LINK_EDITOR (kamae_link_editor_get_type ())
G_DECLARE_FINAL_TYPE (KamaeLinkEditor, kamae_link_editor, KAMAE, LINK_EDITOR, KamaeEditor)

#define KAMAE_TYPE_LINKS_EDITOR (kamae_links_editor_get_type ())
G_DECLARE_FINAL_TYPE (KamaeLinksEditor, kamae_links_editor, KAMAE, LINKS_EDITOR, KamaeEditor)

#define KAMAE_TYPE_LONG_TEXT_EDITOR (kamae_long_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (KamaeLongTextEditor, kamae_long_text_editor, KAMAE, LONG_TEXT_EDITOR,
                      KamaeEditor)

#define KAMAE_TYPE_TEXT_EDITOR (kamae_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (KamaeTextEditor, kamae_text_editor, KAMAE, TEXT_EDITOR, KamaeEditor)

G_END_DECLS
