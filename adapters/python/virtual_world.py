"""The world of a client under test: an event loop in virtual time, and a network that only takes down what is done.

Nothing in here knows one client; keep it as it is.
"""

import asyncio
import heapq
import math
import selectors


class RestSelector(selectors.SelectSelector):
    """Never blocks. The loop asks it to wait where nothing is ready: then the client has come to rest."""

    at_rest = None

    def select(self, timeout=None):
        if timeout is None:
            self.at_rest()
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock is set from outside, in whole milliseconds, and whose timers fire on demand."""

    def __init__(self):
        selector = RestSelector()
        super().__init__(selector)
        selector.at_rest = self.stop
        self.now = 0
        self.thrown = []
        self._timers = []
        self._count = 0
        self._tasks = []
        self.set_task_factory(self._make_task)
        self.set_exception_handler(lambda _, context: self.thrown.append(context.get("exception") or RuntimeError(context["message"])))

    def time(self):
        return self.now / 1000

    def call_at(self, when, callback, *args, context=None):
        due = max(self.now, math.ceil(round(when * 1000, 3)))
        timer = asyncio.TimerHandle(due / 1000, callback, args, self, context)
        self._count += 1  # timers that are due together fire in the order in which they were set
        heapq.heappush(self._timers, (due, self._count, timer))
        return timer

    def deadline(self):
        while self._timers and self._timers[0][2].cancelled():
            heapq.heappop(self._timers)
        return self._timers[0][0] if self._timers else None

    def fire_timers(self):
        """Runs what is due, in order; each is followed by whatever it makes ready, as if the loop were never late."""
        latest = self._count  # what is set meanwhile waits for the next time, or a client could go on for ever
        while (due := self.deadline()) is not None and due <= self.now and self._timers[0][1] <= latest:
            self.call_soon(heapq.heappop(self._timers)[2]._run)
            self.run_to_rest()

    def run_to_rest(self):
        self.run_forever()
        for task in [task for task in self._tasks if task.done()]:
            self._tasks.remove(task)
            if not task.cancelled() and task._log_traceback:  # nobody has asked for its exception
                self.thrown.append(task.exception())

    def drop(self):
        """Cancels what is left, gives it one chance to clean up, and ends."""
        for task in self._tasks:
            task.cancel()
        self.run_to_rest()
        self.set_exception_handler(lambda *_: None)
        self.close()

    def _make_task(self, loop, coroutine, **options):
        task = asyncio.Task(coroutine, loop=loop, **options)
        self._tasks.append(task)
        return task


class Network:
    """Numbers attempts and requests, and takes down what the client does."""

    def __init__(self):
        self.outputs = []
        self.sockets = {}
        self.requests = {}

    def write(self, output, **members):
        self.outputs.append({"output": output, **members})

    def connect(self, url):
        number = len(self.sockets) + 1
        self.sockets[number] = Socket(self, number)
        self.write("openAttempt", attempt=number, transport="websocket", url=url)
        return self.sockets[number]

    async def post(self, url, headers, body):
        number = len(self.requests) + 1
        answer = self.requests[number] = asyncio.get_running_loop().create_future()
        self.write("authRequest", request=number, method="POST", url=url, headers=headers, body=body)
        return await answer

    def answer(self, number, status, body):
        if not self.requests[number].done():  # the client may have given it up
            self.requests[number].set_result((status, body))


class Socket:
    """What connect() gives to the client. Texts are texts; an exception in the queue is the end."""

    def __init__(self, network, number):
        self._network = network
        self._number = number
        self._arrived = asyncio.Queue()
        self._is_over = False

    async def opened(self):
        await self.receive()

    async def receive(self):
        arrived = await self._arrived.get()
        if isinstance(arrived, Exception):
            raise arrived
        return arrived

    def send(self, text):
        self._network.write("sendText", attempt=self._number, text=text)

    def close(self):
        if not self._is_over:
            self._is_over = True
            self._network.write("closeAttempt", attempt=self._number)

    def arrive(self, what):
        self._is_over = self._is_over or isinstance(what, Exception)
        self._arrived.put_nowait(what)
