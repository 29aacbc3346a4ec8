/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a PDF in a window: the original page beside the passage, going to a page by what is
 * printed on it. */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "app/window.h"
#include "formats/importer.h"
#include "linking/annotating.h"
#include "pdf-maker.h"
#include "store/sample.h"
#include "views/page-view.h"
#include "views/reader-view-private.h"
#include "views/search-row.h"
#include "walk.h"
#include "widgets/page-picture.h"

typedef struct
{
  char *folder;
  DossierStore *store;
  DossierWindow *window;
  DossierSession *session;
  DossierReaderView *reader;
} Fixture;

/* Three pages, called 16 to 18; the paragraph of the first goes on on the second. */
static GBytes *
make_report (void)
{
  PdfMaker *maker = pdf_maker_new ();

  maker->catalogue = "/PageLabels << /Nums [0 << /S /D /St 16 >>] >>";
  pdf_maker_write (maker, 72, 120, 18, 22, TRUE, "The first chapter");
  pdf_maker_write (maker, 72, 200, 11, 14, FALSE,
                   "The harbour was promised in 2016 by the ministry, which has been\n"
                   "repeating the announcement ever since, and nobody knows what had");
  pdf_maker_end_page (maker);
  pdf_maker_write (maker, 72, 200, 11, 14, FALSE, "become of it in the end.");
  pdf_maker_end_page (maker);
  pdf_maker_write (maker, 72, 120, 18, 22, TRUE, "The second chapter");
  pdf_maker_write (maker, 72, 400, 11, 14, FALSE, "Nothing was built on that coast.");
  pdf_maker_end_page (maker);
  return pdf_maker_finish (maker);
}

static DossierDocument *
import_report (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_report ();
  g_autofree char *path = g_build_filename (f->folder, "report.pdf", NULL);
  g_autoptr (GPtrArray) documents = NULL;
  DossierDocument *document;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  documents = dossier_import_file (f->store, path, NULL, &error);
  g_assert_no_error (error);
  document =
    dossier_store_load (f->store, ((DossierDocument *) documents->pdata[0])->uuid, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int width = GPOINTER_TO_INT (data);

  f->folder = g_dir_make_tmp ("page-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "library.sqlite", NULL);
  f->store = dossier_store_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  document = import_report (f);

  f->window = dossier_window_new (NULL);
  f->session = dossier_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, width > 400 ? 900 : 640);
  dossier_window_show_document (f->window, document, NULL);
  dossier_session_set_store (f->session, f->store);
  gtk_window_present (GTK_WINDOW (f->window));
  walk_settle ();
  f->reader =
    DOSSIER_READER_VIEW (walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_READER_VIEW));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_close (f->window, f->window);
  sample_store_close (f->store);
  walk_remove_folder (f->folder);
  g_free (f->folder);
}

static void
put_caret (Fixture *f, guint passage, guint offset)
{
  DossierReadingLayout *layout = dossier_text_view_get_layout (f->reader->text);

  dossier_text_view_set_caret (f->reader->text,
                               dossier_reading_layout_to_position (layout, passage, offset, TRUE));
}

typedef struct
{
  Fixture *f;
  const char *name;
  GtkWidget *picture;
} Wanted;

static gboolean
is_drawn (gpointer data)
{
  Wanted *wanted = data;

  wanted->picture =
    walk_find_shown_type (GTK_WIDGET (wanted->f->window), DOSSIER_TYPE_PAGE_PICTURE, wanted->name);
  return wanted->picture != NULL && gtk_widget_get_height (wanted->picture) > 0;
}

static DossierPagePicture *
get_picture (Fixture *f, const char *name)
{
  Wanted wanted = { f, name, NULL };

  walk_until (is_drawn, &wanted);
  return DOSSIER_PAGE_PICTURE (wanted.picture);
}

/* The place on the page, as a share of its height; below 0: none is outlined. */
static double
get_outlined (DossierPagePicture *picture)
{
  GdkRectangle rect;

  if (!dossier_page_picture_get_outlined (picture, &rect))
    return -1;
  return rect.y / (double) gtk_widget_get_height (GTK_WIDGET (picture));
}

static void
test_beside (Fixture *f, gconstpointer data)
{
  GtkWidget *view;
  graphene_rect_t text, page;

  put_caret (f, 1, 5);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-page", NULL);
  g_assert_cmpfloat_with_epsilon (get_outlined (get_picture (f, "Page 16 (1 of 3)")), 191. / 842,
                                  .01);
  /* it does not cover the text */
  view = walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_PAGE_VIEW);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (f->reader), GTK_WIDGET (f->window), &text));
  g_assert_true (gtk_widget_compute_bounds (view, GTK_WIDGET (f->window), &page));
  g_assert_cmpfloat (page.origin.x, >=, text.origin.x + text.size.width);

  /* the same passage goes on on the next page, and is not on the last */
  g_assert_true (gtk_widget_activate_action (view, "page.next", NULL));
  g_assert_cmpfloat_with_epsilon (get_outlined (get_picture (f, "Page 17 (2 of 3)")), 191. / 842,
                                  .01);
  g_assert_true (gtk_widget_activate_action (view, "page.next", NULL));
  g_assert_cmpfloat (get_outlined (get_picture (f, "Page 18 (3 of 3)")), <, 0);
  g_assert_true (gtk_widget_activate_action (view, "page.close", NULL));
  walk_assert_gone (f->window, "Page 18 (3 of 3)");
}

static void
test_follows (Fixture *f, gconstpointer data)
{
  put_caret (f, 0, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-page", NULL);
  get_picture (f, "Page 16 (1 of 3)");
  dossier_session_go_to (f->session, 3, 0);
  g_assert_cmpfloat_with_epsilon (get_outlined (get_picture (f, "Page 18 (3 of 3)")), 391. / 842,
                                  .01);
}

static void
test_zoom (Fixture *f, gconstpointer data)
{
  DossierPagePicture *picture;
  GtkWidget *view;
  int width;

  put_caret (f, 1, 5);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-page", NULL);
  picture = get_picture (f, "Page 16 (1 of 3)");
  width = gtk_widget_get_width (GTK_WIDGET (picture));
  view = walk_find_type (GTK_WIDGET (f->window), DOSSIER_TYPE_PAGE_VIEW);
  g_assert_true (gtk_widget_activate_action (view, "page.zoom-in", NULL));
  walk_settle ();
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (picture)), ==, (int) (width * 1.25));
  g_assert_true (gtk_widget_activate_action (view, "page.zoom-normal", NULL));
  walk_settle ();
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (picture)), ==, width);
}

/* In a narrow window it is a page of its own, with a way back. */
static void
test_narrow (Fixture *f, gconstpointer data)
{
  GtkWidget *back;

  put_caret (f, 1, 5);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-page", NULL);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (get_picture (f, "Page 16 (1 of 3)"))), >, 300);
  back = walk_get (f->window, "Back to the text");
  gtk_widget_activate (back);
  walk_assert_gone (f->window, "Page 16 (1 of 3)");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (f->reader->text)));
}

static gboolean
is_at_last (gpointer data)
{
  Fixture *f = data;
  guint passage, offset;

  dossier_session_get_place (f->session, &passage, &offset);
  return passage == 2;
}

static void
test_go_to (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;

  g_action_group_activate_action (dossier_reader_view_get_actions (f->reader), "go-to-page", NULL);
  entry = walk_get (f->window, "Number of the page");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "16");
  gtk_editable_set_text (GTK_EDITABLE (entry), "40");
  g_signal_emit_by_name (entry, "activate");
  walk_get (f->window, "There is no page “40”.");
  gtk_editable_set_text (GTK_EDITABLE (entry), "18");
  g_signal_emit_by_name (entry, "activate");
  walk_until (is_at_last, f);
  walk_assert_gone (f->window, "Number of the page");
}

/* What a search finds in the text that is shown says on which pages it stands. */
static void
test_search (Fixture *f, gconstpointer data)
{
  DossierDocument *document = dossier_session_get_document (f->session);
  const DossierItem *item = DOSSIER_ITEM (dossier_document_get_passage (document, 1));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (DossierWordsStretch));
  DossierHit hit = { .kind = DOSSIER_HIT_PASSAGE,
                     .document = document->uuid,
                     .item = item->id,
                     .snippet = (char *) "promised by the ministry",
                     .marks = marks };
  GtkWidget *row = dossier_search_row_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window = gtk_window_new ();

  dossier_search_row_set_hit (DOSSIER_SEARCH_ROW (row), &hit, document);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  walk_get (window, "The first chapter, pp. 16–17");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
#define ADD(path, width, function)                                                                 \
  g_test_add (path, Fixture, GINT_TO_POINTER (width), set_up, function, tear_down)
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/ui/page/beside", 1400, test_beside);
  ADD ("/ui/page/follows", 1400, test_follows);
  ADD ("/ui/page/zoom", 1400, test_zoom);
  ADD ("/ui/page/narrow", 360, test_narrow);
  ADD ("/ui/page/go-to", 1400, test_go_to);
  ADD ("/ui/page/search", 1400, test_search);
  return g_test_run ();
}
