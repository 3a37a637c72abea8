package org.saddlescope.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One of the slowest pulses of the window and what went on while it lasted, times in milliseconds, NaN where the system
 * does not say.
 *
 * @param at      seconds since the measurement began
 * @param gap     until the next pulse began
 * @param own     the program's own time in it
 * @param cpu     processor time of the JavaFX thread
 * @param waited  how long that thread was ready to run and had no processor, as Linux tells it
 * @param gc      of collections of garbage that ended in it
 * @param jit     of compilers' work that ended in it, on threads of their own
 * @param classes loaded in it, on any thread
 * @param running where the JavaFX thread was when it was looked at, most often first: innermost method, then that of the program
 */
public record SlowPulse(double at, double gap, double own, double cpu, double waited, double gc, double jit, long classes, List<String> running) {
    /** The longest of many, and those with the most processor time. */
    public static final class Worst {
        private final int most;
        private final List<SlowPulse> byGap = new ArrayList<>();
        private final List<SlowPulse> byCpu = new ArrayList<>();

        /** @param most how many of either */
        public Worst(int most) {
            this.most = most;
        }

        /** Whether a pulse of this gap and processor time is one of them. */
        public boolean wants(double gap, double cpu) {
            return byGap.size() < most || byGap.getLast().gap() < gap || byCpu.getLast().cpu() < cpu;
        }

        public void add(SlowPulse pulse) {
            put(byGap, pulse, Comparator.comparingDouble(SlowPulse::gap).reversed());
            put(byCpu, pulse, Comparator.comparingDouble(SlowPulse::cpu).reversed());
        }

        private void put(List<SlowPulse> list, SlowPulse pulse, Comparator<SlowPulse> order) {
            list.add(pulse);
            list.sort(order);
            if (list.size() > most) {
                list.removeLast();
            }
        }

        /** Each once, in the order of time. */
        public List<SlowPulse> pulses() {
            List<SlowPulse> all = new ArrayList<>(byGap);
            byCpu.stream().filter(pulse -> !all.contains(pulse)).forEach(all::add);
            all.sort(Comparator.comparingDouble(SlowPulse::at));
            return List.copyOf(all);
        }
    }
}
