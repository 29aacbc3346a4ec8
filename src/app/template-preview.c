/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/template-preview.h"

#include "formats/markdown/write.h"
#include "formats/mustache/templates.h"
#include "linking/session-excerpt.h"

#define WAIT_MS 300

/* So many of each kind show what a template does. What they say is gathered in a few milliseconds,
 * where a large document's 20,000 would hold up the window for half a second. */
#define MOST_ITEMS 200

struct _DossierTemplatePreview
{
  GObject parent_instance;

  DossierSession *session;
  /* Of what the session shows now, by dialect; NULL: not made yet. */
  JsonNode *data[DOSSIER_N_MARKDOWN_DIALECTS];
  guint outdated;
  gboolean whole; /* the data are of all there is */
  GCancellable *cancellable;
  char *text;
  GError *error;
};

enum
{
  DONE,
  OUTDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTemplatePreview, dossier_template_preview, G_TYPE_OBJECT)

typedef struct
{
  char *name;
  char *template;
  JsonNode *data;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->name);
  g_free (request->template);
  json_node_unref (request->data);
  g_free (request);
}

static void
render_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  g_autoptr (DossierMustache) template = NULL;
  char *text = NULL;

  if (!g_cancellable_is_cancelled (cancellable))
    template = dossier_templates_parse (request->name, request->template, &error);
  if (template != NULL)
    text = dossier_mustache_render_cancellable (template, request->data, cancellable, &error);
  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_error_if_cancelled (task);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierTemplatePreview *self = DOSSIER_TEMPLATE_PREVIEW (source);
  GError *error = NULL;
  char *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    {
      g_free (text);
      g_clear_error (&error);
      return;
    }
  g_clear_error (&self->error);
  self->error = error;
  if (text != NULL)
    {
      g_free (self->text);
      self->text = text;
    }
  g_signal_emit (self, signals[DONE], 0);
}

static void
forget_data (DossierTemplatePreview *self)
{
  for (guint i = 0; i < DOSSIER_N_MARKDOWN_DIALECTS; i++)
    g_clear_pointer (&self->data[i], json_node_unref);
}

static gboolean
wait_cb (gpointer data)
{
  DossierTemplatePreview *self = data;

  self->outdated = 0;
  forget_data (self);
  g_signal_emit (self, signals[OUTDATED], 0);
  return G_SOURCE_REMOVE;
}

/* Notes change with each key. */
static void
outdated_cb (DossierTemplatePreview *self)
{
  g_clear_handle_id (&self->outdated, g_source_remove);
  self->outdated = g_timeout_add (WAIT_MS, wait_cb, self);
}

static void
dossier_template_preview_dispose (GObject *object)
{
  DossierTemplatePreview *self = DOSSIER_TEMPLATE_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_handle_id (&self->outdated, g_source_remove);
  forget_data (self);

  G_OBJECT_CLASS (dossier_template_preview_parent_class)->dispose (object);
}

static void
dossier_template_preview_finalize (GObject *object)
{
  DossierTemplatePreview *self = DOSSIER_TEMPLATE_PREVIEW (object);

  g_free (self->text);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (dossier_template_preview_parent_class)->finalize (object);
}

static void
dossier_template_preview_class_init (DossierTemplatePreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_template_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_template_preview_finalize;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[OUTDATED] = g_signal_new ("outdated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_template_preview_init (DossierTemplatePreview *self)
{
}

DossierTemplatePreview *
dossier_template_preview_new (DossierSession *session)
{
  DossierTemplatePreview *self = g_object_new (DOSSIER_TYPE_TEMPLATE_PREVIEW, NULL);

  self->session = g_object_ref (session);
  self->whole = TRUE;
  g_signal_connect_object (session, "filtered", G_CALLBACK (outdated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notes-changed", G_CALLBACK (outdated_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Only the beginning of a long @excerpt, which is taken. */
static DossierExcerpt *
shorten (DossierTemplatePreview *self, DossierExcerpt *excerpt)
{
  static const DossierKind kinds[] = { DOSSIER_KIND_NOTE, DOSSIER_KIND_QUOTE, DOSSIER_KIND_EVENT,
                                       DOSSIER_KIND_COMMITMENT, DOSSIER_KIND_SOURCE };
  GHashTable *items = g_hash_table_new (NULL, NULL);
  DossierExcerpt *beginning;

  self->whole = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint n = dossier_document_count (excerpt->document, kinds[i]);
      guint taken = 0;

      for (guint at = 0; at < n && taken < MOST_ITEMS; at++)
        {
          gpointer item = dossier_document_get (excerpt->document, kinds[i], at);

          if (dossier_excerpt_has (excerpt, item))
            taken += g_hash_table_add (items, item);
        }
      self->whole = self->whole && taken < MOST_ITEMS;
    }
  if (self->whole)
    {
      g_hash_table_unref (items);
      return excerpt;
    }
  beginning = dossier_excerpt_new_of (excerpt->document, items, excerpt->query, excerpt->sentence);
  dossier_excerpt_unref (excerpt);
  return beginning;
}

/* Here and not in the thread, since a session changes its document's notes. */
static JsonNode *
get_data (DossierTemplatePreview *self, DossierMarkdownDialect dialect)
{
  g_autoptr (DossierExcerpt) excerpt = NULL;

  if (self->data[dialect] != NULL)
    return self->data[dialect];
  excerpt = dossier_session_get_excerpt (self->session);
  if (excerpt != NULL)
    excerpt = shorten (self, g_steal_pointer (&excerpt));
  if (excerpt != NULL)
    self->data[dialect] = dossier_markdown_data (excerpt, dialect, DOSSIER_MARKDOWN_EVERYTHING);
  else
    {
      self->data[dialect] = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (self->data[dialect], json_object_new ());
    }
  return self->data[dialect];
}

void
dossier_template_preview_show (DossierTemplatePreview *self, const char *name, const char *template)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (DOSSIER_IS_TEMPLATE_PREVIEW (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (template != NULL);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->name = g_strdup (name);
  request->template = g_strdup (template);
  request->data = json_node_ref (get_data (self, dossier_markdown_get_dialect (template)));
  task = g_task_new (self, self->cancellable, rendered_cb, NULL);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, render_thread);
}

const char *
dossier_template_preview_get_text (DossierTemplatePreview *self)
{
  g_return_val_if_fail (DOSSIER_IS_TEMPLATE_PREVIEW (self), NULL);

  return self->text;
}

gboolean
dossier_template_preview_is_whole (DossierTemplatePreview *self)
{
  g_return_val_if_fail (DOSSIER_IS_TEMPLATE_PREVIEW (self), FALSE);

  return self->whole;
}

const GError *
dossier_template_preview_get_error (DossierTemplatePreview *self)
{
  g_return_val_if_fail (DOSSIER_IS_TEMPLATE_PREVIEW (self), NULL);

  return self->error;
}
