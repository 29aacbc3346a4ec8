/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "text/typed-date.h"
#include "text/typed-pattern.h"

/* What is known of a day so far; 0: not given. */
typedef struct
{
  int year;
  int month;
  int day;
  int part;        /* of the month: 1 early, 2 mid, 3 late */
  int season;      /* as EDTF codes it */
  gboolean decade; /* the year is its first one */
  gboolean approximate;
  gboolean uncertain;
} Point;

/* Whether @word is one of @words, which are apart by "|"; a trailing full stop does not count. */
static gboolean
is_one_of (const char *word, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *folded = dossier_typed_fold (list[i]);

      if (*folded != '\0' && strcmp (folded, word) == 0)
        return TRUE;
    }
  return FALSE;
}

/* English is understood everywhere: documents are in other languages than the interface. */
#define IS(word, english, translated) (is_one_of (word, english) || is_one_of (word, translated))

/* The value of a word of nothing but digits, @n_digits of them; -1 for another. */
static int
get_number (const char *word, gsize *n_digits)
{
  *n_digits = strspn (word, "0123456789");
  if (*n_digits == 0 || *n_digits > 4 || word[*n_digits] != '\0')
    return -1;
  return atoi (word);
}

static gboolean
set_number (Point *point, int number, gsize n_digits)
{
  if (n_digits >= 3 && point->year == 0)
    point->year = number;
  else if (n_digits <= 2 && point->day == 0 && number >= 1 && number <= 31)
    point->day = number;
  else
    return FALSE;
  return TRUE;
}

/* "26", "1st", "2020", "1990s" */
static gboolean
take_number (Point *point, const char *word)
{
  gsize n_digits = strspn (word, "0123456789");
  const char *rest = word + n_digits;

  if (n_digits == 0 || n_digits > 4)
    return FALSE;
  /* Translators: what may stand right behind a day's number where a date is typed, apart by "|":
   * “1st”. */
  if (*rest != '\0' && n_digits <= 2 && !IS (rest, "st|nd|rd|th", C_ ("typed date", "st|nd|rd|th")))
    return FALSE;
  if (*rest != '\0' && n_digits > 2)
    {
      /* Translators: what may stand right behind a year, or behind a dash, where a decade is typed,
       * apart by "|", in all its endings: “1990s”. */
      if (!IS (rest, "s", C_ ("typed decade", "s")))
        return FALSE;
      point->decade = TRUE;
    }
  return set_number (point, atoi (word), n_digits);
}

/* 26.5.2020, 26/5/2020, 5/2020. Of two numbers that could both be the month neither is. */
static gboolean
take_numbers (Point *point, const char *word)
{
  g_auto (GStrv) parts = g_strsplit_set (word, "./", -1);
  guint n = g_strv_length (parts);
  gsize n_digits;
  int year, first, second;

  if (n < 2 || n > 3)
    return FALSE;
  year = get_number (parts[n - 1], &n_digits);
  first = get_number (parts[0], &(gsize){ 0 });
  second = n == 3 ? get_number (parts[1], &(gsize){ 0 }) : 0;
  if (n_digits != 4 || first < 1 || second < 0)
    return FALSE;

  point->year = year;
  if (n == 2)
    {
      point->month = first;
      return first <= 12;
    }
  if (strchr (word, '/') != NULL && first <= 12 && second <= 12 && first != second)
    return FALSE;
  point->day = second > 12 ? second : first;
  point->month = second > 12 ? first : second;
  return point->month >= 1 && point->month <= 12;
}

static gboolean
take_name (Point *point, const char *word)
{
  int month = dossier_typed_find_month (word);

  if (month != 0)
    {
      if (point->month != 0)
        return FALSE;
      point->month = month;
    }
  /* Translators: words by which the beginning of a month may be typed, apart by "|", in all their
   * endings: “early May 2020”. */
  else if (IS (word, "early|beginning", C_ ("typed date", "early|beginning")))
    point->part = 1;
  /* Translators: words by which the middle of a month may be typed, apart by "|", in all their
   * endings: “mid-May 2020”. */
  else if (IS (word, "mid|middle", C_ ("typed date", "mid|middle")))
    point->part = 2;
  /* Translators: words by which the end of a month may be typed, apart by "|", in all their
   * endings: “late May 2020”. */
  else if (IS (word, "late|end", C_ ("typed date", "late|end")))
    point->part = 3;
  /* Translators: words by which a season may be typed, apart by "|", in all their endings. */
  else if (IS (word, "spring", C_ ("typed date", "spring")))
    point->season = 21;
  /* Translators: words by which a season may be typed, apart by "|", in all their endings. */
  else if (IS (word, "summer", C_ ("typed date", "summer")))
    point->season = 22;
  /* Translators: words by which a season may be typed, apart by "|", in all their endings. */
  else if (IS (word, "autumn|fall", C_ ("typed date", "autumn|fall")))
    point->season = 23;
  /* Translators: words by which a season may be typed, apart by "|", in all their endings. */
  else if (IS (word, "winter", C_ ("typed date", "winter")))
    point->season = 24;
  /* Translators: words by which it may be typed that a date is approximate, apart by "|". */
  else if (IS (word, "around|about|circa|ca|c|approximately",
               C_ ("typed date", "around|about|circa|ca|c|approximately")))
    point->approximate = TRUE;
  /* Translators: words that make a decade of the year behind or before them where a date is typed,
   * apart by "|": “the decade 1990”. */
  else if (IS (word, "decade", C_ ("typed date", "decade")) ||
           /* "1990-е": the dash is a space by now */
           (point->year != 0 && IS (word, "s", C_ ("typed decade", "s"))))
    point->decade = TRUE;
  else
    /* Translators: words that may stand in a date that is typed, apart by "|", and mean nothing. */
    return IS (word, "the|in|of|on|year", C_ ("typed date", "the|in|of|on|year"));
  return TRUE;
}

static gboolean
take_word (Point *point, char *word)
{
  gsize length = strlen (word);

  while (length > 0 && strchr (".,", word[length - 1]) != NULL)
    word[--length] = '\0';
  if (length > 0 && word[length - 1] == '?')
    {
      point->uncertain = TRUE;
      word[--length] = '\0';
    }
  return length == 0 || take_number (point, word) || take_numbers (point, word) ||
         take_name (point, word);
}

static gboolean
parse_point (const char *text, Point *point)
{
  g_autofree char *folded = dossier_typed_fold (text);
  g_auto (GStrv) words = NULL;

  g_strstrip (folded);
  if (*folded == '\0')
    return FALSE;
  /* A stroke within EDTF is none within words. */
  g_strdelimit (folded, "-", ' ');
  words = g_strsplit_set (folded, " \t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !take_word (point, words[i]))
      return FALSE;
  return TRUE;
}

static char *
print_part (const Point *point)
{
  static const int firsts[] = { 1, 11, 21 };
  int last = point->part == 3
               ? g_date_get_days_in_month ((GDateMonth) point->month, (GDateYear) point->year)
               : firsts[point->part - 1] + 9;

  return g_strdup_printf ("[%04d-%02d-%02d..%04d-%02d-%02d]", point->year, point->month,
                          firsts[point->part - 1], point->year, point->month, last);
}

static gboolean
is_decade (const Point *point)
{
  return point->year != 0 && point->year % 10 == 0 && point->month == 0 && point->day == 0 &&
         point->part == 0 && point->season == 0;
}

/* The EDTF of what is known; NULL when that makes no date. */
static char *
print_point (const Point *point)
{
  const char *qualifier = point->approximate && point->uncertain ? "%"
                          : point->approximate                   ? "~"
                          : point->uncertain                     ? "?"
                                                                 : "";

  if (point->decade)
    return is_decade (point) ? g_strdup_printf ("%03dX%s", point->year / 10, qualifier) : NULL;
  if (point->year == 0 || (point->day != 0 && point->month == 0))
    return NULL;
  if (point->part != 0)
    return point->month != 0 && point->day == 0 && *qualifier == '\0' ? print_part (point) : NULL;
  if (point->season != 0)
    return point->month == 0 ? g_strdup_printf ("%04d-%d%s", point->year, point->season, qualifier)
                             : NULL;
  if (point->month == 0)
    return g_strdup_printf ("%04d%s", point->year, qualifier);
  if (point->day == 0)
    return g_strdup_printf ("%04d-%02d%s", point->year, point->month, qualifier);
  return g_strdup_printf ("%04d-%02d-%02d%s", point->year, point->month, point->day, qualifier);
}

/* The first word when it is one of those, and what follows; NULL else. */
static const char *
skip_word (const char *text, const char *english, const char *translated)
{
  g_autofree char *word = g_strndup (text, strcspn (text, " "));
  g_autofree char *folded = dossier_typed_fold (word);
  const char *rest = text + strlen (word);

  return *rest == ' ' && IS (folded, english, translated) ? rest + 1 : NULL;
}

/* Cuts @text in two at a dash between the ends of a stretch, or at one of the words. */
static gboolean
split (const char *text, const char *english, const char *translated, char **from, char **to)
{
  static const char *const dashes[] = { " - ", " – ", "–", " — ", "—", "..." };
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      const char *at = strstr (text, dashes[i]);

      if (at == NULL)
        continue;
      *from = g_strndup (text, at - text);
      *to = g_strdup (at + strlen (dashes[i]));
      return TRUE;
    }
  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      g_autofree char *folded = dossier_typed_fold (words[i]);
      g_autofree char *end = NULL;

      if (!IS (folded, english, translated))
        continue;
      *to = g_strjoinv (" ", words + i + 1);
      end = g_steal_pointer (&words[i]);
      *from = g_strjoinv (" ", words);
      for (guint j = i + 1; words[j] != NULL; j++)
        g_free (words[j]);
      return TRUE;
    }
  return FALSE;
}

/* "8–29 October 2019": the first end takes from the second what it lacks. */
static char *
print_stretch (const char *from, const char *to, gboolean one_of)
{
  Point first = { 0 };
  Point second = { 0 };
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (!parse_point (from, &first) || !parse_point (to, &second))
    return NULL;
  if (first.year == 0)
    first.year = second.year;
  if (first.day != 0 && first.month == 0)
    first.month = second.month;
  begin = print_point (&first);
  end = print_point (&second);
  if (begin == NULL || end == NULL)
    return NULL;
  return one_of ? g_strdup_printf ("[%s..%s]", begin, end) : g_strdup_printf ("%s/%s", begin, end);
}

static char *
print_open (const char *text, const char *format)
{
  Point point = { 0 };
  g_autofree char *edtf = parse_point (text, &point) ? print_point (&point) : NULL;

  if (edtf == NULL)
    return NULL;
  return g_str_equal (format, "since") ? g_strconcat (edtf, "/..", NULL)
                                       : g_strconcat ("../", edtf, NULL);
}

static char *
words_to_edtf (const char *text)
{
  Point point = { 0 };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const char *rest;
  char *since;

  /* Translators: words by which it may be typed since when something is so, apart by "|". They may
   * be the same as those for “from”. */
  rest = skip_word (text, "since", C_ ("typed date", "since"));
  since = rest != NULL ? print_open (rest, "since") : NULL;
  if (since != NULL)
    return since;
  /* Translators: words by which it may be typed until when something is so, apart by "|". */
  rest = skip_word (text, "until|till", C_ ("typed date", "until|till"));
  if (rest != NULL)
    return print_open (rest, "until");
  /* Translators: words by which a date may be typed, apart by "|": "between May and June 2020". */
  rest = skip_word (text, "between", C_ ("typed date", "between"));
  if (rest != NULL)
    /* Translators: words by which a date may be typed, apart by "|": "between May and June 2020".
     */
    return split (rest, "and", C_ ("typed date", "and"), &from, &to)
             ? print_stretch (from, to, TRUE)
             : NULL;
  /* Translators: words by which a date may be typed, apart by "|": "from May to June 2020". */
  rest = skip_word (text, "from", C_ ("typed date", "from"));
  if (rest == NULL)
    rest = text;
  /* Translators: words by which a date may be typed, apart by "|": "from May to June 2020". */
  if (split (rest, "to|until|till", C_ ("typed date", "to|until|till"), &from, &to))
    return print_stretch (from, to, FALSE);
  return parse_point (text, &point) ? print_point (&point) : NULL;
}

DossierDate *
dossier_date_parse_typed (const char *text, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *edtf = NULL;
  DossierDate *date;

  g_return_val_if_fail (text != NULL, NULL);

  clean = g_utf8_make_valid (text, -1);
  g_strstrip (clean);
  date = dossier_date_new (clean, NULL, NULL);
  if (date != NULL)
    return date;

  edtf = dossier_typed_pattern_to_edtf (clean);
  if (edtf == NULL)
    edtf = words_to_edtf (clean);
  date = edtf != NULL ? dossier_date_new (edtf, NULL, NULL) : NULL;
  if (date == NULL)
    g_set_error (error, DOSSIER_DATE_ERROR, DOSSIER_DATE_ERROR_SYNTAX,
                 /* Translators: %s is what was typed in place of a date. */
                 _ ("“%s” is no date. Write for example 26 May 2020, May 2020, 2020, mid-May 2020, "
                    "since 2018 or 2018–2020."),
                 clean);
  return date;
}
