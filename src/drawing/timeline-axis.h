/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "linking/time-scale.h"
#include "linking/time-ticks.h"

G_BEGIN_DECLS

/* Between the grid and its labels, pixels. */
#define DOSSIER_AXIS_LABEL_OFFSET 4.0

/**
 * DossierAxisTick:
 * @x: where it stands, pixels
 * @major: whether it begins something longer
 * @label: (nullable): what stands under it, where there is room
 * @label_left: the left edge of @label
 */
typedef struct
{
  double x;
  gboolean major;
  PangoLayout *label;
  double label_left;
} DossierAxisTick;

/* The ticks of a time axis (element-type DossierAxisTick), with labels of which none touches
 * another or what lies from @free_left to @free_right. Caller frees. */
GArray *dossier_timeline_list_ticks (PangoContext *context,
                                     const DossierTimeScale *scale,
                                     double free_left,
                                     double free_right);
/* The step between the ticks of that axis. */
DossierTimeStep dossier_timeline_choose_step (PangoContext *context, const DossierTimeScale *scale);
/* The height of its labels with the air about them. */
double dossier_timeline_measure_axis (PangoContext *context);

G_END_DECLS
