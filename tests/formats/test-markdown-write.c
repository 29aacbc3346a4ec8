/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each preset makes of a document, read by parsers that are not ours. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "formats/markdown/identity.h"
#include "formats/markdown/write.h"
#include "markdown-sample.h"
#include "read-markdown.h"
#include "read-yaml.h"

static const char *const presets[] = { "plain", "obsidian", "logseq", "pandoc" };

static char *
write_as (DossierDocument *document, DossierMarkdownWhat what, const char *preset)
{
  g_autoptr (DossierExcerpt) excerpt = dossier_excerpt_new (document);
  g_autoptr (GError) error = NULL;
  char *text = dossier_markdown_write (excerpt, what, preset, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "\n"));
  return text;
}

/* The head as libyaml reads it, and what is behind it. */
static JsonNode *
read_head (const char *text, const char **body)
{
  g_autofree char *yaml = take_front_matter (text, body);
  g_autofree char *error = NULL;
  JsonNode *head;

  g_assert_nonnull (yaml);
  head = read_yaml (yaml, &error);
  if (head == NULL)
    g_test_message ("%s:\n%s", error, yaml);
  g_assert_nonnull (head);
  return head;
}

/* In Logseq's way: the lines up to the first empty one. */
static const char *
skip_properties (const char *text)
{
  const char *end = strstr (text, "\n\n");

  g_assert_nonnull (end);
  return end + 2;
}

static void
assert_keys_are_ours (JsonNode *head)
{
  g_autoptr (GList) keys = json_object_get_members (json_node_get_object (head));

  for (GList *l = keys; l != NULL; l = l->next)
    g_assert_true (g_strv_contains (dossier_markdown_front_matter_keys (), l->data));
}

/* Headings as deep as the sections; quotations in their order; evidence; tables. */
static void
test_structure (void)
{
  g_autoptr (DossierDocument) document = make_sample ("Title", "Some words of the text.");
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *note = make_sample_note (document, 0, 1, 10, 1);
  g_autofree char *block = NULL;

  note->note = g_strdup ("My *own*\ntext.");
  dossier_annotation_add_tag (note, "model acts");
  g_ptr_array_add (notes, note);
  block = dossier_markdown_block_id (document, DOSSIER_ITEM (note));
  set_sample_notes (document, notes);
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      gboolean logseq = g_str_equal (presets[i], "logseq");
      gboolean pandoc = g_str_equal (presets[i], "pandoc");
      g_autofree char *text = write_as (document, DOSSIER_MARKDOWN_EVERYTHING, presets[i]);
      g_autoptr (JsonNode) head = NULL;
      g_autoptr (ReadMarkdown) read = NULL;
      const char *body = NULL;

      if (!logseq)
        {
          head = read_head (text, &body);
          assert_keys_are_ours (head);
          g_assert_cmpstr (json_object_get_string_member (json_node_get_object (head), "dossier"),
                           ==, "dossier://5f0c7f0e-6d0b-4c8e-9f5a-000000000001");
        }
      else
        body = skip_properties (text);
      assert_sound_markdown (body, logseq || pandoc ? 2 : 1);
      read = read_markdown (body);
      g_assert_true (
        g_ptr_array_find_with_equal_func (read->headings, "## Title", g_str_equal, NULL));
      g_assert_true (
        g_ptr_array_find_with_equal_func (read->headings, "### Title", g_str_equal, NULL));
      g_assert_cmpuint (read->quotes->len, ==, 2);
      g_assert_nonnull (strstr (read->quotes->pdata[0], "Some words\nSome words"));
      g_assert_nonnull (strstr (read->quotes->pdata[1], "“Some words of the text.”"));
      g_assert_nonnull (strstr (text, logseq ? DOSSIER_ITEM (note)->id : block));
      g_assert_nonnull (strstr (text, logseq ? "#[[model acts]]" : "#model-acts"));
      g_assert_true (g_ptr_array_find_with_equal_func (
        read->links,
        "dossier://5f0c7f0e-6d0b-4c8e-9f5a-000000000001/p1?note=5f0c7f0e-6d0b-4c8e-9f5a-"
        "000000000101",
        g_str_equal, NULL));
      g_assert_cmpuint (read->n_references, ==, logseq ? 0 : 1);
      g_assert_cmpuint (read->footnotes->len, ==, logseq ? 0 : 1);
      if (!logseq)
        {
          g_assert_nonnull (strstr (read->footnotes->pdata[0], "A. Speaker, Office, May 2020"));
          g_assert_nonnull (strstr (read->footnotes->pdata[0], "Some words of the text."));
          g_assert_cmpuint (read->n_rows, ==, 1);
          g_assert_cmpuint (read->n_columns, ==, 7);
          g_assert_nonnull (strstr (body, "\n\nMy *own*\ntext.\n"));
        }
      g_assert_null (strchr (text, '\\'));
    }
}

/* What titles and passages may hold. */
static const char *const hostile[] = {
  "# A: \"B\" - 'c' #d [e](f) *g* _h_ <i> &amp; `j` | k\\",
  "- yes",
  "1. No",
  "[^q1]: x",
  "---",
  "> quote",
  "| a | b |",
  "![x](y) [[z]] ==m== %%c%% #t $a$ ^x^ ~y~ {{n}} ((o)) @p p:: q",
  "ОДКБ: «В поисках смысла»",
  "منظمة معاهدة الأمن الجماعي: بحثًا عن مبرر",
  "😀 \"emoji\"",
  "true",
  "2020-05-26",
  "x\001y",
  "</script><!-- a -->",
  "Was it so!",
};

/* Whatever a title or a passage holds, it is read as that, and nothing around it changes. */
static void
test_hostile (void)
{
  for (guint n = 0; n < G_N_ELEMENTS (hostile); n++)
    for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
      {
        g_autoptr (DossierDocument) document = make_sample (hostile[n], hostile[n]);
        GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
        g_autofree char *text = NULL;
        g_autofree char *heading = g_strconcat ("## ", hostile[n], NULL);
        g_autoptr (JsonNode) head = NULL;
        g_autoptr (ReadMarkdown) read = NULL;
        const char *body = NULL;

        g_ptr_array_add (notes, make_sample_note (document, 0, 0,
                                                  (guint) g_utf8_strlen (hostile[n], -1), 1));
        set_sample_notes (document, notes);
        text = write_as (document, DOSSIER_MARKDOWN_EVERYTHING, presets[i]);
        if (g_str_equal (presets[i], "logseq"))
          body = skip_properties (text);
        else
          {
            head = read_head (text, &body);
            if (!g_str_equal (presets[i], "pandoc")) /* there it is Markdown */
              g_assert_cmpstr (json_object_get_string_member (json_node_get_object (head), "title"),
                               ==, hostile[n]);
          }
        assert_sound_markdown (body, i < 2 ? 1 : 2);
        read = read_markdown (body);
        if (!g_ptr_array_find_with_equal_func (read->headings, heading, g_str_equal, NULL))
          g_test_message ("%s as %s:\n%s", hostile[n], presets[i], text);
        g_assert_true (
          g_ptr_array_find_with_equal_func (read->headings, heading, g_str_equal, NULL));
        g_assert_cmpuint (read->quotes->len, ==, 2);
        g_assert_nonnull (strstr (read->quotes->pdata[0], hostile[n]));
        g_assert_nonnull (strstr (read->quotes->pdata[1], hostile[n]));
      }
}

/* Pandoc takes them without a word, and resolves what is cited. */
static void
test_pandoc (void)
{
  g_autofree char *program = g_find_program_in_path ("pandoc");

  if (program == NULL)
    {
      g_test_skip ("pandoc is not installed");
      return;
    }
  for (guint n = 0; n < G_N_ELEMENTS (hostile); n++)
    {
      g_autoptr (DossierDocument) document = make_sample (hostile[n], hostile[n]);
      g_autofree char *text = write_as (document, DOSSIER_MARKDOWN_EVERYTHING, "pandoc");
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) pandoc =
        g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                            G_SUBPROCESS_FLAGS_STDERR_PIPE,
                          &error, program, "--citeproc", "--fail-if-warnings", "--from", "markdown",
                          "--to", "html", NULL);
      g_autofree char *html = NULL;
      g_autofree char *complaints = NULL;

      g_assert_no_error (error);
      g_subprocess_communicate_utf8 (pandoc, text, NULL, &html, &complaints, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (complaints, ==, "");
      g_assert_true (g_subprocess_get_successful (pandoc));
      g_assert_nonnull (strstr (html, "class=\"citation\""));
      g_assert_nonnull (strstr (html, "<blockquote>"));
      g_assert_null (strstr (html, "<em>"));
    }
}

/* A footnote in a note keeps its name, and the evidence is not taken for it. */
static void
test_own_footnote (void)
{
  g_autoptr (DossierDocument) document = make_sample ("Title", "Some words of the text.");
  g_autofree char *before = write_as (document, DOSSIER_MARKDOWN_EVERYTHING, "plain");
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *note = make_sample_note (document, 0, 0, 4, 1);
  g_autofree char *after = NULL;

  g_assert_nonnull (strstr (before, "[^q1]: A. Speaker"));
  note->note = g_strdup ("Mine.[^Q1]\n\n[^Q1]: My source.");
  g_ptr_array_add (notes, note);
  set_sample_notes (document, notes);
  after = write_as (document, DOSSIER_MARKDOWN_EVERYTHING, "plain");
  g_assert_nonnull (strstr (after, "\n[^Q1]: My source.\n"));
  g_assert_nonnull (strstr (after, "text.”[^q1-]\n"));
  g_assert_nonnull (strstr (after, "\n[^q1-]: A. Speaker"));
}

/* The person's text is there byte for byte, and what comes after it is not swallowed. */
static void
test_notes_are_kept (void)
{
  static const char *const texts[] = {
    "plain",
    "  indented\n\n\n\nfar  \n",
    "# Heading\n\ntext",
    "- a\n  - b\n\n1. c",
    "```\nopen",
    "~~~\nx",
    "<!-- open",
    "> quote\nlazy",
    "\\* not \\_ ours",
    "| a |\n|---|",
    "* * *",
    "русский\r\nтекст",
    "[^1] and [x]",
    "tab\there",
    "\n\nbegins",
  };

  for (guint n = 0; n < G_N_ELEMENTS (texts); n++)
    for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
      {
        g_autoptr (DossierDocument) document = make_sample ("Title", "Some words of the text.");
        GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
        DossierAnnotation *note = make_sample_note (document, 0, 0, 4, 1);
        g_autofree char *text = NULL;
        g_autoptr (ReadMarkdown) read = NULL;

        note->note = g_strdup (texts[n]);
        g_ptr_array_add (notes, note);
        set_sample_notes (document, notes);
        text = write_as (document, DOSSIER_MARKDOWN_EVERYTHING, presets[i]);
        if (!g_str_equal (presets[i], "logseq"))
          g_assert_nonnull (strstr (text, texts[n]));
        else
          {
            g_auto (GStrv) lines = g_strsplit (texts[n], "\n", -1);

            for (guint line = 0; lines[line] != NULL; line++)
              g_assert_nonnull (strstr (text, lines[line]));
          }
        read = read_markdown (text);
        g_assert_true (
          g_ptr_array_find_with_equal_func (read->headings, "## Sources", g_str_equal, NULL));
      }
}

/* Notes on a record, on the document, and those whose words are gone. */
static void
test_other_notes (void)
{
  g_autoptr (DossierDocument) document = make_sample ("Title", "Some words of the text.");
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *on_event = make_sample_note (document, 1, 0, 0, 1);
  DossierAnnotation *on_all = make_sample_note (document, 1, 0, 0, 2);
  DossierAnnotation *lost = make_sample_note (document, 0, 0, 4, 3);
  DossierAnchor *anchor = lost->anchors->pdata[0];

  on_event->target = g_strdup ("e1");
  on_event->note = g_strdup ("About the event.");
  on_all->note = g_strdup ("About all of it.");
  lost->note = g_strdup ("About what is gone.");
  anchor->found = -1;
  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  g_ptr_array_add (notes, on_event);
  g_ptr_array_add (notes, on_all);
  g_ptr_array_add (notes, lost);
  set_sample_notes (document, notes);
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autofree char *text = write_as (document, DOSSIER_MARKDOWN_NOTES, presets[i]);
      const char *all = strstr (text, "About all of it.");
      const char *heading = strstr (text, "## Title");
      const char *event = strstr (text, "About the event.");
      const char *gone = strstr (text, "## Notes whose words are not in the text any more");

      g_assert_nonnull (all);
      g_assert_nonnull (heading);
      g_assert_nonnull (event);
      g_assert_nonnull (gone);
      g_assert_true (all < heading && heading < event && event < gone);
      g_assert_nonnull (strstr (text, "on Title"));
      g_assert_nonnull (strstr (text, "on the document as a whole"));
      g_assert_nonnull (strstr (gone, "> Some"));
      g_assert_nonnull (strstr (gone, "About what is gone."));
    }
}

/* What the reader says stands there is said. */
static void
test_marks (void)
{
  g_autoptr (DossierDocument) document = make_sample ("Title", "Some words of the text.");
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotation *event = make_sample_note (document, 0, 0, 4, 1);
  DossierAnnotation *quote = make_sample_note (document, 1, 1, 4, 2);

  event->mark = dossier_reader_mark_new (DOSSIER_KIND_EVENT);
  event->mark->name = g_strdup ("A *meeting*");
  event->mark->date = dossier_date_new ("2020-05-26", NULL, NULL);
  quote->mark = dossier_reader_mark_new (DOSSIER_KIND_QUOTE);
  quote->mark->who_name = g_strdup ("Somebody");
  g_ptr_array_add (notes, event);
  g_ptr_array_add (notes, quote);
  set_sample_notes (document, notes);
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autofree char *text = write_as (document, DOSSIER_MARKDOWN_NOTES, presets[i]);

      g_assert_nonnull (strstr (text, "marked as an event: A \\*meeting\\*, 26 May 2020"));
      g_assert_nonnull (strstr (text, "marked as a quote: Somebody"));
    }
}

/* A quote that a highlight shows is not shown once more. */
static void
test_no_doubles (void)
{
  g_autoptr (DossierDocument) document = make_sample ("Title", "Some words of the text.");
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;
  g_autoptr (ReadMarkdown) read = NULL;

  g_ptr_array_add (notes, make_sample_note (document, 2, 2, 23, 1));
  set_sample_notes (document, notes);
  text = write_as (document, DOSSIER_MARKDOWN_EVERYTHING, "plain");
  read = read_markdown (text);
  g_assert_cmpuint (read->quotes->len, ==, 1);
  g_assert_cmpuint (read->footnotes->len, ==, 1);
}

static void
test_what (void)
{
  static const struct
  {
    const char *what;
    const char *in;
    const char *out;
  } cases[] = {
    { "quotes", "A. Speaker", "## Sources" },
    { "commitments", "## Said and done", "A. Speaker" },
    { "events", "## Events", "## Said and done" },
    { "notes , sources", "## Sources", "## Events" },
    { "all", "## Events", "nothing at all" },
  };
  g_autoptr (DossierDocument) document = make_sample ("Title", "Some words of the text.");
  DossierMarkdownWhat what;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (dossier_markdown_what_from_string (cases[i].what, &what));
      text = write_as (document, what, "plain");
      g_assert_nonnull (strstr (text, cases[i].in));
      g_assert_null (strstr (text, cases[i].out));
    }
  g_assert_false (dossier_markdown_what_from_string ("", &what));
  g_assert_false (dossier_markdown_what_from_string ("notes,people", &what));
}

/* The same in, the same out; each block once, under a name of its own. */
static void
test_many (void)
{
  g_autoptr (DossierDocument) document = make_sample ("Title", "Some words of the text.");
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) id = g_regex_new ("\\^(n-[0-9a-z]+)$", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (guint i = 0; i < 2000; i++)
    {
      DossierAnnotation *note = make_sample_note (document, i % 6, i % 6, 1 + i % 20, i);

      note->note = g_strdup_printf ("Note %u.", i);
      g_ptr_array_add (notes, note);
    }
  set_sample_notes (document, notes);
  first = write_as (document, DOSSIER_MARKDOWN_EVERYTHING, "plain");
  second = write_as (document, DOSSIER_MARKDOWN_EVERYTHING, "plain");
  g_assert_cmpstr (first, ==, second);
  g_regex_match (id, first, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    g_assert_true (g_hash_table_add (seen, g_match_info_fetch (match, 1)));
  g_assert_cmpuint (g_hash_table_size (seen), ==, 2000);
  assert_sound_markdown (strstr (first, "\n---\n") + 5, 1);
}

static void
test_dialects (void)
{
  g_assert_cmpint (dossier_markdown_get_dialect ("{{! dialect: logseq }}\nx"), ==,
                   DOSSIER_MARKDOWN_LOGSEQ);
  g_assert_cmpint (dossier_markdown_get_dialect ("x {{! dialect: logseq }}"), ==,
                   DOSSIER_MARKDOWN_PLAIN);
  g_assert_cmpint (dossier_markdown_get_dialect ("{{!dialect:pandoc}}"), ==,
                   DOSSIER_MARKDOWN_PANDOC);
  g_assert_cmpint (dossier_markdown_get_dialect (""), ==, DOSSIER_MARKDOWN_PLAIN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/formats/markdown/write/structure", test_structure);
  g_test_add_func ("/formats/markdown/write/hostile", test_hostile);
  g_test_add_func ("/formats/markdown/write/pandoc", test_pandoc);
  g_test_add_func ("/formats/markdown/write/notes-are-kept", test_notes_are_kept);
  g_test_add_func ("/formats/markdown/write/own-footnote", test_own_footnote);
  g_test_add_func ("/formats/markdown/write/other-notes", test_other_notes);
  g_test_add_func ("/formats/markdown/write/marks", test_marks);
  g_test_add_func ("/formats/markdown/write/no-doubles", test_no_doubles);
  g_test_add_func ("/formats/markdown/write/what", test_what);
  g_test_add_func ("/formats/markdown/write/many", test_many);
  g_test_add_func ("/formats/markdown/write/dialects", test_dialects);
  return g_test_run ();
}
