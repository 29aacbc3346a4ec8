/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "linking/crossfilter-private.h"
#include "text/fold.h"

#define ALL_FACETS ((1u << DOSSIER_N_FACETS) - 1)
/* Those of notes: an item passes them by one note that passes both. */
#define NOTE_FACETS (1u << DOSSIER_FACET_TAG | 1u << DOSSIER_FACET_COLOUR)

/* note_passed */
#define PASSED_TAG 1
#define PASSED_COLOUR 2
#define PASSED_BOTH (PASSED_TAG | PASSED_COLOUR)

G_DEFINE_FINAL_TYPE (DossierCrossfilter, dossier_crossfilter, G_TYPE_OBJECT)

/* A tag is found in any case, as a person types it. */
static void
select_tag (DossierCrossfilter *self, const char *text)
{
  gpointer number = g_hash_table_lookup (self->tags, text);
  g_autofree char *folded = NULL;
  GHashTableIter iter;
  gpointer tag;

  if (number != NULL)
    {
      self->selected[GPOINTER_TO_UINT (number)] = TRUE;
      return;
    }
  folded = dossier_text_fold (text);
  g_hash_table_iter_init (&iter, self->tags);
  while (g_hash_table_iter_next (&iter, &tag, &number))
    {
      g_autofree char *other = dossier_text_fold (tag);

      if (g_str_equal (other, folded))
        self->selected[GPOINTER_TO_UINT (number)] = TRUE;
    }
}

static void
select_value (DossierCrossfilter *self, DossierFacet facet, const char *text)
{
  DossierItem *item;
  DossierColour colour;
  int number;

  if (facet == DOSSIER_FACET_TAG)
    select_tag (self, text);
  else if (facet == DOSSIER_FACET_COLOUR && dossier_colour_from_string (text, &colour))
    self->selected[self->n_fixed_values + colour] = TRUE;

  item = dossier_document_lookup (self->document, text);
  number = item != NULL ? dossier_crossfilter_number_value (self, facet, item) : -1;
  if (number >= 0)
    self->selected[number] = TRUE;
}

/* Marks the chosen values and returns the set of facets in which something is asked for. */
static guint
select_values (DossierCrossfilter *self, DossierQuery *query)
{
  guint active = 0;

  memset (self->selected, 0, sizeof (gboolean) * self->n_values);
  for (guint f = 0; f < DOSSIER_N_FACETS; f++)
    {
      const GPtrArray *values = dossier_query_get_values (query, f);

      if (values->len > 0)
        active |= 1u << f;
      for (guint i = 0; i < values->len; i++)
        select_value (self, f, values->pdata[i]);
    }
  return active;
}

static guint
find_chosen_kinds (DossierQuery *query)
{
  const GPtrArray *values = dossier_query_get_values (query, DOSSIER_FACET_KIND);
  guint kinds = 0;

  for (guint i = 0; i < values->len; i++)
    {
      DossierKind kind;

      if (dossier_kind_from_string (values->pdata[i], &kind) &&
          dossier_crossfilter_kind_place (kind) >= 0)
        kinds |= 1u << dossier_crossfilter_kind_place (kind);
    }
  return kinds;
}

static DossierMatch
match_dates (DossierCrossfilter *self, guint item, DossierDay from, DossierDay to)
{
  DossierMatch best = DOSSIER_MATCH_NO;

  for (guint i = self->date_start[item]; i < self->date_start[item + 1]; i++)
    {
      const Dated *dated = &g_array_index (self->dates, Dated, i);

      if (dated->first <= to && dated->last >= from)
        best = MAX (best, dossier_date_match (dated->date, from, to));
    }
  return best;
}

static inline void
count_value (DossierCrossfilter *self, guint value, guint kind, guint missing)
{
  if (missing == 0)
    self->value_passes[value] = TRUE;
  if (missing == 0 || missing == 1u << self->value_facet[value])
    self->counts[value * N_ITEM_KINDS + kind]++;
}

static void
pass_notes (DossierCrossfilter *self, guint active)
{
  const guint *start = (const guint *) (gpointer) self->note_start->data;
  const guint *values = (const guint *) (gpointer) self->note_values->data;
  guint8 without = (active & (1u << DOSSIER_FACET_TAG) ? 0 : PASSED_TAG) |
                   (active & (1u << DOSSIER_FACET_COLOUR) ? 0 : PASSED_COLOUR);

  for (guint note = 0; note < self->notes->len; note++)
    {
      self->note_passed[note] = without;
      for (guint i = start[note]; i < start[note + 1]; i++)
        if (self->selected[values[i]])
          self->note_passed[note] |=
            self->value_facet[values[i]] == DOSSIER_FACET_TAG ? PASSED_TAG : PASSED_COLOUR;
    }
}

/* @item would pass with any tag of a note that passes the colours, and with any colour of one that
 * passes the tags; each counts once, however many such notes it holds. */
static void
count_notes (DossierCrossfilter *self,
             guint item,
             guint missing,
             const DossierHeld *held,
             const DossierHeld *end)
{
  const guint *start = (const guint *) (gpointer) self->note_start->data;
  const guint *values = (const guint *) (gpointer) self->note_values->data;

  for (; held < end; held++)
    for (guint i = start[held->note]; i < start[held->note + 1]; i++)
      {
        guint value = values[i];
        guint8 other = self->value_facet[value] == DOSSIER_FACET_TAG ? PASSED_COLOUR : PASSED_TAG;

        if ((self->note_passed[held->note] & other) == 0 || self->counted[value] == item + 1)
          continue;
        self->counted[value] = item + 1;
        self->counts[value * N_ITEM_KINDS + self->item_kind[item]]++;
        self->value_passes[value] |= missing == 0;
      }
}

/* Enters @item, which misses the facets in @missing and holds [@held, @end), into the counts: where
 * it misses one facet only, it would pass with any of its own values chosen there. */
static void
count_item (DossierCrossfilter *self,
            guint item,
            guint missing,
            const DossierHeld *held,
            const DossierHeld *end)
{
  guint kind = self->item_kind[item];

  for (guint i = self->value_start[item]; i < self->value_start[item + 1]; i++)
    count_value (self, g_array_index (self->values, guint, i), kind, missing);
  if (held < end && (missing & ~NOTE_FACETS) == 0)
    count_notes (self, item, missing, held, end);
}

static void
dossier_crossfilter_finalize (GObject *object)
{
  DossierCrossfilter *self = DOSSIER_CROSSFILTER (object);

  g_strfreev (self->languages);
  g_clear_pointer (&self->words, dossier_word_index_free);
  g_clear_pointer (&self->note_words, dossier_word_index_free);
  g_free (self->has_words);
  g_free (self->items);
  g_free (self->item_kind);
  g_free (self->value_start);
  g_free (self->date_start);
  g_ptr_array_unref (self->speakers);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->tags);
  g_array_unref (self->held);
  g_array_unref (self->note_values);
  g_array_unref (self->note_start);
  g_free (self->note_passed);
  g_free (self->counted);
  dossier_holders_free (self->holders);
  g_array_unref (self->values);
  g_array_unref (self->dates);
  g_free (self->value_facet);
  g_free (self->selected);
  g_free (self->result);
  g_free (self->counts);
  g_free (self->value_passes);
  g_object_unref (self->document);

  G_OBJECT_CLASS (dossier_crossfilter_parent_class)->finalize (object);
}

static void
dossier_crossfilter_class_init (DossierCrossfilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_crossfilter_finalize;
}

static void
dossier_crossfilter_init (DossierCrossfilter *self)
{
}

DossierCrossfilter *
dossier_crossfilter_new (DossierDocument *document)
{
  DossierCrossfilter *self;
  g_autoptr (DossierQuery) empty = dossier_query_new ();

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  self = g_object_new (DOSSIER_TYPE_CROSSFILTER, NULL);
  self->document = g_object_ref (document);
  dossier_crossfilter_lay_out (self);
  dossier_crossfilter_find_extent (self);
  dossier_crossfilter_run (self, empty);
  return self;
}

void
dossier_crossfilter_run (DossierCrossfilter *self, DossierQuery *query)
{
  guint active, kinds, without_values;
  const DossierDate *date;
  DossierDay from, to;
  const DossierHeld *held, *last_held;
  g_autoptr (DossierWords) words = NULL;

  g_return_if_fail (DOSSIER_IS_CROSSFILTER (self));
  g_return_if_fail (query != NULL);

  active = select_values (self, query);
  kinds = find_chosen_kinds (query);
  date = dossier_query_get_date (query);
  from = date != NULL ? dossier_date_first (date) : 0;
  to = date != NULL ? dossier_date_last (date) : 0;
  words = dossier_crossfilter_read_words (self, query);
  if (words != NULL)
    dossier_crossfilter_match_words (self, words);
  without_values = ALL_FACETS & ~active;
  pass_notes (self, active);

  memset (self->counts, 0, sizeof (guint) * self->n_values * N_ITEM_KINDS);
  memset (self->value_passes, 0, self->n_values);
  memset (self->counted, 0, sizeof (guint) * self->n_values);
  memset (self->passing, 0, sizeof self->passing);
  held = (const DossierHeld *) self->held->data;
  last_held = held + self->held->len;
  for (guint item = 0; item < self->n_items; item++)
    {
      const DossierHeld *first_held = held;
      guint passed = without_values;
      DossierMatch match = DOSSIER_MATCH_CERTAINLY;

      for (guint i = self->value_start[item]; i < self->value_start[item + 1]; i++)
        {
          guint value = g_array_index (self->values, guint, i);

          if (self->selected[value])
            passed |= 1u << self->value_facet[value];
        }
      for (; held < last_held && held->item == item; held++)
        if (self->note_passed[held->note] == PASSED_BOTH)
          passed |= NOTE_FACETS;
      if (date != NULL && (match = match_dates (self, item, from, to)) != DOSSIER_MATCH_NO)
        passed |= 1u << DOSSIER_FACET_DATE;
      if (kinds & (1u << self->item_kind[item]))
        passed |= 1u << DOSSIER_FACET_KIND;
      if (words != NULL && self->has_words[item])
        passed |= 1u << DOSSIER_FACET_WORDS;

      self->result[item] = passed == ALL_FACETS ? match : DOSSIER_MATCH_NO;
      if (passed == ALL_FACETS)
        self->passing[self->item_kind[item]]++;
      count_item (self, item, ALL_FACETS & ~passed, first_held, held);
    }
}

void
dossier_crossfilter_take_notes (DossierCrossfilter *self)
{
  g_return_if_fail (DOSSIER_IS_CROSSFILTER (self));

  dossier_crossfilter_lay_out_notes (self);
}

/* Records that the crossfilter does not know, and no record at all, pass as long as nothing forbids
 * them. */
DossierMatch
dossier_crossfilter_match (DossierCrossfilter *self, const DossierItem *item)
{
  g_return_val_if_fail (DOSSIER_IS_CROSSFILTER (self), DOSSIER_MATCH_NO);
  g_return_val_if_fail (item != NULL, DOSSIER_MATCH_NO);

  /* One that has come since is not laid out yet. */
  if (item->kind == DOSSIER_KIND_NOTE && (guint) item->index >= self->notes->len)
    return DOSSIER_MATCH_NO;
  if (dossier_crossfilter_kind_place (item->kind) >= 0)
    return self->result[self->first_item[item->kind] + item->index];
  if (item->kind == DOSSIER_KIND_SECTION)
    return self->value_passes[self->first_section + item->index] ? DOSSIER_MATCH_CERTAINLY
                                                                 : DOSSIER_MATCH_NO;

  int named = dossier_crossfilter_number_value (self, DOSSIER_FACET_PERSON, item);

  return self->value_passes[named] || self->value_passes[named + 1] ? DOSSIER_MATCH_CERTAINLY
                                                                    : DOSSIER_MATCH_NO;
}

const guint8 *
dossier_crossfilter_get_matches (DossierCrossfilter *self, DossierKind kind)
{
  g_return_val_if_fail (DOSSIER_IS_CROSSFILTER (self), NULL);
  g_return_val_if_fail (dossier_crossfilter_kind_place (kind) >= 0, NULL);

  return self->result + self->first_item[kind];
}

gboolean
dossier_crossfilter_passes (DossierCrossfilter *self, const DossierItem *item)
{
  return dossier_crossfilter_match (self, item) != DOSSIER_MATCH_NO;
}

guint
dossier_crossfilter_get_passing (DossierCrossfilter *self, DossierKind kind)
{
  g_return_val_if_fail (DOSSIER_IS_CROSSFILTER (self), 0);
  g_return_val_if_fail (dossier_crossfilter_kind_place (kind) >= 0, 0);

  return self->passing[dossier_crossfilter_kind_place (kind)];
}

guint
dossier_crossfilter_get_total (DossierCrossfilter *self, DossierKind kind)
{
  g_return_val_if_fail (DOSSIER_IS_CROSSFILTER (self), 0);

  return dossier_document_count (self->document, kind);
}

guint
dossier_crossfilter_count (DossierCrossfilter *self,
                           DossierFacet facet,
                           const DossierItem *value,
                           DossierKind kind)
{
  int number;

  g_return_val_if_fail (DOSSIER_IS_CROSSFILTER (self), 0);
  g_return_val_if_fail (value != NULL, 0);
  g_return_val_if_fail (dossier_crossfilter_kind_place (kind) >= 0, 0);

  number = dossier_crossfilter_number_value (self, facet, value);
  return number < 0 ? 0
                    : self->counts[number * N_ITEM_KINDS + dossier_crossfilter_kind_place (kind)];
}

guint
dossier_crossfilter_count_value (DossierCrossfilter *self,
                                 DossierFacet facet,
                                 const char *value,
                                 DossierKind kind)
{
  DossierColour colour;
  guint number = 0;

  g_return_val_if_fail (DOSSIER_IS_CROSSFILTER (self), 0);
  g_return_val_if_fail (value != NULL, 0);
  g_return_val_if_fail (dossier_crossfilter_kind_place (kind) >= 0, 0);

  if (facet == DOSSIER_FACET_TAG)
    number = GPOINTER_TO_UINT (g_hash_table_lookup (self->tags, value));
  else if (facet == DOSSIER_FACET_COLOUR && dossier_colour_from_string (value, &colour))
    number = self->n_fixed_values + colour;
  return number == 0 ? 0
                     : self->counts[number * N_ITEM_KINDS + dossier_crossfilter_kind_place (kind)];
}
