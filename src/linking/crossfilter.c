/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "linking/crossfilter.h"
#include "text/fold.h"

/* Items that can pass or not; entities and sections are what they are filtered by. */
static const DossierKind item_kinds[] = {
  DOSSIER_KIND_PASSAGE, DOSSIER_KIND_QUOTE,      DOSSIER_KIND_EVENT, DOSSIER_KIND_COMMITMENT,
  DOSSIER_KIND_SOURCE,  DOSSIER_KIND_MEMBERSHIP, DOSSIER_KIND_NOTE,
};
#define N_ITEM_KINDS G_N_ELEMENTS (item_kinds)
#define ALL_FACETS ((1u << DOSSIER_N_FACETS) - 1)

/* A date with its bounds beside it: most are ruled out by them, without a look at the date. */
typedef struct
{
  DossierDay first;
  DossierDay last;
  const DossierDate *date; /* borrowed */
} Dated;

/* A word that is asked for. */
typedef struct
{
  char *text;       /* folded */
  gboolean prefix;  /* beginnings of words count, too */
  gboolean without; /* it must not be there */
} Word;

/* The document is laid out in flat columns once, so that a query is one walk over
 * arrays: values[value_start[i]..value_start[i + 1]] are the numbers of the values that item i has,
 * over all facets; a value is a person as speaker, an entity as named, or a section. */
struct _DossierCrossfilter
{
  GObject parent_instance;

  DossierDocument *document;
  guint n_items;
  guint first_item[DOSSIER_N_KINDS];
  guint8 *item_kind; /* place in item_kinds */
  DossierItem **items;
  guint *value_start;
  GArray *values; /* of guint */
  guint *date_start;
  GArray *dates; /* of Dated */

  guint n_values;
  guint first_entity[DOSSIER_N_KINDS]; /* value number of the first person, organisation, place */
  guint first_section;
  guint8 *value_facet;

  char **folded; /* texts for words, made when first asked for */

  gboolean *selected;
  guint8 *result; /* DossierMatch by item */
  guint *counts;  /* by value and item kind */
  guint8 *value_passes;
  guint passing[N_ITEM_KINDS];
};

G_DEFINE_FINAL_TYPE (DossierCrossfilter, dossier_crossfilter, G_TYPE_OBJECT)

static int
kind_place (DossierKind kind)
{
  for (guint i = 0; i < N_ITEM_KINDS; i++)
    if (item_kinds[i] == kind)
      return i;
  return -1;
}

static gboolean
is_entity_kind (DossierKind kind)
{
  return kind == DOSSIER_KIND_PERSON || kind == DOSSIER_KIND_ORGANISATION ||
         kind == DOSSIER_KIND_PLACE;
}

/* The number of @item as a value of @facet, or -1. */
static int
value_number (DossierCrossfilter *self, DossierFacet facet, const DossierItem *item)
{
  switch (facet)
    {
    case DOSSIER_FACET_SPEAKER:
      /* Groups and bodies speak too: speakers have numbers of their own beside all entities. */
      return is_entity_kind (item->kind)
               ? (int) (self->first_entity[item->kind] * 2 + item->index * 2 + 1)
               : -1;
    case DOSSIER_FACET_PERSON:
    case DOSSIER_FACET_ORGANISATION:
    case DOSSIER_FACET_PLACE:
      return is_entity_kind (item->kind)
               ? (int) (self->first_entity[item->kind] * 2 + item->index * 2)
               : -1;
    case DOSSIER_FACET_SECTION:
      return item->kind == DOSSIER_KIND_SECTION ? (int) (self->first_section + item->index) : -1;
    case DOSSIER_FACET_DATE:
    case DOSSIER_FACET_KIND:
    case DOSSIER_FACET_TAG:
    case DOSSIER_FACET_COLOUR:
    case DOSSIER_FACET_WORDS:
    default:
      return -1;
    }
}

static DossierFacet
facet_of_kind (DossierKind kind)
{
  if (kind == DOSSIER_KIND_PERSON)
    return DOSSIER_FACET_PERSON;
  return kind == DOSSIER_KIND_ORGANISATION ? DOSSIER_FACET_ORGANISATION : DOSSIER_FACET_PLACE;
}

static void
number_values (DossierCrossfilter *self)
{
  static const DossierKind kinds[] = { DOSSIER_KIND_PERSON, DOSSIER_KIND_ORGANISATION,
                                       DOSSIER_KIND_PLACE };
  guint n = 0;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      self->first_entity[kinds[k]] = n;
      n += dossier_document_count (self->document, kinds[k]);
    }
  self->first_section = n * 2;
  self->n_values = n * 2 + dossier_document_count (self->document, DOSSIER_KIND_SECTION);

  self->value_facet = g_new (guint8, self->n_values + 1);
  memset (self->value_facet, DOSSIER_FACET_SECTION, self->n_values);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < dossier_document_count (self->document, kinds[k]); i++)
      {
        guint value = (self->first_entity[kinds[k]] + i) * 2;

        self->value_facet[value] = facet_of_kind (kinds[k]);
        self->value_facet[value + 1] = DOSSIER_FACET_SPEAKER;
      }
}

static gboolean
has_value (DossierCrossfilter *self, guint item, guint value)
{
  for (guint i = self->value_start[item]; i < self->values->len; i++)
    if (g_array_index (self->values, guint, i) == value)
      return TRUE;
  return FALSE;
}

static void
add_value (DossierCrossfilter *self, guint item, int value)
{
  if (value >= 0)
    g_array_append_val (self->values, value);
}

/* What is in Bishkek is in Kyrgyzstan. */
static void
add_country (DossierCrossfilter *self, guint item, const DossierEntity *entity)
{
  int country =
    entity->country ? value_number (self, DOSSIER_FACET_PLACE, DOSSIER_ITEM (entity->country)) : -1;

  if (country >= 0 && !has_value (self, item, country))
    add_value (self, item, country);
}

/* A passage counts for its section and those around it. */
static void
add_sections (DossierCrossfilter *self, guint item, int section)
{
  while (section >= 0)
    {
      DossierSection *record = dossier_document_get (self->document, DOSSIER_KIND_SECTION, section);

      /* An item may stand in several passages of one section. */
      if (!has_value (self, item, self->first_section + section))
        add_value (self, item, self->first_section + section);
      section = record->parent;
    }
}

static void
add_date (DossierCrossfilter *self, const DossierDate *date)
{
  Dated dated;

  if (date == NULL)
    return;
  dated = (Dated){ dossier_date_first (date), dossier_date_last (date), date };
  g_array_append_val (self->dates, dated);
}

/* A passage has to do with every date that it names and with those of its quotes. */
static void
add_passage_dates (DossierCrossfilter *self, DossierPassage *passage)
{
  for (guint i = 0; i < passage->spans->len; i++)
    {
      DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      add_date (self, span->date);
      if (span->type == DOSSIER_SPAN_EVENT && span->target != NULL)
        add_date (self, span->target->date);
    }
  for (guint i = 0; passage->quotes && i < passage->quotes->len; i++)
    add_date (self, ((DossierItem *) passage->quotes->pdata[i])->date);
}

static void
add_speaker (DossierCrossfilter *self, guint item, const DossierItem *speaker)
{
  int value = value_number (self, DOSSIER_FACET_SPEAKER, speaker);

  if (value >= 0 && !has_value (self, item, value))
    add_value (self, item, value);
}

/* An event belongs to those who took part and to those whose words there are quoted. */
static void
add_event_speakers (DossierCrossfilter *self, guint item, DossierItem *event, GHashTable *occasions)
{
  GPtrArray *quoted = g_hash_table_lookup (occasions, event);

  for (guint i = 0; i < event->entities->len; i++)
    if (DOSSIER_ITEM (event->entities->pdata[i])->kind == DOSSIER_KIND_PERSON)
      add_speaker (self, item, event->entities->pdata[i]);
  for (guint i = 0; quoted != NULL && i < quoted->len; i++)
    add_speaker (self, item, quoted->pdata[i]);
}

/* The speakers of the quotes of each event. */
static GHashTable *
collect_occasions (DossierDocument *document)
{
  GHashTable *occasions =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierQuote *quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, i);
      GPtrArray *speakers;

      if (quote->occasion == NULL || quote->speaker == NULL)
        continue;
      speakers = g_hash_table_lookup (occasions, quote->occasion);
      if (speakers == NULL)
        g_hash_table_insert (occasions, quote->occasion, speakers = g_ptr_array_new ());
      g_ptr_array_add (speakers, quote->speaker);
    }
  return occasions;
}

static void
lay_out_item (DossierCrossfilter *self, guint number, DossierItem *item, GHashTable *occasions)
{
  self->items[number] = item;
  self->value_start[number] = self->values->len;
  self->date_start[number] = self->dates->len;

  for (guint i = 0; i < item->entities->len; i++)
    add_value (self, number, value_number (self, DOSSIER_FACET_PERSON, item->entities->pdata[i]));
  for (guint i = 0; i < item->entities->len; i++)
    add_country (self, number, item->entities->pdata[i]);
  for (guint i = 0; item->speakers && i < item->speakers->len; i++)
    add_value (self, number, value_number (self, DOSSIER_FACET_SPEAKER, item->speakers->pdata[i]));
  if (item->kind == DOSSIER_KIND_EVENT)
    add_event_speakers (self, number, item, occasions);
  for (guint i = 0; i < item->passages->len; i++)
    add_sections (self, number,
                  DOSSIER_ITEM (
                    dossier_document_get_passage (self->document,
                                                  g_array_index (item->passages, guint, i)))
                    ->section);

  add_date (self, item->date);
  if (item->kind == DOSSIER_KIND_PASSAGE)
    add_passage_dates (self, DOSSIER_PASSAGE (item));
  else if (item->kind == DOSSIER_KIND_COMMITMENT)
    add_date (self, DOSSIER_COMMITMENT (item)->due);
}

static void
lay_out (DossierCrossfilter *self)
{
  g_autoptr (GHashTable) occasions = collect_occasions (self->document);
  guint n = 0;

  number_values (self);
  for (guint k = 0; k < N_ITEM_KINDS; k++)
    {
      self->first_item[item_kinds[k]] = n;
      n += dossier_document_count (self->document, item_kinds[k]);
    }
  self->n_items = n;
  self->items = g_new0 (DossierItem *, n);
  self->item_kind = g_new0 (guint8, n);
  self->value_start = g_new0 (guint, n + 1);
  self->date_start = g_new0 (guint, n + 1);
  self->values = g_array_sized_new (FALSE, FALSE, sizeof (guint), n * 4);
  self->dates = g_array_sized_new (FALSE, FALSE, sizeof (Dated), n);
  for (guint k = 0; k < N_ITEM_KINDS; k++)
    for (guint i = 0; i < dossier_document_count (self->document, item_kinds[k]); i++)
      {
        guint number = self->first_item[item_kinds[k]] + i;

        self->item_kind[number] = k;
        lay_out_item (self, number, dossier_document_get (self->document, item_kinds[k], i),
                      occasions);
      }
  self->value_start[n] = self->values->len;
  self->date_start[n] = self->dates->len;

  self->selected = g_new0 (gboolean, self->n_values + 1);
  self->result = g_new0 (guint8, n + 1);
  self->counts = g_new0 (guint, (self->n_values + 1) * N_ITEM_KINDS);
  self->value_passes = g_new0 (guint8, self->n_values + 1);
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
        {
          DossierItem *item = dossier_document_lookup (self->document, values->pdata[i]);
          int number = item ? value_number (self, f, item) : -1;

          if (number >= 0)
            self->selected[number] = TRUE;
        }
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

      if (dossier_kind_from_string (values->pdata[i], &kind) && kind_place (kind) >= 0)
        kinds |= 1u << kind_place (kind);
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

static void
append_text (GString *text, const char *part)
{
  if (part != NULL)
    g_string_append_printf (text, "%s\n", part);
}

static char *
fold_item (DossierItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *label = dossier_item_to_label (item);

  append_text (text, label);
  if (item->kind == DOSSIER_KIND_PASSAGE)
    append_text (text, DOSSIER_PASSAGE (item)->text);
  else if (item->kind == DOSSIER_KIND_QUOTE)
    append_text (text, DOSSIER_QUOTE (item)->text);
  else if (item->kind == DOSSIER_KIND_EVENT)
    append_text (text, DOSSIER_EVENT (item)->description);
  else if (item->kind == DOSSIER_KIND_COMMITMENT)
    append_text (text, DOSSIER_COMMITMENT (item)->outcome);
  else if (item->kind == DOSSIER_KIND_SOURCE)
    append_text (text, DOSSIER_SOURCE (item)->url);
  return dossier_text_fold (text->str);
}

static gboolean
has_word (const char *text, const Word *word)
{
  gsize length = strlen (word->text);

  if (length == 0)
    return TRUE;
  for (const char *p = text; (p = strstr (p, word->text)) != NULL; p++)
    {
      const char *before = p > text ? g_utf8_find_prev_char (text, p) : NULL;
      gboolean starts = before == NULL || !g_unichar_isalnum (g_utf8_get_char (before));

      if (starts && (word->prefix || !g_unichar_isalnum (g_utf8_get_char (p + length))))
        return TRUE;
    }
  return FALSE;
}

static gboolean
match_words (DossierCrossfilter *self, guint item, GArray *words)
{
  if (self->folded == NULL)
    self->folded = g_new0 (char *, self->n_items + 1);
  if (self->folded[item] == NULL)
    self->folded[item] = fold_item (self->items[item]);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (has_word (self->folded[item], word) == word->without)
        return FALSE;
    }
  return TRUE;
}

static void
clear_word (gpointer word)
{
  g_free (((Word *) word)->text);
}

/* What is typed for words: a minus before one that must not be there, a star after a beginning. */
static GArray *
read_words (DossierQuery *query)
{
  const GPtrArray *values = dossier_query_get_values (query, DOSSIER_FACET_WORDS);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_set_clear_func (words, clear_word);
  for (guint i = 0; i < values->len; i++)
    {
      const char *typed = values->pdata[i];
      Word word = { .without = *typed == '-' && typed[1] != '\0' };

      word.text = dossier_text_fold (typed + (word.without ? 1 : 0));
      word.prefix = g_str_has_suffix (word.text, "*");
      if (word.prefix)
        word.text[strlen (word.text) - 1] = '\0';
      g_array_append_val (words, word);
    }
  return words;
}

/* Enters @item, which misses the facets in @missing, into the counts: where it misses one facet
 * only, it would pass with any of its own values chosen there. */
static void
count_item (DossierCrossfilter *self, guint item, guint missing)
{
  guint kind = self->item_kind[item];

  for (guint i = self->value_start[item]; i < self->value_start[item + 1]; i++)
    {
      guint value = g_array_index (self->values, guint, i);

      if (missing == 0)
        self->value_passes[value] = TRUE;
      if (missing == 0 || missing == 1u << self->value_facet[value])
        self->counts[value * N_ITEM_KINDS + kind]++;
    }
}

static void
dossier_crossfilter_finalize (GObject *object)
{
  DossierCrossfilter *self = DOSSIER_CROSSFILTER (object);

  for (guint i = 0; self->folded && i < self->n_items; i++)
    g_free (self->folded[i]);
  g_free (self->folded);
  g_free (self->items);
  g_free (self->item_kind);
  g_free (self->value_start);
  g_free (self->date_start);
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
  lay_out (self);
  dossier_crossfilter_run (self, empty);
  return self;
}

void
dossier_crossfilter_run (DossierCrossfilter *self, DossierQuery *query)
{
  guint active, kinds, without_values;
  const DossierDate *date;
  DossierDay from, to;
  g_autoptr (GArray) words = NULL;

  g_return_if_fail (DOSSIER_IS_CROSSFILTER (self));
  g_return_if_fail (query != NULL);

  active = select_values (self, query);
  kinds = find_chosen_kinds (query);
  date = dossier_query_get_date (query);
  from = date != NULL ? dossier_date_first (date) : 0;
  to = date != NULL ? dossier_date_last (date) : 0;
  words = read_words (query);
  without_values = ALL_FACETS & ~active;

  memset (self->counts, 0, sizeof (guint) * self->n_values * N_ITEM_KINDS);
  memset (self->value_passes, 0, self->n_values);
  memset (self->passing, 0, sizeof self->passing);
  for (guint item = 0; item < self->n_items; item++)
    {
      guint passed = without_values;
      DossierMatch match = DOSSIER_MATCH_CERTAINLY;

      for (guint i = self->value_start[item]; i < self->value_start[item + 1]; i++)
        {
          guint value = g_array_index (self->values, guint, i);

          if (self->selected[value])
            passed |= 1u << self->value_facet[value];
        }
      if (date != NULL && (match = match_dates (self, item, from, to)) != DOSSIER_MATCH_NO)
        passed |= 1u << DOSSIER_FACET_DATE;
      if (kinds & (1u << self->item_kind[item]))
        passed |= 1u << DOSSIER_FACET_KIND;
      if (words->len > 0 && match_words (self, item, words))
        passed |= 1u << DOSSIER_FACET_WORDS;

      self->result[item] = passed == ALL_FACETS ? match : DOSSIER_MATCH_NO;
      if (passed == ALL_FACETS)
        self->passing[self->item_kind[item]]++;
      count_item (self, item, ALL_FACETS & ~passed);
    }
}

/* Records that the crossfilter does not know, and no record at all, pass as long as nothing forbids
 * them. */
DossierMatch
dossier_crossfilter_match (DossierCrossfilter *self, const DossierItem *item)
{
  g_return_val_if_fail (DOSSIER_IS_CROSSFILTER (self), DOSSIER_MATCH_NO);
  g_return_val_if_fail (item != NULL, DOSSIER_MATCH_NO);

  if (kind_place (item->kind) >= 0)
    return self->result[self->first_item[item->kind] + item->index];
  if (item->kind == DOSSIER_KIND_SECTION)
    return self->value_passes[self->first_section + item->index] ? DOSSIER_MATCH_CERTAINLY
                                                                 : DOSSIER_MATCH_NO;

  int named = value_number (self, DOSSIER_FACET_PERSON, item);

  return self->value_passes[named] || self->value_passes[named + 1] ? DOSSIER_MATCH_CERTAINLY
                                                                    : DOSSIER_MATCH_NO;
}

const guint8 *
dossier_crossfilter_get_matches (DossierCrossfilter *self, DossierKind kind)
{
  g_return_val_if_fail (DOSSIER_IS_CROSSFILTER (self), NULL);
  g_return_val_if_fail (kind_place (kind) >= 0, NULL);

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
  g_return_val_if_fail (kind_place (kind) >= 0, 0);

  return self->passing[kind_place (kind)];
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
  g_return_val_if_fail (kind_place (kind) >= 0, 0);

  number = value_number (self, facet, value);
  return number < 0 ? 0 : self->counts[number * N_ITEM_KINDS + kind_place (kind)];
}
