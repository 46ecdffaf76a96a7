using System.Net;
using Npgsql;
using Visavis.Signaling;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Signaling;

namespace Visavis.Web.Tests.Nodes;

/// <summary>A real PostgreSQL under two nodes goes away and comes back.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class RestartedDatabaseTests
{
    [Fact]
    public async Task A_call_over_two_nodes_outlives_the_database_and_no_lock_is_left_behind()
    {
        await using var server = await PostgresServer.StartOwnAsync();
        await using var nodes = await TwoNodes.StartAsync(database: await TestDatabase.CreateEmptyOnAsync(server));
        var calleeId = await nodes.First.AddProfessionalAsync();
        var callee = await nodes.First.OpenOnlineAsync(calleeId);
        var caller = await nodes.Second.OpenAsync(await nodes.First.AddMemberAsync());
        var call = await caller.StartCallWhenReachableAsync(calleeId);
        await callee.NextAsync(nameof(ISignalingClient.CallRinging));
        await callee.AcceptCallAsync(call.Id);
        await caller.NextAsync(nameof(ISignalingClient.CallAccepted));
        await caller.InvokeAsync("ReportConnected", call.Id, call.Generation);
        await callee.NextAsync(nameof(ISignalingClient.CallChanged));

        // Away: what needs no row still passes, what does is refused and not lost in silence.
        await server.StopAsync();
        await caller.SendDescriptionAsync(call.Id, call.Generation, "an offer without a database");
        var description = (SessionDescription)(await callee.NextAsync(nameof(ISignalingClient.DescriptionReceived)))[2]!;
        Assert.Equal("an offer without a database", description.ReadSdp());
        await Assert.ThrowsAnyAsync<Exception>(() => SayAsync(caller, "perdu ?"));

        await server.StartAgainAsync();

        // The first reading of each node may fall on a connection that died: it is tried once more, and nobody sees it.
        foreach (var node in new[] { nodes.First, nodes.Second })
        {
            using var http = new HttpClient { BaseAddress = node.Address };
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/")).StatusCode);
        }

        await Eventually.IsTrueAsync(async () =>
        {
            try
            {
                await SayAsync(caller, "retrouvé");
                return true;
            }
            catch (Microsoft.AspNetCore.SignalR.HubException)
            {
                return false;
            }
        });
        while ((await callee.NextAsync<Message>(nameof(ISignalingClient.MessageReceived))).Text != "retrouvé") { }
        await callee.InvokeAsync("HangUp", call.Id);
        Assert.Equal(CallEndReason.HungUp, await caller.EndOfCallAsync());
        Assert.Equal(0, await AdvisoryLocksAsync());

        Task SayAsync(HubPage page, string words) =>
            page.InvokeAsync<MessageReceipt>("SendMessage", new SendMessageRequest(call.Id, HubPage.NewId(), words));

        async Task<long> AdvisoryLocksAsync()
        {
            await using var connection = new NpgsqlConnection(nodes.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'", connection);
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }
}
