/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/output.h"
#include "cli/show.h"
#include "formats/citation.h"
#include "model/annotation.h"
#include "model/list.h"
#include "model/shown-name.h"
#include "model/spanning.h"

/* What belongs to a thing stands below it, this far in. */
#define INDENT 4

typedef void (*PrintFunc) (DossierDocument *document, GPtrArray *records);

/* The id, and behind it those of @parts that are there. */
#define print_heading(item, ...)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const char *parts_[] = { __VA_ARGS__ };                                                        \
    print_parts (DOSSIER_ITEM (item)->id, parts_, G_N_ELEMENTS (parts_));                          \
  }                                                                                                \
  G_STMT_END

static void
print_parts (const char *id, const char *const *parts, guint n_parts)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new ();
  g_autofree char *line = NULL;

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_ptr_array_add (given, (char *) parts[i]);

  line = dossier_list_plain (given);
  g_print (*line != '\0' ? "%s  %s\n" : "%s\n", id, line);
}

static void
print_where (DossierDocument *document, const DossierItem *item)
{
  g_autofree char *passages = dossier_passages_to_cell (document, item);
  const DossierOrigin *origin = dossier_document_get_origin (document, item);
  g_autofree char *line = NULL;

  if (*passages == '\0')
    return;
  if (origin != NULL)
    /* Translators: %1$s is the title of a document, %2$s are the ids of passages in it: "p2, p3" */
    line = g_strdup_printf (_ ("In “%1$s”: %2$s"), origin->title, passages);
  else
    /* Translators: %s are the ids of passages: "p2, p3" */
    line = g_strdup_printf (_ ("In: %s"), passages);
  dossier_print_wrapped (INDENT, line);
}

/* On whose word, when that is not the document's. */
static const char *
get_authority_label (const DossierItem *item)
{
  switch (item->authority)
    {
    case DOSSIER_AUTHORITY_EDITOR:
      return _ ("background, not in the document");
    case DOSSIER_AUTHORITY_READER:
      return _ ("from the reader");
    case DOSSIER_AUTHORITY_SUGGESTION:
      /* Translators: on whose word something stands: Dossier proposed it, and nobody has
       * confirmed it */
      return _ ("a suggestion");
    case DOSSIER_AUTHORITY_DOCUMENT:
    default:
      return NULL;
    }
}

static void
print_passage (DossierDocument *document, DossierPassage *passage)
{
  print_heading (passage, dossier_passage_kind_to_string (passage->passage_kind),
                 passage->speaker != NULL ? passage->speaker->name : passage->speaker_name,
                 passage->language);
  dossier_print_wrapped (INDENT, passage->text);
}

static void
print_section (DossierDocument *document, int section)
{
  g_autofree char *title = NULL;

  if (section < 0)
    return;
  title = dossier_item_to_label (dossier_document_get (document, DOSSIER_KIND_SECTION, section));
  if (*title != '\0')
    g_print ("== %s ==\n", title);
}

static void
print_passages (DossierDocument *document, GPtrArray *records)
{
  int section = -1;

  for (guint i = 0; i < records->len; i++)
    {
      DossierPassage *passage = records->pdata[i];
      int own = DOSSIER_ITEM (passage)->section;

      if (i > 0 && own != section)
        g_print ("\n");
      if (i == 0 || own != section)
        print_section (document, own);
      section = own;
      print_passage (document, passage);
    }
}

static const char *
get_manner (const DossierQuote *quote)
{
  if (quote->original != NULL && quote->direct)
    /* Translators: of a quote: its words are a translation */
    return _ ("translated");
  if (quote->original != NULL)
    /* Translators: of a quote: not in the speaker's own words, and these are a translation */
    return _ ("reported, translated");
  /* Translators: of a quote: not in the speaker's own words */
  return quote->direct ? NULL : _ ("reported");
}

static void
print_quotes (DossierDocument *document, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      DossierQuote *quote = records->pdata[i];
      DossierItem *item = DOSSIER_ITEM (quote);
      g_autofree char *date = dossier_date_to_cell (item->date);
      g_autofree char *original = dossier_citation_original (quote);
      g_autofree char *words = quote->direct
                                 /* Translators: %s are the words of a quote */
                                 ? g_strdup_printf (_ ("“%s”"), quote->text)
                                 : g_strdup (quote->text);

      print_heading (item, quote->speaker != NULL ? quote->speaker->name : quote->speaker_name,
                     quote->office, date, get_manner (quote), get_authority_label (item));
      dossier_print_wrapped (INDENT, words);
      if (original != NULL)
        dossier_print_wrapped (INDENT, original);
      if (quote->occasion != NULL)
        dossier_print_wrapped (INDENT, quote->occasion->title);
      if (quote->source != NULL)
        dossier_print_wrapped (INDENT, quote->source->url);
      print_where (document, item);
    }
}

static void
print_events (DossierDocument *document, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      DossierEvent *event = records->pdata[i];
      DossierItem *item = DOSSIER_ITEM (event);
      g_autofree char *date = dossier_date_to_cell (item->date);

      print_heading (item, date,
                     event->place != NULL ? dossier_entity_get_shown_name (event->place) : NULL,
                     get_authority_label (item));
      dossier_print_wrapped (INDENT, event->title);
      dossier_print_wrapped (INDENT, event->description);
      dossier_print_wrapped (INDENT, event->note);
      print_where (document, item);
    }
}

static void
print_memberships (DossierDocument *document, GPtrArray *records)
{
  g_autoptr (DossierTable) table = dossier_table_new (5);

  for (guint i = 0; i < records->len; i++)
    {
      DossierMembership *membership = records->pdata[i];
      DossierItem *item = DOSSIER_ITEM (membership);

      dossier_table_add (table, g_strdup (item->id), dossier_item_to_label (item),
                         dossier_date_to_cell (membership->from),
                         dossier_date_to_cell (membership->to),
                         g_strdup (get_authority_label (item)));
    }
  dossier_table_print (table);
}

static void
print_entities (GPtrArray *records)
{
  g_autoptr (DossierTable) table = dossier_table_new (4);

  for (guint i = 0; i < records->len; i++)
    {
      DossierEntity *entity = records->pdata[i];
      DossierItem *item = DOSSIER_ITEM (entity);
      guint n_passages = item->passages->len;
      const char *more = entity->country != NULL ? dossier_entity_get_shown_name (entity->country)
                                                 : entity->description;

      dossier_table_add (table, g_strdup (item->id),
                         g_strdup (dossier_entity_get_shown_name (entity)),
                         g_strdup_printf (ngettext ("%'u passage", "%'u passages", n_passages),
                                          n_passages),
                         g_strdup (more));
    }
  dossier_table_print (table);
}

static void
print_people (DossierDocument *document, GPtrArray *records)
{
  print_entities (records);
}

static void
print_organisations (DossierDocument *document, GPtrArray *records)
{
  print_entities (records);
}

static void
print_places (DossierDocument *document, GPtrArray *records)
{
  print_entities (records);
}

static void
print_sources (DossierDocument *document, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      DossierSource *source = records->pdata[i];
      DossierItem *item = DOSSIER_ITEM (source);
      g_autofree char *date = dossier_date_to_cell (item->date);

      print_heading (item, source->publisher, date);
      dossier_print_wrapped (INDENT, source->title);
      dossier_print_wrapped (INDENT, source->url);
      print_where (document, item);
    }
}

static const char *
get_verdict_label (DossierVerdict verdict)
{
  switch (verdict)
    {
    case DOSSIER_VERDICT_KEPT:
      /* Translators: of a commitment: what was announced was done */
      return _ ("kept");
    case DOSSIER_VERDICT_PARTLY:
      /* Translators: of a commitment: some of what was announced was done */
      return _ ("partly kept");
    case DOSSIER_VERDICT_NOT_YET:
      return _ ("not yet kept");
    case DOSSIER_VERDICT_FAILED:
      /* Translators: of a commitment: what was announced was not done */
      return _ ("failed");
    case DOSSIER_VERDICT_UNCLEAR:
    default:
      return _ ("unclear whether it is kept");
    }
}

static void
print_labelled (const char *format, const char *text)
{
  g_autoptr (GString) line = NULL;

  if (text == NULL || *text == '\0')
    return;
  line = g_string_new (format);
  g_string_replace (line, "%s", text, 1);
  dossier_print_wrapped (INDENT, line->str);
}

static void
print_commitments (DossierDocument *document, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      DossierCommitment *commitment = records->pdata[i];
      DossierItem *item = DOSSIER_ITEM (commitment);
      g_autofree char *by = dossier_names_to_cell (item->speakers);
      g_autofree char *announced = dossier_date_to_cell (item->date);
      g_autofree char *due = dossier_date_to_cell (commitment->due);

      print_heading (item, commitment->title);
      dossier_print_wrapped (INDENT, get_verdict_label (commitment->verdict));
      /* Translators: %s are the names of those who announced something */
      print_labelled (_ ("By: %s"), by);
      /* Translators: %s is a date, or a sentence on how something was announced */
      print_labelled (_ ("Announced: %s"),
                      commitment->announced_text != NULL ? commitment->announced_text : announced);
      /* Translators: %s is a date, or a sentence on when something is to be done */
      print_labelled (_ ("Due: %s"), commitment->due_text != NULL ? commitment->due_text : due);
      /* Translators: %s is a sentence on what came of something */
      print_labelled (_ ("Outcome: %s"), commitment->outcome);
      print_where (document, item);
    }
}

/* What is not as it should be with where a note stands. */
static const char *
get_state_label (DossierAnchorState state)
{
  switch (state)
    {
    case DOSSIER_ANCHOR_MOVED:
      return _ ("moved, to be confirmed");
    case DOSSIER_ANCHOR_ORPHAN:
      return _ ("its words are not in the text any more");
    case DOSSIER_ANCHOR_ANCHORED:
    default:
      return NULL;
    }
}

static void
print_notes (DossierDocument *document, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      DossierAnnotation *note = records->pdata[i];
      DossierItem *item = DOSSIER_ITEM (note);
      g_autofree char *date = dossier_date_to_cell (item->date);
      g_autofree char *exact = dossier_annotation_get_exact (note);
      g_autofree char *tags = NULL;

      tags = dossier_list_plain (note->tags);
      print_heading (item, date,
                     note->colour != DOSSIER_COLOUR_NONE ? dossier_colour_describe (note->colour)
                                                         : NULL,
                     get_state_label (note->state));
      /* Translators: %s are the words of a document that the reader has marked */
      print_labelled (_ ("“%s”"), exact);
      dossier_print_wrapped (INDENT, note->note);
      /* Translators: %s are the tags of a note: "model acts, law" */
      print_labelled (_ ("Tags: %s"), tags);
      print_where (document, item);
    }
}

static PrintFunc
get_print_func (DossierKind kind)
{
  switch (kind)
    {
    case DOSSIER_KIND_PASSAGE:
      return print_passages;
    case DOSSIER_KIND_QUOTE:
      return print_quotes;
    case DOSSIER_KIND_EVENT:
      return print_events;
    case DOSSIER_KIND_COMMITMENT:
      return print_commitments;
    case DOSSIER_KIND_SOURCE:
      return print_sources;
    case DOSSIER_KIND_MEMBERSHIP:
      return print_memberships;
    case DOSSIER_KIND_PERSON:
      return print_people;
    case DOSSIER_KIND_ORGANISATION:
      return print_organisations;
    case DOSSIER_KIND_PLACE:
      return print_places;
    case DOSSIER_KIND_NOTE:
      return print_notes;
    case DOSSIER_KIND_SECTION:
    default:
      g_return_val_if_reached (NULL);
    }
}

void
dossier_show_text (DossierDocument *document, DossierKind kind, GPtrArray *records)
{
  get_print_func (kind) (document, records);
}
