package io.dataprocessing.pipeline.core.preflight;

import io.dataprocessing.pipeline.api.format.Registration;
import io.dataprocessing.pipeline.api.format.RegistryException;
import io.dataprocessing.pipeline.api.format.SchemaRegistrar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A registry in memory: ids count up from 1, and some subjects take no schema. */
final class FakeRegistry implements SchemaRegistrar {

    private final Map<Registration, Integer> ids = new HashMap<>();
    private final Map<String, String> refusals = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean down;

    void refuse(String subject, String why) {
        refusals.put(subject, why);
    }

    void goDown() {
        down = true;
    }

    /** What it was asked: {@code check SUBJECT}, {@code register SUBJECT}, {@code close}. */
    List<String> asked() {
        return asked;
    }

    @Override
    public Verdict check(Registration registration) throws RegistryException {
        asked.add("check " + registration.subject());
        if (down) {
            throw new RegistryException("registry http://r:1 gave no answer", null);
        }
        Integer id = ids.get(registration);
        String refusal = refusals.get(registration.subject());
        return new Verdict(
                id == null ? OptionalInt.empty() : OptionalInt.of(id),
                OptionalInt.empty(),
                refusal == null ? List.of() : List.of(refusal));
    }

    @Override
    public int register(Registration registration) {
        asked.add("register " + registration.subject());
        return ids.computeIfAbsent(registration, key -> ids.size() + 1);
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
