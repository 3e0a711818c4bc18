package io.dataprocessing.pipeline.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a class is told that doesn't describe a row: everything at once, with what to do. */
class SchemaRefusalsTest {

    private static String refusal(Class<?> type) {
        Throwable thrown = catchThrowable(() -> Schemas.of(type));
        assertThat(thrown).isInstanceOf(SchemaException.class);
        return thrown.getMessage().replace(SchemaRefusalsTest.class.getName() + "$", "");
    }

    private record Item(short count, BigDecimal price) {}

    private record Times(
            LocalDateTime local,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            Date date,
            List<Item> items,
            Map<Integer, String> byNumber,
            Map<String, char[]> letters) {}

    @Test
    void everythingIsNamedAtOnceWithWhatToUse() {
        assertThat(refusal(Times.class))
                .isEqualTo(
                        """
                        Times, 'local': java.time.LocalDateTime: without a zone it's no point in time; use Instant, or a LocalDate and a LocalTime.
                        Times, 'offset': java.time.OffsetDateTime: a timestamp is a point in time and keeps no offset or zone; use Instant, and a String for the zone if it matters.
                        Times, 'zoned': java.time.ZonedDateTime: a timestamp is a point in time and keeps no offset or zone; use Instant, and a String for the zone if it matters.
                        Times, 'date': java.util.Date: it holds milliseconds where a timestamp holds nanoseconds, and can be changed; use Instant.
                        Times, 'items[].count': short: there are no whole numbers of less than 32 bits; use int.
                        Times, 'items[].price': a BigDecimal needs @Decimal(precision, scale), for example @Decimal(precision = 18, scale = 2).
                        Times, 'byNumber': the keys of a map are texts, not java.lang.Integer; use Map<String, …>.
                        Times, 'letters{}[]': char: a character is a text of length one; use String.""");
    }

    private interface Shape {}

    private abstract static class Form {}

    private enum Nothing {}

    private record Others(
            Object anything,
            Currency currency,
            Shape shape,
            Optional<Form> form,
            BigInteger number,
            ByteBuffer buffer,
            Nothing nothing,
            Set<byte[]> keys,
            @Decimal(precision = 50, scale = 2) BigDecimal wide) {}

    @Test
    void classesThatSayNothingOfTheirContentAreRefused() {
        assertThat(refusal(Others.class))
                .isEqualTo(
                        """
                        Others, 'anything': java.lang.Object: any class may be behind it; use the class that the values have.
                        Others, 'currency': java.util.Currency stands for no type.
                        Others, 'shape': Shape is an interface, so nothing says which class to make; use a class that can be made.
                        Others, 'form': Form is abstract, so nothing says which class to make; use a class that can be made.
                        Others, 'number': java.math.BigInteger: use BigDecimal with @Decimal(precision, scale = 0).
                        Others, 'buffer': java.nio.ByteBuffer: reading it changes it; use byte[].
                        Others, 'nothing': Nothing has no constants.
                        Others, 'keys': a Set compares arrays by identity; use List<byte[]>.
                        Others, 'wide': decimal precision must be 1..38, not 50.""");
    }

    private record Page<T>(List<T> items) {}

    @SuppressWarnings("rawtypes") // that's what is refused
    private record Raw(List list, Map map) {}

    @Test
    void whatIsGenericHasToBeDeclared() {
        assertThat(refusal(Page.class))
                .isEqualTo(
                        "Page, 'items[]': T: nothing says what T stands for; extend or declare it"
                                + " with a class.");
        assertThat(refusal(Raw.class))
                .isEqualTo(
                        """
                        Raw, 'list': List doesn't say of what; declare it, for example as List<String>.
                        Raw, 'map': Map doesn't say of what; declare it, for example as Map<String, Long>.""");
    }

    private record Node(Optional<Node> next) {}

    private record Twice(int orderId, @FieldName("order_id") int other) {}

    @Test
    void rowsHaveAnEndAndFieldsDifferentNames() {
        assertThat(refusal(Node.class))
                .isEqualTo("Node, 'next': Node contains itself, which rows can't.");
        assertThat(refusal(Twice.class))
                .isEqualTo("Twice, 'other': there is a field 'order_id' already.");
    }

    @SuppressWarnings("ClassCanBeStatic") // that's what is refused
    class Inner {
        public int value;
    }

    static final class NoConstructor {
        public int value;

        NoConstructor(int value) {
            this.value = value;
        }
    }

    static final class NoProperties {
        public int getValue() {
            return 1;
        }
    }

    @Test
    void aPlainClassNeedsAConstructorAndProperties() {
        assertThat(refusal(Inner.class)).isEqualTo("Inner is an inner class; make it static.");
        assertThat(refusal(NoConstructor.class))
                .isEqualTo(
                        "NoConstructor is no record and has no constructor without"
                                + " parameters; use a record, add the constructor, or bring a"
                                + " SchemaProvider.");
        assertThat(refusal(NoProperties.class))
                .isEqualTo(
                        "NoProperties has no properties: neither a public field nor a"
                                + " getter with a setter of the same type.");
    }

    @Test
    void aSingleValueIsNoRow() {
        assertThat(refusal(String.class))
                .isEqualTo("java.lang.String is a single value and no row; use Schemas.scalar.");
        assertThat(refusal(List.class)).isEqualTo("java.util.List stands for no type.");
    }
}
