package org.saddlescope.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class UndoStackTest {
    private final UndoStack<String> stack = new UndoStack<>("");

    private void type(String text) {
        stack.push("change name", text, Optional.of("name"));
    }

    @Test
    void changesWithTheSameKeyInARowAreOne() {
        type("a");
        type("ab");
        type("abc");
        stack.undo();
        assertEquals("", stack.current());
        assertEquals(Optional.empty(), stack.undoName());
        stack.redo();
        assertEquals("abc", stack.current());
    }

    @Test
    void anotherKeyASealOrAnUndoBeginsAnEntryOfItsOwn() {
        type("a");
        stack.push("change notes", "a!", Optional.of("notes"));
        type("b");
        stack.seal();
        type("c");
        stack.undo();
        assertEquals("b", stack.current());
        type("d");
        stack.undo();
        assertEquals("b", stack.current());
        stack.undo();
        assertEquals("a!", stack.current());
        assertEquals(Optional.of("change notes"), stack.undoName());
        assertEquals(Optional.of("change name"), stack.redoName());
    }

    @Test
    void aNewChangeForgetsWhatWasUndone() {
        stack.push("one", "1", Optional.empty());
        stack.undo();
        stack.push("two", "2", Optional.empty());
        assertEquals(Optional.empty(), stack.redoName());
        stack.redo();
        assertEquals("2", stack.current());
    }

    @Test
    void typingBackToWhereItBeganLeavesNothingToUndo() {
        type("a");
        type("");
        assertEquals(Optional.empty(), stack.undoName());
    }

    @Test
    void aChangeToAnEqualValueIsNone() {
        stack.push("one", "1", Optional.empty());
        stack.undo();
        stack.push("nothing", "", Optional.empty());
        assertEquals(Optional.of("one"), stack.redoName());
    }
}
