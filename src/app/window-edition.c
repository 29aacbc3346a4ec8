/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the document has changed since it was marked: what the window offers above it. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/window-private.h"
#include "linking/carry.h"
#include "views/carry-dialog.h"

enum
{
  RESPONSE_CARRY = 1,
  RESPONSE_REVIEW,
};

static void
response_cb (GtkInfoBar *bar, int response, DossierWindow *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  g_autoptr (DossierCarry) carry = NULL;

  if (document == NULL)
    return;
  switch (response)
    {
    case RESPONSE_CARRY:
      carry = dossier_carry_new (self->session);
      dossier_carry_exact (carry, self->session);
      break;
    case RESPONSE_REVIEW:
      dossier_carry_dialog_present (GTK_WINDOW (self), self->session);
      break;
    default:
      g_free (self->edition_closed);
      self->edition_closed = g_strdup (document->hash);
      gtk_widget_set_visible (self->edition, FALSE);
    }
}

/* The bar's own buttons have the mnemonic's sign in their names. */
static GtkWidget *
add_button (GtkInfoBar *bar, const char *label, int response)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_info_bar_add_action_widget (bar, button, response);
  return button;
}

/* Built when it is first needed. */
static void
build_bar (DossierWindow *self)
{
  GtkInfoBar *bar = GTK_INFO_BAR (gtk_info_bar_new ());
  GtkWidget *label = gtk_label_new (NULL);

  self->edition = GTK_WIDGET (bar);
  self->edition_label = GTK_LABEL (label);
  gtk_info_bar_set_message_type (bar, GTK_MESSAGE_OTHER);
  gtk_info_bar_set_show_close_button (bar, TRUE);
  gtk_label_set_wrap (self->edition_label, TRUE);
  gtk_label_set_wrap_mode (self->edition_label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->edition_label, 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, 8);
  gtk_info_bar_add_child (bar, label);
  self->edition_carry = add_button (bar, _ ("_Carry"), RESPONSE_CARRY);
  self->edition_review = add_button (bar, _ ("_Review…"), RESPONSE_REVIEW);
  g_signal_connect_object (bar, "response", G_CALLBACK (response_cb), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New edition"), -1);
  adw_bin_set_child (self->edition_place, self->edition);
}

/* Marks that were not found stay in the list of notes: by themselves they are nothing new. */
static void
update (DossierWindow *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  g_autoptr (DossierCarry) carry = dossier_carry_new (self->session);
  gboolean shown = document != NULL && carry->exact->len + carry->review->len > 0 &&
                   g_strcmp0 (self->edition_closed, document->hash) != 0;
  g_autofree char *text = NULL;

  if (shown && self->edition == NULL)
    build_bar (self);
  if (self->edition == NULL)
    return;
  gtk_widget_set_visible (self->edition, shown);
  if (!shown)
    return;

  text = dossier_carry_describe (carry, document);
  gtk_label_set_label (self->edition_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edition),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_set_visible (self->edition_carry, carry->exact->len > 0);
  gtk_widget_set_visible (self->edition_review, carry->review->len + carry->lost->len > 0);
}

void
dossier_window_init_edition (DossierWindow *self)
{
  g_signal_connect_object (self->session, "notes-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}
