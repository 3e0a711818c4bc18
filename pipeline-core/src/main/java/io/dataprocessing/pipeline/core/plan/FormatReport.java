package io.dataprocessing.pipeline.core.plan;

import io.dataprocessing.pipeline.api.format.FormatContext;
import io.dataprocessing.pipeline.api.format.RegistrySettings;
import io.dataprocessing.pipeline.core.problem.Problem;
import java.util.Optional;

/** What a format says of a section. */
final class FormatReport implements FormatContext {

    private final Planning planning;
    private final Section section;
    private final String endpoint;
    private final Part part;
    private final Optional<Surroundings> around;
    private boolean clean = true;

    FormatReport(
            Planning planning,
            Section section,
            String endpoint,
            Part part,
            Optional<Surroundings> around) {
        this.planning = planning;
        this.section = section;
        this.endpoint = endpoint;
        this.part = part;
        this.around = around;
    }

    @Override
    public String pipeline() {
        return planning.pipeline();
    }

    @Override
    public String endpoint() {
        return endpoint;
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public Optional<String> topic() {
        return around.flatMap(Surroundings::topic);
    }

    @Override
    public Optional<RegistrySettings> registry() {
        return Optional.of(Surroundings.registry(around)).filter(RegistrySettings::isPresent);
    }

    @Override
    public void problem(String option, String message) {
        clean = false;
        planning.error(PlanCode.FORMAT_OPTION, section, option, message);
    }

    @Override
    public void unavailable(String message) {
        clean = false;
        planning.error(Problem.UNAVAILABLE, section, "format", message);
    }

    boolean isClean() {
        return clean;
    }
}
