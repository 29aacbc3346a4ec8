/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An English document in a German window: countries are named in German where the window speaks,
 * and in English where the document does. */
#include <adwaita.h>

#include "app/window.h"
#include "linking/session.h"
#include "model/status.h"
#include "text/catalogues.h"
#include "walk.h"

typedef struct
{
  DossierDocument *document;
  DossierWindow *window;
  DossierSession *session;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = walk_read_csto ();
  g_assert_cmpstr (f->document->language, ==, "en");
  f->window = dossier_window_new (NULL);
  f->session = dossier_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1400, 900);
  dossier_window_show_document (f->window, f->document, NULL);
  gtk_window_present (GTK_WINDOW (f->window));
  walk_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_close (f->window, f->window);
  g_object_unref (f->document);
}

static DossierEntity *
get_place (Fixture *f, const char *code)
{
  return dossier_document_find_entity (f->document, DOSSIER_KIND_PLACE, code);
}

/* Each country on the map says its name and what it is. */
static void
test_map (Fixture *f, gconstpointer data)
{
  static const char *const names[][2] = {
    { "ARM", "Armenien" }, { "AZE", "Aserbaidschan" }, { "KGZ", "Kirgisistan" },
    { "RUS", "Russland" }, { "SRB", "Serbien" },       { "TJK", "Tadschikistan" },
  };
  DossierEntity *csto =
    dossier_document_find_entity (f->document, DOSSIER_KIND_ORGANISATION, "CSTO");
  DossierDay day = dossier_day_from_ymd (2014, 1, 1);

  dossier_session_set_cursor (f->session, day);
  walk_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DossierStanding standing =
        dossier_document_get_standing (f->document, get_place (f, names[i][0]), csto, day);
      g_autofree char *label = dossier_standing_to_label (&standing, day);

      g_assert_true (g_str_has_prefix (label, names[i][1]));
      walk_get (f->window, label);
    }
}

/* The list of places, and what the filter says. */
static void
test_filter (Fixture *f, gconstpointer data)
{
  g_autofree char *before = walk_text (GTK_WIDGET (f->window));
  g_autofree char *after = NULL;

  g_assert_nonnull (strstr (before, "\nKirgisistan\n"));
  g_assert_null (strstr (before, "\nKyrgyzstan\n"));

  dossier_session_toggle_entity (f->session, get_place (f, "Serbien"));
  walk_settle ();
  after = walk_text (GTK_WIDGET (f->window));
  g_assert_nonnull (strstr (after, "Serbien"));
  g_assert_null (strstr (after, "Serbia\n"));
}

static void
test_text (Fixture *f, gconstpointer data)
{
  GtkWidget *text = walk_find_type (GTK_WIDGET (f->window), GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter start, end;
  g_autofree char *words = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_nonnull (strstr (words, "Kyrgyzstan"));
  g_assert_null (strstr (words, "Kirgisistan"));
}

int
main (int argc, char *argv[])
{
  /* gtk_test_init() would have all in English. */
  dossier_catalogues_bind ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/countries/map", test_map);
  ADD ("/ui/countries/filter", test_filter);
  ADD ("/ui/countries/text", test_text);

  return g_test_run ();
}
