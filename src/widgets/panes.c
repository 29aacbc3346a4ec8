/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/panes.h"

#define WIDE_FROM 900
#define MEDIUM_FROM 600
/* What is left of a window of 360 pixels that has a frame of its own. */
#define MIN_WIDTH 344
#define MIN_HEIGHT 200
/* Lower than this, map and list are no use above each other. */
#define LOW_EVIDENCE 430

struct _DossierPanes
{
  GtkWidget parent_instance;

  GtkPaned *rows;     /* all | timeline */
  GtkPaned *columns;  /* contents | main */
  GtkPaned *main;     /* text | evidence */
  GtkPaned *evidence; /* map | lists */
  GtkWidget *children[DOSSIER_N_PANES];

  DossierRoom room;
  DossierRoom next_room;
  gboolean low;
  gboolean next_low;
  gboolean lists_first;
  guint room_idle;
  DossierPane page;
  gboolean bare[DOSSIER_N_PANES];
  gboolean asked[DOSSIER_N_PANES]; /* by the person, for a pane that is bare */
  gboolean sidebar_visible;
  gboolean evidence_visible;
  gboolean timeline_visible;
  /* Kept here and not read back from the panes, which adapt to the window. */
  int sidebar_width;
  int evidence_width;
  int map_height;
  int timeline_height;
  gboolean placing;
};

enum
{
  PROP_ROOM = 1,
  PROP_PAGE,
  PROP_LOW,
  PROP_LISTS_FIRST,
  PROP_BARE,
  PROP_SIDEBAR_VISIBLE,
  PROP_EVIDENCE_VISIBLE,
  PROP_TIMELINE_VISIBLE,
  PROP_SIDEBAR_WIDTH,
  PROP_EVIDENCE_WIDTH,
  PROP_MAP_HEIGHT,
  PROP_TIMELINE_HEIGHT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierPanes, dossier_panes, GTK_TYPE_WIDGET)

static DossierRoom
room_for_width (int width)
{
  if (width >= WIDE_FROM)
    return DOSSIER_ROOM_WIDE;
  return width >= MEDIUM_FROM ? DOSSIER_ROOM_MEDIUM : DOSSIER_ROOM_NARROW;
}

static gboolean
shows_timeline (DossierPanes *self)
{
  return self->timeline_visible && !dossier_panes_leaves_out (self, DOSSIER_PANE_TIMELINE);
}

static gboolean
shows_pane (DossierPanes *self, DossierPane pane)
{
  gboolean is_evidence = pane == DOSSIER_PANE_MAP || pane == DOSSIER_PANE_LISTS;

  if (self->room == DOSSIER_ROOM_NARROW)
    return pane == self->page;
  if (pane == DOSSIER_PANE_MAP && dossier_panes_leaves_out (self, pane))
    return FALSE;
  if (pane == DOSSIER_PANE_CONTENTS)
    return self->sidebar_visible;
  if (pane == DOSSIER_PANE_TIMELINE)
    return shows_timeline (self);
  if (pane == DOSSIER_PANE_MAP && self->low && self->lists_first)
    return FALSE;
  if (self->room == DOSSIER_ROOM_MEDIUM)
    return is_evidence == (self->page == DOSSIER_PANE_MAP || self->page == DOSSIER_PANE_LISTS);
  return is_evidence ? self->evidence_visible : TRUE;
}

static void
update_visible (DossierPanes *self)
{
  gboolean shown[DOSSIER_N_PANES];
  gboolean evidence, main_pane;

  for (guint i = 0; i < DOSSIER_N_PANES; i++)
    {
      shown[i] = shows_pane (self, i);
      if (self->children[i] != NULL)
        gtk_widget_set_visible (self->children[i], shown[i]);
    }
  evidence = shown[DOSSIER_PANE_MAP] || shown[DOSSIER_PANE_LISTS];
  main_pane = evidence || shown[DOSSIER_PANE_TEXT];
  gtk_widget_set_visible (GTK_WIDGET (self->evidence), evidence);
  gtk_widget_set_visible (GTK_WIDGET (self->main), main_pane);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), main_pane || shown[DOSSIER_PANE_CONTENTS]);
}

/* The panes at the end of theirs keep their size from there: a wider window gives its room to the
 * text. In a low window the timeline and the map leave the larger part to what is read. */
static void
place_handles (DossierPanes *self, int width, int height)
{
  int sidebar = self->sidebar_visible ? self->sidebar_width : 0;
  int timeline = MIN (self->timeline_height, height / 3);
  int rest = shows_timeline (self) ? height - timeline : height;

  if (self->room == DOSSIER_ROOM_NARROW)
    return;
  gtk_paned_set_position (self->columns, self->sidebar_width);
  if (self->room == DOSSIER_ROOM_WIDE)
    gtk_paned_set_position (self->main, MAX (width - sidebar - self->evidence_width, 300));
  gtk_paned_set_position (self->evidence, MIN (self->map_height, rest * 2 / 3));
  gtk_paned_set_position (self->rows, height - timeline);
}

static void
set_room (DossierPanes *self, DossierRoom room)
{
  if (self->room == room)
    return;
  self->room = room;
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROOM]);
}

static void
set_low (DossierPanes *self, gboolean low)
{
  if (self->low == low)
    return;
  self->low = low;
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOW]);
}

static gboolean
room_idle_cb (gpointer data)
{
  DossierPanes *self = data;

  self->room_idle = 0;
  set_room (self, self->next_room);
  set_low (self, self->next_low);
  return G_SOURCE_REMOVE;
}

/* Whether the map leaves no room for a list below it. */
static gboolean
is_low (DossierPanes *self, int height)
{
  int timeline = shows_timeline (self) ? MIN (self->timeline_height, height / 3) : 0;

  return height - timeline < LOW_EVIDENCE;
}

static void
set_size_value (DossierPanes *self, int *field, int value, guint property)
{
  if (value <= 0 || *field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* A handle was dragged (positions that we set ourselves do not count). */
static void
position_cb (DossierPanes *self, GParamSpec *pspec, GtkPaned *paned)
{
  int position = gtk_paned_get_position (paned);
  int width = gtk_widget_get_width (GTK_WIDGET (paned));
  int height = gtk_widget_get_height (GTK_WIDGET (paned));

  if (self->placing || self->room == DOSSIER_ROOM_NARROW || width == 0 || height == 0)
    return;
  if (gtk_paned_get_start_child (paned) == NULL || gtk_paned_get_end_child (paned) == NULL ||
      !gtk_widget_get_visible (gtk_paned_get_start_child (paned)) ||
      !gtk_widget_get_visible (gtk_paned_get_end_child (paned)))
    return;
  if (paned == self->columns)
    set_size_value (self, &self->sidebar_width, position, PROP_SIDEBAR_WIDTH);
  else if (paned == self->main)
    set_size_value (self, &self->evidence_width, width - position, PROP_EVIDENCE_WIDTH);
  else if (paned == self->evidence)
    set_size_value (self, &self->map_height, position, PROP_MAP_HEIGHT);
  else
    set_size_value (self, &self->timeline_height, height - position, PROP_TIMELINE_HEIGHT);
}

static GtkPaned *
make_paned (DossierPanes *self, GtkOrientation orientation)
{
  GtkWidget *paned = gtk_paned_new (orientation);

  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  g_signal_connect_object (paned, "notify::position", G_CALLBACK (position_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_PANED (paned);
}

static void
dossier_panes_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  DossierPanes *self = DOSSIER_PANES (widget);
  int child_min, child_nat;

  /* The panes that show now must not keep the window from becoming so narrow that fewer show. */
  gtk_widget_measure (GTK_WIDGET (self->rows), orientation, -1, &child_min, &child_nat, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = MAX (*minimum, child_nat);
}

static void
dossier_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierPanes *self = DOSSIER_PANES (widget);
  DossierRoom room = room_for_width (width);
  int min_width, min_height;

  gtk_widget_measure (GTK_WIDGET (self->rows), GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL,
                      NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->rows), GTK_ORIENTATION_VERTICAL, MAX (width, min_width),
                      &min_height, NULL, NULL, NULL);
  /* What shows cannot change in the middle of an allocation. */
  self->next_room = room;
  self->next_low = room != DOSSIER_ROOM_NARROW && is_low (self, height);
  if ((room != self->room || self->next_low != self->low) && self->room_idle == 0)
    self->room_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, room_idle_cb, self, NULL);
  self->placing = TRUE;
  place_handles (self, width, height);
  gtk_widget_allocate (GTK_WIDGET (self->rows), MAX (width, min_width), MAX (height, min_height),
                       baseline, NULL);
  self->placing = FALSE;
}

static void
dossier_panes_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DossierPanes *self = DOSSIER_PANES (object);

  switch (prop_id)
    {
    case PROP_ROOM:
      g_value_set_int (value, self->room);
      break;
    case PROP_PAGE:
      g_value_set_int (value, self->page);
      break;
    case PROP_LOW:
      g_value_set_boolean (value, self->low);
      break;
    case PROP_LISTS_FIRST:
      g_value_set_boolean (value, self->lists_first);
      break;
    case PROP_BARE:
      g_value_set_boolean (value, dossier_panes_leaves_out (self, DOSSIER_PANE_MAP) ||
                                    dossier_panes_leaves_out (self, DOSSIER_PANE_TIMELINE));
      break;
    case PROP_SIDEBAR_VISIBLE:
      g_value_set_boolean (value, self->sidebar_visible);
      break;
    case PROP_EVIDENCE_VISIBLE:
      g_value_set_boolean (value, self->evidence_visible);
      break;
    case PROP_TIMELINE_VISIBLE:
      g_value_set_boolean (value, self->timeline_visible);
      break;
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, self->sidebar_width);
      break;
    case PROP_EVIDENCE_WIDTH:
      g_value_set_int (value, self->evidence_width);
      break;
    case PROP_MAP_HEIGHT:
      g_value_set_int (value, self->map_height);
      break;
    case PROP_TIMELINE_HEIGHT:
      g_value_set_int (value, self->timeline_height);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ask_for (DossierPanes *self, DossierPane pane)
{
  if (!dossier_panes_leaves_out (self, pane))
    return;
  self->asked[pane] = TRUE;
  update_visible (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BARE]);
}

static void
set_visible_flag (DossierPanes *self, gboolean *flag, const GValue *value, guint property)
{
  gboolean visible = g_value_get_boolean (value);

  if (*flag == visible)
    return;
  *flag = visible;
  update_visible (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_size_property (DossierPanes *self, int *field, const GValue *value, guint property)
{
  set_size_value (self, field, g_value_get_int (value), property);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
dossier_panes_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DossierPanes *self = DOSSIER_PANES (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      dossier_panes_set_page (self, g_value_get_int (value));
      break;
    case PROP_LISTS_FIRST:
      set_visible_flag (self, &self->lists_first, value, prop_id);
      break;
    case PROP_SIDEBAR_VISIBLE:
      set_visible_flag (self, &self->sidebar_visible, value, prop_id);
      break;
    case PROP_EVIDENCE_VISIBLE:
      set_visible_flag (self, &self->evidence_visible, value, prop_id);
      break;
    case PROP_TIMELINE_VISIBLE:
      if (self->timeline_visible && dossier_panes_leaves_out (self, DOSSIER_PANE_TIMELINE))
        ask_for (self, DOSSIER_PANE_TIMELINE);
      else
        set_visible_flag (self, &self->timeline_visible, value, prop_id);
      break;
    case PROP_SIDEBAR_WIDTH:
      set_size_property (self, &self->sidebar_width, value, prop_id);
      break;
    case PROP_EVIDENCE_WIDTH:
      set_size_property (self, &self->evidence_width, value, prop_id);
      break;
    case PROP_MAP_HEIGHT:
      set_size_property (self, &self->map_height, value, prop_id);
      break;
    case PROP_TIMELINE_HEIGHT:
      set_size_property (self, &self->timeline_height, value, prop_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_panes_dispose (GObject *object)
{
  DossierPanes *self = DOSSIER_PANES (object);

  g_clear_handle_id (&self->room_idle, g_source_remove);
  if (self->rows != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->rows));
  self->rows = NULL;

  G_OBJECT_CLASS (dossier_panes_parent_class)->dispose (object);
}

static void
dossier_panes_class_init (DossierPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dossier_panes_dispose;
  object_class->get_property = dossier_panes_get_property;
  object_class->set_property = dossier_panes_set_property;
  widget_class->measure = dossier_panes_measure;
  widget_class->size_allocate = dossier_panes_size_allocate;

  properties[PROP_ROOM] =
    g_param_spec_int ("room", NULL, NULL, DOSSIER_ROOM_WIDE, DOSSIER_ROOM_NARROW, DOSSIER_ROOM_WIDE,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAGE] =
    g_param_spec_int ("page", NULL, NULL, 0, DOSSIER_N_PANES - 1, DOSSIER_PANE_TEXT, flags);
  properties[PROP_LOW] =
    g_param_spec_boolean ("low", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LISTS_FIRST] = g_param_spec_boolean ("lists-first", NULL, NULL, FALSE, flags);
  properties[PROP_BARE] =
    g_param_spec_boolean ("bare", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR_VISIBLE] =
    g_param_spec_boolean ("sidebar-visible", NULL, NULL, TRUE, flags);
  properties[PROP_EVIDENCE_VISIBLE] =
    g_param_spec_boolean ("evidence-visible", NULL, NULL, TRUE, flags);
  properties[PROP_TIMELINE_VISIBLE] =
    g_param_spec_boolean ("timeline-visible", NULL, NULL, TRUE, flags);
  properties[PROP_SIDEBAR_WIDTH] =
    g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT, 210, flags);
  properties[PROP_EVIDENCE_WIDTH] =
    g_param_spec_int ("evidence-width", NULL, NULL, 0, G_MAXINT, 560, flags);
  properties[PROP_MAP_HEIGHT] =
    g_param_spec_int ("map-height", NULL, NULL, 0, G_MAXINT, 330, flags);
  properties[PROP_TIMELINE_HEIGHT] =
    g_param_spec_int ("timeline-height", NULL, NULL, 0, G_MAXINT, 210, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "panes");
}

static void
dossier_panes_init (DossierPanes *self)
{
  self->page = DOSSIER_PANE_TEXT;
  self->sidebar_visible = self->evidence_visible = self->timeline_visible = TRUE;
  self->sidebar_width = 210;
  self->evidence_width = 560;
  self->map_height = 330;
  self->timeline_height = 210;

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->rows = make_paned (self, GTK_ORIENTATION_VERTICAL);
  self->columns = make_paned (self, GTK_ORIENTATION_HORIZONTAL);
  self->main = make_paned (self, GTK_ORIENTATION_HORIZONTAL);
  self->evidence = make_paned (self, GTK_ORIENTATION_VERTICAL);

  gtk_paned_set_start_child (self->rows, GTK_WIDGET (self->columns));
  gtk_paned_set_resize_end_child (self->rows, FALSE);
  gtk_paned_set_end_child (self->columns, GTK_WIDGET (self->main));
  gtk_paned_set_resize_start_child (self->columns, FALSE);
  gtk_paned_set_end_child (self->main, GTK_WIDGET (self->evidence));
  gtk_paned_set_resize_end_child (self->main, FALSE);
  gtk_paned_set_resize_start_child (self->evidence, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->rows), GTK_WIDGET (self));
}

GtkWidget *
dossier_panes_new (void)
{
  return g_object_new (DOSSIER_TYPE_PANES, NULL);
}

void
dossier_panes_set_child (DossierPanes *self, DossierPane pane, GtkWidget *child)
{
  g_return_if_fail (DOSSIER_IS_PANES (self));
  g_return_if_fail (GTK_IS_WIDGET (child));
  g_return_if_fail (self->children[pane] == NULL);

  self->children[pane] = child;
  switch (pane)
    {
    case DOSSIER_PANE_CONTENTS:
      gtk_paned_set_start_child (self->columns, child);
      break;
    case DOSSIER_PANE_TEXT:
      gtk_paned_set_start_child (self->main, child);
      break;
    case DOSSIER_PANE_MAP:
      gtk_paned_set_start_child (self->evidence, child);
      break;
    case DOSSIER_PANE_LISTS:
      gtk_paned_set_end_child (self->evidence, child);
      break;
    case DOSSIER_PANE_TIMELINE:
      gtk_paned_set_end_child (self->rows, child);
      break;
    default:
      g_assert_not_reached ();
    }
  update_visible (self);
}

/* Borrowed, or NULL. */
GtkWidget *
dossier_panes_get_child (DossierPanes *self, DossierPane pane)
{
  g_return_val_if_fail (DOSSIER_IS_PANES (self), NULL);
  g_return_val_if_fail (pane < DOSSIER_N_PANES, NULL);

  return self->children[pane];
}

DossierRoom
dossier_panes_get_room (DossierPanes *self)
{
  g_return_val_if_fail (DOSSIER_IS_PANES (self), DOSSIER_ROOM_WIDE);

  return self->room;
}

void
dossier_panes_expect_width (DossierPanes *self, int width)
{
  g_return_if_fail (DOSSIER_IS_PANES (self));

  set_room (self, room_for_width (width));
}

DossierPane
dossier_panes_get_page (DossierPanes *self)
{
  g_return_val_if_fail (DOSSIER_IS_PANES (self), DOSSIER_PANE_TEXT);

  return self->page;
}

void
dossier_panes_set_page (DossierPanes *self, DossierPane page)
{
  g_return_if_fail (DOSSIER_IS_PANES (self));
  g_return_if_fail (page < DOSSIER_N_PANES);

  if (self->page == page)
    return;
  self->page = page;
  update_visible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

void
dossier_panes_reveal (DossierPanes *self, DossierPane pane)
{
  g_return_if_fail (DOSSIER_IS_PANES (self));
  g_return_if_fail (pane < DOSSIER_N_PANES);

  if (pane == DOSSIER_PANE_MAP || pane == DOSSIER_PANE_LISTS)
    g_object_set (self, "lists-first", pane == DOSSIER_PANE_LISTS, NULL);
  ask_for (self, pane);
  if (shows_pane (self, pane))
    return;
  if (self->room == DOSSIER_ROOM_NARROW ||
      (self->room == DOSSIER_ROOM_MEDIUM && pane >= DOSSIER_PANE_TEXT &&
       pane <= DOSSIER_PANE_LISTS))
    dossier_panes_set_page (self, pane);
  else if (pane == DOSSIER_PANE_CONTENTS)
    g_object_set (self, "sidebar-visible", TRUE, NULL);
  else if (pane == DOSSIER_PANE_TIMELINE)
    g_object_set (self, "timeline-visible", TRUE, NULL);
  else
    g_object_set (self, "evidence-visible", TRUE, NULL);
}

void
dossier_panes_set_bare (DossierPanes *self, DossierPane pane, gboolean bare)
{
  g_return_if_fail (DOSSIER_IS_PANES (self));
  g_return_if_fail (pane == DOSSIER_PANE_MAP || pane == DOSSIER_PANE_TIMELINE);

  if (self->bare[pane] == bare)
    return;
  self->bare[pane] = bare;
  self->asked[pane] = FALSE;
  update_visible (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BARE]);
}

gboolean
dossier_panes_leaves_out (DossierPanes *self, DossierPane pane)
{
  g_return_val_if_fail (DOSSIER_IS_PANES (self), FALSE);
  g_return_val_if_fail (pane < DOSSIER_N_PANES, FALSE);

  return self->bare[pane] && !self->asked[pane];
}
