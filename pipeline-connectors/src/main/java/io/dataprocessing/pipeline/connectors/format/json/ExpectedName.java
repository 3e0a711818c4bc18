package io.dataprocessing.pipeline.connectors.format.json;

/** A name that objects of one kind were seen to have, or are declared to. */
final class ExpectedName {

    /** What the bytes have to be. */
    final QuotedName text;

    /** Where it's noted that an object has it; that of its field where it's declared. */
    final int place;

    /** Whether the row has a field of this very name. */
    final boolean isOwn;

    /** Whether nothing else is noted there, so that it shows if it comes twice. */
    final boolean hasPlace;

    /** How its value stands there. */
    final JsonShape shape;

    /** Which one came behind it the last time. */
    ExpectedName next = this;

    private ExpectedName(
            QuotedName text, int place, boolean isOwn, boolean hasPlace, JsonShape shape) {
        this.text = text;
        this.place = place;
        this.isOwn = isOwn;
        this.hasPlace = hasPlace;
        this.shape = shape;
    }

    /** That of a field, or an alias of it. */
    static ExpectedName declared(QuotedName text, int field, boolean isOwn, JsonShape shape) {
        return new ExpectedName(text, field, isOwn, true, shape);
    }

    /** One that no field has. */
    static ExpectedName learned(QuotedName text, int place) {
        return new ExpectedName(text, place, false, true, JsonShape.unread());
    }

    /** Stands for all that there's no room to learn. */
    static ExpectedName other(int place) {
        return new ExpectedName(QuotedName.NONE, place, false, false, JsonShape.unread());
    }
}
