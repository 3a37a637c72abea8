package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextTest {
    private static final Path BUNDLE = Path.of("assets/strings/workbench.properties");
    /** A key as it is written in the code; one that goes on with + stands for all keys that begin so. */
    private static final Pattern USE = Pattern.compile("Text\\.of\\(\\s*\"([a-zA-Z0-9.-]+)\"(\\s*\\+)?");
    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9-]*(\\.[a-zA-Z0-9-]+)+");

    @Test
    void everyKeyOfTheCodeIsInTheBundleAndEveryKeyOfTheBundleIsUsed() throws IOException {
        Set<String> known = keys();
        Set<String> missing = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        for (String source : sources()) {
            for (Matcher use = USE.matcher(source); use.find(); ) {
                String key = use.group(1);
                Set<String> meant = use.group(2) == null ? Set.of(key) : known.stream().filter(name -> name.startsWith(key)).collect(Collectors.toSet());
                (meant.isEmpty() || !known.containsAll(meant) ? missing : used).addAll(meant.isEmpty() ? Set.of(key) : meant);
            }
        }
        assertEquals(Set.of(), missing, "keys that the bundle does not have");
        known.removeAll(used);
        assertEquals(Set.of(), known, "keys that nobody uses");
    }

    @Test
    void aKeyStandsInTheBundleOnceAndIsSpeltLikeTheOthers() throws IOException {
        List<String> written = Files.readAllLines(BUNDLE).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2)[0].strip()).toList();
        assertEquals(written.size(), Set.copyOf(written).size(), () -> written.stream().filter(key -> written.indexOf(key) != written.lastIndexOf(key)).toList().toString());
        written.forEach(key -> assertTrue(KEY.matcher(key).matches(), key));
    }

    @Test
    void anUnknownKeyIsAnErrorThatNamesIt() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Text.of("no" + ".such")).getMessage().endsWith("no.such"));
    }

    private static Set<String> keys() throws IOException {
        Properties strings = new Properties();
        try (var reader = Files.newBufferedReader(BUNDLE, StandardCharsets.UTF_8)) {
            strings.load(reader);
        }
        return new TreeSet<>(strings.stringPropertyNames());
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(file -> {
                try {
                    return Files.readString(file);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }).toList();
        }
    }
}
