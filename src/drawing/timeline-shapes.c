/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/timeline-shapes.h"

#include <math.h>

const DossierTimeDashes *
dossier_role_get_dashes (DossierRole role)
{
  static const DossierTimeDashes dashes[] = {
    [DOSSIER_ROLE_MEMBER] = { { 0 }, 0 },
    [DOSSIER_ROLE_OBSERVER] = { { 2, 3 }, 2 },
    [DOSSIER_ROLE_PARTNER] = { { 8, 3 }, 2 },
    [DOSSIER_ROLE_DIALOGUE_PARTNER] = { { 5, 4 }, 2 },
    [DOSSIER_ROLE_ASSOCIATE] = { { 8, 2, 2, 2 }, 4 },
    [DOSSIER_ROLE_OFFICE] = { { 0 }, 0 },
    [DOSSIER_ROLE_SUSPENDED] = { { 10, 5 }, 2 },
    [DOSSIER_ROLE_CANDIDATE] = { { 1, 4 }, 2 },
    [DOSSIER_ROLE_UNRESOLVED] = { { 1, 1.5 }, 2 },
  };
  return &dashes[role];
}

DossierStatus
dossier_role_get_status (DossierRole role)
{
  static const DossierStatus statuses[] = {
    [DOSSIER_ROLE_MEMBER] = DOSSIER_STATUS_MEMBER,
    [DOSSIER_ROLE_OBSERVER] = DOSSIER_STATUS_OBSERVER,
    [DOSSIER_ROLE_PARTNER] = DOSSIER_STATUS_PARTNER,
    [DOSSIER_ROLE_DIALOGUE_PARTNER] = DOSSIER_STATUS_DIALOGUE_PARTNER,
    [DOSSIER_ROLE_ASSOCIATE] = DOSSIER_STATUS_ASSOCIATE,
    [DOSSIER_ROLE_OFFICE] = DOSSIER_STATUS_MEMBER,
    [DOSSIER_ROLE_SUSPENDED] = DOSSIER_STATUS_SUSPENDED,
    [DOSSIER_ROLE_CANDIDATE] = DOSSIER_STATUS_CANDIDATE,
    [DOSSIER_ROLE_UNRESOLVED] = DOSSIER_STATUS_UNRESOLVED,
  };
  return statuses[role];
}

void
dossier_time_set_source (cairo_t *cr, const DossierRgba *colour, double opacity)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * opacity);
}

/* A moment and how certain it is that the thing is there then, 0 to 1. */
typedef struct
{
  double day;
  double presence;
} Stop;

/* The course of presence over @extent: at most 6 stops, ascending. */
static guint
trace_presence (const DossierTimeExtent *extent, double fade, Stop stops[6])
{
  guint n = 0;

  if (extent->open_begin)
    stops[n++] = (Stop){ extent->begin_earliest - fade, 0 };
  if (!extent->interval && extent->begin_latest > extent->end_earliest)
    {
      double ramp = (extent->end_latest - extent->begin_earliest) / 4;
      stops[n++] = (Stop){ extent->begin_earliest, extent->open_begin ? 1 : 0 };
      stops[n++] = (Stop){ extent->begin_earliest + ramp, 1 };
      stops[n++] = (Stop){ extent->end_latest - ramp, 1 };
      stops[n++] = (Stop){ extent->end_latest, extent->open_end ? 1 : 0 };
    }
  else
    {
      gboolean begins = extent->begin_latest > extent->begin_earliest;
      gboolean ends = extent->end_latest > extent->end_earliest;
      double rise = MIN (extent->begin_latest, extent->end_latest);
      double fall = MAX (extent->end_earliest, extent->begin_earliest);
      double middle = (rise + fall) / 2;
      stops[n++] = (Stop){ extent->begin_earliest, begins ? 0 : 1 };
      if (begins)
        stops[n++] = (Stop){ MIN (rise, MAX (middle, extent->begin_earliest)), 1 };
      if (ends)
        stops[n++] = (Stop){ MAX (fall, MIN (middle, extent->end_latest)), 1 };
      stops[n++] = (Stop){ extent->end_latest, ends ? 0 : 1 };
    }
  if (extent->open_end)
    stops[n++] = (Stop){ extent->end_latest + fade, 0 };
  return n;
}

static double
interpolate (const Stop *a, const Stop *b, double day)
{
  if (b->day <= a->day)
    return b->presence;
  return a->presence + (b->presence - a->presence) * (day - a->day) / (b->day - a->day);
}

/* Cuts @stops to first..last; returns their number, 0 when nothing is left. */
static guint
cut_stops (Stop stops[6], guint n, double first, double last)
{
  if (stops[0].day >= last || stops[n - 1].day <= first)
    return 0;
  while (n > 2 && stops[1].day <= first)
    {
      for (guint i = 1; i < n; i++)
        stops[i - 1] = stops[i];
      n--;
    }
  while (n > 2 && stops[n - 2].day >= last)
    n--;
  if (stops[0].day < first)
    stops[0] = (Stop){ first, interpolate (&stops[0], &stops[1], first) };
  if (stops[n - 1].day > last)
    stops[n - 1] = (Stop){ last, interpolate (&stops[n - 2], &stops[n - 1], last) };
  return n;
}

static void
set_gradient (const DossierTimePainter *self,
              const Stop *stops,
              guint n,
              const DossierRgba *colour,
              double opacity)
{
  double first = stops[0].day, length = stops[n - 1].day - stops[0].day;
  cairo_pattern_t *gradient =
    cairo_pattern_create_linear (dossier_time_scale_to_x (self->scale, first), 0,
                                 dossier_time_scale_to_x (self->scale, stops[n - 1].day), 0);
  for (guint i = 0; i < n; i++)
    cairo_pattern_add_color_stop_rgba (gradient, length > 0 ? (stops[i].day - first) / length : 0,
                                       colour->red, colour->green, colour->blue,
                                       colour->alpha * opacity * stops[i].presence);
  cairo_set_source (self->cr, gradient);
  cairo_pattern_destroy (gradient);
}

/* A bar along @extent about @y, fading where it is not certain. */
void
dossier_time_paint_extent (const DossierTimePainter *self,
                           const DossierTimeExtent *extent,
                           double y,
                           double thickness,
                           const DossierRgba *colour,
                           double opacity,
                           const DossierTimeDashes *dashes)
{
  double density = dossier_time_scale_get_density (self->scale);
  Stop stops[6];

  guint n = trace_presence (extent, DOSSIER_TIME_FADE / density, stops);
  double begin = stops[0].day;
  n = cut_stops (stops, n, self->scale->first - DOSSIER_TIME_MARGIN / density,
                 self->scale->last + DOSSIER_TIME_MARGIN / density);
  if (n == 0)
    return;

  gboolean even = TRUE;
  for (guint i = 0; i < n; i++)
    even = even && stops[i].presence == 1;
  if (even)
    dossier_time_set_source (self->cr, colour, opacity);
  else
    set_gradient (self, stops, n, colour, opacity);

  double from = dossier_time_scale_to_x (self->scale, stops[0].day);
  double to = dossier_time_scale_to_x (self->scale, stops[n - 1].day);
  if (fabs (to - from) < 2)
    to = from + (to < from ? -2 : 2);
  cairo_set_line_width (self->cr, thickness);
  /* dashes move with the bar */
  if (dashes != NULL)
    cairo_set_dash (self->cr, dashes->lengths, dashes->n, (stops[0].day - begin) * density);
  cairo_move_to (self->cr, from, y);
  cairo_line_to (self->cr, to, y);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

static void
trace_mark (cairo_t *cr, gboolean diamond, double x, double y, double radius)
{
  cairo_new_path (cr);
  if (!diamond)
    {
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      return;
    }
  radius *= 1.25;
  cairo_move_to (cr, x, y - radius);
  cairo_line_to (cr, x + radius, y);
  cairo_line_to (cr, x, y + radius);
  cairo_line_to (cr, x - radius, y);
  cairo_close_path (cr);
}

void
dossier_time_paint_mark (const DossierTimePainter *self,
                         double x,
                         double y,
                         const DossierMarkStyle *style)
{
  double radius = DOSSIER_MARK_SIZE / 2 - 0.5;

  /* a rim keeps marks apart that cover each other */
  trace_mark (self->cr, style->diamond, x, y, radius + 1);
  dossier_time_set_source (self->cr, &self->colours->background, style->opacity);
  cairo_fill (self->cr);

  trace_mark (self->cr, style->diamond, x, y, style->hollow ? radius - 0.6 : radius);
  dossier_time_set_source (self->cr, &style->colour, style->opacity);
  if (!style->hollow)
    {
      cairo_fill (self->cr);
      return;
    }
  cairo_set_line_width (self->cr, 1.5);
  if (style->dashed)
    cairo_set_dash (self->cr, (const double[]){ 2, 1.5 }, 2, 0);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* What became of a commitment, at the end of its line: a shape for each verdict. */
void
dossier_time_paint_verdict (const DossierTimePainter *self,
                            DossierVerdict verdict,
                            double x,
                            double y,
                            double radius,
                            const DossierRgba *colour,
                            double opacity)
{
  cairo_t *cr = self->cr;

  cairo_new_path (cr);
  cairo_set_line_width (cr, MAX (radius / 2, 1.2));
  if (verdict != DOSSIER_VERDICT_FAILED)
    {
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      dossier_time_set_source (cr,
                               verdict == DOSSIER_VERDICT_KEPT ? colour
                                                               : &self->colours->background,
                               opacity);
      cairo_fill_preserve (cr);
    }
  dossier_time_set_source (cr, colour, opacity);
  switch (verdict)
    {
    case DOSSIER_VERDICT_FAILED:
      cairo_move_to (cr, x - radius, y - radius);
      cairo_line_to (cr, x + radius, y + radius);
      cairo_move_to (cr, x - radius, y + radius);
      cairo_line_to (cr, x + radius, y - radius);
      break;
    case DOSSIER_VERDICT_PARTLY:
      cairo_stroke (cr);
      cairo_arc (cr, x, y, radius, G_PI / 2, 3 * G_PI / 2);
      cairo_fill (cr);
      break;
    case DOSSIER_VERDICT_UNCLEAR:
      cairo_set_dash (cr, (const double[]){ 1.2, 1.2 }, 2, 0);
      break;
    case DOSSIER_VERDICT_KEPT:
    case DOSSIER_VERDICT_NOT_YET:
    default:
      break;
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}
