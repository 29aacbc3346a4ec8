/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document is laid out in columns for the crossfilter. */
#include "config.h"

#include <string.h>

#include "linking/crossfilter-private.h"
#include "model/spanning.h"

static gboolean
is_entity_kind (DossierKind kind)
{
  return kind == DOSSIER_KIND_PERSON || kind == DOSSIER_KIND_ORGANISATION ||
         kind == DOSSIER_KIND_PLACE;
}

int
dossier_crossfilter_number_value (DossierCrossfilter *self,
                                  DossierFacet facet,
                                  const DossierItem *item)
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
  self->n_fixed_values = n * 2 + dossier_document_count (self->document, DOSSIER_KIND_SECTION);

  self->value_facet = g_new (guint8, self->n_fixed_values + 1);
  memset (self->value_facet, DOSSIER_FACET_SECTION, self->n_fixed_values);
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
  int country = entity->country ? dossier_crossfilter_number_value (self, DOSSIER_FACET_PLACE,
                                                                    DOSSIER_ITEM (entity->country))
                                : -1;

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

/* A note has to do with the day on which it was made, with the dates within its words, and with
 * those of what it is about. */
static void
add_note_dates (DossierCrossfilter *self, DossierAnnotation *note)
{
  DossierItem *target = dossier_document_lookup_in (self->document, note->document, note->target);

  for (guint i = 0; i < note->anchors->len; i++)
    {
      const DossierAnchor *anchor = note->anchors->pdata[i];
      DossierPassage *passage =
        anchor->found >= 0 ? dossier_document_get_passage (self->document, (guint) anchor->found)
                           : NULL;

      for (guint j = 0; passage != NULL && j < passage->spans->len; j++)
        {
          const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, j);

          if (span->start >= anchor->found_end || span->end <= anchor->found_start)
            continue;
          add_date (self, span->date);
          if (span->target != NULL &&
              (span->type == DOSSIER_SPAN_EVENT || span->type == DOSSIER_SPAN_QUOTE))
            add_date (self, span->target->date);
        }
    }
  if (target != NULL)
    add_date (self, target->date);
}

static void
add_speaker (DossierCrossfilter *self, guint item, const DossierItem *speaker)
{
  int value = dossier_crossfilter_number_value (self, DOSSIER_FACET_SPEAKER, speaker);

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
  self->value_start[number] = self->values->len;
  self->date_start[number] = self->dates->len;

  for (guint i = 0; i < item->entities->len; i++)
    add_value (self, number,
               dossier_crossfilter_number_value (self, DOSSIER_FACET_PERSON,
                                                 item->entities->pdata[i]));
  for (guint i = 0; i < item->entities->len; i++)
    add_country (self, number, item->entities->pdata[i]);
  for (guint i = 0; item->speakers && i < item->speakers->len; i++)
    add_value (self, number,
               dossier_crossfilter_number_value (self, DOSSIER_FACET_SPEAKER,
                                                 item->speakers->pdata[i]));
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
  else if (item->kind == DOSSIER_KIND_NOTE)
    add_note_dates (self, DOSSIER_ANNOTATION (item));
}

static void
number_item (DossierCrossfilter *self, guint number, DossierItem *item)
{
  self->item_kind[number] = (guint8) dossier_crossfilter_kind_place (item->kind);
  self->items[number] = item;
}

/* The number of a tag, a new one for a new tag. */
static guint
number_tag (DossierCrossfilter *self, const char *tag)
{
  gpointer number = g_hash_table_lookup (self->tags, tag);

  if (number == NULL)
    {
      number = GUINT_TO_POINTER (self->n_values++);
      g_hash_table_insert (self->tags, g_strdup (tag), number);
    }
  return GPOINTER_TO_UINT (number);
}

static void
add_note_value (DossierCrossfilter *self, guint value)
{
  g_array_append_val (self->note_values, value);
}

/* Note number @index is held by itself, by what it is about, and by what stands where it does. */
static void
hold_note (DossierCrossfilter *self, guint index, GArray *numbers)
{
  DossierAnnotation *note = self->notes->pdata[index];
  DossierItem *target = dossier_document_lookup_in (self->document, note->document, note->target);
  guint own = self->n_fixed + index;

  if (note->colour != DOSSIER_COLOUR_NONE)
    add_note_value (self, self->n_fixed_values + note->colour);
  for (guint i = 0; i < note->tags->len; i++)
    add_note_value (self, number_tag (self, note->tags->pdata[i]));
  g_array_append_val (self->note_start, self->note_values->len);
  if (note->colour == DOSSIER_COLOUR_NONE && note->tags->len == 0)
    return;

  g_array_set_size (numbers, 0);
  g_array_append_val (numbers, own);
  if (target != NULL && target->kind != DOSSIER_KIND_NOTE &&
      dossier_crossfilter_kind_place (target->kind) >= 0)
    {
      guint number = self->first_item[target->kind] + target->index;

      g_array_append_val (numbers, number);
    }
  dossier_holders_collect (self->holders, note, numbers);
  for (guint i = 0; i < numbers->len; i++)
    {
      DossierHeld held = { g_array_index (numbers, guint, i), index };

      g_array_append_val (self->held, held);
    }
}

static void
hold_notes (DossierCrossfilter *self)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = 0;

  g_hash_table_remove_all (self->tags);
  g_array_set_size (self->held, 0);
  g_array_set_size (self->note_values, 0);
  g_array_set_size (self->note_start, 0);
  g_array_append_val (self->note_start, first);
  self->n_values = self->n_fixed_values + DOSSIER_N_COLOURS;
  if (self->notes->len > 0 && self->holders == NULL)
    self->holders = dossier_holders_new (self->items, self->n_fixed, self->document);
  for (guint i = 0; i < self->notes->len; i++)
    hold_note (self, i, numbers);
  dossier_held_sort (self->held);
}

/* What is there for each item and each value. */
static void
make_room (DossierCrossfilter *self)
{
  guint n = self->n_items;

  self->items = g_renew (DossierItem *, self->items, n + 1);
  self->item_kind = g_renew (guint8, self->item_kind, n + 1);
  self->value_start = g_renew (guint, self->value_start, n + 1);
  self->date_start = g_renew (guint, self->date_start, n + 1);
  self->result = g_renew (guint8, self->result, n + 1);
}

static void
make_room_for_values (DossierCrossfilter *self)
{
  guint n = self->n_values + 1;
  guint first_tag = self->n_fixed_values + DOSSIER_N_COLOURS;

  self->value_facet = g_renew (guint8, self->value_facet, n);
  memset (self->value_facet + self->n_fixed_values, DOSSIER_FACET_COLOUR, DOSSIER_N_COLOURS);
  memset (self->value_facet + first_tag, DOSSIER_FACET_TAG, n - first_tag);
  self->selected = g_renew (gboolean, self->selected, n);
  self->counted = g_renew (guint, self->counted, n);
  self->note_passed = g_renew (guint8, self->note_passed, self->notes->len + 1);
  self->counts = g_renew (guint, self->counts, n * N_ITEM_KINDS);
  self->value_passes = g_renew (guint8, self->value_passes, n);
}

void
dossier_crossfilter_lay_out_notes (DossierCrossfilter *self)
{
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  /* Views still ask for those that they know while others come in place. */
  self->notes = g_ptr_array_ref (self->document->items[DOSSIER_KIND_NOTE]);
  self->n_items = self->n_fixed + self->notes->len;
  make_room (self);
  dossier_crossfilter_forget_note_words (self);
  g_array_set_size (self->values, self->n_fixed_entries);
  g_array_set_size (self->dates, self->n_fixed_dates);
  for (guint i = 0; i < self->notes->len; i++)
    {
      number_item (self, self->n_fixed + i, self->notes->pdata[i]);
      lay_out_item (self, self->n_fixed + i, self->notes->pdata[i], NULL);
    }
  self->value_start[self->n_items] = self->values->len;
  self->date_start[self->n_items] = self->dates->len;
  hold_notes (self);
  make_room_for_values (self);
  memset (self->result + self->n_fixed, DOSSIER_MATCH_NO, self->notes->len + 1);
}

void
dossier_crossfilter_lay_out (DossierCrossfilter *self)
{
  g_autoptr (GHashTable) occasions = collect_occasions (self->document);
  guint n = 0;

  number_values (self);
  for (guint kind = DOSSIER_KIND_PASSAGE; kind <= DOSSIER_KIND_MEMBERSHIP; kind++)
    {
      self->first_item[kind] = n;
      n += dossier_document_count (self->document, kind);
    }
  self->first_item[DOSSIER_KIND_NOTE] = n;
  self->n_items = self->n_fixed = n;
  make_room (self);
  self->values = g_array_sized_new (FALSE, FALSE, sizeof (guint), n * 4);
  self->dates = g_array_sized_new (FALSE, FALSE, sizeof (Dated), n);
  for (guint kind = DOSSIER_KIND_PASSAGE; kind <= DOSSIER_KIND_MEMBERSHIP; kind++)
    for (guint i = 0; i < dossier_document_count (self->document, kind); i++)
      {
        DossierItem *item = dossier_document_get (self->document, kind, i);

        number_item (self, self->first_item[kind] + i, item);
        lay_out_item (self, self->first_item[kind] + i, item, occasions);
      }
  self->n_fixed_entries = self->values->len;
  self->n_fixed_dates = self->dates->len;
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->held = g_array_new (FALSE, FALSE, sizeof (DossierHeld));
  self->note_values = g_array_new (FALSE, FALSE, sizeof (guint));
  self->note_start = g_array_new (FALSE, FALSE, sizeof (guint));
  dossier_crossfilter_lay_out_notes (self);
}
