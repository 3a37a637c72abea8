package org.saddlescope.data.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.engine.ParameterLayout.Role;

class WeightMatchTest {
    /** 2-3-3-2, as {@code Mlp} lays it out. */
    private static final ParameterLayout MLP = layout("layer1.weight", List.of(3, 2), "layer1.bias", List.of(3),
            "layer2.weight", List.of(3, 3), "layer2.bias", List.of(3), "layer3.weight", List.of(2, 3), "layer3.bias", List.of(2));

    private static ParameterLayout layout(Object... namesAndShapes) {
        List<Block> blocks = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            String name = (String) namesAndShapes[i];
            List<Integer> shape = ((List<?>) namesAndShapes[i + 1]).stream().map(Integer.class::cast).toList();
            Block block = new Block(name, offset, shape, name.endsWith("bias") ? Role.BIAS : Role.WEIGHT);
            blocks.add(block);
            offset += block.size();
        }
        return new ParameterLayout(blocks);
    }

    /** A tensor whose elements are 100·n + place. */
    private static Tensor tensor(String name, int n, Integer... shape) {
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return Tensor.of(name, List.of(shape), IntStream.range(0, size).mapToDouble(i -> 100 * n + i).toArray());
    }

    private static WeightMatch match(boolean ordered, Tensor... tensors) {
        return WeightMatch.of(MLP, new WeightFile.Content(List.of(tensors), ordered, List.of()));
    }

    private static List<String> whys(WeightMatch match) {
        return match.rows().stream().map(WeightMatch.Row::why).distinct().toList();
    }

    /** θ of blocks 1, 2, ... in order. */
    private static double[] counted() {
        return MLP.blocks().stream().flatMapToDouble(block -> IntStream.range(0, block.size())
                .mapToDouble(i -> 100 * (MLP.blocks().indexOf(block) + 1) + i)).toArray();
    }

    @Test
    void aStateDictionaryOfASequentialGoesOntoTheNamedNetworkByOrder() throws Exception {
        WeightMatch match = WeightMatch.of(MLP, WeightFile.read(WeightFileTest.resource("mlp.pt")));
        assertTrue(match.complete(), match.table()::toString);
        assertEquals(List.of("by order and shape"), whys(match));
        assertArrayEquals(counted(), match.theta(new double[MLP.dimension()]));
        assertEquals("6 of 6 blocks (6 by order and shape)", match.summary());
    }

    @Test
    void aCheckpointSaysWhatOfItWasTaken() throws Exception {
        WeightMatch match = WeightMatch.of(MLP, WeightFile.read(WeightFileTest.resource("checkpoint.pt")));
        assertEquals("6 of 6 blocks (6 by order and shape); the tensors of its entry model_state_dict; not looked at: epoch, loss, optimizer_state_dict",
                match.summary());
    }

    @Test
    void equalNamesGoTogetherWhateverTheOrder() {
        WeightMatch match = match(false, tensor("layer3.bias", 6, 2), tensor("layer1.bias", 2, 3), tensor("layer2.weight", 3, 3, 3),
                tensor("layer2.bias", 4, 3), tensor("layer3.weight", 5, 2, 3), tensor("layer1.weight", 1, 3, 2));
        assertEquals(List.of("by name"), whys(match));
        assertArrayEquals(counted(), match.theta(new double[MLP.dimension()]));
    }

    @Test
    void aCommonWrapperIsTakenOffTheNames() {
        WeightMatch match = match(true, tensor("module.layer1.weight", 1, 3, 2), tensor("module.layer1.bias", 2, 3),
                tensor("module.layer2.weight", 3, 3, 3), tensor("module.layer2.bias", 4, 3), tensor("module.layer3.weight", 5, 2, 3),
                tensor("module.layer3.bias", 6, 2));
        assertEquals(List.of("by name"), whys(match));
    }

    @Test
    void transposedWeightsAreTurnedAndTheSquareOneWithThem() {
        WeightMatch match = match(true, tensor("Dense_0/kernel", 1, 2, 3), tensor("Dense_0/bias", 2, 3), tensor("Dense_1/kernel", 3, 3, 3),
                tensor("Dense_1/bias", 4, 3), tensor("Dense_2/kernel", 5, 3, 2), tensor("Dense_2/bias", 6, 2));
        assertTrue(match.complete(), match.table()::toString);
        double[] theta = match.theta(new double[MLP.dimension()]);
        assertArrayEquals(new double[] {100, 103, 101, 104, 102, 105}, Arrays.copyOf(theta, 6));
        assertArrayEquals(new double[] {300, 303, 306, 301, 304, 307, 302, 305, 308}, Arrays.copyOfRange(theta, 9, 18));
        assertEquals("by order and shape, axes exchanged", match.rows().get(0).why());
        assertEquals("by order and shape, axes exchanged as in the file's other matrices", match.rows().get(2).why());
        assertEquals("by order and shape", match.rows().get(1).why());
    }

    @Test
    void aSquareMatrixAmongMatricesOfBothWaysIsNotGuessed() {
        WeightMatch match = match(true, tensor("a.weight", 1, 3, 2), tensor("a.bias", 2, 3), tensor("b.weight", 3, 3, 3),
                tensor("b.bias", 4, 3), tensor("c.weight", 5, 3, 2), tensor("c.bias", 6, 2));
        assertEquals(5, match.matched());
        assertTrue(match.rows().get(2).why().startsWith("not guessed: square"), match.rows().get(2).why());
        assertTrue(Double.isNaN(match.theta(nan())[9]));
    }

    @Test
    void withoutAnOrderNumbersInNamesAreOne() {
        WeightMatch match = match(false, tensor("fc10.bias", 6, 2), tensor("fc10.weight", 5, 2, 3), tensor("fc2.bias", 4, 3),
                tensor("fc2.weight", 3, 3, 3), tensor("fc1.bias", 2, 3), tensor("fc1.weight", 1, 3, 2));
        assertArrayEquals(counted(), match.theta(nan()), match.table().toString());
    }

    @Test
    void withoutAnOrderLayersOfEqualShapesAreNotGuessed() {
        ParameterLayout two = layout("layer1.weight", List.of(3, 3), "layer2.weight", List.of(3, 3));
        WeightMatch match = WeightMatch.of(two, new WeightFile.Content(List.of(tensor("body.weight", 1, 3, 3), tensor("arm.weight", 2, 3, 3)), false, List.of()));
        assertEquals(0, match.matched());
        assertEquals("not guessed: 2 tensors fit: body.weight, arm.weight", match.rows().getFirst().why());
        assertEquals(2, match.left().size());
    }

    @Test
    void aTensorThatFitsOneBlockOnlyGoesThereAndTheRestIsAccountedFor() {
        WeightMatch match = match(false, tensor("readout", 6, 2), tensor("extra", 7, 5, 5), tensor("bn.running_mean", 8, 3));
        assertEquals(1, match.matched());
        assertEquals("as the only one of its shape", match.rows().get(5).why());
        assertEquals("no tensor of this shape", match.rows().get(0).why());
        assertEquals(List.of("bn.running_mean", "extra"), match.left().stream().map(left -> left.tensor().name()).toList());
        assertTrue(match.left().getFirst().why().startsWith("a running statistic"));
        assertEquals("no block of this shape", match.left().getLast().why());
        assertFalse(match.complete());
    }

    @Test
    void aNameWithAnotherShapeSaysWhichShape() {
        WeightMatch match = match(true, tensor("layer1.weight", 1, 4, 2));
        assertEquals("no tensor of this shape: layer1.weight is 4 x 2", match.rows().getFirst().why());
    }

    @Test
    void oneVectorOfAllParametersIsTheWholeTheta() {
        double[] theta = IntStream.range(0, MLP.dimension()).mapToDouble(i -> i).toArray();
        WeightMatch match = match(true, Tensor.of("theta", List.of(MLP.dimension()), theta));
        assertArrayEquals(theta, match.theta(nan()));
        assertEquals(List.of("as part of the whole θ"), whys(match));
    }

    @Test
    void theListOfANetworksParametersGoesTogetherByPlaces() {
        WeightMatch match = match(false, tensor("arr_0", 1, 3, 2), tensor("arr_1", 2, 3), tensor("arr_2", 3, 3, 3), tensor("arr_3", 4, 3),
                tensor("arr_4", 5, 2, 3), tensor("arr_5", 6, 2));
        assertArrayEquals(counted(), match.theta(nan()), match.table().toString());
    }

    @Test
    void theTableHasALineABlockAndALineATensorThatWasLeft() {
        List<String> table = match(true, tensor("layer1.weight", 1, 3, 2), tensor("extra", 7, 5, 5)).table();
        assertEquals(1 + 6 + 1, table.size());
        assertTrue(table.get(1).matches("layer1\\.weight +3 x 2 +layer1\\.weight 3 x 2 +by name"), table.get(1));
        assertTrue(table.getLast().matches("- +extra 5 x 5 +no block of this shape"), table.getLast());
    }

    private static double[] nan() {
        double[] nan = new double[MLP.dimension()];
        Arrays.fill(nan, Double.NaN);
        return nan;
    }
}
