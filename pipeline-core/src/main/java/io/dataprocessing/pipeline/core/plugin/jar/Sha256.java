package io.dataprocessing.pipeline.core.plugin.jar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hexadecimal. */
final class Sha256 {

    private Sha256() {}

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static String of(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out =
                        new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Copies a file into a directory that is made, and says what was written. */
    static PluginFile copy(Path file, Path copy) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, copy);
        }
    }

    /** Writes a stream to a file in a directory that is made, and says what was written. */
    static PluginFile copy(InputStream in, Path copy) throws IOException {
        Path directory = copy.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        MessageDigest digest = digest();
        long size;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(copy), digest)) {
            size = in.transferTo(out);
        }
        return new PluginFile(
                String.valueOf(copy.getFileName()),
                HexFormat.of().formatHex(digest.digest()),
                size);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
