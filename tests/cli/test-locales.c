/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries by the locale's names and in its order. */
#include <string.h>

#include "run.h"

static void
use_locale (const char *name)
{
  g_setenv ("LC_ALL", name, TRUE);
}

/* Each of @words stands in the last run's output behind the one before. */
static void
assert_in_order (Run *self, const char *const *words)
{
  const char *from = self->out;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *at = strstr (from, words[i]);

      if (at == NULL)
        g_error ("no “%s” where it should be in %s", words[i], self->out);
      from = at + strlen (words[i]);
    }
}

static void
test_members (Run *self, gconstpointer data)
{
  static const struct
  {
    const char *locale;
    const char *words[8];
  } cases[] = {
    { "C",
      { "AFG  Afghanistan", "ARM  Armenia,", "KHM  Cambodia", "CHN  China", "LKA  Sri Lanka" } },
    { "de_DE.UTF-8",
      { "AFG  Afghanistan", "ARM  Armenien", "AZE  Aserbaidschan", "CHN  China", "KAZ  Kasachstan",
        "TUR  Türkei", "UZB  Usbekistan" } },
    { "ru_RU.UTF-8",
      { "AZE  Азербайджан", "ARM  Армения", "AFG  Афганистан", "IND  Индия", "CHN  Китай",
        "LKA  Шри" } },
    { "uk_UA.UTF-8",
      { "AFG  Афганістан", "BLR  Білорусь", "ARM  Вірменія", "IND  Індія", "IRN  Іран",
        "KAZ  Казахстан" } },
    { "fa_IR.UTF-8",
      { "ARM  ارمنستان", "UZB  ازبکستان", "AFG  افغانستان", "IRN  ایران", "PAK  پاکستان",
        "CHN  چین", "IND  هند" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      use_locale (cases[i].locale);
      run (self, "members", "SCO", "2021", NULL);
      assert_done (self);
      assert_in_order (self, cases[i].words);
    }
}

/* Programs get what the document says, whatever the locale. */
static void
test_json (Run *self, gconstpointer data)
{
  g_autofree char *plain = NULL;

  use_locale ("C");
  run (self, "show", "csto", "memberships", "--json", NULL);
  assert_done (self);
  plain = g_strdup (self->out);
  g_assert_nonnull (strstr (plain, "Armenia"));

  use_locale ("de_DE.UTF-8");
  run (self, "show", "csto", "memberships", "--json", NULL);
  assert_done (self);
  g_assert_cmpstr (self->out, ==, plain);
}

#define ADD(path, func) g_test_add (path, Run, NULL, run_set_up, func, run_tear_down)

int
main (int argc, char *argv[])
{
  run_init (&argc, argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  /* The locale alone decides. */
  g_unsetenv ("LANGUAGE");

  ADD ("/cli/locales/members", test_members);
  ADD ("/cli/locales/json", test_json);

  return g_test_run ();
}
