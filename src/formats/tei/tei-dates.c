/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/tei/tei-dates.h"

#include <string.h>

enum
{
  CUSTOM_WHEN,
  CUSTOM_FROM,
  CUSTOM_TO,
};

/* Reads up to @max digits, at least @min; how many there were, or 0. */
static int
read_digits (const char **text, int min, int max, int *value)
{
  int count = 0;

  *value = 0;
  while (count < max && g_ascii_isdigit ((*text)[count]))
    *value = *value * 10 + g_ascii_digit_value ((*text)[count++]);
  if (count < min)
    return 0;

  *text += count;

  return count;
}

/* What may follow a day: a time, or the zone. */
static gboolean
is_end_of_day (const char *text)
{
  if (*text == '\0' || *text == 'T' || *text == ' ' || *text == 'Z' || *text == '+')
    return TRUE;

  return *text == '-' && strlen (text) >= strlen ("-05:00") && text[3] == ':';
}

/* "20200526" of ISO 8601's basic format. */
static char *
basic_to_edtf (const char *value)
{
  if (strspn (value, "0123456789") != 8)
    return NULL;
  if (!is_end_of_day (value + 8))
    return NULL;

  return g_strdup_printf ("%.4s-%.2s-%.2s", value, value + 4, value + 6);
}

/* What of a time counts, "T10:05:00", with its zone; "" for none. Midnight stands for no time in
 * files that give whole days as xs:dateTime. */
static void
read_time (const char *text, char time[16])
{
  gboolean seconds = strlen (text) >= 9 && text[6] == ':';
  g_autoptr (DossierDate) date = NULL;
  g_autofree char *whole = NULL;

  time[0] = '\0';
  if (*text != 'T' || strlen (text) < 6)
    return;
  g_snprintf (time, 16, "%.6s:%.2s", text, seconds ? text + 7 : "00");
  whole = g_strconcat ("2000-01-01", time, NULL);
  date = dossier_date_new (whole, NULL, NULL);
  if (date == NULL || date->begin_minute == 0)
    time[0] = '\0';
}

/* An xs:date, xs:gYearMonth, xs:gYear, xs:dateTime, or the like of ISO 8601. */
static char *
value_to_edtf (const char *value)
{
  const char *text = value;
  const char *sign = "";
  int year;
  int month;
  int day;
  char time[16];

  while (g_ascii_isspace (*text))
    text++;
  if (strspn (text, "0123456789") == 8)
    return basic_to_edtf (text);

  if (*text == '-')
    {
      sign = "-";
      text++;
    }
  if (!read_digits (&text, 4, 4, &year) || g_ascii_isdigit (*text) || *text == ':')
    return NULL;
  if (*text != '-' || is_end_of_day (text))
    return is_end_of_day (text) ? g_strdup_printf ("%s%04d", sign, year) : NULL;

  text++;
  if (!read_digits (&text, 1, 2, &month))
    return NULL;
  if (month == 0)
    return g_strdup_printf ("%s%04d", sign, year);
  if (*text != '-' || is_end_of_day (text))
    return is_end_of_day (text) ? g_strdup_printf ("%s%04d-%02d", sign, year, month) : NULL;

  text++;
  if (!read_digits (&text, 1, 2, &day) || !is_end_of_day (text))
    return NULL;
  if (day == 0)
    return g_strdup_printf ("%s%04d-%02d", sign, year, month);

  read_time (text, time);

  return g_strdup_printf ("%s%04d-%02d-%02d%s", sign, year, month, day, time);
}

/* The day of @value, whatever its time. */
static char *
dup_day (const char *value)
{
  return g_strndup (value, strcspn (value, "T"));
}

static void
take_value (char **place, const char *value)
{
  if (*place == NULL)
    *place = value_to_edtf (value);
}

/* "2018/2019" is an interval in ISO 8601 too. */
static void
take_when (TeiDating *dating, const char *value)
{
  const char *slash = strchr (value, '/');
  g_autofree char *from = NULL;

  if (slash == NULL)
    {
      take_value (&dating->when, value);
      return;
    }

  from = g_strndup (value, slash - value);
  take_value (&dating->from, from);
  take_value (&dating->to, slash + 1);
}

static void
take_custom (TeiDating *dating, int which, const char *value)
{
  g_free (dating->custom[which]);
  dating->custom[which] = g_strstrip (g_strdup (value));
}

void
tei_dating_take (TeiDating *dating, const char *name, const char *value)
{
  if (g_str_equal (name, "when") || g_str_equal (name, "when-iso"))
    take_when (dating, value);
  else if (g_str_equal (name, "from") || g_str_equal (name, "from-iso"))
    take_value (&dating->from, value);
  else if (g_str_equal (name, "to") || g_str_equal (name, "to-iso"))
    take_value (&dating->to, value);
  else if (g_str_equal (name, "notBefore") || g_str_equal (name, "notBefore-iso"))
    take_value (&dating->not_before, value);
  else if (g_str_equal (name, "notAfter") || g_str_equal (name, "notAfter-iso"))
    take_value (&dating->not_after, value);
  else if (g_str_equal (name, "when-custom"))
    take_custom (dating, CUSTOM_WHEN, value);
  else if (g_str_equal (name, "from-custom"))
    take_custom (dating, CUSTOM_FROM, value);
  else if (g_str_equal (name, "to-custom"))
    take_custom (dating, CUSTOM_TO, value);
  else if (g_str_equal (name, "datingMethod"))
    dating->edtf = g_str_has_suffix (value, "edtf") || g_str_has_suffix (value, "EDTF");
  else if (g_str_equal (name, "cert"))
    dating->uncertain = g_str_equal (value, "low") || g_str_equal (value, "unknown");
  else if (g_str_equal (name, "precision"))
    dating->approximate = g_str_equal (value, "low");
}

void
tei_dating_clear (TeiDating *dating)
{
  g_free (dating->when);
  g_free (dating->from);
  g_free (dating->to);
  g_free (dating->not_before);
  g_free (dating->not_after);
  for (guint i = 0; i < G_N_ELEMENTS (dating->custom); i++)
    g_free (dating->custom[i]);
  memset (dating, 0, sizeof *dating);
}

static const char *
get_custom (const TeiDating *dating, int which)
{
  return dating->edtf ? dating->custom[which] : NULL;
}

static const char *
get_qualifier (const TeiDating *dating)
{
  if (dating->approximate && dating->uncertain)
    return "%";
  if (dating->approximate)
    return "~";

  return dating->uncertain ? "?" : "";
}

/* What is not sure is not so to the minute. */
static char *
qualify (const TeiDating *dating, const char *value)
{
  const char *mark = get_qualifier (dating);
  g_autofree char *day = *mark != '\0' ? dup_day (value) : NULL;

  return g_strconcat (day ? day : value, mark, NULL);
}

/* One date that lies within bounds. */
static char *
bounds_to_edtf (const TeiDating *dating, const char *not_before, const char *not_after)
{
  g_autofree char *first = not_before ? qualify (dating, not_before) : NULL;
  g_autofree char *last = not_after ? qualify (dating, not_after) : NULL;

  if (first != NULL && last != NULL && g_str_equal (first, last))
    return g_steal_pointer (&first);
  if (first != NULL && last != NULL)
    return g_strdup_printf ("[%s..%s]", first, last);
  if (first != NULL)
    return g_strdup_printf ("[%s..]", first);
  if (last != NULL)
    return g_strdup_printf ("[..%s]", last);

  return NULL;
}

static char *
interval_to_edtf (const TeiDating *dating)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  /* An end of which only a bound is known stays a set. */
  if (dating->from != NULL)
    from = qualify (dating, dating->from);
  else
    from = bounds_to_edtf (dating, dating->not_before, NULL);
  if (dating->to != NULL)
    to = qualify (dating, dating->to);
  else
    to = bounds_to_edtf (dating, NULL, dating->not_after);

  return g_strconcat (from ? from : "..", "/", to ? to : "..", NULL);
}

static char *
custom_interval_to_edtf (const TeiDating *dating)
{
  const char *from = get_custom (dating, CUSTOM_FROM);
  const char *to = get_custom (dating, CUSTOM_TO);

  if (from == NULL)
    from = dating->from;
  if (to == NULL)
    to = dating->to;

  return g_strconcat (from ? from : "..", "/", to ? to : "..", NULL);
}

char *
tei_dating_to_edtf (const TeiDating *dating)
{
  if (get_custom (dating, CUSTOM_WHEN) != NULL)
    return g_strdup (get_custom (dating, CUSTOM_WHEN));
  if (get_custom (dating, CUSTOM_FROM) != NULL || get_custom (dating, CUSTOM_TO) != NULL)
    return custom_interval_to_edtf (dating);
  if (dating->when != NULL)
    return qualify (dating, dating->when);
  if (dating->from != NULL || dating->to != NULL)
    return interval_to_edtf (dating);

  return bounds_to_edtf (dating, dating->not_before, dating->not_after);
}

static DossierDate *
take_edtf (char *edtf, const char *wording)
{
  DossierDate *date = edtf ? dossier_date_new (edtf, wording, NULL) : NULL;

  g_free (edtf);

  return date;
}

DossierDate *
tei_dating_get_date (const TeiDating *dating, const char *wording)
{
  return take_edtf (tei_dating_to_edtf (dating), wording);
}

/* Offices and memberships are held by the day. */
static DossierDate *
take_day (const TeiDating *dating, const char *value)
{
  g_autofree char *day = dup_day (value);

  return take_edtf (qualify (dating, day), NULL);
}

DossierDate *
tei_dating_get_from (const TeiDating *dating)
{
  if (get_custom (dating, CUSTOM_FROM) != NULL)
    return dossier_date_new (get_custom (dating, CUSTOM_FROM), NULL, NULL);
  if (get_custom (dating, CUSTOM_WHEN) != NULL)
    return dossier_date_new (get_custom (dating, CUSTOM_WHEN), NULL, NULL);
  if (dating->from != NULL)
    return take_day (dating, dating->from);
  if (dating->when != NULL)
    return take_day (dating, dating->when);
  if (dating->not_before == NULL)
    return NULL;

  /* With an end of its own, the later bound is no bound of the beginning. */
  return take_edtf (bounds_to_edtf (dating, dating->not_before,
                                    dating->to ? NULL : dating->not_after),
                    NULL);
}

DossierDate *
tei_dating_get_to (const TeiDating *dating)
{
  if (get_custom (dating, CUSTOM_TO) != NULL)
    return dossier_date_new (get_custom (dating, CUSTOM_TO), NULL, NULL);
  if (dating->to != NULL)
    return take_day (dating, dating->to);
  if (dating->not_after == NULL || (dating->not_before != NULL && dating->from == NULL))
    return NULL;

  return take_edtf (bounds_to_edtf (dating, NULL, dating->not_after), NULL);
}

DossierDate *
tei_date_from_text (const char *text)
{
  g_autofree char *stripped = text ? g_strstrip (g_strdup (text)) : NULL;

  if (stripped == NULL || strlen (stripped) > strlen ("2020-05-26"))
    return NULL;
  if (strspn (stripped, "0123456789-") != strlen (stripped))
    return NULL;

  return take_edtf (value_to_edtf (stripped), NULL);
}
