using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Help.Legal;

/// <summary>
/// Tells whoever is listed, by mail and in the bell, of new terms before they hold: what changes, from when, and that they may leave. As soon as the
/// program has the text; a text that comes with less than fifteen days to go is said in the log.
/// </summary>
public sealed partial class TermsNoticeWorker(
    IDbContextFactory<VisavisDbContext> contexts,
    LegalLibrary library,
    Notifier notifier,
    IStringLocalizer<HelpTexts> texts,
    TimeProvider time,
    ILogger<TermsNoticeWorker> logger
) : PeriodicService(TimeSpan.FromMinutes(10), time, logger)
{
    /// <summary>Regulation (EU) 2019/1150, article 3.</summary>
    public const int DaysAhead = 15;

    private const int AtOnce = 200;

    internal static readonly NotificationKind Kind = new(
        "terms-change",
        "Changement des conditions",
        typeof(HelpTexts),
        NotificationGroup.Account
    )
    {
        ByDefault = NotificationChannels.Page | NotificationChannels.Email,
        MayBeStopped = false,
    };

    private readonly HashSet<(string, int)> late = [];

    /// <returns>How many people were told.</returns>
    public async Task<int> TickAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        var told = 0;
        foreach (var text in library.Announced(today))
        {
            if (text.From < today.AddDays(DaysAhead) && late.Add((text.Document, text.Version)))
            {
                Log.Late(logger, text.Document, text.Version, text.From.DayNumber - today.DayNumber);
            }

            foreach (var accountId in await UntoldAsync(text, cancellationToken))
            {
                told += await TellAsync(accountId, text, cancellationToken) ? 1 : 0;
            }
        }

        return told;
    }

    protected override Task RunAsync(CancellationToken cancellationToken) => TickAsync(cancellationToken);

    private async Task<List<Guid>> UntoldAsync(LegalText text, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db
            .Professionals.Where(p =>
                !db.Set<TermsNotice>().Any(n => n.AccountId == p.Id && n.Document == text.Document && n.TermsVersion == text.Version)
            )
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> TellAsync(Guid accountId, LegalText text, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.Add(
            new TermsNotice
            {
                AccountId = accountId,
                Document = text.Document,
                TermsVersion = text.Version,
                At = Clock.GetUtcNow(),
            }
        );
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = Kind.Id,
                AccountId = accountId,
                SubjectKey = $"terms:{text.Document}:{text.Version}:{accountId:N}",
                Write = reader => Content(reader, text),
            },
            cancellationToken
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Another node told them at this moment.
            return false;
        }
    }

    private NotificationContent Content(NotificationReader reader, LegalText text)
    {
        var day = DayText.WithWeekday(text.From);
        var changes = library.Versions(text.Document, reader.Language).First(t => t.Version == text.Version).Changes;
        return new NotificationContent(
            text.Document == LegalLibrary.Sales
                ? texts["Les conditions de vente changent le {0}", day]
                : texts["Les conditions d’utilisation changent le {0}", day],
            [
                texts["Bonjour,"],
                texts["Ce qui change à partir du {0} :", day],
                .. changes,
                texts[
                    "Si ces conditions ne vous conviennent pas, vous pouvez partir avant cette date : compte, onglet Autres, « Se désinscrire ». Sinon, il n’y a rien à faire."
                ],
            ],
            texts["Lire les nouvelles conditions"],
            $"/legal/{text.Document}/{text.Version}"
        );
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "Version {Version} of {Document} holds in {Days} days; people who are listed must be told 15 days ahead"
        )]
        public static partial void Late(ILogger logger, string document, int version, int days);
    }
}
