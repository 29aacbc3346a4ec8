/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What references mean: ids with and without "#", in the file or its corpus, URIs, and names. */
#include "formats/tei/tei-build.h"

#include <string.h>

gboolean
tei_is_entity_kind (DossierKind kind)
{
  return kind == DOSSIER_KIND_PERSON || kind == DOSSIER_KIND_ORGANISATION ||
         kind == DOSSIER_KIND_PLACE;
}

static gboolean
is_uri (const char *token)
{
  return strstr (token, "://") != NULL;
}

/* Ids */

static const char *
get_id_prefix (DossierKind kind)
{
  switch (kind)
    {
    case DOSSIER_KIND_SECTION:
      return "s";
    case DOSSIER_KIND_PASSAGE:
      return "p";
    case DOSSIER_KIND_QUOTE:
      return "q";
    case DOSSIER_KIND_EVENT:
      return "e";
    case DOSSIER_KIND_COMMITMENT:
      return "c";
    case DOSSIER_KIND_SOURCE:
      return "b";
    case DOSSIER_KIND_MEMBERSHIP:
      return "m";
    default:
      return NULL;
    }
}

static gboolean
is_taken (TeiBuild *build, const char *id)
{
  TeiScope *scope = build->from->scope;

  return dossier_document_lookup (build->to, id) != NULL ||
         g_hash_table_contains (build->from->marks, id) ||
         g_hash_table_contains (build->from->reserved, id) ||
         g_hash_table_contains (scope->entity_ids, id) ||
         g_hash_table_contains (scope->event_ids, id) ||
         g_hash_table_contains (scope->source_ids, id);
}

/* "p12" for the twelfth passage; ids of the file itself come first. */
void
tei_build_give_id (TeiBuild *build, DossierItem *item)
{
  const char *prefix = get_id_prefix (item->kind);

  if (item->id != NULL && *item->id != '\0')
    return;

  do
    {
      g_free (item->id);
      if (prefix != NULL)
        item->id = g_strdup_printf ("%s%u", prefix, ++build->counts[item->kind]);
      else
        item->id = g_strdup_printf ("%s-%u", dossier_kind_to_string (item->kind),
                                    ++build->counts[item->kind]);
    }
  while (is_taken (build, item->id));
}

/* What is declared */

static DossierEntity *
copy_entity (const DossierEntity *from)
{
  DossierEntity *copy =
    dossier_entity_new (from->parent_instance.kind, from->parent_instance.id, from->name);

  copy->short_name = g_strdup (from->short_name);
  copy->type = g_strdup (from->type);
  copy->description = g_strdup (from->description);
  copy->uri = g_strdup (from->uri);
  memcpy (copy->a3, from->a3, sizeof copy->a3);
  copy->latitude = from->latitude;
  copy->longitude = from->longitude;
  copy->has_geo = from->has_geo;
  copy->parent_instance.authority = from->parent_instance.authority;
  if (from->parent_instance.date != NULL)
    copy->parent_instance.date = dossier_date_copy (from->parent_instance.date);

  return copy;
}

static void
note_shared (TeiBuild *build, const DossierItem *item, const char *name)
{
  g_string_append_printf (build->shared, "%s\n%s\n%s\n", item->id ? item->id : "", name,
                          item->date ? item->date->edtf : "");
}

DossierEntity *
tei_build_entity (TeiBuild *build, TeiEntity *declared)
{
  DossierEntity *entity = g_hash_table_lookup (build->made, declared);

  if (entity != NULL || *declared->entity->name == '\0')
    return entity;

  /* Documents of a corpus share its declarations: each has its own copy. */
  entity = copy_entity (declared->entity);
  if (declared->scope != build->from->scope)
    note_shared (build, DOSSIER_ITEM (entity), entity->name);
  tei_build_give_id (build, DOSSIER_ITEM (entity));
  dossier_document_take (build->to, entity);
  g_hash_table_insert (build->made, declared, entity);

  return entity;
}

DossierEvent *
tei_build_event (TeiBuild *build, TeiEvent *declared)
{
  DossierEvent *event = g_hash_table_lookup (build->made, declared);
  const DossierEvent *from = declared->event;

  if (event != NULL || declared->dropped)
    return event;

  event = dossier_event_new (from->parent_instance.id, from->title);
  event->event_kind = g_strdup (from->event_kind);
  event->description = g_strdup (from->description);
  event->note = g_strdup (from->note);
  event->parent_instance.authority = from->parent_instance.authority;
  if (from->parent_instance.date != NULL)
    event->parent_instance.date = dossier_date_copy (from->parent_instance.date);
  if (declared->scope != build->from->scope)
    note_shared (build, DOSSIER_ITEM (event), event->title);
  tei_build_give_id (build, DOSSIER_ITEM (event));
  dossier_document_take (build->to, event);
  g_hash_table_insert (build->made, declared, event);

  return event;
}

DossierSource *
tei_build_source (TeiBuild *build, DossierSource *declared)
{
  DossierSource *source = g_hash_table_lookup (build->made, declared);

  if (source != NULL)
    return source;

  source = dossier_source_new (declared->parent_instance.id, declared->url);
  source->title = g_strdup (declared->title);
  source->publisher = g_strdup (declared->publisher);
  source->parent_instance.authority = declared->parent_instance.authority;
  if (declared->parent_instance.date != NULL)
    source->parent_instance.date = dossier_date_copy (declared->parent_instance.date);
  tei_build_give_id (build, DOSSIER_ITEM (source));
  dossier_document_take (build->to, source);
  g_hash_table_insert (build->made, declared, source);

  return source;
}

static DossierItem *
find_declared (TeiBuild *build, const char *id)
{
  for (TeiDocument *document = build->from; document != NULL; document = document->corpus)
    {
      TeiScope *scope = document->scope;
      TeiEntity *entity = g_hash_table_lookup (scope->entity_ids, id);
      TeiEvent *event;
      DossierSource *source;

      if (entity != NULL)
        return (DossierItem *) tei_build_entity (build, entity);
      event = g_hash_table_lookup (scope->event_ids, id);
      if (event != NULL)
        return (DossierItem *) tei_build_event (build, event);
      source = g_hash_table_lookup (scope->source_ids, id);
      if (source != NULL)
        return (DossierItem *) tei_build_source (build, source);
    }

  return NULL;
}

static DossierItem *
find_id (TeiBuild *build, const char *id)
{
  DossierItem *item = find_declared (build, id);

  if (item == NULL)
    item = g_hash_table_lookup (build->from->marks, id);
  if (item == NULL)
    item = g_hash_table_lookup (build->unmade, id);

  return item;
}

/* The id in "#id", "file.xml#id", "id" and "range(id-start,id-end)"; NULL for a URI. */
static char *
dup_id (const char *token)
{
  const char *hash = strchr (token, '#');
  const char *id = hash ? hash + 1 : token;

  if (is_uri (token))
    return NULL;
  if (g_str_has_prefix (id, "range("))
    id += strlen ("range(");

  return g_strndup (id, strcspn (id, ",)"));
}

DossierItem *
tei_build_find (TeiBuild *build, const char *token)
{
  g_autofree char *id = dup_id (token);
  DossierItem *item = id ? find_id (build, id) : NULL;

  if (item == NULL && *token != '#')
    item = find_id (build, token);

  return item;
}

gpointer
tei_build_find_kind (TeiBuild *build, const char *tokens, DossierKind kind)
{
  g_auto (GStrv) words = NULL;

  if (tokens == NULL)
    return NULL;

  words = g_strsplit_set (tokens, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      DossierItem *item = *words[i] ? tei_build_find (build, words[i]) : NULL;

      if (item != NULL && item->kind == kind)
        return item;
    }

  return NULL;
}

void
tei_build_add_references (TeiBuild *build, DossierItem *item, const char *tokens)
{
  g_auto (GStrv) words = NULL;

  if (tokens == NULL)
    return;

  words = g_strsplit_set (tokens, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      DossierItem *other = *words[i] ? tei_build_find (build, words[i]) : NULL;

      if (other == NULL)
        continue;
      if (tei_is_entity_kind (other->kind))
        dossier_item_add_entity (item, other);
      else if (other->kind == DOSSIER_KIND_PASSAGE)
        dossier_item_add_passage (item, (guint) other->index);
    }
}

/* What nothing declares */

static const char *
get_commonest_wording (const TeiRef *ref)
{
  TeiWording *best = NULL;

  for (guint i = 0; ref->wording != NULL && i < ref->wording->len; i++)
    {
      TeiWording *wording = ref->wording->pdata[i];

      if (best == NULL || wording->count > best->count)
        best = wording;
    }

  return best ? best->text : NULL;
}

/* A short id for @uri: "vsetin" for ".../3062339/vsetin.html"; NULL when it has no good end. */
static char *
dup_id_of_uri (const char *uri)
{
  const char *slash = strrchr (uri, '/');
  const char *end = slash + strcspn (slash, ".?#&=");
  g_autofree char *id = g_strndup (slash + 1, (gsize) (end - slash) - (end > slash ? 1 : 0));

  if (strlen (id) < 2 || strlen (id) > 40 || g_ascii_isdigit (*id))
    return NULL;
  for (const char *c = id; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-' && *c != '_')
      return NULL;

  return g_steal_pointer (&id);
}

/* "Levent Gök" for the id "Levent.Gök". */
static char *
dup_name_of_id (const char *id)
{
  return g_strdelimit (g_strdup (id), "._", ' ');
}

static DossierEntity *
add_unmade (TeiBuild *build, TeiRef *ref, const char *token)
{
  gboolean uri = is_uri (token);
  g_autofree char *id = uri ? dup_id_of_uri (token) : dup_id (token);
  const char *wording = get_commonest_wording (ref);
  g_autofree char *name = wording ? g_strdup (wording) : dup_name_of_id (id ? id : token);
  DossierEntity *entity;

  if (*name == '\0')
    return NULL;

  entity = dossier_entity_new (ref->kind, id, name);
  if (uri)
    entity->uri = g_strdup (token);
  tei_build_give_id (build, DOSSIER_ITEM (entity));
  dossier_document_take (build->to, entity);
  /* Referred to by its own token, or by its id. */
  g_hash_table_insert (build->unmade, uri ? g_strdup (token) : dup_id (token), entity);

  return entity;
}

static char *
dup_name_key (DossierKind kind, const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal ? normal : name, -1);

  return g_strdup_printf ("%d %s", kind, folded);
}

static void
add_name (TeiBuild *build, DossierEntity *entity, const char *name)
{
  char *key = dup_name_key (entity->parent_instance.kind, name);

  if (g_hash_table_contains (build->names, key))
    g_free (key);
  else
    g_hash_table_insert (build->names, key, entity);
}

static void
prepare_names (TeiBuild *build)
{
  GPtrArray *entities = build->from->scope->entities;

  build->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < entities->len; i++)
    {
      TeiEntity *declared = entities->pdata[i];
      DossierEntity *entity = g_hash_table_lookup (build->made, declared);

      for (guint j = 0; entity != NULL && j < declared->names->len; j++)
        add_name (build, entity, ((TeiName *) declared->names->pdata[j])->text);
    }
}

DossierEntity *
tei_build_name (TeiBuild *build, DossierKind kind, const char *name)
{
  g_autofree char *key = dup_name_key (kind, name);
  DossierEntity *entity;

  if (build->names == NULL)
    prepare_names (build);

  entity = g_hash_table_lookup (build->names, key);
  if (entity == NULL)
    {
      entity = dossier_entity_new (kind, NULL, name);
      tei_build_give_id (build, DOSSIER_ITEM (entity));
      dossier_document_take (build->to, entity);
      g_hash_table_insert (build->names, g_steal_pointer (&key), entity);
    }

  return entity;
}

/* Whether the value is a name in words rather than references. */
static gboolean
is_in_words (char **tokens, guint n_found)
{
  return n_found == 0 && tokens[0] != NULL && tokens[1] != NULL && *tokens[0] != '#' &&
         strchr (tokens[0], ':') == NULL;
}

static void
resolve_target (TeiBuild *build, TeiRef *ref)
{
  g_auto (GStrv) tokens = g_strsplit_set (ref->target, " \t\r\n", -1);
  gboolean creates = tei_is_entity_kind (ref->kind) && (ref->wording != NULL || ref->speaks);
  guint found = 0;

  for (guint i = 0; tokens[i] != NULL; i++)
    if (*tokens[i] != '\0' && tei_build_find (build, tokens[i]) != NULL)
      found++;

  if (creates && is_in_words (tokens, found))
    {
      g_autofree char *name = tei_normalise (ref->target);

      if (name != NULL)
        g_ptr_array_add (ref->items, tei_build_name (build, ref->kind, name));
      return;
    }

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      DossierItem *item = *tokens[i] ? tei_build_find (build, tokens[i]) : NULL;

      if (item == NULL && creates && *tokens[i] != '\0')
        {
          item = (DossierItem *) add_unmade (build, ref, tokens[i]);
          if (item != NULL && ref->speaks)
            g_ptr_array_add (build->unknown, item);
        }
      if (item != NULL)
        g_ptr_array_add (ref->items, item);
    }
}

GPtrArray *
tei_build_resolve (TeiBuild *build, TeiRef *ref)
{
  const char *wording;

  if (ref->items != NULL)
    return ref->items;

  ref->items = g_ptr_array_new ();
  wording = get_commonest_wording (ref);
  if (ref->target != NULL)
    resolve_target (build, ref);
  else if (wording != NULL)
    g_ptr_array_add (ref->items, tei_build_name (build, ref->kind, wording));

  return ref->items;
}
