/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/typed-pattern.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/date-patterns.h"

/* What a pattern says of a date; 0: nothing. */
typedef struct
{
  int year;
  int month;
  int day;
} Found;

/* Lists within lists of dates are none that anybody writes. */
#define MAX_DEPTH 3

/* Other letters and digits for the same, and signs that only guide how a text is laid out. */
static gunichar
fold_character (gunichar c)
{
  if (g_unichar_isspace (c) || c == 0x00a0 || c == 0x202f)
    return ' ';
  if (g_unichar_isdigit (c))
    return '0' + (gunichar) g_unichar_digit_value (c);
  if (c == 0x200c || c == 0x200d || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
      (c >= 0x2066 && c <= 0x2069))
    return 0;
  if (c == 0x064a)
    return 0x06cc; /* the Arabic yeh for the Persian one */
  if (c == 0x0643)
    return 0x06a9;
  return c;
}

char *
dossier_typed_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *cased = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
  GString *folded = g_string_new (NULL);

  for (const char *p = cased; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = fold_character (g_utf8_get_char (p));

      if (c != 0 && (c != ' ' || folded->len == 0 || folded->str[folded->len - 1] != ' '))
        g_string_append_unichar (folded, c);
    }
  return g_string_free (folded, FALSE);
}

/* The same with every dash a hyphen without spaces round it. */
static char *
fold_dashes (const char *text)
{
  g_autofree char *folded = dossier_typed_fold (text);
  GString *plain = g_string_new (folded);

  g_string_replace (plain, "–", "-", 0);
  g_string_replace (plain, "—", "-", 0);
  g_string_replace (plain, " -", "-", 0);
  g_string_replace (plain, "- ", "-", 0);
  return g_string_free (plain, FALSE);
}

/* How much of @text is the name that @format makes of @month; 0: it does not begin with it. */
static gsize
match_month_name (const char *text, int month, const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2020, month, 1, 0, 0, 0);
  g_autofree char *name = g_date_time_format (time, format);
  g_autofree char *folded = name != NULL ? dossier_typed_fold (name) : g_strdup ("");
  gsize length = strlen (folded);

  while (length > 0 && folded[length - 1] == '.')
    folded[--length] = '\0';
  return length > 0 && g_str_has_prefix (text, folded) ? length : 0;
}

/* The month with whose name, the longest that fits, @text begins; 0: with none. */
static int
match_month (const char *text, gsize *length)
{
  static const char *const english[] = { "january|jan", "february|feb", "march|mar",
                                         "april|apr",   "may",          "june|jun",
                                         "july|jul",    "august|aug",   "september|sept|sep",
                                         "october|oct", "november|nov", "december|dec" };
  static const char *const formats[] = { "%B", "%OB", "%b" };
  int found = 0;

  *length = 0;
  for (int month = 1; month <= 12; month++)
    {
      g_auto (GStrv) names = g_strsplit (english[month - 1], "|", -1);
      gsize longest = 0;

      for (guint i = 0; names[i] != NULL; i++)
        if (g_str_has_prefix (text, names[i]))
          longest = MAX (longest, strlen (names[i]));
      for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
        longest = MAX (longest, match_month_name (text, month, formats[i]));
      if (longest <= *length)
        continue;
      *length = longest;
      found = month;
    }
  return found;
}

int
dossier_typed_find_month (const char *word)
{
  gsize length;
  int month = match_month (word, &length);

  return month != 0 && word[length] == '\0' ? month : 0;
}

/* Reads what stands for the directive @letter; FALSE when @text does not begin with that. */
static gboolean
take_directive (char letter, const char **text, Found *found)
{
  gsize length = strspn (*text, "0123456789");
  int number = length > 0 && length <= 4 ? atoi (*text) : 0;

  switch (letter)
    {
    case 'Y':
      found->year = number;
      break;
    case 'd':
    case 'e':
      found->day = length <= 2 ? number : 0;
      number = found->day;
      break;
    case 'B':
    case 'b':
      number = found->month = match_month (*text, &length);
      break;
    default:
      number = 0;
      break;
    }
  *text += length;
  return number > 0;
}

/* Reads @text by a pattern of g_date_time_format(); both are folded, but for the letters of the
 * directives. Where it ends, or NULL. */
static const char *
match_part (const char *pattern, gsize length, const char *text, Found *found)
{
  const char *end = pattern + length;

  for (const char *p = pattern; p < end; p++)
    {
      if (*p != '%')
        {
          if (*p != *text)
            return NULL;
          text++;
          continue;
        }
      p += 1 + strspn (p + 1, "-_0O");
      if (p >= end || !take_directive (*p, &text, found))
        return NULL;
    }
  return text;
}

/* As dossier_typed_fold(), but the directives stay as they are. */
static char *
fold_pattern (const char *pattern)
{
  GString *folded = g_string_new (NULL);
  g_auto (GStrv) parts = g_strsplit (pattern, "%", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize directive = i > 0 ? strspn (parts[i], "-_0O") + 1 : 0;
      g_autofree char *literal = NULL;

      if (directive > strlen (parts[i]))
        directive = strlen (parts[i]);
      literal = dossier_typed_fold (parts[i] + directive);
      if (i > 0)
        g_string_append_printf (folded, "%%%.*s", (int) directive, parts[i]);
      g_string_append (folded, literal);
    }
  g_string_replace (folded, "–", "-", 0);
  g_string_replace (folded, "—", "-", 0);
  g_string_replace (folded, " -", "-", 0);
  g_string_replace (folded, "-| ", "-|", 0);
  g_string_replace (folded, "- ", "-", 0);
  return g_string_free (folded, FALSE);
}

static char *
print_found (const Found *found)
{
  if (found->day != 0)
    return g_strdup_printf ("%04d-%02d-%02d", found->year, found->month, found->day);
  if (found->month != 0)
    return g_strdup_printf ("%04d-%02d", found->year, found->month);
  return g_strdup_printf ("%04d", found->year);
}

static char *
print_part_of_month (const Found *found, DossierDateShape shape)
{
  static const int firsts[] = { 1, 11, 21 };
  int part = (int) shape - DOSSIER_DATE_EARLY_MONTH;
  int last = part == 2 ? g_date_get_days_in_month ((GDateMonth) found->month, found->year)
                       : firsts[part] + 9;

  return g_strdup_printf ("[%04d-%02d-%02d..%04d-%02d-%02d]", found->year, found->month,
                          firsts[part], found->year, found->month, last);
}

/* NULL when @found is no date of @shape. */
static char *
print_shape (const Found *found, DossierDateShape shape)
{
  switch (shape)
    {
    case DOSSIER_DATE_DAY:
    case DOSSIER_DATE_MONTH:
    case DOSSIER_DATE_YEAR:
      return print_found (found);
    case DOSSIER_DATE_DECADE:
      return found->year % 10 == 0 ? g_strdup_printf ("%03dX", found->year / 10) : NULL;
    case DOSSIER_DATE_EARLY_MONTH:
    case DOSSIER_DATE_MID_MONTH:
    case DOSSIER_DATE_LATE_MONTH:
      return print_part_of_month (found, shape);
    case DOSSIER_DATE_SPRING:
    case DOSSIER_DATE_SUMMER:
    case DOSSIER_DATE_AUTUMN:
    case DOSSIER_DATE_WINTER:
      return g_strdup_printf ("%04d-%d", found->year, 21 + (int) shape - DOSSIER_DATE_SPRING);
    default:
      return g_strdup_printf ("%04d-%d", found->year, 33 + (int) shape - DOSSIER_DATE_QUARTER_1);
    }
}

static char *
print_relation (const char *date, DossierDateRelation relation)
{
  switch (relation)
    {
    case DOSSIER_DATE_AROUND:
      return g_strconcat (date, "~", NULL);
    case DOSSIER_DATE_SINCE:
      return g_strconcat (date, "/..", NULL);
    case DOSSIER_DATE_UNTIL:
      return g_strconcat ("../", date, NULL);
    case DOSSIER_DATE_SINCE_AROUND:
      return g_strconcat (date, "~/..", NULL);
    case DOSSIER_DATE_UNTIL_AROUND:
      return g_strconcat ("../", date, "~", NULL);
    case DOSSIER_DATE_ALONE:
    default:
      return g_strdup (date);
    }
}

static char *
read_single (const char *text, DossierDateShape shape, DossierDateRelation relation)
{
  const char *english = dossier_date_get_pattern (shape, relation);
  const char *const patterns[] = { english != NULL ? _ (english) : NULL, english };

  for (guint i = 0; i < G_N_ELEMENTS (patterns) && english != NULL; i++)
    {
      g_autofree char *pattern = fold_pattern (patterns[i]);
      Found found = { 0 };
      const char *end = match_part (pattern, strlen (pattern), text, &found);
      g_autofree char *date =
        end != NULL && *end == '\0' && found.year > 0 ? print_shape (&found, shape) : NULL;

      if (date != NULL)
        return print_relation (date, relation);
    }
  return NULL;
}

static char *
print_pair (const char *first, const char *second, DossierDatePair pair)
{
  switch (pair)
    {
    case DOSSIER_DATE_BETWEEN:
      return g_strdup_printf ("[%s..%s]", first, second);
    case DOSSIER_DATE_OR:
      return g_strdup_printf ("[%s,%s]", first, second);
    case DOSSIER_DATE_AND:
      return g_strdup_printf ("{%s,%s}", first, second);
    case DOSSIER_DATE_RANGE:
    default:
      return g_strdup_printf ("%s/%s", first, second);
    }
}

static char *
read_pair (const char *text, DossierDatePairShape shape, DossierDatePair pair)
{
  const char *english = dossier_date_get_pair_pattern (shape, pair);
  const char *const patterns[] = { _ (english), english };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *pattern = fold_pattern (patterns[i]);
      const char *bar = strchr (pattern, '|');
      Found first = { 0 }, second = { 0 };
      const char *end = bar != NULL ? match_part (pattern, bar - pattern, text, &first) : NULL;
      g_autofree char *begin = NULL;
      g_autofree char *last = NULL;

      if (end != NULL)
        end = match_part (bar + 1, strlen (bar + 1), end, &second);
      if (end == NULL || *end != '\0' || second.year == 0)
        continue;
      /* What both have in common stands but once. */
      if (first.year == 0)
        first.year = second.year;
      if (first.month == 0)
        first.month = second.month;
      begin = print_found (&first);
      last = print_found (&second);
      return print_pair (begin, last, pair);
    }
  return NULL;
}

static char *read_any (const char *text, guint depth);

/* What stands in @text in place of the %s of @message; NULL when it is not that message. */
static char *
unwrap (const char *text, const char *message)
{
  const char *at = strstr (message, "%s");
  g_autofree char *before = at != NULL ? g_strndup (message, at - message) : NULL;
  g_autofree char *first = at != NULL ? fold_dashes (before) : NULL;
  g_autofree char *last = at != NULL ? fold_dashes (at + 2) : NULL;
  gsize length = strlen (text);

  if (at == NULL || length <= strlen (first) + strlen (last) || !g_str_has_prefix (text, first) ||
      !g_str_has_suffix (text, last))
    return NULL;
  return g_strndup (text + strlen (first), length - strlen (first) - strlen (last));
}

/* The date within @message or what it is in English, its EDTF put into @format. */
static char *
read_wrapped (const char *text,
              const char *message,
              const char *english,
              const char *format,
              guint depth)
{
  g_autofree char *inner = unwrap (text, message);
  g_autofree char *date = NULL;
  GString *made;

  if (inner == NULL)
    inner = unwrap (text, english);
  date = inner != NULL ? read_any (inner, depth + 1) : NULL;
  if (date == NULL)
    return NULL;
  made = g_string_new (format);
  g_string_replace (made, "X", date, 1);
  return g_string_free (made, FALSE);
}

/* Puts @sign to the one date in @edtf: "2018/.." becomes "2018?/..". Takes @edtf. */
static char *
qualify (char *edtf, char sign)
{
  g_autofree char *plain = edtf;
  GString *made;
  char *end;

  if (edtf == NULL || strpbrk (edtf, "[{,") != NULL)
    return NULL;
  made = g_string_new (edtf);
  end = g_str_has_suffix (edtf, "/..") ? made->str + made->len - 3 : made->str + made->len;
  if (end > made->str && end[-1] == '~' && sign == '?')
    end[-1] = '%';
  else
    g_string_insert_c (made, end - made->str, sign);
  return g_string_free (made, FALSE);
}

static char *
read_message (const char *text, guint depth)
{
  char *edtf;

  if ((edtf = read_wrapped (text, _ ("%s (uncertain)"), "%s (uncertain)", "X", depth)) != NULL)
    return qualify (edtf, '?');
  if ((edtf = read_wrapped (text, _ ("%s (approximately)"), "%s (approximately)", "X", depth)))
    return qualify (edtf, '~');
  if ((edtf = read_wrapped (text, _ ("%s or earlier"), "%s or earlier", "[..X]", depth)) ||
      (edtf = read_wrapped (text, _ ("%s or later"), "%s or later", "[X..]", depth)) ||
      (edtf = read_wrapped (text, _ ("%s – end unknown"), "%s – end unknown", "X/", depth)) ||
      (edtf = read_wrapped (text, _ ("since %s"), "since %s", "X/..", depth)) ||
      (edtf = read_wrapped (text, _ ("until %s"), "until %s", "../X", depth)))
    return edtf;
  return NULL;
}

/* What stands in @message before, between and behind its two placeholders, folded. */
static gboolean
divide_message (const char *message, char *literals[3])
{
  const char *first = strstr (message, "%1$s");
  const char *second = strstr (message, "%2$s");
  g_autofree char *before = NULL;
  g_autofree char *between = NULL;

  if (first == NULL || second == NULL || second < first)
    return FALSE;
  before = g_strndup (message, first - message);
  between = g_strndup (first + 4, second - first - 4);
  literals[0] = fold_dashes (before);
  literals[1] = fold_dashes (between);
  literals[2] = fold_dashes (second + 4);
  return TRUE;
}

/* Members of a set stand without brackets of their own. */
static char *
strip_brackets (char *edtf)
{
  gsize length = strlen (edtf);

  if (*edtf == '[' && strstr (edtf, "..") != NULL && strchr (edtf, ',') == NULL)
    {
      memmove (edtf, edtf + 1, length - 2);
      edtf[length - 2] = '\0';
    }
  return edtf;
}

/* "1667, 1668": dates as members of a set. */
static char *
read_list (const char *text, guint depth)
{
  char *literals[3] = { NULL };
  g_auto (GStrv) items = NULL;
  g_autoptr (GString) set = g_string_new (NULL);

  if (!divide_message (C_ ("dates", "%1$s, %2$s"), literals))
    return NULL;
  items = g_strsplit (text, literals[1], -1);
  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    g_free (literals[i]);
  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *date = read_any (items[i], depth + 1);

      if (date == NULL || *date == '{' || strchr (date, '/') != NULL)
        return NULL;
      g_string_append_printf (set, "%s%s", i > 0 ? "," : "", strip_brackets (date));
    }
  return g_string_free (g_steal_pointer (&set), FALSE);
}

static char *
read_two (const char *text, const char *message, DossierDatePair pair, guint depth)
{
  char *literals[3] = { NULL };
  gsize length = strlen (text);
  char *edtf = NULL;

  if (!divide_message (message, literals))
    return NULL;
  if (*literals[1] != '\0' && length > strlen (literals[0]) + strlen (literals[2]) &&
      g_str_has_prefix (text, literals[0]) && g_str_has_suffix (text, literals[2]))
    {
      g_autofree char *inner = g_strndup (text + strlen (literals[0]),
                                          length - strlen (literals[0]) - strlen (literals[2]));

      for (char *at = strstr (inner, literals[1]); at != NULL && edtf == NULL;
           at = strstr (at + 1, literals[1]))
        {
          gboolean set = pair == DOSSIER_DATE_OR || pair == DOSSIER_DATE_AND;
          g_autofree char *before = g_strndup (inner, at - inner);
          g_autofree char *first = set ? read_list (before, depth) : read_any (before, depth + 1);
          g_autofree char *second =
            first != NULL ? read_any (at + strlen (literals[1]), depth + 1) : NULL;

          if (second != NULL && strchr (first, '/') == NULL && strchr (second, '/') == NULL)
            edtf = print_pair (first, set ? strip_brackets (second) : second, pair);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    g_free (literals[i]);
  return edtf;
}

static char *
read_pair_of_texts (const char *text, guint depth)
{
  const struct
  {
    const char *message;
    DossierDatePair pair;
  } messages[] = {
    { _ ("between %1$s and %2$s"), DOSSIER_DATE_BETWEEN },
    { "between %1$s and %2$s", DOSSIER_DATE_BETWEEN },
    { C_ ("dates", "%1$s or %2$s"), DOSSIER_DATE_OR },
    { "%1$s or %2$s", DOSSIER_DATE_OR },
    { C_ ("dates", "%1$s and %2$s"), DOSSIER_DATE_AND },
    { "%1$s and %2$s", DOSSIER_DATE_AND },
    { C_ ("dates", "%1$s – %2$s"), DOSSIER_DATE_RANGE },
  };
  char *edtf = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (messages) && edtf == NULL; i++)
    edtf = read_two (text, messages[i].message, messages[i].pair, depth);
  return edtf;
}

/* @text: by fold_dashes() */
static char *
read_any (const char *text, guint depth)
{
  char *edtf = NULL;

  if (depth > MAX_DEPTH || *text == '\0')
    return NULL;
  for (guint shape = 0; shape < DOSSIER_N_DATE_SHAPES && edtf == NULL; shape++)
    for (guint relation = 0; relation < DOSSIER_N_DATE_RELATIONS && edtf == NULL; relation++)
      edtf = read_single (text, shape, relation);
  for (guint shape = 0; shape < DOSSIER_N_DATE_PAIR_SHAPES && edtf == NULL; shape++)
    for (guint pair = 0; pair < DOSSIER_N_DATE_PAIRS && edtf == NULL; pair++)
      edtf = read_pair (text, shape, pair);
  if (edtf == NULL)
    edtf = read_message (text, depth);
  if (edtf == NULL)
    edtf = read_pair_of_texts (text, depth);
  return edtf;
}

char *
dossier_typed_pattern_to_edtf (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = fold_dashes (text);
  g_strstrip (folded);
  /* A date is a few words, whatever is pasted. */
  return g_utf8_strlen (folded, -1) <= 200 ? read_any (folded, 0) : NULL;
}
