package io.dataprocessing.pipeline.processors.cep;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.processors.job.TestJob;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternProblemsTest {

    private static final String REST = "within: 1h\nlate: drop\n";

    @Test
    void aSequenceNeedsParts() {
        assertThat(problems("[]", REST))
                .containsExactly(
                        "12:15 E150 step 'found', option 'sequence': a sequence needs at least one"
                                + " part.");
    }

    @Test
    void partsHaveNamesOfTheirOwn() {
        assertThat(problems("[{name: a}, {name: a}, {name: kind}]", REST))
                .containsExactly(
                        "12:34 E150 step 'found', option 'sequence[1].name': there is a part 'a'"
                                + " already.",
                        "12:45 E150 step 'found', option 'sequence[2].name': 'kind' is a field of"
                                + " the input, and conditions couldn't tell the two apart. Give the"
                                + " part another name.");
    }

    @Test
    void quantifiersMakeSense() {
        assertThat(
                        problems(
                                "[{name: a, times: 3..2}, {name: b, greedy: true},"
                                        + " {name: c, times-contiguity: strict}]",
                                REST))
                .containsExactly(
                        "12:33 E150 step 'found', option 'sequence[0].times': '3..2' ends before it"
                                + " begins.",
                        "12:58 E150 step 'found', option 'sequence[1].greedy': only a part that"
                                + " repeats can be greedy, for example with 'times: 1..'.",
                        "12:93 E150 step 'found', option 'sequence[2].times-contiguity': it has no"
                                + " effect on a part that occurs once. Leave it out, or let the part"
                                + " repeat, for example with 'times: 1..'.");
        assertThat(problems("[{name: a, times: 0}]", REST))
                .containsExactly(
                        "12:33 E108 sequence[0].times: '0' is not allowed. Use a number such as 3,"
                                + " a range such as 2..4, or 2.. for 2 and more.");
        assertThat(
                        problems(
                                "[{name: a, times: 1.., greedy: true}, {name: b, optional: true}]",
                                REST))
                .containsExactly(
                        "12:73 E150 step 'found', option 'sequence[1].optional': a part behind a"
                                + " greedy one can't be optional: it's unclear which of the two"
                                + " takes an event.");
    }

    @Test
    void theFirstPartFollowsNone() {
        assertThat(problems("[{name: a, contiguity: strict}]", REST))
                .containsExactly(
                        "12:38 E150 step 'found', option 'sequence[0].contiguity': it has no effect"
                                + " on the first part, which follows none. Leave it out.");
    }

    @Test
    void negationIsWhereItCanBeDecided() {
        assertThat(
                        problems(
                                "[{name: a, optional: true}, {name: b, not: true, times: 2},"
                                        + " {name: c, not: true, contiguity: strict}]",
                                "within: none\nlate: drop\n"))
                .containsExactly(
                        "12:58 E150 step 'found', option 'sequence[1].not': a part that must not"
                                + " occur has no 'times', 'optional' or 'greedy'.",
                        "12:58 E150 step 'found', option 'sequence[1].not': the part before one"
                                + " that must not occur can't be optional.",
                        "12:90 E150 step 'found', option 'sequence[2].not': two parts in a row that"
                                + " must not occur are one: join their conditions by ||.",
                        "12:90 E150 step 'found', option 'sequence[2].not': the last part can't be"
                                + " a strict one that must not occur. Make it relaxed: none may fit"
                                + " until 'within' is over.",
                        "12:90 E150 step 'found', option 'sequence[2].not': a sequence that ends"
                                + " with something that must not occur needs a time after which that is"
                                + " certain: set 'within'.");
        assertThat(problems("[{name: a, not: true}]", REST))
                .containsExactly(
                        "12:31 E150 step 'found', option 'sequence[0].not': the first part can't be"
                                + " one that must not occur.");
    }

    @Test
    void whatIsKeptAndWhatIsLateMustBeSaid() {
        assertThat(problems("[{name: a}]", ""))
                .containsExactly(
                        "8:5 E105 required option 'within' of step 'found' is missing. Give a"
                                + " duration, or 'none' to keep state for ever.",
                        "8:5 E105 required option 'late' of step 'found' is missing. Use drop,"
                                + " dead-letter or output.");
        assertThat(problems("[{name: a}]", "within: 1h\nlate: dead-letter\n"))
                .containsExactly(
                        "14:11 E147 'late: dead-letter' needs the section 'dead-letter', for"
                                + " example 'dead-letter: {connection: main, topic: test.dlq}'.");
        assertThat(problems("[{name: a}]", "within: none\nlate: drop\ntimeout: output\n"))
                .containsExactly(
                        "15:14 E150 step 'found', option 'timeout': with 'within: none' a sequence"
                                + " has all the time it needs.");
    }

    @Test
    void theSearchGoesOnSomewhere() {
        assertThat(problems("[{name: a}]", REST + "after-match: skip-to-first b\n"))
                .containsExactly(
                        "15:18 E150 step 'found', option 'after-match': there is no part 'b' to"
                                + " skip to. Parts: a.");
        assertThat(problems("[{name: a}]", REST + "after-match: past-last\n"))
                .containsExactly(
                        "15:18 E108 after-match: 'past-last' is not allowed. Use no-skip,"
                                + " skip-to-next, skip-past-last, 'skip-to-first NAME' or"
                                + " 'skip-to-last NAME'.");
    }

    @Test
    void expressionsSeeTheEventAndThePartsBeforeIt() {
        assertThat(
                        problems(
                                "[{name: a, where: \"kindd == 'x'\"},"
                                        + " {name: b, where: \"n > a.m && c.n > 1\"},"
                                        + " {name: c, where: n}]",
                                REST))
                .containsExactly(
                        "12:34 E230 sequence[0].where: field 'kindd' is not in the input did you"
                                + " mean kind?",
                        "12:74 E230 sequence[1].where: 'a' has no field 'm'.",
                        "12:79 E230 sequence[1].where: field 'c' is not in the input.",
                        "12:107 E230 sequence[2].where: the expression gives long, but boolean is"
                                + " wanted.");
        assertThat(
                        problems(
                                "[{name: a}, {name: b, times: 2..}]",
                                REST + "select: {x: a.m, 'y z': a.n, b: b.n}\n"))
                .containsExactly(
                        "15:19 E230 select.x: 'a' has no field 'm'.",
                        "15:29 E150 step 'found', option 'select.y z': 'y z' can't name a field."
                                + " Use letters, digits and _, beginning with a letter or _.",
                        "15:39 E230 select.b: 'b' is array<row<user string, kind string, n long>>"
                                + " and has no fields.");
    }

    private static List<String> problems(String sequence, String rest) {
        return TestJob.of(
                        """
                        - name: found
                          input: events
                          type: pattern
                          key-by: [user]
                          sequence: %s
                        %s\
                        """
                                .formatted(sequence, rest.indent(2)))
                .source("events", "user: string, kind: string, n: long")
                .problems();
    }
}
