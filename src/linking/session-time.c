/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session knows of time and of the organisations on the map. */
#include "config.h"

#include "linking/session.h"

static const DossierKind dated_kinds[] = {
  DOSSIER_KIND_QUOTE,  DOSSIER_KIND_EVENT,      DOSSIER_KIND_COMMITMENT,
  DOSSIER_KIND_SOURCE, DOSSIER_KIND_MEMBERSHIP,
};

gboolean
dossier_session_get_time_span (DossierSession *self, DossierDay *first, DossierDay *last)
{
  DossierCrossfilter *results;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);
  g_return_val_if_fail (first != NULL && last != NULL, FALSE);

  results = dossier_session_get_results (self);
  return results != NULL && dossier_crossfilter_get_time_span (results, first, last);
}

gboolean
dossier_session_tells_dates (DossierSession *self)
{
  DossierDocument *document;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  document = dossier_session_get_document (self);
  for (guint k = 0; document != NULL && k < G_N_ELEMENTS (dated_kinds); k++)
    for (guint i = 0; i < dossier_document_count (document, dated_kinds[k]); i++)
      {
        DossierItem *item = dossier_document_get (document, dated_kinds[k], i);

        if (item->date != NULL && item->kind != DOSSIER_KIND_SOURCE)
          return TRUE;
      }
  return FALSE;
}

/* The shortest EDTF for a stretch: a day, a month, a year, else an interval of days. */
static char *
range_to_edtf (DossierDay first, DossierDay last)
{
  int y1, m1, d1, y2, m2, d2;
  g_autofree char *from = dossier_day_to_iso (first);
  g_autofree char *to = dossier_day_to_iso (last);

  if (first == last)
    return g_steal_pointer (&from);
  dossier_day_to_ymd (first, &y1, &m1, &d1);
  dossier_day_to_ymd (last + 1, &y2, &m2, &d2);
  if (y1 > 0 && d1 == 1 && m1 == 1 && d2 == 1 && m2 == 1 && y2 == y1 + 1)
    return g_strdup_printf ("%04d", y1);
  if (y1 > 0 && d1 == 1 && d2 == 1 && (y2 * 12 + m2) == (y1 * 12 + m1 + 1))
    return g_strdup_printf ("%04d-%02d", y1, m1);
  return g_strdup_printf ("%s/%s", from, to);
}

void
dossier_session_set_range (DossierSession *self, DossierDay first, DossierDay last)
{
  g_autoptr (DossierQuery) query = NULL;
  g_autofree char *edtf = NULL;

  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (first <= last)
    edtf = range_to_edtf (first, last);
  query = dossier_query_set (dossier_session_get_query (self), DOSSIER_FACET_DATE, edtf);
  dossier_session_set_query (self, query);
}

gboolean
dossier_session_get_range (DossierSession *self, DossierDay *first, DossierDay *last)
{
  const DossierDate *date;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), FALSE);

  date = dossier_query_get_date (dossier_session_get_query (self));
  if (date == NULL)
    return FALSE;
  *first = dossier_date_first (date);
  *last = dossier_date_last (date);
  return TRUE;
}

typedef struct
{
  DossierEntity *organisation;
  guint members;
  guint passages;
} Mapped;

static int
compare_mapped (gconstpointer a, gconstpointer b)
{
  const Mapped *x = a;
  const Mapped *y = b;

  if (x->passages != y->passages)
    return x->passages > y->passages ? -1 : 1;
  if (x->members != y->members)
    return x->members > y->members ? -1 : 1;
  return DOSSIER_ITEM (x->organisation)->index - DOSSIER_ITEM (y->organisation)->index;
}

static GArray *
count_memberships_of_places (DossierDocument *document)
{
  GArray *mapped = g_array_new (FALSE, FALSE, sizeof (Mapped));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_MEMBERSHIP); i++)
    {
      DossierMembership *membership = dossier_document_get (document, DOSSIER_KIND_MEMBERSHIP, i);
      guint place;

      if (membership->member == NULL || membership->organisation == NULL ||
          DOSSIER_ITEM (membership->member)->kind != DOSSIER_KIND_PLACE)
        continue;
      place = GPOINTER_TO_UINT (g_hash_table_lookup (seen, membership->organisation));
      if (place == 0)
        {
          Mapped entry = { membership->organisation, 0,
                           DOSSIER_ITEM (membership->organisation)->passages->len };

          g_array_append_val (mapped, entry);
          place = mapped->len;
          g_hash_table_insert (seen, membership->organisation, GUINT_TO_POINTER (place));
        }
      g_array_index (mapped, Mapped, place - 1).members++;
    }
  return mapped;
}

/* The organisation that most passages name comes first: the one that the document is about. */
GPtrArray *
dossier_session_list_mapped_organisations (DossierSession *self)
{
  GPtrArray *organisations;
  g_autoptr (GArray) mapped = NULL;
  DossierDocument *document;

  g_return_val_if_fail (DOSSIER_IS_SESSION (self), NULL);

  organisations = g_ptr_array_new ();
  document = dossier_session_get_document (self);
  if (document == NULL)
    return organisations;
  mapped = count_memberships_of_places (document);
  g_array_sort (mapped, compare_mapped);
  for (guint i = 0; i < mapped->len; i++)
    g_ptr_array_add (organisations, g_array_index (mapped, Mapped, i).organisation);
  return organisations;
}
