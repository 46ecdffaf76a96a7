using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Signaling;
using Visavis.Signaling.Calls;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Nodes;
using Visavis.TestSupport.Professionals;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Tests.Nodes;

/// <summary>What is done on one node holds on the other within the five seconds that are promised.</summary>
[Trait(Tiers.Trait, Tiers.Whole)]
public sealed class OtherNodeTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Sign_out_and_suspension_on_one_node_end_pages_and_calls_of_the_other()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        await using var redis = await RedisServer.StartedAsync();
        var settings = new Dictionary<string, string>
        {
            ["Redis:ConnectionString"] = redis.ConnectionString,
            ["Redis:Prefix"] = $"test-{redis.Port}",
        };
        await using var one = AppHost.On(database, settings);
        await using var two = AppHost.On(database, settings);
        var first = one.StartOnPort();
        var second = two.StartOnPort();
        var plumber = await one.AddProfessionalAsync();
        var visitor = await one.AddAccountAsync("Paul");

        // A phone on one node, a computer on the other: the computer ends all other sessions.
        using var phone = new PersonClient(first);
        await phone.SignInAsDemoAsync(visitor.Id);
        await using var phonePage = await OpenAsync(phone);
        using var computer = new PersonClient(second);
        await computer.SignInAsDemoAsync(visitor.Id);
        var watch = Stopwatch.StartNew();
        await computer.PostFormAsync("/account/security?handler=SignOutOthers", "/account/security");
        await phonePage.Closed;
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Promised);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/account/security")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await computer.GetAsync("/account/security")).StatusCode);

        // In a call over both nodes, the professional is suspended on the node where she is not.
        using var professional = new PersonClient(first);
        await professional.SignInAsDemoAsync(plumber.Id);
        await using var callee = await OpenAsync(professional);
        await callee.InvokeAsync<string>("SetStatus", "online");
        await using var caller = await OpenAsync(computer);
        var call = await caller.StartCallWhenReachableAsync(plumber.Id);
        await callee.NextAsync(nameof(ISignalingClient.CallRinging));
        await callee.AcceptCallAsync(call.Id);
        await caller.NextAsync(nameof(ISignalingClient.CallAccepted));
        watch.Restart();
        await two.WithDataAsync(async db =>
        {
            var statement = new Statement
            {
                Id = Guid.NewGuid(),
                AccountId = plumber.Id,
                Title = "Titre",
                Text = "Raisons",
                Language = "fr",
            };
            var wanted = new NewMeasure(MeasureKind.Suspended, statement, EndsAt: null, Decision: null);
            await two.Services.GetRequiredService<MeasureKeeper>().BeginAsync(db, wanted, default);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(CallEndReason.HungUp, await caller.EndOfCallAsync());
        await callee.Closed;
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Promised);
        Assert.Equal(HttpStatusCode.Redirect, (await professional.GetAsync("/account/profile")).StatusCode);
        using var anybody = new PersonClient(first);
        await Eventually.IsTrueAsync(async () =>
            (await anybody.GetAsync(ProfessionalDirectory.ProfilePath(plumber))).StatusCode == HttpStatusCode.NotFound
        );
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Promised);
    }

    private static Task<HubPage> OpenAsync(PersonClient person) =>
        HubPage.OpenAsync(
            person.Address,
            options =>
                options.SetRequestHeader("Cookie", string.Join("; ", person.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")))
        );
}
