/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "walk.h"

#include <glib/gstdio.h>

#include "formats/tei/tei.h"

/* Long enough for a machine that does much else: only a test that fails waits for it. */
#define GIVE_UP_US (40 * G_USEC_PER_SEC)

static gboolean
woken_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
wait_for (WalkCheck check, gpointer data)
{
  gint64 end = g_get_monotonic_time () + GIVE_UP_US;
  guint wake;
  gboolean given_up = FALSE;

  if (check (data))
    return TRUE;
  wake = g_timeout_add (20, woken_cb, NULL);
  while (!check (data) && !given_up)
    {
      g_main_context_iteration (NULL, TRUE);
      given_up = g_get_monotonic_time () > end;
    }
  g_source_remove (wake);
  return !given_up;
}

void
walk_until (WalkCheck check, gpointer data)
{
  g_assert_true (wait_for (check, data));
}

static gboolean
count_down (gpointer data)
{
  int *quiet = data;

  *quiet = g_main_context_pending (NULL) ? 6 : *quiet - 1;
  return *quiet == 0;
}

void
walk_settle (void)
{
  int quiet = 6;

  walk_until (count_down, &quiet);
}

static gboolean
is_named (GtkWidget *widget, const char *name)
{
  g_autofree char *differs =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        name);

  return differs == NULL;
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *name)
{
  if (gtk_widget_get_mapped (root) && G_TYPE_CHECK_INSTANCE_TYPE (root, type) &&
      is_named (root, name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
walk_find_shown (GtkWidget *root, const char *name)
{
  return find (root, GTK_TYPE_WIDGET, name);
}

GtkWidget *
walk_find_shown_type (GtkWidget *root, GType type, const char *name)
{
  return find (root, type, name);
}

static void
append_text (GtkWidget *root, GString *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_text (child, text);
}

char *
walk_text (GtkWidget *root)
{
  GString *text = g_string_new (NULL);

  append_text (root, text);
  return g_string_free (text, FALSE);
}

void
walk_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        walk_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

DossierDocument *
walk_read_csto (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_tei_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);
  return g_object_ref (documents->pdata[0]);
}

typedef struct
{
  GtkWidget *root;
  const char *name;
} Sought;

static gboolean
is_there (gpointer data)
{
  Sought *sought = data;

  return walk_find_shown (sought->root, sought->name) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return !is_there (data);
}

GtkWidget *
walk_get (gpointer root, const char *name)
{
  Sought sought = { GTK_WIDGET (root), name };

  if (!wait_for (is_there, &sought))
    g_test_message ("Nothing is named “%s”.", name);
  g_assert_true (is_there (&sought));
  return walk_find_shown (sought.root, name);
}

void
walk_assert_gone (gpointer root, const char *name)
{
  Sought sought = { GTK_WIDGET (root), name };

  if (!wait_for (is_gone, &sought))
    g_test_message ("“%s” still shows.", name);
  g_assert_true (is_gone (&sought));
}

GtkWidget *
walk_find_type (GtkWidget *root, GType type)
{
  if (gtk_widget_get_mapped (root) && G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = walk_find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
walk_press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  walk_settle ();
  return handled;
}

static gboolean
is_dropped (gpointer data)
{
  const gpointer *held = data;

  return *held == NULL;
}

void
walk_close (gpointer window, gpointer widget)
{
  gpointer held = widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &held);
  gtk_window_destroy (GTK_WINDOW (window));
  walk_until (is_dropped, &held);
  walk_settle ();
}
