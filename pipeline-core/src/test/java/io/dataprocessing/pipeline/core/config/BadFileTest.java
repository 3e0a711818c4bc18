package io.dataprocessing.pipeline.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadFileTest {

    private static final String UNREAD = " Nothing below is checked until this is right.";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"syntax", "structure", "sections"})
    void saysWhatIsWrongAndWhere(String name, String text, List<String> problems) {
        assertThat(PipelineFiles.problemsOf(text)).isEqualTo(problems);
    }

    static Stream<Arguments> syntax() {
        return Stream.of(
                bad(
                        "empty file",
                        "",
                        "1:1 E004 file is empty. A pipeline needs version, name, sources and sinks."),
                bad(
                        "only a comment",
                        "# to come\n",
                        "1:1 E004 file is empty. A pipeline needs version, name, sources and sinks."),
                bad(
                        "tab for indentation",
                        "sources:\n\torders: {}\n",
                        "2:1 E006 tab used for indentation. Use spaces." + UNREAD),
                bad(
                        "tab on an empty line",
                        "version: 1\n\t\nname: a\n",
                        "2:1 E006 tab used for indentation. Use spaces." + UNREAD),
                bad(
                        "quote that is never closed",
                        "version: 1\nname: a\nsources:\n  in: {topic: \"a}\n",
                        "4:15 E007 text opened with \" is never closed." + UNREAD),
                bad(
                        "quote closed by the next one",
                        "name: \"abc\nversion: \"1\"\n",
                        "1:7 E007 text opened with \" ends at the next \", and what follows doesn't"
                                + " fit. Close it on its line; inside write \\\"."
                                + UNREAD),
                bad(
                        "quote inside quotes",
                        "name: 'it's'\n",
                        "1:7 E007 text opened with ' ends at the next ', and what follows doesn't"
                                + " fit. Close it on its line; inside write ''."
                                + UNREAD),
                bad(
                        "list that is never closed",
                        "a: [1, 2\nb: 3\n",
                        "1:4 E008 '[' is never closed: a ',' or ']' is missing." + UNREAD),
                bad(
                        "mapping that is never closed",
                        "a: {x: 1\nb: 3\n",
                        "1:4 E008 '{' is never closed: a ',' or '}' is missing." + UNREAD),
                bad(
                        "list open at the end of the file",
                        "a: [\n",
                        "1:5 E008 the file ends inside a list or mapping that was opened with [ or"
                                + " {."
                                + UNREAD),
                bad(
                        "brace too many",
                        "a: {b: 1}}\n",
                        "1:10 E008 nothing is open that '}' could close." + UNREAD),
                bad(
                        "colon inside a text",
                        "a: b: c\n",
                        "1:5 E009 a ':' is out of place. A text that holds ': ' needs quotes; a key"
                                + " stands below the keys that it belongs to."
                                + UNREAD),
                bad(
                        "key without colon",
                        "a: 1\nfoo\nb: 2\n",
                        "2:1 E009 this is no 'key: value'. A ':' and a blank are missing behind the"
                                + " key."
                                + UNREAD),
                bad(
                        "indentation that fits nothing",
                        "a:\n  - b\n - c\n",
                        "3:2 E009 this doesn't belong here: the indentation doesn't fit the lines"
                                + " above, or text follows a value."
                                + UNREAD),
                bad(
                        "text that begins with a sign of YAML",
                        "a: @x\n",
                        "1:4 E005 a text can't begin with '@'. Put it in quotes." + UNREAD),
                bad(
                        "text that looks like an alias",
                        "a: *\n",
                        "1:4 E005 a text can't begin with '*'. Put it in quotes." + UNREAD),
                bad(
                        "text that looks like a block",
                        "a: > 5\n",
                        "1:4 E005 a text can't begin with '>'. Put it in quotes." + UNREAD),
                bad(
                        "unknown escape",
                        "a: \"x\\q\"\n",
                        "1:7 E005 unknown escape in a text with \". Write \\\\ for a backslash, or"
                                + " use ' for quotes."
                                + UNREAD),
                bad(
                        "incomplete escape",
                        "a: b\nc: \"x\\u",
                        "2:2 E005 from here on this isn't YAML 1.2."),
                bad(
                        "reference inside braces",
                        "a: {b: ${C}}\n",
                        "1:8 E005 inside { } and [ ] a reference needs quotes: \"${NAME}\"."
                                + UNREAD),
                bad(
                        "control character",
                        "name: a\u0001b\n",
                        "1:8 E016 character U+0001 is not allowed in a pipeline file."),
                bad(
                        "another version of YAML",
                        "%YAML 3.0\n---\nname: a\n",
                        "1:1 E005 from here on this isn't YAML 1.2."));
    }

    static Stream<Arguments> structure() {
        return Stream.of(
                bad(
                        "key twice",
                        PipelineFiles.withSource("topic: a\nother: b\ntopic: c"),
                        "7:5 E010 key 'topic' appears twice (first at 5:5). Keep one."),
                bad(
                        "tags",
                        PipelineFiles.withSource("a: !!java.net.URL [x]\nb: !mine c"),
                        "5:8 E011 tags such as !!java.net.URL are not allowed in a pipeline file.",
                        "6:8 E011 tags such as !mine are not allowed in a pipeline file."),
                bad(
                        "anchors and aliases",
                        PipelineFiles.withSource("a: &x b\nc: *x"),
                        "5:8 E012 anchors (&name) are not supported. Write the value again."),
                bad(
                        "merge key",
                        PipelineFiles.withSource("<<: {a: b}"),
                        "5:5 E012 merge keys (<<) are not supported. Write the keys again."),
                bad(
                        "nesting",
                        PipelineFiles.withSource("a: " + "[".repeat(60) + "]".repeat(60)),
                        "5:37 E013 nesting deeper than 32." + UNREAD),
                bad(
                        "second document",
                        PipelineFiles.withSource("a: b") + "---\nname: other\n",
                        "7:1 E014 a second document starts here. One pipeline per file."),
                bad(
                        "second document behind dots",
                        "name: a\n...\nname: b\n",
                        "3:1 E014 a second document starts here. One pipeline per file." + UNREAD),
                bad(
                        "key that is a list",
                        PipelineFiles.withSource("? [a]\n: b"),
                        "5:7 E015 a key must be a word."),
                bad(
                        "a list instead of a mapping",
                        "- a\n- b\n",
                        "1:1 E033 a pipeline is a mapping (key: value), found a list."));
    }

    static Stream<Arguments> sections() {
        return Stream.of(
                bad(
                        "missing name, version, sources and sinks, all at once",
                        "steps: []\n",
                        "1:1 E031 required key 'version' is missing. Write version: 1.",
                        "1:1 E031 required key 'name' is missing.",
                        "1:1 E034 pipeline has no sources; nothing would run.",
                        "1:1 E034 pipeline has no sinks; nothing would run."),
                bad(
                        "another version",
                        "name: a\nversion: 1.10\nsources: {a: {b: c}}\nsinks: {a: {b: c}}\n",
                        "2:10 E032 version '1.10' is not known. Known: 1."),
                bad(
                        "unknown key at the top",
                        PipelineFiles.withSource("a: b") + "dead-leter: {a: b}\n",
                        "7:1 E030 unknown key 'dead-leter' -> dead-letter"),
                bad(
                        "unknown key like no other",
                        PipelineFiles.withSource("a: b") + "banana: 1\n",
                        "7:1 E030 unknown key 'banana'. Known: version, name, description,"
                                + " execution, connections, dead-letter, sources, steps, sinks, plugins, profiles."),
                bad(
                        "sections of other shapes",
                        """
                        version: 1
                        name: a
                        description: [a]
                        execution: fast
                        connections: {main: kafka}
                        sources: [a]
                        steps: {valid: {type: filter}}
                        sinks:
                          out:
                        """,
                        "3:14 E033 description: expected a text, found a list.",
                        "4:12 E033 execution: expected a mapping (key: value), found a text.",
                        "5:21 E033 connections.main: expected a mapping (key: value), found a"
                                + " text.",
                        "6:10 E033 sources: expected a mapping (key: value), found a list.",
                        "7:8 E033 steps: expected a list, '- name: …' for each step, found a"
                                + " mapping.",
                        "9:3 E033 sink 'out' is empty."),
                bad(
                        "steps without names",
                        PipelineFiles.withSource("a: b") + "steps: [{type: filter}, valid]\n",
                        "7:9 E031 a step needs a name, as text: required key 'name'.",
                        "7:25 E033 steps[1]: expected a mapping (key: value), found a text."));
    }

    private static Arguments bad(String name, String text, String... problems) {
        return arguments(name, text, List.of(problems));
    }
}
