using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Signaling;

namespace Visavis.Signaling.Tests.Relay;

public sealed class KeepAliveTests
{
    /// <summary>In real time, because SignalR measures with no other; its patience is shortened instead.</summary>
    [Fact]
    public async Task A_page_that_only_relays_is_not_taken_for_silent()
    {
        await using var host = SignalingHost.StartInRealTime(services =>
            services.PostConfigure<HubOptions>(options =>
            {
                options.ClientTimeoutInterval = TimeSpan.FromSeconds(3);
                options.KeepAliveInterval = TimeSpan.FromSeconds(1);
            })
        );
        var calleeId = await host.AddProfessionalAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        await using var caller = await RawSocket.OpenAsync(host.Address, await host.AddMemberAsync());
        await caller.SendAsync(
            $$"""{"type":1,"invocationId":"1","target":"StartCall","arguments":[{"calleeId":"{{calleeId:D}}","requestId":"{{HubPage.NewId()}}","clientId":"{{HubPage.NewId()}}","relayOnly":false}]}"""
        );
        var callId = System
            .Text.Json.JsonDocument.Parse((await caller.ReadUntilAsync("\"invocationId\":\"1\""))!)
            .RootElement.GetProperty("result")
            .GetProperty("id")
            .GetString()!;
        await callee.AcceptCallAsync(callId);
        await caller.ReadUntilAsync("CallAccepted");
        var watch = Stopwatch.StartNew();
        for (var i = 0; watch.Elapsed < TimeSpan.FromSeconds(6); i++)
        {
            await caller.SendAsync(
                $$"""{"type":1,"target":"SendCandidate","arguments":["{{callId}}",1,{"candidate":"candidate:{{i}}","sdpMid":"0","sdpMLineIndex":0}]}"""
            );
            await callee.NextAsync("CandidateReceived");
            await callee.SendCandidateAsync(callId, 1, $"candidate:{i}");
            await caller.ReadUntilAsync("CandidateReceived");
            using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            await pause.WaitForNextTickAsync();
        }
    }
}
