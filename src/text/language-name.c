/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "model/interface-language.h"
#include "text/language-name.h"

/* Longer than any language's name, in UTF-16. */
#define LONGEST 160

/* Language and script of @tag as ICU has them ("sr_Latn"); where the language is spoken makes it no
 * other. FALSE for private and broken tags. */
static gboolean
get_language (const char *tag, char language[ULOC_FULLNAME_CAPACITY])
{
  char locale[ULOC_FULLNAME_CAPACITY];
  char script[ULOC_SCRIPT_CAPACITY];
  UErrorCode error = U_ZERO_ERROR;

  uloc_forLanguageTag (tag, locale, sizeof locale, NULL, &error);
  uloc_getLanguage (locale, language, ULOC_LANG_CAPACITY, &error);
  uloc_getScript (locale, script, sizeof script, &error);
  if (U_FAILURE (error) || *language == '\0')
    return FALSE;
  if (*script != '\0')
    {
      g_strlcat (language, "_", ULOC_FULLNAME_CAPACITY);
      g_strlcat (language, script, ULOC_FULLNAME_CAPACITY);
    }
  return TRUE;
}

/* With a capital, as what stands by itself has it, also where languages are written small within a
 * sentence. */
static char *
capitalise (const UChar *name, const char *in)
{
  UChar capital[8];
  UErrorCode error = U_ZERO_ERROR;
  UChar32 first;
  int32_t next = 0;
  int32_t length = 0;
  char head[3 * G_N_ELEMENTS (capital) + 1] = "";
  char tail[3 * LONGEST + 1] = "";

  U16_NEXT (name, next, -1, first);
  /* Georgian has capitals, but not at the beginning of words. */
  if (u_totitle (first) != first)
    length = u_strToUpper (capital, G_N_ELEMENTS (capital), name, next, in, &error);
  else
    next = 0;
  u_strToUTF8 (head, sizeof head, NULL, capital, length, &error);
  u_strToUTF8 (tail, sizeof tail, NULL, name + next, -1, &error);
  return U_SUCCESS (error) ? g_strconcat (head, tail, NULL) : NULL;
}

/* What @language is called in the language @in; NULL when it has no name there. */
static char *
name_language (const char *language, const char *in)
{
  UErrorCode error = U_ZERO_ERROR;
  UChar name[LONGEST] = { 0 };

  uloc_getDisplayName (language, in, name, LONGEST, &error);
  /* What the language has no name for, ICU says in the one of the environment, or by the code. */
  if (U_FAILURE (error) || error == U_USING_DEFAULT_WARNING ||
      error == U_STRING_NOT_TERMINATED_WARNING || *name == 0)
    return NULL;
  return capitalise (name, in);
}

char *
dossier_language_get_name (const char *tag)
{
  char language[ULOC_FULLNAME_CAPACITY];
  char *name = NULL;

  g_return_val_if_fail (tag != NULL, NULL);

  if (get_language (tag, language))
    name = name_language (language, dossier_interface_get_language ());
  return name != NULL ? name : g_strdup (tag);
}

char *
dossier_language_get_own_name (const char *tag)
{
  char language[ULOC_FULLNAME_CAPACITY];
  char *name = NULL;

  g_return_val_if_fail (tag != NULL, NULL);

  if (get_language (tag, language))
    name = name_language (language, language);
  return name != NULL ? name : g_strdup (tag);
}

gboolean
dossier_language_is_rtl (const char *tag)
{
  char language[ULOC_FULLNAME_CAPACITY];

  /* ICU takes Ancient Greek for Cypriot writing, which nobody edits in. */
  return tag != NULL && get_language (tag, language) && strcmp (language, "grc") != 0 &&
         uloc_isRightToLeft (language);
}
