/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of what was printed, by the breaks between them that a file marks with their numbers
 * (pb, TEI Guidelines 3.11.3). */
#include "formats/tei/tei-pages.h"

#include <string.h>

#include "model/page.h"

/* What a page is called is no longer, in bytes. */
#define MAX_NAME 32

void
tei_turn_page (TeiReader *reader)
{
  TeiDocument *document = reader->document;
  g_autofree char *name = tei_dup_attribute (reader, "n");
  g_autofree char *edition = tei_dup_attribute (reader, "ed");
  TeiText *text = tei_get_text (reader);

  if (name != NULL)
    g_strstrip (name);
  if (document == NULL || name == NULL || *name == '\0' || strlen (name) > MAX_NAME)
    return;
  if (document->pages->len == 0)
    document->edition = g_strdup (edition);
  else if (g_strcmp0 (document->edition, edition) != 0)
    return;
  g_ptr_array_add (document->pages, g_steal_pointer (&name));
  tei_charge (reader, TEI_SPAN_COST);
  tei_text_get_span (text, tei_text_add_mark (text, DOSSIER_SPAN_EMPHASIS))->page =
    document->pages->len;
}

void
tei_begin_on_page (TeiReader *reader, const TeiFlow *flow, DossierPassage *passage)
{
  TeiTurn turn = { passage, 0, flow->page };

  if (turn.page > 0)
    g_array_append_val (reader->document->turns, turn);
}

void
tei_take_turn (TeiReader *reader, DossierPassage *passage, const TeiSpan *mark)
{
  TeiTurn turn = { passage, mark->start, mark->page };
  glong length = g_utf8_strlen (passage->text, -1);

  /* At the end it is the next passage's. */
  if (mark->start >= length)
    return;
  if (g_unichar_isspace (g_utf8_get_char (g_utf8_offset_to_pointer (passage->text, mark->start))))
    turn.start++;
  g_array_append_val (reader->document->turns, turn);
}

/* In the order of the passages: a note is made before the one around it, and stands behind it. */
void
tei_build_pages (const TeiDocument *from, DossierDocument *to)
{
  g_autoptr (GHashTable) turns =
    NULL; /* DossierPassage → its first turn, which the others follow */

  if (from->turns->len == 0)
    return;
  turns = g_hash_table_new (NULL, NULL);
  for (guint i = from->turns->len; i-- > 0;)
    {
      TeiTurn *turn = &g_array_index (from->turns, TeiTurn, i);

      g_hash_table_insert (turns, turn->passage, turn);
    }
  for (guint i = 0; i < from->passages->len; i++)
    {
      const TeiTurn *end = &g_array_index (from->turns, TeiTurn, from->turns->len - 1) + 1;
      const TeiTurn *turn = g_hash_table_lookup (turns, from->passages->pdata[i]);

      for (; turn != NULL && turn < end && turn->passage == from->passages->pdata[i]; turn++)
        dossier_document_add_page_start (to, i, turn->start, turn->page - 1,
                                         from->pages->pdata[turn->page - 1]);
    }
}
