package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.Locale;

/** What a change event says was done to a row. */
enum Change {
    /** The row is there now, as it is in the event. */
    WRITTEN,
    /** The row isn't there any more. */
    DELETED,
    /** Nothing was done to a row. */
    OTHER;

    /**
     * Reads the word of an envelope.
     *
     * @throws EvaluationException if it's none that the format knows
     */
    static Change of(CdcUnwrapOptions.Format format, String word) {
        return switch (format) {
            case DEBEZIUM -> debezium(word);
            case CANAL -> canal(word.toUpperCase(Locale.ROOT));
            case MAXWELL -> maxwell(word);
        };
    }

    /** See "Change event values" in Debezium's documentation: create, read, update, delete. */
    private static Change debezium(String word) {
        return switch (word) {
            case "c", "r", "u" -> WRITTEN;
            case "d" -> DELETED;
            case "t", "m" -> OTHER;
            default -> throw unknown("op");
        };
    }

    /** The DML types, and those of statements that change tables. */
    private static Change canal(String word) {
        return switch (word) {
            case "INSERT", "UPDATE" -> WRITTEN;
            case "DELETE" -> DELETED;
            case "CREATE", "ALTER", "ERASE", "TRUNCATE", "RENAME", "CINDEX", "DINDEX", "QUERY" ->
                    OTHER;
            default -> throw unknown("type");
        };
    }

    private static Change maxwell(String word) {
        if (word.startsWith("table-") || word.startsWith("database-")) {
            return OTHER;
        }
        return switch (word) {
            case "insert", "update", "bootstrap-insert" -> WRITTEN;
            case "delete" -> DELETED;
            case "bootstrap-start", "bootstrap-complete" -> OTHER;
            default -> throw unknown("type");
        };
    }

    private static EvaluationException unknown(String field) {
        return new EvaluationException("'%s' holds no operation that is known".formatted(field));
    }
}
