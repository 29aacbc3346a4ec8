/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's annotations that an export has put into a file: what tei-notes-write.c writes. They
 * are no part of the document. */
#include "formats/tei/tei-reader.h"

#include <string.h>

#include "formats/tei/tei-export-private.h"
#include "formats/tei/tei-scan.h"

/* Values */

/* What is to come as a character of its own, within what is being taken. */
static gboolean
parse_character (const char *name, gunichar *c)
{
  guint64 value;

  if (name == NULL || !g_str_has_prefix (name, "U+") ||
      !g_ascii_string_to_unsigned (name + 2, 16, 1, 0x10ffff, &value, NULL))
    return FALSE;
  *c = (gunichar) value;
  return g_unichar_validate (*c);
}

/* Microseconds since 1970 of an xsd:dateTime; its fraction by its digits, since as a number it
 * would be rounded. */
static gboolean
parse_time (const char *text, gint64 *time)
{
  g_autoptr (GString) second = g_string_new (text);
  g_autoptr (GDateTime) when = NULL;
  char *dot = strchr (second->str, '.');
  gint64 fraction = 0;

  if (dot != NULL)
    {
      gsize n = strspn (dot + 1, "0123456789");

      for (gsize i = 0; i < 6; i++)
        fraction = fraction * 10 + (i < n ? dot[i + 1] - '0' : 0);
      g_string_erase (second, dot - second->str, (gssize) n + 1);
    }
  when = g_date_time_new_from_iso8601 (second->str, NULL);
  if (when == NULL)
    return FALSE;
  *time = g_date_time_to_unix (when) * G_USEC_PER_SEC + fraction;
  return TRUE;
}

/* The id that a pointer means: "#a" or "dossier://UUID/a"; NULL for none. Caller frees. */
static char *
parse_pointer (const char *target)
{
  const char *slash;

  if (target == NULL)
    return NULL;
  if (*target == '#')
    return g_strdup (target + 1);
  if (!g_str_has_prefix (target, TEI_SCHEME))
    return NULL;
  slash = strchr (target + strlen (TEI_SCHEME), '/');
  return slash != NULL && slash[1] != '\0' ? g_uri_unescape_string (slash + 1, NULL) : NULL;
}

static guint
parse_count (const char *text)
{
  guint64 value;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &value, NULL)
           ? (guint) value
           : 0;
}

/* What the list says it belongs to */

static void
take_claims (TeiReader *reader, const char *corresp, const char *source)
{
  g_auto (GStrv) words = g_strsplit_set (corresp, " \t\r\n", -1);
  TeiDocument *document = reader->document;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], TEI_SCHEME) && document->claims.uuid == NULL)
      {
        g_autofree char *uuid = g_ascii_strdown (words[i] + strlen (TEI_SCHEME), -1);

        if (g_uuid_string_is_valid (uuid))
          document->claims.uuid = g_steal_pointer (&uuid);
      }
    else if (g_str_has_prefix (words[i], TEI_HASH) && document->claims.hash == NULL)
      document->claims.hash = g_strdup (words[i] + strlen (TEI_HASH));
  if (source != NULL && g_str_has_prefix (source, TEI_HASH) && document->claims.file == NULL)
    document->claims.file = g_strdup (source + strlen (TEI_HASH));
}

void
tei_start_annotation_list (TeiReader *reader, TeiFrame *frame)
{
  const char *corresp = tei_get_attribute (reader, "corresp");

  frame->part = TEI_PART_LISTS;
  if (reader->document == NULL || corresp == NULL || !g_str_has_prefix (corresp, TEI_SCHEME) ||
      !tei_has_attribute (reader, "type", TEI_OURS))
    return;

  frame->part = TEI_PART_NOTES;
  tei_note_additions (reader);
  if (reader->document->brought == NULL)
    reader->document->brought = g_ptr_array_new_with_free_func (g_object_unref);
  take_claims (reader, corresp, tei_get_attribute (reader, "source"));
}

/* An annotation */

static DossierAnnotation *
get_note (TeiReader *reader)
{
  GPtrArray *brought = reader->document->brought;

  return reader->in_note ? brought->pdata[brought->len - 1] : NULL;
}

static DossierAnchor *
get_anchor (TeiReader *reader)
{
  DossierAnnotation *note = get_note (reader);

  return reader->in_anchor ? note->anchors->pdata[note->anchors->len - 1] : NULL;
}

static void
start_annotation (TeiReader *reader, TeiFrame *frame)
{
  const char *id = tei_get_attribute (reader, "xml:id");
  const char *colour = tei_get_attribute (reader, "rend");
  DossierAnnotation *note;

  if (reader->in_note || id == NULL || *id == '\0')
    {
      tei_skip_and_report (reader, "annotation");
      return;
    }

  note = g_object_new (DOSSIER_TYPE_ANNOTATION, NULL);
  if (g_str_has_prefix (id, TEI_NOTE_ID) && g_uuid_string_is_valid (id + strlen (TEI_NOTE_ID)))
    DOSSIER_ITEM (note)->id = g_ascii_strdown (id + strlen (TEI_NOTE_ID), -1);
  else
    DOSSIER_ITEM (note)->id = dossier_uuid_from_name (id);
  if (colour != NULL)
    dossier_colour_from_string (colour, &note->colour);
  else
    note->colour = DOSSIER_COLOUR_YELLOW;
  g_ptr_array_add (reader->document->brought, note);
  reader->in_note = TRUE;
  frame->flag = TRUE;
  tei_charge (reader, TEI_RECORD_COST);
}

static void
end_annotation (TeiReader *reader, TeiFrame *frame)
{
  DossierAnnotation *note = get_note (reader);

  if (!frame->flag)
    return;
  reader->in_note = FALSE;
  if (note->created == 0)
    note->created = note->modified != 0 ? note->modified : g_get_real_time ();
  if (note->modified == 0)
    note->modified = note->created;
  if (note->mark != NULL && note->mark->a3 != NULL && strlen (note->mark->a3) != 3)
    g_clear_pointer (&note->mark->a3, g_free);
  /* Words that stand nowhere can be no anchor. */
  for (guint i = note->anchors->len; i > 0; i--)
    {
      DossierAnchor *anchor = note->anchors->pdata[i - 1];

      if (anchor->exact == NULL || *anchor->exact == '\0')
        g_ptr_array_remove_index (note->anchors, i - 1);
    }
  if (note->anchors->len == 0 && note->mark == NULL)
    note->colour = DOSSIER_COLOUR_NONE;
}

static void
start_change (TeiReader *reader, TeiFrame *frame)
{
  DossierAnnotation *note = get_note (reader);
  const char *when = tei_get_attribute (reader, "when");

  if (note == NULL || when == NULL)
    return;
  if (tei_has_attribute (reader, "status", "created"))
    parse_time (when, &note->created);
  else if (tei_has_attribute (reader, "status", "modified"))
    parse_time (when, &note->modified);
}

/* Text whose white space counts */

static void
start_words (TeiReader *reader, TeiFrame *frame)
{
  if (reader->words != NULL)
    return;
  frame->owned = tei_dup_attribute (reader, "type");
  reader->words = g_string_new (NULL);
  frame->flag = TRUE;
}

static char *
take_words (TeiReader *reader)
{
  tei_charge (reader, reader->words->len);
  return g_string_free (g_steal_pointer (&reader->words), FALSE);
}

static void
start_character (TeiReader *reader, TeiFrame *frame)
{
  gunichar c;

  if (reader->words != NULL && parse_character (tei_get_attribute (reader, "n"), &c))
    g_string_append_unichar (reader->words, c);
}

/* Puts @text (transfer full) into the first place that it is for. */
static void
put (char **place, char *text)
{
  if (place == NULL || *place != NULL)
    {
      g_free (text);
      return;
    }
  *place = text;
}

static char **
find_anchor_place (DossierAnchor *anchor, const char *type)
{
  if (g_strcmp0 (type, "exact") == 0)
    return &anchor->exact;
  if (g_strcmp0 (type, "prefix") == 0)
    return &anchor->prefix;
  if (g_strcmp0 (type, "suffix") == 0)
    return &anchor->suffix;
  if (g_strcmp0 (type, "before") == 0)
    return &anchor->before;
  return g_strcmp0 (type, "after") == 0 ? &anchor->after : NULL;
}

static char **
find_mark_place (DossierReaderMark *mark, const char *type)
{
  if (g_strcmp0 (type, "name") == 0)
    return &mark->name;
  if (g_strcmp0 (type, "who") == 0)
    return &mark->who_name;
  if (g_strcmp0 (type, "url") == 0)
    return &mark->url;
  if (g_strcmp0 (type, "country") == 0)
    return &mark->a3;
  if (g_strcmp0 (type, "short") == 0)
    return &mark->short_name;
  if (g_strcmp0 (type, "office") == 0)
    return &mark->office;
  if (g_strcmp0 (type, "type") == 0)
    return &mark->type;
  return g_strcmp0 (type, "outcome") == 0 ? &mark->outcome : NULL;
}

static void
end_words (TeiReader *reader, TeiFrame *frame)
{
  DossierAnnotation *note = reader->document->brought ? get_note (reader) : NULL;
  DossierAnchor *anchor = get_anchor (reader);
  g_autofree char *text = frame->flag ? take_words (reader) : NULL;

  if (text == NULL || note == NULL)
    return;
  if (anchor != NULL)
    put (find_anchor_place (anchor, frame->owned), g_steal_pointer (&text));
  else if (reader->in_mark && g_strcmp0 (frame->owned, "direct") == 0)
    note->mark->direct = g_str_equal (text, "true");
  else if (reader->in_mark && g_strcmp0 (frame->owned, "verdict") == 0)
    dossier_verdict_from_string (text, &note->mark->verdict);
  else if (reader->in_mark)
    put (find_mark_place (note->mark, frame->owned), g_steal_pointer (&text));
}

/* Comment, tag, anchor, mark */

static void
start_anchor (TeiReader *reader, DossierAnnotation *note)
{
  DossierAnchor *anchor = g_new0 (DossierAnchor, 1);

  anchor->passage = g_strdup ("");
  anchor->start = G_MAXUINT;
  anchor->language = g_strdup (tei_get_attribute (reader, "xml:lang"));
  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  anchor->found = -1;
  g_ptr_array_add (note->anchors, anchor);
  reader->in_anchor = TRUE;
  tei_charge (reader, TEI_SPAN_COST);
}

/* What a reader can say that words are. */
static gboolean
parse_kind (const char *text, DossierKind *kind)
{
  if (text == NULL || !dossier_kind_from_string (text, kind))
    return FALSE;
  switch (*kind)
    {
    case DOSSIER_KIND_QUOTE:
    case DOSSIER_KIND_EVENT:
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
    case DOSSIER_KIND_SOURCE:
    case DOSSIER_KIND_COMMITMENT:
    case DOSSIER_KIND_PASSAGE:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
start_note (TeiReader *reader, TeiFrame *frame)
{
  DossierAnnotation *note = get_note (reader);
  DossierKind kind;

  if (note == NULL || reader->words != NULL || reader->in_anchor || reader->in_mark)
    return;
  frame->flag = TRUE;
  if (tei_has_attribute (reader, "type", "anchor"))
    start_anchor (reader, note);
  else if (tei_has_attribute (reader, "type", "mark"))
    {
      reader->in_mark =
        note->mark == NULL && parse_kind (tei_get_attribute (reader, "subtype"), &kind);
      if (reader->in_mark)
        note->mark = dossier_reader_mark_new (kind);
    }
  else if (tei_has_attribute (reader, "type", "comment") ||
           tei_has_attribute (reader, "type", "tag") ||
           tei_has_attribute (reader, "type", "answer"))
    {
      frame->owned = tei_dup_attribute (reader, "type");
      reader->words = g_string_new (NULL);
    }
}

static void
end_anchor (DossierAnchor *anchor)
{
  /* Written by hand, or by another program: its words are all there is. */
  if (anchor->start == G_MAXUINT)
    {
      anchor->start = 0;
      *anchor->passage = '\0';
    }
  if (anchor->prefix == NULL)
    anchor->prefix = g_strdup ("");
  if (anchor->suffix == NULL)
    anchor->suffix = g_strdup ("");
  if (anchor->before == NULL)
    g_clear_pointer (&anchor->after, g_free);
  else if (anchor->after == NULL)
    anchor->after = g_strdup ("");
}

static void
end_note (TeiReader *reader, TeiFrame *frame)
{
  DossierAnnotation *note;
  g_autofree char *text = NULL;

  if (!frame->flag)
    return;
  note = get_note (reader);
  if (reader->in_anchor)
    end_anchor (get_anchor (reader));
  reader->in_anchor = reader->in_mark = FALSE;
  if (frame->owned == NULL)
    return;
  text = take_words (reader);
  if (g_str_equal (frame->owned, "tag"))
    {
      if (*text != '\0')
        dossier_annotation_add_tag (note, text);
    }
  else if (g_str_equal (frame->owned, "answer"))
    dossier_answer_from_string (text, &note->answer);
  else
    put (&note->note, g_steal_pointer (&text));
}

static void
start_pointer (TeiReader *reader, TeiFrame *frame)
{
  DossierAnnotation *note = get_note (reader);
  DossierAnchor *anchor = note != NULL ? get_anchor (reader) : NULL;
  char **place = NULL;
  char *id;

  if (note == NULL)
    return;
  if (anchor != NULL)
    {
      id = parse_pointer (tei_get_attribute (reader, "target"));
      if (id != NULL && tei_has_attribute (reader, "type", "passage") && *anchor->passage == '\0')
        {
          g_free (anchor->passage);
          anchor->passage = id;
          anchor->place = parse_count (tei_get_attribute (reader, "n"));
        }
      else
        g_free (id);
      return;
    }
  if (reader->in_mark && tei_has_attribute (reader, "type", "record"))
    place = &note->mark->record;
  else if (reader->in_mark && tei_has_attribute (reader, "type", "who"))
    place = &note->mark->who;
  else if (reader->in_mark && tei_has_attribute (reader, "type", "where"))
    place = &note->mark->where;
  else if (!reader->in_mark && tei_has_attribute (reader, "type", "about"))
    place = &note->target;
  if (place != NULL)
    put (place, parse_pointer (tei_get_attribute (reader, "target")));
}

static void
start_measure (TeiReader *reader, TeiFrame *frame)
{
  DossierAnchor *anchor = get_note (reader) != NULL ? get_anchor (reader) : NULL;
  const char *quantity = tei_get_attribute (reader, "quantity");

  if (anchor == NULL || quantity == NULL)
    return;
  if (tei_has_attribute (reader, "type", "start"))
    anchor->start = parse_count (quantity);
  else if (tei_has_attribute (reader, "type", "rival"))
    {
      double rival = g_ascii_strtod (quantity, NULL);

      anchor->rival = rival > 0 && rival <= 1 ? rival : 0;
    }
}

static void
start_date (TeiReader *reader, TeiFrame *frame)
{
  if (get_note (reader) == NULL || !reader->in_mark || reader->words != NULL)
    return;
  frame->owned = tei_dup_attribute (reader, "when-custom");
  frame->data = tei_has_attribute (reader, "type", "due") ? reader : NULL;
  frame->flag = TRUE;
  reader->words = g_string_new (NULL);
}

static void
end_date (TeiReader *reader, TeiFrame *frame)
{
  g_autofree char *wording = frame->flag ? take_words (reader) : NULL;
  DossierReaderMark *mark;
  DossierDate **place;

  if (wording == NULL || frame->owned == NULL)
    return;
  mark = get_note (reader)->mark;
  place = frame->data != NULL ? &mark->due : &mark->date;
  if (*place == NULL)
    *place = dossier_date_new (frame->owned, *wording != '\0' ? wording : NULL, NULL);
}

const TeiRule tei_note_rules[] = {
  { "annotation", start_annotation, end_annotation, 0 },
  { "change", start_change, NULL, 0 },
  { "date", start_date, end_date, 0 },
  { "g", start_character, NULL, 0 },
  { "measure", start_measure, NULL, 0 },
  { "note", start_note, end_note, 0 },
  { "ptr", start_pointer, NULL, 0 },
  { "quote", start_words, end_words, 0 },
  { "seg", start_words, end_words, 0 },
  { NULL },
};
