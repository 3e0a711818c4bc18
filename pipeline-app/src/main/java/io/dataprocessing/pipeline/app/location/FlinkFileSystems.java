package io.dataprocessing.pipeline.app.location;

import org.apache.flink.configuration.ConfigConstants;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;

/** The file systems of Flink's plugins, for commands that don't run inside of Flink. */
public final class FlinkFileSystems {

    private FlinkFileSystems() {}

    /**
     * Makes the file systems known that are in the directory that the variable {@code
     * FLINK_PLUGINS_DIR} names, which is Flink's own; nothing if it isn't set.
     */
    public static void load() {
        if (System.getenv(ConfigConstants.ENV_FLINK_PLUGINS_DIR) != null) {
            Configuration configuration = new Configuration();
            FileSystem.initialize(
                    configuration, PluginUtils.createPluginManagerFromRootFolder(configuration));
        }
    }
}
