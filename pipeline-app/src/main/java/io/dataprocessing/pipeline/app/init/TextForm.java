package io.dataprocessing.pipeline.app.init;

import io.dataprocessing.pipeline.connectors.format.TimestampText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.EnumSet;
import java.util.Set;

/** What a text may be besides a text. */
enum TextForm {
    /** {@code 2026-03-01T12:30:00Z}. */
    ISO_TIMESTAMP,
    /** {@code 2026-03-01 12:30:00}. */
    SQL_TIMESTAMP,
    /** {@code 2026-03-01}. */
    DATE,
    /** {@code 12:30:00}. */
    TIME;

    /** The forms that a text has. */
    static Set<TextForm> of(String text) {
        Set<TextForm> forms = EnumSet.noneOf(TextForm.class);
        for (TextForm form : values()) {
            if (form.fits(text)) {
                forms.add(form);
            }
        }
        return forms;
    }

    private boolean fits(String text) {
        if (text.isEmpty() || text.length() > 40 || !Character.isDigit(text.charAt(0))) {
            return false;
        }
        try {
            parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private Temporal parse(String text) {
        return switch (this) {
            case ISO_TIMESTAMP -> TimestampText.parseIso(text);
            case SQL_TIMESTAMP -> TimestampText.parseSql(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
        };
    }
}
