/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/mustache/mustache.h"

G_BEGIN_DECLS

/* The templates that there are: presets, which come with the program (data/templates), and the
 * reader's own, NAME.mustache in the folder "dossier/templates" of the user's data. Both may take
 * in each other by name. One's own comes in the place of a preset of the same name. A name that
 * begins with "_" is a part of others and not offered for an export.
 *
 * All of these look at the disk, block for the time of one small file, and may be called in any
 * thread. */

#define DOSSIER_TEMPLATES_ERROR (dossier_templates_error_quark ())
GQuark dossier_templates_error_quark (void);
typedef enum
{
  DOSSIER_TEMPLATES_ERROR_NAME,   /* cannot be a file's name */
  DOSSIER_TEMPLATES_ERROR_EXISTS, /* another one has that name */
  DOSSIER_TEMPLATES_ERROR_MISSING,
  DOSSIER_TEMPLATES_ERROR_TEXT, /* not UTF-8, or far too long */
} DossierTemplatesError;

/**
 * DossierTemplateInfo:
 * @name: without ".mustache"
 * @own: it is the reader's and may be changed; otherwise it comes with the program
 * @part: it is there to be taken in by others
 */
typedef struct
{
  char *name;
  gboolean own;
  gboolean part;
} DossierTemplateInfo;

/* Presets first, plain Markdown before all, then the reader's own by name.
 * Returns: (element-type DossierTemplateInfo) (transfer full) */
GPtrArray *dossier_templates_list (void);
gboolean dossier_templates_has (const char *name);
/* Whether it comes with the program, also when one's own of that name stands before it. */
gboolean dossier_templates_is_preset (const char *name);

/* Caller frees. */
char *dossier_templates_load (const char *name, GError **error);
/* @text as the template @name, with partials from the same places. Errors are of
 * DOSSIER_MUSTACHE_ERROR. */
DossierMustache *dossier_templates_parse (const char *name, const char *text, GError **error);
/* Both. */
DossierMustache *dossier_templates_open (const char *name, GError **error);

/* The folder of the reader's own, which need not be there yet. Caller frees. */
char *dossier_templates_get_folder (void);
/* Whether the text can be a name: one line, without "/", no "." before it, not too long. */
gboolean dossier_templates_check_name (const char *name, GError **error);
/* @name when there is none yet, or it with a number: "obsidian-2". Caller frees. */
char *dossier_templates_find_name (const char *name);

/* Puts @text into the reader's own @name, in the place of what is there once it is all on the disk.
 */
gboolean dossier_templates_save (const char *name, const char *text, GError **error);
/* Makes one's own @name of @text; fails when there is one, or a preset, of that name. */
gboolean dossier_templates_create (const char *name, const char *text, GError **error);
gboolean dossier_templates_rename (const char *name, const char *new_name, GError **error);
/* Puts one's own aside, for thirty days. Returns where, to be restored: caller frees. */
char *dossier_templates_remove (const char *name, GError **error);
/* Puts it back as @name, or, when there is another one by now, under a number. Returns its name:
 * caller frees. */
char *dossier_templates_restore (const char *removed, const char *name, GError **error);

void dossier_template_info_free (DossierTemplateInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTemplateInfo, dossier_template_info_free)

G_END_DECLS
