/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/timeline.h"

#include <math.h>

#include "linking/annotating.h"

/* Of the items, the part that the opening window holds at least. */
#define OPENING_SHARE 0.7
/* Days in the shortest window. */
#define SHORTEST 7.0
#define SHORTEST_OPENING 90.0
/* The same where things happen at a time of day, and within a few days. */
#define SHORTEST_TIMED (1 / 24.0)
#define SHORTEST_TIMED_OPENING (2 / 24.0)
#define FEW_DAYS 4.0

struct _DossierTimeline
{
  GObject parent_instance;

  DossierSession *session;
  DossierLane *lanes[DOSSIER_N_LANES];
  gboolean is_filtered;
  DossierDay now;
  double earliest; /* of all that is dated */
  double latest;
  double min; /* the same with some air about it */
  double max;
  gboolean timed; /* all in a few days, by the hour */
  DossierTimeScale scale;
};

G_DEFINE_FINAL_TYPE (DossierTimeline, dossier_timeline, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  FILTERED,
  MOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The lanes whose items are what the document tells; memberships are its background, and the days
 * of notes are the reader's. */
static const DossierLaneKind told[] = {
  DOSSIER_LANE_EVENTS,
  DOSSIER_LANE_QUOTES,
  DOSSIER_LANE_COMMITMENTS,
};

static DossierDay
find_now (DossierSession *session, DossierDocument *document)
{
  DossierDay first, last;

  if (document->date && dossier_date_last (document->date) != DOSSIER_DAY_MAX)
    return dossier_date_last (document->date);
  if (dossier_session_get_time_span (session, &first, &last))
    return last;
  return dossier_session_get_cursor (session);
}

static void
clear_lanes (DossierTimeline *self)
{
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    g_clear_pointer (&self->lanes[i], dossier_lane_free);
}

static void
build_lane (DossierTimeline *self, DossierLaneKind kind)
{
  g_clear_pointer (&self->lanes[kind], dossier_lane_free);
  self->lanes[kind] =
    dossier_lane_new (kind, dossier_session_get_document (self->session),
                      dossier_session_get_organisation (self->session), self->now);
  self->is_filtered = FALSE;
}

static void
measure_limits (DossierTimeline *self)
{
  gboolean timed = FALSE;

  self->earliest = self->now;
  self->latest = self->now + 1.0;
  for (guint lane = 0; lane < DOSSIER_N_LANES; lane++)
    for (guint i = 0; self->lanes[lane] && i < self->lanes[lane]->entries->len; i++)
      {
        const DossierTimeExtent *extent = &dossier_lane_get (self->lanes[lane], i)->extent;
        self->earliest = MIN (self->earliest, extent->begin_earliest);
        self->latest = MAX (self->latest, extent->end_latest);
        timed |= extent->begin_earliest != floor (extent->begin_earliest);
      }
  self->timed = timed && self->latest - self->earliest <= FEW_DAYS;

  double shortest = self->timed ? SHORTEST_TIMED_OPENING : SHORTEST_OPENING;
  double air = MAX ((self->latest - self->earliest) * 0.02, shortest / 6);
  self->min = self->earliest - air;
  self->max = self->latest + air;
}

static double
get_shortest (DossierTimeline *self)
{
  return self->timed ? SHORTEST_TIMED : SHORTEST;
}

static double *
gather_anchors (DossierTimeline *self, guint *n_anchors)
{
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    for (guint j = 0; self->lanes[told[i]] && j < self->lanes[told[i]]->entries->len; j++)
      {
        double anchor = dossier_lane_get (self->lanes[told[i]], j)->anchor;
        g_array_append_val (anchors, anchor);
      }
  *n_anchors = anchors->len;
  return (double *) (gpointer) g_array_free (anchors, FALSE);
}

static int
compare_doubles (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *x = a;
  const double *y = b;
  return *x < *y ? -1 : *x > *y;
}

/* The shortest stretch with @wanted of the anchors. */
static void
find_shortest (const double *anchors, guint n, guint wanted, double *first, double *last)
{
  *first = anchors[0];
  *last = anchors[n - 1];
  for (guint i = 0; i + wanted <= n; i++)
    if (anchors[i + wanted - 1] - anchors[i] < *last - *first)
      {
        *first = anchors[i];
        *last = anchors[i + wanted - 1];
      }
}

static void
set_window (DossierTimeline *self, double first, double last)
{
  DossierTimeScale former = self->scale;

  self->scale.first = first;
  self->scale.last = MAX (last, first + MIN (get_shortest (self), 1));
  dossier_time_scale_clamp (&self->scale, self->min, self->max, get_shortest (self));
  if (former.first != self->scale.first || former.last != self->scale.last)
    g_signal_emit (self, signals[MOVED], 0);
}

static void
ensure_filtered (DossierTimeline *self)
{
  if (self->is_filtered)
    return;
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    if (self->lanes[i])
      dossier_lane_filter (self->lanes[i], dossier_session_get_results (self->session));
  self->is_filtered = TRUE;
}

static gboolean
is_empty (DossierTimeline *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (self->lanes[told[i]] != NULL && self->lanes[told[i]]->entries->len > 0)
      return FALSE;
  return TRUE;
}

static void
document_cb (DossierTimeline *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  gboolean was_empty = is_empty (self);
  double first, last;

  clear_lanes (self);
  if (document)
    {
      self->now = find_now (self->session, document);
      for (guint i = 0; i < DOSSIER_N_LANES; i++)
        build_lane (self, i);
    }
  measure_limits (self);
  /* What is there for the first time is looked at as in a new document. */
  if (dossier_session_is_revising (self->session) && !was_empty)
    {
      first = self->scale.first;
      last = self->scale.last;
    }
  else
    dossier_timeline_get_opening (self, &first, &last);
  set_window (self, first, last);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
notes_cb (DossierTimeline *self)
{
  if (!dossier_session_get_document (self->session))
    return;
  build_lane (self, DOSSIER_LANE_NOTES);
  measure_limits (self);
  set_window (self, self->scale.first, self->scale.last);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
organisation_cb (DossierTimeline *self)
{
  if (!dossier_session_get_document (self->session))
    return;
  build_lane (self, DOSSIER_LANE_MEMBERSHIP);
  measure_limits (self);
  set_window (self, self->scale.first, self->scale.last);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
filtered_cb (DossierTimeline *self)
{
  self->is_filtered = FALSE;
  g_signal_emit (self, signals[FILTERED], 0);
}

static void
dossier_timeline_constructed (GObject *object)
{
  DossierTimeline *self = DOSSIER_TIMELINE (object);

  G_OBJECT_CLASS (dossier_timeline_parent_class)->constructed (object);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notes-changed", G_CALLBACK (notes_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::organisation", G_CALLBACK (organisation_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "filtered", G_CALLBACK (filtered_cb), self,
                           G_CONNECT_SWAPPED);
  document_cb (self);
}

static void
dossier_timeline_finalize (GObject *object)
{
  DossierTimeline *self = DOSSIER_TIMELINE (object);

  clear_lanes (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_timeline_parent_class)->finalize (object);
}

static void
dossier_timeline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierTimeline *self = DOSSIER_TIMELINE (object);

  if (id == PROP_SESSION)
    g_value_set_object (value, self->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dossier_timeline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierTimeline *self = DOSSIER_TIMELINE (object);

  if (id == PROP_SESSION)
    self->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dossier_timeline_class_init (DossierTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dossier_timeline_constructed;
  object_class->finalize = dossier_timeline_finalize;
  object_class->get_property = dossier_timeline_get_property;
  object_class->set_property = dossier_timeline_set_property;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, DOSSIER_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FILTERED] = g_signal_new ("filtered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_timeline_init (DossierTimeline *self)
{
  self->scale = (DossierTimeScale){ .first = 0, .last = 1, .width = 1 };
}

DossierTimeline *
dossier_timeline_new (DossierSession *session)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  return g_object_new (DOSSIER_TYPE_TIMELINE, "session", session, NULL);
}

DossierSession *
dossier_timeline_get_session (DossierTimeline *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE (self), NULL);

  return self->session;
}

DossierLane *
dossier_timeline_get_lane (DossierTimeline *self, DossierLaneKind kind)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE (self), NULL);
  g_return_val_if_fail (kind < DOSSIER_N_LANES, NULL);

  ensure_filtered (self);
  return self->lanes[kind];
}

gboolean
dossier_timeline_has_items (DossierTimeline *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE (self), FALSE);

  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    if (self->lanes[i] && self->lanes[i]->entries->len > 0)
      return TRUE;
  return FALSE;
}

DossierDay
dossier_timeline_get_now (DossierTimeline *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE (self), 0);

  return self->now;
}

void
dossier_timeline_get_limits (DossierTimeline *self, double *min, double *max)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE (self));

  *min = self->min;
  *max = self->max;
}

void
dossier_timeline_get_span (DossierTimeline *self, DossierDay *first, DossierDay *last)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE (self));

  *first = (DossierDay) floor (self->earliest);
  *last = (DossierDay) ceil (self->latest) - 1;
}

const DossierTimeScale *
dossier_timeline_get_scale (DossierTimeline *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE (self), NULL);

  return &self->scale;
}

void
dossier_timeline_set_size (DossierTimeline *self, double width, gboolean mirrored)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE (self));

  if (self->scale.width == width && self->scale.mirrored == mirrored)
    return;
  self->scale.width = width;
  self->scale.mirrored = mirrored;
  g_signal_emit (self, signals[MOVED], 0);
}

void
dossier_timeline_show (DossierTimeline *self, double first, double last)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE (self));

  set_window (self, first, last);
}

void
dossier_timeline_zoom (DossierTimeline *self, double x, double factor)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE (self));
  g_return_if_fail (factor > 0);

  DossierTimeScale scale = self->scale;
  double length = scale.last - scale.first;
  /* at a bound the moment under the pointer stays, too */
  dossier_time_scale_zoom (&scale, x,
                           CLAMP (factor, get_shortest (self) / length,
                                  (self->max - self->min) / length));
  set_window (self, scale.first, scale.last);
}

void
dossier_timeline_pan (DossierTimeline *self, double pixels)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE (self));

  DossierTimeScale scale = self->scale;
  dossier_time_scale_pan (&scale, pixels);
  set_window (self, scale.first, scale.last);
}

void
dossier_timeline_get_opening (DossierTimeline *self, double *first, double *last)
{
  guint n;

  g_return_if_fail (DOSSIER_IS_TIMELINE (self));

  g_autofree double *anchors = gather_anchors (self, &n);
  if (n == 0)
    {
      *first = self->min;
      *last = self->max;
      return;
    }
  g_qsort_with_data (anchors, n, sizeof (double), compare_doubles, NULL);

  guint wanted = MAX ((guint) ceil (n * OPENING_SHARE), 1);
  guint before = dossier_time_lower_bound (anchors, n, self->now + 1.0);
  if (self->timed)
    {
      *first = anchors[0];
      *last = anchors[n - 1];
    }
  else if (before >= wanted)
    {
      *first = anchors[before - wanted];
      *last = self->now + 1.0;
    }
  else
    find_shortest (anchors, n, wanted, first, last);

  double length = MAX (*last - *first, self->timed ? SHORTEST_TIMED_OPENING : SHORTEST_OPENING);
  /* what is still to come shows where it costs little */
  *last = MIN (MAX (*last, anchors[n - 1]), *last + length / 8) + length * 0.03;
  *first -= length * 0.03;
}

gboolean
dossier_timeline_find_window (DossierTimeline *self,
                              double first,
                              double last,
                              double *window_first,
                              double *window_last)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE (self), FALSE);

  const DossierTimeScale *scale = &self->scale;
  double length = scale->last - scale->first;
  double air = length * 0.05;
  if (first >= scale->first && last <= scale->last)
    return FALSE;
  /* too long to fit: enough that a good part of it shows */
  if (last - first > length && first < scale->last - air && last > scale->first + air)
    return FALSE;

  if (last - first > length - 2 * air)
    *window_first = first - air;
  else if (first < scale->first)
    *window_first = first - air;
  else
    *window_first = last + air - length;
  *window_last = *window_first + length;
  return TRUE;
}

double
dossier_timeline_bin (DossierTimeline *self, guint n_bins, double *counts, double *passing)
{
  gboolean any = FALSE;
  double most = 0;

  g_return_val_if_fail (DOSSIER_IS_TIMELINE (self), 0);

  ensure_filtered (self);
  g_autofree double *some = g_new0 (double, n_bins);
  g_autofree double *some_passing = g_new0 (double, n_bins);
  for (guint i = 0; i < n_bins; i++)
    counts[i] = passing[i] = 0;
  for (guint lane = DOSSIER_N_LANES; lane-- > 0;)
    {
      if (!self->lanes[lane] || (lane == DOSSIER_LANE_MEMBERSHIP && any))
        continue;
      any |= self->lanes[lane]->entries->len > 0;
      dossier_lane_bin (self->lanes[lane], self->min, self->max, n_bins, some, some_passing);
      for (guint i = 0; i < n_bins; i++)
        {
          counts[i] += some[i];
          passing[i] += some_passing[i];
          most = MAX (most, counts[i]);
        }
    }
  return most;
}
