/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "formats/foreign-notes.h"

G_BEGIN_DECLS

/* The parts of the reader of Web Annotations, one a file. Internal to it. */

typedef struct
{
  DossierForeignNotes *notes;
  guint number; /* of the annotation that is being read, from 1 */
  GError *error;
} AnnoReader;

/* The first error is the one that is told; it names the annotation. @what: a sentence, without a
 * full stop, about it: "it has no target". */
void anno_fail (AnnoReader *reader, const char *what);
void anno_lose (AnnoReader *reader, DossierLoss loss);

/* Members of any type: what is not there, or is of another type, is NULL (0). */
JsonNode *anno_get (JsonObject *object, const char *name);
const char *anno_get_text (JsonObject *object, const char *name);
JsonObject *anno_get_object (JsonObject *object, const char *name);
gint64 anno_get_number (JsonObject *object, const char *name);
const char *anno_to_text (JsonNode *node);
JsonObject *anno_to_object (JsonNode *node);
/* "id" or "@id". */
const char *anno_get_id (JsonObject *object);
/* Whether "type" or "@type" is @type, or has it among others, with or without "oa:". */
gboolean anno_has_type (JsonObject *object, const char *type);
/* Whether the member is @word, or an array with it. */
gboolean anno_has_word (JsonObject *object, const char *name, const char *word);

/* xsd:dateTime or xsd:date in microseconds since 1970 UTC; FALSE when it is none. */
gboolean anno_parse_time (const char *text, gint64 *time);

/* Calls @func for @node, or for each element if it is an array. */
typedef void (*AnnoFunc) (AnnoReader *reader, DossierForeignNote *note, JsonNode *node);
void anno_each (AnnoReader *reader, DossierForeignNote *note, JsonNode *node, AnnoFunc func);

/* A body: a note, a tag. @annotation: to which it belongs. */
void anno_read_bodies (AnnoReader *reader, DossierForeignNote *note, JsonObject *annotation);
/* A target: anchors, sources, fragments. */
void anno_read_target (AnnoReader *reader, DossierForeignNote *note, JsonNode *target);
/* What only this program writes. */
void anno_read_own (AnnoReader *reader, DossierForeignNote *note, JsonObject *annotation);

/* Whether @object is what Hypothesis's search gives for an annotation; and reads it. */
gboolean anno_is_hypothesis (JsonObject *object);
void anno_read_hypothesis (AnnoReader *reader, DossierForeignNote *note, JsonObject *row);

G_END_DECLS
