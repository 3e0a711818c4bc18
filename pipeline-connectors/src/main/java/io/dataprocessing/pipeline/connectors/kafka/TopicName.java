package io.dataprocessing.pipeline.connectors.kafka;

import java.util.Optional;

/** What Kafka accepts as the name of a topic. */
final class TopicName {

    private static final int MAX_LENGTH = 249;

    private TopicName() {}

    /** What is wrong with a name, a sentence; empty if nothing is. */
    static Optional<String> problem(String name) {
        boolean dots = name.equals(".") || name.equals("..");
        if (name.isEmpty() || name.length() > MAX_LENGTH || dots || !hasAllowedLetters(name)) {
            return Optional.of(
                    "'%s' is no name for a topic. Use letters, digits, '.', '_' and '-', at most %d characters."
                            .formatted(name, MAX_LENGTH));
        }
        return Optional.empty();
    }

    private static boolean hasAllowedLetters(String name) {
        return name.chars()
                .allMatch(
                        c ->
                                (c >= 'a' && c <= 'z')
                                        || (c >= 'A' && c <= 'Z')
                                        || (c >= '0' && c <= '9')
                                        || c == '.'
                                        || c == '_'
                                        || c == '-');
    }
}
