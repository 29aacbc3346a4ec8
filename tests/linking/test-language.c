/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One document in several languages in a session: another text comes, and what the window looks at
 * stays. */
#include "formats/importer.h"
#include "linking/annotating.h"
#include "store/sample.h"
#include "store/variants.h"

typedef struct
{
  char *folder;
  DossierStore *store;
  DossierSession *session;
} Fixture;

static void
import (Fixture *f, const char *name)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "tei", "variants", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = dossier_import_file (f->store, path, NULL, &error);

  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = sample_folder_new ();
  path = sample_path (f->folder, "library.sqlite");
  f->store = dossier_store_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  import (f, "harbour.xml");
  import (f, "harbour.de.xml");
  import (f, "harbour.fa.xml");
  document = dossier_store_load_shown (f->store, "harbour", NULL, &error);
  g_assert_no_error (error);
  f->session = dossier_session_new ();
  dossier_session_set_store (f->session, f->store);
  dossier_session_set_document (f->session, document);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  g_clear_object (&f->session);
  /* What is on its way to the disk comes before it. */
  g_assert_true (dossier_store_write (f->store, nothing, NULL, NULL));
  sample_store_close (f->store);
  sample_folder_remove (f->folder);
}

static DossierDocument *
get_document (Fixture *f)
{
  return dossier_session_get_document (f->session);
}

static void
wait_for (Fixture *f, const char *language)
{
  while (g_strcmp0 (get_document (f)->language, language) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
switch_to (Fixture *f, const char *language)
{
  dossier_session_set_language (f->session, language);
  wait_for (f, language);
}

/* Query, focus, place and the way back go by ids. */
static void
test_stays (Fixture *f, gconstpointer data)
{
  g_autofree char *languages =
    g_strjoinv (" ", (char **) dossier_session_get_languages (f->session));
  DossierItem *doe = dossier_document_lookup (get_document (f), "doe");
  DossierDay cursor = dossier_session_get_cursor (f->session);
  g_autofree char *query = NULL;
  g_autofree char *now = NULL;
  gboolean back, undo;
  guint passage, offset;

  g_assert_cmpstr (languages, ==, "en de fa");
  dossier_session_toggle_entity (f->session, DOSSIER_ENTITY (doe));
  dossier_session_set_focus (f->session, doe, NULL);
  dossier_session_go_to (f->session, 2, 0);
  dossier_session_go_to (f->session, 4, 3);
  query = dossier_query_to_text (dossier_session_get_query (f->session));

  switch_to (f, "fa");
  g_assert_nonnull (get_document (f)->base);
  g_assert_true (dossier_session_get_focus (f->session) ==
                 dossier_document_lookup (get_document (f), "doe"));
  g_assert_cmpstr (DOSSIER_ENTITY (dossier_session_get_focus (f->session))->name, ==, "جین دو");
  g_assert_cmpint (dossier_session_get_cursor (f->session), ==, cursor);
  now = dossier_query_to_text (dossier_session_get_query (f->session));
  g_assert_cmpstr (now, ==, query);
  g_assert_cmpuint (dossier_crossfilter_get_passing (dossier_session_get_results (f->session),
                                                     DOSSIER_KIND_QUOTE),
                    ==, 1);
  dossier_session_get_place (f->session, &passage, &offset);
  g_assert_cmpuint (passage, ==, 4);
  g_object_get (f->session, "can-go-back", &back, "can-undo", &undo, NULL);
  g_assert_true (back);
  g_assert_true (undo);
  dossier_session_go_back (f->session);
  dossier_session_get_place (f->session, &passage, &offset);
  g_assert_cmpuint (passage, ==, 2);
  dossier_session_undo (f->session);
  g_assert_true (dossier_query_is_empty (dossier_session_get_query (f->session)));
}

/* What was chosen is what comes next time; the other key goes to the document's own text and back.
 */
static void
test_choose (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (DossierDocument) later = NULL;

  switch_to (f, "de");
  dossier_session_toggle_language (f->session);
  wait_for (f, "en");
  dossier_session_toggle_language (f->session);
  wait_for (f, "de");
  g_assert_true (dossier_store_write (f->store, nothing, NULL, NULL));
  later = dossier_store_load_shown (f->store, "harbour", NULL, NULL);
  g_assert_cmpstr (later->language, ==, "de");
  dossier_session_set_language (f->session, "fr");
  g_assert_cmpstr (get_document (f)->language, ==, "de");
}

static DossierAnnotation *
annotate (Fixture *f, guint passage, guint start, guint end)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (DossierStretch));
  const DossierStretch stretch = { passage, start, end };

  g_array_append_val (stretches, stretch);
  return dossier_session_annotate (f->session, stretches, DOSSIER_COLOUR_BLUE);
}

static const DossierAnchor *
get_anchor (Fixture *f, const char *uuid)
{
  return dossier_session_get_annotation (f->session, uuid)->anchors->pdata[0];
}

/* A note made in one language is on the same passage in another, and at its words when one comes
 * back; changing it there leaves its words alone. */
static void
test_notes (Fixture *f, gconstpointer data)
{
  g_autofree char *english = g_strdup (DOSSIER_ITEM (annotate (f, 2, 0, 7))->id);
  g_autofree char *german = NULL;
  DossierAnnotation *note;
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  switch_to (f, "de");
  g_assert_true (get_anchor (f, english)->whole);
  g_assert_cmpint (get_anchor (f, english)->found, ==, 2);
  note = dossier_session_get_annotation (f->session, english);
  dossier_session_type_note (f->session, note, "Still so");
  g_ptr_array_add (one, dossier_session_get_annotation (f->session, english));
  dossier_session_confirm (f->session, one);
  german = g_strdup (DOSSIER_ITEM (annotate (f, 4, 3, 8))->id);
  g_assert_false (get_anchor (f, german)->whole);
  g_assert_cmpstr (get_anchor (f, german)->language, ==, "de");
  dossier_session_flush (f->session);

  switch_to (f, "en");
  g_assert_false (get_anchor (f, english)->whole);
  g_assert_cmpuint (get_anchor (f, english)->found_end, ==, 7);
  g_assert_cmpstr (get_anchor (f, english)->exact, ==, "Nothing");
  g_assert_null (get_anchor (f, english)->language);
  g_assert_cmpstr (dossier_session_get_annotation (f->session, english)->note, ==, "Still so");
  g_assert_true (get_anchor (f, german)->whole);
  g_assert_cmpint (get_anchor (f, german)->found, ==, 4);
}

/* Languages that come into the library while the document is read. */
static void
test_more (Fixture *f, gconstpointer data)
{
  const char *none[] = { NULL };
  const char *const *languages;

  g_assert_true (dossier_store_keep_variants (f->store, get_document (f)->uuid, none, NULL, NULL));
  g_signal_emit_by_name (f->store, "changed");
  do
    {
      g_main_context_iteration (NULL, TRUE);
      languages = dossier_session_get_languages (f->session);
    }
  while (languages == NULL || g_strv_length ((char **) languages) != 1);
  import (f, "harbour.de.xml");
  g_signal_emit_by_name (f->store, "changed");
  do
    {
      g_main_context_iteration (NULL, TRUE);
      languages = dossier_session_get_languages (f->session);
    }
  while (g_strv_length ((char **) languages) != 2);
  g_assert_cmpstr (languages[1], ==, "de");
  switch_to (f, "de");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/linking/language/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("stays", test_stays);
  ADD ("choose", test_choose);
  ADD ("notes", test_notes);
  ADD ("more", test_more);

  return g_test_run ();
}
