package io.dataprocessing.pipeline.core.transform;

import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.core.event.Event;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** What a transform needs to add its operators. */
public interface TransformContext {

    /** The name of the step. */
    String step();

    /** The types of the inputs. */
    List<RowType> inputTypes();

    /** The parallelism of the step. */
    int parallelism();

    /** The type information of events with rows of a type. */
    TypeInformation<Event> typeOf(RowType type);
}
