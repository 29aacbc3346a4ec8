/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all views ask of a document first: who speaks, and from when until when it tells. Worked out
 * with the layout, which may be done in a thread. */
#include "linking/crossfilter-private.h"

static const DossierKind dated_kinds[] = {
  DOSSIER_KIND_QUOTE,  DOSSIER_KIND_EVENT,      DOSSIER_KIND_COMMITMENT,
  DOSSIER_KIND_SOURCE, DOSSIER_KIND_MEMBERSHIP,
};

static void
widen (DossierCrossfilter *self, const DossierDate *date)
{
  DossierDay from, to;

  if (date == NULL)
    return;
  from = dossier_date_first (date);
  to = dossier_date_last (date);
  if (from != DOSSIER_DAY_MIN)
    self->first_day = MIN (self->first_day, from);
  if (to != DOSSIER_DAY_MAX)
    self->last_day = MAX (self->last_day, to);
  /* A stretch with one open end still tells where its other end lies; of one day that is only known
   * to be no earlier ("[1944..]") the bound is all there is. */
  if (from == DOSSIER_DAY_MIN && to != DOSSIER_DAY_MAX)
    self->first_day = MIN (self->first_day, to);
  if (to == DOSSIER_DAY_MAX && from != DOSSIER_DAY_MIN)
    self->last_day =
      MAX (self->last_day, date->begin_latest != DOSSIER_DAY_MAX ? date->begin_latest : from);
}

static void
find_days (DossierCrossfilter *self)
{
  self->first_day = DOSSIER_DAY_MAX;
  self->last_day = DOSSIER_DAY_MIN;
  for (guint k = 0; k < G_N_ELEMENTS (dated_kinds); k++)
    for (guint i = 0; i < dossier_document_count (self->document, dated_kinds[k]); i++)
      {
        DossierItem *item = dossier_document_get (self->document, dated_kinds[k], i);

        widen (self, item->date);
        if (item->kind == DOSSIER_KIND_COMMITMENT)
          widen (self, DOSSIER_COMMITMENT (item)->due);
      }
}

static void
collect_speakers (DossierCrossfilter *self, GHashTable *seen, gboolean reader)
{
  for (guint i = 0; i < dossier_document_count (self->document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierQuote *quote = dossier_document_get (self->document, DOSSIER_KIND_QUOTE, i);

      if ((DOSSIER_ITEM (quote)->authority == DOSSIER_AUTHORITY_READER) == reader &&
          quote->speaker != NULL && g_hash_table_add (seen, quote->speaker))
        g_ptr_array_add (self->speakers, quote->speaker);
    }
}

void
dossier_crossfilter_find_extent (DossierCrossfilter *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  find_days (self);
  self->speakers = g_ptr_array_new ();
  /* Whom only the reader quotes comes last: marking a quote must not change the others' colours. */
  collect_speakers (self, seen, FALSE);
  collect_speakers (self, seen, TRUE);
}

gboolean
dossier_crossfilter_get_time_span (DossierCrossfilter *self, DossierDay *first, DossierDay *last)
{
  g_return_val_if_fail (DOSSIER_IS_CROSSFILTER (self), FALSE);

  *first = self->first_day;
  *last = self->last_day;
  return *first <= *last;
}

const GPtrArray *
dossier_crossfilter_get_speakers (DossierCrossfilter *self)
{
  g_return_val_if_fail (DOSSIER_IS_CROSSFILTER (self), NULL);

  return self->speakers;
}
