package org.saddlescope.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.Logger;

/**
 * Lets threads that never work for long in as soon as they want to. The scheduler of Linux gives turns of some milliseconds,
 * and since 6.12 a thread that asks for shorter ones, by {@code sched_setattr}, interrupts one that has a longer turn: it gets
 * no more of a processor, but sooner. Elsewhere, and where the system refuses, nothing happens. No result depends on it.
 */
public final class ShortTurns {
    /** Nanoseconds of a turn: the shortest that Linux gives. */
    static final long TURN = 100_000;
    private static final Logger LOG = Logger.getLogger(ShortTurns.class.getName());
    private static final Path THREADS = Path.of("/proc/self/task");
    /** Linux keeps so many characters of a thread's name. */
    private static final int NAME = 15;
    /** Bytes of struct sched_attr: size and policy, flags, nice and priority, runtime, deadline, period. */
    private static final int SIZE = 48;
    private static final int RUNTIME_AT = 24;

    private ShortTurns() {}

    /** Asks for short turns of every thread of this process that bears one of these names; of those that were not set back. */
    @SuppressWarnings("restricted")
    public static void take(List<String> names) {
        OptionalLong call = call();
        if (call.isEmpty() || !Files.isDirectory(THREADS)) {
            return;
        }
        List<String> kept = names.stream().map(name -> name.substring(0, Math.min(NAME, name.length()))).toList();
        try (Arena arena = Arena.ofConfined(); DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
            Linker linker = Linker.nativeLinker();
            Optional<MemorySegment> syscall = linker.defaultLookup().find("syscall");
            if (syscall.isEmpty()) {
                return;
            }
            MethodHandle set = linker.downcallHandle(syscall.get(), FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT),
                    Linker.Option.firstVariadicArg(1));
            MemorySegment attributes = arena.allocate(SIZE, Long.BYTES);
            attributes.set(JAVA_INT, 0, SIZE);
            attributes.set(JAVA_LONG, RUNTIME_AT, TURN);
            for (Path thread : threads) {
                if (kept.contains(Files.readString(thread.resolve("comm")).strip())) {
                    long _ = (long) set.invokeExact(call.getAsLong(), Integer.parseInt(thread.getFileName().toString()), attributes, 0);
                }
            }
        } catch (IOException | UnsupportedOperationException | IllegalCallerException e) {
            LOG.fine(() -> "threads keep their turns: " + e);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of the call sched_setattr, which not every C library has as a function. */
    private static OptionalLong call() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return OptionalLong.empty();
        }
        return switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> OptionalLong.of(314);
            case "aarch64" -> OptionalLong.of(274);
            default -> OptionalLong.empty();
        };
    }
}
