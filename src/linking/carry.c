/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "linking/carry.h"
#include "linking/session-private.h"

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

static void
take (DossierCarry *self, DossierAnnotation *mark, gboolean is_news)
{
  g_ptr_array_add (mark->state == DOSSIER_ANCHOR_ANCHORED ? self->exact
                   : mark->state == DOSSIER_ANCHOR_MOVED  ? self->review
                                                          : self->lost,
                   g_object_ref (mark));
  self->n_news += is_news && mark->state != DOSSIER_ANCHOR_ORPHAN;
}

static void
take_own (DossierCarry *self, DossierDocument *document)
{
  g_autoptr (GPtrArray) all = dossier_document_list_annotations (document);

  for (guint i = 0; i < all->len; i++)
    {
      DossierAnnotation *note = all->pdata[i];

      /* What was rejected says nothing that could be wrong. */
      if (note->answer != DOSSIER_ANSWER_REJECTED && is_of_former (note) &&
          !dossier_annotation_is_foreign (note, document))
        take (self, note, TRUE);
    }
}

/* What was undone is in the trash like what the reader has taken out: when nothing is there, it was
 * undone. */
static void
take_copies (DossierCarry *self, DossierSession *session)
{
  GPtrArray *copies = self->former->copies;
  guint n_there = 0;

  for (guint i = 0; i < copies->len; i++)
    n_there +=
      dossier_session_get_annotation (session, DOSSIER_ITEM (copies->pdata[i])->id) != NULL;
  for (guint i = 0; i < copies->len; i++)
    {
      const char *uuid = DOSSIER_ITEM (copies->pdata[i])->id;

      if (dossier_session_get_annotation (session, uuid) == NULL)
        take (self, copies->pdata[i],
              n_there == 0 || dossier_notebook_get (session->notebook, uuid) == NULL);
    }
}

DossierCarry *
dossier_carry_new (DossierSession *session, DossierFormer *former)
{
  DossierDocument *document;
  DossierCarry *self = g_new0 (DossierCarry, 1);

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  self->exact = g_ptr_array_new_with_free_func (g_object_unref);
  self->review = g_ptr_array_new_with_free_func (g_object_unref);
  self->lost = g_ptr_array_new_with_free_func (g_object_unref);
  self->former = former != NULL ? dossier_former_ref (former) : NULL;
  document = dossier_session_get_document (session);
  if (document == NULL)
    return self;
  if (former != NULL)
    take_copies (self, session);
  else
    take_own (self, document);
  return self;
}

void
dossier_carry_free (DossierCarry *self)
{
  g_ptr_array_unref (self->exact);
  g_ptr_array_unref (self->review);
  g_ptr_array_unref (self->lost);
  g_clear_pointer (&self->former, dossier_former_unref);
  g_free (self);
}

guint
dossier_carry_count (const DossierCarry *self)
{
  return self->exact->len + self->review->len + self->lost->len;
}

static char *
describe_copies (const DossierCarry *self, DossierDocument *document)
{
  guint n = dossier_carry_count (self);
  g_autofree char *date =
    self->former->date != NULL ? dossier_date_to_display (self->former->date) : NULL;
  g_autofree char *title = date != NULL
                             /* Translators: %1$s is the title of a document, %2$s its date. */
                             ? g_strdup_printf (_ ("“%1$s” (%2$s)"), self->former->title, date)
                             /* Translators: %s is the title of a document. */
                             : g_strdup_printf (_ ("“%s”"), self->former->title);

  return g_strdup_printf (
    /* Translators: %1$s is the title of a document in quotation marks, %2$u the number of the
     * reader's marks in it; of these so many fit the text of the document shown exactly, are to be
     * looked at, and were not found. */
    ngettext ("You marked another edition of this text, %1$s. "
              "%2$u mark: %3$u exact, %4$u to review, %5$u lost.",
              "You marked another edition of this text, %1$s. "
              "%2$u marks: %3$u exact, %4$u to review, %5$u lost.",
              n),
    title, n, self->exact->len, self->review->len, self->lost->len);
}

char *
dossier_carry_describe (const DossierCarry *self, DossierDocument *document)
{
  guint n = dossier_carry_count (self);

  if (self->former != NULL)
    return describe_copies (self, document);
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

/* Copies of the copies: those here may be wanted once more, after undo. */
static void
make_copies (const DossierCarry *self, DossierSession *session, GPtrArray *marks, const char *label)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < marks->len; i++)
    {
      DossierAnnotation *value = dossier_annotation_copy (marks->pdata[i]);

      dossier_session_confirm_anchors (session, value);
      g_ptr_array_add (values, value);
    }
  dossier_session_perform (session, values, label);
}

void
dossier_carry_exact (const DossierCarry *self, DossierSession *session)
{
  if (self->exact->len == 0)
    return;
  if (self->former != NULL)
    /* Translators: what the menu shows after “Undo” or “Redo” for marks of another edition. */
    make_copies (self, session, self->exact, C_ ("undo", "Carry Marks"));
  else
    dossier_session_confirm (session, self->exact);
}

void
dossier_carry_accept (const DossierCarry *self, DossierSession *session, DossierAnnotation *mark)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, mark);
  if (self->former != NULL)
    /* Translators: what the menu shows after “Undo” or “Redo” for marks of another edition. */
    make_copies (self, session, one, C_ ("undo", "Carry Marks"));
  else
    dossier_session_confirm (session, one);
}

void
dossier_carry_keep_lost (const DossierCarry *self, DossierSession *session, DossierAnnotation *mark)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_return_if_fail (self->former != NULL);

  g_ptr_array_add (one, mark);
  /* Translators: what the menu shows after “Undo” or “Redo” for marks of another edition. */
  make_copies (self, session, one, C_ ("undo", "Carry Marks"));
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

  if (annotation->anchors->len == 0)
    return NULL;
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
