/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "linking/undo.h"

/* More than anybody walks back, and little to keep. */
#define MAX_STEPS 500

typedef struct
{
  char *label;
  DossierUndoFunc undo;
  DossierUndoFunc redo;
  gpointer data;
  GDestroyNotify free_data;
} Step;

struct _DossierUndo
{
  GObject parent_instance;

  GPtrArray *done;   /* of Step, newest last */
  GPtrArray *undone; /* of Step, the next to redo last */
  gboolean stepping; /* a step is being undone or redone */
};

enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DossierUndo, dossier_undo, G_TYPE_OBJECT)

static void
step_free (gpointer data)
{
  Step *step = data;

  if (step->free_data != NULL)
    step->free_data (step->data);
  g_free (step->label);
  g_free (step);
}

static Step *
last (GPtrArray *steps)
{
  return steps->len > 0 ? steps->pdata[steps->len - 1] : NULL;
}

static void
notify_all (DossierUndo *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
move_step (DossierUndo *self, GPtrArray *from, GPtrArray *to)
{
  Step *step;

  /* What a step does is told to views, and none of them may begin another meanwhile. */
  if (from->len == 0 || self->stepping)
    return;

  step = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, step);
  self->stepping = TRUE;
  if (from == self->done)
    step->undo (step->data);
  else
    step->redo (step->data);
  self->stepping = FALSE;
  notify_all (self);
}

static void
dossier_undo_finalize (GObject *object)
{
  DossierUndo *self = DOSSIER_UNDO (object);

  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);

  G_OBJECT_CLASS (dossier_undo_parent_class)->finalize (object);
}

static void
dossier_undo_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DossierUndo *self = DOSSIER_UNDO (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, dossier_undo_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, dossier_undo_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, dossier_undo_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, dossier_undo_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dossier_undo_class_init (DossierUndoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = dossier_undo_finalize;
  object_class->get_property = dossier_undo_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dossier_undo_init (DossierUndo *self)
{
  self->done = g_ptr_array_new_with_free_func (step_free);
  self->undone = g_ptr_array_new_with_free_func (step_free);
}

DossierUndo *
dossier_undo_new (void)
{
  return g_object_new (DOSSIER_TYPE_UNDO, NULL);
}

void
dossier_undo_push (DossierUndo *self,
                   const char *label,
                   DossierUndoFunc undo,
                   DossierUndoFunc redo,
                   gpointer data,
                   GDestroyNotify free_data)
{
  Step *step;

  g_return_if_fail (DOSSIER_IS_UNDO (self));
  g_return_if_fail (label != NULL && undo != NULL && redo != NULL);

  step = g_new0 (Step, 1);
  step->label = g_strdup (label);
  step->undo = undo;
  step->redo = redo;
  step->data = data;
  step->free_data = free_data;

  g_ptr_array_set_size (self->undone, 0);
  if (self->done->len >= MAX_STEPS)
    g_ptr_array_remove_index (self->done, 0);
  g_ptr_array_add (self->done, step);
  notify_all (self);
}

gboolean
dossier_undo_is_last (DossierUndo *self, gconstpointer data)
{
  g_return_val_if_fail (DOSSIER_IS_UNDO (self), FALSE);

  return self->done->len > 0 && last (self->done)->data == data;
}

void
dossier_undo_drop_last (DossierUndo *self)
{
  g_return_if_fail (DOSSIER_IS_UNDO (self));

  if (self->done->len == 0)
    return;
  g_ptr_array_set_size (self->done, self->done->len - 1);
  notify_all (self);
}

gboolean
dossier_undo_can_undo (DossierUndo *self)
{
  g_return_val_if_fail (DOSSIER_IS_UNDO (self), FALSE);

  return self->done->len > 0;
}

gboolean
dossier_undo_can_redo (DossierUndo *self)
{
  g_return_val_if_fail (DOSSIER_IS_UNDO (self), FALSE);

  return self->undone->len > 0;
}

const char *
dossier_undo_get_undo_label (DossierUndo *self)
{
  g_return_val_if_fail (DOSSIER_IS_UNDO (self), NULL);

  return self->done->len > 0 ? last (self->done)->label : NULL;
}

const char *
dossier_undo_get_redo_label (DossierUndo *self)
{
  g_return_val_if_fail (DOSSIER_IS_UNDO (self), NULL);

  return self->undone->len > 0 ? last (self->undone)->label : NULL;
}

void
dossier_undo_undo (DossierUndo *self)
{
  g_return_if_fail (DOSSIER_IS_UNDO (self));

  move_step (self, self->done, self->undone);
}

void
dossier_undo_redo (DossierUndo *self)
{
  g_return_if_fail (DOSSIER_IS_UNDO (self));

  move_step (self, self->undone, self->done);
}

void
dossier_undo_clear (DossierUndo *self)
{
  g_return_if_fail (DOSSIER_IS_UNDO (self));

  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
  notify_all (self);
}
