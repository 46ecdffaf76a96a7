using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Letters;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Telephone.Help;

namespace Visavis.Web.Tests.Telephone;

/// <summary>Clients without an account are written to in their own language, whoever typed them in.</summary>
public sealed class ClientLanguageTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_client_of_a_file_has_letters_in_the_language_of_the_file()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Letter, onPort: true);
        using var planner = new PersonClient(place.Voice.Address);
        await planner.SignInAsDemoAsync(place.Planner.AccountId);
        var page = $"/organisation/clients/{place.File.Id}?of={place.Organisation}";
        Assert.Contains("Langue de ce client", await TextAsync(planner, page), StringComparison.Ordinal);
        Assert.Contains("Choisissez une langue", await SaveAsync(planner, page, "xx"), StringComparison.Ordinal);
        await SaveAsync(planner, page, "en");
        var file = await place.Site.App.WithDataAsync(db => db.Set<ClientFile>().AsNoTracking().SingleAsync());
        Assert.Equal("en", file.Language);

        await place.EnterAsync(25, 10);
        Assert.True(
            await place.Site.InScopeAsync<HelpDesk, bool>(desk =>
                desk.ActAsync(file, new HelpAsked(place.Planner.AccountId, HelpedWith.CodeLetter, null, null), None)
            )
        );

        var letters = await place.LettersAsync();
        Assert.True(letters.Count > 1);
        Assert.All(letters, letter => Assert.Equal("en", letter.Language));
        foreach (var letter in letters)
        {
            Assert.DoesNotContain("Rendez-vous", await place.WordsAsync(letter), StringComparison.OrdinalIgnoreCase);
        }

        // The page to print is the client's too; what stands around it is the planner's.
        using var printed = await planner.PostFormAsync($"/organisation/clients/{place.File.Id}/letter?of={place.Organisation}", page, []);
        var words = WebUtility.HtmlDecode(await printed.Content.ReadAsStringAsync());
        Assert.Contains("Imprimez cette page maintenant", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Votre dossier chez", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_notes_an_appointment_chooses_the_language_and_the_personal_link_speaks_it()
    {
        await using var place = await FileSite.StartAsync(ClientChannel.Email, onPort: true);
        var offer = await place.Site.AddOfferAsync(o => o.ConfirmsAtOnce = true);
        using var planner = new PersonClient(place.Voice.Address);
        await planner.SignInAsDemoAsync(place.Planner.AccountId);
        var page = $"/dashboard/enter?of={place.Site.Anne.Id}";
        Assert.Contains("Langue du client", await TextAsync(planner, page), StringComparison.Ordinal);
        (string, string)[] fields =
        [
            ("Service", $"{offer.Id}"),
            ("Date", "2026-11-26"),
            ("Clock", "10:00"),
            ("Name", "John Smith"),
            ("Email", "john@example.org"),
        ];
        using var refused = await planner.PostFormAsync(page, page, [.. fields, ("Language", "xx")]);
        Assert.Contains("Choisissez une langue", await ReadAsync(refused), StringComparison.Ordinal);
        Assert.Equal(0, await place.Site.App.WithDataAsync(db => db.Set<Booking>().CountAsync()));
        using var done = await planner.PostFormAsync(page, page, [.. fields, ("Language", "en")]);
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        var booking = await place.Site.App.WithDataAsync(db => db.Set<Booking>().AsNoTracking().SingleAsync());
        Assert.Equal("en", booking.ClientLanguage);

        var link = await place.Site.InScopeAsync<BookingLinks, string>(links =>
            Task.FromResult(InLanguage.Write(booking.ClientLanguage, () => links.PersonalPath(booking, BookingSide.Client)))
        );
        // A browser that asks for French reads the page in the language of the mail, until its reader chooses.
        using var guest = new PersonClient(place.Voice.Address);
        Assert.Contains("lang=\"en\"", (await TextAsync(guest, link))[..400], StringComparison.Ordinal);
        await guest.PostFormAsync("/culture", link, ("culture", "fr"), ("returnUrl", link));
        Assert.Contains("lang=\"fr\"", (await TextAsync(guest, link))[..400], StringComparison.Ordinal);
        // Nothing but a key of ours says a language.
        using var stranger = new PersonClient(place.Voice.Address);
        Assert.Contains("lang=\"fr\"", (await TextAsync(stranger, "/?key=en"))[..400], StringComparison.Ordinal);
    }

    private static async Task<string> SaveAsync(PersonClient planner, string page, string language)
    {
        var stamp = (await TextAsync(planner, page)).Split("name=\"Stamp\" value=\"")[1].Split('"')[0];
        using var answer = await planner.PostFormAsync(
            page,
            page,
            [
                ("Stamp", stamp),
                ("Input.Contact.FirstName", "Rose"),
                ("Input.Contact.LastName", "Roy"),
                ("Input.Contact.AddressLine", "7 rue Haute"),
                ("Input.Contact.PostalCode", "69002"),
                ("Input.Contact.City", "Lyon"),
                ("Input.Contact.Country", "FR"),
                ("Input.Channel", "Letter"),
                ("Input.Language", language),
            ]
        );
        return await ReadAsync(answer);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static async Task<string> TextAsync(PersonClient person, string path) => await ReadAsync(await person.GetAsync(path));
}
