package client;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import json.Json;

/** One connection from its start to its end: the handshake, then messages, and a look at whether the server is still there. */
final class Attempt implements SocketFactory.Listener {
    private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(4);

    private final Client client;
    private final Options options;
    private final ScheduledExecutorService executor;
    private SocketFactory.Socket socket;
    private Future<?> timer;
    private long silence;
    private boolean isAccepted;
    private boolean isOver;

    Attempt(Client client, Options options, ScheduledExecutorService executor) {
        this.client = client;
        this.options = options;
        this.executor = executor;
    }

    void start(SocketFactory sockets, String url) {
        socket = sockets.open(url, this);
        setTimer(TIMEOUT, () -> end(0));
    }

    void send(String event, String channel, Object data) {
        socket.send(Message.write(event, channel, data));
    }

    void close() {
        isOver = true;
        timer.cancel(false);
        socket.close();
    }

    // What the socket says, by whichever thread.

    @Override
    public void opened() {
        // The server speaks first.
    }

    @Override
    public void textReceived(String text) {
        executeWhileAlive(() -> take(text));
    }

    @Override
    public void closed(int code, String reason) {
        executeWhileAlive(() -> {
            if (code >= 4000 && code < 5000) {
                client.tellError(code, reason);
            }
            end(code);
        });
    }

    @Override
    public void failed(Exception cause) {
        executeWhileAlive(() -> end(0));
    }

    private void executeWhileAlive(Runnable task) {
        executor.execute(() -> {
            if (!isOver) {
                task.run();
            }
        });
    }

    private void end(int code) {
        close();
        client.hearEnd(code);
    }

    private void setTimer(long nanoseconds, Runnable task) {
        if (timer != null) {
            timer.cancel(false);
        }
        timer = executor.schedule(() -> {
            if (!isOver) {
                task.run();
            }
        }, nanoseconds, TimeUnit.NANOSECONDS);
    }

    // Messages.

    private void take(String text) {
        if (isAccepted) {
            setTimer(silence, this::askForASign);
        }
        Message message = Message.read(text);
        if (message == null) {
            client.tellError(0, "a message that is not a JSON object with an event");
            return;
        }
        switch (message.event()) {
            case "pusher:connection_established" -> takeHandshake(message.data());
            case "pusher:error" -> takeError(message.data());
            case "pusher:ping" -> answerPing();
            default -> client.hear(message);
        }
    }

    private void takeHandshake(String data) {
        Map<String, Object> handshake = Message.objectIn(data);
        if (handshake == null || !(handshake.get("socket_id") instanceof String socketId)) {
            client.tellError(0, "a handshake without a socket id");
        } else if (!isAccepted) {
            isAccepted = true;
            double longest = options.activityTimeout().toMillis() / 1000.0;
            double told = handshake.get("activity_timeout") instanceof Json.Numeral number ? number.value() : 0;
            silence = Math.round((told > 0 ? Math.min(told, longest) : longest) * 1e9);
            setTimer(silence, this::askForASign);
            client.accept(socketId);
        }
    }

    private void takeError(String data) {
        Map<String, Object> notice = data.isEmpty() ? Map.of() : Message.objectIn(data);
        String message = notice == null ? data : notice.get("message") instanceof String told ? told : "";
        int code = notice == null ? 0 : whole(notice.get("code"));
        client.tellError(code, message);
        if (!isAccepted && code >= 4000 && code < 4300) {
            end(code);
        }
    }

    private void answerPing() {
        if (isAccepted) {
            send("pusher:pong", null, Map.of());
        }
    }

    private void askForASign() {
        send("pusher:ping", null, Map.of());
        setTimer(options.pongTimeout().toNanos(), () -> end(0));
    }

    /** A number without a fraction, or 0. */
    private static int whole(Object value) {
        return value instanceof Json.Numeral number && number.text().matches("-?[0-9]{1,9}") ? Integer.parseInt(number.text()) : 0;
    }
}
