/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/bibtex.h"

#include <string.h>

#include "formats/reference.h"
#include "model/edtf.h"

static const struct
{
  char c;
  const char *escape;
} escapes[] = {
  { '\\', "\\textbackslash{}" },
  { '{', "\\{" },
  { '}', "\\}" },
  { '~', "\\textasciitilde{}" },
  { '^', "\\textasciicircum{}" },
  { '`', "\\`{}" },
  { '<', "\\textless{}" },
  { '>', "\\textgreater{}" },
  { '%', "\\%" },
  { '#', "\\#" },
  { '$', "\\$" },
  { '&', "\\&" },
  { '_', "\\_" },
  { '\n', " " },
  { '\r', " " },
  { '\t', " " },
};

/* Whether each brace of @text has another. */
static gboolean
is_balanced (const char *text)
{
  int depth = 0;

  for (; *text != '\0' && depth >= 0; text++)
    depth += (*text == '{') - (*text == '}');
  return depth == 0;
}

/* BibTeX counts braces without minding what is before them: so none may stand alone, even if few
 * programs but TeX know the word for it. */
static const char *
find_escape (char c, gboolean balanced)
{
  if (!balanced && c == '{')
    return "\\textbraceleft{}";
  if (!balanced && c == '}')
    return "\\textbraceright{}";
  for (guint i = 0; i < G_N_ELEMENTS (escapes); i++)
    if (escapes[i].c == c)
      return escapes[i].escape;
  return NULL;
}

static void
append_escaped (GString *bibtex, const char *text)
{
  gboolean balanced = is_balanced (text);

  for (const char *p = text; *p != '\0'; p++)
    {
      const char *escape = find_escape (*p, balanced);

      if (escape != NULL)
        g_string_append (bibtex, escape);
      else
        g_string_append_c (bibtex, *p);
      /* Two of them would become one other sign. */
      if ((*p == '-' || *p == '\'' || *p == ',') && p[1] == *p)
        g_string_append (bibtex, "{}");
    }
}

static void
start_field (GString *bibtex, const char *name)
{
  g_string_append_printf (bibtex, ",\n  %s = ", name);
}

static void
add_text (GString *bibtex, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  start_field (bibtex, name);
  g_string_append_c (bibtex, '{');
  append_escaped (bibtex, text);
  g_string_append_c (bibtex, '}');
}

/* Between two pairs of braces no style changes its capitals. */
static void
add_title (GString *bibtex, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  start_field (bibtex, "title");
  g_string_append (bibtex, "{{");
  append_escaped (bibtex, text);
  g_string_append (bibtex, "}}");
}

static void
add_author (GString *bibtex, const char *author)
{
  g_autofree char *family = NULL;
  g_autofree char *given = NULL;

  if (dossier_reference_split_author (author, &family, &given))
    {
      append_escaped (bibtex, family);
      g_string_append (bibtex, ", ");
      append_escaped (bibtex, given);
      return;
    }
  g_string_append_c (bibtex, '{');
  append_escaped (bibtex, author);
  g_string_append_c (bibtex, '}');
}

static void
add_authors (GString *bibtex, GPtrArray *authors)
{
  if (authors == NULL || authors->len == 0)
    return;
  start_field (bibtex, "author");
  g_string_append_c (bibtex, '{');
  for (guint i = 0; i < authors->len; i++)
    {
      if (i > 0)
        g_string_append (bibtex, " and ");
      add_author (bibtex, authors->pdata[i]);
    }
  g_string_append_c (bibtex, '}');
}

/* Read as it stands, without TeX: what would end the field, or a comment, is percent-encoded. */
static void
add_url (GString *bibtex, const char *url)
{
  if (url == NULL || *url == '\0')
    return;
  start_field (bibtex, "url");
  g_string_append_c (bibtex, '{');
  for (const char *p = url; *p != '\0'; p++)
    if (strchr ("{}\\ \"<>^`|", *p) != NULL || g_ascii_iscntrl (*p))
      g_string_append_printf (bibtex, "%%%02X", (guint) (guchar) *p);
    else
      g_string_append_c (bibtex, *p);
  g_string_append_c (bibtex, '}');
}

/* What biblatex and Pandoc both read of EDTF: levels 0 and 1 with no more than four seasons, no
 * masked digits, no letter behind a year and no time. */
static gboolean
is_biblatex_date (const DossierEdtf *edtf)
{
  const DossierEdtfPoint *points[] = { &edtf->begin, edtf->interval ? &edtf->end : &edtf->begin };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      const DossierEdtfDate *date;

      if (points[i]->form == DOSSIER_EDTF_UNKNOWN || points[i]->form == DOSSIER_EDTF_OPEN)
        continue;
      if (points[i]->form != DOSSIER_EDTF_DATE)
        return FALSE;
      date = &g_array_index (points[i]->elements, DossierEdtfElement, 0).from;
      if (date->precision == DOSSIER_PRECISION_OTHER ||
          date->precision == DOSSIER_PRECISION_DECADE ||
          (date->precision == DOSSIER_PRECISION_SEASON && date->month > 24))
        return FALSE;
    }
  return TRUE;
}

static void
add_year_and_month (GString *bibtex, const DossierDate *date)
{
  static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec" };
  int y1, m1, y2, m2, day;

  if (dossier_date_first (date) == DOSSIER_DAY_MIN || dossier_date_last (date) == DOSSIER_DAY_MAX)
    return;
  dossier_day_to_ymd (dossier_date_first (date), &y1, &m1, &day);
  dossier_day_to_ymd (dossier_date_last (date), &y2, &m2, &day);
  start_field (bibtex, "year");
  if (y1 == y2)
    g_string_append_printf (bibtex, "{%d}", y1);
  else
    g_string_append_printf (bibtex, "{%d--%d}", y1, y2);
  if (y1 != y2 || m1 != m2)
    return;
  start_field (bibtex, "month");
  g_string_append (bibtex, months[m1 - 1]);
}

static void
add_date (GString *bibtex, const DossierDate *date)
{
  g_autoptr (DossierEdtf) edtf = dossier_edtf_parse (date->edtf, NULL);

  if (edtf != NULL && is_biblatex_date (edtf) && strchr (date->edtf, 'T') == NULL)
    {
      start_field (bibtex, "date");
      g_string_append_printf (bibtex, "{%s}", date->edtf);
    }
  add_year_and_month (bibtex, date);
}

/* Babel's name of a language, by which hyphenation and month names go. */
static const char *
get_babel_name (const char *language)
{
  static const char *const names[][2] = {
    { "en", "english" },    { "ru", "russian" },  { "uk", "ukrainian" }, { "be", "belarusian" },
    { "de", "ngerman" },    { "fr", "french" },   { "es", "spanish" },   { "it", "italian" },
    { "pt", "portuguese" }, { "pl", "polish" },   { "cs", "czech" },     { "sk", "slovak" },
    { "sr", "serbian" },    { "hr", "croatian" }, { "sl", "slovene" },   { "tr", "turkish" },
    { "el", "greek" },      { "nl", "dutch" },    { "sv", "swedish" },   { "da", "danish" },
    { "nb", "norsk" },      { "fi", "finnish" },  { "hu", "magyar" },    { "ro", "romanian" },
    { "bg", "bulgarian" },  { "ar", "arabic" },   { "fa", "persian" },   { "he", "hebrew" },
  };
  g_autofree char *base = language != NULL ? g_strndup (language, strcspn (language, "-")) : NULL;

  for (guint i = 0; base != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i][0], base) == 0)
      return names[i][1];
  return NULL;
}

static void
add_reference (GString *bibtex, const DossierReference *reference)
{
  g_string_append_printf (bibtex, "@misc{%s", reference->key);
  add_authors (bibtex, reference->authors);
  add_title (bibtex, reference->title);
  if (reference->date != NULL)
    add_date (bibtex, reference->date);
  add_text (bibtex, "howpublished", reference->publisher);
  add_url (bibtex, reference->url);
  add_text (bibtex, "langid", get_babel_name (reference->language));
  g_string_append (bibtex, "\n}\n");
}

char *
dossier_bibtex_write (const DossierExcerpt *excerpt)
{
  g_autoptr (DossierReferences) references = NULL;
  GString *bibtex;

  g_return_val_if_fail (excerpt != NULL, NULL);

  references = dossier_references_new (excerpt);
  bibtex = g_string_new (NULL);
  for (guint i = 0; i < dossier_references_count (references); i++)
    {
      if (i > 0)
        g_string_append_c (bibtex, '\n');
      add_reference (bibtex, dossier_references_get (references, i));
    }
  return g_string_free (bibtex, FALSE);
}
