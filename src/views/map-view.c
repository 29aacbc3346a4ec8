/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views/map-view.h"

#include <glib/gi18n-lib.h>

#include "drawing/map-picture.h"
#include "linking/playback.h"
#include "views/item-menu.h"
#include "views/map-items.h"
#include "views/map-table.h"
#include "views/picture-menu.h"
#include "widgets/map-country.h"
#include "widgets/map-legend.h"
#include "widgets/map.h"
#include "widgets/wrap-layout.h"

#define ZOOM_STEP 1.5
#define PAN_STEP 0.2
/* What the controls take from the map's top. */
#define INSET 44

struct _DossierMapView
{
  AdwBin parent_instance;

  DossierSession *session;
  DossierPlayback *playback; /* borrowed from the session */
  GSimpleActionGroup *actions;
  GArray *rows;
  guint update_id;
  gboolean stale;

  GtkStack *stack;
  DossierMap *map;
  GtkWidget *table; /* once it was asked for */
  DossierMapLegend *legend;
  GtkMenuButton *first_button;
  GtkMenuButton *second_button;
  GtkWidget *zoom_buttons;
  GtkMenuButton *picture_button;
  GtkToggleButton *play_button;
  GtkWidget *foot;
  GtkLabel *date_label;
  GtkLabel *caption_label;
  GtkLabel *source_label;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierMapView, dossier_map_view, ADW_TYPE_BIN)

/* What is shown */

static const DossierMapRow *
find_row (DossierMapView *self, gconstpointer entity)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    if (g_array_index (self->rows, DossierMapRow, i).entity == entity)
      return &g_array_index (self->rows, DossierMapRow, i);
  return NULL;
}

static char *
tooltip_cb (gpointer key, gpointer data)
{
  DossierMapView *self = data;
  const DossierMapRow *row = find_row (self, key);

  return row != NULL ? dossier_map_row_to_tooltip (row, self->session) : NULL;
}

static gboolean
shows_table (DossierMapView *self)
{
  return self->table != NULL && gtk_stack_get_visible_child (self->stack) == self->table;
}

static void
update (DossierMapView *self)
{
  self->stale = FALSE;
  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = dossier_map_rows_collect (self->session);
  dossier_map_take_items (self->map, dossier_map_rows_to_items (self->rows, self->session));
  dossier_map_legend_take_entries (self->legend,
                                   dossier_map_rows_to_legend (self->rows, self->session));
  if (shows_table (self))
    dossier_map_table_set_rows (DOSSIER_MAP_TABLE (self->table), self->rows);
}

static gboolean
update_cb (gpointer data)
{
  DossierMapView *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Several changes in one turn of the main loop make one update, before the next frame; none while
 * nobody sees the map. */
static void
queue_update (DossierMapView *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
update_frame (DossierMapView *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierEntity *organisation = dossier_session_get_organisation (self->session);
  DossierGeoBox frame = DOSSIER_GEO_BOX_EMPTY;

  if (document != NULL)
    {
      dossier_map_set_world (self->map, dossier_map_rows_get_world (document));
      dossier_map_rows_get_frame (document, organisation, &frame);
    }
  dossier_map_set_frame (self->map, &frame);
  dossier_map_fit (self->map);
}

/* On whose word the changes stand that the caption tells of. */
static char *
get_caption_source (DossierMapView *self)
{
  const GPtrArray *memberships = dossier_playback_get_memberships (self->playback);

  for (guint i = 0; i < memberships->len; i++)
    {
      const DossierMembership *membership = memberships->pdata[i];
      const DossierSource *source = membership->source;

      if (source != NULL && source->title != NULL && source->publisher != NULL)
        /* Translators: %1$s is the title of a source, %2$s who published it */
        return g_strdup_printf (_ ("Source: %1$s, %2$s"), source->title, source->publisher);
      if (source != NULL && (source->title != NULL || source->url != NULL))
        /* Translators: %s is the title or the address of a source */
        return g_strdup_printf (_ ("Source: %s"),
                                source->title != NULL ? source->title : source->url);
      if (membership->parent_instance.authority == DOSSIER_AUTHORITY_EDITOR)
        return g_strdup (_ ("Background, not in the analysis"));
      if (membership->note != NULL)
        return g_strdup (membership->note);
    }
  return NULL;
}

/* The date, and when it was played to, what happened on it. */
static void
update_date (DossierMapView *self)
{
  const char *caption = dossier_playback_get_caption (self->playback);
  g_autofree char *date = dossier_day_to_display (dossier_session_get_cursor (self->session));
  g_autofree char *source = caption != NULL ? get_caption_source (self) : NULL;
  DossierDocument *document = dossier_session_get_document (self->session);
  gboolean changes =
    document == NULL || dossier_document_count (document, DOSSIER_KIND_MEMBERSHIP) > 0;

  /* Countries that are merely named are so on every day. */
  gtk_widget_set_visible (GTK_WIDGET (self->play_button), changes);
  gtk_widget_set_visible (GTK_WIDGET (self->date_label), changes);
  gtk_label_set_text (self->date_label, date);
  gtk_label_set_text (self->caption_label, caption != NULL ? caption : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->caption_label), caption);
  gtk_label_set_text (self->source_label, source != NULL ? source : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->source_label), source);
  gtk_widget_set_visible (GTK_WIDGET (self->caption_label), caption != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->source_label), caption != NULL);
  /* While it plays what is below the map only grows, so that the map stays where it is. */
  gtk_widget_set_size_request (self->foot, -1,
                               caption != NULL ? gtk_widget_get_height (self->foot) : -1);
}

/* The organisations */

static void
name_button (GtkMenuButton *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_state (DossierMapView *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

static const char *
get_id (DossierEntity *entity)
{
  return entity != NULL ? entity->parent_instance.id : "";
}

static const char *
get_name (DossierEntity *organisation)
{
  /* Translators: no organisation on the map */
  return organisation != NULL ? dossier_map_organisation_name (organisation) : _ ("None");
}

static void
update_organisations (DossierMapView *self)
{
  DossierEntity *first = dossier_session_get_organisation (self->session);
  DossierEntity *second = dossier_session_get_second_organisation (self->session);
  g_autofree char *against = NULL, *shown = NULL, *compared = NULL;

  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->first_button)), first != NULL);
  gtk_menu_button_set_label (self->first_button,
                             first != NULL ? dossier_map_organisation_name (first) : "");
  if (second != NULL)
    /* Translators: on a button after another organisation's: “CSTO | against SCO”; %s is an
     * organisation's name as it stands alone. Word it so that it needs no other ending. */
    against = g_strdup_printf (_ ("against %s"), dossier_map_organisation_name (second));
  else
    /* Translators: on a button that lets one choose an organisation to lay over another one */
    against = g_strdup (_ ("compare"));
  gtk_menu_button_set_label (self->second_button, against);
  /* Translators: %s is an organisation */
  shown = g_strdup_printf (_ ("Organisation on the map: %s"), get_name (first));
  /* Translators: %s is an organisation, or "None" */
  compared = g_strdup_printf (_ ("Compared with: %s"), get_name (second));
  name_button (self->first_button, shown);
  name_button (self->second_button, compared);
  set_state (self, "organisation", g_variant_new_string (get_id (first)));
  set_state (self, "second-organisation", g_variant_new_string (get_id (second)));
}

static void
append_organisation (GMenu *menu, const char *action, const char *label, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* Menus are made when they are first opened, and anew each time: documents differ. */
static void
create_popup_cb (GtkMenuButton *button, gpointer data)
{
  DossierMapView *self = data;
  gboolean second = button == self->second_button;
  const char *action = second ? "map.second-organisation" : "map.organisation";
  g_autoptr (GPtrArray) organisations = dossier_session_list_mapped_organisations (self->session);
  g_autoptr (GMenu) menu = g_menu_new ();

  if (second)
    append_organisation (menu, action, get_name (NULL), "");
  for (guint i = 0; i < organisations->len; i++)
    {
      DossierEntity *organisation = organisations->pdata[i];

      if (second && organisation == dossier_session_get_organisation (self->session))
        continue;
      append_organisation (menu, action, organisation->name, organisation->parent_instance.id);
    }
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static DossierEntity *
find_organisation (DossierMapView *self, GVariant *id)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  DossierItem *item =
    document != NULL ? dossier_document_lookup (document, g_variant_get_string (id, NULL)) : NULL;

  return item != NULL && DOSSIER_IS_ENTITY (item) ? DOSSIER_ENTITY (item) : NULL;
}

/* Actions */

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_map_zoom (DOSSIER_MAP_VIEW (data)->map, ZOOM_STEP);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_map_zoom (DOSSIER_MAP_VIEW (data)->map, 1.0 / ZOOM_STEP);
}

static void
fit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_map_fit (DOSSIER_MAP_VIEW (data)->map);
}

static void
pan_left_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_map_pan (DOSSIER_MAP_VIEW (data)->map, PAN_STEP, 0.0);
}

static void
pan_right_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_map_pan (DOSSIER_MAP_VIEW (data)->map, -PAN_STEP, 0.0);
}

static void
pan_up_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_map_pan (DOSSIER_MAP_VIEW (data)->map, 0.0, PAN_STEP);
}

static void
pan_down_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_map_pan (DOSSIER_MAP_VIEW (data)->map, 0.0, -PAN_STEP);
}

/* With reduced motion nothing runs by itself: each press is one step. */
static void
play_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierMapView *self = data;
  gboolean animations = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations,
                NULL);
  if (dossier_playback_get_playing (self->playback))
    dossier_playback_pause (self->playback);
  else
    {
      dossier_playback_play (self->playback);
      if (!animations)
        dossier_playback_pause (self->playback);
    }
}

static void
table_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  DossierMapView *self = data;
  gboolean table = g_variant_get_boolean (state);

  if (table && self->table == NULL)
    {
      self->table = dossier_map_table_new (self->session);
      gtk_widget_add_css_class (self->table, "map-table");
      gtk_stack_add_child (self->stack, self->table);
    }
  gtk_stack_set_visible_child (self->stack, table ? self->table : GTK_WIDGET (self->map));
  gtk_widget_set_visible (self->zoom_buttons, !table);
  if (table && self->rows != NULL)
    dossier_map_table_set_rows (DOSSIER_MAP_TABLE (self->table), self->rows);
  g_simple_action_set_state (action, state);
}

static void
organisation_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  DossierMapView *self = data;
  DossierEntity *organisation = find_organisation (self, state);

  if (organisation == NULL)
    return;
  if (organisation == dossier_session_get_second_organisation (self->session))
    dossier_session_set_second_organisation (self->session,
                                             dossier_session_get_organisation (self->session));
  dossier_session_set_organisation (self->session, organisation);
}

static void
second_organisation_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  DossierMapView *self = data;

  dossier_session_set_second_organisation (self->session, find_organisation (self, state));
}

static const GActionEntry action_entries[] = {
  { "zoom-in", zoom_in_cb },
  { "zoom-out", zoom_out_cb },
  { "fit", fit_cb },
  { "pan-left", pan_left_cb },
  { "pan-right", pan_right_cb },
  { "pan-up", pan_up_cb },
  { "pan-down", pan_down_cb },
  { "play", play_cb },
  { "table", NULL, NULL, "false", table_cb },
  { "organisation", NULL, "s", "''", organisation_cb },
  { "second-organisation", NULL, "s", "''", second_organisation_cb },
};

/* Callbacks */

static void
activated_cb (DossierMapView *self, gpointer key)
{
  dossier_session_toggle_entity (self->session, key);
}

static void
hovered_cb (DossierMapView *self, gpointer key)
{
  dossier_session_set_preview (self->session, key);
}

static void
play_clicked_cb (DossierMapView *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "play", NULL);
  /* What it shows is what the playback does. */
  gtk_toggle_button_set_active (self->play_button, dossier_playback_get_playing (self->playback));
}

static void
playing_cb (DossierMapView *self)
{
  gboolean playing = dossier_playback_get_playing (self->playback);

  gtk_toggle_button_set_active (self->play_button, playing);
  gtk_button_set_icon_name (GTK_BUTTON (self->play_button), playing
                                                              ? "media-playback-pause-symbolic"
                                                              : "media-playback-start-symbolic");
}

static void
document_cb (DossierMapView *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (DossierMapRow));

  /* Nothing may point into the document that has gone. */
  g_clear_pointer (&self->rows, g_array_unref);
  dossier_map_take_items (self->map, dossier_map_rows_to_items (none, self->session));
  if (self->table != NULL)
    dossier_map_table_set_rows (DOSSIER_MAP_TABLE (self->table), none);
  gtk_menu_button_set_popover (self->first_button, NULL);
  gtk_menu_button_set_popover (self->second_button, NULL);
  update_organisations (self);
  update_frame (self);
  update_date (self);
  queue_update (self);
}

static void
organisations_changed_cb (DossierMapView *self)
{
  update_organisations (self);
  queue_update (self);
}

static void
organisation_changed_cb (DossierMapView *self)
{
  update_frame (self);
  organisations_changed_cb (self);
}

static void
date_cb (DossierMapView *self)
{
  update_date (self);
  queue_update (self);
}

static void
focus_cb (DossierMapView *self)
{
  DossierItem *focus = dossier_session_get_focus (self->session);

  queue_update (self);
  if (focus != NULL && focus->kind == DOSSIER_KIND_PLACE &&
      dossier_session_get_focus_origin (self->session) != self)
    dossier_map_reveal (self->map, focus);
}

static void
connect_session (DossierMapView *self)
{
  static const struct
  {
    const char *signal;
    void (*callback) (DossierMapView *);
  } handlers[] = {
    { "notify::document", document_cb },
    { "notify::cursor", date_cb },
    { "notify::organisation", organisation_changed_cb },
    { "notify::second-organisation", organisations_changed_cb },
    { "notify::focus", focus_cb },
    { "notify::preview", queue_update },
    { "filtered", queue_update },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->session, handlers[i].signal, G_CALLBACK (handlers[i].callback),
                             self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->playback, "notify::playing", G_CALLBACK (playing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->playback, "notify::caption", G_CALLBACK (date_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Virtual functions */

static void
dossier_map_view_map (GtkWidget *widget)
{
  DossierMapView *self = DOSSIER_MAP_VIEW (widget);

  if (self->stale)
    update (self);
  GTK_WIDGET_CLASS (dossier_map_view_parent_class)->map (widget);
}

static DossierItem *
find_country (GtkWidget *root, GtkWidget *widget, double x, double y)
{
  DossierMapView *self = DOSSIER_MAP_VIEW (root);
  GtkWidget *map = GTK_WIDGET (self->map);
  double map_x, map_y;

  if (DOSSIER_IS_MAP_COUNTRY (widget))
    return dossier_map_country_get_key (DOSSIER_MAP_COUNTRY (widget));
  if (widget != map || x < 0 || !gtk_widget_translate_coordinates (root, map, x, y, &map_x, &map_y))
    return NULL;
  return dossier_map_pick (self->map, map_x, map_y);
}

/* What of the world is seen now, with the date and the organisations. */
static DossierPicture *
make_picture (GtkWidget *widget, char **name)
{
  DossierMapView *self = DOSSIER_MAP_VIEW (widget);
  DossierEntity *organisation = dossier_session_get_organisation (self->session);
  DossierViewport *viewport = dossier_map_get_viewport (self->map);
  g_autofree char *day = dossier_day_to_iso (dossier_session_get_cursor (self->session));
  DossierGeoBox box;

  if (dossier_session_get_document (self->session) == NULL)
    return NULL;
  /* Translators: the name of a file with a picture of the map; %1$s is an organisation, or “Map”,
   * %2$s the day: “CSTO 2020-05-26” */
  *name = g_strdup_printf (C_ ("map", "%1$s %2$s"),
                           organisation != NULL ? dossier_map_organisation_name (organisation)
                                                : _ ("Map"),
                           day);
  dossier_viewport_get_box (viewport, &box);
  return dossier_map_picture_new (self->session,
                                  dossier_viewport_get_width (viewport) > 0.0 ? &box : NULL,
                                  DOSSIER_PICTURE_WIDTH);
}

static void
dossier_map_view_constructed (GObject *object)
{
  DossierMapView *self = DOSSIER_MAP_VIEW (object);

  G_OBJECT_CLASS (dossier_map_view_parent_class)->constructed (object);
  self->playback = dossier_playback_get_shared (self->session);
  connect_session (self);
  dossier_item_menu_attach (GTK_WIDGET (self), self->session, find_country);
  dossier_picture_actions_attach (GTK_WIDGET (self), make_picture);
  document_cb (self);
}

static void
dossier_map_view_dispose (GObject *object)
{
  DossierMapView *self = DOSSIER_MAP_VIEW (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->map != NULL)
    dossier_map_set_tooltip_func (self->map, NULL, NULL);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->rows, g_array_unref);
  G_OBJECT_CLASS (dossier_map_view_parent_class)->dispose (object);
}

static void
dossier_map_view_finalize (GObject *object)
{
  g_clear_object (&DOSSIER_MAP_VIEW (object)->session);
  G_OBJECT_CLASS (dossier_map_view_parent_class)->finalize (object);
}

static void
dossier_map_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      DOSSIER_MAP_VIEW (object)->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_map_view_class_init (DossierMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dossier_map_view_constructed;
  object_class->dispose = dossier_map_view_dispose;
  object_class->finalize = dossier_map_view_finalize;
  object_class->set_property = dossier_map_view_set_property;
  widget_class->map = dossier_map_view_map;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, DOSSIER_TYPE_SESSION,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DOSSIER_TYPE_MAP);
  g_type_ensure (DOSSIER_TYPE_MAP_LEGEND);
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dossierapp/Dossier/map-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierMapView, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierMapView, map);
  gtk_widget_class_bind_template_child (widget_class, DossierMapView, legend);
  gtk_widget_class_bind_template_child (widget_class, DossierMapView, first_button);
  gtk_widget_class_bind_template_child (widget_class, DossierMapView, second_button);
  gtk_widget_class_bind_template_child (widget_class, DossierMapView, zoom_buttons);
  gtk_widget_class_bind_template_child (widget_class, DossierMapView, picture_button);
  gtk_widget_class_bind_template_child (widget_class, DossierMapView, play_button);
  gtk_widget_class_bind_template_child (widget_class, DossierMapView, foot);
  gtk_widget_class_bind_template_child (widget_class, DossierMapView, date_label);
  gtk_widget_class_bind_template_child (widget_class, DossierMapView, source_label);
  gtk_widget_class_bind_template_child (widget_class, DossierMapView, caption_label);
  gtk_widget_class_set_css_name (widget_class, "mapview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dossier_map_view_init (DossierMapView *self)
{
  /* Before the template's buttons look for their actions. */
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries,
                                   G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map", G_ACTION_GROUP (self->actions));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Map of members"), -1);
  dossier_map_set_inset (self->map, INSET);
  dossier_map_set_tooltip_func (self->map, tooltip_cb, self);
  dossier_picture_button_init (self->picture_button);
  gtk_menu_button_set_create_popup_func (self->first_button, create_popup_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->second_button, create_popup_cb, self, NULL);
  g_signal_connect_object (self->map, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "hovered", G_CALLBACK (hovered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->play_button, "clicked", G_CALLBACK (play_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
dossier_map_view_new (DossierSession *session)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  return g_object_new (DOSSIER_TYPE_MAP_VIEW, "session", session, NULL);
}
