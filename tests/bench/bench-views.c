/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of query in Dossier's window with a document of 100,000 linked items: until all views
 * have taken it up, until the frame that shows it has been painted, and how long the frames take
 * that come after it, with what is not seen at first. */
#include <adwaita.h>

#include "app/window.h"
#include "bench.h"
#include "large-document.h"

#define N_ITEMS 100000
#define N_CHANGES 120
/* A person looks at what a change has done before making the next one. */
#define PAUSE_US 50000

static const struct
{
  DossierFacet facet;
  DossierKind kind;
} facets[] = {
  { DOSSIER_FACET_SPEAKER, DOSSIER_KIND_PERSON },
  { DOSSIER_FACET_PLACE, DOSSIER_KIND_PLACE },
  { DOSSIER_FACET_ORGANISATION, DOSSIER_KIND_ORGANISATION },
  { DOSSIER_FACET_SECTION, DOSSIER_KIND_SECTION },
};

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
begun_cb (GdkFrameClock *clock, double *begun)
{
  *begun = bench_now ();
}

typedef struct
{
  GArray *samples;
  double begun;
} Frames;

static void
ended_cb (GdkFrameClock *clock, Frames *frames)
{
  bench_add (frames->samples, bench_now () - frames->begun);
}

static void
run_until_painted (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
rest (GtkWidget *window, GArray *later)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  Frames frames = { later, 0 };
  gulong begun = g_signal_connect (clock, "before-paint", G_CALLBACK (begun_cb), &frames.begun);
  gulong ended = g_signal_connect (clock, "after-paint", G_CALLBACK (ended_cb), &frames);
  double until = bench_now () + PAUSE_US / 1000.0;

  while (bench_now () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_signal_handler_disconnect (clock, begun);
  g_signal_handler_disconnect (clock, ended);
}

/* Chooses a value, adds one from another facet, sets a range, empties the query again, in turns. */
static void
change_query (DossierSession *session, GRand *rand, guint turn)
{
  DossierDocument *document = dossier_session_get_document (session);
  guint f = turn % G_N_ELEMENTS (facets);
  double place = g_rand_double (rand);
  guint n = dossier_document_count (document, facets[f].kind);
  DossierItem *value =
    dossier_document_get (document, facets[f].kind, (guint) (place * place * (n - 1)));
  DossierDay first = dossier_day_from_ymd (1990 + (int) (place * 29), 3, 1);

  if (turn % 6 == 5)
    dossier_session_clear_query (session);
  else if (turn % 6 == 3)
    dossier_session_set_range (session, first, first + 400);
  else
    dossier_session_toggle (session, facets[f].facet, value->id);
}

static void
measure_changes (DossierSession *session, GtkWidget *window)
{
  g_autoptr (GArray) taken = bench_samples_new ();
  g_autoptr (GArray) painted = bench_samples_new ();
  g_autoptr (GArray) later = bench_samples_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_CHANGES; i++)
    {
      double start;

      rest (window, later);
      start = bench_now ();
      change_query (session, rand, i);
      bench_add (taken, bench_now () - start);
      run_until_painted (window);
      bench_add (painted, bench_now () - start);
    }
  bench_print ("results and counts taken up by all views, median", bench_median (taken), "ms");
  bench_print_target ("results and counts taken up by all views, 95 %",
                      bench_quantile (taken, 0.95), "ms", 16);
  bench_print ("painted, median", bench_median (painted), "ms");
  bench_print_target ("painted, 95 %", bench_quantile (painted, 0.95), "ms", 33);
  bench_print ("a frame after that, median", bench_median (later), "ms");
  bench_print ("a frame after that, 95 %", bench_quantile (later, 0.95), "ms");
}

int
main (int argc, char *argv[])
{
  g_autoptr (DossierDocument) document = NULL;
  GtkWidget *window;

  if (!gtk_init_check ())
    bench_fail ("There is no display");
  adw_init ();
  bench_heading ("Change of query in the window, %d linked items, %d changes", N_ITEMS, N_CHANGES);
  document = large_document_new (N_ITEMS);
  window = GTK_WIDGET (dossier_window_new (NULL));
  dossier_window_show_document (DOSSIER_WINDOW (window), document, NULL);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  run_until_painted (window);
  measure_changes (dossier_window_get_session (DOSSIER_WINDOW (window)), window);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
