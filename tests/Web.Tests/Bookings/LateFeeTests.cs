using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Bookings.LateFees;
using Visavis.Web.Contacts;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Bookings;

public sealed class LateFeeTests
{
    private static readonly ServiceOffer Offer = new() { Name = "Conseil", LateFeePercent = 50 };

    [Theory]
    [InlineData("Médecin généraliste", "FR", 0)]
    [InlineData("medecin du sport", "FR", 0)]
    [InlineData("Médecin vétérinaire", "FR", 50)]
    [InlineData("Plombière", "FR", 50)]
    [InlineData("Plombière", "CA", 0)]
    [InlineData("Plombière", null, 50)]
    public void The_fee_is_off_by_profession_and_by_country_of_the_client(string profession, string? country, int percent) =>
        Assert.Equal(percent, new LateFeeLaw(Options.Create(new LateFeeOptions())).PercentFor(Offer, [profession], country));

    [Fact]
    public void A_configured_list_replaces_the_one_of_the_site()
    {
        var options = new LateFeeOptions();
        options.Exemptions.Add(new LateFeeExemption { Professions = ["plomb"], ClientCountry = "BE" });
        var law = new LateFeeLaw(Options.Create(options));

        Assert.Equal(0, law.PercentFor(Offer, ["Plombière"], "be"));
        Assert.Equal(50, law.PercentFor(Offer, ["Plombière"], "CA"));
        Assert.Equal(50, law.PercentFor(Offer, ["Médecin"], "FR"));
    }

    [Fact]
    public async Task What_is_off_is_frozen_as_nothing_in_the_booking_whatever_is_decided_later()
    {
        await using var site = await BookingSite.StartAsync();
        var offer = await site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        await site.App.WithDataAsync(db =>
        {
            db.Add(new ContactDetails { AccountId = site.Client, Country = "CA" });
            return db.SaveChangesAsync();
        });
        var booking = await site.BookAsync(offer, BookingSite.At(24, 10));

        Assert.Equal(DeskOutcome.Done, await site.DeskAsync(desk => desk.CancelAsync(booking.Id, BookingSide.Client, null, default)));

        var after = await site.ReadAsync(booking.Id);
        Assert.Equal((0, 0, LateFeeState.None), (after.LateFeePercent, after.LateFeeCents, after.LateFee));
    }

    [Fact]
    public async Task One_of_a_series_moves_until_ten_days_before_by_its_client_and_later_by_the_professionals_proposal_alone()
    {
        await using var site = await BookingSite.StartAsync();
        var booking = await site.BookAsync(
            await site.AddOfferAsync(o => o.ConfirmsAtOnce = true),
            BookingSite.At(30, 10).Plus(NodaTime.Duration.FromDays(14))
        );
        booking.SeriesId = Guid.NewGuid();
        var last = booking.StartsAt.AddDays(-10);

        Assert.True(BookingActs.Allows(booking, BookingSide.Client, BookingAct.ProposeTime, last));
        Assert.False(BookingActs.Allows(booking, BookingSide.Client, BookingAct.ProposeTime, last.AddSeconds(1)));
        Assert.True(BookingActs.Allows(booking, BookingSide.Professional, BookingAct.ProposeTime, last.AddSeconds(1)));
        Assert.True(BookingActs.Allows(booking, BookingSide.Client, BookingAct.Cancel, last.AddSeconds(1)));
    }
}
