package io.dataprocessing.pipeline.core.runtime;

import io.dataprocessing.pipeline.core.event.Event;

/**
 * An event whose time has come.
 *
 * @param input the place of its input, from 0
 * @param event the event
 */
record HeldEvent(int input, Event event) {}
