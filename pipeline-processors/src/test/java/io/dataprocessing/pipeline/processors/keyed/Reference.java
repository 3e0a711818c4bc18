package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.processors.keyed.RandomStream.Item;
import java.util.ArrayList;
import java.util.List;

/** What the keyed steps should do with the records of one key, said without state or timers. */
final class Reference {

    private Reference() {}

    /** The records in runs, each of which begins when nothing came for a while. */
    static List<List<Item>> runs(List<Item> items, long gap) {
        List<List<Item>> runs = new ArrayList<>();
        for (Item item : items) {
            List<Item> open = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
            if (open.isEmpty() || item.at() - open.get(open.size() - 1).at() >= gap) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(item);
        }
        return runs;
    }

    static Item last(List<Item> run) {
        return run.get(run.size() - 1);
    }
}
