/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/csl-date.h"

#include "model/edtf.h"

#define FIRST_SEASON 21
#define LAST_SEASON 24

/* A date variable before it is written: two ends of up to three numbers. */
typedef struct
{
  int parts[2][3];
  guint n_parts[2]; /* 0: no such end */
  int season;
  gboolean circa;
} CslDate;

static int
to_csl_year (int year)
{
  return year > 0 ? year : year - 1;
}

static void
set_day (CslDate *csl, guint end, DossierDay day)
{
  int *parts = csl->parts[end];

  dossier_day_to_ymd (day, &parts[0], &parts[1], &parts[2]);
  parts[0] = to_csl_year (parts[0]);
  csl->n_parts[end] = 3;
}

/* The days @first to @last as months or years where they are whole ones. */
static void
set_stretch (CslDate *csl, DossierDay first, DossierDay last)
{
  int y1, m1, d1, y2, m2, d2;
  guint n = 3;

  set_day (csl, 0, first);
  set_day (csl, 1, last);
  dossier_day_to_ymd (first, &y1, &m1, &d1);
  dossier_day_to_ymd (last + 1, &y2, &m2, &d2);
  if (d1 == 1 && d2 == 1)
    n = m1 == 1 && m2 == 1 ? 1 : 2;
  csl->n_parts[0] = csl->n_parts[1] = n;
}

/* What @date is as one end of @csl; FALSE when it is a stretch of its own. */
static gboolean
set_end (CslDate *csl, guint end, const DossierEdtfDate *date)
{
  int *parts = csl->parts[end];

  parts[0] = to_csl_year (date->year);
  parts[1] = date->month;
  parts[2] = date->day;
  csl->circa = csl->circa || date->approximate || date->uncertain;
  switch (date->precision)
    {
    case DOSSIER_PRECISION_YEAR:
      csl->n_parts[end] = 1;
      return TRUE;
    case DOSSIER_PRECISION_MONTH:
      csl->n_parts[end] = 2;
      return TRUE;
    case DOSSIER_PRECISION_DAY:
      csl->n_parts[end] = 3;
      return TRUE;
    case DOSSIER_PRECISION_SEASON:
    case DOSSIER_PRECISION_DECADE:
    case DOSSIER_PRECISION_OTHER:
    default:
      return FALSE;
    }
}

static void
set_date (CslDate *csl, const DossierEdtfDate *date)
{
  if (set_end (csl, 0, date))
    return;
  if (date->precision == DOSSIER_PRECISION_SEASON && date->month >= FIRST_SEASON &&
      date->month <= LAST_SEASON)
    {
      csl->season = date->month - FIRST_SEASON + 1;
      csl->n_parts[0] = 1;
      return;
    }
  set_stretch (csl, date->first, date->last);
}

/* The last day of @date's kind: "/2020-05" ends in May, and "/199X" in 1999. */
static void
set_last (CslDate *csl, const DossierEdtfDate *date)
{
  if (!set_end (csl, 1, date))
    set_day (csl, 1, date->last);
}

static void
set_first (CslDate *csl, const DossierEdtfDate *date)
{
  if (!set_end (csl, 0, date))
    set_day (csl, 0, date->first);
}

static gboolean
is_plain (const DossierEdtfPoint *point)
{
  return point->form == DOSSIER_EDTF_DATE && point->elements->len == 1;
}

static const DossierEdtfElement *
get_element (const DossierEdtfPoint *point, guint i)
{
  return &g_array_index (point->elements, DossierEdtfElement, i);
}

/* From the first to the last of a set; all of it when it is one of each day, else one of them. */
static gboolean
set_set (CslDate *csl, const DossierEdtfPoint *point)
{
  const DossierEdtfElement *first, *last;

  if (point->elements == NULL || point->elements->len == 0)
    return FALSE;
  first = get_element (point, 0);
  last = get_element (point, point->elements->len - 1);
  if (first->open_start || last->open_end)
    return FALSE;
  set_first (csl, &first->from);
  set_last (csl, last->range ? &last->to : &last->from);
  csl->circa = TRUE;
  return TRUE;
}

/* FALSE when CSL has no form for it. */
static gboolean
fill (CslDate *csl, const DossierEdtf *edtf)
{
  csl->circa = edtf->begin.approximate || edtf->begin.uncertain ||
               (edtf->interval && (edtf->end.approximate || edtf->end.uncertain));
  if (!edtf->interval && is_plain (&edtf->begin))
    {
      set_date (csl, &get_element (&edtf->begin, 0)->from);
      return TRUE;
    }
  if (!edtf->interval)
    return set_set (csl, &edtf->begin);
  if (!is_plain (&edtf->begin) || !is_plain (&edtf->end))
    return FALSE;
  set_first (csl, &get_element (&edtf->begin, 0)->from);
  set_last (csl, &get_element (&edtf->end, 0)->from);
  return TRUE;
}

static void
add_parts (JsonBuilder *builder, const CslDate *csl)
{
  json_builder_set_member_name (builder, "date-parts");
  json_builder_begin_array (builder);
  for (guint end = 0; end < 2 && csl->n_parts[end] > 0; end++)
    {
      json_builder_begin_array (builder);
      for (guint i = 0; i < csl->n_parts[end]; i++)
        json_builder_add_int_value (builder, csl->parts[end][i]);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

void
dossier_csl_add_date (JsonBuilder *builder, const char *name, const DossierDate *date)
{
  g_autoptr (DossierEdtf) edtf = NULL;
  CslDate csl = { 0 };

  g_return_if_fail (date != NULL);

  edtf = dossier_edtf_parse (date->edtf, NULL);
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  if (edtf == NULL || !fill (&csl, edtf))
    {
      json_builder_set_member_name (builder, "literal");
      json_builder_add_string_value (builder, date->wording != NULL ? date->wording : date->edtf);
      json_builder_end_object (builder);
      return;
    }
  add_parts (builder, &csl);
  if (csl.season > 0)
    {
      json_builder_set_member_name (builder, "season");
      json_builder_add_int_value (builder, csl.season);
    }
  if (csl.circa)
    {
      json_builder_set_member_name (builder, "circa");
      json_builder_add_boolean_value (builder, TRUE);
    }
  json_builder_end_object (builder);
}
