/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/time-lane.h"

#include <glib/gi18n-lib.h>

#include "model/collation.h"
#include "model/shown-name.h"

static void
add_entry (GArray *entries, gpointer item, const DossierTimeExtent *extent)
{
  DossierLaneEntry entry = {
    .item = item,
    .index = (guint) DOSSIER_ITEM (item)->index,
    .extent = *extent,
    .anchor = dossier_time_extent_get_anchor (extent),
    .at = dossier_time_extent_get_anchor (extent),
    .match = DOSSIER_MATCH_CERTAINLY,
  };
  g_array_append_val (entries, entry);
}

static void
collect_dated (GArray *entries, DossierDocument *document, DossierKind kind, DossierDay now)
{
  for (guint i = 0; i < dossier_document_count (document, kind); i++)
    {
      DossierItem *item = dossier_document_get (document, kind, i);
      DossierTimeExtent extent;
      if (!item->date)
        continue;
      dossier_time_extent_init (&extent, item->date, now);
      add_entry (entries, item, &extent);
    }
}

static void
collect_commitments (GArray *entries, DossierDocument *document, DossierDay now)
{
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_COMMITMENT); i++)
    {
      DossierCommitment *commitment = dossier_document_get (document, DOSSIER_KIND_COMMITMENT, i);
      const DossierDate *announced = DOSSIER_ITEM (commitment)->date;
      DossierTimeExtent extent;
      if (!announced && !commitment->due)
        continue;
      dossier_time_extent_init_between (&extent, announced, commitment->due, now);
      /* without a date for it the document's date is when it was looked at */
      extent.open_end = FALSE;
      add_entry (entries, commitment, &extent);
    }
}

static void
collect_memberships (GArray *entries,
                     DossierDocument *document,
                     DossierEntity *organisation,
                     DossierDay now)
{
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_MEMBERSHIP); i++)
    {
      DossierMembership *membership = dossier_document_get (document, DOSSIER_KIND_MEMBERSHIP, i);
      DossierTimeExtent extent;
      if (!organisation || membership->organisation != organisation || !membership->member ||
          DOSSIER_ITEM (membership->member)->kind != DOSSIER_KIND_PLACE ||
          (!membership->from && !membership->to))
        continue;
      dossier_time_extent_init_between (&extent, membership->from, membership->to, now);
      add_entry (entries, membership, &extent);
    }
}

/* Where the bars of @membership's place belong: those who are members now above those who were,
 * and these above all others. */
static int
rank_membership (const DossierLaneEntry *entry)
{
  DossierMembership *membership = DOSSIER_MEMBERSHIP (entry->item);
  if (membership->role != DOSSIER_ROLE_MEMBER && membership->role != DOSSIER_ROLE_SUSPENDED)
    return 2;
  return entry->extent.open_end ? 0 : 1;
}

/* The bars of one place. */
typedef struct
{
  DossierEntity *place;
  int rank;
  double first;
  guint n_entries;
  guint *entries; /* borrowed */
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  if (x->rank != y->rank)
    return x->rank - y->rank;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return dossier_collate (dossier_entity_get_shown_name (x->place),
                          dossier_entity_get_shown_name (y->place));
}

static GArray *
list_places (DossierLane *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      DossierLaneEntry *entry = dossier_lane_get (self, i);
      DossierEntity *member = DOSSIER_MEMBERSHIP (entry->item)->member;
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, member));
      if (number == 0)
        {
          Place place = { member, 3, entry->extent.begin_earliest, 0, NULL };
          g_array_append_val (places, place);
          number = places->len;
          g_hash_table_insert (numbers, member, GUINT_TO_POINTER (number));
        }
      Place *place = &g_array_index (places, Place, number - 1);
      place->rank = MIN (place->rank, rank_membership (entry));
    }
  g_array_sort (places, compare_places);
  return places;
}

/* Puts the bars of @place into rows from @row on and returns the row after them: a second one is
 * needed only where a place has two standings at a time. */
static guint
place_bars (DossierLane *self, DossierEntity *place, guint row)
{
  guint used = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      DossierLaneEntry *entry = dossier_lane_get (self, i);
      if (DOSSIER_MEMBERSHIP (entry->item)->member != place)
        continue;
      entry->row = row;
      for (guint j = 0; j < i; j++)
        {
          DossierLaneEntry *other = dossier_lane_get (self, j);
          if (DOSSIER_MEMBERSHIP (other->item)->member == place &&
              other->extent.end_latest > entry->extent.begin_earliest)
            entry->row = MAX (entry->row, other->row + 1);
        }
      used = MAX (used, entry->row - row + 1);
    }
  return row + used;
}

static void
lay_out_places (DossierLane *self)
{
  g_autoptr (GArray) places = list_places (self);
  guint row = 0;

  for (guint i = 0; i < places->len; i++)
    row = place_bars (self, g_array_index (places, Place, i).place, row);
  self->n_rows = MAX (row, 1);
}

static int
compare_anchors (gconstpointer a, gconstpointer b, gpointer data)
{
  GArray *entries = data;
  const guint *i = a;
  const guint *j = b;
  double x = g_array_index (entries, DossierLaneEntry, *i).anchor;
  double y = g_array_index (entries, DossierLaneEntry, *j).anchor;

  if (x != y)
    return x < y ? -1 : 1;
  /* as they stand among the entries, so that those of the same bounds stand together */
  return *i < *j ? -1 : *i > *j;
}

static void
sort_anchors (DossierLane *self)
{
  guint n = self->entries->len;

  self->by_anchor = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    self->by_anchor[i] = i;
  if (n > 0)
    g_qsort_with_data (self->by_anchor, n, sizeof (guint), compare_anchors, self->entries);
}

/* The time in which an entry may lie, or begin. */
static DossierTimeSpan
get_bounds (const DossierLaneEntry *entry, guint item)
{
  const DossierTimeExtent *extent = &entry->extent;
  double last = extent->interval ? extent->begin_latest + 1 : extent->end_latest;

  return (DossierTimeSpan){ extent->begin_earliest, last, item };
}

static void
measure_density (DossierLane *self)
{
  guint n = self->entries->len;
  g_autofree DossierTimeSpan *spans = g_new (DossierTimeSpan, n);

  for (guint i = 0; i < n; i++)
    spans[i] = get_bounds (dossier_lane_get (self, i), i);
  self->density = dossier_time_density_new (spans, n);
}

/* Takes @found in any order. */
static void
take_entries (DossierLane *self, GArray *found)
{
  g_autofree DossierTimeSpan *spans = g_new (DossierTimeSpan, found->len);
  for (guint i = 0; i < found->len; i++)
    {
      const DossierTimeExtent *extent = &g_array_index (found, DossierLaneEntry, i).extent;
      spans[i] = (DossierTimeSpan){ extent->begin_earliest, extent->end_latest, i };
    }

  self->index = dossier_time_index_new (spans, found->len);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (DossierLaneEntry), found->len);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (self->entries,
                        g_array_index (found, DossierLaneEntry,
                                       dossier_time_index_get (self->index, i)->item));
  g_array_unref (found);
}

static DossierKind
get_item_kind (DossierLaneKind kind)
{
  switch (kind)
    {
    case DOSSIER_LANE_MEMBERSHIP:
      return DOSSIER_KIND_MEMBERSHIP;
    case DOSSIER_LANE_EVENTS:
      return DOSSIER_KIND_EVENT;
    case DOSSIER_LANE_QUOTES:
      return DOSSIER_KIND_QUOTE;
    case DOSSIER_LANE_NOTES:
      return DOSSIER_KIND_NOTE;
    case DOSSIER_LANE_COMMITMENTS:
    default:
      return DOSSIER_KIND_COMMITMENT;
    }
}

DossierLane *
dossier_lane_new (DossierLaneKind kind,
                  DossierDocument *document,
                  DossierEntity *organisation,
                  DossierDay now)
{
  g_return_val_if_fail (document != NULL, NULL);

  DossierLane *self = g_new0 (DossierLane, 1);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DossierLaneEntry));
  self->kind = kind;
  self->items = g_ptr_array_ref (document->items[get_item_kind (kind)]);
  self->n_rows = 1;
  switch (kind)
    {
    case DOSSIER_LANE_MEMBERSHIP:
      collect_memberships (found, document, organisation, now);
      break;
    case DOSSIER_LANE_EVENTS:
      collect_dated (found, document, DOSSIER_KIND_EVENT, now);
      break;
    case DOSSIER_LANE_QUOTES:
      collect_dated (found, document, DOSSIER_KIND_QUOTE, now);
      break;
    case DOSSIER_LANE_COMMITMENTS:
      collect_commitments (found, document, now);
      break;
    case DOSSIER_LANE_NOTES:
      collect_dated (found, document, DOSSIER_KIND_NOTE, now);
      break;
    default:
      g_assert_not_reached ();
    }
  take_entries (self, found);
  sort_anchors (self);
  measure_density (self);
  dossier_lane_filter (self, NULL);
  if (kind == DOSSIER_LANE_MEMBERSHIP)
    lay_out_places (self);
  return self;
}

void
dossier_lane_free (DossierLane *self)
{
  if (!self)
    return;
  g_array_unref (self->entries);
  g_ptr_array_unref (self->items);
  dossier_time_index_free (self->index);
  g_free (self->by_anchor);
  dossier_time_density_free (self->density);
  dossier_time_density_free (self->passing);
  g_free (self);
}

DossierLaneEntry *
dossier_lane_get (DossierLane *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  return &g_array_index (self->entries, DossierLaneEntry, position);
}

char *
dossier_lane_name_item (const DossierItem *item)
{
  g_return_val_if_fail (DOSSIER_IS_ITEM (item), NULL);

  const DossierDate *date = item->date;
  if (!date && item->kind == DOSSIER_KIND_COMMITMENT)
    date = ((const DossierCommitment *) item)->due;

  g_autofree char *label = dossier_item_to_shown_label (item);
  if (!date)
    return g_steal_pointer (&label);
  g_autofree char *when = dossier_date_describe (date);
  /* Translators: an item on the timeline: %1$s is a date, %2$s a title or a speaker and words */
  return g_strdup_printf (C_ ("timeline", "%1$s: %2$s"), when, label);
}

void
dossier_lane_filter (DossierLane *self, DossierCrossfilter *results)
{
  g_return_if_fail (self != NULL);

  const guint8 *matches =
    results ? dossier_crossfilter_get_matches (results, get_item_kind (self->kind)) : NULL;
  g_autofree guint8 *wanted = g_new (guint8, self->entries->len);
  self->n_passing = 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      DossierLaneEntry *entry = dossier_lane_get (self, i);
      entry->match = matches ? (DossierMatch) matches[entry->index] : DOSSIER_MATCH_CERTAINLY;
      wanted[i] = entry->match != DOSSIER_MATCH_NO;
      self->n_passing += wanted[i];
    }
  g_clear_pointer (&self->passing, dossier_time_density_free);
  if (self->n_passing < self->entries->len)
    self->passing = dossier_time_density_new_of (self->density, wanted);
}

guint
dossier_lane_count (DossierLane *self, double from, double to)
{
  g_return_val_if_fail (self != NULL, 0);

  return dossier_time_index_count (self->index, from, to);
}

void
dossier_lane_query (DossierLane *self, double from, double to, GArray *positions)
{
  g_return_if_fail (self != NULL);

  dossier_time_index_query (self->index, from, to, positions);
}

/* Whether @entry is drawn as a bar over all of its extent rather than as a mark. */
static gboolean
is_bar (DossierLane *self, const DossierLaneEntry *entry)
{
  return self->kind == DOSSIER_LANE_COMMITMENTS || entry->extent.interval;
}

/* The pixels, from the beginning of time, that @entry covers. */
static void
get_cover (DossierLane *self,
           const DossierLaneEntry *entry,
           double density,
           double width,
           double *from,
           double *to)
{
  *from = entry->at * density - width / 2;
  *to = *from + width;
  if (is_bar (self, entry))
    {
      *from = MIN (*from, entry->extent.begin_earliest * density);
      *to = MAX (*to, entry->extent.end_latest * density + width / 2);
    }
}

/* The first free row, or a new one, or where none can be added the one that is free soonest. */
static guint
find_row (GArray *row_ends, double from, guint max_rows)
{
  guint soonest = 0;

  for (guint row = 0; row < row_ends->len; row++)
    {
      if (g_array_index (row_ends, double, row) <= from)
        return row;
      if (g_array_index (row_ends, double, row) < g_array_index (row_ends, double, soonest))
        soonest = row;
    }
  return row_ends->len < max_rows ? row_ends->len : soonest;
}

/* How many marks from @start on in order of anchors stand for the same bounds. */
static guint
count_alike (DossierLane *self, guint start)
{
  const DossierLaneEntry *first = dossier_lane_get (self, self->by_anchor[start]);
  guint n = 1;

  if (is_bar (self, first))
    return 1;
  while (start + n < self->entries->len)
    {
      const DossierLaneEntry *other = dossier_lane_get (self, self->by_anchor[start + n]);
      if (is_bar (self, other) || other->extent.begin_earliest != first->extent.begin_earliest ||
          other->extent.end_latest != first->extent.end_latest)
        break;
      n++;
    }
  return n;
}

/* Shares out the bounds among @n marks in columns of @max_rows. */
static void
spread (DossierLane *self, guint start, guint n, double density, double width, guint max_rows)
{
  const DossierTimeExtent *extent = &dossier_lane_get (self, self->by_anchor[start])->extent;
  guint n_columns = (n + max_rows - 1) / max_rows;
  double room = MAX ((extent->end_latest - extent->begin_earliest) * density - width, 0);
  double step = n_columns > 1 ? MIN (width, room / (n_columns - 1)) : 0;

  for (guint i = 0; i < n; i++)
    {
      DossierLaneEntry *entry = dossier_lane_get (self, self->by_anchor[start + i]);
      double column = i / max_rows - (n_columns - 1) / 2.0;
      entry->at = entry->anchor + column * step / density;
    }
}

void
dossier_lane_lay_out (DossierLane *self, double density, double width, guint max_rows)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (max_rows > 0);

  if (self->kind == DOSSIER_LANE_MEMBERSHIP ||
      (self->row_density == density && self->row_width == width && self->row_limit == max_rows))
    return;

  g_autoptr (GArray) row_ends = g_array_new (FALSE, FALSE, sizeof (double));
  guint alike_until = 0;
  for (guint i = 0; i < self->entries->len; i++)
    {
      DossierLaneEntry *entry = dossier_lane_get (self, self->by_anchor[i]);
      double from, to;
      if (i == alike_until)
        {
          guint n = count_alike (self, i);
          spread (self, i, n, density, width, max_rows);
          alike_until = i + n;
        }
      get_cover (self, entry, density, width, &from, &to);
      entry->row = find_row (row_ends, from, max_rows);
      if (entry->row == row_ends->len)
        g_array_append_val (row_ends, to);
      else
        g_array_index (row_ends, double, entry->row) =
          MAX (to, g_array_index (row_ends, double, entry->row));
    }
  self->n_rows = MAX (row_ends->len, 1);
  self->row_density = density;
  self->row_width = width;
  self->row_limit = max_rows;
}

double
dossier_lane_bin (DossierLane *self,
                  double from,
                  double to,
                  guint n_bins,
                  double *counts,
                  double *passing)
{
  g_return_val_if_fail (self != NULL, 0);

  dossier_time_density_bin (self->passing ? self->passing : self->density, from, to, n_bins,
                            passing);
  return dossier_time_density_bin (self->density, from, to, n_bins, counts);
}
