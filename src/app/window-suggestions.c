/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may stand in a document without marks: the window offers it in a bar, and shows it beside
 * the text, or below it in a narrow window. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/dismissed.h"
#include "app/window-private.h"
#include "views/reader-view.h"
#include "views/suggestions-view.h"

/* The list's width beside the text, a quarter of the window, and its height below it, in pixels. */
#define MIN_WIDTH 260
#define MAX_WIDTH 360
#define HEIGHT 300

#define KEY "dismissed-suggestions"

enum
{
  RESPONSE_REVIEW = 1,
};

/* The list */

static DossierReaderView *
get_reader (DossierWindow *self)
{
  GtkWidget *reader = dossier_panes_get_child (self->panes, DOSSIER_PANE_TEXT);

  return reader != NULL ? DOSSIER_READER_VIEW (reader) : NULL;
}

static void
show_current (DossierWindow *self)
{
  DossierReaderView *reader = get_reader (self);

  if (reader == NULL)
    return;
  if (self->suggestions == NULL)
    dossier_reader_view_show_suggested (reader, NULL, NULL);
  else
    dossier_reader_view_show_suggested (reader, self->review,
                                        dossier_suggestions_view_get_current (
                                          DOSSIER_SUGGESTIONS_VIEW (self->suggestions)));
}

static void
take_out (DossierWindow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (self->suggestions);

  if (parent == NULL)
    return;
  if (parent == GTK_WIDGET (self->contents))
    {
      gtk_stack_remove (self->contents, self->suggestions);
      gtk_stack_set_visible_child (self->contents,
                                   gtk_widget_get_first_child (GTK_WIDGET (self->contents)));
    }
  else
    gtk_box_remove (GTK_BOX (parent), self->suggestions);
}

static void
restore_width (DossierWindow *self)
{
  if (self->contents_width > 0)
    g_object_set (self->panes, "sidebar-width", self->contents_width, NULL);
  self->contents_width = 0;
}

static void
put_beside (DossierWindow *self)
{
  int wanted = CLAMP (gtk_widget_get_width (GTK_WIDGET (self)) / 4, MIN_WIDTH, MAX_WIDTH);
  int width;

  gtk_widget_set_size_request (self->suggestions, -1, -1);
  gtk_stack_add_child (self->contents, self->suggestions);
  gtk_stack_set_visible_child (self->contents, self->suggestions);
  g_object_get (self->panes, "sidebar-width", &width, NULL);
  if (width < wanted && self->contents_width == 0)
    {
      self->contents_width = width;
      g_object_set (self->panes, "sidebar-width", wanted, NULL);
    }
  dossier_panes_reveal (self->panes, DOSSIER_PANE_CONTENTS);
}

static void
put_below (DossierWindow *self)
{
  GtkWidget *box = adw_bin_get_child (ADW_BIN (get_reader (self)));

  gtk_widget_set_size_request (self->suggestions, -1, HEIGHT);
  gtk_widget_set_vexpand_set (self->suggestions, TRUE);
  gtk_widget_set_vexpand (self->suggestions, FALSE);
  gtk_box_append (GTK_BOX (box), self->suggestions);
  restore_width (self);
  dossier_panes_reveal (self->panes, DOSSIER_PANE_TEXT);
}

void
dossier_window_place_suggestions (DossierWindow *self)
{
  gboolean below = dossier_panes_get_room (self->panes) == DOSSIER_ROOM_NARROW;
  GtkWidget *parent;
  GtkWidget *focus;
  gboolean had_focus;

  if (self->suggestions == NULL)
    return;
  parent = gtk_widget_get_parent (self->suggestions);
  if (parent != NULL && below == (parent != GTK_WIDGET (self->contents)))
    return;
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  had_focus = focus != NULL && gtk_widget_is_ancestor (focus, self->suggestions);
  g_object_ref (self->suggestions);
  take_out (self);
  if (below)
    put_below (self);
  else
    put_beside (self);
  g_object_unref (self->suggestions);
  if (had_focus)
    dossier_suggestions_view_focus (DOSSIER_SUGGESTIONS_VIEW (self->suggestions));
}

static void update (DossierWindow *self);

void
dossier_window_close_suggestions (DossierWindow *self)
{
  if (self->suggestions == NULL)
    return;
  take_out (self);
  self->suggestions = NULL;
  restore_width (self);
  show_current (self);
  update (self);
  dossier_window_focus_text (self);
}

static void
show_in_text_cb (DossierWindow *self)
{
  dossier_window_focus_text (self);
}

/* One in the text that was pressed. */
static void
suggestion_cb (DossierReaderView *reader, DossierProposal *proposal, DossierSuggestionsView *view)
{
  dossier_suggestions_view_select (view, proposal);
}

static void
open_list (DossierWindow *self)
{
  dossier_review_start (self->review);
  if (self->suggestions == NULL)
    {
      self->suggestions = dossier_suggestions_view_new (self->review);
      g_signal_connect_object (self->suggestions, "current", G_CALLBACK (show_current), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->suggestions, "show-in-text", G_CALLBACK (show_in_text_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->suggestions, "close",
                               G_CALLBACK (dossier_window_close_suggestions), self,
                               G_CONNECT_SWAPPED);
      dossier_window_place_suggestions (self);
      g_signal_connect_object (get_reader (self), "suggestion", G_CALLBACK (suggestion_cb),
                               self->suggestions, 0);
      show_current (self);
      update (self);
    }
  dossier_suggestions_view_focus (DOSSIER_SUGGESTIONS_VIEW (self->suggestions));
}

void
dossier_window_suggestions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (dossier_session_get_document (self->session) == NULL || get_reader (self) == NULL ||
      dossier_session_get_document (self->session)->spanning != NULL)
    return;
  open_list (self);
}

/* The bar */

static void
response_cb (GtkInfoBar *bar, int response, DossierWindow *self)
{
  if (response == RESPONSE_REVIEW)
    {
      open_list (self);
      return;
    }
  dossier_dismiss (KEY, dossier_session_get_document (self->session)->uuid);
  gtk_widget_set_visible (self->offer, FALSE);
}

/* GTK's own close button has no name. */
static void
name_close_button (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "close"))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Do not offer suggestions for this document"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_close_button (child);
}

/* Built when it is first needed. */
static void
build_bar (DossierWindow *self)
{
  GtkInfoBar *bar = GTK_INFO_BAR (gtk_info_bar_new ());
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (
    /* Translators: a button: opens the list of suggestions */
    _ ("_Look Through"));

  self->offer = GTK_WIDGET (bar);
  self->offer_label = GTK_LABEL (label);
  gtk_info_bar_set_message_type (bar, GTK_MESSAGE_OTHER);
  gtk_info_bar_set_show_close_button (bar, TRUE);
  gtk_label_set_wrap (self->offer_label, TRUE);
  gtk_label_set_wrap_mode (self->offer_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->offer_label, 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, 8);
  gtk_info_bar_add_child (bar, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the name of the button “_Look Through”, read
                                   * aloud */
                                  _ ("Look through the suggestions"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_info_bar_add_action_widget (bar, button, RESPONSE_REVIEW);
  g_signal_connect_object (bar, "response", G_CALLBACK (response_cb), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a bar's name: tells what may stand in a text */
                                  _ ("Suggestions"), -1);
  name_close_button (self->offer);
  adw_bin_set_child (self->suggestions_place, self->offer);
}

static char *
describe_offer (DossierWindow *self)
{
  guint n = dossier_review_count (self->review, DOSSIER_N_SUGGESTION_KINDS, DOSSIER_ANSWER_NONE);
  g_autofree char *kinds = dossier_review_describe (self->review);

  if (n == 0)
    return NULL;
  return g_strdup_printf (
    /* Translators: %1$'u is a number, %2$s a list such as “16 quotes, 32 dates and 15 events”. */
    ngettext ("%1$'u suggestion for this text: %2$s.", "%1$'u suggestions for this text: %2$s.", n),
    n, kinds);
}

static void
update (DossierWindow *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  gboolean offers = document != NULL && self->suggestions == NULL &&
                    dossier_review_is_unmarked (document) &&
                    !dossier_is_dismissed (KEY, document->uuid);
  g_autofree char *text = offers ? describe_offer (self) : NULL;

  show_current (self);
  if (text != NULL && self->offer == NULL)
    build_bar (self);
  if (self->offer == NULL)
    return;
  gtk_widget_set_visible (self->offer, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_label (self->offer_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->offer), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

/* Looking for them, once the document is on the screen. */

static gboolean
start_cb (gpointer data)
{
  DossierWindow *self = data;
  DossierDocument *document = dossier_session_get_document (self->session);

  self->suggesting = 0;
  if (document != NULL && dossier_review_is_unmarked (document) &&
      !dossier_is_dismissed (KEY, document->uuid))
    dossier_review_start (self->review);
  return G_SOURCE_REMOVE;
}

static void
document_cb (DossierWindow *self)
{
  if (!dossier_session_is_revising (self->session))
    dossier_window_close_suggestions (self);
  g_clear_handle_id (&self->suggesting, g_source_remove);
  if (dossier_session_get_document (self->session) != NULL)
    self->suggesting = g_idle_add_full (G_PRIORITY_LOW, start_cb, self, NULL);
}

void
dossier_window_clear_suggestions (DossierWindow *self)
{
  g_clear_handle_id (&self->suggesting, g_source_remove);
  g_clear_object (&self->review);
}

void
dossier_window_init_suggestions (DossierWindow *self)
{
  self->review = dossier_review_new (self->session);
  g_signal_connect_object (self->review, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
}
