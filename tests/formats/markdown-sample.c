/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "markdown-sample.h"

static void
add_section (DossierDocument *document, const char *title, int number)
{
  g_autofree char *id = g_strdup_printf ("s%d", number);
  DossierSection *section = dossier_section_new (id, title);

  section->level = number;
  section->parent = number - 1;
  dossier_document_take (document, section);
}

static DossierPassage *
add_passage (DossierDocument *document, const char *text, int section, int number)
{
  g_autofree char *id = g_strdup_printf ("p%d", number);
  DossierPassage *passage = dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, text);

  DOSSIER_ITEM (passage)->section = section;
  dossier_document_take (document, passage);
  return passage;
}

static void
add_quote (DossierDocument *document,
           DossierPassage *passage,
           DossierSource *source,
           const char *text)
{
  DossierQuote *quote = dossier_quote_new ("q1", text);
  DossierSpan *span =
    dossier_passage_add_span (passage, DOSSIER_SPAN_QUOTE, 0, (guint) g_utf8_strlen (text, -1));

  span->target = DOSSIER_ITEM (quote);
  quote->speaker_name = g_strdup ("A. Speaker");
  quote->office = g_strdup ("Office");
  quote->direct = TRUE;
  quote->source = source;
  DOSSIER_ITEM (quote)->date = dossier_date_new ("2020-05", NULL, NULL);
  dossier_document_take (document, quote);
}

static void
add_records (DossierDocument *document, const char *title)
{
  DossierEvent *event = dossier_event_new ("e1", title);
  DossierCommitment *commitment = dossier_commitment_new ("c1", title);

  DOSSIER_ITEM (event)->date = dossier_date_new ("2019-11", NULL, NULL);
  dossier_item_add_passage (DOSSIER_ITEM (event), 2);
  dossier_document_take (document, event);
  commitment->outcome = g_strdup (title);
  dossier_item_add_passage (DOSSIER_ITEM (commitment), 3);
  dossier_document_take (document, commitment);
}

DossierDocument *
make_sample (const char *title, const char *text)
{
  DossierDocument *document = dossier_document_new ();
  DossierSource *source = dossier_source_new ("b1", "https://example.org/a_(b)?c=d&e=f");
  DossierPassage *quoted = NULL;

  document->uuid = g_strdup ("5f0c7f0e-6d0b-4c8e-9f5a-000000000001");
  document->title = g_strdup (title);
  for (int i = 0; i < 3; i++)
    {
      DossierPassage *passage;

      add_section (document, title, i);
      passage = add_passage (document, text, i, 2 * i + 1);
      add_passage (document, text, i, 2 * i + 2);
      if (i == 1)
        quoted = passage;
    }
  source->title = g_strdup (title);
  source->publisher = g_strdup (title);
  dossier_document_take (document, source);
  add_quote (document, quoted, source, text);
  add_records (document, title);
  dossier_document_finish (document);
  return document;
}

void
set_sample_notes (DossierDocument *document, GPtrArray *notes)
{
  dossier_document_set_notes (document, notes);
  g_ptr_array_unref (notes);
}

DossierAnnotation *
make_sample_note (DossierDocument *document, guint first, guint last, guint chars, guint number)
{
  DossierAnnotation *note = dossier_annotation_new (document->uuid);

  g_free (DOSSIER_ITEM (note)->id);
  DOSSIER_ITEM (note)->id = g_strdup_printf ("5f0c7f0e-6d0b-4c8e-9f5a-%012u", number + 100);
  note->created = note->modified = G_GINT64_CONSTANT (1600000000000000) + number;
  note->colour = DOSSIER_COLOUR_YELLOW;
  for (guint i = first; i <= last; i++)
    g_ptr_array_add (note->anchors,
                     dossier_anchor_new (dossier_document_get_passage (document, i), 0, chars));
  return note;
}
