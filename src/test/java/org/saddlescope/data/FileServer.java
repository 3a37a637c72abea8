package org.saddlescope.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback interface whose files can be made to fail in the ways that servers do. */
public final class FileServer implements AutoCloseable {
    /** What a file does. */
    public enum Mood { WELL, NO_RANGES, ENDS_EARLY, FALLS_SILENT, NEVER_ANSWERS, IS_GONE }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.WELL;

    public FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI base() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getAddress().getPort() + "/data/");
    }

    public void put(String name, byte[] content) {
        files.put(name, content);
    }

    public void mood(Mood next) {
        mood = next;
    }

    /** The Range headers of all requests, "" for none. */
    public List<String> ranges() {
        return ranges;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "" : range);
            byte[] content = files.get(exchange.getRequestURI().getPath().replaceFirst(".*/", ""));
            if (mood == Mood.NEVER_ANSWERS) {
                waitForTheEnd();
                return;
            }
            if (content == null || mood == Mood.IS_GONE) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            int from = range == null || mood == Mood.NO_RANGES ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            if (from > 0) {
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
            OutputStream out = exchange.getResponseBody();
            boolean part = mood == Mood.ENDS_EARLY || mood == Mood.FALLS_SILENT;
            out.write(content, from, part ? (content.length - from) / 2 : content.length - from);
            out.flush();
            if (mood == Mood.FALLS_SILENT) {
                waitForTheEnd();
            }
        }
    }

    private void waitForTheEnd() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
