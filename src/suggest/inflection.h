/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the words of a language change their endings, by the groups [names-m], [names-f], [nouns],
 * [verbs-endings] of its file. A line "ия=ии ии ию ией ии" gives the endings that take the place of
 * the first; of all lines the one with the longest first ending goes for a word; "-" is no ending.
 * Of names there are five, in the order of cases. A language without these groups has words that
 * stay as they are. */
typedef struct _Inflection Inflection;

typedef enum
{
  INFLECTION_MEN,
  INFLECTION_WOMEN,
  INFLECTION_NOUNS,
  INFLECTION_VERBS,
  N_INFLECTIONS,
} InflectionGroup;

#define INFLECTION_CASES 5
/* Of inflection_restore(). */
#define INFLECTION_ANY_CASE (-1)

Inflection *inflection_new (GKeyFile *file);

/* Whether there is anything to be known of such words. */
gboolean inflection_has (const Inflection *self, InflectionGroup group);
/* (element-type utf8) (transfer full): @word and what becomes of it. */
GPtrArray *inflection_get_forms (const Inflection *self, InflectionGroup group, const char *word);
/* The number of the form that @form is of @word, from 0; -1: @word itself; -2: none of it. */
int inflection_find_case (const Inflection *self,
                          InflectionGroup group,
                          const char *word,
                          const char *form);
/* The word that @form is of, in that case; NULL: none. Caller frees. */
char *
inflection_restore (const Inflection *self, InflectionGroup group, const char *form, int number);

G_END_DECLS
