/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another edition of a text, which the library takes for another document: whether it is found, and
 * what becomes of marks that are carried from the one to the other. */
#include "formats/tei/tei.h"
#include "store/former.h"
#include "store/sample.h"
#include "text/likeness.h"

typedef struct
{
  char *folder;
  DossierStore *store;
  char *source; /* the bundled dossier's text */
  DossierDocument *former;
  char *exact;
  char *moved;
  char *lost;
} Fixture;

static void
write_document (Fixture *fixture, DossierDocument *document)
{
  g_autoptr (GPtrArray) batch = sample_batch (g_object_ref (document));
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_write (fixture->store, batch, NULL, &error));
  g_assert_no_error (error);
}

static DossierDocument *
read_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = sample_path (fixture->folder, name);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  documents = dossier_tei_read (path, NULL, &error);
  g_assert_no_error (error);
  return g_object_ref (documents->pdata[0]);
}

static void
replace (GString *text, const char *old, const char *new)
{
  g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
}

/* A colleague's file of the same text: without the UUID, edited in places. */
static DossierDocument *
add_edition (Fixture *fixture, const char *name)
{
  g_autoptr (GString) text = g_string_new (fixture->source);
  g_autofree char *note = g_strdup_printf ("<idno type=\"file\">%s</idno>", name);
  DossierDocument *document;

  replace (text, "<idno type=\"uuid\">5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa</idno>", note);
  replace (text, "That suggests a fault in the system itself.", "");
  replace (text, "as its symbol and not as its tool", "as its symbol rather than a tool");
  document = read_file (fixture, name, text->str);
  write_document (fixture, document);
  return document;
}

static void
write_annotation (Fixture *fixture, DossierAnnotation *annotation)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (list, annotation);
  g_assert_true (dossier_store_write_annotations (fixture->store, list, NULL, &error));
  g_assert_no_error (error);
}

static char *
mark (Fixture *fixture, DossierDocument *document, const char *words)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new (document->uuid);

  annotation->colour = DOSSIER_COLOUR_GREEN;
  for (guint i = 0; annotation->anchors->len == 0; i++)
    {
      DossierPassage *passage = dossier_document_get_passage (document, i);
      const char *found = strstr (passage->text, words);
      guint start;

      if (found == NULL)
        continue;
      start = (guint) g_utf8_pointer_to_offset (passage->text, found);
      g_ptr_array_add (annotation->anchors,
                       dossier_anchor_new (passage, start,
                                           start + (guint) g_utf8_strlen (words, -1)));
    }
  write_annotation (fixture, annotation);
  return g_strdup (DOSSIER_ITEM (annotation)->id);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *csto =
    g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", "csto.xml", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = sample_folder_new ();
  path = sample_path (fixture->folder, "library.sqlite");
  fixture->store = dossier_store_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (csto, &fixture->source, NULL, &error);
  g_assert_no_error (error);
  fixture->former = read_file (fixture, "former.xml", fixture->source);
  write_document (fixture, fixture->former);
  fixture->exact = mark (fixture, fixture->former, "Kyrgyz and Tajik border guards");
  fixture->moved = mark (fixture, fixture->former, "served Russia’s influence");
  fixture->lost = mark (fixture, fixture->former, "suggests a fault");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->source);
  g_object_unref (fixture->former);
  g_free (fixture->exact);
  g_free (fixture->moved);
  g_free (fixture->lost);
  g_assert_finalize_object (fixture->store);
  sample_folder_remove (fixture->folder);
}

static GPtrArray *
list (Fixture *fixture, DossierDocument *document)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *formers = dossier_store_list_formers (fixture->store, document->uuid, NULL, &error);

  g_assert_no_error (error);
  return formers;
}

static DossierFormer *
read_former (Fixture *fixture, DossierDocument *former, DossierDocument *document)
{
  g_autoptr (GError) error = NULL;
  DossierFormer *read =
    dossier_store_read_former (fixture->store, former->uuid, document->uuid, NULL, &error);

  g_assert_no_error (error);
  return read;
}

static DossierAnnotation *
find_copy (const DossierFormer *former, const char *words)
{
  for (guint i = 0; i < former->copies->len; i++)
    {
      DossierAnnotation *copy = former->copies->pdata[i];
      g_autofree char *exact = dossier_annotation_get_exact (copy);

      if (g_strcmp0 (exact, words) == 0)
        return copy;
    }
  g_assert_not_reached ();
}

static void
assert_state (DossierAnnotation *annotation, DossierAnchorState state)
{
  g_assert_cmpstr (dossier_anchor_state_to_string (annotation->state), ==,
                   dossier_anchor_state_to_string (state));
}

/* It is found by its words, comes after the other, and its marks stand where they should. */
static void
test_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) later = add_edition (fixture, "later.xml");
  g_autoptr (GPtrArray) formers = list (fixture, later);
  g_autoptr (GPtrArray) back = list (fixture, fixture->former);
  g_autoptr (DossierFormer) read = read_former (fixture, fixture->former, later);
  const DossierFormer *former;
  DossierAnnotation *exact;

  g_assert_cmpstr (later->uuid, !=, fixture->former->uuid);
  g_assert_cmpuint (formers->len, ==, 1);
  former = formers->pdata[0];
  g_assert_cmpstr (former->uuid, ==, fixture->former->uuid);
  g_assert_true (former->is_edition);
  g_assert_true (former->is_earlier);
  g_assert_cmpuint (former->n_marks, ==, 3);
  g_assert_cmpuint (back->len, ==, 0);

  g_assert_cmpuint (read->copies->len, ==, 3);
  exact = find_copy (read, "Kyrgyz and Tajik border guards");
  assert_state (exact, DOSSIER_ANCHOR_ANCHORED);
  g_assert_cmpstr (exact->document, ==, later->uuid);
  g_assert_cmpstr (DOSSIER_ITEM (exact)->id, !=, fixture->exact);
  assert_state (find_copy (read, "served Russia’s influence"), DOSSIER_ANCHOR_MOVED);
  assert_state (find_copy (read, "suggests a fault"), DOSSIER_ANCHOR_ORPHAN);
}

/* A text about something else is listed, for who knows better, but is no edition. */
static void
test_other_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) other = sample_long_document ("other", 40);
  g_autoptr (GPtrArray) formers = NULL;

  write_document (fixture, other);
  formers = list (fixture, other);
  g_assert_cmpuint (formers->len, ==, 1);
  g_assert_false (((DossierFormer *) formers->pdata[0])->is_edition);
}

/* What was carried is not offered again, also not the other way round or over a third; what the
 * reader took out stays out; and when all is undone, all is offered again. */
static void
test_known_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) second = add_edition (fixture, "second.xml");
  g_autoptr (DossierDocument) third = add_edition (fixture, "third.xml");
  g_autoptr (DossierFormer) read = read_former (fixture, fixture->former, second);
  g_autoptr (DossierFormer) over = NULL;
  g_autoptr (DossierFormer) rest = NULL;
  DossierAnnotation *exact = find_copy (read, "Kyrgyz and Tajik border guards");
  DossierAnnotation *moved = find_copy (read, "served Russia’s influence");

  write_annotation (fixture, exact);
  rest = read_former (fixture, fixture->former, second);
  g_assert_cmpuint (rest->copies->len, ==, 2);
  {
    g_autoptr (GPtrArray) back = list (fixture, fixture->former);

    g_assert_cmpuint (back->len, ==, 0);
  }

  over = read_former (fixture, second, third);
  g_assert_cmpuint (over->copies->len, ==, 1);
  write_annotation (fixture, over->copies->pdata[0]);
  {
    g_autoptr (GPtrArray) formers = list (fixture, third);

    g_assert_cmpuint (formers->len, ==, 1);
    g_assert_cmpuint (((DossierFormer *) formers->pdata[0])->n_marks, ==, 2);
  }

  write_annotation (fixture, moved);
  moved->deleted = g_get_real_time ();
  write_annotation (fixture, moved);
  {
    g_autoptr (GPtrArray) formers = list (fixture, second);

    g_assert_cmpuint (formers->len, ==, 1);
    g_assert_cmpuint (((DossierFormer *) formers->pdata[0])->n_marks, ==, 1);
  }
  exact->deleted = g_get_real_time ();
  write_annotation (fixture, exact);
  {
    g_autoptr (DossierFormer) again = read_former (fixture, fixture->former, second);

    g_assert_cmpuint (again->copies->len, ==, 3);
  }
}

/* A note on a person is on the same person there, whatever the other file calls her; on what is not
 * there it is lost. A speaker who is not there keeps the name. */
static void
test_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (fixture->source);
  g_autoptr (DossierAnnotation) on_person = dossier_annotation_new (fixture->former->uuid);
  g_autoptr (DossierAnnotation) on_nothing = dossier_annotation_new (fixture->former->uuid);
  g_autoptr (DossierAnnotation) on_all = dossier_annotation_new (fixture->former->uuid);
  g_autoptr (DossierDocument) later = NULL;
  g_autoptr (DossierFormer) read = NULL;
  const char *states[] = { "anchored", "orphan", "anchored" };
  DossierAnnotation *notes[] = { on_person, on_nothing, on_all };

  on_person->target = g_strdup ("lavrov");
  on_nothing->target = g_strdup ("no-such-record");
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      notes[i]->note = g_strdup_printf ("Note %u", i);
      write_annotation (fixture, notes[i]);
    }
  replace (text, "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020aa", "5f0c7f0e-6d0b-4c8e-9f5a-c5700f2020ab");
  g_string_replace (text, "\"lavrov\"", "\"p17\"", 0);
  g_string_replace (text, "#lavrov", "#p17", 0);
  later = read_file (fixture, "renamed.xml", text->str);
  write_document (fixture, later);
  read = read_former (fixture, fixture->former, later);
  g_assert_cmpuint (read->copies->len, ==, 6);
  for (guint i = 0; i < read->copies->len; i++)
    {
      DossierAnnotation *copy = read->copies->pdata[i];
      guint n = copy->note != NULL ? (guint) (copy->note[5] - '0') : 0;

      if (copy->note == NULL)
        continue;
      g_assert_cmpstr (dossier_anchor_state_to_string (copy->state), ==, states[n]);
      if (n == 0)
        g_assert_cmpstr (copy->target, ==, "p17");
    }
}

static void
test_titles (void)
{
  g_assert_cmpfloat (dossier_titles_compare ("The Treaty", "the  tréaty"), ==, 1);
  g_assert_cmpfloat (dossier_titles_compare ("The Treaty of 1992", "Annual Report"), ==, 0);
  g_assert_cmpfloat (dossier_titles_compare ("", ""), ==, 0);
  g_assert_cmpfloat (dossier_titles_compare ("One Two", "One Three"), ==, 0.5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store/formers/found", test_found);
  ADD ("/store/formers/other-text", test_other_text);
  ADD ("/store/formers/known-again", test_known_again);
  ADD ("/store/formers/records", test_records);
  g_test_add_func ("/store/formers/titles", test_titles);

  return g_test_run ();
}
