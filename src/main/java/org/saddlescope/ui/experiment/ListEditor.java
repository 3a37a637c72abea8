package org.saddlescope.ui.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.experiment.Schema;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** Edits a list of values of a sealed interface as cards that can be added, duplicated and removed. */
final class ListEditor extends Editor {
    private final FormContext form;
    private final Schema.Union union;
    private final int least;
    private final int most;
    private final VBox cards = new VBox();
    private final Complaint complaint;
    private final Button add = new Button();
    private final VBox box = new VBox();
    private final List<VariantEditor> editors = new ArrayList<>();
    private List<Object> values = List.of();

    ListEditor(Field field, Schema.Union union, int least, int most, FormContext form) {
        super(field);
        this.union = union;
        this.least = least;
        this.most = most;
        this.form = form;
        String one = one();
        add.setText(Text.of("form.list.add", one));
        add.setId("add-" + field.id());
        add.setMaxWidth(Double.MAX_VALUE);
        add.setOnAction(event -> restructure(Text.of("form.edit.add", one), values.size(),
                form.starters().of(union.options().getFirst().record(), field.path() + "." + values.size(), Optional.empty())));
        cards.getStyleClass().add("cards");
        box.getStyleClass().add("list");
        complaint = new Complaint(field);
        box.getChildren().setAll(cards, complaint.node(), add);
        form.problems().watch(field.path(), complaint::show);
    }

    private String one() {
        return Words.inSentence(Words.of(union.type().getSimpleName()));
    }

    /** Inserts an element and shows the list anew: every element behind it has another path now. */
    private void restructure(String name, int index, Object inserted) {
        List<Object> next = new ArrayList<>(values);
        next.add(index, inserted);
        replace(name, next);
    }

    private void replace(String name, List<Object> next) {
        show(List.copyOf(next));
        report(new Edit(name, Optional.empty()), values);
    }

    private void remove(int index) {
        List<Object> next = new ArrayList<>(values);
        next.remove(index);
        replace(Text.of("form.edit.remove", one()), next);
    }

    private Node card(int index) {
        VariantEditor editor = new VariantEditor(field().element(index, union), union, form);
        editor.show(values.get(index));
        editor.listen((edit, value) -> {
            List<Object> next = new ArrayList<>(values);
            next.set(index, value);
            values = List.copyOf(next);
            report(edit, values);
        });
        Button duplicate = button("duplicate", Text.of("form.list.duplicate", one()), index);
        duplicate.setDisable(values.size() >= most);
        duplicate.setOnAction(event -> restructure(Text.of("form.edit.duplicate", one()), index + 1, values.get(index)));
        Button remove = button("remove", Text.of("form.list.remove", one()), index);
        remove.setDisable(values.size() <= least);
        remove.setOnAction(event -> remove(index));
        editor.heading().getChildren().addAll(duplicate, remove);
        editors.add(editor);
        HBox.setHgrow(editor.node(), Priority.ALWAYS);
        VBox card = new VBox(editor.node());
        card.getStyleClass().add("card");
        return card;
    }

    private Button button(String action, String text, int index) {
        Region icon = new Region();
        icon.getStyleClass().addAll("icon", "icon-" + action);
        Button button = new Button("", icon);
        button.getStyleClass().add("flat");
        button.setId(action + "-" + field().id() + "-" + index);
        button.setAccessibleText(text);
        Tips.on(button, text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    @Override
    Node node() {
        return box;
    }

    @Override
    void show(Object list) {
        List<Object> next = List.copyOf((List<?>) list);
        if (next.size() == values.size()) {
            values = next;
            for (int i = 0; i < next.size(); i++) {
                editors.get(i).show(next.get(i));
            }
            return;
        }
        values = next;
        editors.forEach(Editor::dispose);
        editors.clear();
        cards.getChildren().clear();
        for (int i = 0; i < values.size(); i++) {
            cards.getChildren().add(card(i));
        }
        add.setDisable(values.size() >= most);
    }

    @Override
    boolean filter(FormSearch search) {
        boolean own = search.finds(field());
        boolean any = own;
        for (int i = 0; i < editors.size(); i++) {
            boolean hit = editors.get(i).filter(own ? FormSearch.ALL : search);
            Node card = cards.getChildren().get(i);
            card.setVisible(hit);
            card.setManaged(hit);
            any |= hit;
        }
        add.setVisible(own);
        add.setManaged(own);
        return any;
    }

    @Override
    void dispose() {
        editors.forEach(Editor::dispose);
        form.problems().forget(field().path());
    }

    @Override
    boolean wide() {
        return true;
    }
}
