package io.dataprocessing.pipeline.api;

/**
 * The version of this API, and the entries of a plugin JAR's manifest that say which one it was
 * built for.
 *
 * <p>The API's major version changes where a plugin built before may no longer work, its minor
 * version where something was added.
 */
public final class ApiVersion {

    /** The version of the API on this class path: major and minor. */
    public static final String CURRENT = "1.0";

    /** The manifest entry for a plugin's name; its folder's or JAR's name counts without it. */
    public static final String PLUGIN_NAME = "Pipeline-Plugin-Name";

    /** The manifest entry for a plugin's version, in any form. */
    public static final String PLUGIN_VERSION = "Pipeline-Plugin-Version";

    /**
     * The manifest entry for the versions of the API that a plugin works with: a range such as
     * {@code [1.0,2)}, or one version, which means that one and newer ones of the same major
     * version.
     */
    public static final String API_VERSION = "Pipeline-Api-Version";

    private ApiVersion() {}
}
