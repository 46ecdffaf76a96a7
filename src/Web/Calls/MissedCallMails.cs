using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Signaling.Calls;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;
using Visavis.Web.Notifications;
using Visavis.Web.Notifications.Push;

namespace Visavis.Web.Calls;

/// <summary>Tells the callee of a missed call, in their language and zone, on the channels they want.</summary>
internal sealed class MissedCallMails(Notifier notifier, MailAllowance allowance, TimeProvider clock, IStringLocalizer<SecurityTexts> texts)
{
    public static readonly NotificationKind Kind = new("missed-call", "Appel manqué", typeof(SecurityTexts), NotificationGroup.Calls);

    /// <summary>Reaches a device whose tabs are all closed; on open pages the ring dialog does.</summary>
    public static readonly NotificationKind Ring = new("ring", "Appel qui sonne", typeof(SecurityTexts), NotificationGroup.Calls)
    {
        ByDefault = NotificationChannels.Push,
        IgnoresQuietHours = true,
        PushFor = TimeSpan.FromSeconds(45),
    };

    /// <summary>Adds the notice to the save that changes the call, so that there is exactly one.</summary>
    public async Task AddAsync(VisavisDbContext db, CallSession call, CancellationToken cancellationToken)
    {
        var ring = $"ring:{call.Id}";
        if (call.State == CallState.Ringing)
        {
            await RingAsync(db, call, ring, cancellationToken);
            return;
        }

        if (await db.Set<QueuedPush>().AnyAsync(p => p.SubjectKey == ring && p.State == PushState.Queued, cancellationToken))
        {
            await notifier.DropAsync(db, ring, cancellationToken);
        }

        if (call.IsLive || call.EndReason is not (CallEndReason.Missed or CallEndReason.CalleeLeft or CallEndReason.Cancelled))
        {
            return;
        }

        var address = await db.Users.Where(a => a.Id == call.CalleeId).Select(a => a.Email).FirstOrDefaultAsync(cancellationToken);
        if (address is not null && !await allowance.AllowsAsync(db, address, Kind.Id, cancellationToken))
        {
            return;
        }

        var caller = await db.Users.Where(a => a.Id == call.CallerId).Select(a => a.DisplayName).FirstOrDefaultAsync(cancellationToken);
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = Kind.Id,
                AccountId = call.CalleeId,
                SubjectKey = $"missed-call:{call.Id}",
                Write = reader => Content(caller ?? "", reader),
            },
            cancellationToken
        );
    }

    private async Task RingAsync(VisavisDbContext db, CallSession call, string subject, CancellationToken cancellationToken)
    {
        if (!await db.Set<PushDevice>().AnyAsync(d => d.AccountId == call.CalleeId, cancellationToken))
        {
            return;
        }

        var caller = await db.Users.Where(a => a.Id == call.CallerId).Select(a => a.DisplayName).FirstOrDefaultAsync(cancellationToken);
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = Ring.Id,
                AccountId = call.CalleeId,
                SubjectKey = subject,
                Write = _ => new NotificationContent(texts["Appel de {0}", caller ?? ""], [], texts["Répondre"], "/calls"),
            },
            cancellationToken
        );
    }

    private NotificationContent Content(string caller, NotificationReader reader) =>
        new(
            texts["Appel manqué de {0}", caller],
            [
                texts["{0} vous a appelé sur Visavis le {1}, sans réponse.", caller, LocalTime.Of(clock.GetUtcNow(), reader.TimeZone)],
                texts["Vous pouvez rappeler depuis la liste de vos appels."],
            ],
            texts["Voir mes appels"],
            "/calls"
        );
}
