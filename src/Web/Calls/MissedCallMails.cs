using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Signaling.Calls;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Calls;

/// <summary>Tells the callee of a missed call by mail, in their language and zone, if they want it.</summary>
internal sealed class MissedCallMails(
    MailWriter writer,
    MailAllowance allowance,
    Unsubscription unsubscription,
    SiteAddress site,
    TimeProvider clock,
    IStringLocalizer<SecurityTexts> texts
)
{
    private const string Kind = "missed-call";

    /// <summary>Adds the mail to the save that ends the call, so that there is exactly one.</summary>
    public async Task AddAsync(VisavisDbContext db, CallSession call, CancellationToken cancellationToken)
    {
        if (call.IsLive || call.EndReason is not (CallEndReason.Missed or CallEndReason.Cancelled))
        {
            return;
        }

        var callee = await db
            .Users.AsNoTracking()
            .Where(a => a.Id == call.CalleeId && a.MailsMissedCalls && a.EmailConfirmed && a.Email != null && a.ErasedAt == null)
            .Select(a => new
            {
                a.Id,
                a.Email,
                a.Language,
                a.TimeZone,
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (callee is null || !await allowance.AllowsAsync(db, callee.Email!, Kind, cancellationToken))
        {
            return;
        }

        var caller = await db.Users.Where(a => a.Id == call.CallerId).Select(a => a.DisplayName).FirstOrDefaultAsync(cancellationToken);
        writer.Add(
            db,
            callee.Id,
            callee.Email!,
            InLanguage.Write(callee.Language, () => Content(caller ?? "", callee.Id, callee.Language, callee.TimeZone))
        );
    }

    private MailContent Content(string caller, Guid calleeId, string language, string timeZone) =>
        new(
            Kind,
            texts["Appel manqué de {0}", caller],
            [
                texts["Bonjour,"],
                texts["{0} vous a appelé sur Visavis le {1}, sans réponse.", caller, LocalTime.Of(clock.GetUtcNow(), timeZone)],
                texts["Vous pouvez rappeler depuis la liste de vos appels."],
            ],
            new MailAction(texts["Voir mes appels"], $"{site.Url}/calls"),
            language,
            unsubscription.Url(site.Url, calleeId)
        );
}
