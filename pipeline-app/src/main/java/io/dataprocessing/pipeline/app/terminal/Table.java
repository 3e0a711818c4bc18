package io.dataprocessing.pipeline.app.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in columns as wide as their widest cell: the first ones to the left, numbers to the right.
 */
public final class Table {

    private static final String GAP = "  ";

    private final int leftColumns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param leftColumns how many of the first columns hold text, which stands to the left
     */
    public Table(int leftColumns) {
        this.leftColumns = leftColumns;
    }

    /** Adds a row; all rows have equally many cells. */
    public Table row(List<String> cells) {
        if (!rows.isEmpty() && rows.get(0).size() != cells.size()) {
            throw new IllegalArgumentException(
                    "a row of %d cells in a table of %d"
                            .formatted(cells.size(), rows.get(0).size()));
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The rows as lines, each indented by two blanks. */
    public String render() {
        if (rows.isEmpty()) {
            return "";
        }
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                line.append(GAP).append(cell(row.get(column), widths[column], column));
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }

    private String cell(String text, int width, int column) {
        String padding = " ".repeat(width - text.length());
        return column < leftColumns ? text + padding : padding + text;
    }
}
