/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stack of elements that are open, and which rule is for which. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "formats/tei/tei-variants.h"

#define TEI_NAMESPACE "http://www.tei-c.org/ns/1.0"

static GHashTable *rules[TEI_N_PARTS];

static GHashTable *
index_rules (const TeiRule *list)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (; list->name != NULL; list++)
    {
      g_assert (!g_hash_table_contains (table, list->name));
      g_hash_table_insert (table, (gpointer) list->name, (gpointer) list);
    }

  return table;
}

static void
prepare_rules (void)
{
  static gsize prepared;

  if (!g_once_init_enter (&prepared))
    return;

  rules[TEI_PART_ROOT] = index_rules (tei_root_rules);
  rules[TEI_PART_HEADER] = index_rules (tei_header_rules);
  rules[TEI_PART_LISTS] = index_rules (tei_list_rules);
  rules[TEI_PART_TEXT] = index_rules (tei_text_rules);
  rules[TEI_PART_NOTES] = index_rules (tei_note_rules);
  g_once_init_leave (&prepared, 1);
}

static void
block_clear (gpointer data)
{
  TeiBlock *block = data;

  g_free (block->id);
  g_free (block->speaker);
  g_free (block->date);
}

static void
flow_clear (gpointer data)
{
  TeiFlow *flow = data;

  tei_text_free (flow->text);
  g_ptr_array_unref (flow->passages);
  g_ptr_array_unref (flow->after);
  g_ptr_array_unref (flow->ids);
}

static void
division_clear (gpointer data)
{
  TeiDivision *division = data;

  g_free (division->id);
  g_free (division->type);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);

  return array;
}

TeiReader *
tei_reader_new (GCancellable *cancellable)
{
  TeiReader *reader = g_new0 (TeiReader, 1);

  prepare_rules ();
  reader->cancellable = cancellable;
  reader->results = g_ptr_array_new_with_free_func ((GDestroyNotify) tei_result_free);
  reader->notices = g_ptr_array_new_with_free_func (g_free);
  reader->values = g_string_new (NULL);
  reader->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  reader->strings = g_string_chunk_new (1024);
  reader->capture = tei_text_new ();
  reader->flows = new_array (sizeof (TeiFlow), flow_clear);
  reader->blocks = new_array (sizeof (TeiBlock), block_clear);
  reader->divisions = new_array (sizeof (TeiDivision), division_clear);

  return reader;
}

void
tei_reader_free (TeiReader *reader)
{
  for (int i = 1; i <= reader->depth; i++)
    g_free (reader->frames[i].owned);
  while (reader->document != NULL)
    {
      TeiDocument *document = reader->document;

      reader->document = document->corpus;
      tei_document_free (document);
    }

  g_clear_error (&reader->error);
  g_ptr_array_unref (reader->results);
  g_ptr_array_unref (reader->notices);
  g_string_free (reader->values, TRUE);
  g_array_unref (reader->offsets);
  g_array_unref (reader->flows);
  g_array_unref (reader->blocks);
  g_array_unref (reader->divisions);
  g_string_chunk_free (reader->strings);
  tei_text_free (reader->capture);
  if (reader->words != NULL)
    g_string_free (reader->words, TRUE);
  if (reader->language == NULL)
    g_clear_pointer (&reader->variants, tei_variants_free);
  g_free (reader->folder);
  g_free (reader->caption);
  g_free (reader);
}

/* Attributes: libxml2 gives name, prefix, namespace, beginning and end of the value of each. */

static const char *
get_attribute_name (TeiReader *reader, int i)
{
  return (const char *) reader->attributes[i * 5];
}

static const char *
get_attribute_prefix (TeiReader *reader, int i)
{
  return (const char *) reader->attributes[i * 5 + 1];
}

static gsize
get_attribute_size (TeiReader *reader, int i)
{
  return (gsize) (reader->attributes[i * 5 + 4] - reader->attributes[i * 5 + 3]);
}

static void
copy_values (TeiReader *reader)
{
  for (int i = 0; i < reader->n_attributes; i++)
    {
      gsize offset = reader->values->len;

      g_array_append_val (reader->offsets, offset);
      g_string_append_len (reader->values, (const char *) reader->attributes[i * 5 + 3],
                           (gssize) get_attribute_size (reader, i));
      g_string_append_c (reader->values, '\0');
    }
}

static const char *
get_value (TeiReader *reader, int i)
{
  if (reader->offsets->len == 0)
    copy_values (reader);

  return reader->values->str + g_array_index (reader->offsets, gsize, i);
}

static int
find_attribute (TeiReader *reader, const char *prefix, const char *name)
{
  for (int i = 0; i < reader->n_attributes; i++)
    {
      const char *own = get_attribute_prefix (reader, i);

      if (strcmp (get_attribute_name (reader, i), name) == 0 && g_strcmp0 (own, prefix) == 0)
        return i;
    }

  return -1;
}

const char *
tei_get_attribute (TeiReader *reader, const char *name)
{
  int i;

  if (reader->n_attributes == 0)
    return NULL;

  if (g_str_has_prefix (name, "xml:"))
    {
      i = find_attribute (reader, "xml", name + strlen ("xml:"));
      /* P4 and files without namespaces have id and lang. */
      if (i < 0)
        i = find_attribute (reader, NULL, name + strlen ("xml:"));
    }
  else
    i = find_attribute (reader, NULL, name);

  return i < 0 ? NULL : get_value (reader, i);
}

char *
tei_dup_attribute (TeiReader *reader, const char *name)
{
  return g_strdup (tei_get_attribute (reader, name));
}

char *
tei_dup_reference (TeiReader *reader)
{
  const char *ref = tei_get_attribute (reader, "ref");

  if (ref == NULL || *ref == '\0')
    ref = tei_get_attribute (reader, "key");

  return ref != NULL && *ref != '\0' ? g_strdup (ref) : NULL;
}

gboolean
tei_has_attribute (TeiReader *reader, const char *name, const char *value)
{
  return g_strcmp0 (tei_get_attribute (reader, name), value) == 0;
}

void
tei_get_dating (TeiReader *reader, TeiDating *dating)
{
  for (int i = 0; i < reader->n_attributes; i++)
    if (get_attribute_prefix (reader, i) == NULL)
      tei_dating_take (dating, get_attribute_name (reader, i), get_value (reader, i));
}

/* What every element may say, and hands on to what is within it. */
static void
take_common_attributes (TeiReader *reader, TeiFrame *frame)
{
  const char *language = NULL;
  const char *resp = NULL;

  for (int i = 0; i < reader->n_attributes; i++)
    {
      const char *name = get_attribute_name (reader, i);

      if (strcmp (name, "lang") == 0)
        language = get_value (reader, i);
      else if (strcmp (name, "resp") == 0)
        resp = get_value (reader, i);
    }

  if (language != NULL && *language != '\0')
    frame->language = g_string_chunk_insert_const (reader->strings, language);
  if (resp != NULL)
    frame->authority =
      g_str_equal (resp, "#editor") ? DOSSIER_AUTHORITY_EDITOR : DOSSIER_AUTHORITY_DOCUMENT;
}

/* Frames */

const char *
tei_get_name (const TeiFrame *frame)
{
  return frame->rule ? frame->rule->name : "";
}

TeiFrame *
tei_get_parent (TeiReader *reader, TeiFrame *frame)
{
  return frame > reader->frames ? frame - 1 : frame;
}

gboolean
tei_is_within (TeiReader *reader, const char *name)
{
  for (int i = reader->depth - 1; i > 0; i--)
    if (strcmp (tei_get_name (&reader->frames[i]), name) == 0)
      return TRUE;

  return FALSE;
}

void
tei_skip (TeiReader *reader)
{
  reader->skip = reader->depth;
}

void
tei_skip_and_report (TeiReader *reader, const char *name)
{
  if (reader->document != NULL)
    tei_document_count_skipped (reader->document, name);
  tei_skip (reader);
}

static void
refuse_depth (TeiReader *reader)
{
  tei_fail (reader, DOSSIER_FORMAT_ERROR_REFUSED,
            /* Translators: %1$s is a file's name, %2$d a number, %3$d a line number */
            g_strdup_printf (_ ("“%1$s” is refused: more than %2$d elements stand within each "
                                "other (line %3$d). No text needs that; correct the file and "
                                "open it again."),
                             tei_get_file_name (reader), TEI_MAX_DEPTH, tei_get_line (reader)));
}

static void
refuse_root (TeiReader *reader, const char *name)
{
  tei_fail (reader, DOSSIER_FORMAT_ERROR_UNKNOWN,
            /* Translators: %1$s is a file's name, %2$s an XML element's name, %3$d a line number */
            g_strdup_printf (_ ("“%1$s” is no TEI: it begins with the element “%2$s” (line "
                                "%3$d). Dossier opens files that begin with TEI or teiCorpus."),
                             tei_get_file_name (reader), name, tei_get_line (reader)));
}

static TeiFrame *
push_frame (TeiReader *reader)
{
  TeiFrame *parent = &reader->frames[reader->depth];
  TeiFrame *frame = &reader->frames[++reader->depth];

  memset (frame, 0, sizeof *frame);
  frame->child = ++parent->n_children;
  frame->part = parent->part;
  frame->area = parent->area;
  frame->authority = parent->authority;
  frame->language = parent->language;
  frame->owner = parent->owner;
  frame->declared = parent->declared;
  frame->owner_depth = parent->owner_depth;
  frame->named = parent->named;
  frame->span = -1;

  return frame;
}

static gboolean
is_tei (const char *uri)
{
  return uri == NULL || strcmp (uri, TEI_NAMESPACE) == 0;
}

static gboolean
may_be_outermost (const char *name)
{
  static const char *const names[] = { "TEI", "TEI.2", "text", "teiCorpus", "teiCorpus.2", NULL };

  return g_strv_contains (names, name);
}

static const TeiRule include_rule = { .name = "include", .start = tei_start_include };

static const TeiRule *
find_rule (TeiReader *reader, TeiFrame *frame, const char *name, const char *uri)
{
  if (is_tei (uri))
    return g_hash_table_lookup (rules[frame->part], name);
  if (strcmp (uri, TEI_XINCLUDE) == 0 && strcmp (name, "include") == 0)
    return &include_rule;

  return NULL;
}

static void
note_id (TeiReader *reader)
{
  const char *id = tei_get_attribute (reader, "xml:id");

  if (id != NULL)
    g_hash_table_add (reader->ids, g_strdup (id));
}

void
tei_start (TeiReader *reader, const char *name, const char *uri)
{
  TeiFrame *frame;

  if (reader->depth >= TEI_MAX_DEPTH)
    {
      refuse_depth (reader);
      return;
    }

  frame = push_frame (reader);
  if (reader->skip > 0)
    return;

  g_string_truncate (reader->values, 0);
  g_array_set_size (reader->offsets, 0);
  frame->rule = find_rule (reader, frame, name, uri);
  if (reader->ids != NULL)
    note_id (reader);
  if (reader->n_attributes > 0)
    take_common_attributes (reader, frame);

  if (reader->depth == 1 && !(is_tei (uri) && may_be_outermost (name)))
    refuse_root (reader, name);
  else if (!is_tei (uri) && strcmp (uri, TEI_XINCLUDE) != 0)
    tei_skip_and_report (reader, "foreign");
  else if (frame->rule != NULL && frame->rule->start != NULL)
    frame->rule->start (reader, frame);
}

static void
end_capture (TeiReader *reader)
{
  if (--reader->capturing == 0)
    tei_text_clear (reader->capture);
}

void
tei_end (TeiReader *reader)
{
  TeiFrame *frame = &reader->frames[reader->depth];

  /* What is passed over has no end for its handler either. */
  if (reader->skip == reader->depth)
    reader->skip = 0;
  else if (reader->skip == 0 && frame->rule != NULL && frame->rule->end != NULL)
    frame->rule->end (reader, frame);
  if (frame->captures)
    end_capture (reader);

  g_free (frame->owned);
  reader->depth--;
}

void
tei_characters (TeiReader *reader, const char *bytes, gsize size)
{
  if (reader->skip > 0)
    return;

  if (reader->words != NULL)
    {
      g_string_append_len (reader->words, bytes, (gssize) size);
      return;
    }
  if (reader->frames[reader->depth].part == TEI_PART_TEXT)
    tei_text_add (tei_get_text (reader), bytes, size);
  else if (reader->capturing > 0)
    tei_text_add (reader->capture, bytes, size);
}

/* Header and lists */

void
tei_capture (TeiReader *reader, TeiFrame *frame)
{
  frame->captures = TRUE;
  frame->place = tei_text_get_place (reader->capture);
  reader->capturing++;
}

char *
tei_take_capture (TeiReader *reader, TeiFrame *frame)
{
  g_autofree char *text = tei_text_dup_from (reader->capture, frame->place);

  return *text == '\0' ? NULL : g_steal_pointer (&text);
}

void
tei_append_words (char **list, const char *words)
{
  char *longer;

  if (words == NULL || *words == '\0')
    return;

  longer = *list ? g_strconcat (*list, " ", words, NULL) : g_strdup (words);
  g_free (*list);
  *list = longer;
}
