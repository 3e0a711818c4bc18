package io.dataprocessing.pipeline.app.plugin;

import io.dataprocessing.pipeline.app.terminal.ExitCode;
import io.dataprocessing.pipeline.app.terminal.StoppedException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * What a new plugin and its classes are called.
 *
 * @param name the name of the plugin and of the type of its steps
 * @param packageName the package of its classes
 */
record PluginName(String name, String packageName) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 60;

    /** Its factory would be called like the interface that it implements. */
    private static final String AMBIGUOUS = "processor";

    /**
     * A name that is allowed.
     *
     * @param packageName the package, made of the name unless it's given
     * @param taken the types of steps that are there
     * @throws StoppedException if one of them is not
     */
    static PluginName of(String name, Optional<String> packageName, Set<String> taken) {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "name '%s' is not allowed. Use a-z, 0-9 and '-', a letter first, at most %d characters."
                            .formatted(name, LONGEST));
        }
        if (taken.contains(name) || name.equals(AMBIGUOUS)) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "name '%s' is taken: the platform has one of that name. Choose another."
                            .formatted(name));
        }
        String chosen = packageName.orElseGet(() -> "com.example." + name.replace("-", ""));
        if (!SourceVersion.isName(chosen)) {
            throw new StoppedException(
                    ExitCode.USAGE,
                    "'%s' is no name of a Java package. Choose one with --package, such as com.acme.geo."
                            .formatted(chosen));
        }
        return new PluginName(name, chosen);
    }

    /** The name as the beginning of class names: {@code GeoIp} of {@code geo-ip}. */
    String className() {
        return Arrays.stream(name.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** The directory of the package. */
    String packagePath() {
        return packageName.replace('.', '/');
    }
}
