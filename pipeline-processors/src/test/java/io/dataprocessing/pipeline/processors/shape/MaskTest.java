package io.dataprocessing.pipeline.processors.shape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataprocessing.pipeline.api.data.Row;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class MaskTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final String BASE64_KEY = Base64.getEncoder().encodeToString(KEY);

    private static StepRun step(String options, String fields) {
        return StepRun.of(new MaskFactory(), options, fields);
    }

    private static Object masked(String options, String type, Object value) throws Exception {
        return step("fields: [f]\n" + options, "f " + type).one(value).get(0);
    }

    @Test
    void everyTypeHasAnEmptyValueOrTakesAReplacement() throws Exception {
        StepRun step =
                step(
                        "fields: [a, b, c, d, e, f, g, h]\nmethod: redact",
                        "a boolean, b decimal(5, 2), c bytes, d timestamp, e duration,"
                                + " f map<int>, g row<x string, y enum(A)?>, h double?, i string");
        assertThat(
                        step.one(
                                true,
                                "1.00",
                                "x",
                                "2025-01-01T00:00:00Z",
                                "PT1S",
                                Map.of("k", 1),
                                List.of("x", "A"),
                                null,
                                "clear"))
                .hasToString(
                        "{a: false, b: 0.00, c: [], d: 1970-01-01T00:00:00Z, e: PT0S, f: {},"
                                + " g: {x: , y: null}, h: null, i: clear}");
        assertThat(masked("method: redact\nreplacement: '123'", "int", 5)).isEqualTo(123);
        assertThat(masked("method: redact\nreplacement: '1.5'", "decimal(4, 2)", "5"))
                .hasToString("1.50");
        assertThat(masked("method: redact\nreplacement: B", "enum(A, B)", "A")).isEqualTo("B");
    }

    @Test
    void nullifyingMakesAFieldNullable() throws Exception {
        StepRun step = step("fields: [a.b]\nmethod: nullify", "a row<b int, c int>");
        assertThat(step.outputType()).isEqualTo("a row<b int?, c int>");
        assertThat(step.one(List.of(1, 2))).hasToString("{a: {b: null, c: 2}}");
    }

    @Test
    void partsOfATextStayUnlessThatIsAllOfIt() throws Exception {
        String ends = "method: partial\nkeep-first: 1\nkeep-last: 2\nmask-with: '#'";
        assertThat(masked(ends, "string", "abcdef")).isEqualTo("a###ef");
        assertThat(masked(ends, "string", "abc")).isEqualTo("###");
        assertThat(masked(ends, "string", "\uD83D\uDE00bcd")).isEqualTo("\uD83D\uDE00#cd");
        assertThat(masked("method: partial", "string", "abc")).isEqualTo("***");
    }

    @Test
    void hashesAreThoseOfTheStandards() throws Exception {
        // echo -n abc | sha256sum
        String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertThat(masked("method: hash", "string", "abc")).isEqualTo(abc);
        assertThat(masked("method: hash\nsalt: ab", "string", "c")).isEqualTo(abc);
        assertThat(masked("method: hash", "bytes", "abc")).isEqualTo(abc);
        assertThat(masked("method: hash", "array<enum(abc)>", List.of("abc")))
                .isEqualTo(List.of(abc));
        assertThat((String) masked("method: hash\nalgorithm: sha-512", "string", "abc"))
                .startsWith("ddaf35a193617aba")
                .hasSize(128);
        // echo -n "what do ya want for nothing?" | openssl dgst -sha256 -hmac "JefeJefeJefeJefe"
        assertThat(
                        masked(
                                "method: hmac\nkey: JefeJefeJefeJefe",
                                "string",
                                "what do ya want for nothing?"))
                .isEqualTo("2ccd85dfc8d18cb5d84fef4b198554699fece6e8692c9147b0da983f5b7bd413");
        assertThat(step("fields: [f]\nmethod: hash", "f decimal(5, 2)?").outputType())
                .isEqualTo("f string?");
    }

    @Test
    void whatIsEncryptedIsOpenedByTheKeyAlone() throws Exception {
        Random random = new Random(5);
        for (String deterministic : List.of("true", "false")) {
            Encryption encryption = new Encryption(KEY, Boolean.parseBoolean(deterministic));
            for (int i = 0; i < 2_000; i++) {
                byte[] clear = new byte[random.nextInt(60)];
                random.nextBytes(clear);
                assertThat(opened((String) encryption.of(clear))).isEqualTo(clear);
            }
        }
        assertThatThrownBy(
                        () -> {
                            byte[] sealed =
                                    Base64.getDecoder()
                                            .decode((String) new Encryption(KEY, true).of("x"));
                            sealed[sealed.length - 1] ^= 1;
                            opened(Base64.getEncoder().encodeToString(sealed));
                        })
                .isInstanceOf(AEADBadTagException.class);
    }

    private static byte[] opened(String text) throws Exception {
        byte[] sealed = Base64.getDecoder().decode(text);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(KEY, "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(sealed, 12)));
        return cipher.doFinal(sealed, 12, sealed.length - 12);
    }

    @Test
    void equalValuesAreEncryptedEquallyOnlyWhereAskedFor() throws Exception {
        String encrypt = "method: encrypt\nkey: " + BASE64_KEY;
        assertThat(masked(encrypt, "string", "x")).isNotEqualTo(masked(encrypt, "string", "x"));
        String deterministic = encrypt + "\ndeterministic: true";
        assertThat(masked(deterministic, "string", "x"))
                .isEqualTo(masked(deterministic, "string", "x"))
                .isNotEqualTo(masked(deterministic, "string", "y"));
        Set<Object> nonces = new HashSet<>();
        Encryption encryption = new Encryption(KEY, true);
        for (int i = 0; i < 10_000; i++) {
            nonces.add(((String) encryption.of("value " + i)).substring(0, 16));
        }
        assertThat(nonces).hasSize(10_000);
    }

    @Test
    void tokensHaveTheShapeOfTheirTexts() throws Exception {
        String tokenize = "method: tokenize\nkey: sixteen characters";
        String token = (String) masked(tokenize, "string", "Ada-Lovelace 1815 é");
        assertThat(token).matches("[A-Z][a-z]{2}-[A-Z][a-z]{7} \\d{4} [a-z]");
        assertThat(token).isEqualTo(masked(tokenize, "string", "Ada-Lovelace 1815 é"));
        assertThat((String) masked(tokenize + "\nkeep-last: 4", "string", "4111-1111-1111-1234"))
                .matches("\\d{4}-\\d{4}-\\d{4}-1234");
        Set<Object> tokens = new HashSet<>();
        Tokenization tokenization = new Tokenization(new KeptEnds(0, 0), KEY);
        for (int i = 0; i < 10_000; i++) {
            tokens.add(tokenization.of("%016d".formatted(i)));
        }
        assertThat(tokens).hasSize(10_000);
    }

    @Test
    void aStarStandsForAllTextsBelow() throws Exception {
        StepRun step =
                step(
                        "fields: [r.*, m.secret]\nmethod: redact",
                        "a string, r row<x string, n int, l array<row<y string>>, m map<string>>,"
                                + " m map<string>");
        Row row =
                step.one(
                        "a",
                        List.of("x", 1, List.of(List.of("y")), Map.of("k", "v")),
                        Map.of("secret", "s"));
        assertThat(row).hasToString("{a: a, r: {x: , n: 1, l: [{y: }], m: {k=}}, m: {secret=}}");
        assertThat(step("fields: ['*']\nmethod: redact", "a string, b int").one("x", 1))
                .hasToString("{a: , b: 1}");
    }

    @Test
    void keysThatCannotBeUsedStopTheJobWithoutBeingShown() {
        assertThatThrownBy(() -> masked("method: encrypt\nkey: '#canary#'", "string", "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the 'key' of 'method: encrypt' is no base64")
                .hasNoCause();
        assertThatThrownBy(() -> masked("method: encrypt\nkey: abcd", "string", "x"))
                .hasMessage(
                        "the 'key' of 'method: encrypt' must be 16, 24 or 32 bytes in base64, not"
                                + " 3");
        assertThatThrownBy(() -> masked("method: hmac\nkey: canary", "string", "x"))
                .hasMessage("the 'key' of a mask must have at least 16 bytes");
    }

    @Test
    void everyMistakeIsReportedAtItsOption() {
        assertThat(
                        step(
                                        "fields: [a, m.k, r, gone, r.*]\nmethod: hash\nkey: x",
                                        "a int, m map<int>, r row<x int>")
                                .problems())
                .containsExactly(
                        "key: only 'method: hmac' or 'method: encrypt' or 'method: tokenize' takes"
                                + " it.",
                        "fields[3]: there is no field 'gone'. Fields: a, m, r.",
                        "fields[4]: the field is named twice: 'r' covers it.",
                        "fields[1]: all values of a map have one type; name them with '*'.",
                        "fields[2]: it's a row; 'method: hash' takes single values: name its"
                                + " fields.");
        assertThat(step("fields: [a, b]\nmethod: partial", "a int, b array<int>").problems())
                .containsExactly(
                        "fields[0]: it's int; 'method: partial' takes texts.",
                        "fields[1]: it's int; 'method: partial' takes texts.");
        assertThat(step("fields: []\nmethod: hmac\nsalt: x", "a int").problems())
                .containsExactly(
                        "fields: at least one field is needed.",
                        "salt: only 'method: hash' takes it.",
                        "key: 'method: hmac' needs one, e.g. ${env:MASK_KEY}.");
        assertThat(
                        step(
                                        "fields: [a, b, c]\nmethod: redact\nreplacement: foo",
                                        "a int, b boolean, c array<string>")
                                .problems())
                .containsExactly(
                        "fields[0]: 'foo' as a replacement is no int; texts, numbers and enums can"
                                + " have one.",
                        "fields[1]: 'foo' as a replacement is no boolean; texts, numbers and enums"
                                + " can have one.",
                        "fields[2]: 'foo' as a replacement is no array<string>; texts, numbers and"
                                + " enums can have one.");
        assertThat(step("fields: [a]\nmethod: redact", "a enum(A)").problems())
                .containsExactly("fields[0]: enum(A) has no empty value; give a 'replacement'.");
        assertThat(step("fields: ['*']\nmethod: redact", "a int").problems())
                .containsExactly("fields[0]: there is no text below it.");
    }
}
