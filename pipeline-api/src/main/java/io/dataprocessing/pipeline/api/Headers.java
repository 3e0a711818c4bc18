package io.dataprocessing.pipeline.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The headers of a record in their order; names may repeat.
 *
 * @param all every header
 */
public record Headers(List<Header> all) {

    private static final Headers NONE = new Headers(List.of());

    public Headers {
        all = List.copyOf(all);
    }

    /** No headers. */
    public static Headers none() {
        return NONE;
    }

    /** The last header of a name that has a value. */
    public Optional<byte[]> last(String name) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).name().equals(name) && all.get(i).value() != null) {
                return Optional.of(all.get(i).value());
            }
        }
        return Optional.empty();
    }

    /** These headers and one more. */
    public Headers with(String name, byte[] value) {
        List<Header> more = new ArrayList<>(all);
        more.add(new Header(name, value));
        return new Headers(more);
    }

    /** These headers and one more, its value in UTF-8. */
    public Headers with(String name, String value) {
        return with(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** These headers without those of a name. */
    public Headers without(String name) {
        return new Headers(all.stream().filter(header -> !header.name().equals(name)).toList());
    }
}
