/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/message-finder.h"

#define SHOWN_MS 4000
#define MARK "message-found"

/* A placeholder of printf(): %s, %1$s, %-3u, %.1f, %lu … */
#define PLACEHOLDER "%(?:[0-9]+\\$)?[-+ #0-9.']*[hlzjtqL]*([a-zA-Z])"

/* What may stand in the place of a number, with whatever divides its digits, and of other words. */
#define NUMBER "[\\p{N}.,\\h’٬٫-]*"
#define WORDS "(?s:.*)"

/* The words as they are seen: a mnemonic's underscore is not. */
static char *
make_expression (const char *words, GRegex *placeholder)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) expression = g_string_new ("\\A");
  g_auto (GStrv) parts = NULL;

  for (; *words != '\0'; words++)
    if (*words != '_')
      g_string_append_c (plain, *words);
  parts = g_regex_split (placeholder, plain->str, 0);
  /* Between what is not in placeholders stands the letter of each. */
  for (guint i = 0; parts[i] != NULL; i++)
    if (i % 2 == 0)
      {
        g_autofree char *escaped = g_regex_escape_string (parts[i], -1);

        g_string_append (expression, escaped);
      }
    else
      g_string_append (expression, strchr ("diuf", *parts[i]) != NULL ? NUMBER : WORDS);
  g_string_append (expression, "\\z");
  return g_string_free (g_steal_pointer (&expression), FALSE);
}

static gboolean
has_letter (const char *words, GRegex *placeholder)
{
  g_autofree char *rest = g_regex_replace_literal (placeholder, words, -1, 0, "", 0, NULL);

  for (const char *p = rest; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static void
add_words (GPtrArray *expressions, const char *words, GRegex *placeholder)
{
  g_autofree char *expression = NULL;
  GRegex *regex;

  /* "%1$s, %2$s" would be anything. */
  if (words == NULL || !has_letter (words, placeholder))
    return;
  expression = make_expression (words, placeholder);
  regex = g_regex_new (expression, 0, 0, NULL);
  if (regex != NULL)
    g_ptr_array_add (expressions, regex);
}

/* (element-type GRegex): what it may look like. */
static GPtrArray *
make_expressions (DossierMessage *message)
{
  g_autoptr (GRegex) placeholder = g_regex_new (PLACEHOLDER, 0, 0, NULL);
  GPtrArray *expressions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);

  for (guint i = 0; i < message->translations->len; i++)
    add_words (expressions, message->translations->pdata[i], placeholder);
  add_words (expressions, message->id, placeholder);
  add_words (expressions, message->plural, placeholder);
  return expressions;
}

static gboolean
matches (GPtrArray *expressions, const char *text)
{
  for (guint i = 0; text != NULL && *text != '\0' && i < expressions->len; i++)
    if (g_regex_match (expressions->pdata[i], text, 0, NULL))
      return TRUE;
  return FALSE;
}

static gboolean
shows (GtkWidget *widget, GPtrArray *expressions)
{
  if (GTK_IS_LABEL (widget) && matches (expressions, gtk_label_get_text (GTK_LABEL (widget))))
    return TRUE;
  return matches (expressions, gtk_widget_get_tooltip_text (widget));
}

static void
collect (GtkWidget *widget, GPtrArray *expressions, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (shows (widget, expressions))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, expressions, found);
}

static void
unmark_cb (gpointer widget)
{
  gtk_widget_remove_css_class (widget, MARK);
  g_object_unref (widget);
}

guint
dossier_message_show_places (DossierMessage *message, GtkWindow *except)
{
  g_autoptr (GPtrArray) expressions = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  GListModel *windows = gtk_window_get_toplevels ();

  g_return_val_if_fail (DOSSIER_IS_MESSAGE (message), 0);

  expressions = make_expressions (message);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != (GtkWidget *) except)
        collect (window, expressions, found);
    }
  for (guint i = 0; i < found->len; i++)
    {
      gtk_widget_add_css_class (found->pdata[i], MARK);
      g_timeout_add_once (SHOWN_MS, unmark_cb, g_object_ref (found->pdata[i]));
    }
  if (found->len > 0)
    gtk_window_present (GTK_WINDOW (gtk_widget_get_root (found->pdata[0])));
  return found->len;
}
