using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Simulator.Clients;
using Simulator.Collections;
using Simulator.Protocol;
using Simulator.Time;

namespace Simulator.Adapters;

/// <summary>Writes what the simulator says to an adapter, each as one line of JSON (docs/adapter-protocol.md).</summary>
internal static class TurnWriter
{
    /// <summary>The line that begins a run.</summary>
    public static string Begin(int run, ClientSetup setup) => Line(run, json => WriteSetup(json, setup));

    /// <summary>The line that tells a driver where the server is.</summary>
    /// <param name="setup">What the program gives its client.</param>
    /// <param name="host">The host of the server.</param>
    /// <param name="port">Its port.</param>
    /// <param name="tls">Whether it speaks TLS there, too.</param>
    public static string Served(ClientSetup setup, string host, int port, bool tls) => Line(null, json => WriteSetup(json, setup, () =>
    {
        Write(json, "host", host);
        Write(json, "port", port);
        Write(json, "tls", tls);
    }));

    private static void WriteSetup(JsonTextWriter json, ClientSetup setup, Action? more = null)
    {
        json.WritePropertyName("begin");
        json.WriteStartObject();
        more?.Invoke();
        Write(json, "key", setup.Key);
        Write(json, "encrypted", setup.Encrypted);
        Write(json, "authTransport", setup.AuthTransport == AuthTransport.Jsonp ? "jsonp" : "ajax");
        Write(json, "authEndpoint", setup.AuthEndpoint);
        WritePairs(json, "authParams", setup.AuthParams);
        WritePairs(json, "authHeaders", setup.AuthHeaders);
        Write(json, "activityTimeout", setup.ActivityTimeout?.Milliseconds);
        Write(json, "pongTimeout", setup.PongTimeout?.Milliseconds);
        json.WritePropertyName("transports");
        json.WriteStartArray();
        foreach (Transport transport in setup.Transports)
        {
            json.WriteValue(transport == Transport.Flash ? "flash" : "websocket");
        }

        json.WriteEndArray();
        Write(json, "connectOnCreate", setup.ConnectOnCreate);
        json.WriteEndObject();
    }

    /// <summary>The line that ends a run.</summary>
    public static string End(int run) => Line(run, json => Write(json, "end", true));

    /// <summary>The line of one input.</summary>
    public static string Input(int run, Instant now, ClientInput input) => Line(run, json =>
    {
        Write(json, "now", now.Milliseconds);
        WriteInput(json, input);
    });

    /// <summary>The line of one input of a driver, which has one run and a clock of its own.</summary>
    public static string Call(ClientInput input) => Line(null, json => WriteInput(json, input));

    private static void WriteInput(JsonTextWriter json, ClientInput input)
    {
        string kind = input.GetType().Name;
        Write(json, "input", char.ToLowerInvariant(kind[0]) + kind[1..]);
        WriteMembers(json, input);
    }

    private static void WriteMembers(JsonTextWriter json, ClientInput input)
    {
        switch (input)
        {
            case ClientInput.Subscribe { Channel: string channel }:
                Write(json, "channel", channel);
                break;
            case ClientInput.Unsubscribe { Channel: string channel }:
                Write(json, "channel", channel);
                break;
            case ClientInput.Trigger trigger:
                Write(json, "event", trigger.Event);
                Write(json, "channel", trigger.Channel);
                Write(json, "data", trigger.Data);
                break;
            case ClientInput.AuthAnswered answer:
                Write(json, "request", answer.Request);
                Write(json, "status", answer.Status);
                Write(json, "body", answer.Body);
                break;
            case ClientInput.WallClockJumped jumped:
                Write(json, "by", jumped.By.Milliseconds);
                break;
            default:
                WriteNews(json, input);
                break;
        }
    }

    /// <summary>What the network says about an attempt; nothing where an input has no members.</summary>
    private static void WriteNews(JsonTextWriter json, ClientInput input)
    {
        switch (input)
        {
            case ClientInput.AttemptOpened opened:
                Write(json, "attempt", opened.Attempt);
                break;
            case ClientInput.AttemptFailed failed:
                Write(json, "attempt", failed.Attempt);
                Write(json, "reason", failed.Reason);
                break;
            case ClientInput.AttemptClosed closed:
                Write(json, "attempt", closed.Attempt);
                Write(json, "code", closed.Code);
                Write(json, "reason", closed.Reason);
                Write(json, "clean", closed.Clean);
                break;
            case ClientInput.TextReceived received:
                Write(json, "attempt", received.Attempt);
                Write(json, "text", received.Text);
                break;
        }
    }

    private static string Line(int? run, Action<JsonTextWriter> write)
    {
        var text = new StringBuilder(160);
        using var writer = new StringWriter(text, CultureInfo.InvariantCulture);
        using var json = new JsonTextWriter(writer);
        json.WriteStartObject();
        if (run is int number)
        {
            Write(json, "run", number);
        }

        write(json);
        json.WriteEndObject();
        json.Flush();
        return text.ToString();
    }

    private static void Write(JsonTextWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    private static void WritePairs(JsonTextWriter json, string name, ValueList<Parameter> pairs)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (Parameter pair in pairs)
        {
            json.WriteStartArray();
            json.WriteValue(pair.Name);
            json.WriteValue(pair.Value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
