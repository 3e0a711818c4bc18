package io.dataprocessing.pipeline.suite.example.typed;

import io.dataprocessing.pipeline.api.data.FieldName;
import io.dataprocessing.pipeline.api.data.Required;

/** What has an identity. */
public abstract class Identified {

    private String id;

    @Required
    @FieldName("order_id")
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
