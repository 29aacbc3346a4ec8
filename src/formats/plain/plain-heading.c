/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/plain/plain-heading.h"

#include <string.h>

#define LABEL_LENGTH 40
#define DATE_LENGTH 60 /* bytes */
/* "2.1 To donors." has a heading's full stop; a longer sentence behind a number has its own. */
#define STOPPED_WORDS 4

gsize
plain_heading_get_marks (const char *text)
{
  gsize n = strspn (text, "#");

  if (n == 0 || n > 6 || text[n] != ' ')
    return 0;
  return n + strspn (text + n, " ");
}

gboolean
plain_heading_is_emphasised (const char *text)
{
  gsize length = strlen (text);

  return length > 3 && (*text == '*' || *text == '_') && text[length - 1] == *text &&
         text[1] != ' ' && text[length - 2] != ' ' && strchr (text + 1, *text) == text + length - 1;
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strv_length (words);
}

gboolean
plain_heading_is_numbered (const char *text)
{
  static GRegex *regex;

  if (g_once_init_enter (&regex))
    g_once_init_leave (
      &regex,
      g_regex_new ("^((chapter|part|section|book|act|scene|kapitel|teil|abschnitt|chapitre|"
                   "partie|глава|часть|раздел|розділ|частина|فصل|بخش)\\s+[\\dIVXLC]+\\b.{0,80}"
                   "|§\\s*\\d+.{0,80}|[IVXLC]+\\.?|\\d+(\\.\\d+)+\\.?\\s+\\p{Lu}.{0,80})$",
                   G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL));
  return g_regex_match (regex, text, 0, NULL) &&
         (!g_ascii_isdigit (*text) || !g_str_has_suffix (text, ".") ||
          count_words (text) <= STOPPED_WORDS);
}

gboolean
plain_heading_is_counted (const char *text)
{
  return g_ascii_isdigit (*text) &&
         g_regex_match_simple ("^\\d{1,2}[.)] +\\p{Lu}.{0,80}$", text, 0, 0) &&
         plain_heading_ends (text);
}

gboolean
plain_heading_is_capitals (const char *text)
{
  g_autofree char *upper = g_utf8_strup (text, -1);
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return g_str_equal (upper, text) && !g_str_equal (lower, text);
}

gboolean
plain_heading_ends (const char *text)
{
  const char *last = text + strlen (text);

  /* A sentence ends before what closes it. */
  do
    last = g_utf8_find_prev_char (text, last);
  while (last != NULL && g_utf8_strchr ("\"'”’»)]", -1, g_utf8_get_char (last)) != NULL);
  return last == NULL ||
         g_utf8_strchr (".,;:-–—\xd8\x8c\xdb\x94", -1, g_utf8_get_char (last)) == NULL ||
         g_str_has_suffix (text, "...");
}

gboolean
plain_heading_is_byline (const char *text)
{
  return g_regex_match_simple (
    "^[Bb]y(\\s+(\\p{Lu}[^\\s!?]*|and|&|de|del|da|di|van|von|der|den|bin|"
    "al-\\S+|for|of|the|in|at))+$",
    text, 0, 0);
}

/* In the languages in which most texts come: whoever opens one, it is read alike. */
#define MONTHS                                                                                                                                  \
  "jan(uary|\\.)?|feb(ruary|\\.)?|mar(ch|\\.)?|apr(il|\\.)?|may|june?|july?|aug(ust|\\.)?|"                                                     \
  "sept?(ember|\\.)?|oct(ober|\\.)?|nov(ember|\\.)?|dec(ember|\\.)?|"                                                                           \
  "januar|februar|märz|mai|juni|juli|oktober|dezember|"                                                                                        \
  "janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"                                                        \
  "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"                                                   \
  "январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|" \
  "октябр[ья]|ноябр[ья]|декабр[ья]"

gboolean
plain_heading_is_date (const char *text)
{
  static GRegex *regex;

  if (strlen (text) > DATE_LENGTH)
    return FALSE;
  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex,
                       g_regex_new ("^((published|updated|опубликовано):? |\\p{L}[\\p{L} -]*, )?"
                                    "(\\d{1,2}(st|nd|rd|th|\\.)? ((de|of) )?(" MONTHS ")|"
                                    "(" MONTHS ")( \\d{1,2})?(?=,? (de )?\\d{4}))"
                                    "(,?( de)? \\d{4}( года| г\\.)?)?\\.?$",
                                    G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL));
  return g_regex_match (regex, text, 0, NULL);
}

char *
plain_heading_get_label (const char *text)
{
  const char *colon = strstr (text, ": ");

  if (colon == NULL || g_utf8_strlen (text, colon - text) > LABEL_LENGTH ||
      !g_unichar_isupper (g_utf8_get_char (text)))
    return NULL;
  return g_strndup (text, (gsize) (colon - text));
}
