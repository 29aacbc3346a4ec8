/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/timeline-view.h"

#include <glib/gi18n.h>

#include "formats/citation.h"
#include "drawing/timeline-picture.h"
#include "linking/playback.h"
#include "linking/time-ticks.h"
#include "views/item-menu.h"
#include "views/labels.h"
#include "views/picture-menu.h"
#include "views/timeline-list.h"
#include "widgets/timeline-lanes.h"
#include "widgets/timeline-mark.h"
#include "widgets/timeline-overview.h"

/* Narrower than this, names stand above their lanes. */
#define NARROW 560
#define GAP 6
#define BOTTOM_GAP 4
#define NATURAL_HEIGHT 200

struct _DossierTimelineView
{
  GtkWidget parent_instance;

  DossierSession *session;
  DossierTimeline *timeline; /* NULL until shown */
  DossierPlayback *playback; /* the session's */

  GtkWidget *header;
  GtkWidget *play;
  GtkWidget *list_switch;
  GtkWidget *span;
  GtkWidget *overview;
  GtkWidget *lanes;
  GtkWidget *list; /* NULL until asked for */
  GtkWidget *caption;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (DossierTimelineView, dossier_timeline_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

/* What the timeline says of an item besides its date and title. */
static char *
describe (DossierItem *item)
{
  const char *authority = dossier_authority_to_display (item->authority);
  const char *verdict;

  if (item->kind != DOSSIER_KIND_COMMITMENT)
    return g_strdup (authority);
  verdict = dossier_citation_verdict (DOSSIER_COMMITMENT (item)->verdict);
  if (item->authority != DOSSIER_AUTHORITY_READER)
    return g_strdup (verdict);
  /* Translators: %1$s is the verdict on a commitment, %2$s on whose word it stands. */
  return g_strdup_printf (C_ ("timeline", "%1$s, %2$s"), verdict, authority);
}

static void
update_span (DossierTimelineView *self)
{
  DossierDay first, last;
  static const DossierTimeStep a_year = { DOSSIER_TIME_UNIT_YEAR, 1 };

  dossier_timeline_get_span (self->timeline, &first, &last);
  g_autofree char *from = dossier_time_step_label (a_year, first, TRUE);
  g_autofree char *to = dossier_time_step_label (a_year, last, TRUE);
  /* Translators: the years that the timeline covers, “1991–2020”: %1$s is the first, %2$s the last
   */
  g_autofree char *text = g_strdup_printf (C_ ("timeline", "%1$s–%2$s"), from, to);
  gtk_label_set_label (GTK_LABEL (self->span), g_str_equal (from, to) ? from : text);
}

static gboolean
shows_list (DossierTimelineView *self)
{
  return self->list_switch && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_switch));
}

static void
update_children (DossierTimelineView *self)
{
  gboolean any = dossier_timeline_has_items (self->timeline);
  gboolean list = shows_list (self);

  gtk_widget_set_child_visible (self->overview, any && !list);
  gtk_widget_set_child_visible (self->lanes, any && !list);
  gtk_widget_set_child_visible (self->empty, !any && !list);
  gtk_widget_set_visible (self->span, any);
  if (self->list)
    gtk_widget_set_child_visible (self->list, list);
  gtk_widget_set_child_visible (self->caption,
                                dossier_playback_get_caption (self->playback) != NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
changed_cb (DossierTimelineView *self)
{
  update_span (self);
  update_children (self);
  gtk_widget_set_sensitive (self->play, dossier_session_get_organisation (self->session) != NULL);
}

static void
list_cb (DossierTimelineView *self)
{
  if (shows_list (self) && !self->list)
    {
      self->list = dossier_timeline_list_new (self->session, self);
      gtk_widget_insert_before (self->list, GTK_WIDGET (self), self->caption);
    }
  update_children (self);
}

static void
caption_cb (DossierTimelineView *self)
{
  const char *caption = dossier_playback_get_caption (self->playback);

  gtk_label_set_label (GTK_LABEL (self->caption), caption);
  update_children (self);
}

static void
playing_cb (DossierTimelineView *self)
{
  gboolean playing = dossier_playback_get_playing (self->playback);
  const char *name =
    playing ? _ ("Pause the changes of membership") : _ ("Play the changes of membership");

  gtk_button_set_icon_name (GTK_BUTTON (self->play), playing ? "media-playback-pause-symbolic"
                                                             : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
play_cb (DossierTimelineView *self)
{
  if (dossier_playback_get_playing (self->playback))
    dossier_playback_pause (self->playback);
  else
    dossier_playback_play (self->playback);
}

static void
create_header (DossierTimelineView *self)
{
  const char *list_name = _ ("Timeline as a list");
  GtkWidget *picture;

  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->header, "timeline-header");

  self->play = gtk_button_new ();
  gtk_widget_add_css_class (self->play, "flat");
  g_signal_connect_object (self->play, "clicked", G_CALLBACK (play_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->header), self->play);

  self->list_switch = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->list_switch), "view-list-symbolic");
  gtk_widget_add_css_class (self->list_switch, "flat");
  gtk_widget_set_tooltip_text (self->list_switch, list_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_switch), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  list_name, -1);
  g_signal_connect_object (self->list_switch, "toggled", G_CALLBACK (list_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->header), self->list_switch);

  picture = dossier_picture_button_new (_ ("Picture of the timeline"));
  gtk_widget_add_css_class (picture, "flat");
  gtk_box_append (GTK_BOX (self->header), picture);

  self->span = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->span, "span");
  gtk_box_append (GTK_BOX (self->header), self->span);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
}

static void
create_children (DossierTimelineView *self)
{
  create_header (self);
  self->overview = dossier_timeline_overview_new (self->timeline);
  gtk_widget_set_parent (self->overview, GTK_WIDGET (self));
  self->lanes = dossier_timeline_lanes_new (self->timeline, self);
  dossier_timeline_lanes_set_describe (DOSSIER_TIMELINE_LANES (self->lanes), describe);
  gtk_widget_set_parent (self->lanes, GTK_WIDGET (self));

  self->empty = gtk_label_new (_ ("Nothing in this document is dated"));
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));

  self->caption = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                "wrap", TRUE, "max-width-chars", 72, NULL);
  gtk_widget_add_css_class (self->caption, "timeline-caption");
  gtk_widget_set_can_target (self->caption, FALSE);
  gtk_widget_set_parent (self->caption, GTK_WIDGET (self));
}

/* The other views know a membership by its country. */
static DossierItem *
find_item (GtkWidget *root, GtkWidget *widget, double x, double y)
{
  GtkWidget *lanes = DOSSIER_TIMELINE_VIEW (root)->lanes;
  DossierItem *item = NULL;
  double lane_x, lane_y;

  if (DOSSIER_IS_TIMELINE_MARK (widget))
    item = dossier_timeline_mark_get_item (DOSSIER_TIMELINE_MARK (widget));
  else if (widget == lanes && x >= 0 &&
           gtk_widget_translate_coordinates (root, lanes, x, y, &lane_x, &lane_y))
    item = dossier_timeline_lanes_pick (DOSSIER_TIMELINE_LANES (lanes), lane_x, lane_y);
  if (item != NULL && item->kind == DOSSIER_KIND_MEMBERSHIP)
    return DOSSIER_ITEM (DOSSIER_MEMBERSHIP (item)->member);
  return item;
}

/* The stretch of time that is seen now. */
static DossierPicture *
make_picture (GtkWidget *widget, char **name)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (widget);
  DossierDocument *document = dossier_session_get_document (self->session);
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->timeline);

  if (!document)
    return NULL;
  /* Translators: the name of a file with a picture of the timeline; %s is a document's title, which
   * needs no other ending in “Timeline – %s” */
  *name = g_strdup_printf (_ ("Timeline of %s"), document->title);
  return dossier_timeline_picture_new (self->session, scale->first, scale->last,
                                       DOSSIER_PICTURE_WIDTH);
}

static void
build (DossierTimelineView *self)
{
  self->timeline = dossier_timeline_new (self->session);
  self->playback = g_object_ref (dossier_playback_get_shared (self->session));
  create_children (self);
  g_signal_connect_object (self->timeline, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->playback, "notify::caption", G_CALLBACK (caption_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->playback, "notify::playing", G_CALLBACK (playing_cb), self,
                           G_CONNECT_SWAPPED);
  playing_cb (self);
  caption_cb (self);
  changed_cb (self);
  dossier_item_menu_attach (GTK_WIDGET (self), self->session, find_item);
  dossier_picture_actions_attach (GTK_WIDGET (self), make_picture);
}

static void
dossier_timeline_view_map (GtkWidget *widget)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (widget);

  if (!self->timeline)
    build (self);
  GTK_WIDGET_CLASS (dossier_timeline_view_parent_class)->map (widget);
}

static void
get_size (GtkWidget *child, GtkOrientation orientation, int *minimum, int *natural)
{
  gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
}

static void
dossier_timeline_view_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (widget);
  int head, lanes, nothing;

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : NATURAL_HEIGHT;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || !self->timeline)
    return;
  get_size (self->header, orientation, &head, &nothing);
  get_size (self->lanes, orientation, &lanes, &nothing);
  *minimum = head + lanes + BOTTOM_GAP;
  *natural = MAX (*minimum, NATURAL_HEIGHT);
}

/* Allocates at @x from the beginning edge. */
static void
allocate (DossierTimelineView *self, GtkWidget *child, int x, int y, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int all = gtk_widget_get_width (GTK_WIDGET (self));
  int least_width, least_height, nothing;

  if (!gtk_widget_get_child_visible (child))
    return;
  get_size (child, GTK_ORIENTATION_HORIZONTAL, &least_width, &nothing);
  width = MAX (width, least_width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (child,
                            &(GtkAllocation){ mirrored ? all - x - width : x, y, width,
                                              MAX (height, least_height) },
                            -1);
}

/* On the side of the lanes where the cursor is not. */
static void
allocate_caption (DossierTimelineView *self, int x, int y, int width)
{
  const DossierTimeScale *scale = dossier_timeline_get_scale (self->timeline);
  double cursor = dossier_session_get_cursor (self->session);
  int natural, nothing, height;

  if (!gtk_widget_get_child_visible (self->caption))
    return;
  get_size (self->caption, GTK_ORIENTATION_HORIZONTAL, &nothing, &natural);
  natural = MIN (natural, width - 2 * GAP);
  gtk_widget_measure (self->caption, GTK_ORIENTATION_VERTICAL, natural, &height, &nothing, NULL,
                      NULL);
  gboolean cursor_is_late = cursor > (scale->first + scale->last) / 2;
  allocate (self, self->caption, cursor_is_late ? x + GAP : x + width - natural - GAP, y, natural,
            height);
}

static void
dossier_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (widget);
  int head_width, head, overview, nothing;

  if (!self->timeline)
    return;
  get_size (self->header, GTK_ORIENTATION_HORIZONTAL, &nothing, &head_width);
  get_size (self->header, GTK_ORIENTATION_VERTICAL, &head, &nothing);
  get_size (self->overview, GTK_ORIENTATION_VERTICAL, &nothing, &overview);

  /* narrow, the overview shares the header's line all the same: only the lanes' names move */
  gboolean narrow = width < NARROW;
  int names = dossier_timeline_lanes_measure_gutter (DOSSIER_TIMELINE_LANES (self->lanes));
  int left = MAX (head_width, narrow ? 0 : names) + GAP;
  int gutter = narrow ? 0 : left;
  int row = MAX (head, overview);
  allocate (self, self->header, 0, 0, left - GAP, row);
  allocate (self, self->overview, left, (row - overview) / 2, width - left - GAP, overview);
  dossier_timeline_lanes_set_gutter (DOSSIER_TIMELINE_LANES (self->lanes), gutter);
  allocate (self, self->lanes, 0, row, width - GAP, height - row - BOTTOM_GAP);
  allocate (self, self->empty, 0, row, width, height - row);
  if (self->list)
    dossier_record_list_set_narrow (DOSSIER_RECORD_LIST (self->list), narrow);
  if (self->list)
    allocate (self, self->list, 0, row, width, height - row);
  allocate_caption (self, gutter, row + GAP, width - gutter);
}

static gboolean
dossier_timeline_view_grab_focus (GtkWidget *widget)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (widget);

  if (!self->timeline)
    return FALSE;
  return gtk_widget_grab_focus (shows_list (self) ? self->list : self->lanes);
}

static void
dossier_timeline_view_dispose (GObject *object)
{
  DossierTimelineView *self = DOSSIER_TIMELINE_VIEW (object);
  GtkWidget **children[] = { &self->header, &self->overview, &self->lanes,
                             &self->list,   &self->caption,  &self->empty };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    g_clear_pointer (children[i], gtk_widget_unparent);
  self->list_switch = NULL;
  g_clear_object (&self->playback);
  g_clear_object (&self->timeline);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dossier_timeline_view_parent_class)->dispose (object);
}

static void
dossier_timeline_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, DOSSIER_TIMELINE_VIEW (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dossier_timeline_view_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    DOSSIER_TIMELINE_VIEW (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dossier_timeline_view_class_init (DossierTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_timeline_view_dispose;
  object_class->get_property = dossier_timeline_view_get_property;
  object_class->set_property = dossier_timeline_view_set_property;
  widget_class->map = dossier_timeline_view_map;
  widget_class->measure = dossier_timeline_view_measure;
  widget_class->size_allocate = dossier_timeline_view_size_allocate;
  widget_class->grab_focus = dossier_timeline_view_grab_focus;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, DOSSIER_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "timelineview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dossier_timeline_view_init (DossierTimelineView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline"), -1);
}

GtkWidget *
dossier_timeline_view_new (DossierSession *session)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  return g_object_new (DOSSIER_TYPE_TIMELINE_VIEW, "session", session, NULL);
}
