package io.dataprocessing.pipeline.core.expression;

import static io.dataprocessing.pipeline.api.data.DataTypes.BOOLEAN;
import static io.dataprocessing.pipeline.api.data.DataTypes.LONG;
import static io.dataprocessing.pipeline.api.data.DataTypes.STRING;
import static io.dataprocessing.pipeline.api.data.DataTypes.array;
import static io.dataprocessing.pipeline.core.expression.FunctionSpec.function;
import static io.dataprocessing.pipeline.core.expression.ParameterType.PATTERN;

import io.dataprocessing.pipeline.core.expression.FunctionSpec.Group;
import io.dataprocessing.pipeline.core.expression.function.Texts;
import java.util.List;

/** The functions on text. */
final class TextFunctions {

    private static final Class<?> T = Texts.class;
    private static final ParameterType S = ParameterType.STRING;
    private static final ParameterType N = ParameterType.LONG;

    private TextFunctions() {}

    static List<FunctionSpec> all() {
        return List.of(
                of("contains", "Whether a text holds another.")
                        .gives(BOOLEAN, T, "contains", S, S)
                        .example("'pipeline'.contains('pel')", "true")
                        .build(),
                of("startsWith", "Whether a text starts with another.")
                        .gives(BOOLEAN, T, "startsWith", S, S)
                        .example("'pipeline'.startsWith('pipe')", "true")
                        .build(),
                of("endsWith", "Whether a text ends with another.")
                        .gives(BOOLEAN, T, "endsWith", S, S)
                        .example("'pipeline'.endsWith('line')", "true")
                        .build(),
                of("matches", "Whether a regular expression (RE2 syntax) is found in a text.")
                        .mayFail(BOOLEAN, T, "matches", S, PATTERN)
                        .example("'DE-4711'.matches('^[A-Z]{2}-[0-9]+$')", "true")
                        .build(),
                of("lower", "The text in lower case.")
                        .gives(STRING, T, "lower", S)
                        .example("lower('DataStream')", "'datastream'")
                        .build(),
                of("upper", "The text in upper case.")
                        .gives(STRING, T, "upper", S)
                        .example("upper('eur')", "'EUR'")
                        .build(),
                of("trim", "The text without white space at both ends.")
                        .gives(STRING, T, "trim", S)
                        .example("trim('  a b ')", "'a b'")
                        .build(),
                of("length", "The number of characters (code points).")
                        .gives(LONG, T, "size", S)
                        .example("length('Straße')", "6")
                        .build(),
                of(
                                "substring",
                                "From a position to before another, or to the end; positions"
                                        + " count from 0, and what lies outside is left out.")
                        .gives(STRING, T, "substring", S, N)
                        .gives(STRING, T, "substring", S, N, N)
                        .example("'2026-11-23'.substring(5, 7)", "'11'")
                        .build(),
                of("replace", "The text with every occurrence of a part replaced.")
                        .gives(STRING, T, "replace", S, S, S)
                        .example("'1.234,5'.replace('.', '')", "'1234,5'")
                        .build(),
                of("regexp_replace", "The text with every match of a pattern replaced.")
                        .mayFail(STRING, T, "regexpReplace", S, PATTERN, S)
                        .example("regexp_replace('a1b22', '[0-9]+', '#')", "'a#b#'")
                        .build(),
                of(
                                "regexp_extract",
                                "A group of a pattern's first match, the first group where none"
                                        + " is named; null where the pattern isn't found.")
                        .mayGiveNull(STRING, T, "regexpExtract", S, PATTERN)
                        .mayGiveNull(STRING, T, "regexpExtract", S, PATTERN, N)
                        .example("regexp_extract('id=42;', 'id=([0-9]+)', 1)", "'42'")
                        .build(),
                of("split", "The parts of a text between separators.")
                        .gives(array(STRING), T, "split", S, S)
                        .example("'a/b//c'.split('/')", "['a', 'b', '', 'c']")
                        .build(),
                of("join", "The texts of a list as one, with a separator between them.")
                        .gives(STRING, T, "join", ParameterType.TEXT_LIST)
                        .gives(STRING, T, "join", ParameterType.TEXT_LIST, S)
                        .example("['a', 'b'].join('-')", "'a-b'")
                        .build(),
                of("indexOf", "Where a part starts, counted from 0; -1 where it isn't found.")
                        .gives(LONG, T, "indexOf", S, S)
                        .example("'key=value'.indexOf('=')", "3")
                        .build(),
                of("lastIndexOf", "Where a part starts for the last time; -1 where it doesn't.")
                        .gives(LONG, T, "lastIndexOf", S, S)
                        .example("'a/b/c'.lastIndexOf('/')", "3")
                        .build(),
                of("reverse", "The text from its end to its start.")
                        .gives(STRING, T, "reverse", S)
                        .example("reverse('abc')", "'cba'")
                        .build(),
                of("repeat", "The text several times over.")
                        .mayFail(STRING, T, "repeat", S, N)
                        .example("repeat('ab', 2)", "'abab'")
                        .build(),
                of("lpad", "The text filled up on the left, or cut, to a length.")
                        .mayFail(STRING, T, "lpad", S, N, S)
                        .example("lpad('7', 3, '0')", "'007'")
                        .build(),
                of("rpad", "The text filled up on the right, or cut, to a length.")
                        .mayFail(STRING, T, "rpad", S, N, S)
                        .example("rpad('ab', 4, '.')", "'ab..'")
                        .build());
    }

    private static FunctionSpec.Builder of(String name, String description) {
        return function(Group.TEXT, name, description);
    }
}
