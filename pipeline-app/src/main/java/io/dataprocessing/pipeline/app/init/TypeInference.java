package io.dataprocessing.pipeline.app.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Chooses types that hold all that was seen, and rather too wide than too narrow: the next record
 * is not in the sample.
 */
final class TypeInference {

    private static final int LONGEST_TYPE = 400;
    private static final int MOST_DIGITS = 38;
    private static final int DIGITS_OF_DOUBLE = 17;
    private static final int DIGITS_OF_LONG = 18;
    private static final Pattern INNER_NAME = Pattern.compile("[\\p{L}\\p{Nd}_$-]+");

    private final TimestampChoice timestamps;
    private final boolean json;

    /**
     * With one form of timestamps.
     *
     * @param json whether values that have no one type can be kept as JSON
     */
    TypeInference(TimestampChoice timestamps, boolean json) {
        this.timestamps = timestamps;
        this.json = json;
    }

    /** The type of a field. */
    InferredType field(String name, Observation seen, int of) {
        InferredType type = type(name, name, seen);
        if (type.text().length() > LONGEST_TYPE) {
            type = InferredType.json(name, "objects of many shapes: kept as JSON");
        }
        int missing = of - seen.values();
        List<String> notes = new ArrayList<>(type.notes());
        if (seen.nulls() > 0 && seen.nulls() < seen.values()) {
            notes.add("null in %d of %d".formatted(seen.nulls(), of));
        }
        if (missing > 0) {
            notes.add("missing in %d of %d".formatted(missing, of));
        }
        InferredType noted = new InferredType(type.text(), type.jsonText(), notes);
        return missing > 0 || seen.nulls() > 0 ? noted.nullable() : noted;
    }

    private InferredType type(String name, String path, Observation seen) {
        if (seen.kinds().isEmpty()) {
            return InferredType.of("string", "nothing but null: the type is a guess");
        }
        Optional<Observation.Kind> kind = seen.kind();
        if (kind.isEmpty()) {
            return mixed(path, seen);
        }
        return switch (kind.get()) {
            case BOOLEAN -> InferredType.of("boolean");
            case NUMBER -> number(name, seen);
            case TEXT -> text(seen);
            case OBJECT -> object(name, path, seen);
            case ARRAY -> array(name, path, seen);
        };
    }

    private InferredType mixed(String path, Observation seen) {
        String kinds =
                String.join(
                        " and ",
                        seen.kinds().stream()
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT) + "s")
                                .toList());
        return json
                ? InferredType.json(path, kinds + ": kept as JSON")
                : InferredType.of("string", kinds);
    }

    private InferredType number(String name, Observation seen) {
        if (timestamps.fits(name, seen)) {
            return InferredType.of("timestamp");
        }
        if (!seen.hasFraction() && seen.wholeDigits() <= DIGITS_OF_LONG) {
            return InferredType.of("long");
        }
        boolean decimal =
                seen.digits() > DIGITS_OF_DOUBLE
                        && seen.wholeDigits() + seen.fractionDigits() <= MOST_DIGITS;
        return decimal
                ? InferredType.of(
                        "decimal(%d, %d)".formatted(MOST_DIGITS, Math.max(0, seen.fractionDigits())),
                        "more digits than a double holds")
                : InferredType.of("double");
    }

    private InferredType text(Observation seen) {
        if (timestamps.fits("", seen)) {
            return InferredType.of("timestamp");
        }
        if (seen.has(TextForm.DATE)) {
            return InferredType.of("date");
        }
        if (seen.has(TextForm.TIME)) {
            return InferredType.of("time");
        }
        return seen.has(TextForm.ISO_TIMESTAMP) || seen.has(TextForm.SQL_TIMESTAMP)
                ? InferredType.of("string", "a timestamp, but not in the form of the others")
                : InferredType.of("string");
    }

    private InferredType array(String name, String path, Observation seen) {
        if (seen.element().isEmpty()) {
            return InferredType.json(path, "empty arrays only: kept as JSON");
        }
        Observation element = seen.element().get();
        InferredType type = type(name, path + "[]", element);
        InferredType inner = element.nulls() > 0 ? type.nullable() : type;
        return new InferredType(
                "array<%s>".formatted(inner.text()), inner.jsonText(), inner.notes());
    }

    private InferredType object(String name, String path, Observation seen) {
        if (seen.members().isEmpty()) {
            return InferredType.json(path, "empty objects only: kept as JSON");
        }
        Optional<InferredType> map = seen.namesVary() ? map(name, path, seen) : Optional.empty();
        return map.orElseGet(() -> row(path, seen));
    }

    private Optional<InferredType> map(String name, String path, Observation seen) {
        List<String> types = new ArrayList<>();
        boolean nullable = false;
        for (Map.Entry<String, Observation> member : seen.members().entrySet()) {
            InferredType type = type(name, path + "{}", member.getValue());
            if (!type.jsonText().isEmpty()) {
                return Optional.empty();
            }
            nullable |= member.getValue().nulls() > 0;
            if (!member.getValue().kinds().isEmpty()) {
                types.add(type.text());
            }
        }
        boolean same = types.stream().distinct().count() == 1;
        return same
                ? Optional.of(
                        InferredType.of("map<%s%s>".formatted(types.get(0), nullable ? "?" : "")))
                : Optional.empty();
    }

    private InferredType row(String path, Observation seen) {
        List<String> fields = new ArrayList<>();
        List<String> jsonText = new ArrayList<>();
        for (Map.Entry<String, Observation> member : seen.members().entrySet()) {
            String name = member.getKey();
            if (!INNER_NAME.matcher(name).matches()) {
                return InferredType.json(path, "has names that no field can have: kept as JSON");
            }
            Observation place = member.getValue();
            InferredType type = type(name, path + "." + name, place);
            boolean optional = place.nulls() > 0 || place.values() < seen.objects();
            fields.add(name + " " + (optional ? type.nullable() : type).text());
            jsonText.addAll(type.jsonText());
        }
        return new InferredType(
                "row<%s>".formatted(String.join(", ", fields)), jsonText, List.of());
    }
}
