/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map.h"

#include <adwaita.h>
#include <math.h>

#include "drawing/map-layer.h"
#include "geo/walk.h"
#include "widgets/map-country.h"
#include "widgets/map-pointer.h"
#include "widgets/map-surface.h"
#include "widgets/palette.h"

#define PADDING 14.0
/* Rings around countries leave room for the label of one that is more pixels across than LARGE. */
#define LARGE 60.0
#define LARGE_RING 28.f
#define SMALL_RING 12.f
#define TOOLTIP_CHARS 46

struct _DossierMap
{
  GtkWidget parent_instance;

  DossierViewport *viewport;
  const DossierWorld *world;
  DossierGeoBox frame;
  int inset;

  GArray *items;
  GPtrArray *countries; /* of DossierMapCountry, borrowed: children */
  gboolean countries_made;
  int *walk; /* (nullable): where the arrow keys lead among them */
  guint make_countries_id;
  DossierMapTooltipFunc tooltip_func;
  gpointer tooltip_data;

  DossierMapSurface *surface;

  gpointer hovered;
  gboolean pointing; /* while the pointer gives a country the focus */
};

enum
{
  ACTIVATED,
  HOVERED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierMap, dossier_map, GTK_TYPE_WIDGET)

static void
invalidate (DossierMap *self)
{
  if (self->surface != NULL)
    dossier_map_surface_invalidate (self->surface);
}

static void
get_point (DossierMap *self, guint country, double *x, double *y)
{
  double plane_x, plane_y;

  dossier_world_get_label (self->world, country, &plane_x, &plane_y, NULL);
  dossier_viewport_to_pixels (self->viewport, plane_x, plane_y, x, y);
}

static DossierMapItem *
find_item (DossierMap *self, gpointer key)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, DossierMapItem, i).key == key)
      return &g_array_index (self->items, DossierMapItem, i);
  return NULL;
}

static DossierMapCountry *
find_country (DossierMap *self, gpointer key)
{
  for (guint i = 0; i < self->countries->len; i++)
    if (dossier_map_country_get_key (self->countries->pdata[i]) == key)
      return self->countries->pdata[i];
  return NULL;
}

/* Drawing */

static GArray *
make_shapes (DossierMap *self)
{
  GArray *shapes = g_array_sized_new (FALSE, FALSE, sizeof (DossierMapShape), self->items->len);

  for (guint i = 0; i < self->items->len; i++)
    {
      DossierMapItem *item = &g_array_index (self->items, DossierMapItem, i);
      DossierMapShape shape = { .country = item->country,
                                .status = item->status,
                                .second_status = item->second_status,
                                .chosen = item->chosen,
                                .faded = item->faded,
                                .label = item->label };

      g_array_append_val (shapes, shape);
    }
  return shapes;
}

static void
append_ring (GtkSnapshot *snapshot, double x, double y, float radius, float width, GdkRGBA *colour)
{
  GskRoundedRect ring;
  float widths[4] = { width, width, width, width };
  GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };

  gsk_rounded_rect_init_from_rect (&ring,
                                   &GRAPHENE_RECT_INIT ((float) x - radius, (float) y - radius,
                                                        2.f * radius, 2.f * radius),
                                   radius);
  gtk_snapshot_append_border (snapshot, &ring, widths, colours);
}

/* Rings around what belongs to the focus; thinner around what the pointer hints at elsewhere. */
static void
append_rings (DossierMap *self, GtkSnapshot *snapshot)
{
  double scale = dossier_viewport_get_scale (self->viewport);
  gboolean dark = dossier_palette_is_dark (GTK_WIDGET (self));
  GdkRGBA mark, halo;

  dossier_palette_map (DOSSIER_MAP_COLOUR_MARK, dark, &mark);
  dossier_palette_map (DOSSIER_MAP_COLOUR_HALO, dark, &halo);
  for (guint i = 0; i < self->items->len; i++)
    {
      DossierMapItem *item = &g_array_index (self->items, DossierMapItem, i);
      gboolean hinted = item->hinted && item->key != self->hovered;
      gboolean large = dossier_map_layer_get_extent (item->country, scale) > LARGE;
      float radius = large ? LARGE_RING : SMALL_RING;
      double x, y;

      if (item->chosen || (!item->related && !hinted))
        continue;
      get_point (self, item->country, &x, &y);
      append_ring (snapshot, x, y, radius + 1.f, item->related ? 4.f : 3.f, &halo);
      append_ring (snapshot, x, y, radius, item->related ? 2.f : 1.f, &mark);
    }
}

/* The children */

static void
clicked_cb (DossierMap *self, DossierMapCountry *country)
{
  g_signal_emit (self, signals[ACTIVATED], 0, dossier_map_country_get_key (country));
}

static void
remove_country (DossierMap *self, DossierMapCountry *country)
{
  g_clear_pointer (&self->walk, g_free);
  g_ptr_array_remove (self->countries, country);
  gtk_widget_unparent (GTK_WIDGET (country));
}

static void
drop_lost_countries (DossierMap *self)
{
  for (guint i = self->countries->len; i > 0; i--)
    if (find_item (self, dossier_map_country_get_key (self->countries->pdata[i - 1])) == NULL)
      remove_country (self, self->countries->pdata[i - 1]);
}

/* Makes and describes the children that the items need. */
static void
update_countries (DossierMap *self)
{
  self->countries_made = TRUE;
  drop_lost_countries (self);
  for (guint i = 0; i < self->items->len; i++)
    {
      DossierMapItem *item = &g_array_index (self->items, DossierMapItem, i);
      DossierMapCountry *country = find_country (self, item->key);

      if (country == NULL)
        {
          country = DOSSIER_MAP_COUNTRY (dossier_map_country_new (item->key, item->country));
          g_signal_connect_object (country, "clicked", G_CALLBACK (clicked_cb), self,
                                   G_CONNECT_SWAPPED);
          g_clear_pointer (&self->walk, g_free);
          g_ptr_array_add (self->countries, country);
          gtk_widget_set_parent (GTK_WIDGET (country), GTK_WIDGET (self));
        }
      dossier_map_country_describe (country, item->name, item->description, item->chosen);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
make_countries_cb (gpointer data)
{
  DossierMap *self = data;

  self->make_countries_id = 0;
  update_countries (self);
  return G_SOURCE_REMOVE;
}

static void
allocate_countries (DossierMap *self)
{
  for (guint i = 0; i < self->countries->len; i++)
    {
      GtkWidget *country = self->countries->pdata[i];
      double x, y;
      int width;

      get_point (self, dossier_map_country_get_country (self->countries->pdata[i]), &x, &y);
      /* Also asks for its size, which GTK wants to have been asked for. */
      gtk_widget_measure (country, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_size_allocate (country,
                                &(GtkAllocation){ (int) round (x) - width / 2,
                                                  (int) round (y) - width / 2, width, width },
                                -1);
    }
}

static void
plan_walk (DossierMap *self)
{
  g_autofree guint *countries = g_new (guint, self->countries->len);

  for (guint i = 0; i < self->countries->len; i++)
    countries[i] = dossier_map_country_get_country (self->countries->pdata[i]);
  self->walk = dossier_world_plan_walk (self->world, countries, self->countries->len);
}

static gboolean
walk (DossierMap *self, DossierWalkDirection direction)
{
  GtkWidget *current = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint place;
  int next;

  if (self->walk == NULL)
    plan_walk (self);
  if (!g_ptr_array_find (self->countries, current, &place))
    return FALSE;
  next = self->walk[place * DOSSIER_WALK_N_DIRECTIONS + direction];
  /* At the edge of the map the focus stays. */
  return next < 0 || gtk_widget_grab_focus (self->countries->pdata[next]);
}

/* Tab comes in on what is chosen, else on what is nearest to the middle. */
static gboolean
enter (DossierMap *self)
{
  DossierMapCountry *best = NULL;
  double best_distance = G_MAXDOUBLE;

  /* Before the first frame nobody can have asked for it but the window that looks for something to
   * focus. */
  if (!dossier_map_surface_is_drawn (self->surface))
    return FALSE;
  if (!self->countries_made)
    update_countries (self);
  for (guint i = 0; i < self->countries->len; i++)
    {
      DossierMapCountry *country = self->countries->pdata[i];
      DossierMapItem *item = find_item (self, dossier_map_country_get_key (country));
      double x, y, distance;

      get_point (self, item->country, &x, &y);
      distance = hypot (x - dossier_viewport_get_width (self->viewport) / 2.0,
                        y - dossier_viewport_get_height (self->viewport) / 2.0);
      if (!item->chosen)
        distance += 1e6;
      if (item->status == DOSSIER_STATUS_NONE)
        distance += 1e5;
      if (distance < best_distance)
        {
          best_distance = distance;
          best = country;
        }
    }
  return best != NULL && gtk_widget_grab_focus (GTK_WIDGET (best));
}

/* Callbacks */

static void
viewport_changed_cb (DossierMap *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->countries->len > 0)
    gtk_widget_queue_allocate (widget);
  gtk_widget_queue_draw (widget);
}

/* The keyboard goes on from where the pointer was; nothing is moved for that. */
static void
focus_at_pointer (DossierMap *self, gpointer key)
{
  DossierMapCountry *country = find_country (self, key);

  if (country == NULL)
    return;
  self->pointing = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (country));
  self->pointing = FALSE;
}

static void
pressed_cb (DossierMap *self, gpointer key, gboolean counts)
{
  focus_at_pointer (self, key);
  if (key != NULL && counts)
    g_signal_emit (self, signals[ACTIVATED], 0, key);
}

static void
hovered_cb (DossierMap *self, gpointer key)
{
  self->hovered = key;
  g_signal_emit (self, signals[HOVERED], 0, key);
}

/* Virtual functions */

static void
dossier_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierMap *self = DOSSIER_MAP (widget);
  GtkWidget *child;

  if (dossier_viewport_get_width (self->viewport) < 1.0 ||
      dossier_viewport_get_height (self->viewport) < 1.0)
    return;

  dossier_map_surface_snapshot (self->surface, snapshot);
  append_rings (self, snapshot);
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);

  /* After this frame, when nothing else is to be done. */
  if (!self->countries_made && self->make_countries_id == 0)
    self->make_countries_id = g_idle_add_full (G_PRIORITY_LOW, make_countries_cb, self, NULL);
}

static void
dossier_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierMap *self = DOSSIER_MAP (widget);

  g_signal_handlers_block_by_func (self->viewport, viewport_changed_cb, self);
  dossier_viewport_set_size (self->viewport, width, height);
  g_signal_handlers_unblock_by_func (self->viewport, viewport_changed_cb, self);
  allocate_countries (self);
}

static void
dossier_map_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 550 : 290;
}

static gboolean
dossier_map_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DossierMap *self = DOSSIER_MAP (widget);
  gboolean within = gtk_widget_get_focus_child (widget) != NULL;

  if (!within)
    return enter (self);

  switch (direction)
    {
    case GTK_DIR_UP:
      return walk (self, DOSSIER_WALK_UP);
    case GTK_DIR_DOWN:
      return walk (self, DOSSIER_WALK_DOWN);
    case GTK_DIR_LEFT:
      return walk (self, DOSSIER_WALK_LEFT);
    case GTK_DIR_RIGHT:
      return walk (self, DOSSIER_WALK_RIGHT);
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }
}

static gboolean
dossier_map_grab_focus (GtkWidget *widget)
{
  return gtk_widget_get_focus_child (widget) != NULL || enter (DOSSIER_MAP (widget));
}

static void
dossier_map_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  DossierMap *self = DOSSIER_MAP (widget);

  GTK_WIDGET_CLASS (dossier_map_parent_class)->set_focus_child (widget, child);
  if (child != NULL && !self->pointing)
    dossier_map_reveal (self, dossier_map_country_get_key (DOSSIER_MAP_COUNTRY (child)));
}

/* Notes are longer than a tooltip's line should be. */
static GtkWidget *
make_tooltip (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TOOLTIP_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  return label;
}

static gboolean
dossier_map_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DossierMap *self = DOSSIER_MAP (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  g_autofree char *text = NULL;
  gpointer key = NULL;

  if (!keyboard)
    key = dossier_map_pick (self, x, y);
  else if (child != NULL)
    key = dossier_map_country_get_key (DOSSIER_MAP_COUNTRY (child));
  if (key != NULL && self->tooltip_func != NULL)
    text = self->tooltip_func (key, self->tooltip_data);
  if (text == NULL)
    return FALSE;

  gtk_tooltip_set_custom (tooltip, make_tooltip (text));
  return TRUE;
}

static void
dossier_map_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dossier_map_parent_class)->css_changed (widget, change);
  invalidate (DOSSIER_MAP (widget));
}

static void
dossier_map_dispose (GObject *object)
{
  DossierMap *self = DOSSIER_MAP (object);

  g_clear_handle_id (&self->make_countries_id, g_source_remove);
  while (self->countries->len > 0)
    remove_country (self, self->countries->pdata[self->countries->len - 1]);
  g_clear_pointer (&self->surface, dossier_map_surface_free);
  G_OBJECT_CLASS (dossier_map_parent_class)->dispose (object);
}

static void
dossier_map_finalize (GObject *object)
{
  DossierMap *self = DOSSIER_MAP (object);

  g_ptr_array_unref (self->countries);
  g_array_unref (self->items);
  g_object_unref (self->viewport);
  G_OBJECT_CLASS (dossier_map_parent_class)->finalize (object);
}

static void
add_key (GtkWidgetClass *klass, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_widget_class_add_binding_action (klass, key, modifiers, action, NULL);
}

static void
bind_keys (GtkWidgetClass *klass)
{
  add_key (klass, GDK_KEY_plus, 0, "map.zoom-in");
  add_key (klass, GDK_KEY_equal, 0, "map.zoom-in");
  add_key (klass, GDK_KEY_KP_Add, 0, "map.zoom-in");
  add_key (klass, GDK_KEY_minus, 0, "map.zoom-out");
  add_key (klass, GDK_KEY_KP_Subtract, 0, "map.zoom-out");
  add_key (klass, GDK_KEY_0, 0, "map.fit");
  add_key (klass, GDK_KEY_KP_0, 0, "map.fit");
  add_key (klass, GDK_KEY_Left, GDK_SHIFT_MASK, "map.pan-left");
  add_key (klass, GDK_KEY_Right, GDK_SHIFT_MASK, "map.pan-right");
  add_key (klass, GDK_KEY_Up, GDK_SHIFT_MASK, "map.pan-up");
  add_key (klass, GDK_KEY_Down, GDK_SHIFT_MASK, "map.pan-down");
}

static void
dossier_map_class_init (DossierMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_map_dispose;
  object_class->finalize = dossier_map_finalize;
  widget_class->snapshot = dossier_map_snapshot;
  widget_class->size_allocate = dossier_map_size_allocate;
  widget_class->measure = dossier_map_measure;
  widget_class->focus = dossier_map_focus;
  widget_class->grab_focus = dossier_map_grab_focus;
  widget_class->set_focus_child = dossier_map_set_focus_child;
  widget_class->query_tooltip = dossier_map_query_tooltip;
  widget_class->css_changed = dossier_map_css_changed;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[HOVERED] = g_signal_new ("hovered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  bind_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dossier_map_init (DossierMap *self)
{
  AdwStyleManager *manager =
    adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->viewport = dossier_viewport_new ();
  self->world = dossier_world_get ();
  self->surface = dossier_map_surface_new (GTK_WIDGET (self), self->viewport);
  self->frame = DOSSIER_GEO_BOX_EMPTY;
  self->items = g_array_new (FALSE, FALSE, sizeof (DossierMapItem));
  g_array_set_clear_func (self->items, (GDestroyNotify) dossier_map_item_clear);
  self->countries = g_ptr_array_new ();

  g_signal_connect_swapped (self->viewport, "changed", G_CALLBACK (viewport_changed_cb), self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (invalidate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (invalidate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (invalidate), NULL);
  dossier_map_pointer_attach (self, pressed_cb, hovered_cb);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/* Public API */

void
dossier_map_item_clear (DossierMapItem *item)
{
  g_clear_pointer (&item->label, g_free);
  g_clear_pointer (&item->name, g_free);
  g_clear_pointer (&item->description, g_free);
}

GtkWidget *
dossier_map_new (void)
{
  return g_object_new (DOSSIER_TYPE_MAP, NULL);
}

DossierViewport *
dossier_map_get_viewport (DossierMap *self)
{
  g_return_val_if_fail (DOSSIER_IS_MAP (self), NULL);

  return self->viewport;
}

void
dossier_map_take_items (DossierMap *self, GArray *items)
{
  g_return_if_fail (DOSSIER_IS_MAP (self));
  g_return_if_fail (items != NULL);

  g_array_unref (self->items);
  self->items = items;
  if (self->countries_made)
    update_countries (self);
  if (self->surface != NULL)
    {
      g_autoptr (GArray) shapes = make_shapes (self);

      dossier_map_surface_set_shapes (self->surface, shapes);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_map_set_tooltip_func (DossierMap *self, DossierMapTooltipFunc func, gpointer data)
{
  g_return_if_fail (DOSSIER_IS_MAP (self));

  self->tooltip_func = func;
  self->tooltip_data = data;
}

void
dossier_map_set_world (DossierMap *self, const DossierWorld *world)
{
  g_return_if_fail (DOSSIER_IS_MAP (self));
  g_return_if_fail (world != NULL);

  if (self->world == world)
    return;
  self->world = world;
  g_clear_pointer (&self->walk, g_free);
  if (self->surface != NULL)
    dossier_map_surface_set_world (self->surface, world);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
dossier_map_set_frame (DossierMap *self, const DossierGeoBox *frame)
{
  g_return_if_fail (DOSSIER_IS_MAP (self));
  g_return_if_fail (frame != NULL);

  self->frame = *frame;
  if (dossier_viewport_is_fitted (self->viewport))
    dossier_map_fit (self);
}

void
dossier_map_set_inset (DossierMap *self, int top)
{
  g_return_if_fail (DOSSIER_IS_MAP (self));

  if (self->inset == top)
    return;
  self->inset = top;
  if (dossier_viewport_is_fitted (self->viewport))
    dossier_map_fit (self);
}

void
dossier_map_fit (DossierMap *self)
{
  DossierViewportPadding padding = { PADDING, PADDING, PADDING, PADDING };

  g_return_if_fail (DOSSIER_IS_MAP (self));

  padding.top = MAX (PADDING, self->inset);
  dossier_viewport_fit (self->viewport, &self->frame, &padding);
}

void
dossier_map_zoom (DossierMap *self, double factor)
{
  g_return_if_fail (DOSSIER_IS_MAP (self));

  dossier_viewport_zoom (self->viewport, factor, dossier_viewport_get_width (self->viewport) / 2.0,
                         dossier_viewport_get_height (self->viewport) / 2.0);
  /* A single step is drawn sharp at once. */
  invalidate (self);
}

void
dossier_map_pan (DossierMap *self, double across, double down)
{
  g_return_if_fail (DOSSIER_IS_MAP (self));

  dossier_viewport_pan (self->viewport, across * dossier_viewport_get_width (self->viewport),
                        down * dossier_viewport_get_height (self->viewport));
}

void
dossier_map_reveal (DossierMap *self, gpointer key)
{
  DossierMapItem *item;
  double x, y;

  g_return_if_fail (DOSSIER_IS_MAP (self));

  item = find_item (self, key);
  if (item == NULL)
    return;
  dossier_world_get_label (self->world, item->country, &x, &y, NULL);
  dossier_viewport_reveal (self->viewport, x, y, 2.0 * DOSSIER_MAP_COUNTRY_SIZE);
}

gpointer
dossier_map_pick (DossierMap *self, double x, double y)
{
  double scale, plane_x, plane_y, nearest = DOSSIER_MAP_REACH;
  gpointer key = NULL;
  int country;

  g_return_val_if_fail (DOSSIER_IS_MAP (self), NULL);

  /* Small countries first: what is drawn as a dot is met around it. */
  scale = dossier_viewport_get_scale (self->viewport);
  for (guint i = 0; i < self->items->len; i++)
    {
      DossierMapItem *item = &g_array_index (self->items, DossierMapItem, i);
      double item_x, item_y;

      if (dossier_map_layer_get_extent (item->country, scale) >= DOSSIER_MAP_DOT * 1.5)
        continue;
      get_point (self, item->country, &item_x, &item_y);
      if (hypot (item_x - x, item_y - y) < nearest)
        {
          nearest = hypot (item_x - x, item_y - y);
          key = item->key;
        }
    }
  if (key != NULL)
    return key;

  dossier_viewport_to_plane (self->viewport, x, y, &plane_x, &plane_y);
  country = dossier_world_find_at (self->world, plane_x, plane_y);
  for (guint i = 0; country >= 0 && i < self->items->len; i++)
    if (g_array_index (self->items, DossierMapItem, i).country == (guint) country)
      return g_array_index (self->items, DossierMapItem, i).key;
  return NULL;
}
