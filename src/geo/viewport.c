/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/viewport.h"

#include <math.h>

#include "geo/projection.h"

struct _DossierViewport
{
  GObject parent_instance;

  double width, height;
  double x, y; /* of the middle, km */
  double scale;

  gboolean fitted;
  DossierGeoBox box;
  DossierViewportPadding padding;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierViewport, dossier_viewport, G_TYPE_OBJECT)

static gboolean
has_size (DossierViewport *self)
{
  return self->width >= 1.0 && self->height >= 1.0;
}

/* The farthest view: the whole disc. */
static double
min_scale (DossierViewport *self)
{
  return MIN (self->width, self->height) / (2.0 * dossier_projection_get_radius ());
}

/* Neither nearer nor farther than makes sense, and the middle of the view on the disc. */
static void
constrain (DossierViewport *self)
{
  double radius = dossier_projection_get_radius ();
  double distance = hypot (self->x, self->y);

  self->scale = CLAMP (self->scale, min_scale (self), DOSSIER_VIEWPORT_MAX_SCALE);
  if (distance > radius)
    {
      self->x *= radius / distance;
      self->y *= radius / distance;
    }
}

static void
fit_now (DossierViewport *self)
{
  const DossierViewportPadding *padding = &self->padding;
  double width = MAX (self->width - padding->left - padding->right, 1.0);
  double height = MAX (self->height - padding->top - padding->bottom, 1.0);
  double across = MAX (self->box.right - self->box.left, 1.0);
  double down = MAX (self->box.bottom - self->box.top, 1.0);

  self->scale = MIN (width / across, height / down);
  self->scale = CLAMP (self->scale, min_scale (self), DOSSIER_VIEWPORT_MAX_SCALE);
  self->x =
    (self->box.left + self->box.right) / 2.0 - (padding->left - padding->right) / 2.0 / self->scale;
  self->y =
    (self->box.top + self->box.bottom) / 2.0 - (padding->top - padding->bottom) / 2.0 / self->scale;
  constrain (self);
}

static void
dossier_viewport_class_init (DossierViewportClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_viewport_init (DossierViewport *self)
{
  double radius = dossier_projection_get_radius ();

  self->scale = 1.0 / 30.0;
  self->fitted = TRUE;
  self->box = (DossierGeoBox){ -radius, -radius, radius, radius };
}

DossierViewport *
dossier_viewport_new (void)
{
  return g_object_new (DOSSIER_TYPE_VIEWPORT, NULL);
}

void
dossier_viewport_set_size (DossierViewport *self, double width, double height)
{
  g_return_if_fail (DOSSIER_IS_VIEWPORT (self));

  if (self->width == width && self->height == height)
    return;

  self->width = width;
  self->height = height;
  if (has_size (self))
    {
      if (self->fitted)
        fit_now (self);
      else
        constrain (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

double
dossier_viewport_get_width (DossierViewport *self)
{
  g_return_val_if_fail (DOSSIER_IS_VIEWPORT (self), 0.0);

  return self->width;
}

double
dossier_viewport_get_height (DossierViewport *self)
{
  g_return_val_if_fail (DOSSIER_IS_VIEWPORT (self), 0.0);

  return self->height;
}

double
dossier_viewport_get_scale (DossierViewport *self)
{
  g_return_val_if_fail (DOSSIER_IS_VIEWPORT (self), 1.0);

  return self->scale;
}

void
dossier_viewport_fit (DossierViewport *self,
                      const DossierGeoBox *box,
                      const DossierViewportPadding *padding)
{
  double radius = dossier_projection_get_radius ();

  g_return_if_fail (DOSSIER_IS_VIEWPORT (self));
  g_return_if_fail (box != NULL);

  self->box =
    dossier_geo_box_is_empty (box) ? (DossierGeoBox){ -radius, -radius, radius, radius } : *box;
  self->padding = padding != NULL ? *padding : (DossierViewportPadding){ 0 };
  self->fitted = TRUE;
  if (!has_size (self))
    return;

  fit_now (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
dossier_viewport_is_fitted (DossierViewport *self)
{
  g_return_val_if_fail (DOSSIER_IS_VIEWPORT (self), FALSE);

  return self->fitted;
}

void
dossier_viewport_pan (DossierViewport *self, double dx, double dy)
{
  g_return_if_fail (DOSSIER_IS_VIEWPORT (self));

  if ((dx == 0.0 && dy == 0.0) || !has_size (self))
    return;

  self->fitted = FALSE;
  self->x -= dx / self->scale;
  self->y -= dy / self->scale;
  constrain (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
dossier_viewport_zoom (DossierViewport *self, double factor, double x, double y)
{
  double plane_x, plane_y, scale;

  g_return_if_fail (DOSSIER_IS_VIEWPORT (self));
  g_return_if_fail (factor > 0.0);

  if (!has_size (self))
    return;

  scale = CLAMP (self->scale * factor, min_scale (self), DOSSIER_VIEWPORT_MAX_SCALE);
  if (scale == self->scale)
    return;

  dossier_viewport_to_plane (self, x, y, &plane_x, &plane_y);
  self->fitted = FALSE;
  self->scale = scale;
  self->x = plane_x - (x - self->width / 2.0) / scale;
  self->y = plane_y - (y - self->height / 2.0) / scale;
  constrain (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
dossier_viewport_reveal (DossierViewport *self, double x, double y, double margin)
{
  double pixel_x, pixel_y, dx = 0.0, dy = 0.0;

  g_return_if_fail (DOSSIER_IS_VIEWPORT (self));

  if (!has_size (self))
    return;

  margin = MIN (margin, MIN (self->width, self->height) / 2.0);
  dossier_viewport_to_pixels (self, x, y, &pixel_x, &pixel_y);
  dx = CLAMP (pixel_x, margin, self->width - margin) - pixel_x;
  dy = CLAMP (pixel_y, margin, self->height - margin) - pixel_y;
  dossier_viewport_pan (self, dx, dy);
}

void
dossier_viewport_to_pixels (DossierViewport *self,
                            double x,
                            double y,
                            double *pixel_x,
                            double *pixel_y)
{
  g_return_if_fail (DOSSIER_IS_VIEWPORT (self));
  g_return_if_fail (pixel_x != NULL && pixel_y != NULL);

  *pixel_x = (x - self->x) * self->scale + self->width / 2.0;
  *pixel_y = (y - self->y) * self->scale + self->height / 2.0;
}

void
dossier_viewport_to_plane (DossierViewport *self,
                           double pixel_x,
                           double pixel_y,
                           double *x,
                           double *y)
{
  g_return_if_fail (DOSSIER_IS_VIEWPORT (self));
  g_return_if_fail (x != NULL && y != NULL);

  *x = (pixel_x - self->width / 2.0) / self->scale + self->x;
  *y = (pixel_y - self->height / 2.0) / self->scale + self->y;
}

void
dossier_viewport_get_box (DossierViewport *self, DossierGeoBox *box)
{
  g_return_if_fail (DOSSIER_IS_VIEWPORT (self));
  g_return_if_fail (box != NULL);

  dossier_viewport_to_plane (self, 0.0, 0.0, &box->left, &box->top);
  dossier_viewport_to_plane (self, self->width, self->height, &box->right, &box->bottom);
}
