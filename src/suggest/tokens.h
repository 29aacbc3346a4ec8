/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suggest/rules.h"

G_BEGIN_DECLS

typedef enum
{
  TOKEN_WORD,   /* also "1990s", "U.S.", "J." */
  TOKEN_NUMBER, /* digits, also "10,000" */
  TOKEN_MARK,   /* one character */
} TokenType;

/**
 * Token:
 * @start, @end: in characters, without @possessive's ending
 * @byte: where it begins, in bytes
 * @text, @fold: as it stands, and in lower case with straight apostrophes
 * @classes: see WordClass
 * @capital: it begins with a capital
 * @capitals: it has several letters, all capitals
 * @space: white space stands before it
 * @possessive: "’s" stands behind it
 * @quote: index of the quotation it stands in, or -1
 * @sentence: index; what is said in quotation marks belongs to the sentence around it
 */
typedef struct
{
  TokenType type;
  guint start;
  guint end;
  gsize byte;
  char *text;
  char *fold;
  WordClasses classes;
  gboolean capital;
  gboolean capitals;
  gboolean space;
  gboolean possessive;
  int quote;
  int sentence;
} Token;

/* (element-type Token) (transfer full): of @text. */
GArray *tokens_divide (const Rules *rules, const char *text);

#define TOKEN(tokens, i) (&g_array_index ((tokens), Token, (i)))
static inline gboolean
token_is (const Token *token, const char *fold)
{
  return g_str_equal (token->fold, fold);
}

G_END_DECLS
