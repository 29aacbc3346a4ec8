/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Places visited in a document, by passage and character offset, with the way back and forward.
 * Plain value, owned by the session. */
typedef struct
{
  guint passage;
  guint offset;
} DossierPlace;

typedef struct _DossierHistory DossierHistory;

DossierHistory *dossier_history_new (void);
void dossier_history_free (DossierHistory *self);
void dossier_history_clear (DossierHistory *self);

/* Leaves @here for somewhere else: it can be gone back to, and the way forward ends. */
void dossier_history_leave (DossierHistory *self, DossierPlace here);
gboolean dossier_history_can_go_back (DossierHistory *self);
gboolean dossier_history_can_go_forward (DossierHistory *self);
/* Exchanges *@place, where the person is, for the place before (after) it; FALSE when there is
 * none. */
gboolean dossier_history_back (DossierHistory *self, DossierPlace *place);
gboolean dossier_history_forward (DossierHistory *self, DossierPlace *place);
/* Lets @func change each place, another text having come; those for which it says FALSE are
 * forgotten. */
typedef gboolean (*DossierPlaceFunc) (DossierPlace *place, gpointer data);
void dossier_history_translate (DossierHistory *self, DossierPlaceFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHistory, dossier_history_free)

G_END_DECLS
