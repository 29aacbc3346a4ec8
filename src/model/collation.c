/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unicode/ucol.h>

#include "model/collation.h"
#include "model/interface-language.h"

/* What has ASCII alone in it has the same order in all of these, and needs no tables for it: then
 * ICU reads nothing of its 30 MB while a window comes up. A test compares the two. */
static const char *const plain_languages[] = { "", "be", "de", "en", "fa", "fr", "ru", "uk" };

/* In the order of the root collation, for which the letters of both cases stand after them. */
static const char plain_order[] = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789";

typedef struct
{
  UCollator *collator; /* or NULL: made when it is first needed */
  char *locale;        /* ICU's */
  gboolean is_plain;
  guint8 places[128]; /* of each character in the plain order; 0: in none */
} Order;

static void
prepare_plain (Order *self)
{
  g_autofree char *language = g_strndup (self->locale, strcspn (self->locale, "_@"));

  self->is_plain = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (plain_languages); i++)
    self->is_plain |= strcmp (plain_languages[i], language) == 0;
  self->is_plain &= strstr (self->locale, "POSIX") == NULL && strchr (self->locale, '@') == NULL;
  for (guint i = 0; plain_order[i] != '\0'; i++)
    self->places[(guint8) plain_order[i]] = (guint8) (1 + i);
  for (guint i = 0; i < 26; i++)
    self->places['a' + i] = self->places['A' + i] = (guint8) (sizeof plain_order + i);
}

static Order *
get_order (void)
{
  static gsize ready;
  static Order order;

  if (g_once_init_enter (&ready))
    {
      const char *const *names = g_get_language_names_with_category ("LC_COLLATE");

      order.locale = dossier_locale_to_icu (names[0]);
      prepare_plain (&order);
      g_once_init_leave (&ready, 1);
    }
  return &order;
}

/* Comparing does not change a collator, so all threads share the one. */
static UCollator *
open_collator (const char *locale)
{
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
get_collator (Order *order)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      order->collator = open_collator (order->locale);
      g_once_init_leave (&ready, 1);
    }
  return order->collator;
}

/* Up to where the two first differ in more than case. 0: ICU has to say; numbers go by their value,
 * so what stands in or behind a number is for ICU. */
static int
compare_plain (const Order *order, const char *a, const char *b)
{
  const guint8 *x = (const guint8 *) a;
  const guint8 *y = (const guint8 *) b;

  for (; *x < 128 && *y < 128; x++, y++)
    {
      guint place = order->places[*x];
      guint other = order->places[*y];

      if ((*x != '\0' && place == 0) || (*y != '\0' && other == 0) || (*x == '\0' && *y == '\0'))
        return 0;
      if (place == other)
        continue;
      if ((g_ascii_isdigit (*x) || g_ascii_isdigit (*y)) &&
          ((g_ascii_isdigit (*x) && g_ascii_isdigit (*y)) ||
           (x > (const guint8 *) a && g_ascii_isdigit (x[-1]))))
        return 0;
      return place < other ? -1 : 1;
    }
  return 0;
}

int
dossier_collate (const char *a, const char *b)
{
  Order *order = get_order ();
  const UCollator *collator;
  UErrorCode error = U_ZERO_ERROR;
  int result;

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  /* The commonest answer in a list by speaker. */
  if (strcmp (a, b) == 0)
    return 0;
  result = order->is_plain ? compare_plain (order, a, b) : 0;
  if (result != 0)
    return result;

  /* ICU's data may be missing. */
  collator = get_collator (order);
  result = collator != NULL ? (int) ucol_strcollUTF8 (collator, a, -1, b, -1, &error)
                            : g_utf8_collate (a, b);
  return result != 0 ? result : strcmp (a, b);
}
