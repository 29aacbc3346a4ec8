/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where words stand that another program quotes. Nothing is known of the text that it had before
 * it; so only words that are the same count, and what stood around them has to be there, too. */
#include "config.h"

#include "text/anchor-match.h"

typedef struct
{
  DossierAnchorer *anchorer;
  const DossierPlainWord *words;
  guint n_words;
  const DossierWanted *wanted;
  const DossierPlainWord *old;
} Locator;

static gboolean
is_note (Locator *self, guint i)
{
  DossierDocument *document = dossier_anchorer_get_document (self->anchorer);

  return dossier_document_get_passage (document, self->words[i].passage)->passage_kind ==
         DOSSIER_PASSAGE_FOOTNOTE;
}

/* The word in which the text goes on: notes to a passage stand between it and the next. n_words
 * when there is none. */
static guint
get_next (Locator *self, guint i)
{
  guint next = i + 1;

  if (next < self->n_words && self->words[next].passage != self->words[i].passage &&
      !is_note (self, i))
    while (next < self->n_words && is_note (self, next))
      next++;
  return next;
}

static guint
get_former (Locator *self, guint i)
{
  guint former = i;

  if (i > 0 && self->words[i - 1].passage != self->words[i].passage && !is_note (self, i))
    while (former > 0 && is_note (self, former - 1))
      former--;
  return former > 0 ? former - 1 : self->n_words;
}

/* The outermost words of what is around may be halves of words: @halves lets them be anything. */
static gboolean
is_like (Locator *self, guint i, guint place, gboolean halves)
{
  if (halves && ((i == 0 && i < self->wanted->first) ||
                 (i == self->wanted->words->len - 1 && i >= self->wanted->last)))
    return TRUE;
  return place < self->n_words && self->old[i].id == self->words[place].id;
}

/* Whether the first marked word stands at @place and the others with it; @last: (out): at which the
 * last one does. */
static gboolean
stands_at (Locator *self, guint place, gboolean halves, guint *last)
{
  const DossierWanted *wanted = self->wanted;
  guint at = place;

  for (guint i = wanted->first; i < wanted->words->len; i++)
    {
      if (!is_like (self, i, at, halves))
        return FALSE;
      if (i + 1 == wanted->last)
        *last = at;
      at = at < self->n_words ? get_next (self, at) : at;
    }
  at = place;
  for (guint i = wanted->first; i > 0; i--)
    {
      at = at < self->n_words ? get_former (self, at) : at;
      if (!is_like (self, i - 1, at, halves))
        return FALSE;
    }
  return TRUE;
}

/* How often they stand somewhere, counted up to twice; the first time from @first to @last. */
static guint
count_places (Locator *self, gboolean halves, guint *first, guint *last)
{
  guint n_places;
  const guint *places = dossier_wording_get_places (dossier_anchorer_get_words (self->anchorer),
                                                    self->old[self->wanted->first].id, &n_places);
  guint n = 0;
  guint end = 0;

  for (guint i = 0; i < n_places && n < 2; i++)
    if (stands_at (self, places[i], halves, &end))
      {
        if (n == 0)
          *first = places[i];
        if (n == 0)
          *last = end;
        n++;
      }
  return n;
}

/* Words @first to @last of one passage; when only parts of the words of the whole are marked, less.
 */
static DossierAnchor *
make_anchor (Locator *self, guint first, guint last, gboolean at_start, gboolean at_end)
{
  DossierDocument *document = dossier_anchorer_get_document (self->anchorer);
  DossierPassage *passage = dossier_document_get_passage (document, self->words[first].passage);
  guint start = self->words[first].start;
  guint end = self->words[last].end;

  if (at_start)
    start = dossier_skip_letters (passage->text, start, (int) self->wanted->skip_before);
  if (at_end)
    end = dossier_skip_letters (passage->text, end, -(int) self->wanted->skip_after);
  return start < end ? dossier_anchor_new_in (document, passage, start, end) : NULL;
}

static GPtrArray *
make_anchors (Locator *self, guint first, guint last)
{
  GPtrArray *anchors = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_anchor_free);
  guint from = first;

  while (from <= last)
    {
      guint to = from;
      guint next = get_next (self, to);
      DossierAnchor *anchor;

      while (next <= last && self->words[next].passage == self->words[from].passage)
        {
          to = next;
          next = get_next (self, to);
        }
      anchor = make_anchor (self, from, to, from == first, to == last);
      if (anchor != NULL)
        g_ptr_array_add (anchors, anchor);
      from = next;
    }
  return anchors;
}

GPtrArray *
dossier_anchorer_locate (DossierAnchorer *self,
                         const char *exact,
                         const char *prefix,
                         const char *suffix)
{
  const DossierAnchor quoted = {
    .passage = (char *) "",
    .exact = (char *) exact,
    .prefix = (char *) prefix,
    .suffix = (char *) suffix,
  };
  DossierWording *text;
  g_autoptr (DossierWanted) wanted = NULL;
  Locator locator = { self };
  guint first = 0;
  guint last = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (exact != NULL && prefix != NULL && suffix != NULL, NULL);

  text = dossier_anchorer_get_words (self);
  wanted = dossier_wanted_new (text, &quoted);
  if (wanted->first == wanted->last)
    return NULL;
  locator.words = dossier_wording_get_all (text, &locator.n_words);
  locator.wanted = wanted;
  locator.old = (const DossierPlainWord *) (gpointer) wanted->words->data;
  if (count_places (&locator, TRUE, &first, &last) != 1 &&
      count_places (&locator, FALSE, &first, &last) != 1)
    return NULL;
  return make_anchors (&locator, first, last);
}
