/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At what time of day a sitting was where: time, notes of type "time", and timelines that
 * utterances point to. */
#include "formats/tei/tei-build.h"

#include <stdlib.h>
#include <string.h>

#define MINUTES_A_DAY (24 * 60)

/* Reads "14:02", "14.02" or "14h02" at *@text and moves behind it. */
static gboolean
read_clock (const char **text, int *minute)
{
  const char *p = *text;
  char *end;
  long hour = g_ascii_isdigit (*p) ? strtol (p, &end, 10) : -1;

  if (hour < 0 || hour > 24 || end - p > 2)
    return FALSE;
  p = end;
  if (strchr (":.hH", *p) == NULL || !g_ascii_isdigit (p[0] ? p[1] : '\0') ||
      !g_ascii_isdigit (p[2]) || g_ascii_isdigit (p[3]) || p[1] > '5')
    return FALSE;
  *minute = MIN ((int) hour * 60 + (p[1] - '0') * 10 + (p[2] - '0'), MINUTES_A_DAY);
  *text = p + 3;
  return TRUE;
}

/* "10:05:00", or a whole date with a time of day. */
static gboolean
read_value (const char *value, TeiTime *time)
{
  g_auto (TeiDating) dating = { 0 };
  g_autoptr (DossierDate) date = NULL;

  if (value == NULL)
    return FALSE;
  while (g_ascii_isspace (*value) || *value == 'T')
    value++;
  time->has_day = FALSE;
  if (read_clock (&value, &time->minute))
    return TRUE;

  tei_dating_take (&dating, "when", value);
  date = tei_dating_get_date (&dating, NULL);
  if (date == NULL || date->begin_minute < 0)
    return FALSE;
  time->has_day = TRUE;
  time->day = date->begin_earliest;
  time->minute = date->begin_minute;
  return TRUE;
}

static void
add_time (TeiReader *reader, const TeiTime *time)
{
  g_array_append_vals (reader->document->times, time, 1);
}

void
tei_start_time (TeiReader *reader, TeiFrame *frame)
{
  static const char *const names[] = { "when", "from", "when-iso", "from-iso", "to" };
  TeiTime time;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (read_value (tei_get_attribute (reader, names[i]), &time))
      {
        add_time (reader, &time);
        return;
      }
}

void
tei_start_time_note (TeiReader *reader)
{
  if (tei_has_attribute (reader, "type", "time"))
    reader->time_note = (int) reader->document->times->len + 1;
}

/* Where no attribute says it, the words do. */
void
tei_end_time_note (TeiReader *reader)
{
  const char *text = tei_get_text (reader)->string->str;
  gboolean open = reader->time_note == (int) reader->document->times->len + 1;
  TeiTime time = { 0 };

  reader->time_note = 0;
  for (; open && *text != '\0'; text++)
    {
      if (!g_ascii_isdigit (*text))
        continue;
      if (read_clock (&text, &time.minute))
        {
          add_time (reader, &time);
          return;
        }
      while (g_ascii_isdigit (text[1]))
        text++;
    }
}

/* Timelines: seconds, counted as days are. */

void
tei_start_timeline (TeiReader *reader, TeiFrame *frame)
{
  static const struct
  {
    const char *name;
    double seconds;
  } units[] = { { "ms", 0.001 }, { "min", 60 }, { "h", 3600 }, { "d", 86400 } };
  const char *unit = tei_get_attribute (reader, "unit");
  TeiDocument *document = reader->document;

  g_free (document->origin);
  document->origin = tei_dup_attribute (reader, "origin");
  document->unit = 1;
  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i].name, unit))
      document->unit = units[i].seconds;
}

static const double *
find_moment (TeiDocument *document, const char *reference)
{
  if (reference == NULL)
    return NULL;
  return g_hash_table_lookup (document->moments, reference + (*reference == '#'));
}

/* The moment at which a point of a timeline lies. */
static gboolean
get_moment (TeiReader *reader, double *moment)
{
  TeiDocument *document = reader->document;
  const char *since = tei_get_attribute (reader, "since");
  const char *interval = tei_get_attribute (reader, "interval");
  const double *base;
  TeiTime time;

  if (read_value (tei_get_attribute (reader, "absolute"), &time) && time.has_day)
    {
      *moment = time.day * 86400.0 + time.minute * 60.0;
      return TRUE;
    }
  since = since != NULL ? since : document->origin;
  base = find_moment (document, since);
  if (base == NULL || interval == NULL)
    return FALSE;
  *moment = *base + g_ascii_strtod (interval, NULL) * document->unit;
  return TRUE;
}

void
tei_start_when (TeiReader *reader, TeiFrame *frame)
{
  const char *id = tei_get_attribute (reader, "xml:id");
  double moment;

  if (id == NULL || !get_moment (reader, &moment) || !(moment > -1e12 && moment < 1e12))
    return;
  tei_charge (reader, TEI_SPAN_COST + strlen (id));
  g_hash_table_insert (reader->document->moments, g_strdup (id),
                       g_memdup2 (&moment, sizeof moment));
}

/* An utterance that says when it begins. */
void
tei_take_start (TeiReader *reader)
{
  const double *moment = find_moment (reader->document, tei_get_attribute (reader, "start"));
  TeiTime time = { .has_day = TRUE };
  gint64 minutes;

  if (moment == NULL)
    return;
  minutes = (gint64) (*moment / 60);
  time.day = (DossierDay) (minutes / MINUTES_A_DAY);
  time.minute = (int) (minutes % MINUTES_A_DAY);
  if (time.minute >= 0)
    add_time (reader, &time);
}

/* When the document is made */

/* Minutes since the beginning of @day; a clock that goes back has passed midnight. */
static int *
count_minutes (const GArray *times, DossierDay day)
{
  int *minutes = g_new (int, times->len + 1);
  int before = 0;

  for (guint i = 0; i < times->len; i++)
    {
      const TeiTime *time = &g_array_index (times, TeiTime, i);
      gint64 value = time->minute;

      if (time->has_day)
        value += ((gint64) time->day - day) * MINUTES_A_DAY;
      else
        value += before / MINUTES_A_DAY * MINUTES_A_DAY;
      if (!time->has_day && value < before)
        value += MINUTES_A_DAY;
      before = minutes[i] = (int) CLAMP (value, 0, 366 * MINUTES_A_DAY);
    }
  return minutes;
}

static char *
format_minute (DossierDay day, int minute)
{
  g_autofree char *iso = dossier_day_to_iso (day + minute / MINUTES_A_DAY);

  return g_strdup_printf ("%sT%02d:%02d:00", iso, minute % MINUTES_A_DAY / 60, minute % 60);
}

/* At @first, or between that and @last. */
static DossierDate *
make_date (DossierDay day, int first, int last, gboolean interval)
{
  g_autofree char *from = format_minute (day, first);
  g_autofree char *to = format_minute (day, last);
  g_autofree char *both = NULL;

  if (first >= last)
    return dossier_date_new (from, NULL, NULL);
  both = g_strdup_printf (interval ? "%s/%s" : "[%s..%s]", from, to);
  return dossier_date_new (both, NULL, NULL);
}

/* Of a speech, of which the last time that was told and the next one are known: right behind the
 * telling it is that time, later some time between the two. */
static DossierDate *
date_speech (const TeiSpeaking *speaking,
             const TeiSpeaking *before,
             const int *minutes,
             guint n_minutes,
             const DossierDate *date)
{
  guint time = speaking->time;
  int end;

  if (time == 0 || n_minutes == 0)
    return dossier_date_copy (date);
  if (before == NULL || before->time != time)
    return make_date (date->begin_earliest, minutes[time - 1], minutes[time - 1], FALSE);
  end =
    time < n_minutes ? minutes[time] : (minutes[time - 1] / MINUTES_A_DAY + 1) * MINUTES_A_DAY - 1;
  return make_date (date->begin_earliest, minutes[time - 1], end, FALSE);
}

/* Those of a debate are dated by its sitting. */
void
tei_build_times (TeiBuild *build)
{
  TeiDocument *from = build->from;
  DossierDate **sitting = &from->dates[TEI_DATE_SETTING];
  g_autofree int *minutes = NULL;
  guint n_minutes;
  gboolean day;

  if (*sitting == NULL)
    return;
  day = (*sitting)->begin_earliest == (*sitting)->end_latest && !(*sitting)->interval;
  n_minutes = day ? from->times->len : 0;
  minutes = count_minutes (from->times, (*sitting)->begin_earliest);
  for (guint i = 0; i < from->speaking->len; i++)
    {
      TeiSpeaking *speaking = &g_array_index (from->speaking, TeiSpeaking, i);

      if (speaking->debate && DOSSIER_ITEM (speaking->passage)->date == NULL)
        DOSSIER_ITEM (speaking->passage)->date =
          date_speech (speaking, i > 0 ? speaking - 1 : NULL, minutes, n_minutes, *sitting);
    }
  if (n_minutes > 1 && minutes[n_minutes - 1] > minutes[0])
    {
      DossierDate *whole =
        make_date ((*sitting)->begin_earliest, minutes[0], minutes[n_minutes - 1], TRUE);

      dossier_date_free (*sitting);
      *sitting = whole;
    }
}
