/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People, organisations and places that a file declares. */
#include "formats/tei/tei-lists.h"

#include <string.h>

static char *
dup_type (TeiReader *reader, TeiFrame *frame)
{
  const char *role = tei_get_attribute (reader, "role");
  const char *type = role ? role : tei_get_attribute (reader, "type");

  if (g_str_equal (frame->rule->name, "personGrp"))
    return g_strdup ("group");
  if (g_strcmp0 (type, "politicalParty") == 0)
    return g_strdup ("party");

  return g_strdup (type);
}

void
tei_start_entity (TeiReader *reader, TeiFrame *frame)
{
  DossierKind kind = (DossierKind) frame->rule->value;
  TeiEntity *entity =
    tei_scope_add_entity (reader->document->scope, kind, tei_get_attribute (reader, "xml:id"));

  entity->entity->type = dup_type (reader, frame);
  entity->entity->parent_instance.authority = frame->authority;
  if (frame->owner == TEI_OWNER_ENTITY && kind == DOSSIER_KIND_PLACE)
    entity->host = frame->declared;
  tei_own (reader, frame, TEI_OWNER_ENTITY, entity);
}

/* The first in the document's own language, else in English, else the first. */
static TeiName *
choose_name (TeiReader *reader, GPtrArray *names, gboolean brief)
{
  TeiName *best = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      TeiName *name = names->pdata[i];

      if (name->brief != brief)
        continue;
      if (best == NULL || tei_document_rate_language (reader->document, name->language) >
                            tei_document_rate_language (reader->document, best->language))
        best = name;
    }

  return best;
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

void
tei_end_entity (TeiReader *reader, TeiFrame *frame)
{
  TeiEntity *declared = frame->declared;
  DossierEntity *entity = declared->entity;
  TeiName *name = choose_name (reader, declared->names, FALSE);
  TeiName *brief = choose_name (reader, declared->names, TRUE);

  if (brief != NULL)
    set_text (&entity->short_name, brief->text);
  if (name == NULL)
    name = brief;

  if (name != NULL)
    set_text (&entity->name, name->text);
  else if (entity->description != NULL)
    set_text (&entity->name, entity->description);
  else if (entity->parent_instance.id != NULL)
    set_text (&entity->name, entity->parent_instance.id);
}

static gboolean
is_brief (TeiReader *reader)
{
  static const char *const types[] = { "abb",   "abbr", "abbreviation", "acronym", "init",
                                       "short", NULL };
  const char *type = tei_get_attribute (reader, "type");
  const char *full = tei_get_attribute (reader, "full");

  return (type != NULL && g_strv_contains (types, type)) ||
         (full != NULL && g_strv_contains (types, full));
}

static void
start_entity_name (TeiReader *reader, TeiFrame *frame)
{
  TeiEntity *entity = frame->declared;

  frame->flag = is_brief (reader);
  g_string_truncate (entity->given, 0);
  g_string_truncate (entity->family, 0);
  tei_capture (reader, frame);
}

/* "Abdullah Doğru" also when the family name stands first. */
static void
end_entity_name (TeiReader *reader, TeiFrame *frame)
{
  TeiEntity *entity = frame->declared;
  g_autofree char *text = tei_take_capture (reader, frame);
  TeiName *name;

  if (entity->given->len > 0 && entity->family->len > 0)
    {
      g_free (text);
      text = g_strdup_printf ("%s %s", entity->given->str, entity->family->str);
      if (entity->entity->short_name == NULL)
        set_text (&entity->entity->short_name, entity->family->str);
    }
  if (text == NULL)
    return;

  name = g_new0 (TeiName, 1);
  name->text = g_steal_pointer (&text);
  name->language = frame->language;
  name->brief = frame->flag;
  g_ptr_array_add (entity->names, name);
}

/* Where an event took place, and who took part. */
static void
note_event_name (TeiReader *reader, TeiFrame *frame)
{
  TeiEvent *event = frame->declared;
  g_autofree char *ref = tei_dup_reference (reader);

  if (frame->rule->value == DOSSIER_KIND_PLACE && event->where == NULL)
    event->where = g_steal_pointer (&ref);
  else
    tei_append_words (&event->about, ref);
}

void
tei_start_list_name (TeiReader *reader, TeiFrame *frame)
{
  TeiLink *link = frame->declared;

  if (tei_is_child_of (reader, frame, TEI_OWNER_ENTITY))
    start_entity_name (reader, frame);
  else if (frame->owner == TEI_OWNER_EVENT)
    note_event_name (reader, frame);
  else if (tei_is_child_of (reader, frame, TEI_OWNER_LINK) && link->organisations == NULL)
    {
      link->organisations = tei_dup_reference (reader);
      tei_capture (reader, frame);
    }
}

void
tei_end_list_name (TeiReader *reader, TeiFrame *frame)
{
  TeiLink *link = frame->declared;

  if (!frame->captures)
    return;
  if (frame->owner == TEI_OWNER_ENTITY)
    end_entity_name (reader, frame);
  else if (link->organisation_name == NULL)
    link->organisation_name = tei_take_capture (reader, frame);
}

/* A place's country is its name when nothing else names it, and where it lies when it stands in a
 * location. */
void
tei_start_country (TeiReader *reader, TeiFrame *frame)
{
  tei_start_list_name (reader, frame);
  if (frame->owner != TEI_OWNER_ENTITY || frame->captures)
    return;

  frame->owned = tei_dup_reference (reader);
  tei_capture (reader, frame);
}

void
tei_end_country (TeiReader *reader, TeiFrame *frame)
{
  TeiEntity *entity = frame->declared;

  if (frame->owner != TEI_OWNER_ENTITY || reader->depth == frame->owner_depth + 1)
    tei_end_list_name (reader, frame);
  else if (frame->captures && entity->country == NULL)
    {
      entity->country = g_steal_pointer (&frame->owned);
      if (entity->country == NULL)
        entity->country = tei_take_capture (reader, frame);
    }
}

void
tei_start_name_part (TeiReader *reader, TeiFrame *frame)
{
  if (frame->owner == TEI_OWNER_ENTITY && tei_get_parent (reader, frame)->captures)
    tei_capture (reader, frame);
}

void
tei_end_name_part (TeiReader *reader, TeiFrame *frame)
{
  TeiEntity *entity = frame->declared;
  g_autofree char *text = frame->captures ? tei_take_capture (reader, frame) : NULL;
  GString *part;

  if (text == NULL)
    return;

  part = frame->rule->value ? entity->family : entity->given;
  if (part->len > 0)
    g_string_append_c (part, ' ');
  g_string_append (part, text);
}

static gboolean
is_alpha_3 (const char *text)
{
  return strlen (text) == 3 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]) &&
         g_ascii_isupper (text[2]);
}

void
tei_start_list_idno (TeiReader *reader, TeiFrame *frame)
{
  frame->owned = tei_dup_attribute (reader, "type");
  tei_capture (reader, frame);
}

void
tei_end_list_idno (TeiReader *reader, TeiFrame *frame)
{
  g_autofree char *text = tei_take_capture (reader, frame);
  TeiEntity *entity = frame->declared;
  DossierSource *source = frame->declared;

  if (text == NULL)
    return;

  if (tei_is_child_of (reader, frame, TEI_OWNER_ENTITY))
    {
      if (frame->owned != NULL && strstr (frame->owned, "3166") != NULL && is_alpha_3 (text))
        g_strlcpy (entity->entity->a3, text, sizeof entity->entity->a3);
      else
        tei_scope_add_uri (reader->document->scope, entity, text);
    }
  else if (frame->owner == TEI_OWNER_SOURCE && source->url == NULL && strstr (text, "://") != NULL)
    source->url = g_steal_pointer (&text);

  /* An identifier is no part of the name around it. */
  tei_text_cut (reader->capture, frame->place);
}

static gboolean
parse_degrees (char *word, double *value)
{
  gsize length = strlen (word);
  char *end;

  if (word[length - 1] == ',')
    word[length - 1] = '\0';
  g_strdelimit (word, ",", '.');
  *value = g_ascii_strtod (word, &end);

  return end != word && *end == '\0';
}

/* Degrees of latitude and longitude, "50.7 6.0", "50.7, 6.0", "50.7,6.0" or with decimal commas
 * "48,2 16,3"; metres of height may follow. */
static gboolean
parse_geo (const char *text, double *latitude, double *longitude)
{
  gboolean comma = strpbrk (text, " ;\t\n") == NULL && strchr (text, ',') == strrchr (text, ',');
  g_auto (GStrv) words = g_strsplit_set (text, comma ? "," : " ;\t\n", -1);
  double values[3];
  guint count = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (count == G_N_ELEMENTS (values) || !parse_degrees (words[i], &values[count++]))
        return FALSE;
    }

  if (count < 2 || !(values[0] >= -90 && values[0] <= 90) ||
      !(values[1] >= -180 && values[1] <= 180))
    return FALSE;

  *latitude = values[0];
  *longitude = values[1];

  return TRUE;
}

void
tei_start_words (TeiReader *reader, TeiFrame *frame)
{
  tei_capture (reader, frame);
}

void
tei_end_geo (TeiReader *reader, TeiFrame *frame)
{
  g_autofree char *text = tei_take_capture (reader, frame);
  TeiEntity *entity = frame->declared;

  if (text == NULL || frame->owner != TEI_OWNER_ENTITY || entity->entity->has_geo)
    return;

  entity->entity->has_geo = parse_geo (text, &entity->entity->latitude, &entity->entity->longitude);
}

/* What is said of a person or place at length is left out: it is about neither text nor time. */
void
tei_start_trait (TeiReader *reader, TeiFrame *frame)
{
  if (frame->owner == TEI_OWNER_ENTITY)
    tei_skip (reader);
}
