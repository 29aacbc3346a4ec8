/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/web-annotation.h"

#include <json-glib/json-glib.h>

#include "formats/web-annotation-names.h"
#include "model/page.h"

#define HOMEPAGE "https://dossierapp.github.io"

/* How a colour may look elsewhere; in the order of DossierColour. */
static const char *const styles[] = {
  NULL,
  ".yellow { background-color: #fdf0a8; }",
  ".green { background-color: #c9f0c4; }",
  ".blue { background-color: #c4e0fb; }",
  ".pink { background-color: #fbd0e2; }",
  ".purple { background-color: #e4d3f7; }",
  ".orange { background-color: #fddcb5; }",
  ".underline { text-decoration: underline; }",
};
G_STATIC_ASSERT (G_N_ELEMENTS (styles) == DOSSIER_N_COLOURS);

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
begin_object (JsonBuilder *builder, const char *name)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

/* @time: microseconds since 1970 UTC, as xsd:dateTime, to the microsecond. */
static void
add_time (JsonBuilder *builder, const char *name, gint64 time)
{
  gint64 part = time % G_USEC_PER_SEC;
  gint64 seconds = time / G_USEC_PER_SEC - (part < 0);
  g_autoptr (GDateTime) second = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) utc =
    second != NULL ? g_date_time_add (second, part < 0 ? part + G_USEC_PER_SEC : part) : NULL;
  g_autofree char *text = utc != NULL ? g_date_time_format_iso8601 (utc) : NULL;

  add_text (builder, name, text);
}

static void
add_date (JsonBuilder *builder, const char *name, const char *wording, const DossierDate *date)
{
  if (date == NULL)
    return;
  add_text (builder, name, date->edtf);
  add_text (builder, wording, date->wording);
}

/* Why it was made: what is written, what is marked, what is named. */
static void
add_motivation (JsonBuilder *builder, DossierAnnotation *annotation)
{
  json_builder_set_member_name (builder, "motivation");
  json_builder_begin_array (builder);
  if (annotation->note != NULL)
    json_builder_add_string_value (builder, "commenting");
  if (annotation->tags->len > 0)
    json_builder_add_string_value (builder, "tagging");
  if (annotation->mark != NULL)
    json_builder_add_string_value (builder, "identifying");
  if (annotation->anchors->len > 0 && annotation->colour != DOSSIER_COLOUR_NONE)
    json_builder_add_string_value (builder, "highlighting");
  if (annotation->note == NULL && annotation->tags->len == 0 && annotation->mark == NULL &&
      (annotation->anchors->len == 0 || annotation->colour == DOSSIER_COLOUR_NONE))
    json_builder_add_string_value (builder, "bookmarking");
  json_builder_end_array (builder);
}

static void
add_body (JsonBuilder *builder, const char *value, const char *purpose, const char *format)
{
  begin_object (builder, NULL);
  add_text (builder, "type", "TextualBody");
  add_text (builder, "value", value);
  add_text (builder, "format", format);
  add_text (builder, "purpose", purpose);
  json_builder_end_object (builder);
}

static void
add_bodies (JsonBuilder *builder, DossierAnnotation *annotation)
{
  if (annotation->note == NULL && annotation->tags->len == 0)
    return;
  json_builder_set_member_name (builder, "body");
  json_builder_begin_array (builder);
  if (annotation->note != NULL)
    add_body (builder, annotation->note, "commenting", "text/markdown");
  for (guint i = 0; i < annotation->tags->len; i++)
    add_body (builder, annotation->tags->pdata[i], "tagging", "text/plain");
  json_builder_end_array (builder);
}

static void
add_source (JsonBuilder *builder, DossierDocument *document)
{
  g_autofree char *link = g_strdup_printf ("dossier://%s", document->uuid);

  add_text (builder, "type", "SpecificResource");
  add_text (builder, "source", document->url != NULL ? document->url : link);
}

static void
begin_fragment (JsonBuilder *builder, const char *standard, const char *value)
{
  begin_object (builder, NULL);
  add_text (builder, "type", "FragmentSelector");
  add_text (builder, "conformsTo", standard);
  add_text (builder, "value", value);
}

/* Other programs find the page of a PDF by it. */
static void
add_page_selector (JsonBuilder *builder, DossierDocument *document, const DossierAnchor *anchor)
{
  const DossierPageStart *page =
    anchor->found >= 0
      ? dossier_document_get_page (document, (guint) anchor->found, anchor->found_start)
      : NULL;
  g_autofree char *value = NULL;

  if (page == NULL || g_strcmp0 (document->kind, "pdf") != 0)
    return;
  value = g_strdup_printf ("page=%u", page->page + 1);
  begin_fragment (builder, ANNO_PDF_FRAGMENTS, value);
  json_builder_end_object (builder);
}

static void
add_selectors (JsonBuilder *builder, DossierDocument *document, const DossierAnchor *anchor)
{
  json_builder_set_member_name (builder, "selector");
  json_builder_begin_array (builder);
  begin_fragment (builder, ANNO_XML_FRAGMENTS, anchor->passage);
  begin_object (builder, "refinedBy");
  add_text (builder, "type", "TextPositionSelector");
  add_number (builder, "start", anchor->start);
  add_number (builder, "end", anchor->start + g_utf8_strlen (anchor->exact, -1));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  begin_object (builder, NULL);
  add_text (builder, "type", "TextQuoteSelector");
  add_text (builder, "exact", anchor->exact);
  add_text (builder, "prefix", anchor->prefix);
  add_text (builder, "suffix", anchor->suffix);
  json_builder_end_object (builder);
  add_page_selector (builder, document, anchor);
  json_builder_end_array (builder);
}

static void
add_anchor (JsonBuilder *builder,
            DossierDocument *document,
            DossierAnnotation *annotation,
            const DossierAnchor *anchor)
{
  begin_object (builder, NULL);
  add_source (builder, document);
  if (annotation->colour != DOSSIER_COLOUR_NONE)
    add_text (builder, "styleClass", dossier_colour_to_string (annotation->colour));
  add_selectors (builder, document, anchor);
  add_text (builder, OUR_PASSAGE, anchor->passage);
  add_number (builder, OUR_PLACE, anchor->place);
  add_text (builder, OUR_LANGUAGE, anchor->language);
  if (anchor->before != NULL)
    {
      add_text (builder, OUR_BEFORE, anchor->before);
      add_text (builder, OUR_AFTER, anchor->after);
      json_builder_set_member_name (builder, OUR_RIVAL);
      json_builder_add_double_value (builder, anchor->rival);
    }
  json_builder_end_object (builder);
}

/* A note on a record, or on the document as a whole. */
static void
add_whole (JsonBuilder *builder, DossierDocument *document, DossierAnnotation *annotation)
{
  begin_object (builder, NULL);
  add_source (builder, document);
  if (annotation->target != NULL)
    {
      json_builder_set_member_name (builder, "selector");
      begin_fragment (builder, ANNO_XML_FRAGMENTS, annotation->target);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_targets (JsonBuilder *builder, DossierDocument *document, DossierAnnotation *annotation)
{
  json_builder_set_member_name (builder, "target");
  json_builder_begin_array (builder);
  for (guint i = 0; i < annotation->anchors->len; i++)
    add_anchor (builder, document, annotation, annotation->anchors->pdata[i]);
  if (annotation->anchors->len == 0)
    add_whole (builder, document, annotation);
  json_builder_end_array (builder);
}

static void
add_mark (JsonBuilder *builder, const DossierReaderMark *mark)
{
  begin_object (builder, OUR_MARK);
  add_text (builder, OUR_KIND, dossier_kind_to_string (mark->kind));
  add_text (builder, OUR_RECORD, mark->record);
  add_text (builder, OUR_NAME, mark->name);
  add_date (builder, OUR_DATE, OUR_DATE_WORDING, mark->date);
  add_text (builder, OUR_WHO, mark->who);
  add_text (builder, OUR_WHO_NAME, mark->who_name);
  add_text (builder, OUR_WHERE, mark->where);
  add_text (builder, OUR_URL, mark->url);
  add_text (builder, OUR_A3, mark->a3);
  add_text (builder, OUR_SHORT_NAME, mark->short_name);
  add_text (builder, OUR_OFFICE, mark->office);
  add_text (builder, OUR_TYPE, mark->type);
  json_builder_set_member_name (builder, OUR_DIRECT);
  json_builder_add_boolean_value (builder, mark->direct);
  add_text (builder, OUR_VERDICT, dossier_verdict_to_string (mark->verdict));
  add_text (builder, OUR_OUTCOME, mark->outcome);
  add_date (builder, OUR_DUE, OUR_DUE_WORDING, mark->due);
  json_builder_end_object (builder);
}

static void
add_stylesheet (JsonBuilder *builder, DossierAnnotation *annotation)
{
  if (annotation->anchors->len == 0 || annotation->colour == DOSSIER_COLOUR_NONE)
    return;
  begin_object (builder, "stylesheet");
  add_text (builder, "type", "CssStylesheet");
  add_text (builder, "value", styles[annotation->colour]);
  json_builder_end_object (builder);
}

static void
add_annotation (JsonBuilder *builder, DossierDocument *document, DossierAnnotation *annotation)
{
  g_autofree char *id = g_strdup_printf ("urn:uuid:%s", DOSSIER_ITEM (annotation)->id);
  g_autofree char *uuid = g_strdup_printf ("urn:uuid:%s", document->uuid);

  begin_object (builder, NULL);
  add_text (builder, "id", id);
  add_text (builder, "type", "Annotation");
  add_motivation (builder, annotation);
  add_time (builder, "created", annotation->created);
  add_time (builder, "modified", annotation->modified);
  add_bodies (builder, annotation);
  add_targets (builder, document, annotation);
  add_stylesheet (builder, annotation);
  add_text (builder, OUR_DOCUMENT, uuid);
  add_text (builder, OUR_HASH, document->hash);
  add_text (builder, OUR_COLOUR, dossier_colour_to_string (annotation->colour));
  add_text (builder, OUR_ABOUT, annotation->target);
  if (annotation->answer != DOSSIER_ANSWER_NONE)
    add_text (builder, OUR_ANSWER, dossier_answer_to_string (annotation->answer));
  if (annotation->mark != NULL)
    add_mark (builder, annotation->mark);
  json_builder_end_object (builder);
}

static void
add_context (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "@context");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, ANNO_CONTEXT);
  json_builder_begin_object (builder);
  add_text (builder, OUR_PREFIX, OUR_NAMESPACE);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
add_page (JsonBuilder *builder, DossierDocument *document, GPtrArray *annotations)
{
  g_autofree char *id = g_strdup_printf ("dossier://%s#annotations-1", document->uuid);

  begin_object (builder, "first");
  add_text (builder, "id", id);
  add_text (builder, "type", "AnnotationPage");
  add_number (builder, "startIndex", 0);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < annotations->len; i++)
    add_annotation (builder, document, annotations->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_generator (JsonBuilder *builder)
{
  begin_object (builder, "generator");
  add_text (builder, "id", HOMEPAGE);
  add_text (builder, "type", "Software");
  add_text (builder, "name", "Dossier");
  json_builder_end_object (builder);
}

char *
dossier_web_annotation_write (const DossierExcerpt *excerpt)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (excerpt != NULL, NULL);

  notes = dossier_excerpt_list_annotations (excerpt);
  id = g_strdup_printf ("dossier://%s#annotations", excerpt->document->uuid);
  json_builder_begin_object (builder);
  add_context (builder);
  add_text (builder, "id", id);
  add_text (builder, "type", "AnnotationCollection");
  add_text (builder, "label", excerpt->document->title);
  add_generator (builder);
  add_number (builder, "total", notes->len);
  add_page (builder, excerpt->document, notes);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
