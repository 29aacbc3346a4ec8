/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the document has changed since it was marked, or another edition of it was: what the window
 * offers above it. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/dismissed.h"
#include "app/window-private.h"
#include "linking/carry.h"
#include "views/carry-dialog.h"
#include "views/former-dialog.h"

/* Whose marks were offered does not matter then. */
#define KEY "dismissed-editions"

enum
{
  RESPONSE_CARRY = 1,
  RESPONSE_REVIEW,
};

/* Marks of the document itself come first; NULL when there is nothing to be offered. */
static DossierCarry *
get_offer (DossierWindow *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  g_autoptr (DossierCarry) own = NULL;
  g_autoptr (DossierCarry) copies = NULL;

  if (document == NULL)
    return NULL;
  own = dossier_carry_new (self->session, NULL);
  /* Marks that were not found stay in the list of notes: by themselves they are nothing new. */
  if (own->exact->len + own->review->len > 0 &&
      g_strcmp0 (self->edition_closed, document->hash) != 0)
    return g_steal_pointer (&own);
  if (self->former == NULL || g_strcmp0 (self->former_of, document->uuid) != 0)
    return NULL;
  copies = dossier_carry_new (self->session, self->former);
  return copies->n_news > 0 ? g_steal_pointer (&copies) : NULL;
}

/* The bar */

static void
close_bar (DossierWindow *self, const DossierCarry *carry)
{
  DossierDocument *document = dossier_session_get_document (self->session);

  if (carry->former != NULL)
    {
      dossier_dismiss (KEY, document->uuid);
      g_clear_pointer (&self->former, dossier_former_unref);
    }
  else
    {
      g_free (self->edition_closed);
      self->edition_closed = g_strdup (document->hash);
    }
}

static void update (DossierWindow *self);

static void
response_cb (GtkInfoBar *bar, int response, DossierWindow *self)
{
  g_autoptr (DossierCarry) carry = get_offer (self);

  if (carry == NULL)
    return;
  switch (response)
    {
    case RESPONSE_CARRY:
      dossier_carry_exact (carry, self->session);
      break;
    case RESPONSE_REVIEW:
      dossier_carry_dialog_present (GTK_WINDOW (self), self->session, carry->former);
      break;
    default:
      close_bar (self, carry);
      update (self);
    }
}

/* Buttons have the mnemonic's sign in their names, unless they are given one. */
static GtkWidget *
add_button (GtkInfoBar *bar, const char *label, const char *name, int response)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_info_bar_add_action_widget (bar, button, response);
  return button;
}

/* GTK's own close button has no name. */
static void
name_close_button (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "close"))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Do not carry marks"), -1);
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
  /* Translators: a button: puts marks of the former edition into the new one */
  self->edition_carry = add_button (bar, _ ("_Carry"),
                                    /* Translators: the name of the button “_Carry”, read aloud */
                                    _ ("Carry"), RESPONSE_CARRY);
  self->edition_review =
    add_button (bar,
                /* Translators: a button: opens the window in which marks of the former edition are
                 * looked at */
                _ ("_Review…"),
                /* Translators: the name of the button “_Review…”, read aloud */
                _ ("Review…"), RESPONSE_REVIEW);
  g_signal_connect_object (bar, "response", G_CALLBACK (response_cb), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: a bar's name: tells that a document came in with
                                   * a changed text */
                                  _ ("New edition"), -1);
  name_close_button (self->edition);
  adw_bin_set_child (self->edition_place, self->edition);
}

static void
update (DossierWindow *self)
{
  g_autoptr (DossierCarry) carry = get_offer (self);
  g_autofree char *text = NULL;

  if (carry != NULL && self->edition == NULL)
    build_bar (self);
  if (self->edition == NULL)
    return;
  gtk_widget_set_visible (self->edition, carry != NULL);
  if (carry == NULL)
    return;

  text = dossier_carry_describe (carry, dossier_session_get_document (self->session));
  gtk_label_set_label (self->edition_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edition),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_set_visible (self->edition_carry, carry->exact->len > 0);
  gtk_widget_set_visible (self->edition_review, carry->review->len + carry->lost->len > 0);
}

/* Looking for another edition */

/* The one that is being looked at, of the document that is shown. */
typedef struct
{
  DossierWindow *window;
  char *document;
} Look;

static Look *
look_new (DossierWindow *window)
{
  Look *look = g_new0 (Look, 1);

  look->window = g_object_ref (window);
  look->document = g_strdup (window->former_of);
  return look;
}

static void
look_free (Look *look)
{
  g_object_unref (look->window);
  g_free (look->document);
  g_free (look);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Look) look = data;
  DossierWindow *self = look->window;
  g_autoptr (DossierFormer) former =
    dossier_store_read_former_finish (DOSSIER_STORE (source), result, NULL);

  /* Nobody asked for it: if it goes wrong, nothing is offered. */
  if (former == NULL || self->session == NULL || g_strcmp0 (self->former_of, look->document) != 0)
    return;
  g_clear_pointer (&self->former, dossier_former_unref);
  self->former = g_steal_pointer (&former);
  update (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Look) look = data;
  DossierWindow *self = look->window;
  g_autoptr (GPtrArray) formers =
    dossier_store_list_formers_finish (DOSSIER_STORE (source), result, NULL);

  if (formers == NULL || self->session == NULL || g_strcmp0 (self->former_of, look->document) != 0)
    return;
  for (guint i = 0; i < formers->len; i++)
    {
      const DossierFormer *former = formers->pdata[i];

      if (!former->is_edition || !former->is_earlier)
        continue;
      dossier_store_read_former_async (DOSSIER_STORE (source), former->uuid, look->document,
                                       self->looking, read_cb, look_new (self));
      return;
    }
}

static void
look (DossierWindow *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierStore *store = dossier_session_get_store (self->session);

  if (document != NULL && g_strcmp0 (self->former_of, document->uuid) == 0)
    return;
  dossier_window_clear_edition (self);
  if (document == NULL || store == NULL || dossier_is_dismissed (KEY, document->uuid))
    return;
  self->former_of = g_strdup (document->uuid);
  self->looking = g_cancellable_new ();
  dossier_store_list_formers_async (store, document->uuid, self->looking, listed_cb,
                                    look_new (self));
}

static void
document_cb (DossierWindow *self)
{
  look (self);
  update (self);
}

void
dossier_window_clear_edition (DossierWindow *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->former, dossier_former_unref);
  g_clear_pointer (&self->former_of, g_free);
}

void
dossier_window_carry_from_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (dossier_session_get_document (self->session) != NULL)
    dossier_former_dialog_present (GTK_WINDOW (self), self->session);
}

void
dossier_window_init_edition (DossierWindow *self)
{
  g_signal_connect_object (self->session, "notes-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
}
