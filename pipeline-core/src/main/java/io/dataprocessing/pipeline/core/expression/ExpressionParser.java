package io.dataprocessing.pipeline.core.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Text to syntax, through CEL's own parser.
 *
 * <p>Macros are off, so that they arrive as the calls that were written. Names that CEL reserves
 * for later ({@code namespace}, {@code package}) are allowed, because fields are called that way,
 * and a name between backquotes is allowed where CEL knows it only after a dot: the parser sees a
 * stand-in of the same length.
 */
final class ExpressionParser {

    static final int MAX_LENGTH = 10_000;
    static final int MAX_NODES = 2_000;
    private static final int MAX_DEPTH = 250;

    private final CelParser parser =
            CelParserFactory.standardCelParserBuilder()
                    .setOptions(
                            CelOptions.current()
                                    .enableQuotedIdentifierSyntax(true)
                                    .enableReservedIds(false)
                                    .maxExpressionCodePointSize(MAX_LENGTH)
                                    .maxParseRecursionDepth(MAX_DEPTH)
                                    .maxParseErrorRecoveryLimit(1)
                                    .build())
                    .build();

    /** What was read, or what is wrong. */
    sealed interface Result {
        record Parsed(Source source, Syntax syntax) implements Result {}

        record Failed(List<ExpressionProblem> problems) implements Result {}
    }

    Result parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return failed(
                    ExpressionProblem.at(
                            new Span(0, 0),
                            "the expression has %,d characters; at most %,d are allowed"
                                    .formatted(text.length(), MAX_LENGTH)));
        }
        Tokenizer.Result tokenized = Tokenizer.tokenize(text);
        if (!tokenized.problems().isEmpty()) {
            return new Result.Failed(tokenized.problems());
        }
        Source source = new Source(text, tokenized.tokens());
        SyntaxDiagnosis diagnosis = new SyntaxDiagnosis(source);
        Optional<ExpressionProblem> shape = diagnosis.brackets();
        if (shape.isPresent()) {
            return failed(shape.get());
        }
        Map<String, String> quotedNames = new HashMap<>();
        CelValidationResult result = parser.parse(withStandIns(source, quotedNames));
        if (result.hasError()) {
            CelIssue first = result.getErrors().get(0);
            return failed(
                    first.getMessage().contains("recursion limit")
                            ? ExpressionProblem.at(
                                    new Span(0, 0), "the expression is nested too deep")
                            : diagnosis.explain(offset(text, first.getSourceLocation())));
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            Map<Long, Integer> offsets = tree.getSource().getPositionsMap();
            if (offsets.size() > MAX_NODES) {
                return failed(
                        ExpressionProblem.at(
                                new Span(0, 0),
                                "the expression has %,d parts; at most %,d are allowed"
                                        .formatted(offsets.size(), MAX_NODES)));
            }
            return new Result.Parsed(
                    source, new SyntaxReader(source, offsets, quotedNames).read(tree.getExpr()));
        } catch (CelValidationException e) {
            throw new IllegalStateException("a result without errors has a tree", e);
        }
    }

    private static Result failed(ExpressionProblem problem) {
        return new Result.Failed(List.of(problem));
    }

    /** The text with a plain name of the same length for each quoted one that starts an operand. */
    private static String withStandIns(Source source, Map<String, String> quotedNames) {
        StringBuilder text = new StringBuilder(source.text());
        for (int i = 0; i < source.tokens().size(); i++) {
            Token token = source.token(i);
            boolean afterDot = i > 0 && source.token(i - 1).is(".");
            if (token.kind() == Token.Kind.QUOTED_NAME && !afterDot) {
                String standIn = standIn(token, i, source.text());
                quotedNames.put(standIn, token.name());
                text.replace(token.span().start(), token.span().end(), standIn);
            }
        }
        return text.toString();
    }

    private static String standIn(Token token, int index, String text) {
        int length = token.text().codePointCount(0, token.text().length());
        String number = Integer.toString(index, Character.MAX_RADIX);
        String standIn = "_" + "0".repeat(Math.max(0, length - 1 - number.length())) + number;
        while (text.contains(standIn)) {
            standIn = "_" + standIn.substring(0, standIn.length() - 1);
        }
        return standIn;
    }

    private static int offset(String text, CelSourceLocation location) {
        int lineStart = 0;
        for (int line = 1; line < location.getLine(); line++) {
            lineStart = text.indexOf('\n', lineStart) + 1;
        }
        int codePoints = Math.max(0, location.getColumn());
        int available = text.codePointCount(lineStart, text.length());
        return text.offsetByCodePoints(lineStart, Math.min(codePoints, available));
    }
}
