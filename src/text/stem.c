/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libstemmer.h>
#include <string.h>

#include "text/fold.h"
#include "text/stem.h"

typedef enum
{
  SCRIPT_NONE,
  SCRIPT_LATIN,
  SCRIPT_CYRILLIC,
  SCRIPT_GREEK,
  SCRIPT_ARABIC,
  SCRIPT_ARMENIAN,
  SCRIPT_DEVANAGARI,
  SCRIPT_TAMIL,
  SCRIPT_HEBREW,
  SCRIPT_OTHER,
} Script;

/* A language is told by the first part of its tag. Those that libstemmer knows, and those without
 * an algorithm whose words must not be taken for another language's. All others are taken to be
 * written in Latin letters. */
static const struct
{
  const char *tag;
  const char *longer; /* ISO 639-2, which some files have */
  Script script;
  gboolean stems;
} languages[] = {
  { "", "und", SCRIPT_NONE, FALSE },        { "ar", "ara", SCRIPT_ARABIC, TRUE },
  { "ca", "cat", SCRIPT_LATIN, TRUE },      { "da", "dan", SCRIPT_LATIN, TRUE },
  { "de", "deu", SCRIPT_LATIN, TRUE },      { "el", "ell", SCRIPT_GREEK, TRUE },
  { "en", "eng", SCRIPT_LATIN, TRUE },      { "es", "spa", SCRIPT_LATIN, TRUE },
  { "eu", "eus", SCRIPT_LATIN, TRUE },      { "fi", "fin", SCRIPT_LATIN, TRUE },
  { "fr", "fra", SCRIPT_LATIN, TRUE },      { "ga", "gle", SCRIPT_LATIN, TRUE },
  { "hi", "hin", SCRIPT_DEVANAGARI, TRUE }, { "hu", "hun", SCRIPT_LATIN, TRUE },
  { "hy", "hye", SCRIPT_ARMENIAN, TRUE },   { "id", "ind", SCRIPT_LATIN, TRUE },
  { "it", "ita", SCRIPT_LATIN, TRUE },      { "lt", "lit", SCRIPT_LATIN, TRUE },
  { "ne", "nep", SCRIPT_DEVANAGARI, TRUE }, { "nl", "nld", SCRIPT_LATIN, TRUE },
  { "no", "nor", SCRIPT_LATIN, TRUE },      { "pt", "por", SCRIPT_LATIN, TRUE },
  { "ro", "ron", SCRIPT_LATIN, TRUE },      { "ru", "rus", SCRIPT_CYRILLIC, TRUE },
  { "sr", "srp", SCRIPT_NONE, TRUE }, /* written in both Latin and Cyrillic letters */
  { "sv", "swe", SCRIPT_LATIN, TRUE },      { "ta", "tam", SCRIPT_TAMIL, TRUE },
  { "tr", "tur", SCRIPT_LATIN, TRUE },      { "yi", "yid", SCRIPT_HEBREW, TRUE },
  { "ba", "bak", SCRIPT_CYRILLIC, FALSE },  { "be", "bel", SCRIPT_CYRILLIC, FALSE },
  { "bg", "bul", SCRIPT_CYRILLIC, FALSE },  { "kk", "kaz", SCRIPT_CYRILLIC, FALSE },
  { "ky", "kir", SCRIPT_CYRILLIC, FALSE },  { "mk", "mkd", SCRIPT_CYRILLIC, FALSE },
  { "mn", "mon", SCRIPT_CYRILLIC, FALSE },  { "os", "oss", SCRIPT_CYRILLIC, FALSE },
  { "tg", "tgk", SCRIPT_CYRILLIC, FALSE },  { "tt", "tat", SCRIPT_CYRILLIC, FALSE },
  { "uk", "ukr", SCRIPT_CYRILLIC, FALSE },  { "fa", "fas", SCRIPT_ARABIC, FALSE },
  { "ur", "urd", SCRIPT_ARABIC, FALSE },    { "he", "heb", SCRIPT_HEBREW, FALSE },
  { "ka", "kat", SCRIPT_OTHER, FALSE },     { "ja", "jpn", SCRIPT_OTHER, FALSE },
  { "ko", "kor", SCRIPT_OTHER, FALSE },     { "th", "tha", SCRIPT_OTHER, FALSE },
  { "zh", "zho", SCRIPT_OTHER, FALSE },     { "mul", "lat", SCRIPT_LATIN, FALSE }, /* any other */
};
#define LANGUAGE_OTHER (G_N_ELEMENTS (languages) - 1)
#define RUSSIAN 23
#define TURKISH 27

/* Written otherwise, but the same algorithm. */
static const struct
{
  const char *tag;
  const char *means;
} aliases[] = {
  { "nb", "no" },  { "nn", "no" },  { "nob", "no" }, { "nno", "no" }, { "hr", "sr" },
  { "bs", "sr" },  { "ger", "de" }, { "fre", "fr" }, { "gre", "el" }, { "arm", "hy" },
  { "baq", "eu" }, { "dut", "nl" }, { "rum", "ro" }, { "mo", "ro" },  { "in", "id" },
  { "iw", "he" },  { "ji", "yi" },
};

struct _DossierStemmers
{
  struct sb_stemmer *stemmers[G_N_ELEMENTS (languages)];
  GString *word; /* the one that is being stemmed */
};

static gboolean
is_tag (const char *tag, const char *text, gsize length)
{
  return strlen (tag) == length && g_ascii_strncasecmp (tag, text, length) == 0;
}

static guint8
find_language (const char *tag, gsize length)
{
  for (guint i = 0; i < LANGUAGE_OTHER; i++)
    if (is_tag (languages[i].tag, tag, length) || is_tag (languages[i].longer, tag, length))
      return (guint8) i;
  return LANGUAGE_OTHER;
}

guint8
dossier_stem_language (const char *tag, gssize length)
{
  gsize n = 0;
  gsize size;

  if (tag == NULL)
    return DOSSIER_STEM_UNKNOWN;
  size = length < 0 ? strlen (tag) : (gsize) length;
  while (n < size && g_ascii_isalpha (tag[n]))
    n++;

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (is_tag (aliases[i].tag, tag, n))
      return find_language (aliases[i].means, strlen (aliases[i].means));
  return find_language (tag, n);
}

const char *
dossier_stem_language_to_string (guint8 language)
{
  g_return_val_if_fail (language < G_N_ELEMENTS (languages), "");

  return languages[language].tag;
}

static Script
get_script (const char *word)
{
  switch (g_unichar_get_script (g_utf8_get_char (word)))
    {
    case G_UNICODE_SCRIPT_LATIN:
      return SCRIPT_LATIN;
    case G_UNICODE_SCRIPT_CYRILLIC:
      return SCRIPT_CYRILLIC;
    case G_UNICODE_SCRIPT_GREEK:
      return SCRIPT_GREEK;
    case G_UNICODE_SCRIPT_ARABIC:
      return SCRIPT_ARABIC;
    case G_UNICODE_SCRIPT_ARMENIAN:
      return SCRIPT_ARMENIAN;
    case G_UNICODE_SCRIPT_DEVANAGARI:
      return SCRIPT_DEVANAGARI;
    case G_UNICODE_SCRIPT_TAMIL:
      return SCRIPT_TAMIL;
    case G_UNICODE_SCRIPT_HEBREW:
      return SCRIPT_HEBREW;
    default:
      return SCRIPT_NONE;
    }
}

/* Whose words they mostly are; "" for nobody's. */
static const char *
get_language_of_script (Script script)
{
  switch (script)
    {
    case SCRIPT_LATIN:
      return "en";
    case SCRIPT_CYRILLIC:
      return "ru";
    case SCRIPT_GREEK:
      return "el";
    case SCRIPT_ARABIC:
      return "ar";
    case SCRIPT_ARMENIAN:
      return "hy";
    case SCRIPT_DEVANAGARI:
      return "hi";
    case SCRIPT_TAMIL:
      return "ta";
    case SCRIPT_HEBREW:
    case SCRIPT_OTHER:
    case SCRIPT_NONE:
    default:
      return "";
    }
}

/* The language whose algorithm a word of @script in a text of @language gets; 0 for none. */
static guint8
choose_language (guint8 language, Script script)
{
  gboolean both = languages[language].stems && languages[language].script == SCRIPT_NONE &&
                  (script == SCRIPT_LATIN || script == SCRIPT_CYRILLIC);
  const char *other;

  if (script == SCRIPT_NONE)
    return 0;
  if (both || languages[language].script == script)
    return languages[language].stems ? language : 0;
  other = get_language_of_script (script);
  return *other != '\0' ? find_language (other, strlen (other)) : 0;
}

/* Lower case by the language's own rule for i, for the algorithms go by the vowels; and Russian's
 * knows no ё. */
static gunichar
lower (guint8 language, gunichar c)
{
  gboolean turkish = language == TURKISH;

  if (c < 0x80)
    return turkish && c == 'I' ? 0x131 : (gunichar) g_ascii_tolower ((char) c);
  if (turkish && c == 0x130)
    return 'i';
  c = g_unichar_tolower (c);
  return language == RUSSIAN && c == 0x451 ? 0x435 : c;
}

/* Whether @c may be a mark, or be made up of others: below, letters are composed as they stand. */
static gboolean
may_compose (gunichar c)
{
  return c >= 0x300 && (c < 0x370 || c >= 0x590 || (c >= 0x483 && c < 0x48a));
}

/* The algorithms know composed letters. */
static void
prepare (DossierStemmers *self, guint8 language, const char *word, gsize length)
{
  g_autofree char *composed = NULL;
  const char *end = word + length;

  for (const char *p = word; p < end && composed == NULL; p = g_utf8_next_char (p))
    if (may_compose (g_utf8_get_char (p)))
      composed = g_utf8_normalize (word, (gssize) length, G_NORMALIZE_NFC);
  if (composed != NULL)
    {
      word = composed;
      end = word + strlen (word);
    }

  g_string_truncate (self->word, 0);
  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    g_string_append_unichar (self->word, lower (language, g_utf8_get_char (p)));
}

DossierStemmers *
dossier_stemmers_new (void)
{
  DossierStemmers *stemmers = g_new0 (DossierStemmers, 1);

  g_assert (g_str_equal (languages[RUSSIAN].tag, "ru"));
  g_assert (g_str_equal (languages[TURKISH].tag, "tr"));
  stemmers->word = g_string_new (NULL);
  return stemmers;
}

void
dossier_stemmers_free (DossierStemmers *stemmers)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    sb_stemmer_delete (stemmers->stemmers[i]);
  g_string_free (stemmers->word, TRUE);
  g_free (stemmers);
}

gboolean
dossier_stemmers_append_stem (DossierStemmers *stemmers,
                              guint8 language,
                              const char *word,
                              gsize length,
                              GString *stem)
{
  const sb_symbol *found;
  gsize before = stem->len;

  g_return_val_if_fail (language < G_N_ELEMENTS (languages), FALSE);

  if (length == 0)
    return FALSE;
  language = choose_language (language, get_script (word));
  if (language == 0)
    return FALSE;
  if (stemmers->stemmers[language] == NULL)
    stemmers->stemmers[language] = sb_stemmer_new (languages[language].tag, NULL);
  if (stemmers->stemmers[language] == NULL)
    return FALSE;

  prepare (stemmers, language, word, length);
  found = sb_stemmer_stem (stemmers->stemmers[language], (const sb_symbol *) stemmers->word->str,
                           (int) stemmers->word->len);
  if (found == NULL)
    return FALSE;
  dossier_text_append_folded (stem, (const char *) found,
                              (gsize) sb_stemmer_length (stemmers->stemmers[language]));
  return stem->len > before;
}
