/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "linking/session.h"

G_BEGIN_DECLS

/**
 * DossierTagEntry:
 *
 * Tags as chips, each of which a click takes away, and an entry for another, completed from those
 * that are used already. Enter or a comma ends one.
 *
 * Signals:
 *  - "changed": the person has added or taken away one
 */
#define DOSSIER_TYPE_TAG_ENTRY (dossier_tag_entry_get_type ())
G_DECLARE_FINAL_TYPE (DossierTagEntry, dossier_tag_entry, DOSSIER, TAG_ENTRY, GtkWidget)

GtkWidget *dossier_tag_entry_new (DossierSession *session);

/* (element-type utf8): shows them; emits nothing. */
void dossier_tag_entry_set_tags (DossierTagEntry *self, GPtrArray *tags);
/* NULL-terminated; borrowed until they change. */
const char *const *dossier_tag_entry_get_tags (DossierTagEntry *self);
/* Takes what stands in the entry as a tag, as Enter does. */
void dossier_tag_entry_take (DossierTagEntry *self);

G_END_DECLS
