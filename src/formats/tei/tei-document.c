/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is gathered of a TEI element until its end. */
#include "formats/tei/tei-reader.h"

#include <string.h>

static void
name_free (TeiName *name)
{
  g_free (name->text);
  g_free (name);
}

static void
entity_free (TeiEntity *entity)
{
  g_object_unref (entity->entity);
  g_ptr_array_unref (entity->names);
  g_free (entity->country);
  g_string_free (entity->given, TRUE);
  g_string_free (entity->family, TRUE);
  g_free (entity);
}

static void
link_free (TeiLink *link)
{
  g_free (link->id);
  g_free (link->members);
  g_free (link->organisations);
  g_free (link->organisation_name);
  g_free (link->term);
  g_free (link->name);
  g_free (link->office);
  g_free (link->in_full);
  g_free (link->note);
  g_free (link->source);
  g_free (link->about);
  tei_dating_clear (&link->dating);
  g_free (link);
}

static void
event_free (TeiEvent *event)
{
  g_object_unref (event->event);
  g_free (event->where);
  g_free (event->about);
  g_free (event);
}

static void
pledge_free (TeiPledge *pledge)
{
  g_object_unref (pledge->commitment);
  g_free (pledge->evidence);
  g_free (pledge->verdict);
  g_free (pledge->by);
  g_free (pledge);
}

static TeiScope *
scope_new (void)
{
  TeiScope *scope = g_new0 (TeiScope, 1);

  scope->entities = g_ptr_array_new_with_free_func ((GDestroyNotify) entity_free);
  scope->links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  scope->events = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);
  scope->sources = g_ptr_array_new_with_free_func (g_object_unref);
  scope->pledges = g_ptr_array_new_with_free_func ((GDestroyNotify) pledge_free);
  scope->entity_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  scope->event_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  scope->source_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return scope;
}

static void
scope_free (TeiScope *scope)
{
  g_ptr_array_unref (scope->entities);
  g_ptr_array_unref (scope->links);
  g_ptr_array_unref (scope->events);
  g_ptr_array_unref (scope->sources);
  g_ptr_array_unref (scope->pledges);
  g_hash_table_unref (scope->entity_ids);
  g_hash_table_unref (scope->event_ids);
  g_hash_table_unref (scope->source_ids);
  g_free (scope);
}

/* The first that has an id keeps it. */
static void
add_key (GHashTable *table, const char *key, gpointer value)
{
  if (key != NULL && *key != '\0' && !g_hash_table_contains (table, key))
    g_hash_table_insert (table, g_strdup (key), value);
}

TeiEntity *
tei_scope_add_entity (TeiScope *scope, DossierKind kind, const char *id)
{
  TeiEntity *entity = g_new0 (TeiEntity, 1);

  entity->scope = scope;
  entity->entity = dossier_entity_new (kind, id, NULL);
  entity->names = g_ptr_array_new_with_free_func ((GDestroyNotify) name_free);
  entity->given = g_string_new (NULL);
  entity->family = g_string_new (NULL);
  g_ptr_array_add (scope->entities, entity);
  add_key (scope->entity_ids, id, entity);

  return entity;
}

void
tei_scope_add_uri (TeiScope *scope, TeiEntity *entity, const char *uri)
{
  if (entity->entity->uri == NULL)
    entity->entity->uri = g_strdup (uri);
  add_key (scope->entity_ids, uri, entity);
}

TeiLink *
tei_scope_add_link (TeiScope *scope)
{
  TeiLink *link = g_new0 (TeiLink, 1);

  g_ptr_array_add (scope->links, link);

  return link;
}

TeiEvent *
tei_scope_add_event (TeiScope *scope, const char *id)
{
  TeiEvent *event = g_new0 (TeiEvent, 1);

  event->scope = scope;
  event->event = dossier_event_new (id, NULL);
  g_ptr_array_add (scope->events, event);
  add_key (scope->event_ids, id, event);

  return event;
}

DossierSource *
tei_scope_add_source (TeiScope *scope, const char *id)
{
  DossierSource *source = dossier_source_new (id, NULL);

  g_ptr_array_add (scope->sources, source);
  add_key (scope->source_ids, id, source);

  return source;
}

TeiPledge *
tei_scope_add_pledge (TeiScope *scope, const char *id)
{
  TeiPledge *pledge = g_new0 (TeiPledge, 1);

  pledge->commitment = dossier_commitment_new (id, NULL);
  g_ptr_array_add (scope->pledges, pledge);

  return pledge;
}

static void
title_free (TeiTitle *title)
{
  g_free (title->text);
  g_free (title->type);
  g_free (title);
}

static void
quote_free (TeiQuote *quote)
{
  g_free (quote->id);
  g_clear_object (&quote->quote);
  g_string_free (quote->words, TRUE);
  g_free (quote->source);
  g_free (quote->occasion);
  g_free (quote->about);
  g_free (quote);
}

static void
wording_free (TeiWording *wording)
{
  g_free (wording->text);
  g_free (wording);
}

static void
ref_free (TeiRef *ref)
{
  g_free (ref->target);
  g_free (ref->name);
  g_clear_pointer (&ref->wording, g_ptr_array_unref);
  g_clear_pointer (&ref->items, g_ptr_array_unref);
  g_free (ref);
}

TeiDocument *
tei_document_new (TeiDocument *corpus, gboolean is_corpus)
{
  TeiDocument *document = g_new0 (TeiDocument, 1);

  document->corpus = corpus;
  document->is_corpus = is_corpus;
  document->scope = scope_new ();
  document->titles = g_ptr_array_new_with_free_func ((GDestroyNotify) title_free);
  document->authors = g_ptr_array_new_with_free_func (g_free);
  document->meetings = g_ptr_array_new_with_free_func (g_free);
  document->setting = g_ptr_array_new_with_free_func (g_free);
  document->statement = g_string_new (NULL);
  document->sections = g_ptr_array_new_with_free_func (g_object_unref);
  document->passages = g_ptr_array_new_with_free_func (g_object_unref);
  document->quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) quote_free);
  document->pending = g_array_new (FALSE, FALSE, sizeof (TeiPending));
  document->pages = g_ptr_array_new_with_free_func (g_free);
  document->turns = g_array_new (FALSE, FALSE, sizeof (TeiTurn));
  document->speaking = g_array_new (FALSE, FALSE, sizeof (TeiSpeaking));
  document->times = g_array_new (FALSE, FALSE, sizeof (TeiTime));
  document->moments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  document->unit = 1;
  document->entries = g_array_new (FALSE, FALSE, sizeof (TeiEntry));
  document->reserved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  document->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  document->key = g_string_new (NULL);
  document->refs =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) ref_free);
  document->languages = g_ptr_array_new ();
  document->skipped = g_hash_table_new (g_str_hash, g_str_equal);
  document->report = g_ptr_array_new_with_free_func (g_free);

  return document;
}

void
tei_document_free (TeiDocument *document)
{
  scope_free (document->scope);
  g_clear_pointer (&document->brought, g_ptr_array_unref);
  tei_claims_clear (&document->claims);
  g_free (document->id);
  g_ptr_array_unref (document->titles);
  g_ptr_array_unref (document->authors);
  g_ptr_array_unref (document->meetings);
  g_ptr_array_unref (document->setting);
  for (guint i = 0; i < TEI_N_DATES; i++)
    g_clear_pointer (&document->dates[i], dossier_date_free);
  g_free (document->language);
  g_free (document->usage);
  g_free (document->publisher);
  g_free (document->url);
  g_free (document->licence);
  g_free (document->uuid);
  g_free (document->original);
  g_string_free (document->statement, TRUE);
  g_ptr_array_unref (document->quotes);
  g_ptr_array_unref (document->sections);
  g_ptr_array_unref (document->passages);
  g_array_unref (document->pending);
  g_ptr_array_unref (document->pages);
  g_free (document->edition);
  g_array_unref (document->turns);
  g_array_unref (document->speaking);
  g_array_unref (document->times);
  g_hash_table_unref (document->moments);
  g_free (document->origin);
  g_array_unref (document->entries);
  g_hash_table_unref (document->reserved);
  g_hash_table_unref (document->marks);
  g_hash_table_unref (document->refs);
  g_string_free (document->key, TRUE);
  g_ptr_array_unref (document->languages);
  g_hash_table_unref (document->skipped);
  g_ptr_array_unref (document->report);
  g_free (document);
}

static TeiRef *
get_ref (TeiDocument *document, DossierKind kind, const char *target, const char *name)
{
  GString *key = document->key;
  TeiRef *ref;

  /* Called for every speech and every name: the key is made in one place and copied once. */
  g_string_truncate (key, 0);
  g_string_append_c (key, (char) ('a' + kind));
  g_string_append_c (key, target ? '#' : ' ');
  g_string_append (key, target ? target : name);
  ref = g_hash_table_lookup (document->refs, key->str);
  if (ref != NULL)
    return ref;

  ref = g_new0 (TeiRef, 1);
  ref->kind = kind;
  ref->target = g_strdup (target);
  ref->name = g_strdup (target ? NULL : name);
  g_hash_table_insert (document->refs, g_strdup (key->str), ref);

  return ref;
}

/* The one object for references to @target from elements that name things of @kind. */
TeiRef *
tei_document_get_ref (TeiDocument *document, DossierKind kind, const char *target)
{
  return get_ref (document, kind, target, NULL);
}

/* The same for what is only named; spellings that differ in case or composition are one. */
TeiRef *
tei_document_get_name (TeiDocument *document, DossierKind kind, const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal ? normal : name, -1);

  return get_ref (document, kind, NULL, folded);
}

/* Takes note of the words by which the text calls what @ref names: the commonest become its name
 * when nothing declares it. */
void
tei_ref_add_wording (TeiRef *ref, const char *words)
{
  TeiWording *wording;

  if (*words == '\0')
    return;
  if (ref->wording == NULL)
    ref->wording = g_ptr_array_new_with_free_func ((GDestroyNotify) wording_free);

  for (guint i = 0; i < ref->wording->len; i++)
    {
      wording = ref->wording->pdata[i];
      if (strcmp (wording->text, words) == 0)
        {
          wording->count++;
          return;
        }
    }

  /* After this many, another one will not become the commonest. */
  if (ref->wording->len >= 32)
    return;

  wording = g_new0 (TeiWording, 1);
  wording->text = g_strdup (words);
  wording->count = 1;
  g_ptr_array_add (ref->wording, wording);
}

/* Keeps @id from being given to something else. */
void
tei_document_reserve (TeiDocument *document, const char *id)
{
  if (id != NULL)
    g_hash_table_add (document->reserved, g_strdup (id));
}

/* How well something in @language suits the document: in its own, in English, in another. */
int
tei_document_rate_language (TeiDocument *document, const char *language)
{
  const char *own = document->language;

  if (language == NULL || g_strcmp0 (language, own) == 0)
    return 3;
  if (own != NULL && strncmp (language, own, strcspn (own, "-")) == 0)
    return 2;

  return g_str_has_prefix (language, "en") ? 1 : 0;
}

/* @name: static, or of a rule. */
void
tei_document_count_skipped (TeiDocument *document, const char *name)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (document->skipped, name));

  g_hash_table_insert (document->skipped, (gpointer) name, GUINT_TO_POINTER (count + 1));
}

/* @language: interned. */
void
tei_document_add_language (TeiDocument *document, const char *language)
{
  if (!g_ptr_array_find (document->languages, language, NULL))
    g_ptr_array_add (document->languages, (gpointer) language);
}
