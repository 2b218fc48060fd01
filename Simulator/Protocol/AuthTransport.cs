namespace Simulator.Protocol;

/// <summary>How the channel authentication endpoint is called (seed, "auth.params").</summary>
public enum AuthTransport
{
    /// <summary>A POST with a form body and headers.</summary>
    Ajax,

    /// <summary>A script address: GET, parameters in the query, no headers, and an answer only on success.</summary>
    Jsonp,
}
