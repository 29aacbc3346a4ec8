/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-layer.h"

#include <math.h>

#include "widgets/map-labels.h"

typedef struct
{
  const DossierMapLayerSpec *spec;
  const DossierWorld *world;
  cairo_t *cr;
  DossierGeoBox box; /* what is drawn, km */
  guint level;
} Drawing;

static void
move_to_cb (gpointer data, double x, double y)
{
  Drawing *self = data;

  cairo_move_to (self->cr, (x - self->spec->left) * self->spec->scale,
                 (y - self->spec->top) * self->spec->scale);
}

static void
line_to_cb (gpointer data, double x, double y)
{
  Drawing *self = data;

  cairo_line_to (self->cr, (x - self->spec->left) * self->spec->scale,
                 (y - self->spec->top) * self->spec->scale);
}

static void
close_path_cb (gpointer data)
{
  Drawing *self = data;

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

static void
draw_statuses (Drawing *self, const DossierMapShape *shapes, guint n_shapes)
{
  for (guint i = 0; i < n_shapes; i++)
    if (shapes[i].status != DOSSIER_STATUS_NONE)
      {
        trace (self, shapes[i].country);
        dossier_map_style_fill (&self->spec->style, self->cr, shapes[i].status, shapes[i].faded);
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
draw_outlines (Drawing *self, const DossierMapShape *shapes, guint n_shapes)
{
  for (guint i = 0; i < n_shapes; i++)
    if (shapes[i].second_status != DOSSIER_STATUS_NONE)
      {
        cairo_save (self->cr);
        trace (self, shapes[i].country);
        dossier_map_style_outline (&self->spec->style, self->cr, shapes[i].second_status,
                                   shapes[i].faded);
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
draw_dots (Drawing *self, const DossierMapShape *shapes, guint n_shapes)
{
  for (guint i = 0; i < n_shapes; i++)
    {
      const DossierMapShape *shape = &shapes[i];
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
draw_chosen (Drawing *self, const DossierMapShape *shapes, guint n_shapes)
{
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < n_shapes; i++)
    {
      double extent = dossier_map_layer_get_extent (shapes[i].country, self->spec->scale);
      double x, y;

      if (!shapes[i].chosen)
        continue;
      if (extent > 36.0)
        trace (self, shapes[i].country);
      else
        {
          get_point (self, shapes[i].country, &x, &y);
          cairo_arc (self->cr, x, y, MAX (13.0, extent * 0.75), 0.0, 2.0 * G_PI);
        }
      stroke_mark (self);
    }
}

static GdkTexture *
texture_from_surface (cairo_surface_t *surface)
{
  g_autoptr (GBytes) bytes = NULL;
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) height * (gsize) stride,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      cairo_surface_reference (surface));
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

double
dossier_map_layer_get_extent (guint country, double scale)
{
  return sqrt (dossier_world_get_area (dossier_world_get (), country)) * scale;
}

GdkTexture *
dossier_map_layer_render (const DossierMapLayerSpec *spec,
                          const DossierMapShape *shapes,
                          guint n_shapes,
                          PangoContext *context)
{
  cairo_surface_t *surface;
  GdkTexture *texture;
  Drawing self = { .spec = spec, .world = dossier_world_get () };

  g_return_val_if_fail (spec->width > 0 && spec->height > 0 && spec->scale > 0.0, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, spec->width * spec->scale_factor,
                                        spec->height * spec->scale_factor);
  cairo_surface_set_device_scale (surface, spec->scale_factor, spec->scale_factor);
  self.cr = cairo_create (surface);
  self.box = (DossierGeoBox){ spec->left, spec->top, spec->left + spec->width / spec->scale,
                              spec->top + spec->height / spec->scale };
  self.level = dossier_world_get_level (self.world, 1.0 / (spec->scale * spec->scale_factor));

  dossier_map_style_set_source (&spec->style, self.cr, DOSSIER_MAP_COLOUR_SEA);
  cairo_paint (self.cr);
  draw_land (&self);
  draw_statuses (&self, shapes, n_shapes);
  draw_borders (&self);
  draw_outlines (&self, shapes, n_shapes);
  draw_dots (&self, shapes, n_shapes);
  draw_chosen (&self, shapes, n_shapes);
  dossier_map_labels_draw (spec, shapes, n_shapes, self.cr, context);

  cairo_destroy (self.cr);
  texture = texture_from_surface (surface);
  cairo_surface_destroy (surface);
  return texture;
}
