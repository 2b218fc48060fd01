package adapter;

import client.Client;
import client.Http.Answer;
import client.Options;
import client.State;
import client.StateChange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import json.Json;

/** Makes the client, calls it, and listens to it. What knows the client is in here: replace it for a client of your own. */
class Program {
    private static final Set<String> STATES = Stream.of(State.values()).map(State::toString).collect(Collectors.toSet());

    private final Network network;
    private final Client client;

    Program(Map<String, Object> setup, VirtualExecutor executor, Network network) {
        this.network = network;
        Options options = new Options(
                (String) setup.get("key"), (Boolean) setup.get("encrypted"),
                (String) setup.get("authEndpoint"), pairs(setup.get("authParams")), pairs(setup.get("authHeaders")),
                duration(setup.get("activityTimeout")), duration(setup.get("pongTimeout")));
        client = new Client(options, executor, executor::nanoTime, network, network);
        client.bind(this::hear);
        client.bindMessages((channel, event, data) -> network.write("channelEvent", "channel", channel, "name", event, "data", data));
        if ((Boolean) setup.get("connectOnCreate")) {
            client.connect();
        }
    }

    String state() {
        return client.state().toString();
    }

    /** Does what an input says. */
    void take(Line line) {
        switch (line.text("input")) {
            case "connect" -> client.connect();
            case "disconnect", "pageLeft" -> client.disconnect();
            case "networkOnline" -> client.online();
            case "networkOffline" -> client.offline();
            case "subscribe" -> client.subscribe(line.text("channel"));
            case "unsubscribe" -> client.unsubscribe(line.text("channel"));
            case "trigger" -> client.trigger(line.text("channel"), line.text("event"), Json.read(line.text("data")));
            default -> arrive(line);
        }
    }

    /** Hands the client what the network has for it. */
    private void arrive(Line line) {
        switch (line.text("input")) {
            case "attemptOpened" -> socketOf(line).listener().opened();
            case "textReceived" -> socketOf(line).listener().textReceived(line.text("text"));
            case "attemptClosed" -> socketOf(line).over().closed(line.whole("code"), line.text("reason"));
            case "attemptFailed" -> socketOf(line).over().failed(new IOException(line.text("reason")));
            case "authAnswered" -> network.answer(line.whole("request"), new Answer(line.whole("status"), line.text("body")));
            default -> throw new IllegalArgumentException("there is no input ‘" + line.text("input") + "’");
        }
    }

    private Network.FakeSocket socketOf(Line line) {
        return network.socket(line.whole("attempt"));
    }

    private void hear(String event, Object data) {
        if (data instanceof StateChange change) {
            String previous = change.previous().toString();
            network.write("stateChange", "previous", previous, "current", change.current().toString(), "reads", reads());
        } else if (STATES.contains(event)) {
            network.write("stateEvent", "state", event, "reads", reads());
        } else if (event.equals("connecting_in")) {
            network.write("connectingIn", "seconds", data);
        } else if (event.equals("error")) {
            network.write("error", "payload", Json.write(data));
        } else {
            network.write("otherEvent", "name", event, "data", data == null ? "" : Json.write(data));
        }
    }

    private Map<String, Object> reads() {
        return Json.object("state", state(), "socketId", client.socketId());
    }

    private static Duration duration(Object milliseconds) {
        return milliseconds instanceof Json.Numeral number ? Duration.ofMillis(Long.parseLong(number.text())) : null;
    }

    private static List<Map.Entry<String, String>> pairs(Object items) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (Object item : (List<?>) items) {
            List<?> pair = (List<?>) item;
            pairs.add(Map.entry((String) pair.get(0), (String) pair.get(1)));
        }
        return pairs;
    }
}
