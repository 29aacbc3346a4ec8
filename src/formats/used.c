/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/used.h"

#include <glib/gi18n-lib.h>

#include "model/list.h"

/* Speeches are the passages once more. */
static guint
count (DossierDocument *document, DossierKind kind)
{
  guint n = 0;

  if (kind != DOSSIER_KIND_QUOTE)
    return dossier_document_count (document, kind);
  for (guint i = 0; i < dossier_document_count (document, kind); i++)
    n += !((DossierQuote *) dossier_document_get (document, kind, i))->speech;
  return n;
}

static char *
print (DossierKind kind, guint n)
{
  switch (kind)
    {
    case DOSSIER_KIND_SECTION:
      /* Translators: part of a list of what a file holds; %'u is how many sections */
      return g_strdup_printf (ngettext ("%'u section", "%'u sections", n), n);
    case DOSSIER_KIND_QUOTE:
      return g_strdup_printf (ngettext ("%'u quote", "%'u quotes", n), n);
    case DOSSIER_KIND_EVENT:
      return g_strdup_printf (ngettext ("%'u event", "%'u events", n), n);
    case DOSSIER_KIND_PERSON:
      return g_strdup_printf (ngettext ("%'u person", "%'u people", n), n);
    case DOSSIER_KIND_ORGANISATION:
      return g_strdup_printf (ngettext ("%'u organisation", "%'u organisations", n), n);
    case DOSSIER_KIND_PLACE:
      /* Translators: part of a list of what a file holds; %'u is how many of both */
      return g_strdup_printf (ngettext ("%'u country or town", "%'u countries and towns", n), n);
    case DOSSIER_KIND_MEMBERSHIP:
      return g_strdup_printf (ngettext ("%'u membership", "%'u memberships", n), n);
    case DOSSIER_KIND_COMMITMENT:
      return g_strdup_printf (ngettext ("%'u commitment", "%'u commitments", n), n);
    case DOSSIER_KIND_SOURCE:
      return g_strdup_printf (ngettext ("%'u source", "%'u sources", n), n);
    default:
      g_return_val_if_reached (NULL);
    }
}

void
dossier_describe_used (DossierDocument *document, GPtrArray *lines)
{
  static const DossierKind kinds[] = {
    DOSSIER_KIND_SECTION,    DOSSIER_KIND_QUOTE,        DOSSIER_KIND_EVENT,
    DOSSIER_KIND_PERSON,     DOSSIER_KIND_ORGANISATION, DOSSIER_KIND_PLACE,
    DOSSIER_KIND_MEMBERSHIP, DOSSIER_KIND_COMMITMENT,   DOSSIER_KIND_SOURCE,
  };
  g_autoptr (GString) list = g_string_new (NULL);
  guint passages;

  g_return_if_fail (DOSSIER_IS_DOCUMENT (document));
  g_return_if_fail (lines != NULL);

  passages = dossier_document_count (document, DOSSIER_KIND_PASSAGE);
  g_ptr_array_add (lines,
                   /* Translators: %'u is how many paragraphs of a file were taken */
                   g_strdup_printf (ngettext ("Used %'u passage.", "Used %'u passages.", passages),
                                    passages));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint n = count (document, kinds[i]);
      g_autofree char *part = n > 0 ? print (kinds[i], n) : NULL;

      dossier_list_append (list, part);
    }
  if (list->len > 0)
    g_ptr_array_add (lines,
                     /* Translators: what else of a file was taken: %s is a list such as “3
                      * sections, 12 people, 4 sources” */
                     g_strdup_printf (_ ("Used: %s."), list->str));
}
