package io.dataprocessing.pipeline.app.dlq;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.Header;
import io.dataprocessing.pipeline.api.Origin;
import io.dataprocessing.pipeline.app.terminal.Table;
import io.dataprocessing.pipeline.connectors.kafka.letters.Letter;
import io.dataprocessing.pipeline.core.plan.ReplayTargets;
import io.dataprocessing.pipeline.core.plan.SourcePlan;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** One letter with all that is in it. */
final class LetterText {

    private final ReplayTargets targets;
    private final PayloadText payload;

    LetterText(ReplayTargets targets, PayloadText payload) {
        this.targets = requireNonNull(targets, "targets");
        this.payload = requireNonNull(payload, "payload");
    }

    String show(Letter letter) {
        Optional<SourcePlan> source = source(letter);
        return String.join(
                "\n",
                "%s, %s".formatted(letter.place(), letter.time()),
                "",
                what(letter),
                letter.errorFrame().map("  at "::concat).orElse("  (no line of code is known)"),
                "",
                "Headers:",
                headers(letter),
                "",
                payload.show("Key", letter.key(), source.flatMap(SourcePlan::key)),
                payload.show(
                        letter.isCut() ? "What is kept of the value" : "Value",
                        letter.value(),
                        letter.isCut() ? Optional.empty() : source.map(SourcePlan::value)));
    }

    private static String what(Letter letter) {
        return "'%s' of pipeline '%s' couldn't %s the record%s, attempt %d:\n  %s: %s"
                .formatted(
                        letter.step(),
                        letter.pipeline(),
                        letter.stage().isEmpty() ? "handle" : letter.stage(),
                        letter.origin().map(Origin::toString).map(" at "::concat).orElse(""),
                        letter.attempt(),
                        letter.errorClass(),
                        letter.errorMessage());
    }

    private static String headers(Letter letter) {
        Table table = new Table(2);
        for (Header header : letter.headers().all()) {
            table.row(List.of(header.name(), value(header)));
        }
        return letter.headers().all().isEmpty() ? "  none" : table.render();
    }

    private static String value(Header header) {
        return header.value() == null
                ? "(no value)"
                : LetterRow.text(header.value())
                        .map(text -> text.replace("\n", "\\n").replace("\r", "\\r"))
                        .orElseGet(() -> "0x" + HexFormat.of().formatHex(header.value()));
    }

    /** The source whose formats the record has; a record that a step made is a JSON text. */
    private Optional<SourcePlan> source(Letter letter) {
        List<SourcePlan> all =
                letter.origin().map(origin -> targets.sources(origin.topic())).orElse(List.of());
        return all.stream()
                .filter(source -> source.name().equals(letter.step()))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }
}
