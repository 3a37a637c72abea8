package org.saddlescope.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** How long the window took to start, as one line of JSON. */
public final class StartPrinter {
    private StartPrinter() {}

    /**
     * @param title     of the window
     * @param window    seconds from the start of the process to the window
     * @param picture   seconds from the start of the process to the first slice on the screen
     * @param processor seconds of processor time until then; NaN, which is written as null, where the system does not tell
     */
    public static String json(String title, double window, double picture, double processor) {
        return JsonNodeFactory.instance.objectNode().put("title", title).put("secondsToWindow", window).put("secondsToPicture", picture)
                .put("processorSecondsToPicture", Double.isNaN(processor) ? null : (Double) processor).toString();
    }
}
