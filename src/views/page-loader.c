/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "views/page-loader.h"

/* Pictures that are kept: some megabytes each. */
#define MAX_KEPT 6
/* Widths are asked for in such steps, so that a window that changes its size asks seldom. */
#define STEP 128

struct _DossierPageLoader
{
  GObject parent_instance;

  char *uuid;
  char *name;      /* of the file, once it is known */
  GBytes *bytes;   /* the same */
  GPtrArray *kept; /* of DossierPdfPicture, the last one last */
};

/* What a thread works with. */
typedef struct
{
  DossierStore *store;
  char *uuid;
  char *name;
  GBytes *bytes;
  guint page;
  int width;
} Work;

G_DEFINE_FINAL_TYPE (DossierPageLoader, dossier_page_loader, G_TYPE_OBJECT)

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->store);
  g_free (work->uuid);
  g_free (work->name);
  g_clear_pointer (&work->bytes, g_bytes_unref);
  g_free (work);
}

static void
dossier_page_loader_finalize (GObject *object)
{
  DossierPageLoader *self = DOSSIER_PAGE_LOADER (object);

  g_free (self->uuid);
  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_ptr_array_unref (self->kept);

  G_OBJECT_CLASS (dossier_page_loader_parent_class)->finalize (object);
}

static void
dossier_page_loader_class_init (DossierPageLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_page_loader_finalize;
}

static void
dossier_page_loader_init (DossierPageLoader *self)
{
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_pdf_picture_unref);
}

DossierPageLoader *
dossier_page_loader_new (const char *uuid)
{
  DossierPageLoader *self = g_object_new (DOSSIER_TYPE_PAGE_LOADER, NULL);

  self->uuid = g_strdup (uuid);
  return self;
}

/* One that is wide enough, taken to the end of those that are kept; or NULL. */
static DossierPdfPicture *
find_kept (DossierPageLoader *self, guint page, int width)
{
  for (guint i = 0; i < self->kept->len; i++)
    {
      DossierPdfPicture *picture = self->kept->pdata[i];

      if (picture->page != page || picture->width < width || picture->width > width + 2 * STEP)
        continue;
      g_ptr_array_add (self->kept, dossier_pdf_picture_ref (picture));
      g_ptr_array_remove_index (self->kept, i);
      return picture;
    }
  return NULL;
}

static gboolean
read_file (Work *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierSourceFile) file = NULL;

  if (work->bytes != NULL)
    return TRUE;
  file = dossier_store_load_file (work->store, work->uuid, cancellable, error);
  g_clear_object (&work->store);
  if (file == NULL)
    return FALSE;
  work->name = g_strdup (file->name);
  work->bytes = dossier_source_file_get_bytes (file, error);
  return work->bytes != NULL;
}

static void
work_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  DossierPdfPicture *picture = NULL;
  GError *error = NULL;

  if (read_file (work, cancellable, &error))
    picture =
      dossier_pdf_draw_page (work->bytes, work->name, work->page, work->width, cancellable, &error);
  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) dossier_pdf_picture_unref);
  else
    g_task_return_error (task, error);
}

void
dossier_page_loader_load_async (DossierPageLoader *self,
                                DossierStore *store,
                                guint page,
                                int width,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  DossierPdfPicture *kept;
  Work *work;

  g_return_if_fail (DOSSIER_IS_PAGE_LOADER (self));
  g_return_if_fail (DOSSIER_IS_STORE (store));

  kept = find_kept (self, page, width);
  if (kept != NULL)
    {
      g_task_return_pointer (task, dossier_pdf_picture_ref (kept),
                             (GDestroyNotify) dossier_pdf_picture_unref);
      return;
    }
  work = g_new0 (Work, 1);
  work->store = g_object_ref (store);
  work->uuid = g_strdup (self->uuid);
  work->name = g_strdup (self->name);
  work->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  work->page = page;
  work->width = (width + STEP - 1) / STEP * STEP;
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_in_thread);
}

DossierPdfPicture *
dossier_page_loader_load_finish (DossierPageLoader *self, GAsyncResult *result, GError **error)
{
  DossierPdfPicture *picture = g_task_propagate_pointer (G_TASK (result), error);
  const Work *work = g_task_get_task_data (G_TASK (result));

  if (picture == NULL || work == NULL)
    return picture;
  if (self->bytes == NULL)
    {
      self->bytes = g_bytes_ref (work->bytes);
      self->name = g_strdup (work->name);
    }
  g_ptr_array_add (self->kept, dossier_pdf_picture_ref (picture));
  if (self->kept->len > MAX_KEPT)
    g_ptr_array_remove_index (self->kept, 0);
  return picture;
}
