/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/timeline-cursor.h"
#include "widgets/timeline-lanes.h"
#include "widgets/timeline-mark.h"
#include "widgets/timeline-theme.h"

G_BEGIN_DECLS

/* What a drag does. */
typedef enum
{
  DOSSIER_DRAG_NONE,
  DOSSIER_DRAG_BRUSH,
  DOSSIER_DRAG_BRUSH_FIRST,
  DOSSIER_DRAG_BRUSH_LAST,
  DOSSIER_DRAG_BRUSH_WHOLE,
  DOSSIER_DRAG_PAN,
  DOSSIER_DRAG_CURSOR,
} DossierDrag;

struct _DossierTimelineLanes
{
  GtkWidget parent_instance;

  DossierTimeline *timeline;
  DossierSession *session; /* the timeline's */
  gconstpointer origin;
  DossierTimelineDescribe describe;

  DossierTimeLayout layout;
  DossierTimelineColours colours;
  gboolean layout_valid;
  gboolean colours_valid;
  gboolean allocating;
  int gutter;
  double axis_height;

  GtkWidget *headings[DOSSIER_N_LANES];
  GtkWidget *counts[DOSSIER_N_LANES];
  GtkWidget *cursor;
  GtkWidget *beyond[2]; /* buttons: notes before and after what is in view */

  GHashTable *marks; /* DossierItem to DossierTimelineMark */
  GPtrArray *spare_marks;
  guint sync_source;

  AdwAnimation *glide;
  double glide_from[2];
  double glide_to[2];

  GtkGesture *drag_gesture;
  DossierDrag drag;
  gboolean dragged;
  double pointer_x;
  double pointer_y;
  double start_x;
  double start_y;
  double last_x;
  double grabbed_day;
  DossierDay brush[2];   /* both included */
  DossierDay grabbed[2]; /* the brush as it was */
  gboolean hovering;
  DossierTimePlace hovered;
};

/* timeline-lanes.c */
/* The left edge of the picture and its width; pixels of the widget. */
double dossier_timeline_lanes_get_left (DossierTimelineLanes *self);
double dossier_timeline_lanes_get_plot_width (DossierTimelineLanes *self);
double dossier_timeline_lanes_get_plot_height (DossierTimelineLanes *self);
void dossier_timeline_lanes_ensure_layout (DossierTimelineLanes *self);
/* Puts the marks where their items are drawn: soon, or at once. */
void dossier_timeline_lanes_queue_sync (DossierTimelineLanes *self);
void dossier_timeline_lanes_sync (DossierTimelineLanes *self);
/* The brush as it is drawn: the one in the making, or the query's; FALSE when there is none. */
gboolean
dossier_timeline_lanes_get_brush (DossierTimelineLanes *self, DossierDay *first, DossierDay *last);
/* The step between the ticks of the axis. */
DossierTimeStep dossier_timeline_lanes_get_step (DossierTimelineLanes *self);
void dossier_timeline_lanes_stop_gliding (DossierTimelineLanes *self);
/* Glides there, if it is not in view. */
void dossier_timeline_lanes_reveal (DossierTimelineLanes *self, double first, double last);
DossierItem *dossier_timeline_lanes_get_item (DossierTimelineLanes *self, DossierTimePlace place);
void dossier_timeline_lanes_choose (DossierTimelineLanes *self, DossierTimePlace place);

/* timeline-beyond.c */
void dossier_timeline_lanes_create_beyond (DossierTimelineLanes *self);
void dossier_timeline_lanes_update_beyond (DossierTimelineLanes *self);
void dossier_timeline_lanes_allocate_beyond (DossierTimelineLanes *self);
gboolean
dossier_timeline_lanes_focus_beyond (DossierTimelineLanes *self, GtkWidget *child, gboolean back);

/* timeline-marks.c */
void dossier_timeline_lanes_clear_marks (DossierTimelineLanes *self);
void dossier_timeline_lanes_allocate_marks (DossierTimelineLanes *self);
gboolean dossier_timeline_lanes_move_focus (DossierTimelineLanes *self, GtkDirectionType direction);

/* timeline-lanes-snapshot.c */
void dossier_timeline_lanes_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* timeline-lanes-keys.c */
void dossier_timeline_lanes_bind_keys (GtkWidgetClass *widget_class);

/* timeline-lanes-input.c */
void dossier_timeline_lanes_add_controllers (DossierTimelineLanes *self);
gboolean dossier_timeline_lanes_query_tooltip (GtkWidget *widget,
                                               int x,
                                               int y,
                                               gboolean keyboard,
                                               GtkTooltip *tooltip);

G_END_DECLS
