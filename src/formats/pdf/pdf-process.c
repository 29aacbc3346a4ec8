/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/pdf/pdf-process.h"

#include <signal.h>
#include <string.h>

#include "formats/pdf/pdf-fault.h"
#include "formats/pdf/pdf-message.h"

/* A file ends with a mark, and what mail and servers have put behind it (ISO 32000-1, 7.5.5). */
#define END_LENGTH 4096
/* A picture takes a quarter of it, and the longest book less. */
#define MAX_MESSAGES (256 * 1024 * 1024)

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

/* Writing and reading go on at once, or either would wait for the other. */
typedef struct
{
  GOutputStream *stream;
  GBytes *bytes;
} Feed;

/* A program that ends before it has read all is told of by how it ends; its pipe's signal, which is
 * the thread's, would end this one, too. */
static gpointer
feed_thread (gpointer data)
{
  const Feed *feed = data;
  gsize size;
  const void *bytes = g_bytes_get_data (feed->bytes, &size);
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGPIPE);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_output_stream_write_all (feed->stream, bytes, size, NULL, NULL, NULL);
  g_output_stream_close (feed->stream, NULL, NULL);
  return NULL;
}

/* All that the program tells; NULL with @error set, or without one when that does not end. */
static GBytes *
hear (GSubprocess *program, GCancellable *cancellable, GError **error)
{
  GInputStream *stream = g_subprocess_get_stdout_pipe (program);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (65536);
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, 65536, cancellable, error)) > 0)
    {
      if (all->len + (gsize) n > MAX_MESSAGES)
        return NULL;
      g_byte_array_append (all, buffer, (guint) n);
    }
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&all)) : NULL;
}

static GBytes *
talk (GSubprocess *program,
      GBytes *bytes,
      const char *name,
      GCancellable *cancellable,
      GError **error)
{
  Feed feed = { g_subprocess_get_stdin_pipe (program), bytes };
  GThread *thread = g_thread_new ("pdf-input", feed_thread, &feed);
  g_autoptr (GError) failure = NULL;
  GBytes *messages = hear (program, cancellable, &failure);

  if (messages != NULL && !g_subprocess_wait (program, cancellable, &failure))
    g_clear_pointer (&messages, g_bytes_unref);
  if (messages == NULL)
    g_subprocess_force_exit (program);
  g_thread_join (thread);
  if (messages == NULL && failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (messages == NULL)
    pdf_set_fault (PDF_FAULT_TOO_LARGE, name, error);
  return messages;
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

  if (!is_whole (bytes))
    {
      pdf_set_fault (PDF_FAULT_BROKEN, name, error);
      return NULL;
    }
  program = start_program (arguments, name, error);
  if (program == NULL)
    return NULL;
  messages = talk (program, bytes, name, cancellable, error);
  return messages != NULL && check_end (program, name, error) ? g_steal_pointer (&messages) : NULL;
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
