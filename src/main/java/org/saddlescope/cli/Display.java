package org.saddlescope.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out whether a window can be opened, without loading JavaFX, which ends the process where it cannot.
 *
 * <p>On Linux JavaFX speaks X11, under Wayland through Xwayland, which sets DISPLAY too: a window can be opened where the
 * server that DISPLAY names takes a connection. macOS and Windows always have a display.
 *
 * @param environment the process's environment
 * @param property    a system property by name, null where it is not set
 */
public record Display(Map<String, String> environment, UnaryOperator<String> property) {
    /** Set to true, it opens a window even on JavaFX's headless platform, as tests do. */
    public static final String HEADLESS_WINDOW = "saddlescope.headlessWindow";

    private static final Pattern ADDRESS = Pattern.compile("(.*):(\\d{1,5})(\\.\\d+)?");
    private static final int FIRST_PORT = 6000;
    private static final int LONGEST_WAIT_MILLIS = 2000;

    /** That of this process. */
    public static Display ofProcess() {
        return new Display(System.getenv(), System::getProperty);
    }

    public boolean available() {
        if ("Headless".equalsIgnoreCase(property.apply("glass.platform"))) {
            return Boolean.parseBoolean(property.apply(HEADLESS_WINDOW));
        }
        String system = String.valueOf(property.apply("os.name")).toLowerCase(Locale.ROOT);
        if (system.startsWith("mac") || system.startsWith("windows")) {
            return true;
        }
        Matcher address = ADDRESS.matcher(environment.getOrDefault("DISPLAY", ""));
        if (!address.matches()) {
            return false;
        }
        String host = address.group(1);
        int number = Integer.parseInt(address.group(2));
        return host.isEmpty() || host.equals("unix") ? localServer(number) : remoteServer(host, number);
    }

    private static boolean localServer(int number) {
        SocketAddress socket = UnixDomainSocketAddress.of(Path.of("/tmp/.X11-unix/X" + number));
        try (SocketChannel channel = SocketChannel.open(socket)) {
            return channel.isConnected();
        } catch (IOException | UnsupportedOperationException e) {
            return remoteServer(InetAddress.getLoopbackAddress().getHostAddress(), number);
        }
    }

    private static boolean remoteServer(String host, int number) {
        // The brackets of an IPv6 address belong to DISPLAY, not to the address.
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        int port = FIRST_PORT + number;
        if (port > 65_535) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(name, port), LONGEST_WAIT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
