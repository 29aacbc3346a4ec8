/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/timeline-paint.h"

#include <math.h>

/* How far an open end fades out, in pixels. */
#define FADE 36.0
/* Beyond the window by so many pixels nothing is worth drawing: cairo counts in 16 bits. */
#define MARGIN 64.0
#define BAND_HEIGHT 5.0
#define BAND_OPACITY 0.3
#define BAR_HEIGHT 4.0

typedef struct
{
  cairo_t *cr;
  const DossierTimeLayout *layout;
  const DossierTimeScale *scale;
  const DossierTimelineColours *colours;
  DossierSession *session;
} Painter;

/* Lengths on and off; a role that is no full membership is never a whole bar. */
typedef struct
{
  double lengths[4];
  int n;
} Dashes;
static const Dashes no_dashes = { { 0 }, 0 };
static const Dashes vague_dashes = { { 4, 2 }, 2 };
static const Dashes late_dashes = { { 2, 2 }, 2 };

static const Dashes *
get_dashes (DossierRole role)
{
  static const Dashes dashes[] = {
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

static DossierStatus
get_status (DossierRole role)
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

static void
set_source (cairo_t *cr, const DossierRgba *colour, double opacity)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * opacity);
}

static double
get_opacity (const Painter *self, DossierMatch match)
{
  switch (match)
    {
    case DOSSIER_MATCH_CERTAINLY:
      return 1;
    case DOSSIER_MATCH_POSSIBLY:
      return 0.65;
    case DOSSIER_MATCH_NO:
    default:
      return self->colours->high_contrast ? 0.35 : 0.2;
    }
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
set_gradient (const Painter *self,
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
static void
paint_extent (const Painter *self,
              const DossierTimeExtent *extent,
              double y,
              double thickness,
              const DossierRgba *colour,
              double opacity,
              const Dashes *dashes)
{
  double density = dossier_time_scale_get_density (self->scale);
  Stop stops[6];

  guint n = trace_presence (extent, FADE / density, stops);
  double begin = stops[0].day;
  n = cut_stops (stops, n, self->scale->first - MARGIN / density,
                 self->scale->last + MARGIN / density);
  if (n == 0)
    return;

  gboolean even = TRUE;
  for (guint i = 0; i < n; i++)
    even = even && stops[i].presence == 1;
  if (even)
    set_source (self->cr, colour, opacity);
  else
    set_gradient (self, stops, n, colour, opacity);

  double from = dossier_time_scale_to_x (self->scale, stops[0].day);
  double to = dossier_time_scale_to_x (self->scale, stops[n - 1].day);
  if (fabs (to - from) < 2)
    to = from + (to < from ? -2 : 2);
  cairo_set_line_width (self->cr, thickness);
  /* dashes move with the bar */
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

typedef struct
{
  gboolean diamond;
  gboolean hollow;
  gboolean dashed;
  DossierRgba colour;
  double opacity;
} MarkStyle;

static void
paint_mark (const Painter *self, double x, double y, const MarkStyle *style)
{
  double radius = DOSSIER_MARK_SIZE / 2 - 0.5;

  /* a rim keeps marks apart that cover each other */
  trace_mark (self->cr, style->diamond, x, y, radius + 1);
  set_source (self->cr, &self->colours->background, style->opacity);
  cairo_fill (self->cr);

  trace_mark (self->cr, style->diamond, x, y, style->hollow ? radius - 0.6 : radius);
  set_source (self->cr, &style->colour, style->opacity);
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

static void
style_event (const Painter *self, const DossierLaneEntry *entry, MarkStyle *style)
{
  *style = (MarkStyle){ .colour = self->colours->event };
  /* background that is not the document's own stands back */
  if (entry->item->authority == DOSSIER_AUTHORITY_EDITOR)
    style->colour.alpha *= 0.55;
}

static void
style_quote (const Painter *self, const DossierLaneEntry *entry, MarkStyle *style)
{
  DossierQuote *quote = DOSSIER_QUOTE (entry->item);

  *style = (MarkStyle){ .diamond = TRUE, .hollow = !quote->direct };
  dossier_colours_speaker (quote->speaker
                             ? dossier_session_get_speaker_number (self->session, quote->speaker)
                             : -1,
                           self->colours->dark, &style->colour);
}

/* As its words are marked in the text: the edge of an underline or of no colour alone. */
static void
style_note (const Painter *self, const DossierLaneEntry *entry, MarkStyle *style)
{
  DossierColour colour = DOSSIER_ANNOTATION (entry->item)->colour;
  DossierRgba fill;

  *style =
    (MarkStyle){ .hollow = colour == DOSSIER_COLOUR_NONE || colour == DOSSIER_COLOUR_UNDERLINE };
  dossier_colours_annotation (colour, self->colours->dark, &fill, &style->colour);
}

/* Whether the entry before has the same bounds and lies in the same row: then the time in which
 * both may lie is drawn already. */
static gboolean
shares_band (const Painter *self, DossierTimePlace place, const DossierLaneEntry *entry)
{
  if (place.position == 0)
    return FALSE;
  place.position--;
  const DossierLaneEntry *former = dossier_time_layout_get_entry (self->layout, place);
  return former->row == entry->row && former->match == entry->match &&
         former->extent.begin_earliest == entry->extent.begin_earliest &&
         former->extent.end_latest == entry->extent.end_latest;
}

static gboolean
has_band (const Painter *self, const DossierTimeExtent *extent)
{
  double density = dossier_time_scale_get_density (self->scale);
  return extent->open_begin || extent->open_end ||
         (extent->end_latest - extent->begin_earliest) * density > DOSSIER_MARK_SIZE;
}

/* An event or a quote: a mark with the time in which it may lie, or a bar. */
static void
paint_dated (const Painter *self, DossierTimePlace place, const DossierLaneEntry *entry)
{
  const DossierTimeExtent *extent = &entry->extent;
  double y = dossier_time_layout_get_row (self->layout, place);
  MarkStyle style;

  if (place.lane == DOSSIER_LANE_QUOTES)
    style_quote (self, entry, &style);
  else if (place.lane == DOSSIER_LANE_NOTES)
    style_note (self, entry, &style);
  else
    style_event (self, entry, &style);
  style.opacity = get_opacity (self, entry->match);

  gboolean vague = extent->approximate || extent->uncertain;
  if (extent->interval)
    {
      paint_extent (self, extent, y, BAR_HEIGHT, &style.colour, style.opacity,
                    vague ? &vague_dashes : &no_dashes);
      return;
    }
  if (has_band (self, extent) && !shares_band (self, place, entry))
    paint_extent (self, extent, y, BAND_HEIGHT, &style.colour, style.opacity * BAND_OPACITY,
                  &no_dashes);
  style.hollow |= vague;
  style.dashed = vague;
  paint_mark (self, dossier_time_scale_to_x (self->scale, entry->at), y, &style);
}

/* What became of a commitment, at the end of its line: a shape for each verdict. */
static void
paint_verdict (const Painter *self,
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
      set_source (cr, verdict == DOSSIER_VERDICT_KEPT ? colour : &self->colours->background,
                  opacity);
      cairo_fill_preserve (cr);
    }
  set_source (cr, colour, opacity);
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

/* A line from the announcement until it was due; what lies after the document's date, of which it
 * cannot tell, is dotted. */
static void
paint_commitment (const Painter *self, DossierTimePlace place, const DossierLaneEntry *entry)
{
  DossierCommitment *commitment = DOSSIER_COMMITMENT (entry->item);
  double y = dossier_time_layout_get_row (self->layout, place);
  double pitch = self->layout->lanes[place.lane].pitch;
  double thickness = pitch >= 5 ? 2 : 1.5;
  double opacity = get_opacity (self, entry->match);
  double now = dossier_timeline_get_now (self->layout->timeline) + 1.0;
  DossierTimeExtent told = entry->extent, to_come = entry->extent;
  DossierRgba colour;

  dossier_colours_verdict (commitment->verdict, self->colours->dark, &colour);
  if (told.end_latest > now)
    {
      told.end_earliest = told.end_latest = MAX (now, told.begin_earliest);
      to_come.begin_earliest = to_come.begin_latest = MAX (now, to_come.begin_earliest);
      to_come.end_earliest = MAX (to_come.end_earliest, to_come.begin_latest);
      to_come.open_begin = FALSE;
      paint_extent (self, &to_come, y, thickness, &colour, opacity, &late_dashes);
    }
  if (told.end_latest > told.begin_earliest)
    {
      told.begin_latest = MIN (told.begin_latest, told.end_latest);
      told.end_earliest = MAX (told.end_earliest, told.begin_latest);
      paint_extent (self, &told, y, thickness, &colour, opacity, &no_dashes);
    }
  paint_verdict (self, commitment->verdict,
                 dossier_time_scale_to_x (self->scale, entry->extent.end_latest), y,
                 CLAMP (pitch / 2 - 0.2, 1.8, 3.5), &colour, opacity);
}

static void
paint_membership (const Painter *self, DossierTimePlace place, const DossierLaneEntry *entry)
{
  DossierMembership *membership = DOSSIER_MEMBERSHIP (entry->item);
  double pitch = self->layout->lanes[place.lane].pitch;
  double thickness = pitch >= 3 ? pitch - 1 : pitch * 0.75;
  DossierRgba colour;

  dossier_colours_status (get_status (membership->role), self->colours->dark, &colour);
  paint_extent (self, &entry->extent, dossier_time_layout_get_row (self->layout, place), thickness,
                &colour, get_opacity (self, entry->match), get_dashes (membership->role));
}

/* A ring about what is focused, a fainter one about what belongs to it. */
static void
paint_ring (const Painter *self, DossierTimePlace place, gboolean focused)
{
  DossierTimeRect rect;

  if (!dossier_time_layout_get_rect (self->layout, place, &rect))
    return;
  double air = focused ? 3 : 2;
  double x = MAX (rect.x, -MARGIN) - air;
  double width = MIN (rect.x + rect.width, self->layout->width + MARGIN) + air - x;
  double height = rect.height + 2 * air;
  double radius = MIN (MIN (width, height) / 2, 8);
  double y = rect.y - air;

  cairo_new_path (self->cr);
  cairo_arc (self->cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (self->cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (self->cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (self->cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_close_path (self->cr);
  set_source (self->cr, &self->colours->accent, focused ? 1 : 0.55);
  cairo_set_line_width (self->cr, focused ? 2 : 1.25);
  cairo_stroke (self->cr);
}

static void
paint_entry (const Painter *self, DossierTimePlace place, const DossierLaneEntry *entry)
{
  DossierItem *focus = dossier_session_get_focus (self->session);

  if (place.lane == DOSSIER_LANE_MEMBERSHIP)
    paint_membership (self, place, entry);
  else if (place.lane == DOSSIER_LANE_COMMITMENTS)
    paint_commitment (self, place, entry);
  else
    paint_dated (self, place, entry);

  /* an organisation has to do with all of its members: that marks nothing */
  if (focus == entry->item || (place.lane == DOSSIER_LANE_MEMBERSHIP &&
                               focus == (gpointer) DOSSIER_MEMBERSHIP (entry->item)->member))
    paint_ring (self, place, TRUE);
  else if (place.lane != DOSSIER_LANE_MEMBERSHIP &&
           dossier_session_is_previewed (self->session, entry->item))
    paint_ring (self, place, FALSE);
  else if (focus && place.lane != DOSSIER_LANE_MEMBERSHIP &&
           dossier_session_is_related (self->session, entry->item))
    paint_ring (self, place, FALSE);
}

void
dossier_timeline_paint_lane (cairo_t *cr,
                             const DossierTimeLayout *layout,
                             DossierLaneKind kind,
                             const DossierTimelineColours *colours,
                             const DossierTimePlace *over)
{
  Painter painter = {
    .cr = cr,
    .layout = layout,
    .scale = dossier_timeline_get_scale (layout->timeline),
    .colours = colours,
    .session = dossier_timeline_get_session (layout->timeline),
  };
  GArray *visible = layout->lanes[kind].visible;

  /* what passes lies above what does not */
  for (int passes = 0; passes < 2; passes++)
    for (guint i = 0; i < visible->len; i++)
      {
        DossierTimePlace place = { kind, g_array_index (visible, guint, i) };
        const DossierLaneEntry *entry = dossier_time_layout_get_entry (layout, place);
        if ((entry->match != DOSSIER_MATCH_NO) == passes)
          paint_entry (&painter, place, entry);
      }
  if (over && over->lane == kind)
    {
      paint_entry (&painter, *over, dossier_time_layout_get_entry (layout, *over));
      paint_ring (&painter, *over, FALSE);
    }
}

/* How tall a bar of @count is: of one item or more at least two pixels, of the part of a vague one
 * at least one. */
static double
scale_bin (double height, double count, double most)
{
  if (count <= 0)
    return 0;
  return MAX (round (height * sqrt (count / most)), count < 1 ? 1 : 2);
}

/* Adds a rectangle between the heights @low and @high to the path for every bin that has one, on
 * whole pixels: cairo fills those without working out their edges. */
static void
trace_bins (cairo_t *cr,
            const DossierTimeRect *area,
            const double *low,
            const double *high,
            guint n_bins,
            gboolean mirrored)
{
  double width = area->width / n_bins;
  double gap = width >= 4 ? 1 : 0;
  double bottom = round (area->y + area->height);

  for (guint i = 0; i < n_bins; i++)
    {
      guint place = mirrored ? n_bins - 1 - i : i;
      double left = round (area->x + width * place);
      double right = round (area->x + width * (place + 1)) - gap;
      if (high[i] > low[i])
        cairo_rectangle (cr, left, bottom - high[i], right - left, high[i] - low[i]);
    }
}

void
dossier_timeline_paint_bins (cairo_t *cr,
                             const DossierTimeRect *area,
                             const double *counts,
                             const double *passing,
                             guint n_bins,
                             double most,
                             gboolean mirrored,
                             const DossierTimelineColours *colours)
{
  g_autofree double *all = g_new (double, n_bins);
  g_autofree double *passes = g_new (double, n_bins);
  g_autofree double *nothing = g_new0 (double, n_bins);

  for (guint i = 0; i < n_bins; i++)
    {
      all[i] = scale_bin (area->height, counts[i], most);
      passes[i] = scale_bin (area->height, passing[i], most);
    }
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  set_source (cr, &colours->faint, 1);
  trace_bins (cr, area, passes, all, n_bins, mirrored);
  cairo_fill (cr);
  set_source (cr, &colours->dim, 1);
  trace_bins (cr, area, nothing, passes, n_bins, mirrored);
  cairo_fill (cr);
}
