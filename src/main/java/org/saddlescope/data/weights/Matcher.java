package org.saddlescope.data.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.engine.ParameterLayout.Role;

/**
 * Finds the tensors of a file among the blocks of θ. A tensor fits a block of its shape (extents of 1 aside), and a matrix
 * of weights one with the axes exchanged. In this order:
 * <ol>
 * <li>one vector of p elements is the whole θ;
 * <li>a tensor goes to the block of its name;
 * <li>where as many layers remain on both sides and the n-th fits the n-th, part by part, they go together by order; where
 *     the file keeps no order, its layers are ordered by the numbers in their names, and layers of equal shapes whose names
 *     differ in more than numbers are not guessed;
 * <li>where as many tensors remain as blocks, in an order, and the n-th fits the n-th, they go together by order;
 * <li>a tensor goes to the only block that it fits, if it is the only one that fits it.
 * </ol>
 * A square matrix fits both ways round: it is exchanged where all the other matrices of the file are, kept where none is,
 * and refused where they differ.
 */
final class Matcher {
    private static final List<String> WRAPPERS = List.of("module.", "_orig_mod.");
    private static final Set<String> STATISTICS = Set.of("running_mean", "running_var", "num_batches_tracked");

    private final ParameterLayout layout;
    private final boolean ordered;
    private final List<String> notes;
    private final SequencedMap<Tensor, String> tensors = new LinkedHashMap<>();
    private final List<WeightMatch.Left> left = new ArrayList<>();
    private final Map<Block, Tensor> pairs = new LinkedHashMap<>();
    /** The same with axes in the block's order. */
    private final Map<Block, Tensor> turned = new LinkedHashMap<>();
    private final Map<Block, String> reasons = new LinkedHashMap<>();

    Matcher(ParameterLayout layout, WeightFile.Content content) {
        this.layout = layout;
        ordered = content.ordered();
        notes = content.notes();
        String wrapper = WRAPPERS.stream().filter(w -> content.tensors().stream().allMatch(t -> t.name().startsWith(w))).findFirst().orElse("");
        for (Tensor tensor : content.tensors()) {
            String name = tensor.name().substring(wrapper.length());
            if (STATISTICS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                left.add(new WeightMatch.Left(tensor, "a running statistic, no parameter: batch norm takes the batch's own here"));
            } else {
                tensors.put(tensor, name);
            }
        }
    }

    WeightMatch match() {
        Optional<WeightMatch> whole = whole();
        if (whole.isPresent()) {
            return whole.get();
        }
        byName();
        byLayers();
        byPlaces();
        byShape();
        orientSquares();
        return result();
    }

    private Optional<WeightMatch> whole() {
        if (tensors.size() != 1 || layout.blocks().isEmpty()) {
            return Optional.empty();
        }
        Tensor all = tensors.firstEntry().getKey();
        if (!all.shape().equals(List.of(layout.dimension())) || layout.blocks().size() == 1) {
            return Optional.empty();
        }
        double[] theta = all.values();
        return Optional.of(new WeightMatch(layout, layout.blocks().stream().map(block -> new WeightMatch.Row(block,
                Optional.of(Tensor.of(all.name(), block.shape(), java.util.Arrays.copyOfRange(theta, block.offset(), block.offset() + block.size()))),
                all.name() + " [" + block.offset() + ":" + (block.offset() + block.size()) + "]", "as part of the whole θ")).toList(), left, notes));
    }

    private List<Block> blocks() {
        return layout.blocks().stream().filter(block -> !pairs.containsKey(block)).toList();
    }

    private List<Tensor> rest() {
        return tensors.keySet().stream().filter(tensor -> pairs.values().stream().noneMatch(taken -> taken == tensor)).toList();
    }

    private void pair(Block block, Tensor tensor, String why) {
        pairs.put(block, tensor);
        reasons.put(block, why);
    }

    private void byName() {
        for (Block block : blocks()) {
            for (Tensor tensor : rest()) {
                if (tensors.get(tensor).equals(block.name()) && fits(tensor, block)) {
                    pair(block, tensor, "by name");
                    break;
                }
            }
        }
    }

    private void byLayers() {
        SequencedMap<String, Map<String, Block>> wanted = new LinkedHashMap<>();
        for (Block block : blocks()) {
            TensorName name = TensorName.of(block.name());
            wanted.computeIfAbsent(name.layer(), _ -> new LinkedHashMap<>()).put(name.part(), block);
        }
        SequencedMap<String, Map<String, Tensor>> found = new LinkedHashMap<>();
        for (Tensor tensor : rest()) {
            TensorName name = TensorName.of(tensors.get(tensor));
            found.computeIfAbsent(name.layer(), _ -> new LinkedHashMap<>()).put(name.part(), tensor);
        }
        if (wanted.size() != found.size()) {
            return;
        }
        List<String> order = new ArrayList<>(found.sequencedKeySet());
        if (!ordered) {
            if (interchangeable(found)) {
                return;
            }
            order.sort(TensorName.naturally());
        }
        Map<Block, Tensor> together = new LinkedHashMap<>();
        int n = 0;
        for (Map<String, Block> parts : wanted.values()) {
            Map<String, Tensor> candidates = found.get(order.get(n++));
            if (!candidates.keySet().equals(parts.keySet())) {
                return;
            }
            for (Map.Entry<String, Block> part : parts.entrySet()) {
                if (!fits(candidates.get(part.getKey()), part.getValue())) {
                    return;
                }
                together.put(part.getValue(), candidates.get(part.getKey()));
            }
        }
        together.forEach((block, tensor) -> pair(block, tensor, "by order and shape"));
    }

    /** Whether two layers could be exchanged without notice: the same shapes, and no order in their names. */
    private static boolean interchangeable(Map<String, Map<String, Tensor>> layers) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, Tensor>> layer : layers.entrySet()) {
            String shapes = layer.getValue().entrySet().stream()
                    .map(part -> part.getKey() + part.getValue().shape().stream().sorted().toList()).sorted().collect(Collectors.joining());
            String name = TensorName.withoutNumbers(layer.getKey());
            if (!name.equals(names.getOrDefault(shapes, name))) {
                return true;
            }
            names.put(shapes, name);
        }
        return false;
    }

    private void byPlaces() {
        List<Block> wanted = blocks();
        List<Tensor> found = new ArrayList<>(rest());
        boolean numbered = found.stream().map(tensor -> TensorName.withoutNumbers(tensors.get(tensor))).distinct().count() == 1;
        if (wanted.size() != found.size() || !ordered && !numbered) {
            return;
        }
        if (!ordered) {
            found.sort((a, b) -> TensorName.naturally().compare(tensors.get(a), tensors.get(b)));
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!fits(found.get(i), wanted.get(i))) {
                return;
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            pair(wanted.get(i), found.get(i), "by order and shape");
        }
    }

    private void byShape() {
        List<Block> wanted = blocks();
        List<Tensor> found = rest();
        for (Block block : wanted) {
            List<Tensor> candidates = found.stream().filter(tensor -> fits(tensor, block)).toList();
            if (candidates.size() == 1) {
                Tensor only = candidates.getFirst();
                List<Block> rivals = wanted.stream().filter(other -> fits(only, other)).toList();
                if (rivals.size() == 1) {
                    pair(block, only, "as the only one of its shape");
                } else {
                    reasons.put(block, "not guessed: " + tensors.get(only) + " fits " + names(rivals) + " as well");
                }
            } else {
                reasons.put(block, candidates.isEmpty() ? "no tensor of this shape" + namesake(block)
                        : "not guessed: " + candidates.size() + " tensors fit: " + candidates.stream().map(tensors::get).limit(5).collect(Collectors.joining(", ")));
            }
        }
    }

    private String namesake(Block block) {
        return rest().stream().filter(tensor -> tensors.get(tensor).equals(block.name())).findFirst()
                .map(tensor -> ": " + tensor.name() + " is " + WeightMatch.extents(tensor.shape())).orElse("");
    }

    private static String names(List<Block> blocks) {
        return blocks.stream().map(Block::name).limit(5).collect(Collectors.joining(", "));
    }

    private void orientSquares() {
        Set<Boolean> exchanged = new LinkedHashSet<>();
        pairs.forEach((block, tensor) -> {
            // A matrix with one row or column looks the same both ways.
            if (matrix(block) && !square(block) && squeezed(block.shape()).size() == 2) {
                exchanged.add(!same(tensor, block));
            }
        });
        for (Block block : List.copyOf(pairs.keySet())) {
            Tensor tensor = pairs.get(block);
            boolean turn;
            if (matrix(block) && square(block) && tensor.shape().size() == 2) {
                if (exchanged.size() > 1) {
                    pairs.remove(block);
                    reasons.put(block, "not guessed: square, and the file's other matrices are not all the same way round");
                    continue;
                }
                turn = exchanged.contains(true);
            } else {
                turn = !same(tensor, block);
            }
            if (turn) {
                reasons.merge(block, square(block) ? ", axes exchanged as in the file's other matrices" : ", axes exchanged", String::concat);
            }
            turned.put(block, turn ? tensor.transposed() : tensor);
        }
    }

    private static boolean matrix(Block block) {
        return block.role() == Role.WEIGHT && block.shape().size() == 2;
    }

    private static boolean square(Block block) {
        return matrix(block) && block.shape().get(0).equals(block.shape().get(1));
    }

    /** The same extents in the same order, those of 1 aside. */
    private static boolean same(Tensor tensor, Block block) {
        return tensor.shape().equals(block.shape()) || squeezed(tensor.shape()).equals(squeezed(block.shape()));
    }

    private static List<Integer> squeezed(List<Integer> shape) {
        return shape.stream().filter(extent -> extent != 1).toList();
    }

    private static boolean fits(Tensor tensor, Block block) {
        return same(tensor, block) || matrix(block) && tensor.shape().equals(block.shape().reversed());
    }

    private WeightMatch result() {
        List<WeightMatch.Row> rows = new ArrayList<>();
        for (Block block : layout.blocks()) {
            Tensor original = pairs.get(block);
            rows.add(new WeightMatch.Row(block, Optional.ofNullable(turned.get(block)),
                    original == null ? "" : original.name() + " " + WeightMatch.extents(original.shape()), reasons.getOrDefault(block, "")));
        }
        for (Tensor tensor : rest()) {
            List<Block> near = layout.blocks().stream().filter(block -> fits(tensor, block)).toList();
            String why = near.isEmpty() ? "no block of this shape" : "not guessed among " + names(near);
            if (near.stream().allMatch(pairs::containsKey) && !near.isEmpty()) {
                why = names(near) + (near.size() == 1 ? " has" : " have") + " another";
            }
            left.add(new WeightMatch.Left(tensor, why));
        }
        return new WeightMatch(layout, rows, left, notes);
    }
}
