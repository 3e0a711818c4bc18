package io.dataprocessing.pipeline.core.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DataTypes;
import io.dataprocessing.pipeline.api.option.DataSize;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Name;
import io.dataprocessing.pipeline.api.option.Range;
import io.dataprocessing.pipeline.api.option.Secret;
import io.dataprocessing.pipeline.core.config.ConfigMap;
import io.dataprocessing.pipeline.core.config.ConfigNode;
import io.dataprocessing.pipeline.core.config.ConfigScalar;
import io.dataprocessing.pipeline.core.config.ConfigText;
import io.dataprocessing.pipeline.core.expression.ExpressionCompiler;
import io.dataprocessing.pipeline.core.problem.Problems;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionBinderTest {

    enum StartupMode {
        GROUP_OFFSETS,
        EARLIEST_OFFSET
    }

    record Window(Duration size, Optional<Duration> slide) {

        Window {
            if (slide.isPresent() && slide.get().compareTo(size) > 0) {
                throw new IllegalArgumentException("slide must not be longer than size");
            }
        }
    }

    record Everything(
            String text,
            boolean flag,
            @Range(min = 1, max = 1024) int count,
            long total,
            double ratio,
            BigDecimal price,
            @Range(min = 100, max = 60_000) Duration ttl,
            @Range(min = 1024) DataSize memory,
            StartupMode startupMode,
            List<String> topic,
            Map<String, Integer> weights,
            Window window,
            List<Window> windows,
            Optional<Duration> idleTimeout,
            Optional<Secret> password,
            Map<String, ConfigScalar> properties,
            DataType type,
            Optional<ConfigMap> format,
            Optional<ConfigNode> rest,
            @Name("Odd_Name") Optional<Long> odd,
            @Matches(value = "[a-z-]+", allowed = "a-z and '-'") Optional<String> group) {}

    @Test
    void bindsEveryKindOfValue() {
        Binding<Everything> binding =
                Binding.of(
                        Everything.class,
                        """
                        type: decimal(10, 2)
                        input: other
                        text: NO
                        flag: true
                        count: 4
                        total: -9223372036854775808
                        ratio: 1.10
                        price: 1.10
                        ttl: 30s
                        memory: 64mb
                        startup-mode: earliest-offset
                        topic: [a, '1']
                        weights: {b: 2, a: 1}
                        window: {size: 1min}
                        windows: {size: 1min, slide: 10s}
                        idle-timeout: none
                        password: ${env:PATH}
                        properties: {a.b: c, ssl.key: d}
                        format: {format: json}
                        rest: [a]
                        Odd_Name: 7
                        group: my-group
                        """);
        assertThat(binding.problems()).isEmpty();
        Everything bound = binding.options().orElseThrow();
        assertThat(bound.text()).isEqualTo("NO");
        assertThat(bound.flag()).isTrue();
        assertThat(bound.count()).isEqualTo(4);
        assertThat(bound.total()).isEqualTo(Long.MIN_VALUE);
        assertThat(bound.ratio()).isEqualTo(1.1);
        assertThat(bound.price()).isEqualTo(new BigDecimal("1.10"));
        assertThat(bound.ttl()).isEqualTo(Duration.ofSeconds(30));
        assertThat(bound.memory()).isEqualTo(new DataSize(64 << 20));
        assertThat(bound.startupMode()).isEqualTo(StartupMode.EARLIEST_OFFSET);
        assertThat(bound.topic()).containsExactly("a", "1");
        assertThat(bound.weights()).containsExactly(Map.entry("b", 2), Map.entry("a", 1));
        assertThat(bound.window()).isEqualTo(new Window(Duration.ofMinutes(1), Optional.empty()));
        assertThat(bound.windows()).hasSize(1);
        assertThat(bound.idleTimeout()).isEmpty();
        assertThat(bound.password().orElseThrow().reveal()).isEqualTo(System.getenv("PATH"));
        assertThat(bound.properties()).hasToString("{a.b=c, ssl.key=***}");
        assertThat(bound.type()).isEqualTo(DataTypes.decimal(10, 2));
        assertThat(bound.format().orElseThrow().get("format")).isPresent();
        assertThat(bound.rest()).isPresent();
        assertThat(bound.odd()).contains(7L);
        assertThat(bound.group()).contains("my-group");
    }

    @Test
    void reportsAllThatIsWrongAtOnce() {
        Binding<Everything> binding =
                Binding.of(
                        Everything.class,
                        """
                        text: [a]
                        flag: yes
                        count: 0
                        total: 1_000
                        ratio: .5
                        price: 1e400
                        ttl: 10
                        memory: 1b
                        startup-mode: earliest
                        topic: [a, {b: c}]
                        weights: {b: two}
                        window: {size: 1min, slide: 2min}
                        windows: [{sze: 1min}, 5]
                        properties: a
                        type: strng
                        Odd_Name: 1e3
                        group: Mine
                        tll: 1h
                        """);
        assertThat(binding.options()).isEmpty();
        assertThat(binding.problems())
                .containsExactly(
                        "24:5-3 E104 steps.s.tll | unknown option 'tll' of processor 'demo' -> ttl",
                        "7:11-1 E100 steps.s.text | text: expected a text, found a list.",
                        "8:11-3 E103 steps.s.flag | flag: expected true or false, found 'yes'.",
                        "9:12-1 E107 steps.s.count | count: must be 1..1024.",
                        "10:12-5 E101 steps.s.total | total: expected a whole number, found"
                                + " '1_000'.",
                        "11:12-2 E102 steps.s.ratio | ratio: expected a number, found '.5'.",
                        "12:12-5 E107 steps.s.price | price: number '1e400' is too large.",
                        "13:10-2 E110 steps.s.ttl | ttl: a duration needs a unit, e.g. 10s.",
                        "14:13-2 E107 steps.s.memory | memory: must be at least 1kb.",
                        "15:19-8 E109 steps.s.startup-mode | startup-mode: 'earliest' is not"
                                + " allowed. Use group-offsets or earliest-offset ->"
                                + " earliest-offset",
                        "16:16-1 E100 steps.s.topic[1] | topic[1]: expected a text, found a"
                                + " mapping.",
                        "17:18-3 E101 steps.s.weights.b | weights.b: expected a whole number, found"
                                + " 'two'.",
                        "18:13-1 E114 steps.s.window | window: slide must not be longer than size.",
                        "19:16-3 E104 steps.s.windows[0].sze | unknown option 'sze' of 'windows[0]'"
                                + " of processor 'demo' -> size",
                        "19:28-1 E100 steps.s.windows[1] | windows[1]: expected a mapping (key:"
                                + " value), found a text.",
                        "20:17-1 E100 steps.s.properties | properties: expected a mapping (key:"
                                + " value), found a text.",
                        "21:11-5 E112 steps.s.type | type: unknown type 'strng' -> string",
                        "22:15-3 E101 steps.s.Odd_Name | Odd_Name: expected a whole number, found"
                                + " '1e3'.",
                        "23:12-4 E108 steps.s.group | group: 'Mine' is not allowed. Use a-z and"
                                + " '-'.");
    }

    record Sized(int size, int sizes) {}

    @Test
    void reportsARequiredOptionAsMissingOnlyWhereNoUnknownKeyWasMeantForIt() {
        assertThat(Binding.of(Sized.class, "szie: 1").problems())
                .containsExactly(
                        "7:5-4 E104 steps.s.szie | unknown option 'szie' of processor 'demo' ->"
                                + " size",
                        "6:5-1 E105 steps.s.sizes | required option 'sizes' of processor 'demo' is"
                                + " missing.");
        assertThat(Binding.of(Sized.class, "banana: 1\nsize: 2\nsizes: 3").problems())
                .containsExactly(
                        "7:5-6 E104 steps.s.banana | unknown option 'banana' of processor 'demo'."
                                + " Known: size, sizes, input, type.");
    }

    record Timing(@Range(min = 100, max = 60_000) @Default("1s") Duration every) {}

    @ParameterizedTest
    @CsvSource({"50ms", "61s", "2d"})
    void namesTheLimitsInTheirUnit(String duration) {
        assertThat(Binding.of(Timing.class, "every: " + duration).problems())
                .singleElement()
                .asString()
                .endsWith("every: must be 100ms..1min.");
    }

    record Count(int count) {}

    @ParameterizedTest
    @CsvSource({"two", "1.0", "010", "+1", "0x1F", "1e3", "1_000", "''"})
    void acceptsWholeNumbersOnly(String text) {
        assertThat(Binding.of(Count.class, "count: '" + text + "'").problems())
                .singleElement()
                .asString()
                .endsWith("count: expected a whole number, found '%s'.".formatted(text));
    }

    @Test
    void namesTheRangeOfTheTypeWhereThereIsNoOther() {
        assertThat(Binding.of(Count.class, "count: 2147483648").problems())
                .containsExactly(
                        "7:12-10 E107 steps.s.count | count: must be -2147483648..2147483647.");
    }

    record Defaults(
            @Default("5") int count,
            @Default("[a, b]") List<String> topic,
            @Default("{a: 1}") Map<String, Integer> weights,
            @Default("30s") Optional<Duration> idleTimeout,
            @Default("*") String star,
            @Default("") String nothing,
            Optional<String> text) {}

    @Test
    void appliesDefaultsWhereNothingIsSaid() {
        Defaults defaults =
                new Defaults(
                        5,
                        List.of("a", "b"),
                        Map.of("a", 1),
                        Optional.of(Duration.ofSeconds(30)),
                        "*",
                        "",
                        Optional.empty());
        assertThat(Binding.of(Defaults.class, "input: x").options()).contains(defaults);
        assertThat(Binding.of(Defaults.class, "count:\ntopic: ~\ntext: null").options())
                .contains(defaults);
        assertThat(Binding.of(Defaults.class, "text: \"null\"").options().orElseThrow().text())
                .contains("null");
        assertThat(Binding.of(Defaults.class, "idle-timeout: none").options().orElseThrow())
                .extracting(Defaults::idleTimeout)
                .isEqualTo(Optional.empty());
    }

    @Test
    void tellsAMissingOptionFromAnEmptyOne() {
        assertThat(Binding.of(Count.class, "input: x").problems())
                .containsExactly(
                        "6:5-1 E105 steps.s.count | required option 'count' of processor 'demo' is"
                                + " missing.");
        assertThat(Binding.of(Count.class, "count:").problems())
                .containsExactly("7:5-5 E106 steps.s.count | count: is empty.");
    }

    record None() {}

    @Test
    void listsWhatIsKnownWhereNothingIsNear() {
        assertThat(Binding.of(Count.class, "banana: 1\ncount: 1").problems())
                .containsExactly(
                        "7:5-6 E104 steps.s.banana | unknown option 'banana' of processor 'demo'."
                                + " Known: count, input, type.");
        Problems problems = new Problems();
        ConfigMap words = (ConfigMap) ConfigText.parse("{a: b}");
        BindingScope scope = BindingScope.of("processor 'none'", "", problems);
        new OptionBinder(new ExpressionCompiler()).bind(None.class, words, scope);
        assertThat(problems.all().get(0).message())
                .isEqualTo("unknown option 'a' of processor 'none'. It has none.");
    }

    record Open(String topic, Optional<String> password) {}

    @Test
    void refusesReferencesToSecretsWhereTheirValueWouldShow() {
        Binding<Open> binding =
                Binding.of(Open.class, "topic: ${env:TOPIC}\npassword: a $${ hunter2");
        assertThat(binding.problems())
                .containsExactly(
                        "7:12-12 E115 steps.s.topic | topic: takes no reference to a secret, because"
                                + " its value is shown; for a variable write ${NAME}.");
        assertThat(Binding.of(Open.class, "topic: a\npassword: a $${ b").options())
                .contains(new Open("a", Optional.of("a ${ b")));
    }

    record Pin(Optional<Integer> passphrase, Optional<StartupMode> secret) {}

    @Test
    void quotesNoSecret() {
        assertThat(Binding.of(Pin.class, "passphrase: hunter2\nsecret: hunter2").problems())
                .containsExactly(
                        "7:17-7 E101 steps.s.passphrase | passphrase: expected a whole number,"
                                + " found '***'.",
                        "8:13-7 E109 steps.s.secret | secret: '***' is not allowed. Use"
                                + " group-offsets or earliest-offset.");
    }

    @Test
    void bindsTheSameOnATaskAsOnTheClient() throws Exception {
        ConfigMap words = Binding.words("count: ${NOPE:3}");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
            output.writeObject(words);
        }
        Object read =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(read).isEqualTo(words);
        BindingScope scope = BindingScope.of("processor 'demo'", "", new Problems());
        assertThat(
                        new OptionBinder(new ExpressionCompiler())
                                .bind(Count.class, (ConfigMap) read, scope))
                .contains(new Count(3));
    }

    record Unbindable(Optional<Thread> thread) {}

    record Failing(String text) {

        Failing {
            throw new IllegalStateException(text);
        }
    }

    @Test
    void blamesTheRecordForItsOwnMistakes() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Binding.of(Unbindable.class, "thread: a"))
                .withMessage(
                        "option 'thread' of processor 'demo' has a type that can't be bound:"
                                + " java.lang.Thread");
        assertThatIllegalStateException()
                .isThrownBy(() -> Binding.of(Failing.class, "text: a"))
                .withMessage("the constructor of %s failed", Failing.class.getName());
    }
}
