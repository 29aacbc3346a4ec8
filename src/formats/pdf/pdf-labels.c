/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "formats/pdf/pdf-text.h"

/* Whether the file calls any page otherwise than by its place, which is what all PDFs do that say
 * nothing (ISO 32000-1, 12.4.2). */
static gboolean
has_labels (const PdfText *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      const char *label = ((PdfPage *) self->pages->pdata[i])->label;
      g_autofree char *place = g_strdup_printf ("%u", i + 1);

      if (*label != '\0' && strcmp (label, place) != 0)
        return TRUE;
    }
  return FALSE;
}

/* What is printed on page @i counts from another page than the first: by how many; FALSE when no
 * number is printed on it. */
static gboolean
get_shift (const PdfText *self, guint i, int *shift)
{
  const char *number = ((PdfPage *) self->pages->pdata[i])->number;

  if (number == NULL || !g_ascii_isdigit (*number))
    return FALSE;
  *shift = atoi (number) - (int) i;
  return TRUE;
}

/* The shift of most pages that have a number, if it is that of more than half of them. */
static gboolean
find_shift (const PdfText *self, int *shift)
{
  guint n_numbers = 0;
  int votes = 0;
  guint n_same = 0;
  int here;

  /* Boyer and Moore: who has more than half is left over when each is set against another. */
  for (guint i = 0; i < self->pages->len; i++)
    {
      if (!get_shift (self, i, &here))
        continue;
      n_numbers++;
      if (votes == 0)
        *shift = here;
      votes += here == *shift ? 1 : -1;
    }
  for (guint i = 0; i < self->pages->len; i++)
    n_same += get_shift (self, i, &here) && here == *shift;
  return n_same * 2 > n_numbers;
}

static char *
dup_label (const PdfPage *page, guint i, gboolean counted, int shift)
{
  if (counted && page->number != NULL && !g_ascii_isdigit (*page->number))
    return g_ascii_strdown (page->number, -1);
  return g_strdup_printf ("%d", counted && shift + (int) i > 0 ? shift + (int) i : (int) i + 1);
}

void
pdf_text_label_pages (PdfText *self)
{
  gboolean labelled = has_labels (self);
  int shift = 0;
  gboolean counted = !labelled && find_shift (self, &shift);

  for (guint i = 0; i < self->pages->len; i++)
    {
      PdfPage *page = self->pages->pdata[i];
      char *label;

      if (labelled && *page->label != '\0')
        continue;
      label = dup_label (page, i, counted, shift);
      g_free (page->label);
      page->label = label;
    }
}
