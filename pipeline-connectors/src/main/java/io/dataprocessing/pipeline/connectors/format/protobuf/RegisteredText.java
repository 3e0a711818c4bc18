package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.dataprocessing.pipeline.api.data.SchemaException;
import io.dataprocessing.pipeline.api.format.SchemaDocument;
import io.dataprocessing.pipeline.connectors.registry.RegisteredSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Protobuf's schemas as registries keep them: one text, with those that it imports beside it. */
final class RegisteredText {

    private static final String MAIN = "registered.proto";

    private RegisteredText() {}

    /**
     * The file of a registered schema.
     *
     * @throws SchemaException if it's no schema
     */
    static FileDescriptor parse(RegisteredSchema schema) {
        Map<String, String> references = schema.references();
        DescriptorLinker linker =
                new DescriptorLinker(
                        path ->
                                Optional.ofNullable(references.get(path))
                                        .map(text -> ProtoParser.parse(path, text)));
        return linker.link(ProtoParser.parse(MAIN, schema.text()));
    }

    /**
     * The text under which a message's file is registered: as it stands where that imports nothing
     * but well-known files, else one made from its descriptors.
     *
     * @throws SchemaException if it imports files of other packages, which a text alone can't hold
     */
    static String of(Descriptor message, Optional<SchemaDocument> document) {
        FileDescriptor file = message.getFile();
        boolean alone = others(file).isEmpty();
        Optional<SchemaDocument> written =
                document.filter(found -> found.name().endsWith(ProtoSchema.TEXT_ENDING));
        if (alone && written.isPresent() && isOf(file, written.get())) {
            return written.get().text();
        }
        return ProtoPrinter.print(whole(file));
    }

    private static boolean isOf(FileDescriptor file, SchemaDocument document) {
        return document.name().endsWith("/" + file.getName())
                || document.name().equals(file.getName());
    }

    private static List<FileDescriptor> others(FileDescriptor file) {
        List<FileDescriptor> others = new ArrayList<>(ProtoSchema.closure(List.of(file)));
        others.removeIf(each -> each == file || KnownFiles.has(each.getName()));
        return others;
    }

    /** A file with what it imports of its own package behind what's in it. */
    private static FileDescriptorProto whole(FileDescriptor file) {
        List<FileDescriptor> others = others(file);
        Set<String> foreign = new TreeSet<>();
        others.stream()
                .filter(
                        other ->
                                !other.getPackage().equals(file.getPackage())
                                        || !syntax(other).equals(syntax(file)))
                .forEach(other -> foreign.add(other.getName()));
        if (!foreign.isEmpty()) {
            throw new SchemaException(
                    "%s imports files of another package or language version, which can't be"
                                    .formatted(file.getName())
                            + " registered with it as one text: %s. Put the message's types into"
                                    .formatted(String.join(", ", foreign))
                            + " one package.");
        }
        FileDescriptorProto.Builder whole = file.toProto().toBuilder();
        Set<String> imports = new TreeSet<>();
        for (FileDescriptor each : ProtoSchema.closure(List.of(file))) {
            if (KnownFiles.has(each.getName())) {
                imports.add(each.getName());
            } else if (each != file) {
                whole.addAllMessageType(each.toProto().getMessageTypeList());
                whole.addAllEnumType(each.toProto().getEnumTypeList());
            }
        }
        return whole.clearDependency().clearPublicDependency().addAllDependency(imports).build();
    }

    private static String syntax(FileDescriptor file) {
        FileDescriptorProto proto = file.toProto();
        return proto.getSyntax() + proto.getEdition() + proto.getOptions().getFeatures();
    }
}
