/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/import-format.h"

#include <stdio.h>
#include <string.h>

#include "formats/html/html.h"
#include "formats/markdown/read.h"
#include "formats/notes-import.h"
#include "formats/pdf/pdf.h"
#include "formats/plain/plain.h"
#include "formats/tei/tei.h"
#include "formats/web-annotation-read.h"

/* So much of a file tells what it is. */
#define START_LENGTH 512

static const char *const text_suffixes[] = { ".txt", ".text", ".asc", NULL };
static const char *const markdown_suffixes[] = { ".md", ".markdown", ".mdown", ".mkd", NULL };
static const char *const html_suffixes[] = { ".html", ".htm", ".xhtml", NULL };
static const char *const xml_suffixes[] = { ".xml", ".tei", ".odd", NULL };

static gboolean
has_suffix (const char *path, const char *const *suffixes)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_json (const char *start, const char *path)
{
  /* "[a link](…)" begins a text, too. */
  return (*start == '{' || *start == '[') && !has_suffix (path, text_suffixes) &&
         !has_suffix (path, markdown_suffixes);
}

static gpointer
read_annotations (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_web_annotation_read (path, cancellable, error);
}

static GPtrArray *
write_annotations (DossierStore *store,
                   gpointer contents,
                   const char *into,
                   GCancellable *cancellable,
                   GError **error)
{
  return dossier_foreign_notes_write (store, contents, into, cancellable, error);
}

static gboolean
is_markdown (const char *start, const char *path)
{
  return has_suffix (path, markdown_suffixes);
}

static gboolean
is_html (const char *start, const char *path)
{
  return g_ascii_strncasecmp (start, "<!doctype html", 14) == 0 ||
         g_ascii_strncasecmp (start, "<html", 5) == 0 ||
         (*start == '<' && strstr (start, "http://www.w3.org/1999/xhtml") != NULL) ||
         (has_suffix (path, html_suffixes) && !g_str_has_prefix (start, "<TEI"));
}

static gboolean
is_pdf (const char *start, const char *path)
{
  return g_str_has_prefix (start, "%PDF-");
}

/* What is meant to be XML: its reader says what is wrong with it. */
static gboolean
is_xml (const char *start, const char *path)
{
  return *start == '<' || has_suffix (path, xml_suffixes) || g_file_test (path, G_FILE_TEST_IS_DIR);
}

/* Whatever is nothing else. */
static gboolean
is_any (const char *start, const char *path)
{
  return TRUE;
}

static gpointer
read_tei (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_tei_read (path, cancellable, error);
}

static gpointer
read_markdown (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_markdown_read (path, cancellable, error);
}

static gpointer
read_html (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_html_read (path, cancellable, error);
}

static gpointer
read_pdf (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_pdf_read (path, cancellable, error);
}

static gpointer
read_plain (const char *path, GCancellable *cancellable, GError **error)
{
  return dossier_plain_read (path, cancellable, error);
}

static GPtrArray *
write_documents (DossierStore *store,
                 gpointer contents,
                 const char *into,
                 GCancellable *cancellable,
                 GError **error)
{
  return dossier_store_write (store, contents, cancellable, error) ? g_ptr_array_ref (contents)
                                                                   : NULL;
}

/* As shared-mime-info has them, which the desktop file lists, too. */
static const char *const pdf_types[] = { "application/pdf", NULL };
static const char *const json_types[] = { "application/ld+json", "application/json", NULL };
static const char *const markdown_types[] = { "text/markdown", NULL };
static const char *const html_types[] = { "text/html", "application/xhtml+xml", NULL };
static const char *const tei_types[] = { "application/tei+xml", "application/xml", NULL };
static const char *const text_types[] = { "text/plain", NULL };

/* In the order in which they are tried. */
static const DossierImportFormat formats[] = {
  { "pdf", is_pdf, read_pdf, write_documents, (GDestroyNotify) g_ptr_array_unref, pdf_types,
    FALSE },
  { "web-annotation", is_json, read_annotations, write_annotations,
    (GDestroyNotify) dossier_foreign_notes_free, json_types, TRUE },
  { "markdown", is_markdown, read_markdown, write_documents, (GDestroyNotify) g_ptr_array_unref,
    markdown_types, FALSE },
  { "html", is_html, read_html, write_documents, (GDestroyNotify) g_ptr_array_unref, html_types,
    FALSE },
  { "tei", is_xml, read_tei, write_documents, (GDestroyNotify) g_ptr_array_unref, tei_types,
    FALSE },
  { "text", is_any, read_plain, write_documents, (GDestroyNotify) g_ptr_array_unref, text_types,
    FALSE },
};

/* What @path begins with; "" for what cannot be read, of which the reader will tell. */
static void
read_start (const char *path, char start[START_LENGTH])
{
  FILE *file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? fopen (path, "rbe") : NULL;
  gsize n = file != NULL ? fread (start, 1, START_LENGTH - 1, file) : 0;
  const char *p = start;

  if (file != NULL)
    fclose (file);
  start[n] = '\0';
  if (g_str_has_prefix (start, "\xef\xbb\xbf"))
    p += 3;
  while (g_ascii_isspace (*p))
    p++;
  memmove (start, p, strlen (p) + 1);
}

/* Public API */

const DossierImportFormat *
dossier_import_format_get (guint i)
{
  return i < G_N_ELEMENTS (formats) ? &formats[i] : NULL;
}

const DossierImportFormat *
dossier_import_format_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

const DossierImportFormat *
dossier_import_format_choose (const char *path, const char *name)
{
  char start[START_LENGTH];
  guint i = 0;

  if (name != NULL)
    return dossier_import_format_find (name);
  read_start (path, start);
  while (!formats[i].recognises (start, path))
    i++;
  return &formats[i];
}
