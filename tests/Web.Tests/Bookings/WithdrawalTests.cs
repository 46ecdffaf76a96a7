using Visavis.TestSupport.Mail;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Tests.Bookings;

/// <summary>The right to give a contract up within fourteen days.</summary>
public sealed class WithdrawalTests
{
    [Fact]
    public async Task A_client_gives_a_priced_contract_up_without_motive_or_cost_and_gets_a_dated_receipt()
    {
        await using var sink = SmtpSink.Start();
        await using var site = await BookingSite.StartAsync(settings: sink.Settings);
        var offer = await site.AddOfferAsync(o => (o.ConfirmsAtOnce, o.LateFeePercent) = (true, 100));
        var booking = await site.BookAsync(offer, BookingSite.At(24, 10));
        site.Clock.Advance(TimeSpan.FromHours(20));

        // The professional cannot do it in their place.
        Assert.Equal(
            DeskOutcome.NotAllowed,
            await site.DeskAsync(desk => desk.WithdrawAsync(booking.Id, BookingSide.Professional, default))
        );
        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(desk => desk.WithdrawAsync(booking.Id, BookingSide.Client, default)));

        var after = await site.ReadAsync(booking.Id);
        Assert.Equal((BookingState.Cancelled, LateFeeState.None), (after.State, after.LateFee));
        Assert.Equal(site.Clock.GetUtcNow(), after.WithdrawnAt);
        Assert.Empty(await site.TimesAsync(booking.Id));
        var address = (await site.MailsAsync(booking.Id)).First(mail => mail.AccountId == site.Client).Recipient;
        IEnumerable<ReadableMail> Receipts() =>
            sink.To(address)
                .Select(mail => mail.Read())
                .Where(mail => mail.Subject.StartsWith("Contrat rétracté", StringComparison.Ordinal));
        await TestSupport.Eventually.IsTrueAsync(() => Receipts().Any());
        var receipt = Assert.Single(Receipts());
        Assert.Contains("mardi 24 novembre 2026", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Rien n’est dû", receipt.Text, StringComparison.Ordinal);
        Assert.Equal(DeskOutcome.NotAllowed, await site.DeskAsync(desk => desk.WithdrawAsync(booking.Id, BookingSide.Client, default)));
    }

    [Fact]
    public void After_fourteen_days_or_its_start_and_for_what_is_free_there_is_nothing_to_give_up()
    {
        var now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        var booking = new Booking
        {
            Code = "AAAAAAAA",
            ClientName = "Paul Petit",
            ClientLanguage = "fr",
            ClientZone = "Europe/Paris",
            ProfessionalZone = "Europe/Paris",
            ServiceName = "Conseil",
            State = BookingState.Accepted,
            PriceCents = 6000,
            CreatedAt = now,
            StartsAt = now.AddDays(20),
            EndsAt = now.AddDays(20).AddHours(1),
        };

        Assert.True(Allows(TimeSpan.FromDays(14) - TimeSpan.FromTicks(1)));
        Assert.False(Allows(TimeSpan.FromDays(14)));
        // What was only a request is a contract from its acceptance on.
        booking.DecidedAt = now.AddDays(2);
        Assert.True(Allows(TimeSpan.FromDays(16) - TimeSpan.FromTicks(1)));
        Assert.False(Allows(TimeSpan.FromDays(16)));
        booking.StartsAt = now.AddDays(2);
        Assert.False(Allows(TimeSpan.FromDays(2)));
        booking.PriceCents = 0;
        Assert.False(Allows(TimeSpan.FromDays(1)));

        bool Allows(TimeSpan after) => BookingActs.Allows(booking, BookingSide.Client, BookingAct.Withdraw, now + after);
    }
}
