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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.saddlescope.ui.base.Text;

@Tag(HeadlessOnly.TAG)
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

    /** Strings that people never read in the window: what is thrown for programmers, names of files, formulas, patterns of time. */
    private static final Pattern NOT_SHOWN = Pattern.compile("(IllegalStateException|IllegalArgumentException|UnsupportedOperationException|AssertionError"
            + "|BenchException|Pattern\\.compile|ofPattern|\\.warn|\\.error|\\.split|\\.resolve|getResource\\w*|getProperty|equalsIgnoreCase)\\($");
    /** What is handed to these is read, however short it is. */
    private static final Pattern SHOWN = Pattern.compile("(setText|new Label|new Button|new ToggleButton|new CheckBox|new RadioButton|new Hyperlink|new Tooltip|new Menu|new MenuButton"
            + "|new MenuItem|new CheckMenuItem|new RadioMenuItem|new Tab|new TitledPane|setPromptText|setAccessibleText|setAccessibleHelp|tell|complain|fail)\\($");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern WORDS = Pattern.compile("[a-z]{2,},? |(^| )[A-Z]?[a-z]+ [a-z]|^ ?_?[A-Z][a-z]+…?$");
    /** Classes with words that nobody reads in the window: of the benchmark, of the toolkit's threads, of settings in the code. */
    private static final Set<String> OWN_WORDS = Set.of("ui/MeasuredWindow.java", "ui/pulse/PulseWatch.java", "ui/pulse/WindowThreads.java",
            "ui/experiment/Editors.java", "ui/experiment/JsonPane.java", "ui/experiment/Words.java");

    @Test
    void noClassOfTheWindowSpeaksWithoutTheBundle() throws IOException {
        Set<String> spoken = new TreeSet<>();
        Path root = Path.of("src/main/java/org/saddlescope");
        List<Path> files;
        try (Stream<Path> all = Files.walk(root.resolve("ui"))) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (Path file : files) {
            String name = root.relativize(file).toString().replace('\\', '/');
            if (!OWN_WORDS.contains(name)) {
                literals(Files.readString(file)).forEach(words -> spoken.add(name + ": " + words));
            }
        }
        assertEquals(Set.of(), spoken, "words that are not in the bundle");
    }

    @Test
    void theScanFindsWhatIsShownAndLeavesFormulasAndKeysAlone() {
        assertEquals(List.of("Nothing to see"), literals("label = \"Nothing to see\";"));
        assertEquals(List.of("Go"), literals("new Button(\"Go\")"));
        assertEquals(List.of("Plane"), literals("named(\"Plane\", plane)"));
        assertEquals(List.of(), literals("/* \"Nothing to see\" */ a(Text.of(\"view.map\"), \"mapView\", \"x = {0}\"); throw new IllegalStateException(\"never so\");"));
    }

    /** The literals of a source that people would read. */
    private static List<String> literals(String source) {
        String code = source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
        return LITERAL.matcher(code).results().filter(literal -> {
            String text = literal.group(1);
            String before = code.substring(0, literal.start()).stripTrailing();
            // What goes to the log has its places as {}.
            boolean formula = text.contains("\\\\") || text.contains("{}");
            boolean partOfAnId = before.endsWith("+") && text.matches("[A-Z][a-z]+");
            boolean shown = WORDS.matcher(text).find() || SHOWN.matcher(before).find() && text.matches(".*[A-Za-z]{2}.*");
            return shown && !formula && !partOfAnId && !NOT_SHOWN.matcher(before).find() && !before.endsWith("Text.of(");
        }).map(literal -> literal.group(1)).toList();
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
