/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suggested.h"

DossierDocument *
suggested_document (const char *paragraphs, const char *date)
{
  DossierDocument *document = dossier_document_new ();
  g_auto (GStrv) texts = g_strsplit (paragraphs, "|", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i + 1);

      dossier_document_take (document,
                             dossier_passage_new (id, DOSSIER_PASSAGE_PARAGRAPH, texts[i]));
    }
  if (date != NULL)
    document->date = dossier_date_new (date, NULL, NULL);
  dossier_document_finish (document);
  return document;
}

static void
describe (GString *text, const DossierSuggestion *suggestion)
{
  switch (suggestion->kind)
    {
    case DOSSIER_SUGGESTION_QUOTE:
      g_string_append_printf (text, "%s%s: %s", suggestion->direct ? "" : "~", suggestion->speaker,
                              suggestion->text);
      break;
    case DOSSIER_SUGGESTION_EVENT:
      g_string_append_printf (text, "%s=%s", suggestion->title, suggestion->date->edtf);
      break;
    case DOSSIER_SUGGESTION_DATE:
      g_string_append_printf (text, "%s=%s", suggestion->text, suggestion->date->edtf);
      break;
    case DOSSIER_SUGGESTION_COUNTRY:
      g_string_append_printf (text, "%s=%s", suggestion->text, suggestion->entity->a3);
      break;
    case DOSSIER_SUGGESTION_LINK:
      g_string_append_printf (text, "%s=%s", suggestion->text, suggestion->uri);
      break;
    default:
      g_string_append_printf (text, "%s=%s", suggestion->text, suggestion->entity->name);
      if (suggestion->office != NULL)
        g_string_append_printf (text, " (%s)", suggestion->office);
      break;
    }
}

char *
suggested (const char *paragraphs, const char *date, DossierSuggestionKind kind)
{
  g_autoptr (DossierDocument) document = suggested_document (paragraphs, date);
  g_autoptr (DossierSuggestions) suggestions = dossier_suggest (document);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < suggestions->items->len; i++)
    {
      const DossierSuggestion *suggestion = g_ptr_array_index (suggestions->items, i);

      if (suggestion->kind != kind)
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      describe (text, suggestion);
      /* Each says why. */
      g_assert_cmpuint (strlen (suggestion->reason), >, 10);
    }
  return g_string_free (text, FALSE);
}
