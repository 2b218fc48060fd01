using System.Globalization;

namespace Simulator.Protocol;

/// <summary>The data of <c>pusher:error</c>, and of the client's own <c>error</c> event.</summary>
/// <param name="Code">The code, or null where none was given.</param>
/// <param name="Message">The explanation, or null.</param>
public sealed record ErrorNotice(int? Code, string? Message)
{
    /// <summary>The event by which a server tells an error.</summary>
    public const string Event = "pusher:error";

    private static readonly JsonReading<ErrorNotice> Reading = new(Read);
    private static readonly JsonReading<ErrorNotice> PayloadReading = new(ReadPayload);

    /// <summary>Reads the notice out of <paramref name="frame"/>; null where the frame is none.</summary>
    /// <remarks>Servers write the data as an object (hosted, soketi) or as a JSON string (Reverb); both are read.</remarks>
    public static ErrorNotice? From(Frame? frame) => frame is { Event: Event }
        ? Reading.Of(frame.Data ?? "{}") ?? new ErrorNotice(null, frame.Data)
        : null;

    /// <summary>The code inside the payload of an <c>error</c> event, at <c>data.code</c>; null where there is none.</summary>
    /// <param name="payload">The payload as JSON text.</param>
    public static int? CodeIn(string payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return PayloadReading.Of(payload)?.Code;
    }

    /// <summary>The frame as a server writes it.</summary>
    public string Write() => FrameWriter.Plain(Event, WriteData());

    /// <summary>The payload of the client's <c>error</c> event (seed, "Detecting Connection Limits": <c>err.data.code</c>).</summary>
    public string WritePayload() => $$"""{"type":"PusherError","data":{{WriteData()}}}""";

    private static ErrorNotice? ReadPayload(ref JsonMembers members)
    {
        string? data = null;
        while (members.Next())
        {
            data = members.Is("data"u8) ? members.Raw() : data;
        }

        return data is null ? null : Reading.Of(data);
    }

    private static ErrorNotice Read(ref JsonMembers members)
    {
        int? code = null;
        string? message = null;
        while (members.Next())
        {
            if (members.Is("code"u8))
            {
                code = members.Whole();
            }
            else if (members.Is("message"u8))
            {
                message = members.Text();
            }
        }

        return new ErrorNotice(code, message);
    }

    private string WriteData()
    {
        string code = Code is int number ? string.Create(CultureInfo.InvariantCulture, $"\"code\":{number},") : "";
        return $"{{{code}\"message\":{JsonText.Quote(Message ?? "")}}}";
    }
}
