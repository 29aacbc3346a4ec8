/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a TEI element that has been read to the DossierDocument. */
#include "formats/tei/tei-build.h"

#include <string.h>

#include "formats/tei/tei-pages.h"

/* Metadata */

static gboolean
is_subtitle (const char *type)
{
  return type != NULL && (g_str_equal (type, "sub") || g_str_equal (type, "subordinate") ||
                          g_str_equal (type, "subtitle"));
}

static int
rate_title_type (const char *type)
{
  static const char *const main_types[] = { "complete", "full", "main", NULL };

  if (type == NULL)
    return 1;

  return g_strv_contains (main_types, type) ? 2 : 0;
}

/* The main title, or the subtitle, in the document's own language where there is one. */
static const char *
choose_title (TeiDocument *document, gboolean subtitle)
{
  TeiTitle *best = NULL;
  int best_rate = -1;

  for (guint i = 0; i < document->titles->len; i++)
    {
      TeiTitle *title = document->titles->pdata[i];
      int rate;

      if (is_subtitle (title->type) != subtitle)
        continue;
      rate = (subtitle ? 0 : 10 * rate_title_type (title->type)) +
             tei_document_rate_language (document, title->language);
      if (rate > best_rate)
        {
          best = title;
          best_rate = rate;
        }
    }

  return best ? best->text : NULL;
}

/* For a file whose header has no title. */
static char *
dup_fallback_title (TeiReader *reader, TeiDocument *document)
{
  for (guint i = 0; i < document->passages->len; i++)
    {
      DossierPassage *passage = document->passages->pdata[i];

      if (passage->passage_kind == DOSSIER_PASSAGE_HEADING)
        return g_strdup (passage->text);
    }
  if (document->id != NULL)
    return g_strdup (document->id);

  return g_strdup (tei_get_file_name (reader));
}

static void
take_metadata (TeiReader *reader, TeiDocument *from, DossierDocument *to)
{
  to->kind = g_strdup ("tei");
  to->title = g_strdup (choose_title (from, FALSE));
  if (to->title == NULL)
    to->title = dup_fallback_title (reader, from);
  to->subtitle = g_strdup (choose_title (from, TRUE));
  g_ptr_array_extend_and_steal (to->authors, g_steal_pointer (&from->authors));
  from->authors = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < TEI_N_DATES && to->date == NULL; i++)
    to->date = g_steal_pointer (&from->dates[i]);
  if (to->date != NULL && from->dates[TEI_DATE_SETTING] == NULL)
    from->dates[TEI_DATE_SETTING] = dossier_date_copy (to->date);

  to->language = g_strdup (from->language ? from->language : from->usage);
  to->publisher = g_strdup (from->publisher);
  to->url = g_strdup (from->url);
  to->licence = g_strdup (from->licence);
  to->original = g_strdup (from->original);
  if (from->statement->len > 0)
    to->statement = g_strdup (from->statement->str);

  /* Only what has an identity of its own gets a short name: ids of other files may clash. */
  to->uuid = g_strdup (from->uuid);
  if (from->uuid != NULL)
    to->name = g_strdup (from->id);
  if (from->corpus != NULL)
    {
      const char *title = choose_title (from->corpus, FALSE);

      to->corpus = g_strdup (from->corpus->id ? from->corpus->id : title);
    }
}

/* Records */

static void
take_declared (TeiBuild *build)
{
  TeiScope *scope = build->from->scope;

  for (guint i = 0; i < scope->entities->len; i++)
    tei_build_entity (build, scope->entities->pdata[i]);
  for (guint i = 0; i < scope->events->len; i++)
    tei_build_event (build, scope->events->pdata[i]);
  for (guint i = 0; i < scope->sources->len; i++)
    {
      DossierSource *source = scope->sources->pdata[i];

      if (source->title != NULL || source->url != NULL)
        tei_build_source (build, source);
    }
  for (guint i = 0; i < scope->pledges->len; i++)
    {
      DossierCommitment *commitment = ((TeiPledge *) scope->pledges->pdata[i])->commitment;

      tei_build_give_id (build, DOSSIER_ITEM (commitment));
      dossier_document_take (build->to, g_object_ref (commitment));
    }
}

static void
drop_quote_spans (TeiDocument *document, GHashTable *quotes)
{
  for (guint i = 0; i < document->passages->len; i++)
    {
      GArray *spans = DOSSIER_PASSAGE (document->passages->pdata[i])->spans;

      for (guint j = spans->len; j > 0; j--)
        if (g_hash_table_contains (quotes, g_array_index (spans, DossierSpan, j - 1).target))
          g_array_remove_index (spans, j - 1);
    }
}

/* A quote of which no words are left, such as one within a reading that is not shown. */
static void
drop_empty_quotes (TeiDocument *document)
{
  g_autoptr (GHashTable) empty = g_hash_table_new (NULL, NULL);
  GPtrArray *quotes = document->quotes;

  for (guint i = 0; i < quotes->len; i++)
    if (((TeiQuote *) quotes->pdata[i])->words->len == 0)
      g_hash_table_add (empty, ((TeiQuote *) quotes->pdata[i])->quote);
  if (g_hash_table_size (empty) == 0)
    return;

  drop_quote_spans (document, empty);
  for (guint i = quotes->len; i > 0; i--)
    if (((TeiQuote *) quotes->pdata[i - 1])->words->len == 0)
      g_ptr_array_remove_index (quotes, i - 1);
}

static void
take_quotes (TeiBuild *build)
{
  GPtrArray *quotes = build->from->quotes;

  drop_empty_quotes (build->from);
  for (guint i = 0; i < quotes->len; i++)
    {
      TeiQuote *quote = quotes->pdata[i];

      g_free (quote->quote->text);
      quote->quote->text = g_strdup (quote->words->str);
      tei_build_give_id (build, DOSSIER_ITEM (quote->quote));
      dossier_document_take (build->to, g_object_ref (quote->quote));
    }
}

/* A single section that nothing names is the whole text. */
static gboolean
has_sections (TeiDocument *document)
{
  return document->sections->len > 1 || document->untitled == 0;
}

static void
take_text (TeiBuild *build)
{
  TeiDocument *from = build->from;
  gboolean sections = has_sections (from);

  for (guint i = 0; sections && i < from->sections->len; i++)
    {
      tei_build_give_id (build, from->sections->pdata[i]);
      dossier_document_take (build->to, g_object_ref (from->sections->pdata[i]));
    }

  for (guint i = 0; i < from->passages->len; i++)
    {
      DossierItem *passage = from->passages->pdata[i];

      if (!sections)
        passage->section = -1;
      tei_build_give_id (build, passage);
      dossier_document_take (build->to, g_object_ref (passage));
    }
  tei_build_pages (from, build->to);
}

static TeiBuild *
build_new (TeiReader *reader, TeiDocument *from)
{
  TeiBuild *build = g_new0 (TeiBuild, 1);

  build->reader = reader;
  build->from = from;
  build->to = dossier_document_new ();
  build->shared = g_string_new (NULL);
  build->made = g_hash_table_new (NULL, NULL);
  build->unmade = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  build->unknown = g_ptr_array_new ();
  build->offices = g_hash_table_new (NULL, NULL);
  build->speakers = g_hash_table_new (NULL, NULL);

  return build;
}

static void
build_free (TeiBuild *build)
{
  g_clear_object (&build->to);
  if (build->shared != NULL)
    g_string_free (build->shared, TRUE);
  g_hash_table_unref (build->made);
  g_clear_pointer (&build->names, g_hash_table_unref);
  g_hash_table_unref (build->unmade);
  g_ptr_array_unref (build->unknown);
  g_hash_table_unref (build->offices);
  g_hash_table_unref (build->speakers);
  g_free (build);
}

/* Whether there is anything to read or to look at in it. */
static gboolean
holds_something (TeiDocument *document)
{
  return document->passages->len > 0 || document->scope->entities->len > 0 ||
         document->scope->events->len > 0;
}

TeiResult *
tei_build (TeiReader *reader, TeiDocument *document)
{
  TeiResult *result;
  TeiBuild *build;

  if (!holds_something (document))
    return NULL;

  build = build_new (reader, document);
  take_metadata (reader, document, build->to);
  take_declared (build);
  take_quotes (build);
  take_text (build);
  tei_build_spans (build);
  tei_build_speakers (build);
  tei_build_times (build);
  tei_build_memberships (build);
  tei_build_quotes (build);
  tei_build_commitments (build);
  tei_build_events (build);
  tei_build_countries (build);
  tei_build_sources (build);
  dossier_document_finish (build->to);
  tei_report (build);

  result = g_new0 (TeiResult, 1);
  result->document = g_steal_pointer (&build->to);
  result->shared = g_steal_pointer (&build->shared);
  result->number = document->number;
  result->claims = document->claims;
  memset (&document->claims, 0, sizeof document->claims);
  result->document->brought = g_steal_pointer (&document->brought);
  build_free (build);

  return result;
}

void
tei_result_free (TeiResult *result)
{
  g_clear_object (&result->document);
  g_string_free (result->shared, TRUE);
  tei_claims_clear (&result->claims);
  g_free (result);
}

void
tei_claims_clear (TeiClaims *claims)
{
  g_free (claims->uuid);
  g_free (claims->hash);
  g_free (claims->file);
}
