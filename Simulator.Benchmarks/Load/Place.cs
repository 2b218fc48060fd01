using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;
using Simulator.Protocol;
using Simulator.Sockets.Application;

namespace Simulator.Benchmarks.Load;

/// <summary>Where the stand-in is, and how an application's own server publishes there.</summary>
/// <param name="address">The address for clients.</param>
/// <param name="key">The application's key.</param>
/// <param name="appId">The application's id.</param>
internal sealed class Place(string address, string key, string appId) : IDisposable
{
    private readonly HttpClient http = new();
    private readonly string web = address.Replace("ws://", "http://", StringComparison.Ordinal);

    /// <summary>Where a client connects.</summary>
    public Uri Client { get; } = new($"{address}/app/{key}?protocol=7&client=load&version=1.0");

    /// <summary>Publishes an event.</summary>
    public async Task PublishAsync(string channel, string data)
    {
        string path = $"/apps/{appId}/events";
        string body = new JObject(new JProperty("name", "tick"), new JProperty("channel", channel), new JProperty("data", data)).ToString(Newtonsoft.Json.Formatting.None);
        string now = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Parameter[] parameters = [new("auth_key", key), new("auth_timestamp", now), new("auth_version", "1.0"), new("body_md5", RequestSignature.DigestOf(body))];
        string query = Form.Write([.. parameters, new("auth_signature", RequestSignature.Of(new Credentials().Secret, "POST", path, parameters))]);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.PostAsync(new Uri($"{web}{path}?{query}"), content).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
