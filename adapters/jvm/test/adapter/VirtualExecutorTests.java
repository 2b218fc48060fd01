package adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import tests.Check;

/** Breaks when a timer fires unasked, late, or out of order, or when something that goes wrong is lost. */
public final class VirtualExecutorTests {
    private VirtualExecutorTests() {
    }

    public static void Timers_fire_when_told_and_in_the_order_in_which_they_are_due() {
        Bench bench = new Bench();
        bench.set("late", 20);
        bench.set("early", 10);
        bench.executor.setMilliseconds(15);
        bench.executor.runToRest();
        Check.equal(List.of(), bench.seen);
        Check.equal(10L, bench.executor.deadline());
        bench.fireAt(15);
        Check.equal(List.of("early"), bench.seen);
        Check.equal(20L, bench.executor.deadline());
        bench.fireAt(100);
        Check.equal(List.of("early", "late"), bench.seen);
        Check.equal(null, bench.executor.deadline());
    }

    public static void Timers_of_one_instant_keep_their_order_even_after_some_are_cancelled() {
        Bench bench = new Bench();
        List<Future<?>> timers = new ArrayList<>();
        for (String name : List.of("0", "1", "2", "3", "4")) {
            timers.add(bench.set(name, 10));
        }
        timers.get(1).cancel(false);
        timers.get(3).cancel(true);
        bench.set("5", 10);
        bench.fireAt(10);
        Check.equal(List.of("0", "2", "4", "5"), bench.seen);
    }

    public static void What_a_timer_makes_ready_runs_before_the_next_timer() {
        Bench bench = new Bench();
        bench.executor.schedule(() -> bench.executor.execute(() -> bench.seen.add("task of the first")), 10, TimeUnit.MILLISECONDS);
        bench.set("second", 10);
        bench.fireAt(10);
        Check.equal(List.of("task of the first", "second"), bench.seen);
    }

    public static void A_timer_that_a_late_timer_sets_counts_from_now() {
        Bench bench = new Bench();
        bench.executor.schedule(() -> bench.set("next", 10), 10, TimeUnit.MILLISECONDS);
        bench.fireAt(100);
        Check.equal(List.of(), bench.seen);
        Check.equal(110L, bench.executor.deadline());
    }

    public static void A_deadline_is_rounded_up_to_a_whole_millisecond() {
        Bench bench = new Bench();
        ScheduledFuture<?> timer = bench.executor.schedule(() -> { }, 1_000_001, TimeUnit.NANOSECONDS);
        Check.equal(2L, bench.executor.deadline());
        Check.equal(1_000_001L, timer.getDelay(TimeUnit.NANOSECONDS));
        bench.fireAt(1);
        Check.holds(!timer.isDone(), "it fired too early");
        bench.fireAt(2);
        Check.holds(timer.isDone(), "it did not fire");
    }

    public static void A_cancelled_timer_is_no_deadline() {
        Bench bench = new Bench();
        bench.set("never", 10).cancel(false);
        Check.equal(null, bench.executor.deadline());
    }

    public static void A_timer_for_the_end_of_time_is_one() {
        Bench bench = new Bench();
        bench.executor.setMilliseconds(5);
        bench.set("never", Long.MAX_VALUE);
        Check.equal(Long.MAX_VALUE / 1_000_000 + 1, bench.executor.deadline());
    }

    public static void Tasks_and_timers_without_a_delay_run_in_turn_until_none_is_ready() {
        Bench bench = new Bench();
        bench.executor.execute(() -> bench.executor.execute(() -> bench.seen.add("of the first")));
        bench.set("no delay", 0);
        bench.executor.submit(() -> bench.seen.add("third"));
        bench.set("before now", -5);
        bench.executor.runToRest();
        Check.equal(List.of("no delay", "third", "before now", "of the first"), bench.seen);
    }

    public static void A_fixed_rate_makes_up_for_what_it_missed_and_a_fixed_pause_does_not() {
        Bench bench = new Bench();
        bench.executor.scheduleAtFixedRate(() -> bench.seen.add("rate"), 10, 10, TimeUnit.MILLISECONDS);
        bench.executor.scheduleWithFixedDelay(() -> bench.seen.add("pause"), 11, 10, TimeUnit.MILLISECONDS);
        bench.fireAt(35);
        Check.equal(List.of("rate", "pause", "rate", "rate"), bench.seen);
        Check.equal(40L, bench.executor.deadline());
        bench.fireAt(45);
        Check.equal(List.of("rate", "pause"), bench.seen.subList(4, 6));
    }

    public static void A_timer_that_repeats_keeps_its_place_among_those_of_one_instant() {
        Bench bench = new Bench();
        bench.executor.scheduleAtFixedRate(() -> bench.seen.add("rate"), 10, 10, TimeUnit.MILLISECONDS);
        bench.set("once", 20);
        bench.fireAt(20);
        Check.equal(List.of("rate", "rate", "once"), bench.seen);
    }

    public static void A_timer_that_repeats_ends_when_it_cancels_itself() {
        Bench bench = new Bench();
        List<Future<?>> timers = new ArrayList<>();
        timers.add(bench.executor.scheduleAtFixedRate(() -> timers.get(0).cancel(false), 0, 10, TimeUnit.MILLISECONDS));
        bench.executor.runToRest();
        Check.equal(null, bench.executor.deadline());
    }

    public static void A_future_holds_its_value() throws Exception {
        Bench bench = new Bench();
        Callable<String> task = () -> "value";
        Future<String> timer = bench.executor.schedule(task, 10, TimeUnit.MILLISECONDS);
        Future<String> submitted = bench.executor.submit(task);
        bench.executor.runToRest();
        bench.fireAt(10);
        Check.equal("value", timer.get(0, TimeUnit.SECONDS));
        Check.equal("value", submitted.get(0, TimeUnit.SECONDS));
    }

    public static void What_tasks_and_timers_throw_is_kept() {
        for (boolean isSubmitted : List.of(true, false)) {
            Bench bench = new Bench();
            Runnable task = () -> {
                throw new ArithmeticException("of a task");
            };
            if (isSubmitted) {
                bench.executor.submit(task);
            } else {
                bench.executor.scheduleAtFixedRate(task, 0, 10, TimeUnit.MILLISECONDS);
            }
            bench.executor.execute(() -> bench.seen.add("goes on"));
            bench.executor.runToRest();
            Check.equal("[java.lang.ArithmeticException: of a task]", bench.executor.thrown().toString());
            Check.equal(List.of("goes on"), bench.seen);
            Check.equal(null, bench.executor.deadline()); // what has thrown does not repeat
        }
    }

    public static void A_call_from_another_thread_is_refused_and_kept() throws InterruptedException {
        Bench bench = new Bench();
        List<String> messages = new ArrayList<>();
        Thread thread = new Thread(() -> {
            messages.add(Check.thrown(IllegalStateException.class, () -> bench.executor.execute(() -> { })));
            messages.add(Check.thrown(IllegalStateException.class, () -> bench.set("never", 10)));
        }, "stray");
        thread.start();
        thread.join();
        String message = "the thread ‘stray’ works for the client; keep all its work on the executor";
        Check.equal(List.of(message, message), messages);
        Check.equal(2, bench.executor.thrown().size());
        Check.equal(null, bench.executor.deadline());
    }

    public static void After_a_shutdown_only_what_waits_once_is_done() {
        Bench bench = new Bench();
        bench.set("once", 10);
        bench.executor.scheduleAtFixedRate(() -> bench.seen.add("rate"), 5, 5, TimeUnit.MILLISECONDS);
        bench.executor.shutdown();
        Check.thrown(RejectedExecutionException.class, () -> bench.executor.execute(() -> { }));
        Check.thrown(RejectedExecutionException.class, () -> bench.set("late", 5));
        Check.holds(!bench.executor.isTerminated(), "a timer is left");
        bench.fireAt(20);
        Check.equal(List.of("once"), bench.seen);
        Check.holds(bench.executor.awaitTermination(1, TimeUnit.DAYS), "nothing is left");
    }

    public static void A_shutdown_at_once_gives_back_what_was_waiting() {
        Bench bench = new Bench();
        bench.executor.execute(() -> { });
        bench.set("never", 10);
        Check.equal(2, bench.executor.shutdownNow().size());
        Check.holds(bench.executor.isTerminated(), "nothing is left");
    }

    /** An executor, and what its tasks have noted. */
    private static final class Bench {
        private final VirtualExecutor executor = new VirtualExecutor();
        private final List<String> seen = new ArrayList<>();

        Future<?> set(String name, long milliseconds) {
            return executor.schedule(() -> {
                seen.add(name);
            }, milliseconds, TimeUnit.MILLISECONDS);
        }

        void fireAt(long milliseconds) {
            executor.setMilliseconds(milliseconds);
            executor.fireTimers();
        }
    }
}
