/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/output.h"
#include "cli/show.h"
#include "model/annotation.h"
#include "model/speaker.h"
#include "model/spanning.h"

typedef void (*AddFunc) (JsonBuilder *builder, DossierDocument *document, gpointer record);

static void
add_authority (JsonBuilder *builder, const DossierItem *item)
{
  dossier_json_add_text (builder, "authority", dossier_authority_to_string (item->authority));
}

static const char *
get_name (const DossierEntity *entity)
{
  return entity != NULL ? entity->name : NULL;
}

static void
add_joined (JsonBuilder *builder, const char *key, GPtrArray *texts)
{
  g_autofree char *joined = NULL;

  g_ptr_array_add (texts, NULL);
  joined = g_strjoinv (", ", (char **) texts->pdata);
  dossier_json_add_text (builder, key, *joined != '\0' ? joined : NULL);
}

/* What the speaker of a speech was on that day. */
static void
add_standing (JsonBuilder *builder, DossierDocument *document, const DossierPassage *passage)
{
  g_autoptr (GPtrArray) offices = g_ptr_array_new ();
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();

  if (passage->speaker != NULL)
    dossier_speaker_collect_standing (document, passage->speaker, DOSSIER_ITEM (passage)->date,
                                      offices, parties);
  add_joined (builder, "role", offices);
  add_joined (builder, "party", parties);
}

static void
add_passage (JsonBuilder *builder, DossierDocument *document, gpointer record)
{
  DossierPassage *passage = record;
  int section = DOSSIER_ITEM (passage)->section;
  DossierSection *parent =
    section >= 0 ? dossier_document_get (document, DOSSIER_KIND_SECTION, (guint) section) : NULL;

  dossier_json_add_text (builder, "section", parent != NULL ? parent->title : NULL);
  dossier_json_add_text (builder, "kind", dossier_passage_kind_to_string (passage->passage_kind));
  dossier_json_add_text (builder, "text", passage->text);
  dossier_json_add_text (builder, "language",
                         passage->language != NULL ? passage->language : document->language);
  dossier_json_add_text (builder, "speaker",
                         passage->speaker != NULL ? passage->speaker->name : passage->speaker_name);
  add_standing (builder, document, passage);
}

static void
add_quote (JsonBuilder *builder, DossierDocument *document, gpointer record)
{
  DossierQuote *quote = record;
  DossierItem *item = DOSSIER_ITEM (quote);
  const char *passage = NULL;

  if (item->passages->len > 0)
    passage = DOSSIER_ITEM (
                dossier_document_get_passage (document, g_array_index (item->passages, guint, 0)))
                ->id;

  dossier_json_add_text (builder, "speaker",
                         quote->speaker != NULL ? quote->speaker->name : quote->speaker_name);
  dossier_json_add_text (builder, "office", quote->office);
  dossier_json_add_text (builder, "text", quote->text);
  if (quote->original != NULL)
    dossier_json_add_text (builder, "translation_of", quote->original);
  dossier_json_add_boolean (builder, "direct", quote->direct);
  dossier_json_add_date (builder, "date", item->date);
  dossier_json_add_text (builder, "occasion",
                         quote->occasion != NULL ? quote->occasion->title : NULL);
  dossier_json_add_text (builder, "source", quote->source != NULL ? quote->source->url : NULL);
  dossier_json_add_text (builder, "passage", passage);
  add_authority (builder, item);
}

/* A country's code, or that of the country a place lies in; NULL for a region or the open sea. */
static const char *
get_a3 (const DossierEntity *place)
{
  if (place->a3[0] != '\0')
    return place->a3;
  return place->country != NULL && place->country->a3[0] != '\0' ? place->country->a3 : NULL;
}

static gboolean
is_place_of (const DossierEvent *event, guint i)
{
  gpointer entity = g_ptr_array_index (DOSSIER_ITEM (event)->entities, i);

  return i < event->n_places || entity == event->place;
}

static void
add_event_places (JsonBuilder *builder, DossierEvent *event)
{
  GPtrArray *entities = DOSSIER_ITEM (event)->entities;
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < entities->len; i++)
    {
      const char *a3 = is_place_of (event, i) ? get_a3 (g_ptr_array_index (entities, i)) : NULL;

      if (a3 != NULL && !g_ptr_array_find_with_equal_func (codes, a3, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer) a3);
    }
  dossier_json_add_lines (builder, "places", codes);
}

static void
add_event_participants (JsonBuilder *builder, DossierEvent *event)
{
  GPtrArray *entities = DOSSIER_ITEM (event)->entities;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < entities->len; i++)
    if (!is_place_of (event, i))
      g_ptr_array_add (names, DOSSIER_ENTITY (g_ptr_array_index (entities, i))->name);
  dossier_json_add_lines (builder, "participants", names);
}

static void
add_event (JsonBuilder *builder, DossierDocument *document, gpointer record)
{
  DossierEvent *event = record;
  DossierItem *item = DOSSIER_ITEM (event);

  dossier_json_add_text (builder, "title", event->title);
  dossier_json_add_date (builder, "date", item->date);
  dossier_json_add_text (builder, "kind", event->event_kind);
  add_event_places (builder, event);
  add_event_participants (builder, event);
  dossier_json_add_passages (builder, "passages", document, item);
  add_authority (builder, item);
  dossier_json_add_text (builder, "note", event->note);
}

static void
add_membership (JsonBuilder *builder, DossierDocument *document, gpointer record)
{
  DossierMembership *membership = record;

  dossier_json_add_text (builder, "member", get_name (membership->member));
  dossier_json_add_text (builder, "organisation", get_name (membership->organisation));
  dossier_json_add_text (builder, "role", dossier_role_to_string (membership->role));
  dossier_json_add_date (builder, "from", membership->from);
  dossier_json_add_date (builder, "to", membership->to);
  add_authority (builder, DOSSIER_ITEM (membership));
  dossier_json_add_text (builder, "office", membership->office);
  dossier_json_add_text (builder, "note", membership->note);
}

static void
add_geo (JsonBuilder *builder, DossierEntity *place)
{
  json_builder_set_member_name (builder, "geo");
  if (!place->has_geo)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_array (builder);
  json_builder_add_double_value (builder, place->latitude);
  json_builder_add_double_value (builder, place->longitude);
  json_builder_end_array (builder);
}

static void
add_entity (JsonBuilder *builder, DossierDocument *document, gpointer record)
{
  DossierEntity *entity = record;
  DossierItem *item = DOSSIER_ITEM (entity);

  dossier_json_add_text (builder, "name", entity->name);
  dossier_json_add_text (builder, "short", entity->short_name);
  if (item->kind == DOSSIER_KIND_PLACE)
    {
      dossier_json_add_text (builder, "a3", entity->a3[0] != '\0' ? entity->a3 : NULL);
      dossier_json_add_text (builder, "country", get_name (entity->country));
      add_geo (builder, entity);
    }
  dossier_json_add_text (builder, "type", entity->type);
  dossier_json_add_text (builder, "description", entity->description);
  dossier_json_add_passages (builder, "passages", document, item);
  add_authority (builder, item);
}

static void
add_source (JsonBuilder *builder, DossierDocument *document, gpointer record)
{
  DossierSource *source = record;
  DossierItem *item = DOSSIER_ITEM (source);

  dossier_json_add_text (builder, "url", source->url);
  dossier_json_add_text (builder, "title", source->title);
  dossier_json_add_text (builder, "publisher", source->publisher);
  dossier_json_add_date (builder, "date", item->date);
  dossier_json_add_passages (builder, "passages", document, item);
  add_authority (builder, item);
}

static void
add_figures (JsonBuilder *builder, DossierCommitment *commitment)
{
  json_builder_set_member_name (builder, "figures");
  if (commitment->of == 0)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  dossier_json_add_number (builder, "done", commitment->done);
  dossier_json_add_number (builder, "of", commitment->of);
  json_builder_end_object (builder);
}

static void
add_commitment (JsonBuilder *builder, DossierDocument *document, gpointer record)
{
  DossierCommitment *commitment = record;
  DossierItem *item = DOSSIER_ITEM (commitment);
  g_autoptr (GPtrArray) by = g_ptr_array_new ();

  for (guint i = 0; item->speakers != NULL && i < item->speakers->len; i++)
    g_ptr_array_add (by, DOSSIER_ENTITY (item->speakers->pdata[i])->name);
  dossier_json_add_text (builder, "title", commitment->title);
  add_joined (builder, "by", by);
  dossier_json_add_date (builder, "announced", item->date);
  dossier_json_add_date (builder, "due", commitment->due);
  dossier_json_add_text (builder, "outcome", commitment->outcome);
  dossier_json_add_text (builder, "verdict", dossier_verdict_to_string (commitment->verdict));
  dossier_json_add_passages (builder, "evidence", document, item);
  add_figures (builder, commitment);
  add_authority (builder, item);
}

/* Where it stands, or used to. */
static const char *
get_note_passage (DossierDocument *document, DossierAnnotation *note)
{
  const DossierAnchor *anchor = note->anchors->len > 0 ? note->anchors->pdata[0] : NULL;
  GArray *passages = DOSSIER_ITEM (note)->passages;

  if (anchor != NULL && anchor->found < 0)
    return anchor->passage;
  if (anchor == NULL && passages->len == 0)
    return NULL;
  return DOSSIER_ITEM (
           dossier_document_get_passage (document, anchor != NULL
                                                     ? (guint) anchor->found
                                                     : g_array_index (passages, guint, 0)))
    ->id;
}

static void
add_note (JsonBuilder *builder, DossierDocument *document, gpointer record)
{
  DossierAnnotation *note = record;
  g_autofree char *exact = dossier_annotation_get_exact (note);

  dossier_json_add_text (builder, "exact", exact);
  dossier_json_add_text (builder, "note", note->note);
  dossier_json_add_lines (builder, "tags", note->tags);
  dossier_json_add_text (builder, "colour", dossier_colour_to_string (note->colour));
  dossier_json_add_text (builder, "state", dossier_anchor_state_to_string (note->state));
  dossier_json_add_text (builder, "passage", get_note_passage (document, note));
  dossier_json_add_time (builder, "created", note->created);
  dossier_json_add_time (builder, "modified", note->modified);
  dossier_json_add_text (builder, "about", note->target);
  dossier_json_add_text (builder, "mark",
                         note->mark != NULL ? dossier_kind_to_string (note->mark->kind) : NULL);
}

static AddFunc
get_add_func (DossierKind kind)
{
  switch (kind)
    {
    case DOSSIER_KIND_PASSAGE:
      return add_passage;
    case DOSSIER_KIND_QUOTE:
      return add_quote;
    case DOSSIER_KIND_EVENT:
      return add_event;
    case DOSSIER_KIND_COMMITMENT:
      return add_commitment;
    case DOSSIER_KIND_SOURCE:
      return add_source;
    case DOSSIER_KIND_MEMBERSHIP:
      return add_membership;
    case DOSSIER_KIND_PERSON:
    case DOSSIER_KIND_ORGANISATION:
    case DOSSIER_KIND_PLACE:
      return add_entity;
    case DOSSIER_KIND_NOTE:
      return add_note;
    case DOSSIER_KIND_SECTION:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Which of many documents it is from; of a person, an organisation or a place, which ones. */
static void
add_origin (JsonBuilder *builder, DossierDocument *document, gpointer record)
{
  const DossierOrigin *origin = dossier_document_get_origin (document, record);
  const GPtrArray *parts =
    DOSSIER_IS_ENTITY (record) ? dossier_document_list_parts (document, record) : NULL;
  const GPtrArray *origins = dossier_document_get_origins (document);
  g_autoptr (GPtrArray) uuids = g_ptr_array_new ();

  if (parts == NULL)
    {
      dossier_json_add_text (builder, "document", origin != NULL ? origin->uuid : NULL);
      return;
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const DossierEntityPart *part = parts->pdata[i];

      for (guint j = 0; j < part->origins->len; j++)
        {
          origin = origins->pdata[g_array_index (part->origins, guint, j)];
          g_ptr_array_add (uuids, origin->uuid);
        }
    }
  dossier_json_add_lines (builder, "documents", uuids);
}

void
dossier_show_json (DossierDocument *document, DossierKind kind, GPtrArray *records)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  AddFunc add = get_add_func (kind);

  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = records->pdata[i];

      json_builder_begin_object (builder);
      dossier_json_add_text (builder, "id", DOSSIER_ITEM (record)->id);
      add (builder, document, record);
      if (dossier_document_get_reach (document) != NULL)
        add_origin (builder, document, record);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  dossier_json_print (builder);
}
