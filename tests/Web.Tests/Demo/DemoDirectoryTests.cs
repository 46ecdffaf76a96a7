using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Visavis.Search.Professions;
using Visavis.TestSupport;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Hosting;
using Visavis.Web.Accounts;
using Visavis.Web.Demo;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Tests.Demo;

[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class DemoDirectoryTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Both;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_same_people_are_made_whether_at_once_or_in_steps(DatabaseProvider provider)
    {
        var clock = new FakeTimeProvider(TestClock.Start);
        using var atOnceDatabase = await TestDatabase.CreateAsync(provider);
        using var inStepsDatabase = await TestDatabase.CreateAsync(provider);
        await using var atOnce = AppHost.On(atOnceDatabase, clock: clock);
        await using var inSteps = AppHost.On(inStepsDatabase, clock: clock);

        Assert.Equal(60, await SeedAsync(atOnce, 60));
        Assert.Equal(25, await SeedAsync(inSteps, 25));
        Assert.Equal(35, await SeedAsync(inSteps, 60));
        Assert.Equal(0, await SeedAsync(inSteps, 60));
        Assert.Equal(0, await SeedAsync(inSteps, 60, seed: 99));

        Assert.Equal(await PeopleAsync(atOnce), await PeopleAsync(inSteps));
        Assert.Equal(62, (await PeopleAsync(atOnce)).Count);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_directory_begins_with_the_people_documents_name(DatabaseProvider provider)
    {
        using var database = await TestDatabase.CreateAsync(provider);
        await using var app = AppHost.On(database);
        await SeedAsync(app, 20);

        await using var db = await NewContextAsync(app);
        var names = await db
            .Users.OrderBy(account => account.CreatedAt)
            .Select(account => account.DisplayName)
            .Take(14)
            .ToListAsync(Cancellation);
        var karim = await db.Professionals.SingleAsync(professional => professional.DisplayName == "Karim Benali", Cancellation);

        Assert.Equal(
            DemoFront.Professionals.Select(person => person.Name).Concat(DemoFront.Visitors.Select(visitor => visitor.Name)),
            names
        );
        Assert.Equal("karim-benali-plombier-lyon", karim.Slug);
        Assert.Equal(2, await db.Users.CountAsync(account => account.Category == AccountCategory.Visitor, Cancellation));
        Assert.All(
            await db.Users.ToListAsync(Cancellation),
            account => Assert.True(account is { IsDemo: true, TermsAcceptedAt: not null, EmailConfirmed: true })
        );
    }

    [Fact]
    public void People_are_of_every_category_and_fit_the_columns()
    {
        var people = new DemoPeople();
        var made = Enumerable.Range(0, 3000).Select(index => people.Create(DemoDirectory.DefaultSeed, index)).ToList();

        var counts = made.CountBy(person => person.Category).ToDictionary();
        Assert.InRange(counts[AccountCategory.Freelance], 1800, 2050);
        Assert.All(
            new[] { AccountCategory.JobSeeker, AccountCategory.Company, AccountCategory.Administration, AccountCategory.Association },
            category => Assert.InRange(counts[category], 100, 500)
        );
        Assert.All(
            made,
            person =>
            {
                Assert.InRange(person.Name.Length, 3, 80);
                Assert.InRange(person.Profession.Length, 3, 160);
                Assert.InRange(person.Presentation.Length, 150, 4000);
                Assert.DoesNotContain('{', person.Presentation);
                Assert.NotNull(ProfessionCatalog.Rome.Find(person.Job.Code));
                Assert.InRange(ProfileSlug.Of(person.Name, person.Profession, person.Commune.Name).Length, 5, 160);
            }
        );
        Assert.True(made.DistinctBy(person => person.Presentation).Count() > 2500);
        Assert.True(made.DistinctBy(person => person.PortraitSeed).Count() > 2990);
        Assert.Equal(made.Count, made.DistinctBy(person => person.Id).Count());
    }

    [Theory]
    [InlineData("Mairie de {city}, à {city}", "Le Havre", "Mairie du Havre, au Havre")]
    [InlineData("Mairie de {city}, à {city}", "Les Ulis", "Mairie des Ulis, aux Ulis")]
    [InlineData("Mairie de {city}, à {city}", "Angers", "Mairie d’Angers, à Angers")]
    [InlineData("Mairie de {city}, à {city}", "La Rochelle", "Mairie de La Rochelle, à La Rochelle")]
    public void Places_are_written_as_French_does(string text, string city, string expected) =>
        Assert.Equal(expected, FrenchPlace.Write(text, city));

    private static Task<int> SeedAsync(AppHost app, int count, int seed = DemoDirectory.DefaultSeed) =>
        app.Services.GetRequiredService<DemoDirectory>().SeedAsync(count, seed, cancellationToken: Cancellation);

    private static async Task<List<string>> PeopleAsync(AppHost app)
    {
        await using var db = await NewContextAsync(app);
        var professionals = await db.Professionals.AsNoTracking().ToDictionaryAsync(professional => professional.Id, Cancellation);
        Assert.Equal(professionals.Count, professionals.Values.DistinctBy(professional => professional.ReferenceCode).Count());
        return
        [
            .. (await db.Users.AsNoTracking().ToListAsync(Cancellation))
                .Select(account =>
                    $"{account.Id} {account.Email} {professionals.GetValueOrDefault(account.Id)?.Slug} {professionals.GetValueOrDefault(account.Id)?.ReferenceCode}"
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private static Task<VisavisDbContext> NewContextAsync(AppHost app) =>
        app.Services.GetRequiredService<IDbContextFactory<VisavisDbContext>>().CreateDbContextAsync(Cancellation);
}
