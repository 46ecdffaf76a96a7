using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Mail;

namespace Visavis.Browser.Tests.Messages;

/// <summary>One site with a mail server and a push service for the journeys of a class; on <c>localhost</c>, where service workers may be.</summary>
public sealed class NotificationSite()
    : MailedSite(
        "Development",
        new Dictionary<string, string>
        {
            ["RateLimits:SignInsPerMinute"] = "1000",
            ["Push:Hosts:0"] = "127.0.0.1",
            ["Push:PollEvery"] = "00:00:00.1",
        }
    )
{
    public PushSink Pushes { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Pushes = await PushSink.StartAsync();
        await base.InitializeAsync();
        Address = new UriBuilder(Address) { Host = "localhost" }.Uri;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Pushes.DisposeAsync();
    }
}
