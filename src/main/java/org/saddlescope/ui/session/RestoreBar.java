package org.saddlescope.ui.session;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.RunDigest;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers what a program that was killed had not saved: the changes of its experiment, and the run that was going on. A bar in
 * the window, which nobody has to answer. Lives on the JavaFX application thread; files are read on the I/O thread.
 */
public final class RestoreBar extends HBox {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreBar.class);

    private final Deeds deeds;
    private final Executor io;
    private final Label message = new Label();
    private final Button edits = button("restoreEdits", this::restoreEdits);
    private final Button open = button("restoreOpenRun", this::openRun);
    private final Button again = button("restoreTrainAgain", this::trainAgain);
    private final Button discard = button("restoreDiscard", this::discard);
    private final Deque<Offer> offers = new ArrayDeque<>();
    private boolean restored;
    private boolean showsRun;

    /** What the window does with what is restored. */
    public interface Deeds {
        /**
         * Puts the changes back into the form.
         *
         * @param keepRun whether the run that is shown belongs to them
         */
        void restore(Experiment saved, Experiment edited, Optional<Path> file, boolean keepRun, Runnable afterwards);

        /** @param alone whether the form keeps what it holds */
        void open(Path run, boolean alone);

        /** @param alone whether the form keeps what it holds */
        void train(Experiment experiment, boolean alone);
    }

    /** What one killed program has left. */
    private record Offer(SessionFiles.Orphan orphan, Optional<Experiment> saved, Optional<Experiment> edited, Optional<Path> run, Optional<RunDigest> digest,
                         Optional<Experiment> trained) {}

    public RestoreBar(Deeds deeds, Executor io) {
        this.deeds = deeds;
        this.io = io;
        setId("restoreBar");
        getStyleClass().add("restore-bar");
        message.setId("restoreMessage");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(message, Priority.ALWAYS);
        message.setMaxWidth(Double.MAX_VALUE);
        edits.setText(Text.of("restore.edits"));
        again.setText(Text.of("restore.again"));
        discard.setText(Text.of("restore.discard"));
        Tips.on(again, Text.of("restore.again.doc"));
        getChildren().setAll(message, edits, open, again, discard);
        show(false);
    }

    private static Button button(String id, Runnable deed) {
        Button button = new Button();
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> deed.run());
        return button;
    }

    /** Looks for what was left, in the background. */
    public void look(SessionFiles files) {
        io.execute(() -> {
            List<Offer> found = files.orphans().stream().map(RestoreBar::read).flatMap(Optional::stream).toList();
            FxThread.run(() -> {
                offers.addAll(found);
                next();
            });
        });
    }

    private static Optional<Offer> read(SessionFiles.Orphan orphan) {
        KeptSession session = orphan.session();
        Optional<Experiment> edited = decode(session.experiment());
        Optional<Path> run = Optional.of(session.run()).filter(text -> !text.isEmpty()).map(Path::of).filter(RunFolder::isRunFolder);
        Optional<RunDigest> digest = Optional.empty();
        Optional<Experiment> trained = Optional.empty();
        try {
            if (run.isPresent()) {
                digest = Optional.of(RunDigest.of(run.get()));
                trained = Optional.of(RunFolder.experimentOf(run.get()));
            }
        } catch (ExperimentException e) {
            LOG.warn("The run that was going on cannot be offered: {}", e.getMessage());
            run = Optional.empty();
        }
        // One that came to its end after all is in the list like any other.
        boolean over = digest.filter(known -> known.end().isPresent()).isPresent();
        if (edited.isEmpty() && (run.isEmpty() || over)) {
            orphan.discard();
            return Optional.empty();
        }
        return Optional.of(new Offer(orphan, decode(session.saved()).or(() -> edited), edited, over ? Optional.empty() : run, digest, trained));
    }

    private static Optional<Experiment> decode(String json) {
        try {
            return json.isEmpty() ? Optional.empty() : Optional.of(ExperimentFile.decode(json, ""));
        } catch (ExperimentException e) {
            LOG.warn("Unsaved changes cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void next() {
        restored = false;
        showsRun = false;
        show(!offers.isEmpty());
        if (!offers.isEmpty()) {
            refresh();
        }
    }

    private void show(boolean on) {
        setVisible(on);
        setManaged(on);
    }

    private void refresh() {
        Offer offer = offers.getFirst();
        boolean changes = offer.edited().isPresent() && !restored;
        boolean run = offer.run().isPresent() && !showsRun;
        if (!changes && !run) {
            discard();
            return;
        }
        String name = offer.edited().map(Experiment::name).or(() -> offer.digest().map(RunDigest::name)).orElse("");
        String ran = offer.digest().map(RunDigest::name).orElse("");
        message.setText(changes && run ? Text.of("restore.both", name, ran) : changes ? Text.of("restore.changes", name) : Text.of("restore.run", ran));
        offer.digest().ifPresent(digest -> open.setText(Text.of("restore.open", Integer.toString(digest.step()), Integer.toString(digest.total()))));
        visible(edits, changes);
        visible(open, run);
        visible(again, run);
        Tips.on(discard, run && !changes ? Text.of("restore.discard.run") : Text.of("restore.discard.doc"));
    }

    private static void visible(Button button, boolean on) {
        button.setVisible(on);
        button.setManaged(on);
    }

    private void restoreEdits() {
        Offer offer = offers.getFirst();
        Optional<Path> file = Optional.of(offer.orphan().session().file()).filter(text -> !text.isEmpty()).map(Path::of);
        deeds.restore(offer.saved().orElseThrow(), offer.edited().orElseThrow(), file, showsRun, () -> {
            restored = true;
            refresh();
        });
    }

    private void openRun() {
        Offer offer = offers.getFirst();
        deeds.open(offer.run().orElseThrow(), restored);
        showsRun = true;
        refresh();
    }

    private void trainAgain() {
        Offer offer = offers.getFirst();
        deeds.train(offer.trained().orElseThrow(), restored);
        showsRun = true;
        refresh();
    }

    private void discard() {
        SessionFiles.Orphan orphan = offers.removeFirst().orphan();
        io.execute(orphan::discard);
        next();
    }

    /** What has not been answered is offered again at the next start. */
    public void close() {
        List<SessionFiles.Orphan> left = offers.stream().map(Offer::orphan).toList();
        offers.clear();
        io.execute(() -> left.forEach(SessionFiles.Orphan::release));
    }
}
