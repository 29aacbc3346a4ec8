/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/html/html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/html/html-article.h"
#include "formats/html/html-metadata.h"
#include "formats/html/html-node.h"
#include "formats/html/html-walk.h"
#include "formats/plain/plain-decode.h"
#include "formats/text-document.h"
#include "formats/whole-file.h"

#define MAX_BYTES (32 * 1024 * 1024)
/* A page says its encoding at its beginning (HTML, 4.2.5.4: within the first 1024 bytes; many are
 * late). */
#define PROLOGUE 4096

/* What the page says of its encoding; NULL when it says nothing, or UTF-8, which is looked at
 * first anyway. */
static char *
find_charset (const char *data, gsize size)
{
  g_autofree char *prologue = g_strndup (data, MIN (size, PROLOGUE));
  g_autofree char *ascii = g_utf8_make_valid (prologue, -1);
  g_autoptr (GRegex) regex =
    g_regex_new ("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]+)", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, ascii, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static char *
decode (GBytes *bytes, const char *name, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *charset = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (g_utf8_validate_len (data, size, NULL) || memchr (data, '\0', size) != NULL)
    return dossier_plain_decode (bytes, name, NULL, error);
  charset = find_charset (data, size);
  text =
    charset != NULL ? g_convert (data, (gssize) size, "UTF-8", charset, NULL, &length, NULL) : NULL;
  if (text != NULL && strlen (text) == length)
    return g_steal_pointer (&text);
  return dossier_plain_decode (bytes, name, NULL, error);
}

/* Against which the page's links are read. */
static char *
find_base (DossierDocument *document, xmlDoc *doc)
{
  const xmlNode *base = html_find (xmlDocGetRootElement (doc), "base");
  g_autofree char *href = base != NULL ? html_get (base, "href") : NULL;

  return g_strdup (href != NULL && g_ascii_strncasecmp (href, "http", 4) == 0 ? href
                                                                              : document->url);
}

static void
read_page (DossierDocument *document, xmlDoc *doc, const char *name)
{
  const xmlNode *article = html_find_article (doc);
  const xmlNode *title = html_take_metadata (document, doc, article);
  g_autofree char *base = find_base (document, doc);
  g_autoptr (HtmlWalk) walk = html_walk_new (doc, base, title);
  g_autoptr (DossierFlow) flow = dossier_flow_new (document, html_walk_write_note, walk);

  if (document->title == NULL)
    document->title = dossier_dup_file_title (name);
  html_walk_run (walk, flow, article, html_is_furniture);
  dossier_flow_finish (flow);
  g_ptr_array_add (document->report,
                   g_strdup (
                     _ ("Only the article of the page was taken. Navigation, forms, pictures "
                        "and scripts were left out; nothing was loaded.")));
}

GPtrArray *
dossier_html_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  text = decode (bytes, name, error);
  if (text == NULL)
    return NULL;
  doc = html_parse (text, name, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  document = dossier_document_new ();
  document->kind = g_strdup ("html");
  if (doc != NULL && xmlDocGetRootElement (doc) != NULL)
    read_page (document, doc, name);
  return dossier_text_document_identify (document, bytes, name, error);
}

GPtrArray *
dossier_html_read (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_read_text_file (path, MAX_BYTES, dossier_html_read_bytes, cancellable, error);
}

void
dossier_html_add_fragment (DossierFlow *flow, const char *html)
{
  g_autoptr (xmlDoc) doc = html_parse (html, "", NULL);
  const xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  g_autoptr (HtmlWalk) walk = NULL;

  if (root == NULL)
    return;
  walk = html_walk_new (doc, NULL, NULL);
  html_walk_run (walk, flow, root, NULL);
}
