package io.dataprocessing.pipeline.connectors.format.json;

/**
 * The names that objects of one kind have, in the order in which they came the last time: writers
 * nearly always keep it, so that each name is first compared with the one that came there. Learns
 * names that the row doesn't have, up to a limit. Belongs to one scanner.
 */
final class ExpectedNames {

    private static final int SLOTS = 8;
    private static final int MOST = 128;

    private final boolean[] mayMiss;
    private final ExpectedName other;
    private final ExpectedName start;
    private ExpectedName[] slots = new ExpectedName[SLOTS];
    private int count;
    private int places;

    /** Those of objects of which nothing is declared. */
    ExpectedNames() {
        this(new boolean[0]);
    }

    private ExpectedNames(boolean[] mayMiss) {
        this.mayMiss = mayMiss;
        this.other = ExpectedName.other(mayMiss.length);
        this.start = ExpectedName.other(mayMiss.length);
        this.places = mayMiss.length + 1;
    }

    /**
     * Those of the objects of a row.
     *
     * @param mayMiss which of its fields an object may lack
     */
    static ExpectedNames of(JsonNames names, JsonShape[] shapes, boolean[] mayMiss) {
        ExpectedNames expected = new ExpectedNames(mayMiss);
        ExpectedName last = expected.start;
        for (int i = 0; i < names.count(); i++) {
            int field = names.field(i);
            boolean isOwn = i < shapes.length;
            ExpectedName name =
                    ExpectedName.declared(names.name(i), field, isOwn, shapes[field]);
            expected.put(name);
            if (isOwn) {
                last.next = name;
                last = name;
            }
        }
        return expected;
    }

    /** How many of them are those of fields; these have the first places. */
    int declared() {
        return mayMiss.length;
    }

    /** Whether an object may lack a field. */
    boolean mayMiss(int field) {
        return mayMiss[field];
    }

    /** How many places they take. */
    int places() {
        return places;
    }

    /** Stands before the first one. */
    ExpectedName start() {
        return start;
    }

    /**
     * The one that stands between two quotes; one without a place of its own where none does.
     *
     * @param hash the {@link Words#hash} of the bytes
     */
    ExpectedName find(byte[] bytes, int from, int to, long hash) {
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != null) {
            if (slots[slot].text.is(bytes, from, to)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return other;
    }

    /** Whether there's room for another one. */
    boolean mayLearn() {
        return places - declared() <= MOST;
    }

    /** Learns the name between two quotes. */
    ExpectedName learn(byte[] bytes, int from, int to) {
        ExpectedName name = ExpectedName.learned(QuotedName.of(bytes, from, to), places);
        places++;
        put(name);
        return name;
    }

    private void put(ExpectedName name) {
        count++;
        if (2 * count > slots.length) {
            ExpectedName[] old = slots;
            slots = new ExpectedName[2 * old.length];
            for (ExpectedName each : old) {
                if (each != null) {
                    intoSlot(each);
                }
            }
        }
        intoSlot(name);
    }

    private void intoSlot(ExpectedName name) {
        int slot = (int) name.text.hash() & (slots.length - 1);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = name;
    }
}
