/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Document type declarations. Nothing outside the file is ever loaded: the parser has no handler
 * that would load an external subset, external entities are refused where they are declared, and
 * those within the file are measured before they are expanded. */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "formats/tei/tei-file.h"

/* Entities within entities: more are a loop, or meant to harm. */
#define MAX_ENTITY_DEPTH 16

static void
refuse (TeiReader *reader, char *message)
{
  tei_fail (reader, DOSSIER_FORMAT_ERROR_REFUSED, message);
}

void
tei_start_document_cb (void *data)
{
  TeiReader *reader = data;

  /* Entities are kept in a document that holds nothing else. */
  xmlSAX2StartDocument (reader->file->parser);
}

void
tei_internal_subset_cb (void *data,
                        const xmlChar *name,
                        const xmlChar *external,
                        const xmlChar *system)
{
  TeiReader *reader = data;

  if (reader->error != NULL)
    return;

  xmlSAX2InternalSubset (reader->file->parser, name, external, system);
  if (system != NULL)
    g_ptr_array_add (
      reader->notices,
      /* Translators: %s is the name or address of a DTD: "tei_all.dtd" */
      g_strdup_printf (_ ("Refused to read the document type definition “%s”: Dossier takes "
                          "nothing from outside a file. The text does not depend on it."),
                       (const char *) system));
}

void
tei_entity_declaration_cb (void *data,
                           const xmlChar *name,
                           int type,
                           const xmlChar *public_id,
                           const xmlChar *system_id,
                           xmlChar *content)
{
  TeiReader *reader = data;

  if (reader->error != NULL)
    return;

  switch (type)
    {
    case XML_INTERNAL_GENERAL_ENTITY:
      xmlSAX2EntityDecl (reader->file->parser, name, type, public_id, system_id, content);
      break;
    case XML_INTERNAL_PARAMETER_ENTITY:
      /* Harmless as long as it is not used. */
      break;
    default:
      /* Translators: %1$s is a file's name, %2$s the name of an entity, %3$s where it would be
       * taken from, %4$d a line number */
      refuse (reader,
              /* Translators: %1$s is a file's name, %2$s the name of an entity of XML, %3$s an
               * address, %4$d the number of a line */
              g_strdup_printf (_ ("“%1$s” is refused: its entity “%2$s” would be taken "
                                  "from “%3$s” (line %4$d), and Dossier takes nothing "
                                  "from outside a file. Put the text into the file "
                                  "itself, or take the declaration out."),
                               tei_get_file_name (reader), (const char *) name,
                               system_id ? (const char *) system_id : "", tei_get_line (reader)));
    }
}

static xmlEntityPtr
find_entity (TeiFile *file, const xmlChar *name)
{
  xmlEntityPtr entity = xmlGetPredefinedEntity (name);

  if (entity == NULL && file->parser->myDoc != NULL)
    entity = xmlGetDocEntity (file->parser->myDoc, name);

  return entity;
}

/* The size of what the entity @name expands to; more than the bound when it is too deep. */
static gsize
get_expansion (TeiFile *file, const char *name, int depth)
{
  xmlEntityPtr entity = find_entity (file, (const xmlChar *) name);
  gpointer known;
  const char *at;
  gsize size;

  if (entity == NULL || entity->content == NULL || entity->etype == XML_INTERNAL_PREDEFINED_ENTITY)
    return 1;
  if (g_hash_table_lookup_extended (file->expansions, name, NULL, &known))
    return GPOINTER_TO_SIZE (known);
  if (depth >= MAX_ENTITY_DEPTH)
    return TEI_MAX_EXPANSION + 1;

  at = (const char *) entity->content;
  size = strlen (at);
  while (size <= TEI_MAX_EXPANSION && (at = strchr (at, '&')) != NULL)
    {
      const char *end = strchr (++at, ';');
      g_autofree char *inner = NULL;

      if (end == NULL)
        break;
      inner = g_strndup (at, end - at);
      if (*inner != '#')
        size += get_expansion (file, inner, depth + 1);
      at = end;
    }

  g_hash_table_insert (file->expansions, g_strdup (name), GSIZE_TO_POINTER (size));

  return size;
}

xmlEntityPtr
tei_get_entity_cb (void *data, const xmlChar *name)
{
  TeiReader *reader = data;
  TeiFile *file = reader->file;
  xmlEntityPtr entity = find_entity (file, name);

  if (reader->error != NULL)
    return NULL;
  if (entity != NULL && entity->etype == XML_INTERNAL_PREDEFINED_ENTITY)
    return entity;

  if (entity == NULL)
    {
      tei_fail (reader, DOSSIER_FORMAT_ERROR_MALFORMED,
                /* Translators: %1$s is a file's name, %2$d a line number, %3$s the name of an
                 * entity: "eacute" */
                g_strdup_printf (_ ("“%1$s” cannot be read: line %2$d uses the entity “&%3$s;”, "
                                    "which the file does not declare. Replace it by the character "
                                    "it stands for and open the file again."),
                                 file->name, tei_get_line (reader), (const char *) name));
      return NULL;
    }

  reader->expansion += get_expansion (file, (const char *) name, 0);
  if (reader->expansion > TEI_MAX_EXPANSION)
    {
      /* Translators: %1$s is a file's name, %2$s the name of an entity, %3$d a line number */
      refuse (reader, g_strdup_printf (_ ("“%1$s” is refused: its entity “%2$s” expands without "
                                          "bounds (line %3$d). Take the entity declarations out "
                                          "and open it again."),
                                       file->name, (const char *) name, tei_get_line (reader)));
      return NULL;
    }

  return entity;
}

xmlEntityPtr
tei_get_parameter_entity_cb (void *data, const xmlChar *name)
{
  TeiReader *reader = data;

  /* Translators: %1$s is a file's name, %2$s the name of an entity, %3$d a line number */
  refuse (reader,
          /* Translators: %1$s is a file's name, %2$s the name of a parameter entity of XML, %3$d
           * the number of a line */
          g_strdup_printf (_ ("“%1$s” is refused: it builds its declarations out of the "
                              "parameter entity “%2$s” (line %3$d). Take the DOCTYPE out "
                              "and open it again."),
                           tei_get_file_name (reader), (const char *) name, tei_get_line (reader)));

  return NULL;
}
