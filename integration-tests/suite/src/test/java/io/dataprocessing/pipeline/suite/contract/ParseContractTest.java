package io.dataprocessing.pipeline.suite.contract;

import io.dataprocessing.pipeline.processors.shape.ParseFactory;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

final class ParseContractTest extends ProcessorContract {

    private static final String TIME = "2025-01-01T00:00:00Z";

    @Override
    public List<ContractCase> cases() {
        return List.of(json(), csv(), keyValue(), regex(), grok(), url(), userAgent());
    }

    private static ContractCase json() {
        return ContractCase.of("reads JSON", new ParseFactory())
                .options(
                        """
                        field: payload
                        format: json
                        fields: {id: long, tags: array<string>?, user: row<name string>?}
                        target: parsed
                        keep-field: false
                        """)
                .input("payload string?, n int")
                .record(TIME, "{\"id\": 7, \"tags\": [\"a\"], \"other\": {}}", 1)
                .failing("field 'payload': it's no valid JSON", TIME, "{", 1)
                .failing("member 'id' isn't there", TIME, "{}", 1)
                .record(TIME, null, 2)
                .gives(1, Arrays.asList(7, List.of("a"), null))
                .gives(2, null);
    }

    private static ContractCase csv() {
        return ContractCase.of("reads a line of columns", new ParseFactory())
                .options(
                        """
                        field: line
                        format: csv
                        delimiter: ;
                        fields: {name: string, amount: "decimal(8, 2)?", day: date}
                        keep-field: false
                        """)
                .input("line string")
                .record(TIME, "\"a;b\";1.5;2025-01-31")
                .record(TIME, "a;;2025-01-31")
                .failing("it has 2 columns, not 3", TIME, "a;b")
                .gives("a;b", "1.50", "2025-01-31")
                .gives("a", null, "2025-01-31");
    }

    private static ContractCase keyValue() {
        return ContractCase.of("reads pairs", new ParseFactory())
                .options(
                        """
                        field: line
                        format: key-value
                        fields: {level: string, took: int?, msg: string?}
                        keep-field: false
                        """)
                .input("line string")
                .record(TIME, "level=info msg=\"not \\\"found\\\"\" took=12 other=1")
                .failing("field 'level' isn't there", TIME, "msg=x")
                .gives("info", 12, "not \"found\"");
    }

    private static ContractCase regex() {
        return ContractCase.of("reads named groups", new ParseFactory())
                .options(
                        """
                        field: line
                        format: regex
                        pattern: '^(?<user_id>\\d+) (?<verb>\\w+)(?: (?<rest>.*))?$'
                        fields: {user_id: long}
                        mode: try
                        """)
                .input("line string")
                .record(TIME, "12 GET")
                .record(TIME, "nothing")
                .gives("12 GET", 12, "GET", null)
                .gives("nothing", null, null, null);
    }

    private static ContractCase grok() {
        return ContractCase.of("reads patterns of grok", new ParseFactory())
                .options(
                        """
                        field: line
                        format: grok
                        pattern: "%{IP:client} %{WORD:verb} %{ORDER:order} %{NUMBER:bytes:long}"
                        patterns: {ORDER: "[A-Z]{2}-[0-9]+"}
                        keep-field: false
                        """)
                .input("line string")
                .record(TIME, "at 10.0.0.1 GET DE-12 400")
                .failing("the pattern doesn't match it", TIME, "10.0.0.1 GET")
                .gives("10.0.0.1", "GET", "DE-12", 400);
    }

    private static ContractCase url() {
        return ContractCase.of("takes a URL apart", new ParseFactory())
                .options("field: url\nformat: url\nkeep-field: false")
                .input("url string")
                .record(TIME, "https://u@example.org:8443/a/b?q=x%20y&q=z#top")
                .record(TIME, "/index.html")
                .gives(
                        "https",
                        "u",
                        "example.org",
                        8443,
                        "/a/b",
                        "q=x%20y&q=z",
                        "top",
                        Map.of("q", "x y"))
                .gives(null, null, null, null, "/index.html", null, null, Map.of());
    }

    private static ContractCase userAgent() {
        return ContractCase.of("tells browsers", new ParseFactory())
                .options("field: agent\nformat: user-agent\nkeep-field: false")
                .input("agent string?")
                .record(
                        TIME,
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:124.0) Gecko/20100101"
                                + " Firefox/124.0")
                .record(TIME, "-")
                .gives("Firefox", "124.0", "Windows", "10", null)
                .gives(null, null, null, null, null);
    }
}
