/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "text/anchor.h"

struct _DossierAnchorer
{
  DossierDocument *document;
};

DossierAnchorer *
dossier_anchorer_new (DossierDocument *document)
{
  DossierAnchorer *self;

  g_return_val_if_fail (DOSSIER_IS_DOCUMENT (document), NULL);

  self = g_new0 (DossierAnchorer, 1);
  self->document = g_object_ref (document);
  return self;
}

void
dossier_anchorer_free (DossierAnchorer *self)
{
  g_object_unref (self->document);
  g_free (self);
}

static gboolean
stands_at (const DossierPassage *passage, const DossierAnchor *anchor)
{
  const char *text = passage->text;

  for (guint i = 0; i < anchor->start; i++, text = g_utf8_next_char (text))
    if (*text == '\0')
      return FALSE;
  return g_str_has_prefix (text, anchor->exact);
}

void
dossier_anchorer_resolve (DossierAnchorer *self, DossierAnchor *anchor)
{
  DossierItem *passage = dossier_document_lookup (self->document, anchor->passage);

  anchor->state = DOSSIER_ANCHOR_ORPHAN;
  anchor->found = -1;
  if (passage == NULL || !DOSSIER_IS_PASSAGE (passage) ||
      !stands_at (DOSSIER_PASSAGE (passage), anchor))
    return;

  anchor->state = DOSSIER_ANCHOR_ANCHORED;
  anchor->found = passage->index;
  anchor->found_start = anchor->start;
  anchor->found_end = anchor->start + g_utf8_strlen (anchor->exact, -1);
}

void
dossier_anchors_resolve (DossierDocument *document, GPtrArray *annotations)
{
  g_autoptr (DossierAnchorer) anchorer = dossier_anchorer_new (document);

  for (guint i = 0; i < annotations->len; i++)
    {
      DossierAnnotation *annotation = annotations->pdata[i];

      for (guint j = 0; j < annotation->anchors->len; j++)
        dossier_anchorer_resolve (anchorer, annotation->anchors->pdata[j]);
    }
}
