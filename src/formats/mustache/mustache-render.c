/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "formats/mustache/mustache-private.h"

/* How often to ask whether to stop. */
#define STEPS_BETWEEN 4096

typedef struct
{
  GString *out;
  GPtrArray *stack;
  GCancellable *cancellable;
  guint steps;
  guint asked; /* the step at which cancellation was looked at */
  guint depth;
  GError **error;
} Renderer;

static gboolean render_nodes (Renderer *self,
                              const MustacheTemplate *template,
                              guint start,
                              guint end,
                              const char *indent);

static gboolean
fail (Renderer *self, const MustacheTemplate *template, const MustacheNode *node, char *sentence)
{
  g_propagate_error (self->error, mustache_error (DOSSIER_MUSTACHE_ERROR_BOUND, template->name,
                                                  node->line, sentence));
  return FALSE;
}

static gboolean
check_depth (Renderer *self, const MustacheTemplate *template, const MustacheNode *node)
{
  if (self->depth < MUSTACHE_MAX_DEPTH)
    return TRUE;
  return fail (self, template, node,
               /* Translators: %1$u is the number of a line, %2$s the name of a template, %3$s a
                  name that is used in the template */
               g_strdup_printf (_ ("Line %1$u of the template “%2$s” leads into “%3$s” again and "
                                   "again without an end."),
                                node->line, template->name, node->name));
}

static gboolean
fail_bounds (Renderer *self, const MustacheTemplate *template, const MustacheNode *node)
{
  return fail (self, template, node,
               /* Translators: %1$u is the number of a line, %2$s the name of a template */
               g_strdup_printf (_ ("At line %1$u of the template “%2$s” the text became too long, "
                                   "or took too long to make."),
                                node->line, template->name));
}

static gboolean
check_bounds (Renderer *self, const MustacheTemplate *template, const MustacheNode *node)
{
  if (self->steps > MUSTACHE_MAX_STEPS || self->out->len > MUSTACHE_MAX_OUTPUT)
    return fail_bounds (self, template, node);
  if (self->steps - self->asked < STEPS_BETWEEN)
    return TRUE;
  self->asked = self->steps;
  return !g_cancellable_set_error_if_cancelled (self->cancellable, self->error);
}

/* The section's nodes, with @value (nullable) as the innermost. */
static gboolean
render_with (Renderer *self,
             const MustacheTemplate *template,
             guint at,
             JsonNode *value,
             const char *indent)
{
  const MustacheNode *node = &g_array_index (template->nodes, MustacheNode, at);
  gboolean done;

  if (!check_depth (self, template, node))
    return FALSE;
  self->depth++;
  if (value != NULL)
    g_ptr_array_add (self->stack, value);
  done = render_nodes (self, template, at + 1, node->end, indent);
  if (value != NULL)
    g_ptr_array_set_size (self->stack, (int) self->stack->len - 1);
  self->depth--;
  return done;
}

static gboolean
render_section (Renderer *self, const MustacheTemplate *template, guint at, const char *indent)
{
  const MustacheNode *node = &g_array_index (template->nodes, MustacheNode, at);
  JsonNode *value = mustache_look_up (node, self->stack, &self->steps);
  JsonArray *array;

  if (mustache_is_true (value) == (node->kind == MUSTACHE_INVERTED))
    return TRUE;
  if (node->kind == MUSTACHE_INVERTED)
    return render_with (self, template, at, NULL, indent);
  if (!JSON_NODE_HOLDS_ARRAY (value))
    return render_with (self, template, at, value, indent);

  array = json_node_get_array (value);
  for (guint i = 0; i < json_array_get_length (array); i++, self->steps++)
    if (!check_bounds (self, template, node) ||
        !render_with (self, template, at, json_array_get_element (array, i), indent))
      return FALSE;
  return TRUE;
}

static gboolean
render_partial (Renderer *self,
                const MustacheTemplate *template,
                const MustacheNode *node,
                const char *indent)
{
  g_autofree char *inner = NULL;
  gboolean done;

  if (!check_depth (self, template, node))
    return FALSE;
  /* Only one on a line of its own passes on what stands before it. */
  if (strlen (indent) + node->length > MUSTACHE_MAX_INDENT)
    return fail_bounds (self, template, node);
  if (node->text != NULL)
    inner = g_strdup_printf ("%s%.*s", indent, (int) node->length, node->text);
  self->depth++;
  done = render_nodes (self, node->partial, 0, node->partial->nodes->len, inner ? inner : "");
  self->depth--;
  return done;
}

static gboolean
render_nodes (Renderer *self,
              const MustacheTemplate *template,
              guint start,
              guint end,
              const char *indent)
{
  for (guint i = start; i < end; i++)
    {
      const MustacheNode *node = &g_array_index (template->nodes, MustacheNode, i);

      self->steps++;
      switch (node->kind)
        {
        case MUSTACHE_TEXT:
          g_string_append_len (self->out, node->text, (gssize) node->length);
          break;
        case MUSTACHE_LINE:
          g_string_append (self->out, indent);
          break;
        case MUSTACHE_VARIABLE:
          mustache_append_value (self->out, mustache_look_up (node, self->stack, &self->steps));
          break;
        case MUSTACHE_SECTION:
        case MUSTACHE_INVERTED:
          if (!render_section (self, template, i, indent))
            return FALSE;
          i = node->end - 1;
          break;
        case MUSTACHE_PARTIAL:
          if (!render_partial (self, template, node, indent))
            return FALSE;
          break;
        default:
          g_assert_not_reached ();
        }
      if (!check_bounds (self, template, node))
        return FALSE;
    }
  return TRUE;
}

char *
dossier_mustache_render (DossierMustache *self, JsonNode *data, GError **error)
{
  return dossier_mustache_render_cancellable (self, data, NULL, error);
}

char *
dossier_mustache_render_cancellable (DossierMustache *self,
                                     JsonNode *data,
                                     GCancellable *cancellable,
                                     GError **error)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();
  Renderer renderer = { .stack = stack, .cancellable = cancellable, .error = error };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  renderer.out = g_string_new (NULL);
  g_ptr_array_add (stack, data);
  if (render_nodes (&renderer, self->root, 0, self->root->nodes->len, ""))
    return g_string_free (renderer.out, FALSE);
  g_string_free (renderer.out, TRUE);
  return NULL;
}
