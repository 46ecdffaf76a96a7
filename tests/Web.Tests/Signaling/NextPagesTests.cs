using Visavis.Signaling.Connections;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport;
using Visavis.TestSupport.Signaling;

namespace Visavis.Web.Tests.Signaling;

/// <summary>A professional on a slow line goes from page to page: callers find them meanwhile.</summary>
public sealed class NextPagesTests : IAsyncDisposable
{
    private readonly SignalingHost host = SignalingHost.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("text/html,application/xhtml+xml", true)]
    [InlineData("application/json", false)]
    public async Task Asking_for_the_next_page_keeps_a_professional_reachable_until_it_opens(string wanted, bool isReachable)
    {
        var professional = await host.AddProfessionalAsync();
        var page = await host.OpenOnlineAsync(professional);

        await AskAsync(professional, wanted);
        await page.DisposeAsync();
        await Eventually.IsTrueAsync(() => host.Service<IConnectedPeople>().List().Count == 0);
        host.Clock.Advance(TimeSpan.FromSeconds(5));

        var caller = await host.OpenAsync(await host.AddMemberAsync());
        if (isReachable)
        {
            var call = await caller.StartCallAsync(professional);
            var next = await host.OpenAsync(professional);
            Assert.Equal(call.Id, Assert.Single((await next.NextAsync<Welcome>("Welcome")).Ringing).Id);
        }
        else
        {
            await Eventually.IsTrueAsync(() => host.Service<PresenceService>().GetStatus(professional) == PresenceStatus.Offline);
        }
    }

    private async Task AskAsync(Guid person, string wanted)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/help");
        request.Headers.Add("Accept", wanted);
        request.Headers.Add(TestSignIn.Header, person.ToString());
        using var answer = await http.SendAsync(request, Token);
    }
}
