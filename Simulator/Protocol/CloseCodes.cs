namespace Simulator.Protocol;

/// <summary>The codes with which a connection ends or is refused.</summary>
public static class CloseCodes
{
    /// <summary>1000: closed as agreed (RFC 6455, section 7.4.1).</summary>
    public const int Normal = 1000;

    /// <summary>1005: a close without a code (RFC 6455, section 7.4.1).</summary>
    public const int NoCode = 1005;

    /// <summary>1006: the connection broke without a close (RFC 6455, section 7.4.1).</summary>
    public const int Abnormal = 1006;

    /// <summary>4000: the application takes secure connections only.</summary>
    public const int SecureOnly = 4000;

    /// <summary>4001: no application has this key.</summary>
    public const int UnknownApplication = 4001;

    /// <summary>4003: the application is disabled.</summary>
    public const int DisabledApplication = 4003;

    /// <summary>4004: the application is over its connection limit (seed, "Detecting Connection Limits").</summary>
    public const int OverLimit = 4004;

    /// <summary>4005: the path is not that of an application.</summary>
    public const int UnknownPath = 4005;

    /// <summary>4006: the protocol version is not a number.</summary>
    public const int BadVersion = 4006;

    /// <summary>4007: the server does not speak this protocol version.</summary>
    public const int UnsupportedVersion = 4007;

    /// <summary>4008: no protocol version was given.</summary>
    public const int NoVersion = 4008;

    /// <summary>4200: the server is about to go down; the client may come back at once.</summary>
    public const int Draining = 4200;

    /// <summary>What <paramref name="code"/> asks of the client; a missing code (0) is a temporary failure.</summary>
    public static CodeFamily Family(int code) => code switch
    {
        SecureOnly => CodeFamily.SecureOnly,
        > 4000 and < 4100 => CodeFamily.Final,
        >= 4100 and < 4200 => CodeFamily.BackOff,
        >= 4200 and < 4300 => CodeFamily.AtOnce,
        >= 4300 and < 4400 => CodeFamily.Informational,
        _ => CodeFamily.Temporary,
    };

    /// <summary>Whether <paramref name="code"/> lies in the range that belongs to the Pusher protocol (4000-4999).</summary>
    public static bool IsProtocolCode(int code) => code is >= 4000 and < 5000;
}
