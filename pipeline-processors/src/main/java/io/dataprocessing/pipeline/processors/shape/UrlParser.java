package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.data.Field;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a URL apart by RFC 3986, appendix B: any text has parts, and what isn't there is null. Of
 * the parts only the keys and values of the query are decoded; one with an escape that is none
 * stays as it is.
 */
final class UrlParser implements TextParser {

    /** The fields of the result that are made of texts. */
    static final Map<String, DataType> FIELDS = fields();

    /** The field of the query's keys and values. */
    static final Field PARAMETERS = Field.of("parameters", DataTypes.map(DataTypes.STRING));

    private final TextFields fields;

    UrlParser(TextFields fields) {
        this.fields = fields;
    }

    private static Map<String, DataType> fields() {
        DataType text = DataTypes.STRING.asNullable();
        Map<String, DataType> fields = new LinkedHashMap<>();
        fields.put("scheme", text);
        fields.put("user_info", text);
        fields.put("host", text);
        fields.put("port", DataTypes.INT.asNullable());
        fields.put("path", text);
        fields.put("query", text);
        fields.put("fragment", text);
        return Collections.unmodifiableMap(fields);
    }

    /** The type of the result, behind some fields the parameters. */
    static RowType type(RowType fields) {
        List<Field> all = new ArrayList<>(fields.fields());
        all.add(PARAMETERS);
        return RowType.of(all);
    }

    @Override
    public Object[] parse(String text) {
        Parts parts = new Parts(text);
        String[] found = {
            parts.scheme,
            parts.userInfo,
            parts.host,
            parts.port,
            parts.path,
            parts.query,
            parts.fragment
        };
        Object[] values = new Object[found.length + 1];
        for (int i = 0; i < found.length; i++) {
            values[i] = found[i].isEmpty() ? fields.missing(i) : fields.value(i, found[i]);
        }
        values[found.length] = parameters(parts.query);
        return values;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!key.isEmpty()) {
                parameters.putIfAbsent(key, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return Collections.unmodifiableMap(parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The parts of a URL, empty where they aren't there. */
    private static final class Parts {

        private final String scheme;
        private final String path;
        private final String query;
        private final String fragment;
        private String userInfo = "";
        private String host = "";
        private String port = "";

        Parts(String url) {
            int hash = url.indexOf('#');
            fragment = hash < 0 ? "" : url.substring(hash + 1);
            String rest = hash < 0 ? url : url.substring(0, hash);
            int mark = rest.indexOf('?');
            query = mark < 0 ? "" : rest.substring(mark + 1);
            rest = mark < 0 ? rest : rest.substring(0, mark);
            scheme = scheme(rest);
            rest = scheme.isEmpty() ? rest : rest.substring(scheme.length() + 1);
            if (rest.startsWith("//")) {
                int slash = rest.indexOf('/', 2);
                authority(rest.substring(2, slash < 0 ? rest.length() : slash));
                rest = slash < 0 ? "" : rest.substring(slash);
            }
            path = rest;
        }

        private static String scheme(String text) {
            int colon = text.indexOf(':');
            boolean named =
                    colon > 0
                            && text.substring(0, colon)
                                    .chars()
                                    .allMatch(
                                            letter ->
                                                    letter < 128
                                                            && (Character.isLetterOrDigit(letter)
                                                                    || "+-.".indexOf(letter) >= 0))
                            && Character.isLetter(text.charAt(0));
            return named ? text.substring(0, colon) : "";
        }

        private void authority(String text) {
            int at = text.lastIndexOf('@');
            userInfo = at < 0 ? "" : text.substring(0, at);
            String rest = text.substring(at + 1);
            int colon = rest.lastIndexOf(':');
            if (colon > rest.lastIndexOf(']')) {
                port = rest.substring(colon + 1);
                rest = rest.substring(0, colon);
            }
            host = rest;
            if (!port.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
                throw new EvaluationException("the port is no number");
            }
        }
    }
}
