package io.dataprocessing.pipeline.connectors.format.protobuf;

import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.format.EncodeException;
import java.util.List;

/** Writes rows as messages: the fields by their numbers, from the last to the first. */
final class MessageWriter implements ValueWriter {

    /** A field of the row, and how it's written. */
    record Member(int index, String path, boolean nullable, FieldWriter writer) {}

    /** Fields of the row of which at most one may be there. */
    record Choice(String name, int[] members) {}

    private final Member[] members;
    private final Choice[] choices;

    /** A writer of fields that come in the order of their numbers, the highest first. */
    MessageWriter(List<Member> members, List<Choice> choices) {
        this.members = members.toArray(Member[]::new);
        this.choices = choices.toArray(Choice[]::new);
    }

    @Override
    public void write(Object value, WireOutput out) throws EncodeException {
        Row row = (Row) value;
        for (Choice choice : choices) {
            verify(choice, row);
        }
        for (Member member : members) {
            Object each = row.get(member.index());
            if (each != null) {
                member.writer().write(each, out);
            } else if (!member.nullable()) {
                throw ScalarWriters.error(member.path(), "it is null, which its type isn't");
            }
        }
    }

    private static void verify(Choice choice, Row row) throws EncodeException {
        int found = -1;
        for (int member : choice.members()) {
            if (!row.isNull(member)) {
                if (found >= 0) {
                    throw new EncodeException(
                            "fields '%s' and '%s' are both set; the oneof %s holds one of them"
                                    .formatted(
                                            row.type().field(found).name(),
                                            row.type().field(member).name(),
                                            choice.name()));
                }
                found = member;
            }
        }
    }
}
