/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "text/reading-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/language-name.h"
#include "model/document-speeches.h"
#include "model/speaker.h"

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Joins what there is with a middle dot. */
static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static char *
make_byline (DossierDocument *document)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; document->authors != NULL && i < document->authors->len; i++)
    g_ptr_array_add (parts, g_strdup (g_ptr_array_index (document->authors, i)));
  if (document->date != NULL)
    g_ptr_array_add (parts, dossier_date_to_display (document->date));
  if (is_set (document->language))
    g_ptr_array_add (parts, dossier_language_get_name (document->language));
  if (parts->len == 0)
    return NULL;
  return join (parts);
}

static char *
squeeze (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s ", words[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Many documents print their title as the first heading: once is enough. */
static gboolean
begins_with_title (DossierDocument *document)
{
  DossierPassage *first;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (dossier_document_count (document, DOSSIER_KIND_PASSAGE) == 0)
    return FALSE;
  first = dossier_document_get_passage (document, 0);
  if (first->passage_kind != DOSSIER_PASSAGE_HEADING)
    return FALSE;
  a = squeeze (first->text);
  b = squeeze (document->title);
  return g_str_equal (a, b);
}

static void
emit_lines (DossierBlockKind kind, const char *text, DossierHeadLineFunc func, gpointer data)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] != '\0')
        func (kind, lines[i], data);
    }
}

void
dossier_reading_head_foreach (DossierDocument *document, DossierHeadLineFunc func, gpointer data)
{
  g_autofree char *byline = make_byline (document);

  if (is_set (document->title) && !begins_with_title (document))
    emit_lines (DOSSIER_BLOCK_TITLE, document->title, func, data);
  if (is_set (document->subtitle))
    emit_lines (DOSSIER_BLOCK_SUBTITLE, document->subtitle, func, data);
  if (byline != NULL)
    emit_lines (DOSSIER_BLOCK_BYLINE, byline, func, data);
  if (is_set (document->statement))
    emit_lines (DOSSIER_BLOCK_STATEMENT, document->statement, func, data);
  if (is_set (document->original))
    {
      /* Translators: %s is the title of the work that this text retells in other words */
      g_autofree char *retells = g_strdup_printf (_ ("Retells: %s"), document->original);

      emit_lines (DOSSIER_BLOCK_STATEMENT, retells, func, data);
    }
}

static void
add_once (GPtrArray *parts, const char *text)
{
  if (is_set (text) && !g_ptr_array_find_with_equal_func (parts, text, g_str_equal, NULL))
    g_ptr_array_add (parts, g_strdup (text));
}

/* Offices first, then parties: what tells a reader who is speaking. */
static void
add_standing (GPtrArray *parts,
              DossierDocument *document,
              const DossierEntity *speaker,
              const DossierDate *date)
{
  g_autoptr (GPtrArray) offices = g_ptr_array_new ();
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();

  dossier_speaker_collect_standing (document, speaker, date, offices, parties);
  for (guint i = 0; i < offices->len; i++)
    add_once (parts, g_ptr_array_index (offices, i));
  for (guint i = 0; i < parties->len; i++)
    add_once (parts, g_ptr_array_index (parties, i));
}

char *
dossier_describe_entity (DossierDocument *document, const DossierEntity *entity)
{
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (DOSSIER_IS_ENTITY (entity), NULL);

  if (is_set (entity->description))
    return g_strdup (entity->description);
  parts = g_ptr_array_new_with_free_func (g_free);
  if (DOSSIER_ITEM (entity)->kind == DOSSIER_KIND_PERSON)
    add_standing (parts, document, entity, NULL);
  else if (entity->country != NULL && entity->country != entity)
    add_once (parts, entity->country->name);
  return parts->len > 0 ? join (parts) : NULL;
}

char *
dossier_speech_caption (DossierDocument *document, const DossierPassage *passage)
{
  g_autoptr (GPtrArray) parts = NULL;

  if (passage->passage_kind != DOSSIER_PASSAGE_SPEECH &&
      passage->passage_kind != DOSSIER_PASSAGE_VERSE)
    return NULL;
  if (passage->speaker == NULL && !is_set (passage->speaker_name))
    return NULL;

  parts = g_ptr_array_new_with_free_func (g_free);
  add_once (parts, passage->speaker != NULL ? passage->speaker->name : passage->speaker_name);
  if (passage->speaker != NULL)
    add_standing (parts, document, passage->speaker, DOSSIER_ITEM (passage)->date);
  return join (parts);
}
