/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/time-scale.h"

double
dossier_time_scale_to_x (const DossierTimeScale *self, double day)
{
  double x = (day - self->first) * dossier_time_scale_get_density (self);
  return self->mirrored ? self->width - x : x;
}

double
dossier_time_scale_to_day (const DossierTimeScale *self, double x)
{
  double from_begin = self->mirrored ? self->width - x : x;
  return self->first + from_begin / dossier_time_scale_get_density (self);
}

double
dossier_time_scale_get_density (const DossierTimeScale *self)
{
  return MAX (self->width, 1) / (self->last - self->first);
}

void
dossier_time_scale_zoom (DossierTimeScale *self, double x, double factor)
{
  double fixed = dossier_time_scale_to_day (self, x);

  self->first = fixed - (fixed - self->first) * factor;
  self->last = fixed + (self->last - fixed) * factor;
}

void
dossier_time_scale_pan (DossierTimeScale *self, double pixels)
{
  double days = pixels / dossier_time_scale_get_density (self);

  if (!self->mirrored)
    days = -days;
  self->first += days;
  self->last += days;
}

void
dossier_time_scale_clamp (DossierTimeScale *self, double min, double max, double shortest)
{
  double length = CLAMP (self->last - self->first, MIN (shortest, max - min), max - min);
  double middle = (self->first + self->last) / 2;

  if (length != self->last - self->first)
    {
      self->first = middle - length / 2;
      self->last = middle + length / 2;
    }
  if (self->first < min)
    {
      self->first = min;
      self->last = min + length;
    }
  else if (self->last > max)
    {
      self->last = max;
      self->first = max - length;
    }
}
