/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* What the interface calls people, organisations and places: map, lists, filter, sentences. That is
 * the document's own name for them, but for countries where the document speaks another language
 * than the interface: “Armenia” is „Armenien“ there. Only the common name of a country is replaced;
 * another one is the author's choice (“Soviet Russia”) and stays. What is the document's stays its
 * own everywhere: its text, what is exported of it, what search finds. Borrowed from @entity. */
const char *dossier_entity_get_shown_name (const DossierEntity *entity);
/* The short name, for narrow places; the name where there is none. */
const char *dossier_entity_get_shown_short_name (const DossierEntity *entity);

/* dossier_item_to_label() with the name that the interface has for a place. Caller frees. */
char *dossier_item_to_shown_label (const DossierItem *item);

/* Finds what the interface calls the document's countries, @interface being its language: a part of
 * dossier_document_finish(). */
void dossier_document_name_countries (DossierDocument *self, const char *interface);

G_END_DECLS
