/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/session-excerpt.h"
#include "model/annotation.h"

/* All kinds that a query tells apart. What is no record of its own follows from those that pass. */
static const DossierKind filtered[] = {
  DOSSIER_KIND_PASSAGE, DOSSIER_KIND_QUOTE,        DOSSIER_KIND_EVENT, DOSSIER_KIND_COMMITMENT,
  DOSSIER_KIND_SOURCE,  DOSSIER_KIND_MEMBERSHIP,   DOSSIER_KIND_NOTE,  DOSSIER_KIND_SECTION,
  DOSSIER_KIND_PERSON,  DOSSIER_KIND_ORGANISATION, DOSSIER_KIND_PLACE,
};

/* What was accepted goes with the passage in which it stands. */
static void
add_answers (DossierSession *session, DossierDocument *document, GHashTable *items)
{
  for (guint i = 0; i < document->answers->len; i++)
    {
      const GArray *passages = DOSSIER_ITEM (document->answers->pdata[i])->passages;

      if (passages->len > 0 &&
          dossier_session_passes (
            session, dossier_document_get_passage (document, g_array_index (passages, guint, 0))))
        g_hash_table_add (items, document->answers->pdata[i]);
    }
}

static GHashTable *
list_passing (DossierSession *session)
{
  DossierDocument *document = dossier_session_get_document (session);
  GHashTable *items = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (filtered); i++)
    for (guint at = 0; at < dossier_document_count (document, filtered[i]); at++)
      {
        gpointer item = dossier_document_get (document, filtered[i], at);

        if (dossier_session_passes (session, item))
          g_hash_table_add (items, item);
      }
  add_answers (session, document, items);
  return items;
}

DossierExcerpt *
dossier_session_get_excerpt (DossierSession *session)
{
  DossierDocument *document;
  DossierQuery *query;
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);

  document = dossier_session_get_document (session);
  if (document == NULL)
    return NULL;
  query = dossier_session_get_query (session);
  if (dossier_query_is_empty (query))
    return dossier_excerpt_new (document);
  text = dossier_query_to_text (query);
  sentence = dossier_session_get_sentence (session);
  return dossier_excerpt_new_of (document, list_passing (session), text, sentence);
}

DossierExcerpt *
dossier_excerpt_new_for_query (DossierDocument *document, DossierQuery *query)
{
  g_autoptr (DossierSession) session = NULL;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  session = dossier_session_new ();
  dossier_session_set_document (session, document);
  dossier_session_set_query (session, query);
  return dossier_session_get_excerpt (session);
}
