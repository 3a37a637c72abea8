package org.saddlescope.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Downloads single files over HTTP. Bytes go to NAME.part, which becomes NAME once its size and SHA-256 are right; a part
 * that is there already is gone on with (RFC 9110, Range), and a server that does not know ranges starts anew.
 */
public final class Download {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int BUFFER = 1 << 16;

    private final Duration patience;

    /** @param patience how long a server may say nothing */
    public Download(Duration patience) {
        this.patience = patience;
    }

    static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    /**
     * @throws DataException where the server does not answer, the file ends early or is another one; the message names
     *                       the address, what was expected and what found
     */
    void to(URI source, Path target, KnownSet.File file, Fetch.Progress progress) throws DataException, InterruptedException {
        Path part = part(target);
        try {
            long have = Files.exists(part) ? Files.size(part) : 0;
            if (have > file.bytes()) {
                Files.delete(part);
                have = 0;
            }
            if (have < file.bytes()) {
                HttpClient client = HttpClient.newBuilder().connectTimeout(patience)
                        .followRedirects(HttpClient.Redirect.NORMAL).build();
                try {
                    receive(client, source, part, have, file, progress);
                } finally {
                    // Not close: that one waits for what a server that fell silent still owes.
                    client.shutdownNow();
                }
            }
            verify(source, part, file);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DataException(part + ": " + e.getMessage(), e);
        }
    }

    private void receive(HttpClient client, URI source, Path part, long have, KnownSet.File file, Fetch.Progress progress)
            throws IOException, DataException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(patience);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        HttpResponse<InputStream> response;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw new DataException(source + ": no answer within " + patience.toMillis() / 1000.0 + " s", e);
        } catch (ConnectException e) {
            throw new DataException(source + ": no connection to " + source.getHost(), e);
        } catch (IOException e) {
            throw new DataException(source + ": " + (e.getMessage() == null ? e.toString() : e.getMessage()), e);
        }
        try (InputStream body = response.body()) {
            boolean goesOn = response.statusCode() == PARTIAL && response.headers().firstValue("Content-Range")
                    .filter(range -> range.startsWith("bytes " + have + "-")).isPresent();
            if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
                // The part is of a file that is no longer there.
                Files.delete(part);
            }
            if (response.statusCode() != OK && !goesOn) {
                throw new DataException(source + ": expected the file, found the answer " + response.statusCode()
                        + (response.statusCode() == RANGE_NOT_SATISFIABLE ? " to what was there of it, which is removed" : ""));
            }
            long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            long start = goesOn ? have : 0;
            if (length >= 0 && start + length > file.bytes()) {
                throw new DataException(source + ": expected " + file.bytes() + " bytes, found " + (start + length));
            }
            try (OutputStream out = goesOn ? Files.newOutputStream(part, StandardOpenOption.APPEND) : Files.newOutputStream(part)) {
                copy(source, body, out, start, file, progress);
            }
        }
    }

    /** Copies at most what the file should have; a server that falls silent is given up after the patience. */
    private void copy(URI source, InputStream body, OutputStream out, long start, KnownSet.File file, Fetch.Progress progress)
            throws IOException, DataException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        long have = start;
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
            AtomicBoolean silent = new AtomicBoolean();
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                // Closing the body is what ends a read that waits.
                ScheduledFuture<?> silence = clock.schedule(() -> giveUp(body, silent), patience.toMillis(), TimeUnit.MILLISECONDS);
                int read = -1;
                Exception cause = null;
                try {
                    read = body.read(buffer);
                } catch (IOException e) {
                    cause = e;
                } finally {
                    silence.cancel(false);
                }
                if (silent.get()) {
                    throw new DataException(source + ": silent for " + patience.toMillis() / 1000.0 + " s after " + have + " of "
                            + file.bytes() + " bytes", cause);
                }
                if (read < 0) {
                    if (have < file.bytes()) {
                        throw new DataException(source + ": truncated: expected " + file.bytes() + " bytes, found " + have, cause);
                    }
                    return;
                }
                if (have + read > file.bytes()) {
                    throw new DataException(source + ": expected " + file.bytes() + " bytes, found more");
                }
                out.write(buffer, 0, read);
                have += read;
                progress.at(file.name(), have, file.bytes());
            }
        }
    }

    private static void giveUp(InputStream body, AtomicBoolean silent) {
        silent.set(true);
        try {
            body.close();
        } catch (IOException e) {
            // It is being given up; whoever reads it is told by its end.
        }
    }

    private static void verify(URI source, Path part, KnownSet.File file) throws IOException, DataException {
        String found = sha256(part);
        if (!found.equals(file.sha256())) {
            Files.delete(part);
            throw new DataException(source + ": corrupted, or another file: expected SHA-256 " + file.sha256() + ", found " + found
                    + "; it is removed");
        }
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
