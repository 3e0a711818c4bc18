package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** What becomes of records that can't be handled, where {@code on-error} is no single word. */
@Description("What becomes of records that can't be handled, and when there are too many of them.")
record ErrorSettings(
        @Description("What becomes of one: dead-letter or skip.") @Example("dead-letter")
                ErrorPolicy policy,
        @Description(
                        "The share of records that may fail in a parallel instance within a window;"
                                + " more than that fails the job. No limit if left out.")
                @Example("1%")
                @Matches(
                        value = "(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]{1,4})?) ?%",
                        allowed = "a percentage, such as 1% or 0.5%")
                Optional<String> maxRate,
        @Description("How long records are counted before counting begins anew.")
                @Default("1min")
                @Range(min = 1000)
                Duration window,
        @Description("As long as a window has fewer records than that nothing is judged.")
                @Default("100")
                @Range(min = 1, max = 1_000_000_000)
                int minRecords) {

    /** {@code on-error} as a single word. */
    @Description("What becomes of records that can't be handled.")
    record Word(
            @Description("The job fails, the record goes to the dead letters, or it's dropped.")
                    @Default("fail")
                    ErrorPolicy onError) {}

    ErrorRule rule() {
        return new ErrorRule(
                policy,
                maxRate.map(
                        text ->
                                new ErrorRule.MaxRate(
                                        new BigDecimal(text.replace("%", "").strip())
                                                .movePointLeft(2)
                                                .doubleValue(),
                                        window,
                                        minRecords)));
    }
}
