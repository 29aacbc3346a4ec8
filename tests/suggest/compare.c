/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
quote_free (gpointer data)
{
  TrueQuote *quote = data;

  g_free (quote->speaker);
  g_free (quote->text);
  g_free (quote);
}

static Truth *
truth_new (void)
{
  Truth *self = g_new0 (Truth, 1);

  self->quotes = g_ptr_array_new_with_free_func (quote_free);
  for (guint i = COMPARE_DATES; i < N_COMPARE_KINDS; i++)
    self->values[i] = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
truth_free (Truth *truth)
{
  g_ptr_array_unref (truth->quotes);
  for (guint i = COMPARE_DATES; i < N_COMPARE_KINDS; i++)
    g_ptr_array_unref (truth->values[i]);
  g_free (truth);
}

static void
add_quote (Truth *self, const char *speaker, const char *text, gboolean direct)
{
  TrueQuote *quote = g_new0 (TrueQuote, 1);

  quote->speaker = g_strdup (speaker);
  quote->text = g_strdup (text);
  quote->direct = direct;
  g_ptr_array_add (self->quotes, quote);
}

static void
add_value (GPtrArray *values, const char *value)
{
  if (!g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
    g_ptr_array_add (values, g_strdup (value));
}

Truth *
truth_read (const char *path)
{
  static const char *const members[] = {
    [COMPARE_DATES] = "dates",   [COMPARE_COUNTRIES] = "places",
    [COMPARE_PEOPLE] = "people", [COMPARE_ORGANISATIONS] = "organisations",
    [COMPARE_LINKS] = "sources",
  };
  Truth *self = truth_new ();
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  JsonArray *array;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  array = json_object_get_array_member (root, "quotes");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *quote = json_array_get_object_element (array, i);

      add_quote (self, json_object_get_string_member (quote, "speaker"),
                 json_object_get_string_member (quote, "text"),
                 json_object_get_boolean_member (quote, "direct"));
    }
  for (guint kind = COMPARE_DATES; kind < N_COMPARE_KINDS; kind++)
    {
      array = json_object_get_array_member (root, members[kind]);
      for (guint i = 0; i < json_array_get_length (array); i++)
        add_value (self->values[kind], json_array_get_string_element (array, i));
    }
  return self;
}

/* Of a document */

static void
add_entity (Truth *self, const DossierEntity *entity)
{
  DossierKind kind = DOSSIER_ITEM (entity)->kind;
  g_autofree char *names = entity->short_name != NULL
                             ? g_strconcat (entity->name, "|", entity->short_name, NULL)
                             : g_strdup (entity->name);

  if (*entity->a3 != '\0')
    add_value (self->values[COMPARE_COUNTRIES], entity->a3);
  else if (kind == DOSSIER_KIND_PERSON)
    add_value (self->values[COMPARE_PEOPLE], names);
  else if (kind == DOSSIER_KIND_ORGANISATION)
    add_value (self->values[COMPARE_ORGANISATIONS], names);
}

static void
add_span (Truth *self, const DossierSpan *span)
{
  if (span->type == DOSSIER_SPAN_DATE && span->date != NULL)
    add_value (self->values[COMPARE_DATES], span->date->edtf);
  else if (span->type == DOSSIER_SPAN_ENTITY && span->target != NULL)
    add_entity (self, DOSSIER_ENTITY (span->target));
  else if (span->type == DOSSIER_SPAN_SOURCE && span->target != NULL)
    add_value (self->values[COMPARE_LINKS], DOSSIER_SOURCE (span->target)->url);
}

Truth *
truth_of_document (DossierDocument *document)
{
  Truth *self = truth_new ();

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      DossierPassage *passage = dossier_document_get_passage (document, i);

      if (passage->passage_kind == DOSSIER_PASSAGE_FOOTNOTE ||
          strchr ("pk", *DOSSIER_ITEM (passage)->id) == NULL)
        continue;
      for (guint j = 0; j < passage->spans->len; j++)
        add_span (self, &g_array_index (passage->spans, DossierSpan, j));
    }
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_QUOTE); i++)
    {
      DossierQuote *quote = dossier_document_get (document, DOSSIER_KIND_QUOTE, i);
      g_autofree char *names =
        quote->speaker != NULL && quote->speaker->short_name != NULL
          ? g_strconcat (quote->speaker->name, "|", quote->speaker->short_name, NULL)
          : g_strdup (quote->speaker_name);

      add_quote (self, names, quote->text, quote->direct);
    }
  return self;
}

/* Comparing */

/* Letters and digits, in lower case, with "-isation" for "-ization". */
static char *
plain (const char *text)
{
  g_autofree char *fold = g_utf8_casefold (text, -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = fold; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  g_string_replace (out, "rganiz", "rganis", 0);
  return g_strdup (out->str);
}

/* Whether one of the names is the other, or of organisations begins or ends with it. */
static gboolean
is_name (const char *names, const char *name, gboolean loose)
{
  g_auto (GStrv) all = g_strsplit (names, "|", -1);
  g_autofree char *given = name != NULL ? plain (name) : g_strdup ("");

  for (guint i = 0; all[i] != NULL && *given != '\0'; i++)
    {
      g_autofree char *one = plain (all[i]);

      if (g_str_equal (one, given))
        return TRUE;
      if (loose && strlen (one) > 12 && strlen (given) > 12 &&
          (g_str_has_prefix (one, given) || g_str_has_suffix (one, given) ||
           g_str_has_prefix (given, one) || g_str_has_suffix (given, one)))
        return TRUE;
    }
  return FALSE;
}

/* How many longer words of one text begin as words of the other do. */
static guint
count_shared (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);
  g_auto (GStrv) words = g_regex_split_simple ("[^\\w]+", first, 0, 0);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= 5)
      {
        g_autofree char *start = g_utf8_substring (words[i], 0, 5);

        n += strstr (second, start) != NULL;
      }
  return n;
}

static gboolean
is_quote (const TrueQuote *quote, const DossierSuggestion *suggestion)
{
  g_autofree char *words = plain (quote->text);
  g_autofree char *suggested = plain (suggestion->text);

  if (quote->direct != suggestion->direct ||
      (!is_name (quote->speaker, suggestion->speaker, FALSE) &&
       (suggestion->entity == NULL ||
        !is_name (quote->speaker, suggestion->entity->short_name, FALSE))))
    return FALSE;
  return quote->direct ? g_str_equal (words, suggested)
                       : count_shared (quote->text, suggestion->text) >= 2;
}

typedef void (*ReportFunc) (CompareKind kind, gboolean missing, const char *value);

static void
compare_quotes (const DossierSuggestions *suggestions,
                const Truth *truth,
                Score *scores,
                ReportFunc report)
{
  g_autofree gboolean *taken = g_new0 (gboolean, truth->quotes->len + 1);

  for (guint i = 0; i < truth->quotes->len; i++)
    {
      const TrueQuote *quote = g_ptr_array_index (truth->quotes, i);

      scores[COMPARE_QUOTES].expected++;
      scores[COMPARE_DIRECT].expected += quote->direct;
    }
  for (guint i = 0; i < suggestions->items->len; i++)
    {
      const DossierSuggestion *suggestion = g_ptr_array_index (suggestions->items, i);
      guint q = 0;

      if (suggestion->kind != DOSSIER_SUGGESTION_QUOTE)
        continue;
      while (q < truth->quotes->len &&
             (taken[q] || !is_quote (g_ptr_array_index (truth->quotes, q), suggestion)))
        q++;
      taken[q] = TRUE;
      scores[COMPARE_QUOTES].found++;
      scores[COMPARE_QUOTES].right += q < truth->quotes->len;
      if (suggestion->direct)
        {
          scores[COMPARE_DIRECT].found++;
          scores[COMPARE_DIRECT].right += q < truth->quotes->len;
        }
      if (report != NULL && q == truth->quotes->len)
        report (COMPARE_QUOTES, FALSE, suggestion->text);
    }
  for (guint i = 0; i < truth->quotes->len && report != NULL; i++)
    if (!taken[i])
      report (COMPARE_QUOTES, TRUE, ((TrueQuote *) g_ptr_array_index (truth->quotes, i))->text);
}

static const char *
get_value (const DossierSuggestion *suggestion)
{
  switch (suggestion->kind)
    {
    case DOSSIER_SUGGESTION_DATE:
      return suggestion->date->edtf;
    case DOSSIER_SUGGESTION_COUNTRY:
      return suggestion->entity->a3;
    case DOSSIER_SUGGESTION_LINK:
      return suggestion->uri;
    default:
      return suggestion->entity->name;
    }
}

static gboolean
is_value (CompareKind kind, const char *value, const DossierSuggestion *suggestion)
{
  if (kind == COMPARE_PEOPLE || kind == COMPARE_ORGANISATIONS)
    return is_name (value, suggestion->entity->name, kind == COMPARE_ORGANISATIONS) ||
           is_name (value, suggestion->entity->short_name, FALSE);
  return g_str_equal (value, get_value (suggestion));
}

static void
compare_values (const DossierSuggestions *suggestions,
                const GPtrArray *values,
                CompareKind kind,
                DossierSuggestionKind suggested,
                Score *score,
                ReportFunc report)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gboolean *taken = g_new0 (gboolean, values->len + 1);

  for (guint i = 0; i < suggestions->items->len; i++)
    {
      const DossierSuggestion *suggestion = g_ptr_array_index (suggestions->items, i);
      guint v = 0;

      if (suggestion->kind != suggested ||
          !g_hash_table_add (seen, (gpointer) get_value (suggestion)))
        continue;
      while (v < values->len && !is_value (kind, g_ptr_array_index (values, v), suggestion))
        v++;
      score->found++;
      score->right += v < values->len && !taken[v];
      taken[v] = TRUE;
      if (report != NULL && v == values->len)
        report (kind, FALSE, get_value (suggestion));
    }
  score->expected += values->len;
  for (guint v = 0; v < values->len && report != NULL; v++)
    if (!taken[v])
      report (kind, TRUE, g_ptr_array_index (values, v));
}

void
compare_suggestions (const DossierSuggestions *suggestions,
                     const Truth *truth,
                     Score scores[N_COMPARE_KINDS],
                     ReportFunc report)
{
  static const DossierSuggestionKind kinds[] = {
    [COMPARE_DATES] = DOSSIER_SUGGESTION_DATE,
    [COMPARE_COUNTRIES] = DOSSIER_SUGGESTION_COUNTRY,
    [COMPARE_PEOPLE] = DOSSIER_SUGGESTION_PERSON,
    [COMPARE_ORGANISATIONS] = DOSSIER_SUGGESTION_ORGANISATION,
    [COMPARE_LINKS] = DOSSIER_SUGGESTION_LINK,
  };

  compare_quotes (suggestions, truth, scores, report);
  for (guint kind = COMPARE_DATES; kind < N_COMPARE_KINDS; kind++)
    compare_values (suggestions, truth->values[kind], kind, kinds[kind], &scores[kind], report);
}

double
score_get_recall (const Score *score)
{
  return score->expected > 0 ? (double) score->right / score->expected : 1.0;
}

double
score_get_precision (const Score *score)
{
  return score->found > 0 ? (double) score->right / score->found : 1.0;
}
