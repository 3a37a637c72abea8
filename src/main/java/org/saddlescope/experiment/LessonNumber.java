package org.saddlescope.experiment;

import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A number that a lesson quotes and that its run has to bear out: what stands before the bar is read, what stands behind
 * it is measured. The quantity is {@code loss}, {@code gradientNorm}, {@code stepSize}, {@code alphaMin}, {@code
 * offPlane} or a column of {@code history.csv} such as {@code pl}, with an optimizer's name and a colon before it where
 * it is not the first one's. Behind it stands which of its values is meant: {@code @100} at this step, {@code @end} the
 * last one, {@code @min} and {@code @max} the least and the greatest, {@code @argmin} the step of the least, {@code
 * <0.25} and {@code >2} the first step at which it is below or above. {@code #3} at the end: in the run of step 3 of
 * the lesson.
 *
 * @param shown     as it is read: {@code 6.7·10⁻⁷}
 * @param optimizer whose; empty: the first one's
 * @param quantity  what is measured
 * @param which     which of its values
 * @param step      in the run of which step of the lesson, from 1; empty: of the one in which the number stands
 */
public record LessonNumber(String shown, String optimizer, String quantity, String which, OptionalInt step) {
    private static final Pattern QUANTITY = Pattern.compile("(?:(?<optimizer>[^:@<>#]+):\\h*)?(?<quantity>[A-Za-z_0-9]+)"
            + "(?<which>@\\d+|@end|@min|@max|@argmin|[<>][-+0-9.eE]+)?(?:#(?<step>\\d{1,3}))?");
    private static final Pattern TEN = Pattern.compile("(?:·|×)10(?<power>[⁺⁻⁰¹²³⁴-⁹]+)");
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** @throws IllegalArgumentException where either part cannot be read */
    static LessonNumber of(String shown, String measured) {
        Matcher match = QUANTITY.matcher(measured);
        if (!match.matches()) {
            throw new IllegalArgumentException("expected what is measured as loss@100, pl@min or loss<0.25, found \"" + measured + "\"");
        }
        String which = match.group("which") == null ? "@end" : match.group("which");
        LessonNumber number = new LessonNumber(shown, match.group("optimizer") == null ? "" : match.group("optimizer").strip(), match.group("quantity"),
                which, match.group("step") == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(match.group("step"))));
        try {
            number.decimal();
            if (!which.startsWith("@")) {
                Double.parseDouble(which.substring(1));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number before the bar as 0.25 or 6.7·10⁻⁷ and behind < or >, found {" + shown + "|" + measured + "}", e);
        }
        return number;
    }

    /** The number that is read. */
    public double value() {
        return decimal().doubleValue();
    }

    /** Half of its last digit: how far off the measured number may be. */
    public double tolerance() {
        return 0.5000001 * Math.pow(10, -decimal().scale());
    }

    private BigDecimal decimal() {
        String plain = shown.replace('−', '-').replace(",", "");
        Matcher ten = TEN.matcher(plain);
        return new BigDecimal(ten.find() ? plain.substring(0, ten.start()) + "e" + power(ten.group("power")) : plain);
    }

    private static String power(String raised) {
        StringBuilder digits = new StringBuilder();
        raised.chars().forEach(c -> digits.append(c == '⁻' ? "-" : c == '⁺' ? "" : Integer.toString(RAISED.indexOf(c))));
        return digits.toString();
    }

    /**
     * What the run says.
     *
     * @throws IllegalArgumentException where it has no such optimizer, quantity or step
     */
    public double measured(Frame frame) {
        Frame.Track track = frame.tracks().stream().filter(one -> optimizer.isEmpty() || one.name().equals(optimizer)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of " + frame.tracks().stream().map(Frame.Track::name).toList()
                        + ", found \"" + optimizer + "\""));
        if (quantity.equals("alphaMin")) {
            return frame.alphaBeta().stream().filter(report -> report.optimizer().equals(track.name())).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the run has not measured the alpha-beta condition")).alphaMin();
        }
        History history = track.history();
        double[] values = values(frame, track, history);
        if (!which.startsWith("@")) {
            double bound = Double.parseDouble(which.substring(1));
            return history.steps()[only(IntStream.range(0, values.length).filter(i -> which.startsWith("<") ? values[i] < bound : values[i] > bound).findFirst())];
        }
        IntStream there = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i]));
        return switch (which) {
            case "@end" -> values[only(there.max())];
            case "@min", "@argmin" -> {
                int least = only(there.boxed().min((a, b) -> Double.compare(values[a], values[b])).stream().mapToInt(i -> i).findFirst());
                yield which.equals("@min") ? values[least] : history.steps()[least];
            }
            case "@max" -> there.mapToDouble(i -> values[i]).max().orElseThrow();
            default -> values[only(there.filter(i -> history.steps()[i] == Integer.parseInt(which.substring(1))).findFirst())];
        };
    }

    private int only(OptionalInt index) {
        return index.orElseThrow(() -> new IllegalArgumentException("no recorded step has " + quantity + which));
    }

    private double[] values(Frame frame, Frame.Track track, History history) {
        return switch (quantity) {
            case "loss" -> history.loss();
            case "gradientNorm" -> history.gradientNorm();
            case "stepSize" -> history.stepSize();
            case "offPlane" -> frame.trajectories().stream().filter(path -> path.name().equals(track.name())).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no path of " + track.name() + " in the plane")).offPlane();
            default -> {
                History.Column column = history.column(quantity).orElseThrow(() -> new IllegalArgumentException("expected loss, gradientNorm, stepSize or one of "
                        + history.columns().stream().map(History.Column::id).toList() + ", found \"" + quantity + "\""));
                yield IntStream.range(0, column.values().length).mapToDouble(i -> column.measured()[i] ? column.values()[i] : Double.NaN).toArray();
            }
        };
    }
}
