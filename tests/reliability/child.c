/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "child.h"

#include <string.h>
#include <unistd.h>

#include "formats/importer.h"
#include "linking/annotating.h"
#include "plan.h"
#include "store/restore.h"

const char *const work_names[N_WORKS] = { "edit",    "type",   "import", "new",
                                          "migrate", "backup", "restore" };

/* Enough that the writer never waits for the main loop. */
#define ON_THEIR_WAY 4
#define KEY_US 4000

/* At once, and not when a buffer is full. */
static void G_GNUC_PRINTF (1, 2) report (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = g_strconcat (text, "\n", NULL);
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (3);
}

static void
fail_if (const GError *error)
{
  if (error == NULL)
    return;
  report ("failed %s", error->message);
  _exit (4);
}

static DossierStore *
open_store (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "library.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, NULL, NULL, &error);

  fail_if (error);
  return store;
}

/* Notes */

typedef struct
{
  DossierStore *store;
  guint next;
  guint on_their_way;
} Edits;

static void edit (Edits *self);

static GPtrArray *
get_notes (guint revision)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < plan_count_together (revision); i++)
    g_ptr_array_add (notes, plan_note ((revision * 3 + i) % PLAN_NOTES, revision));
  return notes;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Edits *self = data;
  g_autoptr (GError) error = NULL;

  dossier_store_write_annotations_finish (self->store, result, &error);
  fail_if (error);
  /* The writer takes them in their order. */
  report ("note %u", self->next - self->on_their_way);
  self->on_their_way--;
  edit (self);
}

static void
edit (Edits *self)
{
  while (self->on_their_way < ON_THEIR_WAY)
    {
      g_autoptr (GPtrArray) notes = get_notes (self->next);

      self->on_their_way++;
      self->next++;
      dossier_store_write_annotations_async (self->store, notes, NULL, written_cb, self);
    }
}

static void
do_edits (const char *folder, guint first)
{
  Edits edits = { open_store (folder), first, 0 };

  report ("ready");
  edit (&edits);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

/* Typing */

static void
do_typing (const char *folder, guint first)
{
  g_autoptr (DossierStore) store = open_store (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = dossier_store_load (store, "csto", NULL, &error);
  g_autoptr (DossierSession) session = dossier_session_new ();
  DossierAnnotation *note;
  g_autofree char *uuid = NULL;

  fail_if (error);
  dossier_session_set_store (session, store);
  dossier_session_set_document (session, document);
  note = dossier_session_annotate_item (session, NULL);
  uuid = g_strdup (DOSSIER_ITEM (note)->id);
  report ("ready");
  report ("uuid %s", uuid);

  for (guint key = first;; key++)
    {
      g_autofree char *text = g_strdup_printf ("Typed %u", key);

      dossier_session_type_note (session, dossier_session_get_annotation (session, uuid), text);
      report ("key %u %" G_GINT64_FORMAT, key, g_get_monotonic_time ());
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (KEY_US);
    }
}

/* Documents and libraries */

static void
do_imports (const char *folder, guint first)
{
  g_autoptr (DossierStore) store = open_store (folder);

  report ("ready");
  for (guint number = first; TRUE; number++)
    {
      g_autoptr (GPtrArray) documents = plan_documents (number);
      g_autoptr (GError) error = NULL;

      dossier_store_write (store, documents, NULL, &error);
      fail_if (error);
      report ("documents %u", number);
    }
}

/* New ones are made, old ones brought up to date: opening does both. */
static void
do_openings (const char *folder, gboolean with_bundled)
{
  report ("ready");
  for (guint i = 0; i < CHILD_LIBRARIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("library-%u.sqlite", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierStore) store = with_bundled ? dossier_library_open (path, NULL, &error)
                                                    : dossier_store_open (path, NULL, NULL, &error);

      fail_if (error);
      report ("library %u", i);
    }
}

/* Backups */

static void
do_backups (const char *folder, guint first)
{
  g_autoptr (DossierStore) store = open_store (folder);

  report ("ready");
  for (guint revision = first; TRUE; revision++)
    {
      g_autoptr (GPtrArray) notes = get_notes (revision);
      g_autofree char *path = NULL;
      g_autofree char *name = NULL;
      g_autoptr (GError) error = NULL;

      dossier_store_write_annotations (store, notes, NULL, &error);
      fail_if (error);
      report ("note %u", revision);
      path = dossier_store_back_up (store, DOSSIER_BACKUP_RESTORE, NULL, NULL, &error);
      fail_if (error);
      name = g_path_get_basename (path);
      report ("backup %s", name);
    }
}

static void
do_restores (const char *folder)
{
  g_autoptr (DossierStore) store = open_store (folder);

  report ("ready");
  for (guint state = 0; TRUE; state = 1 - state)
    {
      g_autofree char *name = g_strdup_printf ("state-%u.sqlite", state);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      dossier_store_restore (store, path, NULL, NULL, NULL, &error);
      fail_if (error);
      report ("state %u", state);
    }
}

int
child_main (Work work, const char *folder, guint first)
{
  switch (work)
    {
    case WORK_EDIT:
      do_edits (folder, first);
      break;
    case WORK_TYPE:
      do_typing (folder, first);
      break;
    case WORK_IMPORT:
      do_imports (folder, first);
      break;
    case WORK_NEW:
    case WORK_MIGRATE:
      do_openings (folder, work == WORK_NEW);
      break;
    case WORK_BACKUP:
      do_backups (folder, first);
      break;
    case WORK_RESTORE:
      do_restores (folder);
      break;
    case N_WORKS:
    default:
      g_assert_not_reached ();
    }
  /* All is done before it was killed. */
  report ("finished");
  pause ();
  return 0;
}
