using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;
using Visavis.Signaling;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Signaling;

namespace Visavis.Bench.Nodes;

/// <summary>What dies or hangs under a call of two people, and how long until each has a line again and hears the other.</summary>
internal static class RecoveryPart
{
    public static async Task RunAsync(Site site, int trials)
    {
        Console.WriteLine("| what happens | trials | p50 s | most s | falls for one page, most |");
        Console.WriteLine("|---|---|---|---|---|");
        await using var callee = await site.OpenAsync(9, site.First.Address);
        await callee.InvokeAsync<string>("SetStatus", "online");
        await using var caller = await site.OpenAsync(8, site.Second.Address);
        var call = await caller.StartCallWhenReachableAsync(site.Person(9).Id);
        await callee.AcceptCallAsync(call.Id);
        await using var one = new CallEnd(site, 8, caller, call.Id);
        await using var two = new CallEnd(site, 9, callee, call.Id);
        CallEnd[] ends = [one, two];

        await PrintAsync(
            "a node is killed (`kill -9`): back in the call",
            trials,
            ends,
            async number => await KillAsync(site, number, ends)
        );
        await PrintAsync(
            "a node is stopped (SIGTERM): longest without a line",
            trials,
            ends,
            async number => await StopAsync(site, number, ends)
        );
        await PrintAsync(
            "Redis is killed and started: words cross again, from its start",
            trials,
            ends,
            async _ => await RestartRedisAsync(site, ends, call.Id)
        );
        await PrintAsync(
            "PostgreSQL restarts: a message is taken again, from its start",
            trials,
            ends,
            async _ => await RestartDatabaseAsync(ends, call.Id)
        );
        await PrintAsync(
            "a node hangs: the slowest of ten pages read beside it",
            trials,
            ends,
            async number => await FreezeAsync(site, number)
        );
        await one.Page.InvokeAsync("HangUp", call.Id);
    }

    private static async Task PrintAsync(string what, int trials, CallEnd[] ends, Func<int, Task<TimeSpan>> trial)
    {
        var (times, falls) = (new Times(), 0);
        for (var number = 0; number < trials; number++)
        {
            var before = ends.Select(end => end.Falls).ToList();
            times.Add(await trial(number));
            falls = Math.Max(falls, ends.Select((end, index) => end.Falls - before[index]).Max());
        }

        Console.WriteLine($"| {what} | {times.Count} | {times.Median / 1000:F2} | {times.Most / 1000:F2} | {falls} |");
    }

    private static AppProcess Node(Site site, int number) => number % 2 == 0 ? site.First : site.Second;

    private static async Task<TimeSpan> KillAsync(Site site, int number, CallEnd[] ends)
    {
        var start = Stopwatch.GetTimestamp();
        var falls = ends.Sum(end => end.Falls);
        await Node(site, number).KillAsync();
        if (await FallsAsync(ends, falls))
        {
            await UntilBackAsync(ends);
        }

        var time = Stopwatch.GetElapsedTime(start);
        await RestartAsync(site, number);
        return time;
    }

    private static async Task<TimeSpan> StopAsync(Site site, int number, CallEnd[] ends)
    {
        foreach (var end in ends)
        {
            end.LongestGap = TimeSpan.Zero;
        }

        await Node(site, number).StopAsync();
        await UntilBackAsync(ends);
        var longest = ends.Max(end => end.LongestGap);
        await RestartAsync(site, number);
        return longest;
    }

    /// <summary>nginx counts a node that refused as away for two seconds.</summary>
    private static async Task RestartAsync(Site site, int number)
    {
        await Node(site, number).StartAsync();
        await Task.Delay(TimeSpan.FromSeconds(3));
    }

    private static async Task<TimeSpan> RestartRedisAsync(Site site, CallEnd[] ends, string callId)
    {
        await site.Redis.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(5));
        await site.Redis.StartAsync();
        return await UntilSaidAsync(ends, callId);
    }

    private static async Task<TimeSpan> RestartDatabaseAsync(CallEnd[] ends, string callId)
    {
        var server = await PostgresServer.SharedAsync();
        await server.StopAsync();
        await server.StartAgainAsync();
        return await UntilSaidAsync(ends, callId);
    }

    private static async Task<TimeSpan> FreezeAsync(Site site, int number)
    {
        using var client = new HttpClient { BaseAddress = site.Proxy.Address };
        await Node(site, number).FreezeAsync();
        var most = TimeSpan.Zero;
        for (var read = 0; read < 10; read++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri("/legal/terms", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            most = TimeSpan.FromTicks(Math.Max(most.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
        }

        await Node(site, number).ThawAsync();
        await Task.Delay(TimeSpan.FromSeconds(3));
        return most;
    }

    /// <summary>Whether one of the two was on the node that died.</summary>
    private static async Task<bool> FallsAsync(CallEnd[] ends, int before)
    {
        for (var look = 0; look < 100; look++)
        {
            if (ends.Sum(end => end.Falls) > before)
            {
                return true;
            }

            await Task.Delay(5);
        }

        return false;
    }

    private static async Task UntilBackAsync(CallEnd[] ends)
    {
        while (!Array.TrueForAll(ends, end => end.IsBack))
        {
            await Task.Delay(5);
        }
    }

    /// <summary>Until a message of one end has come to the other.</summary>
    private static async Task<TimeSpan> UntilSaidAsync(CallEnd[] ends, string callId)
    {
        var start = Stopwatch.GetTimestamp();
        var words = HubPage.NewId();
        while (true)
        {
            try
            {
                await ends[0].Page.InvokeAsync<MessageReceipt>("SendMessage", new SendMessageRequest(callId, HubPage.NewId(), words));
                await Task.Delay(50);
                if (ends[1].Page.Take(nameof(ISignalingClient.MessageReceived)).Any(message => ((Message)message[0]!).Text == words))
                {
                    return Stopwatch.GetElapsedTime(start);
                }
            }
            catch (Exception e) when (e is HubException or InvalidOperationException or TimeoutException or OperationCanceledException)
            {
                await Task.Delay(50);
            }
        }
    }
}
