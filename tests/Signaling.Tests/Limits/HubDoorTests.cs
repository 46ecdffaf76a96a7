using System.Net;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Limits;

public sealed class HubDoorTests : IClassFixture<HubDoorTests.Host>
{
    private readonly SignalingHost host;

    public HubDoorTests(Host shared) => host = shared.Signaling;

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:1")]
    [InlineData("null")]
    [InlineData("http://friend.example.evil.example")]
    public async Task A_foreign_page_opens_neither_the_socket_nor_the_negotiation(string origin)
    {
        var person = await host.AddMemberAsync();

        Assert.Equal(403, await SocketAsync(person, origin));
        Assert.Equal(403, await NegotiateAsync(origin));
        Assert.Equal(0, host.Service<Connections.PageConnections>().CountOf(person));
    }

    [Fact]
    public async Task Our_own_page_a_listed_site_and_a_program_come_in()
    {
        var person = await host.AddMemberAsync();
        var own = host.Address.GetLeftPart(UriPartial.Authority);

        foreach (var origin in (string?[])[own, "http://friend.example", null])
        {
            Assert.Equal(101, await SocketAsync(person, origin));
            Assert.Equal(200, await NegotiateAsync(origin));
        }
    }

    [Fact]
    public async Task A_foreign_request_without_an_origin_is_told_by_its_fetch_metadata()
    {
        Assert.Equal(403, await NegotiateAsync(origin: null, fetchSite: "cross-site"));
        Assert.Equal(403, await NegotiateAsync(origin: null, fetchSite: "same-site"));
    }

    [Theory]
    [InlineData("/hub/signaling")]
    [InlineData("/hub/signaling?v=2")]
    [InlineData("/HUB/Signaling?v=")]
    public async Task Another_version_is_answered_400(string address)
    {
        await using var socket = await RawSocket.OpenAsync(host.Address, userId: null, address);

        Assert.Equal(400, socket.Status);
    }

    [Theory]
    [InlineData("/hub/signaling?v=2", "1")]
    [InlineData("/hub/signaling?v=1", null)]
    public async Task A_page_can_ask_which_version_is_spoken_when_its_own_is_refused(string address, string? expected)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(expected, response.Headers.TryGetValues("Signaling-Protocol", out var version) ? Assert.Single(version) : null);
    }

    [Fact]
    public async Task A_frame_that_is_too_large_closes_the_connection()
    {
        await using var socket = await RawSocket.OpenAsync(host.Address, await host.AddMemberAsync());

        await socket.SendAsync($$"""{"type":1,"target":"HangUp","arguments":["{{new string('a', 33 * 1024)}}"]}""");

        Assert.Null(await socket.ReadUntilAsync("no such text"));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"type":"one"}""")]
    [InlineData("""{"arguments":[]}""")]
    public async Task What_is_no_hub_message_closes_the_connection_or_is_ignored_but_never_answered(string frame)
    {
        await using var socket = await RawSocket.OpenAsync(host.Address, await host.AddMemberAsync());

        await socket.SendAsync(frame);

        Assert.Null(await socket.ReadUntilAsync("\"type\":3"));
    }

    [Fact]
    public async Task Unreadable_arguments_are_answered_with_the_id_in_the_form_pages_look_for()
    {
        await using var socket = await RawSocket.OpenAsync(host.Address, await host.AddMemberAsync());

        await socket.SendAsync("""{"arguments":[{"calleeId":7}],"invocationId":"5","target":"StartCall","type":1}""");

        Assert.Contains(
            "HubException: invalid_argument: ",
            await socket.ReadUntilAsync("\"invocationId\":\"5\""),
            StringComparison.Ordinal
        );
    }

    private async Task<int> SocketAsync(Guid person, string? origin)
    {
        await using var socket = await RawSocket.OpenAsync(host.Address, person, origin: origin);
        return socket.Status;
    }

    private async Task<int> NegotiateAsync(string? origin, string? fetchSite = null)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hub/signaling/negotiate?v=1&negotiateVersion=1");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (fetchSite is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", fetchSite);
        }

        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }

    public sealed class Host : IAsyncDisposable
    {
        public SignalingHost Signaling { get; } =
            SignalingHost.Start(settings: new Dictionary<string, string> { ["Signaling:AllowedOrigins:0"] = "http://friend.example" });

        public ValueTask DisposeAsync() => Signaling.DisposeAsync();
    }
}
