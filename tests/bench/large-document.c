/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "large-document.h"

#define N_PEOPLE 2000
#define N_ORGANISATIONS 150
#define N_COUNTRIES 200
#define N_CITIES 50
#define N_CHAPTERS 40
#define N_SUBSECTIONS 9 /* in each chapter */
#define N_WORDS 3000

typedef struct
{
  DossierDocument *document;
  GRand *rand;
  GPtrArray *words; /* of char * */
} Maker;

static guint
any_number (Maker *self, guint n)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

/* Low numbers come much more often: the tenth part of all gets nearly half of the mentions. */
static guint
favoured_number (Maker *self, guint n)
{
  double place = g_rand_double (self->rand);

  return MIN ((guint) (place * place * place * n), n - 1);
}

static void
make_words (Maker *self)
{
  static const char *const latin[] = { "an", "ber", "con", "de",  "el", "fir", "gor", "hin",
                                       "is", "kal", "lo",  "né",  "or", "pa",  "re",  "sta",
                                       "ti", "ul",  "va",  "wen", "yo", "zas" };
  static const char *const cyrillic[] = { "ва", "до", "жи", "ко", "ле", "ми", "рос", "ё" };

  for (guint i = 0; i < N_WORDS; i++)
    {
      GString *word = g_string_new (NULL);

      for (guint n = 1 + any_number (self, 4); n > 0; n--)
        g_string_append (word, i % 20 == 19 ? cyrillic[any_number (self, G_N_ELEMENTS (cyrillic))]
                                            : latin[any_number (self, G_N_ELEMENTS (latin))]);
      g_ptr_array_add (self->words, g_string_free (word, FALSE));
    }
}

static char *
make_text (Maker *self, guint n_words)
{
  GString *text = g_string_new ("The");

  for (guint i = 1; i < n_words; i++)
    g_string_append_printf (text, " %s",
                            (char *) self->words->pdata[favoured_number (self, N_WORDS)]);
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

static DossierDate *
make_date (Maker *self)
{
  int year = 1990 + (int) any_number (self, 31);
  int month = 1 + (int) any_number (self, 12);
  int day = 1 + (int) any_number (self, 28);
  g_autofree char *edtf = NULL;

  switch (any_number (self, 8))
    {
    case 0:
      edtf = g_strdup_printf ("%d", year);
      break;
    case 1:
      edtf = g_strdup_printf ("%d-%02d", year, month);
      break;
    case 2:
      edtf = g_strdup_printf ("%d-%02d/%d", year, month, year + 1);
      break;
    default:
      edtf = g_strdup_printf ("%d-%02d-%02d", year, month, day);
    }
  return dossier_date_new (edtf, NULL, NULL);
}

static DossierEntity *
favoured_entity (Maker *self)
{
  static const DossierKind kinds[] = { DOSSIER_KIND_PERSON, DOSSIER_KIND_ORGANISATION,
                                       DOSSIER_KIND_PLACE, DOSSIER_KIND_PLACE };
  DossierKind kind = kinds[any_number (self, G_N_ELEMENTS (kinds))];

  return dossier_document_get (self->document, kind,
                               favoured_number (self,
                                                dossier_document_count (self->document, kind)));
}

static void
add_entities (Maker *self, DossierKind kind, const char *prefix, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s%u", prefix, i);
      g_autofree char *name = make_text (self, 2);

      dossier_document_take (self->document, dossier_entity_new (kind, id, name));
    }
}

static void
add_cities (Maker *self)
{
  for (guint i = 0; i < N_CITIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("city%u", i);
      DossierEntity *city = dossier_entity_new (DOSSIER_KIND_PLACE, id, id);

      city->country = dossier_document_get (self->document, DOSSIER_KIND_PLACE,
                                            favoured_number (self, N_COUNTRIES));
      dossier_document_take (self->document, city);
    }
}

static void
add_sections (Maker *self)
{
  for (int chapter = 0; chapter < N_CHAPTERS; chapter++)
    {
      int parent = chapter * (1 + N_SUBSECTIONS);

      for (int i = 0; i <= N_SUBSECTIONS; i++)
        {
          g_autofree char *id = g_strdup_printf ("section%d", parent + i);
          DossierSection *section = dossier_section_new (id, id);

          section->level = i > 0;
          section->parent = i > 0 ? parent : -1;
          dossier_document_take (self->document, section);
        }
    }
}

static void
add_passage (Maker *self, int section)
{
  g_autofree char *text = make_text (self, 20 + any_number (self, 80));
  DossierPassage *passage = dossier_passage_new (NULL, DOSSIER_PASSAGE_PARAGRAPH, text);

  DOSSIER_ITEM (passage)->section = section;
  for (guint n = any_number (self, 5); n > 0; n--)
    dossier_passage_add_span (passage, DOSSIER_SPAN_ENTITY, n * 4, n * 4 + 3)->target =
      DOSSIER_ITEM (favoured_entity (self));
  if (any_number (self, 4) == 0)
    dossier_passage_add_span (passage, DOSSIER_SPAN_DATE, 0, 3)->date = make_date (self);
  dossier_document_take (self->document, passage);
}

/* Gives a record what all have, and puts it in. */
static void
take_record (Maker *self, gpointer record)
{
  DossierItem *item = DOSSIER_ITEM (record);

  for (guint n = 1 + any_number (self, 2); n > 0; n--)
    dossier_item_add_passage (item,
                              any_number (self, dossier_document_count (self->document,
                                                                        DOSSIER_KIND_PASSAGE)));
  for (guint n = any_number (self, 4); n > 0; n--)
    dossier_item_add_entity (item, favoured_entity (self));
  item->date = make_date (self);
  dossier_document_take (self->document, record);
}

static DossierEntity *
favoured_person (Maker *self)
{
  return dossier_document_get (self->document, DOSSIER_KIND_PERSON,
                               favoured_number (self, N_PEOPLE));
}

static void
add_quote (Maker *self)
{
  g_autofree char *text = make_text (self, 15);
  DossierQuote *quote = dossier_quote_new (NULL, text);

  quote->direct = any_number (self, 3) > 0;
  quote->speaker = favoured_person (self);
  quote->speaker_name = g_strdup (quote->speaker->name);
  take_record (self, quote);
}

static void
add_event (Maker *self)
{
  g_autofree char *title = make_text (self, 5);
  DossierEvent *event = dossier_event_new (NULL, title);

  event->place =
    dossier_document_get (self->document, DOSSIER_KIND_PLACE, favoured_number (self, N_COUNTRIES));
  take_record (self, event);
}

static void
add_source (Maker *self)
{
  g_autofree char *title = make_text (self, 6);
  DossierSource *source = dossier_source_new (NULL, "https://example.org/");

  source->title = g_steal_pointer (&title);
  source->publisher = make_text (self, 1);
  take_record (self, source);
}

static void
add_commitment (Maker *self)
{
  g_autofree char *title = make_text (self, 6);
  DossierCommitment *commitment = dossier_commitment_new (NULL, title);

  commitment->outcome = make_text (self, 15);
  commitment->verdict = DOSSIER_VERDICT_PARTLY;
  dossier_item_add_speaker (DOSSIER_ITEM (commitment), favoured_person (self));
  take_record (self, commitment);
}

static void
add_membership (Maker *self)
{
  DossierEntity *member =
    dossier_document_get (self->document, DOSSIER_KIND_PLACE, any_number (self, N_COUNTRIES));
  DossierEntity *organisation = dossier_document_get (self->document, DOSSIER_KIND_ORGANISATION,
                                                      any_number (self, N_ORGANISATIONS));

  take_record (self, dossier_membership_new (NULL, member, organisation, DOSSIER_ROLE_MEMBER));
}

DossierDocument *
large_document_new (guint n_items)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (26);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  Maker maker = { dossier_document_new (), rand, words };
  guint n_passages = n_items * 40 / 100;

  maker.document->title = g_strdup ("A large document");
  maker.document->uuid = dossier_uuid_from_name ("large");
  make_words (&maker);
  add_entities (&maker, DOSSIER_KIND_PERSON, "person", N_PEOPLE);
  add_entities (&maker, DOSSIER_KIND_ORGANISATION, "organisation", N_ORGANISATIONS);
  add_entities (&maker, DOSSIER_KIND_PLACE, "place", N_COUNTRIES);
  add_cities (&maker);
  add_sections (&maker);
  for (guint i = 0; i < n_passages; i++)
    add_passage (&maker, (int) (i * (gint64) (N_CHAPTERS * (1 + N_SUBSECTIONS)) / n_passages));
  for (guint i = 0; i < n_items * 25 / 100; i++)
    add_quote (&maker);
  for (guint i = 0; i < n_items * 20 / 100; i++)
    add_event (&maker);
  for (guint i = 0; i < n_items * 10 / 100; i++)
    add_source (&maker);
  for (guint i = 0; i < n_items * 3 / 100; i++)
    add_membership (&maker);
  for (guint i = 0; i < n_items * 2 / 100; i++)
    add_commitment (&maker);
  dossier_document_finish (maker.document);
  return maker.document;
}
