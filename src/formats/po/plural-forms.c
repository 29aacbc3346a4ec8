/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "formats/po/plural-forms.h"

/* As gettext has it. */
#define MAX_FORMS 1000
#define MAX_DEPTH 100

/* Numbers that are tried: all up to the first, and the others for forms that only large ones take.
 */
#define TRIED 1000
static const gulong large[] = { 1001, 1100, 10000, 100000, 1000000 };

#define N_SAMPLES 4

struct _DossierPluralForms
{
  guint count;
  char *expression;
};

/* The expression is read anew for each number: it is short, and few are asked for. */
typedef struct
{
  const char *at;
  gulong n;
  guint depth;
  gboolean wrong;
} Reader;

static gulong read_choice (Reader *reader);

static gboolean
take (Reader *reader, const char *sign)
{
  while (g_ascii_isspace (*reader->at))
    reader->at++;
  if (!g_str_has_prefix (reader->at, sign))
    return FALSE;
  reader->at += strlen (sign);
  return TRUE;
}

static gulong
fail (Reader *reader)
{
  reader->wrong = TRUE;
  return 0;
}

static gulong
read_value (Reader *reader)
{
  gulong value;

  if (reader->wrong || ++reader->depth > MAX_DEPTH)
    return fail (reader);
  if (take (reader, "!"))
    value = !read_value (reader);
  else if (take (reader, "("))
    {
      value = read_choice (reader);
      if (!take (reader, ")"))
        return fail (reader);
    }
  else if (take (reader, "n"))
    value = reader->n;
  else if (g_ascii_isdigit (*reader->at))
    value = strtoul (reader->at, (char **) &reader->at, 10);
  else
    return fail (reader);
  reader->depth--;
  return value;
}

/* Those that bind closer come later; of those that begin alike the longer one first. */
static const struct
{
  const char *sign;
  guint rank;
} operators[] = {
  { "||", 0 }, { "&&", 1 }, { "==", 2 }, { "!=", 2 }, { "<=", 3 }, { ">=", 3 }, { "<", 3 },
  { ">", 3 },  { "+", 4 },  { "-", 4 },  { "*", 5 },  { "/", 5 },  { "%", 5 },
};
#define TIGHTEST 5

static gulong
calculate (Reader *reader, const char *sign, gulong a, gulong b)
{
  switch (sign[0])
    {
    case '|':
      return a || b;
    case '&':
      return a && b;
    case '=':
      return a == b;
    case '!':
      return a != b;
    case '<':
      return sign[1] == '=' ? a <= b : a < b;
    case '>':
      return sign[1] == '=' ? a >= b : a > b;
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b != 0 ? a / b : fail (reader);
    case '%':
    default:
      return b != 0 ? a % b : fail (reader);
    }
}

static const char *
take_operator (Reader *reader, guint rank)
{
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (operators[i].rank == rank && take (reader, operators[i].sign))
      return operators[i].sign;
  return NULL;
}

static gulong
read_operation (Reader *reader, guint rank)
{
  gulong value;
  const char *sign;

  if (rank > TIGHTEST)
    return read_value (reader);
  value = read_operation (reader, rank + 1);
  while (!reader->wrong && (sign = take_operator (reader, rank)) != NULL)
    value = calculate (reader, sign, value, read_operation (reader, rank + 1));
  return value;
}

static gulong
read_choice (Reader *reader)
{
  gulong value = read_operation (reader, 0), yes, no;

  if (reader->wrong || !take (reader, "?"))
    return value;
  if (++reader->depth > MAX_DEPTH)
    return fail (reader);
  yes = read_choice (reader);
  if (!take (reader, ":"))
    return fail (reader);
  no = read_choice (reader);
  reader->depth--;
  return value ? yes : no;
}

/* FALSE when that is no expression, or gives no form. */
static gboolean
evaluate (const DossierPluralForms *self, gulong n, guint *form)
{
  Reader reader = { self->expression, n, 0, FALSE };
  gulong value = read_choice (&reader);

  take (&reader, ";");
  take (&reader, "");
  if (reader.wrong || *reader.at != '\0' || value >= self->count)
    return FALSE;
  *form = (guint) value;
  return TRUE;
}

static gboolean
holds_for_all (const DossierPluralForms *self)
{
  guint form;

  for (gulong n = 0; n <= TRIED; n++)
    if (!evaluate (self, n, &form))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (large); i++)
    if (!evaluate (self, large[i], &form))
      return FALSE;
  return TRUE;
}

DossierPluralForms *
dossier_plural_forms_parse (const char *field)
{
  g_autoptr (DossierPluralForms) self = NULL;
  Reader reader = { field, 0, 0, FALSE };
  gulong count;

  g_return_val_if_fail (field != NULL, NULL);

  if (!take (&reader, "nplurals") || !take (&reader, "="))
    return NULL;
  take (&reader, "");
  count = strtoul (reader.at, (char **) &reader.at, 10);
  if (count == 0 || count > MAX_FORMS || !take (&reader, ";") || !take (&reader, "plural") ||
      !take (&reader, "="))
    return NULL;
  self = g_new0 (DossierPluralForms, 1);
  self->count = (guint) count;
  self->expression = g_strdup (reader.at);
  return holds_for_all (self) ? g_steal_pointer (&self) : NULL;
}

void
dossier_plural_forms_free (DossierPluralForms *self)
{
  if (self == NULL)
    return;
  g_free (self->expression);
  g_free (self);
}

guint
dossier_plural_forms_count (const DossierPluralForms *self)
{
  return self->count;
}

guint
dossier_plural_forms_choose (const DossierPluralForms *self, gulong n)
{
  guint form;

  return evaluate (self, n, &form) ? form : 0;
}

char *
dossier_plural_forms_sample (const DossierPluralForms *self, guint form)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint found = 0;

  for (gulong n = 0; n <= TRIED && found <= N_SAMPLES; n++)
    if (dossier_plural_forms_choose (self, n) == form && ++found <= N_SAMPLES)
      g_string_append_printf (text, "%s%lu", found > 1 ? ", " : "", n);
  for (guint i = 0; i < G_N_ELEMENTS (large) && found == 0; i++)
    if (dossier_plural_forms_choose (self, large[i]) == form)
      {
        g_string_append_printf (text, "%lu", large[i]);
        found = N_SAMPLES + 1;
      }
  if (found > N_SAMPLES)
    g_string_append (text, ", …");
  return g_string_free (g_steal_pointer (&text), FALSE);
}
