package dev.assay.formats.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts English text into the tokens of the Penn Treebank: words, punctuation and contractions apart. Spaces are put
/// in by rules, one after another, and the pieces are then found again in the text.
///
/// **Source**: R. MacIntyre, `tokenizer.sed` of the Penn Treebank (1995), with the rules and the order of NLTK's
/// `TreebankWordTokenizer`, and `/` as punctuation, as Label Studio's converter adds it.
public final class TreebankTokens {
    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;
    private static final List<Rule> BEFORE_PADDING = List.of(
            rule("^\"", "``"),
            rule("(``)", " $1 "),
            rule("([ (\\[{<])(\"|'{2})", "$1 `` "),
            rule("([:,])([^\\d])", " $1 $2"),
            rule("([:,])$", " $1 "),
            rule("\\.\\.\\.", " ... "),
            rule("[;@#$/%&]", " $0 "),
            rule("([^.])(\\.)([\\])}>\"']*)\\s*$", "$1 $2$3 "),
            rule("[?!]", " $0 "),
            rule("([^'])' ", "$1 ' "),
            rule("[\\]\\[(){}<>]", " $0 "),
            rule("--", " -- "));
    private static final List<Rule> AFTER_PADDING = List.of(
            rule("''", " '' "),
            rule("\"", " '' "),
            rule("([^' ])('[sS]|'[mM]|'[dD]|') ", "$1 $2 "),
            rule("([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) ", "$1 $2 "),
            rule("(?i)\\b(can)(not)\\b", " $1 $2 "),
            rule("(?i)\\b(d)('ye)\\b", " $1 $2 "),
            rule("(?i)\\b(gim)(me)\\b", " $1 $2 "),
            rule("(?i)\\b(gon)(na)\\b", " $1 $2 "),
            rule("(?i)\\b(got)(ta)\\b", " $1 $2 "),
            rule("(?i)\\b(lem)(me)\\b", " $1 $2 "),
            rule("(?i)\\b(more)('n)\\b", " $1 $2 "),
            rule("(?i)\\b(wan)(na)(?=\\s)", " $1 $2 "),
            rule("(?i) ('t)(is)\\b", " $1 $2 "),
            rule("(?i) ('t)(was)\\b", " $1 $2 "));
    private static final Pattern SPACE = Pattern.compile("\\s+", FLAGS);
    private static final Pattern QUOTE = Pattern.compile("``|'{2}|\"");

    private TreebankTokens() {}

    /// A token's place in the text: UTF-16 code units, end exclusive.
    public record Token(int start, int end) {}

    private record Rule(Pattern pattern, String replacement) {
        String apply(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern, FLAGS), replacement);
    }

    /// The tokens in their order; none for blank text.
    public static List<Token> of(String text) {
        String spaced = text;
        for (Rule rule : BEFORE_PADDING) {
            spaced = rule.apply(spaced);
        }
        spaced = " " + spaced + " ";
        for (Rule rule : AFTER_PADDING) {
            spaced = rule.apply(spaced);
        }
        List<Token> tokens = new ArrayList<>();
        int from = 0;
        for (String piece : SPACE.split(spaced, -1)) {
            Token token = piece.isEmpty() ? new Token(-1, -1) : find(piece, text, from);
            if (token.start() >= 0) {
                tokens.add(token);
                from = token.end();
            }
        }
        return tokens;
    }

    /// Quotes were rewritten by the rules, so the next quote of any kind is theirs.
    private static Token find(String piece, String text, int from) {
        if (piece.equals("``") || piece.equals("''") || piece.equals("\"")) {
            Matcher quote = QUOTE.matcher(text);
            return quote.find(from) ? new Token(quote.start(), quote.end()) : new Token(-1, -1);
        }
        int start = text.indexOf(piece, from);
        return new Token(start, start < 0 ? -1 : start + piece.length());
    }
}
