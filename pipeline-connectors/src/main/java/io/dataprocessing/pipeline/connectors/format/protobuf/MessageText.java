package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.api.format.FormatSchema;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A message as it's shipped: its files as a descriptor set in Base64, and its full name. */
final class MessageText {

    static final String MESSAGE = "message";

    private MessageText() {}

    static FormatSchema schema(RowType type, Descriptor message) {
        FileDescriptorSet.Builder set = FileDescriptorSet.newBuilder();
        for (FileDescriptor file : ProtoSchema.closure(List.of(message.getFile()))) {
            set.addFile(file.toProto().toBuilder().clearSourceCodeInfo().clearService());
        }
        return FormatSchema.of(type, Base64.getEncoder().encodeToString(set.build().toByteArray()))
                .with(MESSAGE, message.getFullName());
    }

    static Descriptor message(FormatSchema schema) {
        String name = schema.attribute(MESSAGE).orElseThrow();
        return ProtoSchema.find(files(schema.text()), name).orElseThrow();
    }

    private static List<FileDescriptor> files(String text) {
        FileDescriptorSet set;
        try {
            set = FileDescriptorSet.parseFrom(Base64.getDecoder().decode(text));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("not the schema that was planned", e);
        }
        Map<String, com.google.protobuf.DescriptorProtos.FileDescriptorProto> files =
                new HashMap<>();
        set.getFileList().forEach(file -> files.put(file.getName(), file));
        DescriptorLinker linker =
                new DescriptorLinker(path -> Optional.ofNullable(files.get(path)));
        return List.of(linker.link(set.getFile(set.getFileCount() - 1)));
    }
}
