package io.dataprocessing.pipeline.testkit.registry;

import io.dataprocessing.pipeline.testkit.registry.StoredSchemas.Stored;
import io.dataprocessing.pipeline.testkit.registry.StoredSchemas.Version;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The right answer to each request of Confluent's protocol, out of {@link StoredSchemas}. */
final class RegistryAnswers {

    private static final String AVRO = "AVRO";
    private static final String NONE = "NONE";
    private static final String ALL_SUBJECTS = "";

    private final StoredSchemas schemas;
    private final Map<String, List<String>> refusals = new ConcurrentHashMap<>();
    private final Map<String, String> levels = new ConcurrentHashMap<>(Map.of(ALL_SUBJECTS, NONE));

    RegistryAnswers(StoredSchemas schemas) {
        this.schemas = schemas;
    }

    /** From now on each new schema of a subject is incompatible, for these reasons. */
    void refuse(String subject, List<String> reasons) {
        refusals.put(subject, List.copyOf(reasons));
    }

    void level(String subject, String level) {
        levels.put(subject, level);
    }

    Answer answer(String method, String rawPath, String body) {
        List<String> path =
                Arrays.stream(rawPath.substring(1).split("/"))
                        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                        .toList();
        return switch (method + " " + path.get(0)) {
            case "GET schemas" -> schemaOfId(path);
            case "GET subjects" -> subjects(path);
            case "POST subjects" -> path.size() == 2 ? found(path, body) : registered(path, body);
            case "POST compatibility" -> compatible(path.get(2), body);
            case "GET config" -> config(path);
            case "PUT config" -> changedConfig(path, body);
            case "GET mode" -> Answer.ok("{\"mode\":\"READWRITE\"}");
            default -> Answer.error(404, 404, "HTTP 404 Not Found");
        };
    }

    private Answer schemaOfId(List<String> path) {
        if (path.size() < 3 || !path.get(1).equals("ids")) {
            return Answer.ok("[\"AVRO\",\"JSON\",\"PROTOBUF\"]");
        }
        int id = Integer.parseInt(path.get(2));
        Optional<Stored> schema = schemas.schema(id);
        if (schema.isEmpty()) {
            return Answer.error(404, 40403, "Schema " + id + " not found");
        }
        if (path.size() == 3) {
            return Answer.ok("{" + members(schema.get()) + "}");
        }
        List<Version> versions =
                schemas.subjects().stream()
                        .flatMap(name -> versions(name).stream())
                        .filter(version -> version.id() == id)
                        .toList();
        return Answer.ok(
                list(
                        path.get(3).equals("subjects")
                                ? versions.stream()
                                        .map(version -> JsonText.quoted(version.subject()))
                                        .toList()
                                : versions.stream().map(RegistryAnswers::subjectVersion).toList()));
    }

    private Answer subjects(List<String> path) {
        if (path.size() == 1) {
            return Answer.ok(list(schemas.subjects().stream().map(JsonText::quoted).toList()));
        }
        String subject = path.get(1);
        if (schemas.versions(subject) == 0) {
            return noSubject(subject);
        }
        if (path.size() == 3) {
            return Answer.ok(
                    list(
                            IntStream.rangeClosed(1, schemas.versions(subject))
                                    .mapToObj(String::valueOf)
                                    .toList()));
        }
        String number = path.get(3);
        return schemas.version(
                        subject,
                        number.equals("latest")
                                ? schemas.versions(subject)
                                : Integer.parseInt(number))
                .map(version -> Answer.ok(version(version)))
                .orElseGet(() -> Answer.error(404, 40402, "Version " + number + " not found."));
    }

    private Answer found(List<String> path, String body) {
        String subject = path.get(1);
        if (schemas.versions(subject) == 0) {
            return noSubject(subject);
        }
        return schemas.find(subject, type(body), text(body))
                .map(version -> Answer.ok(version(version)))
                .orElseGet(() -> Answer.error(404, 40403, "Schema not found"));
    }

    private Answer registered(List<String> path, String body) {
        String subject = path.get(1);
        boolean known = schemas.find(subject, type(body), text(body)).isPresent();
        if (!known && refusals.containsKey(subject)) {
            return Answer.error(
                    409,
                    409,
                    "Schema being registered is incompatible with an earlier schema for subject"
                            + " \""
                            + subject
                            + "\", details: "
                            + refusals.get(subject));
        }
        Version version = schemas.register(subject, type(body), text(body));
        return Answer.ok("{\"id\":%d}".formatted(version.id()));
    }

    private Answer compatible(String subject, String body) {
        boolean known = schemas.find(subject, type(body), text(body)).isPresent();
        List<String> reasons = known ? List.of() : refusals.getOrDefault(subject, List.of());
        return Answer.ok(
                "{\"is_compatible\":%b,\"messages\":%s}"
                        .formatted(
                                reasons.isEmpty(),
                                list(reasons.stream().map(JsonText::quoted).toList())));
    }

    private Answer config(List<String> path) {
        String level =
                path.size() == 1
                        ? levels.get(ALL_SUBJECTS)
                        : levels.getOrDefault(path.get(1), levels.get(ALL_SUBJECTS));
        return Answer.ok("{\"compatibilityLevel\":%s}".formatted(JsonText.quoted(level)));
    }

    private Answer changedConfig(List<String> path, String body) {
        level(
                path.size() == 1 ? ALL_SUBJECTS : path.get(1),
                JsonText.member(body, "compatibility").orElse(NONE));
        return Answer.ok(body);
    }

    private List<Version> versions(String subject) {
        return IntStream.rangeClosed(1, schemas.versions(subject))
                .mapToObj(number -> schemas.version(subject, number).orElseThrow())
                .toList();
    }

    private static Answer noSubject(String subject) {
        return Answer.error(404, 40401, "Subject '" + subject + "' not found.");
    }

    private static String type(String body) {
        return JsonText.member(body, "schemaType").orElse(AVRO);
    }

    private static String text(String body) {
        return JsonText.member(body, "schema").orElse("");
    }

    private static String version(Version version) {
        return "{\"subject\":%s,\"version\":%d,\"id\":%d,%s}"
                .formatted(
                        JsonText.quoted(version.subject()),
                        version.number(),
                        version.id(),
                        members(version.schema()));
    }

    private static String subjectVersion(Version version) {
        return "{\"subject\":%s,\"version\":%d}"
                .formatted(JsonText.quoted(version.subject()), version.number());
    }

    /** A real registry leaves the type out where it's Avro. */
    private static String members(Stored schema) {
        String type =
                schema.type().equals(AVRO)
                        ? ""
                        : "\"schemaType\":" + JsonText.quoted(schema.type()) + ",";
        return type + "\"schema\":" + JsonText.quoted(schema.text());
    }

    private static String list(List<String> items) {
        return items.stream().collect(Collectors.joining(",", "[", "]"));
    }

    /** An HTTP status and a body of JSON. */
    record Answer(int status, String body) {

        static Answer ok(String body) {
            return new Answer(200, body);
        }

        static Answer error(int status, int code, String message) {
            return new Answer(
                    status,
                    "{\"error_code\":%d,\"message\":%s}".formatted(code, JsonText.quoted(message)));
        }
    }
}
