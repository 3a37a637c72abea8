package org.saddlescope.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.OverlaidRun;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.SavedRun;
import org.saddlescope.experiment.Subject;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.NewestWork;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.run.RunModel;

/**
 * The runs that are laid over the one that is shown: read from their folders, projected on its plane in the background, and
 * put into the frame that every view draws. A run that does not fit the plane is left out, and says why. Lives on the
 * JavaFX application thread.
 */
public final class Overlays {
    private final RunModel run;
    private final RunsModel runs;
    private final Map<Path, OverlaidRun> chosen = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Set<Path>> folders = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Map<Path, String>> refusals = new ReadOnlyObjectWrapper<>(Map.of());
    private final NewestWork<Order, Seen> projecting;
    private Optional<Seen> seen = Optional.empty();
    private Optional<Order> asked = Optional.empty();

    /** What is to be projected where; with the problem whose losses are wanted, once there is time for them. */
    private record Order(Plane plane, List<OverlaidRun> runs, double wanted, Optional<Subject> subject) {
        boolean sameAs(Order other) {
            return plane == other.plane && runs.equals(other.runs) && subject.isPresent() == other.subject.isPresent();
        }
    }

    private record Seen(Order order, List<Trajectory> paths) {}

    public Overlays(RunModel run, RunsModel runs) {
        this.run = run;
        this.runs = runs;
        projecting = new NewestWork<>(Overlays::project, this::projected, failure -> runs.complain(Text.of("runs.overlay-failed", failure.toString())));
        runs.overlaid(folders::get);
        run.setOverlay(this::over);
        // The problem of a run that was opened has been made: losses in the plane can be had.
        run.refusalProperty().subscribe(run::overlay);
        runs.shownProperty().subscribe(shown -> shown.ifPresent(this::remove));
    }

    private static Seen project(Order order) {
        List<Trajectory> paths = order.runs().stream().flatMap(one -> one.in(order.plane(), order.wanted()).stream()).toList();
        return new Seen(order, order.subject().map(subject -> OverlaidRun.withInPlaneLosses(order.plane(), paths, subject, () -> false)).orElse(paths));
    }

    private void projected(Seen result) {
        seen = Optional.of(result);
        run.overlay();
    }

    /** Lays a run over the one that is shown, as soon as it has been read. */
    public void add(RunEntry entry) {
        runs.io().execute(() -> {
            try {
                SavedRun saved = RunFolder.open(entry.folder());
                OverlaidRun read = OverlaidRun.of(entry.name(), saved);
                OverlaidRun whole = runs.paths().of(entry.folder()).map(read::along).orElse(read);
                FxThread.run(() -> add(entry.folder(), whole));
            } catch (ExperimentException e) {
                FxThread.run(() -> refused(entry.name(), e.getMessage()));
            } catch (RuntimeException e) {
                FxThread.run(() -> refused(entry.name(), e.toString()));
            }
        });
    }

    private void refused(String name, String why) {
        runs.complain(Text.of("runs.overlay-refused", name, why));
        changed();
    }

    private void add(Path folder, OverlaidRun read) {
        Optional<String> refusal = plane().flatMap(read::refusal);
        if (refusal.isPresent()) {
            refused(read.name(), refusal.get());
            return;
        }
        chosen.put(folder, read);
        changed();
        boolean other = run.experimentProperty().get().filter(shown -> !shown.problem().equals(read.experiment().problem())).isPresent();
        List<String> remarks = new ArrayList<>();
        if (other) {
            remarks.add(Text.of("runs.other-problem", read.name()));
        }
        if (!read.note().isEmpty()) {
            remarks.add(Text.of("runs.through-checkpoints", read.name(), read.paths().points()));
        }
        if (!remarks.isEmpty()) {
            runs.tell(String.join(" ", remarks));
        }
    }

    private Optional<Plane> plane() {
        return run.frameProperty().get().flatMap(Frame::slice).map(Slice::plane);
    }

    /** Takes a run away again. */
    public void remove(Path folder) {
        if (chosen.remove(folder) != null) {
            changed();
        }
    }

    private void changed() {
        folders.set(Set.copyOf(chosen.keySet()));
        run.overlay();
    }

    /** The frame with the runs that fit it. */
    private Frame over(Frame frame) {
        if (chosen.isEmpty()) {
            tellRefusals(Map.of());
            return frame;
        }
        Optional<Plane> plane = frame.slice().map(Slice::plane);
        Map<Path, String> refused = new LinkedHashMap<>();
        plane.ifPresent(now -> chosen.forEach((folder, one) -> one.refusal(now).ifPresent(why -> refused.put(folder, why))));
        tellRefusals(refused);
        List<OverlaidRun> fitting = named(chosen.entrySet().stream().filter(entry -> !refused.containsKey(entry.getKey())).map(Map.Entry::getValue).toList());
        if (plane.isEmpty() || fitting.isEmpty()) {
            return OverlaidRun.over(frame, fitting, List.of());
        }
        double wanted = run.experimentProperty().get().map(shown -> shown.slice().explained()).orElse(0.0);
        boolean resting = switch (frame.phase()) {
            case DONE, STOPPED, FAILED -> true;
            default -> false;
        };
        Order order = new Order(plane.get(), fitting, wanted, resting ? run.subject() : Optional.empty());
        boolean known = seen.filter(now -> now.order().sameAs(order)).isPresent();
        if (!known && asked.filter(order::sameAs).isEmpty()) {
            asked = Optional.of(order);
            projecting.request(order);
        }
        // Without their losses in the plane, or with those of a moment ago, the paths lie where they lie.
        List<Trajectory> paths = seen.filter(now -> now.order().plane() == order.plane() && now.order().runs().equals(fitting)).map(Seen::paths).orElse(List.of());
        return OverlaidRun.over(frame, fitting, paths);
    }

    /** Two runs of one name are numbered. */
    private static List<OverlaidRun> named(List<OverlaidRun> runs) {
        Set<String> taken = new HashSet<>();
        List<OverlaidRun> named = new ArrayList<>();
        for (OverlaidRun one : runs) {
            String name = one.name();
            for (int n = 2; !taken.add(name); n++) {
                name = one.name() + " (" + n + ")";
            }
            named.add(name.equals(one.name()) ? one : one.named(name));
        }
        return named;
    }

    private void tellRefusals(Map<Path, String> now) {
        Map<Path, String> before = refusals.get();
        if (!now.equals(before)) {
            refusals.set(Map.copyOf(now));
            String news = now.entrySet().stream().filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                    .map(entry -> Text.of("runs.overlay-refused", chosen.get(entry.getKey()).name(), entry.getValue())).collect(Collectors.joining(" "));
            if (!news.isEmpty()) {
                runs.complain(news);
            }
        }
    }

    /** The folders of the runs that are laid over the one that is shown. */
    public ReadOnlyObjectProperty<Set<Path>> foldersProperty() {
        return folders.getReadOnlyProperty();
    }

    /** Which of these do not fit the plane that is shown, and why. */
    public ReadOnlyObjectProperty<Map<Path, String>> refusalsProperty() {
        return refusals.getReadOnlyProperty();
    }
}
