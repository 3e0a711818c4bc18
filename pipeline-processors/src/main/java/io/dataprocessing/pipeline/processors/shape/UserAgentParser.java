package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua_parser.CachingParser;
import ua_parser.Client;

/** Tells browser, operating system and device by the rules of the ua-parser project. */
final class UserAgentParser implements TextParser {

    /** The fields of the result, null where they aren't known. */
    static final Map<String, DataType> FIELDS = fields();

    /** Texts that go on for longer were made to keep a parser busy. */
    private static final int MAX_LENGTH = 2_000;

    private static final int CACHED = 1_000;
    private static final String UNKNOWN = "Other";

    private final TextFields fields;
    private final CachingParser parser = new CachingParser(CACHED);

    UserAgentParser(TextFields fields) {
        this.fields = fields;
    }

    private static Map<String, DataType> fields() {
        Map<String, DataType> fields = new LinkedHashMap<>();
        Stream.of("browser", "browser_version", "os", "os_version", "device")
                .forEach(name -> fields.put(name, DataTypes.STRING.asNullable()));
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public Object[] parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new EvaluationException("it's longer than %d characters".formatted(MAX_LENGTH));
        }
        Client client = client(text);
        String[] found = {
            family(client.userAgent.family),
            version(client.userAgent.major, client.userAgent.minor, client.userAgent.patch),
            family(client.os.family),
            version(client.os.major, client.os.minor, client.os.patch, client.os.patchMinor),
            family(client.device.family)
        };
        Object[] values = new Object[found.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = found[i].isEmpty() ? fields.missing(i) : fields.value(i, found[i]);
        }
        return values;
    }

    private Client client(String text) {
        try {
            return parser.parse(text);
        } catch (StackOverflowError e) {
            throw new EvaluationException("it takes too much memory");
        }
    }

    private static String family(String name) {
        return name == null || name.equals(UNKNOWN) ? "" : name;
    }

    private static String version(String... parts) {
        return Stream.of(parts).takeWhile(part -> part != null).collect(Collectors.joining("."));
    }
}
