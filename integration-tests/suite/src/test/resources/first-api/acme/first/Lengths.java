package acme.first;

import io.dataprocessing.pipeline.api.AsyncProcessorSpec;
import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.StepSpec;
import io.dataprocessing.pipeline.api.data.Schemas;
import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/** Asynchronous, and it logs. */
public final class Lengths implements ProcessorFactory<Lengths.Options> {

    public record Options(@Description("Added to each length.") @Default("0") int plus) {}

    public record Word(String text) {}

    public record Length(String text, int length) {}

    @Override
    public String type() {
        return "first-lengths";
    }

    @Override
    public String description() {
        return "Tells how long words are.";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public StepSpec describe(Options options, PlanContext context) {
        LoggerFactory.getLogger(Lengths.class).debug("step {}", context.step());
        return AsyncProcessorSpec.of(
                Schemas.of(Word.class),
                Schemas.of(Length.class),
                new AsyncProcessorSpec.Limits(10, Duration.ofSeconds(5), true, 1, Duration.ZERO),
                () ->
                        word ->
                                CompletableFuture.completedFuture(
                                        List.of(
                                                new Length(
                                                        word.text(),
                                                        word.text().length() + options.plus()))));
    }
}
