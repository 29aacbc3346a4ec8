/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "linking/session-private.h"

G_BEGIN_DECLS

/**
 * DossierOperation:
 *
 * What is done to some of a session's annotations, as a step of its undo. Internal to src/linking.
 */
typedef struct
{
  DossierSession *session; /* its undo is the session's own */
  GPtrArray *changes;      /* of DossierNoteChange */
  DossierAlsoFunc also;    /* or NULL */
  gpointer also_data;
  GDestroyNotify also_free;
} DossierOperation;

DossierOperation *dossier_operation_new (DossierSession *session);
/* On one annotation: *@value (borrowed) is a copy to be changed. */
DossierOperation *dossier_operation_begin (DossierSession *session,
                                           DossierAnnotation *annotation,
                                           DossierAnnotation **value);
/* @to: (transfer full) */
void dossier_operation_add (DossierOperation *self, DossierAnnotation *from, DossierAnnotation *to);

/* Does @self (transfer full), unless it changes nothing. @label: for the menu. */
void dossier_operation_perform (DossierOperation *self, const char *label);
/* Takes @self (transfer full) for a step that has been done. */
void dossier_operation_push (DossierOperation *self, const char *label);

/* The newest value of what was given, which may be any earlier one, or one that another part read
 * from the store. */
DossierAnnotation *dossier_session_get_newest (DossierSession *self, DossierAnnotation *annotation);

G_END_DECLS
