using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Accounts;

/// <summary>What each category is asked at first sign-in, and what it gets. Every request sends the fields of all of them.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class WelcomeCategoryTests
{
    private const string Page = "/account/welcome";

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Each_category_gets_what_is_its_own_and_nothing_of_the_others(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        var address = app.StartOnPort();

        var visitor = await RegisterAsync(app, address, AccountCategory.Visitor);
        Assert.Equal(("4 rue Basse", "38000", "en"), (visitor.Account.AddressLine, visitor.Account.PostalCode, visitor.Account.Language));
        Assert.Null(visitor.Profile);

        var seeker = await RegisterAsync(app, address, AccountCategory.JobSeeker);
        Assert.Null(seeker.Account.PostalCode);
        Assert.Equal((7, JobSearch.Anywhere), (seeker.Profile!.JobSearch!.ExperienceYears, seeker.Profile.JobSearch.MobilityKm));
        Assert.NotNull(seeker.Profile.JobSearch.AvailableFrom);
        Assert.Null(seeker.Organisation);
        // Recruiters ask for it at once: free, by video, answered by the job seeker, naming who they are and what for.
        var interview = await app.WithDataAsync(db => db.Set<ServiceOffer>().SingleAsync(o => o.ProfessionalId == seeker.Account.Id));
        Assert.Equal(
            ("Entretien d’embauche", (int?)0, true, true),
            (interview.Name, interview.PriceCents, interview.IsBookable, interview.NeedsAnswer)
        );
        Assert.Equal(MeetingWay.Video, interview.Way);
        Assert.Equal(["Votre organisation *", "Le poste proposé *"], interview.Questions);

        var freelance = await RegisterAsync(app, address, AccountCategory.Freelance);
        Assert.NotNull(freelance.Profile);
        Assert.Null(freelance.Profile.JobSearch);
        Assert.False(await app.WithDataAsync(db => db.Set<ServiceOffer>().AnyAsync(o => o.ProfessionalId == freelance.Account.Id)));
        Assert.Null(freelance.Organisation);

        foreach (var category in new[] { AccountCategory.Company, AccountCategory.Administration, AccountCategory.Association })
        {
            var organisation = (await RegisterAsync(app, address, category)).Organisation!;
            Assert.Equal(
                [ServiceKind.Sales, ServiceKind.Training, ServiceKind.Own],
                organisation.Services.OrderBy(s => s.Position).Select(s => s.Kind)
            );
            Assert.Equal("Devis", organisation.Services.Single(s => s.Kind == ServiceKind.Own).Name);
            Assert.Equal((organisation.Id, MemberRole.Owner), organisation.Members.Select(m => (m.AccountId, m.Role)).Single());
        }
    }

    [Theory]
    [InlineData("Visitor", "Input.Address.PostalCode", "75001", "Ce code postal n’est pas celui de Grenoble")]
    [InlineData("Visitor", "Input.Address.PostalCode", "abc", "Indiquez un code postal")]
    [InlineData("JobSeeker", "Input.Search.ExperienceYears", "-3", "Indiquez un nombre d’années")]
    [InlineData("JobSeeker", "Input.Search.AvailableFrom", "31/12/2026", "Indiquez une date")]
    [InlineData("JobSeeker", "Input.Search.AvailableFrom", "2099-01-01", "Indiquez une date")]
    [InlineData("JobSeeker", "Input.Search.Mobility", "17", "Choisissez une distance")]
    public async Task A_wrong_answer_is_explained_to_its_own_category_only(string category, string field, string value, string expected)
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var id = (await app.AddAccountAsync("Karim", a => a.TermsAcceptedAt = null)).Id;
        await person.SignInAsDemoAsync(id);

        var refused = await person.PostFormAsync(Page, Page, With(Answers(category), field, value));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Null((await app.ReadAccountAsync(id)).TermsAcceptedAt);

        var other = await person.PostFormAsync(Page, Page, With(Answers("Freelance"), field, value));
        Assert.Equal(HttpStatusCode.Found, other.StatusCode);
    }

    [Fact]
    public async Task The_postal_code_tells_communes_of_one_name_apart()
    {
        await using var app = AppHost.OnSqlite();
        using var person = new PersonClient(app.StartOnPort());
        var id = (await app.AddAccountAsync("Karim", a => a.TermsAcceptedAt = null)).Id;
        await person.SignInAsDemoAsync(id);

        await person.PostFormAsync(
            Page,
            Page,
            With(With(Answers("Visitor"), "Input.City", "Saint-Denis"), "Input.Address.PostalCode", "97400")
        );

        Assert.Equal("97411", (await app.ReadAccountAsync(id)).CommuneCode);
    }

    private static (string Name, string Value)[] Answers(string category) =>
        [
            ("Input.Category", category),
            ("Input.Name", "Karim Benali"),
            ("Input.City", "Grenoble"),
            ("Input.Address.Line", "4 rue Basse"),
            ("Input.Address.PostalCode", "38000"),
            ("Input.Profession", "Plombier"),
            ("Input.Search.ExperienceYears", "7"),
            (
                "Input.Search.AvailableFrom",
                DateTime.UtcNow.AddDays(40).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            ),
            ("Input.Search.Mobility", "1000"),
            ("Input.Services", "Sales"),
            ("Input.Services", "Training"),
            ("Input.Services", "Nonsense"),
            ("Input.OwnService", "Devis"),
            ("Input.IsAdult", "true"),
            ("Input.AcceptsTerms", "true"),
        ];

    private static (string, string)[] With((string Name, string Value)[] answers, string field, string value) =>
        [.. answers.Select(a => a.Name == field ? (field, value) : a)];

    private static async Task<(Account Account, Professional? Profile, Organisation? Organisation)> RegisterAsync(
        AppHost app,
        Uri address,
        AccountCategory category
    )
    {
        using var person = new PersonClient(address, "en");
        var id = (await app.AddAccountAsync("Karim", a => a.TermsAcceptedAt = null)).Id;
        await person.SignInAsDemoAsync(id);

        Assert.Equal(HttpStatusCode.Found, (await person.PostFormAsync(Page, Page, Answers(category.ToString()))).StatusCode);

        return await app.WithDataAsync(async db =>
            (
                await db.Users.SingleAsync(a => a.Id == id),
                await db.Professionals.Include(p => p.JobSearch).SingleOrDefaultAsync(p => p.Id == id),
                await db.Organisations.Include(o => o.Services).Include(o => o.Members).AsSplitQuery().SingleOrDefaultAsync(o => o.Id == id)
            )
        );
    }
}
