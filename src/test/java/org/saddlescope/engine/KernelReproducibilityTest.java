package org.saddlescope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same input gives the same bits: by vectors or not, at any length, on any call, and in any JVM. */
class KernelReproducibilityTest {
    @ParameterizedTest
    @EnumSource
    void vectorsGiveTheBitsOfPlainArithmeticAtEveryLength(Precision precision) {
        Kernels vector = KernelTable.of(precision);
        Kernels plain = plain(precision);
        assertTrue(KernelTable.vectors(), "the test JVM is started with the Vector API");
        try (Arena arena = Arena.ofConfined()) {
            for (boolean special : new boolean[] {false, true}) {
                for (int offset : new int[] {0, 1, 3}) {
                    KernelCalls.Buffers buffers = new KernelCalls.Buffers(arena, vector.width(), 80, offset, special);
                    for (KernelCalls.Named call : KernelCalls.all()) {
                        for (int n = 0; n <= 67; n++) {
                            int length = n;
                            assertArrayEquals(KernelCalls.effect(call, plain, buffers, n),
                                    KernelCalls.effect(call, vector, buffers, n),
                                    () -> call.name() + " of " + length + " elements at offset " + offset);
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void vectorsGiveTheBitsOfPlainArithmeticAcrossBlocks(Precision precision) {
        Kernels vector = KernelTable.of(precision);
        Kernels plain = plain(precision);
        try (Arena arena = Arena.ofConfined()) {
            KernelCalls.Buffers buffers = new KernelCalls.Buffers(arena, vector.width(), 2000, 0, false);
            for (KernelCalls.Named call : KernelCalls.all()) {
                for (int n : new int[] {511, 512, 513, 1024, 1999}) {
                    assertArrayEquals(KernelCalls.effect(call, plain, buffers, n),
                                    KernelCalls.effect(call, vector, buffers, n),
                            () -> call.name() + " of " + n + " elements");
                }
            }
        }
    }

    /** Six hundred calls take a kernel from the interpreter through both compilers. */
    @ParameterizedTest
    @EnumSource
    void sixHundredCallsOfEveryKernelGiveOneResult(Precision precision) {
        Kernels kernels = KernelTable.of(precision);
        try (Arena arena = Arena.ofConfined()) {
            KernelCalls.Buffers buffers = new KernelCalls.Buffers(arena, kernels.width(), 600, 0, false);
            for (KernelCalls.Named call : KernelCalls.all()) {
                long[] first = KernelCalls.effect(call, kernels, buffers, 599);
                for (int i = 1; i < 600; i++) {
                    int number = i;
                    assertArrayEquals(first, KernelCalls.effect(call, kernels, buffers, 599),
                            () -> call.name() + ", call " + number);
                }
            }
        }
    }

    @Test
    void withoutTheVectorModuleTheKernelsRunAndGiveTheSameBits() throws Exception {
        assertEquals("plain " + Long.toHexString(KernelBits.hash()), inOwnJvm("-Xshare:auto"));
    }

    @Test
    void narrowerVectorsGiveTheSameBits() throws Exception {
        String hash = Long.toHexString(KernelBits.hash());
        assertEquals("vectors " + hash, inOwnJvm("--add-modules=jdk.incubator.vector", "-XX:MaxVectorSize=16"));
        assertEquals("vectors " + hash, inOwnJvm("--add-modules=jdk.incubator.vector", "-XX:MaxVectorSize=32"));
    }

    private static Kernels plain(Precision precision) {
        return switch (precision) {
            case DOUBLE -> new PlainDoubleKernels();
            case FLOAT -> new PlainFloatKernels();
        };
    }

    private static String inOwnJvm(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp",
                classes(KernelTable.class) + File.pathSeparator + classes(KernelBits.class), KernelBits.class.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), () -> "exit status of " + command);
        return output;
    }

    private static String classes(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
