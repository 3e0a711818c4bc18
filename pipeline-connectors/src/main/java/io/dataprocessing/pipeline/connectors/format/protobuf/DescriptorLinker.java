package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Joins files with those that they import, so that each name means a type.
 *
 * <p>An import that isn't found is an error only if a type of it is used: many files import options
 * for other tools, which nobody here reads.
 */
final class DescriptorLinker {

    private final Function<String, Optional<FileDescriptorProto>> files;
    private final Map<String, FileDescriptor> linked = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /** A linker that finds files by the path in an import; the well-known ones it has. */
    DescriptorLinker(Function<String, Optional<FileDescriptorProto>> files) {
        this.files = files;
    }

    /**
     * A file with all that it imports.
     *
     * @throws SchemaException if a name means nothing, or files import each other
     */
    FileDescriptor link(FileDescriptorProto file) {
        FileDescriptor known = linked.get(file.getName());
        return known != null ? known : linkNew(file);
    }

    private FileDescriptor linkNew(FileDescriptorProto file) {
        open.push(file.getName());
        FileDescriptorProto.Builder kept =
                file.toBuilder().clearDependency().clearPublicDependency().clearWeakDependency();
        List<FileDescriptor> imports = new ArrayList<>();
        for (int i = 0; i < file.getDependencyCount(); i++) {
            Optional<FileDescriptor> found = find(file.getDependency(i));
            if (found.isPresent()) {
                if (file.getPublicDependencyList().contains(i)) {
                    kept.addPublicDependency(imports.size());
                }
                kept.addDependency(found.get().getName());
                imports.add(found.get());
            }
        }
        open.pop();
        try {
            FileDescriptor found =
                    FileDescriptor.buildFrom(kept.build(), imports.toArray(FileDescriptor[]::new));
            linked.put(file.getName(), found);
            return found;
        } catch (DescriptorValidationException e) {
            throw new SchemaException(
                    "%s: %s: %s%s"
                            .formatted(
                                    file.getName(),
                                    e.getProblemSymbolName(),
                                    e.getDescription(),
                                    missing.isEmpty()
                                            ? ""
                                            : " Imports that were not found: %s."
                                                    .formatted(String.join(", ", missing))),
                    e);
        }
    }

    private Optional<FileDescriptor> find(String path) {
        if (open.contains(path)) {
            throw new SchemaException(
                    "%s imports itself, through %s.".formatted(path, String.join(", ", open)));
        }
        Optional<FileDescriptor> found =
                files.apply(path).or(() -> KnownFiles.find(path)).map(this::link);
        if (found.isEmpty()) {
            missing.add(path);
        }
        return found;
    }
}
