package io.dataprocessing.pipeline.app.plugin;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Whether all that the classes of a JAR refer to in the API is there. The JVM would look only when
 * the code is reached, which may be at the first odd record of a long night.
 */
final class ApiLinks {

    private static final String API = "io.dataprocessing.pipeline.api.";
    private static final String CONSTRUCTOR = "<init>";

    private final String file;
    private final ClassLoader api;
    private final Set<String> missing = new TreeSet<>();

    private ApiLinks(String file, ClassLoader api) {
        this.file = requireNonNull(file, "file");
        this.api = requireNonNull(api, "api");
    }

    /**
     * What a JAR refers to and the API doesn't have, a sentence each that begins with the file.
     *
     * @param api the loader of the API
     * @throws IOException if the JAR can't be read
     */
    static List<String> missing(Path jar, ClassLoader api) throws IOException {
        ApiLinks links = new ApiLinks(String.valueOf(jar.getFileName()), api);
        try (JarFile opened = new JarFile(jar.toFile())) {
            List<JarEntry> classes =
                    opened.stream().filter(entry -> isClass(entry.getName())).toList();
            for (JarEntry entry : classes) {
                links.check(entry.getName(), opened.getInputStream(entry).readAllBytes());
            }
        }
        return new ArrayList<>(links.missing);
    }

    /**
     * What the plugin's own classes refer to and neither it nor the JDK nor the API has, a sentence
     * each. Libraries that it bundles aren't looked at: they name much that is optional.
     *
     * @param plugin the loader of its classes
     * @param packages the packages of its own classes, those below them included
     * @throws IOException if the JAR can't be read
     */
    static List<String> unbundled(Path jar, ClassLoader plugin, Set<String> packages)
            throws IOException {
        Set<String> found = new TreeSet<>();
        try (JarFile opened = new JarFile(jar.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) opened.stream()::iterator) {
                String type = className(entry.getName());
                if (isClass(entry.getName())
                        && packages.stream().anyMatch(own -> type.startsWith(own + "."))) {
                    byte[] classFile = opened.getInputStream(entry).readAllBytes();
                    unbundled(jar, classFile, plugin, found);
                }
            }
        }
        return new ArrayList<>(found);
    }

    private static void unbundled(
            Path jar, byte[] classFile, ClassLoader plugin, Set<String> found) {
        ClassReferences references;
        try {
            references = ClassReferences.read(classFile);
        } catch (IOException e) {
            return; // told where the API is looked at
        }
        for (String type : references.classes()) {
            if (!type.startsWith(API) && find(type, plugin).isEmpty()) {
                found.add(
                        "%s: %s uses %s, which isn't there. Bundle it in the JAR."
                                .formatted(jar.getFileName(), references.name(), type));
            }
        }
    }

    private static String className(String entry) {
        return entry.replace('/', '.').replaceFirst("\\.class$", "");
    }

    /**
     * The classes of a JAR that lack a method which the API asks of them, a sentence each.
     *
     * @param plugin the loader of its classes
     * @throws IOException if the JAR can't be read
     */
    static List<String> unimplemented(Path jar, ClassLoader plugin) throws IOException {
        List<String> found = new ArrayList<>();
        try (JarFile opened = new JarFile(jar.toFile())) {
            List<String> names =
                    opened.stream().map(JarEntry::getName).filter(ApiLinks::isClass).toList();
            for (String name : names) {
                String type = className(name);
                find(type, plugin).stream()
                        .filter(loaded -> !Modifier.isAbstract(loaded.getModifiers()))
                        .flatMap(ApiLinks::abstractMethods)
                        .map(
                                method ->
                                        "%s: %s doesn't have %s.%s, which the API asks of it."
                                                .formatted(
                                                        jar.getFileName(),
                                                        type,
                                                        method.getDeclaringClass().getSimpleName(),
                                                        method.getName()))
                        .distinct()
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** What a class that isn't abstract has inherited from the API and not written. */
    private static Stream<Method> abstractMethods(Class<?> type) {
        try {
            return Arrays.stream(type.getMethods())
                    .filter(method -> Modifier.isAbstract(method.getModifiers()))
                    .filter(method -> method.getDeclaringClass().getName().startsWith(API));
        } catch (LinkageError e) {
            // It names a class of a library that isn't bundled, which may well be on purpose.
            return Stream.empty();
        }
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(".class")
                && !entry.startsWith("META-INF/")
                && !entry.endsWith("module-info.class");
    }

    private void check(String entry, byte[] classFile) {
        ClassReferences references;
        try {
            references = ClassReferences.read(classFile);
        } catch (IOException e) {
            missing.add("%s: %s %s.".formatted(file, entry, e.getMessage()));
            return;
        }
        for (String type : references.classes()) {
            if (type.startsWith(API) && find(type, api).isEmpty()) {
                missing.add(
                        "%s: %s uses %s, which the API doesn't have."
                                .formatted(file, references.name(), type));
            }
        }
        for (ClassReferences.Member member : references.members()) {
            if (member.owner().startsWith(API)
                    && find(member.owner(), api).filter(owner -> !has(owner, member)).isPresent()) {
                missing.add(
                        "%s: %s uses %s, which the API doesn't have."
                                .formatted(file, references.name(), words(member)));
            }
        }
    }

    private static Optional<Class<?>> find(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Looks where the JVM does: in the class, those above it, and its interfaces. */
    private static boolean has(Class<?> owner, ClassReferences.Member member) {
        return !member.isMethod()
                ? anywhere(owner, type -> declaresField(type, member))
                : member.name().equals(CONSTRUCTOR)
                        ? declaresConstructor(owner, member)
                        : anywhere(owner, type -> declaresMethod(type, member));
    }

    private static boolean anywhere(Class<?> type, Predicate<Class<?>> condition) {
        if (condition.test(type)) {
            return true;
        }
        Stream<Class<?>> above =
                Stream.concat(
                        type.isInterface()
                                ? Stream.of(Object.class)
                                : Stream.ofNullable(type.getSuperclass()),
                        Arrays.stream(type.getInterfaces()));
        return above.anyMatch(next -> anywhere(next, condition));
    }

    private static boolean declaresField(Class<?> type, ClassReferences.Member member) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().equals(member.name())
                    && field.getType().descriptorString().equals(member.descriptor())) {
                return isOpen(field.getModifiers());
            }
        }
        return false;
    }

    private static boolean declaresMethod(Class<?> type, ClassReferences.Member member) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(member.name())
                    && descriptor(method.getReturnType(), method.getParameterTypes())
                            .equals(member.descriptor())) {
                return isOpen(method.getModifiers());
            }
        }
        return false;
    }

    private static boolean declaresConstructor(Class<?> type, ClassReferences.Member member) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> isOpen(constructor.getModifiers()))
                .anyMatch(
                        constructor ->
                                descriptor(void.class, constructor.getParameterTypes())
                                        .equals(member.descriptor()));
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String descriptor(Class<?> result, Class<?>[] parameters) {
        return MethodType.methodType(result, parameters).toMethodDescriptorString();
    }

    /** The member as Java writes it: {@code Row.getLong(int)}. */
    private static String words(ClassReferences.Member member) {
        String owner = member.owner().substring(member.owner().lastIndexOf('.') + 1);
        if (!member.isMethod()) {
            return owner + "." + member.name();
        }
        String name =
                member.name().equals(CONSTRUCTOR) ? "new " + owner : owner + "." + member.name();
        return name + DescriptorText.parameters(member.descriptor());
    }
}
