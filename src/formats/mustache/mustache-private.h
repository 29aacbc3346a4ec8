/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/mustache/mustache.h"

G_BEGIN_DECLS

/* Bounds: far above what anybody writes, low enough that nothing hangs or fills the memory. */
#define MUSTACHE_MAX_TEXT (1024 * 1024)  /* bytes of one template */
#define MUSTACHE_MAX_TEMPLATES 256       /* of a template and its partials */
#define MUSTACHE_MAX_SECTIONS 64         /* within each other */
#define MUSTACHE_MAX_DEPTH 256           /* of sections and partials while rendering */
#define MUSTACHE_MAX_INDENT 1024         /* bytes of partials within partials */
#define MUSTACHE_MAX_OUTPUT (64 << 20)   /* bytes */
#define MUSTACHE_MAX_STEPS (5 * 1000000) /* nodes rendered and values looked through */

typedef enum
{
  MUSTACHE_TEXT,
  MUSTACHE_LINE, /* a line of the template begins: the partial's indentation stands here */
  MUSTACHE_VARIABLE,
  MUSTACHE_SECTION,
  MUSTACHE_INVERTED,
  MUSTACHE_PARTIAL,
} MustacheKind;

/**
 * MustacheNode:
 * @line: of the template, from 1 on
 * @end: of sections: the index behind the last node within
 * @text: of text: what stands in the template, @length bytes; of partials: white space before one
 *   that stands on a line of its own
 * @name: of all others
 * @path: (nullable): @name at its dots; NULL: the innermost value itself
 * @here: not to look in the values around
 * @partial: (nullable): (unowned)
 */
typedef struct
{
  MustacheKind kind;
  guint line;
  guint end;
  const char *text;
  gsize length;
  char *name;
  GStrv path;
  gboolean here;
  struct _MustacheTemplate *partial;
} MustacheNode;

/* One text. Nodes stand in one array, each section's behind it. */
typedef struct _MustacheTemplate
{
  char *name;
  char *text;
  GArray *nodes; /* of MustacheNode */
} MustacheTemplate;

struct _DossierMustache
{
  MustacheTemplate *root; /* (unowned): of templates */
  GPtrArray *templates;
};

/* An error about a line of the template @name. @sentence: translated, (transfer full). */
GError *mustache_error (DossierMustacheError code, const char *name, guint line, char *sentence);

/* @text is copied; partials are not linked yet. */
MustacheTemplate *mustache_template_parse (const char *name, const char *text, GError **error);
void mustache_template_free (MustacheTemplate *self);

/* What @node names, in @stack (element-type JsonNode), innermost last; NULL: nothing. Adds to
 * @steps how many values it asked. */
JsonNode *mustache_look_up (const MustacheNode *node, const GPtrArray *stack, guint *steps);
gboolean mustache_is_true (JsonNode *value);
/* As text; nothing for what has no text. */
void mustache_append_value (GString *out, JsonNode *value);

G_END_DECLS
