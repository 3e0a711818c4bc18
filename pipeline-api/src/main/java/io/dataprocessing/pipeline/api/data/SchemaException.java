package io.dataprocessing.pipeline.api.data;

/** A class that can't be bound to a row type, or a value that doesn't fit its schema. */
public final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    /** An error without a cause. */
    public SchemaException(String message) {
        super(message);
        this.path = "";
    }

    /** An error with the exception that showed it. */
    public SchemaException(String message, Throwable cause) {
        super(message, cause);
        this.path = "";
    }

    private SchemaException(String path, SchemaException inner) {
        super(inner.reason(), inner.getCause());
        this.path = path;
    }

    private String reason() {
        return super.getMessage();
    }

    /**
     * This error as one of a value inside a field, for schemas of classes that hold others: the
     * message begins with the whole path, {@code items[].price}.
     */
    public SchemaException in(Field field) {
        StringBuilder outer = new StringBuilder(field.name());
        if (!path.isEmpty()) {
            DataType type = field.type();
            while (!(type instanceof RowType)) {
                if (type instanceof ArrayType array) {
                    outer.append("[]");
                    type = array.element();
                } else if (type instanceof MapType map) {
                    outer.append("{}");
                    type = map.value();
                } else {
                    break;
                }
            }
            outer.append('.').append(path);
        }
        return new SchemaException(outer.toString(), this);
    }

    /** What is wrong, and in which field if it's one: {@code items[].price}. */
    @Override
    public String getMessage() {
        return path.isEmpty() ? reason() : "field '%s': %s".formatted(path, reason());
    }
}
