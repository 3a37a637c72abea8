package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.CopyTask;
import org.saddlescope.data.DataSource;
import org.saddlescope.data.DataSource.Task;
import org.saddlescope.data.Dataset;
import org.saddlescope.data.NpzFile;
import org.saddlescope.data.SineTask;
import org.saddlescope.engine.Samples;

class SampleFileTest {
    @TempDir
    private Path folder;

    @Test
    void theSamplesOfARunReadAsDataAreTheRunsSamplesWithTheirSplitClassesAndSymbols() throws Exception {
        again(new DataSource.TwoMoons(20, 0.1, 0.25));
        again((DataSource) Schema.of(CopyTask.class).initial());
        again((DataSource) Schema.of(SineTask.class).initial());
    }

    private void again(DataSource source) throws Exception {
        Dataset data = source.load(3);
        Task task = source.outline().classifies() ? Task.CLASSIFICATION : Task.REGRESSION;
        Path file = folder.resolve("data.npz");
        assertTrue(SampleFile.write(file, data));
        // Another seed and another fraction: neither decides.
        Dataset read = new NpzFile(file.toString(), "inputs", "targets", task, 0, 0.6).load(4);
        same(data.training(), read.training());
        assertEquals(data.heldOut().isPresent(), read.heldOut().isPresent());
        if (data.heldOut().isPresent()) {
            same(data.heldOut().get(), read.heldOut().get());
        }
    }

    private static void same(Samples expected, Samples actual) {
        assertEquals(List.of(expected.count(), expected.inputShape(), expected.symbols(), expected.targets().outputs(), expected.targets().positions()),
                List.of(actual.count(), actual.inputShape(), actual.symbols(), actual.targets().outputs(), actual.targets().positions()));
        assertArrayEquals(expected.inputs(), actual.inputs());
        switch (expected.targets()) {
            case Samples.Labels labels -> assertArrayEquals(labels.labels(), ((Samples.Labels) actual.targets()).labels());
            case Samples.Values values -> assertArrayEquals(values.values(), ((Samples.Values) actual.targets()).values());
        }
    }
}
