package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.saddlescope.experiment.Experiment.PlaneSpec;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.landscape.Direction;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Repeats;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.SliceGrid;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.landscape.Volume;

/**
 * Slices a subject as its experiment says: one slice, several draws of random directions, or a box. What has been
 * computed is written every few seconds, so that whatever ends the program, the next one takes it up where it was; the
 * finished files have the same bytes as uninterrupted ones.
 */
public final class Slicer {
    /** A value, a mark, a residual, and the copies of them that are looked at and written while it goes on. */
    private static final int BYTES_PER_POINT = 64;
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);

    private final Experiment experiment;
    private final SliceSpec spec;
    private final double[] current;
    private final RunPaths paths;
    private final Surveyor surveyor;
    private final Surveyor.Site site;
    private final Optional<Direction> third;
    private final Path folder;
    private final SliceStore store;
    private final Duration between;
    private final List<SliceTarget> targets = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Hears how it comes along. */
    @FunctionalInterface
    public interface Listener {
        /** @param stage what is being computed; {@code done} of {@code total} points */
        void progress(String stage, long done, long total);
    }

    /**
     * What came of it.
     *
     * @param slice        the slice, the first draw, or the middle layer of a box
     * @param trajectories the paths in its plane
     * @param marks        known critical points in it
     * @param repeats      all draws, where there are several
     * @param volume       the box, where one was asked for
     * @param files        what was written
     * @param complete     whether everything was computed
     */
    public record Outcome(Slice slice, List<Trajectory> trajectories, List<Frame.Mark> marks, Optional<Repeats> repeats,
                          Optional<Volume> volume, List<Path> files, boolean complete) {
        public Outcome {
            trajectories = List.copyOf(trajectories);
            marks = List.copyOf(marks);
            files = List.copyOf(files);
        }

        /** As a figure of a run takes it. */
        public Frame frame() {
            return new Frame(complete ? Frame.Phase.DONE : Frame.Phase.STOPPED, List.of(), Optional.of(slice), trajectories, marks,
                    slice.cells(), slice.values().length, Double.NaN, Double.NaN, "");
        }
    }

    /**
     * Chooses the plane and looks what is there already.
     *
     * @param at     the point to slice around
     * @param paths  to choose the plane by and to draw on it; may be none
     * @param folder where files go; made where it is not there
     * @throws ExperimentException where there is no such plane or quantity, or the folder cannot be made
     */
    public Slicer(Subject subject, Subject.Point at, RunPaths paths, Path folder) throws ExperimentException {
        this(subject, at, paths, folder, BETWEEN_WRITES);
    }

    Slicer(Subject subject, Subject.Point at, RunPaths paths, Path folder, Duration between) throws ExperimentException {
        this.experiment = subject.experiment();
        this.spec = experiment.slice();
        this.current = at.theta();
        this.paths = paths;
        this.folder = folder;
        this.between = between;
        surveyor = new Surveyor(experiment, subject.problem(), paths.names(), subject.checkpoints(), subject::minima);
        site = surveyor.site(new Session.SliceRequest(experiment.plane(), experiment.grid(), false), current, paths);
        store = new SliceStore(SliceStore.fingerprint(experiment), surveyor.sampler().values());
        third = spec.layers() > 1 ? Optional.of(surveyor.third(experiment.plane(), site.plane(), current)) : Optional.empty();
        requireMemory();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(folder, e), e);
        }
        prepare();
    }

    private void requireMemory() throws ExperimentException {
        double points = (double) site.grid().cells() * spec.layers() * spec.repeats();
        long room = Runtime.getRuntime().maxMemory();
        if (points * BYTES_PER_POINT > room / 2.0) {
            throw new ExperimentException(String.format(Locale.ROOT, "slice: %.0f points need about %.0f bytes, more than half of the %d that the "
                    + "program has; a smaller grid, or fewer layers or repeats", points, points * BYTES_PER_POINT, room));
        }
    }

    private void prepare() throws ExperimentException {
        if (third.isPresent()) {
            double[] gamma = gamma();
            Optional<Volume> before = volumeBefore();
            SliceGrid grid = before.map(volume -> site.grid().joining(volume.layers().getFirst().alpha(),
                    volume.layers().getFirst().beta())).orElse(site.grid());
            for (int k = 0; k < gamma.length; k++) {
                double g = gamma[k];
                Plane layer = Volume.layer(site.plane(), third.get(), g);
                Path file = layerFile(k);
                Optional<Slice> known = before.flatMap(volume -> volume.layers().stream().skip(Math.max(0,
                        Arrays.binarySearch(volume.gamma(), g))).limit(Arrays.binarySearch(volume.gamma(), g) < 0 ? 0 : 1).findFirst());
                targets.add(target(file, layer, grid, known));
            }
            return;
        }
        for (int draw = 0; draw < spec.repeats(); draw++) {
            Plane plane = draw == 0 ? site.plane() : redrawn(draw);
            targets.add(target(folder.resolve(name() + (spec.repeats() > 1 ? "-draw" + (draw + 1) : "") + ".npz"), plane, site.grid(),
                    Optional.empty()));
        }
        if (spec.repeats() > 1) {
            // All draws are to have one grid, and each what is known of it.
            SliceGrid grid = targets.getFirst().grid();
            targets.replaceAll(target -> target.on(grid));
        }
    }

    private SliceTarget target(Path file, Plane plane, SliceGrid grid, Optional<Slice> known) {
        if (known.isPresent()) {
            return new SliceTarget(file, plane, grid, known);
        }
        SliceStore.Found found = store.find(file, plane, spec.quantity().label());
        if (!found.refusal().isEmpty()) {
            notes.add(found.refusal());
        }
        return new SliceTarget(file, plane, found.joined(grid), found.slice());
    }

    private Plane redrawn(int draw) throws ExperimentException {
        PlaneSpec.Random first = (PlaneSpec.Random) experiment.plane();
        PlaneSpec other = new PlaneSpec.Random(first.normalisation(), first.ignoreBias(), first.seed() + draw, first.orthogonalise());
        return surveyor.site(new Session.SliceRequest(other, experiment.grid(), false), current, paths).plane();
    }

    private double[] gamma() {
        List<Double> depth = spec.depth().orElse(List.of(-1.0, 1.0));
        return SliceGrid.of(new GridRange(depth.get(0), depth.get(1), 0, 1), spec.layers(), 1).alpha();
    }

    private Optional<Volume> volumeBefore() {
        Path file = file();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            VolumeFile.Content content = VolumeFile.read(file);
            Volume volume = content.volume();
            if (!Arrays.equals(volume.third().vector(), third.orElseThrow().vector())) {
                notes.add(file + " is of another third direction and is replaced");
                return Optional.empty();
            }
            int middle = volume.layers().size() / 2;
            SliceStore.Found found = store.judge(file, volume.layers().get(middle), content.problem(),
                    Volume.layer(site.plane(), third.orElseThrow(), volume.gamma()[middle]), spec.quantity().label());
            if (!found.refusal().isEmpty()) {
                notes.add(found.refusal());
            }
            return found.slice().map(_ -> volume);
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            notes.add(file + " cannot be read as a box and is replaced");
            return Optional.empty();
        }
    }

    /** The name of its files: the plane, what distinguishes it from others of its kind, the quantity. */
    public String name() {
        String plane = switch (experiment.plane()) {
            case PlaneSpec.Random random -> "random-" + random.seed();
            case PlaneSpec.Axes(int first, int second) -> "axes-" + first + "-" + second;
            case PlaneSpec.Hessian hessian -> "hessian-" + end(hessian.first()) + "-" + end(hessian.second());
            case PlaneSpec.Between between -> "between-" + FileNames.of(between.from()) + "-" + FileNames.of(between.to());
            case PlaneSpec.Points points -> "points-" + FileNames.of(points.origin()) + "-" + FileNames.of(points.first()) + "-"
                    + FileNames.of(points.second());
            case PlaneSpec.FromFile(String file, _) -> "directions-" + FileNames.of(Path.of(file).getFileName().toString());
            case PlaneSpec.Principal(String optimizer, _) when !optimizer.isBlank() -> "principal-" + FileNames.of(optimizer);
            default -> Schema.nameOf(experiment.plane());
        };
        return plane + (site.plane().isLine() ? "-line" : "") + (third.isPresent() ? "-box" : "") + "-" + spec.quantity().id();
    }

    /** The n-th eigenvalue from the top or the bottom of the spectrum. */
    private static String end(int index) {
        return index >= 0 ? "top" + (index + 1) : "bottom" + -index;
    }

    /** The plane that was chosen. */
    public Plane plane() {
        return site.plane();
    }

    /** Files that are there and cannot be continued, each with the reason; they will be replaced. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Points of all slices together. */
    public long points() {
        return targets.stream().mapToLong(target -> target.grid().cells()).sum();
    }

    /** Of those, how many have not been computed yet. */
    public long missing() {
        return targets.stream().mapToLong(SliceTarget::missing).sum();
    }

    /** How long what is missing will take, in seconds, from timing a few points. */
    public double estimate(BooleanSupplier cancelled) {
        long missing = missing();
        if (missing == 0) {
            return 0;
        }
        return SliceTiming.secondsAPoint(surveyor.sampler(), targets.getFirst(), cancelled) * missing;
    }

    /**
     * Computes what is missing and writes it.
     *
     * @throws ExperimentException where a file cannot be written
     */
    public Outcome slice(Listener listener, BooleanSupplier cancelled) throws ExperimentException {
        SliceKeeper keeper = new SliceKeeper(surveyor, paths, store.problem(), between, listener, points() - missing(), points());
        try {
            return third.isPresent() ? box(keeper, cancelled) : draws(keeper, cancelled);
        } catch (SliceKeeper.Failed e) {
            throw new ExperimentException(FileProblem.describe(folder, e.problem()), e);
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(folder, e), e);
        }
    }

    private Outcome draws(SliceKeeper keeper, BooleanSupplier cancelled) throws IOException {
        List<Slice> slices = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        List<Trajectory> shown = List.of();
        for (SliceTarget target : targets) {
            keeper.begin(target);
            Slice slice = surveyor.sampler().sample(target.plane(), target.grid(), target.known(), cancelled, keeper);
            List<Trajectory> trajectories = keeper.trajectories();
            if (slice.complete()) {
                trajectories = surveyor.withInPlaneLosses(target.plane(), trajectories, cancelled);
            }
            if (slice.cells() > 0) {
                keeper.write(slice, trajectories);
                files.add(target.file());
            }
            shown = slices.isEmpty() ? trajectories : shown;
            slices.add(slice);
        }
        Optional<Repeats> repeats = spec.repeats() > 1 ? Optional.of(new Repeats(slices)) : Optional.empty();
        if (repeats.isPresent() && slices.stream().allMatch(Slice::complete)) {
            Path file = folder.resolve(name() + "-" + spec.repeats() + "draws.npz");
            RepeatsFile.write(file, repeats.get());
            files.add(file);
        }
        return new Outcome(slices.getFirst(), shown, surveyor.marks(slices.getFirst().plane()), repeats, Optional.empty(), files,
                slices.stream().allMatch(Slice::complete) && !cancelled.getAsBoolean());
    }

    private Outcome box(SliceKeeper keeper, BooleanSupplier cancelled) throws IOException {
        Volume volume = Volume.sample(surveyor.sampler(), site.plane(), third.orElseThrow(), targets.getFirst().grid(), gamma(),
                place -> targets.get(place).known(), cancelled, place -> keeper.begin(targets.get(place)), (soFar, place) -> {
                    if (soFar.layers().get(place).cells() > 0 && !soFar.complete()) {
                        keeper.write(soFar.layers().get(place), keeper.trajectories());
                    }
                });
        List<Path> files = new ArrayList<>();
        if (volume.complete()) {
            VolumeFile.write(file(), new VolumeFile.Content(volume, store.problem()));
            files.add(file());
            for (SliceTarget target : targets) {
                Files.deleteIfExists(target.file());
            }
        } else {
            targets.stream().map(SliceTarget::file).filter(Files::exists).forEach(files::add);
        }
        Slice middle = volume.layers().get(volume.layers().size() / 2);
        List<Trajectory> trajectories = surveyor.projected(middle.plane(), paths.paths());
        return new Outcome(middle, volume.complete() ? surveyor.withInPlaneLosses(middle.plane(), trajectories, cancelled) : trajectories,
                surveyor.marks(middle.plane()), Optional.empty(), Optional.of(volume), files, volume.complete());
    }

    private Path file() {
        return folder.resolve(name() + ".npz");
    }

    private Path layerFile(int place) {
        return folder.resolve(String.format(Locale.ROOT, "%s-layer%03d.npz", name(), place));
    }
}
