package org.saddlescope.cli;

/** A line on the screen that is drawn over itself. */
final class StatusLine implements AutoCloseable {
    private final Terminal terminal;
    private int length;

    StatusLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether nothing stands on it. */
    boolean isEmpty() {
        return length == 0;
    }

    void draw(String line) {
        terminal.err().print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
        terminal.err().flush();
        length = line.length();
    }

    /** Wipes the line, so that what is printed next starts on a clean one. */
    @Override
    public void close() {
        if (!isEmpty()) {
            draw("");
            terminal.err().print('\r');
            terminal.err().flush();
        }
    }
}
