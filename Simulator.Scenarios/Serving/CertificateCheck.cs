using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Simulator.Scenarios.Serving;

/// <summary>Looks whether a server on this machine can speak TLS with a certificate of its own, and whether clients here are told of files that are there.</summary>
internal static class CertificateCheck
{
    /// <summary>The variables by which clients are told whom to trust.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"];

    /// <summary>What was seen, in a few words; null where something is wrong.</summary>
    /// <param name="variable">The variables of the environment.</param>
    /// <param name="now">The time of this machine.</param>
    public static string? Look(Func<string, string?> variable, DateTimeOffset now)
    {
        if (Variables.Any(name => variable(name) is { Length: > 0 } file && !File.Exists(file)))
        {
            return null;
        }

        try
        {
            using X509Certificate2 made = OwnCertificate.Make(IPAddress.Loopback, now);
            string file = OwnCertificate.Publish(made);
            File.Delete(file);
            return made.HasPrivateKey ? "can be made" : null;
        }
        catch (Exception error) when (error is CryptographicException or PlatformNotSupportedException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
