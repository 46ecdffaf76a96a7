using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Contacts;
using Visavis.Web.Professionals;
using Visavis.Web.Tests.Pages;

namespace Visavis.Web.Tests.Contacts;

public sealed class ContactPageTests(DirectorySite site) : IClassFixture<DirectorySite>
{
    private const string Page = "/account/contact";

    [Fact]
    public async Task A_member_gives_changes_and_empties_their_details()
    {
        var member = await site.App.AddAccountAsync("Paul Petit");
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(member.Id);

        var saved = await SaveAsync(person, "Paul", "Petit", "3 rue des Alliés", "38000", "Grenoble", "06 12 34 56 78");
        var details = await ReadAsync(member.Id);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Equal("Paul Petit", details!.FullName);
        Assert.Equal("3 rue des Alliés, 38000 Grenoble", details.Address!.ToString());
        Assert.Equal("+33612345678", details.Telephone);

        await SaveAsync(person, "", "", "", "", "", "");
        details = await ReadAsync(member.Id);
        Assert.Null(details!.FullName);
        Assert.Null(details.Address);
        Assert.Null(details.Telephone);
    }

    [Fact]
    public async Task An_organisation_shows_a_telephone_and_an_address_that_link_and_nobody_else_can()
    {
        const string Places = "/account/places";
        var company = await site.App.AddProfessionalAsync(p => (p.DisplayName, p.Category) = ("Plomberie Martin", AccountCategory.Company));
        var freelance = await site.App.AddProfessionalAsync();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(company.Id);
        var refused = await PutAsync("12", "accueil@");
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains(
            "Ce numéro de téléphone n’existe pas.",
            WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)),
            StringComparison.Ordinal
        );

        Assert.Equal(HttpStatusCode.Found, (await PutAsync("04 76 00 00 00", "accueil@exemple.fr")).StatusCode);
        var profile = await site.OpenAsync(ProfessionalDirectory.ProfilePath(company));
        Assert.NotNull(profile.QuerySelector("a[href='tel:+33476000000']"));
        Assert.NotNull(profile.QuerySelector("a[href='mailto:accueil@exemple.fr']"));
        using var alone = site.NewPerson();
        await alone.SignInAsDemoAsync(freelance.Id);
        await alone.PostFormAsync($"{Places}?handler=Contact", Places, ("Public.Telephone", "04 76 00 00 00"));
        Assert.Equal(1, await site.App.WithDataAsync(db => db.Set<PublicContact>().CountAsync()));

        Task<HttpResponseMessage> PutAsync(string telephone, string email) =>
            person.PostFormAsync($"{Places}?handler=Contact", Places, ("Public.Telephone", telephone), ("Public.Email", email));
    }

    [Fact]
    public async Task What_cannot_be_used_is_said_under_its_field_and_nothing_is_kept()
    {
        var member = await site.App.AddAccountAsync("Léa Roux");
        using var person = site.NewPerson("en");
        await person.SignInAsDemoAsync(member.Id);

        var refused = await SaveAsync(person, "Léa", "", "3 rue des Alliés", "380", "Grenoble", "12");
        var html = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("Enter the last name.", html, StringComparison.Ordinal);
        Assert.Contains("This is not a postcode of that country", html, StringComparison.Ordinal);
        Assert.Contains("This telephone number does not exist.", html, StringComparison.Ordinal);
        Assert.Null(await ReadAsync(member.Id));
    }

    [Theory]
    [InlineData("Visavis", "Support")]
    [InlineData("Kаrim", "Benali")] // with a Cyrillic а
    [InlineData("Paul", "www.exemple.fr")]
    public async Task A_name_that_misleads_is_kept_from_whom_it_would_be_shown_to(string first, string last)
    {
        var member = await site.App.AddAccountAsync("Léa Roux");
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(member.Id);

        var refused = await SaveAsync(person, first, last, "3 rue des Alliés", "38000", "Grenoble", "");

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Null(await ReadAsync(member.Id));
    }

    [Fact]
    public async Task A_form_that_needs_something_asks_only_for_what_is_missing_and_names_who_will_see_it()
    {
        var member = await site.App.AddAccountAsync("Zoé Blanc", a => a.AddressLine = "1 rue Basse");
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new ContactDetails
                {
                    AccountId = member.Id,
                    FirstName = "Zoé",
                    LastName = "Blanc",
                }
            );
            return db.SaveChangesAsync();
        });
        await using var scope = site.App.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<ContactBook>();

        var form = await book.MissingAsync(member.Id, ContactNeeds.Name | ContactNeeds.Address, "Anne Martin", default);

        Assert.Equal(ContactNeeds.Address, form!.Asked);
        Assert.Equal("Anne Martin", form.SeenBy);
        Assert.Equal("1 rue Basse", form.Input.AddressLine);
        Assert.Null(await book.MissingAsync(member.Id, ContactNeeds.Name, "Anne Martin", default));
    }

    [Fact]
    public async Task A_place_is_added_shown_on_the_profile_with_a_map_and_removed()
    {
        var anne = await site.App.AddProfessionalAsync();
        using var person = site.NewPerson();
        await person.SignInAsDemoAsync(anne.Id);

        await person.PostFormAsync(
            "/account/places?handler=Save",
            "/account/places",
            ("Place.Name", "Cabinet"),
            ("Place.AddressLine", "12 rue Garibaldi"),
            ("Place.City", "Lyon 69003"),
            ("Place.Access", "Deuxième étage, ascenseur"),
            ("Place.Telephone", "04 78 00 00 00")
        );
        var profile = await site.OpenAsync(Visavis.Web.Professionals.ProfessionalDirectory.ProfilePath(anne));
        var shown = profile.QuerySelector("#places")!;
        Assert.Contains("12 rue Garibaldi, 69003 Lyon", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("Deuxième étage, ascenseur", shown.TextContent, StringComparison.Ordinal);
        Assert.NotNull(shown.QuerySelector("a[href='tel:+33478000000']"));
        Assert.NotNull(shown.QuerySelector("a[href^='https://www.openstreetmap.org/']"));

        var place = await site.App.WithDataAsync(db => db.Set<Place>().SingleAsync(p => p.OwnerId == anne.Id));
        var other = await site.App.AddProfessionalAsync();
        using var stranger = site.NewPerson();
        await stranger.SignInAsDemoAsync(other.Id);
        var refused = await stranger.PostFormAsync("/account/places?handler=Remove", "/account/places", ("Id", $"{place.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);

        await person.PostFormAsync("/account/places?handler=Remove", "/account/places", ("Id", $"{place.Id}"));
        profile = await site.OpenAsync(Visavis.Web.Professionals.ProfessionalDirectory.ProfilePath(anne));
        Assert.Null(profile.QuerySelector("#places"));
    }

    private static async Task<HttpResponseMessage> SaveAsync(
        PersonClient person,
        string first,
        string last,
        string line,
        string code,
        string city,
        string telephone
    )
    {
        var page = await DirectorySite.OpenAsync(person, Page);
        return await person.PostFormAsync(
            Page,
            Page,
            ("Stamp", page.QuerySelector("input[name='Stamp']")!.GetAttribute("value")!),
            ("Contact.FirstName", first),
            ("Contact.LastName", last),
            ("Contact.AddressLine", line),
            ("Contact.PostalCode", code),
            ("Contact.City", city),
            ("Contact.Country", "FR"),
            ("Contact.Telephone", telephone)
        );
    }

    private Task<ContactDetails?> ReadAsync(Guid id) =>
        site.App.WithDataAsync(db => db.Set<ContactDetails>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == id));
}
