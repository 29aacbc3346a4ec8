/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/suggestions-head.h"

#include <glib/gi18n.h>

#include "views/labels.h"
#include "widgets/wrap-layout.h"

#define ALL DOSSIER_N_SUGGESTION_KINDS

struct _DossierSuggestionsHead
{
  GtkBox parent_instance;

  DossierReview *review;
  DossierSuggestionKind kind; /* ALL for all */
  DossierAnswer answer;

  GtkDropDown *kinds; /* all, and each */
  GtkWidget *answers[DOSSIER_N_ANSWERS];
  GtkWidget *accept_all;
  GtkWidget *reject_all;
  GtkWidget *take_back_all;
  gboolean filling;
};

enum
{
  CHANGED,
  CLOSE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierSuggestionsHead, dossier_suggestions_head, GTK_TYPE_BOX)

/* What is said */

static void
set_button (GtkWidget *button, char *label, gboolean visible)
{
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_visible (button, visible);
  g_free (label);
}

static char *
print_kind (DossierSuggestionsHead *self, DossierSuggestionKind kind)
{
  guint n = dossier_review_count (self->review, kind, self->answer);

  if (kind < ALL)
    return dossier_suggestion_kind_print_count (kind, n);
  /* Translators: in a list to choose from: suggestions of all kinds, of which there are %'u. */
  return g_strdup_printf (ngettext ("All %'u", "All %'u", n), n);
}

static DossierSuggestionKind
get_kind (guint position)
{
  return position == 0 ? ALL : position - 1;
}

static void
update_kinds (DossierSuggestionsHead *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i <= ALL; i++)
    gtk_string_list_take (names, print_kind (self, get_kind (i)));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->kinds, self->kind == ALL ? 0 : self->kind + 1);
}

static char *
print_answer (DossierAnswer answer, guint n)
{
  switch (answer)
    {
    case DOSSIER_ANSWER_ACCEPTED:
      /* Translators: a button: shows suggestions that were accepted, %'u of them. */
      return g_strdup_printf (ngettext ("Accepted: %'u", "Accepted: %'u", n), n);
    case DOSSIER_ANSWER_REJECTED:
      /* Translators: a button: shows suggestions that were rejected, %'u of them. */
      return g_strdup_printf (ngettext ("Rejected: %'u", "Rejected: %'u", n), n);
    case DOSSIER_ANSWER_NONE:
    default:
      /* Translators: a button: shows suggestions without an answer, %'u of them. */
      return g_strdup_printf (ngettext ("To Review: %'u", "To Review: %'u", n), n);
    }
}

static void
update_answers (DossierSuggestionsHead *self)
{
  for (guint answer = 0; answer < DOSSIER_N_ANSWERS; answer++)
    set_button (self->answers[answer],
                print_answer (answer, dossier_review_count (self->review, ALL, answer)), TRUE);
}

static void
update_verbs (DossierSuggestionsHead *self, guint n)
{
  set_button (self->accept_all,
              /* Translators: a button: accepts all suggestions that are listed, %'u of them. */
              g_strdup_printf (ngettext ("Accept %'u", "Accept All %'u", n), n),
              n > 0 && self->answer != DOSSIER_ANSWER_ACCEPTED);
  set_button (self->reject_all,
              /* Translators: a button: rejects all suggestions that are listed, %'u of them. */
              g_strdup_printf (ngettext ("Reject %'u", "Reject All %'u", n), n),
              n > 0 && self->answer == DOSSIER_ANSWER_NONE);
  set_button (self->take_back_all,
              /* Translators: a button: the %'u suggestions that are listed have no answer again. */
              g_strdup_printf (ngettext ("Take Back %'u", "Take Back All %'u", n), n),
              n > 0 && self->answer != DOSSIER_ANSWER_NONE);
}

/* What is chosen */

static void
kind_cb (DossierSuggestionsHead *self)
{
  DossierSuggestionKind kind = get_kind (gtk_drop_down_get_selected (self->kinds));

  if (self->filling || self->kind == kind)
    return;
  self->kind = kind;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
answer_cb (GtkToggleButton *button, DossierSuggestionsHead *self)
{
  for (guint answer = 0; answer < DOSSIER_N_ANSWERS && gtk_toggle_button_get_active (button);
       answer++)
    if (self->answers[answer] == GTK_WIDGET (button) && self->answer != answer)
      {
        self->answer = answer;
        self->kind = ALL;
        g_signal_emit (self, signals[CHANGED], 0);
      }
}

static GtkWidget *
make_toggle (GtkWidget *box, GtkWidget *group, GCallback func, gpointer self)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_widget_add_css_class (button, "flat");
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_signal_connect (button, "toggled", func, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_verb (GtkWidget *box, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_row (const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, dossier_wrap_layout_new (4, 4));
  gtk_widget_add_css_class (box, css_class);
  return box;
}

static void
close_cb (DossierSuggestionsHead *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
fill_box (DossierSuggestionsHead *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *answers = make_row ("suggestion-answers");
  GtkWidget *verbs = make_row ("suggestion-verbs");
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  for (guint answer = 0; answer < DOSSIER_N_ANSWERS; answer++)
    self->answers[answer] =
      make_toggle (answers, answer > 0 ? self->answers[0] : NULL, G_CALLBACK (answer_cb), self);
  self->kinds = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the name of a list to choose from, read aloud:
                                   * quotes, dates, people … */
                                  _ ("Kind of suggestions"), -1);
  dossier_name_images (GTK_WIDGET (self->kinds), _ ("Kind of suggestions"));
  /* What is pressed is a button of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (
                                    gtk_widget_get_first_child (GTK_WIDGET (self->kinds))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kind of suggestions"), -1);
  g_signal_connect_object (self->kinds, "notify::selected", G_CALLBACK (kind_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (verbs), GTK_WIDGET (self->kinds));
  self->accept_all = make_verb (verbs, "suggestion.accept-all");
  self->reject_all = make_verb (verbs, "suggestion.reject-all");
  self->take_back_all = make_verb (verbs, "suggestion.take-back-all");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_valign (close, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (close, _ ("Close the Suggestions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close the suggestions"), -1);
  g_signal_connect_object (close, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (answers, TRUE);
  gtk_box_append (GTK_BOX (top), answers);
  gtk_box_append (GTK_BOX (top), close);
  gtk_box_append (GTK_BOX (self), top);
  gtk_box_append (GTK_BOX (self), verbs);
  gtk_widget_add_css_class (GTK_WIDGET (self), "suggestions-head");
}

static void
dossier_suggestions_head_dispose (GObject *object)
{
  DossierSuggestionsHead *self = DOSSIER_SUGGESTIONS_HEAD (object);

  g_clear_object (&self->review);

  G_OBJECT_CLASS (dossier_suggestions_head_parent_class)->dispose (object);
}

static void
dossier_suggestions_head_class_init (DossierSuggestionsHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_suggestions_head_dispose;
  signals[CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_SUGGESTIONS_HEAD, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSE] = g_signal_new ("close", DOSSIER_TYPE_SUGGESTIONS_HEAD, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_suggestions_head_init (DossierSuggestionsHead *self)
{
  self->kind = ALL;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  fill_box (self);
}

GtkWidget *
dossier_suggestions_head_new (DossierReview *review)
{
  DossierSuggestionsHead *self;

  g_return_val_if_fail (DOSSIER_IS_REVIEW (review), NULL);

  self = g_object_new (DOSSIER_TYPE_SUGGESTIONS_HEAD, NULL);
  self->review = g_object_ref (review);
  return GTK_WIDGET (self);
}

DossierSuggestionKind
dossier_suggestions_head_get_kind (DossierSuggestionsHead *self)
{
  g_return_val_if_fail (DOSSIER_IS_SUGGESTIONS_HEAD (self), ALL);

  return self->kind;
}

DossierAnswer
dossier_suggestions_head_get_answer (DossierSuggestionsHead *self)
{
  g_return_val_if_fail (DOSSIER_IS_SUGGESTIONS_HEAD (self), DOSSIER_ANSWER_NONE);

  return self->answer;
}

void
dossier_suggestions_head_show_all (DossierSuggestionsHead *self, DossierAnswer answer)
{
  g_return_if_fail (DOSSIER_IS_SUGGESTIONS_HEAD (self));

  self->kind = ALL;
  self->answer = answer;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->answers[answer]), TRUE);
}

void
dossier_suggestions_head_update (DossierSuggestionsHead *self, guint n_listed)
{
  g_return_if_fail (DOSSIER_IS_SUGGESTIONS_HEAD (self));

  self->filling = TRUE;
  update_kinds (self);
  self->filling = FALSE;
  update_answers (self);
  update_verbs (self, n_listed);
}

GtkWidget *
dossier_suggestions_head_get_chosen (DossierSuggestionsHead *self)
{
  g_return_val_if_fail (DOSSIER_IS_SUGGESTIONS_HEAD (self), NULL);

  return self->answers[self->answer];
}
