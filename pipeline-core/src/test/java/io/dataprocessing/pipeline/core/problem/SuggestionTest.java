package io.dataprocessing.pipeline.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    private static final List<String> KNOWN =
            List.of("ttl", "topic", "start-mode", "startup-mode", "idle-timeout", "amount", "key");

    @ParameterizedTest
    @CsvSource({
        "tll,ttl",
        "topics,topic",
        "tpoic,topic",
        "amont,amount",
        "startup_mode,startup-mode",
        "startupMode,startup-mode",
        "IDLE TIMEOUT,idle-timeout",
        "starup-mode,startup-mode",
        "idle,idle-timeout",
        "Key,key",
    })
    void findsWhatWasProbablyMeant(String word, String meant) {
        assertThat(Suggestion.nearest(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"banana", "xyz", "a", "''", "amountain-of-things"})
    void doesNotGuess(String word) {
        assertThat(Suggestion.nearest(word, KNOWN)).isEmpty();
    }

    @Test
    void givesTheFirstOfEquals() {
        assertThat(Suggestion.nearest("bat", List.of("cat", "hat"))).contains("cat");
    }

    @Test
    void doesNotSearchForLongWords() {
        assertThat(Suggestion.nearest("x".repeat(100_000), KNOWN)).isEmpty();
    }
}
