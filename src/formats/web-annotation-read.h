/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "formats/foreign-notes.h"

G_BEGIN_DECLS

/* Reads annotations: what dossier_web_annotation_write() writes, other programs' W3C Web
 * Annotations (one, an array of them, an AnnotationPage, an AnnotationCollection with its pages in
 * it), and Hypothesis's export. All of them or nothing; what a note has no room for is counted.
 * @error: of DOSSIER_FORMAT_ERROR, in words that name the file and the line or the annotation. */
DossierForeignNotes *
dossier_web_annotation_read (const char *path, GCancellable *cancellable, GError **error);
/* The same from memory; @name stands for the file in messages. */
DossierForeignNotes *
dossier_web_annotation_read_bytes (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
