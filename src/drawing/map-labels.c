/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/map-labels.h"

#include <math.h>

#include "drawing/font-scale.h"

/* A label stands in a country that is at least this part of its width across. */
#define INSIDE_SHARE 0.6
/* Half of the side of what no label but a country's own may cover. */
#define MIDDLE 4.0

/* Positions and boxes are pixels from the plane's origin, at the scale for which labels were
 * placed. */
typedef struct
{
  guint country;
  gboolean chosen, faded, shown; /* shown: has a status in the first organisation */
  PangoLayout *layout;
  int width, height;
  double x, y; /* the country's middle */
  gboolean placed;
  DossierGeoBox box;
} Label;

struct _DossierMapLabels
{
  const DossierWorld *world;
  GArray *labels; /* of Label, the more important first */
  double scale;   /* for which they are placed; 0: for none yet */
  gboolean bounded;
  DossierGeoBox bounds;
};

static gboolean
overlap (const DossierGeoBox *a, const DossierGeoBox *b)
{
  return a->left < b->right && a->right > b->left && a->top < b->bottom && a->bottom > b->top;
}

/* Whether a label of @own in @box hides neither the middle of another country nor a label. */
static gboolean
is_free (DossierMapLabels *self, const Label *own, const DossierGeoBox *box)
{
  if (self->bounded && (box->left < self->bounds.left || box->top < self->bounds.top ||
                        box->right > self->bounds.right || box->bottom > self->bounds.bottom))
    return FALSE;

  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *other = &g_array_index (self->labels, Label, i);
      DossierGeoBox middle = { other->x - MIDDLE, other->y - MIDDLE, other->x + MIDDLE,
                               other->y + MIDDLE };

      if (other != own && (overlap (box, &middle) || (other->placed && overlap (box, &other->box))))
        return FALSE;
    }
  return TRUE;
}

/* Tries the middle, then below, above, to the right, to the left, and the corners. */
static void
place_label (DossierMapLabels *self, Label *label)
{
  double radius, plane_x, plane_y;
  double width = label->width, height = label->height;

  dossier_world_get_label (self->world, label->country, &plane_x, &plane_y, &radius);
  radius *= self->scale;
  {
    const double x = label->x, y = label->y, gap = MAX (radius, 5.0);
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
    gboolean inside =
      radius > height ||
      dossier_map_layer_get_extent (label->country, self->scale) > INSIDE_SHARE * width;

    for (guint i = inside ? 0 : 1; i < G_N_ELEMENTS (places) && !label->placed; i++)
      {
        DossierGeoBox box = { places[i][0], places[i][1], places[i][0] + width,
                              places[i][1] + height };

        if (is_free (self, label, &box))
          {
            label->placed = TRUE;
            label->box = box;
          }
      }
  }
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const Label *first = a, *second = b;
  double first_area, second_area;

  if (first->chosen != second->chosen)
    return first->chosen ? -1 : 1;
  if (first->faded != second->faded)
    return first->faded ? 1 : -1;
  if (first->shown != second->shown)
    return first->shown ? -1 : 1;

  first_area = dossier_world_get_area (dossier_world_get (), first->country);
  second_area = dossier_world_get_area (dossier_world_get (), second->country);
  return first_area > second_area ? -1 : first_area < second_area;
}

static PangoLayout *
make_layout (PangoContext *context, PangoAttrList *attributes, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
clear_label (gpointer data)
{
  g_clear_object (&((Label *) data)->layout);
}

DossierMapLabels *
dossier_map_labels_new (const DossierWorld *world, GArray *shapes, PangoContext *context)
{
  DossierMapLabels *self = g_new0 (DossierMapLabels, 1);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (DOSSIER_FONT_SMALL));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  self->world = world;
  self->labels = g_array_new (FALSE, TRUE, sizeof (Label));
  g_array_set_clear_func (self->labels, clear_label);
  for (guint i = 0; i < shapes->len; i++)
    {
      const DossierMapShape *shape = &g_array_index (shapes, DossierMapShape, i);
      Label label = { .country = shape->country,
                      .chosen = shape->chosen,
                      .faded = shape->faded,
                      .shown = shape->status != DOSSIER_STATUS_NONE };

      if (shape->label == NULL)
        continue;
      label.layout = make_layout (context, attributes, shape->label);
      pango_layout_get_pixel_size (label.layout, &label.width, &label.height);
      g_array_append_val (self->labels, label);
    }
  g_array_sort (self->labels, compare_labels);
  pango_attr_list_unref (attributes);
  return self;
}

void
dossier_map_labels_free (DossierMapLabels *self)
{
  g_array_unref (self->labels);
  g_free (self);
}

void
dossier_map_labels_place (DossierMapLabels *self, double scale, const DossierGeoBox *bounds)
{
  self->scale = scale;
  self->bounded = bounds != NULL;
  if (bounds != NULL)
    self->bounds = *bounds;
  for (guint i = 0; i < self->labels->len; i++)
    {
      Label *label = &g_array_index (self->labels, Label, i);

      label->placed = FALSE;
      dossier_world_get_label (self->world, label->country, &label->x, &label->y, NULL);
      label->x *= scale;
      label->y *= scale;
    }
  for (guint i = 0; i < self->labels->len; i++)
    place_label (self, &g_array_index (self->labels, Label, i));
}

void
dossier_map_labels_draw (DossierMapLabels *self,
                         const DossierMapLayerSpec *spec,
                         DossierCanvas *canvas)
{
  double left = spec->left * spec->scale, top = spec->top * spec->scale;
  DossierGeoBox view = { left - DOSSIER_CANVAS_HALO, top - DOSSIER_CANVAS_HALO,
                         left + spec->width + DOSSIER_CANVAS_HALO,
                         top + spec->height + DOSSIER_CANVAS_HALO };
  DossierRgba colour, halo;

  dossier_colours_map (DOSSIER_MAP_COLOUR_LABEL, spec->style.dark, &colour);
  dossier_colours_map (DOSSIER_MAP_COLOUR_HALO, spec->style.dark, &halo);
  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *label = &g_array_index (self->labels, Label, i);

      if (label->placed && overlap (&label->box, &view))
        dossier_canvas_show (canvas, label->layout, label->box.left - left, label->box.top - top,
                             &colour, &halo);
    }
}
