"""Drives an asyncio client in virtual time. The protocol is told in docs/adapter-protocol.md.

What knows the client stands first; all below ``Run`` can stay as it is.
"""

import json
import sys
import traceback

from client import Client, Closed
from virtual_world import Network, VirtualLoop

HELLO = {"protocol": 1, "client": "python-example", "release": "1.0"}
STATES = ("initialized", "connecting", "connected", "unavailable", "failed", "disconnected")


# What knows the client: replace this for a client of your own.

class Program:
    """Makes the client, calls it, and listens to it."""

    def __init__(self, setup, network):
        self._network = network
        self.client = Client(
            setup["key"], network.connect, network.post, encrypted=setup["encrypted"], auth_endpoint=setup["authEndpoint"],
            auth_params=pairs(setup["authParams"]), auth_headers=pairs(setup["authHeaders"]),
            activity_timeout=seconds(setup["activityTimeout"]), pong_timeout=seconds(setup["pongTimeout"]),
            connect_at_once=setup["connectOnCreate"])
        self.client.bind(self._on_event)
        self.client.bind_messages(lambda channel, name, data: network.write("channelEvent", channel=channel, name=name, data=data))

    def call(self, line):
        client = self.client
        calls = {
            "connect": client.connect,
            "disconnect": client.disconnect,
            "pageLeft": client.disconnect,
            "networkOnline": client.online,
            "networkOffline": client.offline,
            "subscribe": lambda: client.subscribe(line["channel"]),
            "unsubscribe": lambda: client.unsubscribe(line["channel"]),
            "trigger": lambda: client.trigger(line["channel"], line["event"], json.loads(line["data"])),
        }
        calls[line["input"]]()

    def _on_event(self, name, data):
        write = self._network.write
        if name == "state_change":
            write("stateChange", **data, reads=self._reads())
        elif name in STATES:
            write("stateEvent", state=name, reads=self._reads())
        elif name == "connecting_in":
            write("connectingIn", seconds=data)
        elif name == "error":
            write("error", payload=compact(data))
        else:
            write("otherEvent", name=name, data="" if data is None else compact(data))

    def _reads(self):
        return {"state": self.client.state, "socketId": self.client.socket_id}


def arrival(line):
    """What the client's socket gives for a piece of news, or raises."""
    if line["input"] == "attemptClosed":
        return Closed(line["code"], line["reason"])
    if line["input"] == "attemptFailed":
        return OSError(line["reason"])
    return line.get("text", "")


def pairs(items):
    return [tuple(item) for item in items]


def seconds(milliseconds):
    return None if milliseconds is None else milliseconds / 1000


# Runs.

class Run:
    """One run: a loop, a network and a program of its own."""

    def __init__(self, setup):
        self._setup = setup
        self._loop = VirtualLoop()
        self._network = Network()
        self._program = None

    def take(self, line):
        """Takes one input, and gives the answer."""
        self._loop.now = max(self._loop.now, line.get("now", 0))
        if line.get("input") == "deadlineReached":
            self._loop.fire_timers()
        elif "input" in line:
            self._loop.call_soon(self._deliver, line)
            self._loop.run_to_rest()
        if self._loop.thrown:
            return {"threw": told(self._loop.thrown[0])}
        outputs, self._network.outputs = self._network.outputs, []
        state = self._program.client.state if self._program else "initialized"
        return {"outputs": outputs, "state": state, "deadline": self._loop.deadline()}

    def end(self):
        self._loop.drop()

    def _deliver(self, line):
        kind = line["input"]
        if kind == "created":
            self._program = Program(self._setup, self._network)
        elif kind == "authAnswered":
            self._network.answer(line["request"], line["status"], line["body"])
        elif kind in ("attemptOpened", "attemptFailed", "attemptClosed", "textReceived"):
            self._network.sockets[line["attempt"]].arrive(arrival(line))
        elif kind != "wallClockJumped":  # this client never reads that clock
            self._program.call(line)


def told(error):
    traceback.print_exception(type(error), error, error.__traceback__)  # to standard error
    return f"{type(error).__name__}: {error}"


def compact(value):
    return json.dumps(value, separators=(",", ":"))


class Conversation:
    """The runs under way, by number, and what is said about them."""

    def __init__(self, say):
        self._say = say
        self._runs = {}

    def hear(self, line):
        number = line["run"]
        if "begin" in line:
            self._runs[number] = Run(line["begin"])
        if "end" in line:
            self._end(number)
        elif number in self._runs:
            answer = self._runs[number].take(line)
            self._say({"run": number, **answer})
            if "threw" in answer:
                self._end(number)

    def end(self):
        for number in list(self._runs):
            self._end(number)

    def _end(self, number):
        if number in self._runs:
            self._runs.pop(number).end()


def main():
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever the client prints is no answer

    def say(line):
        answers.write(compact(line).encode() + b"\n")
        answers.flush()

    say(HELLO)
    conversation = Conversation(say)
    for line in iter(sys.stdin.buffer.readline, b""):
        conversation.hear(json.loads(line))
    conversation.end()


if __name__ == "__main__":
    main()
