package io.dataprocessing.pipeline.core.plugin.jar;

/** The codes of what can be wrong with a plugin. */
public final class PluginCode {

    /** A provider's constructor, static initialiser or name fails. */
    public static final String PROVIDER_FAILS = "W401";

    /** Not a JAR, or one that is cut off. */
    public static final String NO_JAR = "W402";

    /** Needs another version of the API. */
    public static final String API = "W403";

    /** Built for a newer Java. */
    public static final String JAVA = "W404";

    /** A services file that can't be read. */
    public static final String SERVICES = "W405";

    /** A provider that isn't there or isn't one. */
    public static final String PROVIDER = "W406";

    /** A class that the plugin needs is missing. */
    public static final String MISSING_CLASS = "W407";

    /** Brings classes of the API. */
    public static final String BUNDLED_API = "W408";

    /** Offers nothing. */
    public static final String NO_PROVIDERS = "W409";

    /** Entries that no JAR has, or too many or too large ones. */
    public static final String ENTRIES = "W410";

    /** Differs from its pin. */
    public static final String NOT_AS_PINNED = "W411";

    /** Can't be read, or lies outside the folder. */
    public static final String UNREADABLE = "W412";

    /** A name that no plugin can have, or that two have. */
    public static final String NAME = "W413";

    /** Another provider has the same type. */
    public static final String SAME_TYPE = "W414";

    /** Says nothing of the API's version; runs nevertheless. */
    public static final String NO_API_VERSION = "W415";

    /** Offers what only libraries of the platform may offer; runs nevertheless. */
    public static final String FOREIGN_SERVICE = "W416";

    /** A type that a pipeline uses is offered more than once. */
    public static final String AMBIGUOUS = "E417";

    /** A pinned plugin is refused or isn't there, or there is no folder of plugins at all. */
    public static final String PINNED = "E418";

    /** A pin, or the file that holds pins, that can't be read. */
    public static final String PIN = "E419";

    private PluginCode() {}
}
