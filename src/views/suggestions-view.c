/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "views/suggestion-editor.h"
#include "views/suggestion-row.h"
#include "views/suggestions-head.h"
#include "views/suggestions-view.h"

#define ALL DOSSIER_N_SUGGESTION_KINDS

struct _DossierSuggestionsView
{
  AdwBin parent_instance;

  DossierReview *review;
  DossierSuggestionsHead *head;
  GtkLabel *none;
  GtkWidget *scroller;
  GtkStack *stack; /* of these two */
  GListStore *shown;
  GtkSingleSelection *selection;
  GtkListView *list;
  gboolean filling;
  gboolean awaited; /* the list gets the keyboard as soon as there is something in it */
};

enum
{
  CURRENT,
  SHOW,
  CLOSE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierSuggestionsView, dossier_suggestions_view, ADW_TYPE_BIN)

DossierProposal *
dossier_suggestions_view_get_current (DossierSuggestionsView *self)
{
  g_return_val_if_fail (DOSSIER_IS_SUGGESTIONS_VIEW (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/* What is listed */

static gboolean
is_wanted (DossierSuggestionsView *self, DossierProposal *proposal)
{
  DossierSuggestionKind kind = dossier_suggestions_head_get_kind (self->head);

  return proposal->answer == dossier_suggestions_head_get_answer (self->head) &&
         (kind == ALL || proposal->kind == kind);
}

/* (element-type DossierProposal) (transfer container) */
static GPtrArray *
list_wanted (DossierSuggestionsView *self)
{
  GPtrArray *all = dossier_review_list (self->review);
  GPtrArray *wanted = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (is_wanted (self, all->pdata[i]))
      g_ptr_array_add (wanted, all->pdata[i]);
  return wanted;
}

static gboolean
shows (DossierSuggestionsView *self, guint at, gconstpointer proposal)
{
  g_autoptr (DossierProposal) there = g_list_model_get_item (G_LIST_MODEL (self->shown), at);

  return there == proposal;
}

/* Rows that stay are left alone, so that the keyboard stays where it is. */
static void
fill (DossierSuggestionsView *self)
{
  g_autoptr (GPtrArray) wanted = list_wanted (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint head = 0, tail = 0;

  while (head < MIN (n, wanted->len) && shows (self, head, wanted->pdata[head]))
    head++;
  while (tail < MIN (n, wanted->len) - head &&
         shows (self, n - tail - 1, wanted->pdata[wanted->len - tail - 1]))
    tail++;
  g_list_store_splice (self->shown, head, n - head - tail, wanted->pdata + head,
                       wanted->len - head - tail);
}

static const char *
get_none (DossierSuggestionsView *self)
{
  gboolean busy;

  g_object_get (self->review, "busy", &busy, NULL);
  if (busy)
    return _ ("Looking for suggestions…");
  switch (dossier_suggestions_head_get_answer (self->head))
    {
    case DOSSIER_ANSWER_ACCEPTED:
      return _ ("You have accepted none of these.");
    case DOSSIER_ANSWER_REJECTED:
      return _ ("You have rejected none of these.");
    case DOSSIER_ANSWER_NONE:
    default:
      return dossier_review_count (self->review, ALL, DOSSIER_ANSWER_ACCEPTED) > 0
               ? _ ("All is reviewed. What you accepted stands in the text, the lists, the map and "
                    "the timeline.")
               : _ ("Nothing is suggested for this text.");
    }
}

static void
tell_current (DossierSuggestionsView *self)
{
  g_signal_emit (self, signals[CURRENT], 0, dossier_suggestions_view_get_current (self));
}

static void
update (DossierSuggestionsView *self)
{
  guint n;

  self->filling = TRUE;
  fill (self);
  self->filling = FALSE;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  dossier_suggestions_head_update (self->head, n);
  gtk_label_set_label (self->none, get_none (self));
  gtk_stack_set_visible_child (self->stack, n > 0 ? self->scroller : GTK_WIDGET (self->none));
  tell_current (self);
  if (self->awaited && n > 0 &&
      gtk_widget_has_focus (dossier_suggestions_head_get_chosen (self->head)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  self->awaited &= n == 0;
}

/* Answers */

typedef void (*AnswerFunc) (DossierReview *review, GPtrArray *proposals);

static DossierProposal *
find (DossierSuggestionsView *self, guint number)
{
  GPtrArray *all = dossier_review_list (self->review);

  for (guint i = 0; i < all->len; i++)
    if (DOSSIER_PROPOSAL (all->pdata[i])->number == number)
      return all->pdata[i];
  return NULL;
}

static AnswerFunc
get_answer (const char *action)
{
  if (g_str_has_prefix (action, "suggestion.accept"))
    return dossier_review_accept;
  return g_str_has_prefix (action, "suggestion.reject") ? dossier_review_reject
                                                        : dossier_review_take_back;
}

static void
answer_one (DossierSuggestionsView *self, DossierProposal *proposal, AnswerFunc answer)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);

  if (proposal == NULL)
    return;
  g_ptr_array_add (one, g_object_ref (proposal));
  answer (self->review, one);
}

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierSuggestionsView *self = DOSSIER_SUGGESTIONS_VIEW (widget);

  answer_one (self, find (self, g_variant_get_uint32 (parameter)), get_answer (name));
}

static void
answer_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierSuggestionsView *self = DOSSIER_SUGGESTIONS_VIEW (widget);
  g_autoptr (GPtrArray) wanted = list_wanted (self);

  get_answer (name) (self->review, wanted);
  dossier_suggestions_view_focus (self);
}

static void
correct (DossierSuggestionsView *self, DossierProposal *proposal)
{
  if (proposal != NULL && proposal->answer == DOSSIER_ANSWER_NONE &&
      proposal->kind != DOSSIER_SUGGESTION_LINK)
    dossier_suggestion_editor_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                       self->review, proposal);
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierSuggestionsView *self = DOSSIER_SUGGESTIONS_VIEW (widget);

  correct (self, find (self, g_variant_get_uint32 (parameter)));
}

static gboolean
key_cb (DossierSuggestionsView *self, guint key, guint code, GdkModifierType state)
{
  DossierProposal *current = dossier_suggestions_view_get_current (self);

  if ((state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0 || current == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_a:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      answer_one (self, current, dossier_review_accept);
      return GDK_EVENT_STOP;
    case GDK_KEY_r:
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      answer_one (self, current, dossier_review_reject);
      return GDK_EVENT_STOP;
    case GDK_KEY_t:
      answer_one (self, current, dossier_review_take_back);
      return GDK_EVENT_STOP;
    case GDK_KEY_e:
      correct (self, current);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* The list */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, dossier_suggestion_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  DossierProposal *proposal = gtk_list_item_get_item (item);
  g_autofree char *name = dossier_proposal_get_name (proposal);

  dossier_suggestion_row_set (DOSSIER_SUGGESTION_ROW (row), proposal);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
selected_cb (DossierSuggestionsView *self)
{
  if (!self->filling)
    tell_current (self);
}

static void
activated_cb (DossierSuggestionsView *self)
{
  g_signal_emit (self, signals[SHOW], 0, dossier_suggestions_view_get_current (self));
}

static GtkWidget *
make_list (DossierSuggestionsView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->shown = g_list_store_new (DOSSIER_TYPE_PROPOSAL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->list = GTK_LIST_VIEW (
    gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "suggestions");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the name of the list of what may stand in a
                                   * text: quotes, dates, people … */
                                  _ ("Suggestions"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
close_cb (DossierSuggestionsView *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
dossier_suggestions_view_dispose (GObject *object)
{
  DossierSuggestionsView *self = DOSSIER_SUGGESTIONS_VIEW (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (dossier_suggestions_view_parent_class)->dispose (object);
}

static void
dossier_suggestions_view_class_init (DossierSuggestionsViewClass *klass)
{
  static const char *const verbs[] = { "accept", "reject", "take-back" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_suggestions_view_dispose;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *one = g_strconcat ("suggestion.", verbs[i], NULL);
      g_autofree char *all = g_strconcat (one, "-all", NULL);

      gtk_widget_class_install_action (widget_class, one, "u", answer_action);
      gtk_widget_class_install_action (widget_class, all, NULL, answer_all_action);
    }
  gtk_widget_class_install_action (widget_class, "suggestion.correct", "u", correct_action);
  signals[CURRENT] = g_signal_new ("current", DOSSIER_TYPE_SUGGESTIONS_VIEW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, DOSSIER_TYPE_PROPOSAL);
  signals[SHOW] = g_signal_new ("show-in-text", DOSSIER_TYPE_SUGGESTIONS_VIEW, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, DOSSIER_TYPE_PROPOSAL);
  signals[CLOSE] = g_signal_new ("close", DOSSIER_TYPE_SUGGESTIONS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_suggestions_view_init (DossierSuggestionsView *self)
{
}

/* The head above, and below it the list or that there is none. */
static void
fill_view (DossierSuggestionsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->head = DOSSIER_SUGGESTIONS_HEAD (dossier_suggestions_head_new (self->review));
  g_signal_connect_object (self->head, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->head, "close", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  self->none = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->none, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->none), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->none), "suggestions-none");
  gtk_widget_set_vexpand (GTK_WIDGET (self->none), TRUE);
  self->scroller = make_list (self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_child (self->stack, self->scroller);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->none));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
dossier_suggestions_view_new (DossierReview *review)
{
  DossierSuggestionsView *self;

  g_return_val_if_fail (DOSSIER_IS_REVIEW (review), NULL);

  self = g_object_new (DOSSIER_TYPE_SUGGESTIONS_VIEW, NULL);
  self->review = g_object_ref (review);
  fill_view (self);
  g_signal_connect_object (review, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (review, "notify::busy", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
dossier_suggestions_view_focus (DossierSuggestionsView *self)
{
  g_return_if_fail (DOSSIER_IS_SUGGESTIONS_VIEW (self));

  if (gtk_stack_get_visible_child (self->stack) == self->scroller)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else
    {
      self->awaited = !dossier_review_is_ready (self->review);
      gtk_widget_grab_focus (dossier_suggestions_head_get_chosen (self->head));
    }
}

void
dossier_suggestions_view_select (DossierSuggestionsView *self, DossierProposal *proposal)
{
  guint position;

  g_return_if_fail (DOSSIER_IS_SUGGESTIONS_VIEW (self));
  g_return_if_fail (DOSSIER_IS_PROPOSAL (proposal));

  if (!is_wanted (self, proposal))
    {
      dossier_suggestions_head_show_all (self->head, proposal->answer);
      update (self);
    }
  if (!g_list_store_find (self->shown, proposal, &position))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}
