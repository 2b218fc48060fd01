"""A small asyncio client of the Pusher connection protocol.

It knows nothing of any simulator. Whoever makes it supplies two callables:

connect(url)                gives a socket with ``await opened()``, ``await receive()``, ``send(text)`` and ``close()``;
                            ``opened`` raises OSError where the attempt fails, ``receive`` raises Closed at the end.
post(url, headers, body)    is awaited, and gives the HTTP status (0 where the request failed) and the body.
"""

import asyncio
import json
import math
from urllib.parse import quote

HOST = "ws.pusherapp.com"
ATTEMPT_TIMEOUT = 4
RETRY_WAITS = (2, 4, 6, 8, 10)
UNAVAILABLE_AFTER = 30
RETRY_INTERVAL = 10
RECONNECT_FLOOR = 1
BACK_OFF = 1
ACTIVITY_TIMEOUT = 120
PONG_TIMEOUT = 30

OF_THE_CONNECTION = ("pusher:connection_established", "pusher:error", "pusher:ping", "pusher:pong")
SUCCEEDED = "pusher_internal:subscription_succeeded"
FORM = ("Content-Type", "application/x-www-form-urlencoded")


class Closed(Exception):
    """The socket is closed."""

    def __init__(self, code, reason=""):
        super().__init__(code, reason)
        self.code = code
        self.reason = reason


class Refused(Exception):
    """The server has told an error instead of accepting the connection."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Client:
    """A client of one application. It is made, and lives, on the running event loop."""

    def __init__(self, key, connect, post, *, encrypted=False, auth_endpoint="/pusher/auth", auth_params=(), auth_headers=(),
                 activity_timeout=None, pong_timeout=None, connect_at_once=True):
        self.state = "initialized"
        self.socket_id = None
        self._key = key
        self._connect = connect
        self._post = post
        self._secure = encrypted
        self._auth_endpoint = auth_endpoint
        self._auth_params = list(auth_params)
        self._auth_headers = list(auth_headers)
        self._activity_timeout = activity_timeout or ACTIVITY_TIMEOUT
        self._pong_timeout = pong_timeout or PONG_TIMEOUT
        self._loop = asyncio.get_running_loop()
        self._handlers = []
        self._message_handlers = []
        self._task = None  # keeps the client connected
        self._turn = 0  # counts what the program and the system say; a handler may do so in the middle of anything
        self._socket = None
        self._started = 0.0
        self._failures = 0
        self._silence = self._activity_timeout
        self._unavailable_timer = None
        self._channels = {}  # by name: "wanted", "asked" or "confirmed" on this connection
        self._requests = {}  # by channel: the task that asks for its authentication
        if connect_at_once:
            self._loop.call_soon(self.connect)  # soon: so that the program can bind its handlers first

    # What the program calls.

    def bind(self, handler):
        """``handler(name, data)`` hears every event of the connection."""
        self._handlers.append(handler)

    def bind_messages(self, handler):
        """``handler(channel, name, data)`` hears every message of the channels; data is JSON text."""
        self._message_handlers.append(handler)

    def connect(self):
        if self.state in ("initialized", "disconnected"):
            turn = self._next_turn()
            self._enter_connecting()
            if turn == self._turn:
                self._keep_connected_from_now()
        elif self.state in ("connecting", "unavailable") and self._socket is None:
            self._keep_connected_from_now()

    def disconnect(self):
        if self.state in ("connecting", "connected", "unavailable"):
            self._stop()
            self._rest()

    def subscribe(self, channel):
        if channel not in self._channels:
            self._channels[channel] = "wanted"
            self._ask_for(channel)

    def unsubscribe(self, channel):
        progress = self._channels.pop(channel, "wanted")
        self._forget_request(channel)
        if progress != "wanted" and self.state == "connected":
            self._send("pusher:unsubscribe", {"channel": channel})

    def trigger(self, channel, name, data):
        may_be_sent = name.startswith("client-") and needs_authentication(channel)
        if may_be_sent and self.state == "connected" and self._channels.get(channel) == "confirmed":
            self._send(name, data, channel)

    # What the operating system says.

    def online(self):
        if self.state in ("connecting", "unavailable"):
            self._keep_connected_from_now()

    def offline(self):
        if self.state == "connected":
            self._stop()
            pause = self._judge(0)
            if pause is not None:
                self._keep_connected_from_now(pause)

    # The task that keeps the client connected.

    def _next_turn(self):
        self._turn += 1
        return self._turn

    def _stop(self):
        self._next_turn()
        self._drop_socket()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _keep_connected_from_now(self, pause=0):
        self._stop()
        self._task = self._loop.create_task(self._keep_connected(pause))

    async def _keep_connected(self, pause):
        while pause is not None:
            if pause > 0:
                self._emit("connecting_in", math.ceil(pause))
                await asyncio.sleep(pause)
            code = await self._live_once()
            pause = self._judge(code)

    async def _live_once(self):
        """One connection from its start to its end; gives the code that it ended with, or 0."""
        self._started = self._loop.time()
        socket = self._socket = self._connect(self._url())
        try:
            await asyncio.wait_for(self._shake_hands(socket), ATTEMPT_TIMEOUT)
            await self._listen(socket)
            return 0
        except Refused as refused:
            return refused.code
        except Closed as closed:
            if 4000 <= closed.code < 5000:
                self._tell_error(closed.code, closed.reason)
            return closed.code
        except (OSError, asyncio.TimeoutError):
            return 0
        finally:
            socket.close()
            if self._socket is socket:
                self._drop_socket()

    async def _shake_hands(self, socket):
        await socket.opened()
        while self._socket is socket and self.state != "connected":
            name, _, data = self._read(await socket.receive())
            if name == "pusher:connection_established":
                self._accept(json.loads(data))
            elif name == "pusher:error":
                code = self._tell_server_error(data)
                if 4000 <= code < 4300:
                    raise Refused(code)

    async def _listen(self, socket):
        """Hears the server until it is silent for too long."""
        while True:
            try:
                text = await asyncio.wait_for(socket.receive(), self._silence)
            except asyncio.TimeoutError:
                self._send("pusher:ping", {})
                try:
                    text = await asyncio.wait_for(socket.receive(), self._pong_timeout)
                except asyncio.TimeoutError:
                    return
            self._take(text)

    def _judge(self, code):
        """The connection or attempt has ended: gives the pause until the next one, or None where there is none."""
        lost = self.state == "connected"
        if 4000 <= code < 4100:
            if code > 4000 or self._secure:
                self._rest()
                return None
            self._secure = True
        if lost and not self._pass_disconnected():
            return None  # a handler has said otherwise
        since_start = round(self._loop.time() - self._started, 3)  # 4.02 - 3.02 is a little less than 1
        if code == 4000:
            return 0
        if self.state == "unavailable":
            return max(0, round(RETRY_INTERVAL - since_start, 3))
        if 4100 <= code < 4200:
            return BACK_OFF
        if lost or 4200 <= code < 4300:
            return max(0, round(RECONNECT_FLOOR - since_start, 3))
        self._failures += 1
        return RETRY_WAITS[min(self._failures, len(RETRY_WAITS)) - 1]

    # States.

    def _change(self, state):
        previous, self.state = self.state, state
        turn = self._turn
        self._emit("state_change", {"previous": previous, "current": state})
        if turn == self._turn:
            self._emit(state, None)

    def _enter_connecting(self):
        self._failures = 0
        self._stop_unavailable_timer()
        self._unavailable_timer = self._loop.call_later(UNAVAILABLE_AFTER, self._change, "unavailable")
        self._change("connecting")

    def _pass_disconnected(self):
        turn = self._turn
        self._change("disconnected")
        if turn == self._turn:
            self._enter_connecting()
        return turn == self._turn

    def _rest(self):
        self._stop_unavailable_timer()
        self._change("disconnected")

    def _accept(self, handshake):
        self._stop_unavailable_timer()
        self._failures = 0
        self.socket_id = handshake["socket_id"]
        told = handshake.get("activity_timeout")
        is_told = isinstance(told, (int, float)) and not isinstance(told, bool) and told > 0
        self._silence = min(told, self._activity_timeout) if is_told else self._activity_timeout
        self._channels = dict.fromkeys(self._channels, "wanted")
        self._change("connected")
        for channel in list(self._channels):
            self._ask_for(channel)

    def _stop_unavailable_timer(self):
        if self._unavailable_timer is not None:
            self._unavailable_timer.cancel()
            self._unavailable_timer = None

    def _drop_socket(self):
        for channel in list(self._requests):
            self._forget_request(channel)
        if self._socket is not None:
            self._socket.close()
            self._socket = None
            self.socket_id = None

    # Channels.

    def _ask_for(self, channel):
        if self.state != "connected" or self._channels.get(channel) != "wanted" or channel in self._requests:
            return
        if needs_authentication(channel):
            self._requests[channel] = self._loop.create_task(self._authenticate(channel))
        else:
            self._send_subscribe(channel, {})

    async def _authenticate(self, channel):
        own = [("socket_id", self.socket_id), ("channel_name", channel)]
        body = "&".join(f"{escape(name)}={escape(value)}" for name, value in own + self._auth_params)
        status, answer = await self._post(self._auth_endpoint, [FORM] + self._auth_headers, body)
        self._requests.pop(channel, None)
        grant = read_object(answer) if status == 200 else None
        if grant and isinstance(grant.get("auth"), str):
            who = grant.get("channel_data")
            proof = {"auth": grant["auth"]}
            self._send_subscribe(channel, {**proof, "channel_data": who} if isinstance(who, str) else proof)
        else:
            reason = "invalid answer" if status == 200 else str(status)
            self._emit("pusher:subscription_error", {"channel": channel, "status": reason})

    def _send_subscribe(self, channel, proof):
        self._channels[channel] = "asked"
        self._send("pusher:subscribe", {"channel": channel, **proof})

    def _forget_request(self, channel):
        request = self._requests.pop(channel, None)
        if request is not None:
            request.cancel()

    # Messages.

    def _read(self, text):
        """The event, the channel and the data (as JSON text) of a message; the event is None where it is none."""
        frame = read_object(text)
        name = frame.get("event") if frame else None
        if not isinstance(name, str) or not name:
            self._tell_error(0, "a message that is not a JSON object with an event")
            return None, None, None
        data = frame.get("data", "")
        data = data if isinstance(data, str) else to_json(data)
        if name == "pusher:connection_established" and not isinstance((read_object(data) or {}).get("socket_id"), str):
            self._tell_error(0, "a handshake without a socket id")
            return None, None, None
        return name, frame.get("channel"), data

    def _take(self, text):
        name, channel, data = self._read(text)
        if name == "pusher:ping":
            self._send("pusher:pong", {})
        elif name == "pusher:error":
            self._tell_server_error(data)
        elif name is not None and isinstance(channel, str) and channel in self._channels:
            self._hear(channel, name, data)

    def _hear(self, channel, name, data):
        if name == SUCCEEDED:
            if self._channels[channel] == "asked":
                self._channels[channel] = "confirmed"
            name = "pusher:subscription_succeeded"
        if name in OF_THE_CONNECTION or name.startswith("pusher_internal:"):
            return
        for handler in list(self._message_handlers):
            handler(channel, name, data)

    def _send(self, name, data, channel=None):
        if self._socket is not None:
            place = {} if channel is None else {"channel": channel}
            self._socket.send(to_json({"event": name, **place, "data": data}))

    def _tell_server_error(self, data):
        notice = read_object(data or "{}")
        code, message = (notice.get("code"), notice.get("message")) if notice is not None else (0, data)
        code = code if isinstance(code, int) and not isinstance(code, bool) else 0
        self._tell_error(code, message if isinstance(message, str) else "")
        return code

    def _tell_error(self, code, message):
        data = {"code": code, "message": message} if code else {"message": message}
        self._emit("error", {"type": "PusherError", "data": data})

    def _emit(self, name, data):
        for handler in list(self._handlers):
            handler(name, data)

    def _url(self):
        origin = f"wss://{HOST}:443" if self._secure else f"ws://{HOST}:80"
        return f"{origin}/app/{escape(self._key)}?protocol=7&client=python-example&version=1.0"


def needs_authentication(channel):
    return channel.startswith(("private-", "presence-"))


def escape(text):
    return quote(text, safe="-_.~")


def to_json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def refuse(constant):
    raise ValueError(f"{constant} is no JSON")


def read_object(text):
    """The JSON object that a text holds, or None."""
    try:
        value = json.loads(text, parse_constant=refuse)
        to_json(value).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
