/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only this program writes of a note. */
#include "config.h"

#include "formats/web-annotation-names.h"
#include "formats/web-annotation-reader.h"

#define URN "urn:uuid:"

static const DossierKind marked[] = { DOSSIER_KIND_QUOTE,      DOSSIER_KIND_EVENT,
                                      DOSSIER_KIND_PERSON,     DOSSIER_KIND_ORGANISATION,
                                      DOSSIER_KIND_PLACE,      DOSSIER_KIND_SOURCE,
                                      DOSSIER_KIND_COMMITMENT, DOSSIER_KIND_PASSAGE };

static gboolean
can_be_marked (DossierKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    if (marked[i] == kind)
      return TRUE;
  return FALSE;
}

static DossierDate *
read_date (AnnoReader *reader, JsonObject *object, const char *name, const char *wording)
{
  const char *edtf = anno_get_text (object, name);
  DossierDate *date =
    edtf != NULL ? dossier_date_new (edtf, anno_get_text (object, wording), NULL) : NULL;

  if (edtf != NULL && date == NULL)
    anno_lose (reader, DOSSIER_LOSS_DATE);
  return date;
}

static DossierReaderMark *
read_mark (AnnoReader *reader, JsonObject *object)
{
  DossierReaderMark *mark;
  DossierKind kind;
  JsonNode *direct = anno_get (object, OUR_DIRECT);

  if (object == NULL || !dossier_kind_from_string (anno_get_text (object, OUR_KIND), &kind) ||
      !can_be_marked (kind))
    return NULL;

  mark = dossier_reader_mark_new (kind);
  mark->record = g_strdup (anno_get_text (object, OUR_RECORD));
  mark->name = g_strdup (anno_get_text (object, OUR_NAME));
  mark->date = read_date (reader, object, OUR_DATE, OUR_DATE_WORDING);
  mark->who = g_strdup (anno_get_text (object, OUR_WHO));
  mark->who_name = g_strdup (anno_get_text (object, OUR_WHO_NAME));
  mark->where = g_strdup (anno_get_text (object, OUR_WHERE));
  mark->url = g_strdup (anno_get_text (object, OUR_URL));
  mark->a3 = g_strdup (anno_get_text (object, OUR_A3));
  mark->short_name = g_strdup (anno_get_text (object, OUR_SHORT_NAME));
  mark->office = g_strdup (anno_get_text (object, OUR_OFFICE));
  mark->type = g_strdup (anno_get_text (object, OUR_TYPE));
  mark->direct = direct != NULL && JSON_NODE_HOLDS_VALUE (direct) && json_node_get_boolean (direct);
  dossier_verdict_from_string (anno_get_text (object, OUR_VERDICT), &mark->verdict);
  mark->outcome = g_strdup (anno_get_text (object, OUR_OUTCOME));
  mark->due = read_date (reader, object, OUR_DUE, OUR_DUE_WORDING);
  return mark;
}

void
anno_read_own (AnnoReader *reader, DossierForeignNote *note, JsonObject *annotation)
{
  const char *document = anno_get_text (annotation, OUR_DOCUMENT);
  DossierAnnotation *own = note->annotation;

  if (document != NULL)
    note->document =
      g_strdup (g_str_has_prefix (document, URN) ? document + strlen (URN) : document);
  note->hash = g_strdup (anno_get_text (annotation, OUR_HASH));
  dossier_colour_from_string (anno_get_text (annotation, OUR_COLOUR), &own->colour);
  own->target = g_strdup (anno_get_text (annotation, OUR_ABOUT));
  own->mark = read_mark (reader, anno_get_object (annotation, OUR_MARK));
  if (own->mark != NULL)
    dossier_answer_from_string (anno_get_text (annotation, OUR_ANSWER), &own->answer);
  g_ptr_array_set_size (note->fragments, 0);
}
