using Simulator.Protocol;
using Simulator.Sockets;
using Simulator.Sockets.Application;

namespace Simulator.Tests.Sockets.Application;

/// <summary>Breaks when a request that a server library signs is refused, or another one is taken.</summary>
public sealed class RequestSignatureTests
{
    private const string Key = "278d425bdf160c739803";
    private const string Secret = "7ad3773142a6692b25b8";
    private const string Body = """{"name":"foo","channels":["project-3"],"data":"{\"some\":\"data\"}"}""";
    private const string Signed = "/apps/3/events?auth_key=278d425bdf160c739803&auth_timestamp=1353088179&auth_version=1.0&body_md5=ec365a775a4cd0599faeb73354201b6f&auth_signature=da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c";
    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1_353_088_179);

    [Fact]
    public void The_request_of_the_documentation_is_taken() => Assert.Null(Mistake(Signed, Body, Then));

    [Theory]
    [InlineData("auth_key=278d425bdf160c739803", "auth_key=other", "auth_key is other: give the application's key")]
    [InlineData("auth_timestamp=1353088179", "auth_timestamp=x", "auth_timestamp is x")]
    [InlineData("auth_timestamp=1353088179", "auth_timestamp=1353088180", "auth_signature is wrong: sign with the application's secret")]
    [InlineData("ec365a775a4cd0599faeb73354201b6f", "ec365a775a4cd0599faeb73354201b60", "body_md5 is not the MD5 of the body")]
    [InlineData("da454824", "da454825", "auth_signature is wrong")]
    [InlineData("POST", "GET", "auth_signature is wrong")]
    public void Any_other_one_is_refused_with_the_reason(string given, string instead, string reason)
    {
        string method = given == "POST" ? instead : "POST";
        Assert.StartsWith(reason, RequestSignature.MistakeIn(new HttpRequest(method, Signed.Replace(given, instead, StringComparison.Ordinal), Body), Key, Secret, Then), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(601, false)]
    [InlineData(-601, false)]
    public void A_request_may_be_ten_minutes_old_or_early(int seconds, bool isTaken) =>
        Assert.Equal(isTaken, Mistake(Signed, Body, Then.AddSeconds(seconds)) is null);

    [Fact]
    public void A_wrong_signature_is_told_what_was_to_be_signed_and_never_the_secret()
    {
        string told = Mistake(Signed.Replace("da454824", "00000000", StringComparison.Ordinal), Body, Then)!;
        Assert.Contains(@"""POST\n/apps/3/events\nauth_key=278d425bdf160c739803&auth_timestamp=1353088179&auth_version=1.0&body_md5=ec365a775a4cd0599faeb73354201b6f""", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, told, StringComparison.Ordinal);
        Assert.DoesNotContain("da454824", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_signed_in_small_letters_and_in_order()
    {
        Parameter[] mixed = [new("info", "x y"), new("Auth_Key", "k")];
        Parameter[] plain = [new("auth_key", "k"), new("info", "x y")];
        Assert.Equal(RequestSignature.Of(Secret, "GET", "/apps/3/channels", plain), RequestSignature.Of(Secret, "GET", "/apps/3/channels", mixed));
    }

    private static string? Mistake(string target, string body, DateTimeOffset now) => RequestSignature.MistakeIn(new HttpRequest("POST", target, body), Key, Secret, now);
}
