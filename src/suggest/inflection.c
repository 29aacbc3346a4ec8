/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggest/inflection.h"

#include <string.h>

/* Fewer letters are left of no word. */
#define MIN_STEM 2

typedef struct
{
  char *base;
  char **others;
} Endings;

struct _Inflection
{
  GPtrArray *groups[N_INFLECTIONS]; /* of Endings */
};

static void
endings_free (gpointer data)
{
  Endings *endings = data;

  g_free (endings->base);
  g_strfreev (endings->others);
  g_free (endings);
}

static void
read_group (GKeyFile *file, const char *group, GPtrArray *into)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_string (file, group, keys[i], NULL);
      Endings *endings = g_new (Endings, 1);

      endings->base = g_strdup (g_str_equal (keys[i], "-") ? "" : keys[i]);
      endings->others = g_strsplit (value, " ", -1);
      for (guint j = 0; endings->others[j] != NULL; j++)
        if (g_str_equal (endings->others[j], "-"))
          *endings->others[j] = '\0';
      g_ptr_array_add (into, endings);
    }
}

Inflection *
inflection_new (GKeyFile *file)
{
  static const char *const names[] = { "names-m", "names-f", "nouns", "verb-endings" };
  Inflection *self = g_new0 (Inflection, 1);

  for (guint i = 0; i < N_INFLECTIONS; i++)
    {
      self->groups[i] = g_ptr_array_new_with_free_func (endings_free);
      read_group (file, names[i], self->groups[i]);
    }
  return self;
}

gboolean
inflection_has (const Inflection *self, InflectionGroup group)
{
  return self->groups[group]->len > 0;
}

/* What goes for the word, or NULL. */
static const Endings *
find (const Inflection *self, InflectionGroup group, const char *word)
{
  const Endings *best = NULL;

  for (guint i = 0; i < self->groups[group]->len; i++)
    {
      const Endings *endings = g_ptr_array_index (self->groups[group], i);

      if (g_str_has_suffix (word, endings->base) &&
          (best == NULL || strlen (endings->base) > strlen (best->base)))
        best = endings;
    }
  if (best == NULL || g_utf8_strlen (word, (gssize) (strlen (word) - strlen (best->base))) <
                        MIN_STEM - (*best->base != '\0'))
    return NULL;
  return best;
}

static char *
replace (const char *word, const char *ending, const char *other)
{
  g_autofree char *stem = g_strndup (word, strlen (word) - strlen (ending));

  return g_strconcat (stem, other, NULL);
}

GPtrArray *
inflection_get_forms (const Inflection *self, InflectionGroup group, const char *word)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_free);
  const Endings *endings = find (self, group, word);

  g_ptr_array_add (forms, g_strdup (word));
  for (guint i = 0; endings != NULL && endings->others[i] != NULL; i++)
    g_ptr_array_add (forms, replace (word, endings->base, endings->others[i]));
  return forms;
}

int
inflection_find_case (const Inflection *self,
                      InflectionGroup group,
                      const char *word,
                      const char *form)
{
  g_autoptr (GPtrArray) forms = inflection_get_forms (self, group, word);

  for (guint i = 0; i < forms->len; i++)
    if (g_str_equal (g_ptr_array_index (forms, i), form))
      return (int) i - 1;
  return -2;
}

char *
inflection_restore (const Inflection *self, InflectionGroup group, const char *form, int number)
{
  g_autofree char *best = NULL;
  gsize length = 0;

  for (guint i = 0; i < self->groups[group]->len; i++)
    {
      const Endings *endings = g_ptr_array_index (self->groups[group], i);

      for (int j = 0; endings->others[j] != NULL; j++)
        {
          g_autofree char *word = NULL;

          if ((number >= 0 && j != number) || !g_str_has_suffix (form, endings->others[j]) ||
              (best != NULL && strlen (endings->others[j]) <= length))
            continue;
          word = replace (form, endings->others[j], endings->base);
          if (find (self, group, word) != endings)
            continue;
          length = strlen (endings->others[j]);
          g_free (best);
          best = g_steal_pointer (&word);
        }
    }
  return g_steal_pointer (&best);
}
