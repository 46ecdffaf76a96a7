using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Limits;

public sealed class RefusalFloodTests
{
    [Theory]
    [InlineData("""{"type":1,"invocationId":"1","target":"StartCall","arguments":[{"calleeId":"nobody"}]}""")]
    [InlineData("""{"type":1,"target":"StartCall","arguments":[]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Dispose","arguments":[]}""")]
    [InlineData("""{"type":4,"invocationId":"1","target":"Stream","arguments":[]}""")]
    public async Task What_cannot_be_read_is_counted_too_and_who_keeps_sending_it_is_closed(string frame)
    {
        await using var host = SignalingHost.Start();
        await using var socket = await RawSocket.OpenAsync(host.Address, await host.AddMemberAsync());
        var flood = Record.ExceptionAsync(async () =>
        {
            for (var i = 0; i < 2000; i++)
            {
                await socket.SendAsync(frame);
            }
        });

        while (await socket.ReadAsync() is not null) { }

        await flood;
    }

    [Fact]
    public async Task Strangers_cannot_write_the_log_and_who_keeps_exceeding_is_closed()
    {
        using var log = new LogCapture();
        await using var host = SignalingHost.Start(services: services => services.AddLogging(logging => logging.AddProvider(log)));
        await using var stranger = await RawSocket.OpenAsync(host.Address, userId: null);
        log.Clear();
        var flood = Task.Run(async () =>
        {
            for (var i = 0; i < 5000; i++)
            {
                await stranger.SendAsync($$"""{"type":1,"invocationId":"{{i}}","target":"HangUp","arguments":["{{HubPage.NewId()}}"]}""");
            }
        });

        while (await stranger.ReadAsync() is not null) { }

        await Record.ExceptionAsync(() => flood);
        Assert.DoesNotContain(log.Lines, line => line.Contains("HubException", StringComparison.Ordinal));
        Assert.InRange(log.Lines.Sum(line => line.Length), 0, 20_000);
    }

    [Fact]
    public async Task Reconnecting_without_pause_is_turned_away_before_anything_is_read_for_it()
    {
        await using var host = SignalingHost.Start(
            settings: new Dictionary<string, string>
            {
                ["Signaling:Limits:ArrivalBurst"] = "3",
                ["Signaling:Limits:ArrivalsPerSecond"] = "1",
            }
        );
        var person = await host.AddMemberAsync();
        for (var i = 0; i < 3; i++)
        {
            await using var page = await RawSocket.OpenAsync(host.Address, person);
            Assert.NotNull(await page.ReadUntilAsync("Welcome"));
        }

        await using var tooMany = await RawSocket.OpenAsync(host.Address, person);
        Assert.Null(await tooMany.ReadUntilAsync("Welcome"));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var later = await RawSocket.OpenAsync(host.Address, person);
        Assert.NotNull(await later.ReadUntilAsync("Welcome"));
    }

    [Fact]
    public async Task A_pair_loses_nothing_and_waits_for_nobody_while_another_member_floods_and_reconnects()
    {
        await using var host = SignalingHost.Start();
        var (caller, callee, call) = await host.ConnectAsync();
        var member = await host.AddMemberAsync();
        using var stop = new CancellationTokenSource();
        var (frames, sockets) = (0, 0);
        var flood = Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (!stop.IsCancellationRequested)
                        {
                            await Record.ExceptionAsync(async () =>
                            {
                                await using var socket = await RawSocket.OpenAsync(host.Address, member);
                                Interlocked.Increment(ref sockets);
                                for (var i = 0; i < 500 && !stop.IsCancellationRequested; i++)
                                {
                                    await socket.SendAsync(
                                        """{"type":1,"invocationId":"1","target":"StartCall","arguments":[{"calleeId":"nobody"}]}"""
                                    );
                                    Interlocked.Increment(ref frames);
                                }
                            });
                        }
                    })
                )
        );

        for (var number = 0; number < 30; number++)
        {
            await caller.SendDescriptionAsync(call.Id, call.Generation, $"v=0 {number}");
            var arrived = await callee.NextAsync("DescriptionReceived");
            Assert.Contains($"v=0 {number}\"", JsonSerializer.Serialize((SessionDescription)arrived[2]!), StringComparison.Ordinal);
        }

        await stop.CancelAsync();
        await flood;
        Assert.True(frames > 100 && sockets > 4, $"{frames} frames on {sockets} sockets are no flood.");
    }
}
