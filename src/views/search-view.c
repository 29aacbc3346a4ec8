/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "store/search.h"
#include "views/labels.h"
#include "views/search-row.h"
#include "views/search-view.h"
#include "widgets/wrap-layout.h"

/* Rows at most: what a person looks through before they type another word. */
#define MAX_HITS 50
/* Hits for words of before are dimmed at once, and go after this. */
#define STALE_MS 150

struct _DossierSearchView
{
  GtkBox parent_instance;

  DossierSession *session;
  DossierStore *store; /* borrowed */
  GtkEditable *entry;  /* borrowed, NULL once it is gone */
  AdwBin *place;
  GtkWidget *only_here;
  GtkWidget
    *best_first; /* rather than in the order of the documents; only where not all is shown */
  GtkWidget *count;
  GtkWidget *scroller;
  GtkListBox *list;
  GtkWidget *message;
  GtkWidget *everywhere;

  GPtrArray *rows; /* of DossierSearchRow: made once, shown as needed */
  DossierFindings *findings;
  char *words;               /* what the results are, or will be, about */
  GCancellable *cancellable; /* while they are looked for */
  guint stale_source;
  gboolean go; /* to the first, as soon as it is there */
};

enum
{
  CHOSEN,
  CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierSearchView, dossier_search_view, GTK_TYPE_BOX)

static gboolean
is_best_first (DossierSearchView *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->best_first));
}

static gboolean
is_here (DossierSearchView *self, const DossierHit *hit)
{
  DossierDocument *document = dossier_session_get_document (self->session);

  return document != NULL && g_strcmp0 (document->uuid, hit->document) == 0;
}

/* Rows */

static void
choose (DossierSearchView *self, const DossierHit *hit)
{
  g_autofree char *words = g_strdup (self->words);

  g_signal_emit (self, signals[CHOSEN], 0, hit, words);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DossierSearchView *self)
{
  if (self->cancellable == NULL)
    choose (self, dossier_search_row_get_hit (DOSSIER_SEARCH_ROW (row)));
}

/* How much the hit's document has; never NULL while there are hits. */
static const DossierHitCount *
get_count (DossierSearchView *self, const DossierHit *hit)
{
  const GPtrArray *documents = self->findings->documents;

  for (guint i = 0; i < documents->len; i++)
    {
      const DossierHitCount *count = documents->pdata[i];

      if (g_strcmp0 (count->document, hit->document) == 0)
        return count;
    }
  return NULL;
}

static GtkWidget *
make_header (DossierSearchView *self, const DossierHit *hit, gboolean with_title)
{
  const DossierHitCount *count = get_count (self, hit);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *kind = NULL;
  GtkWidget *label;

  if (with_title && count != NULL)
    {
      label = gtk_label_new (count->title);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (box), label);
    }
  /* Translators: over what a search found. %1$s is a kind, such as "Quotes", %2$'u how many. */
  kind = g_strdup_printf (_ ("%1$s · %2$'u"), dossier_hit_kind_to_display (hit->kind),
                          count != NULL ? count->counts[hit->kind] : 0);
  label = gtk_label_new (kind);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "search-kind");
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "search-heading");
  return box;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  DossierSearchView *self = data;
  const DossierHit *hit = dossier_search_row_get_hit (DOSSIER_SEARCH_ROW (row));
  const DossierHit *other =
    before != NULL ? dossier_search_row_get_hit (DOSSIER_SEARCH_ROW (before)) : NULL;
  gboolean same_document;

  if (hit == NULL)
    return;
  same_document = other != NULL && g_strcmp0 (other->document, hit->document) == 0;
  if (same_document && other->kind == hit->kind)
    gtk_list_box_row_set_header (row, NULL);
  else
    gtk_list_box_row_set_header (row, make_header (self, hit, !same_document));
}

/* The rows are made once: what is typed changes only what they say. */
static DossierSearchRow *
get_row (DossierSearchView *self, guint i)
{
  GtkWidget *row;

  if (i < self->rows->len)
    return self->rows->pdata[i];
  row = dossier_search_row_new ();
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->list, row);
  return DOSSIER_SEARCH_ROW (row);
}

static void
show_hits (DossierSearchView *self)
{
  const GPtrArray *hits = self->findings != NULL ? self->findings->hits : NULL;
  guint n_hits = hits != NULL ? hits->len : 0;
  DossierDocument *document = dossier_session_get_document (self->session);

  for (guint i = 0; i < MAX (n_hits, self->rows->len); i++)
    {
      const DossierHit *hit = i < n_hits ? hits->pdata[i] : NULL;

      dossier_search_row_set_hit (get_row (self, i), hit,
                                  hit != NULL && is_here (self, hit) ? document : NULL);
    }
  /* The list asks for headings as soon as rows come and go. */
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_visible (self->rows->pdata[i], i < n_hits);
  gtk_list_box_invalidate_headers (self->list);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                              GTK_SCROLLED_WINDOW (self->scroller)),
                            0);
}

/* Says how much was found, or that nothing was. */
static void
show_count (DossierSearchView *self)
{
  guint total = self->findings != NULL ? self->findings->total : 0;
  guint shown = self->findings != NULL ? self->findings->hits->len : 0;
  gboolean asked = *self->words != '\0' && self->findings != NULL;
  g_autofree char *count = NULL;
  g_autofree char *none = NULL;

  if (asked && self->findings->more)
    /* Translators: %'u is how many things a search has counted before it gave up counting. */
    count = g_strdup_printf (_ ("More than %'u found"), total);
  else if (asked && total > shown)
    /* Translators: %2$'u is how many things a search found, %1$'u how many of them are shown. */
    count = g_strdup_printf (_ ("First %1$'u of %2$'u"), shown, total);
  else if (asked && total > 0)
    /* Translators: %'u is how many things a search found */
    count = g_strdup_printf (ngettext ("%'u found", "%'u found", total), total);
  else if (asked)
    /* Translators: %s is what the person looks for. */
    none = g_strdup_printf (_ ("Nothing is found for “%s”."), self->words);
  gtk_label_set_label (GTK_LABEL (self->count), count != NULL ? count : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  count != NULL ? count : "", -1);
  dossier_label_set_or_hide (self->message, none);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->message), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  none != NULL ? none : "", -1);
  gtk_widget_set_visible (self->scroller, total > 0);
  gtk_widget_set_visible (self->best_first, total > shown || (asked && is_best_first (self)));
}

static void
update_everywhere (DossierSearchView *self)
{
  gboolean here = FALSE;

  for (guint i = 0; self->findings != NULL && i < self->findings->hits->len && !here; i++)
    here = is_here (self, self->findings->hits->pdata[i]);
  gtk_widget_set_visible (self->everywhere, here);
}

static void
take_findings (DossierSearchView *self, DossierFindings *findings)
{
  DossierFindings *former = self->findings;

  g_clear_handle_id (&self->stale_source, g_source_remove);
  self->findings = findings;
  show_hits (self);
  show_count (self);
  update_everywhere (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), TRUE);
  g_clear_pointer (&former, dossier_findings_free);
}

/* Searching */

static gboolean
is_of_document (const DossierHit *hit, const DossierHit *first)
{
  return g_str_equal (hit->document, first->document);
}

static gboolean
is_of_group (const DossierHit *hit, const DossierHit *first)
{
  return hit->kind == first->kind && is_of_document (hit, first);
}

typedef gboolean (*BelongsFunc) (const DossierHit *hit, const DossierHit *first);

/* Puts what belongs together where the first of it is. */
static void
gather (GPtrArray *hits, BelongsFunc belongs)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const DossierHit *first = hits->pdata[i];
      guint end = i + 1;

      for (guint j = end; j < hits->len; j++)
        if (belongs (hits->pdata[j], first))
          g_ptr_array_insert (hits, (int) end++, g_ptr_array_steal_index (hits, j));
      i = end - 1;
    }
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSearchView) self = data;
  g_autoptr (GError) error = NULL;
  DossierFindings *findings = dossier_store_search_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    {
      g_clear_pointer (&findings, dossier_findings_free);
      return;
    }
  g_clear_object (&self->cancellable);
  if (findings != NULL && is_best_first (self))
    {
      gather (findings->hits, is_of_document);
      gather (findings->hits, is_of_group);
    }
  take_findings (self, findings);
  if (findings == NULL)
    dossier_label_set_or_hide (self->message, error->message);
  if (self->go && findings != NULL && findings->hits->len > 0)
    choose (self, findings->hits->pdata[0]);
  self->go = FALSE;
}

static gboolean
stale_cb (gpointer data)
{
  DossierSearchView *self = data;

  self->stale_source = 0;
  take_findings (self, NULL);
  return G_SOURCE_REMOVE;
}

static void
stop (DossierSearchView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->go = FALSE;
}

/* The text that is shown, whichever language was chosen for the document elsewhere. */
static char *
name_text (DossierDocument *document)
{
  if (document == NULL || document->language == NULL)
    return document != NULL ? g_strdup (document->uuid) : NULL;
  return g_strconcat (document->uuid, "@", document->language, NULL);
}

/* What was found for other words can no longer be gone to, and goes when nothing comes soon. */
static void
search (DossierSearchView *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  gboolean only_here = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only_here));
  g_autofree char *here = only_here ? name_text (document) : NULL;
  DossierSearch wanted = {
    .typed = self->words,
    .flags = DOSSIER_WORDS_TYPING,
    .document = here,
    .shown = TRUE,
    .limit = MAX_HITS,
    .ranked = is_best_first (self),
  };

  stop (self);
  if (*self->words == '\0' || self->store == NULL)
    {
      take_findings (self, NULL);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  if (self->stale_source == 0 && self->findings != NULL)
    self->stale_source = g_timeout_add (STALE_MS, stale_cb, self);
  self->cancellable = g_cancellable_new ();
  dossier_store_search_async (self->store, &wanted, self->cancellable, found_cb,
                              g_object_ref (self));
}

static void
changed_cb (DossierSearchView *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (g_str_equal (words, self->words))
    return;
  g_free (self->words);
  self->words = g_steal_pointer (&words);
  search (self);
}

static void
choice_cb (DossierSearchView *self)
{
  search (self);
}

/* Enter in the entry leads to the first, also when that is still looked for. */
static void
activate_cb (DossierSearchView *self)
{
  if (self->cancellable != NULL)
    self->go = TRUE;
  else if (self->findings != NULL && self->findings->hits->len > 0)
    choose (self, self->findings->hits->pdata[0]);
  else if (*self->words != '\0')
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* Whether the last word is found here only as the beginning of others: the person has not typed it
 * to its end. */
static gboolean
only_begins (DossierSearchView *self)
{
  DossierDocument *document = dossier_session_get_document (self->session);
  const char *languages[] = { document->language, NULL };
  g_autoptr (DossierWords) words =
    dossier_words_new (self->words, DOSSIER_WORDS_DEFAULT, languages);

  for (guint i = 0; self->findings != NULL && i < self->findings->hits->len; i++)
    {
      const DossierHit *hit = self->findings->hits->pdata[i];

      if (is_here (self, hit) && dossier_words_match (words, hit->snippet, document->language))
        return FALSE;
    }
  return TRUE;
}

/* The words become part of what is asked of all views. */
static void
everywhere_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierSearchView *self = DOSSIER_SEARCH_VIEW (widget);
  g_autoptr (DossierQuery) query = NULL;

  if (*self->words == '\0' || dossier_session_get_document (self->session) == NULL)
    return;
  query = dossier_query_set_words (dossier_session_get_query (self->session), self->words,
                                   only_begins (self));
  dossier_session_set_query (self->session, query);
  g_signal_emit (self, signals[CLOSE], 0);
}

/* Keys */

static gboolean
focus_first (DossierSearchView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_mapped (self->rows->pdata[i]))
      return gtk_widget_grab_focus (self->rows->pdata[i]);
  return FALSE;
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint key,
              guint code,
              GdkModifierType held,
              DossierSearchView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  if (key == GDK_KEY_Down)
    return focus_first (self);
  if (key == GDK_KEY_Tab && (held & GDK_SHIFT_MASK) == 0)
    return gtk_widget_grab_focus (self->only_here);
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (held & GDK_CONTROL_MASK) != 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "search.everywhere", NULL);
  return FALSE;
}

static gboolean
keynav_failed_cb (GtkWidget *list, GtkDirectionType direction, DossierSearchView *self)
{
  if (direction != GTK_DIR_UP || self->entry == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);
  return TRUE;
}

/* Whoever types among the results types on in the entry. */
static gboolean
list_key_cb (GtkEventControllerKey *controller,
             guint key,
             guint code,
             GdkModifierType held,
             DossierSearchView *self)
{
  gunichar c = gdk_keyval_to_unicode (key);

  if (self->entry == NULL || (held & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      (key != GDK_KEY_BackSpace && (c == 0 || !g_unichar_isgraph (c))))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (self->entry, -1);
  return gtk_event_controller_key_forward (controller,
                                           GTK_WIDGET (gtk_editable_get_delegate (self->entry)));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  g_signal_emit (widget, signals[CLOSE], 0);
  return TRUE;
}

static void
stop_search_cb (DossierSearchView *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
dossier_search_view_dispose (GObject *object)
{
  DossierSearchView *self = DOSSIER_SEARCH_VIEW (object);

  stop (self);
  g_clear_handle_id (&self->stale_source, g_source_remove);
  g_clear_weak_pointer (&self->entry);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dossier_search_view_parent_class)->dispose (object);
}

static void
dossier_search_view_finalize (GObject *object)
{
  DossierSearchView *self = DOSSIER_SEARCH_VIEW (object);

  g_clear_pointer (&self->findings, dossier_findings_free);
  g_ptr_array_unref (self->rows);
  g_free (self->words);

  G_OBJECT_CLASS (dossier_search_view_parent_class)->finalize (object);
}

static void
dossier_search_view_class_init (DossierSearchViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_search_view_dispose;
  object_class->finalize = dossier_search_view_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", DOSSIER_TYPE_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[CLOSE] = g_signal_new ("close", DOSSIER_TYPE_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "search.everywhere", NULL, everywhere_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "search.everywhere", NULL);
  gtk_widget_class_set_css_name (widget_class, "searchview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
make_list (DossierSearchView *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the name of the list of what was found */
                                  _ ("Search results"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
  g_signal_connect_object (list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_cb), self, 0);
  gtk_widget_add_controller (list, keys);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list);
}

static GtkWidget *
make_status (const char *css_class)
{
  /* There is no announcing in GTK 4.8: a status whose name changes is read out. */
  GtkWidget *label =
    g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_choice (DossierSearchView *self, const char *label, const char *name)
{
  GtkWidget *button = gtk_check_button_new_with_mnemonic (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (choice_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_choices (DossierSearchView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_layout_manager (buttons, dossier_wrap_layout_new (6, 0));
  gtk_widget_set_hexpand (buttons, TRUE);
  self->only_here = make_choice (self, _ ("_Only in this document"), _ ("Only in this document"));
  self->best_first =
    make_choice (self,
                 /* Translators: a button: how what was found is ordered */
                 _ ("_Best first"),
                 /* Translators: the name of the button “_Best first”, read aloud */
                 _ ("Best first"));
  gtk_widget_set_visible (self->best_first, FALSE);
  self->count = make_status ("dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->count), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (buttons), self->only_here);
  gtk_box_append (GTK_BOX (buttons), self->best_first);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_widget_add_css_class (box, "search-choices");
  return box;
}

static void
dossier_search_view_init (DossierSearchView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->rows = g_ptr_array_new ();
  self->words = g_strdup ("");
  self->place = ADW_BIN (adw_bin_new ());
  make_list (self);
  self->message = make_status ("search-message");
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_widget_set_visible (self->message, FALSE);
  self->everywhere = gtk_button_new_with_mnemonic (_ ("_Show in All Views"));
  gtk_widget_set_tooltip_text (self->everywhere, _ ("Filter by These Words (Ctrl+Enter)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->everywhere), "search.everywhere");
  gtk_widget_add_css_class (self->everywhere, "flat");
  gtk_widget_set_visible (self->everywhere, FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (self), make_choices (self));
  gtk_box_append (GTK_BOX (self), self->message);
  gtk_box_append (GTK_BOX (self), self->scroller);
  gtk_box_append (GTK_BOX (self), self->everywhere);
  gtk_widget_set_visible (self->scroller, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Results of the search"), -1);
}

GtkWidget *
dossier_search_view_new (DossierSession *session, GtkSearchEntry *entry)
{
  DossierSearchView *self;
  GtkEventController *keys;

  g_return_val_if_fail (DOSSIER_IS_SESSION (session), NULL);
  g_return_val_if_fail (GTK_IS_SEARCH_ENTRY (entry), NULL);

  self = g_object_new (DOSSIER_TYPE_SEARCH_VIEW, NULL);
  self->session = g_object_ref (session);
  g_set_weak_pointer (&self->entry, GTK_EDITABLE (entry));
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

void
dossier_search_view_set_store (DossierSearchView *self, DossierStore *store)
{
  g_return_if_fail (DOSSIER_IS_SEARCH_VIEW (self));

  self->store = store;
}

AdwBin *
dossier_search_view_get_place (DossierSearchView *self)
{
  g_return_val_if_fail (DOSSIER_IS_SEARCH_VIEW (self), NULL);

  return self->place;
}

void
dossier_search_view_refresh (DossierSearchView *self)
{
  g_return_if_fail (DOSSIER_IS_SEARCH_VIEW (self));

  if (self->entry != NULL)
    changed_cb (self);
  search (self);
}
