package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.css.CssParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleSheetSyntaxTest {
    @ParameterizedTest
    @ValueSource(strings = {"workbench.css", "light.css", "dark.css"})
    void everyRuleOfAStyleSheetIsClosedAndRead(String name) throws IOException {
        String text = Files.readString(Path.of("assets", name));
        int open = 0;
        for (String line : text.replaceAll("(?s)/\\*.*?\\*/", "").lines().toList()) {
            open += (int) (line.chars().filter(c -> c == '{').count() - line.chars().filter(c -> c == '}').count());
            assertEquals(line.endsWith("{") ? 1 : Math.min(open, 1), open, name + ": a rule within a rule at " + line);
        }
        assertEquals(0, open, name + ": a rule is not closed");
        CssParser.errorsProperty().clear();
        new CssParser().parse(text);
        assertEquals(List.of(), CssParser.errorsProperty().stream().map(CssParser.ParseError::getMessage).toList());
    }
}
