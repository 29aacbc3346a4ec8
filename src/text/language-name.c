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
  { "ar", N_ ("Arabic") },     { "az", N_ ("Azerbaijani") }, { "be", N_ ("Belarusian") },
  { "bg", N_ ("Bulgarian") },  { "bs", N_ ("Bosnian") },     { "ca", N_ ("Catalan") },
  { "cs", N_ ("Czech") },      { "da", N_ ("Danish") },      { "de", N_ ("German") },
  { "el", N_ ("Greek") },      { "en", N_ ("English") },     { "es", N_ ("Spanish") },
  { "et", N_ ("Estonian") },   { "eu", N_ ("Basque") },      { "fa", N_ ("Persian") },
  { "fi", N_ ("Finnish") },    { "fr", N_ ("French") },      { "ga", N_ ("Irish") },
  { "gl", N_ ("Galician") },   { "he", N_ ("Hebrew") },      { "hi", N_ ("Hindi") },
  { "hr", N_ ("Croatian") },   { "hu", N_ ("Hungarian") },   { "hy", N_ ("Armenian") },
  { "is", N_ ("Icelandic") },  { "it", N_ ("Italian") },     { "ja", N_ ("Japanese") },
  { "ka", N_ ("Georgian") },   { "kk", N_ ("Kazakh") },      { "ko", N_ ("Korean") },
  { "ky", N_ ("Kyrgyz") },     { "la", N_ ("Latin") },       { "lt", N_ ("Lithuanian") },
  { "lv", N_ ("Latvian") },    { "mk", N_ ("Macedonian") },  { "mn", N_ ("Mongolian") },
  { "nl", N_ ("Dutch") },      { "no", N_ ("Norwegian") },   { "pl", N_ ("Polish") },
  { "ps", N_ ("Pashto") },     { "pt", N_ ("Portuguese") },  { "ro", N_ ("Romanian") },
  { "ru", N_ ("Russian") },    { "sk", N_ ("Slovak") },      { "sl", N_ ("Slovenian") },
  { "sq", N_ ("Albanian") },   { "sr", N_ ("Serbian") },     { "sv", N_ ("Swedish") },
  { "tg", N_ ("Tajik") },      { "tk", N_ ("Turkmen") },     { "tr", N_ ("Turkish") },
  { "uk", N_ ("Ukrainian") },  { "ur", N_ ("Urdu") },        { "uz", N_ ("Uzbek") },
  { "vi", N_ ("Vietnamese") }, { "yi", N_ ("Yiddish") },     { "zh", N_ ("Chinese") },
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
