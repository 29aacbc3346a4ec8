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
  g_free (quote->date);
  g_free (quote->source);
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

static TrueQuote *
add_quote (Truth *self, const char *speaker, const char *text, gboolean direct)
{
  TrueQuote *quote = g_new0 (TrueQuote, 1);

  quote->speaker = g_strdup (speaker);
  quote->text = g_strdup (text);
  quote->direct = direct;
  g_ptr_array_add (self->quotes, quote);
  return quote;
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
      JsonObject *object = json_array_get_object_element (array, i);
      TrueQuote *quote = add_quote (self, json_object_get_string_member (object, "speaker"),
                                    json_object_get_string_member (object, "text"),
                                    json_object_get_boolean_member (object, "direct"));

      quote->date = g_strdup (json_object_get_string_member_with_default (object, "date", NULL));
      quote->source =
        g_strdup (json_object_get_string_member_with_default (object, "source", NULL));
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
      TrueQuote *known = add_quote (self, names, quote->text, quote->direct);

      known->date =
        DOSSIER_ITEM (quote)->date != NULL ? g_strdup (DOSSIER_ITEM (quote)->date->edtf) : NULL;
      known->source = quote->source != NULL ? g_strdup (quote->source->url) : NULL;
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

/* The same to the letter: a date that editors write in two ways is one of several, too. */
static gboolean
is_one_of (const char *values, const char *value)
{
  g_auto (GStrv) all = g_strsplit (values, "|", -1);

  return g_strv_contains ((const char *const *) all, value);
}

/* Whether two of the longer words of @a, or all when it has fewer, begin as words of @b do. */
static gboolean
is_retold (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);
  g_auto (GStrv) words = g_regex_split_simple ("[^\\w]+", first, 0, 0);
  guint n = 0, shared = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= 5)
      {
        g_autofree char *start = g_utf8_substring (words[i], 0, 5);

        n++;
        shared += strstr (second, start) != NULL;
      }
  return n > 0 ? shared >= MIN (n, 2) : strstr (second, first) != NULL;
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
  return quote->direct ? g_str_equal (words, suggested) : is_retold (quote->text, suggestion->text);
}

typedef void (*ReportFunc) (CompareKind kind, gboolean missing, const char *value);

static void
report_quote (ReportFunc report,
              CompareKind kind,
              gboolean missing,
              const char *what,
              const char *text)
{
  g_autofree char *value = g_strdup_printf ("%s: %s", what, text);

  report (kind, missing, value);
}

/* What a quote has besides its words and speaker. */
static void
compare_property (Score *score,
                  const char *expected,
                  const char *found,
                  CompareKind kind,
                  const TrueQuote *quote,
                  ReportFunc report)
{
  gboolean right =
    expected != NULL && found != NULL ? is_one_of (expected, found) : expected == found;

  score->expected += expected != NULL;
  score->found += found != NULL;
  score->right += expected != NULL && right;
  if (report != NULL && !right)
    report_quote (report, kind, found == NULL, found != NULL ? found : expected, quote->text);
}

/* Whether the truth says of any quote what the member at @offset says: else it is silent on it. */
static gboolean
tells (const Truth *truth, glong offset)
{
  for (guint i = 0; i < truth->quotes->len; i++)
    if (G_STRUCT_MEMBER (char *, g_ptr_array_index (truth->quotes, i), offset) != NULL)
      return TRUE;
  return FALSE;
}

/* The one of @truth that @suggestion is and that none was before, or NULL. */
static TrueQuote *
find_quote (const Truth *truth, const DossierSuggestion *suggestion, GHashTable *taken)
{
  for (guint i = 0; i < truth->quotes->len; i++)
    {
      TrueQuote *quote = g_ptr_array_index (truth->quotes, i);

      if (!g_hash_table_contains (taken, quote) && is_quote (quote, suggestion))
        return quote;
    }
  return NULL;
}

static void
count_found (const DossierSuggestion *suggestion, const TrueQuote *quote, Score *scores)
{
  scores[COMPARE_QUOTES].found++;
  scores[COMPARE_QUOTES].right += quote != NULL;
  scores[COMPARE_DIRECT].found += suggestion->direct;
  scores[COMPARE_DIRECT].right += suggestion->direct && quote != NULL;
}

static void
compare_quotes (const DossierSuggestions *suggestions,
                const Truth *truth,
                Score *scores,
                ReportFunc report)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < suggestions->items->len; i++)
    {
      const DossierSuggestion *suggestion = g_ptr_array_index (suggestions->items, i);
      TrueQuote *quote;

      if (suggestion->kind != DOSSIER_SUGGESTION_QUOTE)
        continue;
      quote = find_quote (truth, suggestion, taken);
      count_found (suggestion, quote, scores);
      if (quote == NULL && report != NULL)
        report_quote (report, COMPARE_QUOTES, FALSE, suggestion->speaker, suggestion->text);
      if (quote == NULL)
        continue;
      g_hash_table_add (taken, quote);
      if (tells (truth, G_STRUCT_OFFSET (TrueQuote, date)))
        compare_property (&scores[COMPARE_DATED], quote->date,
                          suggestion->date != NULL ? suggestion->date->edtf : NULL, COMPARE_DATED,
                          quote, report);
      if (tells (truth, G_STRUCT_OFFSET (TrueQuote, source)))
        compare_property (&scores[COMPARE_SOURCED], quote->source, suggestion->uri, COMPARE_SOURCED,
                          quote, report);
    }
  for (guint i = 0; i < truth->quotes->len; i++)
    {
      const TrueQuote *quote = g_ptr_array_index (truth->quotes, i);

      scores[COMPARE_QUOTES].expected++;
      scores[COMPARE_DIRECT].expected += quote->direct;
      if (report != NULL && !g_hash_table_contains (taken, quote))
        report_quote (report, COMPARE_QUOTES, TRUE, quote->speaker, quote->text);
    }
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
  return is_one_of (value, get_value (suggestion));
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
