/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/message-row.h"

#include <glib/gi18n.h>

struct _DossierMessageRow
{
  GtkBox parent_instance;

  GtkWidget *state;
  GtkWidget *context;
  GtkWidget *id;
  GtkWidget *plural;
  GtkWidget *previous;
  GtkWidget *translations; /* a label for each, and one above it for the numbers that take it */
  GtkWidget *comment;
  GtkWidget *remark;
  GtkWidget *places;
};

G_DEFINE_FINAL_TYPE (DossierMessageRow, dossier_message_row, GTK_TYPE_BOX)

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A hyphen that is not in the message has no place in it. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static const char *
describe_state (DossierMessage *message)
{
  switch (dossier_message_get_state (message))
    {
    case DOSSIER_MESSAGE_UNTRANSLATED:
      /* Translators: of a message that has no translation */
      return _ ("Not translated");
    case DOSSIER_MESSAGE_FUZZY:
      /* Translators: of a translation that was guessed, or whose original has changed: programs do
       * not use it before somebody has looked at it; the word that gettext has in your language */
      return _ ("Fuzzy: not used before you have looked at it");
    case DOSSIER_MESSAGE_TRANSLATED:
    default:
      return NULL;
    }
}

static void
bind_translations (DossierMessageRow *self,
                   DossierMessage *message,
                   const DossierPluralForms *forms)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->translations)) != NULL)
    gtk_box_remove (GTK_BOX (self->translations), child);
  for (guint i = 0; i < message->translations->len; i++)
    {
      const char *translation = message->translations->pdata[i];
      g_autofree char *numbers = NULL;
      g_autofree char *text = NULL;

      if (message->plural != NULL && forms != NULL && i < dossier_plural_forms_count (forms))
        numbers = dossier_plural_forms_sample (forms, i);
      if (numbers != NULL)
        /* Translators: %s is a list of numbers for which a plural form is: "1, 21, 31, …" */
        text = g_strdup_printf (_ ("For %s"), *numbers != '\0' ? numbers : "–");
      set_text (add_label (self->translations, "caption"), text);
      set_text (add_label (self->translations, NULL), *translation != '\0' ? translation : "–");
    }
}

static void
bind_places (DossierMessageRow *self, DossierMessage *message)
{
  g_autofree char *places = message->places ? g_strjoinv (" · ", message->places) : g_strdup ("");
  g_autofree char *text =
    /* Translators: %1$s are files of the source, %2$u is the number of a line in the catalogue */
    g_strdup_printf (_ ("%1$s (line %2$u of the catalogue)"), places, message->line);

  set_text (self->places, text);
}

void
dossier_message_row_bind (DossierMessageRow *self,
                          DossierMessage *message,
                          const DossierPluralForms *forms)
{
  g_autofree char *context = NULL;
  g_autofree char *previous = NULL;

  g_return_if_fail (DOSSIER_IS_MESSAGE_ROW (self));
  g_return_if_fail (DOSSIER_IS_MESSAGE (message));

  if (message->context != NULL)
    /* Translators: %s is a word that tells a message from others with the same words */
    context = g_strdup_printf (_ ("Context: %s"), message->context);
  if (message->previous != NULL)
    /* Translators: %s is a message as it was before it was changed */
    previous = g_strdup_printf (_ ("Before: %s"), message->previous);
  set_text (self->state, describe_state (message));
  set_text (self->context, context);
  set_text (self->id, message->id);
  set_text (self->plural, message->plural);
  set_text (self->previous, previous);
  bind_translations (self, message, forms);
  set_text (self->comment, message->comment);
  set_text (self->remark, message->remark);
  bind_places (self, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, message->id,
                                  -1);
}

static void
dossier_message_row_class_init (DossierMessageRowClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "messagerow");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dossier_message_row_init (DossierMessageRow *self)
{
  GtkWidget *box = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->state = add_label (box, "state");
  gtk_widget_set_halign (self->state, GTK_ALIGN_START);
  self->context = add_label (box, "caption");
  self->id = add_label (box, "message");
  self->plural = add_label (box, "message");
  self->previous = add_label (box, "dim-label");
  self->translations = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->translations, "translations");
  gtk_box_append (GTK_BOX (box), self->translations);
  self->comment = add_label (box, "dim-label");
  self->remark = add_label (box, "dim-label");
  self->places = add_label (box, "places");
}

GtkWidget *
dossier_message_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_MESSAGE_ROW, NULL);
}
