/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/status.h"

#include "model/collation.h"
#include "model/shown-name.h"

static const char *const status_names[] = {
  "none",    "member",           "former",    "suspended", "observer",
  "partner", "dialogue-partner", "associate", "candidate", "unresolved",
};
G_STATIC_ASSERT (G_N_ELEMENTS (status_names) == DOSSIER_N_STATUSES);

/* Which of several standings shows, the first of them before the others. */
static const DossierStatus precedence[] = {
  DOSSIER_STATUS_MEMBER,    DOSSIER_STATUS_SUSPENDED,        DOSSIER_STATUS_OBSERVER,
  DOSSIER_STATUS_PARTNER,   DOSSIER_STATUS_DIALOGUE_PARTNER, DOSSIER_STATUS_ASSOCIATE,
  DOSSIER_STATUS_CANDIDATE, DOSSIER_STATUS_UNRESOLVED,       DOSSIER_STATUS_FORMER,
  DOSSIER_STATUS_NONE,
};
G_STATIC_ASSERT (G_N_ELEMENTS (precedence) == DOSSIER_N_STATUSES);

static guint
get_rank (DossierStatus status)
{
  guint rank = 0;

  while (precedence[rank] != status)
    rank++;

  return rank;
}

static DossierStatus
get_status_of_role (DossierRole role)
{
  switch (role)
    {
    case DOSSIER_ROLE_MEMBER:
      return DOSSIER_STATUS_MEMBER;
    case DOSSIER_ROLE_OBSERVER:
      return DOSSIER_STATUS_OBSERVER;
    case DOSSIER_ROLE_PARTNER:
      return DOSSIER_STATUS_PARTNER;
    case DOSSIER_ROLE_DIALOGUE_PARTNER:
      return DOSSIER_STATUS_DIALOGUE_PARTNER;
    case DOSSIER_ROLE_ASSOCIATE:
      return DOSSIER_STATUS_ASSOCIATE;
    case DOSSIER_ROLE_SUSPENDED:
      return DOSSIER_STATUS_SUSPENDED;
    case DOSSIER_ROLE_CANDIDATE:
      return DOSSIER_STATUS_CANDIDATE;
    case DOSSIER_ROLE_UNRESOLVED:
      return DOSSIER_STATUS_UNRESOLVED;
    case DOSSIER_ROLE_OFFICE:
    default:
      return DOSSIER_STATUS_NONE;
    }
}

/* The first day in force. A record with nothing but an interval of its own counts by that. */
static DossierDay
get_first_day (const DossierMembership *membership)
{
  const DossierDate *date = membership->parent_instance.date;

  if (membership->from != NULL)
    return dossier_date_first (membership->from);

  return date != NULL ? dossier_date_first (date) : DOSSIER_DAY_MIN;
}

/* The day on which it is over; DOSSIER_DAY_MAX while it lasts. */
static DossierDay
get_end_day (const DossierMembership *membership)
{
  const DossierDate *date = membership->parent_instance.date;

  if (membership->to != NULL)
    return dossier_date_last (membership->to);

  return membership->from == NULL && date != NULL ? dossier_date_last (date) : DOSSIER_DAY_MAX;
}

static DossierStatus
get_status_on (const DossierMembership *membership, DossierDay day)
{
  DossierStatus status = get_status_of_role (membership->role);

  if (day < get_first_day (membership))
    return DOSSIER_STATUS_NONE;
  if (day < get_end_day (membership) || get_end_day (membership) == DOSSIER_DAY_MAX)
    return status;

  return status == DOSSIER_STATUS_MEMBER ? DOSSIER_STATUS_FORMER : DOSSIER_STATUS_NONE;
}

/* Lets @membership decide @standing if it comes before what stood there: of two that have ended
 * the one that ended last, of two in force the one that began first. */
static void
consider (DossierStanding *standing, DossierMembership *membership, DossierDay day)
{
  DossierStatus status = get_status_on (membership, day);
  gboolean better;

  if (status == DOSSIER_STATUS_NONE)
    return;

  if (status != standing->status)
    better = get_rank (status) < get_rank (standing->status);
  else if (status == DOSSIER_STATUS_FORMER)
    better = get_end_day (membership) > get_end_day (standing->membership);
  else
    better = get_first_day (membership) < get_first_day (standing->membership);

  if (better)
    {
      standing->status = status;
      standing->membership = membership;
    }
}

static int
compare_standings (gconstpointer a, gconstpointer b)
{
  const DossierStanding *first = a;
  const DossierStanding *second = b;
  int order = dossier_collate (dossier_entity_get_shown_name (first->place),
                               dossier_entity_get_shown_name (second->place));

  if (order != 0)
    return order;

  return first->place->parent_instance.index - second->place->parent_instance.index;
}

static gboolean
concerns_place (const DossierMembership *membership, const DossierEntity *organisation)
{
  return membership->organisation == organisation &&
         membership->member->parent_instance.kind == DOSSIER_KIND_PLACE;
}

static void
add_day (GArray *days, DossierDay day)
{
  if (day != DOSSIER_DAY_MIN && day != DOSSIER_DAY_MAX)
    g_array_append_val (days, day);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  DossierDay first = *(const DossierDay *) a;
  DossierDay second = *(const DossierDay *) b;

  return first < second ? -1 : first > second;
}

static DossierStatus
get_status_among (GPtrArray *memberships, DossierDay day)
{
  DossierStanding standing = { 0 };

  for (guint i = 0; i < memberships->len; i++)
    consider (&standing, memberships->pdata[i], day);

  return standing.status;
}

/* The days on which one member's standing changes; a membership that only follows on another of
 * the same kind changes nothing. */
static void
add_change_days (GArray *days, GPtrArray *memberships)
{
  g_autoptr (GArray) bounds = g_array_new (FALSE, FALSE, sizeof (DossierDay));

  for (guint i = 0; i < memberships->len; i++)
    {
      add_day (bounds, get_first_day (memberships->pdata[i]));
      add_day (bounds, get_end_day (memberships->pdata[i]));
    }

  for (guint i = 0; i < bounds->len; i++)
    {
      DossierDay day = g_array_index (bounds, DossierDay, i);

      if (get_status_among (memberships, day) != get_status_among (memberships, day - 1))
        g_array_append_val (days, day);
    }
}

static void
sort_days (GArray *days)
{
  guint kept = 0;

  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    if (kept == 0 ||
        g_array_index (days, DossierDay, i) != g_array_index (days, DossierDay, kept - 1))
      g_array_index (days, DossierDay, kept++) = g_array_index (days, DossierDay, i);
  g_array_set_size (days, kept);
}

gboolean
dossier_membership_is_before_organisation (const DossierMembership *membership, DossierDay day)
{
  g_return_val_if_fail (membership != NULL, FALSE);

  const DossierDate *existence = membership->organisation->parent_instance.date;

  return existence != NULL && day < dossier_date_first (existence);
}

static char *
party_to_label (const char *place, const char *since)
{
  if (since == NULL)
    /* Translators: %s is a country, at a time when there was a treaty but no organisation yet */
    return g_strdup_printf (_ ("%s, party to the Treaty"), place);

  /* Translators: %1$s is a country, %2$s since when, such as “since 1992”; there was a treaty
   * then, but no organisation yet */
  return g_strdup_printf (_ ("%1$s, party to the Treaty %2$s"), place, since);
}

static char *
former_to_label (const char *place, const char *until, gboolean party)
{
  if (party && until == NULL)
    /* Translators: %s is a country that has left a treaty before it became an organisation */
    return g_strdup_printf (_ ("%s, former party to the Treaty"), place);
  if (party)
    /* Translators: %1$s is a country that has left a treaty before it became an organisation, %2$s
     * until when it was in it, such as “until 1999” */
    return g_strdup_printf (_ ("%1$s, former party to the Treaty (%2$s)"), place, until);
  if (until == NULL)
    /* Translators: %s is a country */
    return g_strdup_printf (_ ("%s, former member"), place);

  /* Translators: %1$s is a country, %2$s until when it was one, such as “until 1999” */
  return g_strdup_printf (_ ("%1$s, former member (%2$s)"), place, until);
}

static char *
standing_since (const char *place, DossierStatus status, const char *since)
{
  switch (status)
    {
    case DOSSIER_STATUS_MEMBER:
      /* Translators: %1$s is a country, %2$s since when, such as “since 1992” */
      return g_strdup_printf (_ ("%1$s, member %2$s"), place, since);
    case DOSSIER_STATUS_SUSPENDED:
      /* Translators: %1$s is a country, %2$s since when, such as “since 1992” */
      return g_strdup_printf (_ ("%1$s, suspended %2$s"), place, since);
    case DOSSIER_STATUS_OBSERVER:
      /* Translators: %1$s is a country, %2$s since when, such as “since 1992” */
      return g_strdup_printf (_ ("%1$s, observer %2$s"), place, since);
    case DOSSIER_STATUS_PARTNER:
      /* Translators: %1$s is a country, %2$s since when, such as “since 1992” */
      return g_strdup_printf (_ ("%1$s, partner %2$s"), place, since);
    case DOSSIER_STATUS_DIALOGUE_PARTNER:
      /* Translators: %1$s is a country, %2$s since when, such as “since 1992” */
      return g_strdup_printf (_ ("%1$s, dialogue partner %2$s"), place, since);
    case DOSSIER_STATUS_ASSOCIATE:
      /* Translators: %1$s is a country, %2$s since when, such as “since 1992” */
      return g_strdup_printf (_ ("%1$s, associate %2$s"), place, since);
    case DOSSIER_STATUS_CANDIDATE:
      /* Translators: %1$s is a country, %2$s since when, such as “since 1992” */
      return g_strdup_printf (_ ("%1$s, candidate %2$s"), place, since);
    case DOSSIER_STATUS_UNRESOLVED:
      /* Translators: %1$s is a country whose case is open, %2$s since when, such as “since 1992” */
      return g_strdup_printf (_ ("%1$s, unresolved %2$s"), place, since);
    case DOSSIER_STATUS_FORMER:
    case DOSSIER_STATUS_NONE:
    default:
      return g_strdup (place);
    }
}

static char *
standing_alone (const char *place, DossierStatus status)
{
  switch (status)
    {
    case DOSSIER_STATUS_MEMBER:
      /* Translators: %s is a country */
      return g_strdup_printf (_ ("%s, member"), place);
    case DOSSIER_STATUS_SUSPENDED:
      /* Translators: %s is a country */
      return g_strdup_printf (_ ("%s, suspended"), place);
    case DOSSIER_STATUS_OBSERVER:
      /* Translators: %s is a country */
      return g_strdup_printf (_ ("%s, observer"), place);
    case DOSSIER_STATUS_PARTNER:
      /* Translators: %s is a country */
      return g_strdup_printf (_ ("%s, partner"), place);
    case DOSSIER_STATUS_DIALOGUE_PARTNER:
      /* Translators: %s is a country */
      return g_strdup_printf (_ ("%s, dialogue partner"), place);
    case DOSSIER_STATUS_ASSOCIATE:
      /* Translators: %s is a country */
      return g_strdup_printf (_ ("%s, associate"), place);
    case DOSSIER_STATUS_CANDIDATE:
      /* Translators: %s is a country */
      return g_strdup_printf (_ ("%s, candidate"), place);
    case DOSSIER_STATUS_UNRESOLVED:
      /* Translators: %s is a country whose case is open */
      return g_strdup_printf (_ ("%s, unresolved"), place);
    case DOSSIER_STATUS_FORMER:
    case DOSSIER_STATUS_NONE:
    default:
      return g_strdup (place);
    }
}

const char *
dossier_status_to_string (DossierStatus status)
{
  g_return_val_if_fail (status < DOSSIER_N_STATUSES, status_names[0]);

  return status_names[status];
}

const char *
dossier_status_to_display (DossierStatus status)
{
  switch (status)
    {
    case DOSSIER_STATUS_MEMBER:
      /* Translators: a country's standing in an organisation */
      return _ ("Member");
    case DOSSIER_STATUS_FORMER:
      /* Translators: a country's standing in an organisation */
      return _ ("Former member");
    case DOSSIER_STATUS_SUSPENDED:
      /* Translators: a country's standing in an organisation: its membership rests */
      return _ ("Suspended");
    case DOSSIER_STATUS_OBSERVER:
      /* Translators: a country's standing in an organisation */
      return _ ("Observer");
    case DOSSIER_STATUS_PARTNER:
      /* Translators: a country's standing in an organisation */
      return _ ("Partner");
    case DOSSIER_STATUS_DIALOGUE_PARTNER:
      /* Translators: a country's standing in an organisation */
      return _ ("Dialogue partner");
    case DOSSIER_STATUS_ASSOCIATE:
      /* Translators: a country's standing in an organisation: an associate member */
      return _ ("Associate");
    case DOSSIER_STATUS_CANDIDATE:
      /* Translators: a country's standing in an organisation: it wants to become a member */
      return _ ("Candidate");
    case DOSSIER_STATUS_UNRESOLVED:
      /* Translators: a country whose case is open: it asked, and nobody decided */
      return _ ("Unresolved");
    case DOSSIER_STATUS_NONE:
    default:
      /* Translators: a country that has nothing to do with an organisation */
      return _ ("No status");
    }
}

GArray *
dossier_document_get_standings (DossierDocument *self, DossierEntity *organisation, DossierDay day)
{
  g_autoptr (GHashTable) places = NULL; /* place → its number in standings + 1 */
  GArray *standings;
  GPtrArray *memberships;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  places = g_hash_table_new (NULL, NULL);
  standings = g_array_new (FALSE, TRUE, sizeof (DossierStanding));
  memberships = self->items[DOSSIER_KIND_MEMBERSHIP];
  for (guint i = 0; i < memberships->len; i++)
    {
      DossierMembership *membership = memberships->pdata[i];
      guint number;

      if (!concerns_place (membership, organisation) ||
          get_status_on (membership, day) == DOSSIER_STATUS_NONE)
        continue;

      number = GPOINTER_TO_UINT (g_hash_table_lookup (places, membership->member));
      if (number == 0)
        {
          DossierStanding standing = { .place = membership->member };

          g_array_append_val (standings, standing);
          number = standings->len;
          g_hash_table_insert (places, membership->member, GUINT_TO_POINTER (number));
        }
      consider (&g_array_index (standings, DossierStanding, number - 1), membership, day);
    }

  g_array_sort (standings, compare_standings);

  return standings;
}

DossierStanding
dossier_document_get_standing (DossierDocument *self,
                               DossierEntity *place,
                               DossierEntity *organisation,
                               DossierDay day)
{
  DossierStanding standing = { .place = place };
  GPtrArray *memberships;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), standing);

  memberships = self->items[DOSSIER_KIND_MEMBERSHIP];
  for (guint i = 0; i < memberships->len; i++)
    {
      DossierMembership *membership = memberships->pdata[i];

      if (membership->organisation == organisation && membership->member == place)
        consider (&standing, membership, day);
    }

  return standing;
}

GHashTable *
dossier_document_map_standings (DossierDocument *self, DossierEntity *organisation, DossierDay day)
{
  GHashTable *standings;
  GPtrArray *memberships;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  standings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  memberships = self->items[DOSSIER_KIND_MEMBERSHIP];
  for (guint i = 0; organisation != NULL && i < memberships->len; i++)
    {
      DossierMembership *membership = memberships->pdata[i];
      DossierStanding *standing;

      if (membership->organisation != organisation)
        continue;
      standing = g_hash_table_lookup (standings, membership->member);
      if (standing == NULL)
        {
          standing = g_new0 (DossierStanding, 1);
          standing->place = membership->member;
          g_hash_table_insert (standings, membership->member, standing);
        }
      consider (standing, membership, day);
    }

  return standings;
}

char *
dossier_standing_to_label (const DossierStanding *standing, DossierDay day)
{
  const DossierMembership *membership;
  const char *place;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (standing != NULL && standing->place != NULL, NULL);

  place = dossier_entity_get_shown_name (standing->place);
  membership = standing->membership;
  if (membership == NULL)
    return standing_alone (place, standing->status);

  if (membership->from != NULL)
    from = dossier_date_describe_since (membership->from);
  if (membership->to != NULL)
    to = dossier_date_describe_until (membership->to);

  if (standing->status == DOSSIER_STATUS_FORMER)
    return former_to_label (place, to, dossier_membership_is_before_organisation (membership, day));
  if (standing->status == DOSSIER_STATUS_MEMBER &&
      dossier_membership_is_before_organisation (membership, day))
    return party_to_label (place, from);

  return from ? standing_since (place, standing->status, from)
              : standing_alone (place, standing->status);
}

GArray *
dossier_document_get_change_days (DossierDocument *self, DossierEntity *organisation)
{
  g_autoptr (GHashTable) members = NULL; /* place → its memberships */
  GPtrArray *memberships;
  GHashTableIter iter;
  gpointer value;
  GArray *days;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  members = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  memberships = self->items[DOSSIER_KIND_MEMBERSHIP];
  for (guint i = 0; i < memberships->len; i++)
    {
      DossierMembership *membership = memberships->pdata[i];
      GPtrArray *list;

      if (!concerns_place (membership, organisation))
        continue;

      list = g_hash_table_lookup (members, membership->member);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (members, membership->member, list);
        }
      g_ptr_array_add (list, membership);
    }

  days = g_array_new (FALSE, FALSE, sizeof (DossierDay));
  g_hash_table_iter_init (&iter, members);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    add_change_days (days, value);
  sort_days (days);

  return days;
}
