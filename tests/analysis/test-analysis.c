/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the bundled dossier must hold, checked in the file itself: quotes, dates, sources,
 * memberships, commitments. Nothing here reads TEI the way Dossier does, so a fault of the reader
 * cannot hide one of the file. */

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#define TEI_NS "http://www.tei-c.org/ns/1.0"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlXPathObject, xmlXPathFreeObject)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNG, xmlRelaxNGFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGParserCtxt, xmlRelaxNGFreeParserCtxt)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt)

/* One dossier for all tests; those that change it take a copy. */
static xmlDoc *dossier;

static char *
data_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "analysis", name, NULL);
}

static xmlXPathObject *
find_in (xmlDoc *doc, xmlNode *from, const char *expression)
{
  xmlXPathContext *context = xmlXPathNewContext (doc);
  xmlXPathObject *found;

  xmlXPathRegisterNs (context, BAD_CAST "t", BAD_CAST TEI_NS);
  context->node = from ? from : xmlDocGetRootElement (doc);
  found = xmlXPathEvalExpression (BAD_CAST expression, context);
  xmlXPathFreeContext (context);
  if (!found)
    g_error ("Wrong XPath: %s", expression);
  return found;
}

static xmlXPathObject *
find (const char *expression)
{
  return find_in (dossier, NULL, expression);
}

static int
length (const xmlXPathObject *found)
{
  return found->nodesetval ? found->nodesetval->nodeNr : 0;
}

static xmlNode *
nth (const xmlXPathObject *found, int n)
{
  g_assert_cmpint (n, <, length (found));
  return found->nodesetval->nodeTab[n];
}

static int
count (const char *expression)
{
  g_autoptr (xmlXPathObject) found = find (expression);

  return length (found);
}

/* The element of that xml:id; fails when there is none. */
static xmlNode *
by_id (const char *id)
{
  g_autofree char *expression = g_strdup_printf ("//*[@xml:id='%s']", id);
  g_autoptr (xmlXPathObject) found = find (expression);

  if (length (found) != 1)
    g_error ("%d elements have the id %s", length (found), id);
  return nth (found, 0);
}

static char *
attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static char *
id_of (xmlNode *node)
{
  xmlChar *value = xmlGetNsProp (node, BAD_CAST "id", XML_XML_NAMESPACE);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/* The text of @node with white space as one blank each. */
static char *
words_of (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", g_strstrip ((char *) content), 0, 0);

  xmlFree (content);
  return g_strjoinv (" ", words);
}

static void
assert_attribute (xmlNode *node, const char *name, const char *expected)
{
  g_autofree char *value = attribute (node, name);

  g_assert_cmpstr (value, ==, expected);
}

/* The schema */

static void G_GNUC_PRINTF (2, 3) collect_message_cb (void *data, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (data, format, arguments);
  va_end (arguments);
}

static xmlRelaxNG *
load_schema (void)
{
  g_autofree char *path = data_path ("dossier.rng");
  g_autoptr (xmlRelaxNGParserCtxt) parser = xmlRelaxNGNewParserCtxt (path);
  g_autoptr (GString) messages = g_string_new (NULL);
  xmlRelaxNG *schema;

  xmlRelaxNGSetParserErrors (parser, collect_message_cb, collect_message_cb, messages);
  schema = xmlRelaxNGParse (parser);
  g_assert_cmpstr (messages->str, ==, "");
  g_assert_nonnull (schema);
  return schema;
}

/* Whether @doc is valid; what is wrong with it goes to @messages. */
static gboolean
validate (xmlRelaxNG *schema, xmlDoc *doc, GString *messages)
{
  g_autoptr (xmlRelaxNGValidCtxt) context = xmlRelaxNGNewValidCtxt (schema);

  xmlRelaxNGSetValidErrors (context, collect_message_cb, collect_message_cb, messages);
  return xmlRelaxNGValidateDoc (context, doc) == 0;
}

static void
test_schema_valid (void)
{
  g_autoptr (xmlRelaxNG) schema = load_schema ();
  g_autoptr (GString) messages = g_string_new (NULL);

  g_assert_true (validate (schema, dossier, messages));
  g_assert_cmpstr (messages->str, ==, "");
}

/* The dossier in small that docs/encoding.md shows is one that an editor can begin with. */
static void
test_schema_example (void)
{
  g_autoptr (xmlRelaxNG) schema = load_schema ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "docs", "encoding.md", NULL);
  g_autofree char *page = NULL;
  g_autoptr (GString) messages = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) example = NULL;
  const char *begin, *end;

  g_file_get_contents (path, &page, NULL, &error);
  g_assert_no_error (error);
  begin = strstr (page, "<?xml");
  end = strstr (begin, "\n```");
  example = xmlReadMemory (begin, (int) (end - begin), "encoding.md", NULL, XML_PARSE_NONET);
  g_assert_nonnull (example);
  g_assert_true (validate (schema, example, messages));
  g_assert_cmpstr (messages->str, ==, "");
}

/* Each slip an editor could make: the first element that @find finds gets the attribute, loses it
 * (no value), or gets a child element (no attribute). */
static const struct
{
  const char *find;
  const char *attribute;
  const char *value;
  const char *child;
} slips[] = {
  { "//t:body//t:p", "id", NULL, NULL },
  { "//t:body//t:p", NULL, NULL, "marquee" },
  { "//t:body//t:p", NULL, NULL, "p" },
  { "//t:body//t:p", "rend", "bold", NULL },
  { "//t:said", "who", NULL, NULL },
  { "//t:said", "direct", "perhaps", NULL },
  { "//t:said", "when", "in May", NULL },
  { "//t:said", "when", "2020-13", NULL },
  { "//t:body//t:date", "when", "2019-02-29", NULL },
  { "//t:event[@when]", "from", "2020", NULL },
  { "//t:event[@from and @to]", "when", "2020", NULL },
  { "//t:relation", "name", "friend", NULL },
  { "//t:relation", "active", "Armenia", NULL },
  { "//t:relation", "resp", "#reader", NULL },
  { "//t:annotation", "ana", "#broken", NULL },
  { "//t:annotation", "target", "", NULL },
  { "//t:listBibl/t:bibl/t:ref", "target", "somewhere", NULL },
  { "//t:idno[@type='uuid']", "type", "isbn", NULL },
  { "//t:place", NULL, NULL, "location" },
  { "//t:standOff", NULL, NULL, "listPerson" },
};

static void
make_slip (xmlNode *node, gsize slip)
{
  if (slips[slip].child)
    {
      xmlNewChild (node, node->ns, BAD_CAST slips[slip].child, NULL);
      return;
    }
  if (slips[slip].value)
    {
      xmlSetProp (node, BAD_CAST slips[slip].attribute, BAD_CAST slips[slip].value);
      return;
    }
  /* xml:id stands in the XML namespace, the others in none. */
  xmlRemoveProp (xmlHasProp (node, BAD_CAST slips[slip].attribute));
}

static void
test_schema_slips (void)
{
  g_autoptr (xmlRelaxNG) schema = load_schema ();

  for (gsize i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autoptr (xmlDoc) copy = xmlCopyDoc (dossier, 1);
      g_autoptr (xmlXPathObject) found = find_in (copy, NULL, slips[i].find);
      g_autoptr (GString) messages = g_string_new (NULL);

      make_slip (nth (found, 0), i);
      if (validate (schema, copy, messages))
        g_error ("Slip %" G_GSIZE_FORMAT " at %s is not found", i, slips[i].find);
      g_assert_cmpstr (messages->str, !=, "");
    }
}

/* Ids and pointers */

static void
test_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (xmlXPathObject) found = find ("//*[@xml:id]");

  for (int i = 0; i < length (found); i++)
    {
      char *id = id_of (nth (found, i));

      if (!g_hash_table_add (seen, id))
        g_error ("The id %s stands twice", id);
    }
  g_assert_cmpint (count ("//t:body//*[self::t:p or self::t:head or self::t:item]"), >, 36);
  g_assert_cmpint (count ("//t:body//*[self::t:p or self::t:head or self::t:item or self::t:note]"
                          "[not(@xml:id) and not(parent::t:note)]"),
                   ==, 0);
}

static void
test_pointers (void)
{
  static const char *const names[] = { "ref",    "who",     "source",      "ana",   "corresp",
                                       "active", "passive", "target",      "where", "resp",
                                       "prev",   "key",     "datingMethod" };
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (xmlXPathObject) with_id = find ("//*[@xml:id]");
  int checked = 0;

  for (int i = 0; i < length (with_id); i++)
    g_hash_table_add (ids, id_of (nth (with_id, i)));

  for (gsize n = 0; n < G_N_ELEMENTS (names); n++)
    {
      g_autofree char *expression = g_strdup_printf ("//*[@%s]", names[n]);
      g_autoptr (xmlXPathObject) found = find (expression);

      for (int i = 0; i < length (found); i++)
        {
          g_autofree char *value = attribute (nth (found, i), names[n]);
          g_auto (GStrv) pointers = g_strsplit (value, " ", -1);

          for (char **p = pointers; *p; p++)
            {
              if (g_str_has_prefix (*p, "https://"))
                continue;
              if (**p != '#' || !g_hash_table_contains (ids, *p + 1))
                g_error ("%s=\"%s\" points to nothing", names[n], value);
              checked++;
            }
        }
    }
  g_assert_cmpint (checked, >, 500);
}

/* Names point to their own kind: a place named as an organisation would be a silent fault. */
static void
test_pointer_kinds (void)
{
  static const struct
  {
    const char *pointers;
    const char *attribute;
    const char *allowed;
  } kinds[] = {
    { "//t:persName[@ref]", "ref", "person" },
    { "//t:said", "who", "person" },
    { "//t:orgName[@ref]", "ref", "org" },
    { "//t:placeName[@ref]", "ref", "place" },
    { "//t:rs", "ref", "event" },
    { "//t:said[@ana]", "ana", "event" },
    { "//*[@source]", "source", "bibl" },
    { "//t:relation", "active", "place org" },
    { "//t:relation", "passive", "org" },
    { "//t:relation[@corresp]", "corresp", "p item" },
    { "//t:event[@where]", "where", "place" },
    { "//t:event[@corresp]", "corresp", "place org person" },
    { "//t:annotation", "target", "p item" },
    { "//t:annotation", "ana", "category" },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (xmlXPathObject) found = find (kinds[k].pointers);
      g_auto (GStrv) allowed = g_strsplit (kinds[k].allowed, " ", -1);

      g_assert_cmpint (length (found), >, 0);
      for (int i = 0; i < length (found); i++)
        {
          g_autofree char *value = attribute (nth (found, i), kinds[k].attribute);
          g_auto (GStrv) pointers = g_strsplit (value, " ", -1);

          for (char **p = pointers; *p; p++)
            if (!g_strv_contains ((const char *const *) allowed,
                                  (const char *) by_id (*p + 1)->name))
              g_error ("%s of %s is a %s", *p, kinds[k].pointers, by_id (*p + 1)->name);
        }
    }
}

/* Dates */

static gboolean
is_date (const char *text)
{
  int year = 0, month = 1, day = 1;
  char after = 0;
  gsize size = strlen (text);
  int fields = sscanf (text, "%4d-%2d-%2d%c", &year, &month, &day, &after);

  if (fields != (size == 4 ? 1 : size == 7 ? 2 : 3) || (size != 4 && size != 7 && size != 10))
    return FALSE;
  return g_date_valid_dmy (day, month, year);
}

static void
test_dates (void)
{
  static const char *const names[] = { "when", "from", "to", "notBefore", "notAfter" };
  g_autoptr (xmlXPathObject) spans = find ("//*[(@from and @to) or (@notBefore and @notAfter)]");
  g_autoptr (xmlXPathObject) custom = find ("//@when-custom | //@from-custom | //@to-custom");
  int checked = 0;

  for (gsize n = 0; n < G_N_ELEMENTS (names); n++)
    {
      g_autofree char *expression = g_strdup_printf ("//*[@%s]", names[n]);
      g_autoptr (xmlXPathObject) found = find (expression);

      for (int i = 0; i < length (found); i++, checked++)
        {
          g_autofree char *value = attribute (nth (found, i), names[n]);

          if (!is_date (value))
            g_error ("%s=\"%s\" is no date", names[n], value);
          /* The dossier speaks as of July 2020; only plans lie later. */
          g_assert_cmpstr (value, <, "2021-01");
        }
    }
  g_assert_cmpint (checked, >, 150);

  for (int i = 0; i < length (spans); i++)
    {
      xmlNode *node = nth (spans, i);
      gboolean stretch = xmlHasProp (node, BAD_CAST "from") != NULL;
      g_autofree char *first = attribute (node, stretch ? "from" : "notBefore");
      g_autofree char *last = attribute (node, stretch ? "to" : "notAfter");

      g_assert_cmpstr (first, <, last);
    }

  g_assert_cmpint (length (custom), ==, 6);
  for (int i = 0; i < length (custom); i++)
    {
      g_autofree char *value = words_of (nth (custom, i));

      g_assert_true (g_str_equal (value, "199X") || g_str_equal (value, "200X") ||
                     g_str_equal (value, "[1993-09-09,1993-12-09]"));
    }
  g_assert_cmpint (count ("//*[@when-custom or @from-custom or @to-custom]"
                          "[not(@datingMethod)]"),
                   ==, 0);
}

/* Quotes */

#define RG_ZAS                                                                                     \
  "https://rg.ru/2020/05/26/zas-zaiavil-o-narastaiushchih-ugrozah-bezopasnosti-stranam-odkb.html"
#define RG_LAVROV                                                                                  \
  "https://rg.ru/2020/05/26/lavrov-odkb-podderzhivaet-prizyv-oon-obiavit-globalnoe-peremirie-v-"   \
  "sviazi-s-covid-19.html"
#define ODKB                                                                                       \
  "https://odkb-csto.org/news/smi/iran_ochen_effektivno_uchastvoval_v_antinarkoticheskoy_"         \
  "operatsii_odkb_kanal_bordyuzha_/?bxajaxid=a0a1755e99881dcd3d2f3b31da88d562"
#define SPUTNIK                                                                                    \
  "https://ru.armeniasputnik.am/radio/20200526/23176494/Lavrov-rasskazal-kto-mozhet-stat-"         \
  "nablyudatelem-v-ODKB-v-buduschem.html"
#define RIA_LAVROV "https://ria.ru/20200526/1571996119.html"
#define TASS_VOLODIN "https://tass.ru/politika/8724373"
#define TASS_ZAS "https://tass.ru/armiya-i-opk/8573007"
#define KOMMERSANT_EXERCISES "https://www.kommersant.ru/doc/4173462"
#define KOMMERSANT_BISHKEK "https://www.kommersant.ru/doc/3976699"
#define AFGHANISTAN "https://afghanistan.ru/doc/138212.html"

/* The checklist, in document order. @begins, @ends: the words of a direct quote; for a
 * reported one the words of its own that are quoted. @date: when, or from..to. */
static const struct
{
  const char *id;
  const char *who;
  gboolean direct;
  const char *date;
  const char *source;
  const char *occasion;
  const char *begins;
  const char *ends;
} quotes[] = {
  { "q01", "#zas", TRUE, "2020-05", RG_ZAS, "#e-cfm-2020-05",
    "security threats to the CSTO member states in all dimensions",
    "and in all directions are building up." },
  { "q02", "#zas", TRUE, "2020-05", RG_ZAS, "#e-cfm-2020-05",
    "in order to ensure their security, the CSTO member states must foster cooperation with other "
    "countries and international organizations,",
    "specifically with the CIS and the Shanghai Cooperation Organization." },
  { "q03", "#lavrov", TRUE, "2020-05-26", RIA_LAVROV, NULL,
    "the CSTO’s potential is highly relevant", "in order to respond to such threats" },
  { "q04", "#lavrov", TRUE, "2020-05-26", RIA_LAVROV, NULL, "considering priority arrangements",
    "to further biosecurity cooperation." },
  { "q05", "#volodin", FALSE, "2020-06", TASS_VOLODIN, NULL, "", "" },
  { "q06", "#volodin", TRUE, "2020-06", TASS_VOLODIN, NULL,
    "As part of the program for the harmonization and convergence of the legislation, 31 model "
    "acts out of 43 have been adopted. The work should be accelerated in order to table the "
    "remaining 12 model acts",
    "at the autumn session and meet the targets originally set for 2016-2020." },
  { "q07", "#zas", FALSE, "2020-05-11..2020-05-20", NULL, NULL,
    "joint surveillance and reporting system|joint military systems|future prospect", "" },
  { "q08", "#zas", TRUE, "2020-05-11..2020-05-20", NULL, NULL,
    "mechanisms for providing emergency military and technical assistance",
    "to the CSTO member states are being improved." },
  { "q09", "#lavrov", TRUE, "2020-05", RG_LAVROV, NULL,
    "The CSTO should continue to give its highest priority to identifying foreign militant "
    "terrorists, especially those originating from the CIS countries. The completion of work to "
    "make a single list of organizations that the CSTO countries recognize as terrorist",
    "would facilitate the development of a reliable shield." },
  { "q10", "#lavrov", TRUE, "2020-05", RG_LAVROV, NULL,
    "It would be useful to synchronize the CSTO’s anti-terrorist programs with relevant projects "
    "of the CIS and the SCO",
    "and maximize the consolidation of these organizations’ capacity in this area." },
  { "q11", "#zainetdinov", TRUE, NULL, KOMMERSANT_EXERCISES, NULL,
    "various elements, including the use of the experience of the Russian armed forces in Syria. "
    "This includes, among others, combating groups of militants, who use SVBIEDs,",
    "as well as the use of drones against armed gangs." },
  { "q12", "#analysts", TRUE, "2020-05..", AFGHANISTAN, NULL,
    "false hope of rapid stabilization in Afghanistan. There is an impression",
    "that the armed conflict is no longer a priority on the CSTO’s agenda." },
  { "q13", "#lavrov", FALSE, "2020-05", SPUTNIK, NULL, "", "" },
  { "q14", "#zas", FALSE, "2020-05", TASS_ZAS, NULL, "", "" },
  { "q15", "#putin", FALSE, "2019-11", NULL, "#e-bishkek-2019-11", "ensure the high readiness",
    "" },
  { "q16", "#journalists", TRUE, "2019-05", KOMMERSANT_BISHKEK, "#e-bishkek-2019-05",
    "It would be weird to discuss the CSTO within the framework of the SCO, so the ministers had "
    "to hold the welcoming ceremony, the joint photo shoot and then, finally, the general meetings",
    "twice (first for the SCO and then for the CSTO)." },
};

static char *
said_date (xmlNode *said)
{
  g_autofree char *when = attribute (said, "when");
  g_autofree char *not_before = attribute (said, "notBefore");
  g_autofree char *not_after = attribute (said, "notAfter");

  if (when)
    return g_steal_pointer (&when);
  if (!not_before && !not_after)
    return NULL;
  return g_strconcat (not_before ? not_before : "", "..", not_after ? not_after : "", NULL);
}

static char *
said_url (xmlNode *said)
{
  g_autofree char *source = attribute (said, "source");
  g_autoptr (xmlXPathObject) found = NULL;

  if (!source)
    return NULL;
  found = find_in (dossier, by_id (source + 1), "t:ref");
  return attribute (nth (found, 0), "target");
}

/* The quoted words within a reported quote, parted by "|". */
static char *
quoted_words (xmlNode *said)
{
  g_autoptr (xmlXPathObject) found = find_in (dossier, said, ".//t:q");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < length (found); i++)
    g_ptr_array_add (parts, words_of (nth (found, i)));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("|", (char **) parts->pdata);
}

static void
test_quotes (void)
{
  g_autoptr (xmlXPathObject) found = find ("//t:said[not(@prev)]");

  g_assert_cmpint (length (found), ==, 16);
  g_assert_cmpint (length (found), ==, G_N_ELEMENTS (quotes));
  g_assert_cmpint (count ("//t:said[not(@prev)][@direct='true']"), ==, 11);
  g_assert_cmpint (count ("//t:said[not(@prev)][@direct='false']"), ==, 5);

  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      xmlNode *said = nth (found, i);
      g_autofree char *id = id_of (said);
      g_autofree char *date = said_date (said);
      g_autofree char *url = said_url (said);
      g_autofree char *text = words_of (said);

      g_assert_cmpstr (id, ==, quotes[i].id);
      assert_attribute (said, "who", quotes[i].who);
      assert_attribute (said, "direct", quotes[i].direct ? "true" : "false");
      assert_attribute (said, "ana", quotes[i].occasion);
      g_assert_cmpstr (date, ==, quotes[i].date);
      g_assert_cmpstr (url, ==, quotes[i].source);
      if (quotes[i].direct)
        {
          g_autofree char *words = g_strconcat (quotes[i].begins, " ", quotes[i].ends, NULL);
          g_assert_cmpstr (text, ==, words);
        }
      else
        {
          g_autofree char *words = quoted_words (said);

          g_assert_cmpstr (words, ==, quotes[i].begins);
        }
    }
}

/* A direct quote stands between quotation marks in the text, a reported one does not. */
static void
test_quotation_marks (void)
{
  g_autoptr (xmlXPathObject) found = find ("//t:said");

  for (int i = 0; i < length (found); i++)
    {
      xmlNode *said = nth (found, i);
      g_autofree char *direct = attribute (said, "direct");
      gboolean marked = said->prev && said->prev->type == XML_TEXT_NODE &&
                        g_str_has_suffix ((const char *) said->prev->content, "“") && said->next &&
                        said->next->type == XML_TEXT_NODE &&
                        g_str_has_prefix ((const char *) said->next->content, "”");

      g_assert_cmpint (marked, ==, g_str_equal (direct, "true"));
    }
  g_assert_cmpint (count ("//t:q[not(ancestor::t:said[@direct='false'])]"), ==, 0);
}

/* Words in quotation marks that nobody is said to have spoken are no quotes. */
static void
test_not_quotes (void)
{
  static const char *const expected[] = {
    "international institute of historical memory",
    "capacity building",
    "coordinating state",
    "its own NATO",
    "sell",
    "palm",
    "adapt",
    "shake",
    "domination",
    "wolf in sheep’s clothing",
    "a sheep in wolf’s clothing",
  };
  g_autoptr (xmlXPathObject) found = find ("//t:soCalled");

  g_assert_cmpint (length (found), ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *words = words_of (nth (found, i));

      g_assert_cmpstr (words, ==, expected[i]);
    }
  g_assert_cmpint (count ("//t:said//t:soCalled"), ==, 0);
}

static void
test_offices (void)
{
  static const struct
  {
    const char *person;
    const char *role;
    const char *resp;
  } offices[] = {
    { "zas", "Secretary General", "#document" },
    { "lavrov", "Foreign Minister", "#document" },
    { "volodin", "Speaker", "#document" },
    { "zainetdinov", "Spokesperson", "#document" },
    { "putin", "President", "#editor" },
    { "bordyuzha", "Secretary General", "#editor" },
    { "semerikov", "Acting Secretary General", "#editor" },
    { "khachaturov", "Secretary General", "#editor" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      g_autoptr (xmlXPathObject) found =
        find_in (dossier, by_id (offices[i].person), "t:affiliation");

      assert_attribute (nth (found, 0), "role", offices[i].role);
      assert_attribute (nth (found, 0), "resp", offices[i].resp);
    }
  g_assert_cmpint (count ("//t:person[@role='group']/t:affiliation"), ==, 0);
}

/* Sources */

static void
test_sources (void)
{
  /* In order of first mention, with the number of marks in the text: 18 places in all. */
  static const struct
  {
    const char *url;
    const char *date;
    int places;
  } sources[] = {
    { RG_ZAS, "2020-05-26", 1 },
    { RIA_LAVROV, "2020-05-26", 2 },
    { TASS_VOLODIN, NULL, 1 },
    { "https://ria.ru/20200220/1565009128.html", "2020-02-20", 1 },
    { RG_LAVROV, "2020-05-26", 1 },
    { KOMMERSANT_EXERCISES, NULL, 1 },
    { "https://www.kommersant.ru/doc/4356892", NULL, 1 },
    { AFGHANISTAN, NULL, 2 },
    { "https://tass.ru/politika/1555496", NULL, 1 },
    { ODKB, NULL, 1 },
    { SPUTNIK, "2020-05-26", 1 },
    { KOMMERSANT_BISHKEK, NULL, 3 },
    { TASS_ZAS, NULL, 2 },
  };
  g_autoptr (xmlXPathObject) found = find ("//t:listBibl/t:bibl");
  int places = 0;

  g_assert_cmpint (length (found), ==, 13);
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      xmlNode *bibl = nth (found, i);
      g_autofree char *id = id_of (bibl);
      g_autofree char *marks = g_strdup_printf ("//t:body//t:ref[@target='#%s']", id);
      g_autofree char *dates =
        g_strdup_printf ("t:date[@when='%s']", sources[i].date ? sources[i].date : "");
      g_autoptr (xmlXPathObject) ref = find_in (dossier, bibl, "t:ref");
      g_autoptr (xmlXPathObject) date = find_in (dossier, bibl, "t:date");
      g_autoptr (xmlXPathObject) right_date = find_in (dossier, bibl, dates);

      assert_attribute (nth (ref, 0), "target", sources[i].url);
      g_assert_cmpint (length (date), ==, sources[i].date ? 1 : 0);
      g_assert_cmpint (length (right_date), ==, length (date));
      g_assert_cmpint (count (marks), ==, sources[i].places);
      places += sources[i].places;
    }
  g_assert_cmpint (places, ==, 18);
  g_assert_cmpint (count ("//t:body//t:ref"), ==, 18);
  /* The one link that stands beside two claims. */
  g_assert_cmpint (count ("//t:p[@xml:id='p15']/t:ref[@target='#b12']"), >, 0);
  g_assert_cmpint (count ("//t:p[@xml:id='p22']/t:ref[@target='#b12']"), ==, 1);
}

/* Commitments */

static void
test_commitments (void)
{
  static const char *const verdicts[] = { "#kept",   "#partly",  "#not-yet",
                                          "#failed", "#unclear", NULL };
  g_autoptr (xmlXPathObject) found = find ("//t:annotation[@motivation='assessing']");
  g_autoptr (xmlXPathObject) done = find ("//t:annotation[@xml:id='c03']//t:measure[@type='done']");
  g_autoptr (xmlXPathObject) of = find ("//t:annotation[@xml:id='c03']//t:measure[@type='of']");

  g_assert_cmpint (length (found), >=, 16);
  for (int i = 0; i < length (found); i++)
    {
      g_autofree char *verdict = attribute (nth (found, i), "ana");

      g_assert_true (g_strv_contains (verdicts, verdict));
      assert_attribute (nth (found, i), "resp", "#document");
    }
  g_assert_cmpint (count ("//t:taxonomy[@xml:id='verdict']/t:category"), ==, 5);
  g_assert_cmpint (count ("//t:annotation/t:note[@type='announced'][@corresp]"), ==,
                   length (found));
  assert_attribute (nth (done, 0), "quantity", "31");
  assert_attribute (nth (of, 0), "quantity", "43");
  g_assert_cmpint (count ("//t:measure"), ==, 2);
}

/* Memberships */

/* Compares dates of different precision by their first day. */
static char *
first_day (const char *date)
{
  static const char whole[] = "0000-01-01";

  return g_strconcat (date, whole + strlen (date), NULL);
}

static gboolean
in_force (xmlNode *relation, const char *day)
{
  g_autofree char *from = attribute (relation, "from");
  g_autofree char *custom = attribute (relation, "from-custom");
  g_autofree char *to = attribute (relation, "to");
  g_autofree char *first = NULL;
  g_autofree char *last = to ? first_day (to) : NULL;

  /* The one imprecise beginning: from its first possible day. */
  if (custom)
    from = g_strndup (custom + 1, strlen ("1993-09-09"));
  first = first_day (from);
  return strcmp (first, day) <= 0 && (!last || strcmp (day, last) < 0);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Who has that role in @organisation on @day: ids in order, parted by blanks. */
static char *
standing (const char *role, const char *organisation, const char *day)
{
  g_autofree char *expression =
    g_strdup_printf ("//t:relation[@name='%s'][@passive='#%s']", role, organisation);
  g_autoptr (xmlXPathObject) found = find (expression);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < length (found); i++)
    if (in_force (nth (found, i), day))
      {
        g_autofree char *active = attribute (nth (found, i), "active");

        g_ptr_array_add (ids, g_strdup (active + 1));
      }
  g_ptr_array_sort (ids, compare_strings);
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **) ids->pdata);
}

static void
test_memberships (void)
{
  static const struct
  {
    const char *role;
    const char *organisation;
    const char *day;
    const char *expected;
  } standings[] = {
    { "member", "CSTO", "1993-01-01", "ARM KAZ KGZ RUS TJK UZB" },
    { "member", "CSTO", "1994-06-01", "ARM AZE BLR GEO KAZ KGZ RUS TJK UZB" },
    { "member", "CSTO", "2000-01-01", "ARM BLR KAZ KGZ RUS TJK" },
    { "member", "CSTO", "2007-01-01", "ARM BLR KAZ KGZ RUS TJK UZB" },
    { "member", "CSTO", "2013-06-01", "ARM BLR KAZ KGZ RUS TJK" },
    { "observer", "CSTO", "2013-06-01", "AFG SRB" },
    { "unresolved", "CSTO", "2013-06-01", "" },
    { "unresolved", "CSTO", "2020-07-01", "IRN" },
    { "candidate", "CSTO", "2020-07-01", "CIS SCO SRB" },
    { "member", "SCO", "2001-06-15", "CHN KAZ KGZ RUS TJK UZB" },
    { "observer", "SCO", "2010-06-01", "IND IRN MNG PAK" },
    { "dialogue-partner", "SCO", "2010-06-01", "BLR LKA" },
    { "member", "SCO", "2020-07-01", "CHN IND KAZ KGZ PAK RUS TJK UZB" },
    { "observer", "SCO", "2020-07-01", "AFG BLR IRN MNG" },
    { "dialogue-partner", "SCO", "2020-07-01", "ARM AZE KHM LKA NPL TUR" },
    { "member", "CIS", "1991-12-10", "BLR RUS UKR" },
    { "member", "CIS", "2000-01-01", "ARM AZE BLR GEO KAZ KGZ MDA RUS TJK TKM UKR UZB" },
    { "member", "CIS", "2020-07-01", "ARM AZE BLR KAZ KGZ MDA RUS TJK UZB" },
    { "associate", "CIS", "2020-07-01", "TKM" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (standings); i++)
    {
      g_autofree char *ids =
        standing (standings[i].role, standings[i].organisation, standings[i].day);

      g_test_message ("%s of %s on %s", standings[i].role, standings[i].organisation,
                      standings[i].day);
      g_assert_cmpstr (ids, ==, standings[i].expected);
    }
  /* Uzbekistan left twice, and everyone in the CIS is background. */
  g_assert_cmpint (count ("//t:relation[@active='#UZB'][@passive='#CSTO'][@to]"), ==, 2);
  g_assert_cmpint (count ("//t:relation[@passive='#CIS'][not(@resp='#editor')]"), ==, 0);
}

/* Events and what the analysis does not say */

static void
test_events (void)
{
  static const char *const events[] = {
    "e-cfm-2020-05[@when='2020-05']",
    "e-statement-victory[@when='2020-05']",
    "e-statement-charter[@when='2020-05']",
    "e-statement-ceasefire[@when='2020-05']",
    "e-statement-solidarity[@when='2020-05']",
    "e-medics-2020-11[@when='2020-11']",
    "e-memory-2020-02[@when='2020-02']",
    "e-list-2016[@when='2016']",
    "e-central-asia[@when-custom='199X']",
    "e-exercises-2018[@from='2018'][not(@to)]",
    "e-kyrgyzstan-2009[@when='2009'][t:note]",
    "e-skirmish-2020-05[@notBefore='2020-05-21'][@notAfter='2020-05-31']",
    "e-battle-brotherhood-2019[@from='2019-10-08'][@to='2019-10-29'][@where='#RUS #BLR #TJK']",
    "e-unbreakable-2019[@where='#TJK']",
    "e-bishkek-2019-11[@when='2019-11'][@where='#bishkek']",
    "e-astana-2018-11[@when='2018-11'][@where='#astana']",
    "e-bishkek-2019-05[@when='2019-05'][@where='#bishkek']",
    "e-nato-2019-05[@when='2019-05']",
    "e-moscow-2020-02[@from='2020-02-04'][@to='2020-02-05'][@where='#moscow']",
    "e-rotation-2016[@when='2016']",
    "e-zas-2020[@notBefore='2020-01']",
    "e-observers-2013[@when='2013']",
    "e-iran-2014[@when='2014']",
    "e-iran-2000s[@when-custom='200X']",
    "e-un-missions-2017[@when='2017'][@where='#SSD #TCD'][t:note]",
    "e-on-paper[@to='2002']",
    "e-peacekeeping-2021[@when='2021']",
    "e-centre-2020[@when='2020']",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_auto (GStrv) parts = g_strsplit (events[i], "[", 2);
      g_autofree char *event =
        g_strdup_printf ("//t:event[@xml:id='%s'][@resp='#document'][%s", parts[0], parts[1]);
      g_autofree char *mentions =
        g_strdup_printf ("//t:body//*[@ref='#%s' or @ana='#%s']", parts[0], parts[0]);

      if (count (event) != 1)
        g_error ("%s is not there", event);
      g_assert_cmpint (count (mentions), >, 0);
    }
  g_assert_cmpint (count ("//t:event[@resp='#editor']"), >=, 29);
}

static void
test_notes (void)
{
  g_assert_cmpint (count ("//t:body//t:note[@type='editorial']"), ==, 2);
  g_assert_cmpint (count ("//t:p[@xml:id='p9']/t:note[@xml:id='n1'][contains(., '2010')]"), ==, 1);
  g_assert_cmpint (count ("//t:p[@xml:id='p17']/t:note[@xml:id='n2'][contains(., 'MINURCAT')]"), ==,
                   1);
}

/* It says that it is a retelling, where a reader first looks, and names no author. */
static void
test_head (void)
{
  static const char *const types[] = { "about",   "takeaways", "introduction", "section",
                                       "section", "section",   "section" };
  g_autoptr (xmlXPathObject) divs = find ("//t:body/t:div");

  g_assert_cmpint (length (divs), ==, G_N_ELEMENTS (types));
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    assert_attribute (nth (divs, i), "type", types[i]);
  g_assert_cmpint (count ("//t:author"), ==, 0);
  g_assert_cmpint (count ("//t:profileDesc/t:abstract/t:p[contains(., 'retell')]"), ==, 1);
  g_assert_cmpint (count ("//t:div[@type='about']/t:p[contains(., 'retelling')]"), ==, 1);
  g_assert_cmpint (count ("//t:div[@type='takeaways']//t:item"), ==, 4);
  g_assert_cmpint (count ("//t:body/t:div[@type='introduction' or @type='section']/t:p"), ==, 28);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  xmlInitParser ();
  path = data_path ("csto.xml");
  dossier = xmlReadFile (path, NULL, XML_PARSE_NONET);
  g_assert_nonnull (dossier);

  g_test_add_func ("/analysis/schema/valid", test_schema_valid);
  g_test_add_func ("/analysis/schema/example", test_schema_example);
  g_test_add_func ("/analysis/schema/slips", test_schema_slips);
  g_test_add_func ("/analysis/ids", test_ids);
  g_test_add_func ("/analysis/pointers", test_pointers);
  g_test_add_func ("/analysis/pointer-kinds", test_pointer_kinds);
  g_test_add_func ("/analysis/dates", test_dates);
  g_test_add_func ("/analysis/quotes", test_quotes);
  g_test_add_func ("/analysis/quotation-marks", test_quotation_marks);
  g_test_add_func ("/analysis/not-quotes", test_not_quotes);
  g_test_add_func ("/analysis/offices", test_offices);
  g_test_add_func ("/analysis/sources", test_sources);
  g_test_add_func ("/analysis/commitments", test_commitments);
  g_test_add_func ("/analysis/memberships", test_memberships);
  g_test_add_func ("/analysis/events", test_events);
  g_test_add_func ("/analysis/notes", test_notes);
  g_test_add_func ("/analysis/head", test_head);
  result = g_test_run ();

  xmlFreeDoc (dossier);
  xmlCleanupParser ();
  return result;
}
