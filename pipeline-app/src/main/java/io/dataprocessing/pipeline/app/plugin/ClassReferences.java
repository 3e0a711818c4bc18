package io.dataprocessing.pipeline.app.plugin;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a class refers to, read from the constant pool of its class file (chapter 4.4 of the Java
 * Virtual Machine Specification).
 *
 * @param name the name of the class
 * @param classes the names of the classes that it refers to, but for arrays
 * @param members the fields and methods that it refers to
 */
record ClassReferences(String name, Set<String> classes, List<Member> members) {

    private static final int MAGIC = 0xCAFEBABE;

    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    /**
     * A field or method that is referred to.
     *
     * @param owner the name of the class that it's looked for in
     * @param name its name
     * @param descriptor its type, as class files write it: {@code (I)V} of a method, {@code J} of a
     *     field
     */
    record Member(String owner, String name, String descriptor) {

        boolean isMethod() {
            return descriptor.startsWith("(");
        }
    }

    /** A constant that refers to others by their places. */
    private record Constant(int tag, int first, int second, String text) {}

    /**
     * Reads a class file.
     *
     * @throws IOException if it is none
     */
    static ClassReferences read(byte[] classFile) throws IOException {
        try {
            return read(new DataInputStream(new ByteArrayInputStream(classFile)));
        } catch (EOFException e) {
            throw new IOException("is cut off", e);
        }
    }

    private static ClassReferences read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("is no class file");
        }
        in.readInt(); // the version, which the inspection looks at
        Constant[] pool = pool(in);
        in.readUnsignedShort(); // access flags
        String name = className(pool, in.readUnsignedShort());
        return of(name, pool);
    }

    private static Constant[] pool(DataInputStream in) throws IOException {
        Constant[] pool = new Constant[in.readUnsignedShort()];
        for (int i = 1; i < pool.length; i++) {
            pool[i] = constant(in);
            if (pool[i].tag() == LONG || pool[i].tag() == DOUBLE) {
                i++; // these take two places
            }
        }
        return pool;
    }

    private static Constant constant(DataInputStream in) throws IOException {
        int tag = in.readUnsignedByte();
        return switch (tag) {
            case UTF8 -> new Constant(tag, 0, 0, in.readUTF());
            case INTEGER, FLOAT -> new Constant(tag, in.readInt(), 0, "");
            case LONG, DOUBLE -> new Constant(tag, in.readInt(), in.readInt(), "");
            case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE ->
                    new Constant(tag, in.readUnsignedShort(), 0, "");
            case FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, DYNAMIC, INVOKE_DYNAMIC ->
                    new Constant(tag, in.readUnsignedShort(), in.readUnsignedShort(), "");
            case METHOD_HANDLE ->
                    new Constant(tag, in.readUnsignedByte(), in.readUnsignedShort(), "");
            default -> throw new IOException("has a constant of the unknown kind " + tag);
        };
    }

    private static ClassReferences of(String name, Constant[] pool) throws IOException {
        Set<String> classes = new TreeSet<>();
        List<Member> members = new ArrayList<>();
        for (Constant constant : pool) {
            if (constant == null) {
                continue;
            }
            if (constant.tag() == CLASS) {
                String type = text(pool, constant.first());
                if (!type.startsWith("[")) {
                    classes.add(type.replace('/', '.'));
                }
            } else if (constant.tag() >= FIELD && constant.tag() <= INTERFACE_METHOD) {
                Constant named = at(pool, constant.second());
                members.add(
                        new Member(
                                className(pool, constant.first()),
                                text(pool, named.first()),
                                text(pool, named.second())));
            }
        }
        return new ClassReferences(name, classes, members);
    }

    private static String className(Constant[] pool, int index) throws IOException {
        return text(pool, at(pool, index).first()).replace('/', '.');
    }

    private static String text(Constant[] pool, int index) throws IOException {
        return at(pool, index).text();
    }

    private static Constant at(Constant[] pool, int index) throws IOException {
        if (index <= 0 || index >= pool.length || pool[index] == null) {
            throw new IOException("refers to a constant that isn't there");
        }
        return pool[index];
    }
}
