package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.ApiVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a provider could not be made, in words for those who run it.
 *
 * @param file the JAR that it's from
 * @param code what kind of failure
 * @param message the sentence
 */
record ProviderFailure(String file, String code, String message) {

    private static final Pattern CLASS_VERSION = Pattern.compile("class file version (\\d+)");
    private static final String INITIALISED = "Could not initialize class ";
    private static final int JAVA_0 = 44;
    private static final int MAX_TEXT = 300;

    ProviderFailure {
        requireNonNull(file, "file");
        requireNonNull(code, "code");
        requireNonNull(message, "message");
    }

    /**
     * @param what what failed, such as {@code Geo() failed}
     */
    static ProviderFailure of(String file, Throwable failure, String what) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> missing = missingClass(cause);
            if (missing.isPresent()) {
                return missing(file, missing.get(), cause);
            }
            if (cause instanceof UnsupportedClassVersionError) {
                Matcher version = CLASS_VERSION.matcher(String.valueOf(cause.getMessage()));
                int java = version.find() ? Integer.parseInt(version.group(1)) - JAVA_0 : 0;
                return new ProviderFailure(
                        file, PluginCode.JAVA, PluginInspection.newerJava(file, java));
            }
        }
        if (failure instanceof IncompatibleClassChangeError) {
            return new ProviderFailure(
                    file,
                    PluginCode.MISSING_CLASS,
                    "%s: %s: it was built against other classes than it runs with (%s). Build it again, against platform API %s."
                            .formatted(file, what, text(failure), ApiVersion.CURRENT));
        }
        return new ProviderFailure(
                file,
                PluginCode.PROVIDER_FAILS,
                "%s: %s: %s. Other plugins were loaded.".formatted(file, what, text(failure)));
    }

    private static Optional<String> missingClass(Throwable cause) {
        boolean missing =
                cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException;
        return Optional.ofNullable(cause.getMessage())
                .filter(message -> missing && !message.startsWith(INITIALISED))
                .filter(message -> !message.contains("("))
                .map(message -> message.replace('/', '.'));
    }

    private static ProviderFailure missing(String file, String type, Throwable cause) {
        String message =
                type.startsWith(PluginClassLoader.API)
                        ? "%s: %s isn't in platform API %s. Build it against that API, or run a newer platform."
                                .formatted(file, type, ApiVersion.CURRENT)
                        : "%s: %s is missing (%s). Bundle it in the JAR."
                                .formatted(file, type, cause.getClass().getSimpleName());
        return new ProviderFailure(file, PluginCode.MISSING_CLASS, message);
    }

    private static String text(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
        String text =
                failure.getMessage() == null
                        ? failure.getClass().getSimpleName()
                        : failure instanceof Error
                                ? "%s: %s".formatted(failure.getClass().getSimpleName(), message)
                                : message;
        String shown = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
        return shown.replaceFirst("\\.$", "");
    }
}
