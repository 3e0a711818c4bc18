package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.DynamicMessage;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Messages by chance, made with protobuf's own Java code; the same for the same generator. */
final class RandomMessages {

    private static final int MAX_DEPTH = 4;
    private static final String[] TEXTS = {"", "a", "EUR", "äö", "\uD83D\uDE00", "\uFFFD", "0?"};

    private final Random random;

    RandomMessages(Random random) {
        this.random = random;
    }

    DynamicMessage message(Descriptor type) {
        return message(type, 0);
    }

    private DynamicMessage message(Descriptor type, int depth) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        Set<OneofDescriptor> chosen = new HashSet<>();
        for (FieldDescriptor field : type.getFields()) {
            OneofDescriptor choice = field.getRealContainingOneof();
            boolean needed =
                    field.isRequired()
                            || type.getOptions().getMapEntry()
                            || type.getFullName().equals("google.protobuf.Value")
                            || random.nextInt(3) > 0;
            boolean possible = choice == null || !chosen.contains(choice);
            boolean tooDeep = depth >= MAX_DEPTH && isRecursive(field);
            if (field.isRepeated() && !tooDeep) {
                repeated(message, field, depth);
            } else if (needed && possible && !tooDeep) {
                if (choice != null) {
                    if (random.nextBoolean() && field.getNumber() > 1) {
                        continue;
                    }
                    chosen.add(choice);
                }
                message.setField(field, value(field, type, depth));
            }
        }
        if (type.getFullName().equals("google.protobuf.Value") && chosen.isEmpty()) {
            message.setField(type.findFieldByNumber(2), 0.5);
        }
        return message.build();
    }

    private void repeated(DynamicMessage.Builder message, FieldDescriptor field, int depth) {
        Set<Object> keys = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Object value = value(field, message.getDescriptorForType(), depth);
            if (!field.isMapField()
                    || keys.add(
                            ((DynamicMessage) value)
                                    .getField(field.getMessageType().findFieldByNumber(1)))) {
                message.addRepeatedField(
                        field, field.isMapField() ? complete((DynamicMessage) value) : value);
            }
        }
    }

    /** Writers put both parts of an entry, even where they're zero. */
    private static DynamicMessage complete(DynamicMessage entry) {
        DynamicMessage.Builder complete = entry.toBuilder();
        for (FieldDescriptor part : entry.getDescriptorForType().getFields()) {
            complete.setField(part, entry.getField(part));
        }
        return complete.build();
    }

    private static boolean isRecursive(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && !field.isRequired()
                && !field.getMessageType().getName().equals("Timestamp")
                && !field.getMessageType().getName().equals("Value");
    }

    private Object value(FieldDescriptor field, Descriptor in, int depth) {
        boolean time =
                in.getFullName().equals("google.protobuf.Timestamp")
                        || in.getFullName().equals("google.protobuf.Duration");
        return switch (field.getJavaType()) {
            case BOOLEAN -> random.nextBoolean();
            case INT ->
                    time ? random.nextInt(1_000_000_000) : random.nextInt() >> random.nextInt(32);
            case LONG ->
                    time
                            ? random.nextLong(0, 250_000_000_000L)
                            : random.nextLong() >> random.nextInt(64);
            case FLOAT -> random.nextInt(9) == 0 ? -0f : random.nextFloat();
            case DOUBLE -> random.nextInt(9) == 0 ? -0d : random.nextGaussian() * random.nextInt(5);
            case STRING -> TEXTS[random.nextInt(TEXTS.length)];
            case BYTE_STRING -> bytes();
            case ENUM -> symbol(field.getEnumType());
            case MESSAGE -> message(field.getMessageType(), depth + 1);
        };
    }

    private Object symbol(EnumDescriptor type) {
        // By its number: of several names for one, the first.
        return type.findValueByNumber(
                type.getValues().get(random.nextInt(type.getValues().size())).getNumber());
    }

    private ByteString bytes() {
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }
}
