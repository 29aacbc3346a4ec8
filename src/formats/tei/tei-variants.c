/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/tei/tei-variants.h"

#include <string.h>

/* More than that stand in no text. */
#define MAX_CANDIDATES 10000

typedef struct
{
  char *place;
  const char *name; /* of the element; static */
  char *type;       /* or NULL */
  char *language;
  guint first; /* passages before it */
  guint n_passages;
  gpointer group;
} Candidate;

/* Siblings that say in which language they are. */
typedef struct
{
  char *place; /* of their parent */
  GPtrArray *candidates;
  gboolean confirmed;
} Group;

struct _TeiVariants
{
  GHashTable *groups;     /* place → Group */
  GHashTable *candidates; /* place → Candidate */
  GPtrArray *order;       /* of Candidate, borrowed */
  char *base;             /* when the first reading is over */
};

static void
candidate_free (gpointer data)
{
  Candidate *self = data;

  g_free (self->place);
  g_free (self->type);
  g_free (self->language);
  g_free (self);
}

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->place);
  g_ptr_array_unref (self->candidates);
  g_free (self);
}

TeiVariants *
tei_variants_new (void)
{
  TeiVariants *self = g_new0 (TeiVariants, 1);

  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, group_free);
  self->candidates = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, candidate_free);
  self->order = g_ptr_array_new ();
  return self;
}

void
tei_variants_free (TeiVariants *self)
{
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->candidates);
  g_ptr_array_unref (self->order);
  g_free (self->base);
  g_free (self);
}

/* Of the frames up to @frame. Caller frees. */
static char *
get_place (TeiReader *reader, const TeiFrame *frame)
{
  GString *place = g_string_new (NULL);

  for (const TeiFrame *f = reader->frames + 1; f <= frame; f++)
    g_string_append_printf (place, "%d.", f->child);
  return g_string_free (place, FALSE);
}

static Group *
get_group (TeiVariants *self, char *place)
{
  Group *group = g_hash_table_lookup (self->groups, place);

  if (group != NULL)
    {
      g_free (place);
      return group;
    }
  group = g_new0 (Group, 1);
  group->place = place;
  group->candidates = g_ptr_array_new ();
  g_hash_table_insert (self->groups, group->place, group);
  return group;
}

static void
add_candidate (TeiReader *reader, TeiFrame *frame, const char *language)
{
  TeiVariants *self = reader->variants;
  Candidate *candidate;
  Group *group;

  if (self->order->len >= MAX_CANDIDATES)
    return;
  tei_charge (reader, TEI_RECORD_COST);
  group = get_group (self, get_place (reader, frame - 1));
  candidate = g_new0 (Candidate, 1);
  candidate->place = get_place (reader, frame);
  candidate->name = frame->rule->name;
  candidate->type = tei_dup_attribute (reader, "type");
  candidate->language = g_strdup (language);
  candidate->first = tei_get_flow (reader)->passages->len;
  candidate->group = group;
  g_ptr_array_add (group->candidates, candidate);
  g_ptr_array_add (self->order, candidate);
  g_hash_table_insert (self->candidates, candidate->place, candidate);
  frame->candidate = candidate;
}

static Candidate *
find_in (const Group *group, const char *language)
{
  for (guint i = 0; i < group->candidates->len; i++)
    if (g_str_equal (((Candidate *) group->candidates->pdata[i])->language, language))
      return group->candidates->pdata[i];
  return NULL;
}

/* What is not there in the language that is read is read in the document's own. */
static gboolean
is_read (TeiReader *reader, TeiFrame *frame)
{
  TeiVariants *self = reader->variants;
  g_autofree char *place = get_place (reader, frame);
  const Candidate *candidate = g_hash_table_lookup (self->candidates, place);
  const Group *group = candidate != NULL ? candidate->group : NULL;

  if (group == NULL || !group->confirmed)
    return TRUE;
  if (find_in (group, reader->language) != NULL)
    return g_str_equal (candidate->language, reader->language);
  if (find_in (group, self->base) != NULL)
    return g_str_equal (candidate->language, self->base);
  return candidate == group->candidates->pdata[0];
}

gboolean
tei_variants_begin (TeiReader *reader, TeiFrame *frame)
{
  const char *language = tei_get_attribute (reader, "xml:lang");

  if (reader->variants == NULL || language == NULL || *language == '\0')
    return TRUE;
  if (reader->language != NULL)
    return is_read (reader, frame);
  add_candidate (reader, frame, language);
  return TRUE;
}

void
tei_variants_end (TeiReader *reader, TeiFrame *frame)
{
  Candidate *candidate = frame->candidate;

  if (candidate != NULL)
    candidate->n_passages = tei_get_flow (reader)->passages->len - candidate->first;
}

/* After the first reading */

static gboolean
says_so (const Candidate *candidate)
{
  static const char *const types[] = { "edition",       "original",    "source", "transcript",
                                       "transcription", "translation", NULL };

  return candidate->type != NULL && g_strv_contains (types, candidate->type);
}

/* The same in two languages is about as long, and the same kind of thing. Chapters that happen to
 * be in different languages are many, and each language comes several times. */
static gboolean
is_one_thing (const Group *group)
{
  const Candidate *first = group->candidates->pdata[0];
  gboolean said = FALSE;

  if (group->candidates->len < 2)
    return FALSE;
  for (guint i = 0; i < group->candidates->len; i++)
    {
      const Candidate *candidate = group->candidates->pdata[i];

      said |= says_so (candidate);
      if (candidate->n_passages == 0 || find_in (group, candidate->language) != candidate ||
          candidate->name != first->name)
        return FALSE;
    }
  for (guint i = 1; i < group->candidates->len && !said; i++)
    {
      const Candidate *candidate = group->candidates->pdata[i];

      if (g_strcmp0 (candidate->type, first->type) != 0 ||
          candidate->n_passages > 2 * first->n_passages ||
          first->n_passages > 2 * candidate->n_passages)
        return FALSE;
    }
  return TRUE;
}

char **
tei_variants_list (TeiVariants *self, const char *own)
{
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();

  for (guint i = 0; i < self->order->len; i++)
    {
      const Candidate *candidate = self->order->pdata[i];
      Group *group = candidate->group;
      gboolean known =
        g_ptr_array_find_with_equal_func (languages, candidate->language, g_str_equal, NULL);

      group->confirmed = is_one_thing (group);
      if (!group->confirmed || known)
        continue;
      if (g_strcmp0 (candidate->language, own) == 0)
        g_ptr_array_insert (languages, 0, candidate->language);
      else
        g_ptr_array_add (languages, candidate->language);
    }
  if (languages->len < 2)
    return NULL;
  g_free (self->base);
  self->base = g_strdup (languages->pdata[0]);
  g_ptr_array_add (languages, NULL);
  return g_strdupv ((char **) languages->pdata);
}
