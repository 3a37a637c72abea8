package org.saddlescope.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.saddlescope.engine.Samples;

/** Reads CIFAR-10's binary files. */
final class CifarSet {
    private static final String ADVICE = "put data_batch_1.bin to data_batch_5.bin and test_batch.bin of CIFAR-10's binary"
            + " version there, or name the folder that holds them";

    private CifarSet() {}

    static Dataset load(Cifar source, DataFolder user) throws DataException {
        Path folder = user.find(source.folder(), ADVICE);
        List<Path> files = files(folder);
        long wanted = (long) source.train() + source.heldOut();
        long there = 0;
        for (Path file : files) {
            there += records(file);
        }
        if (there < wanted) {
            throw new DataException(folder + ": expected at least train + heldOut = " + source.train() + " + " + source.heldOut()
                    + " = " + wanted + " images, found " + there + " in " + files.size() + " files; "
                    + (there > source.train() ? "the nearest valid heldOut is " + (there - source.train())
                            : "the nearest valid values are train " + Math.max(1, there - there / 6) + " and heldOut " + there / 6));
        }
        DataSize.require("cifar images", wanted, Cifar.PIXELS);
        double[] training = new double[source.train() * Cifar.PIXELS];
        double[] held = new double[source.heldOut() * Cifar.PIXELS];
        int[] trainingLabels = new int[source.train()];
        int[] heldLabels = new int[source.heldOut()];
        int next = 0;
        byte[] record = new byte[Cifar.RECORD];
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file); InputStream buffered = new java.io.BufferedInputStream(in, 1 << 16)) {
                for (long number = 0, count = records(file); number < count && next < wanted; number++, next++) {
                    if (buffered.readNBytes(record, 0, Cifar.RECORD) < Cifar.RECORD) {
                        throw new DataException(file + ": truncated while it was read, in record " + number);
                    }
                    int label = record[0] & 0xFF;
                    if (label >= Cifar.CLASSES) {
                        throw new DataException(file + ", record " + number + ": expected a label, 0 to " + (Cifar.CLASSES - 1)
                                + ", found " + label);
                    }
                    boolean train = next < source.train();
                    int at = train ? next : next - source.train();
                    (train ? trainingLabels : heldLabels)[at] = label;
                    pixels(record, train ? training : held, at * Cifar.PIXELS);
                }
            } catch (IOException e) {
                throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
            }
        }
        return new Dataset(samples(training, trainingLabels),
                source.heldOut() == 0 ? Optional.empty() : Optional.of(samples(held, heldLabels)));
    }

    private static void pixels(byte[] record, double[] target, int from) {
        for (int i = 0; i < Cifar.PIXELS; i++) {
            target[from + i] = ((record[1 + i] & 0xFF) / 255.0 - 0.5) / 0.5;
        }
    }

    private static Samples samples(double[] inputs, int[] labels) {
        return new Samples(labels.length, Cifar.IMAGE, inputs, new Samples.Labels(labels, Cifar.CLASSES));
    }

    private static List<Path> files(Path folder) throws DataException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = new ArrayList<>(entries.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("data_batch_.*\\.bin")).sorted().toList());
        } catch (IOException e) {
            throw new DataException(folder + ": cannot be listed: " + e.getMessage(), e);
        }
        if (files.isEmpty()) {
            throw new DataException(folder + ": found no file data_batch_1.bin; " + ADVICE);
        }
        Path test = folder.resolve("test_batch.bin");
        if (Files.isRegularFile(test)) {
            files.add(test);
        }
        return files;
    }

    private static long records(Path file) throws DataException {
        long bytes;
        try {
            bytes = Files.size(file);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
        if (bytes == 0 || bytes % Cifar.RECORD != 0) {
            throw new DataException(file + ": expected records of " + Cifar.RECORD + " bytes, found " + bytes + " bytes, "
                    + bytes / Cifar.RECORD + " records and " + bytes % Cifar.RECORD + " bytes more: truncated, or another format");
        }
        return bytes / Cifar.RECORD;
    }
}
