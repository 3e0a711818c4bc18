package io.dataprocessing.pipeline.connectors.format.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.Edition;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumOptions;
import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.dataprocessing.pipeline.api.data.SchemaException;
import java.util.Arrays;

/**
 * Reads {@code .proto} files, in the language as protobuf.dev specifies it: {@code proto2}, {@code
 * proto3} and editions. Services, extensions and reserved names are read over, since no record
 * holds them; names stay as written and are resolved where files are linked.
 */
final class ProtoParser {

    private final ProtoTokens tokens;
    private final ProtoOptions options;
    private final FileDescriptorProto.Builder file;

    private ProtoParser(String name, String text) {
        this.tokens = new ProtoTokens(name, text);
        this.options = new ProtoOptions(tokens);
        this.file = FileDescriptorProto.newBuilder().setName(name);
    }

    /**
     * What a file says.
     *
     * @param name under which others import it
     * @throws SchemaException if it's no {@code .proto} file; the message says where and why
     */
    static FileDescriptorProto parse(String name, String text) {
        ProtoParser parser = new ProtoParser(name, text);
        parser.syntax();
        while (!parser.tokens.atEnd()) {
            parser.statement();
        }
        return parser.file.build();
    }

    private void syntax() {
        boolean edition = tokens.peek().is("edition");
        if (!edition && !tokens.peek().is("syntax")) {
            return; // proto2, as ever
        }
        tokens.next();
        tokens.expect("=");
        String version = tokens.string("the version of the language");
        tokens.expect(";");
        if (edition) {
            file.setSyntax("editions").setEdition(edition(version));
        } else if (version.equals("proto3")) {
            file.setSyntax(version);
        } else if (!version.equals("proto2")) {
            throw tokens.error(
                    "syntax '%s' is not known; proto2 and proto3 are".formatted(version));
        }
    }

    private Edition edition(String version) {
        return Arrays.stream(Edition.values())
                .filter(known -> known.name().equals("EDITION_" + version))
                .findFirst()
                .orElseThrow(() -> tokens.error("edition '%s' is not known".formatted(version)));
    }

    private void statement() {
        if (tokens.take(";")) {
            return;
        }
        if (tokens.peek().is("export") || tokens.peek().is("local")) {
            tokens.next();
        }
        String word = tokens.word("message, enum, import, package or option");
        switch (word) {
            case "message" -> file.addMessageType(message());
            case "enum" -> file.addEnumType(enumeration());
            case "import" -> dependency();
            case "option" -> fileOption();
            case "package" -> {
                file.setPackage(tokens.path("the name of a package"));
                tokens.expect(";");
            }
            case "service", "extend" -> block(word);
            default -> throw tokens.error("'%s' is no statement of a file".formatted(word));
        }
    }

    /** Reads over what stands in braces behind a name. */
    private void block(String word) {
        tokens.path("the name of the " + word);
        if (!tokens.peek().is("{")) {
            tokens.expect("{");
        }
        tokens.skipOne();
    }

    private void fileOption() {
        FeatureSet.Builder features = file.getOptions().getFeatures().toBuilder();
        options.statement(features);
        if (!features.build().equals(FeatureSet.getDefaultInstance())) {
            file.getOptionsBuilder().setFeatures(features);
        }
    }

    private void dependency() {
        if (tokens.take("public")) {
            file.addPublicDependency(file.getDependencyCount());
        } else if (tokens.take("option")) {
            tokens.skipStatement(); // holds options only
            return;
        } else {
            tokens.take("weak");
        }
        file.addDependency(tokens.string("the path of a file"));
        tokens.expect(";");
    }

    private DescriptorProto message() {
        DescriptorProto.Builder message =
                DescriptorProto.newBuilder().setName(tokens.word("the name of a message"));
        body(message);
        return message.build();
    }

    /** Reads a message from its opening brace to its closing one. */
    void body(DescriptorProto.Builder message) {
        tokens.expect("{");
        ProtoFieldParser fields = new ProtoFieldParser(tokens, options, this, file, message);
        while (!tokens.take("}")) {
            if (tokens.atEnd()) {
                throw tokens.error("message %s has no closing brace".formatted(message.getName()));
            }
            member(message, fields);
        }
        fields.finish();
    }

    private void member(DescriptorProto.Builder message, ProtoFieldParser fields) {
        if (tokens.take(";")) {
            return;
        }
        if ((tokens.peek().is("export") || tokens.peek().is("local"))
                && (tokens.second().is("message") || tokens.second().is("enum"))) {
            tokens.next();
        }
        switch (tokens.peek().text()) {
            case "message" -> {
                tokens.next();
                message.addNestedType(message());
            }
            case "enum" -> {
                tokens.next();
                message.addEnumType(enumeration());
            }
            case "option" -> {
                tokens.next();
                messageOption(message);
            }
            case "extend" -> {
                tokens.next();
                block("extension");
            }
            case "extensions", "reserved" -> tokens.skipStatement();
            case "oneof" -> {
                tokens.next();
                fields.oneof();
            }
            default -> fields.field();
        }
    }

    private void messageOption(DescriptorProto.Builder message) {
        FeatureSet.Builder features = message.getOptions().getFeatures().toBuilder();
        options.statement(features);
        if (!features.build().equals(FeatureSet.getDefaultInstance())) {
            message.getOptionsBuilder().setFeatures(features);
        }
    }

    private EnumDescriptorProto enumeration() {
        EnumDescriptorProto.Builder type =
                EnumDescriptorProto.newBuilder().setName(tokens.word("the name of an enum"));
        EnumOptions.Builder said = EnumOptions.newBuilder();
        tokens.expect("{");
        while (!tokens.take("}")) {
            if (tokens.take(";")) {
                continue;
            }
            if (tokens.peek().is("option") && !tokens.second().is("=")) {
                tokens.next();
                options.statement(said);
            } else if (tokens.peek().is("reserved") && !tokens.second().is("=")) {
                tokens.skipStatement();
            } else {
                String name = tokens.word("the name of a value");
                tokens.expect("=");
                type.addValueBuilder().setName(name).setNumber(tokens.number("a number"));
                options.skip();
                tokens.expect(";");
            }
        }
        if (!said.getFeatures().equals(FeatureSet.getDefaultInstance())) {
            type.getOptionsBuilder().setFeatures(said.getFeatures());
        }
        if (said.getAllowAlias()) {
            type.getOptionsBuilder().setAllowAlias(true);
        }
        return type.build();
    }
}
