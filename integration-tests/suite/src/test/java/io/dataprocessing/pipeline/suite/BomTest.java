package io.dataprocessing.pipeline.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The BOM has no parent, so that it says nothing else; what it says must be what the build uses.
 */
final class BomTest {

    private static final Path ROOT = ProjectFiles.root();
    private static final Pattern VERSION = Pattern.compile("<([a-z.]+\\.version)>([^<]+)</\\1>");
    private static final Pattern OWN_VERSION =
            Pattern.compile("<artifactId>pipeline-(?:bom|parent)</artifactId>\\s*<version>(.+?)<");

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static Map<String, String> versions(String pom) {
        Map<String, String> versions = new TreeMap<>();
        Matcher matcher = VERSION.matcher(pom);
        while (matcher.find()) {
            versions.put(matcher.group(1), matcher.group(2));
        }
        return versions;
    }

    private static String ownVersion(String pom) {
        Matcher matcher = OWN_VERSION.matcher(pom);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void theBomSaysTheVersionsOfTheBuild() throws IOException {
        String bom = read("pipeline-api/bom/pom.xml");
        String parent = read("pom.xml");

        assertThat(versions(parent)).containsAllEntriesOf(versions(bom));
        assertThat(versions(bom)).containsKey("flink.version");
        assertThat(ownVersion(bom)).isEqualTo(ownVersion(parent));
    }
}
