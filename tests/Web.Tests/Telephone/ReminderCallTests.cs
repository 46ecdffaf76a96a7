using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Channels;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Telephone.Help;
using Visavis.Web.Tests.Bookings;
using Visavis.Web.Tests.Organisations;

namespace Visavis.Web.Tests.Telephone;

/// <summary>Who is told by telephone hears of an appointment again the day before: the organisation rings, and notes it.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ReminderCallTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_appointment_stands_in_the_list_from_the_day_before_until_somebody_noted_the_call()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Telephone);
        var booking = await place.EnterAsync(25, 10);
        Assert.Empty(await ListAsync(place));

        // Monday, 10 h: the last minute of the day does not bring it yet, the first of Tuesday does.
        place.Site.Clock.Advance(TimeSpan.FromHours(14) - TimeSpan.FromMinutes(1));
        Assert.Empty(await ListAsync(place));
        place.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var call = Assert.Single(await ListAsync(place));
        Assert.Equal((booking.Id, "+33478111111", (DateTimeOffset?)null), (call.Booking.Id, call.Number, call.ToldAt));
        Assert.Contains("lui téléphone la veille", (await ReceiptsAsync(place, booking.Id))[^1], StringComparison.Ordinal);

        Assert.True(await TellAsync(place, booking.Id));
        Assert.False(await TellAsync(place, booking.Id));

        var told = Assert.Single(await ListAsync(place));
        Assert.Equal(("Lucie Faure", (DateTimeOffset?)place.Site.Clock.GetUtcNow()), (told.ToldBy, told.ToldAt));
        Assert.Contains("par téléphone, par Lucie Faure", (await ReceiptsAsync(place, booking.Id))[^1], StringComparison.Ordinal);
        place.Site.Clock.Advance(booking.StartsAt - place.Site.Clock.GetUtcNow());
        Assert.Empty(await ListAsync(place));
    }

    [Fact]
    public async Task Another_time_is_told_anew_and_what_was_cancelled_is_told_to_nobody()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Telephone);
        var (moved, cancelled) = (await place.EnterAsync(24, 10), await place.EnterAsync(24, 14));
        Assert.Equal(2, (await ListAsync(place)).Count);
        Assert.True(await TellAsync(place, moved.Id));
        await place.Site.App.WithDataAsync(db =>
            db.Set<Booking>()
                .Where(b => b.Id == moved.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(b => b.StartsAt, moved.StartsAt.AddHours(1)).SetProperty(b => b.EndsAt, moved.EndsAt.AddHours(1))
                )
        );
        await place.Site.DeskAsync(desk => desk.CancelAsync(cancelled.Id, BookingSide.Professional, "Malade", None));

        var call = Assert.Single(await ListAsync(place));
        Assert.Equal((moved.Id, (DateTimeOffset?)null), (call.Booking.Id, call.ToldAt));
        Assert.False(await TellAsync(place, cancelled.Id));
        Assert.True(await TellAsync(place, moved.Id));
        place.Site.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Contains("par Lucie Faure", (await ReceiptsAsync(place, moved.Id))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_told_by_letter_is_reminded_by_nobody_and_the_receipt_says_so()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter);
        var booking = await place.EnterAsync(24, 10);

        Assert.Empty(await ListAsync(place));
        var receipts = await ReceiptsAsync(place, booking.Id);
        Assert.Contains("lettre en attente", receipts[0], StringComparison.Ordinal);
        Assert.Contains("la lettre de confirmation dit la date", receipts[^1], StringComparison.Ordinal);
        Assert.Contains("24 novembre", await place.WordsAsync(Assert.Single(await place.LettersAsync())), StringComparison.Ordinal);

        await place.PostAsync();
        Assert.Contains("lettre partie", (await ReceiptsAsync(place, booking.Id))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_chose_the_telephone_is_rung_like_the_client_of_a_file_and_by_nobody_else()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter);
        var booking = await place.EnterAsync(24, 10);
        await place.TakeOverAsync(place.Site.Client);
        Assert.Empty(await ListAsync(place));
        await place.Site.App.WithDataAsync(db =>
            db.Set<ChannelChoice>()
                .Where(c => c.AccountId == place.Site.Client)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Channel, ClientChannel.Telephone))
        );

        Assert.Equal(booking.Id, Assert.Single(await ListAsync(place)).Booking.Id);
        var elsewhere = (await place.Site.App.AddOrganisationAsync()).Id;
        var stranger = await place.Site.App.AddMemberAsync(elsewhere, "Ivo Autre", MemberRole.Planner);
        Assert.Empty(
            await place.Site.InScopeAsync<ReminderCalls, IReadOnlyList<ReminderCall>>(calls => calls.ListAsync(elsewhere, stranger, None))
        );
    }

    [Fact]
    public async Task A_planner_reads_whom_to_ring_and_notes_it_with_one_button()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Telephone, onPort: true);
        var booking = await place.EnterAsync(24, 10);
        using var person = new PersonClient(place.Voice.Address);
        await person.SignInAsDemoAsync(place.Planner.AccountId);
        var path = $"/organisation/helpers?of={place.Organisation}";
        var list = await TextAsync(await person.GetAsync(path));
        Assert.Contains("href=\"tel:+33478111111\"", list, StringComparison.Ordinal);

        var done = await person.PostFormAsync($"{path}&handler=Reminded&number={place.File.Reference}", path, ("id", $"{booking.Id}"));

        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        var after = await TextAsync(await person.GetAsync(path));
        Assert.Contains("Rendez-vous rappelé par téléphone par Lucie Faure", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Le client est prévenu", after, StringComparison.Ordinal);
        Assert.Contains(
            "par téléphone, par Lucie Faure",
            await TextAsync(await person.GetAsync($"/dashboard/planned/{booking.Code}")),
            StringComparison.Ordinal
        );
        using var host = new PersonClient(place.Voice.Address);
        await host.SignInAsDemoAsync(booking.ProfessionalId);
        Assert.Contains(
            "par téléphone, par Lucie Faure",
            await TextAsync(await host.GetAsync($"/bookings/{booking.Code}")),
            StringComparison.Ordinal
        );
    }

    private static Task<IReadOnlyList<ReminderCall>> ListAsync(FileSite place) =>
        place.Site.InScopeAsync<ReminderCalls, IReadOnlyList<ReminderCall>>(calls =>
            calls.ListAsync(place.Organisation, place.Planner, None)
        );

    private static async Task<bool> TellAsync(FileSite place, Guid booking)
    {
        var file = await place.Site.App.WithDataAsync(db => db.Set<ClientFile>().AsNoTracking().SingleAsync(f => f.Id == place.File.Id));
        return await place.Site.InScopeAsync<HelpDesk, bool>(desk =>
            desk.ActAsync(file, new HelpAsked(place.Planner.AccountId, HelpedWith.Reminded, booking, null), None)
        );
    }

    private static async Task<IReadOnlyList<string>> ReceiptsAsync(FileSite place, Guid booking)
    {
        var now = await place.Site.ReadAsync(booking);
        return await place.Site.InScopeAsync<IOtherReceipts, IReadOnlyList<string>>(receipts =>
            receipts.OfAsync(now, "Europe/Paris", None)
        );
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
