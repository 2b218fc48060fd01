package adapter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import json.Json;

/** Talks with the simulator, as docs/adapter-protocol.md tells: knows the runs under way by their numbers. */
public final class Adapter {
    private final Map<Integer, Run> runs = new HashMap<>();
    private final Run.Maker maker;
    private final Consumer<String> say;

    Adapter(Run.Maker maker, Consumer<String> say) {
        this.maker = maker;
        this.say = say;
        say.accept(Json.write(Json.object("protocol", 1, "client", "jvm-example", "release", "1.0")));
    }

    public static void main(String[] arguments) throws IOException {
        converse(Program::new);
    }

    /** Reads lines to the end of the standard input. */
    static void converse(Run.Maker maker) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err); // whatever the client prints is no answer
        Adapter adapter = new Adapter(maker, line -> {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            answers.write(bytes, 0, bytes.length);
            answers.flush();
        });
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            adapter.hear(Line.read(line));
        }
    }

    void hear(Line line) {
        int number = line.whole("run");
        if (line.has("begin")) {
            Run run = new Run(line.object("begin"), maker);
            runs.put(number, run);
            answer(number, run.begun());
        } else if (line.has("end")) {
            runs.remove(number);
        } else if (runs.containsKey(number)) {
            answer(number, runs.get(number).take(line));
        }
    }

    private void answer(int number, Map<String, Object> answer) {
        Map<String, Object> line = Json.object("run", number);
        line.putAll(answer);
        say.accept(Json.write(line));
        if (answer.containsKey("threw")) {
            runs.remove(number);
        }
    }
}
