/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "text/stem.h"
#include "text/words.h"

static const char *const all_languages[] = { "en", "ru", "de", "fr", "tr", "pl", NULL };

/* Tokens as "form" or "form/stem", apart by spaces. */
static char *
divide (const char *text, const char *language)
{
  DossierTokenizer *tokenizer = dossier_tokenizer_get_for_thread ();
  g_autoptr (GString) words = g_string_new (NULL);
  DossierToken token;

  dossier_tokenizer_begin (tokenizer, text, strlen (text), dossier_stem_language (language, -1));
  while (dossier_tokenizer_next (tokenizer, &token))
    {
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", token.form);
      if (token.stem != NULL)
        g_string_append_printf (words, "/%s", token.stem);
      g_assert_cmpuint (strlen (token.form), ==, token.form_length);
      g_assert_cmpuint (token.start, <, token.end);
      g_assert_cmpuint (token.end, <=, strlen (text));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
test_tokens (void)
{
  static const struct
  {
    const char *text;
    const char *language;
    const char *words;
  } cases[] = {
    { "", "en", "" },
    { " .,;!? — … «»\t\n", "en", "" },
    { "Running, the MEMBER states' troops", "en",
      "running/run the member states/state troops/troop" },
    { "Договорами о коллективной безопасности", "ru",
      "договорами/договор о коллективнои/коллективн безопасности/безопасн" },
    /* A word in another script gets that one's rule, whatever the text's language. */
    { "the договора", "en", "the договора/договор" },
    { "договора", "pl", "договора/договор" },
    { "договора", NULL, "договора/договор" },
    { "договора", "be", "договора" },
    { "Straßen der Häuser", "de", "strassen/strass der hauser/haus" },
    { "l’accord des négociations", "fr", "l accord des/de negociations/negoci" },
    { "KIRGIZLARIN Kırgızların", "tr", "kirgizlarin/kirgiz kirgizlarin/kirgiz" },
    { "ещё Ещё еще", "ru", "еще/ещ еще/ещ еще/ещ" },
    { "Łódź łódź", "pl", "lodz lodz" },
    { "co\xc2\xadoperate", "pl", "cooperate" },             /* soft hyphen */
    { "Mu\xcc\x88ller e\xcc\x81t\xcc", "pl", "muller et" }, /* combining; broken off */
    { "a\xff"
      "b",
      "pl", "a b" },
    { "2020-05-26 №5 ½", "pl", "2020 05 26 5 1⁄2" },
    { "集体安全条约 ОДКБ", "zh", "集 体 安 全 条 约 одкб" },
    { "हिन्दी", "pl", "हिन्दी/हिन्द" },
    { "😀 ok 👍🏽", "pl", "ok" },
    { "कि की", "zh", "कि/क की/क" },
  };

  for (guint round = 0; round < 2; round++) /* the second time out of what is kept */
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autofree char *words = divide (cases[i].text, cases[i].language);

        g_assert_cmpstr (words, ==, cases[i].words);
      }
}

/* What is found, each stretch in brackets. */
static char *
mark (const char *typed, DossierWordsFlags flags, const char *text, const char *language)
{
  g_autoptr (DossierWords) words = dossier_words_new (typed, flags, all_languages);
  g_autoptr (GArray) found = dossier_words_find (words, text, language);
  g_autoptr (GString) marked = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const DossierWordsStretch *stretch = &g_array_index (found, DossierWordsStretch, i);
      g_autofree char *before = g_utf8_substring (text, at, stretch->start);
      g_autofree char *within = g_utf8_substring (text, stretch->start, stretch->end);

      g_assert_cmpuint (stretch->start, <, stretch->end);
      g_assert_cmpuint (stretch->start, >=, at);
      g_string_append_printf (marked, "%s[%s]", before, within);
      at = stretch->end;
    }
  g_string_append (marked, g_utf8_offset_to_pointer (text, at));
  return g_string_free (g_steal_pointer (&marked), FALSE);
}

static void
test_find (void)
{
  static const struct
  {
    const char *typed;
    const char *language;
    const char *text;
    const char *marked;
  } cases[] = {
    { "договор", "ru", "По договору, с договорами; ДОГОВОР",
      "По [договору], с [договорами]; [ДОГОВОР]" },
    { "договорами", "ru", "Статья договора", "Статья [договора]" },
    { "\"договор\"", "ru", "договора, договор", "договора, [договор]" },
    { "troops", "en", "A troop of TROOPS", "A [troop] of [TROOPS]" },
    { "running", "en", "They run, he runs", "They [run], he [runs]" },
    { "häuser", "de", "Das Haus", "Das [Haus]" },
    { "Strasse", "de", "Die Straße", "Die [Straße]" },
    { "negociation", "fr", "les négociations", "les [négociations]" },
    { "kırgız", "tr", "Kırgızların", "[Kırgızların]" },
    { "еще", "ru", "И ещё", "И [ещё]" },
    { "ёлка", "ru", "елки", "[елки]" },
    { "lodz", "pl", "Łódź!", "[Łódź]!" },
    { "muller", "en", "Mu\xcc\x88ller", "[Mu\xcc\x88ller]" },
    { "collective security", "en", "Security is collective", "[Security] is [collective]" },
    { "\"collective security\"", "en", "collective security; security collective",
      "[collective security]; security collective" },
    { "“collective security”", "en", "collective, security", "[collective, security]" },
    { "«коллективной безопасности»", "ru", "о коллективной безопасности",
      "о [коллективной безопасности]" },
    { "ракетно-ядерный", "ru", "ракетно-ядерного; ядерный", "[ракетно-ядерного]; ядерный" },
    { "dogo*", "en", "dogolden dog", "[dogolden] dog" },
    { "run*", "en", "running ran runs", "[running] ran [runs]" },
    { "\"member st\"*", "en", "member states, member", "[member states], member" },
    { "a -b", "en", "a b", "[a] b" },
    { "集体安全", "zh", "集体安全条约", "[集体安全]条约" },
    { "\"a b\" \"b c\"", "en", "a b c d", "[a b c] d" },
    { "\"a a\"", "en", "a a a b", "[a a a] b" },
    { "'", "en", "it's", "it's" },
    { "\"", "en", "x", "x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked =
        mark (cases[i].typed, DOSSIER_WORDS_DEFAULT, cases[i].text, cases[i].language);

      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_typing (void)
{
  static const struct
  {
    const char *typed;
    const char *text;
    const char *marked;
  } cases[] = {
    { "secu", "security", "[security]" },
    { "secu ", "security", "security" },
    { "coll secu", "coll collective security", "[coll] collective [security]" },
    { "договорами", "договорами договора", "[договорами] [договора]" },
    { "\"member st", "member states", "[member states]" },
    { "\"member st\"", "member states", "member states" },
    { "well-kn", "a well-known", "a [well-known]" },
    { "x -secu", "x security", "[x] security" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = mark (cases[i].typed, DOSSIER_WORDS_TYPING, cases[i].text, "ru");

      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_match (void)
{
  static const struct
  {
    const char *typed;
    const char *text;
    gboolean matches;
  } cases[] = {
    { "a b", "b x a", TRUE },
    { "a b", "a x", FALSE },
    { "a -b", "a b", FALSE },
    { "a -b", "a c", TRUE },
    { "-b", "a c", TRUE },
    { "-b", "b", FALSE },
    { "a -\"b c\"", "a b", TRUE },
    { "a -\"b c\"", "a b c", FALSE },
    { "-run", "running", FALSE },
    { "-secu*", "security", FALSE },
    { "", "a", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierWords) words =
        dossier_words_new (cases[i].typed, DOSSIER_WORDS_DEFAULT, all_languages);

      g_assert_cmpint (dossier_words_match (words, cases[i].text, "en"), ==, cases[i].matches);
    }
}

/* The values of a query's words mean what was typed. */
static void
test_values (void)
{
  static const char *const languages[] = { "en", NULL };
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (DossierWords) words = NULL;

  g_ptr_array_add (values, (gpointer) "state");
  g_ptr_array_add (values, (gpointer) "model acts");
  g_ptr_array_add (values, (gpointer) "-secur*");
  g_ptr_array_add (values, (gpointer) "\"act\"");
  words = dossier_words_new_for_values (values, languages);
  g_assert_true (dossier_words_match (words, "states: model acts, an act", "en"));
  g_assert_false (dossier_words_match (words, "states: model acts", "en"));
  g_assert_false (dossier_words_match (words, "states: acts model act", "en"));
  g_assert_false (dossier_words_match (words, "states: model acts, an act, security", "en"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/words/tokens", test_tokens);
  g_test_add_func ("/words/find", test_find);
  g_test_add_func ("/words/typing", test_typing);
  g_test_add_func ("/words/match", test_match);
  g_test_add_func ("/words/values", test_values);

  return g_test_run ();
}
