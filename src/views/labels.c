/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "views/labels.h"
#include "widgets/tooltip.h"
#include "widgets/unhinted.h"

/* More jumps than this are no help in a row. */
#define MAX_PASSAGE_BUTTONS 12

const char *
dossier_verdict_get_icon_name (DossierVerdict verdict)
{
  switch (verdict)
    {
    case DOSSIER_VERDICT_KEPT:
      return "object-select-symbolic";
    case DOSSIER_VERDICT_PARTLY:
      return "view-more-horizontal-symbolic";
    case DOSSIER_VERDICT_NOT_YET:
      return "document-open-recent-symbolic";
    case DOSSIER_VERDICT_FAILED:
      return "window-close-symbolic";
    case DOSSIER_VERDICT_UNCLEAR:
    default:
      return "dialog-question-symbolic";
    }
}

const char *
dossier_authority_to_display (DossierAuthority authority)
{
  switch (authority)
    {
    case DOSSIER_AUTHORITY_EDITOR:
      return _ ("background, not in the analysis");
    case DOSSIER_AUTHORITY_READER:
      /* Translators: on whose word something stands: the reader's own */
      return _ ("your mark");
    case DOSSIER_AUTHORITY_SUGGESTION:
      return _ ("suggested, not confirmed");
    case DOSSIER_AUTHORITY_DOCUMENT:
    default:
      return NULL;
    }
}

GtkWidget *
dossier_yours_sign_new (void)
{
  GtkWidget *sign = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *icon =
    g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                  "document-edit-symbolic", NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (box), icon);
  /* Translators: beside a quote, an event and so on that the reader has marked, not the document.
   */
  gtk_box_append (GTK_BOX (box), gtk_label_new (C_ ("mark", "Yours")));
  gtk_button_set_child (GTK_BUTTON (sign), box);
  /* A target of the right type, before there is any. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (sign), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (sign), "reader.edit-record");
  gtk_widget_add_css_class (sign, "flat");
  gtk_widget_add_css_class (sign, "jump");
  gtk_widget_add_css_class (sign, "yours");
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  dossier_tooltip_set (sign, _ ("Edit Your Mark"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Yours: edit the mark"), -1);
  gtk_widget_set_visible (sign, FALSE);
  return sign;
}

void
dossier_yours_sign_set (GtkWidget *sign, const DossierItem *item)
{
  gboolean yours = item->authority == DOSSIER_AUTHORITY_READER && item->kind != DOSSIER_KIND_NOTE;

  gtk_widget_set_visible (sign, yours);
  if (yours)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (sign), "s", item->id);
}

const char *
dossier_colour_to_display (DossierColour colour)
{
  switch (colour)
    {
    case DOSSIER_COLOUR_YELLOW:
      /* Translators: a highlight's colour */
      return C_ ("highlight", "Yellow");
    case DOSSIER_COLOUR_GREEN:
      /* Translators: a highlight's colour */
      return C_ ("highlight", "Green");
    case DOSSIER_COLOUR_BLUE:
      /* Translators: a highlight's colour */
      return C_ ("highlight", "Blue");
    case DOSSIER_COLOUR_PINK:
      /* Translators: a highlight's colour */
      return C_ ("highlight", "Pink");
    case DOSSIER_COLOUR_PURPLE:
      /* Translators: a highlight's colour */
      return C_ ("highlight", "Purple");
    case DOSSIER_COLOUR_ORANGE:
      /* Translators: a highlight's colour */
      return C_ ("highlight", "Orange");
    case DOSSIER_COLOUR_UNDERLINE:
      /* Translators: in place of a highlight's colour: a line below the words */
      return C_ ("highlight", "Underline");
    case DOSSIER_COLOUR_NONE:
    default:
      /* Translators: in place of a highlight's colour: the words look as before */
      return C_ ("highlight", "No colour");
    }
}

/* Narrowest useful width of a text in a row, in characters. */
#define WRAPPED_CHARS 20

const char *
dossier_colour_to_verb (DossierColour colour)
{
  switch (colour)
    {
    case DOSSIER_COLOUR_YELLOW:
      /* Translators: a button: marks the words selected */
      return _ ("Highlight yellow");
    case DOSSIER_COLOUR_GREEN:
      /* Translators: a button: marks the words selected */
      return _ ("Highlight green");
    case DOSSIER_COLOUR_BLUE:
      /* Translators: a button: marks the words selected */
      return _ ("Highlight blue");
    case DOSSIER_COLOUR_PINK:
      /* Translators: a button: marks the words selected */
      return _ ("Highlight pink");
    case DOSSIER_COLOUR_PURPLE:
      /* Translators: a button: marks the words selected */
      return _ ("Highlight purple");
    case DOSSIER_COLOUR_ORANGE:
      /* Translators: a button: marks the words selected */
      return _ ("Highlight orange");
    case DOSSIER_COLOUR_UNDERLINE:
      /* Translators: a button: puts a line below the words selected */
      return C_ ("what a button does", "Underline");
    case DOSSIER_COLOUR_NONE:
    default:
      /* Translators: a button: takes the colour from the words selected */
      return C_ ("what a button does", "No colour");
    }
}

GtkWidget *
dossier_wrapping_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  /* The width is the list's to give. Without these GTK lays the text out one letter a line and all
   * in one line to find the bounds of it: 2 ms for 250 characters, a tenth of that with them. */
  gtk_label_set_width_chars (GTK_LABEL (label), WRAPPED_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WRAPPED_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
dossier_quoted_label (void)
{
  GtkWidget *label = dossier_wrapping_label ("quoted-words");

  dossier_widget_set_unhinted (label);
  return label;
}

void
dossier_label_set_or_hide (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

typedef struct
{
  DossierSession *session;
  DossierItem *item;
  guint passage;
  gconstpointer origin;
} Jump;

static void
jump_free (gpointer data, GClosure *closure)
{
  Jump *jump = data;

  g_object_unref (jump->session);
  g_object_unref (jump->item);
  g_free (jump);
}

static void
jump_cb (GtkButton *button, Jump *jump)
{
  dossier_session_set_focus (jump->session, jump->item, jump->origin);
  dossier_session_go_to (jump->session, jump->passage, 0);
}

static char *
first_words (const char *text)
{
  const char *end = text;
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= 120)
    return g_strdup (text);
  end = g_utf8_offset_to_pointer (text, 120);
  while (end > text && *end != ' ')
    end = g_utf8_prev_char (end);
  start = g_strndup (text, end - text);
  return g_strconcat (start, "…", NULL);
}

static GtkWidget *
make_jump_button (DossierSession *session, DossierItem *item, guint passage, gconstpointer origin)
{
  DossierDocument *document = dossier_session_get_document (session);
  guint number = passage + 1; /* as in the reader's margin */
  g_autofree char *label = g_strdup_printf ("¶ %u", number);
  g_autofree char *words = first_words (dossier_document_get_passage (document, passage)->text);
  /* Translators: %1$u is the number of a passage, %2$s its first words. */
  g_autofree char *name = g_strdup_printf (_ ("Go to passage %1$u: %2$s"), number, words);
  GtkWidget *button = gtk_button_new_with_label (label);
  Jump *jump = g_new0 (Jump, 1);

  jump->session = g_object_ref (session);
  jump->item = g_object_ref (item);
  jump->passage = passage;
  jump->origin = origin;
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "jump");
  dossier_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (jump_cb), jump, jump_free, 0);
  return button;
}

void
dossier_fill_passage_buttons (GtkBox *box,
                              DossierSession *session,
                              DossierItem *item,
                              gconstpointer origin)
{
  GtkWidget *child;
  guint n = MIN (item->passages->len, MAX_PASSAGE_BUTTONS);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < n; i++)
    gtk_box_append (box, make_jump_button (session, item, g_array_index (item->passages, guint, i),
                                           origin));
}

void
dossier_name_images (GtkWidget *widget, const char *name)
{
  if (GTK_IS_IMAGE (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    dossier_name_images (child, name);
}
