package adapter;

import client.Http;
import client.SocketFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import json.Json;

/** The network of a client under test: numbers attempts and requests, and takes down what the client does. */
final class Network implements SocketFactory, Http {
    private final VirtualExecutor executor;
    private final List<FakeSocket> sockets = new ArrayList<>();
    private final List<CompletableFuture<Answer>> requests = new ArrayList<>();
    private List<Object> outputs = new ArrayList<>();

    Network(VirtualExecutor executor) {
        this.executor = executor;
    }

    /** Takes down an output, with its members as names and values in turn. */
    void write(String output, Object... members) {
        executor.requireThread();
        Map<String, Object> written = Json.object("output", output);
        written.putAll(Json.object(members));
        outputs.add(written);
    }

    /** Gives what was taken down since the last time. */
    List<Object> takeOutputs() {
        List<Object> taken = outputs;
        outputs = new ArrayList<>();
        return taken;
    }

    @Override
    public Socket open(String url, Listener listener) {
        FakeSocket socket = new FakeSocket(sockets.size() + 1, listener);
        sockets.add(socket);
        write("openAttempt", "attempt", socket.number, "transport", "websocket", "url", url);
        return socket;
    }

    @Override
    public CompletableFuture<Answer> post(String url, List<Map.Entry<String, String>> headers, String body) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        requests.add(answer);
        List<Object> pairs = new ArrayList<>();
        headers.forEach(header -> pairs.add(List.of(header.getKey(), header.getValue())));
        write("authRequest", "request", requests.size(), "method", "POST", "url", url, "headers", pairs, "body", body);
        return answer;
    }

    FakeSocket socket(int number) {
        return sockets.get(number - 1);
    }

    void answer(int number, Answer answer) {
        requests.get(number - 1).complete(answer); // does nothing where the client has given it up
    }

    /** What the client holds instead of a socket. */
    final class FakeSocket implements Socket {
        private final int number;
        private final Listener listener;
        private boolean isOver;

        private FakeSocket(int number, Listener listener) {
            this.number = number;
            this.listener = listener;
        }

        @Override
        public void send(String text) {
            write("sendText", "attempt", number, "text", text);
        }

        @Override
        public void close() {
            if (!isOver) {
                isOver = true;
                write("closeAttempt", "attempt", number);
            }
        }

        Listener listener() {
            return listener;
        }

        /** The other side has ended it, so that there is nothing to close. */
        Listener over() {
            isOver = true;
            return listener;
        }
    }
}
