/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "views/notes-sign.h"
#include "model/number.h"
#include "widgets/tooltip.h"

struct _DossierNotesSign
{
  GtkButton parent_instance;

  DossierSession *session;
  DossierItem *item;
  guint count;
  GtkWidget *number;
};

G_DEFINE_FINAL_TYPE (DossierNotesSign, dossier_notes_sign, GTK_TYPE_BUTTON)

static gboolean
is_on (DossierAnnotation *note, const DossierItem *item)
{
  return note->target != NULL && item->id != NULL && g_str_equal (note->target, item->id);
}

guint
dossier_count_notes_on (DossierSession *session, const DossierItem *item)
{
  DossierDocument *document = dossier_session_get_document (session);
  guint total = document ? dossier_document_count (document, DOSSIER_KIND_NOTE) : 0;
  guint n = 0;

  for (guint i = 0; i < total && item != NULL; i++)
    n += is_on (dossier_document_get (document, DOSSIER_KIND_NOTE, i), item);
  return n;
}

DossierAnnotation *
dossier_find_note_on (DossierSession *session, const DossierItem *item)
{
  DossierDocument *document = dossier_session_get_document (session);
  guint total = document ? dossier_document_count (document, DOSSIER_KIND_NOTE) : 0;

  for (guint i = 0; i < total && item != NULL; i++)
    {
      DossierAnnotation *note = dossier_document_get (document, DOSSIER_KIND_NOTE, i);

      if (is_on (note, item))
        return note;
    }
  return NULL;
}

static void
update (DossierNotesSign *self)
{
  guint count = self->item ? dossier_count_notes_on (self->session, self->item) : 0;
  g_autofree char *number = dossier_number_to_display (count);
  g_autofree char *name = NULL;

  if (count == self->count)
    return;
  self->count = count;
  /* Translators: %'u is how many of the reader's notes are on a quote, a person, an event… */
  name = g_strdup_printf (ngettext ("%'u note", "%'u notes", count), count);
  gtk_label_set_label (GTK_LABEL (self->number), number);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
  dossier_tooltip_set (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
dossier_notes_sign_clicked (GtkButton *button)
{
  DossierNotesSign *self = DOSSIER_NOTES_SIGN (button);
  DossierAnnotation *note = dossier_find_note_on (self->session, self->item);

  if (note != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-note", "s", DOSSIER_ITEM (note)->id);
}

static void
dossier_notes_sign_dispose (GObject *object)
{
  DossierNotesSign *self = DOSSIER_NOTES_SIGN (object);

  g_clear_object (&self->item);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_notes_sign_parent_class)->dispose (object);
}

static void
dossier_notes_sign_class_init (DossierNotesSignClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_notes_sign_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = dossier_notes_sign_clicked;
}

static void
dossier_notes_sign_init (DossierNotesSign *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *image =
    g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                  "document-edit-symbolic", NULL);

  self->number = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), self->number);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "notes-sign");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dossier_notes_sign_new (void)
{
  return g_object_new (DOSSIER_TYPE_NOTES_SIGN, NULL);
}

void
dossier_notes_sign_set_item (DossierNotesSign *self, DossierSession *session, DossierItem *item)
{
  g_return_if_fail (DOSSIER_IS_NOTES_SIGN (self));
  g_return_if_fail (DOSSIER_IS_SESSION (session));

  if (self->session == NULL)
    {
      self->session = g_object_ref (session);
      g_signal_connect_object (session, "notes-changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  g_set_object (&self->item, item);
  update (self);
}
