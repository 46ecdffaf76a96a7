using Visavis.TestSupport.GoogleCalendar;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;

namespace Visavis.Browser.Tests.Bookings;

/// <summary>One site with a calendar server and a mail server for the journeys of a class.</summary>
public sealed class BookingPlace : IAsyncLifetime
{
    public AppHost App { get; private set; } = null!;

    public CalendarStandIn Google { get; private set; } = null!;

    public SmtpSink Sink { get; } = SmtpSink.Start();

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Google = await CalendarStandIn.StartAsync();
        App = AppHost.OnSqlite(new Dictionary<string, string>([.. Google.Settings, .. Sink.Settings]));
        Address = App.StartOnPort();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Google.DisposeAsync();
        await Sink.DisposeAsync();
    }
}
