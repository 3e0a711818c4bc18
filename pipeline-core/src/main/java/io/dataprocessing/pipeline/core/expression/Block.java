package io.dataprocessing.pipeline.core.expression;

/** Statements of generated code, in order. */
final class Block {

    private final StringBuilder lines = new StringBuilder();

    void line(String line) {
        lines.append(line).append('\n');
    }

    void add(Block block) {
        lines.append(block.lines);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
