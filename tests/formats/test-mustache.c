/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each rule of the Mustache specification, with cases of our own; where templates of the
 * specification's shape differ from those of others, it is said. Repeat a failure of the random
 * ones with --seed. */
#include <string.h>

#include "formats/mustache/mustache.h"

/* One case: what @template with @partials ("name\1text", NULL at the end) makes of @data. */
typedef struct
{
  const char *rule;
  const char *data;
  const char *template;
  const char *expected;
  const char *partials[4];
} Case;

#define BOOK                                                                                       \
  "{\"title\":\"Tar & <Sage>\",\"year\":1972,\"part\":0.25,\"kept\":true,\"lost\":false,"          \
  "\"none\":null,\"empty\":\"\",\"nobody\":[],\"author\":{\"name\":\"Ané\",\"at\":{\"city\":"     \
  "\"Ürümqi\"}},\"notes\":[{\"text\":\"one\",\"tags\":[\"x\",\"y\"]},{\"text\":\"two\","         \
  "\"tags\":[],\"title\":\"own\"}],\"rows\":[[1,2],[3]],\"zero\":0}"

static const Case variables[] = {
  { "no tags", BOOK, "A {title} and a } or {.\n", "A {title} and a } or {.\n" },
  { "nothing", BOOK, "", "" },
  { "a name", BOOK, "“{{title}}”", "“Tar & <Sage>”" },
  { "three braces", BOOK, "“{{{title}}}”", "“Tar & <Sage>”" },
  { "ampersand", BOOK, "“{{&title}}”", "“Tar & <Sage>”" },
  { "integers", BOOK, "{{year}} {{{year}}} {{&year}}", "1972 1972 1972" },
  { "decimals", BOOK, "{{part}}", "0.25" },
  { "decimals without noise", "{\"a\":[1.10,0.1,1e300,-2.5,100.0]}", "{{#a}}{{.}} {{/a}}",
    "1.1 0.1 1e+300 -2.5 100 " },
  { "booleans", BOOK, "{{kept}} {{lost}}", "true false" },
  { "null is nothing", BOOK, "({{none}})({{{none}}})({{&none}})", "()()()" },
  { "a missing name is nothing", BOOK, "({{cannot}})({{{cannot}}})({{&cannot}})", "()()()" },
  { "objects and arrays are nothing", BOOK, "({{author}})({{notes}})", "()()" },
  { "names are told by case", BOOK, "({{Title}})", "()" },
  { "names of any script", "{\"имя\":\"x\",\"名\":{\"前\":\"y\"}}", "{{имя}}{{名.前}}", "xy" },
  { "names with punctuation", "{\"a-b\":1,\"c_d\":2,\"e/f\":3}", "{{a-b}}{{c_d}}{{e/f}}", "123" },
  { "white space around stays", BOOK, "| {{year}} | {{{year}}}\t|\n", "| 1972 | 1972\t|\n" },
  { "never alone on a line", BOOK, "  {{year}}\n  {{{year}}}\n  {{&year}}\n",
    "  1972\n  1972\n  1972\n" },
  { "also where it is nothing", BOOK, "a\n{{none}}\nb\n", "a\n\nb\n" },
  { "padding within", BOOK, "{{ year }}{{{\tyear }}}{{& year}}{{\n year\n}}", "1972197219721972" },
  { "side by side", BOOK, "{{year}}{{year}}", "19721972" },
  { "values are not templates", "{\"a\":\"{{b}}\",\"b\":\"no\"}", "{{a}}", "{{b}}" },
  { "lines of values stay", "{\"a\":\"x\\ny\\r\\n\"}", " {{a}}|", " x\ny\r\n|" },
  { "four braces name what has one", "{\"{a\":1}", "{{{{a}}}}", "1}" },
  { "the whole data", "\"text\"", "{{.}}", "text" },
};

static const Case dotted_names[] = {
  { "like sections", BOOK, "{{author.name}} {{#author}}{{name}}{{/author}}", "Ané Ané" },
  { "with every kind of tag", BOOK, "{{{author.name}}} {{&author.name}}", "Ané Ané" },
  { "any depth", BOOK, "{{author.at.city}}", "Ürümqi" },
  { "broken within", BOOK, "({{author.no.city}})", "()" },
  { "broken at a text", BOOK, "({{title.length}})({{author.name.x}})", "()()" },
  { "broken at null", BOOK, "({{none.x}})", "()" },
  { "only the first is looked for outside", "{\"a\":{\"b\":{}},\"c\":{\"n\":\"no\"}}",
    "({{a.b.c.n}})", "()" },
  { "the first is looked for outside", BOOK, "{{#notes}}{{author.at.city}} {{/notes}}",
    "Ürümqi Ürümqi " },
  { "the innermost wins, also when it breaks", "{\"a\":{\"b\":{}},\"b\":{\"c\":\"no\"}}",
    "({{#a}}{{b.c}}{{/a}})", "()" },
  { "sections", BOOK, "{{#author.at.city}}in {{.}}{{/author.at.city}}", "in Ürümqi" },
  { "false sections", BOOK, "({{#author.at.no}}x{{/author.at.no}})", "()" },
  { "broken sections", BOOK, "({{#no.at.all}}x{{/no.at.all}})", "()" },
  { "inverted", BOOK, "{{^author.at.no}}x{{/author.at.no}}{{^author.at.city}}y{{/author.at.city}}",
    "x" },
  { "the innermost value alone", BOOK, "{{#notes}}({{.title}}|{{title}}){{/notes}}",
    "(|Tar & <Sage>)(own|own)" },
  { "sections of the innermost alone", BOOK, "{{#notes}}({{#.title}}x{{/.title}}){{/notes}}",
    "()(x)" },
};

static const Case sections[] = {
  { "true", BOOK, "“{{#kept}}yes{{/kept}}”", "“yes”" },
  { "false", BOOK, "“{{#lost}}yes{{/lost}}”", "“”" },
  { "null", BOOK, "“{{#none}}yes{{/none}}”", "“”" },
  { "missing", BOOK, "“{{#cannot}}yes{{/cannot}}”", "“”" },
  { "an empty text", BOOK, "“{{#empty}}yes{{/empty}}”", "“”" },
  { "zero", BOOK, "“{{#zero}}yes{{/zero}}”", "“”" },
  { "numbers", BOOK, "{{#year}}since {{.}}{{/year}} {{#part}}{{part}}{{/part}}",
    "since 1972 0.25" },
  { "texts once, not by letter", BOOK, "{{#title}}x{{/title}}", "x" },
  { "a text is the innermost value", BOOK, "{{#title}}{{.}} is {{title}}{{/title}}",
    "Tar & <Sage> is Tar & <Sage>" },
  { "objects are looked into", BOOK, "{{#author}}{{name}}{{/author}}", "Ané" },
  { "an empty object is true", "{\"a\":{}}", "{{#a}}x{{/a}}", "x" },
  { "and around them", BOOK, "{{#author}}{{name}}, {{year}}, {{notes.text}}{{/author}}",
    "Ané, 1972, " },
  { "the inner hides the outer", BOOK, "{{#notes}}{{title}};{{/notes}}", "Tar & <Sage>;own;" },
  { "null hides the outer, too", "{\"a\":1,\"b\":{\"a\":null}}", "({{#b}}{{a}}{{/b}})", "()" },
  { "arrays, each value once", BOOK, "{{#notes}}{{text}};{{/notes}}", "one;two;" },
  { "empty arrays", BOOK, "“{{#nobody}}x{{/nobody}}”", "“”" },
  { "arrays of texts", BOOK, "{{#notes}}{{#tags}}#{{.}} {{/tags}}{{/notes}}", "#x #y " },
  { "arrays of numbers", "{\"a\":[1,2.50,-3]}", "{{#a}}({{.}}){{/a}}", "(1)(2.5)(-3)" },
  { "arrays of arrays", BOOK, "{{#rows}}({{#.}}{{.}},{{/.}}){{/rows}}", "(1,2,)(3,)" },
  { "arrays of false values are gone through, too", "{\"a\":[0,null,\"\"]}", "{{#a}}x{{.}}{{/a}}",
    "x0xx" },
  { "an array as the whole data", "[1,2]", "{{#.}}{{.}};{{/.}}", "1;2;" },
  { "twice", BOOK, "{{#kept}}a{{/kept}} b {{#kept}}c{{/kept}}", "a b c" },
  { "within themselves", BOOK, "{{#kept}}a{{#kept}}b{{/kept}}c{{/kept}}", "abc" },
  { "within false ones", BOOK, "({{#lost}}a{{#kept}}b{{/kept}}c{{/lost}})", "()" },
  { "deep", "{\"a\":{\"1\":1},\"b\":{\"2\":2},\"c\":{\"3\":3,\"d\":{\"4\":4}}}",
    "{{#a}}{{1}}{{#b}}{{1}}{{2}}{{#c}}{{1}}{{2}}{{3}}{{#d}}{{1}}{{2}}{{3}}{{4}}{{/d}}{{3}}{{/c}}"
    "{{2}}{{/b}}{{1}}{{/a}}",
    "1121231234321" },
  { "all around are seen", BOOK,
    "{{#notes}}{{#tags}}{{text}}{{.}}{{author.name}} {{/tags}}{{/notes}}", "onexAné oneyAné " },
  { "padding within", BOOK, "{{# kept }}x{{/ kept }}{{ #kept}}y{{ /kept}}", "xy" },
  { "white space around stays", BOOK, " | {{#kept}}\t|\t{{/kept}} | \n", " | \t|\t | \n" },
  { "white space within stays", BOOK, " | {{#kept}} {{! no }}\n {{/kept}} | \n", " |  \n  | \n" },
  { "two on a line are not alone", BOOK, " {{#kept}}x{{/kept}}\n {{#kept}}{{/kept}}\n", " x\n \n" },
};

static const Case inverted[] = {
  { "false", BOOK, "“{{^lost}}no{{/lost}}”", "“no”" },
  { "true", BOOK, "“{{^kept}}no{{/kept}}”", "“”" },
  { "null", BOOK, "“{{^none}}no{{/none}}”", "“no”" },
  { "missing", BOOK, "“{{^cannot}}no{{/cannot}}”", "“no”" },
  { "an empty text", BOOK, "“{{^empty}}no{{/empty}}”", "“no”" },
  { "texts", BOOK, "“{{^title}}no{{/title}}”", "“”" },
  { "objects", BOOK, "“{{^author}}no{{/author}}”", "“”" },
  { "arrays", BOOK, "“{{^notes}}no{{/notes}}”", "“”" },
  { "empty arrays", BOOK, "“{{^nobody}}no{{/nobody}}”", "“no”" },
  { "sees what is around", BOOK,
    "{{#notes}}{{^title}}{{text}}{{/title}}{{^.title}}{{text}}{{/.title}}"
    "{{/notes}}",
    "one" },
  { "the innermost value stays", "{\"a\":[1]}", "{{#a}}{{^b}}{{.}}{{/b}}{{/a}}", "1" },
  { "within each other", BOOK, "{{^lost}}a{{^lost}}b{{/lost}}c{{/lost}}", "abc" },
  { "within a true one", BOOK, "({{^kept}}a{{^lost}}b{{/lost}}c{{/kept}})", "()" },
  { "either or", BOOK, "{{#notes}}{{#tags}}{{.}}{{/tags}}{{^tags}}none{{/tags}} {{/notes}}",
    "xy none " },
  { "padding within", BOOK, "{{^ lost }}x{{/ lost }}", "x" },
  { "white space stays", BOOK, " | {{^lost}}\t|\t{{/lost}} | \n", " | \t|\t | \n" },
};

static const Case comments[] = {
  { "nothing of them stays", BOOK, "12{{! a comment }}34{{!}}5", "12345" },
  { "several lines", BOOK, "12{{!\n a\n comment\n}}345\n", "12345\n" },
  { "with what are tags elsewhere", BOOK, "a{{! {{#b {{>c }}d", "ad" },
  { "white space around stays", BOOK, "12 {{! no }} 34", "12  34" },
  { "within a line", BOOK, "  12 {{! 34 }}\n", "  12 \n" },
  { "alone", BOOK, "a\n{{! no }}\nb\n", "a\nb\n" },
  { "alone and indented", BOOK, "a\n \t{{! no }} \t\nb\n", "a\nb\n" },
  { "alone over several lines", BOOK, "a\n  {{!\n  no\n  }}\nb\n", "a\nb\n" },
  { "a comment's last line with text", BOOK, "a\n{{!\nno }} b\nc", "a\n b\nc" },
};

static const Case alone[] = {
  { "sections", BOOK, "| this is\n{{#kept}}\n|\n{{/kept}}\n| a line\n",
    "| this is\n|\n| a line\n" },
  { "indented", BOOK, "| this is\n  {{#kept}}\n|\n\t{{/kept}}\n| a line\n",
    "| this is\n|\n| a line\n" },
  { "white space behind", BOOK, "a\n{{#kept}} \t\nb\n{{/kept}} \nc", "a\nb\nc" },
  { "inverted", BOOK, "a\n  {{^lost}}\nb\n  {{/lost}}\nc\n", "a\nb\nc\n" },
  { "loops", BOOK, "{{#notes}}\n- {{text}}\n  {{#tags}}\n  - {{.}}\n  {{/tags}}\n{{/notes}}\nend\n",
    "- one\n  - x\n  - y\n- two\nend\n" },
  { "carriage returns", BOOK, "|\r\n{{#kept}}\r\n{{/kept}}\r\n|", "|\r\n|" },
  { "carriage returns after comments", BOOK, "|\r\n{{! no }}\r\n|", "|\r\n|" },
  { "a carriage return alone ends no line", BOOK, "|\n{{#kept}}\r|{{/kept}}", "|\n\r|" },
  { "the first line", BOOK, "  {{#kept}}\n#{{/kept}}\n/", "#\n/" },
  { "the last line", BOOK, "#{{#kept}}\n/\n  {{/kept}}", "#\n/\n" },
  { "the only line", BOOK, " {{! no }} ", "" },
  { "text before", BOOK, "x {{#kept}}\ny\n{{/kept}}\n", "x \ny\n" },
  { "text behind", BOOK, "{{#kept}} x\ny\n{{/kept}}\n", " x\ny\n" },
  { "empty lines around stay", BOOK, "a\n\n{{#kept}}\n\nb\n\n{{/kept}}\n\nc\n",
    "a\n\n\nb\n\n\nc\n" },
  { "no-break spaces are text", BOOK, "\302\240{{! no }}\n", "\302\240\n" },
};

static const Case partials[] = {
  { "inline", BOOK, "“{{>a}}”", "“from a”", { "a\1from a" } },
  { "see what the tag sees",
    BOOK,
    "{{#notes}}{{>a}}{{/notes}}",
    "one*1972 two*1972 ",
    { "a\1{{text}}*{{year}} " } },
  { "within themselves",
    "{\"v\":1,\"n\":[{\"v\":2,\"n\":[]},{\"v\":3,\"n\":[{\"v\":4,\"n\":[]}]}]}",
    "{{>node}}",
    "1<2<>3<4<>>>",
    { "node\1{{v}}<{{#n}}{{>node}}{{/n}}>" } },
  { "within others", BOOK, "{{>a}}", "(<1972>)", { "a\1({{>b}})", "b\1<{{year}}>" } },
  { "white space around stays", BOOK, "| {{>a}} |", "| \t|\t |", { "a\1\t|\t" } },
  { "not indented within a line", BOOK, "  {{year}}  {{> a}}\n", "  1972  >\n>\n", { "a\1>\n>" } },
  { "carriage returns", BOOK, "|\r\n{{>a}}\r\n|", "|\r\n>|", { "a\1>" } },
  { "the first line", BOOK, "  {{>a}}\n>", "  >\n  >>", { "a\1>\n>" } },
  { "the last line", BOOK, ">\n  {{>a}}", ">\n  >\n  >", { "a\1>\n>" } },
  { "every line is indented, no line of a value",
    "{\"a\":\"<\\n->\"}",
    "\\\n {{>p}}\n/\n",
    "\\\n |\n <\n->\n |\n/\n",
    { "p\1|\n{{{a}}}\n|\n" } },
  { "tabs", BOOK, "\t{{>p}}\n", "\ta\n\tb\n", { "p\1a\nb\n" } },
  { "no spaces at the end of empty lines",
    BOOK,
    "  {{>p}}\n",
    "  a\n\n  b\r\n\r\n",
    { "p\1a\n\nb\r\n\r\n" } },
  { "no indentation of what stands alone in it",
    BOOK,
    "  {{>p}}\nz",
    "  a\n  one\n  two\nz",
    { "p\1{{! no }}\na\n{{#notes}}\n{{text}}\n{{/notes}}\n" } },
  { "of a line that begins with a tag",
    BOOK,
    "  {{>p}}\nz",
    "  1972!\n  x\n  ()\nz",
    { "p\1{{year}}!\n{{#kept}}x{{/kept}}\n{{#lost}}x{{/lost}}()\n" } },
  { "of lines within a section",
    BOOK,
    "  {{>p}}\n",
    "  one,\n  two,\n  !\n",
    { "p\1{{#notes}}\n{{text}},\n{{/notes}}\n!\n" } },
  { "indented within indented ones",
    BOOK,
    " {{>a}}\nz",
    " (\n   b\n\n   1972\n )\nz",
    { "a\1(\n  {{>b}}\n)\n", "b\1b\n\n{{year}}\n" } },
  { "inline ones within indented ones",
    BOOK,
    " {{>a}}\nz",
    " [b\n1972]\nz",
    { "a\1[{{>b}}]\n", "b\1b\n{{year}}" } },
  { "twice with other indentation",
    BOOK,
    "{{>a}}\n {{>a}}\n  {{>a}}\n",
    "x\n x\n  x\n",
    { "a\1x\n" } },
  { "empty ones", BOOK, "a\n  {{>e}}\nb{{>e}}c", "a\nbc", { "e\1" } },
  { "padding within", BOOK, "|{{>  a }}|{{ > a}}|", "|[]|[]|", { "a\1[]" } },
  { "not read within comments", BOOK, "{{! {{>nowhere}}", "", { NULL } },
};

static const Case delimiters[] = {
  { "pairs", BOOK, "{{=<% %>=}}(<%year%>) {{year}}", "(1972) {{year}}" },
  { "one letter", BOOK, "({{=[ ]=}}[year])", "(1972)" },
  { "the same twice", BOOK, "{{=| |=}}|year| |#kept|x|/kept|", "1972 x" },
  { "padding within", BOOK, "|{{=   @\t @  =}}|@year@", "||1972" },
  { "letters of other scripts", BOOK, "{{=« »=}}«year» «#kept»ж«/kept»", "1972 ж" },
  { "back again", BOOK, "{{=<% %>=}}<%year%><%={{ }}=%>{{year}}<%year%>", "19721972<%year%>" },
  { "all kinds of tags", BOOK, "{{=<% %>=}}<%{title}%><%&year%><%! no %><%^lost%>x<%/lost%>",
    "Tar & <Sage>1972x" },
  { "outside a section, they hold behind it", BOOK,
    "[\n{{#kept}}\n  {{year}}\n  |year|\n{{/kept}}\n\n{{= | | =}}\n|#kept|\n  {{year}}\n  |year|\n"
    "|/kept|\n]\n",
    "[\n  1972\n  |year|\n\n  {{year}}\n  1972\n]\n" },
  { "set within a section, they hold behind it", BOOK, "{{#kept}}{{=< >=}}</kept>{{a}}<year>",
    "{{a}}1972" },
  { "not within partials",
    BOOK,
    "[ {{>a}} ]\n{{= | | =}}\n[ |>a| ]\n",
    "[ .1972. ]\n[ .1972. ]\n",
    { "a\1.{{year}}." } },
  { "those of partials not outside",
    BOOK,
    "[ {{>a}} ]\n[ .{{year}}.  .|year|. ]\n",
    "[ .1972.  .1972. ]\n[ .1972.  .|year|. ]\n",
    { "a\1.{{year}}. {{= | | =}} .|year|." } },
  { "white space around stays", BOOK, "| {{=@ @=}} |", "|  |" },
  { "white space before stays", BOOK, " | {{=@ @=}}\n", " | \n" },
  { "alone", BOOK, "a\n{{=@ @=}}\nb\n", "a\nb\n" },
  { "alone and indented", BOOK, "a\n  {{=@ @=}} \nb\n", "a\nb\n" },
  { "alone with carriage returns", BOOK, "|\r\n{{= @ @ =}}\r\n|", "|\r\n|" },
  { "alone in the first line", BOOK, "  {{=@ @=}}\n=", "=" },
  { "alone in the last line", BOOK, "=\n  {{=@ @=}}", "=\n" },
};

static char *
load_partial (const char *name, gpointer data)
{
  const char *const *texts = data;

  for (guint i = 0; i < 4 && texts[i] != NULL; i++)
    if (g_str_has_prefix (texts[i], name) && texts[i][strlen (name)] == '\1')
      return g_strdup (texts[i] + strlen (name) + 1);
  return NULL;
}

static JsonNode *
read_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

static void
check_case (const Case *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = read_json (c->data);
  g_autoptr (DossierMustache) template = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  template =
    dossier_mustache_parse ("case", c->template, load_partial, (gpointer) c->partials, &error);
  g_test_message ("%s", c->rule);
  g_assert_no_error (error);
  text = dossier_mustache_render (template, data, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, c->expected);
  again = dossier_mustache_render (template, data, &error);
  g_assert_cmpstr (again, ==, text);
}

#define CHECK_CASES(cases)                                                                         \
  static void test_##cases (void)                                                                  \
  {                                                                                                \
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)                                               \
      check_case (&cases[i]);                                                                      \
  }

CHECK_CASES (variables)
CHECK_CASES (dotted_names)
CHECK_CASES (sections)
CHECK_CASES (inverted)
CHECK_CASES (comments)
CHECK_CASES (alone)
CHECK_CASES (partials)
CHECK_CASES (delimiters)

typedef struct
{
  const char *template;
  DossierMustacheError code;
  guint line;
  const char *in;    /* the template that has the error */
  const char *names; /* what the sentence says besides */
} Wrong;

static const char *const wrong_partials[4] = { "open\1\n\n{{#never}}", "loop\1a{{>loop}}",
                                               "lost\1x\n{{>nowhere}}", "growing\1 {{>growing}}" };

static const Wrong wrong[] = {
  { "a\nb {{c\nd\n", DOSSIER_MUSTACHE_ERROR_TAG, 2, "mine", "}}" },
  { "a\n\n\n{{! c }\n", DOSSIER_MUSTACHE_ERROR_TAG, 4, "mine", "}}" },
  { "{{{a}}\n", DOSSIER_MUSTACHE_ERROR_TAG, 1, "mine", "}}" },
  { "{{=<% %>=}}\n<%a\n", DOSSIER_MUSTACHE_ERROR_TAG, 2, "mine", "%>" },
  { "\n{{}}", DOSSIER_MUSTACHE_ERROR_TAG, 2, "mine", "name" },
  { "\r\n\r\n{{#  }}", DOSSIER_MUSTACHE_ERROR_TAG, 3, "mine", "name" },
  { "{{>}}", DOSSIER_MUSTACHE_ERROR_TAG, 1, "mine", "name" },
  { "\n{{two words}}", DOSSIER_MUSTACHE_ERROR_TAG, 2, "mine", "two words" },
  { "{{!\n\n}}{{a\n{{b}}", DOSSIER_MUSTACHE_ERROR_TAG, 3, "mine", "}}" },
  { "a\n{{#notes}}\nb\n", DOSSIER_MUSTACHE_ERROR_SECTION, 2, "mine", "notes" },
  { "{{#a}}\n{{^b}}\n\n{{/b}}", DOSSIER_MUSTACHE_ERROR_SECTION, 1, "mine", "a" },
  { "{{#a}}\n{{#b}}\n{{/a}}\n{{/b}}", DOSSIER_MUSTACHE_ERROR_SECTION, 3, "mine", "“b” of line 2" },
  { "a\n{{/a}}\n", DOSSIER_MUSTACHE_ERROR_SECTION, 2, "mine", "“a”" },
  { "\n{{=a b}}", DOSSIER_MUSTACHE_ERROR_TAG, 2, "mine", "}}" },
  { "\n{{==}}", DOSSIER_MUSTACHE_ERROR_DELIMITER, 2, "mine", "delimiters" },
  { "\n{{= =}}", DOSSIER_MUSTACHE_ERROR_DELIMITER, 2, "mine", "{{=<% %>=}}" },
  { "\n{{=<%=}}", DOSSIER_MUSTACHE_ERROR_DELIMITER, 2, "mine", "delimiters" },
  { "\n{{=a b c=}}", DOSSIER_MUSTACHE_ERROR_DELIMITER, 2, "mine", "delimiters" },
  { "\n{{=<= =>=}}", DOSSIER_MUSTACHE_ERROR_DELIMITER, 2, "mine", "delimiters" },
  { "\n\n{{>nowhere}}", DOSSIER_MUSTACHE_ERROR_PARTIAL, 3, "mine", "nowhere" },
  { "{{>lost}}", DOSSIER_MUSTACHE_ERROR_PARTIAL, 2, "lost", "nowhere" },
  { "{{>open}}", DOSSIER_MUSTACHE_ERROR_SECTION, 3, "open", "never" },
  { "a\n\377", DOSSIER_MUSTACHE_ERROR_TEXT, 2, "mine", "UTF-8" },
  { "{{>loop}}", DOSSIER_MUSTACHE_ERROR_BOUND, 1, "loop", "loop" },
  { " {{>growing}}", DOSSIER_MUSTACHE_ERROR_BOUND, 1, "growing", "growing" },
};

static char *
render (const char *text, DossierMustacheLoader load, gpointer data, JsonNode *json, GError **error)
{
  g_autoptr (DossierMustache) template = dossier_mustache_parse ("mine", text, load, data, error);

  return template != NULL ? dossier_mustache_render (template, json, error) : NULL;
}

/* What is wrong is said with the template's name and the line, and both can be asked for. */
static void
test_errors (void)
{
  g_autoptr (JsonNode) data = read_json (BOOK);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) copy = NULL;
      g_autofree char *line = g_strdup_printf ("ine %u ", wrong[i].line);

      g_assert_null (
        render (wrong[i].template, load_partial, (gpointer) wrong_partials, data, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, DOSSIER_MUSTACHE_ERROR, (int) wrong[i].code);
      g_assert_cmpuint (dossier_mustache_error_line (error), ==, wrong[i].line);
      g_assert_cmpstr (dossier_mustache_error_template (error), ==, wrong[i].in);
      g_assert_nonnull (strstr (error->message, line));
      g_assert_nonnull (strstr (error->message, wrong[i].in));
      g_assert_nonnull (strstr (error->message, wrong[i].names));
      copy = g_error_copy (error);
      g_assert_cmpuint (dossier_mustache_error_line (copy), ==, wrong[i].line);
    }
}

static void
test_other_errors (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "other");
  g_autoptr (GError) partial = NULL;

  g_assert_cmpuint (dossier_mustache_error_line (error), ==, 0);
  g_assert_null (dossier_mustache_error_template (error));
  g_assert_cmpuint (dossier_mustache_error_line (NULL), ==, 0);
  /* Without a loader there are no partials. */
  g_assert_null (dossier_mustache_parse ("mine", "{{>a}}", NULL, NULL, &partial));
  g_assert_error (partial, DOSSIER_MUSTACHE_ERROR, DOSSIER_MUSTACHE_ERROR_PARTIAL);
}

/* "0" takes in "1" twice, and so on. */
static char *
load_doubling (const char *name, gpointer data)
{
  guint n = (guint) g_ascii_strtoull (name, NULL, 10);

  if (n >= GPOINTER_TO_UINT (data))
    return g_strdup ("");
  return g_strdup_printf ("{{>%u}}{{>%u}}", n + 1, n + 1);
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
check_bound (const char *text, DossierMustacheLoader load, gpointer load_data, JsonNode *data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (render (text, load, load_data, data, &error));
  g_assert_error (error, DOSSIER_MUSTACHE_ERROR, DOSSIER_MUSTACHE_ERROR_BOUND);
}

/* What would fill the memory, or never end, ends with an error. */
static void
test_bounds (void)
{
  g_autofree char *zeros = repeat ("0,", 999);
  g_autofree char *array = g_strdup_printf ("{\"a\":[%s0]}", zeros);
  g_autofree char *long_text = repeat ("0123456789abcdef", 4096);
  g_autofree char *object = g_strdup_printf ("{\"a\":[%s0],\"t\":\"%s\"}", zeros, long_text);
  g_autofree char *many = repeat ("{{#a}}", 65);
  g_autofree char *too_long = repeat ("0123456789abcdef", 65537);
  g_autofree char *spaces = repeat (" ", 2000);
  g_autofree char *indented = g_strconcat (spaces, "{{>40}}", NULL);
  g_autoptr (JsonNode) loops = read_json (array);
  g_autoptr (JsonNode) texts = read_json (object);

  check_bound ("{{#a}}{{#a}}{{#a}}{{#a}}{{/a}}{{/a}}{{/a}}{{/a}}", NULL, NULL, loops);
  check_bound ("{{#a}}{{#a}}{{t}}{{/a}}{{/a}}", NULL, NULL, texts);
  check_bound ("{{>0}}", load_doubling, GUINT_TO_POINTER (60), loops);
  check_bound ("{{>0}}", load_doubling, GUINT_TO_POINTER (G_MAXUINT), loops);
  check_bound (indented, load_doubling, GUINT_TO_POINTER (40), loops);
  check_bound (many, NULL, NULL, loops);
  check_bound (too_long, NULL, NULL, loops);
}

/* A large template on one line is read in a walk, and large data are no bound. */
static void
test_large (void)
{
  g_autofree char *tags = repeat ("{{x}} ", 40000);
  g_autofree char *values = repeat ("{\"x\":\"y\"},", 40000);
  g_autofree char *json = g_strdup_printf ("{\"x\":\"z\",\"a\":[%s{\"x\":\"y\"}]}", values);
  g_autoptr (JsonNode) data = read_json (json);
  g_autoptr (GError) error = NULL;
  g_autofree char *row = render (tags, NULL, NULL, data, &error);
  g_autofree char *loop = render ("{{#a}}\n- {{x}}\n{{/a}}\n", NULL, NULL, data, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (row), ==, 2 * 40000);
  g_assert_cmpuint (strlen (loop), ==, 4 * 40001);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (JsonNode) data = read_json (BOOK);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierMustache) template = NULL;
  g_autofree char *text = NULL;

  template = dossier_mustache_parse ("mine", "{{year}}", NULL, NULL, &error);
  text = dossier_mustache_render_cancellable (template, data, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "1972");
  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_mustache_render_cancellable (template, data, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static const char *const pieces[] = {
  "{{",      "}}",        "{{{",     "}}}",    "{{#a}}",   "{{/a}}",    "{{^b}}",    "{{/b}}",
  "{{c.d}}", "{{.}}",     "{{>p}}",  "{{>q}}", "{{! x }}", "{{=< >=}}", "<={{ }}=>", "<#a>",
  "</a>",    "{{=| |=}}", "|a|",     "\n",     "\r\n",     " ",         "\t",        "text",
  "ж",       "\303",      "{{#.}}",  "{{/.}}", "{{.a}}",   "{{a.}}",    "{{..}}",    "=",
  "{{&a}}",  "{{{a}}}",   "{{ a }}", "{{=",    "=}}",      "{{}}",      "{{#c}}",    "{{/c}}",
};

static char *
make_template (GRand *rand)
{
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 24);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static char *
load_random (const char *name, gpointer data)
{
  return strcmp (name, "p") == 0 || strcmp (name, "q") == 0 ? make_template (data) : NULL;
}

/* Whatever is typed: a text, or an error that names a line which there is. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (JsonNode) data =
    read_json ("{\"a\":[1,{\"a\":\"x\",\"b\":false},[2,[3]]],\"c\":{\"d\":\"ж\\n\",\"a\":{}}}");
  guint n_texts = 0, n_errors = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *template = make_template (rand);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = render (template, load_random, rand, data, &error);

      g_assert_true ((text != NULL) != (error != NULL));
      n_texts += text != NULL;
      n_errors += error != NULL;
      if (text != NULL)
        g_assert_true (g_utf8_validate (text, -1, NULL));
      else
        g_assert_cmpuint (dossier_mustache_error_line (error), >=, 1);
      if (error != NULL && g_strcmp0 (dossier_mustache_error_template (error), "mine") == 0)
        {
          g_auto (GStrv) lines = g_strsplit (template, "\n", -1);

          g_assert_cmpuint (dossier_mustache_error_line (error), <=,
                            MAX (1, g_strv_length (lines)));
        }
    }
  g_test_message ("%u texts, %u errors", n_texts, n_errors);
  g_assert_cmpuint (n_texts, >, 1000);
  g_assert_cmpuint (n_errors, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/mustache/variables", test_variables);
  g_test_add_func ("/mustache/dotted-names", test_dotted_names);
  g_test_add_func ("/mustache/sections", test_sections);
  g_test_add_func ("/mustache/inverted", test_inverted);
  g_test_add_func ("/mustache/comments", test_comments);
  g_test_add_func ("/mustache/alone", test_alone);
  g_test_add_func ("/mustache/partials", test_partials);
  g_test_add_func ("/mustache/delimiters", test_delimiters);
  g_test_add_func ("/mustache/errors", test_errors);
  g_test_add_func ("/mustache/other-errors", test_other_errors);
  g_test_add_func ("/mustache/bounds", test_bounds);
  g_test_add_func ("/mustache/large", test_large);
  g_test_add_func ("/mustache/cancelled", test_cancelled);
  g_test_add_func ("/mustache/random", test_random);

  return g_test_run ();
}
