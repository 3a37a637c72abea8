package org.saddlescope.ui.experiment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line of a JSON text that a message of the experiment's codec is about. */
final class JsonPlaces {
    private static final Pattern POSITION = Pattern.compile("^line (\\d+), column \\d+: ");
    private static final Pattern PATH = Pattern.compile("^([A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+|\\[\\d+])*)(?::| )");
    private static final JsonFactory JSON = new JsonFactory();

    private JsonPlaces() {}

    /** The line, counted from one; where the field is missing, that of the nearest part that is there. */
    static OptionalInt line(String text, String message) {
        Matcher position = POSITION.matcher(message);
        if (position.find()) {
            return OptionalInt.of(Integer.parseInt(position.group(1)));
        }
        Matcher path = PATH.matcher(message);
        if (!path.find()) {
            return OptionalInt.empty();
        }
        Map<String, Integer> lines = lines(text);
        String pointer = "/" + path.group(1).replaceAll("\\[(\\d+)]", ".$1").replace('.', '/');
        while (!pointer.isEmpty()) {
            Integer line = lines.get(pointer);
            if (line != null) {
                return OptionalInt.of(line);
            }
            pointer = pointer.substring(0, pointer.lastIndexOf('/'));
        }
        return OptionalInt.empty();
    }

    /** The line of each value by its JSON pointer, as far as the text is JSON. */
    private static Map<String, Integer> lines(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(parser.getParsingContext().pathAsPointer().toString(), parser.currentTokenLocation().getLineNr());
            }
        } catch (IOException e) {
            // What was read until there counts.
            return lines;
        }
        return lines;
    }
}
