/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "model/document.h"

/* A small dossier: two sections (the second with a subsection), quotes, an event, sources. */
typedef struct
{
  DossierDocument *document;
  DossierEntity *zas;
  DossierEntity *lavrov;
  DossierEntity *csto;
  DossierEntity *sco;
  DossierEntity *serbia;
  DossierEntity *bishkek;
  DossierSection *sections[4];
  DossierPassage *passages[6];
  DossierQuote *direct;
  DossierQuote *reported;
  DossierEvent *summit;
  DossierEvent *meeting;
  DossierSource *first;
  DossierSource *second;
  DossierSource *unused;
  DossierCommitment *commitment;
  DossierMembership *office;
} Fixture;

static DossierEntity *
add_entity (Fixture *f, DossierKind kind, const char *id, const char *name, const char *short_name)
{
  DossierEntity *entity = dossier_entity_new (kind, id, name);

  entity->short_name = g_strdup (short_name);
  dossier_document_take (f->document, entity);

  return entity;
}

static void
add_sections (Fixture *f)
{
  static const int parents[] = { -1, -1, 1, -1 };

  for (int i = 0; i < 4; i++)
    {
      f->sections[i] = dossier_section_new (NULL, "Section");
      f->sections[i]->parent = parents[i];
      f->sections[i]->level = parents[i] >= 0;
      dossier_document_take (f->document, f->sections[i]);
    }
}

static void
add_passages (Fixture *f)
{
  /* Section 3 is empty; the last passage is the footnote of one in section 0. */
  static const int sections[] = { 0, 0, 1, 2, 2, 0 };

  for (int i = 0; i < 6; i++)
    {
      DossierPassageKind kind = i == 5 ? DOSSIER_PASSAGE_FOOTNOTE : DOSSIER_PASSAGE_PARAGRAPH;

      f->passages[i] = dossier_passage_new (NULL, kind, "0123456789 0123456789 0123456789 end");
      DOSSIER_ITEM (f->passages[i])->section = sections[i];
      dossier_document_take (f->document, f->passages[i]);
    }
}

static void
add_span (DossierPassage *passage, DossierSpanType type, guint start, guint end, gpointer target)
{
  dossier_passage_add_span (passage, type, start, end)->target = target;
}

static void
add_records (Fixture *f)
{
  f->first = dossier_source_new ("b1", "https://example.org/1");
  f->second = dossier_source_new ("b2", "https://example.org/2");
  f->unused = dossier_source_new ("b3", "https://example.org/3");
  dossier_document_take (f->document, f->unused);
  dossier_document_take (f->document, f->second);
  dossier_document_take (f->document, f->first);

  f->summit = dossier_event_new ("e1", "Summit");
  f->summit->place = f->bishkek;
  f->meeting = dossier_event_new ("e2", "Meeting");
  dossier_document_take (f->document, f->summit);
  dossier_document_take (f->document, f->meeting);

  f->direct = dossier_quote_new ("q1", "words of Zas");
  f->direct->speaker = f->zas;
  f->direct->direct = TRUE;
  f->direct->source = f->second;
  f->direct->occasion = f->meeting;
  dossier_item_add_entity (DOSSIER_ITEM (f->direct), f->sco);
  f->reported = dossier_quote_new ("q2", "words of Lavrov");
  f->reported->speaker = f->lavrov;
  dossier_document_take (f->document, f->direct);
  dossier_document_take (f->document, f->reported);

  f->commitment = dossier_commitment_new ("c1", "Forces");
  dossier_item_add_speaker (DOSSIER_ITEM (f->commitment), f->zas);
  dossier_item_add_passage (DOSSIER_ITEM (f->commitment), 3);
  dossier_document_take (f->document, f->commitment);

  f->office = dossier_membership_new ("m1", f->zas, f->csto, DOSSIER_ROLE_OFFICE);
  f->office->from = dossier_date_new ("2020-01-01", NULL, NULL);
  dossier_document_take (f->document, f->office);
}

static void
add_spans (Fixture *f)
{
  /* Before, inside, at the very bounds of, and after a quote. */
  add_span (f->passages[1], DOSSIER_SPAN_ENTITY, 30, 33, f->bishkek);
  add_span (f->passages[1], DOSSIER_SPAN_ENTITY, 10, 20, f->serbia);
  add_span (f->passages[1], DOSSIER_SPAN_QUOTE, 10, 20, f->direct);
  add_span (f->passages[1], DOSSIER_SPAN_ENTITY, 0, 4, f->csto);
  add_span (f->passages[1], DOSSIER_SPAN_SOURCE, 20, 20, f->second);
  add_span (f->passages[1], DOSSIER_SPAN_ENTITY, 5, 6, f->csto);
  /* The quote goes on in another section. */
  add_span (f->passages[3], DOSSIER_SPAN_QUOTE, 0, 5, f->direct);
  add_span (f->passages[3], DOSSIER_SPAN_ENTITY, 4, 7, f->csto);
  add_span (f->passages[3], DOSSIER_SPAN_SOURCE, 8, 8, f->first);
  add_span (f->passages[3], DOSSIER_SPAN_EVENT, 9, 12, f->summit);
  /* Beyond the text. */
  add_span (f->passages[4], DOSSIER_SPAN_ENTITY, 90, 99, f->bishkek);
  add_span (f->passages[4], DOSSIER_SPAN_ENTITY, 0, 99, NULL);
  f->passages[4]->speaker = f->lavrov;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->document = dossier_document_new ();
  f->zas = add_entity (f, DOSSIER_KIND_PERSON, "zas", "Stanislau Zas", NULL);
  f->lavrov = add_entity (f, DOSSIER_KIND_PERSON, "lavrov", "Sergei Lavrov", "Lavrov");
  f->csto = add_entity (f, DOSSIER_KIND_ORGANISATION, "CSTO",
                        "Collective Security Treaty Organisation", "CSTO");
  f->sco =
    add_entity (f, DOSSIER_KIND_ORGANISATION, "SCO", "Shanghai Cooperation Organisation", "SCO");
  f->serbia = add_entity (f, DOSSIER_KIND_PLACE, "pl1", "Serbia", NULL);
  strcpy (f->serbia->a3, "SRB");
  f->bishkek = add_entity (f, DOSSIER_KIND_PLACE, "bishkek", "Bishkek", NULL);
  add_sections (f);
  add_passages (f);
  add_records (f);
  add_spans (f);
  dossier_document_finish (f->document);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->document);
}

static void
assert_passages (gpointer item, const char *expected)
{
  GArray *passages = DOSSIER_ITEM (item)->passages;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < passages->len; i++)
    g_string_append_printf (text, "%s%u", i ? " " : "", g_array_index (passages, guint, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_ids (GPtrArray *items, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    g_string_append_printf (text, "%s%s", i ? " " : "", DOSSIER_ITEM (items->pdata[i])->id);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_passages (Fixture *f, gconstpointer data)
{
  const DossierSpan *spans = (const DossierSpan *) f->passages[1]->spans->data;

  for (int i = 0; i < 6; i++)
    {
      g_autofree char *self = g_strdup_printf ("%d", i);

      g_assert_cmpint (DOSSIER_ITEM (f->passages[i])->index, ==, i);
      assert_passages (f->passages[i], self);
    }

  assert_ids (DOSSIER_ITEM (f->passages[0])->entities, "");
  assert_ids (DOSSIER_ITEM (f->passages[1])->entities, "CSTO zas pl1 bishkek");
  assert_ids (DOSSIER_ITEM (f->passages[1])->speakers, "zas");
  assert_ids (DOSSIER_ITEM (f->passages[4])->entities, "lavrov bishkek");
  assert_ids (DOSSIER_ITEM (f->passages[4])->speakers, "lavrov");
  assert_ids (f->passages[1]->quotes, "q1");
  g_assert_null (f->passages[0]->quotes);

  /* By start, the quote before what it holds. */
  g_assert_cmpuint (spans[0].start, ==, 0);
  g_assert_cmpuint (spans[1].start, ==, 5);
  g_assert_cmpint (spans[2].type, ==, DOSSIER_SPAN_QUOTE);
  g_assert_cmpint (spans[3].type, ==, DOSSIER_SPAN_ENTITY);
  g_assert_cmpint (spans[4].type, ==, DOSSIER_SPAN_SOURCE);

  spans = (const DossierSpan *) f->passages[4]->spans->data;
  g_assert_cmpuint (spans[0].end, ==, 36);
  g_assert_cmpuint (spans[1].start, ==, 36);
}

static void
test_quotes (Fixture *f, gconstpointer data)
{
  /* What the reader put, who speaks, who is named within; what only begins inside is not. */
  assert_ids (DOSSIER_ITEM (f->direct)->entities, "SCO zas pl1");
  assert_ids (DOSSIER_ITEM (f->direct)->speakers, "zas");
  assert_passages (f->direct, "1 3");
  g_assert_cmpint (DOSSIER_ITEM (f->direct)->section, ==, 0);

  /* No span shows it. */
  assert_ids (DOSSIER_ITEM (f->reported)->entities, "lavrov");
  assert_ids (DOSSIER_ITEM (f->reported)->speakers, "lavrov");
  assert_passages (f->reported, "");
  g_assert_cmpint (DOSSIER_ITEM (f->reported)->section, ==, -1);
}

static void
test_entities (Fixture *f, gconstpointer data)
{
  assert_passages (f->zas, "1 3");
  assert_passages (f->lavrov, "4");
  assert_passages (f->csto, "1 3");
  assert_passages (f->sco, "");
  assert_passages (f->serbia, "1");
  assert_passages (f->bishkek, "1 4");
  g_assert_cmpint (DOSSIER_ITEM (f->lavrov)->section, ==, 2);
  g_assert_cmpint (DOSSIER_ITEM (f->bishkek)->section, ==, 0);
}

static void
test_records (Fixture *f, gconstpointer data)
{
  assert_passages (f->summit, "3");
  assert_ids (DOSSIER_ITEM (f->summit)->entities, "bishkek");
  /* Told of as a quote's occasion only. */
  assert_passages (f->meeting, "1 3");

  assert_passages (f->first, "3");
  assert_passages (f->second, "1 3");
  assert_passages (f->unused, "");
  g_assert_cmpuint (f->second->number, ==, 1);
  g_assert_cmpuint (f->first->number, ==, 2);
  g_assert_cmpuint (f->unused->number, ==, 0);
  assert_ids (DOSSIER_ITEM (f->second)->speakers, "zas");
  assert_ids (DOSSIER_ITEM (f->second)->entities, "SCO zas pl1 CSTO bishkek");
  assert_ids (DOSSIER_ITEM (f->first)->speakers, "");
  assert_ids (DOSSIER_ITEM (f->first)->entities, "zas CSTO");

  assert_passages (f->commitment, "3");
  assert_ids (DOSSIER_ITEM (f->commitment)->speakers, "zas");
  assert_ids (DOSSIER_ITEM (f->commitment)->entities, "zas CSTO");
  g_assert_cmpint (DOSSIER_ITEM (f->commitment)->section, ==, 2);

  assert_ids (DOSSIER_ITEM (f->office)->entities, "zas CSTO");
  g_assert_cmpstr (DOSSIER_ITEM (f->office)->date->edtf, ==, "2020-01-01/..");
}

static void
assert_extent (const DossierSection *section, guint first, guint n)
{
  g_assert_cmpuint (section->first_passage, ==, first);
  g_assert_cmpuint (section->n_passages, ==, n);
}

static void
test_sections (Fixture *f, gconstpointer data)
{
  assert_extent (f->sections[0], 0, 2); /* its footnote stands apart */
  assert_extent (f->sections[1], 2, 3); /* with its subsection */
  assert_extent (f->sections[2], 3, 2);
  assert_extent (f->sections[3], 6, 0);
  assert_passages (f->sections[1], "2 3 4");
  g_assert_cmpint (DOSSIER_ITEM (f->sections[2])->section, ==, 2);
  g_assert_cmpint (DOSSIER_ITEM (f->passages[5])->section, ==, 0);
}

/* The store finishes what it has loaded, which was finished before: nothing comes twice. */
static void
test_finish_again (Fixture *f, gconstpointer data)
{
  dossier_document_finish (f->document);

  test_passages (f, data);
  test_quotes (f, data);
  test_entities (f, data);
  test_records (f, data);
  test_sections (f, data);
}

static void
test_find (Fixture *f, gconstpointer data)
{
  static const struct
  {
    DossierKind kind;
    const char *text;
    const char *id;
  } table[] = {
    { DOSSIER_KIND_PERSON, "zas", "zas" },
    { DOSSIER_KIND_PERSON, "ZAS", "zas" },
    { DOSSIER_KIND_PERSON, "stanislau zas", "zas" },
    { DOSSIER_KIND_PERSON, " Stanislau Zas ", "zas" },
    { DOSSIER_KIND_PERSON, "lavrov", "lavrov" },
    { DOSSIER_KIND_PERSON, "stanislau", NULL },
    { DOSSIER_KIND_PERSON, "CSTO", NULL },
    { DOSSIER_KIND_PERSON, "", NULL },
    { DOSSIER_KIND_PERSON, NULL, NULL },
    { DOSSIER_KIND_ORGANISATION, "csto", "CSTO" },
    { DOSSIER_KIND_ORGANISATION, "collective security treaty organisation", "CSTO" },
    { DOSSIER_KIND_ORGANISATION, "organisation", NULL },
    { DOSSIER_KIND_PLACE, "srb", "pl1" },
    { DOSSIER_KIND_PLACE, "SERBIA", "pl1" },
    { DOSSIER_KIND_PLACE, "\xff", NULL },
    /* Families that share a name, and one of a name that another has for short. */
    { DOSSIER_KIND_PERSON, "ivanov", NULL },
    { DOSSIER_KIND_PERSON, "pyotr ivanov", "pi" },
    { DOSSIER_KIND_PERSON, "Özdemir", "cem" },
    { DOSSIER_KIND_PERSON, "o\xcc\x88zdemir", "cem" },
  };

  add_entity (f, DOSSIER_KIND_PERSON, "ii", "Ivan Ivanov", NULL);
  add_entity (f, DOSSIER_KIND_PERSON, "pi", "Pyotr Ivanov", NULL);
  add_entity (f, DOSSIER_KIND_PERSON, "cem", "ÖZDEMİR, Cem", "Özdemir");
  add_entity (f, DOSSIER_KIND_PERSON, "ol", "Other Lavrov", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      DossierEntity *found =
        dossier_document_find_entity (f->document, table[i].kind, table[i].text);

      g_test_message ("%s", table[i].text);
      g_assert_cmpstr (found ? DOSSIER_ITEM (found)->id : NULL, ==, table[i].id);
    }
}

static void
test_ids (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  static const char *const given[] = { "a", "a", "a-2", "a", NULL, "", "b" };
  static const char *const expected[] = { "a", "a-2", "a-2-2", "a-3", "quote", "quote-2", "b" };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      DossierQuote *quote = dossier_quote_new (given[i], "words");

      dossier_document_take (document, quote);
      g_assert_cmpstr (DOSSIER_ITEM (quote)->id, ==, expected[i]);
      g_assert_true (dossier_document_lookup (document, expected[i]) == DOSSIER_ITEM (quote));
    }

  g_assert_null (dossier_document_lookup (document, "c"));
  g_assert_null (dossier_document_lookup (document, NULL));
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_QUOTE), ==, 7);
  g_assert_cmpuint (dossier_document_count (document, DOSSIER_KIND_EVENT), ==, 0);
}

static void
test_lists (void)
{
  g_autoptr (DossierQuote) quote = dossier_quote_new ("q", "words");
  DossierItem *item = DOSSIER_ITEM (quote);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (people, dossier_entity_new (DOSSIER_KIND_PERSON, "p", "Person"));
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 100; i++)
      {
        g_assert_cmpint (dossier_item_has_entity (item, people->pdata[i]), ==, round == 1);
        dossier_item_add_speaker (item, people->pdata[i]);
        dossier_item_add_passage (item, (i * 37) % 100);
      }
  dossier_item_add_entity (item, NULL);
  dossier_item_add_speaker (item, NULL);

  g_assert_cmpuint (item->speakers->len, ==, 100);
  g_assert_cmpuint (item->entities->len, ==, 100);
  g_assert_cmpuint (item->passages->len, ==, 100);
  for (guint i = 0; i < 100; i++)
    {
      g_assert_true (item->entities->pdata[i] == people->pdata[i]);
      g_assert_cmpuint (g_array_index (item->passages, guint, i), ==, i);
    }
}

static void
assert_label (gpointer item, const char *expected)
{
  g_autofree char *label = dossier_item_to_label (DOSSIER_ITEM (item));

  g_assert_cmpstr (label, ==, expected);
}

static void
test_labels (Fixture *f, gconstpointer data)
{
  g_autoptr (DossierQuote) nobody =
    dossier_quote_new ("n", "It would be weird to discuss the organisation within the framework "
                            "of another");
  g_autoptr (DossierPassage) solid =
    dossier_passage_new ("s", DOSSIER_PASSAGE_PARAGRAPH,
                         "ааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааа");

  assert_label (f->sections[0], "Section");
  assert_label (f->direct, "Stanislau Zas: “words of Zas”");
  assert_label (f->reported, "Sergei Lavrov, reported: words of Lavrov");
  nobody->direct = TRUE;
  assert_label (nobody, "“It would be weird to discuss the organisation within the…”");
  assert_label (solid, "аааааааааааааааааааааааааааааааааааааааааааааааааааааааааааа…");
  assert_label (f->summit, "Summit");
  assert_label (f->commitment, "Forces");
  assert_label (f->first, "https://example.org/1");
  assert_label (f->zas, "Stanislau Zas");
  assert_label (f->office, "Stanislau Zas, office holder (CSTO)");
  f->office->office = g_strdup ("Secretary General");
  assert_label (f->office, "Stanislau Zas, Secretary General (CSTO)");
}

#define CHECK_NAMES(Type, prefix, last)                                                            \
  for (guint i = 0; i <= last; i++)                                                                \
    {                                                                                              \
      Type value;                                                                                  \
                                                                                                   \
      g_assert_true (prefix##_from_string (prefix##_to_string (i), &value));                       \
      g_assert_cmpuint (value, ==, i);                                                             \
      g_assert_false (prefix##_from_string ("nonsense", &value));                                  \
      g_assert_false (prefix##_from_string (NULL, &value));                                        \
    }

static void
test_names (void)
{
  CHECK_NAMES (DossierKind, dossier_kind, DOSSIER_KIND_PLACE)
  CHECK_NAMES (DossierAuthority, dossier_authority, DOSSIER_AUTHORITY_SUGGESTION)
  CHECK_NAMES (DossierRole, dossier_role, DOSSIER_ROLE_UNRESOLVED)
  CHECK_NAMES (DossierVerdict, dossier_verdict, DOSSIER_VERDICT_UNCLEAR)
  CHECK_NAMES (DossierPassageKind, dossier_passage_kind, DOSSIER_PASSAGE_NOTE)
  CHECK_NAMES (DossierSpanType, dossier_span_type, DOSSIER_SPAN_TITLE)

  g_assert_cmpstr (dossier_verdict_to_string (DOSSIER_VERDICT_NOT_YET), ==, "not-yet");
  g_assert_cmpstr (dossier_passage_kind_to_string (DOSSIER_PASSAGE_LIST_ITEM), ==, "list");
  g_assert_cmpstr (dossier_passage_kind_to_string (DOSSIER_PASSAGE_FOOTNOTE), ==, "footnote");
  g_assert_cmpstr (dossier_role_to_string (DOSSIER_ROLE_DIALOGUE_PARTNER), ==, "dialogue-partner");
  g_assert_cmpstr (dossier_kind_to_string (DOSSIER_KIND_ORGANISATION), ==, "organisation");
}

static void
test_uuid (void)
{
  g_autofree char *first = dossier_uuid_from_name ("a text");
  g_autofree char *again = dossier_uuid_from_name ("a text");
  g_autofree char *other = dossier_uuid_from_name ("another text");

  /* As computed by Python's uuid.uuid5. */
  g_assert_cmpstr (first, ==, "bc731bf2-5dfe-507b-ab8d-bc280200f7c8");
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
  g_assert_true (g_uuid_string_is_valid (first));
}

/* As many of everything as a big corpus has; with lists searched from end to end this would not
 * come to its end in any time. */
static void
test_big (void)
{
  const guint n_passages = 20000;
  const guint n_people = 4000;
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  DossierSource *source = dossier_source_new ("b", NULL);
  DossierCommitment *commitment = dossier_commitment_new ("c", NULL);

  dossier_document_take (document, source);
  dossier_document_take (document, commitment);
  dossier_document_take (document, dossier_section_new ("s", NULL));
  for (guint i = 0; i < n_people; i++)
    {
      g_ptr_array_add (people, dossier_entity_new (DOSSIER_KIND_PERSON, "p", "Person"));
      dossier_document_take (document, people->pdata[i]);
    }
  for (guint i = 0; i < n_passages; i++)
    {
      DossierPassage *passage = dossier_passage_new ("p", DOSSIER_PASSAGE_SPEECH, "0123456789");

      for (guint j = 0; j < 5; j++)
        add_span (passage, DOSSIER_SPAN_ENTITY, j, j + 1, people->pdata[(i * 5 + j) % n_people]);
      add_span (passage, DOSSIER_SPAN_SOURCE, 10, 10, source);
      DOSSIER_ITEM (passage)->section = 0;
      dossier_document_take (document, passage);
      dossier_item_add_passage (DOSSIER_ITEM (commitment), n_passages - 1 - i);
    }

  dossier_document_finish (document);

  g_assert_cmpuint (DOSSIER_ITEM (source)->passages->len, ==, n_passages);
  g_assert_cmpuint (DOSSIER_ITEM (source)->entities->len, ==, n_people);
  g_assert_cmpuint (DOSSIER_ITEM (commitment)->entities->len, ==, n_people);
  g_assert_cmpuint (DOSSIER_ITEM (people->pdata[0])->passages->len, ==, 5 * n_passages / n_people);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/document/passages", test_passages);
  ADD ("/document/quotes", test_quotes);
  ADD ("/document/entities", test_entities);
  ADD ("/document/records", test_records);
  ADD ("/document/sections", test_sections);
  ADD ("/document/finish-again", test_finish_again);
  ADD ("/document/find", test_find);
  ADD ("/document/labels", test_labels);
  g_test_add_func ("/document/ids", test_ids);
  g_test_add_func ("/document/lists", test_lists);
  g_test_add_func ("/document/names", test_names);
  g_test_add_func ("/document/uuid", test_uuid);
  g_test_add_func ("/document/big", test_big);

  return g_test_run ();
}
