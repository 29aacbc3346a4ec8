/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/date-words.h"

#include <stdlib.h>
#include <string.h>

/* Where one is in reading a date. */
typedef struct
{
  const Rules *rules;
  const Text *text;
  guint at;
} Reader;

static const Token *
peek (const Reader *reader, int ahead)
{
  return text_peek (reader->text, (int) reader->at + ahead);
}

static gboolean
has_role (const Reader *reader, int ahead, guint roles)
{
  return (rules_get_date_roles (reader->rules, peek (reader, ahead)->fold) & roles) != 0;
}

static gboolean
skip (Reader *reader, const char *fold)
{
  if (!token_is (peek (reader, 0), fold))
    return FALSE;
  reader->at++;
  return TRUE;
}

static gboolean
skip_role (Reader *reader, guint role)
{
  if (!has_role (reader, 0, role))
    return FALSE;
  reader->at++;
  return TRUE;
}

static gboolean
skip_dash (Reader *reader)
{
  return skip (reader, "-") || skip (reader, "–") || skip (reader, "—");
}

/* "года", "г." behind a year; and what Russian joins to one by a hyphen: "2018-м". */
static void
skip_year_word (Reader *reader)
{
  if (token_is (peek (reader, 0), "-") && has_role (reader, 1, DATE_ENDING) &&
      !peek (reader, 1)->space)
    reader->at += 2;
  if (!has_role (reader, 0, DATE_YEAR) || rules_has_bare_years (reader->rules))
    return;
  reader->at++;
  if (strlen (peek (reader, -1)->text) <= 4 && token_is (peek (reader, 0), ".") &&
      !peek (reader, 0)->space)
    reader->at++;
}

static gboolean
read_year (Reader *reader, int *year)
{
  const Token *token = peek (reader, 0);
  int value = atoi (token->text);

  if (token->type != TOKEN_NUMBER || strlen (token->text) != 4 || value < 1000 || value > 2199)
    return FALSE;
  *year = value;
  reader->at++;
  skip_year_word (reader);
  return TRUE;
}

/* "26", "26th", "first" before a month */
static gboolean
read_day (Reader *reader, int *day)
{
  const Token *token = peek (reader, 0);
  char *end;
  long value = strtol (token->text, &end, 10);

  if (rules_get_ordinal (reader->rules, token->fold) != 0 && has_role (reader, 1, DATE_JOINS) &&
      rules_get_month (reader->rules, peek (reader, 2)->fold) != 0)
    {
      *day = rules_get_ordinal (reader->rules, token->fold);
      reader->at++;
      return TRUE;
    }
  if (value < 1 || value > 31 || end - token->text > 2 || !g_ascii_isdigit (*token->text))
    return FALSE;
  if (*end != '\0' && strcmp (end, "st") != 0 && strcmp (end, "nd") != 0 &&
      strcmp (end, "rd") != 0 && strcmp (end, "th") != 0)
    return FALSE;
  *day = (int) value;
  reader->at++;
  return TRUE;
}

static gboolean
read_month (Reader *reader, int *month)
{
  const Token *token = peek (reader, 0);
  int value = token->capital || !rules_has_bare_years (reader->rules)
                ? rules_get_month (reader->rules, token->fold)
                : 0;

  if (value == 0)
    return FALSE;
  *month = value;
  reader->at++;
  if (strlen (token->text) <= 4 && !token_is (token, "may") && !token_is (token, "june") &&
      !token_is (token, "july") && token_is (peek (reader, 0), ".") && !peek (reader, 0)->space)
    reader->at++;
  return TRUE;
}

/* "of that year", "of that first year" */
static gboolean
read_same_year (Reader *reader)
{
  Reader ahead = *reader;

  skip_role (&ahead, DATE_JOINS);
  skip_role (&ahead, DATE_THE);
  if (!skip_role (&ahead, DATE_SAME))
    return FALSE;
  if (rules_get_ordinal (ahead.rules, peek (&ahead, 0)->fold) != 0)
    ahead.at++;
  if (!skip_role (&ahead, DATE_YEAR))
    return FALSE;
  *reader = ahead;
  return TRUE;
}

/* The year behind a month or a day, with what stands between. */
static void
read_year_behind (Reader *reader, int *year)
{
  Reader ahead = *reader;

  skip (&ahead, ",");
  skip_role (&ahead, DATE_JOINS);
  skip_role (&ahead, DATE_JOINS);
  /* "in May, 2000 people", "26 May in 2000 villages" */
  if (!read_year (&ahead, year))
    return;
  if (ahead.at > reader->at + 1 && peek (&ahead, 0)->type == TOKEN_WORD &&
      g_str_has_suffix (peek (&ahead, 0)->fold, "s") &&
      !(peek (&ahead, 0)->classes & (CLASS_COMMON | CLASS_SPEECH)))
    {
      *year = 0;
      return;
    }
  *reader = ahead;
}

/* "8", "8 October", "October 8", "8 October 2019", "October 2019", "October 8, 2019" */
static gboolean
read_month_point (Reader *reader, DatePoint *point)
{
  Reader ahead = *reader;
  int number;

  skip_role (&ahead, DATE_THE);
  if (read_day (&ahead, &point->day))
    {
      skip_role (&ahead, DATE_JOINS);
      if (!read_month (&ahead, &point->month))
        return FALSE;
    }
  else
    {
      ahead = *reader;
      if (!read_month (&ahead, &point->month))
        return FALSE;
      *reader = ahead;
      skip_role (&ahead, DATE_THE);
      if (read_day (&ahead, &number))
        point->day = number;
      else
        ahead = *reader;
    }
  *reader = ahead;
  read_year_behind (reader, &point->year);
  return TRUE;
}

/* "2020-05-26", "26.5.2020"; of "26/5/2020" only what can mean one day. */
static gboolean
read_numbers (Reader *reader, DatePoint *point)
{
  const char *mark = peek (reader, 1)->text;
  int numbers[3];

  for (int i = 0; i < 5; i++)
    if ((i > 0 && peek (reader, i)->space) ||
        (i % 2 == 0 ? peek (reader, i)->type != TOKEN_NUMBER
                    : strcmp (peek (reader, i)->text, mark) != 0))
      return FALSE;
  for (int i = 0; i < 3; i++)
    numbers[i] = atoi (peek (reader, 2 * i)->text);
  if (*mark == '-' && numbers[0] > 999)
    *point = (DatePoint){ numbers[0], numbers[1], numbers[2], 0, PART_WHOLE };
  else if (*mark == '.' && numbers[2] > 999)
    *point = (DatePoint){ numbers[2], numbers[1], numbers[0], 0, PART_WHOLE };
  else if (*mark == '/' && numbers[2] > 999 && numbers[0] > 12)
    *point = (DatePoint){ numbers[2], numbers[1], numbers[0], 0, PART_WHOLE };
  else if (*mark == '/' && numbers[2] > 999 && numbers[1] > 12)
    *point = (DatePoint){ numbers[2], numbers[0], numbers[1], 0, PART_WHOLE };
  else
    return FALSE;
  reader->at += 5;
  return point->month >= 1 && point->month <= 12 && point->day >= 1 && point->day <= 31;
}

/* "first week of", "last week of" */
static DatePart
read_week (Reader *reader)
{
  int ordinal = rules_get_ordinal (reader->rules, peek (reader, 0)->fold);
  gboolean last = has_role (reader, 0, DATE_LAST);
  Reader ahead = *reader;

  ahead.at++;
  if (!has_role (reader, 1, DATE_WEEK) || !has_role (reader, 2, DATE_JOINS) ||
      (!last && (ordinal < 1 || ordinal > 4)))
    return PART_WHOLE;
  ahead.at += 2;
  skip_role (&ahead, DATE_THE);
  if (rules_get_month (reader->rules, peek (&ahead, 0)->fold) == 0)
    return PART_WHOLE;
  *reader = ahead;
  return last ? PART_LAST_WEEK : (DatePart) (PART_WEEK_1 + ordinal - 1);
}

/* "mid-", "early", "the end of" */
static DatePart
read_part (Reader *reader)
{
  const Token *token = peek (reader, 0);
  DatePart part = read_week (reader);

  if (part != PART_WHOLE)
    return part;
  if ((token->classes & CLASS_EARLY) != 0)
    part = PART_EARLY;
  else if ((token->classes & CLASS_LATE) != 0)
    part = PART_LATE;
  else if (rules_is_middle (reader->rules, token->fold))
    part = PART_MIDDLE;
  if (part == PART_WHOLE)
    return part;
  reader->at++;
  if (skip_dash (reader))
    return part;
  skip_role (reader, DATE_JOINS);
  skip_role (reader, DATE_JOINS);
  skip_role (reader, DATE_THE);
  return part;
}

/* "1990s" */
static gboolean
read_decade (Reader *reader, DateWords *words)
{
  const Token *token = peek (reader, 0);

  /* "1990-х годов" */
  if (token->type == TOKEN_NUMBER && strlen (token->text) == 4 && token->text[3] == '0' &&
      token_is (peek (reader, 1), "-") && has_role (reader, 2, DATE_DECADE))
    {
      words->from.year = atoi (token->text);
      words->masked = 1;
      reader->at += 3;
      skip_year_word (reader);
      return TRUE;
    }
  if (strlen (token->fold) != 5 || !g_str_has_suffix (token->fold, "0s") ||
      strspn (token->fold, "0123456789") != 4)
    return FALSE;
  words->from.year = atoi (token->fold);
  words->masked = 1;
  reader->at++;
  return TRUE;
}

/* "XIX" */
static int
read_roman (const char *text)
{
  static const char *const numbers[] = { "X",   "XI",   "XII",   "XIII", "XIV", "XV",
                                         "XVI", "XVII", "XVIII", "XIX",  "XX",  "XXI" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (numbers[i], text))
      return (int) i + 10;
  return 0;
}

/* "III" */
static int
read_quarter (const char *text)
{
  static const char *const numbers[] = { "I", "II", "III", "IV" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (numbers[i], text))
      return (int) i + 1;
  return 0;
}

/* "19th century", "the eighteenth century", "XIX века" */
static gboolean
read_century (Reader *reader, DateWords *words)
{
  const Token *token = peek (reader, 0);
  int century;

  if (!has_role (reader, 1, DATE_CENTURY))
    return FALSE;
  century = rules_get_ordinal (reader->rules, token->fold);
  if (century == 0)
    century = read_roman (token->text);
  if (century != 0)
    reader->at++;
  else if (!read_day (reader, &century))
    return FALSE;
  if (century > 21)
    return FALSE;
  reader->at++;
  words->from.year = (century - 1) * 100;
  words->masked = 2;
  return TRUE;
}

/* "the third quarter of 2023", "Q3 2023", "first half of 2023", "III квартал 2023 года": months of
 * the year. */
static gboolean
read_part_of_year (Reader *reader, DateWords *words)
{
  Reader ahead = *reader;
  const Token *token = peek (reader, 0);
  int number = rules_get_ordinal (reader->rules, token->fold), year = 0, months = 3;

  if (strlen (token->text) == 2 && *token->text == 'Q' && g_ascii_isdigit (token->text[1]))
    number = token->text[1] - '0';
  else if (has_role (reader, 1, DATE_QUARTER | DATE_HALF))
    {
      months = has_role (reader, 1, DATE_HALF) ? 6 : 3;
      number = number == 0 && strspn (token->text, "IV") == strlen (token->text)
                 ? read_quarter (token->text)
                 : number;
      ahead.at++;
    }
  else
    return FALSE;
  ahead.at++;
  skip_role (&ahead, DATE_JOINS);
  if (number < 1 || number > 12 / months || !read_year (&ahead, &year))
    return FALSE;
  words->from = (DatePoint){ .year = year, .month = (number - 1) * months + 1 };
  words->to = (DatePoint){ .year = year, .month = number * months };
  words->stretch = words->coarse = TRUE;
  *reader = ahead;
  return TRUE;
}

/* "summer 2019", "the spring of 2020" */
static gboolean
read_season (Reader *reader, DatePoint *point)
{
  Reader ahead = *reader;
  int season = rules_get_season (reader->rules, peek (reader, 0)->fold);

  if (season == 0)
    return FALSE;
  ahead.at++;
  skip_role (&ahead, DATE_JOINS);
  skip_role (&ahead, DATE_JOINS);
  if (!read_year (&ahead, &point->year))
    return FALSE;
  point->season = season;
  *reader = ahead;
  return TRUE;
}

/* Whether the four digits at the reader are a year, and no number of things. */
static gboolean
is_bare_year (const Reader *reader)
{
  const Token *token = peek (reader, 0);
  const Token *previous = peek (reader, -1);
  const Token *next = peek (reader, 1);

  if (token->type != TOKEN_NUMBER || strlen (token->text) != 4 || atoi (token->text) < 1400)
    return FALSE;
  if (previous->type == TOKEN_MARK && !token->space && !token_is (previous, "("))
    return FALSE;
  if (next->type == TOKEN_WORD && !(next->classes & (CLASS_COMMON | CLASS_EVENT | CLASS_SPEECH)) &&
      g_str_has_suffix (next->fold, "s") && !next->capital)
    return FALSE;
  if (token_is (next, "%") || token_is (previous, "$") || token_is (previous, "€"))
    return FALSE;
  if (!rules_has_bare_years (reader->rules))
    return has_role (reader, 1, DATE_YEAR) ||
           (token_is (next, "-") && !next->space && has_role (reader, 2, DATE_ENDING)) ||
           token_is (previous, "(") ||
           /* "с 2003 по 2019 год" */
           (has_role (reader, -1, DATE_FROM) && has_role (reader, 1, DATE_TO) &&
            peek (reader, 2)->type == TOKEN_NUMBER && has_role (reader, 3, DATE_YEAR));
  return token_is (previous, "(") || has_role (reader, -1, DATE_BEFORE_YEAR);
}

static gboolean
read_point (Reader *reader, DateWords *words)
{
  DatePoint *point = &words->from;
  Reader start = *reader;

  point->part = read_part (reader);
  if (read_month_point (reader, point))
    return TRUE;
  if (point->part != PART_WHOLE && (read_decade (reader, words) || read_century (reader, words)))
    return TRUE;
  if (point->part != PART_WHOLE && read_year (reader, &point->year))
    return TRUE;
  /* "the end of the year" */
  if (point->part != PART_WHOLE && has_role (reader, -1, DATE_THE) &&
      has_role (reader, 0, DATE_YEAR))
    {
      reader->at++;
      words->relative = RELATIVE_THIS;
      words->unit = UNIT_YEAR;
      return TRUE;
    }
  *reader = start;
  *point = (DatePoint){ 0 };
  return read_numbers (reader, point) || read_season (reader, point) ||
         read_decade (reader, words) || read_century (reader, words) ||
         (is_bare_year (reader) && read_year (reader, &point->year));
}

/* "8-29 October 2019", "8 to 29 October" */
static gboolean
read_days (Reader *reader, DateWords *words)
{
  Reader ahead = *reader;
  DatePoint to = { 0 };
  int day;

  if (!read_day (&ahead, &day))
    return FALSE;
  if (!skip_dash (&ahead) && !skip_role (&ahead, DATE_TO | DATE_AND))
    return FALSE;
  if (!read_month_point (&ahead, &to) || to.day == 0 ||
      TOKEN (ahead.text->tokens, ahead.at - 1)->type == TOKEN_MARK)
    return FALSE;
  words->from = to;
  words->from.day = day;
  words->to = to;
  words->stretch = TRUE;
  *reader = ahead;
  return TRUE;
}

/* "October 8-29, 2019" */
static gboolean
read_days_behind (Reader *reader, DateWords *words)
{
  Reader ahead = *reader;
  int month, from, to, year = 0;

  if (!read_month (&ahead, &month) || !read_day (&ahead, &from) || !skip_dash (&ahead) ||
      !read_day (&ahead, &to))
    return FALSE;
  read_year_behind (&ahead, &year);
  words->from = (DatePoint){ year, month, from, 0, PART_WHOLE };
  words->to = (DatePoint){ year, month, to, 0, PART_WHOLE };
  words->stretch = TRUE;
  *reader = ahead;
  return TRUE;
}

/* "2016-2020", "2016–20", "2019/20" */
static gboolean
read_years (Reader *reader, DateWords *words)
{
  Reader ahead = *reader;
  int from, to;
  gboolean glued;

  if (!read_year (&ahead, &from))
    return FALSE;
  glued = !peek (&ahead, 0)->space && !peek (&ahead, 1)->space;
  if (!glued || (!skip_dash (&ahead) && !skip (&ahead, "/")))
    return FALSE;
  if (!read_year (&ahead, &to))
    {
      to = atoi (peek (&ahead, 0)->text);
      if (peek (&ahead, 0)->type != TOKEN_NUMBER || strlen (peek (&ahead, 0)->text) != 2)
        return FALSE;
      to += from - from % 100;
      ahead.at++;
    }
  if (to <= from || token_is (peek (&ahead, 0), "-") || token_is (peek (&ahead, 0), "/"))
    return FALSE;
  skip_year_word (&ahead);
  words->from.year = from;
  words->to.year = to;
  words->stretch = TRUE;
  *reader = ahead;
  return TRUE;
}

/* Behind a first end: "… to 3 November 2019", "… – June 2020", "… and 1999" after "between". */
static void
read_end (Reader *reader, DateWords *words, gboolean between)
{
  Reader ahead = *reader;
  DateWords end = { 0 };
  DatePoint *from = &words->from;

  if (!skip_role (&ahead, between ? DATE_AND : DATE_TO) && !skip_dash (&ahead))
    return;
  if (!(from->month == 0 && from->season == 0 && read_year (&ahead, &end.from.year)) &&
      !read_point (&ahead, &end))
    return;
  if (end.masked != 0 || words->masked != 0 || (from->month == 0) != (end.from.month == 0) ||
      (from->day == 0) != (end.from.day == 0))
    return;
  words->to = end.from;
  if (from->year == 0)
    from->year = words->to.year;
  words->stretch = TRUE;
  *reader = ahead;
}

/* What "last" and "next" go with: a month, a season, a day of the week, or a unit. */
static gboolean
read_counted (Reader *reader, DateWords *words)
{
  const Token *token = peek (reader, 0);

  if (read_month (reader, &words->from.month))
    return TRUE;
  words->from.season = rules_get_season (reader->rules, token->fold);
  words->weekday = words->from.season == 0 ? rules_get_weekday (reader->rules, token->fold) : 0;
  words->unit = has_role (reader, 0, DATE_YEAR)    ? UNIT_YEAR
                : has_role (reader, 0, DATE_MONTH) ? UNIT_MONTH
                                                   : UNIT_NONE;
  if (words->from.season == 0 && words->weekday == 0 && words->unit == UNIT_NONE)
    return FALSE;
  reader->at++;
  return TRUE;
}

/* "last November", "this year", "next month", "the following month" */
static gboolean
read_relative (Reader *reader, DateWords *words)
{
  static const struct
  {
    guint role;
    DateRelative relative;
  } roles[] = {
    { DATE_LAST, RELATIVE_LAST },
    { DATE_THIS, RELATIVE_THIS },
    { DATE_NEXT, RELATIVE_NEXT },
    { DATE_FOLLOWING, RELATIVE_FOLLOWING },
  };
  Reader ahead = *reader;

  for (guint i = 0; i < G_N_ELEMENTS (roles) && words->relative == RELATIVE_NONE; i++)
    if (has_role (reader, 0, roles[i].role))
      words->relative = roles[i].relative;
  /* What follows in a story does not follow now: "the next month". */
  if (words->relative == RELATIVE_NEXT && has_role (reader, -1, DATE_THE))
    words->relative = RELATIVE_FOLLOWING;
  if (words->relative == RELATIVE_NONE)
    return FALSE;
  ahead.at++;
  words->shift = 1;
  if (words->relative == RELATIVE_FOLLOWING && skip_role (&ahead, DATE_DAY))
    words->unit = UNIT_DAY;
  else if (!read_counted (&ahead, words))
    {
      *words = (DateWords){ .first = words->first };
      return FALSE;
    }
  *reader = ahead;
  return TRUE;
}

/* "two days later", "a week earlier", "three years ago" */
static gboolean
read_shift (Reader *reader, DateWords *words)
{
  int number = rules_get_number (reader->rules, peek (reader, 0)->fold);
  /* "three years before." is counted, "three years before the war" is not. */
  gboolean ends = peek (reader, 3)->type == TOKEN_MARK;
  int direction = has_role (reader, 2, DATE_LATER)                ? 1
                  : has_role (reader, 2, DATE_EARLIER | DATE_AGO) ? -1
                  : ends && has_role (reader, 2, DATE_SINCE_THEN) ? 1
                  : ends && has_role (reader, 2, DATE_BEFORE)     ? -1
                                                                  : 0;

  if (peek (reader, 0)->type == TOKEN_NUMBER && strlen (peek (reader, 0)->text) <= 2)
    number = atoi (peek (reader, 0)->text);
  words->unit = has_role (reader, 1, DATE_DAY | DATE_WEEK) ? UNIT_DAY
                : has_role (reader, 1, DATE_MONTH)         ? UNIT_MONTH
                : has_role (reader, 1, DATE_YEAR)          ? UNIT_YEAR
                                                           : UNIT_NONE;
  if (number == 0 || direction == 0 || words->unit == UNIT_NONE)
    {
      words->unit = UNIT_NONE;
      return FALSE;
    }
  words->relative = has_role (reader, 2, DATE_AGO) ? RELATIVE_AGO : RELATIVE_FOLLOWING;
  words->shift = number * direction * (has_role (reader, 1, DATE_WEEK) ? 7 : 1);
  reader->at += 3;
  return TRUE;
}

/* "on Tuesday", "said Tuesday"; not of "Tuesday, 4 May". */
static gboolean
read_weekday (Reader *reader, DateWords *words)
{
  const Token *before = peek (reader, -1);
  const Token *token = peek (reader, 0);
  int ahead = 1 + token_is (peek (reader, 1), ",");
  int weekday = rules_get_weekday (reader->rules, token->fold);

  if (weekday == 0 || (!has_role (reader, -1, DATE_ON) && (before->classes & CLASS_SPEECH) == 0) ||
      peek (reader, ahead)->type == TOKEN_NUMBER ||
      rules_get_month (reader->rules, peek (reader, ahead)->fold) != 0)
    return FALSE;
  words->weekday = weekday;
  reader->at++;
  return TRUE;
}

/* What can only be counted from another date. */
static gboolean
read_counting (Reader *reader, DateWords *words)
{
  return read_relative (reader, words) || read_shift (reader, words) ||
         read_weekday (reader, words);
}

/* Behind a month: "of this year", "last year"; and in Russian "прошлого года". */
static void
read_year_counted (Reader *reader, DateWords *words)
{
  Reader ahead = *reader;
  DateRelative relative;

  skip_role (&ahead, DATE_JOINS);
  relative = has_role (&ahead, 0, DATE_LAST)   ? RELATIVE_LAST
             : has_role (&ahead, 0, DATE_THIS) ? RELATIVE_THIS
             : has_role (&ahead, 0, DATE_NEXT) ? RELATIVE_NEXT
                                               : RELATIVE_NONE;
  if (relative == RELATIVE_NONE || !has_role (&ahead, 1, DATE_YEAR))
    return;
  words->relative = relative;
  words->of_year = TRUE;
  reader->at = ahead.at + 2;
}

gboolean
date_words_match (const Rules *rules, const Text *text, guint i, DateWords *words)
{
  Reader reader = { rules, text, i };
  const Token *before = text_peek (text, (int) i - 1);
  gboolean between, from;

  *words = (DateWords){ .first = i };
  between = skip_role (&reader, DATE_BETWEEN);
  /* Russian has one word for "since" and "from". */
  words->since = !between && has_role (&reader, 0, DATE_SINCE);
  from = !between && has_role (&reader, 0, DATE_FROM);
  if (words->since || from)
    reader.at++;
  if (words->since || from)
    skip_role (&reader, DATE_THE);
  if (!read_counting (&reader, words) && !read_part_of_year (&reader, words) &&
      !read_days (&reader, words) && !read_days_behind (&reader, words) &&
      !read_years (&reader, words))
    {
      if (!read_point (&reader, words))
        return FALSE;
      if (between || from || words->from.month != 0 || words->from.part != PART_WHOLE)
        read_end (&reader, words, between);
    }
  if (words->from.month != 0 && words->from.year == 0 && words->relative == RELATIVE_NONE &&
      read_same_year (&reader))
    words->relative = RELATIVE_SAME;
  if (words->from.month != 0 && words->from.year == 0 && words->relative == RELATIVE_NONE)
    read_year_counted (&reader, words);
  words->end = reader.at;
  /* "from" and "between" belong to a stretch only. */
  if ((between || (from && !words->since)) && !words->stretch)
    return FALSE;
  words->since = words->since && !words->stretch && words->masked == 0;
  return before->type != TOKEN_NUMBER || TOKEN (text->tokens, i)->space;
}

gboolean
date_words_lack_year (const DateWords *words)
{
  return words->from.year == 0;
}

static const int part_days[][2] = {
  [PART_EARLY] = { 1, 10 },   [PART_MIDDLE] = { 11, 20 },   [PART_LATE] = { 21, 31 },
  [PART_WEEK_1] = { 1, 7 },   [PART_WEEK_2] = { 8, 14 },    [PART_WEEK_3] = { 15, 21 },
  [PART_WEEK_4] = { 22, 28 }, [PART_LAST_WEEK] = { 0, 31 },
};
static const int part_months[][2] = {
  [PART_EARLY] = { 1, 4 },
  [PART_MIDDLE] = { 5, 8 },
  [PART_LATE] = { 9, 12 },
};
static const int part_years[][2] = {
  [PART_EARLY] = { 0, 3 },
  [PART_MIDDLE] = { 4, 6 },
  [PART_LATE] = { 7, 9 },
};

static char *
print_point (const DatePoint *point)
{
  int year = point->year, month = point->month;
  int first, last;

  if (point->season != 0)
    return g_strdup_printf ("%04d-%02d", year, 20 + point->season);
  if (point->day != 0)
    return g_date_valid_dmy ((GDateDay) point->day, (GDateMonth) month, (GDateYear) year)
             ? g_strdup_printf ("%04d-%02d-%02d", year, month, point->day)
             : NULL;
  if (point->part == PART_WHOLE)
    return month != 0 ? g_strdup_printf ("%04d-%02d", year, month) : g_strdup_printf ("%04d", year);
  if (month == 0)
    return g_strdup_printf ("[%04d-%02d..%04d-%02d]", year, part_months[point->part][0], year,
                            part_months[point->part][1]);
  last = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
  first = point->part == PART_LAST_WEEK ? last - 6 : part_days[point->part][0];
  last = MIN (last, part_days[point->part][1]);
  return g_strdup_printf ("[%04d-%02d-%02d..%04d-%02d-%02d]", year, month, first, year, month,
                          last);
}

static char *
print_masked (const DateWords *words)
{
  const DatePoint *point = &words->from;

  if (words->masked == 1 && point->part != PART_WHOLE)
    return g_strdup_printf ("[%04d..%04d]", point->year + part_years[point->part][0],
                            point->year + part_years[point->part][1]);
  return words->masked == 1 ? g_strdup_printf ("%03dX", point->year / 10)
                            : g_strdup_printf ("%02dXX", point->year / 100);
}

char *
date_words_to_edtf (const DateWords *words)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (words->masked != 0)
    return print_masked (words);
  from = print_point (&words->from);
  if (from == NULL)
    return NULL;
  if (words->since)
    /* An interval cannot begin at one of several days, but at the first of them. */
    return words->from.part == PART_WHOLE ? g_strconcat (from, "/..", NULL)
                                          : g_steal_pointer (&from);
  if (!words->stretch)
    return g_steal_pointer (&from);
  to = print_point (&words->to);
  return to != NULL ? g_strdup_printf ("%s/%s", from, to) : NULL;
}
