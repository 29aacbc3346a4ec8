/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents laid out for filtering beside the main thread. */
#include "linking/crossfilter-private.h"

/* Nobody else has the document yet, or changes it: it is only read. */
static void
lay_out_thread (GTask *task, gpointer source, gpointer document, GCancellable *cancellable)
{
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, dossier_crossfilter_new (document), g_object_unref);
}

void
dossier_crossfilter_new_async (DossierDocument *document,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (DOSSIER_IS_DOCUMENT (document));

  g_task_set_source_tag (task, dossier_crossfilter_new_async);
  g_task_set_task_data (task, g_object_ref (document), g_object_unref);
  g_task_run_in_thread (task, lay_out_thread);
}

DossierCrossfilter *
dossier_crossfilter_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DossierDocument *
dossier_crossfilter_get_document (DossierCrossfilter *self)
{
  g_return_val_if_fail (DOSSIER_IS_CROSSFILTER (self), NULL);

  return self->document;
}
