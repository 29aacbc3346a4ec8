/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "drawing/map-rows.h"

/* What is true of all countries of one status in one organisation. */
typedef struct
{
  guint n;
  const char *note; /* shared by all, or NULL */
} Tally;

static Tally
tally (GArray *rows, gboolean second, DossierStatus status)
{
  Tally result = { 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      const DossierMapRow *row = &g_array_index (rows, DossierMapRow, i);
      const DossierStanding *standing = second ? &row->second : &row->first;
      const char *note = standing->membership != NULL ? standing->membership->note : NULL;

      if (row->country < 0 || standing->status != status)
        continue;
      result.note = result.n == 0 || g_strcmp0 (note, result.note) == 0 ? note : NULL;
      result.n++;
    }
  return result;
}

/* "Member 6": a name and a number, each a string of its own, for languages that count otherwise. */
static char *
count_first (DossierStatus status, guint n)
{
  switch (status)
    {
    case DOSSIER_STATUS_MEMBER:
      /* Translators: an entry of the map's legend; %u is how many countries there are */
      return g_strdup_printf (_ ("Member %u"), n);
    case DOSSIER_STATUS_FORMER:
      /* Translators: an entry of the map's legend; %u is how many countries there are */
      return g_strdup_printf (_ ("Former %u"), n);
    case DOSSIER_STATUS_SUSPENDED:
      /* Translators: an entry of the map's legend; %u is how many countries there are */
      return g_strdup_printf (_ ("Suspended %u"), n);
    case DOSSIER_STATUS_OBSERVER:
      /* Translators: an entry of the map's legend; %u is how many countries there are */
      return g_strdup_printf (_ ("Observer %u"), n);
    case DOSSIER_STATUS_PARTNER:
      /* Translators: an entry of the map's legend; %u is how many countries there are */
      return g_strdup_printf (_ ("Partner %u"), n);
    case DOSSIER_STATUS_DIALOGUE_PARTNER:
      /* Translators: an entry of the map's legend; %u is how many countries there are */
      return g_strdup_printf (_ ("Dialogue partner %u"), n);
    case DOSSIER_STATUS_ASSOCIATE:
      /* Translators: an entry of the map's legend; %u is how many countries there are */
      return g_strdup_printf (_ ("Associate %u"), n);
    case DOSSIER_STATUS_CANDIDATE:
      /* Translators: an entry of the map's legend; %u is how many countries there are */
      return g_strdup_printf (_ ("Candidate %u"), n);
    case DOSSIER_STATUS_UNRESOLVED:
      /* Translators: an entry of the map's legend; %u is how many countries there are */
      return g_strdup_printf (_ ("Unresolved %u"), n);
    case DOSSIER_STATUS_NONE:
    default:
      return NULL;
    }
}

/* "SCO member 8" */
static char *
count_second (DossierStatus status, const char *organisation, guint n)
{
  switch (status)
    {
    case DOSSIER_STATUS_MEMBER:
      /* Translators: an entry of the map's legend; %1$s is an organisation ("SCO"), %2$u how many
       * countries there are */
      return g_strdup_printf (_ ("%1$s member %2$u"), organisation, n);
    case DOSSIER_STATUS_FORMER:
      /* Translators: an entry of the map's legend; %1$s is an organisation ("SCO"), %2$u how many
       * countries there are */
      return g_strdup_printf (_ ("%1$s former %2$u"), organisation, n);
    case DOSSIER_STATUS_SUSPENDED:
      /* Translators: an entry of the map's legend; %1$s is an organisation ("SCO"), %2$u how many
       * countries there are */
      return g_strdup_printf (_ ("%1$s suspended %2$u"), organisation, n);
    case DOSSIER_STATUS_OBSERVER:
      /* Translators: an entry of the map's legend; %1$s is an organisation ("SCO"), %2$u how many
       * countries there are */
      return g_strdup_printf (_ ("%1$s observer %2$u"), organisation, n);
    case DOSSIER_STATUS_PARTNER:
      /* Translators: an entry of the map's legend; %1$s is an organisation ("SCO"), %2$u how many
       * countries there are */
      return g_strdup_printf (_ ("%1$s partner %2$u"), organisation, n);
    case DOSSIER_STATUS_DIALOGUE_PARTNER:
      /* Translators: an entry of the map's legend; %1$s is an organisation ("SCO"), %2$u how many
       * countries there are */
      return g_strdup_printf (_ ("%1$s dialogue partner %2$u"), organisation, n);
    case DOSSIER_STATUS_ASSOCIATE:
      /* Translators: an entry of the map's legend; %1$s is an organisation ("SCO"), %2$u how many
       * countries there are */
      return g_strdup_printf (_ ("%1$s associate %2$u"), organisation, n);
    case DOSSIER_STATUS_CANDIDATE:
      /* Translators: an entry of the map's legend; %1$s is an organisation ("SCO"), %2$u how many
       * countries there are */
      return g_strdup_printf (_ ("%1$s candidate %2$u"), organisation, n);
    case DOSSIER_STATUS_UNRESOLVED:
      /* Translators: an entry of the map's legend; %1$s is an organisation ("SCO"), %2$u how many
       * countries there are */
      return g_strdup_printf (_ ("%1$s unresolved %2$u"), organisation, n);
    case DOSSIER_STATUS_NONE:
    default:
      return NULL;
    }
}

/* The first sentence of @note, when all countries of a status share it: it says what the status
 * means here ("Observer at the Parliamentary Assembly"). */
static char *
get_meaning (const char *note, DossierStatus status)
{
  const char *display = dossier_status_to_display (status);
  const char *end;

  if (note == NULL || !g_str_has_prefix (note, display))
    return NULL;

  end = strstr (note, ". ");
  if (end == NULL)
    end = note + strlen (note) - (g_str_has_suffix (note, ".") ? 1 : 0);
  return g_strndup (note, (gsize) (end - note));
}

static void
add_text (GArray *entries, char *text)
{
  DossierMapLegendEntry entry = { .text = text };

  g_array_append_val (entries, entry);
}

static void
add_statuses (GArray *entries, GArray *rows, DossierSession *session, gboolean second)
{
  DossierEntity *organisation = second ? dossier_session_get_second_organisation (session)
                                       : dossier_session_get_organisation (session);

  if (organisation == NULL)
    return;

  for (guint status = DOSSIER_STATUS_MEMBER; status < DOSSIER_N_STATUSES; status++)
    {
      Tally counted = tally (rows, second, status);
      DossierMapLegendEntry entry = { .status = status, .second = second };
      g_autofree char *meaning = get_meaning (counted.note, status);

      if (counted.n == 0)
        continue;
      if (second)
        entry.text = count_second (status, dossier_map_organisation_name (organisation), counted.n);
      else if (meaning != NULL)
        /* Translators: an entry of the map's legend: %1$s is what countries are to an organisation
         * ("Observer at the Parliamentary Assembly"), %2$u how many there are */
        entry.text = g_strdup_printf (_ ("%1$s %2$u"), meaning, counted.n);
      else if (status == DOSSIER_STATUS_MEMBER &&
               dossier_map_is_treaty (organisation, dossier_session_get_cursor (session)))
        /* Translators: an entry of the map's legend, for a time when there was a treaty but no
         * organisation yet; %u is how many countries there are */
        entry.text = g_strdup_printf (_ ("Party to the Treaty %u"), counted.n);
      else
        entry.text = count_first (status, counted.n);
      entry.tooltip = g_strdup (counted.note);
      g_array_append_val (entries, entry);
    }
}

/* Where there are no organisations, the countries that are named. */
static void
add_named (GArray *entries, GArray *rows)
{
  DossierMapLegendEntry entry = { .status = DOSSIER_STATUS_MEMBER, .second = TRUE };
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_array_index (rows, DossierMapRow, i).named;
  if (n == 0)
    return;
  /* Translators: an entry of the map's legend, for a document that tells of no organisation's
   * members; %u is how many countries its text names */
  entry.text = g_strdup_printf (_ ("Named in the text %u"), n);
  g_array_append_val (entries, entry);
}

/* What a query leaves, of what there is. */
static void
add_filter (GArray *entries, GArray *rows, DossierSession *session)
{
  guint n = 0, passing = 0;

  if (dossier_query_is_empty (dossier_session_get_query (session)))
    return;

  for (guint i = 0; i < rows->len; i++)
    {
      const DossierMapRow *row = &g_array_index (rows, DossierMapRow, i);

      if (row->country < 0)
        continue;
      n++;
      if (row->passes || row->chosen)
        passing++;
    }
  /* Translators: on the map, when a filter leaves only some of the countries: %1$u of %2$u */
  add_text (entries,
            /* Translators: %2$u is how many countries the map shows, by which the plural goes,
             * %1$u how many of them pass the filter */
            g_strdup_printf (ngettext ("%1$u of %2$u country", "%1$u of %2$u countries", n),
                             passing, n));
}

GArray *
dossier_map_rows_to_legend (GArray *rows, DossierSession *session)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (DossierMapLegendEntry));

  g_array_set_clear_func (entries, (GDestroyNotify) dossier_map_legend_entry_clear);
  add_statuses (entries, rows, session, FALSE);
  add_statuses (entries, rows, session, TRUE);
  add_named (entries, rows);
  add_filter (entries, rows, session);
  add_text (entries, g_strdup (_ ("Boundaries: United Nations’ view")));
  return entries;
}

void
dossier_map_legend_entry_clear (DossierMapLegendEntry *entry)
{
  g_clear_pointer (&entry->text, g_free);
  g_clear_pointer (&entry->tooltip, g_free);
}
