/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TEI and teiCorpus themselves, and the metadata in their headers. */
#include "formats/tei/tei-reader.h"

#include <string.h>

/* The outermost elements */

static void
open_document (TeiReader *reader, TeiFrame *frame, gboolean is_corpus)
{
  TeiDocument *document = tei_document_new (reader->document, is_corpus);

  document->id = tei_dup_attribute (reader, "xml:id");
  document->language = g_strdup (frame->language);
  document->number = g_str_equal (frame->rule->name, "text") ? 0 : tei_count_texts (reader);
  reader->document = document;
  frame->data = document;
}

static void
close_document (TeiReader *reader)
{
  TeiDocument *document = reader->document;
  TeiResult *result = document->is_corpus ? NULL : tei_build (reader, document);

  if (result != NULL)
    g_ptr_array_add (reader->results, result);
  reader->document = document->corpus;
  tei_document_free (document);
}

static void
start_tei (TeiReader *reader, TeiFrame *frame)
{
  open_document (reader, frame, FALSE);
}

static void
start_corpus (TeiReader *reader, TeiFrame *frame)
{
  open_document (reader, frame, TRUE);
}

static void
end_document (TeiReader *reader, TeiFrame *frame)
{
  close_document (reader);
}

/* A text may stand alone, without a header. */
static void
start_text (TeiReader *reader, TeiFrame *frame)
{
  if (reader->document == NULL)
    open_document (reader, frame, FALSE);
  if (reader->document->language == NULL)
    reader->document->language =
      g_strdup (frame->language ? frame->language : reader->document->usage);
  if (reader->language != NULL)
    {
      g_free (reader->document->language);
      reader->document->language = g_strdup (reader->language);
    }

  frame->part = TEI_PART_TEXT;
  tei_begin_text (reader);
}

static void
end_text (TeiReader *reader, TeiFrame *frame)
{
  tei_end_text (reader);
  if (frame->data != NULL)
    close_document (reader);
}

static void
start_part (TeiReader *reader, TeiFrame *frame)
{
  frame->part = (TeiPart) frame->rule->value;
  /* A header or standOff that is a file's outermost element belongs to no document. */
  if (reader->document == NULL)
    tei_skip (reader);
}

static void
skip_part (TeiReader *reader, TeiFrame *frame)
{
  tei_skip_and_report (reader, frame->rule->name);
}

const TeiRule tei_root_rules[] = {
  { "TEI", start_tei, end_document, 0 },
  { "TEI.2", start_tei, end_document, 0 },
  { "facsimile", skip_part, NULL, 0 },
  { "fsdDecl", skip_part, NULL, 0 },
  { "sourceDoc", skip_part, NULL, 0 },
  { "standOff", start_part, NULL, TEI_PART_LISTS },
  { "teiCorpus", start_corpus, end_document, 0 },
  { "teiCorpus.2", start_corpus, end_document, 0 },
  { "teiHeader", start_part, NULL, TEI_PART_HEADER },
  { "text", start_text, end_text, 0 },
  { NULL },
};

/* The header */

static void
start_area (TeiReader *reader, TeiFrame *frame)
{
  frame->area = (TeiArea) frame->rule->value;
}

/* A letter dates from the day when it was sent. */
static void
start_correspondence (TeiReader *reader, TeiFrame *frame)
{
  if (tei_has_attribute (reader, "type", "sent"))
    frame->area = TEI_AREA_CREATION;
}

static void
start_skipped (TeiReader *reader, TeiFrame *frame)
{
  tei_skip (reader);
}

static void
start_lists (TeiReader *reader, TeiFrame *frame)
{
  /* Lists of what the text was taken from are no sources of the text. */
  if (frame->area == TEI_AREA_SOURCE)
    return;
  frame->part = TEI_PART_LISTS;
}

static void
start_title (TeiReader *reader, TeiFrame *frame)
{
  if (frame->area == TEI_AREA_TITLE)
    frame->owned = tei_dup_attribute (reader, "type");
  if (frame->area == TEI_AREA_TITLE || frame->area == TEI_AREA_ORIGINAL)
    tei_capture (reader, frame);
}

/* The parts of what a retelling retells, in one line. */
static void
add_to_original (TeiReader *reader, const char *part)
{
  TeiDocument *document = reader->document;
  char *longer;

  if (part == NULL)
    return;

  longer =
    document->original ? g_strdup_printf ("%s, %s", document->original, part) : g_strdup (part);
  g_free (document->original);
  document->original = longer;
}

static void
end_title (TeiReader *reader, TeiFrame *frame)
{
  g_autofree char *text = NULL;
  TeiTitle *title;

  if (!frame->captures || (text = tei_take_capture (reader, frame)) == NULL)
    return;

  if (frame->area == TEI_AREA_ORIGINAL)
    {
      add_to_original (reader, text);
      return;
    }

  title = g_new0 (TeiTitle, 1);
  title->text = g_steal_pointer (&text);
  title->type = g_steal_pointer (&frame->owned);
  title->language = frame->language;
  g_ptr_array_add (reader->document->titles, title);
}

static void
start_author (TeiReader *reader, TeiFrame *frame)
{
  if (frame->area == TEI_AREA_TITLE || frame->area == TEI_AREA_ORIGINAL)
    tei_capture (reader, frame);
}

static void
end_author (TeiReader *reader, TeiFrame *frame)
{
  g_autofree char *text = frame->captures ? tei_take_capture (reader, frame) : NULL;

  if (text == NULL)
    return;

  if (frame->area == TEI_AREA_ORIGINAL)
    add_to_original (reader, text);
  else if (!frame->flag)
    g_ptr_array_add (reader->document->authors, g_steal_pointer (&text));
}

/* Of an author's names in several languages the first counts. Elsewhere a name that stands with a
 * reference is how that person is best called. */
static void
start_person_name (TeiReader *reader, TeiFrame *frame)
{
  TeiFrame *parent = tei_get_parent (reader, frame);

  if (frame->area == TEI_AREA_CREATION)
    frame->owned = tei_dup_attribute (reader, "ref");
  if (frame->owned != NULL || (g_str_equal (tei_get_name (parent), "author") && parent->captures))
    tei_capture (reader, frame);
}

static void
end_person_name (TeiReader *reader, TeiFrame *frame)
{
  TeiFrame *parent = tei_get_parent (reader, frame);
  g_autofree char *text = frame->captures ? tei_take_capture (reader, frame) : NULL;

  if (text == NULL)
    return;

  if (frame->owned != NULL)
    tei_ref_add_wording (tei_document_get_ref (reader->document, DOSSIER_KIND_PERSON, frame->owned),
                         text);
  else if (frame->area == TEI_AREA_TITLE && !parent->flag)
    {
      g_ptr_array_add (reader->document->authors, g_steal_pointer (&text));
      parent->flag = TRUE;
    }
}

static void
start_publisher (TeiReader *reader, TeiFrame *frame)
{
  if (frame->area == TEI_AREA_PUBLICATION || frame->area == TEI_AREA_ORIGINAL)
    tei_capture (reader, frame);
}

static void
end_publisher (TeiReader *reader, TeiFrame *frame)
{
  g_autofree char *text = frame->captures ? tei_take_capture (reader, frame) : NULL;
  char **publisher = &reader->document->publisher;

  if (text == NULL)
    return;

  if (frame->area == TEI_AREA_ORIGINAL)
    add_to_original (reader, text);
  else if (*publisher == NULL || g_str_equal (frame->rule->name, "publisher"))
    {
      g_free (*publisher);
      *publisher = g_steal_pointer (&text);
    }
}

/* A publisher's web site after its name is no part of the name. */
static void
start_header_ref (TeiReader *reader, TeiFrame *frame)
{
  const char *target = tei_get_attribute (reader, "target");

  if (reader->capturing > 0)
    frame->place = tei_text_get_place (reader->capture);
  else if (frame->area == TEI_AREA_ORIGINAL && target != NULL && strstr (target, "://") != NULL)
    add_to_original (reader, target);
}

static void
end_header_ref (TeiReader *reader, TeiFrame *frame)
{
  TeiFrame *parent = tei_get_parent (reader, frame);

  if (frame->area == TEI_AREA_PUBLICATION && parent->captures && frame->place > parent->place &&
      g_str_equal (tei_get_name (parent), "publisher"))
    tei_text_cut (reader->capture, frame->place);
}

static void
start_idno (TeiReader *reader, TeiFrame *frame)
{
  frame->owned = tei_dup_attribute (reader, "type");
  if (g_str_equal (tei_get_name (tei_get_parent (reader, frame)), "author"))
    tei_skip (reader);
  else if (frame->area == TEI_AREA_PUBLICATION)
    tei_capture (reader, frame);
}

static void
end_idno (TeiReader *reader, TeiFrame *frame)
{
  TeiDocument *document = reader->document;
  g_autofree char *text = frame->captures ? tei_take_capture (reader, frame) : NULL;

  if (text == NULL)
    return;

  if (frame->owned != NULL && g_ascii_strcasecmp (frame->owned, "uuid") == 0)
    {
      if (document->uuid == NULL && g_uuid_string_is_valid (text))
        document->uuid = g_ascii_strdown (text, -1);
    }
  else if (document->url == NULL &&
           (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://")))
    document->url = g_steal_pointer (&text);
}

static void
start_licence (TeiReader *reader, TeiFrame *frame)
{
  if (frame->area != TEI_AREA_PUBLICATION)
    return;

  frame->owned = tei_dup_attribute (reader, "target");
  tei_capture (reader, frame);
}

static void
end_licence (TeiReader *reader, TeiFrame *frame)
{
  TeiDocument *document = reader->document;
  g_autofree char *text = frame->captures ? tei_take_capture (reader, frame) : NULL;

  if (!frame->captures || document->licence != NULL)
    return;

  if (text == NULL)
    document->licence = g_steal_pointer (&frame->owned);
  else if (frame->owned == NULL || strstr (text, frame->owned) != NULL)
    document->licence = g_steal_pointer (&text);
  else
    document->licence = g_strdup_printf ("%s (%s)", text, frame->owned);
}

static void
start_paragraph (TeiReader *reader, TeiFrame *frame)
{
  const char *parent = tei_get_name (tei_get_parent (reader, frame));

  if (reader->capturing > 0)
    tei_text_add_space (reader->capture);
  else if (frame->area == TEI_AREA_PUBLICATION && g_str_equal (parent, "availability"))
    tei_capture (reader, frame);
}

static void
end_paragraph (TeiReader *reader, TeiFrame *frame)
{
  if (reader->capturing > 0)
    tei_text_add_space (reader->capture);
  if (frame->captures && reader->document->licence == NULL)
    reader->document->licence = tei_take_capture (reader, frame);
}

static gboolean
get_date_kind (TeiArea area, TeiDateKind *kind)
{
  switch (area)
    {
    case TEI_AREA_CREATION:
      *kind = TEI_DATE_CREATION;
      return TRUE;
    case TEI_AREA_SOURCE:
    case TEI_AREA_ORIGINAL:
      *kind = TEI_DATE_SOURCE;
      return TRUE;
    case TEI_AREA_SETTING:
      *kind = TEI_DATE_SETTING;
      return TRUE;
    case TEI_AREA_PUBLICATION:
      *kind = TEI_DATE_PUBLICATION;
      return TRUE;
    default:
      return FALSE;
    }
}

static void
start_header_date (TeiReader *reader, TeiFrame *frame)
{
  g_auto (TeiDating) dating = { 0 };
  TeiDateKind kind;

  if (!get_date_kind (frame->area, &kind))
    return;

  tei_get_dating (reader, &dating);
  frame->owned = tei_dating_to_edtf (&dating);
  tei_capture (reader, frame);
}

/* "27.05.2020" says no more than the date itself. */
static gboolean
says_more_than_digits (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;

  return FALSE;
}

static void
end_header_date (TeiReader *reader, TeiFrame *frame)
{
  g_autofree char *text = frame->captures ? tei_take_capture (reader, frame) : NULL;
  TeiDateKind kind;
  DossierDate **date;

  if (!frame->captures || !get_date_kind (frame->area, &kind))
    return;
  if (frame->area == TEI_AREA_ORIGINAL)
    add_to_original (reader, text);

  date = &reader->document->dates[kind];
  if (*date != NULL)
    return;
  if (frame->owned != NULL)
    *date = dossier_date_new (frame->owned, says_more_than_digits (text) ? text : NULL, NULL);
  else
    *date = tei_date_from_text (text);
}

static void
start_bibl (TeiReader *reader, TeiFrame *frame)
{
  if (frame->area == TEI_AREA_SOURCE && tei_has_attribute (reader, "xml:id", "document"))
    frame->area = TEI_AREA_ORIGINAL;
}

static void
start_text_language (TeiReader *reader, TeiFrame *frame)
{
  const char *language = tei_get_attribute (reader, "mainLang");

  if (language == NULL)
    return;

  g_free (reader->document->usage);
  reader->document->usage = g_strdup (language);
}

static void
start_language (TeiReader *reader, TeiFrame *frame)
{
  if (reader->document->usage == NULL)
    reader->document->usage = tei_dup_attribute (reader, "ident");
}

static void
start_abstract (TeiReader *reader, TeiFrame *frame)
{
  tei_capture (reader, frame);
}

static void
end_abstract (TeiReader *reader, TeiFrame *frame)
{
  g_autofree char *text = tei_take_capture (reader, frame);

  if (text == NULL)
    return;
  if (reader->document->statement->len > 0)
    g_string_append_c (reader->document->statement, ' ');
  g_string_append (reader->document->statement, text);
}

static void
start_words (TeiReader *reader, TeiFrame *frame)
{
  if ((int) frame->area == frame->rule->value)
    tei_capture (reader, frame);
}

/* The town and the country of a sitting, and not whose it is. */
static void
start_setting_name (TeiReader *reader, TeiFrame *frame)
{
  static const char *const types[] = { "city", "country", "place", "settlement", "town", NULL };
  const char *type = tei_get_attribute (reader, "type");

  if (type != NULL && g_strv_contains (types, type))
    start_words (reader, frame);
}

static void
end_meeting (TeiReader *reader, TeiFrame *frame)
{
  char *text = frame->captures ? tei_take_capture (reader, frame) : NULL;

  if (text != NULL)
    g_ptr_array_add (reader->document->meetings, text);
}

static void
end_setting_name (TeiReader *reader, TeiFrame *frame)
{
  char *text = frame->captures ? tei_take_capture (reader, frame) : NULL;

  if (text != NULL)
    g_ptr_array_add (reader->document->setting, text);
}

const TeiRule tei_header_rules[] = {
  { "abstract", start_abstract, end_abstract, 0 },
  { "author", start_author, end_author, 0 },
  { "authority", start_publisher, end_publisher, 0 },
  { "bibl", start_bibl, NULL, 0 },
  { "correspAction", start_correspondence, NULL, 0 },
  { "country", start_words, end_setting_name, TEI_AREA_SETTING },
  { "creation", start_area, NULL, TEI_AREA_CREATION },
  { "date", start_header_date, end_header_date, 0 },
  { "distributor", start_publisher, end_publisher, 0 },
  { "editor", start_skipped, NULL, 0 },
  { "funder", start_skipped, NULL, 0 },
  { "idno", start_idno, end_idno, 0 },
  { "language", start_language, NULL, 0 },
  { "licence", start_licence, end_licence, 0 },
  { "listBibl", start_lists, NULL, 0 },
  { "listEvent", start_lists, NULL, 0 },
  { "listOrg", start_lists, NULL, 0 },
  { "listPerson", start_lists, NULL, 0 },
  { "listPlace", start_lists, NULL, 0 },
  { "listRelation", start_lists, NULL, 0 },
  { "meeting", start_words, end_meeting, TEI_AREA_TITLE },
  { "name", start_setting_name, end_setting_name, TEI_AREA_SETTING },
  { "note", start_skipped, NULL, 0 },
  { "notesStmt", start_skipped, NULL, 0 },
  { "origDate", start_header_date, end_header_date, 0 },
  { "p", start_paragraph, end_paragraph, 0 },
  { "particDesc", start_lists, NULL, 0 },
  { "persName", start_person_name, end_person_name, 0 },
  { "placeName", start_words, end_setting_name, TEI_AREA_SETTING },
  { "principal", start_skipped, NULL, 0 },
  { "publicationStmt", start_area, NULL, TEI_AREA_PUBLICATION },
  { "publisher", start_publisher, end_publisher, 0 },
  { "ref", start_header_ref, end_header_ref, 0 },
  { "respStmt", start_skipped, NULL, 0 },
  { "setting", start_area, NULL, TEI_AREA_SETTING },
  { "settlement", start_words, end_setting_name, TEI_AREA_SETTING },
  { "sourceDesc", start_area, NULL, TEI_AREA_SOURCE },
  { "sponsor", start_skipped, NULL, 0 },
  { "textLang", start_text_language, NULL, 0 },
  { "title", start_title, end_title, 0 },
  { "titleStmt", start_area, NULL, TEI_AREA_TITLE },
  { NULL },
};
