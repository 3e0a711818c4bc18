package io.dataprocessing.pipeline.benchmarks.peer;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** What each thread of this JVM has allocated so far. */
final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Long, Long> bytes = new HashMap<>();

    private Allocation() {}

    /** At this moment. */
    static Allocation now() {
        Allocation now = new Allocation();
        long[] ids = THREADS.getAllThreadIds();
        long[] allocated = THREADS.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            now.bytes.put(ids[i], Math.max(allocated[i], 0));
        }
        return now;
    }

    /** The bytes that the threads of this moment have allocated since an earlier one. */
    long since(Allocation earlier) {
        long sum = 0;
        for (Map.Entry<Long, Long> thread : bytes.entrySet()) {
            sum += thread.getValue() - earlier.bytes.getOrDefault(thread.getKey(), 0L);
        }
        return sum;
    }
}
