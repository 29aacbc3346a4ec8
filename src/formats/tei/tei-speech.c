/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verse, speeches in debates and plays, and the works of a bibliography. */
#include "formats/tei/tei-reader.h"

/* Verse */

void
tei_start_line (TeiReader *reader, TeiFrame *frame)
{
  TeiBlock *block = tei_get_block (reader);
  gboolean verse = block->verse || block->kind == DOSSIER_PASSAGE_VERSE;

  if (reader->inline_only > 0)
    {
      tei_add_spaces (reader, frame);
      return;
    }

  if (verse && tei_get_text (reader)->length > 0)
    tei_text_add_raw (tei_get_text (reader), "\n");
  else if (!verse)
    {
      tei_flush (reader);
      block->verse = TRUE;
    }
  tei_add_id (reader, tei_get_attribute (reader, "xml:id"));
  if (block->id == NULL && tei_get_text (reader)->length == 0)
    block->id = tei_dup_attribute (reader, "xml:id");
}

/* Speech */

void
tei_start_speech (TeiReader *reader, TeiFrame *frame)
{
  const char *who = tei_get_attribute (reader, "who");
  TeiBlock *block = tei_push_block (reader, frame, DOSSIER_PASSAGE_SPEECH);
  g_auto (TeiDating) dating = { 0 };

  tei_get_dating (reader, &dating);
  g_free (block->date);
  block->date = tei_dating_to_edtf (&dating);
  tei_take_start (reader);
  block->prose = FALSE;
  block->debate = frame->rule->value;
  block->who = NULL;
  if (who != NULL && *who != '\0')
    {
      block->who = tei_document_get_ref (reader->document, DOSSIER_KIND_PERSON, who);
      block->who->speaks = TRUE;
    }
  g_free (block->speaker);
  block->speaker = g_steal_pointer (&reader->caption);
  reader->document->speeches++;
}

void
tei_end_speech (TeiReader *reader, TeiFrame *frame)
{
  tei_pop_block (reader, frame);
}

/* A paragraph of a speech in a debate; elsewhere a seg is any stretch of text. */
void
tei_start_segment (TeiReader *reader, TeiFrame *frame)
{
  TeiBlock *block = tei_get_block (reader);

  if (block->debate && !block->prose && reader->inline_only == 0)
    tei_push_block (reader, frame, DOSSIER_PASSAGE_SPEECH);
}

void
tei_end_segment (TeiReader *reader, TeiFrame *frame)
{
  if (frame->block)
    tei_pop_block (reader, frame);
}

void
tei_start_speaker (TeiReader *reader, TeiFrame *frame)
{
  tei_flush (reader);
  frame->place = tei_text_get_place (tei_get_text (reader));
  reader->inline_only++;
}

void
tei_end_speaker (TeiReader *reader, TeiFrame *frame)
{
  TeiBlock *block = tei_get_block (reader);

  reader->inline_only--;
  g_free (block->speaker);
  block->speaker = tei_take_caption (reader, frame);
}

void
tei_start_stage (TeiReader *reader, TeiFrame *frame)
{
  if (tei_is_in_prose (reader) || reader->inline_only > 0)
    tei_start_span (reader, frame);
  else
    tei_push_block (reader, frame, DOSSIER_PASSAGE_STAGE);
}

void
tei_end_stage (TeiReader *reader, TeiFrame *frame)
{
  if (frame->block)
    tei_pop_block (reader, frame);
  else
    tei_end_span (reader, frame);
}

/* A character of a play that is declared where the cast is listed. */
void
tei_start_role (TeiReader *reader, TeiFrame *frame)
{
  const char *id = tei_get_attribute (reader, "xml:id");

  frame->place = tei_text_get_place (tei_get_text (reader));
  if (id != NULL)
    frame->data = tei_scope_add_entity (reader->document->scope, DOSSIER_KIND_PERSON, id);
}

void
tei_end_role (TeiReader *reader, TeiFrame *frame)
{
  TeiEntity *entity = frame->data;

  if (entity == NULL)
    return;

  g_free (entity->entity->name);
  entity->entity->name = tei_text_dup_from (tei_get_text (reader), frame->place);
}

/* Works in a bibliography: passages, and sources as well. */

void
tei_start_work (TeiReader *reader, TeiFrame *frame)
{
  DossierSource *source;

  if (!g_str_equal (tei_get_name (tei_get_parent (reader, frame)), "listBibl") ||
      reader->inline_only > 0)
    return;

  source = tei_scope_add_source (reader->document->scope, tei_get_attribute (reader, "xml:id"));
  source->parent_instance.authority = frame->authority;
  tei_push_block (reader, frame, DOSSIER_PASSAGE_LIST_ITEM);
  frame->owner = TEI_OWNER_SOURCE;
  frame->declared = source;
}

void
tei_end_work (TeiReader *reader, TeiFrame *frame)
{
  DossierSource *source = frame->declared;
  TeiEntry entry = { source, NULL };

  if (!frame->block)
    return;

  entry.passage = tei_pop_block (reader, frame);
  if (entry.passage == NULL)
    return;
  if (source->title == NULL)
    source->title = g_strdup (entry.passage->text);
  g_array_append_val (reader->document->entries, entry);
}
