/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dossier:// links: a second program hands over what it was started with to the one that runs,
 * which goes there; a click on one in a note does the same. */
#include "config.h"

#include <adwaita.h>

#include "app/application.h"
#include "app/window.h"
#include "formats/importer.h"
#include "linking/annotating.h"
#include "views/note-row.h"
#include "walk.h"

#define CSTO "dossier://5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa"

static char *library;
static DossierDocument *other; /* another document in the library */

static DossierWindow *
get_window (void)
{
  GApplication *application = g_application_get_default ();

  return DOSSIER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

static DossierSession *
get_session (void)
{
  return dossier_window_get_session (get_window ());
}

static gboolean
shows_text (gpointer unused)
{
  DossierWindow *window = get_window ();

  return window != NULL && walk_find_shown (GTK_WIDGET (window), "Text") != NULL;
}

/* Where the window is. */
typedef struct
{
  const char *document;
  const char *passage;
  const char *item; /* or NULL */
} Place;

static gboolean
is_at (gpointer data)
{
  const Place *place = data;
  DossierDocument *document = dossier_session_get_document (get_session ());
  DossierItem *focus = dossier_session_get_focus (get_session ());
  guint passage, offset;

  dossier_session_get_place (get_session (), &passage, &offset);
  return g_str_equal (document->uuid, place->document) &&
         g_str_equal (DOSSIER_ITEM (dossier_document_get_passage (document, passage))->id,
                      place->passage) &&
         (place->item == NULL || (focus != NULL && g_str_equal (focus->id, place->item)));
}

static gboolean
is_over (gpointer data)
{
  return *(gboolean *) data;
}

static void
over_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* Starts the program again with @uri, which ends by itself. */
static void
start_with (const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) program =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, g_get_prgname (), "--second", library, uri,
                      NULL);
  gboolean over = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_async (program, NULL, over_cb, &over);
  walk_until (is_over, &over);
}

static DossierAnnotation *
write_note (const char *text)
{
  DossierDocument *document = dossier_session_get_document (get_session ());
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (DossierStretch));
  DossierStretch stretch = { (guint) dossier_document_lookup (document, "p5")->index, 0, 14 };
  g_autofree char *uuid = NULL;
  DossierAnnotation *note;

  g_array_append_val (stretches, stretch);
  note = dossier_session_annotate (get_session (), stretches, DOSSIER_COLOUR_BLUE);
  uuid = g_strdup (DOSSIER_ITEM (note)->id);
  dossier_session_type_note (get_session (), note, text);
  note = dossier_session_get_annotation (get_session (), uuid);
  dossier_session_leave_note (get_session (), note);
  dossier_session_flush (get_session ());
  return dossier_session_get_annotation (get_session (), uuid);
}

static void
try_links (void)
{
  const char *csto = CSTO + strlen ("dossier://");
  g_autofree char *to_other = g_strconcat ("dossier://", other->uuid, "/b", NULL);
  g_autofree char *uuid = NULL;
  g_autofree char *to_note = NULL;
  GtkWidget *label;

  /* In the document that is shown. */
  start_with (CSTO "/p14?note=q13");
  walk_until (is_at, &(Place){ csto, "p14", "q13" });
  uuid = g_strdup (DOSSIER_ITEM (write_note ("See [there](" CSTO "/p2)."))->id);
  to_note = g_strconcat (CSTO "/p5?note=", uuid, NULL);

  /* In another one, and back to a note of the first. */
  start_with (to_other);
  walk_until (is_at, &(Place){ other->uuid, "b", NULL });
  start_with (to_note);
  walk_until (is_at, &(Place){ csto, "p5", uuid });

  /* The note is shown, and its link works. */
  walk_get (get_window (), "Blue: “The CSTO repor”. Note: See there.");
  label = walk_find_shown (GTK_WIDGET (get_window ()), "See there.");
  g_assert_true (GTK_IS_LABEL (label));
  {
    gboolean handled = FALSE;

    g_signal_emit_by_name (label, "activate-link", CSTO "/p2", &handled);
    g_assert_true (handled);
  }
  walk_until (is_at, &(Place){ csto, "p2", NULL });

  /* Nowhere: said, and nothing else happens. */
  start_with ("dossier://00000000-0000-4000-8000-000000000000/p1");
  walk_get (get_window (), "The document that the link leads to is not in this library. Open it "
                           "here first.");
  g_assert_true (is_at (&(Place){ csto, "p2", NULL }));
}

static gboolean
steps_cb (gpointer unused)
{
  walk_until (shows_text, NULL);
  walk_settle ();
  try_links ();
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static int
run_program (const char *uri)
{
  g_autoptr (DossierApplication) application = dossier_application_new ();
  char *arguments[] = { (char *) "dossier", (char *) "--library", library, (char *) uri, NULL };

  return g_application_run (G_APPLICATION (application), uri != NULL ? 4 : 3, arguments);
}

static void
fill_library (const char *folder)
{
  static const char text[] =
    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>Another"
    "</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>"
    "</fileDesc></teiHeader><text><body><p xml:id=\"a\">One.</p><p xml:id=\"b\">Two.</p>"
    "</body></text></TEI>";
  g_autofree char *path = g_build_filename (folder, "another.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_library_open (library, NULL, &error);
  g_autoptr (GPtrArray) documents = NULL;

  g_assert_no_error (error);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  documents = dossier_import_file (store, path, NULL, &error);
  g_assert_no_error (error);
  other = g_object_ref (documents->pdata[0]);
}

static void
test_links (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-links-XXXXXX", NULL);

  library = g_build_filename (folder, "library.db", NULL);
  fill_library (folder);
  g_timeout_add (100, steps_cb, NULL);
  g_assert_cmpint (run_program (NULL), ==, 0);
  g_clear_object (&other);
  walk_remove_folder (folder);
  g_free (library);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--second"))
    {
      library = argv[2];
      return run_program (argv[3]);
    }
  g_test_init (&argc, &argv, NULL);
  g_set_prgname (argv[0]);
  g_test_add_func ("/ui/links", test_links);
  return g_test_run ();
}
