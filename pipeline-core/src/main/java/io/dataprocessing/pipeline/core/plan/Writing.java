package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.connector.DeliveryGuarantee;
import io.dataprocessing.pipeline.core.connector.EndpointDescription;
import io.dataprocessing.pipeline.core.connector.SinkConnector;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is written by a sink, or by that of the dead letters.
 *
 * @param section its words
 * @param connection what is written to
 * @param options the connector's options, bound
 * @param description what the connector says
 */
record Writing(
        Section section,
        ConnectionPlan connection,
        Record options,
        EndpointDescription description) {

    /** Binds the connector's options and asks it; empty after a problem. */
    static Optional<Writing> plan(
            Planning planning,
            Section section,
            ConnectorReport report,
            ConnectionPlan connection,
            Set<String> platformKeys,
            List<RowType> inputTypes) {
        if (StreamConnection.is(connection)) {
            return planning.exactOptions(StreamOptions.class, section, platformKeys, inputTypes)
                    .map(options -> StreamEndpoints.writing(section, connection, options));
        }
        Optional<SinkConnector<?, ?>> connector = planning.catalog().sink(connection.type());
        if (connector.isEmpty()) {
            planning.error(
                    PlanCode.CONNECTION_DIRECTION,
                    section,
                    Connections.KEY,
                    "connection '%s' is of type '%s', which can't be written to. Types that can: %s."
                            .formatted(
                                    connection.name(),
                                    connection.type(),
                                    String.join(", ", planning.catalog().sinkTypes())));
            return Optional.empty();
        }
        return plan(
                planning, section, report, connector.get(), connection, platformKeys, inputTypes);
    }

    private static <C extends Record, O extends Record> Optional<Writing> plan(
            Planning planning,
            Section section,
            ConnectorReport report,
            SinkConnector<C, O> connector,
            ConnectionPlan connection,
            Set<String> platformKeys,
            List<RowType> inputTypes) {
        Optional<O> options =
                planning.exactOptions(connector.optionsType(), section, platformKeys, inputTypes);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        EndpointDescription description =
                connector.describe(
                        connector.connectionType().cast(connection.options()),
                        options.get(),
                        report);
        return report.isClean()
                ? Optional.of(new Writing(section, connection, options.get(), description))
                : Optional.empty();
    }

    /** The delivery guarantee among options, if they have one. */
    static Optional<DeliveryGuarantee> guarantee(Record options) {
        return Arrays.stream(options.getClass().getRecordComponents())
                .filter(component -> component.getType() == DeliveryGuarantee.class)
                .findFirst()
                .map(component -> value(component, options));
    }

    private static DeliveryGuarantee value(RecordComponent component, Record options) {
        try {
            component.getAccessor().setAccessible(true);
            return (DeliveryGuarantee) component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "can't read %s of %s".formatted(component.getName(), options.getClass()), e);
        }
    }
}
