using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Visavis.Signaling.Relay;

namespace Visavis.Signaling.Tests.Relay;

public sealed class DirectOutputTests : IDisposable
{
    private readonly HearingSocket page = new();

    public void Dispose() => page.Dispose();

    [Fact]
    public async Task What_is_written_in_parts_arrives_as_one_message_when_it_is_flushed()
    {
        var output = await OpenAsync();

        output.Write("one "u8);
        output.Write("two"u8);
        Assert.Empty(page.Heard);
        Assert.Equal(7, output.UnflushedBytes);
        await output.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["one two"], page.Heard);
    }

    [Fact]
    public async Task Nothing_of_a_message_is_left_in_the_next()
    {
        var output = await OpenAsync();

        output.Write(Encoding.ASCII.GetBytes(new string('a', 3000)));
        await output.FlushAsync(TestContext.Current.CancellationToken);
        await output.WriteAsync("b"u8.ToArray(), TestContext.Current.CancellationToken);
        await output.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal([new string('a', 3000), "b"], page.Heard);
        Assert.Equal(0, output.UnflushedBytes);
    }

    [Fact]
    public async Task A_page_to_which_nothing_is_said_holds_no_buffer()
    {
        var output = await OpenAsync();
        Assert.False(output.HoldsBuffer);

        output.Write("one"u8);
        Assert.True(output.HoldsBuffer);
        await output.FlushAsync(TestContext.Current.CancellationToken);

        Assert.False(output.HoldsBuffer);
    }

    [Fact]
    public async Task A_message_grows_beyond_any_first_buffer()
    {
        var output = await OpenAsync();
        var words = string.Concat(Enumerable.Range(0, 2000).Select(number => $"{number},"));

        foreach (var part in words.Chunk(7))
        {
            output.Write(Encoding.ASCII.GetBytes(part));
        }

        await output.WriteAsync("end"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal([$"{words}end"], page.Heard);
    }

    [Fact]
    public async Task More_than_was_given_cannot_be_said_to_be_written()
    {
        var output = await OpenAsync();

        Assert.Throws<ArgumentOutOfRangeException>(() => output.Advance(1));
        var given = output.GetMemory(10).Length;
        Assert.Throws<ArgumentOutOfRangeException>(() => output.Advance(given + 1));
    }

    private async Task<DirectOutput> OpenAsync()
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpWebSocketFeature>(new Accepting(page));
        RelaySocketFeature.Install(context, relay: null!);
        var feature = context.Features.Get<RelaySocketFeature>()!;
        await feature.AcceptAsync(new WebSocketAcceptContext());
        return new DirectOutput(feature, new Pipe().Writer);
    }

    private sealed class Accepting(WebSocket socket) : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => true;

        public Task<WebSocket> AcceptAsync(WebSocketAcceptContext context) => Task.FromResult(socket);
    }

    private sealed class HearingSocket : QuietSocket
    {
        public List<string> Heard { get; } = [];

        public override Task SendAsync(
            ArraySegment<byte> buffer,
            WebSocketMessageType messageType,
            bool endOfMessage,
            CancellationToken cancellationToken
        )
        {
            Heard.Add(Encoding.ASCII.GetString(buffer));
            return Task.CompletedTask;
        }
    }
}
