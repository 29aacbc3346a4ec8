/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where words that were marked stand in a text that has changed.
 *
 * What is looked for is the quote with its context, as in a W3C Web Annotation's TextQuoteSelector
 * and in Hypothesis' anchoring; but by words instead of characters (text/wording.h), so that white
 * space, quotation marks and dashes do not count and a changed name or number does. Places are
 * found by seeds (where the rarest words stand, gathered on diagonals, as BLAST finds its hits) and
 * compared by alignment (Needleman and Wunsch, free at the ends; words weighted by how seldom they
 * are).
 *
 * Similar is not the same. So a place is taken without asking only if
 *  - the sentences in which the words stood are there unchanged, word for word: a lookalike in
 *    which one name or number is another never is;
 *  - what stood around them is there, too: all of it at this one place, or enough of it;
 *  - then no other place comes near, and no other has the same sentences, neither in this text nor
 *    in the one in which they were marked. The latter matters when the sentence was deleted and a
 *    twin of it is what remains; so it was noted before that text went (dossier_anchorer_note()).
 * What is only likely is MOVED, to be confirmed. */
#include "config.h"

#include <string.h>

#include "text/anchor-match.h"
#include "text/anchor.h"

/* Shares, 0 to 1; see DossierFit. */
#define SURE_AROUND 0.5f
#define SURE_LEAD 0.15f
#define SURE_RIVAL 0.5f
/* Beside a place where all is as it was, another may be as like as one was then, or so much. */
#define SURE_SECOND 0.9f
/* What the words of a sentence must weigh together. */
#define SURE_WEIGHT 1.5f
#define LIKELY_SCORE 0.45f
#define LIKELY_QUOTE 0.5f
#define LIKELY_LEAD 0.1f

struct _DossierAnchorer
{
  DossierDocument *document;
  DossierWording *words; /* the document's, made when first needed */
};

DossierAnchorer *
dossier_anchorer_new (DossierDocument *document)
{
  DossierAnchorer *self;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  self = g_new0 (DossierAnchorer, 1);
  self->document = g_object_ref (document);
  return self;
}

void
dossier_anchorer_free (DossierAnchorer *self)
{
  g_object_unref (self->document);
  g_free (self);
}

DossierDocument *
dossier_anchorer_get_document (DossierAnchorer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->document;
}

static GQuark
words_quark (void)
{
  return g_quark_from_static_string ("dossier-anchorer-words");
}

/* They are kept with the document: notes are resolved one by one as they are written. */
DossierWording *
dossier_anchorer_get_words (DossierAnchorer *self)
{
  if (self->words == NULL)
    self->words = g_object_get_qdata (G_OBJECT (self->document), words_quark ());
  if (self->words == NULL)
    {
      self->words = dossier_wording_new (self->document);
      g_object_set_qdata_full (G_OBJECT (self->document), words_quark (), self->words,
                               (GDestroyNotify) dossier_wording_free);
    }
  return self->words;
}

/* Where they were */

/* @n characters into @text, or NULL when it has not so many. */
static const char *
go_to (const char *text, guint n)
{
  for (; n > 0; n--, text = g_utf8_next_char (text))
    if (*text == '\0')
      return NULL;
  return text;
}

static const char *
go_back (const char *text, const char *start, guint n)
{
  for (; n > 0 && text > start; n--)
    text = g_utf8_prev_char (text);
  return text;
}

/* Up to @n characters before byte @end of a passage's text, and of the passages before it. */
static char *
get_before (DossierAnchorer *self, guint passage, gsize end, guint n)
{
  g_autoptr (GString) before = g_string_new (NULL);

  while (TRUE)
    {
      const char *text = dossier_document_get_passage (self->document, passage)->text;
      const char *start = go_back (text + end, text, n);

      g_string_prepend_len (before, start, text + end - start);
      n -= (guint) g_utf8_pointer_to_offset (start, text + end);
      if (n == 0 || passage == 0)
        return g_string_free (g_steal_pointer (&before), FALSE);
      g_string_prepend_c (before, '\n');
      n--;
      passage--;
      end = strlen (dossier_document_get_passage (self->document, passage)->text);
    }
}

static char *
get_after (DossierAnchorer *self, guint passage, gsize start, guint n)
{
  guint n_passages = dossier_document_count (self->document, DOSSIER_KIND_PASSAGE);
  g_autoptr (GString) after = g_string_new (NULL);

  while (TRUE)
    {
      const char *text = dossier_document_get_passage (self->document, passage)->text + start;
      const char *end = text;

      for (; n > 0 && *end != '\0'; n--)
        end = g_utf8_next_char (end);
      g_string_append_len (after, text, end - text);
      if (n == 0 || passage + 1 == n_passages)
        return g_string_free (g_steal_pointer (&after), FALSE);
      g_string_append_c (after, '\n');
      n--;
      passage++;
      start = 0;
    }
}

static gboolean
ends_with (const char *start, const char *end, const char *suffix)
{
  gsize length = strlen (suffix);

  return (gsize) (end - start) >= length && memcmp (end - length, suffix, length) == 0;
}

/* The passage in which the words stand where they stood, with the same context, or NULL. */
static DossierPassage *
find_unmoved (DossierAnchorer *self, const DossierAnchor *anchor)
{
  DossierItem *item = dossier_document_lookup (self->document, anchor->passage);
  const char *text, *start, *end;

  if (item == NULL || !DOSSIER_IS_PASSAGE (item))
    return NULL;

  text = DOSSIER_PASSAGE (item)->text;
  start = go_to (text, anchor->start);
  if (start == NULL || !g_str_has_prefix (start, anchor->exact))
    return NULL;
  end = start + strlen (anchor->exact);
  if (!ends_with (text, start, anchor->prefix) || !g_str_has_prefix (end, anchor->suffix))
    return NULL;
  return DOSSIER_PASSAGE (item);
}

/* Elsewhere */

guint
dossier_skip_letters (const char *text, guint start, int n)
{
  const char *p = g_utf8_offset_to_pointer (text, start);

  for (; n > 0; n--)
    do
      {
        p = g_utf8_next_char (p);
        start++;
      }
    while (*p != '\0' && g_unichar_ismark (g_utf8_get_char (p)));
  for (; n < 0 && start > 0; n++)
    do
      {
        p = g_utf8_prev_char (p);
        start--;
      }
    while (start > 0 && g_unichar_ismark (g_utf8_get_char (p)));
  return start;
}

static void
set_found (DossierAnchorer *self,
           DossierAnchor *anchor,
           const DossierWanted *wanted,
           const DossierFit *match,
           DossierAnchorState state)
{
  guint n;
  const DossierPlainWord *words = dossier_wording_get_all (dossier_anchorer_get_words (self), &n);
  const DossierPlainWord *first = &words[match->first];
  const DossierPlainWord *last = &words[match->last - 1];
  const DossierPlainWord *old = (const DossierPlainWord *) (gpointer) wanted->words->data;
  const char *text = dossier_document_get_passage (self->document, first->passage)->text;

  anchor->state = state;
  anchor->found = (int) first->passage;
  anchor->found_start = first->start;
  anchor->found_end = last->end;
  /* when only a part of a word is marked */
  if (first->id == old[wanted->first].id && first->letters == old[wanted->first].letters)
    anchor->found_start = dossier_skip_letters (text, first->start, (int) wanted->skip_before);
  else if (wanted->skip_before > 0)
    anchor->state = MAX (state, DOSSIER_ANCHOR_MOVED);
  if (last->id == old[wanted->last - 1].id && last->letters == old[wanted->last - 1].letters)
    anchor->found_end = dossier_skip_letters (text, last->end, -(int) wanted->skip_after);
  else if (wanted->skip_after > 0)
    anchor->state = MAX (state, DOSSIER_ANCHOR_MOVED);
}

/* How much a place speaks against another. The same sentence always does, whatever stands around
 * it.
 */
static float
get_rivalry (const DossierFit *match)
{
  if (match->whole)
    return 1;
  return MIN (match->same ? MAX (match->score, SURE_RIVAL) : match->score, 0.99f);
}

static gboolean
is_sure (const DossierAnchor *anchor, const DossierWanted *wanted, const GArray *matches)
{
  const DossierFit *best = &g_array_index (matches, DossierFit, 0);
  float rival = (float) anchor->rival;

  if (anchor->before == NULL || !best->sentence)
    return FALSE;
  if (best->whole)
    return rival < 1 && (matches->len < 2 || best[1].score <= MAX (rival, SURE_SECOND));

  for (guint i = 1; i < matches->len; i++)
    rival = MAX (rival, get_rivalry (&best[i]));
  return !wanted->twins && rival < SURE_RIVAL && wanted->weight_sentence >= SURE_WEIGHT &&
         best->around >= SURE_AROUND && best->score - rival >= SURE_LEAD;
}

/* Of several places that are alike in all that is known, the one at which they stood, or that is
 * nearest to it, comes first. */
static void
prefer_near (DossierAnchorer *self, const DossierAnchor *anchor, GArray *matches)
{
  guint n;
  const DossierPlainWord *words = dossier_wording_get_all (dossier_anchorer_get_words (self), &n);
  DossierFit *best = &g_array_index (matches, DossierFit, 0);
  DossierItem *item = dossier_document_lookup (self->document, anchor->passage);
  guint place = item != NULL && DOSSIER_IS_PASSAGE (item) ? (guint) item->index : anchor->place;
  gint64 least = G_MAXINT64;
  guint nearest = 0;

  for (guint i = 0; i < matches->len && best[i].whole; i++)
    {
      const DossierPlainWord *word = &words[best[i].first];
      gint64 distance =
        (ABS ((gint64) word->passage - place) << 32) + ABS ((gint64) word->start - anchor->start);

      if (distance < least)
        {
          least = distance;
          nearest = i;
        }
    }
  if (nearest > 0)
    {
      const DossierFit match = best[nearest];

      best[nearest] = best[0];
      best[0] = match;
    }
}

static gboolean
is_likely (const GArray *matches)
{
  const DossierFit *best = &g_array_index (matches, DossierFit, 0);
  const DossierFit *second = matches->len > 1 ? best + 1 : NULL;

  return best->whole || (best->quote >= LIKELY_QUOTE && best->score >= LIKELY_SCORE &&
                         (second == NULL || best->score - second->score >= LIKELY_LEAD));
}

static void
resolve_elsewhere (DossierAnchorer *self, DossierAnchor *anchor)
{
  DossierWording *words = dossier_anchorer_get_words (self);
  g_autoptr (DossierWanted) wanted = dossier_wanted_new (words, anchor);
  g_autoptr (GArray) matches = dossier_wanted_find (wanted, words);
  const DossierFit *best = &g_array_index (matches, DossierFit, 0);

  if (matches->len == 0)
    return;
  prefer_near (self, anchor, matches);
  if (is_sure (anchor, wanted, matches))
    set_found (self, anchor, wanted, best, DOSSIER_ANCHOR_ANCHORED);
  else if (is_likely (matches))
    set_found (self, anchor, wanted, best, DOSSIER_ANCHOR_MOVED);
}

/* From outside */

/* Whether the words @offset of @wanted stand at @place of the text, with all that is given. */
static gboolean
stands_at (const DossierWanted *wanted, const DossierPlainWord *words, guint n_words, guint place)
{
  const DossierPlainWord *old = (const DossierPlainWord *) (gpointer) wanted->words->data;

  if (place + wanted->words->len > n_words)
    return FALSE;
  for (guint i = 0; i < wanted->words->len; i++)
    if (old[i].id != words[place + i].id)
      return FALSE;
  return words[place + wanted->first].passage == words[place + wanted->last - 1].passage;
}

static void
search (DossierAnchorer *self, DossierAnchor *anchor)
{
  guint n_words, n_places;
  const DossierPlainWord *words =
    dossier_wording_get_all (dossier_anchorer_get_words (self), &n_words);
  g_autoptr (DossierWanted) wanted = dossier_wanted_new (self->words, anchor);
  DossierFit match = { 0 };
  guint n_found = 0;
  const guint *places;

  if (wanted->first == wanted->last)
    return;
  places =
    dossier_wording_get_places (self->words,
                                g_array_index (wanted->words, DossierPlainWord, wanted->first).id,
                                &n_places);
  for (guint i = 0; i < n_places && n_found < 2; i++)
    {
      if (places[i] < wanted->first ||
          !stands_at (wanted, words, n_words, places[i] - wanted->first))
        continue;
      n_found++;
      match.first = places[i];
      match.last = match.first + wanted->last - wanted->first;
    }
  if (n_found == 1)
    set_found (self, anchor, wanted, &match, DOSSIER_ANCHOR_ANCHORED);
}

void
dossier_anchorer_resolve (DossierAnchorer *self, DossierAnchor *anchor)
{
  DossierPassage *passage;

  g_return_if_fail (self != NULL);
  g_return_if_fail (anchor != NULL);

  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  anchor->found = -1;
  anchor->found_start = 0;
  anchor->found_end = 0;
  anchor->whole = FALSE;
  if (*anchor->passage == '\0')
    {
      search (self, anchor);
      return;
    }

  /* Nothing is noted of a text that has not changed since: they stand where they stood. */
  passage = anchor->before == NULL ? find_unmoved (self, anchor) : NULL;
  if (passage == NULL)
    {
      resolve_elsewhere (self, anchor);
      return;
    }
  anchor->state = DOSSIER_ANCHOR_ANCHORED;
  anchor->found = DOSSIER_ITEM (passage)->index;
  anchor->found_start = anchor->start;
  anchor->found_end = anchor->start + (guint) g_utf8_strlen (anchor->exact, -1);
}

/* Noting */

static gboolean
lies_in (const DossierPlainWord *words, const DossierFit *match, const DossierAnchor *anchor)
{
  return anchor->found >= 0 && words[match->first].passage == (guint) anchor->found &&
         words[match->first].start < anchor->found_end &&
         words[match->last - 1].end > anchor->found_start;
}

/* How like it another place is that has the same sentences, or nearly the same; 0 when there is
 * none. */
static double
find_rival (DossierAnchorer *self, const DossierAnchor *anchor)
{
  guint n_words;
  const DossierPlainWord *words =
    dossier_wording_get_all (dossier_anchorer_get_words (self), &n_words);
  g_autoptr (DossierWanted) wanted = dossier_wanted_new (self->words, anchor);
  g_autoptr (GArray) matches = dossier_wanted_find_same (wanted, self->words);
  double rival = dossier_wanted_has_lookalikes (wanted, self->words) ? SURE_RIVAL : 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const DossierFit *match = &g_array_index (matches, DossierFit, i);

      if (!lies_in (words, match, anchor))
        rival = MAX (rival, get_rivalry (match));
    }
  return rival;
}

void
dossier_anchorer_note (DossierAnchorer *self, DossierAnchor *anchor)
{
  const char *text;
  const char *start;
  double rival;

  g_return_if_fail (self != NULL);
  g_return_if_fail (anchor != NULL);

  dossier_anchorer_resolve (self, anchor);
  if (anchor->before == NULL)
    {
      if (anchor->state != DOSSIER_ANCHOR_ANCHORED)
        return;
      text = dossier_document_get_passage (self->document, (guint) anchor->found)->text;
      start = go_to (text, anchor->found_start);
      anchor->before =
        get_before (self, (guint) anchor->found, (gsize) (start - text), DOSSIER_ANCHOR_AROUND);
      start = go_to (start, anchor->found_end - anchor->found_start);
      anchor->after =
        get_after (self, (guint) anchor->found, (gsize) (start - text), DOSSIER_ANCHOR_AROUND);
      anchor->rival = 0;
    }
  rival = find_rival (self, anchor);
  anchor->rival = MAX (anchor->rival, rival);
}

/* All of them */

static gboolean
comes_before (const DossierAnchor *a, const DossierAnchor *b)
{
  return a->found < b->found || (a->found == b->found && a->found_end <= b->found_start);
}

/* What is marked across paragraphs stands in order: what no longer does is not sure. */
static void
check_order (DossierAnnotation *annotation)
{
  const DossierAnchor *former = NULL;

  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      DossierAnchor *anchor = annotation->anchors->pdata[i];

      if (anchor->found < 0)
        continue;
      if (former != NULL && !comes_before (former, anchor))
        anchor->state = DOSSIER_ANCHOR_MOVED;
      else
        former = anchor;
    }
}

/* One that could be in several places, between two that were found: there it may be clear. */
static void
resolve_between (DossierAnchorer *self,
                 DossierAnchor *anchor,
                 const DossierAnchor *former,
                 const DossierAnchor *next)
{
  g_autoptr (DossierWanted) wanted = dossier_wanted_new (dossier_anchorer_get_words (self), anchor);
  g_autoptr (GArray) matches = dossier_wanted_find (wanted, self->words);
  guint n_words;
  const DossierPlainWord *words = dossier_wording_get_all (self->words, &n_words);

  for (guint i = 0; i < matches->len;)
    {
      const DossierFit *match = &g_array_index (matches, DossierFit, i);
      const DossierAnchor place = { .found = (int) words[match->first].passage,
                                    .found_start = words[match->first].start,
                                    .found_end = words[match->last - 1].end };

      if (comes_before (former, &place) && comes_before (&place, next))
        i++;
      else
        g_array_remove_index (matches, i);
    }
  if (matches->len > 0 && is_likely (matches))
    set_found (self, anchor, wanted, &g_array_index (matches, DossierFit, 0), DOSSIER_ANCHOR_MOVED);
}

static void
set_state (DossierAnnotation *annotation)
{
  annotation->state = DOSSIER_ANCHOR_ANCHORED;
  for (guint i = 0; i < annotation->anchors->len; i++)
    annotation->state =
      MAX (annotation->state, ((const DossierAnchor *) annotation->anchors->pdata[i])->state);
}

static void
resolve_annotation (DossierAnchorer *self, DossierAnnotation *annotation)
{
  GPtrArray *anchors = annotation->anchors;

  for (guint i = 0; i < anchors->len; i++)
    dossier_anchorer_resolve (self, anchors->pdata[i]);
  if (anchors->len > 1)
    check_order (annotation);
  for (guint i = 1; i + 1 < anchors->len; i++)
    {
      const DossierAnchor *former = anchors->pdata[i - 1];
      const DossierAnchor *next = anchors->pdata[i + 1];
      DossierAnchor *anchor = anchors->pdata[i];

      if (anchor->found < 0 && former->found >= 0 && next->found >= 0 &&
          comes_before (former, next) && *anchor->passage != '\0')
        resolve_between (self, anchor, former, next);
    }

  set_state (annotation);
}

/* Words of another language variant */

static gboolean
has_words_at (const DossierPassage *passage, guint start, const char *words)
{
  glong length = g_utf8_strlen (passage->text, -1);

  return start <= (guint) length &&
         g_str_has_prefix (g_utf8_offset_to_pointer (passage->text, (glong) start), words);
}

/* In @document, which has other words, @anchor stands at the passage of the same id: at its words
 * where these are the same all the same (not translated), else at the passage as a whole. @found:
 * the passage in which the words stand in their own variant; NULL when that is not at hand. */
static void
resolve_foreign_anchor (DossierDocument *document,
                        DossierAnchor *anchor,
                        const DossierPassage *found)
{
  const char *id = found != NULL ? DOSSIER_ITEM (found)->id : anchor->passage;
  guint start = found != NULL ? anchor->found_start : anchor->start;
  DossierItem *item = dossier_document_lookup (document, id);
  glong length;

  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  anchor->found = -1;
  anchor->whole = FALSE;
  if (item == NULL || item->kind != DOSSIER_KIND_PASSAGE)
    return;
  length = g_utf8_strlen (DOSSIER_PASSAGE (item)->text, -1);
  if (length == 0)
    return;
  anchor->state = DOSSIER_ANCHOR_ANCHORED;
  anchor->found = item->index;
  anchor->whole = !has_words_at (DOSSIER_PASSAGE (item), start, anchor->exact);
  anchor->found_start = anchor->whole ? 0 : start;
  anchor->found_end =
    anchor->whole ? (guint) length : start + (guint) g_utf8_strlen (anchor->exact, -1);
}

/* @base: of the document itself; NULL when it is what @document is. What is known only of the
 * words' own text (whether they are still in it) is taken from there. */
static void
resolve_foreign (DossierDocument *document, DossierAnchorer *base, DossierAnnotation *annotation)
{
  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      DossierAnchor *anchor = annotation->anchors->pdata[i];
      DossierPassage *found = NULL;

      if (base != NULL && anchor->language == NULL)
        {
          dossier_anchorer_resolve (base, anchor);
          if (anchor->found < 0)
            continue;
          found = dossier_document_get_passage (base->document, (guint) anchor->found);
        }
      resolve_foreign_anchor (document, anchor, found);
    }
  set_state (annotation);
}

void
dossier_anchors_resolve (DossierDocument *document, GPtrArray *annotations)
{
  g_autoptr (DossierAnchorer) anchorer = dossier_anchorer_new (document);
  g_autoptr (DossierAnchorer) base =
    document->base != NULL ? dossier_anchorer_new (document->base) : NULL;

  g_return_if_fail (annotations != NULL);

  for (guint i = 0; i < annotations->len; i++)
    if (dossier_annotation_is_foreign (annotations->pdata[i], document))
      resolve_foreign (document, base, annotations->pdata[i]);
    else
      resolve_annotation (anchorer, annotations->pdata[i]);
}

void
dossier_anchors_note (DossierDocument *document, GPtrArray *annotations)
{
  g_autoptr (DossierAnchorer) anchorer = dossier_anchorer_new (document);

  g_return_if_fail (annotations != NULL);

  for (guint i = 0; i < annotations->len; i++)
    {
      DossierAnnotation *annotation = annotations->pdata[i];

      for (guint j = 0; j < annotation->anchors->len; j++)
        dossier_anchorer_note (anchorer, annotation->anchors->pdata[j]);
    }
}
