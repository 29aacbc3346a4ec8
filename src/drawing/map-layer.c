/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/map-layer.h"

#include <math.h>

#include "drawing/map-labels.h"

/* Lines reach so many pixels beyond the points that they join. */
#define REACH 16.0
/* Countries that are more pixels across are marked by their border, others by a ring. */
#define LARGE 36.0

/* On which sides of the picture a point lies outside. */
typedef enum
{
  OUTSIDE_LEFT = 1 << 0,
  OUTSIDE_RIGHT = 1 << 1,
  OUTSIDE_ABOVE = 1 << 2,
  OUTSIDE_BELOW = 1 << 3,
} Outside;

typedef struct
{
  const DossierMapLayerSpec *spec;
  GArray *shapes;
  const DossierWorld *world;
  cairo_t *cr;
  DossierGeoBox box; /* what is drawn, km */
  guint level;

  /* While a shape is traced: the last point, and whether it still waits to be drawn. */
  double x, y;
  Outside outside;
  gboolean waiting;
} Drawing;

static Outside
get_outside (Drawing *self, double x, double y)
{
  Outside outside = 0;

  if (x < -REACH)
    outside |= OUTSIDE_LEFT;
  else if (x > self->spec->width + REACH)
    outside |= OUTSIDE_RIGHT;
  if (y < -REACH)
    outside |= OUTSIDE_ABOVE;
  else if (y > self->spec->height + REACH)
    outside |= OUTSIDE_BELOW;
  return outside;
}

static void
set_last (Drawing *self, double x, double y)
{
  self->x = (x - self->spec->left) * self->spec->scale;
  self->y = (y - self->spec->top) * self->spec->scale;
}

static void
move_to_cb (gpointer data, double x, double y)
{
  Drawing *self = data;

  set_last (self, x, y);
  self->outside = get_outside (self, self->x, self->y);
  self->waiting = FALSE;
  cairo_move_to (self->cr, self->x, self->y);
}

/* Of points that follow each other outside on one side only the first and the last matter. */
static void
line_to_cb (gpointer data, double x, double y)
{
  Drawing *self = data;
  double last_x = self->x, last_y = self->y;
  Outside outside;

  set_last (self, x, y);
  outside = get_outside (self, self->x, self->y);
  if ((outside & self->outside) != 0)
    {
      self->outside &= outside;
      self->waiting = TRUE;
      return;
    }
  if (self->waiting)
    cairo_line_to (self->cr, last_x, last_y);
  cairo_line_to (self->cr, self->x, self->y);
  self->outside = outside;
  self->waiting = FALSE;
}

static void
close_path_cb (gpointer data)
{
  Drawing *self = data;

  if (self->waiting)
    cairo_line_to (self->cr, self->x, self->y);
  cairo_close_path (self->cr);
}

static const DossierGeoSink cairo_sink = { move_to_cb, line_to_cb, close_path_cb };

static void
trace (Drawing *self, guint country)
{
  dossier_world_trace_country (self->world, country, self->level, &self->box, &cairo_sink, self);
}

static void
draw_land (Drawing *self)
{
  const DossierMapStyle *style = &self->spec->style;

  for (guint i = 0; i < dossier_world_get_n_countries (self->world); i++)
    trace (self, i);
  /* Rings of one direction and holes of the other: winding leaves no seams between neighbours. */
  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_WINDING);
  if (style->high_contrast)
    {
      dossier_map_style_fill (style, self->cr, DOSSIER_STATUS_NONE, FALSE);
      for (guint i = 0; i < dossier_world_get_n_countries (self->world); i++)
        trace (self, i);
      dossier_map_style_set_source (style, self->cr, DOSSIER_MAP_COLOUR_LABEL);
      cairo_set_line_width (self->cr, 0.8);
      cairo_stroke (self->cr);
    }
  else
    dossier_map_style_fill (style, self->cr, DOSSIER_STATUS_NONE, FALSE);
  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_EVEN_ODD);
}

static const DossierMapShape *
get_shape (Drawing *self, guint index)
{
  return &g_array_index (self->shapes, DossierMapShape, index);
}

static void
draw_statuses (Drawing *self)
{
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const DossierMapShape *shape = get_shape (self, i);

      if (shape->status == DOSSIER_STATUS_NONE)
        continue;
      trace (self, shape->country);
      dossier_map_style_fill (&self->spec->style, self->cr, shape->status, shape->faded);
    }
}

static void
draw_borders (Drawing *self)
{
  const DossierMapStyle *style = &self->spec->style;

  dossier_world_trace_borders (self->world, self->level, &self->box, &cairo_sink, self);
  dossier_map_style_set_source (style, self->cr,
                                style->high_contrast ? DOSSIER_MAP_COLOUR_LABEL
                                                     : DOSSIER_MAP_COLOUR_BORDER);
  cairo_set_line_width (self->cr, 0.9);
  cairo_stroke (self->cr);
}

static void
draw_outlines (Drawing *self)
{
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const DossierMapShape *shape = get_shape (self, i);

      if (shape->second_status == DOSSIER_STATUS_NONE)
        continue;
      cairo_save (self->cr);
      trace (self, shape->country);
      dossier_map_style_outline (&self->spec->style, self->cr, shape->second_status, shape->faded);
      cairo_restore (self->cr);
    }
}

static void
get_point (Drawing *self, guint country, double *x, double *y)
{
  dossier_world_get_label (self->world, country, x, y, NULL);
  *x = (*x - self->spec->left) * self->spec->scale;
  *y = (*y - self->spec->top) * self->spec->scale;
}

/* Countries too small to be seen stand as dots. */
static void
draw_dots (Drawing *self)
{
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const DossierMapShape *shape = get_shape (self, i);
      double x, y;

      if (dossier_map_layer_get_extent (shape->country, self->spec->scale) >= DOSSIER_MAP_DOT ||
          (shape->status == DOSSIER_STATUS_NONE && shape->second_status == DOSSIER_STATUS_NONE))
        continue;

      get_point (self, shape->country, &x, &y);
      cairo_arc (self->cr, x, y, DOSSIER_MAP_DOT / 2.0, 0.0, 2.0 * G_PI);
      dossier_map_style_fill (&self->spec->style, self->cr, shape->status, shape->faded);
      cairo_save (self->cr);
      cairo_arc (self->cr, x, y, DOSSIER_MAP_DOT / 2.0, 0.0, 2.0 * G_PI);
      dossier_map_style_outline (&self->spec->style, self->cr, shape->second_status, shape->faded);
      cairo_restore (self->cr);
    }
}

/* A ring in the mark's colour with a halo on both sides. */
static void
stroke_mark (Drawing *self)
{
  dossier_map_style_set_source (&self->spec->style, self->cr, DOSSIER_MAP_COLOUR_HALO);
  cairo_set_line_width (self->cr, 4.5);
  cairo_stroke_preserve (self->cr);
  dossier_map_style_set_source (&self->spec->style, self->cr, DOSSIER_MAP_COLOUR_MARK);
  cairo_set_line_width (self->cr, 2.0);
  cairo_stroke (self->cr);
}

/* What the query asks for: large countries by their border, small ones by a ring around them. */
static void
draw_chosen (Drawing *self)
{
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const DossierMapShape *shape = get_shape (self, i);
      double extent = dossier_map_layer_get_extent (shape->country, self->spec->scale);
      double x, y;

      if (!shape->chosen)
        continue;
      if (extent > LARGE)
        trace (self, shape->country);
      else
        {
          get_point (self, shape->country, &x, &y);
          cairo_new_sub_path (self->cr);
          cairo_arc (self->cr, x, y, MAX (13.0, extent * 0.75), 0.0, 2.0 * G_PI);
        }
      stroke_mark (self);
    }
}

double
dossier_map_layer_get_extent (guint country, double scale)
{
  return sqrt (dossier_world_get_area (dossier_world_get (), country)) * scale;
}

void
dossier_map_layer_draw (const DossierMapLayerSpec *spec,
                        GArray *shapes,
                        DossierMapLabels *labels,
                        DossierCanvas *canvas)
{
  Drawing self = { .spec = spec, .shapes = shapes, .world = spec->world };

  g_return_if_fail (spec->width > 0 && spec->height > 0 && spec->scale > 0.0);
  g_return_if_fail (spec->world != NULL);

  self.cr = canvas->cr;
  self.box = (DossierGeoBox){ spec->left - REACH / spec->scale, spec->top - REACH / spec->scale,
                              spec->left + (spec->width + REACH) / spec->scale,
                              spec->top + (spec->height + REACH) / spec->scale };
  self.level = dossier_world_get_level (self.world, 1.0 / (spec->scale * spec->scale_factor));

  dossier_map_style_set_source (&spec->style, self.cr, DOSSIER_MAP_COLOUR_SEA);
  cairo_paint (self.cr);
  draw_land (&self);
  draw_statuses (&self);
  if (spec->rough)
    return;
  draw_borders (&self);
  draw_outlines (&self);
  draw_dots (&self);
  draw_chosen (&self);
  dossier_map_labels_draw (labels, spec, canvas);
}

cairo_surface_t *
dossier_map_layer_render (const DossierMapLayerSpec *spec, GArray *shapes, DossierMapLabels *labels)
{
  cairo_surface_t *surface;
  DossierCanvas canvas = { 0 };

  g_return_val_if_fail (spec->width > 0 && spec->height > 0, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, spec->width * spec->scale_factor,
                                        spec->height * spec->scale_factor);
  cairo_surface_set_device_scale (surface, spec->scale_factor, spec->scale_factor);
  canvas.cr = cairo_create (surface);
  /* Sixteen samples a pixel instead of 240 take half the time and look the same. */
  cairo_set_antialias (canvas.cr, CAIRO_ANTIALIAS_FAST);
  dossier_map_layer_draw (spec, shapes, labels, &canvas);
  cairo_destroy (canvas.cr);
  cairo_surface_flush (surface);
  return surface;
}
