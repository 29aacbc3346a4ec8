/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/carry.h"

/* Characters shown on either side of the words. */
#define CONTEXT 80

/* Whether what is kept of the words is of a former edition's text: it was noted when that went. */
static gboolean
is_of_former (DossierAnnotation *annotation)
{
  for (guint i = 0; i < annotation->anchors->len; i++)
    if (((const DossierAnchor *) annotation->anchors->pdata[i])->before != NULL)
      return TRUE;
  return FALSE;
}

DossierCarry *
dossier_carry_new (DossierSession *session)
{
  DossierDocument *document;
  DossierCarry *self = g_new0 (DossierCarry, 1);

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  self->exact = g_ptr_array_new_with_free_func (g_object_unref);
  self->review = g_ptr_array_new_with_free_func (g_object_unref);
  self->lost = g_ptr_array_new_with_free_func (g_object_unref);
  document = dossier_session_get_document (session);
  if (document == NULL)
    return self;

  for (guint i = 0; i < dossier_document_count (document, DOSSIER_KIND_NOTE); i++)
    {
      DossierAnnotation *note = dossier_document_get (document, DOSSIER_KIND_NOTE, i);

      if (is_of_former (note))
        g_ptr_array_add (note->state == DOSSIER_ANCHOR_ANCHORED ? self->exact
                         : note->state == DOSSIER_ANCHOR_MOVED  ? self->review
                                                                : self->lost,
                         g_object_ref (note));
    }
  return self;
}

void
dossier_carry_free (DossierCarry *self)
{
  g_ptr_array_unref (self->exact);
  g_ptr_array_unref (self->review);
  g_ptr_array_unref (self->lost);
  g_free (self);
}

guint
dossier_carry_count (const DossierCarry *self)
{
  return self->exact->len + self->review->len + self->lost->len;
}

char *
dossier_carry_describe (const DossierCarry *self, DossierDocument *document)
{
  guint n = dossier_carry_count (self);

  return g_strdup_printf (
    /* Translators: %1$s is the title of a document, %2$u the number of the reader's marks in it;
     * of these so many fit the new text exactly, are to be looked at, and were not found. */
    ngettext ("“%1$s” has changed since you marked it. "
              "%2$u mark: %3$u exact, %4$u to review, %5$u lost.",
              "“%1$s” has changed since you marked it. "
              "%2$u marks: %3$u exact, %4$u to review, %5$u lost.",
              n),
    document->title, n, self->exact->len, self->review->len, self->lost->len);
}

void
dossier_carry_exact (const DossierCarry *self, DossierSession *session)
{
  if (self->exact->len > 0)
    dossier_session_confirm (session, self->exact);
}

/* The last (@end) or first @n characters of @text, on one line, with a sign where it is cut. */
static char *
cut (const char *text, gboolean end, guint n)
{
  guint length = (guint) g_utf8_strlen (text, -1);
  g_autofree char *part = length <= n ? g_strdup (text)
                          : end       ? g_utf8_substring (text, length - n, length)
                                      : g_utf8_substring (text, 0, n);
  g_autofree char *line = g_strdelimit (g_strdup (part), "\n\t", ' ');

  if (length <= n)
    return g_steal_pointer (&line);
  return end ? g_strconcat ("…", line, NULL) : g_strconcat (line, "…", NULL);
}

static char *
join_words (DossierAnnotation *annotation, DossierDocument *document, gboolean now)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = annotation->anchors->pdata[i];
      g_autofree char *found =
        now && anchor->found >= 0
          ? g_utf8_substring (dossier_document_get_passage (document, (guint) anchor->found)->text,
                              anchor->found_start, anchor->found_end)
          : NULL;

      if (now && found == NULL)
        continue;
      if (words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append (words, now ? found : anchor->exact);
    }
  return g_strdelimit (g_string_free (g_steal_pointer (&words), FALSE), "\n\t", ' ');
}

static const DossierAnchor *
get_found (DossierAnnotation *annotation, gboolean last)
{
  const DossierAnchor *found = NULL;

  for (guint i = 0; i < annotation->anchors->len; i++)
    {
      const DossierAnchor *anchor = annotation->anchors->pdata[i];

      if (anchor->found >= 0 && (last || found == NULL))
        found = anchor;
    }
  return found;
}

static char **
quote_now (DossierAnnotation *annotation, DossierDocument *document)
{
  const DossierAnchor *first = get_found (annotation, FALSE);
  const DossierAnchor *last = get_found (annotation, TRUE);
  g_autofree char *before = NULL;
  const char *after;
  char **parts;

  if (first == NULL)
    return NULL;
  before = g_utf8_substring (dossier_document_get_passage (document, (guint) first->found)->text, 0,
                             first->found_start);
  after =
    g_utf8_offset_to_pointer (dossier_document_get_passage (document, (guint) last->found)->text,
                              last->found_end);
  parts = g_new0 (char *, 4);
  parts[0] = cut (before, TRUE, CONTEXT);
  parts[1] = join_words (annotation, document, TRUE);
  parts[2] = cut (after, FALSE, CONTEXT);
  return parts;
}

char **
dossier_carry_quote (DossierAnnotation *annotation, DossierDocument *document, gboolean now)
{
  const DossierAnchor *first, *last;
  char **parts;

  g_return_val_if_fail (DOSSIER_IS_ANNOTATION (annotation), NULL);
  g_return_val_if_fail (annotation->anchors->len > 0, NULL);

  if (now)
    return quote_now (annotation, document);

  first = annotation->anchors->pdata[0];
  last = annotation->anchors->pdata[annotation->anchors->len - 1];
  parts = g_new0 (char *, 4);
  parts[0] = cut (first->before != NULL ? first->before : first->prefix, TRUE, CONTEXT);
  parts[1] = join_words (annotation, document, FALSE);
  parts[2] = cut (last->after != NULL ? last->after : last->suffix, FALSE, CONTEXT);
  return parts;
}
