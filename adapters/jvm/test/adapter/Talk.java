package adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import json.Json;
import tests.Check;

/** Plays the simulator to an adapter in this process. */
final class Talk {
    static final String HANDSHAKE = Json.write(Json.object(
            "event", "pusher:connection_established", "data", "{\"socket_id\":\"1.1\",\"activity_timeout\":120}"));

    private final List<String> said = new ArrayList<>();
    private final Adapter adapter;

    Talk() {
        this(Program::new);
    }

    Talk(Run.Maker maker) {
        adapter = new Adapter(maker, said::add);
    }

    static Map<String, Object> setup() {
        return Json.object(
                "key", "app-key", "encrypted", false, "authTransport", "ajax", "authEndpoint", "/pusher/auth",
                "authParams", List.of(List.of("a", "b c")), "authHeaders", List.of(List.of("X-Token", "t")),
                "activityTimeout", null, "pongTimeout", null, "transports", List.of("websocket"), "connectOnCreate", true);
    }

    /** All that the adapter has said. */
    List<String> said() {
        return said;
    }

    void tell(String line) {
        adapter.hear(Line.read(line));
    }

    Map<String, Object> ask(String line) {
        int before = said.size();
        tell(line);
        Check.equal(before + 1, said.size());
        return Json.readObject(said.get(before));
    }

    Map<String, Object> begin(int run, Object... members) {
        Map<String, Object> setup = setup();
        setup.putAll(Json.object(members));
        return ask(Json.write(Json.object("run", run, "begin", setup)));
    }

    void end(int run) {
        tell(Json.write(Json.object("run", run, "end", true)));
    }

    Map<String, Object> input(int run, int now, String input, Object... members) {
        Map<String, Object> line = Json.object("run", run, "now", now, "input", input);
        line.putAll(Json.object(members));
        return ask(Json.write(line));
    }

    /** Begins a run, and brings its client to the state connected. */
    Map<String, Object> connect(int run) {
        begin(run);
        input(run, 0, "created");
        input(run, 50, "attemptOpened", "attempt", 1);
        return input(run, 60, "textReceived", "attempt", 1, "text", HANDSHAKE);
    }

    static List<?> outputs(Map<String, Object> answer) {
        return (List<?>) answer.get("outputs");
    }

    static Map<?, ?> output(Map<String, Object> answer, int place) {
        return (Map<?, ?>) outputs(answer).get(place);
    }

    /** What the client did, by name. */
    static String kinds(Map<String, Object> answer) {
        return String.join(" ", outputs(answer).stream().map(output -> (String) ((Map<?, ?>) output).get("output")).toList());
    }
}
