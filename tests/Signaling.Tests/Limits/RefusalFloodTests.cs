using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Limits;

public sealed class RefusalFloodTests
{
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
}
