package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Matches;
import java.util.List;

/**
 * The options of {@code nest}.
 *
 * @param target the row that is made
 * @param fields what goes into it; empty for all
 */
@Description(
        "Puts fields into a row of their own, which takes the place of the first of them; all"
                + " fields if none is named, which hoists the whole record.")
record NestOptions(
        @Description("The name of the row.")
                @Matches(
                        value = "[A-Za-z_][A-Za-z0-9_]*",
                        allowed = "letters, digits and '_', no digit first")
                @Example("address")
                String target,
        @Description(
                        "The fields that go into it, in the order of the record; all if none is named.")
                @Example("[street, city]")
                @Default("[]")
                List<InputField> fields) {}
