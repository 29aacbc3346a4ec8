/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The query as text: what the command line, saved views and links carry. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linking/query-private.h"

static gboolean
needs_quotes (DossierFacet facet, const char *value)
{
  if (*value == '\0')
    return TRUE;
  for (const char *p = value; *p; p = g_utf8_next_char (p))
    {
      if (*p == '"' || *p == '\\' || g_unichar_isspace (g_utf8_get_char (p)))
        return TRUE;
      if (*p == ':' && facet == DOSSIER_FACET_WORDS)
        return TRUE;
    }
  return FALSE;
}

static void
append_quoted (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static gboolean
is_word (const char *text, gsize length)
{
  const char *p = text;

  while (p < text + length && g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return length > 0 && p >= text + length;
}

/* A word that stands in quotation marks is meant in this form only, and keeps them. */
static gboolean
is_exact_word (const char *value)
{
  gsize length = strlen (value);

  return length > 2 && value[0] == '"' && value[length - 1] == '"' &&
         is_word (value + 1, length - 2);
}

static void
append_value (GString *text, DossierFacet facet, const char *value)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  if (facet != DOSSIER_FACET_WORDS)
    g_string_append_printf (text, "%s:", dossier_facet_to_string (facet));
  else if (*value == '-' && value[1] != '\0')
    {
      /* The minus stands before the quotation marks: -"model acts". */
      g_string_append_c (text, '-');
      value++;
    }
  if (facet == DOSSIER_FACET_WORDS && is_exact_word (value))
    g_string_append (text, value);
  else if (needs_quotes (facet, value) || (facet == DOSSIER_FACET_WORDS && *value == '-'))
    append_quoted (text, value);
  else
    g_string_append (text, value);
}

char *
dossier_query_to_text (const DossierQuery *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  for (guint f = 0; f < DOSSIER_N_FACETS; f++)
    {
      const GPtrArray *values = dossier_query_get_values (self, f);

      for (guint i = 0; i < values->len; i++)
        append_value (text, f, values->pdata[i]);
    }
  return g_string_free (text, FALSE);
}

/* Takes a quoted stretch from *@p (which stands on the opening mark). A missing closing mark ends
 * at the end of the text: people are still typing. */
static char *
take_quoted (const char **p)
{
  GString *value = g_string_new (NULL);
  const char *q = *p + 1;

  for (; *q && *q != '"'; q++)
    {
      if (*q == '\\' && q[1] != '\0')
        q++;
      g_string_append_c (value, *q);
    }
  *p = *q == '"' ? q + 1 : q;
  return g_string_free (value, FALSE);
}

static char *
take_bare (const char **p)
{
  const char *q = *p;

  while (*q && !g_unichar_isspace (g_utf8_get_char (q)))
    q = g_utf8_next_char (q);

  char *value = g_strndup (*p, q - *p);
  *p = q;
  return value;
}

/* The name before a colon at @p, or NULL where none stands. */
static char *
peek_name (const char *p)
{
  const char *q = p;

  while (g_ascii_isalpha (*q) || *q == '-')
    q++;
  if (q == p || *q != ':' || *p == '-')
    return NULL;
  return g_strndup (p, q - p);
}

static gboolean
check_kind (const char *value, GError **error)
{
  DossierKind kind;

  if (dossier_kind_from_string (value, &kind))
    return TRUE;
  g_set_error (
    error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
    /* Translators: %s is what the person typed; the words in the list are not translated. */
    _ ("There is no kind “%s”. Kinds are passage, quote, event, commitment, source and "
       "membership."),
    value);
  return FALSE;
}

static gboolean
take_facet (DossierQuery *self, const char *name, const char **p, GError **error)
{
  DossierFacet facet;
  g_autofree char *value = NULL;
  g_autoptr (GError) why = NULL;

  if (!dossier_query_facet_from_name (name, &facet))
    {
      g_set_error (
        error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
        /* Translators: %1$s is what the person typed before a colon; the quoted example is typed as
           it stands. */
        _ ("A query knows no “%1$s:”. To look for the words, put them in quotation marks."), name);
      return FALSE;
    }
  *p += strlen (name) + 1;
  value = **p == '"' ? take_quoted (p) : take_bare (p);
  if (*value == '\0')
    return TRUE;
  if (facet == DOSSIER_FACET_KIND && !check_kind (value, error))
    return FALSE;
  if (dossier_query_put_value (self, facet, value, &why))
    return TRUE;
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               /* Translators: %s is what the person typed after “date:”. */
               _ ("“%s” is no date. Write it as 2020, 2020-05, 2020-05-26 or 2019-11/2020-05."),
               value);
  return FALSE;
}

static void
take_words (DossierQuery *self, const char **p)
{
  gboolean minus = (*p)[0] == '-' && (*p)[1] == '"';
  const char *mark;
  gboolean quoted, star;
  g_autofree char *value = NULL;
  g_autofree char *word = NULL;

  if (minus)
    (*p)++;
  quoted = **p == '"';
  value = quoted ? take_quoted (p) : take_bare (p);
  star = quoted && **p == '*';
  if (star)
    (*p)++;
  mark = quoted && !star && is_word (value, strlen (value)) ? "\"" : "";
  word = g_strconcat (minus ? "-" : "", mark, value, mark, star ? "*" : "", NULL);
  if (*value != '\0')
    dossier_query_put_value (self, DOSSIER_FACET_WORDS, word, NULL);
}

DossierQuery *
dossier_query_parse (const char *text, GError **error)
{
  g_autoptr (DossierQuery) self = dossier_query_new ();
  const char *p = text;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                           _ ("The query is not valid UTF-8 text."));
      return NULL;
    }
  while (*p)
    {
      g_autofree char *name = NULL;

      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      name = peek_name (p);
      if (name == NULL)
        take_words (self, &p);
      else if (!take_facet (self, name, &p, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}
