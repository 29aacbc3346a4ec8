/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the reader is in the text, and the places before and after. */
#include "config.h"

#include "linking/session-private.h"

static void
set_place (DossierSession *self, DossierPlace place)
{
  gboolean moved = self->place.passage != place.passage;

  self->place = place;
  if (moved)
    dossier_session_notify (self, PROP_PASSAGE);
}

static void
go_to (DossierSession *self, DossierPlace place)
{
  set_place (self, place);
  dossier_session_notify (self, PROP_CAN_GO_BACK);
  dossier_session_notify (self, PROP_CAN_GO_FORWARD);
  g_signal_emit (self, dossier_session_signals[GO_TO], 0, place.passage, place.offset);
}

void
dossier_session_set_place (DossierSession *self, guint passage, guint offset)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  set_place (self, (DossierPlace){ passage, offset });
}

void
dossier_session_get_place (DossierSession *self, guint *passage, guint *offset)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  *passage = self->place.passage;
  *offset = self->place.offset;
}

void
dossier_session_go_to (DossierSession *self, guint passage, guint offset)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (self->place.passage != passage)
    dossier_history_leave (self->history, self->place);
  go_to (self, (DossierPlace){ passage, offset });
}

void
dossier_session_find (DossierSession *self, const char *words, guint passage, guint offset)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));
  g_return_if_fail (words != NULL);

  dossier_session_go_to (self, passage, offset);
  g_signal_emit (self, dossier_session_signals[FIND], 0, words, passage, offset);
}

void
dossier_session_follow (DossierSession *self, guint passage, guint offset)
{
  g_return_if_fail (DOSSIER_IS_SESSION (self));

  if (self->place.passage != passage)
    dossier_history_leave (self->history, self->place);
  set_place (self, (DossierPlace){ passage, offset });
  dossier_session_notify (self, PROP_CAN_GO_BACK);
  dossier_session_notify (self, PROP_CAN_GO_FORWARD);
}

void
dossier_session_go_back (DossierSession *self)
{
  DossierPlace place;

  g_return_if_fail (DOSSIER_IS_SESSION (self));

  place = self->place;
  if (dossier_history_back (self->history, &place))
    go_to (self, place);
}

void
dossier_session_go_forward (DossierSession *self)
{
  DossierPlace place;

  g_return_if_fail (DOSSIER_IS_SESSION (self));

  place = self->place;
  if (dossier_history_forward (self->history, &place))
    go_to (self, place);
}
