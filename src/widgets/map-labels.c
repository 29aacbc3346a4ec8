/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-labels.h"

#include <math.h>

#define FONT_SCALE 0.82
#define HALO_WIDTH 3.0
/* A label stands in a country that is at least this part of its width across. */
#define INSIDE_SHARE 0.6

/* What a label may not cover: another label, or the middle of another country. */
typedef struct
{
  double left, top, right, bottom;
  guint country; /* whose middle it is; its own label may cover it */
} Obstacle;

typedef struct
{
  const DossierMapLayerSpec *spec;
  cairo_t *cr;
  PangoLayout *layout;
  GArray *obstacles; /* of Obstacle */
} Labelling;

static gboolean
is_free (Labelling *self, const Obstacle *box)
{
  if (box->left < 0.0 || box->top < 0.0 || box->right > self->spec->width ||
      box->bottom > self->spec->height)
    return FALSE;

  for (guint i = 0; i < self->obstacles->len; i++)
    {
      const Obstacle *other = &g_array_index (self->obstacles, Obstacle, i);

      if (other->country != box->country && box->left < other->right && box->right > other->left &&
          box->top < other->bottom && box->bottom > other->top)
        return FALSE;
    }
  return TRUE;
}

static void
write_label (Labelling *self, double x, double y)
{
  dossier_map_style_set_source (&self->spec->style, self->cr, DOSSIER_MAP_COLOUR_HALO);
  cairo_move_to (self->cr, x, y);
  pango_cairo_layout_path (self->cr, self->layout);
  cairo_set_line_width (self->cr, HALO_WIDTH);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (self->cr);
  dossier_map_style_set_source (&self->spec->style, self->cr, DOSSIER_MAP_COLOUR_LABEL);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, self->layout);
}

/* Where a label of that size can stand around the point: in the middle if it is @inside, then
 * below, above, to the right, to the left. @gap: from the middle of the country, for the places
 * beside it.
 */
static gboolean
find_place (Labelling *self,
            double x,
            double y,
            int width,
            int height,
            double gap,
            gboolean inside,
            Obstacle *box)
{
  const double places[][2] = {
    { x - width / 2.0, y - height / 2.0 },
    { x - width / 2.0, y + gap },
    { x - width / 2.0, y - gap - height },
    { x + gap, y - height / 2.0 },
    { x - gap - width, y - height / 2.0 },
    { x + gap * 0.7, y + gap * 0.5 },
    { x + gap * 0.7, y - gap * 0.5 - height },
    { x - gap * 0.7 - width, y + gap * 0.5 },
    { x - gap * 0.7 - width, y - gap * 0.5 - height },
  };

  for (guint i = inside ? 0 : 1; i < G_N_ELEMENTS (places); i++)
    {
      box->left = places[i][0];
      box->top = places[i][1];
      box->right = box->left + width;
      box->bottom = box->top + height;
      if (is_free (self, box))
        return TRUE;
    }
  return FALSE;
}

static void
get_point (Labelling *self, guint country, double *x, double *y, double *radius)
{
  dossier_world_get_label (dossier_world_get (), country, x, y, radius);
  *x = (*x - self->spec->left) * self->spec->scale;
  *y = (*y - self->spec->top) * self->spec->scale;
  *radius *= self->spec->scale;
}

static void
place_label (Labelling *self, const DossierMapShape *shape)
{
  Obstacle box = { .country = shape->country };
  double x, y, radius;
  int width, height;
  gboolean inside;

  get_point (self, shape->country, &x, &y, &radius);
  if (x < 0.0 || y < 0.0 || x > self->spec->width || y > self->spec->height)
    return;

  pango_layout_set_text (self->layout, shape->label, -1);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  inside = radius > height ||
           dossier_map_layer_get_extent (shape->country, self->spec->scale) > INSIDE_SHARE * width;
  if (!find_place (self, x, y, width, height, MAX (radius, 5.0), inside, &box))
    return;

  write_label (self, box.left, box.top);
  /* Now it stands in everybody's way. */
  box.country = G_MAXUINT;
  g_array_append_val (self->obstacles, box);
}

static int
compare_shapes (gconstpointer a, gconstpointer b)
{
  const DossierMapShape *first = *(const DossierMapShape *const *) a;
  const DossierMapShape *second = *(const DossierMapShape *const *) b;
  double first_area, second_area;

  if (first->chosen != second->chosen)
    return first->chosen ? -1 : 1;
  if (first->faded != second->faded)
    return first->faded ? 1 : -1;
  if ((first->status == DOSSIER_STATUS_NONE) != (second->status == DOSSIER_STATUS_NONE))
    return first->status == DOSSIER_STATUS_NONE ? 1 : -1;

  first_area = dossier_world_get_area (dossier_world_get (), first->country);
  second_area = dossier_world_get_area (dossier_world_get (), second->country);
  return first_area > second_area ? -1 : first_area < second_area;
}

static void
set_font (Labelling *self, PangoContext *context)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (FONT_SCALE));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
  self->layout = pango_layout_new (context);
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
}

void
dossier_map_labels_draw (const DossierMapLayerSpec *spec,
                         const DossierMapShape *shapes,
                         guint n_shapes,
                         cairo_t *cr,
                         PangoContext *context)
{
  g_autoptr (GArray) obstacles = g_array_new (FALSE, FALSE, sizeof (Obstacle));
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  Labelling self = { .spec = spec, .cr = cr, .obstacles = obstacles };

  for (guint i = 0; i < n_shapes; i++)
    {
      double x, y, radius;
      Obstacle point = { .country = shapes[i].country };

      if (shapes[i].label == NULL)
        continue;
      get_point (&self, shapes[i].country, &x, &y, &radius);
      radius = MIN (radius, 4.0);
      point.left = x - radius;
      point.top = y - radius;
      point.right = x + radius;
      point.bottom = y + radius;
      g_array_append_val (obstacles, point);
      g_ptr_array_add (order, (gpointer) &shapes[i]);
    }
  if (order->len == 0)
    return;

  set_font (&self, context);
  g_ptr_array_sort (order, compare_shapes);
  for (guint i = 0; i < order->len; i++)
    place_label (&self, order->pdata[i]);
  g_object_unref (self.layout);
}
