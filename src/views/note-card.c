/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/markdown/note-text.h"
#include "views/note-card.h"
#include "views/note-editor.h"
#include "views/note-labels.h"
#include "widgets/swatch.h"

#define MAX_LINES 6
/* Of a note in a card: the rest would be cut anyway. */
#define MAX_CHARS 600

struct _DossierNoteCard
{
  GtkButton parent_instance;

  const char *id;
  gboolean small;
  GtkLabel *state;
  GtkLabel *text;
  GtkLabel *tags;
  GtkImage *icon;
  DossierColour colour;
};

G_DEFINE_FINAL_TYPE (DossierNoteCard, dossier_note_card, GTK_TYPE_BUTTON)

static GtkLabel *
add_label (GtkBox *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
fill_card (DossierNoteCard *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));

  self->state = add_label (box, "note-state");
  self->text = add_label (box, NULL);
  gtk_label_set_lines (self->text, MAX_LINES);
  self->tags = add_label (box, "note-tags");
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (box));
  gtk_widget_add_css_class (GTK_WIDGET (self), "note-card");
}

static void
fill_small (DossierNoteCard *self)
{
  self->icon =
    g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_button_set_child (GTK_BUTTON (self), GTK_WIDGET (self->icon));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note-sign");
}

static void
dossier_note_card_class_init (DossierNoteCardClass *klass)
{
}

static void
dossier_note_card_init (DossierNoteCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
}

GtkWidget *
dossier_note_card_new (gboolean small)
{
  DossierNoteCard *self = g_object_new (DOSSIER_TYPE_NOTE_CARD, NULL);

  self->small = small;
  if (small)
    fill_small (self);
  else
    fill_card (self);
  return GTK_WIDGET (self);
}

static void
set_or_hide (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static const char *
get_state (DossierAnnotation *annotation)
{
  switch (annotation->state)
    {
    case DOSSIER_ANCHOR_MOVED:
      return _ ("Is this the place?");
    case DOSSIER_ANCHOR_ORPHAN:
      return _ ("The words are gone");
    case DOSSIER_ANCHOR_ANCHORED:
    default:
      return NULL;
    }
}

static void
show_text (DossierNoteCard *self, DossierAnnotation *annotation)
{
  g_autofree char *head = NULL;
  g_autofree char *markup = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->text), annotation->note != NULL);
  if (annotation->note == NULL)
    return;
  head = g_utf8_strlen (annotation->note, -1) > MAX_CHARS
           ? g_utf8_substring (annotation->note, 0, MAX_CHARS)
           : g_strdup (annotation->note);
  markup = dossier_markdown_to_markup (head);
  gtk_label_set_markup (self->text, markup);
}

static void
show_tags (DossierNoteCard *self, DossierAnnotation *annotation)
{
  g_autoptr (GString) tags = g_string_new (NULL);

  for (guint i = 0; i < annotation->tags->len; i++)
    g_string_append_printf (tags, "%s%s", i > 0 ? " · " : "",
                            (const char *) annotation->tags->pdata[i]);
  set_or_hide (self->tags, tags->str);
}

static void
set_colour_class (DossierNoteCard *self, DossierColour colour)
{
  g_autofree char *before = g_strconcat ("marked-", dossier_colour_to_string (self->colour), NULL);
  g_autofree char *now = g_strconcat ("marked-", dossier_colour_to_string (colour), NULL);

  gtk_widget_remove_css_class (GTK_WIDGET (self), before);
  gtk_widget_add_css_class (GTK_WIDGET (self), now);
  self->colour = colour;
}

void
dossier_note_card_set_annotation (DossierNoteCard *self,
                                  DossierAnnotation *annotation,
                                  DossierDocument *document)
{
  g_autofree char *plain = NULL;
  g_autofree char *language = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (DOSSIER_IS_NOTE_CARD (self));
  g_return_if_fail (DOSSIER_IS_ANNOTATION (annotation));

  self->id = g_intern_string (DOSSIER_ITEM (annotation)->id);
  set_colour_class (self, annotation->colour);
  if (annotation->state != DOSSIER_ANCHOR_ANCHORED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "doubtful");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "doubtful");
  plain = dossier_note_to_name (annotation);
  language = dossier_note_describe_language (annotation, document);
  name = language != NULL ? g_strdup_printf (_ ("%1$s. %2$s"), language, plain) : g_strdup (plain);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->small)
    {
      gtk_image_set_from_icon_name (self->icon, annotation->state == DOSSIER_ANCHOR_ANCHORED
                                                  ? "document-edit-symbolic"
                                                  : "dialog-question-symbolic");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
      return;
    }
  set_or_hide (self->state, language != NULL ? language : get_state (annotation));
  show_text (self, annotation);
  show_tags (self, annotation);
}

const char *
dossier_note_card_get_id (DossierNoteCard *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_CARD (self), NULL);

  return self->id;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
dossier_note_card_set_attended (DossierNoteCard *self, gboolean attended, gboolean hinted)
{
  g_return_if_fail (DOSSIER_IS_NOTE_CARD (self));

  set_class (GTK_WIDGET (self), "attended", attended);
  set_class (GTK_WIDGET (self), "hinted", hinted);
}
