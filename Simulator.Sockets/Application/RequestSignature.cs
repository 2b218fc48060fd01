using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Simulator.Collections;
using Simulator.Protocol;

namespace Simulator.Sockets.Application;

/// <summary>How a server of the application signs its requests.</summary>
/// <remarks>Source: Pusher Channels, "HTTP API reference", "Authentication".</remarks>
public static class RequestSignature
{
    private const string Signature = "auth_signature";
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(600);

    /// <summary>The signature of a request.</summary>
    /// <param name="secret">The application's secret.</param>
    /// <param name="method">The method, such as <c>POST</c>.</param>
    /// <param name="path">The path without the query.</param>
    /// <param name="parameters">What the query holds, beside the signature.</param>
    /// <returns>The signature in hexadecimal digits.</returns>
    public static string Of(string secret, string method, string path, IEnumerable<Parameter> parameters) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Signed(method, path, parameters))));

    /// <summary>What is wrong with the signature of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="key">The application's key.</param>
    /// <param name="secret">The application's secret.</param>
    /// <param name="now">The time of day, which the request must be near to.</param>
    /// <returns>A sentence with a remedy; null where the request is signed as it should be.</returns>
    public static string? MistakeIn(HttpRequest request, string key, string secret, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ValueList<Parameter> parameters = Form.Read(Form.QueryOf(request.Target));
        string? Find(string name) => parameters.Where(parameter => parameter.Name == name).Select(parameter => parameter.Value).FirstOrDefault();

        if (Find("auth_key") != key)
        {
            return $"auth_key is {Find("auth_key") ?? "missing"}: give the application's key, {key}";
        }

        if (!long.TryParse(Find("auth_timestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Window.TotalSeconds)
        {
            return string.Create(CultureInfo.InvariantCulture, $"auth_timestamp is {Find("auth_timestamp") ?? "missing"}, and the clock here says {now.ToUnixTimeSeconds()}: they may be {Window.TotalSeconds} s apart");
        }

        if (request.Body.Length > 0 && Find("body_md5") != DigestOf(request.Body))
        {
            return "body_md5 is not the MD5 of the body";
        }

        Parameter[] signed = [.. parameters.Where(parameter => parameter.Name != Signature)];
        return IsSame(Find(Signature) ?? "", Of(secret, request.Method, request.Path, signed))
            ? null
            : $"auth_signature is wrong: sign with the application's secret, by HMAC SHA256 in hexadecimal digits, this text: {JsonConvert.ToString(Signed(request.Method, request.Path, signed))}";
    }

#pragma warning disable CA5351 // the interface asks for MD5; the signature, not this, protects the request
    /// <summary>The digest of a body, as <c>body_md5</c> holds it.</summary>
    public static string DigestOf(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351

    private static string Signed(string method, string path, IEnumerable<Parameter> parameters)
    {
        var inOrder = parameters.Select(parameter => parameter with { Name = parameter.Name.ToLowerInvariant() }).OrderBy(parameter => parameter.Name, StringComparer.Ordinal);
        return $"{method}\n{path}\n{string.Join('&', inOrder.Select(parameter => $"{parameter.Name}={parameter.Value}"))}";
    }

    private static bool IsSame(string given, string right) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(right));
}
