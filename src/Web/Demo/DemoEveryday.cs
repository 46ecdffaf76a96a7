using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Calls;
using Visavis.Web.Accounts;
using Visavis.Web.Calls;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Messages;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Demo;

/// <summary>
/// What a newcomer finds waiting, while developing only: somebody who moderates, a report to open, a conversation with an unread message and a
/// missed call. Anywhere else it would tell real moderators of what never happened, and an administrator whom nobody named would be there.
/// </summary>
internal sealed class DemoEveryday(IServiceScopeFactory scopes, Conversations conversations, TimeProvider time)
{
    private const int Plumber = 0;
    private const int Photographer = 11;

    public async Task AddAsync(int seed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var (plumber, photographer) = (DemoRandom.Id(seed, Plumber), DemoRandom.Id(seed, Photographer));
        var (camille, thomas) = (DemoRandom.Id(seed, -1), DemoRandom.Id(seed, -2));
        var people = await db.Users.Where(a => a.IsDemo).ToDictionaryAsync(a => a.Id, cancellationToken);
        if (!new[] { plumber, photographer, camille, thomas }.All(people.ContainsKey) || people.Values.Any(a => a.IsAdministrator))
        {
            return;
        }

        db.Add(
            DemoDirectory.NewAccount(
                DemoRandom.Id(seed, -1 - DemoFront.Visitors.Count),
                DemoFront.Moderator.Name,
                AccountCategory.Visitor,
                DemoFront.Moderator.CommuneCode,
                "staff1",
                people[thomas].CreatedAt.AddSeconds(1),
                isAdministrator: true
            )
        );
        db.Add(MissedCall(thomas, plumber));
        await db.SaveChangesAsync(cancellationToken);
        await SayAsync(camille, plumber, "Bonjour, ma chasse d’eau coule sans arrêt depuis hier. Pouvez-vous me dire si c’est grave ?");
        await SayAsync(plumber, camille, "Bonjour Camille, non : c’est le joint ou le flotteur. Je peux regarder avec vous en vidéo.");
        await SayAsync(camille, plumber, "Merci ! Je suis chez moi après 18 h.");
        await ReportAsync(scope.ServiceProvider, people[photographer], cancellationToken);

        async Task SayAsync(Guid from, Guid to, string words) =>
            await conversations.SendAsync(new MessageDraft(from, to, Guid.NewGuid().ToString("N"), words), cancellationToken);
    }

    private CallRecord MissedCall(Guid caller, Guid callee)
    {
        var at = time.GetUtcNow().AddHours(-2);
        return new CallRecord
        {
            Id = Guid.NewGuid().ToString("N"),
            CallerId = caller,
            CalleeId = callee,
            RequestId = Guid.NewGuid().ToString("N"),
            State = nameof(CallState.Ended),
            EndReason = nameof(CallEndReason.Missed),
            StartedAt = at,
            RingExpiresAt = at.AddSeconds(45),
            EndedAt = at.AddSeconds(45),
        };
    }

    private static async Task ReportAsync(IServiceProvider services, Account subject, CancellationToken cancellationToken) =>
        await services
            .GetRequiredService<ReportDesk>()
            .TakeAsync(
                new NewReport(
                    ReportKind.PaidNotDone,
                    subject.DisplayName,
                    subject.Id,
                    ReportPlace.Profile,
                    PlaceId: null,
                    "J’ai payé 120 € d’acompte pour un reportage de mariage. Personne n’est venu, et mes messages restent sans réponse.",
                    LostCents: 12_000,
                    SharesConversation: false,
                    Files: [],
                    Sayings: [(null, "« Je vous rembourse demain », au téléphone.")],
                    // Whoever gave an address would get a receipt, whose link knows no port before the site listens.
                    Name: "Thomas Nguyen",
                    Email: null,
                    ReporterId: null,
                    Cultures.Default,
                    "127.0.0.1"
                ),
                cancellationToken
            );
}
