using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Telephone;

/// <summary>Rings somebody; what is said then is asked of us.</summary>
public interface IVoiceProvider
{
    /// <returns>The provider's id of the call.</returns>
    Task<string> CallAsync(Guid id, string number, CancellationToken cancellationToken);
}

/// <summary>Orders calls as Twilio's interface wants it.</summary>
internal sealed class TwilioCalls(IHttpClientFactory clients, IOptions<TelephoneOptions> options, SiteAddress site) : IVoiceProvider
{
    public const string ClientName = "voice";
    private const int SecondsOfRinging = 30;

    public async Task<string> CallAsync(Guid id, string number, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(settings.ApiUrl, $"/2010-04-01/Accounts/{Uri.EscapeDataString(settings.AccountSid)}/Calls.json")
        );
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthToken}"))
        );
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["From"] = settings.Number,
                ["To"] = number,
                ["Url"] = $"{site.Url}/voice/out/{id:D}",
                ["StatusCallback"] = $"{site.Url}/voice/status",
                ["Timeout"] = SecondsOfRinging.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }
        );
        using var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var answer = await JsonDocument.ParseAsync(
            await response.Content.ReadAsStreamAsync(cancellationToken),
            default,
            cancellationToken
        );
        return answer.RootElement.GetProperty("sid").GetString()!;
    }
}

/// <summary>Makes the calls that are due, and forgets calls of yesterday.</summary>
public sealed class CallWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<CallWorker> logger)
    : PeriodicService(Every, time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    public async Task TickAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OutgoingCalls>().CallDueAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<VoiceLine>().ForgetAsync(cancellationToken);
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => TickAsync(cancellationToken);
}
