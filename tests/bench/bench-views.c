/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of query with 100,000 linked items and the views that list them in a window: until all
 * have taken it up, and until the frame that shows it has been painted. */
#include <adwaita.h>

#include "bench.h"
#include "large-document.h"
#include "views/commitments-view.h"
#include "views/filter-bar.h"
#include "views/quotes-view.h"
#include "views/sidebar-view.h"
#include "views/sources-view.h"

#define N_ITEMS 100000
#define N_CHANGES 120
/* A person looks at what a change has done before making the next one. */
#define PAUSE_US 50000

static const struct
{
  const char *name;
  GtkWidget *(*make) (DossierSession *session);
} views[] = {
  { "filter bar", dossier_filter_bar_new }, { "side bar", dossier_sidebar_view_new },
  { "quotes", dossier_quotes_view_new },    { "said and done", dossier_commitments_view_new },
  { "sources", dossier_sources_view_new },
};

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
rest (void)
{
  double until = bench_now () + PAUSE_US / 1000.0;

  while (bench_now () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
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

static GtkWidget *
make_window (DossierSession *session)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (column), views[0].make (session));
  gtk_box_append (GTK_BOX (column), row);
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  for (guint i = 1; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *view = views[i].make (session);

      gtk_widget_set_vexpand (view, TRUE);
      gtk_box_append (GTK_BOX (row), view);
    }
  adw_window_set_content (ADW_WINDOW (window), column);
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  return window;
}

static void
measure_changes (DossierSession *session, GtkWidget *window)
{
  g_autoptr (GArray) taken = bench_samples_new ();
  g_autoptr (GArray) painted = bench_samples_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_CHANGES; i++)
    {
      double start;

      rest ();
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
}

int
main (int argc, char *argv[])
{
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierSession) session = dossier_session_new ();
  GtkWidget *window;

  if (!gtk_init_check ())
    bench_fail ("There is no display");
  adw_init ();
  bench_heading (
    "Change of query, %d linked items, %d changes, with side bar and lists in a window", N_ITEMS,
    N_CHANGES);
  document = large_document_new (N_ITEMS);
  dossier_session_set_document (session, document);
  window = make_window (session);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  run_until_painted (window);
  measure_changes (session, window);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
