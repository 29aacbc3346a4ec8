/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/po/message.h"
#include "formats/po/plural-forms.h"

G_BEGIN_DECLS

/**
 * DossierCatalogue:
 * @messages: (element-type DossierMessage): in the file's order, without the header and without
 * those that are obsolete
 * @forms: the language's plural forms; NULL when the header does not say them
 *
 * A gettext catalogue, as text (.po).
 */
typedef struct
{
  GPtrArray *messages;
  DossierPluralForms *forms;
} DossierCatalogue;

/* Reads a catalogue in UTF-8. libgettextpo is not used: it may not return from an error, and does
 * not tell where in the file a message stands. @error: of DOSSIER_FORMAT_ERROR, in words that name
 * the file and the line. Caller frees. */
DossierCatalogue *dossier_catalogue_read (const char *path, GError **error);
/* The same of what stands in a file; @name: what errors call it. */
DossierCatalogue *dossier_catalogue_parse (const char *text, const char *name, GError **error);
void dossier_catalogue_free (DossierCatalogue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCatalogue, dossier_catalogue_free)

G_END_DECLS
