package io.dataprocessing.pipeline.core.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns CEL's tree, which knows one offset for each node, into ours, which knows its stretch. */
final class SyntaxReader {

    private final Source source;
    private final Map<Long, Integer> offsets;
    private final Map<String, String> quotedNames;

    /**
     * A reader for one tree.
     *
     * @param offsets the position of each node, in code points
     * @param quotedNames the names that were replaced before CEL's parser saw them
     */
    SyntaxReader(Source source, Map<Long, Integer> offsets, Map<String, String> quotedNames) {
        this.source = source;
        this.offsets = offsets;
        this.quotedNames = quotedNames;
    }

    Syntax read(CelExpr expr) {
        int token = tokenOf(expr);
        Span span = source.token(token).span();
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr.constant(), token);
            case IDENT -> new Syntax.Name(plainName(expr.ident().name()), span);
            case SELECT -> select(expr, token);
            case CALL -> call(expr.call(), token);
            case LIST ->
                    new Syntax.ListOf(
                            readAll(expr.list().elements()), span.to(source.closing(token).span()));
            case MAP -> map(expr, token);
            case STRUCT ->
                    new Syntax.Unsupported(
                            "messages can't be built here; a map is written {'key': value}", span);
            case COMPREHENSION, NOT_SET ->
                    new Syntax.Unsupported("this can't be used in an expression", span);
        };
    }

    private Syntax constant(CelConstant constant, int token) {
        Span span = source.token(token).span();
        if (span.start() > 0 && isNegative(constant) && source.token(token - 1).is("-")) {
            span = source.token(token - 1).span().to(span);
        }
        return switch (constant.getKind()) {
            case NULL_VALUE -> new Syntax.NullConstant(span);
            case BOOLEAN_VALUE -> new Syntax.Constant(constant.booleanValue(), span);
            case INT64_VALUE -> new Syntax.Constant(constant.int64Value(), span);
            case DOUBLE_VALUE -> new Syntax.Constant(constant.doubleValue(), span);
            case STRING_VALUE -> new Syntax.Constant(constant.stringValue(), span);
            case BYTES_VALUE -> new Syntax.Constant(constant.bytesValue().toByteArray(), span);
            case UINT64_VALUE ->
                    new Syntax.Unsupported(
                            "there are no unsigned numbers here; write the number without u", span);
            case TIMESTAMP_VALUE, DURATION_VALUE, NOT_SET ->
                    new Syntax.Unsupported("this can't be used in an expression", span);
        };
    }

    private static boolean isNegative(CelConstant constant) {
        return switch (constant.getKind()) {
            case INT64_VALUE -> constant.int64Value() < 0;
            case DOUBLE_VALUE -> Math.copySign(1, constant.doubleValue()) < 0;
            case NULL_VALUE,
                    BOOLEAN_VALUE,
                    UINT64_VALUE,
                    STRING_VALUE,
                    BYTES_VALUE,
                    TIMESTAMP_VALUE,
                    DURATION_VALUE,
                    NOT_SET ->
                    false;
        };
    }

    private Syntax select(CelExpr expr, int dot) {
        Syntax owner = read(expr.select().operand());
        Token field = source.token(dot + 1);
        return new Syntax.Select(owner, field.name(), field.span(), wide(owner).to(field.span()));
    }

    private Syntax map(CelExpr expr, int token) {
        List<Syntax> keys = new ArrayList<>();
        List<Syntax> values = new ArrayList<>();
        for (CelExpr.CelMap.Entry entry : expr.map().entries()) {
            keys.add(read(entry.key()));
            values.add(read(entry.value()));
        }
        Span span = source.token(token).span().to(source.closing(token).span());
        return new Syntax.MapOf(keys, values, span);
    }

    private Syntax call(CelCall call, int token) {
        Optional<Operator> operator = Operator.of(call.function());
        if (operator.isPresent()) {
            return operation(operator.get(), readAll(call.args()), token);
        }
        if (call.function().equals("_[_]")) {
            Syntax owner = read(call.args().get(0));
            Span span = wide(owner).to(source.closing(token).span());
            return new Syntax.Index(owner, read(call.args().get(1)), span);
        }
        Token name = source.token(token - 1);
        Span end = source.closing(token).span();
        if (call.target().isPresent()) {
            Syntax target = read(call.target().get());
            return new Syntax.Call(
                    Optional.of(target),
                    call.function(),
                    readAll(call.args()),
                    name.span(),
                    wide(target).to(end));
        }
        return new Syntax.Call(
                Optional.empty(),
                plainName(call.function()),
                readAll(call.args()),
                name.span(),
                name.span().to(end));
    }

    private Syntax operation(Operator operator, List<Syntax> operands, int token) {
        Span sign = source.token(token).span();
        Span first =
                operator == Operator.NOT || operator == Operator.NEGATE
                        ? sign
                        : wide(operands.get(0));
        Span last = wide(operands.get(operands.size() - 1));
        return new Syntax.Operation(operator, operands, sign, first.to(last));
    }

    private List<Syntax> readAll(Iterable<CelExpr> expressions) {
        List<Syntax> read = new ArrayList<>();
        for (CelExpr expr : expressions) {
            read.add(read(expr));
        }
        return read;
    }

    private Span wide(Syntax syntax) {
        return source.withParentheses(syntax.span());
    }

    private int tokenOf(CelExpr expr) {
        int codePoints = offsets.getOrDefault(expr.id(), 0);
        return source.tokenAt(source.text().offsetByCodePoints(0, codePoints));
    }

    private String plainName(String name) {
        String plain = name.startsWith(".") ? name.substring(1) : name;
        return quotedNames.getOrDefault(plain, plain);
    }
}
