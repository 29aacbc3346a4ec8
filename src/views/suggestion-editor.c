/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "views/labels.h"
#include "views/mark-fields.h"
#include "views/suggestion-editor.h"

#define WIDTH 420

#define DOSSIER_TYPE_SUGGESTION_EDITOR (dossier_suggestion_editor_get_type ())
G_DECLARE_FINAL_TYPE (DossierSuggestionEditor,
                      dossier_suggestion_editor,
                      DOSSIER,
                      SUGGESTION_EDITOR,
                      AdwWindow)

struct _DossierSuggestionEditor
{
  AdwWindow parent_instance;

  DossierReview *review;
  DossierProposal *proposal;
  GPtrArray *speakers; /* of char * */

  GtkListBox *list;
  AdwComboRow *speaker; /* those that the kind has; the others are NULL */
  DossierField *other;
  DossierField *office;
  DossierField *name;
  DossierField *short_name;
  DossierField *date;
  GtkSwitch *direct;
};

G_DEFINE_FINAL_TYPE (DossierSuggestionEditor, dossier_suggestion_editor, ADW_TYPE_WINDOW)

static void
set_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

/* The last one of the list is somebody else. */
static gboolean
is_other (DossierSuggestionEditor *self)
{
  return adw_combo_row_get_selected (self->speaker) >= self->speakers->len;
}

static void
speaker_cb (DossierSuggestionEditor *self)
{
  dossier_field_set_visible (self->other, is_other (self));
}

static DossierReaderMark *
read_fields (DossierSuggestionEditor *self)
{
  DossierReaderMark *mark = dossier_reader_mark_copy (self->proposal->mark);

  if (self->speaker != NULL)
    set_text (&mark->who_name,
              is_other (self)
                ? dossier_field_get_text (self->other)
                : g_strdup (self->speakers->pdata[adw_combo_row_get_selected (self->speaker)]));
  if (self->office != NULL)
    set_text (&mark->office, dossier_field_get_text (self->office));
  if (self->name != NULL)
    set_text (&mark->name, dossier_field_get_text (self->name));
  if (self->short_name != NULL)
    set_text (&mark->short_name, dossier_field_get_text (self->short_name));
  if (self->date != NULL)
    {
      g_clear_pointer (&mark->date, dossier_date_free);
      mark->date = dossier_field_get_date (self->date);
    }
  if (self->direct != NULL)
    mark->direct = gtk_switch_get_active (self->direct);
  return mark;
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierSuggestionEditor *self = DOSSIER_SUGGESTION_EDITOR (widget);
  g_autoptr (DossierReaderMark) mark = NULL;
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  if (self->date != NULL && !dossier_field_check (self->date))
    return;
  mark = read_fields (self);
  g_ptr_array_add (one, self->proposal);
  dossier_review_correct (self->review, self->proposal, mark);
  dossier_review_accept (self->review, one);
  gtk_window_close (GTK_WINDOW (self));
}

/* Rows */

static void
append_speaker (DossierSuggestionEditor *self)
{
  const char *name = self->proposal->mark->who_name;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = self->speakers->len;

  for (guint i = 0; i < self->speakers->len; i++)
    {
      gtk_string_list_append (names, self->speakers->pdata[i]);
      if (g_strcmp0 (self->speakers->pdata[i], name) == 0)
        selected = i;
    }
  /* Translators: in a list of people who may have said something: nobody of these */
  gtk_string_list_append (names, _ ("Somebody else"));
  self->speaker = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->speaker), _ ("Speaker"));
  adw_combo_row_set_model (self->speaker, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->speaker, selected);
  gtk_list_box_append (self->list, GTK_WIDGET (self->speaker));
  dossier_name_images (GTK_WIDGET (self->speaker), _ ("Speaker"));
  self->other =
    dossier_field_new_text (self->list, _ ("Name"), selected == self->speakers->len ? name : NULL);
  g_signal_connect_object (self->speaker, "notify::selected", G_CALLBACK (speaker_cb), self,
                           G_CONNECT_SWAPPED);
  speaker_cb (self);
}

static void
append_direct (DossierSuggestionEditor *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->direct = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (self->direct, self->proposal->mark->direct);
  gtk_widget_set_valign (GTK_WIDGET (self->direct), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Direct"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Word for word, not reported"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->direct));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->direct));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->direct), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Direct"), -1);
  gtk_list_box_append (self->list, row);
}

static void
append_rows (DossierSuggestionEditor *self)
{
  const DossierReaderMark *mark = self->proposal->mark;

  switch (self->proposal->kind)
    {
    case DOSSIER_SUGGESTION_QUOTE:
      append_speaker (self);
      /* Translators: label of an entry: what somebody was: “Secretary General” */
      self->office = dossier_field_new_text (self->list, _ ("Office"), mark->office);
      self->date = dossier_field_new_date (self->list, _ ("Said When"), mark->date);
      append_direct (self);
      break;
    case DOSSIER_SUGGESTION_EVENT:
      self->name = dossier_field_new_text (self->list, _ ("Title"), mark->name);
      self->date = dossier_field_new_date (self->list, _ ("When"), mark->date);
      break;
    case DOSSIER_SUGGESTION_DATE:
      self->date = dossier_field_new_date (self->list, _ ("When"), mark->date);
      break;
    case DOSSIER_SUGGESTION_PERSON:
      self->office = dossier_field_new_text (self->list, _ ("Office"), mark->office);
      G_GNUC_FALLTHROUGH;
    case DOSSIER_SUGGESTION_ORGANISATION:
    case DOSSIER_SUGGESTION_COUNTRY:
    case DOSSIER_SUGGESTION_LINK:
    default:
      self->name = dossier_field_new_text (self->list, _ ("Name"), mark->name);
      /* Translators: label of an entry: a family name, an abbreviation */
      self->short_name = dossier_field_new_text (self->list, _ ("Short Name"), mark->short_name);
    }
}

static GtkWidget *
make_content (DossierSuggestionEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *accept = gtk_button_new_with_label (_ ("Accept"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *words = dossier_quoted_label ();

  gtk_widget_add_css_class (accept, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (accept), "suggestion.accept-corrected");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), accept);
  gtk_label_set_label (GTK_LABEL (words), dossier_proposal_get_first (self->proposal)->text);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  dossier_fields_init_list (self->list);
  gtk_widget_set_margin_top (inner, 12);
  gtk_widget_set_margin_bottom (inner, 12);
  gtk_widget_set_margin_start (inner, 12);
  gtk_widget_set_margin_end (inner, 12);
  gtk_box_append (GTK_BOX (inner), words);
  gtk_box_append (GTK_BOX (inner), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inner);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static void
dossier_suggestion_editor_dispose (GObject *object)
{
  DossierSuggestionEditor *self = DOSSIER_SUGGESTION_EDITOR (object);

  g_clear_object (&self->review);
  g_clear_object (&self->proposal);
  g_clear_pointer (&self->speakers, g_ptr_array_unref);

  G_OBJECT_CLASS (dossier_suggestion_editor_parent_class)->dispose (object);
}

static void
dossier_suggestion_editor_class_init (DossierSuggestionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_suggestion_editor_dispose;
  gtk_widget_class_install_action (widget_class, "suggestion.accept-corrected", NULL,
                                   accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "suggestion.accept-corrected", NULL);
}

static void
dossier_suggestion_editor_init (DossierSuggestionEditor *self)
{
}

void
dossier_suggestion_editor_present (GtkWindow *parent,
                                   DossierReview *review,
                                   DossierProposal *proposal)
{
  DossierSuggestionEditor *self;

  g_return_if_fail (DOSSIER_IS_REVIEW (review));
  g_return_if_fail (DOSSIER_IS_PROPOSAL (proposal));

  self = g_object_new (DOSSIER_TYPE_SUGGESTION_EDITOR, "transient-for", parent, "modal", TRUE,
                       "title", /* Translators: title of a dialog */ _ ("Correct"), NULL);
  self->review = g_object_ref (review);
  self->proposal = g_object_ref (proposal);
  self->speakers = dossier_review_list_speakers (review);
  adw_window_set_content (ADW_WINDOW (self), make_content (self));
  append_rows (self);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               parent != NULL
                                 ? MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (parent)))
                                 : WIDTH,
                               -1);
  gtk_window_present (GTK_WINDOW (self));
}
