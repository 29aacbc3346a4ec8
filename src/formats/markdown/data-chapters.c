/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes and quotes in the order of the text, under the headings of its sections. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/markdown/data-private.h"
#include "formats/markdown/identity.h"

/* The title of the file has the first level. */
#define TOP_LEVEL 2
#define MAX_LEVEL 6

typedef struct
{
  DossierItem *item;
  gint64 place; /* -1: on the document as a whole */
  int section;
  gboolean lost; /* an orphan */
} Entry;

static gint64
place_quote (DossierDocument *document, const DossierItem *quote)
{
  guint index;
  const DossierPassage *passage;

  if (quote->passages->len == 0)
    return -1;
  index = g_array_index (quote->passages, guint, 0);
  passage = dossier_document_get_passage (document, index);
  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      if (span->type == DOSSIER_SPAN_QUOTE && span->target == quote)
        return ((gint64) index << 32) + span->start;
    }
  return (gint64) index << 32;
}

static gint64
place_note (const DossierAnnotation *note)
{
  const DossierAnchor *anchor = note->anchors->len > 0 ? note->anchors->pdata[0] : NULL;
  const GArray *passages = DOSSIER_ITEM (note)->passages;

  if (anchor != NULL && anchor->found >= 0)
    return ((gint64) anchor->found << 32) + anchor->found_start;
  return passages->len > 0 ? (gint64) g_array_index (passages, guint, 0) << 32 : -1;
}

/* Quotes before the notes at the same place: they are the document's. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;

  if (first->place != second->place)
    return first->place < second->place ? -1 : 1;
  if (first->item->kind != second->item->kind)
    return first->item->kind < second->item->kind ? -1 : 1;
  return first->item->index - second->item->index;
}

/* @shown: gets the quotes that the words of a note show. */
static void
gather_notes (DossierMarkdownMaker *self, GArray *entries, GHashTable *shown)
{
  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (self->document, DOSSIER_KIND_NOTE, i);
      g_autoptr (GPtrArray) quotes = NULL;
      Entry entry = { .item = DOSSIER_ITEM (note), .place = place_note (note) };

      if (!dossier_excerpt_has (self->excerpt, note))
        continue;
      entry.section = entry.item->section;
      entry.lost = note->state == DOSSIER_ANCHOR_ORPHAN && entry.item->passages->len == 0;
      g_array_append_val (entries, entry);
      quotes = dossier_markdown_quotes_in (self->document, note, TRUE);
      for (guint n = 0; n < quotes->len; n++)
        g_hash_table_add (shown, quotes->pdata[n]);
    }
}

static GArray *
gather (DossierMarkdownMaker *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);

  if (self->what & DOSSIER_MARKDOWN_NOTES)
    gather_notes (self, entries, shown);
  for (guint i = 0; self->what & DOSSIER_MARKDOWN_QUOTES &&
                    i < dossier_document_count (self->document, DOSSIER_KIND_QUOTE);
       i++)
    {
      DossierItem *quote = dossier_document_get (self->document, DOSSIER_KIND_QUOTE, i);
      Entry entry = { .item = quote, .section = quote->section };

      if (!dossier_excerpt_has (self->excerpt, quote) || g_hash_table_contains (shown, quote))
        continue;
      entry.place = place_quote (self->document, quote);
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

static JsonArray *
make_entries (DossierMarkdownMaker *self,
              const GArray *entries,
              int section,
              gboolean lost,
              const char *indent)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      JsonObject *object;

      if (entry->section != section || entry->lost != lost)
        continue;
      object = entry->item->kind == DOSSIER_KIND_NOTE
                 ? dossier_markdown_note (self, DOSSIER_ANNOTATION (entry->item))
                 : dossier_markdown_quote (self, DOSSIER_QUOTE (entry->item));
      dossier_markdown_set (object, "indent", indent);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* @depth: 0 for the topmost. */
static JsonObject *
begin_chapter (guint depth)
{
  JsonObject *chapter = json_object_new ();
  g_autofree char *hashes = g_strnfill (MIN (depth + TOP_LEVEL, MAX_LEVEL), '#');
  g_autofree char *indent = g_strnfill (depth, '\t');

  json_object_set_string_member (chapter, "hashes", hashes);
  dossier_markdown_set (chapter, "indent", indent);
  return chapter;
}

static gboolean
has_title (const DossierSection *section)
{
  return section->title != NULL && *section->title != '\0';
}

/* Below how many headings a section's own stands; sections without a title have none. */
static guint
get_depth (DossierDocument *document, const DossierSection *section)
{
  guint depth = 0;

  for (int parent = section->parent; parent >= 0;)
    {
      const DossierSection *above =
        dossier_document_get (document, DOSSIER_KIND_SECTION, (guint) parent);

      depth += has_title (above);
      parent = above->parent;
    }
  return depth;
}

/* Marks sections that have entries, and those above them. */
static gboolean *
find_sections (DossierDocument *document, const GArray *entries)
{
  gboolean *used = g_new0 (gboolean, dossier_document_count (document, DOSSIER_KIND_SECTION) + 1);

  for (guint i = 0; i < entries->len; i++)
    for (int at = g_array_index (entries, Entry, i).section; at >= 0 && !used[at];)
      {
        used[at] = TRUE;
        at = DOSSIER_SECTION (dossier_document_get (document, DOSSIER_KIND_SECTION, (guint) at))
               ->parent;
      }
  return used;
}

/* A section without a title goes on under the heading before it. */
static JsonObject *
make_section (DossierMarkdownMaker *self, const GArray *entries, DossierSection *section)
{
  guint depth = get_depth (self->document, section);
  JsonObject *chapter;
  g_autofree char *indent = NULL;

  if (has_title (section))
    {
      g_autofree char *link = NULL;

      chapter = begin_chapter (depth);
      dossier_markdown_set_escaped (self, chapter, "heading", section->title,
                                    DOSSIER_MARKDOWN_HEADING);
      dossier_markdown_set (chapter, "id", DOSSIER_ITEM (section)->id);
      indent = g_strnfill (depth + 1, '\t');
    }
  else
    {
      chapter = json_object_new ();
      indent = g_strnfill (depth, '\t');
    }
  dossier_markdown_set_array (chapter, "entries",
                              make_entries (self, entries, DOSSIER_ITEM (section)->index, FALSE,
                                            indent));
  return chapter;
}

static void
add_lost (DossierMarkdownMaker *self, JsonArray *chapters, const GArray *entries)
{
  JsonArray *lost = make_entries (self, entries, -1, TRUE, "\t");
  JsonObject *chapter;

  if (json_array_get_length (lost) == 0)
    {
      json_array_unref (lost);
      return;
    }
  chapter = begin_chapter (0);
  json_object_set_string_member (chapter, "heading",
                                 _ ("Notes whose words are not in the text any more"));
  json_object_set_boolean_member (chapter, "orphans", TRUE);
  dossier_markdown_set_array (chapter, "entries", lost);
  json_array_add_object_element (chapters, chapter);
}

JsonArray *
dossier_markdown_chapters (DossierMarkdownMaker *self)
{
  JsonArray *chapters = json_array_new ();
  g_autoptr (GArray) entries = gather (self);
  g_autofree gboolean *used = find_sections (self->document, entries);
  JsonArray *first = make_entries (self, entries, -1, FALSE, NULL);

  if (json_array_get_length (first) > 0)
    {
      JsonObject *chapter = json_object_new ();

      dossier_markdown_set_array (chapter, "entries", first);
      json_array_add_object_element (chapters, chapter);
    }
  else
    json_array_unref (first);
  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_SECTION); i++)
    if (used[i])
      json_array_add_object_element (chapters,
                                     make_section (self, entries,
                                                   dossier_document_get (self->document,
                                                                         DOSSIER_KIND_SECTION, i)));
  add_lost (self, chapters, entries);
  return chapters;
}
