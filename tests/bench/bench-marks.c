/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a document of 200,000 words in which 2,000 stretches are marked, each word by one and a
 * half on average and some by dozens, a quarter of them with a note: in Dossier's own window. */
#include <adwaita.h>
#include <time.h>

#include "app/window.h"
#include "bench.h"
#include "large-document.h"
#include "linking/annotating.h"
#include "views/reader-view.h"

/* Of which 40 % are passages of some 60 words. */
#define N_ITEMS 8340
#define N_MARKS 2000
/* Of them in the same few passages, one over the other. */
#define N_CLUSTERED 200

#define SCROLL_FRAMES 400
#define SCROLL_STEP 90
#define SELECTIONS 60

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

typedef struct
{
  DossierDocument *document;
  GRand *rand;
  GPtrArray *marks;
} Maker;

/* From somewhere in @passage over as many passages as it takes. */
static void
add_mark (Maker *self, guint passage, guint length)
{
  DossierAnnotation *mark = dossier_annotation_new (self->document->uuid);
  guint n_passages = dossier_document_count (self->document, DOSSIER_KIND_PASSAGE);
  guint start = (guint) g_rand_int_range (self->rand, 0, 200);

  mark->colour = (DossierColour) g_rand_int_range (self->rand, DOSSIER_COLOUR_YELLOW,
                                                   DOSSIER_COLOUR_UNDERLINE + 1);
  if (self->marks->len % 4 == 0)
    mark->note = g_strdup ("A note of *some* words, with a [link](https://example.org/).");
  for (; length > 0 && passage < n_passages; passage++, start = 0)
    {
      DossierPassage *one = dossier_document_get_passage (self->document, passage);
      guint chars = (guint) g_utf8_strlen (one->text, -1);
      guint end = MIN (chars, start + length);

      if (start >= end)
        continue;
      g_ptr_array_add (mark->anchors, dossier_anchor_new (one, start, end));
      length -= end - start;
    }
  if (mark->anchors->len > 0)
    g_ptr_array_add (self->marks, g_steal_pointer (&mark));
  g_clear_object (&mark);
}

static DossierDocument *
make_document (guint *n_words)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  Maker maker = { large_document_new (N_ITEMS), rand, marks };
  gint32 n_passages = (gint32) dossier_document_count (maker.document, DOSSIER_KIND_PASSAGE);

  *n_words = 0;
  for (gint32 i = 0; i < n_passages; i++)
    for (const char *p = dossier_document_get_passage (maker.document, (guint) i)->text; *p; p++)
      *n_words += *p == ' ';
  while (marks->len < N_CLUSTERED)
    add_mark (&maker, 20 + (guint) g_rand_int_range (rand, 0, 12),
              (guint) g_rand_int_range (rand, 100, 3000));
  while (marks->len < N_MARKS)
    add_mark (&maker, (guint) g_rand_int_range (rand, 0, n_passages),
              (guint) g_rand_int_range (rand, 20, 1800));
  dossier_document_set_notes (maker.document, marks);
  return maker.document;
}

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
rest (double ms)
{
  double until = bench_now () + ms;

  while (bench_now () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
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

typedef struct
{
  GtkAdjustment *adjustment;
  GMainLoop *loop;
  GArray *samples;
  double began;
  guint frame;
} Scroll;

static void
before_paint_cb (GdkFrameClock *clock, Scroll *self)
{
  self->began = now ();
}

static void
after_paint_cb (GdkFrameClock *clock, Scroll *self)
{
  if (self->frame > 1)
    bench_add (self->samples, now () - self->began);
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Scroll *self = data;

  if (self->frame++ == SCROLL_FRAMES)
    {
      g_main_loop_quit (self->loop);
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (self->adjustment,
                            gtk_adjustment_get_value (self->adjustment) + SCROLL_STEP);
  return G_SOURCE_CONTINUE;
}

static void
measure_scrolling (GtkWidget *window, DossierTextView *text, const char *what)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  Scroll self = { gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (text)),
                  g_main_loop_new (NULL, FALSE), bench_samples_new (), 0, 0 };
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &self);
  gulong after = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &self);
  g_autofree char *median = g_strdup_printf ("%s, median of %u frames", what, SCROLL_FRAMES);
  g_autofree char *most = g_strdup_printf ("%s, 95 %% of frames", what);
  g_autofree char *slowest = g_strdup_printf ("%s, the slowest frame", what);

  dossier_text_view_scrolled_by_hand (text);
  gtk_widget_add_tick_callback (GTK_WIDGET (text), scroll_cb, &self, NULL);
  g_main_loop_run (self.loop);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
  bench_print (median, bench_median (self.samples), "ms");
  bench_print (most, bench_quantile (self.samples, 0.95), "ms");
  bench_print_target (slowest, bench_quantile (self.samples, 1), "ms", 32);
  g_array_unref (self.samples);
  g_main_loop_unref (self.loop);
}

static void
measure_selecting (GtkWidget *window, DossierTextView *text)
{
  g_autoptr (GArray) samples = bench_samples_new ();

  dossier_text_view_go_to (text, 18, 0);
  dossier_text_view_show_caret (text);
  rest (400);
  for (guint i = 0; i < SELECTIONS; i++)
    {
      double start;

      rest (30);
      start = now ();
      g_signal_emit_by_name (text, "move-cursor",
                             i % 3 == 0 ? GTK_MOVEMENT_DISPLAY_LINES : GTK_MOVEMENT_WORDS, 1, TRUE);
      run_until_painted (window);
      bench_add (samples, now () - start);
    }
  bench_print ("a further word or line selected and painted, median", bench_median (samples), "ms");
  bench_print_target ("a further word or line selected and painted, the slowest",
                      bench_quantile (samples, 1), "ms", 50);
}

static void
measure_highlighting (GtkWidget *window, DossierReaderView *reader)
{
  DossierTextView *text = dossier_reader_view_get_text (reader);
  g_autoptr (GArray) samples = bench_samples_new ();

  for (guint i = 0; i < 20; i++)
    {
      double start;

      g_signal_emit_by_name (text, "move-cursor", GTK_MOVEMENT_WORDS, 1, FALSE);
      g_signal_emit_by_name (text, "move-cursor", GTK_MOVEMENT_WORDS, 5, TRUE);
      rest (60);
      start = now ();
      g_action_group_activate_action (dossier_reader_view_get_actions (reader), "highlight", NULL);
      run_until_painted (window);
      bench_add (samples, now () - start);
    }
  bench_print ("one highlight more, painted in all views, median", bench_median (samples), "ms");
}

int
main (int argc, char *argv[])
{
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierDocument) small = dossier_document_new ();
  DossierReaderView *reader;
  GtkWidget *window;
  double start;
  guint n_words;

  if (!gtk_init_check ())
    bench_fail ("There is no display");
  adw_init ();
  document = make_document (&n_words);
  bench_heading ("Reading %u words with %u marks", n_words,
                 dossier_document_count (document, DOSSIER_KIND_NOTE));
  small->title = g_strdup ("Another");
  small->uuid = dossier_uuid_from_name ("another");
  dossier_document_finish (small);
  window = GTK_WIDGET (dossier_window_new (NULL));
  dossier_window_show_document (DOSSIER_WINDOW (window), small, NULL);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  run_until_painted (window);
  rest (500);

  reader = DOSSIER_READER_VIEW (find_widget (window, DOSSIER_TYPE_READER_VIEW));
  start = now ();
  dossier_window_show_document (DOSSIER_WINDOW (window), document, NULL);
  run_until_painted (window);
  bench_print_target ("opened and painted, the program already running", now () - start, "ms",
                      1000);
  measure_scrolling (window, dossier_reader_view_get_text (reader),
                     "scrolling while it is still being laid out");
  rest (6000);
  dossier_text_view_go_to (dossier_reader_view_get_text (reader), 0, 0);
  rest (500);
  measure_scrolling (window, dossier_reader_view_get_text (reader), "scrolling");
  measure_selecting (window, dossier_reader_view_get_text (reader));
  measure_highlighting (window, reader);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
