/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/pdf/pdf-process.h"

#include <string.h>

#include "formats/pdf/pdf-fault.h"
#include "formats/pdf/pdf-message.h"

/* A file ends with a mark, and what mail and servers have put behind it (ISO 32000-1, 7.5.5). */
#define END_LENGTH 4096

GVariant *
pdf_process_next_message (GBytes *bytes, gsize *at, const char *type)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GBytes) part = NULL;
  guint64 length;

  if (size - *at < sizeof length)
    return NULL;
  memcpy (&length, data + *at, sizeof length);
  *at += sizeof length;
  if (length > size - *at)
    return NULL;
  part = g_bytes_new_from_bytes (bytes, *at, (gsize) length);
  *at += (gsize) length;
  return g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), part, FALSE));
}

#ifdef HAVE_PDF
static GSubprocess *
start_program (const char *const *arguments, const char *name, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                               G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  const char *other = g_getenv ("DOSSIER_PDF_PROGRAM");
  GSubprocess *program;

  g_ptr_array_add (all, (gpointer) (other != NULL ? other : PDF_PROGRAM));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) arguments[i]);
  g_ptr_array_add (all, NULL);

  /* A PDF with a fault in it makes the library warn. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  program = g_subprocess_launcher_spawnv (launcher, (const char *const *) all->pdata, NULL);
  if (program == NULL)
    pdf_set_fault (PDF_FAULT_PROGRAM, name, error);
  return program;
}

static gboolean
is_whole (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize length = MIN (size, END_LENGTH);

  return memmem (data + size - length, length, "%%EOF", 5) != NULL;
}

/* Ended by a signal, it wanted more than its limits, or broke. */
static gboolean
check_end (GSubprocess *program, const char *name, GError **error)
{
  int status =
    g_subprocess_get_if_exited (program) ? g_subprocess_get_exit_status (program) : PDF_EXIT_FAILED;

  if (status == PDF_EXIT_DONE)
    return TRUE;
  if (status == PDF_EXIT_BROKEN)
    pdf_set_fault (PDF_FAULT_BROKEN, name, error);
  else if (status == PDF_EXIT_ENCRYPTED)
    pdf_set_fault (PDF_FAULT_ENCRYPTED, name, error);
  else if (status == PDF_EXIT_TOO_LARGE)
    pdf_set_fault (PDF_FAULT_TOO_LARGE, name, error);
  else
    pdf_set_fault (PDF_FAULT_LIMITS, name, error);
  return FALSE;
}

GBytes *
pdf_process_run (const char *const *arguments,
                 GBytes *bytes,
                 const char *name,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GBytes) messages = NULL;
  g_autoptr (GError) failure = NULL;

  if (!is_whole (bytes))
    {
      pdf_set_fault (PDF_FAULT_BROKEN, name, error);
      return NULL;
    }
  program = start_program (arguments, name, error);
  if (program == NULL)
    return NULL;
  /* A program that ends before it has read all is told of by how it ends. */
  if (!g_subprocess_communicate (program, bytes, cancellable, &messages, NULL, &failure))
    {
      g_subprocess_force_exit (program);
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  if (!g_subprocess_wait (program, cancellable, error) || !check_end (program, name, error))
    return NULL;
  if (messages == NULL)
    pdf_set_fault (PDF_FAULT_BROKEN, name, error);
  return g_steal_pointer (&messages);
}
#else
GBytes *
pdf_process_run (const char *const *arguments,
                 GBytes *bytes,
                 const char *name,
                 GCancellable *cancellable,
                 GError **error)
{
  pdf_set_fault (PDF_FAULT_NO_READER, name, error);
  return NULL;
}
#endif
