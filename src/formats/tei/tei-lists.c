/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of people, organisations, places, events, relations, works, annotations: what a file
 * declares, in standOff, particDesc, settingDesc or in the text. */
#include "formats/tei/tei-lists.h"

#include <string.h>

void
tei_own (TeiReader *reader, TeiFrame *frame, TeiOwner owner, gpointer declared)
{
  frame->owner = owner;
  frame->declared = declared;
  frame->owner_depth = reader->depth;
  tei_charge (reader, TEI_RECORD_COST);
}

/* Whether the element stands directly in a declaration of that kind. */
gboolean
tei_is_child_of (TeiReader *reader, TeiFrame *frame, TeiOwner owner)
{
  return frame->owner == owner && reader->depth == frame->owner_depth + 1;
}

static void
start_skipped (TeiReader *reader, TeiFrame *frame)
{
  tei_skip (reader);
}

static void
start_reported (TeiReader *reader, TeiFrame *frame)
{
  tei_skip_and_report (reader, frame->rule->name);
}

/* Relations and affiliations */

static TeiLink *
add_link (TeiReader *reader, TeiFrame *frame)
{
  TeiLink *link = tei_scope_add_link (reader->document->scope);

  link->id = tei_dup_attribute (reader, "xml:id");
  tei_document_reserve (reader->document, link->id);
  link->source = tei_dup_attribute (reader, "source");
  link->about = tei_dup_attribute (reader, "corresp");
  link->authority = frame->authority;
  tei_get_dating (reader, &link->dating);

  return link;
}

static void
start_affiliation (TeiReader *reader, TeiFrame *frame)
{
  TeiEntity *member = frame->declared;
  TeiLink *link;

  if (frame->owner != TEI_OWNER_ENTITY)
    {
      tei_skip (reader);
      return;
    }

  link = add_link (reader, frame);
  link->affiliation = TRUE;
  link->member = member;
  link->organisations = tei_dup_reference (reader);
  link->name = tei_dup_attribute (reader, "role");
  link->term = tei_dup_attribute (reader, "ana");
  tei_own (reader, frame, TEI_OWNER_LINK, link);
  tei_capture (reader, frame);
}

static void
end_affiliation (TeiReader *reader, TeiFrame *frame)
{
  TeiLink *link = frame->declared;
  g_autofree char *text = tei_take_capture (reader, frame);

  if (link->organisations == NULL && link->organisation_name == NULL)
    link->organisation_name = g_steal_pointer (&text);
  else if (link->office != NULL || link->name != NULL)
    link->in_full = g_steal_pointer (&text);
  else if (link->organisation_name == NULL)
    link->office = g_steal_pointer (&text);
}

static void
end_role_name (TeiReader *reader, TeiFrame *frame)
{
  TeiLink *link = frame->declared;

  if (tei_is_child_of (reader, frame, TEI_OWNER_LINK) && link->office == NULL)
    link->office = tei_take_capture (reader, frame);
}

static void
start_relation (TeiReader *reader, TeiFrame *frame)
{
  TeiLink *link = add_link (reader, frame);
  const char *mutual = tei_get_attribute (reader, "mutual");

  link->name = tei_dup_attribute (reader, "name");
  if (link->name == NULL)
    link->name = tei_dup_attribute (reader, "type");
  link->members = mutual ? g_strdup (mutual) : tei_dup_attribute (reader, "active");
  link->organisations = tei_dup_attribute (reader, "passive");
  tei_own (reader, frame, TEI_OWNER_LINK, link);
}

/* Events */

static void
start_event (TeiReader *reader, TeiFrame *frame)
{
  TeiEvent *event =
    tei_scope_add_event (reader->document->scope, tei_get_attribute (reader, "xml:id"));
  g_auto (TeiDating) dating = { 0 };

  tei_get_dating (reader, &dating);
  event->event->parent_instance.date = tei_dating_get_date (&dating, NULL);
  event->event->parent_instance.authority = frame->authority;
  event->event->event_kind = tei_dup_attribute (reader, "type");
  event->where = tei_dup_attribute (reader, "where");
  event->about = tei_dup_attribute (reader, "corresp");
  if (frame->owner == TEI_OWNER_ENTITY)
    event->host = frame->declared;
  else if (frame->owner == TEI_OWNER_EVENT)
    event->host = ((TeiEvent *) frame->declared)->host;
  tei_own (reader, frame, TEI_OWNER_EVENT, event);
  tei_capture (reader, frame);
}

/* The whole text of an event may stand for a title if it is short. */
static char *
dup_beginning (const char *text)
{
  g_autofree char *start = NULL;
  char *space;

  if (g_utf8_strlen (text, -1) <= 100)
    return g_strdup (text);

  start = g_utf8_substring (text, 0, 100);
  space = strrchr (start, ' ');
  if (space != NULL)
    *space = '\0';

  return g_strconcat (start, "…", NULL);
}

static gboolean
is_existence (const TeiEvent *event)
{
  return event->host != NULL && (g_strcmp0 (event->event->event_kind, "existence") == 0 ||
                                 (event->event->title != NULL &&
                                  g_ascii_strcasecmp (event->event->title, "existence") == 0));
}

static void
end_event (TeiReader *reader, TeiFrame *frame)
{
  TeiEvent *event = frame->declared;
  g_autofree char *text = tei_take_capture (reader, frame);

  if (is_existence (event))
    {
      DossierItem *host = DOSSIER_ITEM (event->host->entity);

      if (host->date == NULL)
        host->date = g_steal_pointer (&event->event->parent_instance.date);
      event->dropped = TRUE;
      return;
    }

  if (event->event->title == NULL && event->event->description != NULL)
    event->event->title = dup_beginning (event->event->description);
  if (event->event->title == NULL && text != NULL)
    event->event->title = dup_beginning (text);
  if (event->event->title == NULL)
    event->event->title = g_strdup (event->event->event_kind);
  event->dropped = event->event->title == NULL;
}

static void
start_label (TeiReader *reader, TeiFrame *frame)
{
  if (frame->owner == TEI_OWNER_EVENT)
    tei_capture (reader, frame);
  else
    tei_skip (reader);
}

static void
end_label (TeiReader *reader, TeiFrame *frame)
{
  TeiEvent *event = frame->declared;

  if (!frame->captures)
    return;
  if (event->event->title == NULL)
    event->event->title = tei_take_capture (reader, frame);
  /* The title is not said again in the description. */
  tei_text_cut (reader->capture, frame->place);
}

/* Works */

static void
start_source (TeiReader *reader, TeiFrame *frame)
{
  DossierSource *source;

  /* What is cited for a person or an event is no source of the text. */
  if (frame->owner != TEI_OWNER_NONE)
    {
      tei_skip (reader);
      return;
    }

  source = tei_scope_add_source (reader->document->scope, tei_get_attribute (reader, "xml:id"));
  source->parent_instance.authority = frame->authority;
  tei_own (reader, frame, TEI_OWNER_SOURCE, source);
  tei_capture (reader, frame);
}

static void
end_source (TeiReader *reader, TeiFrame *frame)
{
  DossierSource *source = frame->declared;

  if (source->title == NULL)
    source->title = tei_take_capture (reader, frame);
}

static void
start_source_part (TeiReader *reader, TeiFrame *frame)
{
  if (frame->owner == TEI_OWNER_SOURCE)
    tei_capture (reader, frame);
}

static void
end_title (TeiReader *reader, TeiFrame *frame)
{
  DossierSource *source = frame->declared;

  if (frame->captures && source->title == NULL)
    source->title = tei_take_capture (reader, frame);
}

static void
end_publisher (TeiReader *reader, TeiFrame *frame)
{
  DossierSource *source = frame->declared;

  if (frame->captures && source->publisher == NULL)
    source->publisher = tei_take_capture (reader, frame);
}

static void
start_ref (TeiReader *reader, TeiFrame *frame)
{
  DossierSource *source = frame->declared;
  const char *target = tei_get_attribute (reader, "target");

  if (frame->owner == TEI_OWNER_SOURCE && source->url == NULL && target != NULL &&
      strstr (target, "://") != NULL)
    source->url = g_strdup (target);
}

/* What was announced against what was done */

typedef enum
{
  NOTE_NONE,
  NOTE_TITLE,
  NOTE_ANNOUNCED,
  NOTE_DUE,
  NOTE_OUTCOME,
} NoteKind;

static void
start_annotation (TeiReader *reader, TeiFrame *frame)
{
  TeiPledge *pledge;

  if (!tei_has_attribute (reader, "motivation", "assessing"))
    {
      tei_skip_and_report (reader, frame->rule->name);
      return;
    }

  pledge = tei_scope_add_pledge (reader->document->scope, tei_get_attribute (reader, "xml:id"));
  pledge->commitment->parent_instance.authority = frame->authority;
  tei_document_reserve (reader->document, pledge->commitment->parent_instance.id);
  pledge->evidence = tei_dup_attribute (reader, "target");
  pledge->verdict = tei_dup_attribute (reader, "ana");
  tei_own (reader, frame, TEI_OWNER_PLEDGE, pledge);
}

static NoteKind
get_note_kind (TeiReader *reader)
{
  if (tei_has_attribute (reader, "type", "title"))
    return NOTE_TITLE;
  if (tei_has_attribute (reader, "type", "announced"))
    return NOTE_ANNOUNCED;
  if (tei_has_attribute (reader, "type", "due"))
    return NOTE_DUE;
  if (tei_has_attribute (reader, "type", "outcome"))
    return NOTE_OUTCOME;

  return NOTE_NONE;
}

static void
end_pledge_note (TeiReader *reader, TeiFrame *frame)
{
  TeiPledge *pledge = frame->declared;
  DossierCommitment *commitment = pledge->commitment;
  char **places[] = { NULL, &commitment->title, &commitment->announced_text, &commitment->due_text,
                      &commitment->outcome };
  char **place = places[pledge->note];

  pledge->note = NOTE_NONE;
  if (place == NULL || *place != NULL)
    return;

  *place = tei_take_capture (reader, frame);
}

static void
take_pledge_date (TeiReader *reader, TeiPledge *pledge)
{
  DossierCommitment *commitment = pledge->commitment;
  g_auto (TeiDating) dating = { 0 };
  DossierDate **place = NULL;

  if (pledge->note == NOTE_ANNOUNCED)
    place = &commitment->parent_instance.date;
  else if (pledge->note == NOTE_DUE)
    place = &commitment->due;
  if (place == NULL || *place != NULL)
    return;

  tei_get_dating (reader, &dating);
  *place = tei_dating_get_date (&dating, NULL);
}

static void
start_measure (TeiReader *reader, TeiFrame *frame)
{
  TeiPledge *pledge = frame->declared;
  const char *quantity = tei_get_attribute (reader, "quantity");
  guint64 number;

  if (frame->owner != TEI_OWNER_PLEDGE || quantity == NULL ||
      !g_ascii_string_to_unsigned (quantity, 10, 0, G_MAXUINT, &number, NULL))
    return;

  if (tei_has_attribute (reader, "type", "done"))
    pledge->commitment->done = (guint) number;
  else if (tei_has_attribute (reader, "type", "of"))
    pledge->commitment->of = (guint) number;
  if (pledge->commitment->unit == NULL)
    pledge->commitment->unit = tei_dup_attribute (reader, "unit");
}

/* What may stand in several of them */

static void
start_date (TeiReader *reader, TeiFrame *frame)
{
  g_auto (TeiDating) dating = { 0 };
  DossierDate **place = NULL;

  if (frame->owner == TEI_OWNER_PLEDGE)
    take_pledge_date (reader, frame->declared);
  else if (frame->owner == TEI_OWNER_SOURCE)
    place = &DOSSIER_ITEM (frame->declared)->date;
  else if (tei_is_child_of (reader, frame, TEI_OWNER_EVENT))
    place = &((TeiEvent *) frame->declared)->event->parent_instance.date;

  if (place == NULL || *place != NULL)
    return;
  tei_get_dating (reader, &dating);
  *place = tei_dating_get_date (&dating, NULL);
  if (frame->owner == TEI_OWNER_SOURCE && *place == NULL)
    tei_capture (reader, frame);
}

static void
end_date (TeiReader *reader, TeiFrame *frame)
{
  g_autofree char *text = frame->captures ? tei_take_capture (reader, frame) : NULL;

  if (text != NULL && DOSSIER_ITEM (frame->declared)->date == NULL)
    DOSSIER_ITEM (frame->declared)->date = tei_date_from_text (text);
}

static void
start_note (TeiReader *reader, TeiFrame *frame)
{
  TeiPledge *pledge = frame->declared;

  switch (frame->owner)
    {
    case TEI_OWNER_PLEDGE:
      pledge->note = get_note_kind (reader);
      if (pledge->note == NOTE_ANNOUNCED && pledge->by == NULL)
        pledge->by = tei_dup_attribute (reader, "corresp");
      tei_capture (reader, frame);
      break;
    case TEI_OWNER_ENTITY:
    case TEI_OWNER_EVENT:
    case TEI_OWNER_LINK:
      tei_capture (reader, frame);
      break;
    default:
      tei_skip (reader);
    }
}

/* What a person, an event or a relation is said to be. */
static char **
get_description (TeiReader *reader, TeiFrame *frame, gboolean note)
{
  if (tei_is_child_of (reader, frame, TEI_OWNER_ENTITY))
    return &((TeiEntity *) frame->declared)->entity->description;
  if (tei_is_child_of (reader, frame, TEI_OWNER_LINK))
    return &((TeiLink *) frame->declared)->note;
  if (tei_is_child_of (reader, frame, TEI_OWNER_EVENT))
    {
      DossierEvent *event = ((TeiEvent *) frame->declared)->event;

      return note ? &event->note : &event->description;
    }

  return NULL;
}

static void
end_note (TeiReader *reader, TeiFrame *frame)
{
  char **place;

  if (frame->owner == TEI_OWNER_PLEDGE)
    {
      end_pledge_note (reader, frame);
      return;
    }
  if (!frame->captures)
    return;

  place = get_description (reader, frame, TRUE);
  if (place != NULL && *place == NULL)
    *place = tei_take_capture (reader, frame);
  /* A note to a name, or to an event, is no part of its text. */
  tei_text_cut (reader->capture, frame->place);
}

static void
start_description (TeiReader *reader, TeiFrame *frame)
{
  if (reader->capturing > 0)
    tei_text_add_space (reader->capture);
  tei_capture (reader, frame);
}

static void
end_description (TeiReader *reader, TeiFrame *frame)
{
  char **place = get_description (reader, frame, FALSE);

  if (place != NULL && *place == NULL)
    *place = tei_take_capture (reader, frame);
}

/* Of a choice the expansion, the regular or the corrected form counts. */
static void
start_other_form (TeiReader *reader, TeiFrame *frame)
{
  frame->flag = g_str_equal (tei_get_name (tei_get_parent (reader, frame)), "choice");
  tei_capture (reader, frame);
}

static void
end_other_form (TeiReader *reader, TeiFrame *frame)
{
  if (frame->flag)
    tei_text_cut (reader->capture, frame->place);
}

const TeiRule tei_list_rules[] = {
  { "ab", start_description, end_description, 0 },
  { "abbr", start_other_form, end_other_form, 0 },
  { "affiliation", start_affiliation, end_affiliation, 0 },
  { "age", tei_start_trait, NULL, 0 },
  { "annotation", start_annotation, NULL, 0 },
  { "bibl", start_source, end_source, 0 },
  { "biblFull", start_source, end_source, 0 },
  { "biblStruct", start_source, end_source, 0 },
  { "birth", tei_start_trait, NULL, 0 },
  { "bloc", tei_start_list_name, tei_end_list_name, DOSSIER_KIND_PLACE },
  { "choice", NULL, NULL, 0 },
  { "climate", tei_start_trait, NULL, 0 },
  { "country", tei_start_country, tei_end_country, DOSSIER_KIND_PLACE },
  { "date", start_date, end_date, 0 },
  { "death", tei_start_trait, NULL, 0 },
  { "desc", start_description, end_description, 0 },
  { "district", tei_start_list_name, tei_end_list_name, DOSSIER_KIND_PLACE },
  { "education", tei_start_trait, NULL, 0 },
  { "event", start_event, end_event, 0 },
  { "faith", tei_start_trait, NULL, 0 },
  { "figure", start_skipped, NULL, 0 },
  { "floruit", tei_start_trait, NULL, 0 },
  { "forename", tei_start_name_part, tei_end_name_part, 0 },
  { "genName", tei_start_name_part, tei_end_name_part, 1 },
  { "geo", tei_start_words, tei_end_geo, 0 },
  { "geogName", tei_start_list_name, tei_end_list_name, DOSSIER_KIND_PLACE },
  { "head", start_label, end_label, 0 },
  { "idno", tei_start_list_idno, tei_end_list_idno, 0 },
  { "label", start_label, end_label, 0 },
  { "langKnowledge", tei_start_trait, NULL, 0 },
  { "link", start_reported, NULL, 0 },
  { "linkGrp", start_reported, NULL, 0 },
  { "listAnnotation", tei_start_annotation_list, NULL, 0 },
  { "measure", start_measure, NULL, 0 },
  { "name", tei_start_list_name, tei_end_list_name, 0 },
  { "nameLink", tei_start_name_part, tei_end_name_part, 1 },
  { "nationality", tei_start_trait, NULL, 0 },
  { "note", start_note, end_note, 0 },
  { "occupation", start_description, end_description, 0 },
  { "org", tei_start_entity, tei_end_entity, DOSSIER_KIND_ORGANISATION },
  { "orgName", tei_start_list_name, tei_end_list_name, DOSSIER_KIND_ORGANISATION },
  { "orig", start_other_form, end_other_form, 0 },
  { "p", start_description, end_description, 0 },
  { "persName", tei_start_list_name, tei_end_list_name, DOSSIER_KIND_PERSON },
  { "person", tei_start_entity, tei_end_entity, DOSSIER_KIND_PERSON },
  { "personGrp", tei_start_entity, tei_end_entity, DOSSIER_KIND_PERSON },
  { "place", tei_start_entity, tei_end_entity, DOSSIER_KIND_PLACE },
  { "placeName", tei_start_list_name, tei_end_list_name, DOSSIER_KIND_PLACE },
  { "population", tei_start_trait, NULL, 0 },
  { "ptr", start_ref, NULL, 0 },
  { "publisher", start_source_part, end_publisher, 0 },
  { "ref", start_ref, NULL, 0 },
  { "region", tei_start_list_name, tei_end_list_name, DOSSIER_KIND_PLACE },
  { "relation", start_relation, NULL, 0 },
  { "residence", tei_start_trait, NULL, 0 },
  { "roleName", tei_start_words, end_role_name, 0 },
  { "settlement", tei_start_list_name, tei_end_list_name, DOSSIER_KIND_PLACE },
  { "sex", tei_start_trait, NULL, 0 },
  { "sic", start_other_form, end_other_form, 0 },
  { "socecStatus", tei_start_trait, NULL, 0 },
  { "spanGrp", start_reported, NULL, 0 },
  { "state", tei_start_trait, NULL, 0 },
  { "surname", tei_start_name_part, tei_end_name_part, 1 },
  { "terrain", tei_start_trait, NULL, 0 },
  { "title", start_source_part, end_title, 0 },
  { "trait", tei_start_trait, NULL, 0 },
  { NULL },
};
