/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/pdf/pdf-text.h"

#include <string.h>

#include "formats/pdf/pdf-fault.h"
#include "formats/pdf/pdf-message.h"

/* A file ends with a mark, and what mail and servers have put behind it (ISO 32000-1, 7.5.5). */
#define END_LENGTH 4096

static void
page_free (gpointer data)
{
  PdfPage *page = data;

  g_ptr_array_unref (page->lines);
  g_free (page->label);
  g_free (page->number);
  g_free (page);
}

void
pdf_text_free (PdfText *self)
{
  g_free (self->title);
  g_free (self->author);
  g_free (self->day);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

double
pdf_text_get_body_size (const PdfText *self)
{
  g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL); /* half points → how many */
  guint most = 0;
  int size = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      const PdfPage *page = self->pages->pdata[i];

      for (guint j = 0; j < page->lines->len; j++)
        {
          const PdfLine *line = page->lines->pdata[j];
          gpointer key = GINT_TO_POINTER ((int) (CLAMP (line->size, 0, 1e6) * 2 + .5));
          guint n =
            GPOINTER_TO_UINT (g_hash_table_lookup (letters, key)) + (guint) strlen (line->text);

          g_hash_table_insert (letters, key, GUINT_TO_POINTER (n));
          if (n > most)
            {
              most = n;
              size = GPOINTER_TO_INT (key);
            }
        }
    }
  return size / 2.;
}

/* Messages */

/* The message at *@at, which moves behind it; NULL when there is none of that size. */
static GVariant *
next_message (GBytes *bytes, gsize *at, const char *type)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GBytes) part = NULL;
  guint64 length;

  if (size - *at < sizeof length)
    return NULL;
  memcpy (&length, data + *at, sizeof length);
  *at += sizeof length;
  if (length > size - *at)
    return NULL;
  part = g_bytes_new_from_bytes (bytes, *at, (gsize) length);
  *at += (gsize) length;
  return g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), part, FALSE));
}

PdfText *
pdf_text_parse (GBytes *messages)
{
  gsize size = g_bytes_get_size (messages);
  gsize at = 0;
  g_autoptr (GVariant) head = next_message (messages, &at, PDF_HEAD);
  g_autoptr (PdfText) self = NULL;

  if (head == NULL)
    return NULL;
  self = g_new0 (PdfText, 1);
  self->pages = g_ptr_array_new_with_free_func (page_free);
  g_variant_get (head, PDF_HEAD, &self->title, &self->author, &self->day);
  while (at < size)
    {
      g_autoptr (GVariant) page = next_message (messages, &at, PDF_PAGE);

      if (page == NULL)
        return NULL;
      g_ptr_array_add (self->pages, pdf_page_new (page));
    }
  return self->pages->len > 0 ? g_steal_pointer (&self) : NULL;
}

/* The program */

#ifdef HAVE_PDF
static GSubprocess *
start_program (const char *name, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  const char *other = g_getenv ("DOSSIER_PDF_PROGRAM");
  GSubprocess *program;

  /* A PDF with a fault in it makes the library warn. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  program = g_subprocess_launcher_spawn (launcher, NULL, other != NULL ? other : PDF_PROGRAM, NULL);
  if (program == NULL)
    pdf_set_fault (PDF_FAULT_PROGRAM, name, error);
  return program;
}

static gboolean
is_whole (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize length = MIN (size, END_LENGTH);

  return memmem (data + size - length, length, "%%EOF", 5) != NULL;
}

/* Ended by a signal, it wanted more than its limits, or broke. */
static gboolean
check_end (GSubprocess *program, const char *name, GError **error)
{
  int status =
    g_subprocess_get_if_exited (program) ? g_subprocess_get_exit_status (program) : PDF_EXIT_FAILED;

  if (status == PDF_EXIT_DONE)
    return TRUE;
  if (status == PDF_EXIT_BROKEN)
    pdf_set_fault (PDF_FAULT_BROKEN, name, error);
  else if (status == PDF_EXIT_ENCRYPTED)
    pdf_set_fault (PDF_FAULT_ENCRYPTED, name, error);
  else if (status == PDF_EXIT_TOO_LARGE)
    pdf_set_fault (PDF_FAULT_TOO_LARGE, name, error);
  else
    pdf_set_fault (PDF_FAULT_LIMITS, name, error);
  return FALSE;
}

PdfText *
pdf_text_extract (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GBytes) messages = NULL;
  g_autoptr (GError) failure = NULL;
  PdfText *text;

  if (!is_whole (bytes))
    {
      pdf_set_fault (PDF_FAULT_BROKEN, name, error);
      return NULL;
    }
  program = start_program (name, error);
  if (program == NULL)
    return NULL;
  /* A program that ends before it has read all is told of by how it ends. */
  if (!g_subprocess_communicate (program, bytes, cancellable, &messages, NULL, &failure))
    {
      g_subprocess_force_exit (program);
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  if (!g_subprocess_wait (program, cancellable, error) || !check_end (program, name, error))
    return NULL;
  text = messages != NULL ? pdf_text_parse (messages) : NULL;
  if (text == NULL)
    pdf_set_fault (PDF_FAULT_BROKEN, name, error);
  return text;
}
#else
PdfText *
pdf_text_extract (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  pdf_set_fault (PDF_FAULT_NO_READER, name, error);
  return NULL;
}
#endif
