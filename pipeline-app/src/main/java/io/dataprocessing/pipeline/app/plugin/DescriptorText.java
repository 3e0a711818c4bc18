package io.dataprocessing.pipeline.app.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types of a class file as Java writes them. */
final class DescriptorText {

    private static final Pattern TYPE = Pattern.compile("(\\[*)(?:([BCDFIJSZ])|L([^;]+);)");

    private DescriptorText() {}

    /** The parameters of a method: {@code (int, String)} of {@code (ILjava/lang/String;)V}. */
    static String parameters(String descriptor) {
        Matcher types = TYPE.matcher(descriptor.substring(1, descriptor.lastIndexOf(')')));
        List<String> names = new ArrayList<>();
        while (types.find()) {
            String name =
                    types.group(2) != null
                            ? primitive(types.group(2))
                            : types.group(3).replaceFirst(".*/", "").replace('$', '.');
            names.add(name + "[]".repeat(types.group(1).length()));
        }
        return "(" + String.join(", ", names) + ")";
    }

    private static String primitive(String letter) {
        return switch (letter) {
            case "B" -> "byte";
            case "C" -> "char";
            case "D" -> "double";
            case "F" -> "float";
            case "I" -> "int";
            case "J" -> "long";
            case "S" -> "short";
            default -> "boolean";
        };
    }
}
