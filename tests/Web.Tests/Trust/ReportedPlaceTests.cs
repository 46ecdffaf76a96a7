using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Calls;
using Visavis.Web.Messages;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;

namespace Visavis.Web.Tests.Trust;

/// <summary>A report from a conversation, an appointment or a call is attached to it, by its sides alone.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ReportedPlaceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_conversation_whoever_is_not_listed_is_meant_and_can_be_measured_and_consent_copies_the_words()
    {
        await using var site = await TrustSite.StartAsync();
        var nina = await site.AddMemberAsync("Nina Petit", "nina@exemple.fr");
        var victor = await site.AddMemberAsync("Victor Visiteur", "victor@exemple.fr");
        var conversation = await TalkAsync(site, victor.Id, nina.Id, "Envoyez-moi un virement");
        using var person = await site.SignInAsync(nina.Id);
        Assert.Contains($"/report?message={conversation:D}", await TrustSite.ReadAsync(person, $"/messages/{conversation:D}"));
        var form = await TrustSite.ReadAsync(person, $"/report?message={conversation:D}");
        Assert.Contains("joint à votre conversation avec Victor Visiteur", form);

        await TrustSite.ReportAsync(person, "Victor Visiteur", ("Message", $"{conversation:D}"));
        var silent = await site.ReadReportAsync();
        Assert.Equal((victor.Id, ReportPlace.Message, $"{conversation:D}"), (silent.SubjectId, silent.Place, silent.PlaceId));
        Assert.DoesNotContain(silent.Evidence, e => e.Source == EvidenceSource.Conversation);

        await TrustSite.ReportAsync(person, "Victor Visiteur", ("Message", $"{conversation:D}"), ("Shares", "true"));
        var shared = await site.App.WithDataAsync(db =>
            db.Set<ReportEvidence>().Where(e => e.Source == EvidenceSource.Conversation).SingleAsync(Cancellation)
        );
        Assert.Contains("subject: Envoyez-moi un virement", shared.Words, StringComparison.Ordinal);

        using var moderator = await site.AddModeratorAsync();
        var decided = await TrustSite.DecideAsync(moderator, silent.Number, nameof(Outcome.Warned));
        Assert.Equal(HttpStatusCode.Found, decided.StatusCode);
        Assert.Equal(victor.Id, await site.App.WithDataAsync(db => db.Set<Statement>().Select(s => s.AccountId).SingleAsync(Cancellation)));

        // It stands on every page until it was read, whatever became of the mail.
        using var warned = await site.SignInAsync(victor.Id);
        Assert.Contains("Une décision concerne votre compte", await TrustSite.ReadAsync(warned, "/help"));
        Assert.DoesNotContain("Une décision concerne votre compte", await TrustSite.ReadAsync(person, "/help"));
        Assert.Contains("Rappel des règles", await TrustSite.ReadAsync(warned, "/account/decisions"));
        Assert.DoesNotContain("Une décision concerne votre compte", await TrustSite.ReadAsync(warned, "/help"));
        Assert.Contains("href=\"/account/decisions\"", await TrustSite.ReadAsync(warned, "/account/other"));
    }

    [Fact]
    public async Task From_an_appointment_both_sides_and_the_key_of_a_mail_attach_it_and_a_strangers_ids_attach_nothing()
    {
        await using var site = await TrustSite.StartAsync();
        var anne = await site.App.AddProfessionalAsync();
        var nina = await site.AddMemberAsync("Nina Petit", "nina@exemple.fr");
        var (own, ofGuest) = (Agreed(anne.Id, nina.Id), Agreed(anne.Id, null));
        var conversation = await TalkAsync(site, anne.Id, nina.Id, "Bonjour");
        var call = CallOf(nina.Id, anne.Id);
        await AddAsync(site, own, ofGuest, call);
        using var person = await site.SignInAsync(nina.Id);
        Assert.Contains($"/report?booking={own.Code}", await TrustSite.ReadAsync(person, $"/bookings/{own.Code}"));

        var report = await SendAsync(person, ("Booking", own.Code), ("Shares", "true"));
        Assert.Equal((anne.Id, ReportPlace.Booking, own.Code), (report.SubjectId, report.Place, report.PlaceId));
        Assert.Contains("Ménage", Assert.Single(report.Evidence, e => e.Source == EvidenceSource.Booking).Words, StringComparison.Ordinal);

        using var guest = site.Visitor();
        var key = site.Service<BookingLinks>().Key(ofGuest, BookingSide.Client);
        report = await SendAsync(guest, ("Booking", ofGuest.Code), ("Key", key));
        Assert.Equal((anne.Id, ofGuest.Code), (report.SubjectId, report.PlaceId));
        using var host = await site.SignInAsync(anne.Id);
        report = await SendAsync(host, ("Booking", ofGuest.Code));
        Assert.Equal((null, ReportPlace.Booking), (report.SubjectId, report.Place));

        report = await SendAsync(person, ("Call", call.Id), ("Shares", "true"));
        Assert.Equal((anne.Id, ReportPlace.Call, call.Id), (report.SubjectId, report.Place, report.PlaceId));
        Assert.Single(report.Evidence, e => e.Source == EvidenceSource.Conversation);

        using var stranger = await site.SignInAsync((await site.App.AddAccountAsync("Stella Étrangère")).Id);
        foreach (var (field, id) in new[] { ("Booking", own.Code), ("Message", $"{conversation:D}"), ("Call", call.Id) })
        {
            report = await SendAsync(stranger, (field, id), ("Shares", "true"), ("Name", "Quelqu’un d’autre"));
            Assert.Equal((null, ReportPlace.Nowhere, null), (report.SubjectId, report.Place, report.PlaceId));
            Assert.Empty(report.Evidence);
        }

        async Task<Report> SendAsync(PersonClient who, params (string, string)[] fields)
        {
            await TrustSite.ReportAsync(who, "Anne Martin", fields);
            return await site.App.WithDataAsync(db =>
                db.Set<Report>().Include(r => r.Evidence).OrderByDescending(r => r.ReceivedAt).FirstAsync(Cancellation)
            );
        }
    }

    [Fact]
    public async Task From_a_call_its_own_words_are_copied_and_not_what_was_left_after_it()
    {
        await using var site = await TrustSite.StartAsync();
        var anne = await site.App.AddProfessionalAsync();
        var nina = await site.AddMemberAsync("Nina Petit", "nina@exemple.fr");
        var call = CallOf(nina.Id, anne.Id);
        await AddAsync(site, call, Line(await TalkAsync(site, anne.Id, nina.Id, "Dit dans l’appel"), 2, anne.Id, "Laissé après"));
        await site.App.WithDataAsync(async db =>
        {
            await db.Set<ConversationMessage>().ExecuteUpdateAsync(set => set.SetProperty(m => m.CallId, call.Id), Cancellation);
            return await db.Set<ConversationMessage>()
                .Where(m => m.Text == "Dit dans l’appel")
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.CallSequence, 1), Cancellation);
        });
        using var person = await site.SignInAsync(nina.Id);

        await TrustSite.ReportAsync(person, "Anne Martin", ("Call", call.Id), ("Shares", "true"));

        var copied = await site.App.WithDataAsync(db =>
            db.Set<ReportEvidence>().Where(e => e.Source == EvidenceSource.Conversation).SingleAsync(Cancellation)
        );
        Assert.Contains("Dit dans l’appel", copied.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Laissé après", copied.Words, StringComparison.Ordinal);
    }

    internal static Booking Agreed(Guid professional, Guid? client, DateTimeOffset? at = null)
    {
        var booking = BookingSite.Completed(professional, client ?? Guid.Empty, at ?? DateTimeOffset.UtcNow.AddDays(-2));
        booking.ClientId = client;
        booking.ClientEmail = client is null ? "invitee@exemple.fr" : null;
        return booking;
    }

    internal static CallRecord CallOf(Guid caller, Guid callee)
    {
        var then = DateTimeOffset.UtcNow.AddDays(-3);
        return new CallRecord
        {
            Id = Guid.NewGuid().ToString("N"),
            CallerId = caller,
            CalleeId = callee,
            RequestId = Guid.NewGuid().ToString("N"),
            State = "Ended",
            StartedAt = then,
            RingExpiresAt = then,
            ConnectedAt = then,
            EndedAt = then,
        };
    }

    internal static Task<int> AddAsync(TrustSite site, params object[] rows) =>
        site.App.WithDataAsync(db =>
        {
            db.AddRange(rows);
            return db.SaveChangesAsync(Cancellation);
        });

    /// <summary>A conversation in which the first one wrote.</summary>
    internal static Task<Guid> TalkAsync(TrustSite site, Guid writer, Guid reader, string text) =>
        site.App.WithDataAsync(async db =>
        {
            var conversation = await ConversationRows.AddAsync(db, writer, reader, site.Clock.GetUtcNow(), Cancellation);
            db.Add(Line(conversation.Id, 1, writer, text));
            await db.SaveChangesAsync(Cancellation);
            await db.Set<Conversation>().ExecuteUpdateAsync(set => set.SetProperty(c => c.LastSequence, 1), Cancellation);
            await db.Set<ConversationSide>().ExecuteUpdateAsync(set => set.SetProperty(c => c.LastSequence, 1), Cancellation);
            return conversation.Id;
        });

    private static ConversationMessage Line(Guid conversation, int sequence, Guid writer, string text) =>
        new()
        {
            ConversationId = conversation,
            Sequence = sequence,
            SenderId = writer,
            MessageId = Guid.NewGuid().ToString("N"),
            BodyHash = "hash",
            Text = text,
            Folded = text,
            SentAt = DateTimeOffset.UtcNow,
        };
}
