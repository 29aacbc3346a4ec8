/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/annotation.h"

static void
page_start_clear (gpointer data)
{
  g_free (((DossierPageStart *) data)->label);
}

GArray *
dossier_page_starts_new (void)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (DossierPageStart));

  g_array_set_clear_func (starts, page_start_clear);
  return starts;
}

gboolean
dossier_document_has_page_pictures (DossierDocument *self)
{
  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), FALSE);

  return g_strcmp0 (self->kind, "pdf") == 0;
}

static const DossierPageStart *
get (const DossierDocument *self, guint index)
{
  return &g_array_index (self->pages, DossierPageStart, index);
}

void
dossier_document_add_page_start (DossierDocument *self,
                                 guint passage,
                                 guint start,
                                 guint page,
                                 const char *label)
{
  DossierPageStart next = { passage, start, page, NULL };
  const DossierPageStart *last;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (self));
  g_return_if_fail (label != NULL && *label != '\0');

  last = self->pages->len > 0 ? get (self, self->pages->len - 1) : NULL;
  if (last != NULL && last->passage == passage && last->start == start)
    {
      g_array_set_size (self->pages, self->pages->len - 1);
      last = self->pages->len > 0 ? get (self, self->pages->len - 1) : NULL;
    }
  if (last != NULL && last->page == page && strcmp (last->label, label) == 0)
    return;
  next.label = g_strdup (label);
  g_array_append_val (self->pages, next);
}

/* Index of the last start at the place or before it, or -1. */
static int
find_index (const DossierDocument *self, guint passage, guint offset)
{
  guint low = 0;
  guint high = self->pages->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DossierPageStart *start = get (self, middle);

      if (start->passage < passage || (start->passage == passage && start->start <= offset))
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

const DossierPageStart *
dossier_document_get_page (DossierDocument *self, guint passage, guint offset)
{
  int index;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  index = find_index (self, passage, offset);
  return index >= 0 ? get (self, (guint) index) : NULL;
}

guint
dossier_document_find_page_start (DossierDocument *self, guint passage, guint offset)
{
  int index;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), 0);

  index = find_index (self, passage, offset);
  if (index >= 0 && get (self, (guint) index)->passage == passage &&
      get (self, (guint) index)->start == offset)
    return (guint) index;
  return (guint) (index + 1);
}

/* Ranges of pages */

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  const DossierPageStart *one = *(const DossierPageStart *const *) a;
  const DossierPageStart *other = *(const DossierPageStart *const *) b;

  return one->page < other->page ? -1 : one->page > other->page;
}

/* Adds the pages of characters @start to @end of @passage to @pages. */
static void
collect (DossierDocument *self, GPtrArray *pages, guint passage, guint start, guint end)
{
  int index = find_index (self, passage, start);

  if (index >= 0)
    g_ptr_array_add (pages, (gpointer) get (self, (guint) index));
  for (guint i = (guint) (index + 1); i < self->pages->len; i++)
    {
      const DossierPageStart *next = get (self, i);

      if (next->passage != passage || next->start >= end)
        break;
      g_ptr_array_add (pages, (gpointer) next);
    }
}

static char *
dup_ranges (GPtrArray *pages)
{
  GString *text;

  if (pages->len == 0)
    return NULL;
  text = g_string_new (NULL);
  g_ptr_array_sort (pages, compare_pages);
  for (guint i = 0; i < pages->len;)
    {
      const DossierPageStart *first = pages->pdata[i];
      const DossierPageStart *last = first;

      for (i++; i < pages->len && ((DossierPageStart *) pages->pdata[i])->page <= last->page + 1;
           i++)
        last = pages->pdata[i];
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", first->label);
      if (last->page != first->page)
        g_string_append_printf (text, "–%s", last->label);
    }
  return g_string_free (text, FALSE);
}

char *
dossier_document_dup_pages (DossierDocument *self, guint passage, guint start, guint end)
{
  g_autoptr (GPtrArray) pages = NULL;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  pages = g_ptr_array_new ();
  collect (self, pages, passage, start, end);
  return dup_ranges (pages);
}

char *
dossier_document_dup_stretch_pages (DossierDocument *self,
                                    guint first,
                                    guint start,
                                    guint last,
                                    guint end)
{
  g_autoptr (GPtrArray) pages = NULL;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);

  pages = g_ptr_array_new ();
  for (guint i = first; i <= last && self->pages->len > 0; i++)
    collect (self, pages, i, i == first ? start : 0, i == last ? end : G_MAXUINT);
  return dup_ranges (pages);
}

static void
collect_quote (DossierDocument *self, GPtrArray *pages, guint passage, const DossierItem *quote)
{
  const GArray *spans = dossier_document_get_passage (self, passage)->spans;

  for (guint i = 0; i < spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (spans, DossierSpan, i);

      if (span->target == quote && span->type == DOSSIER_SPAN_QUOTE)
        collect (self, pages, passage, span->start, span->end);
    }
}

static void
collect_anchors (DossierDocument *self, GPtrArray *pages, const DossierAnnotation *annotation)
{
  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = annotation->anchors->pdata[i];

      if (anchor->found >= 0)
        collect (self, pages, (guint) anchor->found, anchor->found_start, anchor->found_end);
    }
}

char *
dossier_document_dup_item_pages (DossierDocument *self, gconstpointer item)
{
  const DossierItem *one = item;
  g_autoptr (GPtrArray) pages = NULL;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (DOSSIER_IS_ITEM (item), NULL);

  if (self->pages->len == 0)
    return NULL;
  pages = g_ptr_array_new ();
  if (DOSSIER_IS_ANNOTATION (item) && DOSSIER_ANNOTATION (item)->anchors->len > 0)
    collect_anchors (self, pages, DOSSIER_ANNOTATION (item));
  for (guint i = 0; i < one->passages->len && one->kind == DOSSIER_KIND_QUOTE; i++)
    collect_quote (self, pages, g_array_index (one->passages, guint, i), one);
  for (guint i = 0; i < one->passages->len && pages->len == 0; i++)
    collect (self, pages, g_array_index (one->passages, guint, i), 0, G_MAXUINT);
  return dup_ranges (pages);
}

char *
dossier_pages_describe (const char *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  if (strstr (pages, "–") != NULL || strchr (pages, ',') != NULL)
    /* Translators: in a citation; %s are numbers of several pages: “37–38” */
    return g_strdup_printf (_ ("pp. %s"), pages);
  /* Translators: in a citation; %s is the number of a page: “37” */
  return g_strdup_printf (_ ("p. %s"), pages);
}

char *
dossier_document_describe_item_pages (DossierDocument *self, gconstpointer item)
{
  g_autofree char *pages = dossier_document_dup_item_pages (self, item);

  return pages != NULL ? dossier_pages_describe (pages) : NULL;
}

/* Pages by name */

const DossierPageStart *
dossier_document_find_page (DossierDocument *self, const char *text)
{
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;
  guint64 number;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  name = g_strstrip (g_strdup (text));
  folded = g_utf8_casefold (name, -1);
  for (guint i = 0; i < self->pages->len; i++)
    {
      g_autofree char *label = g_utf8_casefold (get (self, i)->label, -1);

      if (strcmp (label, folded) == 0)
        return get (self, i);
    }
  if (!g_ascii_string_to_unsigned (name, 10, 1, G_MAXUINT, &number, NULL))
    return NULL;
  for (guint i = 0; i < self->pages->len; i++)
    if (get (self, i)->page == number - 1)
      return get (self, i);
  return NULL;
}
