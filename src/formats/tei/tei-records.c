/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries, speakers, events, memberships, quotes, commitments. */
#include "formats/tei/tei-build.h"

#include <string.h>

/* Places */

static gboolean
is_country (const DossierEntity *entity)
{
  return entity->a3[0] != '\0' || g_strcmp0 (entity->type, "country") == 0;
}

static DossierEntity *
find_country (TeiBuild *build, TeiEntity *declared)
{
  DossierEntity *country = NULL;

  if (declared->country != NULL)
    {
      country = tei_build_find_kind (build, declared->country, DOSSIER_KIND_PLACE);
      if (country == NULL)
        country = dossier_document_find_entity (build->to, DOSSIER_KIND_PLACE, declared->country);
    }

  for (TeiEntity *host = declared->host; country == NULL && host != NULL; host = host->host)
    if (is_country (host->entity))
      country = tei_build_entity (build, host);

  return country;
}

void
tei_build_countries (TeiBuild *build)
{
  GHashTableIter iter;
  gpointer declared;
  gpointer made;
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  /* Finding a country may make it. */
  g_hash_table_iter_init (&iter, build->made);
  while (g_hash_table_iter_next (&iter, &declared, &made))
    if (DOSSIER_ITEM (made)->kind == DOSSIER_KIND_PLACE)
      g_ptr_array_add (places, declared);

  for (guint i = 0; i < places->len; i++)
    {
      DossierEntity *place = tei_build_entity (build, places->pdata[i]);
      DossierEntity *country = find_country (build, places->pdata[i]);

      if (country != place)
        place->country = country;
    }
}

/* Speakers */

static char *
join_names (GPtrArray *items)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      DossierItem *item = items->pdata[i];

      if (!tei_is_entity_kind (item->kind))
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, DOSSIER_ENTITY (item)->name);
    }

  return g_string_free (names, names->len == 0);
}

static DossierEntity *
get_first_entity (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (tei_is_entity_kind (DOSSIER_ITEM (items->pdata[i])->kind))
      return items->pdata[i];

  return NULL;
}

static void
add_speakers (DossierItem *item, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (tei_is_entity_kind (DOSSIER_ITEM (items->pdata[i])->kind))
      dossier_item_add_speaker (item, items->pdata[i]);
}

void
tei_build_speakers (TeiBuild *build)
{
  for (guint i = 0; i < build->from->speaking->len; i++)
    {
      TeiSpeaking *speaking = &g_array_index (build->from->speaking, TeiSpeaking, i);
      GPtrArray *items;

      if (speaking->who == NULL)
        continue;
      items = tei_build_resolve (build, speaking->who);
      speaking->passage->speaker = get_first_entity (items);
      add_speakers (DOSSIER_ITEM (speaking->passage), items);
      if (speaking->passage->speaker_name == NULL)
        speaking->passage->speaker_name = join_names (items);
      if (speaking->passage->speaker != NULL)
        g_hash_table_add (build->speakers, speaking->passage->speaker);
    }
}

/* Events */

/* The places stand before those who took part: a country may be either. */
static void
add_places (TeiBuild *build, TeiEvent *declared, DossierEvent *event)
{
  DossierItem *item = DOSSIER_ITEM (event);
  g_auto (GStrv) words = g_strsplit_set (declared->where ? declared->where : "", " \t\r\n", -1);
  DossierEntity *host = declared->host ? tei_build_entity (build, declared->host) : NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      DossierItem *place = *words[i] ? tei_build_find (build, words[i]) : NULL;

      if (place != NULL && place->kind == DOSSIER_KIND_PLACE)
        dossier_item_add_entity (item, place);
    }
  if (item->entities->len == 0 && host != NULL && host->parent_instance.kind == DOSSIER_KIND_PLACE)
    dossier_item_add_entity (item, host);

  event->n_places = item->entities->len;
  event->place = event->n_places > 0 ? item->entities->pdata[0] : NULL;
  dossier_item_add_entity (item, host);
}

static void
place_event (TeiBuild *build, TeiEvent *declared, DossierEvent *event)
{
  add_places (build, declared, event);
  tei_build_add_references (build, DOSSIER_ITEM (event), declared->where);
  tei_build_add_references (build, DOSSIER_ITEM (event), declared->about);
}

/* The sitting itself is an event: without it, a debate would not show in time. */
static void
add_meeting (TeiBuild *build)
{
  TeiDocument *from = build->from;
  DossierEvent *event;

  if (from->meetings->len == 0 || from->dates[TEI_DATE_SETTING] == NULL || from->passages->len == 0)
    return;

  event = dossier_event_new (NULL, build->to->title);
  event->event_kind = g_strdup ("meeting");
  event->parent_instance.date = dossier_date_copy (from->dates[TEI_DATE_SETTING]);
  for (guint i = 0; i < from->setting->len; i++)
    dossier_item_add_entity (DOSSIER_ITEM (event),
                             tei_build_name (build, DOSSIER_KIND_PLACE, from->setting->pdata[i]));
  event->n_places = event->parent_instance.entities->len;
  if (event->n_places > 0)
    event->place = event->parent_instance.entities->pdata[0];
  dossier_item_add_passage (DOSSIER_ITEM (event), 0);
  tei_build_give_id (build, DOSSIER_ITEM (event));
  dossier_document_take (build->to, event);
}

void
tei_build_events (TeiBuild *build)
{
  for (TeiDocument *document = build->from; document != NULL; document = document->corpus)
    for (guint i = 0; i < document->scope->events->len; i++)
      {
        TeiEvent *declared = document->scope->events->pdata[i];
        DossierEvent *event = g_hash_table_lookup (build->made, declared);

        if (event != NULL)
          place_event (build, declared, event);
      }

  add_meeting (build);
}

/* Memberships */

static gboolean
get_role (const TeiLink *link, DossierRole *role)
{
  static const char *const members[] = { "isMemberOf", "member", "memberOf", "membership", NULL };

  if (link->name == NULL || g_strv_contains (members, link->name))
    {
      *role = DOSSIER_ROLE_MEMBER;
      return link->affiliation || link->name != NULL;
    }
  if (dossier_role_from_string (link->name, role))
    return TRUE;

  *role = DOSSIER_ROLE_OFFICE;

  return link->affiliation;
}

/* The dates of the term of office that an affiliation belongs to, when it has none itself. */
static void
take_dates_of_term (TeiBuild *build, TeiLink *link, DossierMembership *membership)
{
  DossierItem *term = tei_build_find_kind (build, link->term, DOSSIER_KIND_EVENT);
  g_auto (GStrv) ends = NULL;

  if (term == NULL || term->date == NULL || !term->date->interval)
    return;

  ends = g_strsplit (term->date->edtf, "/", 2);
  membership->from = dossier_date_new (ends[0], NULL, NULL);
  membership->to = dossier_date_new (ends[1], NULL, NULL);
}

static void
add_membership (TeiBuild *build,
                TeiLink *link,
                DossierEntity *member,
                DossierEntity *organisation,
                gboolean first)
{
  DossierMembership *membership;
  DossierItem *item;
  DossierRole role;

  if (!get_role (link, &role) || member == organisation)
    return;

  membership = dossier_membership_new (first ? link->id : NULL, member, organisation, role);
  item = DOSSIER_ITEM (membership);
  item->authority = link->authority;
  membership->office = g_strdup (link->office);
  if (membership->office == NULL && role == DOSSIER_ROLE_OFFICE)
    membership->office = g_strdup (link->name);
  membership->from = tei_dating_get_from (&link->dating);
  membership->to = tei_dating_get_to (&link->dating);
  if (membership->from == NULL && membership->to == NULL && link->term != NULL)
    take_dates_of_term (build, link, membership);
  membership->note = g_strdup (link->note);
  membership->source = tei_build_find_kind (build, link->source, DOSSIER_KIND_SOURCE);
  tei_build_add_references (build, item, link->about);

  tei_build_give_id (build, item);
  dossier_document_take (build->to, membership);
  if (link->in_full != NULL)
    g_hash_table_insert (build->offices, membership, link->in_full);
}

static void
note_shared_membership (TeiBuild *build, const TeiLink *link)
{
  g_autofree char *edtf = tei_dating_to_edtf (&link->dating);

  g_string_append_printf (build->shared, "%s %s %s %s %s\n", link->member->entity->name,
                          link->name ? link->name : "", link->office ? link->office : "",
                          link->organisations ? link->organisations : link->organisation_name,
                          edtf ? edtf : "");
}

static void
build_affiliation (TeiBuild *build, TeiLink *link, gboolean shared)
{
  DossierEntity *member = g_hash_table_lookup (build->made, link->member);
  TeiRef *ref;
  GPtrArray *items;

  if (member == NULL)
    return;

  if (link->organisations != NULL)
    ref = tei_document_get_ref (build->from, DOSSIER_KIND_ORGANISATION, link->organisations);
  else if (link->organisation_name != NULL)
    ref = tei_document_get_name (build->from, DOSSIER_KIND_ORGANISATION, link->organisation_name);
  else
    return;

  /* An organisation that is declared nowhere goes by what the affiliation calls it. */
  if (ref->items == NULL && link->organisation_name != NULL)
    tei_ref_add_wording (ref, link->organisation_name);
  items = tei_build_resolve (build, ref);
  tei_charge (build->reader, (gsize) items->len * TEI_RECORD_COST);
  for (guint i = 0; i < items->len && build->reader->error == NULL; i++)
    if (tei_is_entity_kind (DOSSIER_ITEM (items->pdata[i])->kind))
      add_membership (build, link, member, items->pdata[i], i == 0);
  if (shared)
    note_shared_membership (build, link);
}

static void
build_relation (TeiBuild *build, TeiLink *link)
{
  g_auto (GStrv) members = NULL;
  g_auto (GStrv) organisations = NULL;
  DossierRole role;
  gboolean first = TRUE;

  if (!get_role (link, &role) || link->members == NULL || link->organisations == NULL)
    {
      tei_document_count_skipped (build->from, "relation");
      return;
    }

  members = g_strsplit_set (link->members, " \t\r\n", -1);
  organisations = g_strsplit_set (link->organisations, " \t\r\n", -1);
  /* Every member with every organisation may be very many. */
  tei_charge (build->reader,
              (gsize) g_strv_length (members) * g_strv_length (organisations) * TEI_RECORD_COST);
  if (build->reader->error != NULL)
    return;

  for (guint i = 0; members[i] != NULL; i++)
    for (guint j = 0; organisations[j] != NULL; j++)
      {
        DossierItem *member = *members[i] ? tei_build_find (build, members[i]) : NULL;
        DossierItem *organisation =
          *organisations[j] ? tei_build_find (build, organisations[j]) : NULL;

        if (member == NULL || organisation == NULL || !tei_is_entity_kind (member->kind) ||
            !tei_is_entity_kind (organisation->kind))
          continue;
        add_membership (build, link, DOSSIER_ENTITY (member), DOSSIER_ENTITY (organisation), first);
        first = FALSE;
      }
}

void
tei_build_memberships (TeiBuild *build)
{
  for (TeiDocument *document = build->from; document != NULL; document = document->corpus)
    for (guint i = 0; i < document->scope->links->len; i++)
      {
        TeiLink *link = document->scope->links->pdata[i];

        if (link->affiliation)
          build_affiliation (build, link, document != build->from);
        else if (document == build->from)
          build_relation (build, link);
      }
}

/* Quotes */

static gboolean
is_in_force (const DossierMembership *membership, const DossierDate *date)
{
  if (date == NULL)
    return TRUE;
  if (membership->from != NULL && dossier_date_first (membership->from) > dossier_date_last (date))
    return FALSE;

  return membership->to == NULL || dossier_date_last (membership->to) >= dossier_date_first (date);
}

/* The offices that each person held, in the order of the file. */
static GHashTable *
index_offices (TeiBuild *build)
{
  GHashTable *offices =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *memberships = build->to->items[DOSSIER_KIND_MEMBERSHIP];

  for (guint i = 0; i < memberships->len; i++)
    {
      DossierMembership *membership = memberships->pdata[i];
      GPtrArray *list = g_hash_table_lookup (offices, membership->member);

      if (membership->office == NULL)
        continue;
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (offices, membership->member, list);
        }
      g_ptr_array_add (list, membership);
    }

  return offices;
}

static const char *
find_office (TeiBuild *build, GHashTable *offices, DossierEntity *speaker, const DossierDate *date)
{
  GPtrArray *list = speaker ? g_hash_table_lookup (offices, speaker) : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      DossierMembership *membership = list->pdata[i];
      const char *in_full = g_hash_table_lookup (build->offices, membership);

      if (is_in_force (membership, date))
        return in_full ? in_full : membership->office;
    }

  return NULL;
}

void
tei_build_quotes (TeiBuild *build)
{
  g_autoptr (GHashTable) offices = NULL;

  if (build->from->quotes->len > 0)
    offices = index_offices (build);

  for (guint i = 0; i < build->from->quotes->len; i++)
    {
      TeiQuote *from = build->from->quotes->pdata[i];
      DossierItem *item = DOSSIER_ITEM (from->quote);
      GPtrArray *who = tei_build_resolve (build, from->who);
      const DossierDate *date = item->date ? item->date : build->to->date;

      from->quote->speaker = get_first_entity (who);
      from->quote->speaker_name = join_names (who);
      add_speakers (item, who);
      from->quote->office = g_strdup (find_office (build, offices, from->quote->speaker, date));
      from->quote->source = tei_build_find_kind (build, from->source, DOSSIER_KIND_SOURCE);
      from->quote->occasion = tei_build_find_kind (build, from->occasion, DOSSIER_KIND_EVENT);
      tei_build_add_references (build, item, from->about);
    }
}

/* Commitments */

static DossierVerdict
get_verdict (const char *ana)
{
  g_auto (GStrv) words = g_strsplit_set (ana ? ana : "", " \t\r\n", -1);
  DossierVerdict verdict;

  for (guint i = 0; words[i] != NULL; i++)
    if (dossier_verdict_from_string (words[i] + (*words[i] == '#'), &verdict))
      return verdict;

  return DOSSIER_VERDICT_UNCLEAR;
}

static void
add_parties (TeiBuild *build, DossierItem *item, const char *tokens)
{
  g_auto (GStrv) words = g_strsplit_set (tokens ? tokens : "", " \t\r\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      DossierItem *party = *words[i] ? tei_build_find (build, words[i]) : NULL;

      if (party != NULL && tei_is_entity_kind (party->kind))
        dossier_item_add_speaker (item, party);
    }
}

void
tei_build_commitments (TeiBuild *build)
{
  for (guint i = 0; i < build->from->scope->pledges->len; i++)
    {
      TeiPledge *pledge = build->from->scope->pledges->pdata[i];
      DossierCommitment *commitment = pledge->commitment;

      commitment->verdict = get_verdict (pledge->verdict);
      add_parties (build, DOSSIER_ITEM (commitment), pledge->by);
      tei_build_add_references (build, DOSSIER_ITEM (commitment), pledge->evidence);
    }
}
