/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's words stay what they are in Markdown, with no more backslashes than that takes. */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "formats/importer.h"
#include "formats/markdown/escape.h"

#define N_RANDOM 10000

/* @links: bare addresses are links, as they are for all but Pandoc. */
static cmark_node *
parse (const char *markdown, gboolean links)
{
  static const char *const extensions[] = { "table", "strikethrough", "tasklist", "autolink" };
  cmark_parser *parser = cmark_parser_new (CMARK_OPT_FOOTNOTES);
  cmark_node *document;

  cmark_gfm_core_extensions_ensure_registered ();
  for (guint i = 0; i < G_N_ELEMENTS (extensions) - !links; i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (extensions[i]));
  cmark_parser_feed (parser, markdown, strlen (markdown));
  document = cmark_parser_finish (parser);
  cmark_parser_free (parser);
  return document;
}

static gboolean
append_words (GString *words, cmark_node *block)
{
  for (cmark_node *node = cmark_node_first_child (block); node != NULL;
       node = cmark_node_next (node))
    if (cmark_node_get_type (node) == CMARK_NODE_TEXT)
      g_string_append (words, cmark_node_get_literal (node));
    else if (cmark_node_get_type (node) == CMARK_NODE_SOFTBREAK)
      g_string_append_c (words, '\n');
    else if (cmark_node_get_type (node) != CMARK_NODE_LINK || !append_words (words, node))
      return FALSE;
  return TRUE;
}

/* The words within @block, or NULL when there is anything but words and bare addresses. */
static char *
read_words (cmark_node *block)
{
  GString *words = g_string_new (NULL);

  return g_string_free (words, !append_words (words, block));
}

/* Through the only children of @types, to the words. */
static char *
descend (cmark_node *node, const cmark_node_type *types, guint n_types)
{
  for (guint i = 0; i < n_types; i++)
    {
      node = cmark_node_first_child (node);
      if (node == NULL || cmark_node_get_type (node) != types[i] ||
          (i == 0 && cmark_node_next (node) != NULL))
        return NULL;
    }
  return read_words (node);
}

/* What is read where @escaped stands. */
static char *
read_back (const char *escaped, DossierMarkdownDialect dialect, DossierMarkdownPlace place)
{
  static const cmark_node_type quoted[] = { CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_PARAGRAPH };
  static const cmark_node_type item[] = { CMARK_NODE_LIST, CMARK_NODE_ITEM, CMARK_NODE_PARAGRAPH };
  static const cmark_node_type heading[] = { CMARK_NODE_HEADING };
  static const cmark_node_type paragraph[] = { CMARK_NODE_PARAGRAPH };
  static const cmark_node_type link[] = { CMARK_NODE_PARAGRAPH, CMARK_NODE_LINK };
  g_autoptr (GString) markdown = g_string_new (escaped);
  cmark_node *document;
  char *words = NULL;

  switch (place)
    {
    case DOSSIER_MARKDOWN_PARAGRAPH:
      g_string_replace (markdown, "\n", "\n> ", 0);
      g_string_prepend (markdown, "> ");
      break;
    case DOSSIER_MARKDOWN_HEADING:
      g_string_prepend (markdown, "### ");
      break;
    case DOSSIER_MARKDOWN_LINE:
      g_string_prepend (markdown, "- ");
      break;
    case DOSSIER_MARKDOWN_INLINE:
      g_string_prepend (markdown, "before ");
      break;
    case DOSSIER_MARKDOWN_LABEL:
      g_string_prepend (markdown, "[");
      g_string_append (markdown, "](https://example.org)");
      break;
    case DOSSIER_MARKDOWN_CELL:
    default:
      g_string_prepend (markdown, "| a | b |\n|---|---|\n| x | ");
      g_string_append (markdown, " |");
      break;
    }
  document = parse (markdown->str, dialect != DOSSIER_MARKDOWN_PANDOC);
  if (place == DOSSIER_MARKDOWN_PARAGRAPH)
    words = descend (document, quoted, 2);
  else if (place == DOSSIER_MARKDOWN_LINE)
    words = descend (document, item, 3);
  else if (place == DOSSIER_MARKDOWN_HEADING)
    words = descend (document, heading, 1);
  else if (place == DOSSIER_MARKDOWN_LABEL)
    words = descend (document, link, 2);
  else if (place == DOSSIER_MARKDOWN_INLINE)
    {
      words = descend (document, paragraph, 1);
      if (words != NULL && g_str_has_prefix (words, "before "))
        memmove (words, words + 7, strlen (words + 7) + 1);
    }
  else if (cmark_node_first_child (document) != NULL)
    {
      cmark_node *row = cmark_node_last_child (cmark_node_first_child (document));

      if (row != NULL && cmark_node_last_child (row) != NULL)
        words = read_words (cmark_node_last_child (row));
    }
  cmark_node_free (document);
  return words;
}

static void
assert_kept (const char *text, DossierMarkdownDialect dialect, DossierMarkdownPlace place)
{
  g_autofree char *escaped = dossier_markdown_escape (text, dialect, place);
  g_autofree char *words = read_back (escaped, dialect, place);

  if (g_strcmp0 (words, text) != 0)
    g_test_message ("dialect %d, place %d: “%s” escaped as “%s”", dialect, place, text, escaped);
  g_assert_cmpstr (words, ==, text);
}

/* A text that has only the white space that Markdown keeps. */
static char *
make_text (GRand *rand, gboolean lines)
{
  static const char *const parts[] = {
    "*",    "**",      "_",    "__",         "`",
    "``",   "~",       "~~",   "[",          "]",
    "](",   "[^",      "^",    "![",         "(",
    ")",    "<",       ">",    "<b>",        "</",
    "<!--", "<a@b.c>", "&",    "&amp;",      "&#35;",
    "\\",   "|",       "#",    "##",         "-",
    "--",   "---",     "+",    "=",          "==",
    "%%",   "[[",      "]]",   "((",         "))",
    "{{",   "}}",      "$",    "@x",         ":",
    "::",   "!",       "1.",   "12)",        "word",
    "a",    "é",       "Ж",    "“",          "”",
    "…",    "x:",      "9",    " ",          " ",
    " ",    "  ",      ".",    ",",          "#tag",
    "{",    "}",       "e.g.", "snake_case", "2*3",
    "[x]",  "[ ]",     "\"",   "'",          "https://e.org/_a_b ",
    "😀",
  };
  GString *text = g_string_new (NULL);
  g_auto (GStrv) split = NULL;

  for (int n = g_rand_int_range (rand, 1, 14); n > 0; n--)
    g_string_append (text, lines && g_rand_int_range (rand, 0, 12) == 0
                             ? "\n"
                             : parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
  split = g_strsplit (text->str, "\n", -1);
  g_string_truncate (text, 0);
  for (guint i = 0; split[i] != NULL; i++)
    if (*g_strstrip (split[i]) != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", split[i]);
  if (text->len == 0)
    g_string_append (text, "x");
  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      DossierMarkdownDialect dialect = g_rand_int_range (rand, 0, DOSSIER_N_MARKDOWN_DIALECTS);
      DossierMarkdownPlace place = g_rand_int_range (rand, 0, DOSSIER_MARKDOWN_CELL + 1);
      g_autofree char *text = make_text (rand, place == DOSSIER_MARKDOWN_PARAGRAPH);

      assert_kept (text, dialect, place);
    }
}

/* Taking any backslash away changes what is read, so none is there for nothing. */
static void
test_needed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint i = 0; i < N_RANDOM / 10; i++)
    {
      g_autofree char *text = make_text (rand, TRUE);
      g_autofree char *escaped =
        dossier_markdown_escape (text, DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH);

      /* of a footnote or a callout the parser cannot know */
      if (strstr (text, "[^") != NULL || g_str_has_prefix (text, "[!"))
        continue;
      for (char *p = strchr (escaped, '\\'); p != NULL; p = strchr (p + 1, '\\'))
        {
          g_autoptr (GString) without = g_string_new (escaped);
          g_autofree char *words = NULL;
          g_autofree char *next = NULL;
          g_autofree char *expected = g_strconcat (text, "[", NULL);

          g_string_erase (without, p - escaped, 1);
          words = read_back (without->str, DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH);
          g_string_append_c (without, '[');
          next = read_back (without->str, DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH);
          if (g_strcmp0 (words, text) == 0 && g_strcmp0 (next, expected) == 0)
            g_test_message ("“%s” escaped as “%s”", text, escaped);
          g_assert_false (g_strcmp0 (words, text) == 0 && g_strcmp0 (next, expected) == 0);
        }
    }
}

typedef struct
{
  DossierMarkdownDialect dialect;
  DossierMarkdownPlace place;
  const char *text;
  const char *escaped;
} Case;

static void
test_cases (void)
{
  static const Case cases[] = {
    /* what people write */
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "snake_case, 2 * 3 * 4, a [sic] b",
      NULL },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "AT&T, 5 < 6 > 4, C# and #1, ~500",
      NULL },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "a|b – “c” (d) [1] 100% {e} $5 x^2",
      NULL },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "https://e.org/a_b_c?d=e&f=g#h", NULL },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "#tag", NULL },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "see https://e.org/_a_*b*c", NULL },
    { DOSSIER_MARKDOWN_OBSIDIAN, DOSSIER_MARKDOWN_INLINE, "see https://e.org/_a_/b*c", NULL },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "C:\\Users\\me", NULL },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "1993 was a year.", NULL },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "a note* and its mark", NULL },
    { DOSSIER_MARKDOWN_OBSIDIAN, DOSSIER_MARKDOWN_PARAGRAPH, "C#, #1, a == b, 5% [x] $5 and $6",
      NULL },
    { DOSSIER_MARKDOWN_LOGSEQ, DOSSIER_MARKDOWN_PARAGRAPH, "at 10:30, std::string, (a) [b]", NULL },
    { DOSSIER_MARKDOWN_PANDOC, DOSSIER_MARKDOWN_PARAGRAPH, "me@example.org, B. Russell, x^2, ~5",
      NULL },
    /* what would be markup */
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "# no heading", "\\# no heading" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "1993. A year", "1993\\. A year" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "- no list", "\\- no list" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "> no quote", "\\> no quote" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "a *b* c", "a \\*b* c" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "[a](b)", "\\[a](b)" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "see [^1]", "see \\[^1]" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "[!note] x", "\\[!note] x" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "a <b> c", "a \\<b> c" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "&copy; x", "\\&copy; x" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_PARAGRAPH, "one\n---", "one\n\\---" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_HEADING, "C #", "C \\#" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_HEADING, "1. One", "1. One" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_CELL, "a|b\nc", "a\\|b c" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_LABEL, "a [b", "a \\[b" },
    { DOSSIER_MARKDOWN_PLAIN, DOSSIER_MARKDOWN_LABEL, "a [b]", "a [b]" },
    { DOSSIER_MARKDOWN_OBSIDIAN, DOSSIER_MARKDOWN_PARAGRAPH, "a [[b]]", "a [\\[b]]" },
    { DOSSIER_MARKDOWN_OBSIDIAN, DOSSIER_MARKDOWN_PARAGRAPH, "a ==b==", "a =\\=b==" },
    { DOSSIER_MARKDOWN_OBSIDIAN, DOSSIER_MARKDOWN_PARAGRAPH, "100 %% x", "100 %\\% x" },
    { DOSSIER_MARKDOWN_OBSIDIAN, DOSSIER_MARKDOWN_PARAGRAPH, "a #tag b", "a \\#tag b" },
    { DOSSIER_MARKDOWN_OBSIDIAN, DOSSIER_MARKDOWN_PARAGRAPH, "$x$", "\\$x$" },
    { DOSSIER_MARKDOWN_OBSIDIAN, DOSSIER_MARKDOWN_PARAGRAPH, "end ^name", "end \\^name" },
    { DOSSIER_MARKDOWN_LOGSEQ, DOSSIER_MARKDOWN_PARAGRAPH, "note:: x", "note:\\: x" },
    { DOSSIER_MARKDOWN_LOGSEQ, DOSSIER_MARKDOWN_PARAGRAPH, "a ((b))", "a (\\(b))" },
    { DOSSIER_MARKDOWN_PANDOC, DOSSIER_MARKDOWN_PARAGRAPH, "see @zas", "see \\@zas" },
    { DOSSIER_MARKDOWN_PANDOC, DOSSIER_MARKDOWN_PARAGRAPH, "(i) first", "\\(i) first" },
    { DOSSIER_MARKDOWN_PANDOC, DOSSIER_MARKDOWN_PARAGRAPH, "a) first", "a\\) first" },
    { DOSSIER_MARKDOWN_PANDOC, DOSSIER_MARKDOWN_PARAGRAPH, "\\alpha", "\\\\alpha" },
    { DOSSIER_MARKDOWN_PANDOC, DOSSIER_MARKDOWN_PARAGRAPH, "H~2~O", "H\\~2~O" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      g_autofree char *escaped = dossier_markdown_escape (one->text, one->dialect, one->place);

      g_assert_cmpstr (escaped, ==, one->escaped != NULL ? one->escaped : one->text);
    }
}

static void
test_tags (void)
{
  static const char *const cases[][4] = {
    { "law", "#law", "#law", "#law" },
    { "model acts", "#model-acts", "#model-acts", "#[[model acts]]" },
    { "2020", "#_2020", "#_2020", "#2020" },
    { "право/СНГ", "#право/СНГ", "#право/СНГ", "#право/СНГ" },
    { "a, b: c", "#a-b-c", "#a-b-c", "#[[a, b: c]]" },
    { "😀", "#😀", "#😀", "#😀" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint dialect = 0; dialect < 3; dialect++)
      {
        g_autofree char *tag = dossier_markdown_tag (cases[i][0], dialect);

        g_assert_cmpstr (tag, ==, cases[i][dialect + 1]);
      }
}

static void
test_destinations (void)
{
  static const char *const urls[] = {
    "https://example.org/a_(b)?c=d&copy;e#f",
    "https://example.org/a b",
    "https://example.org/<x>",
    "https://example.org/\\x",
    "https://пример.рф/а",
    "dossier://u/p%201?note=x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *destination = dossier_markdown_destination (urls[i]);
      g_autofree char *link = g_strdup_printf ("[x](%s) <%s>", destination, destination);
      cmark_node *document = parse (link, TRUE);
      cmark_node *first = cmark_node_first_child (cmark_node_first_child (document));
      cmark_node *last = cmark_node_last_child (cmark_node_first_child (document));

      g_assert_cmpint (cmark_node_get_type (first), ==, CMARK_NODE_LINK);
      g_assert_cmpint (cmark_node_get_type (last), ==, CMARK_NODE_LINK);
      g_assert_cmpstr (cmark_node_get_url (first), ==, cmark_node_get_url (last));
      if (i == 4 || i == 5)
        g_assert_cmpstr (cmark_node_get_url (first), ==, urls[i]);
      cmark_node_free (document);
    }
}

/* The words of Pandoc's inlines without white space, and the names of others when there is anything
 * but words. */
static void
append_inlines (GString *out, JsonArray *inlines)
{
  for (guint i = 0; i < json_array_get_length (inlines); i++)
    {
      JsonObject *inline_ = json_array_get_object_element (inlines, i);
      const char *type = json_object_get_string_member (inline_, "t");

      if (strcmp (type, "Str") == 0)
        g_string_append (out, json_object_get_string_member (inline_, "c"));
      else if (strcmp (type, "Space") != 0 && strcmp (type, "SoftBreak") != 0)
        g_string_append_printf (out, "<%s>", type);
    }
}

static char *
read_pandoc_quote (JsonObject *block)
{
  GString *out = g_string_new (NULL);
  JsonArray *paragraphs = NULL;

  if (strcmp (json_object_get_string_member (block, "t"), "BlockQuote") == 0)
    paragraphs = json_object_get_array_member (block, "c");
  if (paragraphs != NULL && json_array_get_length (paragraphs) == 1 &&
      strcmp (json_object_get_string_member (json_array_get_object_element (paragraphs, 0), "t"),
              "Para") == 0)
    append_inlines (out,
                    json_object_get_array_member (json_array_get_object_element (paragraphs, 0),
                                                  "c"));
  return g_string_free (out, FALSE);
}

/* Pandoc reads more for markup than the parser that is linked. */
static void
test_pandoc (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) markdown = g_string_new (NULL);
  g_autoptr (GSubprocess) pandoc = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GRegex) space = g_regex_new ("\\s+", 0, 0, NULL);
  g_autofree char *program = g_find_program_in_path ("pandoc");
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *blocks;

  if (program == NULL)
    {
      g_test_skip ("pandoc is not installed");
      return;
    }
  for (guint i = 0; i < 1000; i++)
    {
      char *text = make_text (rand, TRUE);
      g_autofree char *escaped =
        dossier_markdown_escape (text, DOSSIER_MARKDOWN_PANDOC, DOSSIER_MARKDOWN_PARAGRAPH);
      g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);

      g_ptr_array_add (texts, text);
      for (guint line = 0; lines[line] != NULL; line++)
        g_string_append_printf (markdown, "> %s\n", lines[line]);
      g_string_append (markdown, "\n---\n\n");
    }
  /* dashes and quotation marks stay as they are, to be compared */
  pandoc = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                             program, "-f", "markdown-smart", "-t", "json", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (pandoc, markdown->str, NULL, &json, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (pandoc));
  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  blocks =
    json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "blocks");
  g_assert_cmpuint (json_array_get_length (blocks), ==, 2 * texts->len);
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *read = read_pandoc_quote (json_array_get_object_element (blocks, 2 * i));
      g_autofree char *expected =
        g_regex_replace_literal (space, g_ptr_array_index (texts, i), -1, 0, "", 0, NULL);

      g_assert_cmpstr (read, ==, expected);
    }
}

/* What a person wrote ends where it ends. */
static void
test_close (void)
{
  static const char *const cases[][2] = {
    { "plain", NULL },
    { "- a\n- b", NULL },
    { "> a", NULL },
    { "```\ncode\n```\n", NULL },
    { "| a |\n|---|\n| b |", NULL },
    { "```\ncode", "```" },
    { "~~~~ c\ncode\n~~~", "~~~~" },
    { "x\n\n<!-- note", "-->" },
    { "- ```\n  code", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *end = dossier_markdown_close (cases[i][0]);

      g_assert_cmpstr (end, ==, cases[i][1]);
    }
}

/* An ordinary text has none at all, wherever it goes. */
static void
test_csto (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dossier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.sqlite", NULL);
  g_autoptr (DossierStore) store = dossier_library_open (path, NULL, &error);
  g_autoptr (DossierDocument) document = NULL;
  guint n = 0;

  g_assert_no_error (error);
  document = dossier_store_load (store, "csto", NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    for (guint dialect = 0; dialect < DOSSIER_N_MARKDOWN_DIALECTS; dialect++)
      for (guint place = 0; place <= DOSSIER_MARKDOWN_CELL; place++)
        {
          DossierPassage *passage = dossier_document_get_passage (document, i);
          g_autofree char *escaped = dossier_markdown_escape (passage->text, dialect, place);

          g_assert_cmpstr (escaped, ==, passage->text);
          n++;
        }
  g_assert_cmpuint (n, >, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/formats/markdown/escape/cases", test_cases);
  g_test_add_func ("/formats/markdown/escape/random", test_random);
  g_test_add_func ("/formats/markdown/escape/needed", test_needed);
  g_test_add_func ("/formats/markdown/escape/tags", test_tags);
  g_test_add_func ("/formats/markdown/escape/destinations", test_destinations);
  g_test_add_func ("/formats/markdown/escape/pandoc", test_pandoc);
  g_test_add_func ("/formats/markdown/escape/close", test_close);
  g_test_add_func ("/formats/markdown/escape/csto", test_csto);
  return g_test_run ();
}
