/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* What a country is to an organisation on a day: what the map shows. */
typedef enum
{
  DOSSIER_STATUS_NONE,
  DOSSIER_STATUS_MEMBER,
  DOSSIER_STATUS_FORMER,
  DOSSIER_STATUS_SUSPENDED,
  DOSSIER_STATUS_OBSERVER,
  DOSSIER_STATUS_PARTNER,
  DOSSIER_STATUS_DIALOGUE_PARTNER,
  DOSSIER_STATUS_ASSOCIATE,
  DOSSIER_STATUS_CANDIDATE,
  DOSSIER_STATUS_UNRESOLVED,
} DossierStatus;
#define DOSSIER_N_STATUSES (DOSSIER_STATUS_UNRESOLVED + 1)

const char *dossier_status_to_string (DossierStatus status); /* "dialogue-partner"; static */
const char *
dossier_status_to_display (DossierStatus status); /* "Dialogue partner", translated; static */

/**
 * DossierStanding:
 * @place: borrowed
 * @status: on that day
 * @membership: the record it rests on (the ended one for a former member); borrowed
 */
typedef struct
{
  DossierEntity *place;
  DossierStatus status;
  DossierMembership *membership;
} DossierStanding;

/* The standing of each place in @organisation on @day, those without any left out; in order of
 * name. An imprecise beginning counts from its first
 * possible day, an imprecise end from its last; on the day of its end a membership has ended. When
 * several are in force: member, suspended, observer, partner, dialogue partner, associate,
 * candidate, unresolved; former when none is and a membership (role member) has ended. Caller frees
 * the array. */
GArray *
dossier_document_get_standings (DossierDocument *self, DossierEntity *organisation, DossierDay day);
DossierStanding dossier_document_get_standing (DossierDocument *self,
                                               DossierEntity *place,
                                               DossierEntity *organisation,
                                               DossierDay day);

/* The same for all places of one organisation at once: DossierEntity → DossierStanding, those
 * without any membership left out. Empty for a NULL @organisation. Caller unrefs; keys and what the
 * values point to are borrowed. */
GHashTable *
dossier_document_map_standings (DossierDocument *self, DossierEntity *organisation, DossierDay day);

/* "Armenia, member since 1992", translated; caller frees. For places without a standing only the
 * name.
 * @organisation: before it existed its signatories are "party to the Treaty since 1992". */
char *dossier_standing_to_label (const DossierStanding *standing, DossierDay day);

/* Whether on @day there was a treaty with parties, but the organisation was not there yet. */
gboolean dossier_membership_is_before_organisation (const DossierMembership *membership,
                                                    DossierDay day);

/* The days on which the standings in @organisation change, ascending, each once (gint32
 * DossierDay). */
GArray *dossier_document_get_change_days (DossierDocument *self, DossierEntity *organisation);

G_END_DECLS
