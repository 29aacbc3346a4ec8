/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from a document's records: the other direction of every reference, extents,
 * numbers. Each step takes time in proportion to what there is. */
#include "model/document-speeches.h"
#include "model/interface-language.h"
#include "model/shown-name.h"

static void
number_items (DossierDocument *self)
{
  for (guint kind = 0; kind < DOSSIER_N_KINDS; kind++)
    for (guint i = 0; i < self->items[kind]->len; i++)
      DOSSIER_ITEM (self->items[kind]->pdata[i])->index = (int) i;
}

/* What holds other spans comes before what may lie in it with the same bounds. */
static int
get_span_rank (DossierSpanType type)
{
  switch (type)
    {
    case DOSSIER_SPAN_QUOTE:
      return 0;
    case DOSSIER_SPAN_EVENT:
      return 1;
    default:
      return 2;
    }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const DossierSpan *first = a;
  const DossierSpan *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->end != second->end)
    return first->end > second->end ? -1 : 1;

  return get_span_rank (first->type) - get_span_rank (second->type);
}

/* As g_utf8_strlen() does, in a quarter of its time: it is called for every passage. */
static guint
count_characters (const char *text)
{
  guint count = 0;

  for (; *text != '\0'; text++)
    count += (*text & 0xc0) != 0x80;

  return count;
}

/* A span beyond the text would make every user of it check. */
static void
arrange_spans (DossierPassage *passage)
{
  guint length;

  if (passage->spans->len == 0)
    return;

  length = count_characters (passage->text);
  for (guint i = 0; i < passage->spans->len; i++)
    {
      DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      span->end = MIN (span->end, length);
      span->start = MIN (span->start, span->end);
    }

  g_array_sort (passage->spans, compare_spans);
}

static void
add_passages (DossierItem *item, const GArray *passages)
{
  for (guint i = 0; i < passages->len; i++)
    dossier_item_add_passage (item, g_array_index (passages, guint, i));
}

static void
add_entities (DossierItem *item, const GPtrArray *entities)
{
  for (guint i = 0; i < entities->len; i++)
    dossier_item_add_entity (item, entities->pdata[i]);
}

static void
add_speakers (DossierItem *item, const GPtrArray *speakers)
{
  for (guint i = 0; speakers != NULL && i < speakers->len; i++)
    dossier_item_add_speaker (item, speakers->pdata[i]);
}

static void
add_entities_of_passages (DossierDocument *self, DossierItem *item)
{
  for (guint i = 0; i < item->passages->len; i++)
    {
      guint passage = g_array_index (item->passages, guint, i);

      add_entities (item, DOSSIER_ITEM (dossier_document_get_passage (self, passage))->entities);
    }
}

/* The quotes around the place where a sweep over a passage's spans stands. */
static void
drop_ended (GPtrArray *around, guint place)
{
  for (guint i = around->len; i > 0; i--)
    {
      const DossierSpan *span = around->pdata[i - 1];

      if (span->end <= place)
        g_ptr_array_remove_index (around, i - 1);
    }
}

static void
take_entity_span (DossierPassage *passage, const DossierSpan *span, GPtrArray *around)
{
  dossier_item_add_entity (DOSSIER_ITEM (passage), span->target);

  for (guint i = 0; i < around->len; i++)
    {
      const DossierSpan *quote = around->pdata[i];

      if (span->end <= quote->end)
        dossier_item_add_entity (quote->target, span->target);
    }
}

static void
take_quote_span (DossierPassage *passage, const DossierSpan *span, GHashTable *quotes)
{
  DossierQuote *quote = DOSSIER_QUOTE (span->target);

  if (g_hash_table_add (quotes, quote))
    {
      if (passage->quotes == NULL)
        passage->quotes = g_ptr_array_new ();
      g_ptr_array_add (passage->quotes, quote);
    }

  dossier_item_add_passage (DOSSIER_ITEM (quote), (guint) DOSSIER_ITEM (passage)->index);
  dossier_item_add_speaker (DOSSIER_ITEM (quote), quote->speaker);
  dossier_item_add_speaker (DOSSIER_ITEM (passage), quote->speaker);
}

static void
finish_passage (DossierPassage *passage, GPtrArray *around, GHashTable *quotes)
{
  DossierItem *item = DOSSIER_ITEM (passage);
  guint index = (guint) item->index;

  arrange_spans (passage);
  g_array_set_size (item->passages, 0);
  g_array_append_val (item->passages, index);
  g_clear_pointer (&passage->quotes, g_ptr_array_unref);
  g_ptr_array_set_size (around, 0);
  g_hash_table_remove_all (quotes);
  dossier_item_add_speaker (item, passage->speaker);

  for (guint i = 0; i < passage->spans->len; i++)
    {
      DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);

      if (span->target == NULL)
        continue;

      drop_ended (around, span->start);
      switch (span->type)
        {
        case DOSSIER_SPAN_ENTITY:
          take_entity_span (passage, span, around);
          break;
        case DOSSIER_SPAN_QUOTE:
          take_quote_span (passage, span, quotes);
          g_ptr_array_add (around, span);
          break;
        case DOSSIER_SPAN_EVENT:
        case DOSSIER_SPAN_SOURCE:
          dossier_item_add_passage (span->target, index);
          break;
        default:
          break;
        }
    }
}

static void
finish_passages (DossierDocument *self)
{
  g_autoptr (GPtrArray) around = g_ptr_array_new ();
  g_autoptr (GHashTable) quotes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < dossier_document_count (self, DOSSIER_KIND_PASSAGE); i++)
    finish_passage (dossier_document_get_passage (self, i), around, quotes);
}

/* Marks are numbered as a reader meets them. */
static void
number_sources (DossierDocument *self)
{
  guint number = 0;

  for (guint i = 0; i < dossier_document_count (self, DOSSIER_KIND_SOURCE); i++)
    DOSSIER_SOURCE (dossier_document_get (self, DOSSIER_KIND_SOURCE, i))->number = 0;

  for (guint i = 0; i < dossier_document_count (self, DOSSIER_KIND_PASSAGE); i++)
    {
      GArray *spans = dossier_document_get_passage (self, i)->spans;

      for (guint j = 0; j < spans->len; j++)
        {
          const DossierSpan *span = &g_array_index (spans, DossierSpan, j);
          DossierSource *source;

          if (span->type != DOSSIER_SPAN_SOURCE || span->target == NULL)
            continue;
          source = DOSSIER_SOURCE (span->target);
          if (source->number == 0)
            source->number = ++number;
        }
    }
}

static void
finish_events (DossierDocument *self)
{
  for (guint i = 0; i < dossier_document_count (self, DOSSIER_KIND_EVENT); i++)
    {
      DossierEvent *event = dossier_document_get (self, DOSSIER_KIND_EVENT, i);

      dossier_item_add_entity (DOSSIER_ITEM (event), event->place);
    }
}

/* A quote that no span shows still has its speaker. An event that the text tells of only as the
 * occasion of a quote is mentioned where the quote stands; a source is used where the quote that
 * rests on it stands. */
static void
finish_quotes (DossierDocument *self)
{
  GPtrArray *quotes = self->items[DOSSIER_KIND_QUOTE];
  g_autoptr (GHashTable) untold = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < dossier_document_count (self, DOSSIER_KIND_EVENT); i++)
    {
      DossierItem *event = dossier_document_get (self, DOSSIER_KIND_EVENT, i);

      if (event->passages->len == 0)
        g_hash_table_add (untold, event);
    }

  for (guint i = 0; i < quotes->len; i++)
    {
      DossierQuote *quote = quotes->pdata[i];
      DossierItem *item = DOSSIER_ITEM (quote);

      dossier_item_add_speaker (item, quote->speaker);
      if (quote->occasion != NULL && g_hash_table_contains (untold, quote->occasion))
        add_passages (DOSSIER_ITEM (quote->occasion), item->passages);
      if (quote->source != NULL)
        {
          add_passages (DOSSIER_ITEM (quote->source), item->passages);
          add_entities (DOSSIER_ITEM (quote->source), item->entities);
          add_speakers (DOSSIER_ITEM (quote->source), item->speakers);
        }
    }
}

static void
finish_sources (DossierDocument *self)
{
  for (guint i = 0; i < dossier_document_count (self, DOSSIER_KIND_SOURCE); i++)
    add_entities_of_passages (self, dossier_document_get (self, DOSSIER_KIND_SOURCE, i));
}

static void
finish_commitments (DossierDocument *self)
{
  for (guint i = 0; i < dossier_document_count (self, DOSSIER_KIND_COMMITMENT); i++)
    {
      DossierItem *item = dossier_document_get (self, DOSSIER_KIND_COMMITMENT, i);

      if (item->speakers != NULL)
        add_entities (item, item->speakers);
      add_entities_of_passages (self, item);
    }
}

/* "a/b"; a beginning that nobody gives is unknown, an end that nobody gives is open. */
static DossierDate *
join_dates (const DossierDate *from, const DossierDate *to)
{
  g_autofree char *edtf = NULL;

  if (from == NULL && to == NULL)
    return NULL;

  edtf = g_strconcat (from ? from->edtf : "", "/", to ? to->edtf : "..", NULL);

  /* Ends that are intervals themselves, or that contradict each other, give no interval. */
  return dossier_date_new (edtf, NULL, NULL);
}

static void
finish_memberships (DossierDocument *self)
{
  for (guint i = 0; i < dossier_document_count (self, DOSSIER_KIND_MEMBERSHIP); i++)
    {
      DossierMembership *membership = dossier_document_get (self, DOSSIER_KIND_MEMBERSHIP, i);
      DossierItem *item = DOSSIER_ITEM (membership);

      dossier_item_add_entity (item, membership->member);
      dossier_item_add_entity (item, membership->organisation);
      if (item->date == NULL)
        item->date = join_dates (membership->from, membership->to);
    }
}

static void
finish_entities (DossierDocument *self)
{
  for (guint i = 0; i < dossier_document_count (self, DOSSIER_KIND_PASSAGE); i++)
    {
      GPtrArray *entities = DOSSIER_ITEM (dossier_document_get_passage (self, i))->entities;

      for (guint j = 0; j < entities->len; j++)
        dossier_item_add_passage (entities->pdata[j], i);
    }
}

static void
extend_section (DossierSection *section, guint passage, gboolean footnote)
{
  guint end = section->first_passage + section->n_passages;

  if (section->n_passages == 0)
    {
      section->first_passage = passage;
      section->n_passages = 1;
    }
  else if (passage == end)
    section->n_passages++;
  else if (!footnote)
    /* What lies between belongs to its subsections. */
    section->n_passages = passage - section->first_passage + 1;
}

static void
join_section (DossierSection *parent, const DossierSection *child)
{
  guint first;
  guint end;

  if (child->n_passages == 0)
    return;
  if (parent->n_passages == 0)
    {
      parent->first_passage = child->first_passage;
      parent->n_passages = child->n_passages;
      return;
    }

  first = MIN (parent->first_passage, child->first_passage);
  end = MAX (parent->first_passage + parent->n_passages, child->first_passage + child->n_passages);
  parent->first_passage = first;
  parent->n_passages = end - first;
}

/* Sections grow around the passages that say they stand in them. Footnotes that the document keeps
 * apart from their section do not stretch it. */
static void
finish_sections (DossierDocument *self)
{
  GPtrArray *sections = self->items[DOSSIER_KIND_SECTION];
  GPtrArray *passages = self->items[DOSSIER_KIND_PASSAGE];
  guint next = passages->len;

  for (guint i = 0; i < sections->len; i++)
    DOSSIER_SECTION (sections->pdata[i])->n_passages = 0;

  for (guint i = 0; i < passages->len; i++)
    {
      const DossierPassage *passage = passages->pdata[i];
      int section = passage->parent_instance.section;

      if (section >= 0 && (guint) section < sections->len)
        extend_section (sections->pdata[section], i,
                        passage->passage_kind == DOSSIER_PASSAGE_FOOTNOTE);
    }

  /* Parents come before their children. */
  for (guint i = sections->len; i > 0; i--)
    {
      DossierSection *section = sections->pdata[i - 1];

      if (section->parent >= 0 && (guint) section->parent < i - 1)
        join_section (sections->pdata[section->parent], section);
      if (section->n_passages == 0)
        section->first_passage = next;
      next = section->first_passage;
    }

  for (guint i = 0; i < sections->len; i++)
    {
      DossierSection *section = sections->pdata[i];

      section->parent_instance.section = (int) i;
      g_array_set_size (section->parent_instance.passages, 0);
      for (guint j = 0; j < section->n_passages; j++)
        dossier_item_add_passage (DOSSIER_ITEM (section), section->first_passage + j);
    }
}

static void
place_items (DossierDocument *self)
{
  for (guint kind = 0; kind < DOSSIER_N_KINDS; kind++)
    {
      if (kind == DOSSIER_KIND_SECTION || kind == DOSSIER_KIND_PASSAGE)
        continue;

      for (guint i = 0; i < self->items[kind]->len; i++)
        {
          DossierItem *item = self->items[kind]->pdata[i];

          if (item->passages->len > 0)
            {
              guint first = g_array_index (item->passages, guint, 0);

              item->section = DOSSIER_ITEM (dossier_document_get_passage (self, first))->section;
            }
        }
    }
}

void
dossier_document_finish (DossierDocument *self)
{
  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));

  number_items (self);
  finish_passages (self);
  finish_sections (self);
  finish_events (self);
  finish_memberships (self);
  dossier_document_finish_speeches (self);
  finish_quotes (self);
  finish_entities (self);
  number_sources (self);
  finish_sources (self);
  finish_commitments (self);
  place_items (self);
  dossier_document_name_countries (self, dossier_interface_get_language ());
}
