/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader says of a document, put into it: which marks apply, what their ids mean, and in
 * which order they become records. */
#include "config.h"

#include "text/reader-marks-private.h"

gboolean
dossier_kind_is_entity (DossierKind kind)
{
  return kind == DOSSIER_KIND_PERSON || kind == DOSSIER_KIND_ORGANISATION ||
         kind == DOSSIER_KIND_PLACE;
}

char *
dossier_annotation_get_own_id (DossierAnnotation *annotation)
{
  return g_strdup_printf ("mark-%.8s", DOSSIER_ITEM (annotation)->id);
}

/* What ids mean */

/* Code → id of the document's own countries. */
static GHashTable *
list_countries (DossierDocument *document)
{
  GHashTable *countries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PLACE); i++)
    {
      DossierEntity *place = dossier_document_get (document, DOSSIER_KIND_PLACE, i);
      DossierItem *item = DOSSIER_ITEM (place);

      if (item->authority != DOSSIER_AUTHORITY_READER && place->a3[0] != '\0' &&
          !g_hash_table_contains (countries, place->a3))
        g_hash_table_insert (countries, g_strdup (place->a3), g_strdup (item->id));
    }
  return countries;
}

/* A place with a country's code is that country: the document's, or the first that is marked. */
static void
add_country (GHashTable *aliases, GHashTable *countries, DossierAnnotation *annotation)
{
  const DossierReaderMark *mark = annotation->mark;
  g_autofree char *own = NULL;
  const char *known;

  if (mark->kind != DOSSIER_KIND_PLACE || mark->a3 == NULL || *mark->a3 == '\0')
    return;

  own = dossier_annotation_get_own_id (annotation);
  known = g_hash_table_lookup (countries, mark->a3);
  if (known == NULL)
    g_hash_table_insert (countries, g_strdup (mark->a3), g_steal_pointer (&own));
  else if (strcmp (known, own) != 0)
    g_hash_table_insert (aliases, g_steal_pointer (&own), g_strdup (known));
}

/* Other marks may name this one's record, which now is another; and a mark without words that has
 * both a target and a record says that the two are one. */
static void
add_alias (GHashTable *aliases, GHashTable *countries, DossierAnnotation *annotation)
{
  const DossierReaderMark *mark = annotation->mark;

  if (annotation->deleted != 0 || mark == NULL || annotation->answer == DOSSIER_ANSWER_REJECTED)
    return;
  if (mark->record == NULL)
    {
      add_country (aliases, countries, annotation);
      return;
    }

  g_hash_table_insert (aliases, dossier_annotation_get_own_id (annotation),
                       g_strdup (mark->record));
  if (annotation->anchors->len == 0 && annotation->target != NULL &&
      dossier_kind_is_entity (mark->kind) && !g_hash_table_contains (aliases, annotation->target))
    g_hash_table_insert (aliases, g_strdup (annotation->target), g_strdup (mark->record));
}

static int
compare_made (gconstpointer a, gconstpointer b)
{
  const DossierAnnotation *first = *(const DossierAnnotation *const *) a;
  const DossierAnnotation *second = *(const DossierAnnotation *const *) b;

  if (first->created != second->created)
    return first->created < second->created ? -1 : 1;
  return strcmp (DOSSIER_ITEM (first)->id, DOSSIER_ITEM (second)->id);
}

GHashTable *
dossier_mark_aliases_new (DossierDocument *document, GPtrArray *annotations)
{
  g_autoptr (GHashTable) countries = list_countries (document);
  GHashTable *aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  /* The first of two that contradict each other counts, on every computer. */
  g_ptr_array_extend (sorted, annotations, NULL, NULL);
  g_ptr_array_sort (sorted, compare_made);
  for (guint i = 0; i < sorted->len; i++)
    add_alias (aliases, countries, sorted->pdata[i]);
  return aliases;
}

const char *
dossier_mark_aliases_resolve (GHashTable *aliases, const char *id)
{
  const char *at = id;
  const char *least;
  guint n_steps = 0;

  for (const char *next = at; next != NULL && n_steps <= g_hash_table_size (aliases); n_steps++)
    {
      at = next;
      next = g_hash_table_lookup (aliases, at);
      if (next == NULL)
        return at;
    }

  /* They go round in a circle: each of them is the first of it by name. */
  least = at;
  for (const char *next = g_hash_table_lookup (aliases, at); next != NULL && strcmp (next, at) != 0;
       next = g_hash_table_lookup (aliases, next))
    if (strcmp (next, least) < 0)
      least = next;
  return least;
}

gpointer
dossier_mark_applier_find (DossierMarkApplier *self, const char *id, DossierKind kind)
{
  DossierItem *item;

  if (id == NULL)
    return NULL;

  item = dossier_document_lookup (self->document, dossier_mark_aliases_resolve (self->aliases, id));
  if (item == NULL)
    item = dossier_document_lookup (self->document, id);
  return item != NULL && item->kind == kind ? item : NULL;
}

/* What is put into the document */

gpointer
dossier_mark_applier_take (DossierMarkApplier *self, gpointer record)
{
  DOSSIER_ITEM (record)->authority = DOSSIER_AUTHORITY_READER;
  dossier_document_take (self->document, record);
  return record;
}

void
dossier_mark_applier_add_span (DossierMarkApplier *self,
                               guint passage,
                               DossierSpanType type,
                               guint start,
                               guint end,
                               gpointer target)
{
  DossierPassage *in = dossier_document_get_passage (self->document, passage);

  for (guint i = 0; i < in->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (in->spans, DossierSpan, i);

      if (span->type == type && span->start == start && span->end == end && span->target == target)
        return;
    }
  dossier_passage_add_span (in, type, start, end)->target = target;
}

char *
dossier_mark_applier_get_words (DossierMarkApplier *self,
                                DossierAnnotation *annotation,
                                const char *separator)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = annotation->anchors->pdata[i];
      DossierPassage *passage =
        dossier_document_get_passage (self->document, (guint) anchor->found);
      g_autofree char *part =
        anchor->whole ? g_strdup (anchor->exact)
                      : g_utf8_substring (passage->text, anchor->found_start, anchor->found_end);

      if (words->len > 0)
        g_string_append (words, separator);
      g_string_append (words, g_strstrip (part));
    }
  return g_string_free (words, FALSE);
}

/* Which marks apply */

static gboolean
stands (DossierDocument *document, const DossierAnchor *anchor)
{
  DossierPassage *passage;

  if (anchor->state == DOSSIER_ANCHOR_ORPHAN || anchor->found < 0 ||
      (guint) anchor->found >= dossier_document_count (document, DOSSIER_KIND_PASSAGE))
    return FALSE;

  passage = dossier_document_get_passage (document, (guint) anchor->found);
  return anchor->found_start < anchor->found_end &&
         anchor->found_end <= (guint) g_utf8_strlen (passage->text, -1);
}

/* Part of a quote would be another quote: a mark stands as a whole or not at all. */
static gboolean
applies (DossierDocument *document, DossierAnnotation *annotation)
{
  if (annotation->mark == NULL || annotation->deleted != 0 ||
      annotation->answer == DOSSIER_ANSWER_REJECTED)
    return FALSE;
  if (annotation->anchors->len == 0)
    return dossier_kind_is_entity (annotation->mark->kind);

  for (guint i = 0; i < annotation->anchors->len; i++)
    if (!stands (document, annotation->anchors->pdata[i]))
      return FALSE;
  return TRUE;
}

static GPtrArray *
list_applying (DossierDocument *document, GPtrArray *annotations)
{
  GPtrArray *marks = g_ptr_array_new ();

  for (guint i = 0; i < annotations->len; i++)
    if (applies (document, annotations->pdata[i]))
      g_ptr_array_add (marks, annotations->pdata[i]);
  g_ptr_array_sort (marks, compare_made);
  return marks;
}

/* In which order */

static void
add_all (DossierMarkApplier *self,
         DossierKind kind,
         void (*add) (DossierMarkApplier *self, DossierAnnotation *annotation))
{
  for (guint i = 0; i < self->marks->len; i++)
    if (DOSSIER_ANNOTATION (self->marks->pdata[i])->mark->kind == kind)
      add (self, self->marks->pdata[i]);
}

static gboolean
is_merge (DossierAnnotation *annotation)
{
  return annotation->anchors->len == 0 && annotation->target != NULL &&
         annotation->mark->record != NULL && dossier_kind_is_entity (annotation->mark->kind);
}

static void
merge_entities (DossierMarkApplier *self)
{
  g_autoptr (GHashTable) into = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->marks->len; i++)
    {
      DossierAnnotation *annotation = self->marks->pdata[i];
      DossierItem *from;
      gpointer to;

      if (!is_merge (annotation))
        continue;
      from = dossier_document_lookup (self->document, annotation->target);
      to = dossier_mark_applier_find (self, annotation->target, annotation->mark->kind);
      if (from != NULL && to != NULL && from != to && from->kind == annotation->mark->kind)
        g_hash_table_insert (into, from, to);
    }

  dossier_document_merge_entities (self->document, into);
}

/* Where quotes stand, passage and character in one number. */
static GHashTable *
find_quotes (DossierDocument *document)
{
  GHashTable *places = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      GArray *spans = dossier_document_get_passage (document, i)->spans;

      for (guint j = 0; j < spans->len; j++)
        {
          const DossierSpan *span = &g_array_index (spans, DossierSpan, j);
          gint64 place = ((gint64) i << 32) + span->start;
          gint64 *known;

          if (span->type != DOSSIER_SPAN_QUOTE || span->target == NULL)
            continue;
          known = g_hash_table_lookup (places, span->target);
          if (known == NULL)
            g_hash_table_insert (places, span->target, g_memdup2 (&place, sizeof place));
          else
            *known = MIN (*known, place);
        }
    }
  return places;
}

static gint64
get_place (GHashTable *places, gpointer quote)
{
  gint64 *place = g_hash_table_lookup (places, quote);
  const GArray *passages = DOSSIER_ITEM (quote)->passages;

  if (place != NULL)
    return *place;
  /* One whose words are another language's stands at its passage. */
  return passages->len > 0 ? (gint64) g_array_index (passages, guint, 0) << 32 : -1;
}

/* The document's own quotes stay in the order in which it has them; each of the reader's comes
 * before the first that stands after it. */
static void
order_quotes (DossierDocument *document)
{
  g_autoptr (GHashTable) places = find_quotes (document);
  GPtrArray *quotes = document->items[DOSSIER_KIND_QUOTE];
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();

  for (guint i = quotes->len; i > 0; i--)
    if (DOSSIER_ITEM (quotes->pdata[i - 1])->authority == DOSSIER_AUTHORITY_READER)
      g_ptr_array_add (mine, g_ptr_array_steal_index (quotes, i - 1));

  for (guint i = mine->len; i > 0; i--)
    {
      gint64 place = get_place (places, mine->pdata[i - 1]);
      guint at = 0;

      while (at < quotes->len && get_place (places, quotes->pdata[at]) <= place)
        at++;
      g_ptr_array_insert (quotes, (int) at, mine->pdata[i - 1]);
    }
}

void
dossier_document_apply_marks (DossierDocument *document, GPtrArray *annotations)
{
  DossierMarkApplier applier = { .document = document };
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GHashTable) aliases = NULL;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (document));
  g_return_if_fail (annotations != NULL);

  marks = applier.marks = list_applying (document, annotations);
  if (marks->len == 0)
    return;
  aliases = applier.aliases = dossier_mark_aliases_new (document, annotations);

  add_all (&applier, DOSSIER_KIND_PERSON, dossier_mark_applier_add_entity);
  add_all (&applier, DOSSIER_KIND_ORGANISATION, dossier_mark_applier_add_entity);
  add_all (&applier, DOSSIER_KIND_PLACE, dossier_mark_applier_add_entity);
  merge_entities (&applier);
  add_all (&applier, DOSSIER_KIND_SOURCE, dossier_mark_applier_add_source);
  add_all (&applier, DOSSIER_KIND_EVENT, dossier_mark_applier_add_event);
  add_all (&applier, DOSSIER_KIND_QUOTE, dossier_mark_applier_add_quote);
  add_all (&applier, DOSSIER_KIND_PASSAGE, dossier_mark_applier_add_date);
  add_all (&applier, DOSSIER_KIND_COMMITMENT, dossier_mark_applier_add_commitment);
  order_quotes (document);
}

/* Which marks a record comes from */

char *
dossier_annotation_get_record_id (DossierAnnotation *annotation)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (annotation), NULL);

  if (annotation->mark == NULL || annotation->mark->record != NULL)
    return NULL;
  return dossier_annotation_get_own_id (annotation);
}

GPtrArray *
dossier_document_list_marks (DossierDocument *document, const DossierItem *record)
{
  GPtrArray *marks = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GHashTable) aliases = NULL;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), marks);
  g_return_val_if_fail (DOSSIER_IS_ITEM (record), marks);

  notes = dossier_document_list_annotations (document);
  aliases = dossier_mark_aliases_new (document, notes);
  for (guint i = 0; i < notes->len; i++)
    {
      DossierAnnotation *note = notes->pdata[i];
      g_autofree char *own = NULL;

      if (note->mark == NULL || note->mark->kind != record->kind ||
          note->answer == DOSSIER_ANSWER_REJECTED)
        continue;
      own = dossier_annotation_get_own_id (note);
      if (strcmp (own, record->id) == 0)
        g_ptr_array_insert (marks, 0, note);
      else if (strcmp (dossier_mark_aliases_resolve (aliases, own), record->id) == 0)
        g_ptr_array_add (marks, note);
    }
  return marks;
}
