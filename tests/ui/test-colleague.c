/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A colleague gets a document with its marks as one file, and opens it. */
#include <adwaita.h>

#include "app/application.h"
#include "app/window.h"
#include "formats/tei/tei-export.h"
#include "linking/annotating.h"
#include "walk.h"

/* Their program, with a library of its own that has the document already, and notes of their own.
 */
typedef struct
{
  DossierApplication *application;
  DossierWindow *window;
  DossierSession *session;
  char *folder;
} Fixture;

static gboolean
has_window (gpointer data)
{
  Fixture *f = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (f->application));

  return window != NULL && dossier_session_get_document (
                             dossier_window_get_session (DOSSIER_WINDOW (window))) != NULL;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("dossier-colleague-XXXXXX", &error);
  g_assert_no_error (error);
  f->application = dossier_application_new ();
  g_application_set_flags (G_APPLICATION (f->application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (f->application), NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  walk_close (f->window, f->window);
  g_object_unref (f->application);
  walk_remove_folder (f->folder);
  g_free (f->folder);
}

#define WORDS "security threats"

/* My file: the bundled dossier with a note on words, and a person whom I have marked. */
static GFile *
make_file (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "marked.xml", NULL);
  g_autoptr (DossierDocument) document = walk_read_csto ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierExcerpt) excerpt = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DossierPassage *passage = NULL;
  const char *words = NULL;
  guint start;
  DossierAnnotation *note = dossier_annotation_new (document->uuid);

  for (guint i = 0; words == NULL; i++)
    {
      passage = dossier_document_get_passage (document, i);
      words = strstr (passage->text, WORDS);
    }
  start = (guint) g_utf8_strlen (passage->text, words - passage->text);

  note->colour = DOSSIER_COLOUR_GREEN;
  note->note = g_strdup ("A colleague’s *words*");
  g_ptr_array_add (note->anchors, dossier_anchor_new (passage, start, start + strlen (WORDS)));
  g_ptr_array_add (notes, note);
  note = dossier_annotation_new (document->uuid);
  note->mark = dossier_reader_mark_new (DOSSIER_KIND_PERSON);
  note->mark->name = g_strdup ("Somebody marked");
  g_ptr_array_add (note->anchors, dossier_anchor_new (passage, 0, 4));
  g_ptr_array_add (notes, note);
  dossier_document_set_notes (document, notes);

  excerpt = dossier_excerpt_new (document);
  bytes = dossier_tei_export (excerpt, document->file, document, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* What is in the library, not only in the window. */
static gboolean
has_marked (gpointer data)
{
  DossierDocument *document = dossier_session_get_document (((Fixture *) data)->session);

  return dossier_document_count (document, DOSSIER_KIND_NOTE) >= 2 &&
         dossier_document_find_entity (document, DOSSIER_KIND_PERSON, "Somebody marked") != NULL;
}

/* As from the command line: the library's own copy is still coming up when the file takes its
 * place. */
static void
test_open (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (f);
  g_autofree char *uuid = NULL;
  DossierAnnotation *own;

  g_application_open (G_APPLICATION (f->application), &file, 1, "");
  walk_until (has_window, f);
  f->window = DOSSIER_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (f->application)));
  f->session = dossier_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1400, 1200);
  walk_until (has_marked, f);
  walk_get (f->window, "It was in the library already. 2 annotations came with the file.");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.page", "s", "notes");
  walk_settle ();
  walk_get (f->window, "Green: “" WORDS "”. Note: A colleague’s words");

  /* Opened once more it takes nothing away. */
  own = dossier_session_annotate_item (
    f->session, dossier_document_lookup (dossier_session_get_document (f->session), "lavrov"));
  uuid = g_strdup (DOSSIER_ITEM (own)->id);
  dossier_session_type_note (f->session, own, "My own words");
  dossier_session_leave_note (f->session, dossier_session_get_annotation (f->session, uuid));
  walk_settle ();
  dossier_window_open_file (f->window, file);
  walk_settle ();
  walk_until (has_marked, f);
  g_assert_cmpuint (dossier_document_count (dossier_session_get_document (f->session),
                                            DOSSIER_KIND_NOTE),
                    ==, 3);
  g_assert_cmpstr (dossier_session_get_annotation (f->session, uuid)->note, ==, "My own words");
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-colleague-XXXXXX", NULL);
  int status;

  /* The program's library is its own here; GTK passes on no option for that. */
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/ui/colleague/open", Fixture, NULL, set_up, test_open, tear_down);

  status = g_test_run ();
  walk_remove_folder (folder);
  return status;
}
