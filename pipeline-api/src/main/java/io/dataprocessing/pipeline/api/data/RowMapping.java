package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collection;

/**
 * Says of each field of a row type whether it's a field of another row, taken over as it stands, or
 * a value of its own. Made once for a step and applied to each of its records: no value is read
 * that nobody asks for, and an encoder can hand on the bytes of what was taken over. Safe to share
 * between threads; encoders that prepare for one compare mappings by identity.
 */
public final class RowMapping {

    /** The source of a field that is a value of its own. */
    public static final int OWN = -1;

    /** How many kinds of derived rows a step is expected to meet: one for each of its inputs. */
    private static final int KNOWN_KINDS = 32;

    private final RowType type;

    /** For each field that of the other row, or the complement of the position of its own value. */
    private final int[] places;

    private final int ownValues;
    private volatile Composed[] composed = {};

    /** This mapping of rows that another one made. */
    private record Composed(RowMapping first, RowMapping both) {}

    private RowMapping(RowType type, int[] places, int ownValues) {
        this.type = type;
        this.places = places;
        this.ownValues = ownValues;
    }

    /**
     * A mapping.
     *
     * @param type the type of the rows that are made
     * @param sources for each of its fields, in order, the position of the field that it's taken
     *     from, which must be of the same type but for nullability, or {@link #OWN}
     */
    public static RowMapping of(RowType type, int... sources) {
        requireNonNull(type, "type");
        if (sources.length != type.size()) {
            throw new IllegalArgumentException(
                    "%d sources for %d fields of %s".formatted(sources.length, type.size(), type));
        }
        int[] places = new int[sources.length];
        int own = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = sources[i] < 0 ? ~own++ : sources[i];
        }
        return new RowMapping(type, places, own);
    }

    /**
     * A mapping that adds fields to a row: the first ones are taken over as they stand, the others
     * have values of their own.
     *
     * @param type the type of the rows that are made
     * @param kept how many fields are taken over
     */
    public static RowMapping extending(RowType type, int kept) {
        int[] sources = new int[requireNonNull(type, "type").size()];
        Arrays.setAll(sources, i -> i < kept ? i : OWN);
        return of(type, sources);
    }

    /**
     * A mapping that adds fields to a row, or gives fields of it new values: the others are taken
     * over from the fields of the same names.
     *
     * @param from the type of the rows that fields are taken from
     * @param type the type of the rows that are made
     * @param own the names of the fields that have values of their own
     */
    public static RowMapping replacing(RowType from, RowType type, Collection<String> own) {
        int[] sources = new int[requireNonNull(type, "type").size()];
        Arrays.setAll(
                sources,
                i -> {
                    String name = type.field(i).name();
                    return own.contains(name) ? OWN : from.indexOf(name);
                });
        return of(type, sources);
    }

    /** The type of the rows that are made. */
    public RowType type() {
        return type;
    }

    /** The position of the field that a field is taken from, or {@link #OWN}. */
    public int source(int field) {
        return Math.max(places[field], OWN);
    }

    /**
     * Where the value of a field stands among the values of its own that {@link #apply} takes, or
     * -1 where it's taken from the other row.
     */
    public int ownIndex(int field) {
        return Math.max(~places[field], -1);
    }

    /** How many fields have values of their own. */
    public int ownValues() {
        return ownValues;
    }

    /**
     * The row made of another one.
     *
     * @param own the values of the fields that have one of their own, in the order of the fields;
     *     taken over without a check, as {@link Row#trusted} does, and not to be changed afterwards
     */
    public Row apply(Row base, Object... own) {
        if (base instanceof DerivedRow derived) {
            return applyTo(derived, own);
        }
        return new DerivedRow(this, requireNonNull(base, "base"), own);
    }

    /** The row made of one that a mapping made: of that one's base, so that no chain grows. */
    private Row applyTo(DerivedRow derived, Object[] own) {
        RowMapping both = after(derived.mapping());
        Object[] values = new Object[both.ownValues];
        for (int i = 0, next = 0; i < places.length; i++) {
            if (both.places[i] < 0) {
                values[next++] = places[i] < 0 ? own[~places[i]] : derived.get(places[i]);
            }
        }
        return new DerivedRow(both, derived.base(), values);
    }

    @SuppressWarnings("ReferenceEquality") // the rows of one step share their mapping
    private RowMapping after(RowMapping first) {
        Composed[] known = composed;
        for (Composed each : known) {
            if (each.first() == first) {
                return each.both();
            }
        }
        int[] sources = new int[places.length];
        Arrays.setAll(sources, i -> places[i] < 0 ? OWN : first.source(places[i]));
        RowMapping both = of(type, sources);
        if (known.length < KNOWN_KINDS) {
            Composed[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = new Composed(first, both);
            composed = more;
        }
        return both;
    }

    int place(int field) {
        return places[field];
    }

    @Override
    public String toString() {
        return "%s from %s".formatted(type, Arrays.toString(places));
    }
}
