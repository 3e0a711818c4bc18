package io.dataprocessing.pipeline.core.expression;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Why a case of CEL's suite ends otherwise here, as stated on the page about expressions. */
enum CelDifference {
    UNSIGNED(38, "There are no unsigned integers (`5u`), because no field has such a type."),
    ONE_TYPE(
            4,
            "The values of a list or map literal have one type, because those of fields have."
                    + " Mixed numbers are promoted, text beside numbers is an error."),
    CHECKED_BEFORE(
            13,
            "`dyn` doesn't turn type checks off: a wrong type, unknown field or function is an error"
                    + " when the pipeline is planned, also where `|| true` would hide it at run"
                    + " time."),
    REMAINDER_OF_DOUBLES(1, "`%` works on doubles, as in SQL and Java.");

    static final int STATED_CASES = 287;
    static final int STATED_PASSED = 231;

    private final int cases;
    private final String reason;

    CelDifference(int cases, String reason) {
        this.cases = cases;
        this.reason = reason;
    }

    int cases() {
        return cases;
    }

    String reason() {
        return reason;
    }

    static Map<CelDifference, Integer> statedCounts() {
        Map<CelDifference, Integer> counts = new TreeMap<>();
        for (CelDifference difference : values()) {
            counts.put(difference, difference.cases);
        }
        return counts;
    }

    /** The reason for a difference, told from what our compiler says. */
    static Optional<CelDifference> explaining(String expression, String difference) {
        return Arrays.stream(values())
                .filter(reason -> reason.explains(expression, difference))
                .findFirst();
    }

    private boolean explains(String expression, String difference) {
        return switch (this) {
            case UNSIGNED -> difference.startsWith("there are no unsigned numbers");
            case ONE_TYPE -> difference.contains("holds values of one type");
            case CHECKED_BEFORE ->
                    (expression.contains("dyn(")
                                    && (difference.contains("takes true or false")
                                            || difference.startsWith("a list is looked into")
                                            || difference.startsWith("the keys of a map")))
                            || (expression.endsWith("|| true")
                                    && (difference.contains("is not in the input")
                                            || difference.startsWith("unknown function")));
            case REMAINDER_OF_DOUBLES ->
                    expression.contains("%") && difference.startsWith("an error is expected");
        };
    }
}
