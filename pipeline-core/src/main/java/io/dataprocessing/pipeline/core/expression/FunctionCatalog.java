package io.dataprocessing.pipeline.core.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every function of the language, macros and conversions included. */
final class FunctionCatalog {

    private static final FunctionCatalog STANDARD = new FunctionCatalog(standard());

    private final Map<String, FunctionSpec> byName = new LinkedHashMap<>();

    private FunctionCatalog(List<FunctionSpec> functions) {
        for (FunctionSpec function : functions) {
            if (byName.put(function.name(), function) != null) {
                throw new IllegalStateException("two functions '" + function.name() + "'");
            }
        }
    }

    static FunctionCatalog standardCatalog() {
        return STANDARD;
    }

    Optional<FunctionSpec> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<FunctionSpec> functions() {
        return byName.values();
    }

    Collection<String> names() {
        return byName.keySet();
    }

    private static List<FunctionSpec> standard() {
        List<FunctionSpec> functions = new ArrayList<>();
        functions.addAll(SpecialFunctions.all());
        functions.addAll(ConversionFunctions.all());
        functions.addAll(TextFunctions.all());
        functions.addAll(NumberFunctions.all());
        functions.addAll(TimeFunctions.all());
        functions.addAll(CalendarFunctions.all());
        functions.addAll(CollectionFunctions.all());
        return functions;
    }
}
