/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/date.h"

#include "model/edtf.h"

G_DEFINE_BOXED_TYPE (DossierDate, dossier_date, dossier_date_copy, dossier_date_free)
/* clang-format off */
G_DEFINE_QUARK (dossier-date-error-quark, dossier_date_error)
/* clang-format on */

/* The four days that bound a date or an interval, as in DossierDate. */
typedef struct
{
  DossierDay begin_earliest;
  DossierDay begin_latest;
  DossierDay end_earliest;
  DossierDay end_latest;
  gboolean interval;
} Bounds;

/* An interval is not over before it begins. */
static void
tighten (Bounds *bounds)
{
  bounds->begin_latest = MIN (bounds->begin_latest, bounds->end_latest);
  bounds->end_earliest = MAX (bounds->end_earliest, bounds->begin_earliest);
}

static void
get_interval_bounds (const DossierEdtf *edtf, Bounds *bounds)
{
  dossier_edtf_point_get_bounds (&edtf->begin, &bounds->begin_earliest, &bounds->begin_latest);
  dossier_edtf_point_get_bounds (&edtf->end, &bounds->end_earliest, &bounds->end_latest);

  /* An open end is surely beyond every day; of an unknown one nothing is sure. */
  if (edtf->begin.form == DOSSIER_EDTF_OPEN)
    bounds->begin_latest = DOSSIER_DAY_MIN;
  if (edtf->end.form == DOSSIER_EDTF_OPEN)
    bounds->end_earliest = DOSSIER_DAY_MAX;

  bounds->interval = TRUE;
  tighten (bounds);
}

static void
get_single_bounds (DossierDay first, DossierDay last, Bounds *bounds)
{
  bounds->begin_earliest = first;
  bounds->begin_latest = last;
  bounds->end_earliest = first;
  bounds->end_latest = last;
  bounds->interval = FALSE;
}

/* "{a..b}" is every date from a to b, "[a..b]" one of them. */
static void
get_element_bounds (const DossierEdtfElement *element, gboolean all, Bounds *bounds)
{
  DossierDay first = dossier_edtf_element_get_first (element);
  DossierDay last = dossier_edtf_element_get_last (element);

  get_single_bounds (first, last, bounds);
  if (!all || !element->range)
    return;

  bounds->interval = TRUE;
  bounds->begin_latest = element->open_start ? DOSSIER_DAY_MIN : element->from.last;
  bounds->end_earliest = element->open_end ? DOSSIER_DAY_MAX : element->to.first;
  tighten (bounds);
}

/* All dates of a set: from the earliest to the latest of them. */
static void
join_bounds (const GArray *parts, Bounds *bounds)
{
  *bounds = g_array_index (parts, Bounds, 0);
  for (guint i = 1; i < parts->len; i++)
    {
      const Bounds *part = &g_array_index (parts, Bounds, i);

      bounds->interval = TRUE;
      bounds->begin_earliest = MIN (bounds->begin_earliest, part->begin_earliest);
      bounds->begin_latest = MIN (bounds->begin_latest, part->begin_latest);
      bounds->end_earliest = MAX (bounds->end_earliest, part->end_earliest);
      bounds->end_latest = MAX (bounds->end_latest, part->end_latest);
    }
}

static GArray *
get_parts (const DossierEdtfPoint *point)
{
  GArray *parts = g_array_sized_new (FALSE, FALSE, sizeof (Bounds), point->elements->len);

  g_array_set_size (parts, point->elements->len);
  for (guint i = 0; i < point->elements->len; i++)
    get_element_bounds (&g_array_index (point->elements, DossierEdtfElement, i),
                        point->form == DOSSIER_EDTF_ALL_OF, &g_array_index (parts, Bounds, i));

  return parts;
}

static void
get_bounds (const DossierEdtf *edtf, Bounds *bounds, GArray **parts)
{
  g_autoptr (GArray) list = NULL;
  DossierDay first;
  DossierDay last;

  if (edtf->interval)
    {
      get_interval_bounds (edtf, bounds);
      return;
    }

  list = get_parts (&edtf->begin);
  if (edtf->begin.form == DOSSIER_EDTF_ALL_OF)
    {
      join_bounds (list, bounds);
    }
  else
    {
      dossier_edtf_point_get_bounds (&edtf->begin, &first, &last);
      get_single_bounds (first, last, bounds);
    }

  if (list->len > 1)
    *parts = g_steal_pointer (&list);
}

static DossierMatch
match_bounds (const Bounds *bounds, DossierDay from, DossierDay to)
{
  gboolean certain;

  if (bounds->begin_earliest > to || bounds->end_latest < from)
    return DOSSIER_MATCH_NO;

  if (bounds->interval)
    certain = bounds->begin_latest <= to && bounds->end_earliest >= from;
  else
    certain = bounds->begin_earliest >= from && bounds->end_latest <= to;

  return certain ? DOSSIER_MATCH_CERTAINLY : DOSSIER_MATCH_POSSIBLY;
}

/* One of several dates is certain when each of them is; all of several when one of them is. */
static DossierMatch
match_parts (const GArray *parts, gboolean all, DossierDay from, DossierDay to)
{
  DossierMatch best = DOSSIER_MATCH_NO;
  DossierMatch worst = DOSSIER_MATCH_CERTAINLY;

  for (guint i = 0; i < parts->len; i++)
    {
      DossierMatch match = match_bounds (&g_array_index (parts, Bounds, i), from, to);

      best = MAX (best, match);
      worst = MIN (worst, match);
    }

  if (all || best == DOSSIER_MATCH_NO)
    return best;

  return worst == DOSSIER_MATCH_CERTAINLY ? DOSSIER_MATCH_CERTAINLY : DOSSIER_MATCH_POSSIBLY;
}

static int
get_minute (const DossierEdtfDate *date)
{
  return date->has_time ? date->minute : -1;
}

/* The minutes of the first and the last of what bounds a date. */
static void
get_minutes (const DossierEdtf *edtf, int *begin, int *end)
{
  const DossierEdtfPoint *last = edtf->interval ? &edtf->end : &edtf->begin;
  gboolean set = edtf->begin.form == DOSSIER_EDTF_ONE_OF && !edtf->interval;

  *begin = *end = -1;
  if (edtf->begin.form == DOSSIER_EDTF_DATE || (set && edtf->begin.elements->len == 1))
    *begin = get_minute (&g_array_index (edtf->begin.elements, DossierEdtfElement, 0).from);
  if (last->form == DOSSIER_EDTF_DATE || (set && edtf->begin.elements->len == 1))
    *end = get_minute (&g_array_index (last->elements, DossierEdtfElement, 0).to);
}

/**
 * dossier_date_new:
 * @edtf: an EDTF value
 * @wording: (nullable): the words of the document for it
 *
 * Returns: (transfer full) (nullable): NULL with DOSSIER_DATE_ERROR_SYNTAX when @edtf is none, or
 *   names a day that does not exist, or an interval that ends before it begins
 */
DossierDate *
dossier_date_new (const char *edtf, const char *wording, GError **error)
{
  g_autoptr (DossierEdtf) parsed = NULL;
  DossierDate *self;
  Bounds bounds;

  g_return_val_if_fail (edtf != NULL, NULL);

  parsed = dossier_edtf_parse (edtf, error);
  if (parsed == NULL)
    return NULL;

  self = g_new0 (DossierDate, 1);
  self->edtf = g_strdup (edtf);
  self->wording = g_strdup (wording);
  get_bounds (parsed, &bounds, &self->parts);
  self->begin_earliest = bounds.begin_earliest;
  self->begin_latest = bounds.begin_latest;
  self->end_earliest = bounds.end_earliest;
  self->end_latest = bounds.end_latest;
  get_minutes (parsed, &self->begin_minute, &self->end_minute);
  self->interval = bounds.interval;
  self->approximate = parsed->begin.approximate || parsed->end.approximate;
  self->uncertain = parsed->begin.uncertain || parsed->end.uncertain;

  return self;
}

DossierDate *
dossier_date_copy (const DossierDate *date)
{
  DossierDate *copy;

  if (date == NULL)
    return NULL;

  copy = g_memdup2 (date, sizeof (*date));
  copy->edtf = g_strdup (date->edtf);
  copy->wording = g_strdup (date->wording);
  if (date->parts != NULL)
    copy->parts = g_array_ref (date->parts);

  return copy;
}

void
dossier_date_free (DossierDate *date)
{
  if (date == NULL)
    return;

  g_free (date->edtf);
  g_free (date->wording);
  g_clear_pointer (&date->parts, g_array_unref);
  g_free (date);
}

gboolean
dossier_date_equal (const DossierDate *a, const DossierDate *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return strcmp (a->edtf, b->edtf) == 0 && g_strcmp0 (a->wording, b->wording) == 0;
}

int
dossier_date_compare (const DossierDate *a, const DossierDate *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (a->begin_earliest != b->begin_earliest)
    return a->begin_earliest < b->begin_earliest ? -1 : 1;
  if (a->end_latest != b->end_latest)
    return a->end_latest < b->end_latest ? -1 : 1;
  if (a->begin_minute != b->begin_minute)
    return a->begin_minute < b->begin_minute ? -1 : 1;

  return strcmp (a->edtf, b->edtf);
}

DossierMatch
dossier_date_match (const DossierDate *date, DossierDay from, DossierDay to)
{
  DossierMatch match;

  g_return_val_if_fail (date != NULL, DOSSIER_MATCH_NO);

  if (from > to)
    return DOSSIER_MATCH_NO;

  if (date->parts != NULL)
    {
      match = match_parts (date->parts, date->interval, from, to);
    }
  else
    {
      Bounds bounds = { date->begin_earliest, date->begin_latest, date->end_earliest,
                        date->end_latest, date->interval };

      match = match_bounds (&bounds, from, to);
    }

  if (match == DOSSIER_MATCH_CERTAINLY && (date->approximate || date->uncertain))
    return DOSSIER_MATCH_POSSIBLY;

  return match;
}

DossierDay
dossier_date_first (const DossierDate *date)
{
  g_return_val_if_fail (date != NULL, DOSSIER_DAY_MIN);

  return date->begin_earliest;
}

DossierDay
dossier_date_last (const DossierDate *date)
{
  g_return_val_if_fail (date != NULL, DOSSIER_DAY_MAX);

  return date->end_latest;
}
