package io.dataprocessing.pipeline.core.plugin.jar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The content of a file in {@code META-INF/services}.
 *
 * @param providers the names of classes, each once
 * @param mistakes what else stands there; each completes "…/services/name"
 */
record ServicesFile(List<String> providers, List<String> mistakes) {

    /** More than anybody writes; what is larger isn't such a file. */
    static final int MAX_BYTES = 1 << 20;

    private static final int SHOWN = 40;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    ServicesFile {
        providers = List.copyOf(providers);
        mistakes = List.copyOf(mistakes);
    }

    static ServicesFile parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return new ServicesFile(List.of(), List.of("is larger than 1 MiB"));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new ServicesFile(List.of(), List.of("is no text in UTF-8"));
        }
        List<String> providers = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        if (text.startsWith(BYTE_ORDER_MARK)) {
            mistakes.add("begins with a byte order mark. Save it as UTF-8 without one");
            text = text.substring(1);
        }
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            String name = withoutComment(lines.get(line));
            if (!name.isEmpty() && !isClassName(name)) {
                mistakes.add("line %d is no class name: '%s'".formatted(line + 1, shown(name)));
            } else if (!name.isEmpty() && !providers.contains(name)) {
                providers.add(name);
            }
        }
        return new ServicesFile(providers, mistakes);
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).trim();
    }

    private static boolean isClassName(String name) {
        for (String part : name.split("\\.", -1)) {
            if (part.isEmpty()
                    || !Character.isJavaIdentifierStart(part.codePointAt(0))
                    || !part.codePoints().allMatch(Character::isJavaIdentifierPart)) {
                return false;
            }
        }
        return true;
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(SHOWN)
                .forEach(
                        c -> {
                            if (Character.isISOControl(c)) {
                                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
                            } else {
                                shown.appendCodePoint(c);
                            }
                        });
        return shown.toString();
    }
}
