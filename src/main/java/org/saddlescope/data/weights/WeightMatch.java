package org.saddlescope.data.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;

/**
 * Which tensor of a file became which block of θ, and why; and what was left.
 *
 * @param rows  a row a block of the layout, in its order
 * @param left  the tensors that no block took
 * @param notes what was chosen from the file, for people
 */
public record WeightMatch(ParameterLayout layout, List<Row> rows, List<Left> left, List<String> notes) {
    /**
     * @param tensor the one it was filled from, axes in the block's order; empty where none was found
     * @param source the tensor's name and shape in the file; empty without one
     * @param why    how it was found, or why none was
     */
    public record Row(Block block, Optional<Tensor> tensor, String source, String why) {}

    /** A tensor without a block. */
    public record Left(Tensor tensor, String why) {}

    public WeightMatch {
        rows = List.copyOf(rows);
        left = List.copyOf(left);
        notes = List.copyOf(notes);
        if (!rows.stream().map(Row::block).toList().equals(layout.blocks())) {
            throw new IllegalArgumentException("rows of other blocks than the layout's");
        }
    }

    /** Finds the tensors of a file in a layout; see {@link Matcher} for the rules. */
    public static WeightMatch of(ParameterLayout layout, WeightFile.Content content) {
        return new Matcher(layout, content).match();
    }

    /** Whether every block has its tensor. */
    public boolean complete() {
        return matched() == rows.size();
    }

    /** The number of blocks that have a tensor. */
    public int matched() {
        return (int) rows.stream().filter(row -> row.tensor.isPresent()).count();
    }

    /**
     * θ: the values of the tensors, rounded by nothing.
     *
     * @param others what blocks without a tensor take their values from; p elements
     * @return p elements
     */
    public double[] theta(double[] others) {
        double[] theta = others.clone();
        for (Row row : rows) {
            row.tensor.ifPresent(tensor -> System.arraycopy(tensor.values(), 0, theta, row.block.offset(), row.block.size()));
        }
        return theta;
    }

    /** One line: how many blocks were matched in which way, and how many tensors were left. */
    public String summary() {
        String ways = rows.stream().filter(row -> row.tensor.isPresent())
                .collect(Collectors.groupingBy(Row::why, java.util.LinkedHashMap::new, Collectors.counting())).entrySet().stream()
                .map(way -> way.getValue() + " " + way.getKey()).collect(Collectors.joining(", "));
        return matched() + " of " + rows.size() + " blocks" + (ways.isEmpty() ? "" : " (" + ways + ")")
                + (left.isEmpty() ? "" : "; " + left.size() + (left.size() == 1 ? " tensor" : " tensors") + " left")
                + notes.stream().map(note -> "; " + note).collect(Collectors.joining());
    }

    /** The table, a line a block and then a line a tensor that was left. */
    public List<String> table() {
        List<String[]> cells = new ArrayList<>();
        cells.add(new String[] {"block", "shape", "from", "how"});
        for (Row row : rows) {
            cells.add(new String[] {row.block.name(), extents(row.block.shape()), row.tensor.isPresent() ? row.source : "-", row.why});
        }
        for (Left tensor : left) {
            cells.add(new String[] {"-", "", tensor.tensor.name() + " " + extents(tensor.tensor.shape()), tensor.why});
        }
        int[] widths = new int[4];
        cells.forEach(line -> {
            for (int i = 0; i < line.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        });
        return cells.stream().map(line -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < line.length; i++) {
                text.append(line[i]).append(" ".repeat(widths[i] - line[i].length() + 2));
            }
            return text.toString().stripTrailing();
        }).toList();
    }

    /** "64 x 2", or "scalar". */
    static String extents(List<Integer> shape) {
        return shape.isEmpty() ? "scalar" : shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }
}
