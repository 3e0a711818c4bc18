/**
 * The data model: {@link io.dataprocessing.pipeline.api.data.DataType types}, {@link
 * io.dataprocessing.pipeline.api.data.Row rows} and {@link
 * io.dataprocessing.pipeline.api.data.Schema schemas}, which every format, expression and processor
 * maps to and from. It must not know how values are encoded, where they come from or which engine
 * moves them. Plugin authors and every module of the platform use it.
 */
package io.dataprocessing.pipeline.api.data;
