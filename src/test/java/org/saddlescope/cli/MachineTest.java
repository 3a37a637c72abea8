package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.Main;

/** What the program finds out about the machine before it relies on it. */
class MachineTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAServerBehindDisplayThereIsNone() {
        assertFalse(display(Map.of(), "os.name", "Linux").available());
        assertFalse(display(Map.of("DISPLAY", ""), "os.name", "Linux").available());
        assertFalse(display(Map.of("DISPLAY", ":59137"), "os.name", "Linux").available());
        assertFalse(display(Map.of("DISPLAY", "localhost:70000"), "os.name", "Linux").available());
        assertFalse(display(Map.of("DISPLAY", "nonsense"), "os.name", "Linux").available());
    }

    @Test
    void aServerThatTakesConnectionsIsADisplay() throws Exception {
        try (ServerSocket server = serverOnAnX11Port()) {
            int number = server.getLocalPort() - 6000;
            assertTrue(display(Map.of("DISPLAY", "localhost:" + number + ".0"), "os.name", "Linux").available());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLocalServerIsFoundByItsSocket() throws Exception {
        Path sockets = Path.of("/tmp/.X11-unix");
        boolean made = !Files.exists(sockets);
        if (made) {
            Files.createDirectory(sockets);
        }
        Path socket = sockets.resolve("X58211");
        assumeTrue(Files.isWritable(sockets) && !Files.exists(socket), "needs to put a socket beside those of X servers");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertTrue(display(Map.of("DISPLAY", ":58211"), "os.name", "Linux").available());
        } finally {
            Files.delete(socket);
            if (made) {
                Files.delete(sockets);
            }
        }
    }

    @Test
    void macAndWindowsHaveADisplay() {
        assertTrue(display(Map.of(), "os.name", "Mac OS X").available());
        assertTrue(display(Map.of(), "os.name", "Windows 11").available());
    }

    @Test
    void theHeadlessPlatformIsNoDisplayUnlessAWindowIsWantedThere() {
        assertFalse(display(Map.of(), "os.name", "Mac OS X", "glass.platform", "Headless").available());
        assertTrue(display(Map.of(), "os.name", "Linux", "glass.platform", "Headless", Display.HEADLESS_WINDOW, "true").available());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutFontconfigThereAreNoFonts() {
        assertEquals(0, Fonts.count("libfontconfig-that-is-not-there.so.1"));
        assertTrue(Fonts.count("libfontconfig.so.1") > 0);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aMachineWithoutFontsIsToldInOneLineWhichPackagesToInstall() throws Exception {
        Path configuration = Files.writeString(folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" + folder + "</dir></fontconfig>");
        ProcessBuilder builder = ChildProcess.java(Main.class);
        builder.directory(folder.toFile());
        builder.environment().put("FONTCONFIG_FILE", configuration.toString());
        builder.environment().remove("DISPLAY");
        ChildProcess.Ended ended = ChildProcess.run(builder);
        assertEquals(ExitCode.FAILED, ended.code(), ended.output());
        String line = ended.output().lines().filter(l -> !l.startsWith("WARNING: Using incubator")).toList().toString();
        assertEquals("[saddlescope: no fonts: install the packages fontconfig and fonts-dejavu-core (Debian, Ubuntu) or fontconfig and "
                + "dejavu-sans-fonts (Fedora)]", line);
    }

    private static Display display(Map<String, String> environment, String... properties) {
        Properties set = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            set.setProperty(properties[i], properties[i + 1]);
        }
        return new Display(environment, set::getProperty);
    }

    /** Any free port that a display number can name; DISPLAY counts from 6000. */
    private static ServerSocket serverOnAnX11Port() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("localhost"));
        assertTrue(server.getLocalPort() > 6000);
        return server;
    }
}
