package io.dataprocessing.pipeline.processors.join;

import io.dataprocessing.pipeline.api.data.Row;

/** What joins ask of keys. */
final class Keys {

    private Keys() {}

    /** Whether a part of the key is null, so that it equals no other, as in SQL. */
    static boolean matchNothing(Row key) {
        for (int i = 0; i < key.type().size(); i++) {
            if (key.isNull(i)) {
                return true;
            }
        }
        return false;
    }
}
