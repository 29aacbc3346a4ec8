/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "formats/markdown/note-text.h"

static void
test_markup (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "plain", "plain" },
    { "a *b* **c** `d` ~~e~~", "a <i>b</i> <b>c</b> <tt>d</tt> <s>e</s>" },
    { "one\ntwo\n\nthree", "one two\n\nthree" },
    { "one  \ntwo", "one\ntwo" },
    { "- a\n- b\n", "• a\n• b" },
    { "x\n\n3. a\n4. b", "x\n\n3. a\n4. b" },
    { "- a\n  - b\n- c", "• a\n\342\200\203• b\n• c" },
    { "- [x] done\n- [ ] not", "☑ done\n☐ not" },
    { "> said\n\nthen", "<i>said</i>\n\nthen" },
    { "# Title\n\nText", "<span weight=\"bold\" size=\"130%\">Title</span>\n\nText" },
    { "AT&T < 3 > 2", "AT&amp;T &lt; 3 &gt; 2" },
    { "```\nlet x = \"<b>\";\n```", "<tt>let x = &quot;&lt;b&gt;&quot;;</tt>" },
    { "[a](https://example.org/?a=1&b=2)", "<a href=\"https://example.org/?a=1&amp;b=2\">a</a>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markup = dossier_markdown_to_markup (cases[i][0]);

      g_assert_cmpstr (markup, ==, cases[i][1]);
    }
}

/* Nothing is loaded, run, or opened that is no link. */
static void
test_safe (void)
{
  static const char *const cases[][2] = {
    { "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;" },
    { "a <b>b</b>", "a &lt;b&gt;b&lt;/b&gt;" },
    { "![alt](https://example.org/a.png)", "[alt]" },
    { "[a](javascript:alert(1))", "a" },
    { "[a](file:///etc/passwd)", "a" },
    { "[a](data:text/html,b)", "a" },
    { "[a](no-scheme)", "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markup = dossier_markdown_to_markup (cases[i][0]);

      g_assert_cmpstr (markup, ==, cases[i][1]);
    }
}

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer user_data,
          GError **error)
{
  static const char *const known[] = { "m", "i", "b", "s", "tt", "a", "span", NULL };

  g_assert_true (g_strv_contains (known, element));
}

/* Whatever is typed, what comes of it is markup that parses. */
static void
test_random (void)
{
  static const char *const parts[] = {
    "*",  "**",    "_",  "`",  "```\n", "[",  "](",  ")",  "https://a.b/", "<",    ">",
    "&",  "&amp;", "\"", "\n", "\n\n",  "- ", "1. ", "> ", "# ",           "|",    "|-|\n",
    "~~", "word",  " ",  "\\", "\t",    "é",  "€",   "![", "<b>",          "[x] ", "    "
  };
  static const GMarkupParser parser = { .start_element = start_cb };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *markup = NULL;
      g_autofree char *whole = NULL;
      g_autofree char *line = NULL;

      for (int n = g_rand_int_range (rand, 1, 30); n > 0; n--)
        g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      markup = dossier_markdown_to_markup (text->str);
      whole = g_strconcat ("<m>", markup, "</m>", NULL);
      g_markup_parse_context_parse (context, whole, -1, &error);
      g_assert_no_error (error);
      g_markup_parse_context_end_parse (context, &error);
      g_assert_no_error (error);
      line = dossier_markdown_to_line (text->str, 0);
      g_assert_null (strchr (line, '\n'));
    }
}

static void
test_line (void)
{
  g_autofree char *line = dossier_markdown_to_line ("# A *b*\n\n- c\n- d\n", 0);
  g_autofree char *cut = dossier_markdown_to_line ("öne two three", 8);

  g_assert_cmpstr (line, ==, "A b c d");
  g_assert_cmpstr (cut, ==, "öne two…");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/markdown/markup", test_markup);
  g_test_add_func ("/formats/markdown/safe", test_safe);
  g_test_add_func ("/formats/markdown/random", test_random);
  g_test_add_func ("/formats/markdown/line", test_line);
  return g_test_run ();
}
