package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.AnyProto;
import com.google.protobuf.ApiProto;
import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DurationProto;
import com.google.protobuf.EmptyProto;
import com.google.protobuf.FieldMaskProto;
import com.google.protobuf.SourceContextProto;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import com.google.protobuf.TypeProto;
import com.google.protobuf.WrappersProto;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that come with protobuf and that others import without having them. */
final class KnownFiles {

    private static final Map<String, FileDescriptor> FILES =
            Stream.of(
                            AnyProto.getDescriptor(),
                            ApiProto.getDescriptor(),
                            DescriptorProtos.getDescriptor(),
                            DurationProto.getDescriptor(),
                            EmptyProto.getDescriptor(),
                            FieldMaskProto.getDescriptor(),
                            SourceContextProto.getDescriptor(),
                            StructProto.getDescriptor(),
                            TimestampProto.getDescriptor(),
                            TypeProto.getDescriptor(),
                            WrappersProto.getDescriptor())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    FileDescriptor::getName, Function.identity()));

    private KnownFiles() {}

    static boolean has(String path) {
        return FILES.containsKey(path);
    }

    static Optional<FileDescriptorProto> find(String path) {
        return Optional.ofNullable(FILES.get(path)).map(FileDescriptor::toProto);
    }
}
