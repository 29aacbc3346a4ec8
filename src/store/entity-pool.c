/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is who in many documents. */
#include "config.h"

#include <string.h>

#include "store/spanning-private.h"
#include "text/fold.h"

/* One row of entities, or what a reader has made of one document. */
typedef struct
{
  gint64 row;
  DossierEntityPart *part;
  DossierEntity *entity;
  guint parent; /* by place: of the one that it is the same as; its own: of itself */
} Member;

/* Another object for a member. */
typedef struct
{
  DossierEntity *entity;
  guint member;
} Copy;

struct _DossierEntityPool
{
  GArray *members;      /* of Member, in the order of their documents */
  GHashTable *by_row;   /* gint64 → place + 1 */
  GArray *copies;       /* of Copy */
  GHashTable *by_place; /* DossierEntity → place + 1, of members and copies */
  GArray *different;    /* of two places each: what the reader holds apart */
  guint origin;
  GHashTable *named; /* of those origins whose notes name them by their ids */
};

static void
member_clear (gpointer data)
{
  Member *member = data;

  g_clear_pointer (&member->part, dossier_entity_part_free);
  g_clear_object (&member->entity);
}

static void
copy_clear (gpointer data)
{
  g_clear_object (&((Copy *) data)->entity);
}

DossierEntityPool *
dossier_entity_pool_new (void)
{
  DossierEntityPool *self = g_new0 (DossierEntityPool, 1);

  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  g_array_set_clear_func (self->members, member_clear);
  self->by_row = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->copies = g_array_new (FALSE, FALSE, sizeof (Copy));
  g_array_set_clear_func (self->copies, copy_clear);
  self->by_place = g_hash_table_new (NULL, NULL);
  self->different = g_array_new (FALSE, FALSE, sizeof (guint));
  self->named = g_hash_table_new (NULL, NULL);
  return self;
}

void
dossier_entity_pool_free (DossierEntityPool *self)
{
  g_hash_table_unref (self->by_place);
  g_hash_table_unref (self->by_row);
  g_array_unref (self->copies);
  g_array_unref (self->members);
  g_array_unref (self->different);
  g_hash_table_unref (self->named);
  g_free (self);
}

static Member *
get_member (DossierEntityPool *self, guint place)
{
  return &g_array_index (self->members, Member, place);
}

static guint
find_root (DossierEntityPool *self, guint place)
{
  while (get_member (self, place)->parent != place)
    {
      Member *member = get_member (self, place);

      member->parent = get_member (self, member->parent)->parent;
      place = member->parent;
    }
  return place;
}

void
dossier_entity_pool_set_origin (DossierEntityPool *self, guint origin, gboolean named)
{
  self->origin = origin;
  if (named)
    g_hash_table_add (self->named, GUINT_TO_POINTER (origin));
}

/* That the document which is read has it, too. */
static void
note_origin (DossierEntityPool *self, Member *member)
{
  GArray *origins = member->part->origins;

  if (origins->len == 0 || g_array_index (origins, guint, origins->len - 1) != self->origin)
    g_array_append_val (origins, self->origin);
}

static guint
find_row (DossierEntityPool *self, gint64 row)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_row, &row));
}

DossierEntity *
dossier_entity_pool_find (DossierEntityPool *self, gint64 row)
{
  guint place = find_row (self, row);

  if (place == 0)
    return NULL;
  note_origin (self, get_member (self, place - 1));
  return get_member (self, place - 1)->entity;
}

void
dossier_entity_pool_take (DossierEntityPool *self,
                          gint64 row,
                          const char *scope,
                          DossierEntity *entity)
{
  const DossierEntityKey key = { DOSSIER_ITEM (entity)->kind, (char *) scope,
                                 DOSSIER_ITEM (entity)->id, entity->name };
  Member member = { row, dossier_entity_part_new (&key), entity, self->members->len };
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_place, entity));

  if (row != 0)
    g_hash_table_insert (self->by_row, g_memdup2 (&row, sizeof row),
                         GUINT_TO_POINTER (self->members->len + 1));
  note_origin (self, &member);
  /* Two rows of which a mark of the reader's made one person. */
  if (other > 0)
    member.parent = find_root (self, other - 1);
  else
    g_hash_table_insert (self->by_place, entity, GUINT_TO_POINTER (self->members->len + 1));
  g_array_append_val (self->members, member);
}

void
dossier_entity_pool_take_copy (DossierEntityPool *self, gint64 row, DossierEntity *entity)
{
  Copy copy = { g_object_ref (entity), find_row (self, row) - 1 };

  g_hash_table_insert (self->by_place, entity, GUINT_TO_POINTER (copy.member + 1));
  note_origin (self, get_member (self, copy.member));
  g_array_append_val (self->copies, copy);
}

/* Joining */

static gboolean
are_apart (DossierEntityPool *self, guint root, guint other_root)
{
  for (guint i = 0; i + 1 < self->different->len; i += 2)
    {
      guint a = find_root (self, g_array_index (self->different, guint, i));
      guint b = find_root (self, g_array_index (self->different, guint, i + 1));

      if ((a == root && b == other_root) || (a == other_root && b == root))
        return TRUE;
    }
  return FALSE;
}

/* The earlier one stands for both. */
static void
join (DossierEntityPool *self, guint place, guint other)
{
  guint root = find_root (self, place);
  guint other_root = find_root (self, other);

  if (root != other_root && !are_apart (self, root, other_root))
    get_member (self, MAX (root, other_root))->parent = MIN (root, other_root);
}

/* What has the same key is joined. */
static void
join_by (DossierEntityPool *self, GHashTable *keys, char *key, guint place)
{
  gpointer other = g_hash_table_lookup (keys, key);

  if (other == NULL)
    {
      g_hash_table_insert (keys, key, GUINT_TO_POINTER (place + 1));
      return;
    }
  join (self, GPOINTER_TO_UINT (other) - 1, place);
  g_free (key);
}

/* The same identifier is written with and without its protocol, "www." and the slash at its end,
 * and Wikidata's as page and as entity. */
static char *
normalise_uri (const char *uri)
{
  g_autofree char *lower = g_ascii_strdown (uri, -1);
  const char *rest = strstr (lower, "://");
  GString *normal;

  rest = rest != NULL ? rest + 3 : lower;
  if (g_str_has_prefix (rest, "www."))
    rest += 4;
  normal = g_string_new (rest);
  g_string_replace (normal, "wikidata.org/entity/", "wikidata.org/wiki/", 1);
  while (normal->len > 0 && normal->str[normal->len - 1] == '/')
    g_string_truncate (normal, normal->len - 1);
  return g_string_free (normal, FALSE);
}

static gboolean
share_word (const char *a, const char *b)
{
  g_autofree char *first = dossier_text_fold (a);
  g_autofree char *second = dossier_text_fold (b);
  g_auto (GStrv) words = g_strsplit_set (first, " ,.-", -1);
  g_auto (GStrv) others = g_strsplit_set (second, " ,.-", -1);

  if (g_str_equal (first, second))
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 2 &&
        g_strv_contains ((const char *const *) others, words[i]))
      return TRUE;
  return FALSE;
}

/* In a corpus an id may be somebody else's in another of its texts. */
static void
join_by_scope (DossierEntityPool *self, GHashTable *keys, char *key, guint place)
{
  guint other = GPOINTER_TO_UINT (g_hash_table_lookup (keys, key));
  const char *name = get_member (self, place)->entity->name;

  if (other != 0 && !share_word (get_member (self, other - 1)->entity->name, name))
    {
      g_free (key);
      return;
    }
  join_by (self, keys, key, place);
}

static char *
make_place_key (const DossierEntity *entity)
{
  g_autofree char *name = NULL;

  if (*entity->a3 != '\0')
    return g_strconcat ("country ", entity->a3, NULL);
  if (entity->country == NULL || *entity->country->a3 == '\0')
    return NULL;
  name = dossier_text_fold (entity->name);
  return g_strconcat ("place ", entity->country->a3, " ", name, NULL);
}

static void
join_alike (DossierEntityPool *self)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *member = get_member (self, i);
      const DossierEntityKey *key = member->part->key;
      DossierEntity *entity = member->entity;
      const char *kind = dossier_kind_to_string (key->kind);
      char *place = key->kind == DOSSIER_KIND_PLACE ? make_place_key (entity) : NULL;

      join_by_scope (self, keys, g_strconcat ("scope ", kind, " ", key->scope, " ", key->id, NULL),
                     i);
      if (entity->uri != NULL && *entity->uri != '\0')
        {
          g_autofree char *uri = normalise_uri (entity->uri);

          join_by (self, keys, g_strconcat ("uri ", kind, " ", uri, NULL), i);
        }
      if (place != NULL)
        join_by (self, keys, place, i);
    }
}

/* What the reader says. A name counts only where several have the id. */

static char *
make_key (const char *kind, const char *scope, const char *id)
{
  return g_strconcat (kind, "\n", scope, "\n", id, NULL);
}

/* Key → GArray of places. */
static GHashTable *
index_keys (DossierEntityPool *self)
{
  GHashTable *index =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->members->len; i++)
    {
      const DossierEntityKey *key = get_member (self, i)->part->key;
      char *text = make_key (dossier_kind_to_string (key->kind), key->scope, key->id);
      GArray *places = g_hash_table_lookup (index, text);

      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (index, text, places);
        }
      else
        g_free (text);
      g_array_append_val (places, i);
    }
  return index;
}

/* The place of the one that columns of a row mean, or -1. */
static int
find_meant (DossierEntityPool *self, GHashTable *index, DossierStatement *select, int column)
{
  const char *name = (const char *) sqlite3_column_text (select, column + 2);
  g_autofree char *key = make_key ((const char *) sqlite3_column_text (select, 0),
                                   (const char *) sqlite3_column_text (select, column),
                                   (const char *) sqlite3_column_text (select, column + 1));
  GArray *places = g_hash_table_lookup (index, key);

  if (places == NULL)
    return -1;
  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);

      if (g_str_equal (get_member (self, place)->part->key->name, name))
        return (int) place;
    }
  return places->len == 1 ? (int) g_array_index (places, guint, 0) : -1;
}

static void
take_told (DossierEntityPool *self, GHashTable *index, DossierStatement *select, gboolean same)
{
  int one = find_meant (self, index, select, 1);
  int other = find_meant (self, index, select, 4);

  if (one < 0 || other < 0)
    return;
  if (same)
    join (self, (guint) one, (guint) other);
  else
    {
      g_array_append_val (self->different, one);
      g_array_append_val (self->different, other);
    }
}

/* What is held apart comes first. */
static gboolean
join_told (DossierEntityPool *self, DossierConnection *connection, GError **error)
{
  g_autoptr (GHashTable) index = NULL;
  g_autoptr (DossierStatement) select = dossier_connection_prepare (
    connection,
    "SELECT kind, scope, xml_id, name, other_scope, other_id, other_name, same FROM entity_joins"
    " ORDER BY same",
    error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!dossier_connection_step (connection, select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (index == NULL)
        index = index_keys (self);
      take_told (self, index, select, sqlite3_column_int (select, 7) != 0);
    }
}

/* Giving them away */

static void
fill (char **field, const char *value)
{
  if (*field == NULL)
    *field = g_strdup (value);
}

static gboolean
has_initial (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " .", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) == 1)
      return TRUE;
  return FALSE;
}

/* What the one that stands for others does not know of itself: also the name that an initial stands
 * for. */
static void
learn (DossierEntity *self, const DossierEntity *other)
{
  if (DOSSIER_ITEM (self)->kind == DOSSIER_KIND_PERSON && has_initial (self->name) &&
      !has_initial (other->name) && strchr (other->name, ' ') != NULL)
    {
      g_free (self->name);
      self->name = g_strdup (other->name);
    }
  fill (&self->short_name, other->short_name);
  fill (&self->description, other->description);
  fill (&self->uri, other->uri);
  fill (&self->type, other->type);
  if (*self->a3 == '\0')
    g_strlcpy (self->a3, other->a3, sizeof self->a3);
  if (self->country == NULL)
    self->country = other->country;
  if (!self->has_geo && other->has_geo)
    {
      self->has_geo = TRUE;
      self->latitude = other->latitude;
      self->longitude = other->longitude;
    }
}

/* Its own id, where no other has taken it. */
static void
give (DossierDocument *document, Member *member)
{
  DossierItem *item = DOSSIER_ITEM (member->entity);

  if (dossier_document_lookup (document, item->id) != NULL)
    {
      g_autofree char *scope =
        g_compute_checksum_for_string (G_CHECKSUM_SHA256, member->part->key->scope, -1);
      char *id = g_strdup_printf ("%s@%.8s", item->id, scope);

      g_free (item->id);
      item->id = id;
    }
  dossier_document_take (document, g_object_ref (member->entity));
}

static void
give_part (DossierEntityPool *self, guint place, DossierSpanning *spanning)
{
  Member *member = get_member (self, place);
  DossierEntity *entity = get_member (self, find_root (self, place))->entity;
  DossierEntityPart *part = g_steal_pointer (&member->part);

  part->description = g_strdup (member->entity->description);
  part->uri = g_strdup (member->entity->uri);
  for (guint i = 0; i < part->origins->len; i++)
    {
      guint origin = g_array_index (part->origins, guint, i);

      if (g_hash_table_contains (self->named, GUINT_TO_POINTER (origin)))
        dossier_spanning_add_alias (spanning, origin, part->key->id, entity);
    }
  dossier_spanning_add_part (spanning, entity, part);
}

gboolean
dossier_entity_pool_join (DossierEntityPool *self,
                          DossierConnection *connection,
                          DossierDocument *document,
                          DossierSpanning *spanning,
                          GError **error)
{
  g_autoptr (GHashTable) into = g_hash_table_new (NULL, NULL);

  if (!join_told (self, connection, error))
    return FALSE;
  join_alike (self);
  for (guint i = 0; i < self->members->len; i++)
    {
      Member *member = get_member (self, i);
      Member *root = get_member (self, find_root (self, i));

      if (root == member)
        give (document, member);
      else if (root->entity != member->entity)
        {
          learn (root->entity, member->entity);
          g_hash_table_insert (into, member->entity, root->entity);
        }
    }
  for (guint i = 0; i < self->copies->len; i++)
    {
      const Copy *copy = &g_array_index (self->copies, Copy, i);
      DossierEntity *root = get_member (self, find_root (self, copy->member))->entity;

      if (copy->entity != root)
        g_hash_table_insert (into, copy->entity, root);
    }
  dossier_document_join_entities (document, into);
  for (guint i = 0; i < self->members->len; i++)
    give_part (self, i, spanning);
  return TRUE;
}
