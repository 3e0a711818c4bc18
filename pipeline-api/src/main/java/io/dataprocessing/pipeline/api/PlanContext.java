package io.dataprocessing.pipeline.api;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.expression.Aggregate;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.expression.Expressions;
import io.dataprocessing.pipeline.api.lookup.LookupTable;
import io.dataprocessing.pipeline.api.lookup.TableSection;
import io.dataprocessing.pipeline.api.option.ExpressionText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a factory knows of the pipeline around its step when it describes it.
 *
 * <p>A description must depend on its options and on this context alone: it's made when a pipeline
 * is validated, when a job is built, and again on each task manager.
 */
public interface PlanContext {

    /** The name of the step in the pipeline file. */
    String step();

    /** The type of the step's records; the first one's where it has several inputs. */
    default RowType inputType() {
        return inputTypes().get(0);
    }

    /** The types of the step's inputs in the order of the file, at least one. */
    List<RowType> inputTypes();

    /**
     * Reports a problem with an option. All problems of a file are shown together, each with its
     * position; report what you find and return the best description you can.
     *
     * @param option which one: {@code ttl}, {@code fields.total}, {@code key-by[1]}
     * @param message what is wrong and what is allowed, without the option's name or position
     */
    void problem(String option, String message);

    /**
     * Compiles an expression over rows of a type that only the factory knows, such as the result of
     * a join.
     *
     * @param wanted the type of the result, nullability aside; empty for any
     * @return empty after its problems were reported, each at its place in the text
     */
    Optional<Expression> expression(ExpressionText text, RowType type, Optional<DataType> wanted);

    /**
     * Compiles the call of an aggregate over rows of a type that only the factory knows. The name
     * of the function isn't looked up.
     *
     * @return empty after its problems were reported, each at its place in the text
     */
    Optional<Aggregate> aggregate(ExpressionText text, RowType type);

    /**
     * Plans a table that the step looks up in.
     *
     * @param key the fields of the table that it will be asked by, at least one, in order; for each
     *     the option that names it, where a problem with it is reported
     * @return empty after its problems were reported, each at its place in the file
     */
    Optional<LookupTable> table(TableSection section, Map<String, String> key);

    /** Compiles expressions that are known only while the job runs. */
    Expressions expressions();
}
