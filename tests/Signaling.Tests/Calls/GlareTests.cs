using Visavis.Signaling.Calls;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Foundation.Data;

namespace Visavis.Signaling.Tests.Calls;

public sealed class GlareTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_people_calling_each_other_at_once_get_one_call(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var host = SignalingHost.Start(database);
        for (var round = 0; round < 8; round++)
        {
            var (left, right) = (await host.AddProfessionalAsync(), await host.AddProfessionalAsync());
            var (leftPage, rightPage) = (await host.OpenOnlineAsync(left), await host.OpenOnlineAsync(right));

            var calls = await Task.WhenAll(leftPage.StartCallAsync(right), rightPage.StartCallAsync(left));

            Assert.Equal(calls[0].Id, calls[1].Id);
            Assert.NotEqual(calls[0].Polite, calls[1].Polite);
            var caller = calls[0].Role == CallRole.Caller ? leftPage : rightPage;
            var callee = calls[0].Role == CallRole.Caller ? rightPage : leftPage;
            await caller.SendDescriptionAsync(calls[0].Id, 1, "v=0\r\n");
            Assert.Equal("v=0\r\n", ((SessionDescription)(await callee.NextAsync("DescriptionReceived"))[2]!).ReadSdp());
            Assert.Equal(CallState.Connecting, (await host.ReadCallAsync(calls[0].Id))!.State);
        }

        Assert.Equal(8, (await host.Service<ICallStore>().ListLiveAsync()).Count);
    }

    [Fact]
    public async Task The_second_to_call_answers_and_gets_the_offer_that_was_held()
    {
        await using var host = SignalingHost.Start();
        var (first, second) = (await host.AddProfessionalAsync(), await host.AddProfessionalAsync());
        var (firstPage, secondPage) = (await host.OpenOnlineAsync(first), await host.OpenOnlineAsync(second));
        var secondDevice = await host.OpenAsync(second);
        var call = await firstPage.StartCallAsync(second);
        await firstPage.SendDescriptionAsync(call.Id, 1, "held");

        var answered = await secondPage.StartCallAsync(first);

        Assert.Equal(
            (call.Id, CallState.Connecting, CallRole.Callee, true),
            (answered.Id, answered.State, answered.Role, answered.AnsweredHere)
        );
        Assert.Equal("held", ((SessionDescription)(await secondPage.NextAsync("DescriptionReceived"))[2]!).ReadSdp());
        Assert.Equal(CallState.Connecting, (await firstPage.NextAsync<Call>("CallAccepted")).State);
        Assert.False((await secondDevice.NextAsync<Call>("CallAccepted")).AnsweredHere);
    }

    [Fact]
    public async Task Many_callers_at_once_get_one_call_and_the_rest_hear_busy()
    {
        await using var host = SignalingHost.Start();
        var calleeId = await host.AddProfessionalAsync();
        await host.OpenOnlineAsync(calleeId);
        var callers = new List<HubPage>();
        for (var i = 0; i < 10; i++)
        {
            callers.Add(await host.OpenAsync(await host.AddMemberAsync()));
        }

        var answers = await Task.WhenAll(
            callers.Select(page =>
                page.RefusalOfAsync("StartCall", new StartCallRequest(calleeId.ToString("D"), HubPage.NewId(), page.ClientId))
            )
        );

        Assert.Single(answers, "not refused");
        Assert.Equal(9, answers.Count(answer => answer == ErrorId.CalleeBusy));
        Assert.Single(await host.Service<ICallStore>().ListLiveAsync());
    }
}
