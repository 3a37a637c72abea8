package org.saddlescope.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** How long the window took to start, as one line of JSON. */
public final class StartPrinter {
    private StartPrinter() {}

    /**
     * @param title   of the window
     * @param window  seconds from the start of the process to the window
     * @param picture seconds from the start of the process to the first slice on the screen
     */
    public static String json(String title, double window, double picture) {
        return JsonNodeFactory.instance.objectNode().put("title", title).put("secondsToWindow", window).put("secondsToPicture", picture).toString();
    }
}
