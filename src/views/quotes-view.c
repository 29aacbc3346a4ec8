/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "formats/citation.h"
#include "model/collation.h"
#include "model/list.h"
#include "model/shown-name.h"
#include "views/item-menu.h"
#include "views/labels.h"
#include "views/notes-sign.h"
#include "views/quotes-view.h"
#include "views/record-list.h"
#include "widgets/colour-bar.h"
#include "widgets/column.h"
#include "widgets/tooltip.h"

/* One quote in the list. */
#define DOSSIER_TYPE_QUOTE_ROW (dossier_quote_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierQuoteRow, dossier_quote_row, DOSSIER, QUOTE_ROW, GtkBox)

struct _DossierQuoteRow
{
  GtkBox parent_instance;

  DossierSession *session;
  DossierQuote *quote;

  GtkWidget *bar;
  GtkWidget *words;
  GtkWidget *original_button; /* of a translated quote: shows its words before that */
  GtkWidget *original;
  GtkWidget *meta;
  GtkWidget *about;
  GtkWidget *source;
  GtkWidget *source_label;
  GtkWidget *jumps;
  GtkWidget *notes;
  GtkWidget *yours;
};

G_DEFINE_FINAL_TYPE (DossierQuoteRow, dossier_quote_row, GTK_TYPE_BOX)

/* So much of a speech is shown in the list. */
#define SPEECH_LINES 6

static const char *
speaker_name (DossierQuote *quote)
{
  if (quote->speaker != NULL)
    return dossier_entity_get_shown_name (quote->speaker);
  /* Translators: in place of a speaker's name */
  return quote->speaker_name ? quote->speaker_name : _ ("Unnamed speaker");
}

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
describe_quote (DossierQuote *quote)
{
  GString *text = g_string_new (NULL);
  DossierItem *item = DOSSIER_ITEM (quote);
  g_autofree char *date = item->date ? dossier_date_to_display (item->date) : NULL;

  append_part (text, dossier_citation_manner (quote));
  append_part (text, date ? date : _ ("No date given"));
  if (quote->occasion != NULL)
    append_part (text, quote->occasion->title);
  return g_string_free (text, FALSE);
}

/* Whom and what the words are about; the speaker is not among them. */
static char *
describe_about (DossierQuote *quote)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  DossierItem *item = DOSSIER_ITEM (quote);

  for (guint i = 0; i < item->entities->len; i++)
    {
      DossierEntity *entity = item->entities->pdata[i];

      if (entity == quote->speaker)
        continue;
      g_ptr_array_add (names, (char *) dossier_entity_get_shown_short_name (entity));
    }
  if (names->len == 0)
    return NULL;
  list = dossier_list_and (names);
  /* Translators: %s is a list of people, organisations and places that a quote is about, by their
   * names as they stand alone. Word it so that they need no other ending. */
  return g_strdup_printf (_ ("About %s"), list);
}

static void
source_cb (GtkButton *button, DossierQuoteRow *self)
{
  if (self->quote != NULL && self->quote->source != NULL)
    dossier_session_set_focus (self->session, self->quote->source,
                               gtk_widget_get_ancestor (GTK_WIDGET (self),
                                                        DOSSIER_TYPE_RECORD_LIST));
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  DossierQuoteRow *self = data;
  g_autoptr (GMenuModel) menu = dossier_item_menu_make (self->session, DOSSIER_ITEM (self->quote));

  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
make_menu_button (DossierQuoteRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  dossier_tooltip_set (button, _ ("Copy and More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Menu of the quote"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, self, NULL);
  return button;
}

static void
original_cb (DossierQuoteRow *self)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (self->original_button);

  gtk_widget_set_visible (self->original, gtk_toggle_button_get_active (button));
}

/* A button to see what a translated quote is a translation of, and a place for it. */
static void
make_original (DossierQuoteRow *self)
{
  /* Translators: a button beside a translated quote: shows its words as they were before that */
  GtkWidget *label = gtk_label_new (_ ("Wording Before Translation"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  self->original_button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->original_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->original_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
  gtk_widget_add_css_class (self->original_button, "flat");
  gtk_widget_add_css_class (self->original_button, "jump");
  gtk_widget_set_halign (self->original_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->original_button, "toggled", G_CALLBACK (original_cb), self);
  self->original = dossier_quoted_label ();
}

/* Closed again whenever the row shows another quote. */
static void
bind_original (DossierQuoteRow *self)
{
  g_autofree char *original = dossier_citation_original (self->quote);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->original_button), FALSE);
  gtk_label_set_label (GTK_LABEL (self->original), original != NULL ? original : "");
  gtk_widget_set_visible (self->original_button, original != NULL);
  gtk_widget_set_visible (self->original, FALSE);
}

static void
dossier_quote_row_dispose (GObject *object)
{
  DossierQuoteRow *self = DOSSIER_QUOTE_ROW (object);

  g_clear_object (&self->quote);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_quote_row_parent_class)->dispose (object);
}

static void
dossier_quote_row_class_init (DossierQuoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_quote_row_dispose;
}

static void
dossier_quote_row_init (DossierQuoteRow *self)
{
  GtkWidget *body = dossier_column_new (4);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_set_spacing (GTK_BOX (self), 10);
  self->bar = dossier_colour_bar_new ();
  self->words = dossier_quoted_label ();
  make_original (self);
  self->meta = dossier_wrapping_label ("record-meta");
  self->about = dossier_wrapping_label ("record-meta");
  self->source = gtk_button_new ();
  self->source_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->source_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->source_label), PANGO_WRAP_WORD_CHAR);
  gtk_button_set_child (GTK_BUTTON (self->source), self->source_label);
  gtk_widget_add_css_class (self->source, "flat");
  gtk_widget_add_css_class (self->source, "jump");
  gtk_widget_add_css_class (self->source, "source");
  g_signal_connect (self->source, "clicked", G_CALLBACK (source_cb), self);
  self->jumps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->yours = dossier_yours_sign_new ();
  gtk_box_append (GTK_BOX (foot), self->yours);
  gtk_box_append (GTK_BOX (foot), self->source);
  self->notes = dossier_notes_sign_new ();
  gtk_box_append (GTK_BOX (foot), self->jumps);
  gtk_box_append (GTK_BOX (foot), self->notes);
  gtk_widget_set_hexpand (body, TRUE);
  dossier_column_append (DOSSIER_COLUMN (body), self->words);
  dossier_column_append (DOSSIER_COLUMN (body), self->original);
  dossier_column_append (DOSSIER_COLUMN (body), self->meta);
  dossier_column_append (DOSSIER_COLUMN (body), self->original_button);
  dossier_column_append (DOSSIER_COLUMN (body), self->about);
  dossier_column_append (DOSSIER_COLUMN (body), foot);
  gtk_box_append (GTK_BOX (self), self->bar);
  gtk_box_append (GTK_BOX (self), body);
  gtk_box_append (GTK_BOX (self), make_menu_button (self));
}

static GtkWidget *
make_row (DossierSession *session)
{
  DossierQuoteRow *self = g_object_new (DOSSIER_TYPE_QUOTE_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

static void
bind_source (DossierQuoteRow *self)
{
  DossierSource *source = self->quote->source;
  const char *publisher;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (self->source, source != NULL);
  if (source == NULL)
    return;
  publisher = source->publisher ? source->publisher : source->url;
  gtk_label_set_label (GTK_LABEL (self->source_label), publisher);
  /* Translators: %s is the publisher of a source, or its address. */
  name = g_strdup_printf (_ ("Show the source: %s"), publisher);
  dossier_tooltip_set (self->source, source->url);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->source), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
bind_row (GtkWidget *row, DossierSession *session, DossierItem *item)
{
  DossierQuoteRow *self = DOSSIER_QUOTE_ROW (row);
  DossierQuote *quote = DOSSIER_QUOTE (item);
  g_autofree char *words = dossier_citation_words (quote);
  g_autofree char *meta = describe_quote (quote);
  g_autofree char *about = describe_about (quote);

  if (g_set_object (&self->quote, quote))
    bind_original (self);
  dossier_colour_bar_set_speaker (DOSSIER_COLOUR_BAR (self->bar),
                                  dossier_session_get_speaker_number (session, quote->speaker));
  /* Of a long speech the beginning, since all of it is in the text. A label counts the lines of
   * each paragraph. */
  if (quote->speech)
    g_strdelimit (words, "\n", ' ');
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_label_set_lines (GTK_LABEL (self->words), quote->speech ? SPEECH_LINES : -1);
  gtk_label_set_ellipsize (GTK_LABEL (self->words),
                           quote->speech ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  dossier_label_set_or_hide (self->meta, meta);
  dossier_label_set_or_hide (self->about, about);
  bind_source (self);
  dossier_yours_sign_set (self->yours, item);
  dossier_fill_passage_buttons (GTK_BOX (self->jumps), session, item, row);
  dossier_notes_sign_set_item (DOSSIER_NOTES_SIGN (self->notes), session, item);
}

static char *
get_group (DossierItem *item, DossierSession *session)
{
  DossierQuote *quote = DOSSIER_QUOTE (item);

  if (quote->office == NULL)
    return g_strdup (speaker_name (quote));
  /* Translators: %1$s is a speaker's name, %2$s the office at the time of the quotes that follow.
   */
  return g_strdup_printf (_ ("%1$s, %2$s"), speaker_name (quote), quote->office);
}

/* By speaker in the order in which they first speak; those whom the document does not know come
 * last. */
static int
compare (gconstpointer a, gconstpointer b, gpointer session)
{
  DossierQuote *x = DOSSIER_QUOTE (a);
  DossierQuote *y = DOSSIER_QUOTE (b);
  int i = dossier_session_get_speaker_number (session, x->speaker);
  int j = dossier_session_get_speaker_number (session, y->speaker);

  if (i != j)
    return (guint) i < (guint) j ? -1 : 1;
  if (i < 0 && g_strcmp0 (x->speaker_name, y->speaker_name) != 0)
    return dossier_collate (x->speaker_name, y->speaker_name);
  return dossier_collate (x->office, y->office);
}

static const char *
get_name (void)
{
  return _ ("Quotes");
}

static char *
print_count (guint passing, guint total)
{
  return g_strdup_printf (
    /* Translators: how many the filter leaves: %1$'u of %2$'u. */
    ngettext ("%1$'u of %2$'u quote", "%1$'u of %2$'u quotes", total), passing, total);
}

static const char *
get_none (gboolean filtered)
{
  return filtered ? _ ("The filter leaves no quote.") : _ ("This document marks no quotes.");
}

GtkWidget *
dossier_quotes_view_new (DossierSession *session)
{
  static const DossierRecordKind kind = {
    .kind = DOSSIER_KIND_QUOTE,
    .get_name = get_name,
    .make = make_row,
    .bind = bind_row,
    .get_group = get_group,
    .compare = compare,
    .print_count = print_count,
    .get_none = get_none,
  };

  return dossier_record_list_new (session, &kind);
}
