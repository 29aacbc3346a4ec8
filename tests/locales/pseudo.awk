# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a catalogue that nobody speaks, but that shows what is not translated, out of one in which each message is its
# own translation (msgen --no-wrap). Each message stands between ⟦ and ⟧, its vowels are doubled (40 % longer), and its
# letters are others, so that no letter of a to z is left but what messages are given: placeholders, markup, options,
# addresses stay as they are.
#
#   awk -v language=en_XA -v letters='å ƀ ç …' -v capitals='Å Ɓ Ç …' -f pseudo.awk

BEGIN {
  split (letters, small, " ")
  split (capitals, big, " ")
  for (i = 1; i <= 26; i++)
    {
      other[substr ("abcdefghijklmnopqrstuvwxyz", i, 1)] = small[i]
      other[substr ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", i, 1)] = big[i]
    }
  # What stays, wherever it stands: escapes of the file, placeholders of printf and strftime, markup, entities, names
  # in templates, addresses.
  kept = "^(\\\\.|%[-+#'0-9.$*EO]*(<[A-Za-z0-9]+>|[hlz]*[A-Za-z%])|</?[A-Za-z][^>]*>|&[a-z]+;|[{][{][^}]*[}][}]" \
    "|[a-z]+://[^ ]*)"
  # Options are words of their own.
  option = "^--?[a-z][-a-z]*"
}

function changed (text,   result, c, before) {
  result = ""
  before = " "
  while (text != "")
    {
      if (match (text, kept) || (before !~ /[A-Za-z0-9-]/ && match (text, option)))
        {
          result = result substr (text, 1, RLENGTH)
          before = substr (text, RLENGTH, 1)
          text = substr (text, RLENGTH + 1)
          continue
        }
      c = substr (text, 1, 1)
      result = result (c in other ? other[c] : c)
      if (c ~ /[aeiouAEIOU]/)
        result = result other[tolower (c)]
      before = c
      text = substr (text, 2)
    }
  return result
}

function flush () {
  if (head == "")
    return
  if (is_header)
    {
      print head " \"\""
      print "\"Project-Id-Version: dossier\\n\""
      print "\"PO-Revision-Date: 2000-01-01 00:00+0000\\n\""
      print "\"Last-Translator: Nobody\\n\""
      print "\"Language-Team: None\\n\""
      print "\"Language: " language "\\n\""
      print "\"MIME-Version: 1.0\\n\""
      print "\"Content-Type: text/plain; charset=UTF-8\\n\""
      print "\"Content-Transfer-Encoding: 8bit\\n\""
      print "\"Plural-Forms: nplurals=2; plural=n != 1;\\n\""
    }
  else
    {
      # A line break at an end has to stay there.
      ends = message ~ /\\n$/ ? "\\n" : ""
      message = substr (message, 1, length (message) - length (ends))
      begins = message ~ /^\\n/ ? "\\n" : ""
      message = substr (message, length (begins) + 1)
      print head " \"" begins "⟦" changed(message) "⟧" ends "\""
    }
  head = ""
}

/^#,/ { sub (/ fuzzy,?/, ""); if ($0 == "#,") next }
/^msgid / { flush (); is_header = $0 == "msgid \"\"" }
/^msgstr/ {
  flush ()
  head = $1
  message = $0
  sub (/^[^"]*"/, "", message)
  sub (/"$/, "", message)
  next
}
/^"/ && head != "" { message = message substr ($0, 2, length ($0) - 2); next }
# What follows an empty first line is the message that the line opens, unless it is the header's.
/^"/ { is_header = 0 }
{ flush (); print }
END { flush () }
