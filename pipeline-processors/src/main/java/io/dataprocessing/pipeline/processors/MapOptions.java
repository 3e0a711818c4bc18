package io.dataprocessing.pipeline.processors;

import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.expression.Expression;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import java.util.List;
import java.util.Map;

/**
 * The options of {@code map}.
 *
 * @param fields computed fields
 * @param append whether fields of the input go on
 * @param keep the fields of the input that go on; empty for all
 * @param drop the fields of the input that don't
 * @param defaults values for fields of the input that are null
 * @param cast other types
 * @param rename other names
 */
@Description(
        "Changes the fields of each record. All expressions see the record as it came in. Then, in"
                + " this order: fields of the input are kept or dropped, nulls get their defaults,"
                + " computed fields are added (or take the place of a field of the same name),"
                + " fields are cast, fields are renamed.")
record MapOptions(
        @Description("Computed fields: a name and an expression each.")
                @Example("{total: amount * quantity, country: \"coalesce(country, 'DE')\"}")
                @Default("{}")
                Map<String, Expression> fields,
        @Description("Whether fields of the input go on, beside those that are computed.")
                @Default("true")
                boolean append,
        @Description("The only fields of the input that go on; all if none is named.")
                @Example("[order_id, amount]")
                @Default("[]")
                List<InputField> keep,
        @Description("The fields of the input that don't go on.")
                @Example("[internal_note]")
                @Default("[]")
                List<InputField> drop,
        @Description("What a field of the input holds where it's null: a name and an expression.")
                @Example("{discount: \"0.0\", channel: \"'web'\"}")
                @Default("{}")
                Map<String, Expression> defaults,
        @Description(
                        "Other types for fields, by their name before renaming. A value that can't"
                                + " be converted goes to the step's on-error; null stays null.")
                @Example("{quantity: int, price: \"decimal(10, 2)\"}")
                @Default("{}")
                Map<String, DataType> cast,
        @Description("Other names for fields: the old name, then the new.")
                @Example("{ts: order_time}")
                @Default("{}")
                Map<String, String> rename) {}
