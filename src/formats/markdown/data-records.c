/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events, commitments, sources, and quotes by speaker. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/markdown/data-private.h"
#include "formats/markdown/identity.h"
#include "model/list.h"

/* Those of @kind that are meant, in document order, or with @sort. */
static GPtrArray *
list_records (const DossierMarkdownMaker *self, DossierKind kind, GCompareFunc sort)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < dossier_document_count (self->document, kind); i++)
    {
      gpointer item = dossier_document_get (self->document, kind, i);

      if (dossier_excerpt_has (self->excerpt, item))
        g_ptr_array_add (records, item);
    }
  if (sort != NULL)
    g_ptr_array_sort (records, sort);
  return records;
}

/* Events without a date come last. */
static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const DossierItem *first = *(const DossierItem *const *) a;
  const DossierItem *second = *(const DossierItem *const *) b;
  int order = (first->date == NULL) - (second->date == NULL);

  if (order == 0 && first->date != NULL)
    order = dossier_date_compare (first->date, second->date);
  return order != 0 ? order : first->index - second->index;
}

static void
set_heading (JsonObject *root, const char *name, const char *heading, JsonArray *items)
{
  JsonObject *chapter;

  if (json_array_get_length (items) == 0)
    {
      json_array_unref (items);
      return;
    }
  chapter = json_object_new ();
  json_object_set_string_member (chapter, "heading", heading);
  dossier_markdown_set_array (chapter, "items", items);
  json_object_set_object_member (root, name, chapter);
}

/* On whose word, when that is not the document's. */
static const char *
get_authority (const DossierItem *item)
{
  switch (item->authority)
    {
    case DOSSIER_AUTHORITY_EDITOR:
      return _ ("background, not in the document");
    case DOSSIER_AUTHORITY_READER:
      return _ ("from the reader");
    case DOSSIER_AUTHORITY_SUGGESTION:
      return _ ("a suggestion");
    case DOSSIER_AUTHORITY_DOCUMENT:
    default:
      return NULL;
    }
}

/* [p3](dossier://…), [p24](dossier://…) */
static char *
link_passages (const DossierMarkdownMaker *self, const DossierItem *item)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < item->passages->len; i++)
    {
      DossierItem *passage = DOSSIER_ITEM (
        dossier_document_get_passage (self->document, g_array_index (item->passages, guint, i)));
      g_autofree char *uri = dossier_markdown_link (self->document, passage);

      g_ptr_array_add (links, dossier_markdown_link_to (self, passage->id, uri));
    }
  return dossier_list_plain (links);
}

static void
set_identity (const DossierMarkdownMaker *self, JsonObject *object, const DossierItem *item)
{
  g_autofree char *block = dossier_markdown_block_id (self->document, item);
  g_autofree char *uuid = dossier_markdown_block_uuid (self->document, item);
  g_autofree char *link = dossier_markdown_link (self->document, item);
  g_autofree char *passages = link_passages (self, item);

  dossier_markdown_set (object, "id", item->id);
  dossier_markdown_set (object, "block", block);
  dossier_markdown_set (object, "uuid", uuid);
  dossier_markdown_set (object, "link", link);
  dossier_markdown_set (object, "passages", passages);
}

static JsonArray *
list_events (DossierMarkdownMaker *self)
{
  g_autoptr (GPtrArray) events = list_records (self, DOSSIER_KIND_EVENT, compare_dates);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < events->len; i++)
    {
      DossierEvent *event = events->pdata[i];
      DossierItem *item = DOSSIER_ITEM (event);
      JsonObject *object = json_object_new ();
      g_autofree char *date = item->date != NULL ? dossier_date_describe (item->date) : NULL;

      set_identity (self, object, item);
      dossier_markdown_set_escaped (self, object, "title",
                                    event->title != NULL ? event->title : _ ("Untitled"),
                                    DOSSIER_MARKDOWN_LINE);
      dossier_markdown_set_escaped (self, object, "date", date, DOSSIER_MARKDOWN_INLINE);
      dossier_markdown_set (object, "edtf", item->date != NULL ? item->date->edtf : NULL);
      if (event->place != NULL)
        dossier_markdown_set_escaped (self, object, "place", event->place->name,
                                      DOSSIER_MARKDOWN_INLINE);
      dossier_markdown_set_escaped (self, object, "description", event->description,
                                    DOSSIER_MARKDOWN_INLINE);
      dossier_markdown_set (object, "authority", get_authority (item));
      json_array_add_object_element (array, object);
    }
  return array;
}

static const char *
describe_verdict (DossierVerdict verdict)
{
  switch (verdict)
    {
    case DOSSIER_VERDICT_KEPT:
      return C_ ("verdict", "Kept");
    case DOSSIER_VERDICT_PARTLY:
      return C_ ("verdict", "Partly kept");
    case DOSSIER_VERDICT_NOT_YET:
      return C_ ("verdict", "Not yet");
    case DOSSIER_VERDICT_FAILED:
      return C_ ("verdict", "Failed");
    case DOSSIER_VERDICT_UNCLEAR:
    default:
      return C_ ("verdict", "Unclear");
    }
}

/* The words if there are any, else the date. */
static char *
describe_time (const char *words, const DossierDate *date)
{
  if (words != NULL && *words != '\0')
    return g_strdup (words);
  return date != NULL ? dossier_date_describe (date) : NULL;
}

static char *
describe_figures (const DossierCommitment *commitment)
{
  if (commitment->of == 0)
    return NULL;
  /* Translators: so many of so many are done */
  return g_strdup_printf (_ ("%1$'u of %2$'u"), commitment->done, commitment->of);
}

static char *
name_speakers (const DossierItem *item)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; item->speakers != NULL && i < item->speakers->len; i++)
    g_ptr_array_add (names, DOSSIER_ENTITY (item->speakers->pdata[i])->name);
  return dossier_list_plain (names);
}

static JsonArray *
list_commitments (DossierMarkdownMaker *self)
{
  g_autoptr (GPtrArray) commitments = list_records (self, DOSSIER_KIND_COMMITMENT, NULL);
  /* an outline has no table */
  gboolean outline = self->dialect == DOSSIER_MARKDOWN_LOGSEQ;
  DossierMarkdownPlace begin = outline ? DOSSIER_MARKDOWN_LINE : DOSSIER_MARKDOWN_CELL;
  DossierMarkdownPlace within = outline ? DOSSIER_MARKDOWN_INLINE : DOSSIER_MARKDOWN_CELL;
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < commitments->len; i++)
    {
      DossierCommitment *commitment = commitments->pdata[i];
      DossierItem *item = DOSSIER_ITEM (commitment);
      JsonObject *object = json_object_new ();
      g_autofree char *by = name_speakers (item);
      g_autofree char *announced = describe_time (commitment->announced_text, item->date);
      g_autofree char *due = describe_time (commitment->due_text, commitment->due);
      g_autofree char *figures = describe_figures (commitment);

      set_identity (self, object, item);
      dossier_markdown_set_escaped (self, object, "title",
                                    commitment->title != NULL ? commitment->title : _ ("Untitled"),
                                    begin);
      dossier_markdown_set_escaped (self, object, "by", by, within);
      dossier_markdown_set_escaped (self, object, "announced", announced, within);
      dossier_markdown_set_escaped (self, object, "due", due, within);
      dossier_markdown_set_escaped (self, object, "outcome", commitment->outcome, within);
      dossier_markdown_set_escaped (self, object, "figures", figures, within);
      dossier_markdown_set (object, "verdict", describe_verdict (commitment->verdict));
      dossier_markdown_set (object, "verdict_name",
                            dossier_verdict_to_string (commitment->verdict));
      json_array_add_object_element (array, object);
    }
  return array;
}

/* The heads of the table's columns. */
static void
set_columns (JsonObject *root)
{
  JsonObject *chapter;

  if (!json_object_has_member (root, "commitments"))
    return;
  chapter = json_object_get_object_member (root, "commitments");
  /* Translators: heading of a table's column: what was announced */
  json_object_set_string_member (chapter, "what_label", C_ ("column", "What"));
  /* Translators: heading of a table's column: who announced something */
  json_object_set_string_member (chapter, "by_label", C_ ("column", "By"));
  /* Translators: heading of a table's column: when something was announced */
  json_object_set_string_member (chapter, "announced_label", C_ ("column", "Announced"));
  /* Translators: heading of a table's column: by when something was to be done */
  json_object_set_string_member (chapter, "due_label", C_ ("column", "Due"));
  /* Translators: heading of a table's column: what came of a commitment */
  json_object_set_string_member (chapter, "outcome_label", C_ ("column", "Outcome"));
  /* Translators: heading of a table's column: whether a commitment was kept */
  json_object_set_string_member (chapter, "verdict_label", C_ ("column", "Verdict"));
  /* Translators: heading of a table's column: where in the document it stands */
  json_object_set_string_member (chapter, "passages_label", C_ ("column", "Passages"));
}

static JsonArray *
list_sources (DossierMarkdownMaker *self)
{
  g_autoptr (GPtrArray) sources = list_records (self, DOSSIER_KIND_SOURCE, NULL);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < sources->len; i++)
    {
      DossierSource *source = sources->pdata[i];
      JsonObject *object = json_object_new ();
      g_autofree char *text = dossier_markdown_source (self, source, TRUE);

      set_identity (self, object, DOSSIER_ITEM (source));
      dossier_markdown_set (object, "text", text);
      dossier_markdown_set (object, "url", source->url);
      dossier_markdown_set (object, "citekey", g_hash_table_lookup (self->citekeys, source));
      json_array_add_object_element (array, object);
    }
  return array;
}

void
dossier_markdown_set_records (DossierMarkdownMaker *self, JsonObject *root)
{
  if (self->what & DOSSIER_MARKDOWN_EVENTS)
    set_heading (root, "events", _ ("Events"), list_events (self));
  if (self->what & DOSSIER_MARKDOWN_COMMITMENTS)
    set_heading (root, "commitments", _ ("Said and done"), list_commitments (self));
  set_columns (root);
  if (self->what & DOSSIER_MARKDOWN_SOURCES)
    set_heading (root, "sources", _ ("Sources"), list_sources (self));
}
