/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of a language's plural forms a number takes, as the header of a catalogue says it:
 * "nplurals=2; plural=(n != 1);" (GNU gettext's manual, Plural forms). */
typedef struct _DossierPluralForms DossierPluralForms;

/* @field: what stands behind "Plural-Forms:". NULL when that is no such expression, or gives a form
 * that there is not. Caller frees. */
DossierPluralForms *dossier_plural_forms_parse (const char *field);
void dossier_plural_forms_free (DossierPluralForms *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPluralForms, dossier_plural_forms_free)

guint dossier_plural_forms_count (const DossierPluralForms *self);
guint dossier_plural_forms_choose (const DossierPluralForms *self, gulong n);
/* The first numbers that take @form: "1, 21, 31, 41, …", "1", and "" for a form that none takes up
 * to a million. Caller frees. */
char *dossier_plural_forms_sample (const DossierPluralForms *self, guint form);

G_END_DECLS
