/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/playback.h"

#include <glib/gi18n-lib.h>

#include "model/list.h"
#include "model/shown-name.h"

#define DEFAULT_INTERVAL 1500

struct _DossierPlayback
{
  GObject parent_instance;

  DossierSession *session; /* weak: the session owns the shared playback */
  GPtrArray *memberships;
  char *caption;
  guint interval;
  guint timer;
  gboolean stepping;
};

G_DEFINE_FINAL_TYPE (DossierPlayback, dossier_playback, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_PLAYING,
  PROP_CAPTION,
  PROP_INTERVAL,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  STEPPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What a place comes to be: a status, or before there is an organisation two that have a name of
 * their own. */
enum
{
  CHANGE_PARTY = DOSSIER_N_STATUSES,
  CHANGE_FORMER_PARTY,
  N_CHANGES
};

/* The sentences for one place and for several: lists are several for every language, whatever their
 * number, so that the plural forms of numbers would not do. */
static const char *const sentences[N_CHANGES][2] = {
  [CHANGE_PARTY] = {
    /* Translators: %s is a country; there is a treaty, but no organisation yet */
    N_ ("%s becomes a party to the Treaty"),
    /* Translators: %s is a list of countries, “Serbia and Armenia”; there is a treaty, but no organisation yet */
    N_ ("%s become parties to the Treaty"),
  },
  [CHANGE_FORMER_PARTY] = {
    /* Translators: %s is a country; there is a treaty, but no organisation yet */
    N_ ("%s is no longer a party to the Treaty"),
    /* Translators: %s is a list of countries, “Serbia and Armenia”; there is a treaty, but no organisation yet */
    N_ ("%s are no longer parties to the Treaty"),
  },
  [DOSSIER_STATUS_MEMBER] = {
    /* Translators: %s is a country */
    N_ ("%s becomes a member"),
    /* Translators: %s is a list of countries, “Serbia and Armenia” */
    N_ ("%s become members"),
  },
  [DOSSIER_STATUS_FORMER] = {
    /* Translators: %s is a country */
    N_ ("%s is no longer a member"),
    /* Translators: %s is a list of countries, “Serbia and Armenia” */
    N_ ("%s are no longer members"),
  },
  [DOSSIER_STATUS_SUSPENDED] = {
    /* Translators: %s is a country */
    N_ ("%s suspends its membership"),
    /* Translators: %s is a list of countries, “Serbia and Armenia” */
    N_ ("%s suspend their membership"),
  },
  [DOSSIER_STATUS_OBSERVER] = {
    /* Translators: %s is a country */
    N_ ("%s becomes an observer"),
    /* Translators: %s is a list of countries, “Serbia and Armenia” */
    N_ ("%s become observers"),
  },
  [DOSSIER_STATUS_PARTNER] = {
    /* Translators: %s is a country */
    N_ ("%s becomes a partner"),
    /* Translators: %s is a list of countries, “Serbia and Armenia” */
    N_ ("%s become partners"),
  },
  [DOSSIER_STATUS_DIALOGUE_PARTNER] = {
    /* Translators: %s is a country */
    N_ ("%s becomes a dialogue partner"),
    /* Translators: %s is a list of countries, “Serbia and Armenia” */
    N_ ("%s become dialogue partners"),
  },
  [DOSSIER_STATUS_ASSOCIATE] = {
    /* Translators: %s is a country */
    N_ ("%s becomes an associate"),
    /* Translators: %s is a list of countries, “Serbia and Armenia” */
    N_ ("%s become associates"),
  },
  [DOSSIER_STATUS_CANDIDATE] = {
    /* Translators: %s is a country */
    N_ ("%s becomes a candidate"),
    /* Translators: %s is a list of countries, “Serbia and Armenia” */
    N_ ("%s become candidates"),
  },
  [DOSSIER_STATUS_UNRESOLVED] = {
    /* Translators: %s is a country, which asked to come in */
    N_ ("%s is left without a decision"),
    /* Translators: %s is a list of countries, “Serbia and Armenia”, which asked to come in */
    N_ ("%s are left without a decision"),
  },
  [DOSSIER_STATUS_NONE] = {
    /* Translators: %s is a country */
    N_ ("%s no longer takes part"),
    /* Translators: %s is a list of countries, “Serbia and Armenia” */
    N_ ("%s no longer take part"),
  },
};

static char *
fill_sentence (guint change, GPtrArray *names)
{
  g_autofree char *list = dossier_list_and (names);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (sentences[change][names->len > 1]), list);
#pragma GCC diagnostic pop
}

static const DossierStanding *
find_standing (GArray *standings, DossierEntity *place)
{
  for (guint i = 0; i < standings->len; i++)
    if (g_array_index (standings, DossierStanding, i).place == place)
      return &g_array_index (standings, DossierStanding, i);
  return NULL;
}

static guint
get_change (const DossierStanding *standing, DossierDay day)
{
  gboolean before =
    standing->membership && dossier_membership_is_before_organisation (standing->membership, day);

  if (before && standing->status == DOSSIER_STATUS_MEMBER)
    return CHANGE_PARTY;
  if (before && standing->status == DOSSIER_STATUS_FORMER)
    return CHANGE_FORMER_PARTY;
  return standing->status;
}

static void
note_change (GPtrArray *names[N_CHANGES],
             GPtrArray *memberships,
             guint status,
             const DossierStanding *standing)
{
  if (!names[status])
    names[status] = g_ptr_array_new ();
  g_ptr_array_add (names[status], (char *) dossier_entity_get_shown_name (standing->place));
  if (standing->membership && memberships)
    g_ptr_array_add (memberships, g_object_ref (standing->membership));
}

/* Sorts the places whose standing is another than on the day before by what they come to be. */
static void
collect_changes (GArray *before,
                 GArray *after,
                 DossierDay day,
                 GPtrArray *names[N_CHANGES],
                 GPtrArray *memberships)
{
  for (guint i = 0; i < after->len; i++)
    {
      const DossierStanding *now = &g_array_index (after, DossierStanding, i);
      const DossierStanding *then = find_standing (before, now->place);
      if (!then || then->status != now->status)
        note_change (names, memberships, get_change (now, day), now);
    }
  for (guint i = 0; i < before->len; i++)
    {
      const DossierStanding *then = &g_array_index (before, DossierStanding, i);
      if (then->status != DOSSIER_STATUS_NONE && !find_standing (after, then->place))
        note_change (names, memberships, DOSSIER_STATUS_NONE, then);
    }
}

/* Adds a sentence to others of the same day; takes both. */
static char *
add_sentence (char *text, char *sentence)
{
  if (!text)
    return sentence;

  /* Translators: %1$s and %2$s are two things that happened on one day, each a sentence without a
   * full stop */
  char *both = g_strdup_printf (_ ("%1$s; %2$s"), text, sentence);
  g_free (text);
  g_free (sentence);
  return both;
}

static char *
describe_changes (DossierDocument *document,
                  DossierEntity *organisation,
                  DossierDay day,
                  GPtrArray *memberships)
{
  g_autoptr (GArray) before = dossier_document_get_standings (document, organisation, day - 1);
  g_autoptr (GArray) after = dossier_document_get_standings (document, organisation, day);
  GPtrArray *names[N_CHANGES] = { NULL };
  char *text = NULL;

  collect_changes (before, after, day, names, memberships);
  /* those who come, then those who go */
  for (guint i = 1; i <= N_CHANGES; i++)
    {
      guint change = i % N_CHANGES;
      if (!names[change])
        continue;
      text = add_sentence (text, fill_sentence (change, names[change]));
      g_ptr_array_unref (names[change]);
    }
  return text;
}

static DossierDocument *
get_document (DossierPlayback *self)
{
  return self->session ? dossier_session_get_document (self->session) : NULL;
}

/* The date of the change that @membership makes on @day: its end, or else its beginning. */
static const DossierDate *
get_change_date (const DossierMembership *membership, DossierDay day)
{
  if (membership->to && dossier_date_last (membership->to) == day)
    return membership->to;
  return membership->from;
}

/* The day, unless nobody knows it: then what is known, as "9 September or 9 December 1993". */
static char *
describe_when (GPtrArray *memberships, DossierDay day)
{
  const DossierDate *vague = NULL;

  for (guint i = 0; i < memberships->len; i++)
    {
      const DossierDate *date = get_change_date (memberships->pdata[i], day);

      if (!date || dossier_date_first (date) == dossier_date_last (date))
        return dossier_day_to_display (day);
      vague = date;
    }
  return vague ? dossier_date_describe (vague) : dossier_day_to_display (day);
}

static char *
describe (DossierPlayback *self, DossierDay day, GPtrArray *memberships)
{
  DossierDocument *document = get_document (self);
  if (!document)
    return NULL;

  DossierEntity *organisations[] = {
    dossier_session_get_organisation (self->session),
    dossier_session_get_second_organisation (self->session),
  };
  gboolean two = organisations[0] && organisations[1];
  g_autofree char *text = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (organisations); i++)
    {
      DossierEntity *organisation = organisations[i];
      if (!organisation)
        continue;
      g_autofree char *changes = describe_changes (document, organisation, day, memberships);
      if (!changes)
        continue;
      const char *name = organisation->short_name ? organisation->short_name : organisation->name;
      text =
        add_sentence (text,
                      /* Translators: %1$s is an organisation ("SCO"), %2$s what happens in it */
                      two ? g_strdup_printf (_ ("%1$s: %2$s"), name, changes)
                          : g_steal_pointer (&changes));
    }
  if (!text)
    return NULL;

  g_autofree char *date = describe_when (memberships, day);
  /* Translators: %1$s is a date, %2$s what happened: "16 August 2006: Uzbekistan becomes a
   * member" */
  return g_strdup_printf (_ ("%1$s: %2$s"), date, text);
}

/* The first day of change beyond @day in @organisation, or @best when that is nearer. */
static gboolean
look_beyond (DossierPlayback *self,
             DossierEntity *organisation,
             DossierDay day,
             int direction,
             gboolean found,
             DossierDay *best)
{
  if (!organisation)
    return found;

  g_autoptr (GArray) days = dossier_document_get_change_days (get_document (self), organisation);
  for (guint i = 0; i < days->len; i++)
    {
      DossierDay other = g_array_index (days, DossierDay, i);
      gboolean beyond = direction > 0 ? other > day : other < day;
      gboolean nearer = !found || (direction > 0 ? other < *best : other > *best);
      if (!beyond || !nearer)
        continue;
      *best = other;
      found = TRUE;
    }
  return found;
}

static gboolean
find_change (DossierPlayback *self, DossierDay day, int direction, DossierDay *found_day)
{
  if (!get_document (self))
    return FALSE;

  gboolean found = look_beyond (self, dossier_session_get_organisation (self->session), day,
                                direction, FALSE, found_day);
  return look_beyond (self, dossier_session_get_second_organisation (self->session), day, direction,
                      found, found_day);
}

/* Takes @caption. */
static void
take_caption (DossierPlayback *self, char *caption)
{
  gboolean same = g_strcmp0 (caption, self->caption) == 0;
  g_free (self->caption);
  self->caption = caption;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTION]);
}

static void
step_to (DossierPlayback *self, DossierDay day)
{
  g_ptr_array_set_size (self->memberships, 0);
  g_autofree char *caption = describe (self, day, self->memberships);

  self->stepping = TRUE;
  dossier_session_set_cursor (self->session, day);
  self->stepping = FALSE;
  take_caption (self, g_steal_pointer (&caption));
  g_signal_emit (self, signals[STEPPED], 0, day);
}

static void
set_timer (DossierPlayback *self, guint timer)
{
  gboolean was_playing = self->timer != 0;
  if (self->timer)
    g_source_remove (self->timer);
  self->timer = timer;
  if (was_playing != (timer != 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

static gboolean
timeout_cb (gpointer data)
{
  DossierPlayback *self = data;
  g_autoptr (DossierPlayback) alive = g_object_ref (self);

  if (!dossier_playback_step (self, 1))
    {
      dossier_playback_pause (self);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
cursor_cb (DossierPlayback *self)
{
  if (self->stepping)
    return;
  g_ptr_array_set_size (self->memberships, 0);
  take_caption (self, NULL);
}

static void
document_cb (DossierPlayback *self)
{
  dossier_playback_pause (self);
  cursor_cb (self);
}

static void
dossier_playback_constructed (GObject *object)
{
  DossierPlayback *self = DOSSIER_PLAYBACK (object);

  G_OBJECT_CLASS (dossier_playback_parent_class)->constructed (object);
  if (!self->session)
    return;
  g_signal_connect_object (self->session, "notify::cursor", G_CALLBACK (cursor_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::document", G_CALLBACK (document_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
dossier_playback_dispose (GObject *object)
{
  DossierPlayback *self = DOSSIER_PLAYBACK (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->session);
  G_OBJECT_CLASS (dossier_playback_parent_class)->dispose (object);
}

static void
dossier_playback_finalize (GObject *object)
{
  DossierPlayback *self = DOSSIER_PLAYBACK (object);

  g_ptr_array_unref (self->memberships);
  g_free (self->caption);
  G_OBJECT_CLASS (dossier_playback_parent_class)->finalize (object);
}

static void
dossier_playback_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierPlayback *self = DOSSIER_PLAYBACK (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, dossier_playback_get_playing (self));
      break;
    case PROP_CAPTION:
      g_value_set_string (value, self->caption);
      break;
    case PROP_INTERVAL:
      g_value_set_uint (value, self->interval);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_playback_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierPlayback *self = DOSSIER_PLAYBACK (object);

  switch (id)
    {
    case PROP_SESSION:
      g_set_weak_pointer (&self->session, g_value_get_object (value));
      break;
    case PROP_PLAYING:
      if (g_value_get_boolean (value))
        dossier_playback_play (self);
      else
        dossier_playback_pause (self);
      break;
    case PROP_INTERVAL:
      dossier_playback_set_interval (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_playback_class_init (DossierPlaybackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dossier_playback_constructed;
  object_class->dispose = dossier_playback_dispose;
  object_class->finalize = dossier_playback_finalize;
  object_class->get_property = dossier_playback_get_property;
  object_class->set_property = dossier_playback_set_property;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, DOSSIER_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLAYING] =
    g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAPTION] =
    g_param_spec_string ("caption", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_INTERVAL] =
    g_param_spec_uint ("interval", NULL, NULL, 1, G_MAXUINT, DEFAULT_INTERVAL,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[STEPPED] = g_signal_new ("stepped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
dossier_playback_init (DossierPlayback *self)
{
  self->memberships = g_ptr_array_new_with_free_func (g_object_unref);
  self->interval = DEFAULT_INTERVAL;
}

DossierPlayback *
dossier_playback_new (DossierSession *session)
{
  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  return g_object_new (DOSSIER_TYPE_PLAYBACK, "session", session, NULL);
}

DossierPlayback *
dossier_playback_get_shared (DossierSession *session)
{
  static const char key[] = "dossier-playback";

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  DossierPlayback *shared = g_object_get_data (G_OBJECT (session), key);
  if (!shared)
    {
      shared = dossier_playback_new (session);
      g_object_set_data_full (G_OBJECT (session), key, shared, g_object_unref);
    }
  return shared;
}

void
dossier_playback_play (DossierPlayback *self)
{
  DossierDay day;

  g_return_if_fail (DOSSIER_IS_PLAYBACK (self));

  if (self->timer || !get_document (self))
    return;
  if (!find_change (self, dossier_session_get_cursor (self->session), 1, &day) &&
      !find_change (self, DOSSIER_DAY_MIN, 1, &day))
    return;

  set_timer (self, g_timeout_add (self->interval, timeout_cb, self));
  step_to (self, day);
}

void
dossier_playback_pause (DossierPlayback *self)
{
  g_return_if_fail (DOSSIER_IS_PLAYBACK (self));

  set_timer (self, 0);
}

gboolean
dossier_playback_get_playing (DossierPlayback *self)
{
  g_return_val_if_fail (DOSSIER_IS_PLAYBACK (self), FALSE);

  return self->timer != 0;
}

gboolean
dossier_playback_step (DossierPlayback *self, int direction)
{
  DossierDay day;

  g_return_val_if_fail (DOSSIER_IS_PLAYBACK (self), FALSE);
  g_return_val_if_fail (direction != 0, FALSE);

  if (!get_document (self) ||
      !find_change (self, dossier_session_get_cursor (self->session), direction, &day))
    return FALSE;

  step_to (self, day);
  return TRUE;
}

void
dossier_playback_set_interval (DossierPlayback *self, guint milliseconds)
{
  g_return_if_fail (DOSSIER_IS_PLAYBACK (self));
  g_return_if_fail (milliseconds > 0);

  if (self->interval == milliseconds)
    return;
  self->interval = milliseconds;
  if (self->timer)
    set_timer (self, g_timeout_add (self->interval, timeout_cb, self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INTERVAL]);
}

guint
dossier_playback_get_interval (DossierPlayback *self)
{
  g_return_val_if_fail (DOSSIER_IS_PLAYBACK (self), 0);

  return self->interval;
}

const char *
dossier_playback_get_caption (DossierPlayback *self)
{
  g_return_val_if_fail (DOSSIER_IS_PLAYBACK (self), NULL);

  return self->caption;
}

const GPtrArray *
dossier_playback_get_memberships (DossierPlayback *self)
{
  g_return_val_if_fail (DOSSIER_IS_PLAYBACK (self), NULL);

  return self->memberships;
}

char *
dossier_playback_describe (DossierPlayback *self, DossierDay day)
{
  g_return_val_if_fail (DOSSIER_IS_PLAYBACK (self), NULL);

  g_autoptr (GPtrArray) memberships = g_ptr_array_new_with_free_func (g_object_unref);

  return describe (self, day, memberships);
}
