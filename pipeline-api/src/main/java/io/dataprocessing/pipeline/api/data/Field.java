package io.dataprocessing.pipeline.api.data;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A named place of a {@link RowType}.
 *
 * <p>Documentation is not part of equality: two fields are equal when name, type, aliases and
 * default are.
 */
public final class Field implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final DataType type;
    private final String doc;
    private final List<String> aliases;
    private final boolean declaresDefault;
    private final Object defaultValue;

    private Field(
            String name,
            DataType type,
            String doc,
            List<String> aliases,
            boolean declaresDefault,
            Object defaultValue) {
        this.name = requireNonNull(name, "name");
        this.type = requireNonNull(type, "type");
        this.doc = requireNonNull(doc, "doc");
        this.aliases = List.copyOf(aliases);
        this.declaresDefault = declaresDefault;
        this.defaultValue = defaultValue;
        if (name.isBlank()) {
            throw new IllegalArgumentException("a field needs a name");
        }
    }

    /** A field without documentation, aliases or a declared default. */
    public static Field of(String name, DataType type) {
        return new Field(name, type, "", List.of(), false, null);
    }

    /** The name, unique in its row. */
    public String name() {
        return name;
    }

    /** The type. */
    public DataType type() {
        return type;
    }

    /** What the field means, in words; empty where nothing was said. */
    public String doc() {
        return doc;
    }

    /** Earlier names, under which a reader also finds the field. */
    public List<String> aliases() {
        return aliases;
    }

    /** Whether the field may be missing from data: it's nullable or declares a default. */
    public boolean hasDefault() {
        return declaresDefault || type.nullable();
    }

    /**
     * The value of the field where data lacks it; null for a nullable field that declares none.
     *
     * @throws IllegalStateException if the field has no default
     */
    public Object defaultValue() {
        if (!hasDefault()) {
            throw new IllegalStateException("field '" + name + "' has no default");
        }
        return defaultValue;
    }

    /** This field with other documentation. */
    public Field withDoc(String doc) {
        return new Field(name, type, doc, aliases, declaresDefault, defaultValue);
    }

    /** This field with other aliases. */
    public Field withAliases(List<String> aliases) {
        return new Field(name, type, doc, aliases, declaresDefault, defaultValue);
    }

    /** This field under another name. */
    public Field withName(String name) {
        return new Field(name, type, doc, aliases, declaresDefault, defaultValue);
    }

    /** This field with another type and without a declared default. */
    public Field withType(DataType type) {
        return new Field(name, type, doc, aliases, false, null);
    }

    /**
     * This field with a default.
     *
     * @param defaultValue a value of the field's type, serializable by Java
     * @throws IllegalArgumentException if the type doesn't accept the value
     */
    public Field withDefault(Object defaultValue) {
        if (!type.accepts(defaultValue)) {
            throw new IllegalArgumentException(
                    "default %s of field '%s' is no %s".formatted(defaultValue, name, type));
        }
        return new Field(name, type, doc, aliases, true, defaultValue);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Field that
                && name.equals(that.name)
                && type.equals(that.type)
                && aliases.equals(that.aliases)
                && declaresDefault == that.declaresDefault
                && Objects.deepEquals(defaultValue, that.defaultValue);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, aliases);
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
