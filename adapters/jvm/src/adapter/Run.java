package adapter;

import java.util.Map;
import json.Json;

/** One run: an executor, a network and a program of its own. */
final class Run {
    private final Map<String, Object> setup;
    private final Maker maker;
    private final VirtualExecutor executor = new VirtualExecutor();
    private final Network network = new Network(executor);
    private Program program;

    /** Makes the program of a run. */
    @FunctionalInterface
    interface Maker {
        Program make(Map<String, Object> setup, VirtualExecutor executor, Network network);
    }

    Run(Map<String, Object> setup, Maker maker) {
        this.setup = setup;
        this.maker = maker;
    }

    /** What is said when the run begins, before any input. */
    Map<String, Object> begun() {
        return answer();
    }

    /** Takes one input, and gives the answer. */
    Map<String, Object> take(Line line) {
        executor.setMilliseconds(line.milliseconds("now"));
        switch (line.text("input")) {
            case "deadlineReached" -> executor.fireTimers();
            case "wallClockJumped" -> { } // this client never reads that clock; it may jump before there is a client
            case "created" -> run(() -> program = maker.make(setup, executor, network));
            default -> run(() -> program.take(line));
        }
        return answer();
    }

    private void run(Runnable task) {
        executor.execute(task);
        executor.runToRest();
    }

    private Map<String, Object> answer() {
        if (!executor.thrown().isEmpty()) {
            Throwable error = executor.thrown().get(0);
            error.printStackTrace(); // to standard error
            return Json.object("threw", error.toString());
        }
        String state = program == null ? "initialized" : program.state();
        return Json.object("outputs", network.takeOutputs(), "state", state, "deadline", executor.deadline());
    }
}
