/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "describe.h"

static const struct
{
  DossierPassageKind kind;
  char letter;
} letters[] = {
  { DOSSIER_PASSAGE_PARAGRAPH, 'p' }, { DOSSIER_PASSAGE_HEADING, 'h' },
  { DOSSIER_PASSAGE_LIST_ITEM, 'l' }, { DOSSIER_PASSAGE_SPEECH, 's' },
  { DOSSIER_PASSAGE_VERSE, 'v' },     { DOSSIER_PASSAGE_TABLE, 't' },
  { DOSSIER_PASSAGE_CAPTION, 'c' },   { DOSSIER_PASSAGE_BLOCK_QUOTE, 'b' },
  { DOSSIER_PASSAGE_FOOTNOTE, 'f' },
};

static char
get_letter (DossierPassageKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].kind == kind)
      return letters[i].letter;
  return '?';
}

char *
describe (DossierDocument *document)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      DossierPassage *passage = dossier_document_get_passage (document, i);
      g_autofree char *text = g_strdelimit (g_strdup (passage->text), "\n", '/');

      g_string_append_printf (all, "%s%c:%s", i > 0 ? "|" : "", get_letter (passage->passage_kind),
                              g_strdelimit (text, "\t", '^'));
    }
  return g_string_free (all, FALSE);
}

char *
describe_spans (const DossierPassage *passage)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < passage->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (passage->spans, DossierSpan, i);
      g_autofree char *words = g_utf8_substring (passage->text, span->start, span->end);

      g_string_append_printf (all, "%s%s", i > 0 ? "|" : "",
                              dossier_span_type_to_string (span->type));
      if (span->uri != NULL)
        g_string_append_printf (all, " %s", span->uri);
      else if (span->target != NULL)
        g_string_append_printf (all, " %s", span->target->id);
      g_string_append_printf (all, ":%s", words);
    }
  return g_string_free (all, FALSE);
}
