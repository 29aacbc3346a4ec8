/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the text: people, organisations, places, memberships, events, sources,
 * commitments. */
#include "formats/tei/tei-model-write.h"

#include <string.h>

static void
write_typed (TeiModelWriter *self, const char *name, const char *type, const char *text)
{
  if (text == NULL)
    return;
  tei_writer_start_line (&self->writer, name);
  tei_writer_attribute (&self->writer, "type", type);
  tei_writer_text (&self->writer, text);
  tei_writer_end (&self->writer);
}

/* What is pointed to among the passages and items of a record: passages, then @entities from the
 * one at @first on. */
static void
point_to_all (TeiModelWriter *self,
              const char *name,
              const DossierItem *item,
              GPtrArray *entities,
              guint first)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = first; entities != NULL && i < entities->len; i++)
    g_ptr_array_add (all, entities->pdata[i]);
  for (guint i = 0; i < item->passages->len; i++)
    g_ptr_array_add (all, dossier_document_get_passage (self->document,
                                                        g_array_index (item->passages, guint, i)));
  tei_model_point (self, name, all, 0);
}

/* Memberships: those of people, and offices, stand with whoever has them; the others are relations.
 */

static gboolean
is_affiliation (const DossierMembership *membership)
{
  return membership->role == DOSSIER_ROLE_OFFICE ||
         DOSSIER_ITEM (membership->member)->kind == DOSSIER_KIND_PERSON;
}

static void
write_ends (TeiModelWriter *self, const DossierMembership *membership)
{
  if (membership->from != NULL)
    tei_writer_attribute (&self->writer, "from-custom", membership->from->edtf);
  if (membership->to != NULL)
    tei_writer_attribute (&self->writer, "to-custom", membership->to->edtf);
  if (membership->from != NULL || membership->to != NULL)
    tei_writer_attribute (&self->writer, "datingMethod", "#edtf");
}

static gboolean
is_in_force (const DossierMembership *membership, const DossierDate *date)
{
  if (date == NULL)
    return TRUE;
  if (membership->from != NULL && dossier_date_first (membership->from) > dossier_date_last (date))
    return FALSE;
  return membership->to == NULL || dossier_date_last (membership->to) >= dossier_date_first (date);
}

/* How the quotes of its holder call an office: in full, where they can mean this one. */
static const char *
find_full_office (TeiModelWriter *self, const DossierMembership *membership)
{
  DossierDocument *document = self->document;

  if (membership->office == NULL)
    return NULL;
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierQuote *quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, i);
      const DossierDate *date = DOSSIER_ITEM (quote)->date;
      DossierMembership *first = NULL;

      if (quote->speech || quote->speaker != membership->member || quote->office == NULL)
        continue;
      for (guint j = 0; first == NULL && j < document->items[DOSSIER_KIND_MEMBERSHIP]->len; j++)
        {
          DossierMembership *other = document->items[DOSSIER_KIND_MEMBERSHIP]->pdata[j];

          if (other->member == quote->speaker && other->office != NULL &&
              is_in_force (other, date != NULL ? date : document->date))
            first = other;
        }
      if (first == membership)
        return quote->office;
    }
  return NULL;
}

static void
write_affiliation (TeiModelWriter *self, DossierMembership *membership)
{
  TeiWriter *writer = &self->writer;
  const char *in_full = find_full_office (self, membership);
  gboolean office = membership->role == DOSSIER_ROLE_OFFICE;

  tei_writer_start_line (writer, "affiliation");
  tei_model_name (self, membership);
  tei_model_point_to (self, "ref", membership->organisation);
  tei_writer_attribute (writer, "role",
                        office && membership->office != NULL
                          ? membership->office
                          : dossier_role_to_string (membership->role));
  write_ends (self, membership);
  tei_model_point_to (self, "source", membership->source);
  point_to_all (self, "corresp", DOSSIER_ITEM (membership), NULL, 0);
  if (!office && membership->office != NULL)
    tei_writer_element (writer, "roleName", membership->office);
  else if (in_full != NULL)
    tei_writer_text (writer, in_full);
  if (membership->note != NULL)
    tei_writer_element (writer, "note", membership->note);
  tei_writer_end (writer);
}

static void
write_affiliations (TeiModelWriter *self, const DossierEntity *entity)
{
  GPtrArray *memberships = self->document->items[DOSSIER_KIND_MEMBERSHIP];

  for (guint i = 0; i < memberships->len; i++)
    {
      DossierMembership *membership = memberships->pdata[i];

      if (membership->member == entity && is_affiliation (membership))
        write_affiliation (self, membership);
    }
}

static void
write_relations (TeiModelWriter *self)
{
  TeiWriter *writer = &self->writer;
  GPtrArray *memberships = self->document->items[DOSSIER_KIND_MEMBERSHIP];
  gboolean any = FALSE;

  for (guint i = 0; i < memberships->len; i++)
    {
      DossierMembership *membership = memberships->pdata[i];

      if (is_affiliation (membership))
        continue;
      if (!any)
        tei_writer_start_line (writer, "listRelation");
      any = TRUE;
      tei_writer_start_line (writer, "relation");
      tei_model_name (self, membership);
      tei_writer_attribute (writer, "name", dossier_role_to_string (membership->role));
      tei_model_point_to (self, "active", membership->member);
      tei_model_point_to (self, "passive", membership->organisation);
      write_ends (self, membership);
      point_to_all (self, "corresp", DOSSIER_ITEM (membership), NULL, 0);
      tei_model_point_to (self, "source", membership->source);
      if (membership->note != NULL)
        tei_writer_element (writer, "desc", membership->note);
      tei_writer_end (writer);
    }
  if (any)
    tei_writer_end_line (writer);
}

/* People, organisations, places */

static void
write_place (TeiModelWriter *self, const DossierEntity *entity)
{
  TeiWriter *writer = &self->writer;
  char latitude[G_ASCII_DTOSTR_BUF_SIZE], longitude[G_ASCII_DTOSTR_BUF_SIZE];

  if (*entity->a3 != '\0')
    write_typed (self, "idno", "ISO3166-1-alpha-3", entity->a3);
  if (!entity->has_geo && entity->country == NULL)
    return;
  tei_writer_start_line (writer, "location");
  if (entity->has_geo)
    {
      g_autofree char *geo =
        g_strdup_printf ("%s %s", g_ascii_dtostr (latitude, sizeof latitude, entity->latitude),
                         g_ascii_dtostr (longitude, sizeof longitude, entity->longitude));

      tei_writer_element (writer, "geo", geo);
    }
  if (entity->country != NULL)
    {
      tei_writer_start (writer, "country");
      tei_model_point_to (self, "key", entity->country);
      tei_writer_text (writer, entity->country->name);
      tei_writer_end (writer);
    }
  tei_writer_end (writer);
}

static void
write_entity (TeiModelWriter *self, const char *element, const char *name, DossierEntity *entity)
{
  TeiWriter *writer = &self->writer;
  gboolean place = DOSSIER_ITEM (entity)->kind == DOSSIER_KIND_PLACE;

  tei_writer_start_line (writer, element);
  tei_model_name (self, entity);
  tei_writer_attribute (writer, place ? "type" : "role", entity->type);
  write_typed (self, name, NULL, entity->name);
  write_typed (self, name,
               DOSSIER_ITEM (entity)->kind == DOSSIER_KIND_ORGANISATION ? "abbr" : "short",
               entity->short_name);
  if (DOSSIER_ITEM (entity)->date != NULL)
    {
      tei_writer_start_line (writer, "event");
      tei_writer_attribute (writer, "type", "existence");
      tei_model_date (self, DOSSIER_ITEM (entity)->date);
      tei_writer_element (writer, "label", "existence");
      tei_writer_end (writer);
    }
  write_typed (self, "idno", "URI", entity->uri);
  if (place)
    write_place (self, entity);
  write_affiliations (self, entity);
  write_typed (self, "note", NULL, entity->description);
  tei_writer_end_line (writer);
}

static void
write_entities (TeiModelWriter *self,
                DossierKind kind,
                const char *list,
                const char *element,
                const char *name)
{
  GPtrArray *entities = self->document->items[kind];

  if (entities->len == 0)
    return;
  tei_writer_start_line (&self->writer, list);
  for (guint i = 0; i < entities->len; i++)
    write_entity (self, element, name, entities->pdata[i]);
  tei_writer_end_line (&self->writer);
}

/* Events, sources */

static void
write_event (TeiModelWriter *self, DossierEvent *event)
{
  TeiWriter *writer = &self->writer;
  DossierItem *item = DOSSIER_ITEM (event);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  for (guint i = 0; i < event->n_places && i < item->entities->len; i++)
    g_ptr_array_add (places, item->entities->pdata[i]);

  tei_writer_start_line (writer, "event");
  tei_model_name (self, event);
  tei_writer_attribute (writer, "type", event->event_kind);
  tei_model_date (self, item->date);
  tei_model_point (self, "where", places, 0);
  point_to_all (self, "corresp", item, item->entities, event->n_places);
  write_typed (self, "label", NULL, event->title);
  write_typed (self, "desc", NULL, event->description);
  if (event->note != NULL)
    {
      tei_writer_start_line (writer, "note");
      tei_writer_attribute (writer, "type", "editorial");
      tei_writer_attribute (writer, "resp", "#editor");
      tei_writer_text (writer, event->note);
      tei_writer_end (writer);
    }
  tei_writer_end_line (writer);
}

static void
write_events (TeiModelWriter *self)
{
  GPtrArray *events = self->document->items[DOSSIER_KIND_EVENT];

  if (events->len == 0)
    return;
  tei_writer_start_line (&self->writer, "listEvent");
  for (guint i = 0; i < events->len; i++)
    write_event (self, events->pdata[i]);
  tei_writer_end_line (&self->writer);
}

static void
write_source (TeiModelWriter *self, DossierSource *source)
{
  TeiWriter *writer = &self->writer;

  tei_writer_start_line (writer, "bibl");
  tei_model_name (self, source);
  write_typed (self, "title", NULL, source->title);
  write_typed (self, "publisher", NULL, source->publisher);
  if (DOSSIER_ITEM (source)->date != NULL)
    {
      tei_writer_start_line (writer, "date");
      tei_model_date (self, DOSSIER_ITEM (source)->date);
      tei_writer_end (writer);
    }
  if (source->url != NULL)
    {
      tei_writer_start_line (writer, "ref");
      tei_writer_attribute (writer, "target", source->url);
      tei_writer_end (writer);
    }
  tei_writer_end_line (writer);
}

static void
write_sources (TeiModelWriter *self)
{
  GPtrArray *sources = self->document->items[DOSSIER_KIND_SOURCE];

  if (sources->len == 0)
    return;
  tei_writer_start_line (&self->writer, "listBibl");
  for (guint i = 0; i < sources->len; i++)
    write_source (self, sources->pdata[i]);
  tei_writer_end_line (&self->writer);
}

/* Commitments */

static void
write_dated_note (TeiModelWriter *self,
                  const char *type,
                  GPtrArray *who,
                  const char *text,
                  const DossierDate *date)
{
  TeiWriter *writer = &self->writer;

  if (text == NULL && date == NULL && who == NULL)
    return;
  tei_writer_start_line (writer, "note");
  tei_writer_attribute (writer, "type", type);
  tei_model_point (self, "corresp", who, 0);
  if (text != NULL)
    tei_writer_text (writer, text);
  if (date != NULL)
    {
      /* Which of the words say it is not known any more. */
      tei_writer_start (writer, "date");
      tei_model_date (self, date);
      tei_writer_end (writer);
    }
  tei_writer_end (writer);
}

static void
write_figure (TeiModelWriter *self, const char *type, guint quantity, const char *unit)
{
  g_autofree char *number = g_strdup_printf ("%u", quantity);

  tei_writer_start (&self->writer, "measure");
  tei_writer_attribute (&self->writer, "type", type);
  tei_writer_attribute (&self->writer, "quantity", number);
  tei_writer_attribute (&self->writer, "unit", unit);
  tei_writer_end (&self->writer);
}

static void
write_commitment (TeiModelWriter *self, DossierCommitment *commitment)
{
  TeiWriter *writer = &self->writer;
  DossierItem *item = DOSSIER_ITEM (commitment);
  g_autofree char *verdict =
    g_strconcat ("#", dossier_verdict_to_string (commitment->verdict), NULL);

  tei_writer_start_line (writer, "annotation");
  tei_model_name (self, commitment);
  tei_writer_attribute (writer, "motivation", "assessing");
  point_to_all (self, "target", item, NULL, 0);
  tei_writer_attribute (writer, "ana", verdict);
  write_typed (self, "note", "title", commitment->title);
  write_dated_note (self, "announced", item->speakers, commitment->announced_text, item->date);
  write_dated_note (self, "due", NULL, commitment->due_text, commitment->due);
  if (commitment->outcome != NULL || commitment->of > 0)
    {
      tei_writer_start_line (writer, "note");
      tei_writer_attribute (writer, "type", "outcome");
      if (commitment->outcome != NULL)
        tei_writer_text (writer, commitment->outcome);
      if (commitment->of > 0)
        {
          write_figure (self, "done", commitment->done, commitment->unit);
          write_figure (self, "of", commitment->of, commitment->unit);
        }
      tei_writer_end (writer);
    }
  tei_writer_end_line (writer);
}

static void
write_commitments (TeiModelWriter *self)
{
  GPtrArray *commitments = self->document->items[DOSSIER_KIND_COMMITMENT];

  if (commitments->len == 0)
    return;
  tei_writer_start_line (&self->writer, "listAnnotation");
  tei_writer_attribute (&self->writer, "type", "commitments");
  for (guint i = 0; i < commitments->len; i++)
    write_commitment (self, commitments->pdata[i]);
  tei_writer_end_line (&self->writer);
}

/* An empty standOff is none. */
static gboolean
has_records (DossierDocument *document)
{
  for (guint kind = DOSSIER_KIND_EVENT; kind <= DOSSIER_KIND_PLACE; kind++)
    if (dossier_document_count (document, kind) > 0)
      return TRUE;
  return FALSE;
}

void
tei_model_write_records (TeiModelWriter *self)
{
  GPtrArray *memberships = self->document->items[DOSSIER_KIND_MEMBERSHIP];
  gboolean relations_first = memberships->len > 0 && !is_affiliation (memberships->pdata[0]);

  if (!has_records (self->document))
    return;
  tei_writer_start_line (&self->writer, "standOff");
  /* Memberships keep their order, as far as may be. */
  if (relations_first)
    write_relations (self);
  write_entities (self, DOSSIER_KIND_PERSON, "listPerson", "person", "persName");
  write_entities (self, DOSSIER_KIND_ORGANISATION, "listOrg", "org", "orgName");
  write_entities (self, DOSSIER_KIND_PLACE, "listPlace", "place", "placeName");
  if (!relations_first)
    write_relations (self);
  write_events (self);
  write_sources (self);
  write_commitments (self);
  tei_writer_end_line (&self->writer);
}
