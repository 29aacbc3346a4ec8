/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "formats/markdown/note-text.h"
#include "model/shown-name.h"
#include "model/spanning.h"
#include "text/language-name.h"
#include "views/labels.h"
#include "views/note-labels.h"

/* As much of words and note as one line of a name has room for, in characters. */
#define NAME_CHARS 80

char *
dossier_note_get_words (DossierAnnotation *note, guint max_chars)
{
  g_autofree char *exact = dossier_annotation_get_exact (note);
  g_autofree char *start = NULL;

  if (exact == NULL)
    return NULL;
  g_strdelimit (exact, "\n\t", ' ');
  if (max_chars == 0 || g_utf8_strlen (exact, -1) <= (glong) max_chars)
    return g_steal_pointer (&exact);
  start = g_utf8_substring (exact, 0, max_chars - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static char *
describe_record (DossierItem *item)
{
  g_autofree char *label = dossier_item_to_shown_label (item);

  switch (item->kind)
    {
    case DOSSIER_KIND_QUOTE:
      /* Translators: what a note is on; %s is a quote's speaker and words: “Stanislau Zas: “We …””.
       * Word it so that they need no other ending. */
      return g_strdup_printf (_ ("On the quote %s"), label);
    case DOSSIER_KIND_EVENT:
      /* Translators: what a note is on; %s is the title of an event. */
      return g_strdup_printf (_ ("On the event “%s”"), label);
    case DOSSIER_KIND_COMMITMENT:
      /* Translators: what a note is on; %s is the title of a commitment. */
      return g_strdup_printf (_ ("On the commitment “%s”"), label);
    case DOSSIER_KIND_SOURCE:
      /* Translators: what a note is on; %s is the title of a source. */
      return g_strdup_printf (_ ("On the source “%s”"), label);
    case DOSSIER_KIND_PERSON:
      /* Translators: what a note is on; %s is a person's name as it stands alone. Word it so that
       * it needs no other ending. */
      return g_strdup_printf (C_ ("person", "On %s"), label);
    case DOSSIER_KIND_ORGANISATION:
      /* Translators: what a note is on; %s is an organisation's name as it stands alone. Word it so
       * that it needs no other ending. */
      return g_strdup_printf (C_ ("organisation", "On %s"), label);
    case DOSSIER_KIND_PLACE:
      /* Translators: what a note is on; %s is the name of a country or another place as it stands
       * alone. Word it so that it needs no other ending. */
      return g_strdup_printf (C_ ("place", "On %s"), label);
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_MEMBERSHIP:
    case DOSSIER_KIND_NOTE:
    default:
      /* Translators: what a note is on; %s is the title of a section, or words. */
      return g_strdup_printf (_ ("On “%s”"), label);
    }
}

char *
dossier_note_describe_target (DossierAnnotation *note, DossierDocument *document)
{
  DossierItem *target = NULL;

  if (note->anchors->len > 0)
    return NULL;
  if (note->target == NULL)
    return g_strdup (_ ("On the document as a whole"));
  if (document != NULL)
    target = dossier_document_lookup_in (document, note->document, note->target);
  return target ? describe_record (target) : g_strdup (_ ("On something that is gone"));
}

DossierSection *
dossier_note_get_section (DossierAnnotation *note, DossierDocument *document)
{
  DossierItem *item = DOSSIER_ITEM (note);
  int section = item->section;
  const DossierAnchor *anchor = note->anchors->len > 0 ? note->anchors->pdata[0] : NULL;

  if (document == NULL)
    return NULL;
  if (section < 0 && anchor != NULL &&
      anchor->place < dossier_document_count (document, DOSSIER_KIND_PASSAGE))
    section = DOSSIER_ITEM (dossier_document_get_passage (document, anchor->place))->section;
  return section >= 0 ? dossier_document_get (document, DOSSIER_KIND_SECTION, (guint) section)
                      : NULL;
}

const char *
dossier_note_describe_mark (DossierAnnotation *note)
{
  if (note->mark == NULL)
    return NULL;
  switch (note->mark->kind)
    {
    case DOSSIER_KIND_QUOTE:
      return _ ("Marked as a quote");
    case DOSSIER_KIND_EVENT:
      return _ ("Marked as an event");
    case DOSSIER_KIND_PERSON:
      return _ ("Marked as a person");
    case DOSSIER_KIND_ORGANISATION:
      return _ ("Marked as an organisation");
    case DOSSIER_KIND_PLACE:
      return _ ("Marked as a place");
    case DOSSIER_KIND_SOURCE:
      return _ ("Marked as a source");
    case DOSSIER_KIND_COMMITMENT:
      return _ ("Marked as a commitment");
    case DOSSIER_KIND_SECTION:
    case DOSSIER_KIND_PASSAGE:
    case DOSSIER_KIND_MEMBERSHIP:
    case DOSSIER_KIND_NOTE:
    default:
      return NULL;
    }
}

/* "Yellow: “words”", "Marked as a quote: “words”", "On Serbia". */
static char *
name_place (DossierAnnotation *note, DossierDocument *document)
{
  g_autofree char *words = dossier_note_get_words (note, NAME_CHARS);
  const char *mark = dossier_note_describe_mark (note);

  if (words == NULL)
    return dossier_note_describe_target (note, document);
  /* Translators: %1$s is a colour of highlights, or “Marked as a quote”; %2$s the words there. */
  return g_strdup_printf (_ ("%1$s: “%2$s”"),
                          mark ? mark : dossier_colour_to_display (note->colour), words);
}

char *
dossier_note_describe (DossierAnnotation *note, DossierDocument *document)
{
  g_autofree char *place = name_place (note, document);
  g_autofree char *text =
    dossier_note_has_text (note) ? dossier_markdown_to_line (note->note, NAME_CHARS) : NULL;
  g_autofree char *language = dossier_note_describe_language (note, document);
  g_autofree char *name = NULL;

  if (text != NULL)
    /* Translators: %1$s is what a note is on, such as “Yellow: “words””; %2$s is the note. */
    name = g_strdup_printf (_ ("%1$s. Note: %2$s"), place, text);
  else
    name = g_steal_pointer (&place);
  if (language != NULL)
    /* Translators: %1$s is “On this paragraph, marked in another language: English”, %2$s the name
     * of a note. */
    return g_strdup_printf (_ ("%1$s. %2$s"), language, name);
  if (note->state == DOSSIER_ANCHOR_ORPHAN)
    /* Translators: %s is the name of a note whose place in the text is lost. */
    return g_strdup_printf (_ ("Lost. %s"), name);
  if (note->state == DOSSIER_ANCHOR_MOVED)
    /* Translators: %s is the name of a note that may stand at a wrong place. */
    return g_strdup_printf (_ ("Moved. %s"), name);
  return g_steal_pointer (&name);
}

char *
dossier_note_describe_language (DossierAnnotation *note, DossierDocument *document)
{
  const char *language =
    document != NULL ? dossier_annotation_get_foreign_language (note, document) : NULL;
  g_autofree char *name = NULL;

  if (language == NULL)
    return NULL;
  if (*language == '\0')
    return g_strdup (_ ("On this paragraph, marked in another language"));
  name = dossier_language_get_name (language);
  /* Translators: of a note whose words were marked in a variant of the document in another
   * language; %s is the language's name as it stands alone (“English”). Word it so that it needs no
   * other ending. */
  return g_strdup_printf (_ ("On this paragraph, marked in another language: %s"), name);
}

gboolean
dossier_note_has_text (DossierAnnotation *note)
{
  return note->note != NULL && *note->note != '\0';
}

gboolean
dossier_note_is_empty (DossierAnnotation *note)
{
  return note->anchors->len == 0 && note->mark == NULL && note->tags->len == 0 &&
         !dossier_note_has_text (note);
}

static char *
get_section_group (DossierItem *item, DossierSession *session)
{
  DossierAnnotation *note = DOSSIER_ANNOTATION (item);
  DossierSection *section = dossier_note_get_section (note, dossier_session_get_document (session));

  if (section != NULL)
    return g_strdup (section->title ? section->title : "");
  return g_strdup (note->target == NULL && note->anchors->len == 0 ? _ ("The document as a whole")
                                                                   : _ ("Not in the text"));
}

/* What stands nowhere in the text comes first, what is on the document before all. */
static int
rank_place (DossierAnnotation *note)
{
  if (note->anchors->len > 0 || DOSSIER_ITEM (note)->passages->len > 0)
    return 2;
  return note->target != NULL;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer session)
{
  return rank_place (DOSSIER_ANNOTATION (a)) - rank_place (DOSSIER_ANNOTATION (b));
}

static char *
get_date_group (DossierItem *item, DossierSession *session)
{
  return item->date ? dossier_date_to_display (item->date) : NULL;
}

/* The newest first. */
static int
compare_dates (gconstpointer a, gconstpointer b, gpointer session)
{
  gint64 x = DOSSIER_ANNOTATION (a)->created;
  gint64 y = DOSSIER_ANNOTATION (b)->created;

  return x > y ? -1 : x < y;
}

static void
list_tags (DossierItem *item, DossierSession *session, GPtrArray *groups)
{
  GPtrArray *tags = DOSSIER_ANNOTATION (item)->tags;

  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (groups, g_strdup (tags->pdata[i]));
}

static const char *
get_untagged (void)
{
  return _ ("Without a tag");
}

static char *
get_colour_group (DossierItem *item, DossierSession *session)
{
  return g_strdup (dossier_colour_to_display (DOSSIER_ANNOTATION (item)->colour));
}

static int
compare_colours (gconstpointer a, gconstpointer b, gpointer session)
{
  guint x = DOSSIER_ANNOTATION (a)->colour;
  guint y = DOSSIER_ANNOTATION (b)->colour;

  /* NONE, which is 0, comes last. */
  return (int) ((x + DOSSIER_N_COLOURS - 1) % DOSSIER_N_COLOURS) -
         (int) ((y + DOSSIER_N_COLOURS - 1) % DOSSIER_N_COLOURS);
}

void
dossier_note_fill_order (DossierNotesOrder order, DossierRecordKind *kind)
{
  kind->get_group = NULL;
  kind->list_groups = NULL;
  kind->get_rest = NULL;
  kind->compare = NULL;
  switch (order)
    {
    case DOSSIER_NOTES_BY_DATE:
      kind->get_group = get_date_group;
      kind->compare = compare_dates;
      break;
    case DOSSIER_NOTES_BY_TAG:
      kind->list_groups = list_tags;
      kind->get_rest = get_untagged;
      break;
    case DOSSIER_NOTES_BY_COLOUR:
      kind->get_group = get_colour_group;
      kind->compare = compare_colours;
      break;
    case DOSSIER_NOTES_BY_PLACE:
    default:
      kind->get_group = get_section_group;
      kind->compare = compare_places;
      break;
    }
}
