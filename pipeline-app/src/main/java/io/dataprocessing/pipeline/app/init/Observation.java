package io.dataprocessing.pipeline.app.init;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was seen at one place of the sample's records. */
final class Observation {

    private static final BigDecimal FIRST_MILLIS = new BigDecimal("1e12");
    private static final BigDecimal LAST_MILLIS = new BigDecimal("4e12");

    /** The kinds of values. */
    enum Kind {
        BOOLEAN,
        NUMBER,
        TEXT,
        OBJECT,
        ARRAY
    }

    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final Map<String, Observation> members = new LinkedHashMap<>();
    private final Set<TextForm> forms = EnumSet.allOf(TextForm.class);
    private Optional<Observation> element = Optional.empty();
    private int values;
    private int nulls;
    private int objects;
    private long memberCount;
    private int fractionDigits;
    private int wholeDigits;
    private int digits;
    private boolean millis = true;

    /** Adds a value. */
    void add(JsonNode value) {
        values++;
        if (value.isNull()) {
            nulls++;
        } else if (value.isObject()) {
            kinds.add(Kind.OBJECT);
            objects++;
            memberCount += value.size();
            value.properties().forEach(member -> member(member.getKey()).add(member.getValue()));
        } else if (value.isArray()) {
            kinds.add(Kind.ARRAY);
            element = Optional.of(element.orElseGet(Observation::new));
            value.forEach(element.get()::add);
        } else if (value.isNumber()) {
            addNumber(value.decimalValue());
        } else if (value.isBoolean()) {
            kinds.add(Kind.BOOLEAN);
        } else {
            addText(value.asText());
        }
    }

    private void addNumber(BigDecimal number) {
        kinds.add(Kind.NUMBER);
        fractionDigits = Math.max(fractionDigits, number.scale());
        wholeDigits = Math.max(wholeDigits, number.precision() - number.scale());
        digits = Math.max(digits, number.precision());
        millis &=
                number.scale() <= 0
                        && number.compareTo(FIRST_MILLIS) > 0
                        && number.compareTo(LAST_MILLIS) < 0;
    }

    private void addText(String text) {
        kinds.add(Kind.TEXT);
        if (!forms.isEmpty()) {
            forms.retainAll(TextForm.of(text));
        }
    }

    /** The place of a member, made if it's new. */
    Observation member(String name) {
        return members.computeIfAbsent(name, missing -> new Observation());
    }

    Map<String, Observation> members() {
        return members;
    }

    /** What was seen in arrays; empty if they were all empty. */
    Optional<Observation> element() {
        return element.filter(seen -> seen.values > 0);
    }

    /** The one kind of values; empty if there were none, or several. */
    Optional<Kind> kind() {
        return kinds.size() == 1 ? Optional.of(kinds.iterator().next()) : Optional.empty();
    }

    Set<Kind> kinds() {
        return kinds;
    }

    /** How often something was seen, nulls among it. */
    int values() {
        return values;
    }

    int nulls() {
        return nulls;
    }

    int objects() {
        return objects;
    }

    /** Whether objects have names that differ from one to the next, as maps do. */
    boolean namesVary() {
        return objects >= 5 && members.size() > 10 && members.size() > 4 * memberCount / objects;
    }

    boolean hasFraction() {
        return fractionDigits > 0;
    }

    int fractionDigits() {
        return fractionDigits;
    }

    int wholeDigits() {
        return wholeDigits;
    }

    int digits() {
        return digits;
    }

    /** Whether all numbers are whole and lie where milliseconds since 1970 do these decades. */
    boolean mayBeMillis() {
        return kind().equals(Optional.of(Kind.NUMBER)) && millis;
    }

    boolean has(TextForm form) {
        return kind().equals(Optional.of(Kind.TEXT)) && forms.contains(form);
    }
}
