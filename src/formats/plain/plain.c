/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/plain/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/linked-sources.h"
#include "formats/plain/plain-blocks.h"
#include "formats/plain/plain-decode.h"
#include "formats/text-document.h"
#include "formats/whole-file.h"

/* A long book has one or two million characters. */
#define MAX_BYTES (32 * 1024 * 1024)

static void
take_link (DossierPassage *passage)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("(https?://|www\\.)[^\\s<>)]+", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *address = NULL;
  gint first, end;
  DossierSpan *span;

  if (!g_regex_match (regex, passage->text, 0, &match))
    return;
  g_match_info_fetch_pos (match, 0, &first, &end);
  address = g_match_info_fetch (match, 0);
  span = dossier_passage_add_span (passage, DOSSIER_SPAN_LINK,
                                   (guint) g_utf8_strlen (passage->text, first),
                                   (guint) g_utf8_strlen (passage->text, end));
  span->uri = g_ascii_strncasecmp (address, "www.", 4) == 0 ? g_strconcat ("http://", address, NULL)
                                                            : g_steal_pointer (&address);
}

/* Takes headings for sections, each at the same level: nothing in a text tells more. */
static void
take_blocks (DossierDocument *document, GArray *blocks)
{
  int section = -1;

  for (guint i = 0; i < blocks->len; i++)
    {
      PlainBlock *block = &g_array_index (blocks, PlainBlock, i);
      g_autofree char *id = NULL;
      DossierPassage *passage;

      if (block->title)
        {
          document->title = g_strdup (block->text);
          continue;
        }
      if (block->kind == DOSSIER_PASSAGE_HEADING)
        {
          g_autofree char *section_id = g_strdup_printf ("s%d", ++section + 1);

          dossier_document_take (document, dossier_section_new (section_id, block->text));
        }
      id = g_strdup_printf ("p%u", dossier_document_count (document, DOSSIER_KIND_PASSAGE) + 1);
      passage = dossier_passage_new (id, block->kind, block->text);
      DOSSIER_ITEM (passage)->section = section;
      if (block->link)
        take_link (passage);
      dossier_document_take (document, passage);
    }
}

static void
report (DossierDocument *document, const char *charset, guint furniture)
{
  if (charset != NULL)
    g_ptr_array_add (document->report,
                     /* Translators: %s is the name of an encoding: "WINDOWS-1251" */
                     g_strdup_printf (_ ("The file does not say how it is encoded. It was read as "
                                         "%s."),
                                      charset));
  if (furniture > 0)
    g_ptr_array_add (
      document->report,
      /* Translators: %u counts lines of a text file */
      g_strdup_printf (ngettext ("%u line that belongs to the page and not to the text (a number, "
                                 "a running head) was left out.",
                                 "%u lines that belong to the pages and not to the text (numbers, "
                                 "running heads) were left out.",
                                 furniture),
                       furniture));
}

GPtrArray *
dossier_plain_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *charset = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GArray) blocks = NULL;
  g_autoptr (DossierDocument) document = NULL;
  PlainLayout layout;
  guint furniture;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  text = dossier_plain_decode (bytes, name, &charset, error);
  if (text == NULL)
    return NULL;
  lines = plain_lines_split (text);
  furniture = plain_lines_drop_furniture (lines);
  layout = plain_layout_find (lines);
  blocks = plain_blocks_find (lines, &layout);

  document = dossier_document_new ();
  document->kind = g_strdup ("text");
  take_blocks (document, blocks);
  if (document->title == NULL)
    document->title = dossier_dup_file_title (name);
  report (document, charset, furniture);
  dossier_take_linked_sources (document);
  dossier_document_finish (document);
  return dossier_text_document_identify (document, bytes, name, error);
}

GPtrArray *
dossier_plain_read (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_read_text_file (path, MAX_BYTES, dossier_plain_read_bytes, cancellable, error);
}
