package adapter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * An executor whose clock is set from outside, in whole milliseconds, and whose timers fire on demand. It has no thread: all
 * runs on the one that made it. Nothing in here knows one client; keep it as it is.
 */
public final class VirtualExecutor extends AbstractExecutorService implements ScheduledExecutorService {
    private final Thread thread = Thread.currentThread();
    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final TreeSet<Timer<?>> timers = new TreeSet<>();
    private final List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
    private long now; // nanoseconds since the run began
    private long count; // timers that are due together fire in the order in which they were set
    private boolean isShutdown;

    // What the adapter calls.

    /** Moves the clock forward. No timer fires. */
    void setMilliseconds(long milliseconds) {
        now = Math.max(now, TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }

    /** Stands for <code>System::nanoTime</code>. */
    long nanoTime() {
        return now;
    }

    /** When the next timer is due, in whole milliseconds, rounded up; null where there is none. */
    Long deadline() {
        return timers.isEmpty() ? null : Long.valueOf(timers.first().due / 1_000_000 + (timers.first().due % 1_000_000 > 0 ? 1 : 0));
    }

    /** Runs what is due, in order; each is followed by whatever it makes ready, as if the executor were never late. */
    void fireTimers() {
        while (!timers.isEmpty() && timers.first().due <= now) {
            ready.add(timers.pollFirst());
            runToRest();
        }
    }

    /** Runs all tasks that are ready, and those that they make ready. */
    void runToRest() {
        for (Runnable task = ready.poll(); task != null; task = ready.poll()) {
            try {
                task.run();
            } catch (Throwable error) {
                thrown.add(error);
            }
        }
    }

    /** What tasks have thrown; that of a future counts too, for hardly anybody asks a future what went wrong. */
    List<Throwable> thrown() {
        return thrown;
    }

    // What the client calls.

    @Override
    public void execute(Runnable task) {
        requireThread();
        if (isShutdown) {
            throw new RejectedExecutionException("the executor is shut down");
        }
        ready.add(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return set(new Timer<>(Executors.callable(task), unit.toNanos(delay), 0));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return set(new Timer<>(task, unit.toNanos(delay), 0));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
        return set(new Timer<>(Executors.callable(task), unit.toNanos(delay), positive(unit.toNanos(period))));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long delay, long pause, TimeUnit unit) {
        return set(new Timer<>(Executors.callable(task), unit.toNanos(delay), -positive(unit.toNanos(pause))));
    }

    @Override
    public void shutdown() {
        isShutdown = true;
        timers.removeIf(timer -> timer.period != 0);
    }

    @Override
    public List<Runnable> shutdownNow() {
        isShutdown = true;
        List<Runnable> left = new ArrayList<>(ready);
        left.addAll(timers);
        ready.clear();
        timers.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return isShutdown;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown && ready.isEmpty() && timers.isEmpty();
    }

    /** Does not wait: no time passes while the client waits for it. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }

    @Override
    protected <V> RunnableFuture<V> newTaskFor(Callable<V> task) {
        return new Task<>(task);
    }

    @Override
    protected <V> RunnableFuture<V> newTaskFor(Runnable task, V value) {
        return new Task<>(Executors.callable(task, value));
    }

    private <V> Timer<V> set(Timer<V> timer) {
        if (timer.due > now) {
            requireThread();
            if (isShutdown) {
                throw new RejectedExecutionException("the executor is shut down");
            }
            timers.add(timer);
        } else {
            execute(timer);
        }
        return timer;
    }

    /** Work on another thread is not done when the answer is written, so that no two runs of it need be alike. */
    void requireThread() {
        Thread caller = Thread.currentThread();
        if (caller != thread) {
            var error = new IllegalStateException(
                    "the thread ‘" + caller.getName() + "’ works for the client; keep all its work on the executor");
            thrown.add(error);
            throw error;
        }
    }

    private static long positive(long nanoseconds) {
        if (nanoseconds <= 0) {
            throw new IllegalArgumentException("a period must be longer than 0");
        }
        return nanoseconds;
    }

    private class Task<V> extends FutureTask<V> {
        Task(Callable<V> task) {
            super(task);
        }

        @Override
        protected void setException(Throwable error) {
            thrown.add(error);
            super.setException(error);
        }
    }

    private final class Timer<V> extends Task<V> implements RunnableScheduledFuture<V> {
        private final long period; // 0 for once; greater at a fixed rate, less with a fixed pause
        private long due;
        private final long number = ++count; // one that repeats keeps its number, as in the JDK

        Timer(Callable<V> task, long delay, long period) {
            super(task);
            this.period = period;
            this.due = after(now, Math.max(0, delay));
        }

        @Override
        public void run() {
            if (period == 0) {
                super.run();
            } else if (runAndReset() && !isShutdown) {
                due = after(period > 0 ? due : now, Math.abs(period));
                timers.add(this);
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            timers.remove(this);
            return super.cancel(mayInterrupt);
        }

        @Override
        public boolean isPeriodic() {
            return period != 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Timer<?> timer = (Timer<?>) other;
            return due != timer.due ? Long.compare(due, timer.due) : Long.compare(number, timer.number);
        }

        private static long after(long start, long delay) {
            return start + Math.min(delay, Long.MAX_VALUE - start);
        }
    }
}
