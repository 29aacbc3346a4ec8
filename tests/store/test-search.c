/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found in the library, where, and that the index follows all that is written. */
#include "store/library.h"
#include "text/words.h"

typedef SampleLibrary Fixture;

/* Takes @document. */
static void
write_document (Fixture *self, DossierDocument *document)
{
  sample_library_write (self, document);
  g_object_unref (document);
}

/* A document of one paragraph. */
static DossierDocument *
make_document (const char *seed, const char *language, const char *text)
{
  DossierDocument *document = dossier_document_new ();
  g_autofree char *content = g_strconcat (seed, text, NULL);

  document->uuid = dossier_uuid_from_name (seed);
  document->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  document->kind = g_strdup ("tei");
  document->title = g_strdup (seed);
  document->language = g_strdup (language);
  dossier_document_take (document, dossier_passage_new ("p1", DOSSIER_PASSAGE_PARAGRAPH, text));
  dossier_document_finish (document);
  return document;
}

static DossierFindings *
search (Fixture *self, const DossierSearch *wanted)
{
  g_autoptr (GError) error = NULL;
  DossierFindings *findings = dossier_store_search (self->store, wanted, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (findings);
  return findings;
}

static DossierFindings *
find (Fixture *self, const char *typed)
{
  DossierSearch wanted = { .typed = typed, .limit = 50 };

  return search (self, &wanted);
}

static guint
count (Fixture *self, const char *typed)
{
  g_autoptr (DossierFindings) findings = find (self, typed);

  g_assert_cmpuint (findings->hits->len, ==, findings->total);
  return findings->total;
}

/* All kinds, each with the place to go to. */
static void
test_kinds (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    DossierHitKind kind;
    const char *item;
    const char *passage;
  } cases[] = {
    { "subtitle", DOSSIER_HIT_TITLE, NULL, NULL },
    { "author", DOSSIER_HIT_TITLE, NULL, NULL },
    { "beginning", DOSSIER_HIT_SECTION, "s1", "h1" },
    { "stanislau", DOSSIER_HIT_PERSON, "zas", "p1" },
    { "alliance", DOSSIER_HIT_ORGANISATION, "CSTO", NULL },
    { "bishkek", DOSSIER_HIT_PLACE, "bishkek", "p1" },
    { "bishkek", DOSSIER_HIT_PASSAGE, "p1", "p1" },
    { "слова", DOSSIER_HIT_PASSAGE, "u1", "u1" }, /* of another language than the document */
    { "mutual", DOSSIER_HIT_QUOTE, "q1", "p1" },
    { "sessions", DOSSIER_HIT_EVENT, "e1", "p1" },
    { "adopting", DOSSIER_HIT_COMMITMENT, "c1", "p1" },
    { "newspapers", DOSSIER_HIT_SOURCE, "b1", "p1" },
  };

  write_document (self, sample_document ("a"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierFindings) findings = find (self, cases[i].typed);
      gboolean found = FALSE;

      for (guint j = 0; j < findings->hits->len; j++)
        {
          const DossierHit *hit = findings->hits->pdata[j];

          g_test_message ("%s: %s %s %s: %s", cases[i].typed,
                          dossier_hit_kind_to_string (hit->kind), hit->item, hit->passage,
                          hit->snippet);
          g_assert_cmpuint (hit->marks->len, >, 0);
          g_assert_cmpint (hit->passage != NULL, ==, hit->place >= 0);
          if (hit->kind != cases[i].kind)
            continue;
          found = TRUE;
          g_assert_cmpstr (hit->item, ==, cases[i].item);
          g_assert_cmpstr (hit->passage, ==, cases[i].passage);
        }
      g_assert_true (found);
    }
}

/* In document order, counted by kind and document, with the words marked. */
static void
test_findings (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierFindings) findings = NULL;
  const DossierHit *hit;
  const DossierHitCount *counts;
  g_autofree char *uuid = dossier_uuid_from_name ("two");
  DossierSearch wanted = { .typed = "harbour", .limit = 1 };

  write_document (self, make_document ("one", "en", "The harbours.\nA line"));
  write_document (self, make_document ("two", "en", "No word of it"));
  write_document (self, make_document ("three harbour", "en", "harbour, HARBOUR"));

  findings = search (self, &wanted);
  g_assert_cmpuint (findings->hits->len, ==, 1);
  g_assert_cmpuint (findings->total, ==, 3);
  g_assert_false (findings->more);
  g_assert_cmpuint (findings->counts[DOSSIER_HIT_PASSAGE], ==, 2);
  g_assert_cmpuint (findings->counts[DOSSIER_HIT_TITLE], ==, 1);
  g_assert_cmpuint (findings->n_documents, ==, 2);
  g_assert_cmpuint (findings->documents->len, ==, 1);
  counts = findings->documents->pdata[0];
  g_assert_cmpstr (counts->title, ==, "one");
  g_assert_cmpuint (counts->total, ==, 1);
  g_assert_false (counts->more);

  hit = findings->hits->pdata[0];
  g_assert_cmpint (hit->kind, ==, DOSSIER_HIT_PASSAGE);
  g_assert_cmpstr (hit->document, ==, counts->document);
  g_assert_cmpstr (hit->passage, ==, "p1");
  g_assert_cmpint (hit->place, ==, 0);
  g_assert_cmpstr (hit->snippet, ==, "The harbours. · A line");
  g_assert_cmpuint (hit->marks->len, ==, 1);
  g_assert_cmpuint (g_array_index (hit->marks, DossierWordsStretch, 0).start, ==, 4);
  g_assert_cmpuint (g_array_index (hit->marks, DossierWordsStretch, 0).end, ==, 12);
  g_clear_pointer (&findings, dossier_findings_free);

  /* The one with more of it is the better one, wherever it stands. */
  write_document (self, make_document ("four", "en", "One pier among many other words here"));
  write_document (self, make_document ("five", "en", "Pier, pier"));
  wanted = (DossierSearch){
    .typed = "pier", .limit = 1, .ranked = TRUE, .kinds = 1 << DOSSIER_HIT_PASSAGE
  };
  findings = search (self, &wanted);
  g_assert_cmpuint (findings->total, ==, 2);
  hit = findings->hits->pdata[0];
  g_assert_cmpstr (hit->snippet, ==, "Pier, pier");
  g_clear_pointer (&findings, dossier_findings_free);

  wanted = (DossierSearch){ .typed = "harbour", .limit = 9, .document = uuid };
  findings = search (self, &wanted);
  g_assert_cmpuint (findings->total, ==, 0);
  g_clear_pointer (&findings, dossier_findings_free);

  wanted = (DossierSearch){ .typed = "harb", .limit = 9, .flags = DOSSIER_WORDS_TYPING };
  findings = search (self, &wanted);
  g_assert_cmpuint (findings->total, ==, 3);
  g_assert_cmpuint (findings->documents->len, ==, 2);
  counts = findings->documents->pdata[1];
  g_assert_cmpstr (counts->title, ==, "three harbour");
  g_assert_cmpuint (counts->total, ==, 2);
  g_assert_cmpuint (counts->counts[DOSSIER_HIT_TITLE], ==, 1);
}

static void
test_languages (Fixture *self, gconstpointer data)
{
  write_document (self, make_document ("a", "ru", "Стороны Договора, ещё не подписанного"));
  write_document (self, make_document ("b", "de", "Die Häuser der Straße, und sie liefen"));
  write_document (self, make_document ("c", "fr", "Les négociations de l’accord"));
  write_document (self, make_document ("d", "tr", "Kırgızların İstanbul’daki evleri"));
  write_document (self, make_document ("e", "pl", "Łódź nad wodą"));
  write_document (self, make_document ("f", "en", "running Mu\xcc\x88ller; the Договора again"));
  write_document (self, make_document ("g", "zh", "集体安全条约"));

  g_assert_cmpuint (count (self, "договорами"), ==, 2);
  g_assert_cmpuint (count (self, "\"договор\""), ==, 0);
  g_assert_cmpuint (count (self, "договор сторона"), ==, 1);
  g_assert_cmpuint (count (self, "еще"), ==, 1);
  g_assert_cmpuint (count (self, "haus"), ==, 1);
  g_assert_cmpuint (count (self, "hause strassen"), ==, 1);
  g_assert_cmpuint (count (self, "négociation"), ==, 1);
  g_assert_cmpuint (count (self, "NEGOCIATIONS"), ==, 1);
  g_assert_cmpuint (count (self, "kirgiz"), ==, 1);
  g_assert_cmpuint (count (self, "ıstanbul"), ==, 1);
  g_assert_cmpuint (count (self, "evler"), ==, 1);
  g_assert_cmpuint (count (self, "lodz"), ==, 1);
  g_assert_cmpuint (count (self, "muller run"), ==, 1);
  g_assert_cmpuint (count (self, "安全"), ==, 1);
  g_assert_cmpuint (count (self, "全安"), ==, 0);
}

static DossierAnnotation *
annotate (Fixture *self, DossierDocument *document, const char *note, const char *tag)
{
  DossierAnnotation *annotation = dossier_annotation_new (document->uuid);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  annotation->colour = DOSSIER_COLOUR_GREEN;
  annotation->note = g_strdup (note);
  dossier_annotation_add_tag (annotation, tag);
  g_ptr_array_add (annotation->anchors,
                   dossier_anchor_new (dossier_document_get_passage (document, 0), 0, 4));
  g_ptr_array_add (list, annotation);
  g_assert_true (dossier_store_write_annotations (self->store, list, NULL, &error));
  g_assert_no_error (error);
  return annotation;
}

static void
rewrite (Fixture *self, DossierAnnotation *annotation)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (list, annotation);
  g_ptr_array_add (list, annotation); /* twice in one batch does no harm */
  g_assert_true (dossier_store_write_annotations (self->store, list, NULL, &error));
  g_assert_no_error (error);
}

static void
test_notes (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) document = make_document ("a", "en", "Some text to note");
  g_autoptr (DossierAnnotation) annotation = NULL;
  g_autoptr (DossierFindings) findings = NULL;
  const DossierHit *hit;

  /* It waits for its document. */
  annotation = annotate (self, document, "Kept promises; обещания", "model acts");
  g_assert_cmpuint (count (self, "promise"), ==, 0);
  write_document (self, g_object_ref (document));

  findings = find (self, "promise обещание");
  g_assert_cmpuint (findings->total, ==, 1);
  hit = findings->hits->pdata[0];
  g_assert_cmpint (hit->kind, ==, DOSSIER_HIT_NOTE);
  g_assert_cmpstr (hit->item, ==, DOSSIER_ITEM (annotation)->id);
  g_assert_cmpstr (hit->passage, ==, "p1");
  g_assert_cmpuint (count (self, "\"model acts\""), ==, 1);
  g_assert_cmpuint (count (self, "some"), ==, 2); /* the passage and the words marked in it */

  g_free (annotation->note);
  annotation->note = g_strdup ("Other words");
  annotation->mark = dossier_reader_mark_new (DOSSIER_KIND_EVENT);
  annotation->mark->name = g_strdup ("A meeting in Astana");
  rewrite (self, annotation);
  g_assert_cmpuint (count (self, "promise"), ==, 0);
  g_assert_cmpuint (count (self, "other"), ==, 1);
  g_assert_cmpuint (count (self, "astana meetings"), ==, 1);

  annotation->deleted = annotation->created;
  rewrite (self, annotation);
  g_assert_cmpuint (count (self, "other"), ==, 0);
  g_assert_cmpuint (count (self, "acts"), ==, 0);
  annotation->deleted = 0;
  rewrite (self, annotation);
  g_assert_cmpuint (count (self, "other"), ==, 1);

  /* Another edition, which has not the passage. */
  write_document (self, make_document ("a", "en", "Another text"));
  g_assert_cmpuint (count (self, "other"), ==, 1);
  g_assert_cmpuint (count (self, "text"), ==, 1);
  sample_exec (self->path, "PRAGMA foreign_keys = ON; DELETE FROM annotations");
  g_assert_cmpuint (count (self, "other"), ==, 0);
  sample_exec (self->path, "PRAGMA foreign_keys = ON; DELETE FROM documents");
  g_assert_cmpuint (count (self, "text"), ==, 0);
}

/* A damaged index does not keep a note from being written, and is whole after it. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierDocument) document = make_document ("a", "en", "Some text to note");
  g_autoptr (DossierAnnotation) annotation = NULL;

  write_document (self, g_object_ref (document));
  annotation = annotate (self, document, "First words", "tag");
  sample_exec (self->path, "UPDATE search_index_data SET block = x'00ff00ff' WHERE id = 10");
  g_free (annotation->note);
  annotation->note = g_strdup ("Second words");
  rewrite (self, annotation);
  g_assert_cmpuint (count (self, "second"), ==, 1);
  g_assert_cmpuint (count (self, "first"), ==, 0);
  g_assert_cmpuint (count (self, "text"), ==, 1);
}

/* A text may hold anything, and so may what is typed. */
static void
test_odd (Fixture *self, gconstpointer data)
{
  static const char *const typed[] = { "\"",
                                       "\"\"",
                                       "*",
                                       "-",
                                       "--",
                                       "-\"",
                                       "(a)",
                                       "a AND",
                                       "AND a",
                                       "NOT a",
                                       "NEAR (a)",
                                       "a*b",
                                       "a:",
                                       "{a}",
                                       "^a",
                                       "a + b",
                                       "a\tb\n",
                                       "\xff",
                                       "😀",
                                       "\x01",
                                       "\x1f",
                                       "a\x01",
                                       "\x1f"
                                       "en\x1f"
                                       "a",
                                       "'",
                                       ";--",
                                       "\\",
                                       "text : a",
                                       "-a",
                                       "-a -b" };
  g_autofree char *many = g_strnfill (10000, 'a');
  g_autofree char *wide = g_strnfill (10000, '"');
  g_autoptr (GString) words = g_string_new (NULL);

  write_document (self, make_document ("a", "en",
                                       "a \x1f b \x01 c\x1f"
                                       "d 😀 \"quoted\" NEAR"));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *escaped = g_strescape (typed[i], NULL);

      g_test_message ("“%s”", escaped);
      count (self, typed[i]);
    }
  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (words, "w%u ", i);
  g_assert_cmpuint (count (self, many), ==, 0);
  g_assert_cmpuint (count (self, wide), ==, 0);
  g_assert_cmpuint (count (self, words->str), ==, 0);
  g_assert_cmpuint (count (self, "\"quoted near\""), ==, 1);
  g_assert_cmpuint (count (self, "d"), ==, 1);
}

/* Letters, marks and what means something to us or to FTS5, thrown together: the index and the
 * matcher on the text agree. */
static void
test_random (Fixture *self, gconstpointer data)
{
  static const char *const pieces[] = {
    "run",  "running", "runs", "ru", "договор", "договора", "дого", "haus", "häuser",   "straße",
    "ее",   "ё",       " ",    " ",  " ",       " ",        "\"",   "*",    "-",        "(",
    ")",    "AND",     "NEAR", "OR", ":",       "^",        "+",    "😀",    "\xcc\x88", "ł",
    "안녕", "集",      "体",   "'",  "\x01",    "\x1f",     "x-y",  "“",    "”",        "\n",
  };
  static const char *const languages[] = { "en", "ru", "de", "" };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *seed = g_strdup_printf ("text %u", i);

      for (gint n = g_test_rand_int_range (1, 12); n > 0; n--)
        g_string_append_printf (text, "%s ",
                                pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      write_document (self, make_document (seed, languages[i % 3], text->str));
      g_ptr_array_add (texts, g_string_free (g_steal_pointer (&text), FALSE));
    }

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);
      DossierSearch wanted = { .limit = 1000, .kinds = 1 << DOSSIER_HIT_PASSAGE };
      g_autoptr (DossierFindings) findings = NULL;
      g_autofree char *match = NULL;
      g_autofree char *escaped = NULL;
      guint n_matching = 0;

      for (gint n = g_test_rand_int_range (1, 8); n > 0; n--)
        g_string_append (typed, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      wanted.typed = typed->str;
      wanted.flags = g_test_rand_bit () ? DOSSIER_WORDS_TYPING : DOSSIER_WORDS_DEFAULT;
      findings = search (self, &wanted);
      for (guint t = 0; t < texts->len; t++)
        if (dossier_words_match (findings->words, texts->pdata[t], languages[t % 3]))
          n_matching++;
      match = dossier_words_to_match (findings->words);
      if (match == NULL)
        n_matching = 0; /* nothing, or only what must not be there */
      escaped = g_strescape (typed->str, NULL);
      if (findings->total != n_matching)
        g_test_message ("“%s”", escaped);
      g_assert_cmpuint (findings->total, ==, n_matching);
    }
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean *ended = user_data;

  g_assert_null (dossier_store_search_finish (DOSSIER_STORE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *ended = TRUE;
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DossierSearch wanted = { .typed = "a", .limit = 1 };
  gboolean ended = FALSE;

  dossier_store_search_async (self->store, &wanted, cancellable, found_cb, &ended);
  g_cancellable_cancel (cancellable);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/store/search/" path, Fixture, NULL, sample_library_set_up, function,               \
              sample_library_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("kinds", test_kinds);
  ADD ("findings", test_findings);
  ADD ("languages", test_languages);
  ADD ("notes", test_notes);
  ADD ("damaged", test_damaged);
  ADD ("odd", test_odd);
  ADD ("random", test_random);
  ADD ("cancel", test_cancel);

  return g_test_run ();
}
