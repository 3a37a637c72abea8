package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private static final Path LAUNCHERS = Path.of("src/main/launcher");

    @TempDir
    private Path folder;
    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        launcher = Files.createDirectories(folder.resolve("a b/bin")).resolve("saddlescope");
        Files.copy(LAUNCHERS.resolve("saddlescope"), launcher);
        assertTrue(launcher.toFile().setExecutable(true));
    }

    @Test
    void bothLaunchersPassTheFlagsOfTheBuild() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String flags = pom.replaceAll("(?s).*<jvm.flags>(.*?)</jvm.flags>.*", "$1");
        assertTrue(Files.readString(LAUNCHERS.resolve("saddlescope")).contains(flags));
        assertTrue(Files.readString(LAUNCHERS.resolve("saddlescope.bat")).contains(flags));
    }

    @Test
    void everyLineOfTheBatchFileEndsAsWindowsWantsIt() throws IOException {
        String batch = Files.readString(LAUNCHERS.resolve("saddlescope.bat"), StandardCharsets.US_ASCII);
        assertFalse(batch.replace("\r\n", "").contains("\n"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher for POSIX shells")
    void javaIsStartedWithTheLibrariesAndItsExitCodePasses() throws Exception {
        Path java = java("java", "25.0.3", 42);
        ChildProcess.Ended ended = launch(launcher, Map.of("SADDLESCOPE_JAVA", java.toString()), "run", "a file.json");
        assertEquals(42, ended.code());
        Path real = folder.toRealPath().resolve("a b");
        assertTrue(ended.output().endsWith("<-cp><" + real + "/lib/*><org.saddlescope.Main><run><a file.json>\n"), ended.output());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher for POSIX shells")
    void theWindowIsStartedWithTheClassesOfTheLastStartAndACommandIsNot() throws Exception {
        Path cache = folder.resolve("cache of the user");
        Map<String, String> environment = Map.of("SADDLESCOPE_JAVA", java("java", "25.0.3", 0).toString(), "XDG_CACHE_HOME", cache.toString());
        Pattern kept = Pattern.compile(Pattern.quote("<-XX:SharedArchiveFile=" + cache) + "/saddlescope/(window-\\d+\\.jsa)"
                + Pattern.quote("><-Xlog:disable><-XX:+AutoCreateSharedArchive>"));
        Set<String> archives = new HashSet<>();
        for (String[] window : new String[][] {{}, {"--check-start"}, {"a file.json"}, {"b.saddlescope"}}) {
            ChildProcess.Ended ended = launch(launcher, environment, window);
            Matcher matcher = kept.matcher(ended.output());
            assertTrue(matcher.find(), ended.output());
            archives.add(matcher.group(1));
        }
        assertEquals(1, archives.size());
        for (String[] command : new String[][] {{"list"}, {"run", "a file.json"}}) {
            ChildProcess.Ended ended = launch(launcher, environment, command);
            assertFalse(ended.output().contains("SharedArchiveFile"), ended.output());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher for POSIX shells")
    void anotherProgramLeavesTheClassesOfTheOneBefore() throws Exception {
        Path cache = folder.resolve("cache");
        Map<String, String> environment = Map.of("SADDLESCOPE_JAVA", java("java", "25.0.3", 0).toString(), "XDG_CACHE_HOME", cache.toString());
        Path library = Files.createDirectories(folder.resolve("a b/lib")).resolve("saddlescope-1.jar");
        Pattern archive = Pattern.compile("SharedArchiveFile=([^>]*)>");
        Files.writeString(library, "one");
        Matcher one = archive.matcher(launch(launcher, environment).output());
        assertTrue(one.find());
        Path kept = Files.writeString(Path.of(one.group(1)), "classes");
        assertTrue(launch(launcher, environment).output().contains(kept.toString()));
        assertTrue(Files.exists(kept));
        Files.writeString(library, "the other");
        Matcher other = archive.matcher(launch(launcher, environment).output());
        assertTrue(other.find());
        assertNotEquals(one.group(1), other.group(1));
        assertFalse(Files.exists(kept), "nobody would read it again");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher for POSIX shells")
    void symbolicLinksLeadToTheProgram() throws Exception {
        Path first = Files.createSymbolicLink(Files.createDirectories(folder.resolve("x")).resolve("one"), Path.of("../a b/bin/saddlescope"));
        Path second = Files.createSymbolicLink(folder.resolve("two"), first);
        ChildProcess.Ended ended = launch(second, Map.of("SADDLESCOPE_JAVA", java("java", "25", 0).toString()));
        assertEquals(0, ended.code(), ended.output());
        assertTrue(ended.output().contains("<" + folder.toRealPath().resolve("a b") + "/lib/*>"), ended.output());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher for POSIX shells")
    void saddlescopeJavaComesBeforeJavaHomeAndThatBeforeThePath() throws Exception {
        Path wanted = java("wanted", "26-ea", 11);
        Path home = folder.resolve("home");
        java("home/bin/java", "25.0.1", 12);
        Path onPath = java("path/java", "27", 13).getParent();
        String path = onPath + ":" + System.getenv("PATH");
        assertEquals(11, launch(launcher, Map.of("SADDLESCOPE_JAVA", wanted.toString(), "JAVA_HOME", home.toString(), "PATH", path)).code());
        assertEquals(12, launch(launcher, Map.of("JAVA_HOME", home.toString(), "PATH", path)).code());
        assertEquals(13, launch(launcher, Map.of("PATH", path)).code());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher for POSIX shells")
    void anOlderOrMissingJavaIsSaidInOneLine() throws Exception {
        for (String version : new String[] {"17.0.15", "1.8.0_402", "9", "24-ea"}) {
            ChildProcess.Ended ended = launch(launcher, Map.of("SADDLESCOPE_JAVA", java("java" + version, version, 0).toString()));
            assertEquals(3, ended.code());
            assertTrue(ended.output().contains("is Java " + version + ", and Java 25 or newer is needed"), ended.output());
            assertEquals(1, ended.output().lines().count(), ended.output());
        }
        ChildProcess.Ended missing = launch(launcher, Map.of("JAVA_HOME", folder.resolve("nowhere").toString()));
        assertEquals(3, missing.code());
        assertEquals("saddlescope: no Java at " + folder.resolve("nowhere/bin/java")
                + " (from JAVA_HOME): install Java 25 or newer, or let SADDLESCOPE_JAVA name its java program\n", missing.output());
    }

    /** A program that says its version as Java does, and otherwise repeats its arguments and ends with a code. */
    private Path java(String name, String version, int code) throws IOException {
        Path java = folder.resolve(name);
        Files.createDirectories(java.getParent());
        Files.writeString(java, """
                #!/bin/sh
                if [ "$1" = -version ]; then
                    echo "Picked up JAVA_TOOL_OPTIONS: -Dnothing" >&2
                    echo 'openjdk version "%s" 2026-01-20' >&2
                    exit 0
                fi
                for argument in "$@"; do printf '<%%s>' "$argument"; done
                echo
                exit %d
                """.formatted(version, code));
        assertTrue(java.toFile().setExecutable(true));
        return java;
    }

    private ChildProcess.Ended launch(Path program, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("SADDLESCOPE_JAVA");
        builder.environment().putAll(environment);
        return ChildProcess.run(builder);
    }
}
