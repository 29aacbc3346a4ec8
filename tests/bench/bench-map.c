/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Frames of the map in a real window, CSTO against SCO: what the toolkit spends from the beginning
 * of a frame to its end (layout, snapshot, drawing on the screen), while it pans and zooms. */
#include <adwaita.h>
#include <time.h>

#include "../ui/map-sample.h"
#include "bench.h"
#include "drawing/map-labels.h"
#include "views/map-view.h"
#include "widgets/map.h"

#define TARGET 16.0
#define FRAMES 300

typedef struct
{
  GMainLoop *loop;
  DossierMap *map;
  GArray *samples;
  double began;
  double dx, dy;
  double factor;
  guint frame;
} Run;

/* Milliseconds on the clock; with BENCH_CPU=1 of this thread's processor time, for a machine that
 * does other things as well. */
static double
now (void)
{
  struct timespec time;

  if (g_getenv ("BENCH_CPU") == NULL)
    return bench_now ();
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static void
before_paint_cb (GdkFrameClock *clock, Run *run)
{
  run->began = now ();
}

static void
after_paint_cb (GdkFrameClock *clock, Run *run)
{
  if (run->frame > 0)
    bench_add (run->samples, now () - run->began);
}

/* To and fro, so that it stays where there is something to see. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Run *run = data;
  DossierViewport *viewport = dossier_map_get_viewport (run->map);
  int sign = (run->frame / 30) % 2 == 0 ? 1 : -1;

  if (run->frame++ == FRAMES)
    {
      g_main_loop_quit (run->loop);
      return G_SOURCE_REMOVE;
    }
  dossier_viewport_pan (viewport, sign * run->dx, sign * run->dy);
  if (run->factor != 1.0)
    dossier_viewport_zoom (viewport, sign > 0 ? run->factor : 1.0 / run->factor, 500.0, 300.0);
  return G_SOURCE_CONTINUE;
}

static void
measure (GtkWidget *window, DossierMap *map, const char *what, double dx, double dy, double factor)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  Run run = { g_main_loop_new (NULL, FALSE), map, bench_samples_new (), 0.0, dx, dy, factor, 0 };
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &run);
  gulong after = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &run);
  g_autofree char *label = g_strdup_printf ("%s, 95 %% of frames", what);
  g_autofree char *median = g_strdup_printf ("%s, median", what);

  gtk_widget_add_tick_callback (GTK_WIDGET (map), tick_cb, &run, NULL);
  g_main_loop_run (run.loop);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  bench_print (median, bench_median (run.samples), "ms");
  bench_print_target (label, bench_quantile (run.samples, 0.95), "ms", TARGET);
  g_array_unref (run.samples);
  g_main_loop_unref (run.loop);
}

/* What drawing the view and a tile cost, which panning does only now and then. */
static void
measure_layers (GtkWidget *widget)
{
  static const double scales[] = { 0.06, 0.12, 0.3, 1.0 };
  static const int sizes[][2] = { { 1400, 850 }, { 550, 300 }, { 256, 256 } };
  g_autoptr (GArray) shapes = g_array_new (FALSE, TRUE, sizeof (DossierMapShape));

  for (guint i = 0; i < G_N_ELEMENTS (sample_places); i++)
    {
      DossierMapShape shape = { .label = sample_places[i].name };

      shape.country = (guint) dossier_world_find (dossier_world_get (), sample_places[i].a3);
      shape.status = DOSSIER_STATUS_MEMBER + i % (DOSSIER_N_STATUSES - 1);
      shape.second_status = i % 2 == 0 ? DOSSIER_STATUS_MEMBER : DOSSIER_STATUS_OBSERVER;
      g_array_append_val (shapes, shape);
    }
  for (guint i = 0; i < G_N_ELEMENTS (scales) * G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GArray) samples = bench_samples_new ();
      const int *size = sizes[i / G_N_ELEMENTS (scales)];
      double scale = scales[i % G_N_ELEMENTS (scales)];
      g_autofree char *what =
        g_strdup_printf ("drawing %dx%d at %.1f km a pixel, median", size[0], size[1], 1.0 / scale);
      DossierMapLabels *labels = dossier_map_labels_new (dossier_world_get (), shapes,
                                                         gtk_widget_get_pango_context (widget));
      DossierMapLayerSpec spec = { .world = dossier_world_get (),
                                   .scale = scale,
                                   .width = size[0],
                                   .height = size[1],
                                   .left = -size[0] / scale / 2.0 - 1500,
                                   .top = -size[1] / scale / 2.0 + 500,
                                   .scale_factor = 1 };

      dossier_map_labels_place (labels, scale, NULL);
      for (guint run = 0; run < 11; run++)
        {
          double began = now ();

          cairo_surface_destroy (dossier_map_layer_render (&spec, shapes, labels));
          bench_add (samples, now () - began);
        }
      dossier_map_labels_free (labels);
      bench_print (what, bench_median (samples), "ms");
    }
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
wait (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (milliseconds, quit_cb, loop);
  g_main_loop_run (loop);
}

int
main (int argc, char **argv)
{
  g_autoptr (DossierDocument) document = sample_document_new ();
  g_autoptr (DossierSession) session = dossier_session_new ();
  GtkWidget *window, *view;
  DossierMap *map;

  adw_init ();
  dossier_session_set_document (session, document);
  dossier_session_set_organisation (session,
                                    DOSSIER_ENTITY (dossier_document_lookup (document, "CSTO")));
  dossier_session_set_second_organisation (session, DOSSIER_ENTITY (
                                                      dossier_document_lookup (document, "SCO")));
  view = dossier_map_view_new (session);
  map = DOSSIER_MAP (find_widget (view, DOSSIER_TYPE_MAP));
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  wait (500);
  if (gtk_widget_get_width (GTK_WIDGET (map)) < 1000)
    bench_fail ("no window of 1400x900 could be opened");

  bench_heading ("Map, %dx%d, GSK_RENDERER=%s", gtk_widget_get_width (GTK_WIDGET (map)),
                 gtk_widget_get_height (GTK_WIDGET (map)), g_getenv ("GSK_RENDERER"));
  measure (window, map, "pan, whole organisation", 7.0, 3.0, 1.0);
  measure (window, map, "pan fast, whole organisation", 45.0, 20.0, 1.0);
  dossier_map_zoom (map, 4.0);
  measure (window, map, "pan, 4 times nearer", 7.0, 3.0, 1.0);
  measure (window, map, "pan fast, 4 times nearer", 45.0, 20.0, 1.0);
  dossier_map_zoom (map, 4.0);
  measure (window, map, "pan fast, 16 times nearer", 45.0, 20.0, 1.0);
  dossier_map_fit (map);
  measure (window, map, "zoom at the pointer", 0.0, 0.0, 1.05);
  measure_layers (GTK_WIDGET (map));
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
