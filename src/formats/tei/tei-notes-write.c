/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's annotations as TEI: what tei-standoff.c reads again. docs/encoding.md explains it.
 */
#include "formats/tei/tei-export-private.h"

#include <string.h>

#include "formats/tei/tei-scan.h"

typedef struct
{
  TeiWriter *writer;
  const char *uuid; /* of the document */
  GHashTable *ids;  /* that the file has */
} NoteWriter;

/* What points to @id: "#id" where the file has it, else the way in which the program finds it. */
static char *
make_pointer (NoteWriter *self, const char *id)
{
  g_autofree char *escaped = NULL;

  if (g_hash_table_contains (self->ids, id))
    return g_strconcat ("#", id, NULL);
  escaped = g_uri_escape_string (id, NULL, TRUE);
  return g_strdup_printf (TEI_SCHEME "%s/%s", self->uuid, escaped);
}

/* The words of @anchor where they stand now; TEI P5, 16.2.4: string-range(). */
static char *
make_range (NoteWriter *self, DossierDocument *document, const DossierAnchor *anchor)
{
  DossierPassage *passage =
    anchor->found >= 0 ? dossier_document_get_passage (document, (guint) anchor->found) : NULL;
  const char *id = passage != NULL ? DOSSIER_ITEM (passage)->id : anchor->passage;

  if (passage != NULL && g_hash_table_contains (self->ids, id))
    return g_strdup_printf ("#string-range(%s,%u,%u)", id, anchor->found_start,
                            anchor->found_end - anchor->found_start);
  return make_pointer (self, id);
}

static char *
make_targets (NoteWriter *self, DossierDocument *document, DossierAnnotation *note)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < note->anchors->len; i++)
    g_ptr_array_add (targets, make_range (self, document, note->anchors->pdata[i]));
  if (targets->len == 0 && note->target != NULL)
    g_ptr_array_add (targets, make_pointer (self, note->target));
  if (targets->len == 0)
    g_ptr_array_add (targets, g_strconcat (TEI_SCHEME, self->uuid, NULL));
  g_ptr_array_add (targets, NULL);
  return g_strjoinv (" ", (char **) targets->pdata);
}

/* W3C Web Annotation Vocabulary, as TEI P5 has it. */
static const char *
get_motivation (DossierAnnotation *note)
{
  if (note->mark != NULL)
    return note->mark->kind == DOSSIER_KIND_PERSON || note->mark->kind == DOSSIER_KIND_PLACE ||
               note->mark->kind == DOSSIER_KIND_ORGANISATION
             ? "identifying"
             : "classifying";
  if (note->note != NULL)
    return "commenting";
  return note->tags->len > 0 ? "tagging" : "highlighting";
}

/* xsd:dateTime, to the microsecond. */
static char *
format_time (gint64 time)
{
  gint64 fraction = ((time % G_USEC_PER_SEC) + G_USEC_PER_SEC) % G_USEC_PER_SEC;
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc ((time - fraction) / G_USEC_PER_SEC);
  g_autofree char *second = when ? g_date_time_format (when, "%Y-%m-%dT%H:%M:%S") : NULL;

  return second ? g_strdup_printf ("%s.%06dZ", second, (int) fraction) : NULL;
}

static void
write_change (TeiWriter *writer, const char *status, gint64 time)
{
  g_autofree char *when = format_time (time);

  tei_writer_start (writer, "change");
  tei_writer_attribute (writer, "status", status);
  tei_writer_attribute (writer, "when", when);
  tei_writer_end (writer);
}

/* An element of that type whose white space counts; nothing for a @text of NULL. */
static void
write_words (TeiWriter *writer, const char *name, const char *type, const char *text)
{
  if (text == NULL)
    return;
  tei_writer_start_line (writer, name);
  tei_writer_attribute (writer, "type", type);
  tei_writer_attribute (writer, "xml:space", "preserve");
  tei_writer_text (writer, text);
  tei_writer_end (writer);
}

static void
write_pointer (NoteWriter *self, const char *type, const char *id)
{
  g_autofree char *target = NULL;

  if (id == NULL)
    return;
  target = make_pointer (self, id);
  tei_writer_start_line (self->writer, "ptr");
  tei_writer_attribute (self->writer, "type", type);
  tei_writer_attribute (self->writer, "target", target);
  tei_writer_end (self->writer);
}

static void
write_date (TeiWriter *writer, const char *type, const DossierDate *date)
{
  if (date == NULL)
    return;
  tei_writer_start_line (writer, "date");
  tei_writer_attribute (writer, "type", type);
  tei_writer_attribute (writer, "when-custom", date->edtf);
  tei_writer_attribute (writer, "datingMethod", "#edtf");
  if (date->wording != NULL)
    {
      tei_writer_attribute (writer, "xml:space", "preserve");
      tei_writer_text (writer, date->wording);
    }
  tei_writer_end (writer);
}

static void
write_measure (TeiWriter *writer, const char *type, const char *unit, const char *quantity)
{
  tei_writer_start (writer, "measure");
  tei_writer_attribute (writer, "type", type);
  tei_writer_attribute (writer, "quantity", quantity);
  tei_writer_attribute (writer, "unit", unit);
  tei_writer_end (writer);
}

/* Where the words stood when they were marked, and what stood around them. */
/* Of words in another language variant than the one that is written; NULL of its own. */
static const char *
get_language (DossierDocument *document, const DossierAnchor *anchor)
{
  const char *language = anchor->language;

  if (language == NULL && document->base != NULL)
    language = document->base->language;
  return language != NULL && document->language != NULL &&
             g_ascii_strcasecmp (language, document->language) == 0
           ? NULL
           : language;
}

static void
write_anchor (NoteWriter *self, DossierDocument *document, const DossierAnchor *anchor)
{
  TeiWriter *writer = self->writer;
  g_autofree char *target = make_range (self, document, anchor);
  g_autofree char *passage = make_pointer (self, anchor->passage);
  g_autofree char *place = g_strdup_printf ("%u", anchor->place);
  g_autofree char *start = g_strdup_printf ("%u", anchor->start);
  char rival[G_ASCII_DTOSTR_BUF_SIZE];

  tei_writer_start_line (writer, "note");
  tei_writer_attribute (writer, "type", "anchor");
  tei_writer_attribute (writer, "target", target);
  if (get_language (document, anchor) != NULL)
    tei_writer_attribute (writer, "xml:lang", get_language (document, anchor));
  if (*anchor->passage != '\0')
    {
      tei_writer_start_line (writer, "ptr");
      tei_writer_attribute (writer, "type", "passage");
      tei_writer_attribute (writer, "n", place);
      tei_writer_attribute (writer, "target", passage);
      tei_writer_end (writer);
    }
  write_measure (writer, "start", "character", start);
  if (anchor->before != NULL)
    write_measure (writer, "rival", "likeness",
                   g_ascii_dtostr (rival, sizeof rival, anchor->rival));
  write_words (writer, "seg", "before", anchor->before);
  write_words (writer, "seg", "prefix", anchor->prefix);
  write_words (writer, "quote", "exact", anchor->exact);
  write_words (writer, "seg", "suffix", anchor->suffix);
  write_words (writer, "seg", "after", anchor->after);
  tei_writer_end_line (writer);
}

static void
write_mark (NoteWriter *self, const DossierReaderMark *mark)
{
  TeiWriter *writer = self->writer;

  tei_writer_start_line (writer, "note");
  tei_writer_attribute (writer, "type", "mark");
  tei_writer_attribute (writer, "subtype", dossier_kind_to_string (mark->kind));
  write_pointer (self, "record", mark->record);
  write_words (writer, "seg", "name", mark->name);
  write_date (writer, "date", mark->date);
  write_pointer (self, "who", mark->who);
  write_words (writer, "seg", "who", mark->who_name);
  write_pointer (self, "where", mark->where);
  write_words (writer, "seg", "url", mark->url);
  write_words (writer, "seg", "country", mark->a3);
  write_words (writer, "seg", "short", mark->short_name);
  write_words (writer, "seg", "office", mark->office);
  write_words (writer, "seg", "type", mark->type);
  if (mark->kind == DOSSIER_KIND_QUOTE || mark->direct)
    write_words (writer, "seg", "direct", mark->direct ? "true" : "false");
  if (mark->kind == DOSSIER_KIND_COMMITMENT)
    write_words (writer, "seg", "verdict", dossier_verdict_to_string (mark->verdict));
  write_words (writer, "seg", "outcome", mark->outcome);
  write_date (writer, "due", mark->due);
  tei_writer_end_line (writer);
}

static void
write_note (NoteWriter *self, DossierDocument *document, DossierAnnotation *note)
{
  TeiWriter *writer = self->writer;
  g_autofree char *id = g_strconcat (TEI_NOTE_ID, DOSSIER_ITEM (note)->id, NULL);
  g_autofree char *targets = make_targets (self, document, note);

  tei_writer_start_line (writer, "annotation");
  tei_writer_attribute (writer, "xml:id", id);
  tei_writer_attribute (writer, "motivation", get_motivation (note));
  tei_writer_attribute (writer, "target", targets);
  tei_writer_attribute (writer, "rend", dossier_colour_to_string (note->colour));
  tei_writer_start_line (writer, "revisionDesc");
  write_change (writer, "created", note->created);
  write_change (writer, "modified", note->modified);
  tei_writer_end (writer);
  write_words (writer, "note", "comment", note->note);
  if (note->answer != DOSSIER_ANSWER_NONE)
    write_words (writer, "note", "answer", dossier_answer_to_string (note->answer));
  for (guint i = 0; i < note->tags->len; i++)
    write_words (writer, "note", "tag", note->tags->pdata[i]);
  write_pointer (self, "about", note->target);
  for (guint i = 0; i < note->anchors->len; i++)
    write_anchor (self, document, note->anchors->pdata[i]);
  if (note->mark != NULL)
    write_mark (self, note->mark);
  tei_writer_end_line (writer);
}

void
tei_write_notes (TeiWriter *writer,
                 const DossierExcerpt *excerpt,
                 const char *file_hash,
                 GHashTable *ids)
{
  DossierDocument *document = excerpt->document;
  NoteWriter self = { writer, document->uuid, ids };
  g_autoptr (GPtrArray) notes = dossier_excerpt_list_annotations (excerpt);
  g_autofree char *what = NULL;
  g_autofree char *source = g_strconcat (TEI_HASH, file_hash, NULL);

  /* What the document was made of is the file alone, or more than that. */
  if (g_str_equal (document->hash, file_hash))
    what = g_strconcat (TEI_SCHEME, document->uuid, NULL);
  else
    what = g_strdup_printf (TEI_SCHEME "%s " TEI_HASH "%s", document->uuid, document->hash);

  tei_writer_start_line (writer, "listAnnotation");
  tei_writer_attribute (writer, "type", TEI_OURS);
  tei_writer_attribute (writer, "corresp", what);
  tei_writer_attribute (writer, "source", source);
  for (guint i = 0; i < notes->len; i++)
    write_note (&self, document, notes->pdata[i]);
  tei_writer_end_line (writer);
}
