using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Trust.Reports;

/// <summary>Tells moderators of each new report, and administrators of one that nobody opens: its number and kind, never a word of it.</summary>
public sealed class StaffNotices(Notifier notifier, DecisionWords words, IStringLocalizer<TrustTexts> texts)
{
    public static readonly NotificationKind Received = new(
        "report-received",
        "Nouveau signalement à examiner",
        typeof(TrustTexts),
        NotificationGroup.Trust
    );

    public static readonly NotificationKind Waiting = new(
        "report-waiting",
        "Signalement que personne n’a ouvert",
        typeof(TrustTexts),
        NotificationGroup.Trust
    )
    {
        MayBeStopped = false,
    };

    public static string SubjectOf(Report report) => $"report:{report.Id:N}";

    /// <summary>Where nobody moderates yet, the administrators are told; whoever is reported is not.</summary>
    public async Task AddReceivedAsync(VisavisDbContext db, Report report, CancellationToken cancellationToken)
    {
        var moderators = await db.Set<Moderator>().Where(m => m.StoppedAt == null).Select(m => m.AccountId).ToListAsync(cancellationToken);
        foreach (
            var id in (moderators.Count > 0 ? moderators : await AdministratorsAsync(db, cancellationToken)).Where(id =>
                id != report.SubjectId
            )
        )
        {
            await TellAsync(
                db,
                Received,
                id,
                report,
                () => texts["Nouveau signalement {0} : {1}", report.Number, words.Kind(report.Kind)],
                () => texts["Un signalement est arrivé. Le premier qui l’ouvre le prend ; une seule décision est possible."],
                cancellationToken
            );
        }
    }

    public async Task AddWaitingAsync(VisavisDbContext db, Report report, int hours, CancellationToken cancellationToken)
    {
        foreach (var id in (await AdministratorsAsync(db, cancellationToken)).Where(id => id != report.SubjectId))
        {
            await TellAsync(
                db,
                Waiting,
                id,
                report,
                () => texts["Le signalement {0} attend depuis {1} heures", report.Number, hours],
                () => texts["Personne ne l’a encore ouvert. C’est le plus ancien de la file."],
                cancellationToken
            );
        }
    }

    private static Task<List<Guid>> AdministratorsAsync(VisavisDbContext db, CancellationToken cancellationToken) =>
        db.Users.Where(a => a.IsAdministrator && a.ErasedAt == null).Select(a => a.Id).ToListAsync(cancellationToken);

    private Task TellAsync(
        VisavisDbContext db,
        NotificationKind kind,
        Guid id,
        Report report,
        Func<string> title,
        Func<string> sentence,
        CancellationToken cancellationToken
    ) =>
        notifier.AddAsync(
            db,
            new Notification
            {
                Kind = kind.Id,
                AccountId = id,
                SubjectKey = SubjectOf(report),
                Write = _ => new NotificationContent(
                    title(),
                    [sentence()],
                    texts["Ouvrir le dossier"],
                    $"/moderation/cases/{report.Number}"
                ),
            },
            cancellationToken
        );
}
