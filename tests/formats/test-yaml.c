/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written is what libyaml reads. */
#include "formats/yaml.h"
#include "read-yaml.h"

static JsonNode *
parse (const char *yaml)
{
  g_autofree char *error = NULL;
  JsonNode *node = read_yaml (yaml, &error);

  if (node == NULL)
    g_test_message ("%s:\n%s", error, yaml);
  g_assert_nonnull (node);
  return node;
}

/* Both ways in which a text can stand: as a value and in a list. */
static void
assert_kept (const char *text)
{
  g_autoptr (JsonObject) mapping = json_object_new ();
  JsonArray *list = json_array_new ();
  g_autofree char *yaml = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *back;

  json_object_set_string_member (mapping, "title", text);
  json_array_add_string_element (list, text);
  json_array_add_string_element (list, "last");
  json_object_set_array_member (mapping, "author", list);
  json_object_set_string_member (mapping, "after", "end");
  yaml = dossier_yaml_write (mapping);
  node = parse (yaml);
  back = json_node_get_object (node);
  g_assert_cmpuint (json_object_get_size (back), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (back, "title"), ==, text);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (back, "author"), 0),
                   ==, text);
  g_assert_cmpstr (json_object_get_string_member (back, "after"), ==, "end");
  g_assert_cmpuint (strcspn (yaml, "\r\v\f"), ==, strlen (yaml));
}

static void
test_hostile (void)
{
  static const char *const titles[] = {
    "",
    " ",
    " led",
    "trailing ",
    "a: b",
    "a :b",
    "a:",
    ":",
    "a # b",
    "# a",
    "a#b",
    "- a",
    "-",
    "--",
    "---",
    "...",
    "@a",
    "*a",
    "&a",
    "!a",
    "%a",
    "`a`",
    "|",
    ">",
    "? a",
    "[a]",
    "{a: b}",
    "a, b",
    "\"a\"",
    "'a'",
    "a \"b\" c",
    "a 'b",
    "\\",
    "a\\nb",
    "yes",
    "No",
    "ON",
    "off",
    "y",
    "N",
    "null",
    "Null",
    "~",
    "true",
    "FALSE",
    "1",
    "-1",
    "+1",
    "1_000",
    "0x1F",
    "0o17",
    "017",
    "0b1",
    "1.5",
    "1e3",
    ".5",
    ".inf",
    "-.INF",
    ".nan",
    "NaN",
    "12:30:45",
    "2020-05-26",
    "2020-05",
    "2020",
    "2020-05-26T10:00:00Z",
    "<<",
    "=",
    "one\ntwo",
    "one\n\n two\n",
    "\ttab",
    "a\tb",
    "a\rb",
    "\001\002\033[1m\177",
    "\302\205",
    "\302\240",
    "\342\200\250x\342\200\251",
    "\357\273\277bom",
    "\357\277\276",
    "ОДКБ: в поисках смысла",
    "منظمة معاهدة الأمن: الجماعي",
    "日本語",
    "😀 x",
    "😀",
    "é",
    "CSTO: In Search of Raisons d’être",
    "“Quoted”",
    "a – b",
    "key: [x]",
    "a] b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    assert_kept (titles[i]);
}

/* Nobody wants quotation marks round what needs none. */
static void
test_bare (void)
{
  static const char *const bare[] = {
    "In Search of Raisons d’être",
    "Stanislau Zas",
    "ОДКБ в поисках смысла",
    "en",
    "GPL-3.0-or-later",
    "A, B (C)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bare); i++)
    {
      g_autofree char *scalar = dossier_yaml_scalar (bare[i]);

      g_assert_cmpstr (scalar, ==, bare[i]);
    }
}

static void
test_structure (void)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *yaml = NULL;

  json_parser_load_from_data (
    parser,
    "{\"title\": \"T\", \"none\": null, \"empty\": [], \"references\": ["
    "{\"id\": \"a\", \"issued\": {\"date-parts\": [[2020, 5], [2020, 6, 1]]}, \"tags\": [\"x\"]},"
    "{\"id\": \"b\"}], \"link\": true, \"after\": \"no\"}",
    -1, NULL);
  yaml = dossier_yaml_write (json_node_get_object (json_parser_get_root (parser)));
  g_assert_cmpstr (yaml, ==,
                   "title: T\n"
                   "references:\n"
                   "  - id: a\n"
                   "    issued:\n"
                   "      date-parts:\n"
                   "        - [2020, 5]\n"
                   "        - [2020, 6, 1]\n"
                   "    tags:\n"
                   "      - x\n"
                   "  - id: b\n"
                   "link: true\n"
                   "after: \"no\"\n");
  node = parse (yaml);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (node)), ==, 4);
}

static char *
make_text (GRand *rand)
{
  static const char signs[] = " -:#@*&!%|>?[]{},\"'\\`~=<.\n\t0123456789eExXyYnNoOtTfF_+/";
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
    {
      gunichar c;

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          c = (gunichar) g_rand_int_range (rand, 1, 0x100);
          break;
        case 1:
          c = (gunichar) g_rand_int_range (rand, 0x100, 0x11000);
          break;
        default:
          c = (gunichar) signs[g_rand_int_range (rand, 0, sizeof signs - 1)];
          break;
        }
      if (g_unichar_validate (c))
        g_string_append_unichar (text, c);
    }
  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = make_text (rand);

      assert_kept (text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/yaml/hostile", test_hostile);
  g_test_add_func ("/formats/yaml/bare", test_bare);
  g_test_add_func ("/formats/yaml/structure", test_structure);
  g_test_add_func ("/formats/yaml/random", test_random);
  return g_test_run ();
}
