package io.dataprocessing.pipeline.suite.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes JSON as others write it: members in any order, some missing, unknown or twice, with spaces
 * and escapes anywhere, numbers in other forms, and now and then a value of another type.
 */
final class JsonNoise {

    private static final String[] SPACES = {"", "", "", "", " ", "\n", "\t ", "  "};
    private static final String[] STRANGE = {
        "null", "true", "\"text\"", "12", "-1.5e3", "[]", "{}", "[1,{\"a\":null}]", "1e400", "\"\""
    };

    private final Random random;

    /** Of a hundred members, how many are changed. */
    private final int percent;

    JsonNoise(Random random, int percent) {
        this.random = random;
        this.percent = percent;
    }

    String write(JsonNode node) {
        StringBuilder text = new StringBuilder();
        space(text);
        value(node, text);
        space(text);
        return text.toString();
    }

    private void value(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            object(node, text);
        } else if (node.isArray()) {
            text.append('[');
            for (int i = 0; i < node.size(); i++) {
                text.append(i == 0 ? "" : ",");
                space(text);
                value(node.get(i), text);
                space(text);
            }
            text.append(']');
        } else if (node.isTextual()) {
            text(node.textValue(), text);
        } else if (node.isNumber()) {
            text.append(number(node));
        } else {
            text.append(node);
        }
    }

    private void object(JsonNode node, StringBuilder text) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
        if (random.nextInt(4) == 0) {
            Collections.shuffle(members, random);
        }
        if (!members.isEmpty() && chance()) {
            members.remove(random.nextInt(members.size()));
        }
        if (!members.isEmpty() && chance()) {
            members.add(members.get(random.nextInt(members.size())));
        }
        if (chance()) {
            members.add(
                    random.nextInt(members.size() + 1),
                    Map.entry("unknown", JsonNodeFactory.instance.textNode("x")));
        }
        text.append('{');
        for (int i = 0; i < members.size(); i++) {
            text.append(i == 0 ? "" : ",");
            space(text);
            text(members.get(i).getKey(), text);
            space(text);
            text.append(':');
            space(text);
            if (chance() && random.nextInt(4) == 0) {
                text.append(STRANGE[random.nextInt(STRANGE.length)]);
            } else {
                value(members.get(i).getValue(), text);
            }
            space(text);
        }
        text.append('}');
    }

    private String number(JsonNode node) {
        String plain = node.asText();
        if (!chance()) {
            return plain;
        }
        return switch (random.nextInt(4)) {
            case 0 -> plain.contains(".") || plain.contains("E") ? plain : plain + ".0";
            case 1 -> plain.contains("E") ? plain : plain + "e0";
            case 2 -> plain.contains("E") ? plain : plain + "E+1";
            default -> plain.contains(".") && !plain.contains("E") ? plain + "00" : plain;
        };
    }

    private void text(String value, StringBuilder text) {
        boolean escapes = chance();
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < ' ' || (escapes && random.nextInt(3) == 0)) {
                text.append("\\u%04x".formatted((int) character));
            } else if (character == '"' || character == '\\') {
                text.append('\\').append(character);
            } else if (character == '/' && escapes) {
                text.append("\\/");
            } else {
                text.append(character);
            }
        }
        text.append('"');
    }

    private void space(StringBuilder text) {
        if (chance()) {
            text.append(SPACES[random.nextInt(SPACES.length)]);
        }
    }

    private boolean chance() {
        return random.nextInt(100) < percent;
    }
}
