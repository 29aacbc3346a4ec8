/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/uloc.h>

#include "model/interface-language.h"

/* POSIX says as a modifier what ICU says as a script. */
static const struct
{
  const char *modifier;
  const char *script;
} scripts[] = {
  { "cyrillic", "Cyrl" },
  { "devanagari", "Deva" },
  { "latin", "Latn" },
};

char *
dossier_locale_to_icu (const char *name)
{
  g_autofree char *bare = NULL;
  const char *modifier;
  const char *script = NULL;
  char language[ULOC_LANG_CAPACITY];
  char country[ULOC_COUNTRY_CAPACITY];
  UErrorCode error = U_ZERO_ERROR;

  g_return_val_if_fail (name != NULL, NULL);

  bare = g_strndup (name, strcspn (name, ".@"));
  if (strcmp (bare, "C") == 0 || strcmp (bare, "POSIX") == 0)
    return g_strdup ("");

  modifier = strchr (name, '@');
  for (guint i = 0; modifier != NULL && i < G_N_ELEMENTS (scripts); i++)
    if (strcmp (modifier + 1, scripts[i].modifier) == 0)
      script = scripts[i].script;
  if (script == NULL)
    return g_steal_pointer (&bare);

  uloc_getLanguage (bare, language, sizeof language, &error);
  uloc_getCountry (bare, country, sizeof country, &error);
  if (U_FAILURE (error))
    return g_steal_pointer (&bare);
  return g_strjoin ("_", language, script, *country != '\0' ? country : NULL, NULL);
}

static gboolean
get_primary (const char *tag, char primary[ULOC_LANG_CAPACITY])
{
  UErrorCode error = U_ZERO_ERROR;

  return tag != NULL && uloc_getLanguage (tag, primary, ULOC_LANG_CAPACITY, &error) > 0 &&
         U_SUCCESS (error) && error != U_STRING_NOT_TERMINATED_WARNING;
}

gboolean
dossier_language_is_same (const char *a, const char *b)
{
  char first[ULOC_LANG_CAPACITY];
  char second[ULOC_LANG_CAPACITY];

  return get_primary (a, first) && get_primary (b, second) && strcmp (first, second) == 0;
}

/* "de" of the catalogue's header; NULL without a catalogue, or when it does not say. */
static char *
get_catalogue_language (void)
{
  static const char field[] = "\nLanguage:";
  const char *header = g_dgettext (GETTEXT_PACKAGE, "");
  const char *line = header != NULL ? strstr (header, field) : NULL;
  g_autofree char *language = NULL;

  if (line == NULL)
    return NULL;
  line += strlen (field);
  language = g_strstrip (g_strndup (line, strcspn (line, "\n")));
  return *language != '\0' ? g_steal_pointer (&language) : NULL;
}

static char *
find_language (void)
{
  g_autofree char *catalogue = get_catalogue_language ();
  const char *const *wanted = g_get_language_names_with_category ("LC_MESSAGES");

  if (catalogue == NULL)
    return g_strdup ("en");
  for (guint i = 0; strpbrk (catalogue, "_@") == NULL && wanted[i] != NULL; i++)
    if (strchr (wanted[i], '.') == NULL && dossier_language_is_same (wanted[i], catalogue))
      return dossier_locale_to_icu (wanted[i]);
  return dossier_locale_to_icu (catalogue);
}

const char *
dossier_interface_get_language (void)
{
  static char *language;

  if (g_once_init_enter (&language))
    g_once_init_leave (&language, find_language ());
  return language;
}
