using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Tests.Signaling;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class CallPriceTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CallUnit.Minute, null, 0, 0)]
    [InlineData(CallUnit.Minute, null, 1, 150)]
    [InlineData(CallUnit.Minute, null, 60, 150)]
    [InlineData(CallUnit.Minute, null, 61, 300)]
    [InlineData(CallUnit.Minute, 1000, 3600, 1000)]
    [InlineData(CallUnit.QuarterHour, null, 900, 150)]
    [InlineData(CallUnit.QuarterHour, null, 901, 300)]
    [InlineData(CallUnit.Call, null, 7200, 150)]
    public void Begun_units_count_up_to_the_cap(CallUnit unit, int? cap, int seconds, int cents) =>
        Assert.Equal(cents, new CallPrice(150, unit, cap).AmountFor(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_priced_call_rings_only_once_its_price_is_agreed_to_and_costs_what_was_agreed(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var host = SignalingHost.Start(database);
        var calleeId = await host.AddProfessionalAsync();
        var callerId = await host.AddMemberAsync();
        var callee = await host.OpenOnlineAsync(calleeId);
        var caller = await host.OpenAsync(callerId);
        await SetPriceAsync(host, calleeId, 150);
        var request = new StartCallRequest(calleeId.ToString("D"), HubPage.NewId(), HubPage.NewId());

        Assert.Equal(ErrorId.PriceNotAgreed, await caller.RefusalOfAsync("StartCall", request));
        Assert.True(await AgreeAsync(host, callerId, calleeId, 150));
        await SetPriceAsync(host, calleeId, 200);
        Assert.Equal(ErrorId.PriceNotAgreed, await caller.RefusalOfAsync("StartCall", request));
        Assert.False(await AgreeAsync(host, callerId, calleeId, 150));
        Assert.True(await AgreeAsync(host, callerId, calleeId, 200));
        host.Clock.Advance(CallTariffs.AgreementLasts + TimeSpan.FromSeconds(1));
        Assert.Equal(ErrorId.PriceNotAgreed, await caller.RefusalOfAsync("StartCall", request));
        Assert.True(await AgreeAsync(host, callerId, calleeId, 200));

        var call = await caller.StartCallAsync(calleeId);
        await SetPriceAsync(host, calleeId, 9900);
        await callee.InvokeAsync("AcceptCall", new AcceptCallRequest(call.Id, HubPage.NewId()));
        await caller.InvokeAsync("ReportConnected", call.Id, 1);
        host.Clock.Advance(TimeSpan.FromSeconds(90));
        await caller.InvokeAsync("HangUp", call.Id);

        var charge = await host.App.WithDataAsync(db => db.Set<CallCharge>().SingleAsync(c => c.CallId == call.Id, Cancellation));
        Assert.Equal((200, 400), (charge.Cents, charge.AmountCents));
    }

    [Fact]
    public async Task The_call_of_a_booked_appointment_is_not_charged_as_a_live_one()
    {
        using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var host = SignalingHost.Start(database);
        var (professional, client) = (await host.AddProfessionalAsync(), await host.AddMemberAsync());
        await SetPriceAsync(host, professional, 150);
        Assert.True(await AgreeAsync(host, client, professional, 150));
        var now = host.Clock.GetUtcNow();
        var session = new CallSession
        {
            Id = HubPage.NewId(),
            CallerId = client,
            CalleeId = professional,
            RequestId = HubPage.NewId(),
            State = CallState.Connecting,
            StartedAt = now,
            RingExpiresAt = now,
            AcceptedAt = now,
        };

        Assert.True(await host.App.Services.GetRequiredService<ICallStore>().TryAddAsync(session, Cancellation));

        Assert.Empty(await host.App.WithDataAsync(db => db.Set<CallCharge>().ToListAsync(Cancellation)));
    }

    private static Task<bool> AgreeAsync(SignalingHost host, Guid caller, Guid callee, int cents) =>
        host.App.WithDataAsync(db =>
            host.App.Services.GetRequiredService<CallTariffs>()
                .AgreeAsync(db, caller, callee, new CallPrice(cents, CallUnit.Minute, null), Cancellation)
        );

    private static Task<int> SetPriceAsync(SignalingHost host, Guid professional, int cents) =>
        host.App.WithDataAsync(async db =>
        {
            await db.Set<CallTariff>().Where(t => t.ProfessionalId == professional).ExecuteDeleteAsync(Cancellation);
            db.Add(
                new CallTariff
                {
                    ProfessionalId = professional,
                    Cents = cents,
                    Unit = CallUnit.Minute,
                }
            );
            return await db.SaveChangesAsync(Cancellation);
        });
}
