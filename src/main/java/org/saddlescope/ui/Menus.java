package org.saddlescope.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.saddlescope.experiment.Surface;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.document.Documents;
import org.saddlescope.ui.document.ExperimentStore;
import org.saddlescope.ui.document.SampleGroup;
import org.saddlescope.ui.experiment.HistoryMenu;
import org.saddlescope.ui.experiment.Words;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.settings.ViewOptions;
import org.saddlescope.ui.timeline.Playback;
import org.saddlescope.ui.timeline.TimelineCommands;
import org.saddlescope.ui.views.ViewMenu;

/** The menu bar: commands, and the choices that are lists. */
final class Menus {
    private final Actions actions;
    private final Documents documents;
    private final ExperimentStore store;
    private final ObjectProperty<Settings> settings;
    private final ViewOptions options;
    private final ObjectProperty<Pace> pace;
    private final Executor io;
    private final ViewMenu views;

    Menus(Actions actions, ViewMenu views, Documents documents, ExperimentStore store, ObjectProperty<Settings> settings, ViewOptions options, ObjectProperty<Pace> pace, Executor io) {
        this.actions = actions;
        this.views = views;
        this.documents = documents;
        this.store = store;
        this.settings = settings;
        this.options = options;
        this.pace = pace;
        this.io = io;
    }

    MenuBar bar() {
        MenuBar bar = new MenuBar(
                menu("menu-File", Text.of("menu.file"), item(actions.form.gallery), samples(), item(actions.open), item(actions.openFolder), recent(), gap(), item(actions.save), item(actions.saveAs), gap(),
                        item(actions.export), item(actions.animation), gap(), item(actions.quit)),
                menu("menu-Edit", Text.of("menu.edit"), item(actions.undo), item(actions.redo), new HistoryMenu(documents.document()), item(actions.runs.undoDelete), gap(), item(actions.copyFigure), item(actions.form.search), gap(), item(actions.preferences)),
                menu("menu-View", Text.of("menu.view"), item(actions.form.json), gap(), item(actions.logScale), choice(Text.of("menu.colourMap"), "colours", ColourMap.onOffer(),
                                map -> Words.of(map.name()), options.coloursProperty()), item(actions.range.lock), item(actions.range.edit),
                        quantities(), gap(), cameras(), timeline(), gap(), item(actions.runs.show), views.views(), views.moves(), item(actions.views.maximise), item(actions.views.reset),
                        gap(), item(actions.views.lecture), item(actions.views.keys), views.type(), choice(Text.of("menu.theme"), "theme", List.of(Settings.ThemeChoice.values()), Settings.ThemeChoice::label, options.themeChoiceProperty()),
                        item(actions.fullScreen)),
                menu("menu-Run", Text.of("menu.run"), item(actions.trainOrPause), item(actions.step), item(actions.stop),
                        choice(Text.of("menu.speed"), "pace", List.of(Pace.values()), Pace::label, pace), gap(), item(actions.steering.steer), item(actions.steering.kick),
                        item(actions.steering.useRun), gap(), item(actions.recompute), item(actions.recentre),
                        menu("menu-sliceMore", Text.of("menu.sliceMore"), item(actions.steering.around), actions.steering.whose(), item(actions.steering.scrub), gap(),
                                item(actions.steering.live), item(actions.steering.follow)),
                        gap(), item(actions.look), item(actions.instrumentsHere.get(0)), item(actions.instrumentsHere.get(1)),
                        item(actions.instrumentsHere.get(2)), item(actions.instrumentsHere.get(3)), item(actions.instrumentsHere.get(4)),
                        item(actions.path),
                        gap(), menu("menu-lessons", Text.of("menu.lesson"), item(actions.lessons.lesson), item(actions.lessons.next), item(actions.lessons.back))),
                menu("menu-Help", Text.of("menu.help"), item(actions.samples), item(actions.conditions), item(actions.shortcuts), gap(), item(actions.log), item(actions.about)));
        bar.setId("menus");
        bar.setUseSystemMenuBar(true);
        return bar;
    }

    private static Menu menu(String id, String name, MenuItem... items) {
        Menu menu = new Menu(name);
        menu.setId(id);
        menu.getItems().setAll(items);
        return menu;
    }

    private static MenuItem item(Command command) {
        return command.menuItem();
    }

    private static MenuItem gap() {
        return new SeparatorMenuItem();
    }

    private Menu samples() {
        Menu menu = new Menu(Text.of("menu.newFromSample"));
        menu.setId("menu-new");
        CompletableFuture<List<ExperimentStore.Sample>> listed = store.listed();
        if (listed.isDone()) {
            fill(menu, listed.join());
        } else {
            listed.thenAccept(samples -> FxThread.later(() -> fill(menu, samples)));
        }
        return menu;
    }

    private void fill(Menu menu, List<ExperimentStore.Sample> listed) {
        Map<SampleGroup, List<ExperimentStore.Sample>> groups = listed.stream()
                .collect(Collectors.groupingBy(ExperimentStore.Sample::group, () -> new EnumMap<>(SampleGroup.class), Collectors.toList()));
        groups.forEach((group, samples) -> {
            Menu shelf = new Menu(group.label());
            shelf.setId("menu-samples-" + group.name().toLowerCase(Locale.ROOT));
            shelf.setMnemonicParsing(false);
            shelf.getItems().setAll(samples.stream().map(this::sample).toList());
            menu.getItems().add(shelf);
        });
    }

    private MenuItem sample(ExperimentStore.Sample sample) {
        MenuItem item = new MenuItem(sample.name());
        item.setId("sample-" + sample.id());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> documents.open(sample));
        return item;
    }

    private Menu recent() {
        Menu menu = new Menu(Text.of("menu.openRecent"));
        menu.setId("menu-recent");
        settings.subscribe(now -> {
            menu.getItems().setAll(now.recent().stream().map(this::recentItem).toList());
            menu.setDisable(now.recent().isEmpty());
        });
        // Whether files are still there is asked when it matters, and not on this thread: a share may answer late.
        menu.setOnShowing(event -> List.copyOf(menu.getItems()).forEach(item -> io.execute(() -> {
            boolean missing = !Files.exists(Path.of((String) item.getUserData()));
            FxThread.run(() -> item.setDisable(missing));
        })));
        return menu;
    }

    private MenuItem recentItem(String file) {
        Path path = Path.of(file);
        String folder = path.getParent() == null ? "" : "  –  " + path.getParent();
        MenuItem item = new MenuItem(path.getFileName() + folder);
        item.setMnemonicParsing(false);
        item.setUserData(file);
        item.setOnAction(event -> documents.open(path));
        return item;
    }

    /** The quantities of a surface from elsewhere; those of a run are in the toolbar. */
    private Menu quantities() {
        Menu menu = new Menu(Text.of("menu.quantityOfTheFile"));
        menu.setId("menu-surface");
        documents.surfaceProperty().subscribe(surface -> {
            ToggleGroup group = new ToggleGroup();
            menu.getItems().setAll(surface.map(Surface::quantities).orElse(List.of()).stream().map(quantity -> {
                RadioMenuItem item = new RadioMenuItem(quantity);
                item.setMnemonicParsing(false);
                item.setToggleGroup(group);
                item.setSelected(surface.filter(shown -> shown.slice().quantity().equals(quantity)).isPresent());
                item.setOnAction(event -> documents.show(quantity));
                return item;
            }).toList());
            menu.setDisable(menu.getItems().size() < 2);
        });
        return menu;
    }

    private Menu timeline() {
        TimelineCommands commands = actions.timeline;
        Menu menu = new Menu(Text.of("menu.timeline"));
        menu.setId("menu-timeline");
        commands.all().forEach(command -> menu.getItems().add(item(command)));
        menu.getItems().add(gap());
        menu.getItems().add(choice(Text.of("menu.playbackSpeed"), "playback", List.of(Playback.Speed.values()), Playback.Speed::label, commands.playback.speedProperty()));
        return menu;
    }

    private Menu cameras() {
        Menu menu = new Menu(Text.of("menu.camera"));
        menu.setId("menu-camera");
        actions.cameras.forEach(command -> menu.getItems().add(item(command)));
        menu.getItems().addAll(gap(), item(actions.resetView), item(actions.keepCamera));
        return menu;
    }

    private static <T> Menu choice(String name, String id, List<T> values, Function<T, String> label, Property<T> chosen) {
        Menu menu = new Menu(name);
        menu.setId("menu-" + id);
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            RadioMenuItem item = new RadioMenuItem(label.apply(value));
            item.setId("menu-" + id + "-" + value.toString().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setSelected(value.equals(chosen.getValue()));
            item.setOnAction(event -> chosen.setValue(value));
            chosen.subscribe(now -> {
                if (value.equals(now)) {
                    item.setSelected(true);
                }
            });
            menu.getItems().add(item);
        }
        return menu;
    }
}
