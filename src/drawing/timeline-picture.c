/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/timeline-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "drawing/map-rows.h"
#include "drawing/picture-words.h"
#include "drawing/timeline-axis.h"
#include "drawing/timeline-key.h"
#include "drawing/timeline-page.h"
#include "drawing/timeline-paint.h"
#include "drawing/timeline-shapes.h"

#define KEY_GAP 10.0
#define BIN_WIDTH 4.0
#define NAME_SIZE 13.5

static const DossierTimelineColours paper = {
  .text = { 0.11f, 0.11f, 0.12f, 1.f },
  .dim = { 0.33f, 0.33f, 0.36f, 1.f },
  .faint = { 0.11f, 0.11f, 0.12f, 0.18f },
  .grid = { 0.11f, 0.11f, 0.12f, 0.08f },
  .grid_major = { 0.11f, 0.11f, 0.12f, 0.16f },
  .background = { 1.f, 1.f, 1.f, 1.f },
  .accent = { 0.11f, 0.44f, 0.85f, 1.f },
  .event = { 0.11f, 0.11f, 0.12f, 0.75f },
};

/* A session of its own, so that another thread can draw while the reader goes on. */
typedef struct
{
  DossierSession *session;
  DossierTimeline *timeline;
} TimelinePicture;

static void
timeline_picture_free (gpointer data)
{
  TimelinePicture *self = data;

  g_object_unref (self->timeline);
  g_object_unref (self->session);
  g_free (self);
}

static DossierSession *
copy_session (DossierSession *session)
{
  DossierSession *copy = dossier_session_new ();

  dossier_session_set_document (copy, dossier_session_get_document (session));
  dossier_session_set_query (copy, dossier_session_get_query (session));
  dossier_session_set_organisation (copy, dossier_session_get_organisation (session));
  dossier_session_set_cursor (copy, dossier_session_get_cursor (session));
  return copy;
}

/* Drawing */

static void
draw_ticks (DossierCanvas *canvas, const DossierTimePage *page, GArray *ticks)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      DossierAxisTick *tick = &g_array_index (ticks, DossierAxisTick, i);

      dossier_rgba_set_source (tick->major ? &paper.grid_major : &paper.grid, canvas->cr);
      cairo_rectangle (canvas->cr, round (tick->x), 0.0, 1.0, page->layout.height);
      cairo_fill (canvas->cr);
      if (tick->label != NULL)
        dossier_canvas_show (canvas, tick->label, tick->label_left,
                             page->layout.height + DOSSIER_AXIS_LABEL_OFFSET, &paper.dim, NULL);
    }
}

static char *
name_lane (DossierSession *session, DossierLaneKind kind)
{
  DossierEntity *organisation = dossier_session_get_organisation (session);

  if (kind != DOSSIER_LANE_MEMBERSHIP || organisation == NULL)
    return g_strdup (dossier_lane_get_name (kind));
  /* Translators: over the bars of memberships on a timeline; %s is an organisation's short
   * name (“CSTO”). Word it so that it needs no other ending. */
  return g_strdup_printf (_ ("Membership of the %s"), dossier_map_organisation_name (organisation));
}

/* The line above a lane, its name, and how much of it the query leaves. */
static void
draw_heading (DossierCanvas *canvas,
              PangoContext *context,
              const DossierTimePage *page,
              DossierLaneKind kind)
{
  const DossierLaneLayout *lane = &page->layout.lanes[kind];
  DossierLane *entries = dossier_timeline_get_lane (page->layout.timeline, kind);
  g_autofree char *name = name_lane (dossier_timeline_get_session (page->layout.timeline), kind);
  g_autoptr (PangoLayout) layout =
    dossier_picture_make_text (context, name, NAME_SIZE, PANGO_WEIGHT_BOLD, -1.0);
  PangoRectangle extents;

  dossier_rgba_set_source (&paper.grid_major, canvas->cr);
  cairo_rectangle (canvas->cr, -page->gutter, lane->y, page->layout.width + page->gutter, 1.0);
  cairo_fill (canvas->cr);
  dossier_canvas_show (canvas, layout, -page->gutter, lane->y + 4.0, &paper.text,
                       &paper.background);
  if (entries->n_passing == entries->entries->len)
    return;
  pango_layout_get_extents (layout, NULL, &extents);
  /* Translators: %1$'u of the %2$'u items in a lane of the timeline pass the filter */
  g_autofree char *count =
    /* Translators: in a row of the timeline: %1$'u is how many pass the filter, %2$'u how many
     * there are */
    g_strdup_printf (C_ ("timeline", "%1$'u of %2$'u"), entries->n_passing, entries->entries->len);
  g_autoptr (PangoLayout) beside =
    dossier_picture_make_text (context, count, NAME_SIZE, PANGO_WEIGHT_NORMAL, -1.0);
  dossier_canvas_show (canvas, beside, pango_units_to_double (extents.width) + 8.0 - page->gutter,
                       lane->y + 4.0, &paper.dim, &paper.background);
}

static void
draw_bins (DossierCanvas *canvas, const DossierTimePage *page, DossierLaneKind kind)
{
  const DossierTimeScale *scale = dossier_timeline_get_scale (page->layout.timeline);
  const DossierLaneLayout *lane = &page->layout.lanes[kind];
  guint n_bins = MAX ((guint) (page->layout.width / BIN_WIDTH), 1);
  g_autofree double *counts = g_new (double, n_bins);
  g_autofree double *passing = g_new (double, n_bins);
  double most = dossier_lane_bin (dossier_timeline_get_lane (page->layout.timeline, kind),
                                  scale->first, scale->last, n_bins, counts, passing);

  cairo_save (canvas->cr);
  dossier_timeline_paint_bins (canvas->cr,
                               &(DossierTimeRect){ 0.0, lane->y + lane->inset, page->layout.width,
                                                   lane->height - lane->inset },
                               counts, passing, n_bins, most, FALSE, &paper);
  cairo_restore (canvas->cr);
}

static void
draw_lane (DossierCanvas *canvas, const DossierTimePage *page, DossierLaneKind kind)
{
  if (!page->layout.lanes[kind].shown)
    return;
  if (page->layout.lanes[kind].binned)
    draw_bins (canvas, page, kind);
  else
    dossier_timeline_paint_lane (canvas->cr, &page->layout, kind, &paper, NULL);
}

/* The days that the query asks for. */
static void
draw_brush (DossierCanvas *canvas, const DossierTimePage *page)
{
  const DossierTimeScale *scale = dossier_timeline_get_scale (page->layout.timeline);
  DossierDay first, last;
  double from, to;

  if (!dossier_session_get_range (dossier_timeline_get_session (page->layout.timeline), &first,
                                  &last))
    return;
  from = dossier_time_scale_to_x (scale, MAX (first, scale->first));
  to = dossier_time_scale_to_x (scale, MIN (last + 1.0, scale->last));
  dossier_time_set_source (canvas->cr, &paper.accent, 0.13);
  cairo_rectangle (canvas->cr, from, 0.0, MAX (to - from, 1.0), page->layout.height);
  cairo_fill (canvas->cr);
}

static void
draw_cursor (DossierCanvas *canvas, const DossierTimePage *page)
{
  DossierSession *session = dossier_timeline_get_session (page->layout.timeline);
  double x = dossier_time_scale_to_x (dossier_timeline_get_scale (page->layout.timeline),
                                      dossier_session_get_cursor (session) + 0.5);

  if (x < 0.0 || x > page->layout.width)
    return;
  dossier_rgba_set_source (&paper.accent, canvas->cr);
  cairo_rectangle (canvas->cr, round (x) - 1.0, 0.0, 2.0, page->layout.height);
  cairo_fill (canvas->cr);
}

static void
draw_page (DossierCanvas *canvas, PangoContext *context, const DossierTimePage *page, GArray *ticks)
{
  cairo_save (canvas->cr);
  cairo_translate (canvas->cr, page->gutter, 0.0);
  draw_ticks (canvas, page, ticks);
  for (guint i = 0; i < DOSSIER_N_LANES; i++)
    if (page->layout.lanes[i].shown)
      draw_heading (canvas, context, page, i);

  cairo_save (canvas->cr);
  cairo_rectangle (canvas->cr, 0.0, 0.0, page->layout.width, page->layout.height);
  cairo_clip (canvas->cr);
  draw_brush (canvas, page);
  draw_lane (canvas, page, DOSSIER_LANE_MEMBERSHIP);
  draw_cursor (canvas, page);
  for (guint i = DOSSIER_LANE_MEMBERSHIP + 1; i < DOSSIER_N_LANES; i++)
    draw_lane (canvas, page, i);
  cairo_restore (canvas->cr);

  for (guint i = 0; i < page->labels->len; i++)
    {
      const DossierTimeLabel *label = &g_array_index (page->labels, DossierTimeLabel, i);

      dossier_canvas_show (canvas, label->layout, label->x, label->y, &paper.text,
                           &paper.background);
    }
  cairo_restore (canvas->cr);
}

static double
body_cb (gpointer data, DossierCanvas *canvas, PangoContext *context, double width)
{
  TimelinePicture *self = data;
  DossierTimePage page;
  g_autoptr (GArray) ticks = NULL;
  double y;

  dossier_time_page_init (&page, self->timeline, width, context);
  ticks =
    dossier_timeline_list_ticks (context, dossier_timeline_get_scale (self->timeline), 0.0, 0.0);
  if (canvas != NULL)
    draw_page (canvas, context, &page, ticks);
  y = page.layout.height + dossier_timeline_measure_axis (context) + KEY_GAP;
  y += dossier_timeline_key (&page, &paper, canvas, context, y, width);
  dossier_time_page_clear (&page);
  return y;
}

/* What the picture is of */

static char *
describe_window (DossierTimeline *timeline)
{
  const DossierTimeScale *scale = dossier_timeline_get_scale (timeline);
  static const DossierTimeStep a_month = { DOSSIER_TIME_UNIT_MONTH, 1 };
  DossierDay first = (DossierDay) ceil (scale->first), last = (DossierDay) floor (scale->last) - 1;

  return dossier_time_range_describe (
    dossier_time_step_floor (a_month, first),
    dossier_time_step_add (a_month, dossier_time_step_floor (a_month, last), 1) - 1);
}

/* Everything with its date, a sentence each. */
static char *
describe (DossierTimeline *timeline)
{
  GString *text = g_string_new (NULL);
  const DossierTimeScale *scale = dossier_timeline_get_scale (timeline);

  for (guint kind = DOSSIER_LANE_EVENTS; kind < DOSSIER_N_LANES; kind++)
    {
      DossierLane *lane = dossier_timeline_get_lane (timeline, kind);
      g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));

      dossier_lane_query (lane, scale->first, scale->last, positions);
      for (guint i = 0; i < positions->len; i++)
        {
          DossierLaneEntry *entry = dossier_lane_get (lane, g_array_index (positions, guint, i));
          g_autofree char *name = NULL;

          if (entry->match == DOSSIER_MATCH_NO)
            continue;
          name = dossier_lane_name_item (entry->item);
          g_string_append_printf (text, "%s\n", name);
        }
    }
  return g_string_free (text, FALSE);
}

DossierPicture *
dossier_timeline_picture_new (DossierSession *session, double first, double last, double width)
{
  TimelinePicture *self;
  DossierPicture *picture;
  g_autofree char *window = NULL, *description = NULL;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);
  g_return_val_if_fail (dossier_session_get_document (session) != NULL, NULL);

  self = g_new0 (TimelinePicture, 1);
  self->session = copy_session (session);
  self->timeline = dossier_timeline_new (self->session);
  if (last <= first)
    dossier_timeline_get_opening (self->timeline, &first, &last);
  dossier_timeline_set_size (self->timeline, width, FALSE);
  dossier_timeline_show (self->timeline, first, last);

  window = describe_window (self->timeline);
  description = describe (self->timeline);
  picture = dossier_picture_new (dossier_session_get_document (session)->title, window, width,
                                 body_cb, self, timeline_picture_free);
  dossier_picture_describe (picture, description);
  dossier_picture_add_session (picture, session);
  return picture;
}
