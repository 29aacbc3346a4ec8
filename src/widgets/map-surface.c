/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-surface.h"

#include <math.h>

/* How much of the width and height is drawn beyond each edge, once there is panning. */
#define MARGIN 0.35
/* Patterns repeat after so many pixels: pictures begin at a multiple, so that they fit together. */
#define GRID 8.0
/* While it is zoomed the picture is stretched this much at most before it is drawn again. */
#define MAX_STRETCH 1.8
#define SETTLE_MS 120

struct _DossierMapSurface
{
  GtkWidget *widget;
  DossierViewport *viewport;
  GArray *shapes;

  GdkTexture *texture;
  DossierMapLayerSpec spec; /* of the texture */
  gboolean drawn;
  guint settle_id;
};

static void
clear_shape (gpointer data)
{
  g_free ((char *) ((DossierMapShape *) data)->label);
}

static gboolean
shapes_equal (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const DossierMapShape *first = &g_array_index (a, DossierMapShape, i);
      const DossierMapShape *second = &g_array_index (b, DossierMapShape, i);

      if (first->country != second->country || first->status != second->status ||
          first->second_status != second->second_status || first->chosen != second->chosen ||
          first->faded != second->faded || g_strcmp0 (first->label, second->label) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
render (DossierMapSurface *self)
{
  DossierMapLayerSpec *spec = &self->spec;
  double width = dossier_viewport_get_width (self->viewport);
  double height = dossier_viewport_get_height (self->viewport);
  /* The first frame, and what nobody moves, is drawn as large as it is seen. */
  double margin = dossier_viewport_is_fitted (self->viewport) ? 0.0 : MARGIN;
  double left, top;

  g_clear_handle_id (&self->settle_id, g_source_remove);
  dossier_viewport_to_plane (self->viewport, -margin * width, -margin * height, &left, &top);
  spec->scale = dossier_viewport_get_scale (self->viewport);
  spec->left = floor (left * spec->scale / GRID) * GRID / spec->scale;
  spec->top = floor (top * spec->scale / GRID) * GRID / spec->scale;
  spec->width = (int) ceil (width * (1.0 + 2.0 * margin) + GRID);
  spec->height = (int) ceil (height * (1.0 + 2.0 * margin) + GRID);
  spec->scale_factor = gtk_widget_get_scale_factor (self->widget);
  spec->style.dark = dossier_palette_is_dark (self->widget);
  spec->style.high_contrast = dossier_palette_is_high_contrast (self->widget);

  g_clear_object (&self->texture);
  self->texture =
    dossier_map_layer_render (spec, (DossierMapShape *) (void *) self->shapes->data,
                              self->shapes->len, gtk_widget_get_pango_context (self->widget));
  self->drawn = TRUE;
}

/* Whether what is seen lies within the picture. */
static gboolean
covers (DossierMapSurface *self)
{
  const DossierMapLayerSpec *spec = &self->spec;
  DossierGeoBox box;

  dossier_viewport_get_box (self->viewport, &box);
  return box.left >= spec->left && box.top >= spec->top &&
         box.right <= spec->left + spec->width / spec->scale &&
         box.bottom <= spec->top + spec->height / spec->scale;
}

static gboolean
settle_cb (gpointer data)
{
  DossierMapSurface *self = data;

  self->settle_id = 0;
  dossier_map_surface_invalidate (self);
  return G_SOURCE_REMOVE;
}

/* Draws anew when the picture there is does not do. One of another scale does for a moment. */
static void
ensure_texture (DossierMapSurface *self)
{
  double stretch;

  if (self->texture == NULL || !covers (self))
    {
      render (self);
      return;
    }

  stretch = dossier_viewport_get_scale (self->viewport) / self->spec.scale;
  if (stretch == 1.0)
    return;
  if (stretch > MAX_STRETCH || stretch < 1.0 / MAX_STRETCH)
    render (self);
  else if (self->settle_id == 0)
    self->settle_id = g_timeout_add (SETTLE_MS, settle_cb, self);
}

DossierMapSurface *
dossier_map_surface_new (GtkWidget *widget, DossierViewport *viewport)
{
  DossierMapSurface *self = g_new0 (DossierMapSurface, 1);

  self->widget = widget;
  self->viewport = g_object_ref (viewport);
  self->shapes = g_array_new (FALSE, FALSE, sizeof (DossierMapShape));
  g_array_set_clear_func (self->shapes, clear_shape);
  return self;
}

void
dossier_map_surface_free (DossierMapSurface *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_object (&self->texture);
  g_array_unref (self->shapes);
  g_object_unref (self->viewport);
  g_free (self);
}

void
dossier_map_surface_set_shapes (DossierMapSurface *self, GArray *shapes)
{
  if (shapes_equal (self->shapes, shapes))
    return;

  g_array_set_size (self->shapes, 0);
  for (guint i = 0; i < shapes->len; i++)
    {
      DossierMapShape shape = g_array_index (shapes, DossierMapShape, i);

      shape.label = g_strdup (shape.label);
      g_array_append_val (self->shapes, shape);
    }
  dossier_map_surface_invalidate (self);
}

void
dossier_map_surface_invalidate (DossierMapSurface *self)
{
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (self->widget);
}

gboolean
dossier_map_surface_is_drawn (DossierMapSurface *self)
{
  return self->drawn;
}

void
dossier_map_surface_snapshot (DossierMapSurface *self, GtkSnapshot *snapshot)
{
  const DossierMapLayerSpec *spec = &self->spec;
  double scale, factor, x, y;

  ensure_texture (self);
  scale = dossier_viewport_get_scale (self->viewport) / spec->scale;
  factor = spec->scale_factor;
  dossier_viewport_to_pixels (self->viewport, spec->left, spec->top, &x, &y);
  /* On whole device pixels nothing is blurred. */
  x = round (x * factor) / factor;
  y = round (y * factor) / factor;
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                    (float) (spec->width * scale),
                                                    (float) (spec->height * scale)));
}
