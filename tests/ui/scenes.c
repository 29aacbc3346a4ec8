/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes.h"

#include <adwaita.h>

#include "look.h"
#include "walk.h"

/* pixels */
#define MAX_TRIES 50
#define NARROW 360

gboolean scene_is_pseudo;
const char *scene_room;

DossierWindow *
scene_window (void)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ()));

  for (GList *l = windows; l != NULL; l = l->next)
    if (DOSSIER_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

DossierSession *
scene_session (void)
{
  return dossier_window_get_session (scene_window ());
}

DossierReaderView *
scene_reader (void)
{
  return DOSSIER_READER_VIEW (
    walk_find_type (GTK_WIDGET (scene_window ()), DOSSIER_TYPE_READER_VIEW));
}

/* Waits until all that shows has been laid out and drawn once more: sooner done than walk_settle(),
 * which waits for what a person would not. */
static gboolean
is_drawn (gpointer clocks)
{
  GHashTableIter iter;
  gpointer clock, counter;

  if (g_main_context_pending (NULL))
    return FALSE;
  g_hash_table_iter_init (&iter, clocks);
  while (g_hash_table_iter_next (&iter, &clock, &counter))
    if (gdk_frame_clock_get_frame_counter (clock) < *(gint64 *) counter)
      return FALSE;
  return TRUE;
}

static gboolean
woken_cb (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

static void
settle_once (void)
{
  g_autoptr (GHashTable) clocks = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  GListModel *windows = gtk_window_get_toplevels ();
  guint wake;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

      if (!gtk_widget_get_mapped (window) || clock == NULL)
        continue;
      gtk_widget_queue_draw (window);
      g_hash_table_replace (clocks, g_object_ref (clock),
                            g_memdup2 (&(gint64){ gdk_frame_clock_get_frame_counter (clock) + 1 },
                                       sizeof (gint64)));
    }
  wake = g_timeout_add (5, woken_cb, NULL);
  while (!is_drawn (clocks))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (wake);
}

/* What is laid out may ask for another size. */
void
scene_settle (void)
{
  settle_once ();
  settle_once ();
}

static void
look_at_windows (const char *scene)
{
  GListModel *windows = gtk_window_get_toplevels ();

  scene_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window))
        look_at (window, scene, LOOK_WHOLE | (scene_is_pseudo ? LOOK_TRANSLATED : 0));
    }
}

/* A popover that grows asks the display for more room, and is cut off until it has it: what is
 * wrong is looked at again for a while. */
void
scene_look (const char *name)
{
  g_autofree char *scene = g_strconcat (scene_room, ", ", name, NULL);

  for (guint tries = 0; tries < MAX_TRIES; tries++)
    {
      look_at_windows (scene);
      if (look_judge (tries + 1 == MAX_TRIES))
        return;
      g_usleep (G_USEC_PER_SEC / 50);
    }
}

void
scene_act (const char *action, const char *target)
{
  if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (scene_window ()), action, "s", target);
  else
    gtk_widget_activate_action (GTK_WIDGET (scene_window ()), action, NULL);
  scene_settle ();
}

/* Each menu that a button opens. */
void
scene_look_at_menus (GtkWidget *root, const char *name)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_MENU_BUTTON (root) && gtk_widget_is_sensitive (root))
    {
      g_autofree char *scene = g_strconcat (name, ", a menu", NULL);

      gtk_menu_button_popup (GTK_MENU_BUTTON (root));
      scene_look (scene);
      gtk_menu_button_popdown (GTK_MENU_BUTTON (root));
      scene_settle ();
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    scene_look_at_menus (child, name);
}

/* Menus of lists */

/* The action that the Menu key has in @controller, or NULL. */
static GtkShortcutAction *
find_menu_key (gpointer controller)
{
  for (guint i = 0; i < g_list_model_get_n_items (controller); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (controller, i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
          gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == GDK_KEY_Menu)
        return gtk_shortcut_get_action (shortcut);
    }
  return NULL;
}

static gboolean
press_menu_key (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      GtkShortcutAction *action =
        GTK_IS_SHORTCUT_CONTROLLER (controller) ? find_menu_key (controller) : NULL;

      if (action != NULL && gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD) &&
          gtk_shortcut_action_activate (action, 0, widget, NULL))
        return TRUE;
    }
  return FALSE;
}

static GtkWidget *
find_popover (GtkWidget *root)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_POPOVER_MENU (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_popover (child);
  return found;
}

guint
scene_look_at_lists_menus (GtkWidget *root, const char *name)
{
  GtkWidget *popover;
  guint n = 0;

  if (!gtk_widget_get_mapped (root))
    return 0;
  if (press_menu_key (root) && (popover = find_popover (root)) != NULL)
    {
      g_autofree char *scene = g_strconcat (name, ", the menu of a list", NULL);

      scene_look (scene);
      gtk_popover_popdown (GTK_POPOVER (popover));
      scene_settle ();
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += scene_look_at_lists_menus (child, name);
  return n;
}

/* Other windows */

static gboolean
is_other_window (GtkWidget *window)
{
  return gtk_widget_get_mapped (window) && window != GTK_WIDGET (scene_window ());
}

GtkWidget *
scene_find_other (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (is_other_window (window))
        return window;
    }
  return NULL;
}

static gboolean
has_other (gpointer unused)
{
  return scene_find_other () != NULL;
}

static gboolean
has_no_other (gpointer unused)
{
  return scene_find_other () == NULL;
}

GtkWidget *
scene_wait_for_other (void)
{
  walk_until (has_other, NULL);
  return scene_find_other ();
}

/* The server may take some time about it. A message takes the room that it needs. */
static void
narrow (GtkWidget *window, const char *name)
{
  if (ADW_IS_MESSAGE_DIALOG (window))
    return;
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, 640);
  for (guint tries = 0; gtk_widget_get_width (window) > NARROW && tries < 50; tries++)
    scene_settle ();
  if (gtk_widget_get_width (window) > NARROW)
    look_report ("wider than 360 pixels", name);
}

void
scene_look_at_other (const char *name, gboolean menus)
{
  GtkWidget *window = scene_wait_for_other ();

  if (g_str_equal (scene_room, "narrow"))
    narrow (window, name);
  scene_look (name);
  if (menus)
    scene_look_at_menus (window, name);
  gtk_window_destroy (GTK_WINDOW (window));
  walk_until (has_no_other, NULL);
}
