package io.dataprocessing.pipeline.processors.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CsvParserTest {

    private static final String CHARACTERS = "ab,;\"\n\r '\u00e4";

    private static CsvParser parser(int columns) {
        Map<String, DataType> types = new LinkedHashMap<>();
        IntStream.range(0, columns).forEach(i -> types.put("c" + i, DataTypes.STRING));
        return new CsvParser(TextFields.of(types, (option, problem) -> {}), ',');
    }

    @Test
    void whatAnotherLibraryWritesIsReadAsItWas() throws IOException {
        Random random = new Random(9);
        for (int i = 0; i < 10_000; i++) {
            List<String> columns =
                    Stream.generate(() -> text(random)).limit(1 + random.nextInt(5)).toList();
            StringWriter line = new StringWriter();
            try (CsvWriter csv = CsvWriter.builder().build(line)) {
                csv.writeRecord(columns);
            }
            assertThat(parser(columns.size()).parse(line.toString()))
                    .as(line.toString())
                    .containsExactly(columns.toArray());
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    @Test
    void anythingElseIsAnErrorWithItsPlace() {
        CsvParser parser = parser(2);
        assertThatThrownBy(() -> parser.parse("a,\"b"))
                .hasMessage("character 3: the quote isn't closed");
        assertThatThrownBy(() -> parser.parse("a,\"b\"c"))
                .hasMessage("character 6: something stands behind a closing quote");
        assertThatThrownBy(() -> parser.parse("a,b\"c"))
                .hasMessage("character 4: a quote in a column without quotes");
        assertThatThrownBy(() -> parser.parse("a\nb,c"))
                .hasMessage("character 2: a line break in a column without quotes");
        assertThatThrownBy(() -> parser.parse("a,b,c")).hasMessage("it has 3 columns, not 2");
        assertThatThrownBy(() -> parser.parse("")).hasMessage("it has 1 columns, not 2");
    }
}
