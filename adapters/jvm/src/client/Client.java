package client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import json.Json;

/**
 * A small client of the Pusher connection protocol. It knows nothing of any simulator.
 *
 * <p>Its methods may be called by any thread. What it does, it does in tasks of the executor, which must have a single
 * thread. Handlers are called there, too.
 */
public final class Client {
    private static final String HOST = "ws.pusherapp.com";
    private static final List<Long> RETRY_WAITS = List.of(2_000L, 4_000L, 6_000L, 8_000L, 10_000L); // all in milliseconds
    private static final long UNAVAILABLE_AFTER = 30_000;
    private static final long RETRY_INTERVAL = 10_000;
    private static final long RECONNECT_FLOOR = 1_000;
    private static final long BACK_OFF = 1_000;

    private final Options options;
    private final ScheduledExecutorService executor;
    private final LongSupplier nanoTime;
    private final SocketFactory sockets;
    private final Channels channels;
    private final List<BiConsumer<String, Object>> handlers = new CopyOnWriteArrayList<>();
    private final List<MessageHandler> messageHandlers = new CopyOnWriteArrayList<>();

    private volatile State state = State.INITIALIZED;
    private volatile String socketId;
    private boolean isSecure;
    private Attempt attempt; // null between two
    private long started;
    private int failures;
    private Future<?> pause;
    private Future<?> unavailable;

    /** Hears a message of a channel; data is JSON text, or empty. */
    @FunctionalInterface
    public interface MessageHandler {
        void hear(String channel, String event, String data);
    }

    /** Makes a client. <code>System::nanoTime</code> is the usual clock. */
    public Client(Options options, ScheduledExecutorService executor, LongSupplier nanoTime, SocketFactory sockets, Http http) {
        this.options = options;
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.sockets = sockets;
        this.channels = new Channels(this, options, executor, http);
        this.isSecure = options.encrypted();
    }

    // What the program calls.

    /** The handler hears every event of the connection, with its data. */
    public void bind(BiConsumer<String, Object> handler) {
        handlers.add(handler);
    }

    /** The handler hears every message of the channels. */
    public void bindMessages(MessageHandler handler) {
        messageHandlers.add(handler);
    }

    public State state() {
        return state;
    }

    /** The id of the connection; null where there is none. */
    public String socketId() {
        return socketId;
    }

    public void connect() {
        executor.execute(() -> {
            if (state == State.INITIALIZED || state == State.DISCONNECTED) {
                enterConnecting();
                startAfter(0);
            } else if (isWaiting() && attempt == null) {
                startAfter(0);
            }
        });
    }

    public void disconnect() {
        executor.execute(() -> {
            if (isWaiting() || isConnected()) {
                stop();
                rest();
            }
        });
    }

    public void subscribe(String channel) {
        executor.execute(() -> channels.subscribe(channel));
    }

    public void unsubscribe(String channel) {
        executor.execute(() -> channels.unsubscribe(channel));
    }

    /** Sends an event of the program's to a channel; data is what JSON can write. */
    public void trigger(String channel, String event, Object data) {
        executor.execute(() -> channels.trigger(channel, event, data));
    }

    // What the operating system says.

    public void online() {
        executor.execute(() -> {
            if (isWaiting()) {
                startAfter(0);
            }
        });
    }

    public void offline() {
        executor.execute(() -> {
            if (isConnected()) {
                hearEnd(0);
            }
        });
    }

    // What an attempt says.

    void accept(String id) {
        cancel(unavailable);
        failures = 0;
        socketId = id;
        change(State.CONNECTED);
        channels.askForAll();
    }

    void hear(Message message) {
        Message heard = isConnected() ? channels.sort(message) : null;
        if (heard != null) {
            messageHandlers.forEach(handler -> handler.hear(heard.channel(), heard.event(), heard.data()));
        }
    }

    void tellError(int code, String message) {
        var data = code == 0 ? Json.object("message", message) : Json.object("code", code, "message", message);
        emit("error", Json.object("type", "PusherError", "data", data));
    }

    /** The connection or attempt has ended with a code, or 0. */
    void hearEnd(int code) {
        stop();
        boolean wasLost = isConnected();
        if (code > 4000 && code < 4100 || code == 4000 && isSecure) {
            rest();
            return;
        }
        isSecure = isSecure || code == 4000;
        if (wasLost) {
            change(State.DISCONNECTED);
            enterConnecting();
        }
        startAfter(pauseAfter(code, wasLost));
    }

    private long pauseAfter(int code, boolean wasLost) {
        long sinceStart = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - started);
        if (code == 4000) {
            return 0;
        }
        if (state == State.UNAVAILABLE) {
            return RETRY_INTERVAL - sinceStart;
        }
        if (code >= 4100 && code < 4200) {
            return BACK_OFF;
        }
        if (wasLost || code >= 4200 && code < 4300) {
            return RECONNECT_FLOOR - sinceStart;
        }
        failures++;
        return RETRY_WAITS.get(Math.min(failures, RETRY_WAITS.size()) - 1);
    }

    // Attempts.

    private void startAfter(long milliseconds) {
        stop();
        if (milliseconds <= 0) {
            start();
        } else {
            emit("connecting_in", (milliseconds + 999) / 1000);
            pause = executor.schedule(this::start, milliseconds, TimeUnit.MILLISECONDS);
        }
    }

    private void start() {
        started = nanoTime.getAsLong();
        attempt = new Attempt(this, options, executor);
        attempt.start(sockets, url());
    }

    private void stop() {
        cancel(pause);
        channels.forgetAnswers();
        if (attempt != null) {
            attempt.close();
            attempt = null;
            socketId = null;
        }
    }

    void send(String event, String channel, Object data) {
        if (attempt != null) {
            attempt.send(event, channel, data);
        }
    }

    private String url() {
        String origin = isSecure ? "wss://" + HOST + ":443" : "ws://" + HOST + ":80";
        return origin + "/app/" + Channels.escape(options.key()) + "?protocol=7&client=jvm-example&version=1.0";
    }

    // States.

    boolean isConnected() {
        return state == State.CONNECTED;
    }

    private boolean isWaiting() {
        return state == State.CONNECTING || state == State.UNAVAILABLE;
    }

    private void enterConnecting() {
        failures = 0;
        cancel(unavailable);
        unavailable = executor.schedule(() -> change(State.UNAVAILABLE), UNAVAILABLE_AFTER, TimeUnit.MILLISECONDS);
        change(State.CONNECTING);
    }

    private void rest() {
        cancel(unavailable);
        change(State.DISCONNECTED);
    }

    private void change(State current) {
        State previous = state;
        state = current;
        emit("state_change", new StateChange(previous, current));
        emit(current.toString(), null);
    }

    void emit(String event, Object data) {
        handlers.forEach(handler -> handler.accept(event, data));
    }

    private static void cancel(Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
