/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotations that came with a document's file, on their way to those that are there. What the
 * reader wrote is never lost by it: an annotation gives way to a newer state of itself only. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/tables.h"
#include "text/anchor.h"

typedef struct
{
  DossierConnection *connection;
  DossierDocument *document;
  const char *uuid;    /* under which the document stands */
  GHashTable *renamed; /* id that an annotation had → the one it gets here */
  GPtrArray *written;  /* of DossierAnnotation */
  guint n_new;
  guint n_newer;
  guint n_known;
  char *own;
  const char *language;
} Bringing;

/* @document: (out): of the annotation of that uuid, NULL when there is none. */
static gboolean
look_up (DossierConnection *connection,
         const char *uuid,
         char **document,
         gint64 *modified,
         GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (connection,
                                "SELECT document, modified FROM annotations WHERE uuid = ?", error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", uuid);
  if (!dossier_connection_step (connection, select, &found, error))
    return FALSE;
  *document = found ? dossier_statement_dup_text (select, 0) : NULL;
  *modified = found ? sqlite3_column_int64 (select, 1) : 0;
  return TRUE;
}

/* One that annotates another document here, as when a copy of an export was edited, is brought as
 * one of its own: always the same. */
static gboolean
rename_strangers (Bringing *self, GError **error)
{
  for (guint i = 0; i < self->document->brought->len; i++)
    {
      DossierItem *note = self->document->brought->pdata[i];
      g_autofree char *document = NULL;
      g_autofree char *name = NULL;
      gint64 modified;

      if (!look_up (self->connection, note->id, &document, &modified, error))
        return FALSE;
      if (document == NULL || g_str_equal (document, self->uuid))
        continue;
      name = g_strconcat (note->id, " ", self->uuid, NULL);
      g_hash_table_insert (self->renamed, g_strdup (note->id), dossier_uuid_from_name (name));
    }
  return TRUE;
}

/* What names a record that a renamed annotation makes names it by its new id. */
static void
rename_reference (Bringing *self, char **id)
{
  GHashTableIter iter;
  gpointer former, now;

  if (*id == NULL || !g_str_has_prefix (*id, "mark-"))
    return;
  g_hash_table_iter_init (&iter, self->renamed);
  while (g_hash_table_iter_next (&iter, &former, &now))
    if (strncmp (*id + strlen ("mark-"), former, 8) == 0 && strlen (*id) == strlen ("mark-") + 8)
      {
        g_free (*id);
        *id = g_strdup_printf ("mark-%.8s", (char *) now);
        return;
      }
}

static void
take_on (Bringing *self, DossierAnnotation *note)
{
  const char *now = g_hash_table_lookup (self->renamed, DOSSIER_ITEM (note)->id);

  g_free (note->document);
  note->document = g_strdup (self->uuid);
  rename_reference (self, &note->target);
  if (note->mark != NULL)
    {
      rename_reference (self, &note->mark->record);
      rename_reference (self, &note->mark->who);
      rename_reference (self, &note->mark->where);
    }
  if (now != NULL)
    {
      g_free (DOSSIER_ITEM (note)->id);
      DOSSIER_ITEM (note)->id = g_strdup (now);
    }
}

/* The words that a file's own annotations mark are that text's; @self->language says what that is
 * to the document here. */
static void
tell_language (Bringing *self, DossierAnnotation *note)
{
  for (guint i = 0; i < note->anchors->len; i++)
    {
      DossierAnchor *anchor = note->anchors->pdata[i];

      if (anchor->language == NULL)
        anchor->language = g_strdup (self->language);
      else if (self->own != NULL && g_ascii_strcasecmp (anchor->language, self->own) == 0)
        g_clear_pointer (&anchor->language, g_free);
    }
}

/* @self->own: the language of the document here; @self->language: that of the file's text when it
 * is a variant of it. */
static gboolean
look_for_languages (Bringing *self, GError **error)
{
  g_autoptr (DossierStatement) select =
    dossier_connection_prepare (self->connection, "SELECT language FROM documents WHERE uuid = ?",
                                error);
  gboolean found;

  if (select == NULL)
    return FALSE;
  dossier_statement_bind (select, 1, "s", self->uuid);
  if (!dossier_connection_step (self->connection, select, &found, error))
    return FALSE;
  self->own = found ? dossier_statement_dup_text (select, 0) : NULL;
  self->language =
    dossier_languages_agree (self->own, self->document->language) ? NULL : self->document->language;
  return TRUE;
}

static gboolean
bring_note (Bringing *self, DossierAnnotation *note, GError **error)
{
  g_autofree char *document = NULL;
  gint64 modified;

  take_on (self, note);
  tell_language (self, note);
  if (!look_up (self->connection, DOSSIER_ITEM (note)->id, &document, &modified, error))
    return FALSE;
  if (document != NULL && modified >= note->modified)
    {
      self->n_known++;
      return TRUE;
    }
  if (document == NULL)
    self->n_new++;
  else
    self->n_newer++;
  g_ptr_array_add (self->written, g_object_ref (note));
  return dossier_tables_put_annotation (self->connection, note, error);
}

static void
report_written (Bringing *self)
{
  GPtrArray *report = self->document->report;

  if (self->n_new > 0)
    g_ptr_array_add (report, g_strdup_printf (
                               /* Translators: %u is a number */
                               ngettext ("%u annotation came with the file.",
                                         "%u annotations came with the file.", self->n_new),
                               self->n_new));
  if (self->n_newer > 0)
    g_ptr_array_add (
      report, g_strdup_printf (
                /* Translators: %u is a number */
                ngettext ("%u annotation is newer in the file and took the place of yours.",
                          "%u annotations are newer in the file and took the place of yours.",
                          self->n_newer),
                self->n_newer));
  if (self->n_known > 0)
    g_ptr_array_add (report,
                     g_strdup_printf (
                       /* Translators: %u is a number */
                       ngettext ("%u annotation of the file was there already.",
                                 "%u annotations of the file were there already.", self->n_known),
                       self->n_known));
}

static void
report_lost (Bringing *self)
{
  guint n = 0;

  dossier_anchors_resolve (self->document, self->written);
  for (guint i = 0; i < self->written->len; i++)
    n += ((DossierAnnotation *) self->written->pdata[i])->state == DOSSIER_ANCHOR_ORPHAN;
  if (n > 0)
    g_ptr_array_add (
      self->document->report,
      g_strdup_printf (
        /* Translators: %u is a number; "them": annotations that came with a file */
        ngettext ("%u of them marks words that the text does not have; it is among the notes.",
                  "%u of them mark words that the text does not have; they are among the notes.",
                  n),
        n));
}

gboolean
dossier_tables_bring (DossierConnection *connection,
                      DossierDocument *document,
                      const char *uuid,
                      GError **error)
{
  g_autoptr (GHashTable) renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_object_unref);
  Bringing self = { connection, document, uuid, renamed, written, 0, 0, 0, NULL, NULL };
  g_autofree char *own = NULL;

  if (document->brought == NULL)
    return TRUE;
  if (!look_for_languages (&self, error))
    return FALSE;
  own = self.own;
  if (!rename_strangers (&self, error))
    return FALSE;
  for (guint i = 0; i < document->brought->len; i++)
    if (!bring_note (&self, document->brought->pdata[i], error))
      return FALSE;

  report_written (&self);
  report_lost (&self);
  g_ptr_array_unref (document->brought);
  document->brought = g_steal_pointer (&written);
  return TRUE;
}
