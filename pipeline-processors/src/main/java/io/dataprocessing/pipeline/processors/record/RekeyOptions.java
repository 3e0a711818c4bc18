package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.ResultType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of {@code rekey}.
 *
 * @param key the new message key
 * @param headers headers to set
 * @param removeHeaders headers to remove
 * @param headerFields fields to add, from headers
 * @param timestamp the new event time
 */
@Description(
        "Gives each record another message key, other headers, another event time. The fields stay"
                + " as they are, but for those that are filled from headers. A sink with a 'key'"
                + " section writes that instead of the message key; a sink's own 'headers',"
                + " 'topic-expression' and 'tombstone-when' need no step before it.")
record RekeyOptions(
        @Description(
                        "What the message key becomes: an expression that gives a text, written in"
                                + " UTF-8, or bytes. Null is an error. The key stays if left out.")
                @Example("string(customer_id)")
                Optional<Expression> key,
        @Description(
                        "Headers to set, in place of those of the same name: an expression each,"
                                + " whose value is written as text in UTF-8, or as it is if it's"
                                + " bytes. Null sets no header.")
                @Default("{}")
                @Example("{tenant: tenant_id, priority: \"amount > 1000 ? 'high' : 'low'\"}")
                Map<String, Expression> headers,
        @Description("The names of headers to remove.") @Default("[]") @Example("[trace-id]")
                List<String> removeHeaders,
        @Description(
                        "Fields to add, each with the name of the header that it's filled from, read"
                                + " as UTF-8 before headers are set and removed; null where there is"
                                + " no such header.")
                @Default("{}")
                @Example("{trace: trace-id}")
                Map<String, String> headerFields,
        @Description(
                        "What the event time becomes; it stays where this is null. The watermark"
                                + " doesn't move with it: a record that is set behind the watermark"
                                + " is late in the steps that follow.")
                @ResultType("timestamp")
                @Example("shipped_at")
                Optional<Expression> timestamp) {}
