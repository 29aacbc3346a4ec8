/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader marked and wrote. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/markdown/data-private.h"
#include "formats/markdown/identity.h"
#include "model/list.h"
#include "model/page.h"

static const char *
describe_mark (const DossierReaderMark *mark)
{
  switch (mark->kind)
    {
    case DOSSIER_KIND_QUOTE:
      return _ ("marked as a quote");
    case DOSSIER_KIND_EVENT:
      return _ ("marked as an event");
    case DOSSIER_KIND_PERSON:
      return _ ("marked as a person");
    case DOSSIER_KIND_ORGANISATION:
      return _ ("marked as an organisation");
    case DOSSIER_KIND_PLACE:
      return _ ("marked as a place");
    case DOSSIER_KIND_SOURCE:
      return _ ("marked as a source");
    case DOSSIER_KIND_COMMITMENT:
      return _ ("marked as a commitment");
    default:
      return NULL;
    }
}

/* "marked as an event: Meeting in Minsk, 26 May 2020" */
static char *
name_mark (DossierDocument *document, const DossierReaderMark *mark)
{
  const DossierItem *who = mark->who != NULL ? dossier_document_lookup (document, mark->who) : NULL;
  g_autofree char *name = who != NULL ? dossier_item_to_label (who) : g_strdup (mark->who_name);
  g_autofree char *date = mark->date != NULL ? dossier_date_describe (mark->date) : NULL;
  g_autoptr (GString) more = g_string_new (NULL);

  dossier_list_append (more, mark->name);
  dossier_list_append (more, name);
  dossier_list_append (more, date);
  if (more->len == 0)
    return g_strdup (describe_mark (mark));
  /* Translators: %1$s is “marked as an event” or the like, %2$s says which */
  return g_strdup_printf (_ ("%1$s: %2$s"), describe_mark (mark), more->str);
}

static char *
name_target (DossierDocument *document, const char *target)
{
  const DossierItem *item = dossier_document_lookup (document, target);
  g_autofree char *label = item != NULL ? dossier_item_to_label (item) : NULL;

  /* Translators: %s names what a note is about: an event, a person, a quote’s first words. Word it
   * so that they need no other ending. */
  return g_strdup_printf (_ ("on %s"), label != NULL && *label != '\0' ? label : target);
}

static void
add_fact (JsonArray *facts, const char *text)
{
  JsonObject *fact;

  if (text == NULL || *text == '\0')
    return;
  fact = json_object_new ();
  json_object_set_string_member (fact, "text", text);
  json_array_add_object_element (facts, fact);
}

static void
add_escaped_fact (const DossierMarkdownMaker *self, JsonArray *facts, const char *text)
{
  g_autofree char *escaped = NULL;

  if (text == NULL)
    return;
  escaped = dossier_markdown_escape (text, self->dialect,
                                     json_array_get_length (facts) == 0 ? DOSSIER_MARKDOWN_LINE
                                                                        : DOSSIER_MARKDOWN_INLINE);
  add_fact (facts, escaped);
}

/* Tags; beside them as facts of their own, in the form that the dialect has for them. */
static JsonArray *
list_tags (const DossierMarkdownMaker *self, const DossierAnnotation *note, JsonArray *facts)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < note->tags->len; i++)
    {
      const char *name = note->tags->pdata[i];
      g_autofree char *tag = dossier_markdown_tag (name, self->dialect);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "tag", tag);
      json_object_set_string_member (object, "name", name);
      json_array_add_object_element (array, object);
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", tag);
    }
  add_fact (facts, line->str);
  return array;
}

/* What stands in one line below the words: colour, what it is about, tags, where it is. */
static void
set_facts (const DossierMarkdownMaker *self, JsonObject *entry, DossierAnnotation *note)
{
  JsonArray *facts = json_array_new ();
  g_autofree char *passage = dossier_markdown_link_to_item (self, DOSSIER_ITEM (note));
  g_autofree char *pages = dossier_document_describe_item_pages (self->document, note);

  if (note->colour != DOSSIER_COLOUR_NONE && note->anchors->len > 0)
    add_escaped_fact (self, facts, dossier_colour_describe (note->colour));
  if (note->mark != NULL)
    {
      g_autofree char *mark = name_mark (self->document, note->mark);

      add_escaped_fact (self, facts, mark);
      dossier_markdown_set_escaped (self, entry, "mark", mark, DOSSIER_MARKDOWN_INLINE);
    }
  if (note->target != NULL)
    {
      g_autofree char *about = name_target (self->document, note->target);

      add_escaped_fact (self, facts, about);
      dossier_markdown_set_escaped (self, entry, "about", about, DOSSIER_MARKDOWN_INLINE);
    }
  else if (note->anchors->len == 0)
    add_escaped_fact (self, facts, _ ("on the document as a whole"));
  dossier_markdown_set_array (entry, "tags", list_tags (self, note, facts));
  if (note->state == DOSSIER_ANCHOR_MOVED)
    add_escaped_fact (self, facts, _ ("moved, to be confirmed"));
  add_escaped_fact (self, facts, pages);
  add_fact (facts, passage);
  dossier_markdown_set_array (entry, "facts", facts);
}

/* Sources whose marks stand within the words, but for those that the quotes name. */
static void
add_sources (DossierMarkdownMaker *self, const DossierAnchor *anchor, GPtrArray *evidence)
{
  const DossierPassage *passage =
    dossier_document_get_passage (self->document, (guint) anchor->found);
  guint n_quotes = evidence->len;

  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);
      gboolean named = FALSE;

      if (span->type != DOSSIER_SPAN_SOURCE || span->target == NULL ||
          span->start <= anchor->found_start || span->start > anchor->found_end)
        continue;
      for (guint n = 0; n < n_quotes && !named; n++)
        named = DOSSIER_IS_QUOTE (evidence->pdata[n]) &&
                DOSSIER_QUOTE (evidence->pdata[n])->source == DOSSIER_SOURCE (span->target);
      if (!named && !g_ptr_array_find (evidence, span->target, NULL))
        g_ptr_array_add (evidence, span->target);
    }
}

static void
set_words (DossierMarkdownMaker *self, JsonObject *entry, DossierAnnotation *note)
{
  g_autoptr (GPtrArray) evidence = dossier_markdown_quotes_in (self->document, note, FALSE);
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new ();

  if (note->anchors->len == 0)
    return;
  for (guint i = 0; i < note->anchors->len; i++)
    {
      const DossierAnchor *anchor = note->anchors->pdata[i];

      g_ptr_array_add (paragraphs, anchor->exact);
      if (anchor->found >= 0 && !anchor->whole)
        add_sources (self, anchor, evidence);
    }
  json_object_set_boolean_member (entry, "is_highlight", TRUE);
  dossier_markdown_set (entry, "colour", dossier_colour_describe (note->colour));
  dossier_markdown_set (entry, "colour_name", dossier_colour_to_string (note->colour));
  dossier_markdown_set_quotation (self, entry, paragraphs, evidence, FALSE);
}

/* The person's text, byte for byte; only an outline has to indent it, and does so by lines. */
static void
set_text (JsonObject *entry, const char *note)
{
  g_autofree char *end = NULL;
  g_autofree char *whole = NULL;
  g_auto (GStrv) parts = NULL;
  JsonArray *lines;

  if (note == NULL || *note == '\0')
    return;
  end = dossier_markdown_close (note);
  whole = end == NULL ? g_strdup (note)
                      : g_strconcat (note, g_str_has_suffix (note, "\n") ? "" : "\n", end, NULL);
  dossier_markdown_set (entry, "note", whole);
  lines = json_array_new ();
  parts = g_strsplit (whole, "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      JsonObject *line = json_object_new ();

      json_object_set_string_member (line, "text", parts[i]);
      dossier_markdown_set_flag (line, "blank", *parts[i] == '\0');
      json_array_add_object_element (lines, line);
    }
  dossier_markdown_set_array (entry, "note_lines", lines);
}

static void
set_day (JsonObject *entry, const char *name, gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autofree char *text = utc != NULL ? g_date_time_format_iso8601 (utc) : NULL;

  dossier_markdown_set (entry, name, text);
}

JsonObject *
dossier_markdown_note (DossierMarkdownMaker *self, DossierAnnotation *note)
{
  DossierItem *item = DOSSIER_ITEM (note);
  JsonObject *entry = json_object_new ();
  g_autofree char *block = dossier_markdown_block_id (self->document, item);
  g_autofree char *uuid = dossier_markdown_block_uuid (self->document, item);
  g_autofree char *link = dossier_markdown_link (self->document, item);
  g_autofree char *pages = dossier_document_dup_item_pages (self->document, item);
  g_autofree char *passage = dossier_markdown_link_to_item (self, item);

  json_object_set_boolean_member (entry, "is_note", TRUE);
  dossier_markdown_set (entry, "id", item->id);
  dossier_markdown_set (entry, "block", block);
  dossier_markdown_set (entry, "uuid", uuid);
  dossier_markdown_set (entry, "link", link);
  dossier_markdown_set (entry, "passage", passage);
  dossier_markdown_set_escaped (self, entry, "pages", pages, DOSSIER_MARKDOWN_INLINE);
  dossier_markdown_set_flag (entry, "orphan", note->state == DOSSIER_ANCHOR_ORPHAN);
  dossier_markdown_set_flag (entry, "moved", note->state == DOSSIER_ANCHOR_MOVED);
  set_day (entry, "created", note->created);
  set_day (entry, "modified", note->modified);
  set_words (self, entry, note);
  set_facts (self, entry, note);
  set_text (entry, note->note);
  return entry;
}
