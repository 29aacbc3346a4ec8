/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/web-annotation-read.h"

#include <glib/gi18n-lib.h>

#include "formats/format-error.h"
#include "formats/json-file.h"
#include "formats/web-annotation-names.h"
#include "formats/web-annotation-reader.h"

/* When it was made and changed; what the file does not tell is now. */
static void
read_times (AnnoReader *reader, DossierForeignNote *note, JsonObject *object)
{
  DossierAnnotation *annotation = note->annotation;
  const char *created = anno_get_text (object, "created");
  const char *modified = anno_get_text (object, "modified");

  if (modified == NULL)
    modified = anno_get_text (object, "updated");
  note->modified = anno_parse_time (modified, &annotation->modified);
  if (!anno_parse_time (created, &annotation->created))
    annotation->created = annotation->modified;
  else if (!note->modified)
    annotation->modified = annotation->created;
  note->modified = note->modified || created != NULL;
}

static void
read_creator (AnnoReader *reader, DossierForeignNote *note, JsonNode *node)
{
  JsonObject *creator = anno_to_object (node);
  const char *name = anno_to_text (node);

  if (name == NULL)
    name = anno_get_text (creator, "name");
  if (name == NULL)
    name = anno_get_text (creator, "nickname");
  if (name == NULL)
    name = anno_get_id (creator);
  if (note->who == NULL)
    note->who = g_strdup (name);
}

static void
read_annotation (AnnoReader *reader, DossierForeignNote *note, JsonObject *object)
{
  JsonNode *target = anno_get (object, "target");

  if (target == NULL)
    {
      anno_fail (reader, _ ("there is no target"));
      return;
    }
  note->own = anno_get (object, OUR_COLOUR) != NULL;
  if (anno_get_id (object) != NULL)
    dossier_foreign_note_set_id (note, anno_get_id (object));
  anno_read_bodies (reader, note, object);
  anno_each (reader, note, target, anno_read_target);
  if (note->sources->len == 0)
    anno_fail (reader, _ ("there is no target"));
  note->reply = anno_has_word (object, "motivation", "replying");
  anno_each (reader, note, anno_get (object, "creator"), read_creator);
  if (note->own)
    anno_read_own (reader, note, object);
}

/* What has no id is known again by all that it says. */
static void
make_id (DossierForeignNote *note, JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  dossier_foreign_note_set_id (note, hash);
}

static gboolean
is_annotation (JsonObject *object)
{
  return anno_has_type (object, "Annotation") || anno_get (object, "target") != NULL;
}

static void
read_item (AnnoReader *reader, JsonNode *node)
{
  g_autoptr (DossierForeignNote) note = dossier_foreign_note_new ();
  JsonObject *object = anno_to_object (node);
  DossierAnnotation *annotation = note->annotation;

  reader->number++;
  if (object != NULL && anno_is_hypothesis (object))
    anno_read_hypothesis (reader, note, object);
  else if (object != NULL && is_annotation (object))
    read_annotation (reader, note, object);
  else
    anno_fail (reader, _ ("it is no annotation"));
  if (reader->error != NULL)
    return;

  if (note->id == NULL)
    make_id (note, node);
  read_times (reader, note, object);
  /* Words that are marked, in whatever way, are marked yellow here. */
  if (!note->own && annotation->anchors->len > 0 && annotation->colour == DOSSIER_COLOUR_NONE)
    annotation->colour = DOSSIER_COLOUR_YELLOW;
  g_ptr_array_add (reader->notes->notes, g_steal_pointer (&note));
}

static void
read_items (AnnoReader *reader, JsonNode *node)
{
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      read_item (reader, node);
      return;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && reader->error == NULL; i++)
    read_item (reader, json_array_get_element (array, i));
}

static void
fail_elsewhere (AnnoReader *reader)
{
  if (reader->error == NULL)
    g_set_error (&reader->error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_REFUSED,
                 _ (
                   /* Translators: %s is a file's name */
                   "“%s” only tells where its annotations are, and Dossier fetches nothing. Export "
                   "them with the collection."),
                 reader->notes->name);
}

static void
fail_unknown (AnnoReader *reader)
{
  g_set_error (&reader->error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_UNKNOWN,
               /* Translators: %s is a file's name */
               _ ("“%s” holds no annotations that Dossier reads: neither W3C Web Annotations nor "
                  "Hypothesis’s export."),
               reader->notes->name);
}

/* A page and those that follow it within it. */
static void
read_page (AnnoReader *reader, JsonNode *node)
{
  JsonObject *page = anno_to_object (node);

  for (; page != NULL && reader->error == NULL; page = anno_get_object (page, "next"))
    {
      JsonNode *next = anno_get (page, "next");
      JsonNode *items = anno_get (page, "items");

      if (items == NULL || (next != NULL && anno_to_object (next) == NULL))
        fail_elsewhere (reader);
      else
        read_items (reader, items);
    }
}

static void
read_root (AnnoReader *reader, JsonNode *root)
{
  JsonObject *object = anno_to_object (root);
  JsonNode *first = anno_get (object, "first");

  if (JSON_NODE_HOLDS_ARRAY (root))
    read_items (reader, root);
  else if (object == NULL)
    fail_unknown (reader);
  else if (anno_get (object, "rows") != NULL)
    read_items (reader, anno_get (object, "rows"));
  else if (anno_get (object, "@graph") != NULL)
    read_items (reader, anno_get (object, "@graph"));
  else if (first != NULL && anno_to_object (first) != NULL)
    read_page (reader, first);
  else if (anno_get (object, "items") != NULL)
    read_page (reader, root);
  else if (anno_has_type (object, "AnnotationCollection") ||
           anno_has_type (object, "AnnotationPage"))
    fail_elsewhere (reader);
  else if (is_annotation (object) || anno_is_hypothesis (object))
    read_item (reader, root);
  else
    fail_unknown (reader);
}

static DossierForeignNotes *
read_notes (JsonNode *root, const char *name, GError **error)
{
  g_autoptr (DossierForeignNotes) notes = dossier_foreign_notes_new (name);
  AnnoReader reader = { notes, 0, NULL };

  read_root (&reader, root);
  if (reader.error == NULL && notes->notes->len == 0)
    g_set_error (&reader.error, DOSSIER_FORMAT_ERROR, DOSSIER_FORMAT_ERROR_EMPTY,
                 /* Translators: %s is a file's name */
                 _ ("There are no annotations in “%s”."), name);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return NULL;
    }
  dossier_foreign_notes_finish (notes);
  return g_steal_pointer (&notes);
}

DossierForeignNotes *
dossier_web_annotation_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonNode) root = dossier_json_read (path, cancellable, error);
  g_autofree char *name = g_filename_display_basename (path);

  return root != NULL ? read_notes (root, name, error) : NULL;
}

DossierForeignNotes *
dossier_web_annotation_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (JsonNode) root = dossier_json_read_bytes (bytes, name, error);

  return root != NULL ? read_notes (root, name, error) : NULL;
}
