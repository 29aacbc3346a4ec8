/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#define N_SECTIONS 6
#define N_PEOPLE 9
#define N_ORGANISATIONS 4
#define N_PLACES 12

static void
add_entities (DossierDocument *document, DossierKind kind, const char *prefix, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s%u", prefix, i);
      g_autofree char *name = g_strdup_printf ("Name of %s", id);

      dossier_document_take (document, dossier_entity_new (kind, id, name));
    }
}

static DossierEntity *
any_entity (DossierDocument *document, GRand *rand)
{
  static const DossierKind kinds[] = { DOSSIER_KIND_PERSON, DOSSIER_KIND_ORGANISATION,
                                       DOSSIER_KIND_PLACE };
  DossierKind kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))];

  return dossier_document_get (document, kind,
                               g_rand_int_range (rand, 0, dossier_document_count (document, kind)));
}

static DossierDate *
any_date (GRand *rand)
{
  g_autofree char *edtf = NULL;

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      return NULL;
    case 1:
      edtf = g_strdup_printf ("%d", g_rand_int_range (rand, 2015, 2021));
      break;
    case 2:
      edtf = g_strdup_printf ("%d-%02d", g_rand_int_range (rand, 2015, 2021),
                              g_rand_int_range (rand, 1, 13));
      break;
    case 3:
      edtf = g_strdup_printf ("%d/..", g_rand_int_range (rand, 2015, 2021));
      break;
    default:
      edtf = g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (rand, 2015, 2021),
                              g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
    }
  return dossier_date_new (edtf, NULL, NULL);
}

static void
add_passages (DossierDocument *document, GRand *rand, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      DossierPassage *passage = dossier_passage_new (NULL, DOSSIER_PASSAGE_PARAGRAPH,
                                                     "Some words of a passage that is long enough");

      DOSSIER_ITEM (passage)->section = i * N_SECTIONS / n;
      for (int k = g_rand_int_range (rand, 0, 4); k > 0; k--)
        dossier_passage_add_span (passage, DOSSIER_SPAN_ENTITY, k, k + 2)->target =
          DOSSIER_ITEM (any_entity (document, rand));
      dossier_document_take (document, passage);
    }
}

static void
fill_record (DossierDocument *document, DossierItem *item, GRand *rand)
{
  guint n_passages = dossier_document_count (document, DOSSIER_KIND_PASSAGE);

  for (int k = g_rand_int_range (rand, 1, 3); k > 0; k--)
    dossier_item_add_passage (item, g_rand_int_range (rand, 0, n_passages));
  for (int k = g_rand_int_range (rand, 0, 3); k > 0; k--)
    dossier_item_add_entity (item, any_entity (document, rand));
  item->date = any_date (rand);
}

static void
add_quote (DossierDocument *document, GRand *rand)
{
  DossierQuote *quote = dossier_quote_new (NULL, "words that somebody spoke");

  quote->direct = g_rand_boolean (rand);
  quote->speaker =
    dossier_document_get (document, DOSSIER_KIND_PERSON, g_rand_int_range (rand, 0, N_PEOPLE));
  fill_record (document, DOSSIER_ITEM (quote), rand);
  if (dossier_document_count (document, DOSSIER_KIND_EVENT) > 0 && g_rand_boolean (rand))
    quote->occasion = dossier_document_get (
      document, DOSSIER_KIND_EVENT,
      g_rand_int_range (rand, 0, dossier_document_count (document, DOSSIER_KIND_EVENT)));
  dossier_document_take (document, quote);
}

static void
add_record (DossierDocument *document, GRand *rand)
{
  DossierItem *item;

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      item = DOSSIER_ITEM (dossier_event_new (NULL, "What happened"));
      break;
    case 1:
      item = DOSSIER_ITEM (dossier_commitment_new (NULL, "What was announced"));
      break;
    case 2:
      item = DOSSIER_ITEM (dossier_source_new (NULL, "https://example.org/"));
      break;
    default:
      add_quote (document, rand);
      return;
    }
  fill_record (document, item, rand);
  dossier_document_take (document, item);
}

DossierDocument *
sample_document_new (guint32 seed, guint n_passages, guint n_records)
{
  DossierDocument *document = dossier_document_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  document->title = g_strdup ("Sample");
  document->uuid = dossier_uuid_from_name ("sample");
  add_entities (document, DOSSIER_KIND_PERSON, "person", N_PEOPLE);
  add_entities (document, DOSSIER_KIND_ORGANISATION, "organisation", N_ORGANISATIONS);
  add_entities (document, DOSSIER_KIND_PLACE, "place", N_PLACES);
  for (int i = 0; i < N_SECTIONS; i++)
    {
      g_autofree char *id = g_strdup_printf ("section%d", i);
      DossierSection *section = dossier_section_new (id, "A section");

      /* The second and third lie in the first. */
      section->parent = i == 1 || i == 2 ? 0 : -1;
      section->level = section->parent >= 0;
      dossier_document_take (document, section);
    }
  add_passages (document, rand, n_passages);
  for (guint i = 0; i < n_records; i++)
    add_record (document, rand);
  dossier_document_finish (document);
  return document;
}

static DossierAnnotation *
make_note (DossierDocument *document, GRand *rand)
{
  static const DossierKind kinds[] = { DOSSIER_KIND_QUOTE, DOSSIER_KIND_EVENT, DOSSIER_KIND_PERSON,
                                       DOSSIER_KIND_PASSAGE };
  DossierAnnotation *note = dossier_annotation_new (document->uuid);
  DossierKind kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))];
  guint n_passages = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  guint n_targets = dossier_document_count (document, kind);

  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      g_autofree char *tag = g_strdup_printf ("tag%d", g_rand_int_range (rand, 0, 4));

      dossier_annotation_add_tag (note, tag);
    }
  if (g_rand_int_range (rand, 0, 4) == 0 && n_targets > 0)
    {
      DossierItem *target =
        dossier_document_get (document, kind, g_rand_int_range (rand, 0, n_targets));

      note->target = g_strdup (target->id);
      return note;
    }
  note->colour = DOSSIER_COLOUR_YELLOW + g_rand_int_range (rand, 0, 4);
  for (int i = g_rand_int_range (rand, 1, 3); i > 0; i--)
    {
      int start = g_rand_int_range (rand, 0, 10);

      g_ptr_array_add (note->anchors,
                       dossier_anchor_new (dossier_document_get_passage (
                                             document, g_rand_int_range (rand, 0, n_passages)),
                                           start, start + g_rand_int_range (rand, 1, 10)));
    }
  return note;
}

void
sample_set_notes (DossierDocument *document, guint32 seed, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (notes, make_note (document, rand));
  dossier_document_set_notes (document, notes);
}
