package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataprocessing.pipeline.api.format.DecodeException;
import io.dataprocessing.pipeline.api.format.NoRowException;
import io.dataprocessing.pipeline.core.plan.FormatPlan;
import io.dataprocessing.pipeline.core.plugin.PluginRuntime;
import io.dataprocessing.pipeline.core.runtime.RowText;
import java.util.Optional;

/** The bytes of a letter for people: decoded where that's possible, or text, or hexadecimal. */
final class PayloadText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 16 * 1024;
    private static final int LINE = 16;

    private final PluginRuntime plugins;

    PayloadText(PluginRuntime plugins) {
        this.plugins = requireNonNull(plugins, "plugins");
    }

    /**
     * Bytes as text.
     *
     * @param what key or value
     * @param bytes null for none
     * @param format how the source reads them; empty where it doesn't
     */
    String show(String what, byte[] bytes, Optional<FormatPlan> format) {
        if (bytes == null) {
            return "%s: none".formatted(what);
        }
        String failure = "";
        if (format.isPresent()) {
            try {
                return "%s, %,d bytes of %s:\n%s"
                        .formatted(
                                what,
                                bytes.length,
                                format.get().ref().name(),
                                indented(decoded(bytes, format.get())));
            } catch (DecodeException | RuntimeException | StackOverflowError e) {
                failure =
                        " that can't be decoded as %s (%s)"
                                .formatted(format.get().ref().name(), e.getMessage());
            }
        }
        Optional<String> text = LetterRow.text(bytes).filter(PayloadText::isPrintable);
        return "%s, %,d bytes%s, %s:\n%s"
                .formatted(
                        what,
                        bytes.length,
                        failure,
                        text.isPresent() ? "as text" : "in hexadecimal",
                        indented(text.map(PayloadText::cut).orElseGet(() -> hexadecimal(bytes))));
    }

    private String decoded(byte[] bytes, FormatPlan format) throws DecodeException {
        try {
            return pretty(RowText.json(plugins.decoder(format.ref()).decode(bytes)));
        } catch (NoRowException e) {
            return "(no row: %s)".formatted(e.getMessage());
        }
    }

    private static String pretty(String json) {
        try {
            return JSON.readTree(json).toPrettyString();
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    private static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(
                        point ->
                                Character.isISOControl(point)
                                        && point != '\n'
                                        && point != '\r'
                                        && point != '\t');
    }

    private static String cut(String text) {
        return text.length() <= SHOWN
                ? text
                : "%s\n… and %,d characters more"
                        .formatted(text.substring(0, SHOWN), text.length() - SHOWN);
    }

    private static String hexadecimal(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        int shown = Math.min(bytes.length, SHOWN);
        for (int start = 0; start < shown; start += LINE) {
            int end = Math.min(shown, start + LINE);
            StringBuilder letters = new StringBuilder();
            dump.append("%06x ".formatted(start));
            for (int i = start; i < start + LINE; i++) {
                dump.append(i < end ? " %02x".formatted(bytes[i]) : "   ");
                if (i < end) {
                    letters.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
                }
            }
            dump.append("  ").append(letters).append('\n');
        }
        if (shown < bytes.length) {
            dump.append("… and %,d bytes more".formatted(bytes.length - shown));
        }
        return dump.toString().stripTrailing();
    }

    private static String indented(String text) {
        return text.indent(2).stripTrailing();
    }
}
