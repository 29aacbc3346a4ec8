/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/annotation.h"
#include "model/excerpt.h"

G_BEGIN_DECLS

/* The notes of @excerpt as W3C Web Annotations (Web Annotation Data Model, JSON-LD): an
 * AnnotationCollection with all of them in its first page, UTF-8. Those in the trash stay out.
 *
 * Each has urn:uuid:… for its id, its note and tags as bodies, and a target for each of its
 * anchors: the document's address (else dossier://UUID) with a FragmentSelector that names the
 * passage and, within it, the position (in code points, TextPositionSelector), and a
 * TextQuoteSelector. Its colour is a style class with a style sheet. What the model has no words
 * for is in a namespace of ours (formats/web-annotation-names.h), so that
 * dossier_web_annotation_read() gives back what was written, field by field. Caller frees. */
char *dossier_web_annotation_write (const DossierExcerpt *excerpt);

G_END_DECLS
