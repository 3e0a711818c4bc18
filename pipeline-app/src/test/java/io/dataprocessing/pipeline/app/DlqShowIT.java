package io.dataprocessing.pipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The verbs {@code dlq ls} and {@code dlq show}, and the choice of letters. */
class DlqShowIT extends ShopLetters {

    @Test
    void lsCountsInATableOrAsJson() {
        threeLetters();
        letters.letter("c", "process", 6, "k-6", order("o-6", 60));
        assertThat(dlq("ls", file).out())
                .isEqualTo(
                        """
                          pipeline  step    stage    error                          first                 last                  letters
                          shop      b       process  java.lang.ArithmeticException  2025-01-01T00:02:00Z  2025-01-01T00:02:00Z        1
                          shop      c       process  java.lang.ArithmeticException  2025-01-01T00:00:00Z  2025-01-01T00:03:00Z        2
                          shop      orders  decode   java.lang.ArithmeticException  2025-01-01T00:01:00Z  2025-01-01T00:01:00Z        1
                        4 letters in 'shop.dlq'.
                        """);
        assertThat(dlq("ls", file, "--step", "c", "--format", "json").out())
                .isEqualToIgnoringNewLines(
                        """
                        [ {
                          "pipeline" : "shop",
                          "step" : "c",
                          "stage" : "process",
                          "error" : "java.lang.ArithmeticException",
                          "letters" : 2,
                          "first" : "2025-01-01T00:00:00Z",
                          "last" : "2025-01-01T00:03:00Z"
                        } ]
                        """);
    }

    @Test
    void lettersAreChosenByTimeStepStageErrorKeyAndExpression() {
        threeLetters();
        assertThat(count("--from", "2025-01-01T00:01:00Z")).isEqualTo(2);
        assertThat(count("--until", "2025-01-01T00:01:00Z")).isEqualTo(1);
        assertThat(count("--from", "2025-01-02")).isZero();
        assertThat(count("--step", "b", "--step", "c")).isEqualTo(2);
        assertThat(count("--stage", "decode")).isEqualTo(1);
        assertThat(count("--error", "Arithmetic*")).isEqualTo(3);
        assertThat(count("--error", "java.io.*")).isZero();
        assertThat(count("--key", "k-4")).isEqualTo(1);
        assertThat(count("--pipeline", "other")).isZero();
        assertThat(count("--where", "offset >= 4 && stage == 'process'")).isEqualTo(1);
        assertThat(count("--where", "value != null && value.contains('o-3')")).isEqualTo(1);
        assertThat(count("--limit", "2")).isEqualTo(2);
    }

    private long count(String... filter) {
        String[] all = new String[filter.length + 2];
        all[0] = "ls";
        all[1] = file;
        System.arraycopy(filter, 0, all, 2, filter.length);
        CommandLineRun run = dlq(all);
        assertThat(run.error()).isEmpty();
        return Long.parseLong(run.out().replaceAll("(?s).*?(\\d+) letters? in .*", "$1"));
    }

    @Test
    void whatIsWrongWithAFilterIsSaid() {
        assertThat(dlq("ls", file, "--where", "stepp == 'c'").error())
                .startsWith("--where, at character 1: ")
                .contains("stepp", "Did you mean 'step'?");
        assertThat(dlq("ls", file, "--stage", "decoding").error())
                .startsWith(
                        "--stage 'decoding' isn't one. Stages: decode, timestamp, null, process,"
                                + " late, encode, write.");
        assertThat(dlq("ls", file, "--from", "yesterday").error())
                .contains(
                        "'yesterday' is no time. Write 2026-03-01T08:00:00Z, 2026-03-01 (midnight"
                                + " UTC), or how long ago: 90s, 30min, 2h, 7d.");
        assertThat(dlq("ls", file, "--limit", "0").error())
                .startsWith("--limit is 0, but must be 1 or more.");
        threeLetters();
        assertThat(dlq("ls", file, "--where", "long(value) > 1").error())
                .startsWith(
                        "--where has no value for 3 of the letters, which are passed over; the"
                                + " first is shop.dlq-0@0: ");
    }

    @Test
    void aTopicOrConnectionThatIsNotThereIsSaid() {
        CommandLineRun run = dlq("ls", file, "--topic", "shop.dql");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.error())
                .isEqualTo(
                        "topic 'shop.dql' does not exist on %s. Similar: 'shop.dlq'.\n"
                                .formatted(servers()));
        assertThat(dlq("ls", file, "--connection", "mian").error())
                .isEqualTo(
                        "--connection 'mian' isn't one that %s uses. Did you mean 'main'? Known: main.\n"
                                .formatted(file));
        assertThat(dlq("ls", file, "--connection", "main", "--topic", "shop.dlq").out())
                .isEqualTo("0 letters in 'shop.dlq'.\n");
    }

    @Test
    void showPrintsAllOfOneLetter() {
        threeLetters();
        CommandLineRun run = dlq("show", file, "shop.dlq-0@0");
        assertThat(run.error()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        """
                        shop.dlq-0@0, 2025-01-01T00:00:00Z

                        'c' of pipeline 'shop' couldn't process the record at orders-0@3, attempt 1:
                          java.lang.ArithmeticException: / by zero
                          (no line of code is known)

                        Headers:
                          trace                t-3
                        """)
                .endsWith(
                        """
                        Key, 3 bytes of string:
                          {
                            "key" : "k-3"
                          }
                        Value, 24 bytes of json:
                          {
                            "id" : "o-3",
                            "amount" : 30
                          }
                        """);
        assertThat(dlq("show", file, "0@1").out())
                .contains("Value, 7 bytes that can't be decoded as json (")
                .endsWith("), as text:\n  no json\n");
        assertThat(dlq("show", file, "--last", "--step", "c").out()).startsWith("shop.dlq-0@0,");
        assertThat(dlq("show", file, "--last").out()).startsWith("shop.dlq-0@2,");
    }

    @Test
    void showSaysThatThereIsNoSuchLetter() {
        assertThat(dlq("show", file, "0@7").error())
                .isEqualTo("there is no letter at 0@7, or not any more.\n");
        assertThat(dlq("show", file, "--last").error())
                .isEqualTo("no such letter is in 'shop.dlq'.\n");
        assertThat(dlq("show", file, "orders-0@7").error())
                .startsWith(
                        "'orders-0@7' is no place in 'shop.dlq'. Write one such as shop.dlq-0@12.");
        assertThat(dlq("show", file).error()).startsWith("Name one LETTER, or ask for the --last.");
    }
}
