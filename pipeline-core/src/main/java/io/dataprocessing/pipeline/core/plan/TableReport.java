package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.connector.LookupContext;
import io.dataprocessing.pipeline.core.connector.TableDecoder;
import io.dataprocessing.pipeline.core.plugin.FormatRef;
import io.dataprocessing.pipeline.core.plugin.PluginRuntime;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a connector says of a table. */
final class TableReport implements LookupContext {

    private final Planning planning;
    private final Place place;
    private final RowType rows;
    private final List<FormatRef> keyFormat;
    private final List<FormatRef> valueFormat;
    private boolean clean = true;

    /**
     * Where a table stands.
     *
     * @param step the section of the step
     * @param table the section of the table
     * @param name the name of the step
     * @param key the fields that it's asked by, and the option of the step that names each
     */
    record Place(Section step, Section table, String name, Map<String, String> key) {}

    TableReport(
            Planning planning,
            Place place,
            RowType rows,
            List<FormatRef> keyFormat,
            List<FormatRef> valueFormat) {
        this.planning = planning;
        this.place = place;
        this.rows = rows;
        this.keyFormat = keyFormat;
        this.valueFormat = valueFormat;
    }

    @Override
    public String step() {
        return place.name();
    }

    @Override
    public RowType rows() {
        return rows;
    }

    @Override
    public List<String> key() {
        return List.copyOf(place.key().keySet());
    }

    @Override
    public TableDecoder decoder() {
        return PluginRuntime.of(planning.catalog()).tableDecoder(keyFormat, valueFormat);
    }

    @Override
    public byte[] file(String name, long mostBytes) throws IOException {
        return planning.config().source().files().content(name, mostBytes);
    }

    @Override
    public void problem(String option, String message) {
        clean = false;
        planning.error(PlanCode.CONNECTOR_OPTION, place.table(), option, message);
    }

    @Override
    public void keyProblem(String field, String message) {
        clean = false;
        planning.error(PlanCode.CONNECTOR_OPTION, place.step(), place.key().get(field), message);
    }

    boolean isClean() {
        return clean;
    }
}
