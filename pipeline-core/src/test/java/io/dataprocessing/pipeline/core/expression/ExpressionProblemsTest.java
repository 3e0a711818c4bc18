package io.dataprocessing.pipeline.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.data.DataTypes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users are told: the covered text, the message, the suggestion. */
class ExpressionProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "amont > 5 ~ amont ~ field 'amont' is not in the input ~ amount",
                "user.nme == '' ~ nme ~ 'user' has no field 'nme' ~ name",
                "uper(id) == '' ~ uper ~ unknown function 'uper' ~ upper",
                "id.startWith('a') ~ startWith ~ unknown function 'startWith' ~ startsWith",
                "bananas ~ bananas ~ field 'bananas' is not in the input ~ none",
                "amount > \"5\" ~ amount > \"5\" ~ 'amount > \"5\"' compares decimal with text ~ none",
                "id == 5 ~ id == 5 ~ 'id == 5' compares text with long ~ none",
                "(amount + 1) > id ~ (amount + 1) > id ~"
                        + " '(amount + 1) > id' compares decimal with text ~ none",
                "id + total ~ + ~ '+' can't add string and long; join them with concat(…) ~ none",
                "id - total ~ - ~ '-' can't subtract string and long ~ none",
                "-id ~ -id ~ '-' can't negate string ~ none",
                "!amount ~ amount ~ '!' takes true or false, but 'amount' is decimal(10, 2) ~ none",
                "paid && amount ~ amount ~"
                        + " '&&' takes true or false, but 'amount' is decimal(10, 2) ~ none",
                "paid ? 1 : 'a' ~ paid ? 1 : 'a' ~ '?:' can't choose between long and string ~ none",
                "status == 'PIAD' ~ 'PIAD' ~ 'PIAD' is none of NEW, PAID, SENT ~ 'PAID'",
                "status in ['NEW', 'SEND'] ~ 'SEND' ~"
                        + " 'SEND' is none of NEW, PAID, SENT ~ 'SENT'",
                "total in ['a'] ~ total in ['a'] ~"
                        + " 'total in ['a']' looks for long in a list of text ~ none",
                "id in 'abc' ~ 'abc' ~"
                        + " 'in' looks into a list or the keys of a map, not into string ~ none",
                "amount < null ~ amount < null ~"
                        + " '<' can't compare with null; use '==' or '!=' ~ none",
                "tags < tags ~ tags < tags ~"
                        + " '<' doesn't order lists; they're compared with '==' and '!=' ~ none",
                "amount.cents ~ cents ~ 'amount' is decimal(10, 2) and has no fields ~ none",
                "id[0] ~ id[0] ~ 'id' is string; only lists and maps are looked into with [] ~ none",
                "tags['a'] ~ 'a' ~ a list is looked into by position, not by text ~ none",
                "[1, 'a'] ~ [1, 'a'] ~ a list holds values of one type: long, string ~ none",
                "id.contains(5) ~ id.contains(5) ~"
                        + " 'contains' takes contains(string, string), not (string, long) ~ none",
                "id.matches('a(') ~ 'a(' ~ 'a(' is no regular expression: missing closing ) ~ none",
                "tags.all(5, true) ~ tags.all(5, true) ~ 'all' takes a name for the element and"
                        + " what to do with it, as in list.all(x, x > 0) ~ none",
                "id.all(x, true) ~ id ~ 'all' goes through a list or map, but 'id' is string ~ none",
                "tags.filter(x, size(x)) ~ size(x) ~ the condition of 'filter' is true or false,"
                        + " but 'size(x)' is long ~ none",
                "all(tags, x, true) ~ all(tags, x, true) ~"
                        + " 'all' is written list.all(x, condition) → boolean ~ none",
                "has(amount > 5) ~ has(amount > 5) ~"
                        + " has() takes one field, as in has(amount) or has(user.age) ~ none",
                "long('x') > 5 ~ long('x') ~ the text is no long ~ none",
                "time > timestamp('2026-13-01T00:00:00Z') ~ timestamp('2026-13-01T00:00:00Z') ~"
                        + " the text is no timestamp; one is written"
                        + " '2026-11-23T08:30:00Z', see to_timestamp ~ none",
                "duration('5x') > duration('1s') ~ duration('5x') ~"
                        + " the text is no duration; one is written '1h30m', '90s' or '250ms' ~ none",
                "truncate(time, 'houre') == time ~ 'houre' ~ 'houre' is no unit; there are year,"
                        + " quarter, month, week, day, hour, minute, second, millisecond ~ none",
                "hour(time, 'Europe/Berlim') ~ 'Europe/Berlim' ~ 'Europe/Berlim' is no time zone;"
                        + " one is written 'Europe/Berlin' or '+02:00' ~ none",
                "5u ~ 5u ~ there are no unsigned numbers here; write the number without u ~ none",
                "decimal(total, 40, 2) ~ decimal(total, 40, 2) ~ decimal() takes a value, a"
                        + " precision of 1 to 38 and a scale of 0 to the precision, as in"
                        + " decimal(x, 10, 2) ~ none",
                "now() ~ now ~ unknown function 'now' ~ none",
            })
    void aMeaninglessExpressionIsExplained(
            String text, String covered, String message, String suggestion) {
        assertOneProblem(text, covered, message, suggestion);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "id == \"abc ~ \"abc ~ the string that starts here isn't closed with \" ~ none",
                "id == 'abc\" ~ 'abc\" ~ the string that starts here isn't closed with ' ~ none",
                "(amount > 5 ~ ( ~ '(' isn't closed ~ none",
                "amount > 5) ~ ) ~ ')' closes nothing ~ none",
                "id in ['a', 'b') ~ [ ~ '[' isn't closed: ']' is expected before ')' ~ none",
                "amount = 5 ~ = ~ '=' is no operator; values are compared with '==' ~ ==",
                "amount <> 5 ~ <> ~ '<>' is no operator here ~ !=",
                "paid & gift ~ & ~ '&' is no operator here ~ &&",
                "paid and gift ~ and ~ 'and' is no operator here; it's written '&&' ~ &&",
                "paid OR gift ~ OR ~ 'OR' is no operator here; it's written '||' ~ ||",
                "not paid ~ not ~ 'not' is no operator here; it's written '!' ~ !",
                "id is null ~ is ~ 'is' is no operator here; it's written '==' ~ ==",
                "id like 'a%' ~ like ~ 'like' is no operator here; a pattern is tested with"
                        + " x.matches('regex'), startsWith or contains ~ none",
                "amount > ~ > ~ a value is expected after '>' ~ none",
                "paid && && gift ~ && ~ '&&' isn't expected here ~ none",
                "paid ? 1 ~ `` ~ ':' and a value are missing: a choice is written"
                        + " 'condition ? value : other' ~ none",
                "id amount ~ amount ~ an operator is expected between 'id' and 'amount' ~ none",
                "user. ~ . ~ a field name is expected after '.' ~ none",
                "user.in ~ in ~ a field name is expected after '.', not 'in' ~ none",
                "amount # 5 ~ # ~ '#' has no meaning here ~ none",
                "id == 'a\\d' ~ \\d ~ '\\d' is no escape; a backslash itself is written \\\\, or"
                        + " the string gets the prefix r ~ \\\\d",
                "total > 9223372036854775808 ~ 9223372036854775808 ~ 9223372036854775808 is outside"
                        + " the range of long; write it with a point ~ 9223372036854775808.0",
                "`` ~ `` ~ the expression is empty ~ none",
                "Point{x: 1} ~ { ~ messages can't be built here; a map is written"
                        + " {'key': value} ~ none",
            })
    void aBrokenExpressionIsExplained(
            String text, String covered, String message, String suggestion) {
        assertOneProblem(text, covered, message, suggestion);
    }

    @Test
    void allProblemsAreFoundAtOnceInTheOrderOfTheText() {
        assertThat(Expressions.problems("amont > 5 && uper(id) == 'A' && user.nme + 1 > 0"))
                .extracting(ExpressionProblem::message)
                .containsExactly(
                        "field 'amont' is not in the input",
                        "unknown function 'uper'",
                        "'user' has no field 'nme'");
    }

    @Test
    void offsetsCountCharsAlsoBeyondTheBasicPlaneAndOverLines() {
        String text = "id == '\uD83D\uDC31' // a cat\n && amont > 5";
        ExpressionProblem problem = Expressions.problems(text).get(0);
        assertThat(problem.offset()).isEqualTo(text.indexOf("amont"));
        assertThat(problem.length()).isEqualTo(5);
    }

    @Test
    void theResultMustFitWhereItGoes() {
        assertThat(wanting("id", "boolean"))
                .isEqualTo("the expression gives string, but boolean is wanted");
        assertThat(wanting("id", "long"))
                .isEqualTo(
                        "the expression gives string, but long is wanted; convert it with long(…)");
        assertThat(wanting("total", "int"))
                .isEqualTo("the expression gives long, but int is wanted; convert it with int(…)");
        assertThat(wanting("total", "decimal(10, 2)"))
                .isEqualTo(
                        "the expression gives long, but decimal(10, 2) is wanted; convert it with"
                                + " decimal(…, 10, 2)");
        assertThat(wanting("total", "double")).isEmpty();
        assertThat(wanting("quantity", "long")).isEmpty();
        assertThat(wanting("5", "int")).isEmpty();
        assertThat(wanting("5", "decimal(10, 2)")).isEmpty();
        assertThat(wanting("1.25", "decimal(10, 2)")).isEmpty();
        assertThat(wanting("paid ? 5 : 6", "int")).isEmpty();
        assertThat(wanting("coalesce(user.age, 0)", "int")).isEmpty();
        assertThat(wanting("paid ? quantity : -1", "int")).isEmpty();
        assertThat(wanting("paid ? status : 'NEW'", "enum(NEW, PAID, SENT)")).isEmpty();
        assertThat(wanting("paid ? status : 'OLD'", "string")).isEmpty();
        assertThat(wanting("'NEW'", "enum(NEW, OLD)")).isEmpty();
        assertThat(wanting("status", "string")).isEmpty();
        assertThat(wanting("null", "long")).isEmpty();
        assertThat(wanting("comment", "string")).isEmpty();
        assertThat(wanting("[]", "array<long>")).isEmpty();
    }

    private static String wanting(String text, String type) {
        ExpressionResult result =
                new ExpressionCompiler().compile(text, Expressions.ORDER, DataTypes.parse(type));
        return result instanceof ExpressionResult.Failure failure
                ? failure.problems().get(0).message()
                : "";
    }

    private static void assertOneProblem(
            String text, String covered, String message, String suggestion) {
        List<ExpressionProblem> problems = Expressions.problems(text);
        assertThat(problems).hasSize(1);
        ExpressionProblem problem = problems.get(0);
        int end = problem.offset() + problem.length();
        assertThat(problem.message()).isEqualTo(message);
        assertThat(text.substring(problem.offset(), end)).isEqualTo(covered);
        assertThat(problem.suggestion()).isEqualTo(Optional.ofNullable(suggestion));
    }
}
