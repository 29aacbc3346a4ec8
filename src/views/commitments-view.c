/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "formats/citation.h"
#include "model/list.h"
#include "model/shown-name.h"
#include "views/commitments-view.h"
#include "views/labels.h"
#include "views/notes-sign.h"
#include "views/record-list.h"
#include "widgets/column.h"
#include "widgets/figure-bar.h"
#include "widgets/verdict-mark.h"

/* One commitment in the list. */
#define DOSSIER_TYPE_COMMITMENT_ROW (dossier_commitment_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierCommitmentRow, dossier_commitment_row, DOSSIER, COMMITMENT_ROW, GtkBox)

struct _DossierCommitmentRow
{
  GtkBox parent_instance;

  GtkWidget *title;
  GtkWidget *verdict;
  GtkWidget *announced;
  GtkWidget *due;
  GtkWidget *outcome;
  GtkWidget *figures;
  GtkWidget *figures_label;
  GtkWidget *figures_box;
  GtkWidget *jumps;
  GtkWidget *notes;
  GtkWidget *yours;
};

G_DEFINE_FINAL_TYPE (DossierCommitmentRow, dossier_commitment_row, GTK_TYPE_BOX)

static void
dossier_commitment_row_class_init (DossierCommitmentRowClass *klass)
{
}

static GtkWidget *
make_figures (DossierCommitmentRow *self)
{
  self->figures_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->figures = dossier_figure_bar_new ();
  self->figures_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->figures_label, "record-meta");
  gtk_widget_add_css_class (self->figures_label, "numeric");
  gtk_widget_set_hexpand (self->figures, TRUE);
  gtk_widget_set_valign (self->figures, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->figures_box), self->figures);
  gtk_box_append (GTK_BOX (self->figures_box), self->figures_label);
  return self->figures_box;
}

static void
dossier_commitment_row_init (DossierCommitmentRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  /* Translators: heading: what a statement rests on; also the pane with the map and the lists */
  GtkWidget *evidence = gtk_label_new (_ ("Evidence"));
  GtkWidget *title = dossier_column_new (0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->title = dossier_wrapping_label ("record-title");
  dossier_column_append (DOSSIER_COLUMN (title), self->title);
  gtk_widget_set_hexpand (title, TRUE);
  self->verdict = dossier_verdict_mark_new ();
  gtk_widget_set_valign (self->verdict, GTK_ALIGN_START);
  self->announced = dossier_wrapping_label ("record-text");
  self->due = dossier_wrapping_label ("record-text");
  self->outcome = dossier_wrapping_label ("record-text");
  self->jumps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_add_css_class (evidence, "record-meta");

  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->verdict);
  self->yours = dossier_yours_sign_new ();
  gtk_box_append (GTK_BOX (foot), self->yours);
  gtk_box_append (GTK_BOX (foot), evidence);
  self->notes = dossier_notes_sign_new ();
  gtk_box_append (GTK_BOX (foot), self->jumps);
  gtk_box_append (GTK_BOX (foot), self->notes);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), self->announced);
  gtk_box_append (GTK_BOX (self), self->due);
  gtk_box_append (GTK_BOX (self), self->outcome);
  gtk_box_append (GTK_BOX (self), make_figures (self));
  gtk_box_append (GTK_BOX (self), foot);
}

static GtkWidget *
make_row (DossierSession *session)
{
  return g_object_new (DOSSIER_TYPE_COMMITMENT_ROW, NULL);
}

static char *
list_speakers (DossierCommitment *commitment)
{
  DossierItem *item = DOSSIER_ITEM (commitment);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; item->speakers != NULL && i < item->speakers->len; i++)
    {
      DossierEntity *who = item->speakers->pdata[i];
      gboolean body = DOSSIER_ITEM (who)->kind == DOSSIER_KIND_ORGANISATION;

      g_ptr_array_add (names, (char *) (body ? dossier_entity_get_shown_short_name (who)
                                             : dossier_entity_get_shown_name (who)));
    }
  return dossier_list_and (names);
}

static char *
describe_announced (DossierCommitment *commitment)
{
  DossierItem *item = DOSSIER_ITEM (commitment);
  g_autofree char *date = item->date ? dossier_date_describe (item->date) : NULL;
  g_autofree char *who = list_speakers (commitment);
  const char *text = commitment->announced_text ? commitment->announced_text : "";

  if (date != NULL && *who != '\0' && *text != '\0')
    /* Translators: %1$s is a date as it stands alone (“mid-May 2020”, “since 2018”), %2$s who
     * announced it, %3$s how, in words. Word it so that they need no other ending. */
    return g_strdup_printf (_ ("Announced %1$s by %2$s: %3$s"), date, who, text);
  if (date != NULL && *who != '\0')
    /* Translators: %1$s is a date as it stands alone (“mid-May 2020”, “since 2018”), %2$s who
     * announced it. Word it so that they need no other ending. */
    return g_strdup_printf (_ ("Announced %1$s by %2$s"), date, who);
  if (date != NULL)
    /* Translators: %1$s is a date as it stands alone (“mid-May 2020”, “since 2018”), %2$s how
     * something was announced, in words. */
    return *text != '\0' ? g_strdup_printf (_ ("Announced %1$s: %2$s"), date, text)
                         /* Translators: %s is a date as it stands alone (“mid-May 2020”, “since
                          * 2018”). Word it so that it needs no other ending. */
                         : g_strdup_printf (_ ("Announced %s"), date);
  if (*who != '\0')
    /* Translators: %1$s is who announced it, by name, %2$s how, in words. Word it so that the name
     * needs no other ending. */
    return *text != '\0' ? g_strdup_printf (_ ("Announced by %1$s: %2$s"), who, text)
                         /* Translators: %s is who announced it, by name. Word it so that the name
                          * needs no other ending. */
                         : g_strdup_printf (_ ("Announced by %s"), who);
  /* Translators: %s is how something was announced, in words. */
  return *text ? g_strdup_printf (_ ("Announced: %s"), text) : NULL;
}

static char *
describe_due (DossierCommitment *commitment)
{
  g_autofree char *date = commitment->due ? dossier_date_describe (commitment->due) : NULL;

  if (commitment->due_text != NULL && *commitment->due_text != '\0')
    /* Translators: %s is when something was to be done, in words. */
    return g_strdup_printf (_ ("Due: %s"), commitment->due_text);
  /* Translators: %s is a date as it stands alone (“mid-May 2020”, “until 2021”). Word it so that it
   * needs no other ending. */
  return date ? g_strdup_printf (_ ("Due %s"), date) : NULL;
}

static void
bind_figures (DossierCommitmentRow *self, DossierCommitment *commitment)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->figures_box, commitment->of > 0);
  if (commitment->of == 0)
    return;
  /* Translators: how much was done: %1$'u of %2$'u, as in "31 of 43". */
  text = g_strdup_printf (_ ("%1$'u of %2$'u"), commitment->done, commitment->of);
  dossier_figure_bar_set (DOSSIER_FIGURE_BAR (self->figures), commitment->done, commitment->of,
                          commitment->verdict);
  gtk_label_set_label (GTK_LABEL (self->figures_label), text);
}

static void
bind_row (GtkWidget *row, DossierSession *session, DossierItem *item)
{
  DossierCommitmentRow *self = DOSSIER_COMMITMENT_ROW (row);
  DossierCommitment *commitment = DOSSIER_COMMITMENT (item);
  g_autofree char *announced = describe_announced (commitment);
  g_autofree char *due = describe_due (commitment);
  g_autofree char *outcome = NULL;

  if (commitment->outcome != NULL)
    /* Translators: %s is what came of an announcement, in words. */
    outcome = g_strdup_printf (_ ("Done: %s"), commitment->outcome);
  gtk_label_set_label (GTK_LABEL (self->title), commitment->title);
  dossier_verdict_mark_set (DOSSIER_VERDICT_MARK (self->verdict), commitment->verdict,
                            dossier_verdict_get_icon_name (commitment->verdict),
                            dossier_citation_verdict (commitment->verdict));
  dossier_label_set_or_hide (self->announced, announced);
  dossier_label_set_or_hide (self->due, due);
  dossier_label_set_or_hide (self->outcome, outcome);
  bind_figures (self, commitment);
  dossier_yours_sign_set (self->yours, item);
  dossier_fill_passage_buttons (GTK_BOX (self->jumps), session, item, row);
  dossier_notes_sign_set_item (DOSSIER_NOTES_SIGN (self->notes), session, item);
}

static char *
get_row_name (DossierItem *item, DossierSession *session)
{
  DossierCommitment *commitment = DOSSIER_COMMITMENT (item);

  /* Translators: %1$s is the title of a commitment, %2$s the verdict on it. */
  return g_strdup_printf (_ ("%1$s: %2$s"), commitment->title,
                          dossier_citation_verdict (commitment->verdict));
}

static const char *
get_name (void)
{
  return _ ("Said and done");
}

static char *
print_count (guint passing, guint total)
{
  return g_strdup_printf (
    /* Translators: how many the filter leaves: %1$'u of %2$'u. */
    ngettext ("%1$'u of %2$'u commitment", "%1$'u of %2$'u commitments", total), passing, total);
}

static const char *
get_none (gboolean filtered)
{
  return filtered ? _ ("The filter leaves no commitment.")
                  : _ ("This document assesses no commitments.");
}

GtkWidget *
dossier_commitments_view_new (DossierSession *session)
{
  static const DossierRecordKind kind = {
    .kind = DOSSIER_KIND_COMMITMENT,
    .get_name = get_name,
    .make = make_row,
    .bind = bind_row,
    .get_row_name = get_row_name,
    .print_count = print_count,
    .get_none = get_none,
  };

  return dossier_record_list_new (session, &kind);
}
