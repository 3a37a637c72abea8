package org.saddlescope.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import org.testfx.api.FxRobot;

/** Files let go over a window. The events are those of the toolkit; the file manager is not there to be dragged from. */
final class Drop {
    private Drop() {}

    /** Holds files over the middle of the scene and lets them go there, where the window takes them. */
    static boolean on(FxRobot robot, Scene scene, Path... paths) {
        boolean[] taken = new boolean[1];
        robot.interact(() -> {
            Dragboard board = DragboardHelper.createDragboard(copying(Toolkit.getToolkit().createLocalClipboard()));
            List<File> files = List.of(paths).stream().map(Path::toFile).toList();
            board.setContent(Map.of(DataFormat.FILES, files));
            DragEvent over = event(DragEvent.DRAG_OVER, scene, board);
            Event.fireEvent(scene, over);
            taken[0] = over.isAccepted();
            if (taken[0]) {
                Event.fireEvent(scene, event(DragEvent.DRAG_DROPPED, scene, board));
            }
        });
        return taken[0];
    }

    /** A clipboard of the program itself is no drag; a file manager's lets what it holds be copied. */
    private static TKClipboard copying(TKClipboard held) {
        return (TKClipboard) Proxy.newProxyInstance(Drop.class.getClassLoader(), new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) -> method.getName().equals("getTransferModes") ? EnumSet.of(TransferMode.COPY) : method.invoke(held, arguments));
    }

    private static DragEvent event(EventType<DragEvent> type, Scene scene, Dragboard board) {
        double x = scene.getWidth() / 2;
        double y = scene.getHeight() / 2;
        return new DragEvent(scene, scene, type, board, x, y, scene.getWindow().getX() + x, scene.getWindow().getY() + y,
                TransferMode.COPY, null, scene, new PickResult(scene.getRoot(), x, y));
    }
}
