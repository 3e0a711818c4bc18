package io.dataprocessing.pipeline.core.explain;

import java.util.List;

/** A page of text that is written from top to bottom, lines broken between words. */
final class TextPage {

    private static final int WIDTH = 96;

    private final StringBuilder text = new StringBuilder();

    void title(String title) {
        text.append(title).append('\n').append("=".repeat(title.length())).append('\n');
    }

    void heading(String heading) {
        text.append('\n').append(heading).append('\n');
        text.append("-".repeat(heading.length())).append('\n');
    }

    void blank() {
        text.append('\n');
    }

    /** A paragraph; its first line stands as far to the right as the others. */
    void paragraph(int indent, String words) {
        hanging(" ".repeat(indent), indent, words);
    }

    /** A paragraph whose first line begins with something, and whose others are indented. */
    void hanging(String start, int indent, String words) {
        StringBuilder line = new StringBuilder(start);
        boolean first = true;
        for (String word : words.split(" ", -1)) {
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(" ".repeat(indent));
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** Lines with a name each, what belongs to it standing in one column. */
    void table(int indent, List<Entry> entries) {
        int widest = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        for (Entry entry : entries) {
            String start =
                    " ".repeat(indent)
                            + entry.name()
                            + " ".repeat(widest - entry.name().length() + 2);
            hanging(start, start.length(), entry.words());
        }
    }

    /** A line of a table. */
    record Entry(String name, String words) {}

    @Override
    public String toString() {
        return text.toString();
    }
}
