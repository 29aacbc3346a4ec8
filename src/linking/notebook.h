/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * DossierNotebook:
 *
 * The newest value of each of a document's annotations that a session knows, those in the trash
 * among them, and their way to the disk: at most one write is under way, what comes meanwhile waits
 * as the newest value. What could not be written is kept and tried again until it is; meanwhile the
 * notebook keeps itself alive. Internal to linking.
 *
 * Property: unsaved (boolean): the store could not be written.
 * Signals:
 *  - "written": a write has come to the disk
 *  - "save-failed" (GError *): the first one after a success that did not, or with another reason
 */
#define DOSSIER_TYPE_NOTEBOOK (dossier_notebook_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotebook, dossier_notebook, DOSSIER, NOTEBOOK, GObject)

/* @store: NULL: everything stays in memory. */
DossierNotebook *dossier_notebook_new (DossierStore *store);

/* The newest value, or NULL; borrowed. */
DossierAnnotation *dossier_notebook_get (DossierNotebook *self, const char *uuid);
/* (element-type DossierAnnotation) (transfer full): the newest values of those not in the trash. */
GPtrArray *dossier_notebook_list (DossierNotebook *self);

/* Takes a value that the store has. */
void dossier_notebook_learn (DossierNotebook *self, DossierAnnotation *value);
/* Takes a value that is to be written, with the next dossier_notebook_write(). */
void dossier_notebook_put (DossierNotebook *self, DossierAnnotation *value);
/* Begins to write: @at_once, or (typing) not sooner than a moment after the last time. */
void dossier_notebook_write (DossierNotebook *self, gboolean at_once);
/* Writes and waits until all is on the disk, for a few seconds at most; FALSE when it is not. */
gboolean dossier_notebook_flush (DossierNotebook *self);

/* Whether the value of that UUID is not on the disk yet; @uuid NULL: whether any is not. */
gboolean dossier_notebook_is_pending (DossierNotebook *self, const char *uuid);
gboolean dossier_notebook_is_unsaved (DossierNotebook *self);

/* (element-type DossierAnnotation) (transfer full): all that notebooks have of the notes in @store,
 * which is to go: they write nothing more there. */
GPtrArray *dossier_notebooks_leave_store (DossierStore *store);

G_END_DECLS
