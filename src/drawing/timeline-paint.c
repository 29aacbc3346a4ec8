/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/timeline-paint.h"

#include <math.h>

#include "drawing/timeline-shapes.h"

typedef struct
{
  DossierTimePainter with;
  const DossierTimeLayout *layout;
  DossierSession *session;
} Painter;

static const DossierTimeDashes vague_dashes = { { 4, 2 }, 2 };
static const DossierTimeDashes late_dashes = { { 2, 2 }, 2 };

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
      return self->with.colours->high_contrast ? 0.35 : 0.2;
    }
}

static void
style_event (const Painter *self, const DossierLaneEntry *entry, DossierMarkStyle *style)
{
  *style = (DossierMarkStyle){ .colour = self->with.colours->event };
  /* background that is not the document's own stands back */
  if (entry->item->authority == DOSSIER_AUTHORITY_EDITOR)
    style->colour.alpha *= DOSSIER_BACKGROUND_OPACITY;
}

static void
style_quote (const Painter *self, const DossierLaneEntry *entry, DossierMarkStyle *style)
{
  DossierQuote *quote = DOSSIER_QUOTE (entry->item);

  *style = (DossierMarkStyle){ .diamond = TRUE, .hollow = !quote->direct };
  dossier_colours_speaker (quote->speaker
                             ? dossier_session_get_speaker_number (self->session, quote->speaker)
                             : -1,
                           self->with.colours->dark, &style->colour);
}

/* As its words are marked in the text: the edge of an underline or of no colour alone. */
static void
style_note (const Painter *self, const DossierLaneEntry *entry, DossierMarkStyle *style)
{
  DossierColour colour = DOSSIER_ANNOTATION (entry->item)->colour;
  DossierRgba fill;

  *style = (DossierMarkStyle){ .hollow = colour == DOSSIER_COLOUR_NONE ||
                                         colour == DOSSIER_COLOUR_UNDERLINE };
  dossier_colours_annotation (colour, self->with.colours->dark, &fill, &style->colour);
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
  double density = dossier_time_scale_get_density (self->with.scale);
  return extent->open_begin || extent->open_end ||
         (extent->end_latest - extent->begin_earliest) * density > DOSSIER_MARK_SIZE;
}

/* An event or a quote: a mark with the time in which it may lie, or a bar. */
static void
paint_dated (const Painter *self, DossierTimePlace place, const DossierLaneEntry *entry)
{
  const DossierTimeExtent *extent = &entry->extent;
  double y = dossier_time_layout_get_row (self->layout, place);
  DossierMarkStyle style;

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
      dossier_time_paint_extent (&self->with, extent, y, DOSSIER_BAR_HEIGHT, &style.colour,
                                 style.opacity, vague ? &vague_dashes : NULL);
      return;
    }
  if (has_band (self, extent) && !shares_band (self, place, entry))
    dossier_time_paint_extent (&self->with, extent, y, DOSSIER_BAND_HEIGHT, &style.colour,
                               style.opacity * DOSSIER_BAND_OPACITY, NULL);
  style.hollow |= vague;
  style.dashed = vague;
  dossier_time_paint_mark (&self->with, dossier_time_scale_to_x (self->with.scale, entry->at), y,
                           &style);
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

  dossier_colours_verdict (commitment->verdict, self->with.colours->dark, &colour);
  if (told.end_latest > now)
    {
      told.end_earliest = told.end_latest = MAX (now, told.begin_earliest);
      to_come.begin_earliest = to_come.begin_latest = MAX (now, to_come.begin_earliest);
      to_come.end_earliest = MAX (to_come.end_earliest, to_come.begin_latest);
      to_come.open_begin = FALSE;
      dossier_time_paint_extent (&self->with, &to_come, y, thickness, &colour, opacity,
                                 &late_dashes);
    }
  if (told.end_latest > told.begin_earliest)
    {
      told.begin_latest = MIN (told.begin_latest, told.end_latest);
      told.end_earliest = MAX (told.end_earliest, told.begin_latest);
      dossier_time_paint_extent (&self->with, &told, y, thickness, &colour, opacity, NULL);
    }
  dossier_time_paint_verdict (&self->with, commitment->verdict,
                              dossier_time_scale_to_x (self->with.scale, entry->extent.end_latest),
                              y, CLAMP (pitch / 2 - 0.2, 1.8, 3.5), &colour, opacity);
}

static void
paint_membership (const Painter *self, DossierTimePlace place, const DossierLaneEntry *entry)
{
  DossierMembership *membership = DOSSIER_MEMBERSHIP (entry->item);
  double pitch = self->layout->lanes[place.lane].pitch;
  double thickness = pitch >= 3 ? pitch - 1 : pitch * 0.75;
  DossierRgba colour;

  dossier_colours_status (dossier_role_get_status (membership->role), self->with.colours->dark,
                          &colour);
  dossier_time_paint_extent (&self->with, &entry->extent,
                             dossier_time_layout_get_row (self->layout, place), thickness, &colour,
                             get_opacity (self, entry->match),
                             dossier_role_get_dashes (membership->role));
}

/* A ring about what is focused, a fainter one about what belongs to it. */
static void
paint_ring (const Painter *self, DossierTimePlace place, gboolean focused)
{
  DossierTimeRect rect;

  if (!dossier_time_layout_get_rect (self->layout, place, &rect))
    return;
  double air = focused ? 3 : 2;
  double x = MAX (rect.x, -DOSSIER_TIME_MARGIN) - air;
  double width = MIN (rect.x + rect.width, self->layout->width + DOSSIER_TIME_MARGIN) + air - x;
  double height = rect.height + 2 * air;
  double radius = MIN (MIN (width, height) / 2, 8);
  double y = rect.y - air;

  cairo_new_path (self->with.cr);
  cairo_arc (self->with.cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (self->with.cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (self->with.cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (self->with.cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_close_path (self->with.cr);
  dossier_time_set_source (self->with.cr, &self->with.colours->accent, focused ? 1 : 0.55);
  cairo_set_line_width (self->with.cr, focused ? 2 : 1.25);
  cairo_stroke (self->with.cr);
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
    .with = { cr, dossier_timeline_get_scale (layout->timeline), colours },
    .layout = layout,
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
  dossier_time_set_source (cr, &colours->faint, 1);
  trace_bins (cr, area, passes, all, n_bins, mirrored);
  cairo_fill (cr);
  dossier_time_set_source (cr, &colours->dim, 1);
  trace_bins (cr, area, nothing, passes, n_bins, mirrored);
  cairo_fill (cr);
}
