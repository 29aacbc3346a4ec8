/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalogues of messages, as translators look at them. */
#include "formats/format-error.h"
#include "formats/po/catalogue.h"

#define RUSSIAN                                                                                    \
  "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "                          \
  "(n%100<10 || n%100>=20) ? 1 : 2);"

static const char text[] = "# German\n"
                           "msgid \"\"\n"
                           "msgstr \"\"\n"
                           "\"Language: de\\n\"\n"
                           "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
                           "\n"
                           "#. Translators: the menu\n"
                           "#. of the window\n"
                           "#: ui/window.ui:12 src/app/window.c\n"
                           "msgctxt \"menu\"\n"
                           "msgid \"E_xport…\"\n"
                           "msgstr \"E_xportieren …\"\n"
                           "\n"
                           "#. Translators: %u is a number of notes\n"
                           "#, c-format\n"
                           "msgid \"%u note\"\n"
                           "msgid_plural \"\"\n"
                           "\"%u \"\n"
                           "\"notes\\n\"\n"
                           "msgstr[0] \"%u Notiz\"\n"
                           "msgstr[1] \"\"\n"
                           "\n"
                           "# Is that right?\n"
                           "#, fuzzy\n"
                           "#| msgctxt \"b\"\n"
                           "#| msgid \"Go \"\n"
                           "#| \"there\"\n"
                           "msgid \"Go “\\\"there\\\"”\"\n"
                           "msgstr \"Dorthin\"\n"
                           "\n"
                           "msgid \"New\"\n"
                           "msgstr \"\"\n"
                           "\n"
                           "#, fuzzy\n"
                           "#~ msgid \"Gone\"\n"
                           "#~ msgstr \"Weg\"\n";

static DossierMessage *
get (DossierCatalogue *catalogue, guint i)
{
  g_assert_cmpuint (i, <, catalogue->messages->len);
  return catalogue->messages->pdata[i];
}

static DossierCatalogue *
read_sample (void)
{
  g_autoptr (GError) error = NULL;
  DossierCatalogue *catalogue = dossier_catalogue_parse (text, "de.po", &error);

  g_assert_no_error (error);
  return catalogue;
}

static void
test_read (void)
{
  g_autoptr (DossierCatalogue) catalogue = read_sample ();
  DossierMessage *message;

  g_assert_cmpuint (catalogue->messages->len, ==, 4);
  g_assert_cmpuint (dossier_plural_forms_count (catalogue->forms), ==, 2);

  message = get (catalogue, 0);
  g_assert_cmpstr (message->context, ==, "menu");
  g_assert_cmpstr (message->id, ==, "E_xport…");
  g_assert_cmpstr (message->comment, ==, "Translators: the menu\nof the window");
  g_assert_cmpstr (message->places[0], ==, "ui/window.ui:12");
  g_assert_cmpstr (message->places[1], ==, "src/app/window.c");
  g_assert_null (message->places[2]);
  g_assert_cmpuint (message->line, ==, 11);
  g_assert_cmpint (dossier_message_get_state (message), ==, DOSSIER_MESSAGE_TRANSLATED);

  message = get (catalogue, 1);
  g_assert_cmpstr (message->plural, ==, "%u notes\n");
  g_assert_cmpuint (message->translations->len, ==, 2);
  g_assert_cmpstr (message->translations->pdata[0], ==, "%u Notiz");
  g_assert_cmpint (dossier_message_get_state (message), ==, DOSSIER_MESSAGE_UNTRANSLATED);

  message = get (catalogue, 2);
  g_assert_cmpstr (message->id, ==, "Go “\"there\"”");
  g_assert_cmpstr (message->previous, ==, "Go there");
  g_assert_cmpstr (message->remark, ==, "Is that right?");
  g_assert_cmpstr (message->comment, ==, "");
  g_assert_cmpint (dossier_message_get_state (message), ==, DOSSIER_MESSAGE_FUZZY);

  message = get (catalogue, 3);
  g_assert_cmpint (dossier_message_get_state (message), ==, DOSSIER_MESSAGE_UNTRANSLATED);
}

static void
test_search (void)
{
  g_autoptr (DossierCatalogue) catalogue = read_sample ();
  DossierMessage *message = get (catalogue, 0);

  /* Mnemonics, case and marks do not matter; words may be anywhere in it, and parts of words. */
  g_assert_true (dossier_message_matches (message, "export"));
  g_assert_true (dossier_message_matches (message, "EXPORTIEREN window"));
  g_assert_true (dossier_message_matches (message, "E_xport"));
  g_assert_true (dossier_message_matches (message, "ui/window.ui"));
  g_assert_true (dossier_message_matches (message, " menu "));
  g_assert_true (dossier_message_matches (message, ""));
  g_assert_false (dossier_message_matches (message, "export notes"));
  g_assert_true (dossier_message_matches (get (catalogue, 1), "notíz"));
  g_assert_true (dossier_message_matches (get (catalogue, 2), "is that right"));
}

static void
test_broken (void)
{
  static const struct
  {
    const char *text;
    guint line;
  } broken[] = {
    { "msgid \"a\"\nmsgstr b\n", 2 },
    { "msgid \"a\"\nmsgstr \"b\n", 2 },
    { "msgid \"a\"\n\nmsgstr \"b\" c\n", 3 },
    { "msgid \"a\"\nmsgstr \"b\\\"\n", 2 },
    { "\"a\"\n", 1 },
    { "# x\nmsgstr \"a\"\n", 2 },
    { "msgid \"a\"\nmsgstr \"\xff\"\n", 2 },
    { "<<<<<<< HEAD\n", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *line = g_strdup_printf ("line %u ", broken[i].line);

      g_assert_null (dossier_catalogue_parse (broken[i].text, "de.po", &error));
      g_assert_error (error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_MALFORMED);
      g_assert_nonnull (strstr (error->message, "de.po"));
      g_assert_nonnull (strstr (error->message, line));
    }
}

/* Whatever ends where it should not is read or refused, and no more. */
static void
test_cut (void)
{
  for (gsize length = 0; length < sizeof text; length++)
    {
      g_autofree char *cut = g_strndup (text, length);
      g_autoptr (DossierCatalogue) catalogue = dossier_catalogue_parse (cut, "de.po", NULL);

      g_assert_true (catalogue == NULL || catalogue->messages->len <= 4);
    }
}

static void
assert_samples (const char *field, const char *const *samples)
{
  g_autoptr (DossierPluralForms) forms = dossier_plural_forms_parse (field);

  g_assert_nonnull (forms);
  for (guint i = 0; i < dossier_plural_forms_count (forms); i++)
    {
      g_autofree char *sample = dossier_plural_forms_sample (forms, i);

      g_assert_cmpstr (sample, ==, samples[i]);
    }
}

/* The expressions are those of gettext's manual, and CLDR's for French. */
static void
test_samples (void)
{
  assert_samples (" nplurals=1; plural=0;\n", (const char *[]){ "0, 1, 2, 3, …" });
  assert_samples ("nplurals=2; plural=(n != 1);", (const char *[]){ "1", "0, 2, 3, 4, …" });
  assert_samples ("nplurals=2; plural=n>1;", (const char *[]){ "0, 1", "2, 3, 4, 5, …" });
  assert_samples (RUSSIAN,
                  (const char *[]){ "1, 21, 31, 41, …", "2, 3, 4, 22, …", "0, 5, 6, 7, …" });
  assert_samples ("nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;",
                  (const char *[]){ "0, 1", "1000000, …", "2, 3, 4, 5, …" });
  assert_samples ("nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
                  "n%100>=11 ? 4 : 5;",
                  (const char *[]){ "0", "1", "2", "3, 4, 5, 6, …", "11, 12, 13, 14, …",
                                    "100, 101, 102, 200, …" });
  assert_samples ("nplurals=2; plural=!(n - 2 * 3 + 4 / 2 == 7 - 1);",
                  (const char *[]){ "10", "0, 1, 2, 3, …" });
  assert_samples ("nplurals=3; plural=n > 1;", (const char *[]){ "0, 1", "2, 3, 4, 5, …", "" });
}

static void
test_no_forms (void)
{
  g_autoptr (GString) deep = g_string_new ("nplurals=2; plural=");
  static const char *const wrong[] = {
    "",
    "nplurals=INTEGER; plural=EXPRESSION;",
    "nplurals=0; plural=0;",
    "nplurals=1; plural=n;",
    "nplurals=2; plural=(n != 1",
    "nplurals=2; plural=n != 1) ;",
    "nplurals=2; plural=1 % n;",
    "nplurals=2; plural=n ? 1;",
    "nplurals=2; plural=n & 1;",
    "nplurals=2 plural=0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (dossier_plural_forms_parse (wrong[i]));
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '(');
  g_assert_null (dossier_plural_forms_parse (deep->str));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/formats/po/read", test_read);
  g_test_add_func ("/formats/po/search", test_search);
  g_test_add_func ("/formats/po/broken", test_broken);
  g_test_add_func ("/formats/po/cut", test_cut);
  g_test_add_func ("/formats/po/samples", test_samples);
  g_test_add_func ("/formats/po/no-forms", test_no_forms);
  return g_test_run ();
}
