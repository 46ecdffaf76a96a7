using System.Net;
using Lib.Net.Http.WebPush;
using Lib.Net.Http.WebPush.Authentication;
using Microsoft.Extensions.Options;

namespace Visavis.Web.Notifications.Push;

public enum PushAnswer
{
    Taken,

    /// <summary>The browser is not there any more, for good.</summary>
    Gone,

    /// <summary>Never, whatever the time.</summary>
    Refused,
    Later,
}

/// <summary>Hands one push to the service of its browser.</summary>
public interface IPushTransport
{
    Task<PushAnswer> SendAsync(PushDevice device, string payload, TimeSpan keep, bool isUrgent, CancellationToken cancellationToken);
}

internal sealed class WebPushTransport(IHttpClientFactory clients, PushKeys keys, PushHosts hosts, IOptions<PushOptions> options)
    : IPushTransport
{
    public const string ClientName = "push";

    public async Task<PushAnswer> SendAsync(
        PushDevice device,
        string payload,
        TimeSpan keep,
        bool isUrgent,
        CancellationToken cancellationToken
    )
    {
        if (!hosts.Allow(device.Endpoint))
        {
            return PushAnswer.Gone;
        }

        var (publicKey, privateKey) = await keys.GetAsync(cancellationToken);
        using var vapid = new VapidAuthentication(publicKey, privateKey) { Subject = options.Value.Contact };
        var subscription = new PushSubscription { Endpoint = device.Endpoint };
        subscription.SetKey(PushEncryptionKeyName.P256DH, device.PublicKey);
        subscription.SetKey(PushEncryptionKeyName.Auth, device.AuthSecret);
        var message = new PushMessage(payload)
        {
            TimeToLive = (int)keep.TotalSeconds,
            Urgency = isUrgent ? PushMessageUrgency.High : PushMessageUrgency.Normal,
        };
        try
        {
            var client = new PushServiceClient(clients.CreateClient(ClientName)) { AutoRetryAfter = false };
            await client.RequestPushMessageDeliveryAsync(subscription, message, vapid, VapidAuthenticationScheme.Vapid, cancellationToken);
            return PushAnswer.Taken;
        }
        catch (PushServiceClientException refused)
        {
            return refused.StatusCode switch
            {
                HttpStatusCode.NotFound or HttpStatusCode.Gone => PushAnswer.Gone,
                HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => PushAnswer.Later,
                _ => PushAnswer.Refused,
            };
        }
        catch (Exception broken)
            when (broken is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return PushAnswer.Later;
        }
    }
}
