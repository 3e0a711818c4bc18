package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the one message that a schema file stands for. */
final class ProtoSchema {

    /** What the name of a file with the language ends with. */
    static final String TEXT_ENDING = ".proto";

    private static final int MAX_FOLDERS = 8;

    private ProtoSchema() {}

    /**
     * The message that a document describes.
     *
     * @throws SchemaException if it's no schema, or doesn't say which of several messages
     */
    static Descriptor message(SchemaDocument document) {
        List<FileDescriptor> files =
                document.name().endsWith(TEXT_ENDING)
                        ? List.of(text(document))
                        : descriptorSet(document.content());
        return choose(files, document.fragment());
    }

    /** The message that a text describes which imports at most the well-known files. */
    static FileDescriptor text(String name, String text) {
        return new DescriptorLinker(path -> Optional.empty()).link(ProtoParser.parse(name, text));
    }

    private static FileDescriptor text(SchemaDocument document) {
        String name = document.name().substring(document.name().lastIndexOf('/') + 1);
        return new DescriptorLinker(path -> imported(document, path))
                .link(ProtoParser.parse(name, document.text()));
    }

    /** A file by its path below the folder of the document or one further up. */
    private static Optional<FileDescriptorProto> imported(SchemaDocument document, String path) {
        if (KnownFiles.has(path)) {
            return Optional.empty(); // protobuf's own is the right one
        }
        String from = "";
        for (int i = 0; i <= MAX_FOLDERS; i++) {
            Optional<byte[]> content = document.other(from + path);
            if (content.isPresent()) {
                String text = new String(content.get(), StandardCharsets.UTF_8);
                return Optional.of(ProtoParser.parse(path, text));
            }
            from += "../";
        }
        return Optional.empty();
    }

    private static List<FileDescriptor> descriptorSet(byte[] content) {
        FileDescriptorSet set;
        try {
            set = FileDescriptorSet.parseFrom(content);
        } catch (InvalidProtocolBufferException e) {
            throw new SchemaException(
                    "this is no descriptor set; protoc writes one with"
                            + " --descriptor_set_out=FILE --include_imports",
                    e);
        }
        Map<String, FileDescriptorProto> files = new HashMap<>();
        set.getFileList().forEach(file -> files.put(file.getName(), file));
        DescriptorLinker linker =
                new DescriptorLinker(path -> Optional.ofNullable(files.get(path)));
        return set.getFileList().stream().map(linker::link).toList();
    }

    /** The message that a name chooses; without one, the only one. */
    static Descriptor choose(List<FileDescriptor> files, String fragment) {
        if (!fragment.isEmpty()) {
            return find(files, fragment)
                    .orElseThrow(
                            () ->
                                    new SchemaException(
                                            "there is no message '%s'. Messages: %s."
                                                    .formatted(fragment, names(files))));
        }
        List<Descriptor> all = topLevel(files);
        if (all.isEmpty()) {
            throw new SchemaException("the file describes no message");
        }
        if (all.size() > 1) {
            throw new SchemaException(
                    "the file describes several messages; choose one with '#': %s."
                            .formatted(names(files)));
        }
        return all.get(0);
    }

    /** A message by its full name, or by its name within the package of a file. */
    static Optional<Descriptor> find(List<FileDescriptor> files, String name) {
        Set<FileDescriptor> all = closure(files);
        for (FileDescriptor file : all) {
            String prefix = file.getPackage().isEmpty() ? "" : file.getPackage() + ".";
            Optional<Descriptor> found =
                    name.startsWith(prefix)
                            ? below(file.getMessageTypes(), name.substring(prefix.length()))
                            : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return files.stream()
                .map(file -> below(file.getMessageTypes(), name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Descriptor> below(List<Descriptor> messages, String path) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        Optional<Descriptor> found =
                messages.stream().filter(each -> each.getName().equals(first)).findFirst();
        return dot < 0
                ? found
                : found.flatMap(each -> below(each.getNestedTypes(), path.substring(dot + 1)));
    }

    private static List<Descriptor> topLevel(List<FileDescriptor> files) {
        List<Descriptor> all = new ArrayList<>();
        files.stream()
                .filter(file -> !KnownFiles.has(file.getName()))
                .forEach(file -> all.addAll(file.getMessageTypes()));
        return all;
    }

    private static String names(List<FileDescriptor> files) {
        return String.join(
                ", ", topLevel(files).stream().map(Descriptor::getFullName).sorted().toList());
    }

    /** Files with all that they import, each behind those that it imports. */
    static Set<FileDescriptor> closure(List<FileDescriptor> files) {
        Set<FileDescriptor> all = new LinkedHashSet<>();
        for (FileDescriptor file : files) {
            all.addAll(closure(file.getDependencies()));
            all.add(file);
        }
        return all;
    }
}
