package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.api.window.Window;

/** Which events of a key may be combined, and for how long what they gave may be held. */
sealed interface CombinedTimes {

    /** The events that can be combined have one part; others of them perhaps can't. */
    long part(long timestamp);

    /**
     * Whether an event can be added to others of its key and part.
     *
     * @param earliest the time of the first of them
     * @param latest the time of the last
     */
    boolean together(long earliest, long latest, long timestamp);

    /**
     * The end of the first window to end of those that an event is in, whatever else is in them.
     */
    long firstEnd(long timestamp);

    /** The watermark before which an event has to be where its key is. */
    long heldUntil(long timestamp);

    /** Whether an event can be late or in time because of others of its key. */
    boolean dependOnOthers();

    /** The times of a kind of windows. */
    static CombinedTimes of(Window window) {
        return window instanceof Window.Session session
                ? new Gap(session.gap().toMillis())
                : new Fixed(WindowTimes.of(window));
    }

    /** Of windows that depend on an event's time alone. */
    record Fixed(WindowTimes windows) implements CombinedTimes {

        @Override
        public long part(long timestamp) {
            return windows.part(timestamp);
        }

        @Override
        public boolean together(long earliest, long latest, long timestamp) {
            return true;
        }

        @Override
        public long firstEnd(long timestamp) {
            return windows.firstEnd(timestamp);
        }

        @Override
        public long heldUntil(long timestamp) {
            return windows.firstEnd(timestamp) - 1;
        }

        @Override
        public boolean dependOnOthers() {
            return false;
        }
    }

    /**
     * Of sessions. An event that is held could have kept a session open that ends later than it,
     * so it's held only until the watermark comes to it.
     */
    record Gap(long gap) implements CombinedTimes {

        /** How many sessions of a key are looked through at most. */
        private static final int MOST = 8;

        @Override
        public long part(long timestamp) {
            return Math.floorDiv(timestamp, Math.min(gap, Long.MAX_VALUE / MOST) * MOST);
        }

        @Override
        public boolean together(long earliest, long latest, long timestamp) {
            return timestamp < latest + gap && earliest < timestamp + gap;
        }

        @Override
        public long firstEnd(long timestamp) {
            return timestamp + gap;
        }

        @Override
        public long heldUntil(long timestamp) {
            return timestamp;
        }

        @Override
        public boolean dependOnOthers() {
            return true;
        }
    }
}
