/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/picture-words.h"
#include "model/list.h"

#include <glib/gi18n-lib.h>

/* Authors, title and date. */
static char *
cite_document (DossierDocument *document)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; document->authors != NULL && i < document->authors->len; i++)
    g_ptr_array_add (parts, g_strdup (document->authors->pdata[i]));
  /* Translators: %s is the title of a document. */
  g_ptr_array_add (parts, g_strdup_printf (_ ("“%s”"), document->title));
  if (document->date != NULL)
    g_ptr_array_add (parts, dossier_date_to_display (document->date));
  return dossier_list_plain (parts);
}

void
dossier_picture_add_session (DossierPicture *picture, DossierSession *session)
{
  DossierDocument *document;
  g_autofree char *cited = NULL, *source = NULL;

  g_return_if_fail (picture != NULL);
  g_return_if_fail (DOSSIER_IS_SESSION (session));

  document = dossier_session_get_document (session);
  if (!dossier_query_is_empty (dossier_session_get_query (session)))
    {
      g_autofree char *sentence = dossier_session_get_sentence (session);
      /* Translators: %s is what a filter leaves: “1 of 16 quotes: Stanislau Zas” */
      g_autofree char *note = g_strdup_printf (_ ("Only what passes the filter: %s"), sentence);

      dossier_picture_add_note (picture, note);
    }
  cited = cite_document (document);
  /* Translators: below a picture; %s cites the document that it was made from. */
  source = g_strdup_printf (_ ("Source: %s. Made with Dossier."), cited);
  dossier_picture_add_note (picture, source);
}
