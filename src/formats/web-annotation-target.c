/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an annotation is about: its targets become anchors, or say which document or record. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/web-annotation-names.h"
#include "formats/web-annotation-reader.h"

#define LINK "dossier://"

/* What the selectors of one target say together, whether beside or within each other. */
typedef struct
{
  const char *exact;
  const char *prefix;
  const char *suffix;
  const char *fragment;
  gint64 start;
  gboolean other; /* in a way that is not read */
} Selected;

static void take_selectors (Selected *selected, JsonNode *node);

/* The page of a PDF, which the words tell more exactly. */
static gboolean
is_page (JsonObject *selector)
{
  return g_strcmp0 (anno_get_text (selector, "conformsTo"), ANNO_PDF_FRAGMENTS) == 0;
}

static void
take_selector (Selected *selected, JsonObject *selector)
{
  if (anno_has_type (selector, "TextQuoteSelector"))
    {
      selected->exact = anno_get_text (selector, "exact");
      selected->prefix = anno_get_text (selector, "prefix");
      selected->suffix = anno_get_text (selector, "suffix");
    }
  else if (anno_has_type (selector, "TextPositionSelector"))
    {
      selected->start = anno_get_number (selector, "start");
      selected->other = TRUE;
    }
  else if (anno_has_type (selector, "FragmentSelector") && is_page (selector))
    selected->other = TRUE;
  else if (anno_has_type (selector, "FragmentSelector"))
    selected->fragment = anno_get_text (selector, "value");
  else
    selected->other = TRUE;
  take_selectors (selected, anno_get (selector, "refinedBy"));
}

static void
take_selectors (Selected *selected, JsonNode *node)
{
  JsonArray *array;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonObject *selector = anno_to_object (node);

      if (selector != NULL)
        take_selector (selected, selector);
      else
        selected->other = TRUE;
      return;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    take_selectors (selected, json_array_get_element (array, i));
}

/* An address, with what it has behind a # taken for a fragment. */
static void
add_source (DossierForeignNote *note, const char *address, gboolean whole)
{
  const char *hash = strchr (address, '#');
  gsize length = hash != NULL ? (gsize) (hash - address) : strlen (address);
  g_autofree char *source = g_strndup (address, length);
  const char *passage =
    g_str_has_prefix (source, LINK) ? strchr (source + strlen (LINK), '/') : NULL;

  if (whole && hash != NULL && hash[1] != '\0')
    g_ptr_array_add (note->fragments, g_uri_unescape_string (hash + 1, NULL));
  else if (whole && passage != NULL && passage[1] != '\0')
    g_ptr_array_add (note->fragments, g_uri_unescape_string (passage + 1, NULL));
  if (note->fragments->len > 0 && note->fragments->pdata[note->fragments->len - 1] == NULL)
    g_ptr_array_set_size (note->fragments, (int) note->fragments->len - 1);
  if (!g_ptr_array_find_with_equal_func (note->sources, source, g_str_equal, NULL))
    g_ptr_array_add (note->sources, g_steal_pointer (&source));
}

static guint
to_count (gint64 number)
{
  return (guint) CLAMP (number, 0, G_MAXINT);
}

static char *
dup_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/* The words, and whatever is given of what stands around them. */
static DossierAnchor *
make_anchor (const Selected *selected)
{
  DossierAnchor *anchor = g_new0 (DossierAnchor, 1);

  anchor->passage = g_strdup ("");
  anchor->exact = g_strdup (selected->exact);
  anchor->prefix = dup_text (selected->prefix);
  anchor->suffix = dup_text (selected->suffix);
  anchor->rival = -1;
  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  anchor->found = -1;
  return anchor;
}

/* As this program had it. */
static void
complete_anchor (DossierAnchor *anchor, const Selected *selected, JsonObject *target)
{
  JsonNode *rival = anno_get (target, OUR_RIVAL);

  g_free (anchor->passage);
  anchor->passage = dup_text (anno_get_text (target, OUR_PASSAGE));
  anchor->place = to_count (anno_get_number (target, OUR_PLACE));
  anchor->start = to_count (selected->start);
  anchor->language = g_strdup (anno_get_text (target, OUR_LANGUAGE));
  anchor->before = g_strdup (anno_get_text (target, OUR_BEFORE));
  anchor->rival = 0;
  if (anchor->before == NULL)
    return;
  anchor->after = dup_text (anno_get_text (target, OUR_AFTER));
  if (rival != NULL && JSON_NODE_HOLDS_VALUE (rival))
    anchor->rival = CLAMP (json_node_get_double (rival), 0, 1);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
read_places (AnnoReader *reader, DossierForeignNote *note, JsonObject *target, Selected *selected)
{
  gboolean own = note->own && anno_get (target, OUR_PLACE) != NULL;
  const char *style = anno_get_text (target, "styleClass");
  DossierAnchor *anchor;

  if (selected->exact == NULL || (!own && is_blank (selected->exact)))
    {
      if (selected->fragment != NULL)
        g_ptr_array_add (note->fragments, g_strdup (selected->fragment));
      else if (selected->other || selected->exact != NULL)
        anno_lose (reader, DOSSIER_LOSS_PLACE);
      return;
    }
  if (*selected->exact == '\0')
    {
      anno_fail (reader, _ ("the quoted words are empty"));
      return;
    }
  anchor = make_anchor (selected);
  if (own)
    complete_anchor (anchor, selected, target);
  g_ptr_array_add (note->annotation->anchors, anchor);
  dossier_colour_from_string (style, &note->annotation->colour);
}

void
anno_read_target (AnnoReader *reader, DossierForeignNote *note, JsonNode *node)
{
  JsonObject *target = anno_to_object (node);
  JsonObject *source = anno_get_object (target, "source");
  const char *address = source != NULL ? anno_get_id (source) : anno_get_text (target, "source");
  Selected selected = { NULL };

  if (anno_to_text (node) != NULL)
    {
      add_source (note, anno_to_text (node), TRUE);
      return;
    }
  if (target == NULL)
    {
      anno_fail (reader, _ ("a target is neither an address nor an object"));
      return;
    }
  if (anno_get (target, "items") != NULL)
    {
      anno_each (reader, note, anno_get (target, "items"), anno_read_target);
      return;
    }
  if (address == NULL)
    address = anno_get_id (target);
  if (address == NULL)
    {
      anno_fail (reader, _ ("a target has no source"));
      return;
    }
  take_selectors (&selected, anno_get (target, "selector"));
  add_source (note, address, anno_get (target, "selector") == NULL);
  read_places (reader, note, target, &selected);
}
