/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "model/country-names.h"

/* Longer than any country's name, in UTF-16. */
#define LONGEST 160

struct _DossierCountryNames
{
  char *language;
  ULocaleDisplayNames *short_names; /* owned */
  UCollator *likeness;              /* owned; once it is asked for */
};

/* Names in English that are as common as the one that ICU has, or were until lately: it depends on
 * the year of its data which one that is. */
static const struct
{
  char a3[4];
  const char *name;
} english[] = {
  { "CIV", "Ivory Coast" },     { "CZE", "Czech Republic" },           { "CZE", "Czechia" },
  { "KGZ", "Kyrgyz Republic" }, { "RUS", "Russian Federation" },       { "TUR", "Turkey" },
  { "TUR", "Türkiye" },         { "USA", "United States of America" }, { "USA", "USA" },
};

static char *
to_utf8 (const UChar *text, int32_t length)
{
  char buffer[3 * LONGEST + 1];
  UErrorCode error = U_ZERO_ERROR;

  u_strToUTF8 (buffer, sizeof buffer, NULL, text, length, &error);
  return U_SUCCESS (error) ? g_strdup (buffer) : NULL;
}

/* ICU's id of a locale in that country. */
static void
get_locale (const char *a3, char locale[16])
{
  g_snprintf (locale, 16, "und_%s", strcmp (a3, "XKX") == 0 ? "XK" : a3);
}

DossierCountryNames *
dossier_country_names_new (const char *language)
{
  UDisplayContext contexts[] = { UDISPCTX_LENGTH_SHORT };
  g_autoptr (DossierCountryNames) self = NULL;
  char locale[ULOC_FULLNAME_CAPACITY];
  UErrorCode error = U_ZERO_ERROR;

  g_return_val_if_fail (language != NULL, NULL);

  uloc_getName (language, locale, sizeof locale, &error);
  if (U_FAILURE (error) || error == U_STRING_NOT_TERMINATED_WARNING || *locale == '\0')
    return NULL;

  self = g_new0 (DossierCountryNames, 1);
  self->language = g_strdup (locale);
  self->short_names = uldn_openForContext (locale, contexts, G_N_ELEMENTS (contexts), &error);
  return U_SUCCESS (error) ? g_steal_pointer (&self) : NULL;
}

void
dossier_country_names_free (DossierCountryNames *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->short_names, uldn_close);
  g_clear_pointer (&self->likeness, ucol_close);
  g_free (self->language);
  g_free (self);
}

static char *
get_full (DossierCountryNames *self, const char *a3)
{
  char locale[16];
  UChar name[LONGEST];
  UErrorCode error = U_ZERO_ERROR;
  int32_t length;

  get_locale (a3, locale);
  length = uloc_getDisplayCountry (locale, self->language, name, LONGEST, &error);
  /* What the language has no name for, ICU says in the one of the environment, or by the code. */
  if (U_FAILURE (error) || error == U_USING_DEFAULT_WARNING || length == 0)
    return NULL;
  return to_utf8 (name, length);
}

char *
dossier_country_names_get_short (DossierCountryNames *self, const char *a3)
{
  g_autofree char *full = NULL;
  char locale[16];
  char country[ULOC_COUNTRY_CAPACITY];
  UChar name[LONGEST];
  UErrorCode error = U_ZERO_ERROR;
  int32_t length;

  g_return_val_if_fail (self != NULL && a3 != NULL, NULL);

  full = get_full (self, a3);
  if (full == NULL)
    return NULL;
  get_locale (a3, locale);
  uloc_getCountry (locale, country, sizeof country, &error);
  length = uldn_regionDisplayName (self->short_names, country, name, LONGEST, &error);
  return U_SUCCESS (error) && length > 0 ? to_utf8 (name, length) : g_steal_pointer (&full);
}

char *
dossier_country_names_get (DossierCountryNames *self, const char *a3)
{
  g_return_val_if_fail (self != NULL && a3 != NULL, NULL);

  return strcmp (a3, "PSE") == 0 ? dossier_country_names_get_short (self, a3) : get_full (self, a3);
}

/* Letters alone count. */
static UCollator *
open_likeness (const char *language)
{
  UErrorCode error = U_ZERO_ERROR;
  UCollator *collator = ucol_open (language, &error);

  ucol_setAttribute (collator, UCOL_STRENGTH, UCOL_PRIMARY, &error);
  ucol_setAttribute (collator, UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, &error);
  ucol_setAttribute (collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &error);
  if (U_FAILURE (error))
    g_clear_pointer (&collator, ucol_close);
  return collator;
}

static gboolean
is_alike (DossierCountryNames *self, const char *a, const char *b)
{
  UErrorCode error = U_ZERO_ERROR;

  if (a == NULL)
    return FALSE;
  if (strcmp (a, b) == 0)
    return TRUE;
  if (self->likeness == NULL)
    self->likeness = open_likeness (self->language);
  return self->likeness != NULL &&
         ucol_strcollUTF8 (self->likeness, a, -1, b, -1, &error) == UCOL_EQUAL && U_SUCCESS (error);
}

gboolean
dossier_country_names_has (DossierCountryNames *self, const char *a3, const char *name)
{
  g_autofree char *full = NULL;
  g_autofree char *narrow = NULL;
  gboolean is_english;

  g_return_val_if_fail (self != NULL && a3 != NULL && name != NULL, FALSE);

  full = get_full (self, a3);
  if (is_alike (self, full, name))
    return TRUE;
  narrow = full != NULL ? dossier_country_names_get_short (self, a3) : NULL;
  if (is_alike (self, narrow, name))
    return TRUE;

  is_english = g_str_has_prefix (self->language, "en");
  for (guint i = 0; is_english && i < G_N_ELEMENTS (english); i++)
    if (strcmp (english[i].a3, a3) == 0 && is_alike (self, english[i].name, name))
      return TRUE;
  return FALSE;
}
