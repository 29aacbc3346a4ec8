/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/record-order.h"

#include "model/collation.h"

struct _DossierRecordOrder
{
  GPtrArray *items; /* of DossierItem */
  GArray *places;   /* of Place: where they stand, in order */
};

/* An item under one of its headings. */
typedef struct
{
  DossierItem *item; /* borrowed */
  const char *group; /* interned, or NULL */
  DossierKind kind;  /* the item's, beside it: to fetch each from memory takes its time */
  guint index;
  guint order;   /* in which it was collected */
  gboolean rest; /* it stands under no heading of its own */
} Place;

/* What is put in order, and for whom. */
typedef struct
{
  DossierSession *session;
  const DossierRecordKind *kind;
} Sorting;

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;
  const DossierRecordKind *kind = sorting->kind;
  const Place *x = a;
  const Place *y = b;
  int order = 0;

  if (kind->list_groups != NULL && x->rest != y->rest)
    return x->rest - y->rest;
  if (kind->list_groups != NULL && x->group != y->group)
    return dossier_collate (x->group, y->group);
  if (kind->compare != NULL)
    order = kind->compare (x->item, y->item, sorting->session);
  return order != 0 ? order : x->order < y->order ? -1 : x->order > y->order;
}

static void
collect (DossierRecordOrder *self, DossierSession *session, const DossierRecordKind *kind)
{
  DossierDocument *document = dossier_session_get_document (session);
  guint n = document != NULL ? dossier_document_count (document, kind->kind) : 0;

  if (document != NULL && kind->collect != NULL)
    kind->collect (session, self->items);
  else
    for (guint i = 0; i < n; i++)
      g_ptr_array_add (self->items, dossier_document_get (document, kind->kind, i));
  for (guint i = 0; i < self->items->len; i++)
    g_object_ref (self->items->pdata[i]);
}

static void
add_place (DossierRecordOrder *self, guint order, const char *group, gboolean rest)
{
  DossierItem *item = self->items->pdata[order];
  Place place = { item, group, item->kind, item->index, order, rest };

  g_array_append_val (self->places, place);
}

static void
place_item (DossierRecordOrder *self, guint order, const Sorting *sorting)
{
  const DossierRecordKind *kind = sorting->kind;
  DossierItem *item = self->items->pdata[order];
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);

  if (kind->list_groups != NULL)
    kind->list_groups (item, sorting->session, groups);
  else
    g_ptr_array_add (groups, kind->get_group ? kind->get_group (item, sorting->session) : NULL);
  for (guint i = 0; i < groups->len; i++)
    add_place (self, order, g_intern_string (groups->pdata[i]), FALSE);
  if (groups->len == 0)
    add_place (self, order, g_intern_string (kind->get_rest ? kind->get_rest () : NULL), TRUE);
}

/* What of each kind passes, in arrays; NULL without a document, and for kinds that are not
 * filtered. */
static void
get_matches (DossierRecordOrder *self,
             DossierSession *session,
             const guint8 *matches[DOSSIER_N_KINDS])
{
  DossierCrossfilter *results = dossier_session_get_results (session);
  guint seen = 0;

  memset (matches, 0, DOSSIER_N_KINDS * sizeof *matches);
  for (guint i = 0; i < self->places->len && results != NULL; i++)
    {
      DossierKind kind = g_array_index (self->places, Place, i).kind;

      if ((seen & 1u << kind) == 0)
        matches[kind] = dossier_crossfilter_get_matches (results, kind);
      seen |= 1u << kind;
    }
}

static void
append_row (GArray *entries, const Place *place, const char **group)
{
  DossierRowEntry entry = { NULL, NULL };

  if (place->group != *group && place->group != NULL)
    {
      entry.heading = place->group;
      g_array_append_val (entries, entry);
      entry.heading = NULL;
    }
  *group = place->group;
  entry.item = place->item;
  g_array_append_val (entries, entry);
}

DossierRecordOrder *
dossier_record_order_new (DossierSession *session, const DossierRecordKind *kind)
{
  DossierRecordOrder *self = g_new0 (DossierRecordOrder, 1);

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  collect (self, session, kind);
  dossier_record_order_sort (self, session, kind);
  return self;
}

void
dossier_record_order_free (DossierRecordOrder *self)
{
  g_ptr_array_unref (self->items);
  g_array_unref (self->places);
  g_free (self);
}

void
dossier_record_order_sort (DossierRecordOrder *self,
                           DossierSession *session,
                           const DossierRecordKind *kind)
{
  Sorting sorting = { session, kind };

  g_array_set_size (self->places, 0);
  for (guint i = 0; i < self->items->len; i++)
    place_item (self, i, &sorting);
  g_array_sort_with_data (self->places, compare_cb, &sorting);
}

guint
dossier_record_order_count (DossierRecordOrder *self)
{
  return self->items->len;
}

DossierItem *
dossier_record_order_get (DossierRecordOrder *self, guint i)
{
  return i < self->places->len ? g_array_index (self->places, Place, i).item : NULL;
}

guint
dossier_record_order_list (DossierRecordOrder *self,
                           DossierSession *session,
                           DossierRecordFunc wanted,
                           GArray *entries)
{
  const guint8 *matches[DOSSIER_N_KINDS];
  g_autofree guint8 *counted = g_new0 (guint8, self->items->len + 1);
  const char *group = NULL;
  guint passing = 0;

  get_matches (self, session, matches);
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      const guint8 *match = matches[place->kind];

      if (match != NULL && match[place->index] == DOSSIER_MATCH_NO)
        continue;
      if (wanted != NULL && !wanted (place->item))
        continue;
      append_row (entries, place, &group);
      passing += counted[place->order] == 0;
      counted[place->order] = 1;
    }
  return passing;
}
