package io.dataprocessing.pipeline.suite.evolution;

import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an {@link EvolutionJob} reads of state that another version of it wrote. */
final class ExpectedLines {

    private ExpectedLines() {}

    static List<String> of(ChangedCells.Version version) {
        List<ChangedCells> cells = ChangedCells.of(version);
        List<String> lines = new ArrayList<>();
        for (String key : EvolutionJob.KEYS) {
            for (ChangedCells each : cells) {
                String one = one(each, key, 0);
                String all =
                        IntStream.range(0, KeepFactory.ELEMENTS)
                                .mapToObj(number -> one(each, key, number))
                                .collect(Collectors.joining("; "));
                lines.add(line("kept", each.value().name(), key, one));
                lines.add(line("kept", each.expiring().name(), key, one));
                lines.add(line("kept", each.list().name(), key, all));
                lines.add(line("kept", each.map().name(), key, all));
                lines.add(line("kept", each.expiringMap().name(), key, all));
                lines.add(line("ruled", each.map().name(), key, one));
            }
            lines.add(
                    line(
                            "windowed",
                            "window",
                            key,
                            cells.stream()
                                    .map(each -> each.name() + one(each, key, 0))
                                    .collect(Collectors.joining("; "))));
        }
        return lines.stream().sorted().toList();
    }

    private static String one(ChangedCells cells, String key, int number) {
        RowType type = cells.type();
        return RowLine.of(cells.sample(key, number), type);
    }

    private static String line(String... words) {
        return String.join(" ", words);
    }
}
