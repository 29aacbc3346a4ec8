/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/world.h"

#include <gio/gio.h>
#include <string.h>

#include "geo/projection.h"
#include "geo/world-format.h"
#include "geo/world-resource.h"

#define RESOURCE_PATH "/io/github/dossierapp/Dossier/map/world-%u.bin"

/* Another centre has to be nearer by so many degrees than the first. */
#define NEARER 12.0

G_STATIC_ASSERT (DOSSIER_WORLD_N_LEVELS == DOSSIER_WORLD_LEVELS);

/* Pointers into the mapped resource. */
struct _DossierWorld
{
  guint n_countries, n_rings, n_arcs, n_refs, n_points;
  double unit; /* km */
  const DossierWorldCountry *countries;
  const DossierWorldRing *rings;
  const DossierWorldArc *arcs;
  const guint32 *starts;
  const gint16 *refs;
  const gint16 *points;
  const guint8 *levels;
  GBytes *bytes; /* keeps what the pointers point to */
};

static inline double
coordinate (const DossierWorld *self, gint16 value)
{
  return (double) GINT16_FROM_LE (value) * self->unit;
}

static DossierGeoBox
unpack_box (const DossierWorld *self, const DossierWorldBox *box)
{
  return (DossierGeoBox){ coordinate (self, box->left), coordinate (self, box->top),
                          coordinate (self, box->right), coordinate (self, box->bottom) };
}

static gboolean
is_outside (const DossierWorld *self, const DossierWorldBox *box, const DossierGeoBox *clip)
{
  DossierGeoBox unpacked;

  if (clip == NULL)
    return FALSE;

  unpacked = unpack_box (self, box);
  return !dossier_geo_box_intersects (&unpacked, clip);
}

static gboolean
set_up (DossierWorld *self, const guint8 *data, gsize size)
{
  const DossierWorldHeader *header = (const DossierWorldHeader *) (const void *) data;
  gsize n_refs;

  if (size < sizeof *header || GUINT32_FROM_LE (header->magic) != DOSSIER_WORLD_MAGIC)
    return FALSE;

  self->n_countries = GUINT32_FROM_LE (header->n_countries);
  self->n_rings = GUINT32_FROM_LE (header->n_rings);
  self->n_arcs = GUINT32_FROM_LE (header->n_arcs);
  self->n_refs = GUINT32_FROM_LE (header->n_refs);
  self->n_points = GUINT32_FROM_LE (header->n_points);
  self->unit = GUINT32_FROM_LE (header->unit) / 1e6;
  n_refs = self->n_refs + self->n_refs % 2;

  self->countries = (const void *) (data + sizeof *header);
  self->rings = (const void *) (self->countries + self->n_countries);
  self->arcs = (const void *) (self->rings + self->n_rings);
  self->starts = (const void *) (self->arcs + self->n_arcs);
  self->refs = (const void *) (self->starts + self->n_arcs + 1);
  self->points = self->refs + n_refs;
  self->levels = (const void *) (self->points + 2 * (gsize) self->n_points);
  return self->levels + self->n_points == data + size;
}

static void
look_up (DossierWorld *self, guint centre)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_PATH, centre);
  g_autoptr (GError) error = NULL;
  gsize size;
  gconstpointer data;

  self->bytes = g_resource_lookup_data (dossier_world_get_resource (), path,
                                        G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  /* The build made it: anything else is a broken build, not something to go on with. */
  if (self->bytes == NULL)
    g_error ("The map is missing from the program: %s", error->message);

  data = g_bytes_get_data (self->bytes, &size);
  /* Resources lie on 8 bytes; if that ever changes, a copy does. */
  if ((gsize) data % sizeof (guint32) != 0)
    data = g_memdup2 (data, size);
  if (!set_up (self, data, size))
    g_error ("The program's map is of another version");
}

const DossierWorld *
dossier_world_get (void)
{
  return dossier_world_get_round (0);
}

const DossierWorld *
dossier_world_get_round (guint centre)
{
  static gsize once[DOSSIER_PROJECTION_N_CENTRES];
  static DossierWorld worlds[DOSSIER_PROJECTION_N_CENTRES];

  g_return_val_if_fail (centre < DOSSIER_PROJECTION_N_CENTRES, NULL);

  if (g_once_init_enter (&once[centre]))
    {
      look_up (&worlds[centre], centre);
      g_once_init_leave (&once[centre], 1);
    }
  return &worlds[centre];
}

const DossierWorld *
dossier_world_choose (const guint *countries, const guint *weights, guint n)
{
  const DossierWorld *first = dossier_world_get ();
  double distances[DOSSIER_PROJECTION_N_CENTRES] = { 0 }, weight = 0.0;
  guint best = 0;

  for (guint i = 0; i < n; i++)
    {
      double x, y, longitude, latitude;

      dossier_world_get_label (first, countries[i], &x, &y, NULL);
      if (!dossier_projection_inverse (x, y, &longitude, &latitude))
        continue;
      weight += weights[i];
      for (guint j = 0; j < DOSSIER_PROJECTION_N_CENTRES; j++)
        distances[j] +=
          weights[i] *
          dossier_projection_get_distance (&dossier_projection_centres[j], longitude, latitude);
    }
  for (guint j = 1; j < DOSSIER_PROJECTION_N_CENTRES; j++)
    if (distances[j] < distances[best] - (best == 0 ? NEARER * weight : 0.0))
      best = j;
  return dossier_world_get_round (best);
}

guint
dossier_world_get_n_countries (const DossierWorld *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_countries;
}

int
dossier_world_find (const DossierWorld *self, const char *a3)
{
  int low = 0, high;

  g_return_val_if_fail (self != NULL && a3 != NULL, -1);

  high = (int) self->n_countries - 1;
  while (low <= high)
    {
      int middle = (low + high) / 2;
      int order = strcmp (a3, self->countries[middle].a3);

      if (order == 0)
        return middle;
      if (order < 0)
        high = middle - 1;
      else
        low = middle + 1;
    }
  return -1;
}

const char *
dossier_world_get_a3 (const DossierWorld *self, guint country)
{
  g_return_val_if_fail (self != NULL && country < self->n_countries, NULL);

  return self->countries[country].a3;
}

double
dossier_world_get_area (const DossierWorld *self, guint country)
{
  g_return_val_if_fail (self != NULL && country < self->n_countries, 0.0);

  return GUINT32_FROM_LE (self->countries[country].area);
}

void
dossier_world_get_box (const DossierWorld *self, guint country, DossierGeoBox *box)
{
  g_return_if_fail (self != NULL && country < self->n_countries && box != NULL);

  *box = unpack_box (self, &self->countries[country].box);
}

void
dossier_world_get_frame (const DossierWorld *self, guint country, DossierGeoBox *box)
{
  g_return_if_fail (self != NULL && country < self->n_countries && box != NULL);

  *box = unpack_box (self, &self->countries[country].frame);
}

void
dossier_world_get_label (const DossierWorld *self,
                         guint country,
                         double *x,
                         double *y,
                         double *radius)
{
  g_return_if_fail (self != NULL && country < self->n_countries);
  g_return_if_fail (x != NULL && y != NULL);

  *x = coordinate (self, self->countries[country].label[0]);
  *y = coordinate (self, self->countries[country].label[1]);
  if (radius != NULL)
    *radius = coordinate (self, self->countries[country].label_radius);
}

guint
dossier_world_get_level (const DossierWorld *self, double km_per_pixel)
{
  static const double resolutions[] = DOSSIER_WORLD_RESOLUTIONS;
  guint level = 0;

  g_return_val_if_fail (self != NULL, 0);

  while (level < DOSSIER_WORLD_LEVELS - 1 && km_per_pixel < resolutions[level])
    level++;
  return level;
}

guint
dossier_world_count_points (const DossierWorld *self, guint level)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_points; i++)
    if (self->levels[i] <= level)
      n++;
  return n;
}

/* Whether a ray to the east from the point crosses the ring an odd number of times. The points of
 * the arcs are taken in the order in which they are stored: a crossing counts whichever way. */
static gboolean
ring_contains (const DossierWorld *self, const DossierWorldRing *ring, double x, double y)
{
  gboolean inside = FALSE;
  guint first = GUINT32_FROM_LE (ring->first_ref);

  for (guint i = first; i < first + GUINT16_FROM_LE (ring->n_refs); i++)
    {
      gint16 ref = GINT16_FROM_LE (self->refs[i]);
      guint arc = (guint) (ref < 0 ? ~ref : ref);
      guint end = GUINT32_FROM_LE (self->starts[arc + 1]);

      for (guint j = GUINT32_FROM_LE (self->starts[arc]) + 1; j < end; j++)
        {
          double ax = GINT16_FROM_LE (self->points[2 * j - 2]);
          double ay = GINT16_FROM_LE (self->points[2 * j - 1]);
          double bx = GINT16_FROM_LE (self->points[2 * j]);
          double by = GINT16_FROM_LE (self->points[2 * j + 1]);

          if ((ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax)
            inside = !inside;
        }
    }
  return inside;
}

static inline gboolean
box_contains (const DossierWorldBox *box, double x, double y)
{
  return x >= GINT16_FROM_LE (box->left) && x <= GINT16_FROM_LE (box->right) &&
         y >= GINT16_FROM_LE (box->top) && y <= GINT16_FROM_LE (box->bottom);
}

gboolean
dossier_world_contains (const DossierWorld *self, guint country, double x, double y)
{
  const DossierWorldCountry *record;
  gboolean inside = FALSE;
  guint first;

  g_return_val_if_fail (self != NULL && country < self->n_countries, FALSE);

  record = &self->countries[country];
  x /= self->unit;
  y /= self->unit;
  if (!box_contains (&record->box, x, y))
    return FALSE;

  first = GUINT32_FROM_LE (record->first_ring);
  for (guint i = first; i < first + GUINT32_FROM_LE (record->n_rings); i++)
    if (box_contains (&self->rings[i].box, x, y) && ring_contains (self, &self->rings[i], x, y))
      inside = !inside;
  return inside;
}

int
dossier_world_find_at (const DossierWorld *self, double x, double y)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->n_countries; i++)
    if (dossier_world_contains (self, i, x, y))
      return (int) i;
  return -1;
}

/* Where a trace has come to. */
typedef struct
{
  const DossierGeoSink *sink;
  gpointer data;
  guint level;
  gboolean begun;
} Trace;

/* Traces an arc, forward or backward; when the ring has begun its first point is where the one
 * before ended. */
static void
trace_arc (const DossierWorld *self, guint arc, gboolean backward, Trace *trace)
{
  guint start = GUINT32_FROM_LE (self->starts[arc]);
  guint n = GUINT32_FROM_LE (self->starts[arc + 1]) - start;

  for (guint i = trace->begun ? 1 : 0; i < n; i++)
    {
      guint point = start + (backward ? n - 1 - i : i);
      double x, y;

      if (self->levels[point] > trace->level)
        continue;
      x = coordinate (self, self->points[2 * point]);
      y = coordinate (self, self->points[2 * point + 1]);
      if (trace->begun)
        trace->sink->line_to (trace->data, x, y);
      else
        trace->sink->move_to (trace->data, x, y);
      trace->begun = TRUE;
    }
}

void
dossier_world_trace_country (const DossierWorld *self,
                             guint country,
                             guint level,
                             const DossierGeoBox *clip,
                             const DossierGeoSink *sink,
                             gpointer data)
{
  const DossierWorldCountry *record;
  guint first_ring;

  g_return_if_fail (self != NULL && country < self->n_countries && sink != NULL);

  record = &self->countries[country];
  if (is_outside (self, &record->box, clip))
    return;

  first_ring = GUINT32_FROM_LE (record->first_ring);
  for (guint i = first_ring; i < first_ring + GUINT32_FROM_LE (record->n_rings); i++)
    {
      const DossierWorldRing *ring = &self->rings[i];
      guint first_ref = GUINT32_FROM_LE (ring->first_ref);
      Trace trace = { .sink = sink, .data = data, .level = level };

      if (is_outside (self, &ring->box, clip))
        continue;
      for (guint j = first_ref; j < first_ref + GUINT16_FROM_LE (ring->n_refs); j++)
        {
          gint16 ref = GINT16_FROM_LE (self->refs[j]);

          trace_arc (self, (guint) (ref < 0 ? ~ref : ref), ref < 0, &trace);
        }
      if (trace.begun)
        sink->close_path (data);
    }
}

void
dossier_world_trace_borders (const DossierWorld *self,
                             guint level,
                             const DossierGeoBox *clip,
                             const DossierGeoSink *sink,
                             gpointer data)
{
  g_return_if_fail (self != NULL && sink != NULL);

  for (guint i = 0; i < self->n_arcs; i++)
    {
      const DossierWorldArc *arc = &self->arcs[i];
      Trace trace = { .sink = sink, .data = data, .level = level };

      if (GINT16_FROM_LE (arc->left) >= 0 && GINT16_FROM_LE (arc->right) >= 0 &&
          !is_outside (self, &arc->box, clip))
        trace_arc (self, i, FALSE, &trace);
    }
}

void
dossier_geo_box_extend (DossierGeoBox *box, const DossierGeoBox *other)
{
  g_return_if_fail (box != NULL && other != NULL);

  box->left = MIN (box->left, other->left);
  box->top = MIN (box->top, other->top);
  box->right = MAX (box->right, other->right);
  box->bottom = MAX (box->bottom, other->bottom);
}

gboolean
dossier_geo_box_intersects (const DossierGeoBox *box, const DossierGeoBox *other)
{
  g_return_val_if_fail (box != NULL && other != NULL, FALSE);

  return box->left <= other->right && box->right >= other->left && box->top <= other->bottom &&
         box->bottom >= other->top;
}

gboolean
dossier_geo_box_is_empty (const DossierGeoBox *box)
{
  g_return_val_if_fail (box != NULL, TRUE);

  return box->left > box->right || box->top > box->bottom;
}
