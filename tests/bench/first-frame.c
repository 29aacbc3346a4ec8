/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linked into a program beside its own main(), this prints when its first window has been painted,
 * so that the program itself holds nothing for the benchmark:
 *
 *   window TIME   the first frame after the window came up, whatever it shows
 *   shown TIME    the first frame that shows text in a GtkTextView; with BENCH_SHOWN=window the
 *                 same as the former
 *
 * TIME is the end of painting on the monotonic clock, in microseconds: all programs that run share
 * it. SIGTERM closes the windows as a person would. */
#include <glib-unix.h>
#include <gtk/gtk.h>
#include <signal.h>
#include <stdio.h>

static gboolean window_painted;
static gulong paint_handler;

static gboolean
shows_text (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_TEXT_VIEW (widget) &&
      gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) > 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child))
      return TRUE;
  return FALSE;
}

static void
after_paint_cb (GdkFrameClock *clock, GtkWidget *window)
{
  gint64 now = g_get_monotonic_time ();
  gboolean shown = g_strcmp0 (g_getenv ("BENCH_SHOWN"), "window") == 0 || shows_text (window);

  if (!window_painted)
    printf ("window %" G_GINT64_FORMAT "\n", now);
  window_painted = TRUE;
  if (shown)
    {
      printf ("shown %" G_GINT64_FORMAT "\n", now);
      g_signal_handler_disconnect (clock, paint_handler);
    }
  fflush (stdout);
}

static void
map_cb (GtkWidget *window)
{
  if (paint_handler == 0)
    paint_handler = g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                                      G_CALLBACK (after_paint_cb), window);
}

static gboolean
terminate_cb (gpointer application)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (application)) != NULL)
    gtk_window_destroy (windows->data);
  return G_SOURCE_REMOVE;
}

static gboolean
window_added_cb (GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  g_unix_signal_add (SIGTERM, terminate_cb, g_value_get_object (&values[0]));
  g_signal_connect (g_value_get_object (&values[1]), "map", G_CALLBACK (map_cb), NULL);
  return FALSE; /* the first window only */
}

__attribute__ ((constructor)) static void
watch (void)
{
  g_type_ensure (GTK_TYPE_APPLICATION);
  g_type_class_unref (g_type_class_ref (GTK_TYPE_APPLICATION));
  g_signal_add_emission_hook (g_signal_lookup ("window-added", GTK_TYPE_APPLICATION), 0,
                              window_added_cb, NULL, NULL);
}
