/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-surface.h"

#include <math.h>

#include "drawing/map-labels.h"
#include "widgets/palette.h"

/* Sides of tiles, in pixels. Patterns repeat after GRID pixels: pictures begin at a multiple of it,
 * so that they fit together. */
#define TILE 256
#define GRID 8.0
/* When more tiles than this are missing, as after a jump, the view is drawn in one piece. */
#define MAX_TILES 12
/* Tiles are drawn for so many frames ahead, in these microseconds of each. */
#define AHEAD 6.0
#define TILE_TIME 4000
/* While it is zoomed a picture is stretched this much at most before the view is drawn again. */
#define MAX_STRETCH 3.0
/* The rough picture under it reaches so many times as far as the view. */
#define UNDER 3.0
#define SETTLE_MS 150

/* A picture of a part of the plane. */
typedef struct
{
  DossierMapLayerSpec spec;
  cairo_surface_t *image;
  GdkTexture *texture; /* (nullable): of the same pixels, for renderers that keep textures */
} Sheet;

struct _DossierMapSurface
{
  GtkWidget *widget;
  DossierViewport *viewport;
  const DossierWorld *world;
  GArray *shapes;           /* of DossierMapShape */
  DossierMapLabels *labels; /* (nullable) */

  GPtrArray *sheets; /* of Sheet, of one scale, oldest first */
  Sheet *under;      /* (nullable): seen around them while one zooms out */
  gboolean drawn;
  gboolean fitted; /* the view was drawn while nobody had moved it */
  guint settle_id;
  double scale, left, top; /* of the last frame */
};

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  cairo_surface_destroy (sheet->image);
  g_clear_object (&sheet->texture);
  g_free (sheet);
}

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

/* Where a sheet stands in the view, in pixels; on whole device pixels nothing is blurred. */
static void
get_bounds (DossierMapSurface *self, const Sheet *sheet, graphene_rect_t *bounds)
{
  const DossierMapLayerSpec *spec = &sheet->spec;
  double stretch = dossier_viewport_get_scale (self->viewport) / spec->scale;
  double factor = spec->scale_factor;
  double x, y;

  dossier_viewport_to_pixels (self->viewport, spec->left, spec->top, &x, &y);
  graphene_rect_init (bounds, (float) (round (x * factor) / factor),
                      (float) (round (y * factor) / factor), (float) (spec->width * stretch),
                      (float) (spec->height * stretch));
}

/* Draws what lies at those pixels from the plane's origin at @scale. */
static Sheet *
sheet_new (DossierMapSurface *self,
           double scale,
           double left,
           double top,
           int width,
           int height,
           gboolean rough)
{
  Sheet *sheet = g_new0 (Sheet, 1);
  DossierMapLayerSpec *spec = &sheet->spec;

  spec->world = self->world;
  spec->scale = scale;
  spec->left = left / scale;
  spec->top = top / scale;
  spec->width = width;
  spec->height = height;
  spec->scale_factor = gtk_widget_get_scale_factor (self->widget);
  spec->style.dark = dossier_palette_is_dark (self->widget);
  spec->style.high_contrast = dossier_palette_is_high_contrast (self->widget);
  spec->rough = rough;
  sheet->image = dossier_map_layer_render (spec, self->shapes, self->labels);
  return sheet;
}

static void
add_sheet (DossierMapSurface *self, double left, double top, int width, int height)
{
  g_ptr_array_add (self->sheets, sheet_new (self, dossier_viewport_get_scale (self->viewport), left,
                                            top, width, height, FALSE));
}

/* Where the view begins, in pixels from the plane's origin. */
static void
get_origin (DossierMapSurface *self, double *left, double *top)
{
  double scale = dossier_viewport_get_scale (self->viewport);

  dossier_viewport_to_plane (self->viewport, 0.0, 0.0, left, top);
  *left *= scale;
  *top *= scale;
}

static void
draw_under (DossierMapSurface *self)
{
  double width = dossier_viewport_get_width (self->viewport);
  double height = dossier_viewport_get_height (self->viewport);
  double left, top;

  get_origin (self, &left, &top);
  g_clear_pointer (&self->under, sheet_free);
  self->under = sheet_new (self, dossier_viewport_get_scale (self->viewport) / UNDER,
                           (left - (UNDER - 1.0) / 2.0 * width) / UNDER,
                           (top - (UNDER - 1.0) / 2.0 * height) / UNDER, (int) ceil (width),
                           (int) ceil (height), TRUE);
}

/* Labels keep clear of the edges of a view that nobody has moved; where there is panning, they are
 * cut off there and go on. */
static void
prepare_labels (DossierMapSurface *self)
{
  double left, top;

  if (self->labels == NULL)
    self->labels = dossier_map_labels_new (self->world, self->shapes,
                                           gtk_widget_get_pango_context (self->widget));
  get_origin (self, &left, &top);
  dossier_map_labels_place (
    self->labels, dossier_viewport_get_scale (self->viewport),
    self->fitted ? &(DossierGeoBox){ left, top, left + dossier_viewport_get_width (self->viewport),
                                     top + dossier_viewport_get_height (self->viewport) }
                 : NULL);
}

/* Draws the whole view in one piece. */
static void
draw_view (DossierMapSurface *self)
{
  double left, top;

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_pointer (&self->under, sheet_free);
  g_ptr_array_set_size (self->sheets, 0);
  self->fitted = dossier_viewport_is_fitted (self->viewport);
  prepare_labels (self);
  get_origin (self, &left, &top);
  left = floor (left / GRID) * GRID;
  top = floor (top / GRID) * GRID;
  add_sheet (self, left, top, (int) (ceil (dossier_viewport_get_width (self->viewport)) + GRID),
             (int) (ceil (dossier_viewport_get_height (self->viewport)) + GRID));
  self->drawn = TRUE;
}

static void
add_to_region (DossierMapSurface *self, cairo_region_t *region, const Sheet *sheet)
{
  graphene_rect_t bounds;
  cairo_rectangle_int_t whole;

  get_bounds (self, sheet, &bounds);
  whole.x = (int) ceilf (bounds.origin.x);
  whole.y = (int) ceilf (bounds.origin.y);
  whole.width = (int) floorf (bounds.origin.x + bounds.size.width) - whole.x;
  whole.height = (int) floorf (bounds.origin.y + bounds.size.height) - whole.y;
  cairo_region_union_rectangle (region, &whole);
}

static cairo_region_t *
get_covered (DossierMapSurface *self)
{
  cairo_region_t *covered = cairo_region_create ();

  for (guint i = 0; i < self->sheets->len; i++)
    add_to_region (self, covered, self->sheets->pdata[i]);
  return covered;
}

/* Whether there is a picture, sharp or not, wherever one looks. */
static gboolean
is_covered (DossierMapSurface *self, gboolean with_under)
{
  cairo_region_t *covered = get_covered (self);
  cairo_rectangle_int_t view = { 0, 0, (int) dossier_viewport_get_width (self->viewport),
                                 (int) dossier_viewport_get_height (self->viewport) };
  gboolean all;

  if (with_under && self->under != NULL)
    add_to_region (self, covered, self->under);
  all = cairo_region_contains_rectangle (covered, &view) == CAIRO_REGION_OVERLAP_IN;
  cairo_region_destroy (covered);
  return all;
}

/* Where tiles are missing, in pixels from the plane's origin: in the view grown by @dx and @dy, to
 * the side to which they point. Rounds as get_bounds() does: what was drawn for a place covers it.
 */
static GArray *
find_missing (DossierMapSurface *self, double dx, double dy)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  cairo_region_t *covered = get_covered (self);
  double from_x = MIN (dx, 0.0), from_y = MIN (dy, 0.0);
  double to_x = dossier_viewport_get_width (self->viewport) + MAX (dx, 0.0);
  double to_y = dossier_viewport_get_height (self->viewport) + MAX (dy, 0.0);
  double left, top;

  get_origin (self, &left, &top);
  for (double y = floor ((top + from_y) / TILE) * TILE; y < top + to_y; y += TILE)
    for (double x = floor ((left + from_x) / TILE) * TILE; x < left + to_x; x += TILE)
      {
        cairo_rectangle_int_t seen = { (int) round (MAX (x - left, from_x)),
                                       (int) round (MAX (y - top, from_y)), 0, 0 };
        graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

        seen.width = (int) floor (MIN (round (x - left) + TILE, to_x)) - seen.x;
        seen.height = (int) floor (MIN (round (y - top) + TILE, to_y)) - seen.y;
        if (cairo_region_contains_rectangle (covered, &seen) != CAIRO_REGION_OVERLAP_IN)
          g_array_append_val (missing, point);
      }
  cairo_region_destroy (covered);
  return missing;
}

/* Sheets more than a tile away from the view are not kept. */
static void
drop_far_sheets (DossierMapSurface *self)
{
  graphene_rect_t near =
    GRAPHENE_RECT_INIT ((float) -TILE, (float) -TILE,
                        (float) (dossier_viewport_get_width (self->viewport) + 2 * TILE),
                        (float) (dossier_viewport_get_height (self->viewport) + 2 * TILE));

  for (guint i = self->sheets->len; i > 0; i--)
    {
      graphene_rect_t bounds;

      get_bounds (self, self->sheets->pdata[i - 1], &bounds);
      if (!graphene_rect_intersection (&bounds, &near, NULL))
        g_ptr_array_remove_index (self->sheets, i - 1);
    }
}

static void
draw_tile (DossierMapSurface *self, GArray *missing, guint index)
{
  graphene_point_t *point = &g_array_index (missing, graphene_point_t, index);

  add_sheet (self, (double) point->x, (double) point->y, TILE, TILE);
}

/* Draws tiles where nothing is, and then of those that are to come as many as there is time for. */
static void
draw_tiles (DossierMapSurface *self)
{
  g_autoptr (GArray) missing = find_missing (self, 0.0, 0.0);
  g_autoptr (GArray) ahead = NULL;
  gint64 end = g_get_monotonic_time () + TILE_TIME;
  double left, top;

  if (missing->len > MAX_TILES)
    {
      draw_view (self);
      return;
    }
  for (guint i = 0; i < missing->len; i++)
    draw_tile (self, missing, i);
  drop_far_sheets (self);
  get_origin (self, &left, &top);
  if (left == self->left && top == self->top)
    return;
  ahead = find_missing (self, CLAMP (AHEAD * (left - self->left), -TILE, TILE),
                        CLAMP (AHEAD * (top - self->top), -TILE, TILE));
  for (guint i = 0; i < ahead->len && g_get_monotonic_time () < end; i++)
    draw_tile (self, ahead, i);
}

static gboolean
settle_cb (gpointer data)
{
  DossierMapSurface *self = data;

  self->settle_id = 0;
  g_ptr_array_set_size (self->sheets, 0);
  gtk_widget_queue_draw (self->widget);
  return G_SOURCE_REMOVE;
}

/* The view is drawn anew when nothing has changed for a moment. */
static void
wait_for_settling (DossierMapSurface *self, double scale)
{
  if (self->settle_id != 0 && scale == self->scale)
    return;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, settle_cb, self);
}

static void
update_sheets (DossierMapSurface *self)
{
  double scale = dossier_viewport_get_scale (self->viewport);
  double stretch = 0.0;

  if (self->sheets->len > 0)
    stretch = scale / ((Sheet *) self->sheets->pdata[0])->spec.scale;
  if (stretch == 0.0 || stretch > MAX_STRETCH ||
      self->fitted != dossier_viewport_is_fitted (self->viewport))
    draw_view (self);
  else if (stretch == 1.0)
    draw_tiles (self);
  else
    {
      if (!is_covered (self, TRUE))
        draw_under (self);
      wait_for_settling (self, scale);
    }
  self->scale = scale;
  get_origin (self, &self->left, &self->top);
}

/* The cairo renderer copies a texture each time it draws it, which a picture painted by cairo
 * spares it; other renderers keep textures. */
static gboolean
paints_with_cairo (DossierMapSurface *self)
{
  GtkNative *native = gtk_widget_get_native (self->widget);

  return native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

static GdkTexture *
make_texture (cairo_surface_t *image)
{
  int height = cairo_image_surface_get_height (image);
  int stride = cairo_image_surface_get_stride (image);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (image),
                                                         (gsize) height * (gsize) stride,
                                                         (GDestroyNotify) cairo_surface_destroy,
                                                         cairo_surface_reference (image));

  return gdk_memory_texture_new (cairo_image_surface_get_width (image), height, GDK_MEMORY_DEFAULT,
                                 bytes, (gsize) stride);
}

static void
paint_sheet (DossierMapSurface *self, Sheet *sheet, cairo_t *cr)
{
  double stretch = dossier_viewport_get_scale (self->viewport) / sheet->spec.scale;
  graphene_rect_t bounds;

  get_bounds (self, sheet, &bounds);
  cairo_save (cr);
  cairo_rectangle (cr, (double) bounds.origin.x, (double) bounds.origin.y,
                   (double) bounds.size.width, (double) bounds.size.height);
  cairo_translate (cr, (double) bounds.origin.x, (double) bounds.origin.y);
  cairo_scale (cr, stretch, stretch);
  cairo_set_source_surface (cr, sheet->image, 0.0, 0.0);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            stretch == 1.0 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
append_sheet (DossierMapSurface *self, Sheet *sheet, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds;

  if (sheet->texture == NULL)
    sheet->texture = make_texture (sheet->image);
  get_bounds (self, sheet, &bounds);
  gtk_snapshot_append_texture (snapshot, sheet->texture, &bounds);
}

static void
draw_sheet (DossierMapSurface *self, Sheet *sheet, cairo_t *cr, GtkSnapshot *snapshot)
{
  if (cr != NULL)
    paint_sheet (self, sheet, cr);
  else
    append_sheet (self, sheet, snapshot);
}

DossierMapSurface *
dossier_map_surface_new (GtkWidget *widget, DossierViewport *viewport)
{
  DossierMapSurface *self = g_new0 (DossierMapSurface, 1);

  self->widget = widget;
  self->viewport = g_object_ref (viewport);
  self->world = dossier_world_get ();
  self->shapes = g_array_new (FALSE, FALSE, sizeof (DossierMapShape));
  g_array_set_clear_func (self->shapes, clear_shape);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  return self;
}

void
dossier_map_surface_free (DossierMapSurface *self)
{
  g_clear_pointer (&self->under, sheet_free);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_pointer (&self->labels, dossier_map_labels_free);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->shapes);
  g_object_unref (self->viewport);
  g_free (self);
}

void
dossier_map_surface_set_world (DossierMapSurface *self, const DossierWorld *world)
{
  if (self->world == world)
    return;
  self->world = world;
  dossier_map_surface_invalidate (self);
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
  g_clear_pointer (&self->labels, dossier_map_labels_free);
  g_clear_pointer (&self->under, sheet_free);
  g_ptr_array_set_size (self->sheets, 0);
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
  graphene_rect_t view =
    GRAPHENE_RECT_INIT (0.f, 0.f, (float) dossier_viewport_get_width (self->viewport),
                        (float) dossier_viewport_get_height (self->viewport));
  cairo_t *cr = NULL;

  update_sheets (self);
  if (paints_with_cairo (self))
    cr = gtk_snapshot_append_cairo (snapshot, &view);
  if (self->under != NULL && !is_covered (self, FALSE))
    draw_sheet (self, self->under, cr, snapshot);
  for (guint i = 0; i < self->sheets->len; i++)
    draw_sheet (self, self->sheets->pdata[i], cr, snapshot);
  if (cr != NULL)
    cairo_destroy (cr);
}
