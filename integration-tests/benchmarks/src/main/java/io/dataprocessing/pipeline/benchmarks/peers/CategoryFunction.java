package io.dataprocessing.pipeline.benchmarks.peers;

import io.dataprocessing.pipeline.benchmarks.scenario.Catalogue;
import java.util.Map;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ScalarFunction;

/** The category of an SKU, from a map in memory. */
public final class CategoryFunction extends ScalarFunction {

    private static final long serialVersionUID = 1L;

    private transient Map<String, String> categories;

    /** For Flink. */
    public CategoryFunction() {}

    @Override
    public void open(FunctionContext context) {
        categories = Catalogue.categories();
    }

    /** The category; Flink finds this method by its name. */
    public String eval(String sku) {
        return categories.get(sku);
    }
}
