package io.dataprocessing.pipeline.core.plugin.jar;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.core.plugin.jar.PluginLock.Pin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether the JARs of a plugin are those that its pins ask for. */
final class PinCheck {

    private static final int SHOWN = 12;

    private final StagedPlugin staged;
    private final PluginInspection inspection;

    PinCheck(StagedPlugin staged, PluginInspection inspection) {
        this.staged = requireNonNull(staged, "staged");
        this.inspection = requireNonNull(inspection, "inspection");
    }

    /** Why the plugin isn't what one of its pins asks for; empty if it's what all ask for. */
    Optional<String> mismatch(List<Pin> pins) {
        return pins.stream().map(this::mismatch).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> mismatch(Pin pin) {
        Optional<String> version = inspection.manifest().version();
        if (pin.version().isPresent() && !pin.version().equals(version)) {
            return Optional.of(
                    "%s: version is %s, pinned is %s; not loaded. Put the pinned version there, or change the pin."
                            .formatted(
                                    staged.label(),
                                    version.orElse("not said"),
                                    pin.version().get()));
        }
        Map<String, String> there = new TreeMap<>();
        staged.files().forEach(file -> there.put(file.name(), file.sha256()));
        for (Map.Entry<String, String> file : pin.files().entrySet()) {
            String found = there.get(file.getKey());
            if (found == null) {
                return Optional.of(
                        "%s: %s is pinned and isn't there; not loaded."
                                .formatted(staged.label(), file.getKey()));
            }
            if (!found.equals(file.getValue())) {
                return Optional.of(changed(file.getKey(), found, file.getValue()));
            }
        }
        if (!pin.files().isEmpty() && !pin.files().keySet().containsAll(there.keySet())) {
            there.keySet().removeAll(pin.files().keySet());
            return Optional.of(
                    "%s: %s isn't pinned, as its other JARs are; not loaded."
                            .formatted(staged.label(), String.join(", ", there.keySet())));
        }
        return pin.sha256()
                .filter(hash -> !hash.equals(staged.digest()))
                .map(hash -> changed(staged.label(), staged.digest(), hash));
    }

    private static String changed(String file, String found, String expected) {
        return "%s: sha256 is %s…, expected %s…. The file was changed; not loaded."
                .formatted(file, found.substring(0, SHOWN), expected.substring(0, SHOWN));
    }
}
