package io.dataprocessing.pipeline.connectors.format.avro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The instructions of a {@link Walker} while they are written down. */
final class WalkerCode {

    /** Of longer walks nobody knows whether they are faster. */
    private static final int MAX_LENGTH = 50_000;

    private final List<Long> bounds = new ArrayList<>();
    private final List<boolean[]> symbols = new ArrayList<>();
    private final List<ValueReader> readers = new ArrayList<>();
    private final int slots;
    private int[] code = new int[64];
    private int length;
    private int mark;
    private int lastMark;

    /**
     * Without an instruction.
     *
     * @param slots how many slots the record has; one more takes what begins at none of them
     */
    WalkerCode(int slots) {
        this.slots = slots;
        this.mark = slots;
    }

    /** The walker; empty for schemas beyond reason. */
    Optional<Walker> walker() {
        return isFull()
                ? Optional.empty()
                : Optional.of(
                        new Walker(Arrays.copyOf(code, length), slots, bounds, symbols, readers));
    }

    /** Whether writing on makes no sense. */
    boolean isFull() {
        return length >= MAX_LENGTH;
    }

    int length() {
        return length;
    }

    /** Lets a slot begin at the next instruction. */
    void mark(int slot) {
        mark = slot;
    }

    /** The slot that begins at the next instruction, or that behind the last that began. */
    int nextSlot() {
        return isMarked() ? mark : lastMark + 1;
    }

    /** Whether a slot begins at the next instruction. */
    boolean isMarked() {
        return mark != slots;
    }

    void emit(int instruction, int... arguments) {
        append(instruction | (mark << Walker.MARK_SHIFT));
        for (int argument : arguments) {
            append(argument);
        }
        if (isMarked()) {
            lastMark = mark;
            mark = slots;
        }
    }

    private void append(int word) {
        if (length == code.length) {
            code = Arrays.copyOf(code, 2 * length);
        }
        code[length++] = word;
    }

    /** Takes back what was written from a place on; the slot that began there begins again. */
    void takeBack(int from) {
        mark = code[from] >>> Walker.MARK_SHIFT;
        length = from;
    }

    /** Writes the present length into an argument before. */
    void fill(int place) {
        code[place] = length;
    }

    void read(ValueReader reader) {
        emit(Walker.READ, readers.size());
        readers.add(reader);
    }

    /** The place of a bound. */
    int bound(long bound) {
        bounds.add(bound);
        return bounds.size() - 1;
    }

    void symbol(boolean[] known) {
        emit(Walker.SYMBOL, symbols.size());
        symbols.add(known);
    }

    /** Blocks of elements of at least some bytes. */
    void blocks(int smallest, Runnable element) {
        emit(Walker.BLOCKS, smallest, 0);
        int end = length - 1;
        element.run();
        fill(end);
    }

    /** A union of so many branches. */
    void union(int branches, IntConsumer branch) {
        emit(Walker.UNION, branches);
        int table = length;
        for (int i = 0; i < branches; i++) {
            append(0);
        }
        int[] ends = new int[branches];
        for (int i = 0; i < branches; i++) {
            fill(table + i);
            branch.accept(i);
            emit(Walker.JUMP, 0);
            ends[i] = length - 1;
        }
        for (int end : ends) {
            fill(end);
        }
    }
}
