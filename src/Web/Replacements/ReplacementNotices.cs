using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements;

/// <summary>What substitutes, clients and planners are told of a replacement; everything joins the caller's save.</summary>
public sealed partial class ReplacementNotices(
    VisavisDbContext db,
    Notifier notifier,
    ContactSentences contacts,
    IStringLocalizer<ReplacementTexts> texts
)
{
    public const string MissionsPath = "/replacements/missions";

    public async Task AskedAsync(ReplacementRequest request, Substitute substitute, ReplacementAsk ask, CancellationToken cancellationToken)
    {
        var zone = await db.SendingZoneAsync(request.OrganisationId, cancellationToken);
        var place = await SiteAsync(request, cancellationToken);
        await TellAsync(
            ReplacementKinds.Asked,
            Subject(request, substitute.Id),
            substitute.AccountId,
            () =>
                new NotificationContent(
                    texts["Remplacement proposé : {0}", place],
                    [Days(request), texts["Répondez avant le {0}. La première personne qui accepte est retenue.", At(ask.Deadline, zone)]],
                    texts["Répondre"],
                    MissionsPath
                ),
            cancellationToken
        );
    }

    public async Task TakenByAnotherAsync(ReplacementRequest request, ReplacementAsk ask, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(ask.SubstituteId, cancellationToken);
        var place = await SiteAsync(request, cancellationToken);
        await ForgetAsync(request, ask.SubstituteId, cancellationToken);
        await TellAsync(
            ReplacementKinds.Taken,
            Subject(request, ask.SubstituteId),
            account,
            () =>
                new NotificationContent(
                    texts["Pourvu : {0}", place],
                    [texts["Quelqu’un d’autre a répondu avant. Merci d’y avoir pensé."]],
                    texts["Mes missions"],
                    MissionsPath
                ),
            cancellationToken
        );
    }

    public async Task FilledAsync(ReplacementRequest request, CancellationToken cancellationToken)
    {
        var place = await SiteAsync(request, cancellationToken);
        await TellClientSideAsync(
            request,
            () =>
                new NotificationContent(
                    texts["Remplacement pourvu : {0}", place],
                    [Days(request)],
                    texts["Voir le remplacement"],
                    Path(request)
                ),
            cancellationToken
        );
    }

    /// <summary>Somebody would come, and the client wishes to speak with them first.</summary>
    public async Task OfferedAsync(ReplacementRequest request, string name, CancellationToken cancellationToken)
    {
        var place = await SiteAsync(request, cancellationToken);
        await TellClientSideAsync(
            request,
            () =>
                new NotificationContent(
                    texts["Entretien à mener : {0}", place],
                    [texts["{0} accepte. Parlez-vous par vidéo, puis retenez la personne.", name], Days(request)],
                    texts["Voir le remplacement"],
                    Path(request)
                ),
            cancellationToken
        );
    }

    /// <summary>Nobody is left to ask, or the work begins soon: the planners hear of it.</summary>
    public Task NobodyFoundAsync(ReplacementRequest request, CancellationToken cancellationToken) =>
        AlertAsync(
            request,
            () => texts["Personne n’est trouvé pour l’instant. Élargissez la demande, ou appelez quelqu’un."],
            cancellationToken
        );

    /// <summary>Whoever was to come will not: the planners hear of it, and the client, who counted on somebody. Nothing says why.</summary>
    public async Task WithdrewAsync(ReplacementRequest request, CancellationToken cancellationToken)
    {
        var place = await SiteAsync(request, cancellationToken);
        string Sentence() => texts["La personne prévue ne viendra pas. La recherche reprend d’elle-même."];
        await AlertAsync(request, Sentence, cancellationToken);
        await TellClientSideAsync(
            request,
            () =>
                new NotificationContent(
                    texts["De nouveau à pourvoir : {0}", place],
                    [Sentence(), Days(request)],
                    texts["Voir le remplacement"],
                    Path(request)
                ),
            cancellationToken,
            ReplacementKinds.Changed,
            await PlannersAsync(request, cancellationToken)
        );
    }

    /// <summary>To those who were asked or had accepted.</summary>
    public async Task ChangedAsync(
        ReplacementRequest request,
        IReadOnlyCollection<Guid> substitutes,
        bool isCancelled,
        CancellationToken cancellationToken
    )
    {
        var place = await SiteAsync(request, cancellationToken);
        await TellSubstitutesAsync(
            request,
            substitutes,
            () =>
                isCancelled
                    ? (texts["Remplacement annulé : {0}", place].Value, texts["Vous n’avez plus rien à faire."].Value)
                    : (
                        texts["Remplacement modifié : {0}", place].Value,
                        texts["Les horaires ont changé ; une nouvelle proposition suit si vous convenez."].Value
                    ),
            cancellationToken
        );
    }

    /// <summary>The search pauses: whoever was asked need not answer, and where somebody was, the client's side hears that nobody is any more.</summary>
    public async Task PausedAsync(ReplacementRequest request, IReadOnlyCollection<Guid> asked, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
        {
            return;
        }

        var place = await SiteAsync(request, cancellationToken);
        await TellSubstitutesAsync(
            request,
            asked,
            () =>
                (
                    texts["Recherche en pause : {0}", place].Value,
                    texts["Vous n’avez pas à répondre. Si la recherche reprend, une nouvelle proposition suit."].Value
                ),
            cancellationToken
        );
        await TellClientSideAsync(
            request,
            () =>
                new NotificationContent(
                    texts["Recherche en pause : {0}", place],
                    [texts["Personne n’est sollicité pour l’instant. La recherche reprendra d’elle-même."], Days(request)],
                    texts["Voir le remplacement"],
                    Path(request)
                ),
            cancellationToken,
            ReplacementKinds.Changed
        );
    }

    private async Task TellSubstitutesAsync(
        ReplacementRequest request,
        IReadOnlyCollection<Guid> substitutes,
        Func<(string Title, string Sentence)> say,
        CancellationToken cancellationToken
    )
    {
        foreach (var substitute in substitutes.Distinct())
        {
            await ForgetAsync(request, substitute, cancellationToken);
            await TellAsync(
                ReplacementKinds.Changed,
                Subject(request, substitute),
                await AccountAsync(substitute, cancellationToken),
                () =>
                {
                    var (title, sentence) = say();
                    return new NotificationContent(title, [sentence, Days(request)], texts["Mes missions"], MissionsPath);
                },
                cancellationToken
            );
        }
    }

    /// <summary>The client's named contacts hear of every change, except whoever made it.</summary>
    public async Task ClientChangedAsync(ReplacementRequest request, Guid by, CancellationToken cancellationToken)
    {
        var place = await SiteAsync(request, cancellationToken);
        await TellAllAsync(
            ReplacementKinds.Changed,
            request,
            (await PlannersAsync(request, cancellationToken)).Where(id => id != by),
            () =>
                new NotificationContent(
                    request.State == ReplacementState.Cancelled
                        ? texts["Remplacement annulé : {0}", place]
                        : texts["Demande de remplacement reçue ou modifiée : {0}", place],
                    [Days(request)],
                    texts["Voir le remplacement"],
                    Path(request)
                ),
            cancellationToken
        );
    }

    private async Task AlertAsync(ReplacementRequest request, Func<string> sentence, CancellationToken cancellationToken)
    {
        var place = await SiteAsync(request, cancellationToken);
        await TellAllAsync(
            ReplacementKinds.Alert,
            request,
            await PlannersAsync(request, cancellationToken),
            () =>
                new NotificationContent(
                    texts["Remplacement à surveiller : {0}", place],
                    [sentence(), Days(request)],
                    texts["Voir le remplacement"],
                    Path(request)
                ),
            cancellationToken
        );
    }

    private async Task TellAllAsync(
        string kind,
        ReplacementRequest request,
        IEnumerable<Guid> accounts,
        Func<NotificationContent> write,
        CancellationToken cancellationToken
    )
    {
        foreach (var account in accounts)
        {
            await TellAsync(kind, Subject(request), account, write, cancellationToken);
        }
    }

    private async Task TellAsync(
        string kind,
        string subject,
        Guid account,
        Func<NotificationContent> write,
        CancellationToken cancellationToken
    )
    {
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = kind,
                AccountId = account,
                SubjectKey = subject,
                Write = _ => write(),
            },
            cancellationToken
        );
    }

    /// <summary>What was asked of this person and is unsent is no longer true.</summary>
    private Task ForgetAsync(ReplacementRequest request, Guid substitute, CancellationToken cancellationToken) =>
        notifier.DropAsync(db, Subject(request, substitute), cancellationToken);

    private static string Subject(ReplacementRequest request) => $"replacement:{request.Id:N}";

    private static string Subject(ReplacementRequest request, Guid substitute) => $"replacement:{request.Id:N}:{substitute:N}";

    private Task<Guid> AccountAsync(Guid substituteId, CancellationToken cancellationToken) =>
        db.Set<Substitute>().Where(s => s.Id == substituteId).Select(s => s.AccountId).SingleAsync(cancellationToken);

    private async Task<string> SiteAsync(ReplacementRequest request, CancellationToken cancellationToken) =>
        await db.Set<ClientSite>().Where(s => s.Id == request.SiteId).Select(s => s.Name).SingleOrDefaultAsync(cancellationToken) ?? "…";

    /// <summary>Who made the request, the client's account, and its named contacts; to who is not of the organisation the mail names these.</summary>
    /// <param name="but">Who hears of it otherwise.</param>
    private async Task TellClientSideAsync(
        ReplacementRequest request,
        Func<NotificationContent> write,
        CancellationToken cancellationToken,
        string kind = ReplacementKinds.Filled,
        IReadOnlyCollection<Guid>? but = null
    )
    {
        var file = await db.Set<ClientFile>().AsNoTracking().SingleAsync(f => f.Id == request.FileId, cancellationToken);
        var named = await contacts.NamedAsync(file, cancellationToken);
        var ours = OrganisationChange.CurrentMembers(db, request.OrganisationId).Select(m => m.AccountId);
        foreach (
            var account in new[] { request.CreatedById, file.AccountId ?? request.CreatedById }
                .Concat(named.Select(one => one.Person.AccountId))
                .Distinct()
                .Where(account => but?.Contains(account) != true)
        )
        {
            var isOurs = account == request.OrganisationId || await ours.ContainsAsync(account, cancellationToken);
            await TellAsync(
                kind,
                Subject(request),
                account,
                () =>
                {
                    var content = write();
                    return isOurs ? content : content with { Paragraphs = [.. content.Paragraphs, .. contacts.Of(named)] };
                },
                cancellationToken
            );
        }
    }

    private Task<IReadOnlyList<Guid>> PlannersAsync(ReplacementRequest request, CancellationToken cancellationToken) =>
        db.PlannersOfAsync(db.Set<ClientFile>().Where(f => f.Id == request.FileId), request.OrganisationId, cancellationToken);

    private static string Path(ReplacementRequest request) => $"/replacements/{request.Id:N}";

    private static string At(DateTimeOffset at, NodaTime.DateTimeZone zone) => ReplacementWords.At(at, zone, "dddd d MMMM");

    private static string Days(ReplacementRequest request) =>
        string.Join(
            "\n",
            request
                .Days.OrderBy(d => d.StartsAt)
                .Take(12)
                .Select(d => $"{DayText.WithWeekday(d.Date)}, {Clock.Span(d.StartMinute, d.EndMinute)}")
        );
}
