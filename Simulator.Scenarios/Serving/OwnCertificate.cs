using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Simulator.Scenarios.Serving;

/// <summary>A certificate made on the spot, for <c>localhost</c> and an address, which nobody trusts until he is told to.</summary>
internal static class OwnCertificate
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(2);

    /// <summary>Makes one.</summary>
    /// <param name="address">The address for which it stands, beside <c>localhost</c>.</param>
    /// <param name="now">The time of this machine.</param>
    public static X509Certificate2 Make(IPAddress address, DateTimeOffset now)
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(address);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using X509Certificate2 made = request.CreateSelfSigned(now - Life, now + Life);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null); // a key that TLS can use on every system
    }

    /// <summary>Writes the part that others may see, so that a client can be told to trust it.</summary>
    /// <returns>The file.</returns>
    public static string Publish(X509Certificate2 certificate)
    {
        string file = Path.Combine(Path.GetTempPath(), $"simulator-{certificate.Thumbprint[..12]}.pem");
        File.WriteAllText(file, certificate.ExportCertificatePem() + "\n");
        return file;
    }
}
