/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames of a timeline with 100,000 events while it is panned and zoomed: from the motion to the
 * end of the frame, with layout, snapshot and the drawing of all nodes into the window. */
#include <adwaita.h>
#include <math.h>

#include "bench.h"
#include "linking/timeline.h"
#include "widgets/timeline-lanes.h"
#include "widgets/timeline-overview.h"

#define N_EVENTS 100000
#define N_PEOPLE 20
#define N_QUOTES 5000
#define N_COMMITMENTS 500
#define N_FRAMES 400
#define N_CHANGES 60
#define TARGET_MS 16.0
#define CHANGE_TARGET_MS 33.0
#define WIDTH 1400
#define HEIGHT 205

typedef struct
{
  GtkWidget *window;
  DossierSession *session;
  DossierTimeline *timeline;
  GdkFrameClock *clock;
  GArray *samples;
  void (*move) (DossierTimeline *timeline, guint frame);
  guint frame;
  double began;
} Bench;

/* Mostly days, as real documents have it, but also months, years, stretches and open ends. */
static DossierDate *
make_date (GRand *random)
{
  DossierDay day = dossier_day_from_ymd (1990, 1, 1) + g_rand_int_range (random, 0, 30 * 365);
  int kind = g_rand_int_range (random, 0, 1000);
  g_autofree char *first = dossier_day_to_iso (day);
  g_autofree char *last = dossier_day_to_iso (day + g_rand_int_range (random, 2, 300));
  g_autofree char *edtf = NULL;

  if (kind < 700)
    edtf = g_strdup (first);
  else if (kind < 850)
    edtf = g_strndup (first, strlen ("2020-05"));
  else if (kind < 900)
    edtf = g_strndup (first, strlen ("2020"));
  else if (kind < 998)
    edtf = g_strdup_printf ("%s/%s", first, last);
  else
    edtf = g_strdup_printf ("%s/..", first);
  return dossier_date_new (edtf, NULL, NULL);
}

static void
add_items (DossierDocument *document, GRand *random)
{
  DossierEntity *people[N_PEOPLE];

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      people[i] = dossier_entity_new (DOSSIER_KIND_PERSON, name, name);
      dossier_document_take (document, people[i]);
    }
  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Event %u", i);
      DossierEvent *event = dossier_event_new (title, title);
      DOSSIER_ITEM (event)->date = make_date (random);
      dossier_document_take (document, event);
    }
  for (guint i = 0; i < N_QUOTES; i++)
    {
      g_autofree char *words = g_strdup_printf ("Words %u", i);
      DossierQuote *quote = dossier_quote_new (words, words);
      quote->speaker = people[i % N_PEOPLE];
      DOSSIER_ITEM (quote)->date = make_date (random);
      dossier_item_add_speaker (DOSSIER_ITEM (quote), quote->speaker);
      dossier_document_take (document, quote);
    }
  for (guint i = 0; i < N_COMMITMENTS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Commitment %u", i);
      DossierCommitment *commitment = dossier_commitment_new (title, title);
      DOSSIER_ITEM (commitment)->date = make_date (random);
      commitment->verdict = i % 5;
      dossier_document_take (document, commitment);
    }
}

static void
add_memberships (DossierDocument *document, GRand *random)
{
  DossierEntity *organisation = dossier_entity_new (DOSSIER_KIND_ORGANISATION, "ORG", "Org");

  dossier_document_take (document, organisation);
  for (guint i = 0; i < 16; i++)
    {
      g_autofree char *name = g_strdup_printf ("Place %u", i);
      DossierEntity *place = dossier_entity_new (DOSSIER_KIND_PLACE, name, name);
      dossier_document_take (document, place);
      DossierMembership *membership =
        dossier_membership_new (name, place, organisation,
                                i < 8 ? DOSSIER_ROLE_MEMBER : DOSSIER_ROLE_OBSERVER);
      membership->from = make_date (random);
      dossier_document_take (document, membership);
    }
}

static DossierDocument *
make_document (void)
{
  DossierDocument *document = dossier_document_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20200526);

  document->uuid = dossier_uuid_from_name ("bench-timeline");
  document->date = dossier_date_new ("2020-07", NULL, NULL);
  add_items (document, random);
  add_memberships (document, random);
  dossier_document_finish (document);
  return document;
}

static void
update_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->began = bench_now ();
  bench->move (bench->timeline, bench->frame);
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench_add (bench->samples, bench_now () - bench->began);
  bench->frame++;
}

/* Lets the window draw as many frames, moving before each as @move does. */
static void
run (Bench *bench, const char *what, void (*move) (DossierTimeline *timeline, guint frame))
{
  bench->samples = bench_samples_new ();
  bench->move = move;
  bench->frame = 0;
  gulong update = g_signal_connect (bench->clock, "update", G_CALLBACK (update_cb), bench);
  gulong after = g_signal_connect (bench->clock, "after-paint", G_CALLBACK (after_paint_cb), bench);

  gdk_frame_clock_begin_updating (bench->clock);
  while (bench->frame < N_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gdk_frame_clock_end_updating (bench->clock);
  g_signal_handler_disconnect (bench->clock, update);
  g_signal_handler_disconnect (bench->clock, after);

  g_autofree char *median = g_strdup_printf ("%s: median", what);
  g_autofree char *most = g_strdup_printf ("%s: 95 %% within", what);
  bench_print (median, bench_median (bench->samples), "ms");
  bench_print_target (most, bench_quantile (bench->samples, 0.95), "ms", TARGET_MS);
  g_array_unref (bench->samples);
}

static void
pan (DossierTimeline *timeline, guint frame)
{
  dossier_timeline_pan (timeline, frame / 12 % 2 ? 23 : -23);
}

/* From all time to a week and back. */
static void
zoom (DossierTimeline *timeline, guint frame)
{
  dossier_timeline_zoom (timeline, 700, frame / 50 % 2 ? 1.18 : 1 / 1.18);
}

static void
show (Bench *bench, double days)
{
  double middle = dossier_day_from_ymd (2012, 6, 15);
  dossier_timeline_show (bench->timeline, middle - days / 2, middle + days / 2);
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* From another brush to the end of the frame that shows what it leaves. */
static void
run_changes (Bench *bench)
{
  GArray *samples = bench_samples_new ();
  gboolean painted;
  gulong handler =
    g_signal_connect (bench->clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  for (guint i = 0; i < N_CHANGES; i++)
    {
      DossierDay first = dossier_day_from_ymd (2000 + i % 20, 1 + i % 12, 1);
      double began = bench_now ();
      dossier_session_set_range (bench->session, first, first + 30 + 7 * (int) i);
      painted = FALSE;
      while (!painted)
        g_main_context_iteration (NULL, TRUE);
      bench_add (samples, bench_now () - began);
    }
  g_signal_handler_disconnect (bench->clock, handler);
  bench_print ("another brush, painted: median", bench_median (samples), "ms");
  bench_print_target ("another brush, painted: 95 % within", bench_quantile (samples, 0.95), "ms",
                      CHANGE_TARGET_MS);
  g_array_unref (samples);
}

static void
open_window (Bench *bench)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *lanes;

  bench->timeline = dossier_timeline_new (bench->session);
  lanes = dossier_timeline_lanes_new (bench->timeline, NULL);
  dossier_timeline_lanes_set_gutter (DOSSIER_TIMELINE_LANES (lanes), 150);
  gtk_widget_set_vexpand (lanes, TRUE);
  gtk_box_append (GTK_BOX (box), dossier_timeline_overview_new (bench->timeline));
  gtk_box_append (GTK_BOX (box), lanes);
  bench->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench->window), WIDTH, HEIGHT);
  gtk_window_set_decorated (GTK_WINDOW (bench->window), FALSE);
  gtk_window_set_child (GTK_WINDOW (bench->window), box);
  gtk_window_present (GTK_WINDOW (bench->window));
  while (gtk_widget_get_width (bench->window) == 0)
    g_main_context_iteration (NULL, TRUE);
  bench->clock = gtk_widget_get_frame_clock (bench->window);
}

int
main (int argc, char *argv[])
{
  Bench bench = { 0 };
  double began;

  if (!gtk_init_check ())
    bench_fail ("There is no display.");
  adw_init ();

  g_autoptr (DossierDocument) document = make_document ();
  bench.session = dossier_session_new ();
  dossier_session_set_document (bench.session, document);
  began = bench_now ();
  open_window (&bench);
  bench_heading ("Timeline, %u events, %u quotes, %u commitments, %d x %d", N_EVENTS, N_QUOTES,
                 N_COMMITMENTS, WIDTH, HEIGHT);
  bench_print ("made and shown", bench_now () - began, "ms");

  show (&bench, 9000);
  run (&bench, "pan, most in view", pan);
  show (&bench, 2000);
  run (&bench, "pan, five years in view", pan);
  show (&bench, 14);
  run (&bench, "pan, two weeks in view", pan);
  show (&bench, 9000);
  run (&bench, "zoom, most to a week", zoom);

  dossier_session_set_range (bench.session, dossier_day_from_ymd (2012, 5, 1),
                             dossier_day_from_ymd (2012, 5, 31));
  show (&bench, 2000);
  run (&bench, "pan, filtered", pan);

  run_changes (&bench);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_object_unref (bench.timeline);
  g_object_unref (bench.session);
  return 0;
}
