using System.Net.WebSockets;
using Visavis.Signaling.Relay;

namespace Visavis.Signaling.Tests.Relay;

public sealed class SocketOutputTests
{
    [Fact]
    public void Nobody_waits_for_a_page_that_does_not_read_and_it_is_dropped_when_too_much_waits()
    {
        using var page = new StuckSocket();
        var output = new SocketOutput(page);

        for (var i = 0; i < 100; i++)
        {
            output.Post(new byte[1024]);
        }

        Assert.False(page.IsAborted);
        for (var i = 0; i < 200; i++)
        {
            output.Post(new byte[1024]);
        }

        Assert.True(page.IsAborted);
    }

    [Fact]
    public async Task Many_small_messages_are_too_much_as_well()
    {
        using var page = new StuckSocket();
        var output = new SocketOutput(page);

        for (var i = 0; i < 1000; i++)
        {
            output.Post(new byte[1]);
        }

        Assert.True(page.IsAborted);
        Assert.Equal([1], await page.WrittenAsync(1));
    }

    [Fact]
    public async Task What_waited_leaves_in_order_once_the_page_reads_again()
    {
        using var page = new StuckSocket();
        var output = new SocketOutput(page);
        for (var i = 1; i <= 20; i++)
        {
            output.Post(new byte[i]);
        }

        page.Read();

        Assert.Equal(Enumerable.Range(1, 20), await page.WrittenAsync(20));
    }

    /// <summary>A socket whose other end reads nothing until told to.</summary>
    private sealed class StuckSocket : QuietSocket
    {
        private readonly TaskCompletionSource reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly System.Threading.Channels.Channel<int> written = System.Threading.Channels.Channel.CreateUnbounded<int>();

        public bool IsAborted { get; private set; }

        public void Read() => reading.TrySetResult();

        public async Task<IReadOnlyList<int>> WrittenAsync(int count)
        {
            var lengths = new List<int>();
            while (lengths.Count < count)
            {
                lengths.Add(await written.Reader.ReadAsync());
            }

            return lengths;
        }

        public override void Abort() => IsAborted = true;

        public override Task SendAsync(
            ArraySegment<byte> buffer,
            WebSocketMessageType messageType,
            bool endOfMessage,
            CancellationToken cancellationToken
        )
        {
            written.Writer.TryWrite(buffer.Count);
            return reading.Task;
        }
    }
}
