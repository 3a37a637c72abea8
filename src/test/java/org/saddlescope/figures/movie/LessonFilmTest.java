package org.saddlescope.figures.movie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Lesson;
import org.saddlescope.experiment.LessonText;
import org.saddlescope.figures.Style;

/** A film of a lesson can be read: its texts with their formulas, whole, and for as long as it takes. */
class LessonFilmTest {
    private static final Timing TIMING = new Timing(4, 10);

    @TempDir
    private Path folder;

    private static Chapter chapter(String text, boolean pictured) {
        return new Chapter(Stories.step("A title", text, List.of(), null, List.of()), pictured ? Optional.of(Stories.scene(FigureKind.MAP)) : Optional.empty());
    }

    private static Storyboard film(MovieSize size, Chapter... chapters) {
        return Storyboard.lesson(List.of(chapters), TIMING, size, Style.Theme.LIGHT, false);
    }

    static Stream<Path> lessons() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-experiments"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("lesson-")).sorted().toList().stream();
        }
    }

    /** How many pixels of a part are no paper. */
    private static int ink(BufferedImage picture, Rectangle part) {
        int count = 0;
        for (int y = part.y; y < part.y + part.height; y++) {
            for (int x = part.x; x < part.x + part.width; x++) {
                count += (picture.getRGB(x, y) & 0xFFFFFF) == 0xFFFFFF ? 0 : 1;
            }
        }
        return count;
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyStepOfEveryShippedLessonIsWholeOnItsCardsInLettersOf18PixelsAtLeast(Path file) throws Exception {
        List<Lesson.Step> steps = ExperimentFile.read(file).lesson().orElseThrow().steps();
        for (MovieSize size : List.of(MovieSize.HD, MovieSize.SQUARE, MovieSize.SMALL)) {
            Rectangle room = CardPlace.of(size, true).card();
            List<Chapter> chapters = steps.stream().map(step -> new Chapter(step, Optional.empty())).toList();
            List<List<StepCard>> cards = StepCard.of(chapters, steps.stream().map(_ -> new StepCard.Room(room.width, room.height)).toList(), Composition.em(size), Style.Theme.LIGHT);
            for (int i = 0; i < steps.size(); i++) {
                String step = file + " step " + (i + 1) + " at " + size;
                int words = LessonText.of(steps.get(i).text()).paragraphs().stream().mapToInt(LessonFilmTest::words).sum();
                assertEquals(words, cards.get(i).stream().flatMap(card -> card.text().stream()).mapToInt(CardText.Line::words).sum(), step);
                for (StepCard card : cards.get(i)) {
                    BufferedImage picture = new BufferedImage(room.width + 40, room.height + 40, BufferedImage.TYPE_INT_RGB);
                    var canvas = picture.createGraphics();
                    canvas.setPaint(java.awt.Color.WHITE);
                    canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
                    card.paint(canvas, new Rectangle(20, 20, room.width, room.height), CardPlace.Side.NONE);
                    canvas.dispose();
                    int edge = 20 + (int) card.em() / 2;
                    Rectangle inner = new Rectangle(edge, edge, picture.getWidth() - 2 * edge, picture.getHeight() - 2 * edge);
                    assertTrue(ink(picture, inner) > 500, step + " is blank");
                    assertEquals(ink(picture, inner), ink(picture, new Rectangle(picture.getWidth(), picture.getHeight())), step + " goes beyond its card");
                }
                if (size == MovieSize.HD) {
                    double smallest = cards.get(i).getFirst().text().stream().mapToDouble(CardText.Line::height).min().orElseThrow();
                    assertTrue(smallest >= 18, step + ": lines of " + smallest + " pixels");
                }
            }
        }
    }

    private static int words(LessonText.Paragraph paragraph) {
        return paragraph.parts().stream().mapToInt(part -> switch (part) {
            case LessonText.Words(String words) -> words(words);
            case LessonText.Number number -> words(number.number().shown());
            case LessonText.Formula formula -> formula.alone() ? 5 * formula.sideBySide().size() : 2;
        }).sum();
    }

    private static int words(String text) {
        return (int) Stream.of(text.split("\\s+")).filter(word -> word.chars().anyMatch(Character::isLetterOrDigit)).count();
    }

    @Test
    void theTextIsBesideThePictureInEveryShotOfItsStep() {
        MovieSize size = new MovieSize(640, 360);
        Storyboard board = film(size, chapter("Look at $f=0$ and *there*.", true), chapter("Something else, which is longer.", true));
        CardPlace place = CardPlace.of(size, true);
        for (int i = 0; i < board.size(); i++) {
            BufferedImage picture = board.paint(i);
            assertTrue(ink(picture, place.card()) > 500, "shot " + i + " has its card");
            assertTrue(ink(picture, place.picture()) > 5000, "shot " + i + " has its figure");
        }
        assertEquals(2, board.shots().stream().map(Storyboard.Shot::card).distinct().count());
    }

    @Test
    void aFormulaIsPaintedAndNotSpelt() {
        MovieSize size = new MovieSize(640, 360);
        Rectangle card = CardPlace.of(size, true).card();
        int typeset = ink(film(size, chapter("$$\\frac{a}{b}$$", true)).paint(0), card);
        int spelt = ink(film(size, chapter("\\frac{a}{b}", true)).paint(0), card);
        int none = ink(film(size, chapter("", true)).paint(0), card);
        assertTrue(typeset > none, "there is something");
        assertNotEquals(spelt, typeset);
        assertTrue(ink(film(size, chapter("Wrong: $\\frac{1}$", true)).paint(0), card) > none, "what cannot be typeset is read as it was written");
    }

    @Test
    void linesAreNoWiderThanTheCardAndAFormulaThatIsIsSmaller() {
        String wide = "$$" + "a+b+c+d+e+f+g+h+".repeat(12) + "z$$";
        for (String text : List.of("Many words, one after the other, which have to go on in the next line of the card. ".repeat(6), wide, "An$x$expression-that-goes-on-without-a-blank-for-longer-than-a-line-is$y$.")) {
            for (CardText.Line line : CardText.lines(LessonText.of(text), 200, new Font(Font.SANS_SERIF, Font.PLAIN, 16))) {
                assertTrue(line.width() <= 200.5, line.width() + ": " + text);
            }
        }
        assertTrue(CardText.lines("Many words, one after the other, which have to go on.", 200, new Font(Font.SANS_SERIF, Font.PLAIN, 16)).size() > 1);
    }

    @Test
    void aStepStandsAsLongAsItTakesToReadAndThenHappens() {
        String hundred = "word ".repeat(98);
        Storyboard board = film(MovieSize.HD, chapter(hundred, true), chapter("Short.", true), chapter("No picture.", false));
        List<Storyboard.Shot> shots = board.shots();
        // 98 words and two of the title at 200 a minute; what happens begins with the picture that is there.
        assertEquals(300 + 1, shots.getFirst().frames());
        assertEquals(0, shots.getFirst().step());
        assertEquals(30 + 1, shots.stream().filter(shot -> !shot.card().equals(shots.getFirst().card())).findFirst().orElseThrow().frames(), "three seconds at least");
        assertEquals(30, shots.getLast().frames(), "without a picture, too");
        assertTrue(shots.getLast().scene().isEmpty());
        assertEquals(300 + 30 + 30 + TIMING.frames(), shots.stream().mapToInt(Storyboard.Shot::frames).sum(), "what moves lasts as long as was asked for");
        assertEquals(Stories.STEPS, shots.stream().filter(shot -> shot.card().equals(shots.getFirst().card())).toList().getLast().step(), "while the card still stands");
    }

    @Test
    void whatOneCardCannotHoldGoesOnOnTheNext() {
        Storyboard board = film(MovieSize.HD, chapter(("A line of its own with some words.\n\n").repeat(40), true));
        List<StepCard> cards = board.shots().stream().map(shot -> shot.card().orElseThrow()).distinct().toList();
        assertTrue(cards.size() > 1, "several cards");
        assertEquals(40 * 8, cards.stream().flatMap(card -> card.text().stream()).mapToInt(CardText.Line::words).sum());
        assertTrue(cards.stream().noneMatch(card -> card.more().isEmpty()), "each says which it is");
        assertFalse(board.shots().stream().filter(shot -> shot.step() > 0).anyMatch(shot -> !shot.card().equals(Optional.of(cards.getLast()))), "nothing happens before all is read");
    }

    @Test
    void aFilmOfALessonThatIsCancelledLeavesNothing() throws IOException {
        Progress cancelled = MovieWriterTest.cancelAt(4);
        Storyboard board = film(new MovieSize(320, 180), chapter("Read this.", true));
        assertThrows(CancellationException.class, () -> MovieWriter.gif(board, folder.resolve("lesson.gif"), cancelled));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
