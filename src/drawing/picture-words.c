/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drawing/picture-words.h"

#include <glib/gi18n-lib.h>

/* Title, authors and date. */
static char *
cite_document (DossierDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; document->authors != NULL && i < document->authors->len; i++)
    g_string_append_printf (text, "%s, ", (const char *) document->authors->pdata[i]);
  /* Translators: %s is the title of a document. */
  g_string_append_printf (text, _ ("“%s”"), document->title);
  if (document->date != NULL)
    {
      g_autofree char *date = dossier_date_to_display (document->date);

      g_string_append_printf (text, ", %s", date);
    }
  return g_string_free (text, FALSE);
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
