/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/pdf/pdf-text.h"

#include <string.h>

#include "formats/pdf/pdf-fault.h"
#include "formats/pdf/pdf-message.h"
#include "formats/pdf/pdf-process.h"

/* More than the program tells of. */
#define MAX_PAGES 10000

void
pdf_page_free (gpointer data)
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

PdfText *
pdf_text_parse (GBytes *messages)
{
  gsize size = g_bytes_get_size (messages);
  gsize at = 0;
  g_autoptr (GVariant) head = pdf_process_next_message (messages, &at, PDF_HEAD);
  g_autoptr (PdfText) self = NULL;

  if (head == NULL)
    return NULL;
  self = g_new0 (PdfText, 1);
  self->pages = g_ptr_array_new_with_free_func (pdf_page_free);
  g_variant_get (head, PDF_HEAD, &self->title, &self->author, &self->day);
  while (at < size && self->pages->len < MAX_PAGES)
    {
      g_autoptr (GVariant) page = pdf_process_next_message (messages, &at, PDF_PAGE);

      if (page == NULL)
        return NULL;
      g_ptr_array_add (self->pages, pdf_page_new (page));
    }
  return self->pages->len > 0 ? g_steal_pointer (&self) : NULL;
}

PdfText *
pdf_text_extract (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  const char *const arguments[] = { "text", NULL };
  g_autoptr (GBytes) messages = pdf_process_run (arguments, bytes, name, cancellable, error);
  PdfText *text;

  if (messages == NULL)
    return NULL;
  text = pdf_text_parse (messages);
  if (text == NULL)
    pdf_set_fault (PDF_FAULT_BROKEN, name, error);
  return text;
}
