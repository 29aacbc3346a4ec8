/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Hypothesis's interface gives for an annotation (https://h.readthedocs.io/en/latest/api/):
 * {"total", "rows": [{"id", "created", "updated", "user", "uri", "text", "tags", "group",
 * "references", "target": [{"source", "selector": […]}]}]}, or the rows alone. Its selectors are
 * those of the Web Annotation Data Model. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/web-annotation-reader.h"

/* As its own JSON-LD names them: so that either export gives the same note. */
#define ADDRESS "https://hypothes.is/a/"
#define WORLD "__world__"

gboolean
anno_is_hypothesis (JsonObject *object)
{
  return anno_get_text (object, "uri") != NULL && anno_get (object, "motivation") == NULL &&
         anno_get (object, "body") == NULL &&
         (anno_get (object, "target") != NULL || anno_get (object, "text") != NULL);
}

static char *
to_address (const char *id)
{
  return strchr (id, ':') != NULL ? g_strdup (id) : g_strconcat (ADDRESS, id, NULL);
}

static void
read_tag (AnnoReader *reader, DossierForeignNote *note, JsonNode *node)
{
  g_autofree char *tag = g_strdup (anno_to_text (node));

  if (tag == NULL)
    anno_fail (reader, _ ("a tag is no text"));
  else if (*g_strstrip (tag) != '\0')
    dossier_annotation_add_tag (note->annotation, tag);
}

/* "acct:judell@hypothes.is" */
static char *
take_user (const char *user)
{
  if (user == NULL)
    return NULL;
  if (g_str_has_prefix (user, "acct:"))
    user += strlen ("acct:");
  return g_strndup (user, strcspn (user, "@"));
}

static void
read_references (AnnoReader *reader, DossierForeignNote *note, JsonObject *row)
{
  JsonNode *references = anno_get (row, "references");
  JsonArray *array = references != NULL && JSON_NODE_HOLDS_ARRAY (references)
                       ? json_node_get_array (references)
                       : NULL;
  const char *root = array != NULL && json_array_get_length (array) > 0
                       ? anno_to_text (json_array_get_element (array, 0))
                       : NULL;

  /* The first is what all the others answer. */
  if (root == NULL)
    return;
  note->reply = TRUE;
  g_ptr_array_insert (note->sources, 0, to_address (root));
}

void
anno_read_hypothesis (AnnoReader *reader, DossierForeignNote *note, JsonObject *row)
{
  const char *text = anno_get_text (row, "text");
  const char *group = anno_get_text (row, "group");
  const char *id = anno_get_id (row);

  if (id != NULL)
    {
      g_autofree char *address = to_address (id);

      dossier_foreign_note_set_id (note, address);
    }
  if (text != NULL && *text != '\0')
    dossier_foreign_note_add_text (note, text);
  anno_each (reader, note, anno_get (row, "tags"), read_tag);
  if (group != NULL && strcmp (group, WORLD) != 0)
    anno_lose (reader, DOSSIER_LOSS_GROUP);
  note->who = take_user (anno_get_text (row, "user"));
  anno_each (reader, note, anno_get (row, "target"), anno_read_target);
  if (note->sources->len == 0)
    g_ptr_array_add (note->sources, g_strdup (anno_get_text (row, "uri")));
  read_references (reader, note, row);
}
