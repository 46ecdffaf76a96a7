using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Bookings;
using Visavis.Web.Messages;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Tests.Trust;

/// <summary>Reports from a conversation and from an appointment have it attached; what is not the reporter's is attached to nothing.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ReportedThingTests
{
    private const string Code = "7K3MQ2XR";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_is_attached_with_its_words_by_consent_alone_and_nobody_elses_is()
    {
        await using var site = await TrustSite.StartAsync();
        var anne = await site.App.AddProfessionalAsync();
        var paul = await site.AddMemberAsync("Paul Petit", "paul@exemple.fr");
        var sent = await site.Service<Conversations>()
            .SendAsync(new MessageDraft(paul.Id, anne.Id, $"{Guid.NewGuid():N}", "Pourquoi un virement d’avance ?"), Token);
        using var writer = await site.SignInAsync(paul.Id);
        using var stranger = await site.SignInAsync((await site.AddMemberAsync("Lise Roy", "lise@exemple.fr")).Id);
        var form = $"/report?message={sent.ConversationId}";

        Assert.Contains(form, await TrustSite.ReadAsync(writer, $"/messages/{sent.ConversationId:D}"), StringComparison.Ordinal);
        Assert.Contains("votre conversation avec Anne Martin", await TrustSite.ReadAsync(writer, form), StringComparison.Ordinal);
        Assert.DoesNotContain("votre conversation avec", await TrustSite.ReadAsync(stranger, form), StringComparison.Ordinal);
        var message = ("Message", $"{sent.ConversationId}");
        await TrustSite.ReportAsync(writer, "Anne Martin", message);
        await TrustSite.ReportAsync(writer, "Anne Martin", message, ("Shares", "true"));
        await TrustSite.ReportAsync(stranger, "Anne Martin", message, ("Shares", "true"));

        var reports = await ReadAsync(site);
        Assert.Equal([ReportPlace.Message, ReportPlace.Message, ReportPlace.Nowhere], reports.Select(r => r.Place));
        Assert.Equal([anne.Id, anne.Id], reports.Take(2).Select(r => r.SubjectId!.Value));
        Assert.Equal(
            [false, true, false],
            reports.Select(r => r.Evidence.Any(e => e.Words.Contains("virement d’avance", StringComparison.Ordinal)))
        );
    }

    [Fact]
    public async Task An_appointment_is_attached_and_whoever_booked_a_fraud_is_told_guests_too()
    {
        await using var site = await TrustSite.StartAsync();
        var anne = await site.App.AddProfessionalAsync();
        var paul = await site.AddMemberAsync("Paul Petit", "paul@exemple.fr");
        var before = await site.AddMemberAsync("Lise Roy", "lise@exemple.fr");
        var now = site.Clock.GetUtcNow();
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(
                BookingOf(Code, paul.Id, "", now.AddDays(-3)),
                BookingOf("2K3MQ2XR", null, "guest@exemple.fr", now.AddMonths(-5)),
                BookingOf("3K3MQ2XR", null, "never@exemple.fr", now.AddDays(-2), BookingState.Unconfirmed),
                BookingOf("4K3MQ2XR", before.Id, "", now.AddMonths(-7))
            );
            return db.SaveChangesAsync(Token);
        });
        using var client = await site.SignInAsync(paul.Id);

        Assert.Contains($"/report?booking={Code}", await TrustSite.ReadAsync(client, $"/bookings/{Code}"), StringComparison.Ordinal);
        await TrustSite.ReportAsync(client, "Anne Martin", ("Booking", Code));
        await TrustSite.ReportAsync(client, "Anne Martin", ("Booking", "4K3MQ2XR"));
        var reports = await ReadAsync(site);
        Assert.Equal((ReportPlace.Booking, Code, anne.Id), (reports[0].Place, reports[0].PlaceId, reports[0].SubjectId!.Value));
        Assert.Contains(reports[0].Evidence, e => e.Words.StartsWith($"booking {Code}, of the reporter", StringComparison.Ordinal));
        Assert.Equal(ReportPlace.Nowhere, reports[1].Place);

        using var moderator = await site.AddModeratorAsync();
        await TrustSite.DecideAsync(moderator, reports[0].Number, nameof(Outcome.SuspendedForGood), ("fraud", "true"));

        foreach (var told in new[] { "paul@exemple.fr", "guest@exemple.fr" })
        {
            await Eventually.IsTrueAsync(() => IsTold(told));
        }

        Assert.False(IsTold("never@exemple.fr"));
        Assert.False(IsTold("lise@exemple.fr"));

        bool IsTold(string email) => site.MailsNow(email).Exists(mail => mail.Subject.Contains("frauduleux", StringComparison.Ordinal));

        Booking BookingOf(string code, Guid? member, string guest, DateTimeOffset at, BookingState state = BookingState.Accepted) =>
            new()
            {
                Id = Guid.NewGuid(),
                Code = code,
                ProfessionalId = anne.Id,
                ClientId = member,
                ClientName = "Paul Petit",
                ClientEmail = guest.Length > 0 ? guest : null,
                ClientLanguage = "fr",
                ClientZone = "Europe/Paris",
                ProfessionalZone = "Europe/Paris",
                ServiceName = "Conseil",
                Way = Web.Professionals.MeetingWay.Video,
                DurationMinutes = 60,
                PriceCents = 4000,
                StartsAt = at.AddHours(1),
                EndsAt = at.AddHours(2),
                CreatedAt = at,
                State = state,
            };
    }

    private static Task<List<Report>> ReadAsync(TrustSite site) =>
        site.App.WithDataAsync(db => db.Set<Report>().Include(r => r.Evidence).OrderBy(r => r.ReceivedAt).ToListAsync(Token));
}
