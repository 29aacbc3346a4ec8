/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ticks of a timeline and what stands under them. */
#include "config.h"

#include "drawing/timeline-axis.h"

#include <math.h>

#include "drawing/font-scale.h"

/* Between one label and the next. */
#define LABEL_GAP 12.0

static PangoLayout *
create_label (PangoContext *context, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (DOSSIER_FONT_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_unref (attributes);
  return layout;
}

typedef struct
{
  guint serial; /* of the context, which changes with its font; 0: not measured yet */
  int width, height;
} LabelSize;

/* It is asked for several times a frame, and takes as long as drawing a label. */
static const LabelSize *
get_label_size (PangoContext *context)
{
  GQuark quark = g_quark_from_static_string ("dossier-axis-label-size");
  LabelSize *size = g_object_get_qdata (G_OBJECT (context), quark);

  if (size == NULL)
    {
      size = g_new0 (LabelSize, 1);
      g_object_set_qdata_full (G_OBJECT (context), quark, size, g_free);
    }
  if (size->serial != pango_context_get_serial (context))
    {
      g_autoptr (PangoLayout) layout = create_label (context, "0000");

      pango_layout_get_pixel_size (layout, &size->width, &size->height);
      size->serial = pango_context_get_serial (context);
    }
  return size;
}

double
dossier_timeline_measure_axis (PangoContext *context)
{
  return get_label_size (context)->height + 2 * DOSSIER_AXIS_LABEL_OFFSET;
}

DossierTimeStep
dossier_timeline_choose_step (PangoContext *context, const DossierTimeScale *scale)
{
  return dossier_time_step_choose (dossier_time_scale_get_density (scale),
                                   get_label_size (context)->width + LABEL_GAP);
}

/* What is taken already: by the label before, and by what is to be kept free. */
typedef struct
{
  double free_left, free_right;
  double last_left, last_right;
  gboolean any;
} Taken;

static gboolean
is_taken (const Taken *self, double left, double right)
{
  if (left < self->free_right && right > self->free_left)
    return TRUE;
  return self->any && left - LABEL_GAP / 2 < self->last_right &&
         right + LABEL_GAP / 2 > self->last_left;
}

/* Puts the label of a tick under it, if there is room. */
static void
place_label (DossierAxisTick *tick,
             PangoContext *context,
             const DossierTimeScale *scale,
             const char *text,
             Taken *taken)
{
  g_autoptr (PangoLayout) layout = create_label (context, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  double left = round (tick->x - width / 2.0);
  /* the first and the last may lean inwards */
  if (left < 0 && tick->x >= 0)
    left = 0;
  if (left + width > scale->width && tick->x <= scale->width)
    left = scale->width - width;
  if (left < 0 || left + width > scale->width || is_taken (taken, left, left + width))
    return;

  taken->last_left = left;
  taken->last_right = left + width;
  taken->any = TRUE;
  tick->label = g_steal_pointer (&layout);
  tick->label_left = left;
}

static void
clear_tick (gpointer data)
{
  g_clear_object (&((DossierAxisTick *) data)->label);
}

static void
add_tick (GArray *ticks,
          PangoContext *context,
          const DossierTimeScale *scale,
          double moment,
          gboolean major,
          const char *text,
          Taken *taken)
{
  DossierAxisTick tick = { .x = dossier_time_scale_to_x (scale, moment), .major = major };

  if (moment < scale->first || moment >= scale->last)
    return;
  place_label (&tick, context, scale, text, taken);
  g_array_append_val (ticks, tick);
}

/* Between the beginnings of days, where the window is so short that hours have room. */
static void
add_hours (GArray *ticks,
           PangoContext *context,
           const DossierTimeScale *scale,
           DossierDay day,
           Taken *taken)
{
  int step = dossier_time_hours_choose (dossier_time_scale_get_density (scale),
                                        get_label_size (context)->width + 2 * LABEL_GAP);

  for (int hour = step; step > 0 && hour < 24; hour += step)
    {
      double moment = day + hour / 24.0;
      /* Somewhere the day must be named. */
      gboolean first = !taken->any && moment >= scale->first;
      g_autofree char *text =
        first ? dossier_moment_to_display (day, hour * 60) : dossier_minute_to_display (hour * 60);

      add_tick (ticks, context, scale, moment, FALSE, text, taken);
    }
}

GArray *
dossier_timeline_list_ticks (PangoContext *context,
                             const DossierTimeScale *scale,
                             double free_left,
                             double free_right)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (DossierAxisTick));
  Taken taken = { .free_left = free_left, .free_right = free_right };
  DossierTimeStep step = dossier_timeline_choose_step (context, scale);
  DossierDay day = dossier_time_step_floor (step, (DossierDay) floor (scale->first));

  g_array_set_clear_func (ticks, clear_tick);
  for (; day < scale->last; day = dossier_time_step_add (step, day, 1))
    {
      g_autofree char *text = dossier_time_step_label (step, day, !taken.any);

      add_tick (ticks, context, scale, day, dossier_time_step_is_major (step, day), text, &taken);
      if (step.unit == DOSSIER_TIME_UNIT_DAY)
        add_hours (ticks, context, scale, day, &taken);
    }
  return ticks;
}
