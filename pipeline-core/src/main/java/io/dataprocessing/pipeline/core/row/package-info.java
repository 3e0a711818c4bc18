/**
 * Rows in bytes, as they travel between tasks and lie in state: serializers made from a row type,
 * never from a class. It must not know events, plans or steps. Events, keys and state cells are
 * written with it.
 */
package io.dataprocessing.pipeline.core.row;
