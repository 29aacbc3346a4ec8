/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/language-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What policy analyses and records of parliaments are commonly written in. The codes are ISO 639-1,
 * sorted. */
static const struct
{
  char code[3];
  const char *name;
} languages[] = {
  /* Translators: the name of a language, as it stands alone */
  { "ar", N_ ("Arabic") },
  /* Translators: the name of a language, as it stands alone */
  { "az", N_ ("Azerbaijani") },
  /* Translators: the name of a language, as it stands alone */
  { "be", N_ ("Belarusian") },
  /* Translators: the name of a language, as it stands alone */
  { "bg", N_ ("Bulgarian") },
  /* Translators: the name of a language, as it stands alone */
  { "bs", N_ ("Bosnian") },
  /* Translators: the name of a language, as it stands alone */
  { "ca", N_ ("Catalan") },
  /* Translators: the name of a language, as it stands alone */
  { "cs", N_ ("Czech") },
  /* Translators: the name of a language, as it stands alone */
  { "da", N_ ("Danish") },
  /* Translators: the name of a language, as it stands alone */
  { "de", N_ ("German") },
  /* Translators: the name of a language, as it stands alone */
  { "el", N_ ("Greek") },
  /* Translators: the name of a language, as it stands alone */
  { "en", N_ ("English") },
  /* Translators: the name of a language, as it stands alone */
  { "es", N_ ("Spanish") },
  /* Translators: the name of a language, as it stands alone */
  { "et", N_ ("Estonian") },
  /* Translators: the name of a language, as it stands alone */
  { "eu", N_ ("Basque") },
  /* Translators: the name of a language, as it stands alone */
  { "fa", N_ ("Persian") },
  /* Translators: the name of a language, as it stands alone */
  { "fi", N_ ("Finnish") },
  /* Translators: the name of a language, as it stands alone */
  { "fr", N_ ("French") },
  /* Translators: the name of a language, as it stands alone */
  { "ga", N_ ("Irish") },
  /* Translators: the name of a language, as it stands alone */
  { "gl", N_ ("Galician") },
  /* Translators: the name of a language, as it stands alone */
  { "he", N_ ("Hebrew") },
  /* Translators: the name of a language, as it stands alone */
  { "hi", N_ ("Hindi") },
  /* Translators: the name of a language, as it stands alone */
  { "hr", N_ ("Croatian") },
  /* Translators: the name of a language, as it stands alone */
  { "hu", N_ ("Hungarian") },
  /* Translators: the name of a language, as it stands alone */
  { "hy", N_ ("Armenian") },
  /* Translators: the name of a language, as it stands alone */
  { "is", N_ ("Icelandic") },
  /* Translators: the name of a language, as it stands alone */
  { "it", N_ ("Italian") },
  /* Translators: the name of a language, as it stands alone */
  { "ja", N_ ("Japanese") },
  /* Translators: the name of a language, as it stands alone */
  { "ka", N_ ("Georgian") },
  /* Translators: the name of a language, as it stands alone */
  { "kk", N_ ("Kazakh") },
  /* Translators: the name of a language, as it stands alone */
  { "ko", N_ ("Korean") },
  /* Translators: the name of a language, as it stands alone */
  { "ky", N_ ("Kyrgyz") },
  /* Translators: the name of a language, as it stands alone */
  { "la", N_ ("Latin") },
  /* Translators: the name of a language, as it stands alone */
  { "lt", N_ ("Lithuanian") },
  /* Translators: the name of a language, as it stands alone */
  { "lv", N_ ("Latvian") },
  /* Translators: the name of a language, as it stands alone */
  { "mk", N_ ("Macedonian") },
  /* Translators: the name of a language, as it stands alone */
  { "mn", N_ ("Mongolian") },
  /* Translators: the name of a language, as it stands alone */
  { "nl", N_ ("Dutch") },
  /* Translators: the name of a language, as it stands alone */
  { "no", N_ ("Norwegian") },
  /* Translators: the name of a language, as it stands alone */
  { "pl", N_ ("Polish") },
  /* Translators: the name of a language, as it stands alone */
  { "ps", N_ ("Pashto") },
  /* Translators: the name of a language, as it stands alone */
  { "pt", N_ ("Portuguese") },
  /* Translators: the name of a language, as it stands alone */
  { "ro", N_ ("Romanian") },
  /* Translators: the name of a language, as it stands alone */
  { "ru", N_ ("Russian") },
  /* Translators: the name of a language, as it stands alone */
  { "sk", N_ ("Slovak") },
  /* Translators: the name of a language, as it stands alone */
  { "sl", N_ ("Slovenian") },
  /* Translators: the name of a language, as it stands alone */
  { "sq", N_ ("Albanian") },
  /* Translators: the name of a language, as it stands alone */
  { "sr", N_ ("Serbian") },
  /* Translators: the name of a language, as it stands alone */
  { "sv", N_ ("Swedish") },
  /* Translators: the name of a language, as it stands alone */
  { "tg", N_ ("Tajik") },
  /* Translators: the name of a language, as it stands alone */
  { "tk", N_ ("Turkmen") },
  /* Translators: the name of a language, as it stands alone */
  { "tr", N_ ("Turkish") },
  /* Translators: the name of a language, as it stands alone */
  { "uk", N_ ("Ukrainian") },
  /* Translators: the name of a language, as it stands alone */
  { "ur", N_ ("Urdu") },
  /* Translators: the name of a language, as it stands alone */
  { "uz", N_ ("Uzbek") },
  /* Translators: the name of a language, as it stands alone */
  { "vi", N_ ("Vietnamese") },
  /* Translators: the name of a language, as it stands alone */
  { "yi", N_ ("Yiddish") },
  /* Translators: the name of a language, as it stands alone */
  { "zh", N_ ("Chinese") },
};

static gboolean
has_primary (const char *tag, const char *code)
{
  gsize length = strlen (code);

  return g_ascii_strncasecmp (tag, code, length) == 0 &&
         (tag[length] == '\0' || tag[length] == '-' || tag[length] == '_');
}

char *
dossier_language_get_name (const char *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (has_primary (tag, languages[i].code))
      return g_strdup (_ (languages[i].name));
  return g_strdup (tag);
}

gboolean
dossier_language_is_rtl (const char *tag)
{
  static const char *const rtl[] = { "ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi" };

  for (guint i = 0; tag != NULL && i < G_N_ELEMENTS (rtl); i++)
    if (has_primary (tag, rtl[i]))
      return TRUE;
  return FALSE;
}
