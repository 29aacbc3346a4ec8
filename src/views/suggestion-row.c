/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "views/labels.h"
#include "views/suggestion-row.h"
#include "widgets/column.h"
#include "widgets/tooltip.h"

/* Longer words are an excerpt: the text itself shows them. */
#define MAX_LINES 4

struct _DossierSuggestionRow
{
  GtkBox parent_instance;

  GtkWidget *kind;
  GtkWidget *what;
  GtkWidget *words;
  GtkWidget *reason;
  GtkWidget *accept;
  GtkWidget *reject;
  GtkWidget *correct;
  GtkWidget *take_back;
};

G_DEFINE_FINAL_TYPE (DossierSuggestionRow, dossier_suggestion_row, GTK_TYPE_BOX)

static GtkWidget *
make_button (const char *icon_name, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  dossier_tooltip_set (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  return button;
}

static void
dossier_suggestion_row_class_init (DossierSuggestionRowClass *klass)
{
}

static void
dossier_suggestion_row_init (DossierSuggestionRow *self)
{
  GtkWidget *body = dossier_column_new (2);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->kind = dossier_wrapping_label ("suggestion-kind");
  self->words = dossier_quoted_label ();
  gtk_label_set_lines (GTK_LABEL (self->words), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  self->what = dossier_wrapping_label ("record-title");
  self->reason = dossier_wrapping_label ("record-meta");
  gtk_widget_set_hexpand (body, TRUE);
  dossier_column_append (DOSSIER_COLUMN (body), self->kind);
  dossier_column_append (DOSSIER_COLUMN (body), self->what);
  dossier_column_append (DOSSIER_COLUMN (body), self->words);
  dossier_column_append (DOSSIER_COLUMN (body), self->reason);
  /* Translators: what a button does, with its key: takes a suggestion for right */
  self->accept = make_button ("object-select-symbolic", "suggestion.accept", _ ("Accept (A)"));
  /* Translators: what a button does, with its key: takes a suggestion for wrong */
  self->reject = make_button ("window-close-symbolic", "suggestion.reject", _ ("Reject (R)"));
  self->correct = make_button ("document-edit-symbolic", "suggestion.correct",
                               _ ("Correct Before Accepting (E)"));
  self->take_back =
    make_button ("edit-undo-symbolic", "suggestion.take-back", _ ("Take the Answer Back (T)"));
  gtk_box_append (GTK_BOX (buttons), self->correct);
  gtk_box_append (GTK_BOX (buttons), self->accept);
  gtk_box_append (GTK_BOX (buttons), self->reject);
  gtk_box_append (GTK_BOX (buttons), self->take_back);
  gtk_box_append (GTK_BOX (self), body);
  gtk_box_append (GTK_BOX (self), buttons);
}

GtkWidget *
dossier_suggestion_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_SUGGESTION_ROW, NULL);
}

static gboolean
is_named (const DossierProposal *proposal)
{
  return proposal->kind >= DOSSIER_SUGGESTION_PERSON &&
         proposal->kind <= DOSSIER_SUGGESTION_COUNTRY;
}

static void
set_target (GtkWidget *button, guint number, gboolean visible)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", number);
  gtk_widget_set_visible (button, visible);
}

void
dossier_suggestion_row_set (DossierSuggestionRow *self, DossierProposal *proposal)
{
  const DossierSuggestion *first;
  g_autofree char *what = NULL;
  gboolean answered;

  g_return_if_fail (DOSSIER_IS_SUGGESTION_ROW (self));
  g_return_if_fail (DOSSIER_IS_PROPOSAL (proposal));

  first = dossier_proposal_get_first (proposal);
  what = dossier_proposal_describe (proposal);
  answered = proposal->answer != DOSSIER_ANSWER_NONE;
  gtk_label_set_label (GTK_LABEL (self->kind), dossier_suggestion_kind_get_label (proposal->kind));
  dossier_label_set_or_hide (self->what, what);
  /* A name is there already, and a date that is written as it is shown. */
  dossier_label_set_or_hide (self->words, is_named (proposal) || g_strcmp0 (what, first->text) == 0
                                            ? NULL
                                            : first->text);
  dossier_label_set_or_hide (self->reason, first->reason);
  set_target (self->accept, proposal->number, proposal->answer != DOSSIER_ANSWER_ACCEPTED);
  set_target (self->reject, proposal->number, proposal->answer != DOSSIER_ANSWER_REJECTED);
  set_target (self->correct, proposal->number,
              !answered && proposal->kind != DOSSIER_SUGGESTION_LINK);
  set_target (self->take_back, proposal->number, answered);
}
