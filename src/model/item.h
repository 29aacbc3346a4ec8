/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/date.h"

G_BEGIN_DECLS

/* Whatever a document is made of: what can be listed, counted, filtered, focused. */
typedef enum
{
  DOSSIER_KIND_SECTION,
  DOSSIER_KIND_PASSAGE,
  DOSSIER_KIND_QUOTE,
  DOSSIER_KIND_EVENT,
  DOSSIER_KIND_COMMITMENT,
  DOSSIER_KIND_SOURCE,
  DOSSIER_KIND_MEMBERSHIP,
  DOSSIER_KIND_PERSON,
  DOSSIER_KIND_ORGANISATION,
  DOSSIER_KIND_PLACE,
  DOSSIER_KIND_NOTE, /* a reader's annotation */
} DossierKind;
#define DOSSIER_N_KINDS (DOSSIER_KIND_NOTE + 1)

/* On whose word a thing stands. */
typedef enum
{
  DOSSIER_AUTHORITY_DOCUMENT,
  DOSSIER_AUTHORITY_EDITOR,
  DOSSIER_AUTHORITY_READER,
  DOSSIER_AUTHORITY_SUGGESTION,
} DossierAuthority;

/* A role in an organisation; the last ones describe a standing that is no membership in force. */
typedef enum
{
  DOSSIER_ROLE_MEMBER,
  DOSSIER_ROLE_OBSERVER,
  DOSSIER_ROLE_PARTNER,
  DOSSIER_ROLE_DIALOGUE_PARTNER,
  DOSSIER_ROLE_ASSOCIATE,
  DOSSIER_ROLE_OFFICE,
  DOSSIER_ROLE_SUSPENDED,
  DOSSIER_ROLE_CANDIDATE,
  DOSSIER_ROLE_UNRESOLVED,
} DossierRole;

typedef enum
{
  DOSSIER_VERDICT_KEPT,
  DOSSIER_VERDICT_PARTLY,
  DOSSIER_VERDICT_NOT_YET,
  DOSSIER_VERDICT_FAILED,
  DOSSIER_VERDICT_UNCLEAR,
} DossierVerdict;

typedef enum
{
  DOSSIER_PASSAGE_PARAGRAPH,
  DOSSIER_PASSAGE_HEADING,
  DOSSIER_PASSAGE_LIST_ITEM,
  DOSSIER_PASSAGE_SPEECH,
  DOSSIER_PASSAGE_VERSE,
  DOSSIER_PASSAGE_STAGE,
  DOSSIER_PASSAGE_TABLE,
  DOSSIER_PASSAGE_CAPTION,
  DOSSIER_PASSAGE_BLOCK_QUOTE,
  DOSSIER_PASSAGE_FOOTNOTE,
  /* A note of the text's own that stands in the flow: who presides, what time. */
  DOSSIER_PASSAGE_NOTE,
} DossierPassageKind;

/* The words by which files, the store, dossierctl and the query name these values ("not-yet",
 * "list" for LIST_ITEM …). to_string: static; from_string: FALSE when @text names none. */
const char *dossier_kind_to_string (DossierKind kind);
gboolean dossier_kind_from_string (const char *text, DossierKind *kind);
const char *dossier_authority_to_string (DossierAuthority authority);
gboolean dossier_authority_from_string (const char *text, DossierAuthority *authority);
const char *dossier_role_to_string (DossierRole role);
gboolean dossier_role_from_string (const char *text, DossierRole *role);
const char *dossier_verdict_to_string (DossierVerdict verdict);
gboolean dossier_verdict_from_string (const char *text, DossierVerdict *verdict);
const char *dossier_passage_kind_to_string (DossierPassageKind kind);
gboolean dossier_passage_kind_from_string (const char *text, DossierPassageKind *kind);

/**
 * DossierItem:
 * @kind: what it is
 * @authority: on whose word it stands
 * @index: its place among the document's items of that kind
 * @section: index of the section in which it first stands, or -1
 * @id: the document's own id for it (xml:id); unique in the document
 * @passages: (element-type guint): indices of the passages that mention it, ascending;
 *   for a passage itself only that one
 * @entities: (element-type DossierEntity): people, organisations, places that it names or is
 *   about, each once, in order of appearance; borrowed, the document owns them
 * @speakers: (element-type DossierEntity) (nullable): those of @entities whose words or
 *   undertaking it is; for a passage the speakers of the quotes in it
 * @date: (nullable): when
 *
 * The base of all records. Fields are public and read only: whoever makes a record fills
 * it in before dossier_document_finish(), and nobody changes it afterwards.
 */
typedef struct _DossierItem DossierItem;
typedef struct _DossierItemClass DossierItemClass;
struct _DossierItem
{
  GObject parent_instance;

  DossierKind kind;
  DossierAuthority authority;
  int index;
  int section;
  char *id;
  GArray *passages;
  GPtrArray *entities;
  GPtrArray *speakers;
  DossierDate *date;

  /*< private >*/
  GHashTable *entity_set;
  GHashTable *speaker_set;
};
struct _DossierItemClass
{
  GObjectClass parent_class;
};

#define DOSSIER_TYPE_ITEM (dossier_item_get_type ())
GType dossier_item_get_type (void) G_GNUC_CONST;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierItem, g_object_unref)
static inline gboolean
DOSSIER_IS_ITEM (gconstpointer p)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (p, dossier_item_get_type ());
}
static inline DossierItem *
DOSSIER_ITEM (gconstpointer p)
{
  return G_TYPE_CHECK_INSTANCE_CAST ((gpointer) p, dossier_item_get_type (), DossierItem);
}

/* Declares a record type whose fields are public: DOSSIER_DECLARE_RECORD (DossierQuote,
 * dossier_quote, QUOTE) */
#define DOSSIER_DECLARE_RECORD(Type, prefix, NAME)                                                 \
  typedef struct _##Type Type;                                                                     \
  typedef struct                                                                                   \
  {                                                                                                \
    DossierItemClass parent_class;                                                                 \
  } Type##Class;                                                                                   \
  GType prefix##_get_type (void) G_GNUC_CONST;                                                     \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, g_object_unref)                                             \
  static inline gboolean G_GNUC_UNUSED DOSSIER_IS_##NAME (gconstpointer p)                         \
  {                                                                                                \
    return G_TYPE_CHECK_INSTANCE_TYPE (p, prefix##_get_type ());                                   \
  }                                                                                                \
  static inline Type *G_GNUC_UNUSED DOSSIER_##NAME (gconstpointer p)                               \
  {                                                                                                \
    return G_TYPE_CHECK_INSTANCE_CAST ((gpointer) p, prefix##_get_type (), Type);                  \
  }

/* Adds to @item's lists unless it stands there, in constant time. Used while a document is being
 * made. A speaker is also one of the entities. NULL is passed over. */
void dossier_item_add_passage (DossierItem *item, guint passage);
void dossier_item_add_entity (DossierItem *item, gpointer entity);
void dossier_item_add_speaker (DossierItem *item, gpointer entity);
gboolean dossier_item_has_entity (const DossierItem *item, gconstpointer entity);

/* One line that names @item to a person: a title, a name, a quote's first words. Caller frees. */
char *dossier_item_to_label (const DossierItem *item);

G_END_DECLS
