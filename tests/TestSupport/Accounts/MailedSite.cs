using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Google;
using Visavis.TestSupport.Hosting;
using Visavis.TestSupport.Mail;

namespace Visavis.TestSupport.Accounts;

/// <summary>A site on a real port with all that accounts need: a mail server, the stand-in for Google, and a clock that can be moved on.</summary>
/// <param name="environment"><c>Development</c>, <c>Production</c>…</param>
/// <param name="settings">Configuration beside that of mail and Google.</param>
public abstract class MailedSite(string environment, IReadOnlyDictionary<string, string> settings) : IAsyncLifetime
{
    public SmtpSink Sink { get; } = SmtpSink.Start();

    public GoogleStandIn Google { get; private set; } = null!;

    public ShiftedTimeProvider Clock { get; } = new();

    public AppHost App { get; private set; } = null!;

    public Uri Address { get; protected set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Google = await GoogleStandIn.StartAsync();
        Google.Time = Clock;
        App = AppHost.OnSqlite(
            environment,
            new Dictionary<string, string>(Google.Settings.Concat(Sink.Settings).Concat(settings)),
            services: services => services.AddSingleton<TimeProvider>(Clock)
        );
        Address = App.StartOnPort();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await (App?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Google?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Sink.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
