package io.dataprocessing.pipeline.api.data;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Binds a Java class to a row type, with all classes inside it; gathers everything that can't be
 * bound, with its path, before it gives up.
 */
final class ClassBinder {

    /** Stands for what can't be bound, while the rest is looked at. */
    private static final Binding UNBOUND = Binding.same(DataTypes.STRING);

    private final Class<?> root;
    private final List<String> problems = new ArrayList<>();
    private final Set<Class<?>> open = new LinkedHashSet<>();

    private ClassBinder(Class<?> root) {
        this.root = root;
    }

    /**
     * The schema of a class.
     *
     * @throws SchemaException naming everything that can't be bound
     */
    static <T> Schema<T> schemaOf(Class<T> type) {
        if (!type.isRecord()) {
            Optional<Schema<T>> provided = SchemaProviders.find(type);
            if (provided.isPresent()) {
                return provided.get();
            }
        }
        if (ScalarBindings.of(type).isPresent()) {
            throw new SchemaException(
                    type.getName() + " is a single value and no row; use Schemas.scalar.");
        }
        ClassBinder binder = new ClassBinder(type);
        Optional<ClassSchema<T>> schema = binder.classSchema(type, JavaType.of(type), "");
        if (!binder.problems.isEmpty()) {
            throw new SchemaException(String.join("\n", binder.problems));
        }
        return schema.orElseThrow();
    }

    private Binding problem(String path, String what) {
        problems.add(
                path.isEmpty()
                        ? what + "."
                        : "%s, '%s': %s.".formatted(root.getName(), path, what));
        return UNBOUND;
    }

    private Binding bind(JavaType type, Optional<Decimal> decimal, String path) {
        Class<?> raw = type.raw();
        Optional<Binding> scalar = ScalarBindings.of(raw);
        if (scalar.isPresent()) {
            return scalar.get();
        }
        if (raw == BigDecimal.class) {
            return decimal.map(given -> decimal(given, path))
                    .orElseGet(
                            () ->
                                    problem(
                                            path,
                                            "a BigDecimal needs @Decimal(precision, scale), for"
                                                    + " example @Decimal(precision = 18, scale ="
                                                    + " 2)"));
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants().length == 0
                    ? problem(path, raw.getName() + " has no constants")
                    : ScalarBindings.enumeration(raw);
        }
        if (raw.isArray()) {
            Binding element = bind(type.arguments().get(0), decimal, path + "[]");
            return CollectionBindings.javaArray(raw.getComponentType(), element);
        }
        return container(type, decimal, path).orElseGet(() -> object(type, path));
    }

    private Binding decimal(Decimal decimal, String path) {
        try {
            return ScalarBindings.decimal(decimal);
        } catch (IllegalArgumentException e) {
            return problem(path, e.getMessage());
        }
    }

    private Optional<Binding> container(JavaType type, Optional<Decimal> decimal, String path) {
        Class<?> raw = type.raw();
        List<JavaType> arguments = type.arguments();
        boolean list = raw == List.class || raw == Collection.class;
        if (!list && raw != Set.class && raw != Optional.class && raw != Map.class) {
            return Optional.empty();
        }
        if (arguments.isEmpty()) {
            return Optional.of(
                    problem(
                            path,
                            "%s doesn't say of what; declare it, for example as %s"
                                    .formatted(
                                            raw.getSimpleName(),
                                            raw == Map.class
                                                    ? "Map<String, Long>"
                                                    : raw.getSimpleName() + "<String>")));
        }
        if (raw == Optional.class) {
            return Optional.of(CollectionBindings.optional(bind(arguments.get(0), decimal, path)));
        }
        if (list) {
            return Optional.of(
                    CollectionBindings.list(bind(arguments.get(0), decimal, path + "[]")));
        }
        if (raw == Set.class) {
            return Optional.of(set(bind(arguments.get(0), decimal, path + "[]"), path));
        }
        if (arguments.get(0).raw() != String.class) {
            return Optional.of(
                    problem(
                            path,
                            "the keys of a map are texts, not %s; use Map<String, …>"
                                    .formatted(arguments.get(0).text())));
        }
        return Optional.of(CollectionBindings.map(bind(arguments.get(1), decimal, path + "{}")));
    }

    private Binding set(Binding element, String path) {
        return element.type().asRequired().equals(DataTypes.BYTES)
                ? problem(path, "a Set compares arrays by identity; use List<byte[]>")
                : CollectionBindings.set(element);
    }

    private Binding object(JavaType type, String path) {
        Class<?> raw = type.raw();
        if (!raw.isRecord()) {
            try {
                Optional<? extends Schema<?>> provided = SchemaProviders.find(raw);
                if (provided.isPresent()) {
                    return Binding.nested(provided.get());
                }
            } catch (SchemaException e) {
                return problem(path, e.getMessage());
            }
        }
        return classSchema(raw, type, path).map(ClassSchema::binding).orElse(UNBOUND);
    }

    private <T> Optional<ClassSchema<T>> classSchema(Class<T> raw, JavaType type, String path) {
        Optional<String> refusal = Refusals.of(raw, type);
        if (refusal.isPresent()) {
            problem(path, refusal.get());
            return Optional.empty();
        }
        if (!open.add(raw)) {
            problem(path, raw.getName() + " contains itself, which rows can't");
            return Optional.empty();
        }
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(raw, MethodHandles.lookup());
            return raw.isRecord()
                    ? record(raw, type, lookup, path)
                    : plainObject(raw, type, lookup, path);
        } catch (IllegalAccessException | NoSuchMethodException e) {
            problem(
                    path,
                    "%s can't be reached (%s); open its package to the platform"
                            .formatted(raw.getName(), e.getMessage()));
            return Optional.empty();
        } finally {
            open.remove(raw);
        }
    }

    private <T> Optional<ClassSchema<T>> record(
            Class<T> raw, JavaType type, MethodHandles.Lookup lookup, String path)
            throws IllegalAccessException, NoSuchMethodException {
        List<Member> members = new ArrayList<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            List<AnnotatedElement> annotated = List.of(component);
            members.add(
                    new Member(
                            component.getName(),
                            component.getGenericType(),
                            annotated,
                            false,
                            lookup.unreflect(component.getAccessor()),
                            Optional.empty()));
        }
        Class<?>[] parameters = members.stream().map(Member::raw).toArray(Class<?>[]::new);
        MethodHandle constructor =
                lookup.findConstructor(raw, MethodType.methodType(void.class, parameters));
        return bound(members, type, path)
                .map(
                        bound ->
                                new ClassSchema<>(
                                        raw,
                                        bound.rowType(),
                                        Handles.constructed(constructor, bound.readers()),
                                        Handles.rowFiller(bound.writers(), raw)));
    }

    private <T> Optional<ClassSchema<T>> plainObject(
            Class<T> raw, JavaType type, MethodHandles.Lookup lookup, String path)
            throws IllegalAccessException, NoSuchMethodException {
        List<Member> members = Properties.of(raw, lookup);
        if (members.isEmpty()) {
            problem(
                    path,
                    raw.getName()
                            + " has no properties: neither a public field nor a getter with a"
                            + " setter of the same type");
            return Optional.empty();
        }
        MethodHandle constructor = lookup.findConstructor(raw, MethodType.methodType(void.class));
        List<MethodHandle> setters =
                members.stream().flatMap(member -> member.setter().stream()).toList();
        return bound(members, type, path)
                .map(
                        bound ->
                                new ClassSchema<>(
                                        raw,
                                        bound.rowType(),
                                        Handles.populated(constructor, setters, bound.readers()),
                                        Handles.rowFiller(bound.writers(), raw)));
    }

    /** The members of a class, bound. */
    private record Bound(RowType rowType, List<MethodHandle> readers, List<MethodHandle> writers) {}

    private Optional<Bound> bound(List<Member> members, JavaType owner, String path) {
        int before = problems.size();
        Map<TypeVariable<?>, JavaType> variables = owner.variables();
        List<Binding> bindings = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (Member member : members) {
            String place = path.isEmpty() ? member.name() : path + "." + member.name();
            Binding binding =
                    bind(
                            JavaType.of(member.type(), variables),
                            member.annotation(Decimal.class),
                            place);
            Binding nullable = member.nullable() ? binding.asNullable() : binding;
            Field field = Field.of(member.fieldName(), nullable.type());
            if (fields.stream().anyMatch(other -> other.name().equals(field.name()))) {
                problem(place, "there is a field '%s' already".formatted(field.name()));
            }
            bindings.add(nullable);
            fields.add(field);
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        List<MethodHandle> readers = new ArrayList<>();
        List<MethodHandle> writers = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Member member = members.get(i);
            Binding binding = bindings.get(i);
            readers.add(Handles.fieldReader(fields.get(i), i, member.raw(), binding));
            writers.add(Handles.fieldWriter(fields.get(i), member.getter(), binding));
        }
        return Optional.of(
                new Bound(RowType.of(fields).withName(owner.raw().getName()), readers, writers));
    }
}
