package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.DescriptorProtos.EnumOptions;
import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.dataprocessing.pipeline.connectors.format.protobuf.ProtoToken.Kind;
import java.nio.charset.StandardCharsets;

/** Reads the options of a {@code .proto} file; only those that say how bytes are read count. */
final class ProtoOptions {

    private static final String FEATURES = "features.";

    private final ProtoTokens tokens;

    ProtoOptions(ProtoTokens tokens) {
        this.tokens = tokens;
    }

    /** Reads a file's or a message's {@code option …;}, the word being taken. */
    void statement(FeatureSet.Builder features) {
        String name = name();
        tokens.expect("=");
        feature(name, value(), features);
        tokens.expect(";");
    }

    /** Reads an enum's {@code option …;}, the word being taken. */
    void statement(EnumOptions.Builder options) {
        String name = name();
        tokens.expect("=");
        ProtoToken value = value();
        if (name.equals("allow_alias")) {
            options.setAllowAlias(value.is("true"));
        }
        feature(name, value, options.getFeaturesBuilder());
        tokens.expect(";");
    }

    /** Reads a field's options in brackets, if there are any. */
    void field(FieldDescriptorProto.Builder field) {
        if (!tokens.take("[")) {
            return;
        }
        do {
            String name = name();
            tokens.expect("=");
            if (name.equals("default")) {
                field.setDefaultValue(defaultValue(field));
            } else {
                one(name, value(), field);
            }
        } while (tokens.take(","));
        tokens.expect("]");
    }

    private void one(String name, ProtoToken value, FieldDescriptorProto.Builder field) {
        if (name.equals("packed")) {
            field.getOptionsBuilder().setPacked(value.is("true"));
        } else if (name.equals("json_name") && value.kind() == Kind.STRING) {
            field.setJsonName(unicode(value.text()));
        } else if (name.startsWith(FEATURES)) {
            FieldOptions.Builder options = field.getOptionsBuilder();
            feature(name, value, options.getFeaturesBuilder());
        }
    }

    /** Skips options in brackets, if there are any. */
    void skip() {
        if (tokens.peek().is("[")) {
            tokens.skipOne();
        }
    }

    private void feature(String name, ProtoToken value, FeatureSet.Builder features) {
        if (!name.startsWith(FEATURES)) {
            return;
        }
        FieldDescriptor feature =
                FeatureSet.getDescriptor().findFieldByName(name.substring(FEATURES.length()));
        if (feature == null) {
            return; // one of another language, such as features.(pb.cpp)
        }
        EnumValueDescriptor found = feature.getEnumType().findValueByName(value.text());
        if (found == null) {
            throw tokens.error("%s has no value %s".formatted(name, value.shown()));
        }
        features.setField(feature, found);
    }

    private String name() {
        StringBuilder name = new StringBuilder();
        do {
            if (tokens.take("(")) {
                name.append('(').append(tokens.path("the name of an option")).append(").");
                tokens.expect(")");
            } else {
                name.append(tokens.word("the name of an option")).append('.');
            }
        } while (tokens.take("."));
        return name.substring(0, name.length() - 1);
    }

    /** The value; of a message in braces only its first token. */
    private ProtoToken value() {
        ProtoToken first = tokens.peek();
        if (first.kind() == Kind.STRING) {
            return new ProtoToken(
                    Kind.STRING, tokens.string("a value"), first.line(), first.column());
        }
        if (first.is("-") || first.is("+")) {
            tokens.next();
        }
        tokens.skipOne();
        return first;
    }

    private String defaultValue(FieldDescriptorProto.Builder field) {
        if (tokens.peek().kind() == Kind.STRING) {
            String bytes = tokens.string("a default");
            return field.getType() == FieldDescriptorProto.Type.TYPE_BYTES
                    ? escaped(bytes)
                    : unicode(bytes);
        }
        String sign = tokens.take("-") ? "-" : "";
        return sign + tokens.next().text();
    }

    private static String unicode(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Bytes as descriptors hold them: each one in octal. */
    private static String escaped(String bytes) {
        StringBuilder text = new StringBuilder();
        bytes.chars().forEach(each -> text.append("\\%03o".formatted(each)));
        return text.toString();
    }
}
