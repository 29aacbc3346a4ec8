/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into a search, as part of a query. */
#include "config.h"

#include "linking/query.h"
#include "text/words.h"

/* What stands together without a space ("well-known") has its inflections, a phrase its forms. */
static char *
join_words (const DossierTerm *term)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < term->words->len; i++)
    g_string_append_printf (joined, "%s%s", i == 0 ? "" : (term->stemmed ? "-" : " "),
                            (const char *) term->words->pdata[i]);
  return g_string_free (joined, FALSE);
}

/* As DOSSIER_FACET_WORDS has it: a word as it is typed, a phrase with spaces in it, either after a
 * minus; forms that are meant exactly keep their quotation marks. */
static char *
make_value (const DossierTerm *term, gboolean begins)
{
  g_autofree char *joined = join_words (term);
  gboolean phrase = term->words->len > 1;
  gboolean quoted = !term->stemmed && (phrase ? term->prefix : !term->prefix);

  return g_strdup_printf ("%s%s%s%s%s", term->without ? "-" : "", quoted ? "\"" : "", joined,
                          quoted ? "\"" : "", term->prefix || begins ? "*" : "");
}

DossierQuery *
dossier_query_set_words (const DossierQuery *self, const char *typed, gboolean begins)
{
  g_autoptr (DossierWords) words = NULL;
  g_autoptr (DossierQuery) query = NULL;
  const GPtrArray *terms;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  words = dossier_words_new (typed, DOSSIER_WORDS_DEFAULT, NULL);
  terms = dossier_words_get_terms (words);
  query = dossier_query_set (self, DOSSIER_FACET_WORDS, NULL);
  for (guint i = 0; i < terms->len; i++)
    {
      g_autofree char *value = make_value (terms->pdata[i], begins && i + 1 == terms->len);
      DossierQuery *next = dossier_query_add (query, DOSSIER_FACET_WORDS, value);

      dossier_query_unref (query);
      query = next;
    }
  return g_steal_pointer (&query);
}
