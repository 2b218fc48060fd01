package adapter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import json.Json;
import tests.Check;

/** Breaks when the adapter answers otherwise than docs/adapter-protocol.md says. */
public final class AdapterTests {
    private static final Path PROTOCOL = Path.of("docs", "adapter-protocol.md"); // the tests are started in the root of the project
    private static final Pattern OF_ITS_OWN = Pattern.compile(",\"reads\":\\{[^}]*}|&client=[^\"]*");

    private static final String NOTHING = "{\"run\":1,\"outputs\":[],\"state\":\"initialized\",\"deadline\":null}";

    private AdapterTests() {
    }

    public static void Answers_as_the_document_says() throws IOException {
        List<String> lines = Files.readAllLines(PROTOCOL).stream().filter(line -> line.matches("[<>] \\{.*")).toList();
        Check.holds(lines.size() > 8, "the document shows no conversation");
        Talk talk = new Talk();
        lines.stream().filter(line -> line.startsWith(">")).forEach(line -> talk.tell(line.substring(2)));
        List<String> expected = lines.stream().filter(line -> line.startsWith("<")).skip(1).map(AdapterTests::inSubstance).toList();
        Check.equal(expected, talk.said().stream().skip(1).map(line -> inSubstance("< " + line)).toList());
        Check.equal("{\"protocol\":1,\"client\":\"jvm-example\",\"release\":\"1.0\"}", talk.said().get(0));
    }

    public static void Shows_the_socket_id_in_the_handler_of_connected() {
        Map<String, Object> connected = new Talk().connect(1);
        Check.equal("stateChange stateEvent", Talk.kinds(connected));
        Check.equal(Map.of("state", "connected", "socketId", "1.1"), Talk.output(connected, 1).get("reads"));
    }

    public static void Fires_timers_on_deadlineReached_only() {
        Talk talk = new Talk();
        talk.begin(1);
        Check.equal("4000", talk.input(1, 0, "created").get("deadline").toString());
        Check.equal("", Talk.kinds(talk.input(1, 4000, "wallClockJumped", "by", 5)));
        Map<String, Object> fired = talk.input(1, 4000, "deadlineReached");
        Check.equal("closeAttempt connectingIn", Talk.kinds(fired));
        Check.equal("6000", fired.get("deadline").toString());
    }

    public static void Fires_all_that_is_due() {
        Talk talk = new Talk();
        talk.connect(1);
        Check.equal("sendText", Talk.kinds(talk.input(1, 120_060, "deadlineReached")));
        Map<String, Object> late = talk.input(1, 400_000, "deadlineReached");
        Check.equal("closeAttempt stateChange stateEvent stateChange stateEvent openAttempt", Talk.kinds(late));
        Check.equal("connecting", late.get("state"));
        Check.equal("404000", late.get("deadline").toString());
    }

    public static void Rests_without_a_deadline() {
        Talk talk = new Talk();
        talk.connect(1);
        Map<String, Object> gone = talk.input(1, 100, "disconnect");
        Check.equal("closeAttempt stateChange stateEvent", Talk.kinds(gone));
        Check.equal(null, gone.get("deadline"));
    }

    public static void The_wall_clock_may_jump_before_there_is_a_client() {
        Talk talk = new Talk();
        talk.begin(1);
        Check.equal(NOTHING, Json.write(talk.input(1, 0, "wallClockJumped", "by", -5)));
    }

    public static void A_client_that_is_not_to_connect_waits_for_the_call() {
        Talk talk = new Talk();
        talk.begin(1, "connectOnCreate", false);
        Check.equal("", Talk.kinds(talk.input(1, 0, "created")));
        Check.equal("stateChange stateEvent openAttempt", Talk.kinds(talk.input(1, 5, "connect")));
    }

    public static void A_socket_that_is_closed_is_not_closed_again() {
        Talk talk = new Talk();
        talk.connect(1);
        Map<String, Object> closed = talk.input(1, 5000, "attemptClosed", "attempt", 1, "code", 1006, "reason", "", "clean", false);
        Check.equal("stateChange stateEvent stateChange stateEvent openAttempt", Talk.kinds(closed));
    }

    public static void Asks_for_authentication_and_subscribes() {
        Talk talk = new Talk();
        talk.connect(1);
        Map<?, ?> request = Talk.output(talk.input(1, 70, "subscribe", "channel", "private-é"), 0);
        Check.equal("socket_id=1.1&channel_name=private-%C3%A9&a=b%20c", request.get("body"));
        List<String> form = List.of("Content-Type", "application/x-www-form-urlencoded");
        Check.equal(List.of(form, List.of("X-Token", "t")), request.get("headers"));
        String grant = "{\"auth\":\"key:proof\"}";
        Map<String, Object> granted = talk.input(1, 80, "authAnswered", "request", 1, "status", 200, "body", grant);
        String subscribe = "{\"event\":\"pusher:subscribe\",\"data\":{\"channel\":\"private-é\",\"auth\":\"key:proof\"}}";
        Check.equal(subscribe, Talk.output(granted, 0).get("text"));
    }

    public static void Two_runs_at_once_see_nothing_of_each_other() {
        Talk talk = new Talk();
        talk.begin(1);
        talk.begin(2, "encrypted", true);
        Map<String, Object> first = talk.input(1, 0, "created");
        Map<String, Object> second = talk.input(2, 0, "created");
        Map<String, Object> failed = talk.input(2, 1000, "attemptFailed", "attempt", 1, "reason", "refused");
        Map<String, Object> opened = talk.input(1, 50, "attemptOpened", "attempt", 1);
        talk.end(2);
        Map<String, Object> connected = talk.input(1, 60, "textReceived", "attempt", 1, "text", Talk.HANDSHAKE);
        Check.holds(Talk.output(first, 2).get("url").toString().startsWith("ws://"), first);
        Check.holds(Talk.output(second, 2).get("url").toString().startsWith("wss://"), second);
        Check.equal("2 3000", failed.get("run") + " " + failed.get("deadline"));
        Check.equal("1 4000", opened.get("run") + " " + opened.get("deadline"));
        Check.equal("1 connected", connected.get("run") + " " + connected.get("state"));
    }

    public static void A_run_is_forgotten_and_another_may_have_its_number() {
        Talk talk = new Talk();
        talk.connect(1);
        talk.end(1);
        talk.tell("{\"run\":1,\"now\":70,\"input\":\"connect\"}");
        Check.equal(5, talk.said().size()); // the hello and four answers
        Check.equal(NOTHING, Json.write(talk.begin(1)));
    }

    public static void An_exception_of_a_call_is_threw() {
        expectThrew("java.lang.IllegalStateException: x is null", (executor, network) -> {
            throw new IllegalStateException("x is null");
        });
    }

    public static void An_exception_of_a_task_is_threw() {
        expectThrew("java.lang.ArithmeticException: / by zero", (executor, network) -> executor.submit(() -> 1 / List.of().size()));
    }

    public static void An_exception_of_a_timer_is_threw() {
        Talk talk = new Talk(broken((executor, network) -> executor.schedule(() -> 1 / List.of().size(), 10, TimeUnit.MILLISECONDS)));
        talk.connect(1);
        Check.equal("80", talk.input(1, 70, "subscribe", "channel", "news").get("deadline").toString());
        Check.equal("{\"run\":1,\"threw\":\"java.lang.ArithmeticException: / by zero\"}", Json.write(talk.input(1, 80, "deadlineReached")));
    }

    public static void An_error_is_threw_too() {
        expectThrew("java.lang.StackOverflowError: too deep", (executor, network) -> {
            throw new StackOverflowError("too deep");
        });
    }

    public static void Work_on_another_thread_is_threw() {
        String message = "java.lang.IllegalStateException: the thread ‘stray’ works for the client; keep all its work on the executor";
        expectThrew(message, (executor, network) -> runAsStray(() -> executor.execute(() -> { })));
        expectThrew(message, (executor, network) -> runAsStray(() -> network.open("ws://x", null)));
    }

    public static void What_the_client_prints_is_no_answer_and_texts_are_in_UTF_8() throws IOException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfile.encoding=US-ASCII",
                "-cp", System.getProperty("java.class.path"), "adapter.NoisyMain").start();
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(Json.write(Json.object("run", 1, "begin", Talk.setup())) + "\n");
            input.write("{\"run\":1,\"now\":0,\"input\":\"created\"}\n");
            input.write("{\"run\":1,\"now\":0,\"input\":\"attemptClosed\",\"attempt\":1,");
            input.write("\"code\":4500,\"reason\":\"é😀\",\"clean\":true}\n");
        }
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        Check.equal(4, lines.size());
        String payload = "{\"type\":\"PusherError\",\"data\":{\"code\":4500,\"message\":\"é😀\"}}";
        Check.equal(payload, Talk.output(Json.readObject(lines.get(3)), 0).get("payload"));
        Check.equal(List.of("noise"), process.errorReader(StandardCharsets.UTF_8).lines().toList());
    }

    /** The run of a client that breaks where it is to subscribe ends there, and the next one is sound. */
    private static void expectThrew(String threw, BiConsumer<VirtualExecutor, Network> harm) {
        Talk talk = new Talk(broken(harm));
        talk.connect(1);
        Check.equal(threw, talk.input(1, 70, "subscribe", "channel", "news").get("threw"));
        talk.end(1);
        Check.equal("connected", talk.connect(2).get("state"));
    }

    private static void runAsStray(Runnable task) {
        CompletableFuture.runAsync(task, runner -> new Thread(runner, "stray").start()).handle((value, error) -> value).join();
    }

    private static Run.Maker broken(BiConsumer<VirtualExecutor, Network> harm) {
        return (setup, executor, network) -> new Program(setup, executor, network) {
            @Override
            void take(Line line) {
                if (line.text("input").equals("subscribe")) {
                    harm.accept(executor, network);
                } else {
                    super.take(line);
                }
            }
        };
    }

    /** A line without what clients may do differently: their names in the URL, and how much of itself a client shows. */
    private static String inSubstance(String line) {
        return OF_ITS_OWN.matcher(line.substring(2)).replaceAll("");
    }
}
