/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/session.h"

G_BEGIN_DECLS

/**
 * DossierPlayback:
 *
 * Runs a session's cursor through the days on which standings change in the organisations that the
 * map shows, and says what happened on each. Map and timeline share one a session
 * (dossier_playback_get_shared()), so that their Play buttons show the same.
 *
 * Properties, all with notify:
 *  - session: #DossierSession (construct only; not kept alive)
 *  - playing: boolean, writable: bind a toggle button to it
 *  - caption: string or NULL: what happened on the day stepped to, "16 August 2006: Uzbekistan
 *    becomes a member"; NULL as soon as the cursor moves otherwise
 *  - interval: uint, milliseconds between steps, 1500 at first
 *
 * Signals:
 *  - "stepped" (int day): after the cursor was put on that DossierDay and the caption is set
 */
#define DOSSIER_TYPE_PLAYBACK (dossier_playback_get_type ())
G_DECLARE_FINAL_TYPE (DossierPlayback, dossier_playback, DOSSIER, PLAYBACK, GObject)

DossierPlayback *dossier_playback_new (DossierSession *session);
/* The session's own; borrowed, lives as long as the session. */
DossierPlayback *dossier_playback_get_shared (DossierSession *session);

/* Starts with the next change after the cursor, or again with the first when there is none, and
 * stops by itself after the last. Takes the first step at once. */
void dossier_playback_play (DossierPlayback *self);
void dossier_playback_pause (DossierPlayback *self);
gboolean dossier_playback_get_playing (DossierPlayback *self);

/* One change on (@direction > 0) or back (< 0) from the cursor; FALSE when there is none. */
gboolean dossier_playback_step (DossierPlayback *self, int direction);

void dossier_playback_set_interval (DossierPlayback *self, guint milliseconds);
guint dossier_playback_get_interval (DossierPlayback *self);

const char *dossier_playback_get_caption (DossierPlayback *self);
/* (element-type DossierMembership): the records behind the caption, for their sources and notes;
 * borrowed, empty when there is no caption. */
const GPtrArray *dossier_playback_get_memberships (DossierPlayback *self);

/* What changes on @day in the organisations shown, as the caption says it; NULL when nothing does.
 * Caller frees. */
char *dossier_playback_describe (DossierPlayback *self, DossierDay day);

G_END_DECLS
