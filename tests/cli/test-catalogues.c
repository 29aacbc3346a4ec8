/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of messages that are missing, damaged or not to be trusted: the program is in English then,
 * and never ends because of them. */
#include "config.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "run.h"
#include "text/message-file.h"

typedef struct
{
  const char *message;
  gsize message_size; /* with the zero at the end */
  const char *translation;
  gsize translation_size;
} Pair;

#define PAIR(message, translation)                                                                 \
  {                                                                                                \
    message, sizeof (message), translation, sizeof (translation)                                   \
  }
#define HEADER PAIR ("", "Content-Type: text/plain; charset=UTF-8\n")

static void
append_number (GByteArray *file, guint32 number)
{
  g_byte_array_append (file, (const guint8 *) &number, sizeof number);
}

/* Of the same order of bytes as this machine, without a table of hashes. */
static GByteArray *
make_file (const Pair *pairs, guint n)
{
  GByteArray *file = g_byte_array_new ();
  guint32 offset = 28 + n * 16;

  append_number (file, 0x950412de);
  append_number (file, 0);
  append_number (file, n);
  append_number (file, 28);
  append_number (file, 28 + n * 8);
  append_number (file, 0);
  append_number (file, offset);
  for (guint i = 0; i < n; i++)
    {
      append_number (file, (guint32) pairs[i].message_size - 1);
      append_number (file, offset);
      offset += (guint32) pairs[i].message_size;
    }
  for (guint i = 0; i < n; i++)
    {
      append_number (file, (guint32) pairs[i].translation_size - 1);
      append_number (file, offset);
      offset += (guint32) pairs[i].translation_size;
    }
  for (guint i = 0; i < n; i++)
    g_byte_array_append (file, (const guint8 *) pairs[i].message, (guint) pairs[i].message_size);
  for (guint i = 0; i < n; i++)
    g_byte_array_append (file, (const guint8 *) pairs[i].translation,
                         (guint) pairs[i].translation_size);
  return file;
}

static gboolean
is_sound (const Pair *pairs, guint n)
{
  g_autoptr (GByteArray) file = make_file (pairs, n);

  return dossier_message_file_is_sound ((const char *) file->data, file->len);
}

static void
test_placeholders (void)
{
  static const struct
  {
    Pair pair;
    gboolean sound;
  } cases[] = {
    { PAIR ("Open", "Öffnen"), TRUE },
    { PAIR ("%s of %s", "%2$s: %1$s"), TRUE },
    { PAIR ("%1$s, %2$u quotes", "%2$u Zitate, %1$s"), TRUE },
    { PAIR ("%s of %u", "ohne"), TRUE },
    { PAIR ("%d %%", "%d %%"), TRUE },
    { PAIR ("%u quote\0%u quotes", "%u Zitat\0%u Zitate"), TRUE },
    { PAIR ("One quote\0%u quotes", "Ein Zitat\0%u Zitate\0%u Zitate"), TRUE },
    { PAIR ("%-e %B %Y", "%-e. %B %Y"), TRUE },
    { PAIR ("%s of %s", "%2$s: %1$d"), FALSE },
    { PAIR ("%u quotes", "%s Zitate"), FALSE },
    { PAIR ("%s", "%s %s"), FALSE },
    { PAIR ("%s", "%2$s"), FALSE },
    { PAIR ("Open", "Öffnen %n"), FALSE },
    { PAIR ("%s", "%s %99$s"), FALSE },
    { PAIR ("%u quote\0%u quotes", "%u Zitat\0%s Zitate"), FALSE },
    { PAIR ("Open", "\xd6"
                    "ffnen"),
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Pair pairs[] = { HEADER, cases[i].pair };

      g_assert_cmpint (is_sound (pairs, 2), ==, cases[i].sound);
    }
}

/* The catalogue in Persian has numbers in its own digits, which are messages of a kind of their
 * own. */
static void
test_digits (void)
{
  static const char source[] =
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
    "#, c-format\nmsgid \"%u quotes\"\nmsgstr \"%Iu نقل‌قول\"\n\n"
    "#, c-format\nmsgid \"%1$s, %2$u notes\"\nmsgstr \"%2$Iu: %1$s\"\n";
  g_autofree char *folder = g_dir_make_tmp ("catalogue-XXXXXX", NULL);
  g_autofree char *po = g_build_filename (folder, "fa.po", NULL);
  g_autofree char *mo = g_build_filename (folder, "fa.mo", NULL);
  const char *const command[] = { "msgfmt", "-o", mo, po, NULL };
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_set_contents (po, source, -1, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  g_assert_true (g_file_get_contents (mo, &data, &size, NULL));
  g_assert_true (dossier_message_file_is_sound (data, size));
  for (gsize n = 0; n < size; n++)
    {
      g_autofree char *part = g_memdup2 (data, n);

      g_assert_false (dossier_message_file_is_sound (part, n) && n < size - 1);
    }
  for (guint round = 0; round < 2000; round++)
    {
      g_autofree char *changed = g_memdup2 (data, size);

      changed[g_test_rand_int_range (0, (int) size)] ^= (char) g_test_rand_int_range (1, 256);
      dossier_message_file_is_sound (changed, size);
    }
  g_remove (po);
  g_remove (mo);
  g_rmdir (folder);
}

static void
test_charset (void)
{
  static const Pair latin = PAIR ("", "Content-Type: text/plain; charset=ISO-8859-1\n");
  static const Pair none = PAIR ("Open", "Offen");

  g_assert_false (is_sound (&latin, 1));
  g_assert_false (is_sound (&none, 1));
  g_assert_false (is_sound (NULL, 0));
}

static void
read_catalogue (char **data, gsize *size)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "locales", "en_XA", "LC_MESSAGES",
                                                 GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, data, size, &error);
  g_assert_no_error (error);
}

/* Wherever it ends. */
static void
test_cut (void)
{
  g_autofree char *data = NULL;
  gsize size;

  read_catalogue (&data, &size);
  g_assert_true (dossier_message_file_is_sound (data, size));
  for (gsize end = 0; end < size; end += end < 4096 ? 1 : 211)
    {
      g_autofree char *part = g_memdup2 (data, end);

      g_assert_false (dossier_message_file_is_sound (part, end));
    }
}

/* Each catalogue that was built of po/. */
static void
test_own (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *language;
  guint n = 0;

  while (folder != NULL && (language = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file =
        g_build_filename (path, language, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (!g_file_get_contents (file, &data, &size, NULL))
        continue;
      g_test_message ("%s", language);
      g_assert_true (dossier_message_file_is_sound (data, size));
      n++;
    }
  g_assert_cmpuint (n, >=, 6);
}

/* What is taken for sound can be used, whichever bytes are others. */
static void
test_bytes (Run *self, gconstpointer unused)
{
  g_autofree char *data = NULL;
  gsize size;
  guint used = 0;

  read_catalogue (&data, &size);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *other = g_memdup2 (data, size);
      g_autofree char *root = g_strdup_printf ("%s/%u", self->folder, i);
      g_autofree char *place = g_build_filename (root, "en_XA", "LC_MESSAGES", NULL);
      g_autofree char *file = g_build_filename (place, GETTEXT_PACKAGE ".mo", NULL);

      /* Half of them where the tables are. */
      other[g_test_rand_int_range (0, i % 2 == 0 ? 20000 : (gint32) size)] ^=
        (char) g_test_rand_int_range (1, 256);
      if (!dossier_message_file_is_sound (other, size))
        continue;
      used++;
      g_mkdir_with_parents (place, 0700);
      g_assert_true (g_file_set_contents (file, other, (gssize) size, NULL));
      bindtextdomain (GETTEXT_PACKAGE, root);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      for (guint j = 0; j < 100; j++)
        {
          g_autofree char *words = g_strdup_printf ("No such message %u", j);

          g_assert_cmpstr (dgettext (GETTEXT_PACKAGE, words), ==, words);
        }
      g_assert_true (g_utf8_validate (dgettext (GETTEXT_PACKAGE, "Commands:"), -1, NULL));
      g_assert_nonnull (dngettext (GETTEXT_PACKAGE, "%u quote", "%u quotes", i));
    }
  g_assert_cmpuint (used, >, 10);
}

/* The program itself */

static void
assert_help (Run *self, gboolean translated)
{
  run_bare (self, "--help", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpstr (self->err, ==, "");
  g_assert_true ((strstr (self->out, "Commands:") != NULL) == !translated);
  g_assert_true ((strstr (self->out, "⟦") != NULL) == translated);
}

static void
test_program (Run *self, gconstpointer unused)
{
  g_autofree char *good = NULL;
  g_autofree char *place = g_build_filename (self->folder, "en_XA", "LC_MESSAGES", NULL);
  g_autofree char *file = g_build_filename (place, GETTEXT_PACKAGE ".mo", NULL);
  gsize size;

  read_catalogue (&good, &size);
  g_setenv ("DOSSIER_LOCALE_DIR", self->folder, TRUE);
  assert_help (self, FALSE);

  g_mkdir_with_parents (place, 0700);
  g_file_set_contents (file, good, (gssize) size, NULL);
  assert_help (self, TRUE);
  g_file_set_contents (file, good, (gssize) size / 2, NULL);
  assert_help (self, FALSE);
  g_file_set_contents (file, "", 0, NULL);
  assert_help (self, FALSE);
  g_file_set_contents (file, "This is none.", -1, NULL);
  assert_help (self, FALSE);
  memset (good + 28, 0xff, 400);
  g_file_set_contents (file, good, (gssize) size, NULL);
  assert_help (self, FALSE);
  g_unsetenv ("DOSSIER_LOCALE_DIR");
}

/* In the C locale all is English, and all can be done. */
static void
test_c_locale (Run *self, gconstpointer unused)
{
  g_setenv ("LC_ALL", "C", TRUE);
  assert_help (self, FALSE);
  run (self, "show", "csto", "quotes", NULL);
  assert_done (self);
  g_assert_nonnull (strstr (self->out, "Sergey Lavrov"));
  g_assert_nonnull (strstr (self->out, "May 2020"));
  g_setenv ("LC_ALL", "en_XA.UTF-8", TRUE);
}

int
main (int argc, char *argv[])
{
  run_init (&argc, argv);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli/catalogues/placeholders", test_placeholders);
  g_test_add_func ("/cli/catalogues/charset", test_charset);
  g_test_add_func ("/cli/catalogues/digits", test_digits);
  g_test_add_func ("/cli/catalogues/cut", test_cut);
  g_test_add_func ("/cli/catalogues/own", test_own);
  g_test_add ("/cli/catalogues/bytes", Run, NULL, run_set_up, test_bytes, run_tear_down);
  g_test_add ("/cli/catalogues/program", Run, NULL, run_set_up, test_program, run_tear_down);
  g_test_add ("/cli/catalogues/c-locale", Run, NULL, run_set_up, test_c_locale, run_tear_down);
  return g_test_run ();
}
