/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/document-speeches.h"

#include <string.h>

#include "model/speaker.h"
#include "model/spanning.h"

#define ID_PREFIX "speech-"

static gboolean
has_name (const DossierPassage *passage)
{
  return passage->speaker_name != NULL && *passage->speaker_name != '\0';
}

gboolean
dossier_passage_is_spoken (const DossierPassage *passage)
{
  return (passage->passage_kind == DOSSIER_PASSAGE_SPEECH ||
          passage->passage_kind == DOSSIER_PASSAGE_VERSE) &&
         (passage->speaker != NULL || has_name (passage));
}

/* By what the document calls them: that two of them are found to be one person joins no speeches.
 */
static gboolean
have_same_speaker (const DossierPassage *a, const DossierPassage *b)
{
  if (has_name (a) || has_name (b))
    return g_strcmp0 (a->speaker_name, b->speaker_name) == 0;
  return a->speaker == b->speaker;
}

static gboolean
is_aside (const DossierPassage *passage)
{
  return passage->passage_kind == DOSSIER_PASSAGE_FOOTNOTE ||
         passage->passage_kind == DOSSIER_PASSAGE_STAGE ||
         passage->passage_kind == DOSSIER_PASSAGE_NOTE;
}

gboolean
dossier_speech_continues (DossierDocument *document, guint passage)
{
  const DossierPassage *this = dossier_document_get_passage (document, passage);

  for (guint i = passage; i-- > 0;)
    {
      const DossierPassage *before = dossier_document_get_passage (document, i);

      if (!is_aside (before))
        return before->passage_kind == this->passage_kind && have_same_speaker (before, this);
    }
  return FALSE;
}

/* What a speaker was on a day, in words; NULL for nothing. */
typedef struct
{
  DossierDay day;
  char *words;
} Standing;

static void
standing_free (gpointer data)
{
  g_free (((Standing *) data)->words);
  g_free (data);
}

static char *
describe_standing (DossierDocument *self, DossierEntity *speaker, const DossierDate *date)
{
  g_autoptr (GPtrArray) offices = g_ptr_array_new ();
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();

  dossier_speaker_collect_standing (self, speaker, date, offices, parties);
  g_ptr_array_extend (offices, parties, NULL, NULL);
  if (offices->len == 0)
    return NULL;
  g_ptr_array_add (offices, NULL);
  return g_strjoinv (" · ", (char **) offices->pdata);
}

/* @standings: DossierEntity → Standing, the last that was looked up: most of a document is of one
 * day. */
static const char *
get_standing (DossierDocument *self,
              GHashTable *standings,
              DossierEntity *speaker,
              const DossierDate *date)
{
  DossierDay day = date != NULL ? dossier_date_first (date) : DOSSIER_DAY_MIN;
  Standing *standing = speaker != NULL ? g_hash_table_lookup (standings, speaker) : NULL;

  if (speaker == NULL)
    return NULL;
  if (standing == NULL || standing->day != day)
    {
      standing = g_new (Standing, 1);
      standing->day = day;
      standing->words = describe_standing (self, speaker, date);
      g_hash_table_replace (standings, speaker, standing);
    }
  return standing->words;
}

/* The id of a passage of several documents begins with whose it is. */
static char *
make_id (DossierDocument *self, const DossierPassage *passage)
{
  const char *id = DOSSIER_ITEM (passage)->id;
  const char *own = dossier_document_get_own_id (self, DOSSIER_ITEM (passage));

  return g_strdup_printf ("%.*s" ID_PREFIX "%s", (int) (strlen (id) - strlen (own)), id, own);
}

static DossierQuote *
get_quote (DossierDocument *self, const DossierPassage *passage)
{
  g_autofree char *id = make_id (self, passage);
  DossierItem *there = dossier_document_lookup (self, id);
  DossierQuote *quote;

  if (there != NULL && there->kind == DOSSIER_KIND_QUOTE && DOSSIER_QUOTE (there)->speech)
    return DOSSIER_QUOTE (there);
  quote = dossier_quote_new (id, "");
  quote->speech = TRUE;
  quote->direct = TRUE;
  dossier_document_take (self, quote);
  return quote;
}

/* Of the passages first..end, end not included, those that are spoken. */
static void
make_speech (DossierDocument *self, GHashTable *standings, guint first, guint end)
{
  DossierPassage *passage = dossier_document_get_passage (self, first);
  DossierQuote *quote = get_quote (self, passage);
  DossierItem *item = DOSSIER_ITEM (quote);
  g_autoptr (GString) words = g_string_new (NULL);

  quote->speaker = passage->speaker;
  g_free (quote->speaker_name);
  quote->speaker_name =
    g_strdup (has_name (passage) ? passage->speaker_name : passage->speaker->name);
  g_free (quote->office);
  quote->office =
    g_strdup (get_standing (self, standings, passage->speaker, DOSSIER_ITEM (passage)->date));
  item->authority = DOSSIER_ITEM (passage)->authority;
  g_clear_pointer (&item->date, dossier_date_free);
  item->date = dossier_date_copy (DOSSIER_ITEM (passage)->date);

  for (guint i = first; i < end; i++)
    {
      DossierPassage *part = dossier_document_get_passage (self, i);
      DossierItem *spoken = DOSSIER_ITEM (part);

      if (is_aside (part))
        continue;
      if (words->len > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, part->text);
      dossier_item_add_passage (item, i);
      for (guint j = 0; spoken->speakers != NULL && j < spoken->speakers->len; j++)
        dossier_item_add_speaker (item, spoken->speakers->pdata[j]);
      for (guint j = 0; j < part->spans->len; j++)
        {
          const DossierSpan *span = &g_array_index (part->spans, DossierSpan, j);

          if (span->type == DOSSIER_SPAN_ENTITY && span->target != NULL)
            dossier_item_add_entity (item, span->target);
        }
    }
  g_free (quote->text);
  quote->text = g_string_free (g_steal_pointer (&words), FALSE);
}

/* A section of its own begins a speech of its own. */
static gboolean
goes_on (DossierDocument *self, guint first, guint passage)
{
  DossierPassage *next = dossier_document_get_passage (self, passage);

  return DOSSIER_ITEM (next)->section ==
           DOSSIER_ITEM (dossier_document_get_passage (self, first))->section &&
         (is_aside (next) || dossier_speech_continues (self, passage));
}

void
dossier_document_finish_speeches (DossierDocument *self)
{
  g_autoptr (GHashTable) standings = g_hash_table_new_full (NULL, NULL, NULL, standing_free);
  guint n = dossier_document_count (self, DOSSIER_KIND_PASSAGE);
  GPtrArray *quotes = self->items[DOSSIER_KIND_QUOTE];

  for (guint first = 0; first < n;)
    {
      guint end = first + 1;

      if (!dossier_passage_is_spoken (dossier_document_get_passage (self, first)))
        {
          first++;
          continue;
        }
      while (end < n && goes_on (self, first, end))
        end++;
      make_speech (self, standings, first, end);
      first = end;
    }
  for (guint i = 0; i < quotes->len; i++)
    DOSSIER_ITEM (quotes->pdata[i])->index = (int) i;
}
