package io.dataprocessing.pipeline.core.expression.function;

import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time zones by name or offset. */
public final class Zones {

    /** The zone of everything for which none is named. */
    public static final ZoneId UTC = ZoneOffset.UTC;

    private Zones() {}

    /** {@code Europe/Berlin}, {@code +02:00}, or {@code 02:00} as in CEL. */
    public static ZoneId zone(String name) {
        boolean bareOffset = !name.isEmpty() && Character.isDigit(name.charAt(0));
        try {
            return ZoneId.of(bareOffset ? "+" + name : name);
        } catch (DateTimeException e) {
            throw new EvaluationException(
                    "'" + name + "' is no time zone; one is written 'Europe/Berlin' or '+02:00'");
        }
    }
}
