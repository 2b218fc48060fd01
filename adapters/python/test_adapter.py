"""Plays lines of the adapter protocol to the adapter, and looks at its answers: python3 -m unittest"""

import json
import pathlib
import subprocess
import sys
import unittest

FOLDER = pathlib.Path(__file__).resolve().parent
PROTOCOL = FOLDER.parent.parent / "docs" / "adapter-protocol.md"

BEGIN = {
    "key": "app-key", "encrypted": False, "authTransport": "ajax", "authEndpoint": "/pusher/auth", "authParams": [["a", "b c"]],
    "authHeaders": [["X-Token", "t"]], "activityTimeout": None, "pongTimeout": None, "transports": ["websocket"], "connectOnCreate": True,
}
HANDSHAKE = json.dumps({"event": "pusher:connection_established", "data": json.dumps({"socket_id": "1.1", "activity_timeout": 120})})


class Adapter:
    """The adapter as a process. ``patch`` is Python text that breaks the client first."""

    def __init__(self, patch=None):
        command = [str(FOLDER / "adapter.py")]
        if patch is not None:
            command = ["-c", f"import sys\nsys.path.insert(0, {str(FOLDER)!r})\nimport asyncio, client\n{patch}\nimport adapter\nadapter.main()"]
        self._process = subprocess.Popen(
            [sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
        self.hello = self._read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self.rest = self._process.stdout.read()
        self._process.stdout.close()
        self._process.wait(10)

    def tell(self, line):
        self._process.stdin.write(json.dumps(line) + "\n")
        self._process.stdin.flush()

    def ask(self, line):
        self.tell(line)
        return self._read()

    def begin(self, run, **setup):
        return self.ask({"run": run, "begin": {**BEGIN, **setup}})

    def input(self, run, now, kind, **members):
        return self.ask({"run": run, "now": now, "input": kind, **members})

    def connect(self, run):
        self.begin(run)
        self.input(run, 0, "created")
        self.input(run, 50, "attemptOpened", attempt=1)
        return self.input(run, 60, "textReceived", attempt=1, text=HANDSHAKE)

    def _read(self):
        return json.loads(self._process.stdout.readline())


def transcript():
    """The lines of the conversation in the document, each with who says it."""
    lines = PROTOCOL.read_text(encoding="utf-8").splitlines()
    return [(line[0], json.loads(line[2:])) for line in lines if line.startswith(("< {", "> {"))]


def in_substance(answer):
    """An answer without what clients may do differently: their names in the URL, and how much of itself a client shows."""
    outputs = []
    for output in answer.get("outputs", []):
        output = {name: value for name, value in output.items() if name != "reads"}
        if "url" in output:
            output["url"] = output["url"].split("&")[0]
        outputs.append(output)
    return {**answer, "outputs": outputs}


def kinds(answer):
    return [output["output"] for output in answer["outputs"]]


class Transcript(unittest.TestCase):
    def test_answers_as_the_document_says(self):
        lines = transcript()
        self.assertGreater(len(lines), 8)
        with Adapter() as adapter:
            self.assertEqual(adapter.hello["protocol"], 1)
            for (speaker, line), (next_speaker, expected) in zip(lines[1:], lines[2:] + [(None, None)]):
                if speaker == ">" and next_speaker == "<":
                    self.assertEqual(in_substance(adapter.ask(line)), in_substance(expected))
                elif speaker == ">":
                    adapter.tell(line)
        self.assertEqual(adapter.rest, "")

    def test_shows_the_socket_id_in_the_handler_of_connected(self):
        with Adapter() as adapter:
            reads = [output["reads"] for output in adapter.connect(1)["outputs"] if output["output"] == "stateEvent"]
        self.assertEqual(reads, [{"state": "connected", "socketId": "1.1"}])


class Time(unittest.TestCase):
    def test_fires_timers_on_deadline_reached_only(self):
        with Adapter() as adapter:
            adapter.begin(1)
            self.assertEqual(adapter.input(1, 0, "created")["deadline"], 4000)
            self.assertEqual(kinds(adapter.input(1, 4000, "wallClockJumped", by=5)), [])
            fired = adapter.input(1, 4000, "deadlineReached")
        self.assertEqual(kinds(fired), ["closeAttempt", "connectingIn"])
        self.assertEqual(fired["deadline"], 6000)

    def test_fires_all_that_is_due(self):
        with Adapter() as adapter:
            adapter.connect(1)
            self.assertEqual(kinds(adapter.input(1, 120060, "deadlineReached")), ["sendText"])
            late = adapter.input(1, 400000, "deadlineReached")
        self.assertEqual(late["outputs"][0], {"output": "closeAttempt", "attempt": 1})
        self.assertEqual(late["state"], "connecting")
        self.assertEqual(late["deadline"], 404000)

    def test_rests_without_a_deadline(self):
        with Adapter() as adapter:
            adapter.connect(1)
            gone = adapter.input(1, 100, "disconnect")
        self.assertEqual(kinds(gone), ["closeAttempt", "stateChange", "stateEvent"])
        self.assertIsNone(gone["deadline"])


class Authentication(unittest.TestCase):
    def test_asks_and_subscribes(self):
        with Adapter() as adapter:
            adapter.connect(1)
            request = adapter.input(1, 70, "subscribe", channel="private-chat")["outputs"][0]
            granted = adapter.input(1, 80, "authAnswered", request=1, status=200, body='{"auth":"key:proof"}')["outputs"][0]
        self.assertEqual(request["body"], "socket_id=1.1&channel_name=private-chat&a=b%20c")
        self.assertIn(["X-Token", "t"], request["headers"])
        self.assertEqual(json.loads(granted["text"])["data"], {"channel": "private-chat", "auth": "key:proof"})


class Runs(unittest.TestCase):
    def test_two_runs_at_once_see_nothing_of_each_other(self):
        with Adapter() as adapter:
            adapter.begin(1)
            adapter.begin(2, encrypted=True)
            first, second = adapter.input(1, 0, "created"), adapter.input(2, 0, "created")
            failed = adapter.input(2, 1000, "attemptFailed", attempt=1, reason="refused")
            opened = adapter.input(1, 50, "attemptOpened", attempt=1)
            adapter.tell({"run": 2, "end": True})
            connected = adapter.input(1, 60, "textReceived", attempt=1, text=HANDSHAKE)
        self.assertEqual([first["run"], second["run"]], [1, 2])
        self.assertTrue(first["outputs"][2]["url"].startswith("ws://"))
        self.assertTrue(second["outputs"][2]["url"].startswith("wss://"))
        self.assertEqual((failed["run"], failed["deadline"]), (2, 3000))
        self.assertEqual((opened["run"], opened["deadline"]), (1, 4000))
        self.assertEqual((connected["run"], connected["state"]), (1, "connected"))

    def test_a_run_may_have_the_number_of_one_before(self):
        with Adapter() as adapter:
            adapter.connect(1)
            adapter.tell({"run": 1, "end": True})
            self.assertEqual(adapter.begin(1), {"run": 1, "outputs": [], "state": "initialized", "deadline": None})


class Exceptions(unittest.TestCase):
    def expect(self, patch, threw, kind="subscribe", now=70, **members):
        with Adapter(patch) as adapter:
            adapter.connect(1)
            self.assertEqual(adapter.input(1, now, kind, **members), {"run": 1, "threw": threw})
            adapter.tell({"run": 1, "end": True})
            self.assertEqual(adapter.connect(2)["state"], "connected")

    def test_of_a_call(self):
        self.expect("def broken(self, channel): raise TypeError('x is undefined')\nclient.Client.subscribe = broken",
                    "TypeError: x is undefined", channel="news")

    def test_of_a_task(self):
        self.expect("async def broken(self, channel): raise ValueError('no proof')\nclient.Client._authenticate = broken",
                    "ValueError: no proof", channel="private-chat")

    def test_of_a_task_that_the_program_forgets(self):
        self.expect("async def broken(): raise ValueError('forgotten')\n"
                    "client.Client.subscribe = lambda self, channel: asyncio.ensure_future(broken()) and None",
                    "ValueError: forgotten", channel="news")

    def test_of_a_timer(self):
        self.expect("def broken(): raise KeyError('late')\n"
                    "client.Client._listen = lambda self, socket: asyncio.sleep(asyncio.get_running_loop().call_later(1, broken) and 5)",
                    "KeyError: 'late'", kind="deadlineReached", now=1060)


if __name__ == "__main__":
    unittest.main()
