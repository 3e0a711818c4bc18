package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.MapType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import io.dataprocessing.pipeline.processors.value.Cast;
import io.dataprocessing.pipeline.processors.value.CastRules;
import io.dataprocessing.pipeline.processors.value.DateFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** Casts what a path leads to. */
final class CastLeaf implements PathTree.Leaf {

    private final CastOptions options;
    private final CastRules rules;
    private final PlanContext context;

    CastLeaf(CastOptions options, CastRules rules, PlanContext context) {
        this.options = options;
        this.rules = rules;
        this.context = context;
    }

    @Override
    public Change at(String path, DataType type) {
        DataType wanted = options.fields().get(path);
        Optional<Cast> cast = Cast.of(type, wanted, rules);
        if (cast.isEmpty()) {
            refuse(
                    path,
                    "%s can't become %s.%s"
                            .formatted(type.asRequired(), wanted.asRequired(), hint(type, wanted)));
            return Change.none(type);
        }
        checkFormats(type, wanted);
        return change(path, cast.get());
    }

    @Override
    public Change below(String path, DataType type) {
        if (type instanceof MapType map) {
            return Change.values(map, at(path, map.value()));
        }
        refuse(path, "'*' stands for the values of a map; name the fields of a row one by one.");
        return Change.none(type);
    }

    @Override
    public void refuse(String path, String problem) {
        context.problem("fields." + path, problem);
    }

    private Change change(String path, Cast cast) {
        if (cast.isIdentity()) {
            return Change.none(
                    options.mode() == CastOptions.Mode.TRY
                            ? cast.type().asNullable()
                            : cast.type());
        }
        return switch (options.mode()) {
            case STRICT -> new Change(cast.type(), value -> cast.of(path, value));
            case TRY -> new Change(cast.type().asNullable(), value -> orNull(cast, path, value));
        };
    }

    private static Object orNull(Cast cast, String path, Object value) {
        try {
            return cast.of(path, value);
        } catch (EvaluationException e) {
            return null;
        }
    }

    private String hint(DataType from, DataType to) {
        boolean timestamp = isKind(from, ScalarType.Kind.TIMESTAMP);
        boolean lacksPrecision =
                options.unixPrecision().isEmpty()
                        && (timestamp || isKind(to, ScalarType.Kind.TIMESTAMP))
                        && Number.class.isAssignableFrom((timestamp ? to : from).javaType());
        if (lacksPrecision) {
            return " Say with 'unix-precision' what the number counts: seconds, milliseconds,"
                    + " microseconds or nanoseconds.";
        }
        return from instanceof RowType && to instanceof RowType
                ? " Each field of the new type must be there before or be nullable."
                : "";
    }

    /** A format that lacks what a type needs, or wants what it doesn't have. */
    private void checkFormats(DataType from, DataType to) {
        boolean reads = isKind(from, ScalarType.Kind.STRING);
        DataType time = reads ? to : from;
        if (!reads && !isKind(to, ScalarType.Kind.STRING)) {
            return;
        }
        sample(time).ifPresent(sample -> checkFormats(time.asRequired(), sample, reads));
    }

    private void checkFormats(DataType type, TemporalAccessor sample, boolean reads) {
        int used = reads ? rules.formats().size() : Math.min(1, rules.formats().size());
        for (DateFormat format : rules.formats().subList(0, used)) {
            if (!(reads ? format.reads(type.javaType()) : format.prints(sample))) {
                context.problem(
                        "format",
                        "the pattern '%s' can't %s a %s."
                                .formatted(format, reads ? "be read as" : "print", type));
            }
        }
    }

    /** A value with all that values of a type have; empty for types without formats. */
    private Optional<TemporalAccessor> sample(DataType type) {
        return type instanceof ScalarType scalar
                ? switch (scalar.kind()) {
                    case DATE -> Optional.of(LocalDate.EPOCH);
                    case TIME -> Optional.of(LocalTime.NOON);
                    case TIMESTAMP -> Optional.of(Instant.EPOCH.atZone(rules.zone()));
                    case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, DURATION ->
                            Optional.empty();
                }
                : Optional.empty();
    }

    private static boolean isKind(DataType type, ScalarType.Kind kind) {
        return type instanceof ScalarType scalar && scalar.kind() == kind;
    }
}
