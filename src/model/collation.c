/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unicode/ucol.h>

#include "model/collation.h"
#include "model/interface-language.h"

/* Comparing does not change a collator, so all threads share the one. */
static UCollator *
open_collator (void)
{
  const char *const *names = g_get_language_names_with_category ("LC_COLLATE");
  g_autofree char *locale = dossier_locale_to_icu (names[0]);
  UErrorCode error = U_ZERO_ERROR;
  UCollator *collator = ucol_open (locale, &error);

  if (U_FAILURE (error))
    return NULL;
  ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &error);
  /* Accents written as marks of their own, which names from elsewhere may have. */
  ucol_setAttribute (collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &error);
  return collator;
}

static const UCollator *
get_collator (void)
{
  static gsize ready;
  static UCollator *collator;

  if (g_once_init_enter (&ready))
    {
      collator = open_collator ();
      g_once_init_leave (&ready, 1);
    }
  return collator;
}

int
dossier_collate (const char *a, const char *b)
{
  const UCollator *collator = get_collator ();
  UErrorCode error = U_ZERO_ERROR;
  int order;

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);

  /* ICU's data may be missing. */
  order = collator != NULL ? (int) ucol_strcollUTF8 (collator, a, -1, b, -1, &error)
                           : g_utf8_collate (a, b);
  return order != 0 ? order : strcmp (a, b);
}
