package io.dataprocessing.pipeline.connectors.table;

import java.util.Arrays;

/**
 * The lines of a text file, without their ends, empty ones and the byte order mark that some
 * editors put in front.
 */
final class Lines {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] content;
    private int begin;
    private int end;
    private int next;
    private int number;

    Lines(byte[] content) {
        this.content = content;
        boolean marked =
                content.length >= MARK.length
                        && Arrays.equals(content, 0, MARK.length, MARK, 0, MARK.length);
        this.next = marked ? MARK.length : 0;
    }

    /** Goes on to the next line that isn't empty; whether there is one. */
    boolean next() {
        while (next < content.length) {
            begin = next;
            end = begin;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            next = end + 1;
            number++;
            if (end > begin && content[end - 1] == '\r') {
                end--;
            }
            if (end > begin) {
                return true;
            }
        }
        return false;
    }

    /** The line. */
    byte[] line() {
        return Arrays.copyOfRange(content, begin, end);
    }

    /** The number of the line in the file, from 1. */
    int number() {
        return number;
    }
}
