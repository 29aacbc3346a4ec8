/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/import-text.h"

#include <string.h>

#include "formats/html/html.h"
#include "formats/plain/plain-decode.h"
#include "formats/plain/plain.h"
#include "formats/text-document.h"

/* Of a text's beginning, when that is to be its title. */
#define MAX_TITLE 90

/* The first line of @text, up to the word that has room. */
static char *
make_title (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));
  g_autofree char *start = NULL;
  char *space;

  g_strstrip (line);
  if (g_utf8_strlen (line, -1) <= MAX_TITLE)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_TITLE);
  space = strrchr (start, ' ');
  if (space != NULL && space > start + strlen (start) / 2)
    *space = '\0';
  return g_strconcat (start, "…", NULL);
}

static void
take_title (DossierDocument *document, const char *name)
{
  g_autofree char *from_name = dossier_dup_file_title (name);
  char *title = NULL;

  if (g_strcmp0 (document->title, from_name) != 0)
    return;
  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_PASSAGE); i++)
    {
      const DossierPassage *passage = dossier_document_get_passage (document, i);

      if (title == NULL || passage->passage_kind == DOSSIER_PASSAGE_HEADING)
        {
          g_free (title);
          title = make_title (passage->text);
        }
      if (passage->passage_kind == DOSSIER_PASSAGE_HEADING)
        break;
    }
  if (title == NULL || *title == '\0')
    {
      g_free (title);
      return;
    }
  g_free (document->title);
  document->title = title;
}

/* What somebody has selected is all text that is meant, whatever stood round it: it becomes the
 * article of a page. Some browsers hand it out in UTF-16. */
static GBytes *
make_page (GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *text = dossier_plain_decode (bytes, name, NULL, error);
  g_autoptr (GRegex) frame =
    g_regex_new ("<head\\b.*?</head\\s*>|</?(html|body|meta|!doctype)\\b[^>]*>",
                 G_REGEX_CASELESS | G_REGEX_DOTALL, 0, NULL);
  g_autofree char *content = NULL;
  char *page;

  if (text == NULL)
    return NULL;
  content = g_regex_replace_literal (frame, text, -1, 0, "", 0, error);
  if (content == NULL)
    return NULL;
  page = g_strconcat ("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<body>\n<main>\n", content,
                      "\n</main>\n</body>\n", NULL);
  return g_bytes_new_take (page, strlen (page));
}

GPtrArray *
dossier_import_text (DossierStore *store,
                     GBytes *bytes,
                     gboolean html,
                     const char *name,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  g_return_val_if_fail (DOSSIER_IS_STORE (store), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  page = html ? make_page (bytes, name, error) : g_bytes_ref (bytes);
  if (page == NULL)
    return NULL;
  documents = html ? dossier_html_read_bytes (page, name, error)
                   : dossier_plain_read_bytes (page, name, error);
  if (documents == NULL)
    return NULL;
  take_title (documents->pdata[0], name);
  return dossier_store_write (store, documents, cancellable, error) ? g_steal_pointer (&documents)
                                                                    : NULL;
}
